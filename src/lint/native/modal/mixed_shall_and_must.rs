//! MOD002: “shall” and “must” for the duties of one document.

use crate::lint::native::words::{List, WordFile};
use crate::lint::{Context, Draft};
use crate::model::{ActorKind, Modality, Norm};
use crate::text::Span;
use serde::Deserialize;

/// So many duties in the rarer word are no slip of a condition.
const FEW: i64 = 2;

/// A document with more duties in one word is a code that many hands wrote.
const CODE: usize = 500;

/// What the lint looks for.
#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Forms {
    conditions: List,
    qualifies: List,
    between: List,
    things: List,
    articles: List,
}

pub(super) static WORDS: WordFile<Forms> = WordFile::new("mixed-shall-and-must");

pub(super) fn check(context: &Context<'_>) {
    let document = context.document;
    let outline = document.outline();
    let forms = WORDS.of(document);
    let own = document.norms().iter().filter(|norm| {
        norm.modality == Modality::Obligation
            && norm.actor.is_some()
            && norm.actor_kind != ActorKind::Other
            && !outline.is_quoted(norm.span.start)
            && !outline.in_annex(norm.provision)
            && norm.span.contains(norm.modal)
            && !is_noun(document.text(), norm.modal)
            && !states_condition(forms, document.text(), norm.modal)
            && !is_relative(forms, document.text(), norm.modal)
            && !is_of_form(document.text(), norm.modal)
    });
    let (mut shall, mut must): (Vec<&Norm>, Vec<&Norm>) = (Vec::new(), Vec::new());
    for norm in own {
        match norm.modal.slice(document.text()).to_lowercase().as_str() {
            "shall" => shall.push(norm),
            "must" => must.push(norm),
            _ => {}
        }
    }
    let (rare, common) = if must.len() <= shall.len() { (must, shall) } else { (shall, must) };
    let few = usize::try_from(context.number("least", FEW)).unwrap_or_default();
    let (Some(first), Some(other)) = (rare.first(), common.first()) else { return };
    if rare.len() < few || common.len() > CODE {
        return;
    }
    let draft = Draft::new(first.provision, first.modal)
        .with("other", context.slice(other.modal).to_lowercase())
        .with("count", rare.len().to_string())
        .with("others", common.len().to_string())
        .related("first", other.modal);
    context.report(draft);
}

/// Whether the word is a noun: “it is a must”.
fn is_noun(text: &str, modal: Span) -> bool {
    text.get(..modal.start as usize).is_some_and(|before| before.ends_with(" a "))
}

/// Whether the clause only describes a thing: “any other action a provider must take”.
fn is_relative(forms: &Forms, text: &str, modal: Span) -> bool {
    /// The longest subject of such a clause, in words.
    const SUBJECT: usize = 4;
    let before = text.get(..modal.start as usize).unwrap_or_default();
    let clause = before.rsplit([',', '.', ';', ':', '\n']).next().unwrap_or_default();
    let words: Vec<&str> = clause.split_whitespace().collect();
    let subject = words.iter().rposition(|word| forms.articles.has(word));
    let subject = subject.filter(|at| words.len() - at <= SUBJECT);
    let thing = subject.and_then(|at| at.checked_sub(1)).and_then(|at| words.get(at));
    thing.is_some_and(|thing| {
        forms.things.has(thing.trim_end_matches('s')) || forms.things.has(thing)
    })
}

/// Whether the word stands in a form, which is printed in capitals or as a row of a table.
fn is_of_form(text: &str, modal: Span) -> bool {
    let line = text.get(..modal.start as usize).and_then(|text| text.rsplit('\n').next());
    modal.slice(text).bytes().all(|byte| byte.is_ascii_uppercase())
        || line.unwrap_or_default().trim_start().starts_with('|')
}

/// Whether the words are those of a condition: “an applicant must be an adult”. “must”, unlike
/// “shall”, is the word for one in many styles.
fn states_condition(forms: &Forms, text: &str, modal: Span) -> bool {
    let behind = text.get(modal.end as usize..).unwrap_or_default();
    let behind = behind.trim_start_matches([' ', '\u{3000}']);
    let behind = forms.between.iter().fold(behind, |behind, word| behind.trim_start_matches(word));
    // “To be eligible, an applicant must register.”
    let before = text.get(..modal.start as usize).unwrap_or_default();
    let sentence = before.rsplit(['.', ';', '\n']).next().unwrap_or_default();
    let sentence = sentence.trim_start_matches(|c: char| !c.is_alphabetic());
    modal.slice(text).eq_ignore_ascii_case("must")
        && (forms.qualifies.is_in(sentence) || forms.conditions.begins(behind))
}
