//! DLG008: two bodies are to make the same rules.

use crate::lint::native::shared::assessable;
use crate::lint::native::words::Words;
use crate::lint::{Context, Draft};
use crate::model::{Delegation, Document};
use std::collections::HashMap;

/// Subjects that name nothing of their own.
static VAGUE: Words = Words::new(
    "(?i)^(?:其|该|具体|实施|有关|上述|前款|本条|管理|相关|以下|下列|the (?:form|manner|procedures?)$|such|it|they|rules|regulations|matters)|\
     ^(?:办法|标准|细则|规定|条例|目录|范围|内容|程序)$",
);
/// Shortest subject that tells one matter from another, in characters.
const SHORTEST: usize = 4;

pub(crate) fn check(context: &Context<'_>) {
    let document = context.document;
    if !assessable(document) {
        return;
    }
    let mut known: HashMap<&str, &Delegation> = HashMap::new();
    for delegation in document.delegations().iter().filter(|one| is_own(document, one)) {
        let subject = delegation.subject.trim();
        let Some(&first) = known.get(subject) else {
            known.insert(subject, delegation);
            continue;
        };
        if apart(&first.to, &delegation.to) {
            let draft = Draft::new(delegation.provision, delegation.span)
                .with("subject", subject)
                .with("to", delegation.to.clone())
                .with("other", first.to.clone());
            context.report(draft.related("first", first.span));
        }
    }
}

fn is_own(document: &Document, delegation: &Delegation) -> bool {
    let subject = delegation.subject.trim();
    !delegation.to.is_empty()
        && subject.chars().count() >= SHORTEST
        && !VAGUE.is_in(subject)
        && !document.outline().is_quoted(delegation.span.start)
}

/// Whether the bodies are two: neither is the other with somebody joined.
fn apart(a: &str, b: &str) -> bool {
    !a.contains(b) && !b.contains(a) && !a.contains("会同") && !b.contains("会同")
}
