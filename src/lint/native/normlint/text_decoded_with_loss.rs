//! Bytes that meant nothing in the encoding of the text.

use crate::lint::{Context, Draft};
use crate::text::{DecodingNote, Span};

pub(super) fn check(context: &Context<'_>) {
    let source = context.document.source();
    for note in source.notes() {
        let DecodingNote::Lossy { replaced, first } = *note;
        let start = first as usize;
        let sign = source.text().get(start..).and_then(|rest| rest.chars().next());
        let span = Span::new(start, start + sign.map_or(0, char::len_utf8));
        context.report(
            Draft::new(context.document.provision_of(span), span)
                .with("number", replaced.to_string())
                .with("target", source.encoding()),
        );
    }
}
