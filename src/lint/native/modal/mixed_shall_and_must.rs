//! MOD002: “shall” and “must” for the duties of one document.

use crate::lint::{Context, Draft};
use crate::model::{ActorKind, Modality, Norm};
use crate::text::Span;

/// So many duties in the rarer word are no slip of a condition.
const FEW: i64 = 2;

pub(super) fn check(context: &Context<'_>) {
    let document = context.document;
    let outline = document.outline();
    let own = document.norms().iter().filter(|norm| {
        norm.modality == Modality::Obligation
            && norm.actor.is_some()
            && norm.actor_kind != ActorKind::Other
            && !outline.is_quoted(norm.span.start)
            && !outline.in_annex(norm.provision)
            && norm.span.contains(norm.modal)
            && !is_noun(document.text(), norm.modal)
    });
    let (mut shall, mut must): (Vec<&Norm>, Vec<&Norm>) = (Vec::new(), Vec::new());
    for norm in own {
        match norm.modal.slice(document.text()).to_lowercase().as_str() {
            "shall" => shall.push(norm),
            "must" => must.push(norm),
            _ => {}
        }
    }
    let (rare, common) = if must.len() <= shall.len() { (must, shall) } else { (shall, must) };
    let few = usize::try_from(context.number("least", FEW)).unwrap_or_default();
    let (Some(first), Some(other)) = (rare.first(), common.first()) else { return };
    if rare.len() < few {
        return;
    }
    let draft = Draft::new(first.provision, first.modal)
        .with("other", context.slice(other.modal).to_lowercase())
        .with("count", rare.len().to_string())
        .with("others", common.len().to_string())
        .related("first", other.modal);
    context.report(draft);
}

/// Whether the word is a noun: “it is a must”.
fn is_noun(text: &str, modal: Span) -> bool {
    text.get(..modal.start as usize).is_some_and(|before| before.ends_with(" a "))
}
