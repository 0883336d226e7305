//! Items that are cited without the paragraph that they are in, where more than one paragraph has
//! such an item; and citations of items in two styles.

use crate::lint::{Applicability, Context, Draft, Severity};
use crate::model::{Reference, ReferenceStatus};
use crate::outline::{Kind, NodeId, Outline};
use crate::text::Span;

pub(super) fn check(context: &Context<'_>) {
    let document = context.document;
    let outline = document.outline();
    let text = document.text();
    let mut drafts: Vec<(NodeId, u32, Draft)> = Vec::new();
    let mut marks = Marks::default();
    for reference in document.references() {
        if outline.is_quoted(reference.span.start) || outline.in_annex(reference.provision) {
            continue;
        }
        marks.read(text, reference);
        let Some((article, number, span)) = ambiguous(outline, text, reference) else { continue };
        match drafts.iter_mut().find(|(known, item, _)| *known == article && *item == number) {
            Some((_, _, draft)) => *draft = draft.clone().related("again", span),
            None => {
                let draft = Draft::new(reference.provision, span)
                    .with("target", context.slice(span))
                    .with("article", context.label(article));
                drafts.push((article, number, draft));
            }
        }
    }
    for (_, _, draft) in drafts {
        context.report(draft);
    }
    if let Some(draft) = marks.draft(context) {
        context.report(draft);
    }
}

/// The article and item that a citation means without saying in which of several paragraphs.
fn ambiguous(
    outline: &Outline,
    text: &str,
    reference: &Reference,
) -> Option<(NodeId, u32, Span)> {
    let words = reference.span.slice(text);
    if reference.status != ReferenceStatus::Resolved
        || !words.contains('项')
        || words.contains(['款', '前', '各'])
        || !words.contains('条')
    {
        return None;
    }
    reference.targets.iter().find_map(|target| {
        let node = target.node?;
        let item = outline.node(node);
        let article = outline.article_of(node)?;
        let number = item.ordinal.main();
        let own = target.span.slice(text);
        // A later member of a list, 第二项, takes its paragraph from the one before it.
        let named = item.kind == Kind::Point && own.contains('条');
        // 本条第二项 may count on the paragraph that it stands in.
        let elsewhere = outline.article_of(reference.provision) != Some(article);
        (named && elsewhere && holders(outline, article, number) > 1)
            .then_some((article, number, target.span))
    })
}

/// How many paragraphs of the article have an item of that number.
fn holders(outline: &Outline, article: NodeId, number: u32) -> usize {
    let has = |&paragraph: &NodeId| {
        outline.children(paragraph).any(|child| {
            let node = outline.node(child);
            node.kind == Kind::Point && node.ordinal.parts() == [number]
        })
    };
    outline.children(article).filter(has).count()
}

/// How the document writes the numbers of items that it cites: 第二项 or 第（二）项.
#[derive(Default)]
struct Marks {
    plain: Vec<Span>,
    bracketed: Vec<Span>,
}

impl Marks {
    fn read(&mut self, text: &str, reference: &Reference) {
        let words = reference.span.slice(text);
        if !words.contains('项') {
            return;
        }
        let base = reference.span.start as usize;
        for (at, _) in words.match_indices('项') {
            let before = words.get(..at).unwrap_or_default();
            let Some(start) = before.rfind('第') else { continue };
            let number = before.get(start + '第'.len_utf8()..).unwrap_or_default();
            let inner = number.trim_matches(['（', '）', '(', ')']);
            if inner.is_empty() || inner.contains(['、', '款', '条', '至', '和', '或']) {
                continue;
            }
            let span = Span::new(base + start, base + at + '项'.len_utf8());
            let list = if inner == number { &mut self.plain } else { &mut self.bracketed };
            list.push(span);
        }
    }

    /// The finding on the bracketed numbers, where most are plain.
    fn draft(&self, context: &Context<'_>) -> Option<Draft> {
        let (&first, again) = self.bracketed.split_first()?;
        let &plain = self.plain.first()?;
        if self.plain.len() < self.bracketed.len() {
            return None;
        }
        let written = context.slice(first);
        let mended: String = written.chars().filter(|c| !"（）()".contains(*c)).collect();
        let draft = Draft::new(context.document.provision_of(first), first)
            .variant("marks")
            .severity(Severity::Info)
            .with("target", written)
            .with("other", context.slice(plain))
            .with("mended", &mended)
            .fix(Applicability::Safe, first, mended.clone())
            .related("plain", plain);
        Some(again.iter().fold(draft, |draft, &span| draft.related("again", span)))
    }
}
