//! PUR004: many duties and sanctions of persons, few rights and remedies.

use crate::lint::native::shared::assessable;
use crate::lint::{Context, Draft};
use crate::model::{ActorKind, Modality, Role};
use crate::text::Span;

pub(super) fn check(context: &Context<'_>) {
    let document = context.document;
    if !assessable(document) {
        return;
    }
    let outline = document.outline();
    let (mut duties, mut rights) = (0_usize, document.remedies().len());
    let mut first: Option<Span> = None;
    for norm in document.norms() {
        if norm.actor_kind != ActorKind::Holder || outline.is_quoted(norm.span.start) {
            continue;
        }
        match norm.modality {
            Modality::Obligation | Modality::Prohibition => {
                duties += 1;
                first.get_or_insert(norm.span);
            }
            Modality::Right | Modality::Permission => rights += 1,
            _ => {}
        }
    }
    let sanctions = document.roles().iter().filter(|mark| {
        mark.role == Role::Sanction && !mark.inherited && !outline.is_quoted(mark.sentence.start)
    });
    duties += sanctions.count();
    let number = |name: &str, fallback: i64| {
        usize::try_from(context.number(name, fallback)).unwrap_or_default()
    };
    let Some(first) = first else { return };
    if duties < number("duties", 10) || duties <= number("max-ratio", 8) * rights.max(1) {
        return;
    }
    context.report(
        Draft::new(document.provision_of(first), first)
            .with("duties", duties.to_string())
            .with("rights", rights.to_string()),
    );
}
