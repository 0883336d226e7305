//! EXI005: a status for a time and one for good, and no way from one to the other.

use crate::lint::native::shared::assessable;
use crate::lint::native::words::Words;
use crate::lint::{Context, Draft};
use crate::model::{ActClass, Edge, Status};
use crate::text::Span;

static SHORT: Words = Words::new("(?i)临时|短期|暂住|有限期|temporary|short-term|provisional");
static LONG: Words = Words::new("(?i)永久|长期|无限期|permanent|long-term|indefinite");
/// What both may be of.
const FIELDS: [&str; 12] = [
    "居留", "居住", "停留", "执业", "从业", "经营", "登记", "许可", "资格", "residen", "permit",
    "licen",
];
/// Words of a change into something.
static PATH: Words = Words::new(
    "(?i)转为|转换|变更为|改为|换领|换发|升级|转办|申请[^，。；]*(?:永久|长期|无限期)|\
     convert|adjust|chang\\w+ (?:to|into)|transfer to|appl\\w+ for [^.;]*(?:permanent|long-term|indefinite)",
);

pub(crate) fn check(context: &Context<'_>) {
    let document = context.document;
    if !assessable(document) {
        return;
    }
    let held = |status: &&Status| {
        let kind = matches!(status.class, ActClass::Personal | ActClass::Document | ActClass::Licence);
        kind && !status.lasting && !status.event
    };
    let mut pairs = document.statuses().iter().filter(held).filter(|s| LONG.is_in(&s.name)).filter_map(|long| {
        let short = document.statuses().iter().filter(held).find(|short| {
            SHORT.is_in(&short.name) && same_field(&short.name, &long.name)
        })?;
        Some((short, long))
    });
    let Some((short, long)) = pairs.next() else { return };
    let (Some(at), Some(from)) = (place(long), place(short)) else { return };
    let text = document.text();
    let joined = document.sentences().iter().any(|sentence| {
        let words = sentence.span.slice(text);
        LONG.is_in(words) && SHORT.is_in(words) && PATH.is_in(words)
    });
    if !joined {
        let draft = Draft::new(document.provision_of(at), at)
            .with("long", long.name.clone())
            .with("short", short.name.clone());
        context.report(draft.related("short", from));
    }
}

fn same_field(a: &str, b: &str) -> bool {
    let (a, b) = (a.to_lowercase(), b.to_lowercase());
    FIELDS.iter().any(|field| a.contains(field) && b.contains(field))
}

/// Where the status is granted, or first spoken of.
fn place(status: &Status) -> Option<Span> {
    let grant = status.edges(Edge::Grant).next().or(status.transitions.first())?;
    Some(grant.verb.unwrap_or(grant.words))
}
