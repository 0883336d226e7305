//! REM006: a status is taken, and nobody hears the holder before.

use crate::lint::native::shared::{actor, assessable, clipped};
use crate::lint::native::{merged, words::Words};
use crate::lint::{Context, Draft, Severity};
use crate::model::{Act, ActClass};

/// Words of a notice and a hearing before the decision, or of a remedy that stays execution.
static VOICE: Words = Words::new(
    "(?i)陈述|申辩|听证|听取[^，。；]*意见|意见陈述|事先告知|拟(?:取消|撤销|吊销|收回)|\
     \\bhear(?:d|ing)s?\\b|representations?|opportunity to|show cause|notice of (?:its|his|the) intention|\
     intends to|proposes? to|proposal to|to (?:respond|answer|reply|comment|object)|before (?:revok|cancel|suspend|withdraw)",
);

/// What courts take they take after a trial; discipline and penalties have hearings of their own.
static HEARD: Words =
    Words::new("(?i)法院|判处|处分|罚款|处罚|被[^，。；]*(?:撤销|吊销|取消|注销)|法官|\\bcourts?\\b|convict");
/// Words of acts that only follow another, and of what nobody holds as a status.
static SLIGHT: Words = Words::new("^(?:收回|缴销|收缴|缴回)|待遇|评选|试点|称号|先进|候选|参加|代表");

pub(crate) fn check(context: &Context<'_>) {
    let document = context.document;
    let mut taking = document.acts().iter().filter(|act| takes(context, act)).peekable();
    if taking.peek().is_none() || !assessable(document) || VOICE.is_anywhere_in(document) {
        return;
    }
    let found = taking.map(|act| {
        // Where no remedy reaches the act either, that gap is the graver one and is told by itself.
        let reached = document.remedies().iter().any(|remedy| remedy.reaches(document, act));
        let draft = Draft::new(act.node, act.cue)
            .severity(if reached { Severity::Warning } else { Severity::Info })
            .with("act", clipped(context.slice(act.cue)))
            .with("actor", actor(context, act.sentence));
        (draft, act.cue)
    });
    merged::report(context, found);
}

/// Whether the act takes what is bound to a person, and is no penalty, of which general law says
/// that the person is heard.
fn takes(context: &Context<'_>, act: &Act) -> bool {
    let document = context.document;
    let mut statuses = document.statuses().iter();
    let lasting = statuses.any(|status| status.lasting && status.name == act.status);
    act.class == ActClass::Personal
        && !document.takes_nothing(act)
        && !document.is_slight(act)
        && !act.refusal
        && !act.suspension
        && !act.sanction
        && !lasting
        && !document.outline().in_annex(act.node)
        && !HEARD.is_in(act.sentence.slice(document.text()))
        && !SLIGHT.is_in(act.cue.slice(document.text()))
}
