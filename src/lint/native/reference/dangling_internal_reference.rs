//! References to provisions that the document does not have.

use crate::lint::{Context, Draft};
use crate::model::{DefinitionKind, Document, Reference, ReferenceStatus, Target};
use crate::outline::{NodeId, Outline};
use crate::text::Span;

pub(super) fn check(context: &Context<'_>) {
    let outline = context.document.outline();
    let numbers = Numbers::new(outline);
    let parent = Parent::of(context.document);
    // By the unit that lacks what is cited: one list that lost its numbers is one cause.
    let mut found: Vec<(&str, Draft)> = Vec::new();
    for reference in context.document.references() {
        let at = reference.span.start;
        let judged = reference.status == ReferenceStatus::Unresolved
            && !outline.is_quoted(at)
            && !outline.in_annex(reference.provision)
            && !is_inserted(outline, reference.provision)
            && !is_tabled(context, reference)
            && (!outline.chinese || parent.means_this(context.document, reference.span));
        if !judged {
            continue;
        }
        let missing = reference
            .targets
            .iter()
            .find(|target| target.node.is_none() && !is_relative(target) && !numbers.skip(target));
        let Some(target) = missing else { continue };
        let span = words(context, if target.span.is_empty() { reference.span } else { target.span });
        let around = around(&target.path);
        match found.iter_mut().find(|(known, _)| *known == around) {
            Some((_, first)) => *first = first.clone().related("again", span),
            None => {
                let draft = Draft::new(reference.provision, span);
                found.push((around, draft.with("target", context.slice(span))));
            }
        }
    }
    for (_, draft) in found {
        context.report(draft);
    }
}

/// Whether the unit is in a section that amending words put into another Act, such as 88G in an Act
/// without a section 88.
fn is_inserted(outline: &Outline, id: NodeId) -> bool {
    let Some(article) = outline.article_of(id).filter(|_| !outline.chinese) else { return false };
    let own = outline.node(article).ordinal;
    let is_base = |id: NodeId| {
        let other = outline.node(id).ordinal;
        other.parts().len() == 1 && other.main() == own.main()
    };
    own.parts().len() > 1 && !outline.articles().any(is_base)
}

/// Whether the words stand in the table of a section: those of another Act, set out as amended.
fn is_tabled(context: &Context<'_>, reference: &Reference) -> bool {
    let outline = context.document.outline();
    let Some(article) = outline.article_of(reference.provision).filter(|_| !outline.chinese) else {
        return false;
    };
    let start = outline.node(article).span.start as usize;
    let before = context.document.text().get(start..reference.span.start as usize);
    let mut lines = before.unwrap_or_default().lines();
    lines.any(|line| line.trim_matches(['*', '#', ' ']).eq_ignore_ascii_case("table"))
}

/// The unit below which the target would be, or the target itself where that is the document.
fn around(path: &str) -> &str {
    path.rsplit_once("__").map_or(path, |(around, _)| around)
}

/// The span without the words that join it to the one before it.
fn words(context: &Context<'_>, span: Span) -> Span {
    let words = context.slice(span);
    let bare = words.trim_start_matches(['、', '，', '和', '及', '与', '或', '至', ',', ' ']);
    Span::new(span.end as usize - bare.len(), span.end as usize)
}

/// Whether the target is told by its place, as in 前款: what is not there has the number 0.
fn is_relative(target: &Target) -> bool {
    target.path.ends_with("_0")
}

/// Whether the document speaks of a parent law as 本法, so that a bare number may mean one of that.
struct Parent {
    named_as_own: bool,
    names_it: bool,
}

impl Parent {
    fn of(document: &Document) -> Self {
        let named_as_own = document.definitions().iter().any(|definition| {
            definition.kind == DefinitionKind::Abbreviation && definition.term.starts_with('本')
        });
        // It says 本法 where it means that.
        let names_it = document.text().matches("本法第").count() >= 3;
        Self { named_as_own, names_it }
    }

    /// Whether the Chinese citation at `span` is certain to be one of this document: it says 本办法,
    /// 本条 or 前款, or it is a bare article number in a clause that leads up to nothing else.
    fn means_this(&self, document: &Document, span: Span) -> bool {
        const OWN: [&str; 20] = [
            "本法", "本条例", "本办法", "本规定", "本规则", "本细则", "本解释", "本规程", "本章程", "本准则",
            "本标准", "本决定", "本通知", "本意见", "本条", "本款", "本项", "本章", "本节", "本编",
        ];
        const LEADS: [&str; 22] = [
            "违反", "依照", "依据", "依", "按照", "根据", "适用", "准用", "及", "和", "或", "或者", "、", "，",
            "除", "有", "与", "至", "符合", "执行", "按", "经",
        ];
        let text = document.text();
        let words = span.slice(text);
        let before = text.get(..span.start as usize).unwrap_or_default();
        let bare = before.trim_end();
        let own = |words: &str| OWN.iter().any(|own| words.starts_with(own));
        if own(words) || words.starts_with(['前', '上']) || OWN.iter().any(|own| bare.ends_with(own)) {
            return true;
        }
        let names_article = words.contains('条') && words.starts_with('第');
        let clause = bare.rsplit(['。', '；', '\n']).next().unwrap_or_default();
        let named = |clause: &str| {
            ["法", "条例", "办法", "规则", "规定", "细则", "宪章", "公约"].iter().any(|name| {
                clause.match_indices(name).any(|(at, _)| {
                    clause.get(..at).is_some_and(|before| !before.ends_with('本'))
                })
            })
        };
        names_article
            && (!self.named_as_own || self.names_it && !clause.contains("本法"))
            && !words.contains('章')
            && (clause.trim().is_empty() || LEADS.iter().any(|lead| bare.ends_with(lead)))
            && !named(&clause.replace("违法", "").replace("依法", ""))
    }
}

/// Article numbers left out up to which each is taken for one that was struck out, so that what
/// cites it is at fault; more are a copy with gaps.
const STRUCK_OUT: usize = 2;

/// The article numbers of the document.
struct Numbers {
    first: u32,
    last: u32,
    known: Vec<u32>,
}

impl Numbers {
    fn new(outline: &Outline) -> Self {
        let number = |id: NodeId| outline.node(id).ordinal.main();
        let mut known: Vec<u32> = outline.articles().map(number).collect();
        known.sort_unstable();
        let first = known.first().copied().unwrap_or_default();
        let last = known.last().copied().unwrap_or_default();
        Self { first, last, known }
    }

    /// Whether the target is one of many articles left out between others, which is a fault of the
    /// numbering and reported as that.
    fn skip(&self, target: &Target) -> bool {
        let Some(number) = target.ordinal.map(|ordinal| ordinal.main()) else { return false };
        let is_article = target.path.starts_with("art_") || target.path.starts_with("sec_");
        let mut distinct = self.known.clone();
        distinct.dedup();
        let span = (self.last - self.first) as usize + 1;
        is_article
            && span.saturating_sub(distinct.len()) > STRUCK_OUT
            && self.first < number
            && number < self.last
            && self.known.binary_search(&number).is_err()
    }
}
