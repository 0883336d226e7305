//! What several native lints ask.

use super::super::context::Context;
use super::words::{List, WordFile, Words};
use crate::jurisdiction::Language;
use crate::model::{Act, Document, Edge, InstrumentType, Status, Transition};
use crate::text::Span;
use serde::Deserialize;

/// What many lints look for.
#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Forms {
    gives: List,
    #[serde(default)]
    titles: List,
    #[serde(default)]
    tasks: Words,
    #[serde(default)]
    cases: Words,
}

pub(super) static WORDS: WordFile<Forms> = WordFile::new("shared");

/// Whether the document is one that could hold remedies and endings of its own: an instrument that
/// only amends another, interprets the law for courts or binds states is none.
pub(crate) fn assessable(document: &Document) -> bool {
    !document.is_amending()
        && !matches!(
            document.instrument().kind,
            InstrumentType::JudicialInterpretation
                | InstrumentType::Treaty
                | InstrumentType::PartyDocument
        )
}

/// `words` on one line, at most sixty Chinese characters or about as much in English, and no part of
/// an English word.
pub(crate) fn clipped(words: &str) -> String {
    let line: String = words.split_whitespace().collect::<Vec<_>>().join(" ");
    let line = line.trim_end_matches(['：', ':', '，', ',', '。', '.', '；', ';']);
    let most = if line.is_ascii() { 110 } else { 60 };
    if line.chars().count() <= most {
        return line.to_owned();
    }
    let short: String = line.chars().take(most).collect();
    let cut = line
        .get(short.len()..)
        .is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_alphanumeric()));
    let whole =
        short.rfind(' ').filter(|_| cut && short.ends_with(|c: char| c.is_ascii_alphanumeric()));
    let short = short.get(..whole.unwrap_or(short.len())).unwrap_or_default();
    format!("{}…", short.trim_end_matches([',', ';', ' ']))
}

/// Who does what stands at `at` in a sentence: the authority named last before it, else the first of
/// the sentence, or a general word for it.
pub(crate) fn actor(context: &Context<'_>, sentence: Span, at: u32) -> String {
    let general = match context.document.profile().language() {
        Language::Hant => "主管機關",
        language if language.is_chinese() => "主管机关",
        _ => "the authority",
    };
    let found = context.document.acting_at(sentence, at);
    let name = found.map_or(general, |span| context.slice(span)).trim_start_matches('由');
    // The name stands in the middle of the message.
    name.strip_prefix("The ").map_or_else(|| name.to_owned(), |rest| format!("the {rest}"))
}

/// Where an authority gives the status, as far as the text says so: a duty to obtain one (应当取得)
/// may be owed under another law.
pub(crate) fn given<'s>(document: &Document, status: &'s Status) -> Option<&'s Transition> {
    let gives = |grant: &Transition| {
        grant.verb.is_some_and(|verb| WORDS.of(document).gives.begins(verb.slice(document.text())))
    };
    status.edges(Edge::Grant).find(|grant| gives(grant))
}

/// `words` in the script of the text where the message is in Chinese.
pub(crate) fn in_script(context: &Context<'_>, words: &str) -> String {
    let traditional = context.document.profile().language() == Language::Hant;
    let script = context.document.lexicon().script().filter(|_| traditional && context.chinese);
    script.map_or_else(|| words.to_owned(), |script| script.apply(words).into_owned())
}

/// Whether the list that the act stands in tells the tasks of an office, and its item does not say
/// in which case it may act.
pub(crate) fn is_task(document: &Document, act: &Act) -> bool {
    let words = WORDS.of(document);
    if words.cases.is_in(act.sentence.slice(document.text())) {
        return false;
    }
    let mut outer = document.outline().ancestors(act.node).skip(1);
    let header = outer.find_map(|id| document.header_of(id));
    header.is_some_and(|header| words.tasks.is_in(header.slice(document.text())))
}

/// Whether the title is that of a whole instrument and not of a part of a code or of a decision.
/// In English all titles are.
pub(crate) fn is_whole_instrument(document: &Document) -> bool {
    let title = document.outline().title.slice(document.text());
    let title = title.split(['（', '(']).next().unwrap_or_default().trim_end();
    !document.outline().chinese || WORDS.of(document).titles.ends(title)
}
