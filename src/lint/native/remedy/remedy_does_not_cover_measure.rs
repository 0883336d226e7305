//! REM002: the text has remedies, and an act that takes or refuses a status is beyond their reach.

use crate::lint::native::shared::{
    act_value, actor, acts_without_remedy, assessable, ends_profession, penalties_without_remedy,
};
use crate::lint::{Context, Draft, Severity};
use crate::model::{Act, ActClass, Remedy};

pub(crate) fn check(context: &Context<'_>) {
    let document = context.document;
    let remedies = document.remedies();
    if remedies.is_empty() || !assessable(document) {
        return;
    }
    let text = document.text();
    let outline = document.outline();
    let uncovered: Vec<Act> = acts_without_remedy(document)
        .into_iter()
        .filter(|act| !remedies.iter().any(|remedy| remedy.reaches(outline, text, act)))
        .collect();
    let penalties: Vec<_> = penalties_without_remedy(document)
        .into_iter()
        .filter(|mark| !remedies.iter().any(|r| r.reaches_penalty(outline, mark.node)))
        .collect();
    let personal = |act: &&Act| act.class == ActClass::Personal;
    if let Some(first) = uncovered.iter().find(personal).or(uncovered.first()) {
        let severity =
            if first.class == ActClass::Personal { Severity::Warning } else { Severity::Info };
        let mut draft = with_remedy(context, Draft::new(first.node, first.cue), remedies)
            .severity(severity)
            .with("act", act_value(context, first))
            .with("status", first.status.clone())
            .with("actor", actor(context, first.sentence));
        for other in uncovered.iter().filter(|act| act.cue != first.cue) {
            draft = draft.related("same", other.cue);
        }
        for penalty in &penalties {
            draft = draft.related("same", penalty.cue);
        }
        context.report(draft);
        return;
    }
    // Fines and warnings alone are reached by general law.
    if let Some(first) = penalties.iter().find(|one| ends_profession(document, one)) {
        let mut draft = with_remedy(context, Draft::new(first.node, first.cue), remedies)
            .severity(Severity::Info)
            .with("act", context.slice(first.cue))
            .with("status", "")
            .with("actor", actor(context, first.sentence));
        for other in penalties.iter().filter(|other| other.cue != first.cue) {
            draft = draft.related("same", other.cue);
        }
        context.report(draft);
    }
}

/// Names the clause that comes nearest, and what it lists.
fn with_remedy(context: &Context<'_>, draft: Draft, remedies: &[Remedy]) -> Draft {
    let listing = remedies.iter().find(|remedy| !remedy.measures.is_empty());
    let Some(nearest) = listing.or(remedies.first()) else { return draft };
    draft
        .with("remedy", context.label(nearest.node))
        .with("measures", nearest.measures.join("、"))
        .related("remedy", nearest.cue)
}
