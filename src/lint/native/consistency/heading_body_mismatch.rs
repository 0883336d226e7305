//! Headings of chapters that announce what nothing below them has.

use crate::lint::{Context, Draft};
use crate::model::Role;
use crate::outline::Kind;

/// What headings announce, and the roles that keep the promise.
const SUBJECTS: [(&[&str], &[Role]); 4] = [
    (
        &["救济", "复议", "申诉", "Appeal", "Remed", "Review of decisions"],
        &[Role::Remedy],
    ),
    (
        &["法律责任", "罚则", "Penalt", "Offences", "Sanctions", "Legal Liability"],
        &[
            Role::Sanction,
            Role::AdverseAction,
            Role::CriminalLiability,
            Role::CivilLiability,
            Role::OfficialLiability,
        ],
    ),
    (&["监督检查", "Inspection", "Supervision"], &[Role::Supervision, Role::Coercion, Role::Authority]),
    (&["登记程序", "申请与", "申请和", "Applications"], &[Role::Procedure, Role::Eligibility]),
];

/// Words in headings that join a subject to others.
const JOINTS: [&str; 5] = ["与", "和", "及", " and ", ","];

pub(super) fn check(context: &Context<'_>) {
    let document = context.document;
    let outline = document.outline();
    for chapter in outline.ids().filter(|&id| is_group(outline.node(id).kind)) {
        let node = outline.node(chapter);
        let Some(heading) = node.heading else { continue };
        let words: String = heading.slice(document.text()).trim().to_owned();
        let squeezed: String =
            if outline.chinese { words.split_whitespace().collect() } else { words };
        let Some((subject, roles)) = SUBJECTS.iter().find_map(|(subjects, roles)| {
            Some((subjects.iter().find(|subject| squeezed.contains(**subject))?, roles))
        }) else {
            continue;
        };
        let joined = squeezed.replacen(subject, "", 1);
        let several = JOINTS.iter().any(|joint| joined.contains(joint));
        let kept = document.roles_in(chapter).iter().any(|mark| roles.contains(&mark.role));
        let articles = outline.descendants(chapter).any(|id| outline.is_article(id));
        if !several && !kept && articles && !outline.in_annex(chapter) {
            context.report(
                Draft::new(chapter, heading).with("heading", context.slice(heading).trim()),
            );
        }
    }
}

fn is_group(kind: Kind) -> bool {
    matches!(kind, Kind::Chapter | Kind::Part)
}
