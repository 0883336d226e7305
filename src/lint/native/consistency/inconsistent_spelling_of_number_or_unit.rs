//! One unit that is written in two ways.

use crate::lint::{Applicability, Context, Draft};
use crate::model::Document;
use crate::text::Span;

/// A unit in the ways it is written, and what stands before a number's unit.
const CHINESE: [&[&str]; 4] = [
    &["平方公里", "平方千米"],
    &["公里", "千米"],
    &["公斤", "千克"],
    &["公分", "厘米"],
];
const ENGLISH: [&[&str]; 3] =
    [&["percent", "per cent", "%"], &["kilometres", "kilometers"], &["metres", "meters"]];

pub(super) fn check(context: &Context<'_>) {
    let document = context.document;
    let units: &[&[&str]] = if document.outline().chinese { &CHINESE } else { &ENGLISH };
    for forms in units {
        if let Some(draft) = mixed(context, forms) {
            context.report(draft);
        }
    }
    if document.outline().chinese
        && let Some(draft) = percentages(context)
    {
        context.report(draft);
    }
}

/// The finding on a unit whose forms are mixed: at the first of the rarest.
fn mixed(context: &Context<'_>, forms: &[&str]) -> Option<Draft> {
    let mut found: Vec<(&str, Vec<Span>)> =
        forms.iter().map(|form| (*form, uses(context.document, form))).collect();
    found.retain(|(_, uses)| !uses.is_empty());
    found.sort_by_key(|(_, uses)| std::cmp::Reverse(uses.len()));
    let (usual, usual_places) = found.first()?;
    let (rare, places) = found.last().filter(|(rare, _)| rare != usual)?;
    let draft = odd(context, places, usual, *usual_places.first()?)?;
    let &first = places.first()?;
    let spaced = |form: &str| if form == "%" { "" } else { " " };
    // “10 %” becomes “10 percent”, not “10percent”.
    let before = context.document.text().get(..first.start as usize)?;
    if context.document.outline().chinese || before.ends_with(' ') && *usual != "%" {
        return Some(draft.fix(Applicability::Safe, first, (*usual).to_owned()));
    }
    if *rare == "%" {
        let mended = format!("{}{usual}", spaced(usual));
        return Some(draft.fix(Applicability::Safe, first, mended));
    }
    Some(draft)
}

/// The finding on percentages in signs and in words.
fn percentages(context: &Context<'_>) -> Option<Draft> {
    let signs: Vec<Span> =
        ["%", "％"].iter().flat_map(|sign| uses(context.document, sign)).collect();
    let words = places(context.document, "百分之");
    let (few, other, usual) = match signs.len() <= words.len() {
        true => (&signs, &words, "百分之"),
        false => (&words, &signs, "%"),
    };
    odd(context, few, usual, *other.first()?)
}

fn odd(context: &Context<'_>, places: &[Span], usual: &str, elsewhere: Span) -> Option<Draft> {
    let (&first, again) = places.split_first()?;
    let draft = Draft::new(context.document.provision_of(first), first)
        .with("form", context.slice(first))
        .with("usual", usual)
        .related("usual", elsewhere);
    Some(again.iter().fold(draft, |draft, &span| draft.related("again", span)))
}

/// Where a form of a unit stands behind a number.
fn uses(document: &Document, form: &str) -> Vec<Span> {
    const NUMERALS: &str = "〇零一二两三四五六七八九十百千万亿半每0123456789";
    let text = document.text();
    let counted = |span: &Span| {
        let before = text.get(..span.start as usize).unwrap_or_default().trim_end_matches(' ');
        let words = ["ten", "five", "one", "two", "twenty", "fifty", "hundred", "thirty", "three"];
        let number = before.ends_with(|c: char| NUMERALS.contains(c) || c.is_ascii_digit())
            || !document.outline().chinese && words.iter().any(|word| before.ends_with(word));
        let whole = document.outline().chinese
            || !text.get(span.end as usize..).unwrap_or_default().starts_with(char::is_alphanumeric);
        // 三万五千米 are metres; 5千米 cannot be.
        let split = !form.starts_with('千') || before.ends_with(|c: char| c.is_ascii_digit());
        number && whole && split
    };
    places(document, form).into_iter().filter(counted).collect()
}

/// Where words stand in sentences of the document, outside annexes and quotations.
fn places(document: &Document, words: &str) -> Vec<Span> {
    let outline = document.outline();
    let found = document.text().match_indices(words);
    found
        .map(|(at, found)| Span::new(at, at + found.len()))
        .filter(|span| {
            document.sentence_at(span.start).is_some_and(|at| {
                !outline.is_quoted(span.start)
                    && !outline.in_annex(document.sentences()[at].node)
                    && !document.text().get(..span.start as usize).unwrap_or_default().ends_with("平方")
            })
        })
        .collect()
}
