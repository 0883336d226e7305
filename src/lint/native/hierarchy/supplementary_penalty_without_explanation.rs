//! HIE019: a regulation that carries out a law sets penalties of its own.

use crate::lint::native::{merged, powers, shared::clipped};
use crate::lint::{Context, Draft};
use crate::model::{InstrumentType, Role};

pub(crate) fn check(context: &Context<'_>) {
    let document = context.document;
    let instrument = document.instrument();
    let regulation = matches!(
        instrument.kind,
        InstrumentType::AdministrativeRegulation | InstrumentType::LocalRegulation
    );
    if !regulation || !instrument.basis.iter().any(|title| title.ends_with('法')) {
        return;
    }
    let mut articles = Vec::new();
    let mut found = Vec::new();
    for mark in document.roles().iter().filter(|mark| mark.role == Role::Sanction) {
        let article = document.outline().article_of(mark.node);
        if mark.inherited
            || articles.contains(&article)
            || document.outline().is_quoted(mark.sentence.start)
            || powers::rests_on_higher_law(context, mark.sentence)
        {
            continue;
        }
        articles.push(article);
        let draft = Draft::new(mark.node, document.shown(mark))
            .with("act", clipped(context.slice(document.shown(mark))))
            .with("basis", instrument.basis.join("》《"));
        found.push((draft, document.shown(mark)));
    }
    merged::report(context, found);
}
