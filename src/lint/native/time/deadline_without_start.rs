//! Time limits that begin at no moment that the text names.

use crate::lint::native::limits;
use crate::lint::native::words::{List, WordFile};
use crate::lint::{Context, Draft};
use crate::model::{Document, Quantity, Sentence};
use serde::Deserialize;

/// What the lint looks for.
#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Forms {
    starts: List,
    #[serde(default)]
    leads: List,
}

pub(super) static WORDS: WordFile<Forms> = WordFile::new("deadline-without-start");

pub(super) fn check(context: &Context<'_>) {
    let document = context.document;
    let outline = document.outline();
    for quantity in document.quantities() {
        if !limits::is_limit(document, quantity)
            || outline.is_quoted(quantity.span.start)
            || outline.in_annex(quantity.provision)
        {
            continue;
        }
        let Some(at) = document.sentence_at(quantity.span.start) else { continue };
        let sentence = document.sentences()[at];
        // What an earlier sentence of the article or the header of a list tells of may start it.
        if limits::begins_article(document, at) && !starts(document, sentence, quantity) {
            context.report(
                Draft::new(quantity.provision, quantity.span)
                    .with("limit", context.slice(quantity.span)),
            );
        }
    }
}

/// Whether the sentence names an event that may start the limit, or binds nobody to it.
fn starts(document: &Document, sentence: Sentence, quantity: &Quantity) -> bool {
    let before = limits::before(document, sentence.span, quantity);
    let whole = sentence.span.slice(document.text());
    let (forms, chinese) = (WORDS.of(document), document.outline().chinese);
    // A clause before the duty mostly tells what starts it: 申请变更者，应于……
    let led = !chinese || !before.contains('，') && forms.leads.ends(before.trim_end());
    // 期限在六个月以内的 describes something.
    let after = document.text().get(quantity.span.end as usize..).unwrap_or_default();
    !led || after.starts_with(['的', '之'])
        || !limits::is_owed(document, before)
        || forms.starts.is_in(whole)
        || !chinese && forms.starts.is_in(&whole.to_lowercase())
}
