//! The lines below an excerpt: related places that are not in it, notes, kind of claim,
//! authorities, advice.

use super::visible::visible;
use super::words::Words;
use crate::lint::{Applicability, Finding, Place, Related};

/// At most so many related places are shown with their text; the others are named.
const SHOWN: usize = 4;

/// A line below an excerpt: the word before the colon and what it says.
pub(super) struct Entry {
    pub(super) word: &'static str,
    pub(super) text: String,
}

/// The related places of a finding as they are shown.
pub(super) struct Places<'a> {
    /// Those to show with their text, in order of the text.
    pub(super) excerpts: Vec<&'a Related>,
    /// Those in other documents.
    pub(super) elsewhere: Vec<&'a Related>,
    /// Those that are only named.
    pub(super) more: Vec<&'a Related>,
}

impl<'a> Places<'a> {
    pub(super) fn new(finding: &'a Finding) -> Self {
        let (mut here, elsewhere): (Vec<_>, Vec<_>) =
            finding.related.iter().partition(|related| related.place.path == finding.place.path);
        here.sort_by_key(|related| related.place.span);
        let more = if here.len() > SHOWN + 1 { here.split_off(SHOWN) } else { Vec::new() };
        Self { excerpts: here, elsewhere, more }
    }
}

/// The lines below the excerpts of `finding`.
pub(super) fn entries(finding: &Finding, places: &Places, words: Words) -> Vec<Entry> {
    let mut entries = Vec::new();
    let mut add = |word, text: String| entries.push(Entry { word, text });
    for related in &places.elsewhere {
        add(words.related(), elsewhere(related));
    }
    if !places.more.is_empty() {
        let names: Vec<String> = places.more.iter().map(|related| name(&related.place)).collect();
        add(words.related(), words.more_places(names.len(), &names.join(words.comma())));
    }
    for note in &finding.notes {
        add(words.note(), lines(note));
    }
    add(words.kind(), words.basis(finding.basis).to_owned());
    for authority in &finding.authority {
        add(words.relies(authority), visible(&words.citation(authority)).into_owned());
    }
    for fix in &finding.fixes {
        let option = match fix.applicability {
            Applicability::Safe => "--fix",
            Applicability::Unsafe => "--unsafe-fixes",
        };
        add(words.fix(), format!("{} ({option})", visible(&fix.title)));
    }
    if let Some(help) = &finding.help {
        add(words.help(), lines(help));
    }
    entries
}

/// A place as its label, or line and column where it has none.
fn name(place: &Place) -> String {
    if place.label.is_empty() {
        format!("{}:{}", place.start.line, place.start.column)
    } else {
        visible(&place.label).into_owned()
    }
}

fn elsewhere(related: &Related) -> String {
    let place = &related.place;
    let (path, start) = (visible(&place.path), place.start);
    let mut text = format!("{path}:{}:{}", start.line, start.column);
    for part in [&place.label, &related.message] {
        if !part.is_empty() {
            text.push(' ');
            text.push_str(&visible(part));
        }
    }
    text
}

/// `text` with its lines kept and all else made visible.
fn lines(text: &str) -> String {
    let lines: Vec<_> = text.lines().map(|line| visible(line).trim_end().to_owned()).collect();
    lines.join("\n")
}
