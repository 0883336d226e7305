//! EXI003: every ground on which a status is lost is misconduct.

use crate::lint::native::shared::{assessable, clipped};
use crate::lint::native::words::{List, WordFile, Words};
use crate::lint::{Context, Draft};
use crate::model::{Act, ActClass, Document, Edge};
use crate::outline::{Kind, NodeId};
use serde::Deserialize;

/// What the lint looks for.
#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Forms {
    neutral: Words,
    fault: Words,
    #[serde(default)]
    benefits: List,
}

pub(super) static WORDS: WordFile<Forms> = WordFile::new("fault-only-termination");

pub(crate) fn check(context: &Context<'_>) {
    let document = context.document;
    // Other endings of what is bound to a person, wherever they stand, are what the list lacks.
    let ends = [Edge::VoluntaryExit, Edge::NaturalTermination];
    let ended = document.statuses().iter().any(|status| {
        status.class == ActClass::Personal && ends.into_iter().any(|edge| status.has(edge))
    });
    if ended || !assessable(document) {
        return;
    }
    let mut lists = document.acts().iter().filter(|act| takes_person(context, act));
    let found = lists.find_map(|act| Some((act, faults(document, act)?)));
    let Some((act, count)) = found else { return };
    context.report(
        Draft::new(act.node, act.cue)
            .with("act", clipped(context.slice(act.cue)))
            .with("count", count.to_string()),
    );
}

/// Whether the act takes what a person holds, not as a penalty, and no general law says how the
/// status ends otherwise.
fn takes_person(context: &Context<'_>, act: &Act) -> bool {
    let mut statuses = context.document.statuses().iter();
    let lasting = statuses.any(|status| status.lasting && status.name == act.status);
    act.class == ActClass::Personal
        && !act.refusal
        && !act.suspension
        && !act.sanction
        && !lasting
        && !WORDS.of(context.document).benefits.is_in(act.cue.slice(context.document.text()))
        && !context.document.outline().in_annex(act.node)
}

/// The number of grounds that the act leads into, where all that can be read are misconduct.
fn faults(document: &Document, act: &Act) -> Option<usize> {
    if document.header_of(act.node) != Some(act.sentence) {
        return None;
    }
    let outline = document.outline();
    let text = document.text();
    let forms = WORDS.of(document);
    let words = |id: NodeId| outline.node(id).span.slice(text);
    let grounds: Vec<NodeId> =
        outline.children(act.node).filter(|&id| outline.node(id).kind == Kind::Point).collect();
    let blamed = grounds.iter().filter(|&&id| forms.fault.is_in(words(id))).count();
    let neutral = grounds.iter().any(|&id| forms.neutral.is_in(words(id)));
    (blamed >= 2 && !neutral).then_some(grounds.len())
}
