//! HIE012: a rule names no legal basis.

use crate::lint::{Context, Draft, Severity};
use crate::model::{InstrumentType, Role};

pub(crate) fn check(context: &Context<'_>) {
    let document = context.document;
    let instrument = document.instrument();
    let severity = match instrument.kind {
        InstrumentType::DepartmentalRule => Severity::Warning,
        InstrumentType::LocalGovernmentRule => Severity::Info,
        _ => return,
    };
    // A text without a note of who issued it may be of a higher rank.
    if instrument.issuer.is_none() {
        return;
    }
    let Some(first) = document.outline().articles().next() else { return };
    // Parts of a code and excerpts do not begin with the purpose article.
    if document.outline().node(first).ordinal.main() != 1 {
        return;
    }
    let text = document.text();
    let mut articles = document.outline().articles().take(2);
    let named = articles.any(|article| {
        let words = document.outline().node(article).span.slice(text);
        ["根据", "依据", "依照", "按照"].iter().any(|word| words.contains(word))
            && words.contains("制定")
            || (words.contains("》") && (words.contains("实施") || words.contains("贯彻")))
    });
    let purposeful = document.roles().iter().any(|mark| mark.role == Role::Purpose);
    if !instrument.basis.is_empty() || named || !purposeful {
        return;
    }
    let span = document.outline().node(first).span.trimmed(text);
    context.report(Draft::new(first, span).severity(severity));
}
