//! The declarative engine: `[find]` names what triggers a lint, `[unless]` what silences it.
//!
//! A trigger is a stretch of text in a provision: the document, an article, a provision, a
//! sentence, a term, a reference, a definition or a quantity. Conditions ask about the trigger or
//! about a scope around it.

mod condition;
pub(super) mod expressions;
mod units;
mod values;

use super::context::{Context, Draft};
use super::page::{Page, PageError, Replacement};
use super::{Applicability, Severity};
use crate::model::{Document, WordList};
use crate::outline::NodeId;
use crate::text::Span;
use condition::{Condition, Pattern};
use serde::Deserialize;
use std::collections::HashMap;

/// What can trigger a lint.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
enum Unit {
    /// The document as a whole.
    Document,
    /// A chapter.
    Chapter,
    /// An article, or a section that groups no articles.
    Article,
    /// Any unit with text of its own.
    Provision,
    /// A sentence.
    Sentence,
    /// A word of a vocabulary.
    Term,
    /// A citation.
    Reference,
    /// A declared term.
    Definition,
    /// A number with a unit.
    Quantity,
}

/// `[find]` as written; conditions that there are not are told when `condition` is read.
#[derive(Debug, Deserialize)]
struct Find {
    unit: Unit,
    #[serde(flatten)]
    condition: toml::Table,
}

/// A lint of the declarative engine, ready to run.
#[derive(Debug)]
pub(super) struct Rule {
    unit: Unit,
    /// Vocabularies whose words trigger, for [`Unit::Term`].
    vocabularies: Vec<String>,
    find: Condition,
    unless: Option<Condition>,
    /// Where a finding is for information only.
    hint: Option<Condition>,
    /// Where the lint is on though its group is off.
    on: Option<Condition>,
    merge: Merge,
    fix: Option<Replacement>,
    /// What is shown from before a trigger to its end.
    lead: Option<Pattern>,
    /// What is shown from a trigger on.
    tail: Option<Pattern>,
}

/// What is one finding with the later places related.
#[derive(Debug, PartialEq, Eq)]
enum Merge {
    Nothing,
    /// Equal texts.
    Texts,
    /// Equal texts, and in one article all that triggers by the same one of these words.
    Words(Vec<String>),
    /// Everything: what the document lacks is told at the first place that asks for it.
    All,
}

/// What triggered a lint.
#[derive(Debug, Clone, Copy)]
pub(super) struct Trigger {
    span: Span,
    node: NodeId,
    sentence: Option<usize>,
}

impl Rule {
    /// Reads the rule of a page; `words` takes the lists of words that the page brings itself.
    pub(super) fn parse(page: &Page, words: &mut Vec<WordList>) -> Result<Self, PageError> {
        let invalid = |message: String| PageError::Invalid { path: page.path.clone(), message };
        let table = page.front.find.clone().ok_or_else(|| {
            invalid("the page has no [find]: say what triggers the lint".to_owned())
        })?;
        let mut find: Find =
            table.try_into().map_err(|error| invalid(format!("[find]: {error}")))?;
        let vocabularies = match (find.unit, find.condition.remove("vocabulary")) {
            (Unit::Term, Some(names)) => values::strings(names).map_err(&invalid)?,
            (Unit::Term, None) => Vec::new(),
            (_, Some(names)) => {
                find.condition.insert("vocabulary".to_owned(), names);
                Vec::new()
            }
            (_, None) => Vec::new(),
        };
        let mut vocabularies = vocabularies;
        if find.unit == Unit::Term
            && let Some(terms) = find.condition.remove("words")
        {
            let except = find.condition.remove("except");
            vocabularies.push(condition::own_list(page, terms, except, words).map_err(&invalid)?);
        }
        let merge = find.condition.remove("merge").map(values::merge).transpose();
        let merge = merge.map_err(&invalid)?;
        let lead = find.condition.remove("lead").map(values::ending).transpose();
        let lead = lead.map_err(&invalid)?;
        let tail = find.condition.remove("tail").map(values::beginning).transpose();
        let tail = tail.map_err(&invalid)?;
        let mut reader = condition::Reader { page, words };
        let mut optional = |table: &Option<toml::Table>| {
            let table = table.clone();
            table.map(|table| reader.table(table)).transpose().map_err(&invalid)
        };
        let unless = optional(&page.front.unless)?;
        let hint = optional(&page.front.hint)?;
        let on = optional(&page.front.on)?;
        let unit = find.unit;
        let find = reader.table(find.condition).map_err(&invalid)?;
        if unit == Unit::Term && vocabularies.is_empty() && !find.has_pattern() {
            return Err(invalid(
                "[find] with unit = \"term\" needs `vocabulary`, `words` or `pattern`".to_owned(),
            ));
        }
        let usual = if unit == Unit::Term { Merge::Texts } else { Merge::Nothing };
        let merge = merge.unwrap_or(usual);
        if page.front.fix.is_some() && unit != Unit::Term {
            return Err(invalid("[fix] mends words: [find] needs unit = \"term\"".to_owned()));
        }
        let fix = page.front.fix.clone();
        Ok(Self { unit, vocabularies, find, unless, hint, on, merge, fix, lead, tail })
    }

