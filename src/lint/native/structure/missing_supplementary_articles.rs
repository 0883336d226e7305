//! Instruments that burden persons and have no chapter on liability.

use crate::lint::native::shared::{assessable, is_whole_instrument};
use crate::lint::{Context, Draft};
use crate::model::{ActorKind, Modality, Role};
use crate::outline::Kind;

/// From so many articles on an instrument is expected to be whole.
const ARTICLES: usize = 20;
/// So many burdens of persons ask for a rule on their breach.
const BURDENS: usize = 5;

const LIABILITY: [Role; 5] = [
    Role::Sanction,
    Role::AdverseAction,
    Role::CriminalLiability,
    Role::CivilLiability,
    Role::OfficialLiability,
];

pub(super) fn check(context: &Context<'_>) {
    let document = context.document;
    let outline = document.outline();
    let general = document.instrument().kind.is_legislation();
    let chaptered = outline.ids().any(|id| outline.node(id).kind == Kind::Chapter);
    if !general
        || !chaptered
        || !assessable(document)
        || !is_whole_instrument(document)
        || outline.articles().count() < ARTICLES
        || document.roles().iter().any(|mark| LIABILITY.contains(&mark.role))
    {
        return;
    }
    let mut burdens = document.norms().iter().filter(|norm| {
        norm.actor_kind == ActorKind::Holder
            && matches!(norm.modality, Modality::Obligation | Modality::Prohibition)
    });
    let Some(first) = burdens.next() else { return };
    let more = burdens.count();
    if more + 1 >= BURDENS {
        context.report(
            Draft::new(first.provision, first.modal).with("count", (more + 1).to_string()),
        );
    }
}
