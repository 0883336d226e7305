//! The inventory of what an instrument creates or specifies: licences, penalties, coercive
//! measures and execution, fees. It is read when asked for and kept nowhere.

mod limits;
mod objects;
mod origin;

use super::Document;
use super::facets::{PowerItem, PowerKind, Role};
use super::sentences::Sentence;
use crate::jurisdiction::{InventoryForm, InventoryForms, PackError};
use crate::text::{Expression, Span};
use std::collections::HashMap;
use std::ops::Range;

/// What `document` creates or specifies, in document order; the law that says who may create what
/// is that of `as_of` (`YYYY-MM-DD`).
///
/// # Errors
/// Where the file of the pack does not read.
pub fn inventory(document: &Document, as_of: &str) -> Result<Vec<PowerItem>, PackError> {
    let forms = document.profile().inventory_forms()?;
    let reader = Reader { document, forms: &forms, as_of, roles: roles(document) };
    let mut items: Vec<PowerItem> = Vec::new();
    for sentence in document.sentences() {
        if !document.is_foreign(sentence.span.start) {
            reader.read(sentence, &mut items);
        }
    }
    items.sort_by_key(|item| (item.act.start, item.kind));
    Ok(items)
}

/// The roles of each sentence that has any, as bits, by where it begins.
fn roles(document: &Document) -> HashMap<u32, u32> {
    let mut roles = HashMap::new();
    for mark in document.roles().iter().filter(|mark| !mark.inherited) {
        *roles.entry(mark.sentence.start).or_default() |= 1 << mark.role as u32;
    }
    roles
}

struct Reader<'a> {
    document: &'a Document,
    forms: &'a InventoryForms,
    as_of: &'a str,
    roles: HashMap<u32, u32>,
}

impl Reader<'_> {
    fn read(&self, sentence: &Sentence, items: &mut Vec<PowerItem>) {
        let words = sentence.span.slice(self.document.text());
        let roles = self.roles.get(&sentence.span.start).copied().unwrap_or_default();
        let mut taken: Vec<Range<usize>> = Vec::new();
        for form in &self.forms.item {
            let Some(kind) = PowerKind::from_name(&form.kind) else { continue };
            if !applies(form, words, roles) {
                continue;
            }
            let Some(pattern) = &form.pattern else { continue };
            for found in pattern.captures_iter(words) {
                let Some(act) = found.name("act").map(|act| trimmed(words, act.range())) else {
                    continue;
                };
                let own = found.name("object").map(|own| trimmed(words, own.range()));
                let fresh =
                    !taken.iter().any(|other| act.start < other.end && other.start < act.end);
                if !fresh || act.is_empty() {
                    continue;
                }
                let case = objects::Case { sentence, words, act: act.clone(), own };
                if self.is_told(&case) {
                    continue;
                }
                taken.push(act);
                let item = self.item(kind, form, &case);
                if !self.is_own_licence(&item) {
                    items.push(item);
                }
            }
        }
    }

    fn item(&self, kind: PowerKind, form: &InventoryForm, case: &objects::Case<'_>) -> PowerItem {
        let (origin, basis) = self.origin(form, case);
        PowerItem {
            kind,
            node: self.document.provision_of(case.span(&case.act)),
            sentence: case.sentence.span,
            act: case.span(&case.act),
            object: self.object(kind, case),
            origin,
            basis,
            limit: self.limit(form),
        }
    }

    /// Whether the sentence only tells of the act, or forbids it.
    fn is_told(&self, case: &objects::Case<'_>) -> bool {
        let (words, act) = (case.words, &case.act);
        let own = case.own.clone().unwrap_or_default();
        // A pattern that reads on behind the act has seen the words around it: 未取得…，不得….
        if own.start >= act.end {
            return false;
        }
        let clause = self.clause(words, act);
        let fits = |told: &Option<Expression>, part: &str| {
            told.as_ref().is_some_and(|told| told.is_match(part))
        };
        if fits(&self.forms.told_before, words.get(clause.start..act.start).unwrap_or_default()) {
            return true;
        }
        let stop = words.get(clause.end..).and_then(|rest| rest.chars().next());
        let after = words.get(act.end..clause.end).unwrap_or_default();
        let after: String = after.chars().chain(stop).collect();
        let object = words.get(own).unwrap_or_default();
        fits(&self.forms.told_after, &after) || fits(&self.forms.told_object, object)
    }

    /// Whether an authority is to have the licence: it gives licences and needs none.
    fn is_own_licence(&self, item: &PowerItem) -> bool {
        let subject = item.object.first().filter(|_| item.kind == PowerKind::Licence);
        let authority = self.forms.authority.as_ref();
        subject.zip(authority).is_some_and(|(subject, authority)| {
            authority.is_match(subject.slice(self.document.text()))
        })
    }

    /// The clause around `act`.
    fn clause(&self, words: &str, act: &Range<usize>) -> Range<usize> {
        let marks = self.forms.marks.as_slice();
        let before = words.get(..act.start).unwrap_or_default();
        let start = before.rfind(marks).map_or(0, |at| after_char(words, at));
        let after = words.get(act.end..).unwrap_or_default();
        let end = after.find(marks).map_or(words.len(), |at| act.end + at);
        start..end
    }
}

/// Whether a sentence with `roles` can hold what `form` looks for.
fn applies(form: &InventoryForm, words: &str, roles: u32) -> bool {
    let has =
        |name: &String| Role::from_name(name).is_some_and(|role| roles & (1 << role as u32) != 0);
    (form.roles.is_empty() || form.roles.iter().any(has))
        && form.words.iter().any(|word| words.contains(word.as_str()))
        && !form.unless.as_ref().is_some_and(|unless| unless.is_match(words))
}

/// The offset behind the character at `at`.
fn after_char(words: &str, at: usize) -> usize {
    at + words.get(at..).and_then(|rest| rest.chars().next()).map_or(0, char::len_utf8)
}

/// `range` of `words` without white space and stray marks at its ends.
fn trimmed(words: &str, range: Range<usize>) -> Range<usize> {
    let text = words.get(range.clone()).unwrap_or_default();
    let stray = |c: char| c.is_whitespace() || "，、：；。,;:".contains(c);
    let start = range.start + (text.len() - text.trim_start_matches(stray).len());
    let end = start + text.trim_matches(stray).len();
    start..end
}

/// `range` of a sentence that begins at `base`, in the document.
fn span(base: u32, range: &Range<usize>) -> Span {
    Span::new(base as usize + range.start, base as usize + range.end)
}
