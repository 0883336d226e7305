//! DLG002: a law calls for supporting rules and says no day for them.

use crate::lint::native::{merged, shared::clipped, words::Words};
use crate::lint::{Context, Draft};
use crate::model::{Document, InstrumentType, RoleMark, Role};

/// Rules that others may make, or a time for them.
static FREE: Words = Words::new(
    "可以|可|需要|必要|有权|应当自|之日起|以前|年内|月内|日内|同时|已经|现行|技术规范|标准|目录|军事|军队|参照|交易所|协会|常务委员会",
);
/// Rules that carry out the instrument.
static CALLED: Words = Words::new(
    "(?:办法|细则|规定|条例|规则)[^，。；]*由[^，。；]*(?:制定|规定|另行规定)|由[^，。；]*(?:制定|规定)[^，。；]*(?:办法|细则|规定|条例|规则)|\
     (?:国务院|部门|机关)[^，。；]*应当[^，。；]*(?:制定|规定)[^，。；]*(?:办法|细则|规定|条例)",
);

pub(crate) fn check(context: &Context<'_>) {
    let document = context.document;
    let kind = document.instrument().kind;
    if !matches!(kind, InstrumentType::Law | InstrumentType::Bill) || document.is_amending() {
        return;
    }
    let calls = document.roles().iter().filter(|mark| calls(document, mark));
    let found = calls.map(|mark| {
        let draft = Draft::new(mark.node, document.shown(mark)).with("act", clipped(context.slice(document.shown(mark))));
        (draft, document.shown(mark))
    });
    merged::report(context, found);
}

fn calls(document: &Document, mark: &RoleMark) -> bool {
    let words = mark.sentence.slice(document.text());
    mark.role == Role::Delegation
        && !mark.inherited
        && !document.outline().is_quoted(mark.sentence.start)
        && CALLED.is_in(words)
        && !FREE.is_in(words)
}
