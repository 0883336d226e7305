//! Lists whose lead-in and connectors speak of different things, and lists of one item.

use crate::lint::{Context, Draft};
use crate::outline::{Kind, NodeId, Numbering, Outline};
use crate::text::{Expression, Span};
use std::sync::LazyLock;

/// What a lead-in asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Asks {
    One,
    All,
}

static CHINESE_ONE: LazyLock<Expression> = LazyLock::new(|| {
    regex(r"((?:下列|以下)[^，。；：]*之一|(?:下列|以下)[^，。；：]*任何?一(?:项|种))")
});
static CHINESE_ALL: LazyLock<Expression> =
    LazyLock::new(|| regex(r"(同时(?:具备|符合|满足|具有)(?:下列|以下))"));
/// Only of what may apply or not: services and matters that are listed with “and” are merely listed.
static ENGLISH_ONE: LazyLock<Expression> = LazyLock::new(|| {
    regex(
        r"(?i)(?:^|[^\w ]|[^rn] |[^o]r |[^a]n )(?:((?:any|any one|one|either) of the following)(?: (?:circumstance|condition|case|situation|event|ground|reason|requirement|criteri|qualification|appl|occur|happen|is |are ))|((?:any one|one|either) of the following)(?:[:—–]|$))",
    )
});
static ENGLISH_ALL: LazyLock<Expression> =
    LazyLock::new(|| regex(r"(?i)(?:^|[^\w ]|[^rt] )((?:all|both) of the following)\b"));

fn regex(pattern: &str) -> Expression {
    crate::text::pattern(pattern).expect("a constant pattern that a test builds")
}

pub(super) fn check(context: &Context<'_>) {
    let outline = context.document.outline();
    for id in outline.ids() {
        let items = first_list(outline, id);
        let Some(&first) = items.first() else { continue };
        if outline.is_quoted(outline.node(first).span.start) {
            continue;
        }
        let Some(header) = context.document.header_of(id) else { continue };
        if let [only] = items[..] {
            let text = context.document.text();
            if leads_in(header.slice(text)) && stands_alone(outline, text, only) && is_whole(context, id)
            {
                let number = outline.node(only).number;
                context.report(Draft::new(id, number).variant("single").related("lead", header));
            }
        } else if let Some(draft) = mismatch(context, id, header, &items) {
            context.report(draft);
        }
    }
}

/// The first list of numbered units right below `id`.
fn first_list(outline: &Outline, id: NodeId) -> Vec<NodeId> {
    let mut items: Vec<NodeId> = Vec::new();
    for child in outline.children(id) {
        let node = outline.node(child);
        let listed = !matches!(
            node.kind,
            Kind::Article | Kind::Section | Kind::Chapter | Kind::Part | Kind::Annex
                | Kind::Book | Kind::Title | Kind::Division | Kind::Schedule | Kind::Recital
        ) && node.numbering != Numbering::Implied;
        let goes_on = items.last().is_none_or(|&last| {
            let last = outline.node(last);
            last.kind == node.kind && node.ordinal > last.ordinal
        });
        if !listed || !goes_on {
            break;
        }
        items.push(child);
    }
    items
}

/// Whether the item is one line, after which the article ends: unnumbered lines behind it are items
/// that lost their numbers.
fn stands_alone(outline: &Outline, text: &str, item: NodeId) -> bool {
    let node = outline.node(item);
    let ends_article = NodeId(node.end).index() >= outline.len()
        || outline.article_of(NodeId(node.end)) != outline.article_of(item);
    let end = outline.article_of(item).map_or(node.span.end, |id| outline.node(id).span.end);
    let behind = Span::new(node.span.end as usize, end as usize).slice(text);
    ends_article && behind.trim().is_empty() && !node.span.slice(text).trim().contains('\n')
}

/// Whether nothing was taken out of the list, and it is not that of a text to be amended.
fn is_whole(context: &Context<'_>, id: NodeId) -> bool {
    const MARKS: [&str; 6] = ["…", "insert", "substitut", "amend", "TABLE", "be added"];
    let outline = context.document.outline();
    let around = outline.node(outline.article_of(id).unwrap_or(id));
    let words = around.span.slice(context.document.text());
    outline.chinese || !MARKS.iter().any(|mark| words.contains(mark))
}

fn leads_in(header: &str) -> bool {
    header.contains(char::is_alphabetic) && header.trim_end().ends_with(['：', ':', '—', '-', '–'])
}

