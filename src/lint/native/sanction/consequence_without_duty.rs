//! SAN002: a penalty for breaking a provision that asks nothing of anyone.

use crate::lint::native::shared::assessable;
use crate::lint::native::words::{WordFile, Words};
use crate::lint::{Context, Draft};
use crate::model::{Document, Reference, ReferenceKind, ReferenceStatus, Role, RoleMark};
use crate::outline::NodeId;
use crate::text::Span;
use serde::Deserialize;

/// What the lint looks for.
#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Forms {
    binds: Words,
    breach: Words,
}

pub(super) static WORDS: WordFile<Forms> = WordFile::new("consequence-without-duty");

pub(crate) fn check(context: &Context<'_>) {
    let document = context.document;
    if !assessable(document) {
        return;
    }
    let punishes = |role| matches!(role, Role::Sanction | Role::CriminalLiability);
    let mut seen: Vec<Span> = Vec::new();
    for mark in document.roles().iter().filter(|mark| punishes(mark.role) && !mark.inherited) {
        if seen.contains(&mark.sentence) || document.outline().is_quoted(mark.sentence.start) {
            continue;
        }
        seen.push(mark.sentence);
        for reference in document.references_in(mark.sentence) {
            let Some(article) = idle(document, mark.node, mark.sentence, reference) else {
                continue;
            };
            let span = document.outline().node(article).span;
            let draft =
                Draft::new(mark.node, reference.span).with("target", context.label(article));
            context.report(draft.related("target", span));
        }
    }
}

/// The article that the reference names as broken, where it binds nobody.
fn idle(
    document: &Document,
    node: NodeId,
    sentence: Span,
    reference: &Reference,
) -> Option<NodeId> {
    let outline = document.outline();
    let text = document.text();
    let internal =
        reference.kind == ReferenceKind::Internal && reference.status == ReferenceStatus::Resolved;
    let [target] = reference.targets.as_slice() else { return None };
    let article = outline.article_of(target.node?)?;
    let before = Span { start: sentence.start, end: reference.span.start }.slice(text);
    let own = outline.article_of(node) == Some(article);
    let whole = outline.node(article).span;
    let words = whole.slice(text);
    // A repealed article, or one whose text was lost, says nothing.
    let frames = document.roles_in(article);
    let frame = !frames.is_empty() && frames.iter().all(is_frame);
    let forms = WORDS.of(document);
    (internal && !own && frame && forms.breach.is_in(before) && !forms.binds.is_in(words))
        .then_some(article)
}

/// Whether the role is that of a provision that only sets the frame of the others.
fn is_frame(mark: &RoleMark) -> bool {
    matches!(
        mark.role,
        Role::Definition
            | Role::Scope
            | Role::Purpose
            | Role::LegalBasis
            | Role::Interpretation
            | Role::Commencement
            | Role::Repeal
    )
}
