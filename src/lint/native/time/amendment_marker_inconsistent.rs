//! Notes under the title that leave out who adopted the instrument, or when.

use crate::lint::native::shared::is_whole_instrument;
use crate::lint::{Context, Draft};
use crate::outline::NodeId;

/// Bodies that adopt or publish.
const BODIES: [&str; 12] = [
    "人民代表大会", "人大常委会", "国务院", "常务委员会", "人民政府", "部", "委员会", "局", "署", "法院",
    "检察院", "令",
];
const ACTS: [&str; 8] = ["通过", "公布", "发布", "批准", "修订", "修正", "颁布", "印发"];

pub(super) fn check(context: &Context<'_>) {
    let document = context.document;
    let kept = document.instrument().kind.is_legislation();
    let Some(note) = document.outline().adoption.filter(|_| kept) else { return };
    if document.is_amending() || !is_whole_instrument(document) {
        return;
    }
    let words = note.slice(document.text());
    let named = |list: &[&str]| list.iter().any(|word| words.contains(word));
    let dated = document.instrument().adopted.is_some();
    let missing = if !dated && named(&ACTS) {
        "date"
    } else if !dated {
        // What is in the brackets is another note: 征求意见稿.
        return;
    } else if !named(&BODIES) {
        "body"
    } else if !named(&ACTS) {
        "act"
    } else {
        return;
    };
    context.report(Draft::new(NodeId::ROOT, note.trimmed(document.text())).variant(missing));
}
