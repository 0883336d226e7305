//! AUT008: one authority under several names.

use crate::lint::{Context, Draft};
use crate::model::ActorKind;
use crate::text::Span;

/// What a name is called by besides its field, the longest first.
const ENDINGS: [&str; 8] =
    ["行政主管部门", "行政管理部门", "主管部门", "管理部门", "行政部门", "部门", "机关", "局"];

/// Words that name no field, or one of several organs (司法机关 are not 司法行政部门).
const GENERAL: [&str; 13] = [
    "司法", "有关", "相关", "主管", "行政", "国家", "上级", "其他", "地方", "管理", "执法", "监督", "该",
];

pub(super) fn check(context: &Context<'_>) {
    let document = context.document;
    // The names in the order of the text, each with its field and its first place.
    let mut names: Vec<(&str, &str, Span)> = Vec::new();
    for norm in document.norms() {
        let Some(actor) = norm.actor.filter(|_| norm.actor_kind == ActorKind::Authority) else {
            continue;
        };
        if document.outline().is_quoted(actor.start) {
            continue;
        }
        let name = actor.slice(document.text());
        let Some(field) = field(name) else { continue };
        if !names.iter().any(|(known, ..)| *known == name) {
            names.push((name, field, actor));
        }
    }
    let mut told: Vec<&str> = Vec::new();
    for &(name, field, span) in &names {
        let same = names.iter().find(|(other, of, _)| *of == field && *other != name);
        let Some(&(_, _, first)) = same.filter(|_| !told.contains(&field)) else { continue };
        told.push(field);
        let (first, second) = if span.start < first.start { (span, first) } else { (first, span) };
        context.report(
            Draft::new(document.provision_of(second), second)
                .with("first", context.slice(first))
                .related("first", first),
        );
    }
}

/// What the authority is in charge of: 公安 of 公安机关. Names with a place or a rank in them, and
/// lists of several, may be of other authorities.
fn field(name: &str) -> Option<&str> {
    let ending = ENDINGS.iter().find(|ending| name.ends_with(*ending))?;
    let field = name.strip_suffix(ending)?;
    let single = !field.contains(['、', '和', '或', '与', '及', '级', '的', '府', '院', '“']);
    let long = (2..=10).contains(&field.chars().count());
    let general = GENERAL.iter().any(|word| field.ends_with(word));
    (single && long && !general).then_some(field)
}

#[cfg(test)]
mod tests {
    use super::field;

    #[test]
    fn fields_are_what_names_share() {
        assert_eq!(field("公安机关"), Some("公安"));
        assert_eq!(field("公安部门"), Some("公安"));
        assert_eq!(field("有关部门"), None);
        assert_eq!(field("公安、民政部门"), None);
        assert_eq!(field("公安部"), None);
    }
}
