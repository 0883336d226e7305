//! HIE013: a rule of one department gives tasks to others.

use crate::lint::native::shared::{assessable, clipped};
use crate::lint::{Context, Draft};
use crate::model::{InstrumentType, Modality};
use crate::text::Span;

pub(crate) fn check(context: &Context<'_>) {
    let document = context.document;
    let instrument = document.instrument();
    let Some(list) = document.lexicon().scanner().list("department") else { return };
    let issuer = instrument.issuer.as_deref().unwrap_or_default();
    if instrument.kind != InstrumentType::DepartmentalRule
        || issuer.is_empty()
        || issuer.contains('、')
        || !assessable(document)
    {
        return;
    }
    let text = document.text();
    let field = |name: &str| name.trim_end_matches("行政主管部门").trim_end_matches("主管部门").trim_end_matches("部门").to_owned();
    let mut others: Vec<(String, Span)> = Vec::new();
    for norm in document.norms() {
        let binds = matches!(norm.modality, Modality::Obligation | Modality::Power);
        let Some(actor) = norm.actor.filter(|_| binds) else { continue };
        for &hit in document.hits().within(list, actor) {
            let name = field(hit.slice(text));
            let own = issuer.contains(name.as_str()) || document.outline().is_quoted(hit.start);
            if !own && !others.iter().any(|(known, _)| *known == name) {
                others.push((name, norm.span));
            }
        }
    }
    let [(_, first), rest @ ..] = others.as_slice() else { return };
    if rest.is_empty() {
        return;
    }
    let names: Vec<&str> = others.iter().map(|(name, _)| name.as_str()).collect();
    let draft = Draft::new(document.provision_of(*first), *first)
        .with("issuer", issuer)
        .with("others", names.join("、"))
        .with("act", clipped(context.slice(*first)));
    context.report(rest.iter().fold(draft, |draft, (_, span)| draft.related("same", *span)));
}
