//! Annexes and schedules that are cited and not there, or there and never cited.

use crate::lint::{Context, Draft};
use crate::model::{Document, ReferenceKind};
use crate::outline::{Kind, Node, NodeId};
use crate::text::{Expression, Span};

use std::sync::LazyLock;

/// A numbered annex: 附件2, 附表二.
static CHINESE: LazyLock<Expression> = LazyLock::new(|| {
    crate::text::pattern(r"附(?:件|表|录|图)\s?(?:[一二三四五六七八九十]{1,3}|[0-9]{1,2})")
        .expect("a constant pattern that a test builds")
});

/// Ordinals of schedules in words, the first first.
const ORDINALS: [&str; 12] = [
    "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth",
    "eleventh", "twelfth",
];

/// How far behind the word “Schedules” the numbers of a list of them stand, in characters.
const REACH: usize = 40;

pub(super) fn check(context: &Context<'_>) {
    let document = context.document;
    let outline = document.outline();
    let annexes: Vec<NodeId> = outline
        .ids()
        .filter(|&id| matches!(outline.node(id).kind, Kind::Annex | Kind::Schedule))
        .filter(|&id| !outline.is_quoted(outline.node(id).span.start))
        .collect();
    // Annexes that are published by themselves are not here at all.
    if annexes.is_empty() || document.is_amending() {
        return;
    }
    let missing = if outline.chinese { missing(document) } else { missing_english(document, &annexes) };
    // Where several are missing, or a note says where they are printed, the copy is without them.
    let elsewhere = ["编注", "请参阅", "公报"].iter().any(|note| document.text().contains(note));
    if let [missing] = missing[..]
        && !elsewhere
    {
        let annex = context.slice(missing);
        context.report(Draft::new(document.provision_of(missing), missing).with("annex", annex));
    }
    let mentions = Mentions::find(document);
    for &annex in &annexes {
        let node = outline.node(annex);
        // A bare 附 before a signature or a note is no annex with a name, and an annex may be spoken
        // of by its heading.
        let named = node.number.slice(document.text()).trim().trim_matches(['：', ':']) != "附";
        let heading = node.heading.map_or("", |heading| heading.slice(document.text()).trim());
        let heading = heading.trim_start_matches(['：', ':', ' ', '　']);
        let body = Span { start: 0, end: node.span.start }.slice(document.text());
        let told = heading.chars().nth(1).is_some() && body.contains(heading);
        if !node.number.is_empty() && named && !told && !mentions.cite(node, annexes.len() == 1) {
            context.report(
                Draft::new(annex, node.number)
                    .variant("uncited")
                    .with("annex", context.slice(node.number).trim()),
            );
        }
    }
}

/// The citations of numbered annexes that no line of the document begins with, the first of each.
fn missing(document: &Document) -> Vec<Span> {
    let outline = document.outline();
    let text = document.text();
    let found: Vec<Span> = CHINESE
        .find_iter(text)
        .map(|found| Span::new(found.start(), found.end()))
        .filter(|span| !outline.is_quoted(span.start) && !outline.is_excluded(span.start))
        .collect();
    let begins_line = |span: &Span| {
        let before = text.get(..span.start as usize).unwrap_or_default();
        let line = before.rsplit('\n').next().unwrap_or_default();
        line.trim_matches([' ', '　', '#', '*', '：', '（', '(', '|']).is_empty()
    };
    let headings: Vec<String> =
        found.iter().filter(|span| begins_line(span)).map(|span| key(span.slice(text))).collect();
    let word = |key: &str| key.chars().take(2).collect::<String>();
    let mut missing: Vec<(String, Span)> = Vec::new();
    for span in found.iter().filter(|span| !begins_line(span)) {
        let own = key(span.slice(text));
        // Where no annex of that word is here, all may be published by themselves.
        let kind_here = headings.iter().any(|known| word(known) == word(&own));
        if kind_here
            && !headings.contains(&own)
            && !missing.iter().any(|(known, _)| *known == own)
            && !is_of_another(text, *span)
        {
            missing.push((own, *span));
        }
    }
    missing.into_iter().map(|(_, span)| span).collect()
}

/// The word of an annex and its number in digits.
fn key(words: &str) -> String {
    let word: String = words.chars().take(2).collect();
    let number: String = words.chars().skip(2).filter(|c| !c.is_whitespace()).collect();
    format!("{word}{}", digits(&number))
}

/// A number of an annex in digits.
fn digits(number: &str) -> String {
    if number.chars().all(|c| c.is_ascii_digit()) {
        return number.to_owned();
    }
    let value = |c: char| "一二三四五六七八九".chars().position(|d| d == c).map_or(0, |at| at + 1);
    let (tens, units) = number.split_once('十').unwrap_or(("零", number));
    let part = |part: &str, empty: usize| part.chars().next().map_or(empty, value);
    (part(tens, 1) * 10 + part(units, 0)).to_string()
}

/// Whether the annex is one of another text: 《示例办法》附件2.
fn is_of_another(text: &str, span: Span) -> bool {
    let before = text.get(..span.start as usize).unwrap_or_default();
    let clause = before.rsplit(['，', '。', '；', '\n']).next().unwrap_or_default();
    clause.contains('》') || clause.contains("公约")
}