    /// The names of the vocabularies that the rule refers to.
    pub(super) fn vocabulary_names(&self) -> Vec<&str> {
        let mut names: Vec<&str> = self.vocabularies.iter().map(String::as_str).collect();
        self.find.vocabulary_names(&mut names);
        for condition in self.unless.iter().chain(&self.hint).chain(&self.on) {
            condition.vocabulary_names(&mut names);
        }
        names
    }

    /// Whether the lint is on in some places though its group is off.
    pub(super) fn is_partly_on(&self) -> bool {
        self.on.is_some()
    }

    /// Reports what the rule finds.
    pub(super) fn run(&self, context: &Context<'_>) {
        let mut first: HashMap<(&str, Option<NodeId>), usize> = HashMap::new();
        let mut drafts: Vec<Draft> = Vec::new();
        let document = context.document;
        let mut end = 0;
        let mut triggers = units::triggers(self, document).peekable();
        let excuse = self.unless.as_ref().filter(|_| triggers.peek().is_some());
        if excuse.is_some_and(|unless| unless.holds_for_all(document)) {
            return;
        }
        for trigger in triggers {
            if document.is_foreign(trigger.span.start) {
                continue;
            }
            let holds = |condition: &Condition| condition.holds(document, &trigger);
            let off = context.partly && !self.on.as_ref().is_some_and(holds);
            if off || !holds(&self.find) || self.unless.as_ref().is_some_and(holds) {
                continue;
            }
            let Some(shown) = self.find.shown(document, &trigger) else { continue };
            let shown = self.grown(document, &trigger, shown);
            if shown.start < end {
                continue;
            }
            end = end.max(shown.end);
            let text = (shown.slice(document.text()), None);
            let word = trigger.span.slice(document.text());
            let word = (word, document.outline().article_of(trigger.node));
            let known = match &self.merge {
                Merge::Nothing => None,
                Merge::Words(words) if words.iter().any(|known| known == word.0) => {
                    first.get(&text).or_else(|| first.get(&word))
                }
                Merge::Texts | Merge::Words(_) => first.get(&text),
                Merge::All if !drafts.is_empty() => break,
                Merge::All => None,
            };
            let at = known.copied().unwrap_or(drafts.len());
            let hint = || self.hint.as_ref().is_some_and(holds);
            match drafts.get_mut(at) {
                Some(draft) => {
                    draft.related.push(("same", shown));
                    // It is as grave as the gravest of its places.
                    if draft.severity.is_some() && !hint() {
                        draft.severity = None;
                    }
                }
                None => {
                    first.insert(text, at);
                    first.insert(word, at);
                    let draft = Draft::new(trigger.node, shown).with("term", context.slice(shown));
                    drafts.push(if hint() { draft.severity(Severity::Info) } else { draft });
                }
            }
            if let (Some(fix), Some(draft)) = (&self.fix, drafts.get_mut(at)) {
                mend(context, fix, draft, trigger.span);
            }
        }
        for draft in drafts {
            context.report(draft);
        }
    }

    /// `shown` with what `lead` and `tail` add to it.
    fn grown(&self, document: &Document, trigger: &Trigger, shown: Span) -> Span {
        let sentence = trigger.sentence.and_then(|index| document.sentences().get(index));
        let Some(sentence) = sentence.map(|sentence| sentence.span) else { return shown };
        let Some(around) = sentence.contains(shown).then_some(sentence) else { return shown };
        let before = Span { start: around.start, end: shown.end };
        let behind = Span { start: shown.start, end: around.end };
        let text = document.text();
        let lead = self.lead.as_ref().and_then(|lead| lead.find(before.slice(text)));
        let tail = self.tail.as_ref().and_then(|tail| tail.find(behind.slice(text)));
        let start = lead.map_or(shown.start as usize, |found| before.start as usize + found.start);
        let end = tail.map_or(shown.end as usize, |found| behind.start as usize + found.end);
        let (start, end) = (start.min(shown.start as usize), end.max(shown.end as usize));
        Span::new(start, end)
    }
}

/// Offers what the page writes instead of the word at `span`, with a capital where it has one.
fn mend(context: &Context<'_>, fix: &Replacement, draft: &mut Draft, span: Span) {
    let word = context.slice(span);
    let Some(better) = fix.words.get(&word.to_lowercase()) else { return };
    let mut letters = better.chars();
    let capital = word.starts_with(char::is_uppercase);
    let better = match letters.next().filter(|_| capital) {
        Some(first) => first.to_uppercase().chain(letters).collect(),
        None => better.clone(),
    };
    let applicability = if fix.safe { Applicability::Safe } else { Applicability::Unsafe };
    draft.edit(applicability, span, better);
}
