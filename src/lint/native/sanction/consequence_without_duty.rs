//! SAN002: a penalty for breaking a provision that asks nothing of anyone.

use crate::lint::native::shared::assessable;
use crate::lint::native::words::Words;
use crate::lint::{Context, Draft};
use crate::model::{Document, Reference, ReferenceKind, ReferenceStatus, Role, RoleMark};
use crate::outline::NodeId;
use crate::text::Span;

/// Words by which a provision binds someone, or makes a condition of what he does.
static BINDS: Words = Words::new(
    "(?i)应|不得|禁止|必须|须|严禁|不准|方可|只能|负责|义务|不能|有权|可以|经[^，。；]*(?:批准|许可|同意)|未经|实行|需|\
     \\b(?:shall|must|may|cannot|prohibit\\w*|forbid\\w*|offence|required?|unlawful|duty|duties|liable|only|guilty|\
     is to|are to|not permitted|responsible|obliged|obligation|restricted|subject to)\\b",
);
/// What stands before the citation of what was broken.
static BREACH: Words = Words::new(
    "(?i)违反(?:了)?(?:本法|本条例|本办法|本规定|本细则|本规则)?(?:的)?$|\
     (?:contraven\\w+|breach(?:es)? of|violat\\w+|fail\\w* to comply with)(?: the provisions of)?\\s+$",
);

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
            let Some(article) = idle(document, mark.node, mark.sentence, reference) else { continue };
            let span = document.outline().node(article).span;
            let draft = Draft::new(mark.node, reference.span)
                .with("target", context.label(article));
            context.report(draft.related("target", span));
        }
    }
}

/// The article that the reference names as broken, where it binds nobody.
fn idle(document: &Document, node: NodeId, sentence: Span, reference: &Reference) -> Option<NodeId> {
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
    (internal && !own && frame && BREACH.is_in(before) && !BINDS.is_in(words)).then_some(article)
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
