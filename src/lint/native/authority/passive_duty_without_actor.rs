//! AUT002: a status is taken, and neither the article nor the rest of the text says by
//! whom.

use crate::lint::native::acting;
use crate::lint::native::shared::{assessable, clipped};
use crate::lint::{Context, Draft};
use crate::model::{Act, Document, Edge, Norm, Role};
use crate::outline::NodeId;

pub(super) fn check(context: &Context<'_>) {
    let document = context.document;
    // A clause on competence names who decides under the whole text.
    if !assessable(document)
        || acting::has_role(document, Role::Authority)
        // A text below a law finds its authorities in the law that it rests on.
        || !document.instrument().basis.is_empty()
        || names_who_receives(document)
    {
        return;
    }
    let mut told: Vec<NodeId> = Vec::new();
    let mut draft: Option<Draft> = None;
    for act in acting::own_acts(document).filter(|act| is_open(document, act)) {
        let article = acting::article(document, act.node);
        if told.contains(&article) || acting::authority_acts(document, article) {
            continue;
        }
        told.push(article);
        draft = Some(match draft.take() {
            Some(draft) => draft.related("same", act.cue),
            None => Draft::new(act.node, act.cue)
                .with("act", clipped(context.slice(act.cue)))
                .with("status", act.status.clone()),
        });
    }
    if let Some(draft) = draft {
        context.report(draft);
    }
}

/// Whether a provision on applications names the organ that they are made to, which decides on what
/// it gave as well.
fn names_who_receives(document: &Document) -> bool {
    let outline = document.outline();
    let organs = document.lexicon().organs();
    document.roles().iter().any(|mark| {
        mark.role == Role::Procedure
            && !mark.inherited
            && !outline.is_quoted(mark.sentence.start)
            && organs.are_named_in(mark.sentence.slice(document.text()))
    })
}

/// Whether the act commands and nobody who grants the same status is named: who grants a status
/// takes it as well. What only happens to somebody elsewhere is no act of this text.
fn is_open(document: &Document, act: &Act) -> bool {
    if act.sanction || act.refusal || document.takes_nothing(act) {
        return false;
    }
    let words = act.cue.slice(document.text());
    if !document.outline().chinese && (!words.contains("be ") || happens(document, act)) {
        return false;
    }
    let organs = document.lexicon().organs();
    let granted = document.statuses().iter().any(|status| {
        let mut changes = status.edges(Edge::Grant).chain(status.edges(Edge::Loss));
        let same = status.name == act.status
            // 归化许可 is taken by whoever gives 归化.
            || document.outline().chinese
                && (status.name.contains(&act.status) || act.status.contains(&status.name));
        same
            && changes.any(|t| {
                document.acting_in(t.sentence).is_some()
                    || document.outline().chinese
                        && organs.are_named_in(t.sentence.slice(document.text()))
            })
    });
    // Norms come last: few acts get so far, and reading them is much work.
    let commands = |norm: &Norm| norm.actor.is_none() && norm.span.overlaps(act.cue);
    !granted && document.norms_in(act.sentence).iter().any(commands)
}

/// Whether the words say what happens by law, which nobody decides, or name who acts behind them.
fn happens(document: &Document, act: &Act) -> bool {
    let words = act.cue.slice(document.text());
    let behind = document.text().get(act.cue.end as usize..).unwrap_or_default();
    ["deemed", " void", "invalid"].iter().any(|word| words.contains(word))
        || ["by the ", "during "].iter().any(|words| behind.trim_start().starts_with(words))
}
