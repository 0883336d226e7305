//! GAP001: a text that grants and takes a status leaves out stages of its life.

use crate::lint::native::acting::has_role;
use crate::lint::native::shared::{assessable, in_script, is_whole_instrument};
use crate::lint::{Context, Draft, Severity};
use crate::model::{ActClass, Document, Edge, QuantityKind, Role, Status};

/// A stage: its names, and whether the document has it.
type Stage = (&'static str, &'static str, fn(&Document, &Status) -> bool);

/// How many of the stages a text under a parent law has itself: what its holders may and must do,
/// supervision and liability are usually in the law.
const OWN: [usize; 4] = [0, 1, 2, 5];

/// The stages in the order of a life. That a remedy, a surrender or a natural end is missing has
/// lints of its own.
const STAGES: [Stage; 8] = [
    ("取得条件", "conditions", |d, _| has_role(d, Role::Eligibility)),
    ("申请和审查程序", "application and examination", |d, _| has_role(d, Role::Procedure)),
    ("办理期限", "time limit of the decision", |d, _| has_time_limit(d)),
    ("持有人的权利", "rights of the holder", |d, _| has_role(d, Role::Right)),
    ("持有人的义务", "duties of the holder", |d, _| {
        has_role(d, Role::Duty) || has_role(d, Role::Prohibition)
    }),
    ("有效期和延续", "term and renewal", |_, s| {
        s.has(Edge::Renewal) || s.has(Edge::NaturalTermination)
    }),
    ("监督检查", "supervision", |d, _| has_role(d, Role::Supervision)),
    ("法律责任", "liability", |d, _| {
        [Role::Sanction, Role::OfficialLiability, Role::CriminalLiability]
            .into_iter()
            .any(|role| has_role(d, role))
    }),
];

pub(super) fn check(context: &Context<'_>) {
    let document = context.document;
    if !assessable(document) || !is_whole_instrument(document) || document.is_amending() {
        return;
    }
    let least = usize::try_from(context.number("missing", 4)).unwrap_or_default();
    let regimes = document.statuses().iter().filter(|status| is_regime(status));
    for status in regimes.filter(|status| is_subject(document, status)) {
        let below = !document.instrument().basis.is_empty();
        let asked = STAGES.iter().enumerate().filter(|(at, _)| !below || OWN.contains(at));
        let missing: Vec<&Stage> = asked
            .map(|(_, stage)| stage)
            .filter(|(_, _, has)| !has(document, status))
            .collect();
        let Some(grant) = status.edges(Edge::Grant).next() else { continue };
        if document.outline().in_annex(grant.node)
            || is_arranged_elsewhere(document, grant.sentence.slice(document.text()))
        {
            continue;
        }
        if missing.len() < least.saturating_sub(usize::from(below)) {
            continue;
        }
        let names = missing.iter().map(|(zh, en, _)| if context.chinese { *zh } else { *en });
        let names: Vec<&str> = names.collect();
        let severity =
            if status.class == ActClass::Personal { Severity::Warning } else { Severity::Info };
        context.report(
            Draft::new(grant.node, grant.verb.unwrap_or(grant.words))
                .severity(severity)
                .with("status", status.name.clone())
                .with("stages", in_script(context, &names.join(if context.chinese { "、" } else { ", " }))),
        );
        return;
    }
}

/// Whether the document both grants and takes the status, so that it sets out its life.
fn is_regime(status: &Status) -> bool {
    let kind = matches!(status.class, ActClass::Personal | ActClass::Licence);
    kind && (status.own || status.class == ActClass::Personal) && !status.lasting && !status.event && status.has(Edge::Grant) && status.has(Edge::Loss)
}

/// Whether the text is about the status: its title says what the name says. Other texts only touch
/// statuses that are arranged elsewhere, as do those that carry out a law named in their title.
fn is_subject(document: &Document, status: &Status) -> bool {
    /// The longest name in characters that tells nothing: 许可证.
    const GENERAL: usize = 3;
    if !document.outline().chinese {
        return true;
    }
    let title = document.outline().title.slice(document.text());
    let name: Vec<char> = status.name.chars().collect();
    let shared = name.windows(2).any(|two| title.contains(&two.iter().collect::<String>()));
    name.len() > GENERAL && shared && !title.contains(['《', '〈'])
}

/// Whether an English text changes another Act, or only says of the status that an order will arrange
/// it or that another Act gives it.
fn is_arranged_elsewhere(document: &Document, sentence: &str) -> bool {
    let title = document.outline().title.slice(document.text());
    !document.outline().chinese
        && (title.contains("Amendment")
            || document.text().contains("the Principal Act")
            || ["by order", " means ", " mean ", "the Act of "].iter().any(|w| sentence.contains(w)))
}

/// Whether a sentence on procedure has a time in days or months.
fn has_time_limit(document: &Document) -> bool {
    let marks = document.roles().iter().filter(|mark| {
        matches!(mark.role, Role::Procedure | Role::Duty | Role::Authority) && !mark.inherited
    });
    let times = document.quantities().iter().filter(|q| q.kind == QuantityKind::Duration);
    let times: Vec<_> = times.map(|quantity| quantity.span).collect();
    marks.into_iter().any(|mark| {
        let from = times.partition_point(|time| time.start < mark.sentence.start);
        times.get(from).is_some_and(|time| time.start < mark.sentence.end)
    })
}
