//! EXI005: a status for a time and one for good, and no way from one to the other.

use crate::lint::native::shared::assessable;
use crate::lint::native::words::Words;
use crate::lint::{Context, Draft};
use crate::model::{Document, Edge};
use crate::text::Span;

/// A status for a time, by its name.
static SHORT: Words = Words::new(
    "(?i)((?:临时|短期|暂住)[^，。；、]*?(?:居留许可|居留资格|居留证件|居留证|居留|居住证|许可证|许可|资格|执照)|\
     \\b(?:temporary|short-term|provisional) (?:\\w+ ){0,2}(?:permit|licen[cs]e|residence|status|visa))",
);
/// A status for good.
static LONG: Words = Words::new(
    "(?i)((?:永久|长期|无限期)[^，。；、]*?(?:居留许可|居留资格|居留证件|居留证|居留|居住证|许可证|许可|资格|执照)|\
     \\b(?:permanent|long-term|indefinite) (?:\\w+ ){0,2}(?:permit|licen[cs]e|residence|status|visa))",
);
/// What both may be of.
const FIELDS: [&str; 6] = ["居留", "居住", "执业", "从业", "residen", "status"];
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
    let (Some(short), Some(long)) = (granted(document, &SHORT), granted(document, &LONG)) else {
        return;
    };
    if !same_field(context.slice(short), context.slice(long)) {
        return;
    }
    let text = document.text();
    let joined = document.sentences().iter().any(|sentence| {
        let words = sentence.span.slice(text);
        LONG.is_in(words) && SHORT.is_in(words) && PATH.is_in(words)
    });
    if !joined {
        let draft = Draft::new(document.provision_of(long), long)
            .with("long", context.slice(long))
            .with("short", context.slice(short));
        context.report(draft.related("short", short));
    }
}

/// The first name that is found where the document grants a status.
fn granted(document: &Document, name: &Words) -> Option<Span> {
    let statuses = document.statuses().iter().filter(|status| !status.lasting);
    let grants = statuses.flat_map(|status| status.edges(Edge::Grant));
    let found = grants.filter_map(|grant| name.find(document.text(), grant.sentence));
    found.min_by_key(|span| span.start)
}

fn same_field(a: &str, b: &str) -> bool {
    let (a, b) = (a.to_lowercase(), b.to_lowercase());
    FIELDS.iter().any(|field| a.contains(field) && b.contains(field))
}
