//! SAN007: a fine that nobody is named to impose.

use crate::lint::native::merged;
use crate::lint::native::shared::{assessable, clipped};
use crate::lint::native::words::{WordFile, Words};
use crate::lint::{Context, Draft};
use crate::model::{Role, RoleMark};
use serde::Deserialize;

/// What the lint looks for.
#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Forms {
    organ: Words,
    clause: Words,
    fine: Words,
    other: Words,
}

pub(super) static WORDS: WordFile<Forms> = WordFile::new("responsible-person-missing");

pub(crate) fn check(context: &Context<'_>) {
    let document = context.document;
    if !assessable(document) {
        return;
    }
    let mut bare = document.roles().iter().filter(|mark| has_no_organ(context, mark)).peekable();
    let text = document.text();
    let organs = document.lexicon().organs();
    let forms = WORDS.of(document);
    let general = || {
        let mut sentences = document.sentences().iter().map(|s| s.span.slice(text));
        sentences.any(|words| forms.clause.is_in(words) || organs.are_put_in_charge_by(words))
    };
    if bare.peek().is_none() || general() {
        return;
    }
    let mut articles = Vec::new();
    let mut found = Vec::new();
    for mark in bare {
        let article = document.outline().article_of(mark.node);
        if articles.contains(&article) {
            continue;
        }
        articles.push(article);
        let draft = Draft::new(mark.node, document.shown(mark))
            .with("act", clipped(context.slice(document.shown(mark))));
        found.push((draft, document.shown(mark)));
    }
    merged::report(context, found);
}

fn has_no_organ(context: &Context<'_>, mark: &RoleMark) -> bool {
    let document = context.document;
    let outline = document.outline();
    let text = document.text();
    let article = outline.article_of(mark.node).unwrap_or(mark.node);
    let forms = WORDS.of(document);
    mark.role == Role::Sanction
        && !mark.inherited
        && !outline.is_quoted(mark.sentence.start)
        && !outline.in_annex(mark.node)
        && forms.fine.is_in(mark.sentence.slice(text))
        && !forms.other.is_in(mark.sentence.slice(text))
        && !forms.organ.is_in(outline.node(article).span.slice(text))
}
