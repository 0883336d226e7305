//! AUT008: one authority under several names.

use crate::lint::{Context, Draft};
use crate::model::ActorKind;
use crate::text::Span;

pub(super) fn check(context: &Context<'_>) {
    let document = context.document;
    let organs = document.lexicon().organs();
    // Norms come last: reading them is much work, and few documents have two names for one organ.
    if !organs.may_have_two_names_in(document.text()) {
        return;
    }
    // The names in the order of the text, each with its field and its first place.
    let mut names: Vec<(&str, &str, Span)> = Vec::new();
    for norm in document.norms() {
        let Some(actor) = norm.actor.filter(|_| norm.actor_kind == ActorKind::Authority) else {
            continue;
        };
        if document.outline().is_quoted(actor.start) {
            continue;
        }
        let name = actor.slice(document.text());
        let Some(field) = organs.field(name) else { continue };
        if !names.iter().any(|(known, ..)| *known == name) {
            names.push((name, field, actor));
        }
    }
    let mut told: Vec<&str> = Vec::new();
    for &(name, field, span) in &names {
        let same = names.iter().find(|(other, of, _)| *of == field && *other != name);
        let Some(&(_, _, first)) = same.filter(|_| !told.contains(&field)) else { continue };
        told.push(field);
        let (first, second) = if span.start < first.start { (span, first) } else { (first, span) };
        context.report(
            Draft::new(document.provision_of(second), second)
                .with("first", context.slice(first))
                .related("first", first),
        );
    }
}