fn mismatch(context: &Context<'_>, id: NodeId, header: Span, items: &[NodeId]) -> Option<Draft> {
    let text = context.document.text();
    let outline = context.document.outline();
    let words = header.slice(text);
    let chinese = outline.chinese;
    let (one, all) =
        if chinese { (&CHINESE_ONE, &CHINESE_ALL) } else { (&ENGLISH_ONE, &ENGLISH_ALL) };
    let gate = if chinese { "下" } else { "following" };
    if !words.contains(gate) && !words.contains("以下") {
        return None;
    }
    let find = |regex: &Expression| {
        let found = regex.captures(words)?;
        found.get(1).or_else(|| found.get(2))
    };
    let (found, asks) = match (find(all), find(one)) {
        (Some(found), _) => (found, Asks::All),
        (None, Some(found)) => (found, Asks::One),
        (None, None) => return None,
    };
    let mut connectors = items
        .split_last()?
        .1
        .iter()
        .filter_map(|&item| connector(text, outline.node(item).span, chinese));
    let first = connectors.next()?;
    // “either of the following:” says not of what; things are merely listed.
    let behind = words.get(found.end()..).unwrap_or_default().trim_start();
    let bare = behind.is_empty() || behind.starts_with([':', '—', '–']);
    let front = words.get(..found.start()).unwrap_or_default().trim_end();
    // Notice of any of some events is notice of each.
    if !chinese && asks == Asks::One && front.ends_with(" of") && behind.starts_with("event") {
        return None;
    }
    let item = outline.node(*items.first()?).span.slice(text);
    if !chinese && asks == Asks::One && bare && names_thing(item) {
        return None;
    }
    let differs = first.1 != asks && connectors.all(|(_, other)| other != asks);
    let lead = Span::new(header.start as usize + found.start(), header.start as usize + found.end());
    differs.then(|| {
        let asked = context.slice(lead);
        Draft::new(id, lead)
            .with("term", asked)
            .with("other", context.slice(first.0))
            .related("connector", first.0)
    })
}

/// Whether the item names a thing and tells nothing of it: things are listed with “and”, whichever of
/// them is meant.
fn names_thing(item: &str) -> bool {
    const VERBS: [&str; 16] = [
        "is", "are", "was", "were", "has", "have", "had", "does", "do", "may", "shall", "must",
        "will", "can", "fails", "becomes",
    ];
    const BEHIND: [&str; 7] = ["of", "for", "to", "in", "on", "by", "from"];
    let words = || item.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    let mut behind_mark = words().skip(1);
    let first = behind_mark.next().unwrap_or_default().to_lowercase();
    ["a", "an", "the", "any"].contains(&first.as_str())
        && behind_mark.nth(1).is_none_or(|word| BEHIND.contains(&word))
        && !words().any(|word| VERBS.contains(&word))
}

/// The connector at the end of an item and what it makes of the list.
fn connector(text: &str, item: Span, chinese: bool) -> Option<(Span, Asks)> {
    let words = item.slice(text).trim_end();
    let known: &[(&str, Asks)] = if chinese {
        &[
            ("并且", Asks::All),
            ("且", Asks::All),
            ("和", Asks::All),
            ("以及", Asks::All),
            ("或者", Asks::One),
            ("或", Asks::One),
        ]
    } else {
        &[("and", Asks::All), ("or", Asks::One)]
    };
    let (word, asks) = known.iter().find(|(word, _)| {
        words.strip_suffix(word).is_some_and(|rest| {
            let rest = rest.trim_end();
            rest.ends_with(['；', ';', '，', ','])
        })
    })?;
    let end = item.start as usize + words.len();
    Some((Span::new(end - word.len(), end), *asks))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lead_ins_are_told_apart() {
        assert!(CHINESE_ONE.is_match("有下列情形之一的，处以罚款："));
        assert!(CHINESE_ALL.is_match("应当同时具备下列条件："));
        assert!(!CHINESE_ALL.is_match("应当具备下列条件："));
        assert!(ENGLISH_ONE.is_match("if any of the following applies:"));
        assert!(ENGLISH_ONE.is_match("a person who meets one of the following conditions:"));
        assert!(!ENGLISH_ONE.is_match("regulations on all or any of the following conditions:"));
        assert!(!ENGLISH_ONE.is_match("provide any of the following services:"));
        assert!(ENGLISH_ALL.is_match("meets both of the following conditions:"));
        assert!(!ENGLISH_ALL.is_match("do either or both of the following:"));
    }

    #[test]
    fn connectors_stand_behind_a_mark() {
        let found = |text: &str, chinese| {
            connector(text, Span::new(0, text.len()), chinese).map(|(_, asks)| asks)
        };
        assert_eq!(found("（一）姓名变更的；并且", true), Some(Asks::All));
        assert_eq!(found("（一）前两项的总和", true), None);
        assert_eq!(found("(a) the card is lost; and\n", false), Some(Asks::All));
        assert_eq!(found("(a) sand", false), None);
    }
}
