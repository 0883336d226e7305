//! SAN001: a duty or a ban whose breach has no consequence.

use crate::lint::native::merged;
use crate::lint::native::shared::{assessable, clipped};
use crate::lint::native::words::{WordFile, Words};
use crate::lint::{Context, Draft};
use crate::model::{ActorKind, Document, Modality, Norm, ReferenceKind, Role, RoleMark};
use crate::outline::NodeId;
use crate::text::Span;
use serde::Deserialize;

/// What the lint looks for.
#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Forms {
    general: Words,
}

pub(super) static WORDS: WordFile<Forms> = WordFile::new("duty-without-consequence");

pub(crate) fn check(context: &Context<'_>) {
    let document = context.document;
    if !assessable(document) {
        return;
    }
    let consequences: Vec<&RoleMark> =
        document.roles().iter().filter(|mark| is_consequence(mark.role)).collect();
    let text = document.text();
    let general = &WORDS.of(document).general;
    if consequences.iter().any(|mark| general.is_in(mark.sentence.slice(text))) {
        return;
    }
    let mut covered: Vec<NodeId> = consequences
        .iter()
        .flat_map(|mark| cited(document, mark.sentence))
        .chain(consequences.iter().filter_map(|mark| document.outline().article_of(mark.node)))
        .collect();
    covered.sort_unstable();
    covered.dedup();
    let mut articles: Vec<Option<NodeId>> = Vec::new();
    let mut found: Vec<(Draft, Span)> = Vec::new();
    for norm in document.norms().iter().filter(|norm| binds(norm)) {
        let article = document.outline().article_of(norm.provision);
        let known = article.is_none_or(|id| covered.binary_search(&id).is_ok());
        if known
            || articles.last() == Some(&article)
            || document.outline().is_quoted(norm.span.start)
        {
            continue;
        }
        articles.push(article);
        let draft =
            Draft::new(norm.provision, norm.span).with("act", clipped(context.slice(norm.span)));
        found.push((draft, norm.span));
    }
    merged::report(context, found);
}

fn is_consequence(role: Role) -> bool {
    matches!(
        role,
        Role::Sanction
            | Role::AdverseAction
            | Role::Coercion
            | Role::OfficialLiability
            | Role::CivilLiability
            | Role::CriminalLiability
    )
}

/// The articles of the document that `sentence` cites.
fn cited(document: &Document, sentence: Span) -> impl Iterator<Item = NodeId> {
    let internal = document.references_in(sentence).filter(|r| r.kind == ReferenceKind::Internal);
    let targets = internal.flat_map(|reference| &reference.targets);
    targets.filter_map(|target| document.outline().article_of(target.node?))
}

/// Whether the norm binds persons under the instrument.
fn binds(norm: &Norm) -> bool {
    norm.actor_kind == ActorKind::Holder
        && norm.actor.is_some()
        && matches!(norm.modality, Modality::Obligation | Modality::Prohibition)
}
