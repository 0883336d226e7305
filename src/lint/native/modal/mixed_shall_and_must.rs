//! MOD002: “shall” and “must” for the duties of one document.

use crate::lint::{Context, Draft};
use crate::model::{ActorKind, Modality, Norm};
use crate::text::Span;

/// So many duties in the rarer word are no slip of a condition.
const FEW: i64 = 2;

/// A document with more duties in one word is a code that many hands wrote.
const CODE: usize = 500;

/// What “must” stands before where it says what somebody has to be, not what they have to do.
const CONDITIONS: [&str; 21] = [
    "have ", "be a ", "be an ", "be at ", "be in ", "be of ", "be on ", "be no ", "be not ", "be the ", "be over ", "be under ", "be able ", "be either ", "be one ", "be from ",
    "meet ", "satisfy ", "possess ", "hold ", "necessarily ",
];

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
            && !states_condition(document.text(), norm.modal)
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
    if rare.len() < few || common.len() > CODE {
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

/// Whether the words are those of a condition: “an applicant must be an adult”. “must”, unlike
/// “shall”, is the word for one in many styles.
fn states_condition(text: &str, modal: Span) -> bool {
    let behind = text.get(modal.end as usize..).unwrap_or_default();
    let behind = behind.trim_start_matches([' ', '\u{3000}']).trim_start_matches("also ");
    modal.slice(text).eq_ignore_ascii_case("must")
        && CONDITIONS.iter().any(|words| behind.starts_with(words))
}
