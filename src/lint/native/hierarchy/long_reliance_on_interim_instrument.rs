//! HIE010: an instrument calls itself interim and has been in force for years.

use crate::lint::native::shared::is_whole_instrument;
use crate::lint::{Context, Draft};
use crate::model::InstrumentType;
use crate::outline::NodeId;

/// Words of a title that promise another text.
const INTERIM: [&str; 2] = ["暂行", "试行"];

pub(crate) fn check(context: &Context<'_>) {
    let document = context.document;
    let instrument = document.instrument();
    let span = document.outline().title.trimmed(document.text());
    let title = span.slice(document.text());
    let Some(word) = INTERIM.into_iter().find(|word| title.contains(word)) else { return };
    // 《暂行规定》 is the title of another text.
    let own = !title.contains('《') && !title.contains('〈') && is_whole_instrument(document);
    if !own || instrument.kind == InstrumentType::JudicialInterpretation {
        return;
    }
    let dates = [&instrument.adopted, &instrument.promulgated, &instrument.effective];
    let from = dates.into_iter().flatten().min();
    let until = [context.as_of, instrument.dated.as_deref()].into_iter().flatten().max();
    let (Some(from), Some(until)) = (from.and_then(|date| year(date)), until.and_then(year)) else { return };
    let years = until - from;
    if years > context.number("max-years", 5) {
        context.report(
            Draft::new(NodeId::ROOT, span)
                .with("word", word)
                .with("years", years.to_string())
                .with("from", from.to_string())
                .with("until", until.to_string()),
        );
    }
}

/// The year of a date `YYYY-MM-DD`.
fn year(date: &str) -> Option<i64> {
    date.get(..4)?.parse().ok()
}