/// The citations of schedules of this document that it does not have.
fn missing_english(document: &Document, annexes: &[NodeId]) -> Vec<Span> {
    let outline = document.outline();
    let numbered = annexes.iter().any(|&id| outline.node(id).num.starts_with(|c: char| c.is_ascii_digit()));
    let mut known: Vec<&str> = Vec::new();
    let mut missing = Vec::new();
    let cited = document.references().iter().filter(|reference| {
        reference.kind == ReferenceKind::Internal
            && !outline.is_quoted(reference.span.start)
            && !is_of_other_act(document.text(), reference.span)
    });
    for target in cited.flat_map(|reference| &reference.targets) {
        let path = target.path.as_str();
        let annex = path.starts_with("sched_") || path.starts_with("annex_");
        let text = document.text();
        let named = target.span.slice(text).contains(char::is_alphabetic)
            && !is_of_other_act(text, target.span);
        let absent = target.node.is_none() && !path.contains("__") && !known.contains(&path);
        if numbered && annex && named && absent {
            known.push(path);
            missing.push(target.span);
        }
    }
    missing.retain(|span| !span.is_empty());
    missing
}

/// Whether the words behind a citation, or before it, name the Act that the schedule belongs to.
fn is_of_other_act(text: &str, span: Span) -> bool {
    let behind = text.get(span.end as usize..).unwrap_or_default();
    let own = [" to this Act", " to this Law", " of this Act", " hereto", " to this Regulation"];
    let other = [" to ", " to, ", " of ", " in the ", " thereto", " annexed"];
    let before = text.get(..span.start as usize).unwrap_or_default();
    let led = ["Agreement,", "Convention,", "Act,", "Treaty,", "Directive"];
    let behind_names = !own.iter().any(|own| behind.starts_with(own))
        && other.iter().any(|other| behind.starts_with(other));
    behind_names || led.iter().any(|name| before.trim_end().ends_with(name))
}

/// Where the document speaks of annexes: the place, and the numbers said there in digits or words.
struct Mentions {
    chinese: bool,
    all: Vec<(u32, Vec<String>)>,
}

impl Mentions {
    fn find(document: &Document) -> Self {
        let chinese = document.outline().chinese;
        let text = document.text();
        let all = if chinese { chinese_mentions(text) } else { english_mentions(text) };
        Self { chinese, all }
    }

    /// Whether anything outside the annex speaks of it: by its number, or, where it is the only one
    /// or the words have no number, at all.
    fn cite(&self, annex: &Node, only: bool) -> bool {
        let number = if self.chinese { digits(&annex.num) } else { annex.num.to_lowercase() };
        self.all.iter().any(|(at, numbers)| {
            let outside = *at < annex.span.start || *at >= annex.span.end;
            let any = only || number.is_empty() || self.chinese && numbers.is_empty();
            outside && (any || numbers.contains(&number))
        })
    }
}

fn chinese_mentions(text: &str) -> Vec<(u32, Vec<String>)> {
    let mut all: Vec<(u32, Vec<String>)> = Vec::new();
    for word in ["附件", "附表", "附录", "附图", "附后", "所附"] {
        for (at, _) in text.match_indices(word) {
            let behind: String = text.get(at..).unwrap_or_default().chars().take(6).collect();
            let number = CHINESE.find(&behind).filter(|found| found.start() == 0);
            let numbers = number.map(|found| key(found.as_str()).chars().skip(2).collect());
            all.push((Span::empty(at).start, numbers.into_iter().collect()));
        }
    }
    all
}

fn english_mentions(text: &str) -> Vec<(u32, Vec<String>)> {
    let lower = text.to_ascii_lowercase();
    let mut all: Vec<(u32, Vec<String>)> = Vec::new();
    for word in ["schedule", "annex", "appendi"] {
        for (at, _) in lower.match_indices(word) {
            let behind: String = lower.get(at..).unwrap_or_default().chars().take(REACH).collect();
            let tokens = behind.split(|c: char| !c.is_alphanumeric()).skip(1);
            let mut numbers: Vec<String> =
                tokens.filter(|token| !token.is_empty()).map(str::to_owned).collect();
            let before = lower.get(..at).unwrap_or_default().trim_end();
            let ordinal = ORDINALS.iter().position(|ordinal| before.ends_with(ordinal));
            numbers.extend(ordinal.map(|at| (at + 1).to_string()));
            all.push((Span::empty(at).start, numbers));
        }
    }
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_of_annexes_are_compared_in_digits() {
        assert_eq!(key("附表二"), "附表2");
        assert_eq!(key("附件 12"), "附件12");
        assert_eq!(key("附件十二"), key("附件12"));
        assert_eq!(key("附件二十"), "附件20");
    }

    #[test]
    fn schedules_are_named_by_numbers_and_ordinals() {
        let numbers = |text: &str| -> Vec<String> {
            english_mentions(text).into_iter().flat_map(|(_, numbers)| numbers).collect()
        };
        assert!(numbers("as set out in Schedules 1 and 3").contains(&"3".to_owned()));
        assert!(numbers("the Second Schedule to this Act").contains(&"2".to_owned()));
        assert!(!numbers("see Schedule 1").contains(&"2".to_owned()));
        let chinese = chinese_mentions("见附表二");
        assert_eq!(chinese, [(3, vec!["2".to_owned()])]);
    }
}
