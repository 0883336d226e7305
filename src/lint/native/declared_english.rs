//! Which English declarations are certain, and certain to hold for the whole document.

use super::words::{List, WordFile};
use crate::model::{Definition, DefinitionKind, Document};
use crate::outline::NodeId;
use crate::text::Span;
use serde::Deserialize;

/// How much of the text above a definition may say for which part it holds, in bytes.
const REACH: usize = 400;

/// What is looked for around terms.
#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Forms {
    no_beginning: List,
    no_part: List,
    no_end: List,
    ties: List,
    parts: List,
    amending: List,
    glossary: List,
    tasks: List,
    whole: List,
    pacts: List,
    some: List,
    conditions: List,
    phrases: List,
    wherever: List,
    leads: List,
    acts: List,
    cites_act: List,
    carries_out: List,
    compilation: List,
    others_say: List,
    announced: List,
    announcing: List,
    articles: List,
    pointers: List,
    numbers: List,
}

pub(super) static WORDS: WordFile<Forms> = WordFile::new("declared-short-forms");

/// Whether the declaration is plainly one, of the document's own term.
pub(super) fn is_for_all(document: &Document, definition: &Definition) -> bool {
    let term = definition.span.slice(document.text());
    let lower = term.to_lowercase();
    let forms = WORDS.of(document);
    let is_cut = term.starts_with('\'')
        || forms.no_beginning.begins(&lower)
        || forms.no_part.is_in(&lower)
        || forms.no_end.ends(term);
    if is_cut || term.contains(['“', '‘', '"', '”', '’', '(', ')', '*', '[', '\n']) {
        return false;
    }
    if says_whole(document, definition) {
        return definition.kind == DefinitionKind::Abbreviation
            || is_explained(document, definition);
    }
    let around = around(document, definition);
    if forms.amending.is_in(&around) {
        return false;
    }
    match definition.kind {
        DefinitionKind::Abbreviation => true,
        DefinitionKind::Definition => {
            is_explained(document, definition) && !forms.parts.is_in(&around)
        }
    }
}

/// Whether a sentence of its own declares the term for all of the document: In this Act, “X” means.
fn says_whole(document: &Document, definition: &Definition) -> bool {
    let before = document.text().get(..definition.span.start as usize).unwrap_or_default();
    let before = before.trim_end_matches(['“', '"', '‘', ' ', '*']);
    let line = before.rsplit('\n').next().unwrap_or_default().trim_start();
    let lead = line.strip_suffix(',').and_then(|line| line.strip_prefix("In "));
    lead.is_some_and(|lead| WORDS.of(document).whole.has(&lead.to_lowercase()))
}

/// The words above the definition within its article, the headers of the lists around it and its
/// heading, in small letters.
fn around(document: &Document, definition: &Definition) -> String {
    let outline = document.outline();
    let text = document.text();
    let article = outline.article_of(definition.provision).unwrap_or(NodeId::ROOT);
    let mut words = near(document, definition).to_lowercase();
    for id in outline.ancestors(definition.provision).take_while(|&id| id >= article) {
        if let Some(header) =
            document.header_of(id).filter(|header| header.end <= definition.span.end)
        {
            words.push(' ');
            words.push_str(&header.slice(text).to_lowercase());
        }
    }
    if let Some(heading) = outline.node(article).heading {
        words.push(' ');
        words.push_str(&heading.slice(text).to_lowercase());
    }
    words
}

/// The words above the definition within its article, no more than `REACH`.
fn near<'d>(document: &'d Document, definition: &Definition) -> &'d str {
    let (outline, text) = (document.outline(), document.text());
    let article = outline.article_of(definition.provision);
    let floor = article.map_or(0, |article| outline.node(article).span.start as usize);
    let end = definition.span.start as usize;
    let start = floor.max(end.saturating_sub(REACH)).min(end);
    let start = (start..=end).find(|&at| text.is_char_boundary(at)).unwrap_or(end);
    text.get(start..end).unwrap_or_default()
}

/// Whether the words behind the term say what it means, for all its uses.
fn is_explained(document: &Document, definition: &Definition) -> bool {
    let text = document.text();
    let (term, meaning) = (definition.span, definition.meaning);
    let between = Span::new(term.end as usize, (meaning.start as usize).max(term.end as usize));
    let between = between.slice(text).to_lowercase();
    // “Where the applicant is a company, the term … means …” holds for companies alone.
    let sentence = text.get(..term.start as usize).unwrap_or_default();
    let sentence = sentence.rsplit(['\n', '.', ';']).next().unwrap_or_default().trim_start();
    let forms = WORDS.of(document);
    let is_conditional = forms.conditions.begins(sentence) || sentence.contains(" if ");
    let is_phrase = forms.phrases.begins(&term.slice(text).to_lowercase());
    let announces = between.contains("follow") || meaning.slice(text).starts_with("follow");
    // References in those sections to “X” shall be construed; “X” wherever it occurs in that Act.
    let is_elsewhere = forms.wherever.is_in(&between) && !between.contains("this")
        || sentence.contains("eferences in ") && !sentence.contains("eferences in this ")
        || sentence.contains("purpose of such ")
        || is_for_other_acts(document, definition);
    if is_conditional
        || is_elsewhere
        || is_phrase
        || announces
        || between.contains("includ")
        || forms.ties.is_in(&between)
    {
        return false;
    }
    // “1. First prize: 10,000” is no definition, unless the list says so.
    between.chars().any(char::is_alphabetic) || is_glossary(document, definition)
}

/// Whether the words that lead in declare the term for other Acts, or for this one together with
/// others: “In the Well Acts, 1920 to 1931”, “In section 26 of the Wells Act, 1949”.
fn is_for_other_acts(document: &Document, definition: &Definition) -> bool {
    /// How far from the beginning of its line a lead-in begins, behind numbers and notes, and how
    /// long the names of Acts in it may be, in bytes.
    const NUMBERS: usize = 24;
    const NAMES: usize = 80;
    let (outline, text) = (document.outline(), document.text());
    let others = |words: &str| {
        let lead = words.split(['“', '"', '‘']).next().unwrap_or_default();
        WORDS.of(document).leads.iter().any(|begin| {
            let rest = lead.find(begin).filter(|&at| at <= NUMBERS);
            let rest = rest.and_then(|at| lead.get(at + begin.len()..)).unwrap_or_default();
            let rest = rest.get(..rest.floor_char_boundary(NAMES)).unwrap_or_default();
            let one = begin.ends_with(' ') && rest.contains(" of the ") && rest.contains(" Act");
            !rest.contains("this ") && (rest.contains(" Acts") || one)
        })
    };
    let before = text.get(..definition.span.start as usize).unwrap_or_default();
    let mut around = outline.ancestors(definition.provision).take_while(|&id| id != NodeId::ROOT);
    others(before.rsplit('\n').next().unwrap_or_default())
        || around
            .any(|id| others(outline.node(id).span.slice(text).lines().next().unwrap_or_default()))
}

fn is_glossary(document: &Document, definition: &Definition) -> bool {
    let outline = document.outline();
    let forms = WORDS.of(document);
    let text = document.text();
    let says = |words: &str| {
        let words = words.to_lowercase();
        forms.glossary.is_in(&words) && !forms.tasks.is_in(&words)
    };
    let above = || outline.ancestors(definition.provision).skip(1);
    let header = above().find_map(|id| document.header_of(id));
    header.is_some_and(|header| says(header.slice(text)))
        || above().any(|id| outline.node(id).heading.is_some_and(|h| says(h.slice(text))))
}

/// Whether the definition is an entry of a list of them: a line that begins with the term in
/// quotation marks. Two entries of one list hold in the same place, whichever that is.
pub(super) fn is_of_list(document: &Document, definition: &Definition) -> bool {
    if document.outline().chinese || document.outline().in_annex(definition.provision) {
        return false;
    }
    let before = document.text().get(..definition.span.start as usize).unwrap_or_default();
    let before = before.trim_end_matches([' ', '*', '—']);
    before
        .strip_suffix(['“', '"', '‘'])
        .is_some_and(|before| before.trim_end_matches(' ').ends_with('\n'))
        && is_explained(document, definition)
        && !WORDS.of(document).amending.is_in(near(document, definition))
}

/// Whether the second definition stands right behind the first: no words come between the meaning of
/// one and the term of the other.
pub(super) fn is_right_behind(
    document: &Document,
    first: &Definition,
    second: &Definition,
) -> bool {
    let (from, to) = (first.meaning.end as usize, second.span.start as usize);
    let between = document.text().get(from..to).unwrap_or("none");
    let entry = between.contains('\n')
        && !between.contains(char::is_alphanumeric)
        && !document.outline().in_annex(second.provision);
    // Some copies print each line twice.
    let text = document.text();
    !document.outline().chinese
        && entry
        && first.meaning.slice(text) != second.meaning.slice(text)
        && is_explained(document, first)
        && is_explained(document, second)
        && !WORDS.of(document).amending.is_in(near(document, first))
}

/// Whether the term is one of the Act that the document carries out, explained for its readers.
pub(super) fn explains_another(document: &Document, title: &str, definition: &Definition) -> bool {
    let forms = WORDS.of(document);
    let lower = title.to_lowercase();
    // The year stands behind: Traditional Boatwrights Act, 2026.
    let name = lower.trim_end_matches(|c: char| !c.is_alphabetic());
    forms.carries_out.is_in(&lower)
        || !forms.acts.ends(name) && forms.cites_act.is_in(near(document, definition))
}

/// Whether the document is a code that puts sections of many Acts side by side, each of which may
/// have its own words for a thing.
pub(super) fn is_compilation(document: &Document) -> bool {
    WORDS.of(document).compilation.is_in(document.text())
}

/// Whether the short form holds for a part of the document only, or stands in an annex, which may be
/// a text of its own.
pub(super) fn is_for_part(document: &Document, definition: &Definition) -> bool {
    if document.outline().chinese {
        return false;
    }
    let text = document.text();
    let end = definition.span.start as usize;
    let start = (end.saturating_sub(60)..=end).find(|&at| text.is_char_boundary(at));
    let before = text.get(start.unwrap_or(end)..end).unwrap_or_default().to_lowercase();
    WORDS.of(document).parts.is_in(&before) || document.outline().in_annex(definition.provision)
}

/// Whether the short form stands in a bracket and nothing says that it will be used, (MOTC) or
/// (“principle of care”): a name by which readers know a body or a rule again.
pub(super) fn is_mere_name(document: &Document, definition: &Definition) -> bool {
    let before = document.text().get(..definition.span.start as usize).unwrap_or_default();
    let before = before.trim_end_matches(['“', '‘', '"', ' ', '*']);
    definition.kind == DefinitionKind::Abbreviation
        && !document.outline().chinese
        && (before.ends_with('(') || is_known_as(WORDS.of(document), before))
}

/// Whether the words before a name say that others call something so: “commonly referred to as”, “in
/// that Act referred to as”.
fn is_known_as(forms: &Forms, before: &str) -> bool {
    let start = before.len().saturating_sub(48);
    let start = (start..=before.len()).find(|&at| before.is_char_boundary(at)).unwrap_or_default();
    let near = before.get(start..).unwrap_or_default().to_lowercase();
    let near = near.rsplit(['(', ';', '.']).next().unwrap_or_default();
    let near = near.trim_end();
    let near = forms
        .articles
        .iter()
        .find_map(|article| near.strip_suffix(&format!(" {article}")))
        .unwrap_or(near);
    let tells = near.ends_with(" as");
    let announced = forms.announced.is_in(near) && !near.contains("therein");
    tells && !announced && (forms.others_say.is_in(near) || is_noun_called(forms, near))
}

/// Whether a noun stands right before “referred to as”, which then tells what it is called: “the
/// flood referred to as”.
fn is_noun_called(forms: &Forms, near: &str) -> bool {
    let Some(noun) = near.strip_suffix("referred to as") else { return false };
    let noun = noun.trim_end();
    let word = noun.rsplit(' ').next().unwrap_or_default();
    noun.contains(' ')
        && !noun.contains("this ")
        && word.ends_with(char::is_alphabetic)
        && !forms.announcing.has(word)
}

/// Whether it is said that the definition holds for all of the document.
pub(super) fn is_for_whole(document: &Document, definition: &Definition) -> bool {
    if document.outline().chinese {
        return true;
    }
    if says_whole(document, definition) {
        return true;
    }
    let around = around(document, definition);
    let title = document.outline().title.slice(document.text()).to_lowercase();
    // The treaty that an Act repeats calls itself so, also where the title of the Act names it.
    let is_act = title.trim_end_matches(|c: char| !c.is_alphabetic()).ends_with(" act");
    let forms = WORDS.of(document);
    let own = |word: &&str| {
        let noun = word.rsplit(' ').next().unwrap_or_default();
        !forms.pacts.has(noun) || !is_act && title.contains(noun)
    };
    let says = |words: &str| {
        forms.whole.iter().filter(own).any(|word| words.contains(word)) && !forms.some.is_in(words)
    };
    // A long list of definitions is led in far above: “1. In this Act—”.
    let lead = lead_in(document, definition);
    says(&around) || says(&lead) && !forms.parts.is_in(&lead)
}

/// What the unit of the definition begins with, in small letters, where that is short.
fn lead_in(document: &Document, definition: &Definition) -> String {
    let own = document.outline().node(definition.provision).span.slice(document.text());
    let lead = own.lines().next().unwrap_or_default().split(['“', '"']).next().unwrap_or_default();
    let short = definition.provision != NodeId::ROOT && lead.len() < REACH;
    if short { lead.to_lowercase() } else { String::new() }
}

/// Whether the declaration only says where the term is explained, or adds to it for one context.
pub(super) fn is_pointer(document: &Document, definition: &Definition) -> bool {
    let (term, meaning) = (definition.span.end as usize, definition.meaning.start as usize);
    let between = Span::new(term, meaning.max(term)).slice(document.text());
    !document.outline().chinese
        && (WORDS.of(document).pointers.is_in(between)
            || document.outline().in_annex(definition.provision))
}

/// Whether two long forms come to the same thing: capitals, plurals and brackets aside, one holds
/// the other or both end in the same two words.
pub(super) fn same_words(document: &Document, one: &str, other: &str) -> bool {
    come_to_the_same(WORDS.of(document), one, other)
}

fn come_to_the_same(forms: &Forms, one: &str, other: &str) -> bool {
    let words = |long: &str| -> Vec<String> {
        let mut depth = 0_u32;
        let plain = long.chars().filter(|&c| {
            match c {
                '(' => depth += 1,
                ')' => depth = depth.saturating_sub(1),
                _ => return depth == 0,
            }
            false
        });
        let plain: String = plain.collect::<String>().to_lowercase();
        plain
            .split(|c: char| !c.is_alphanumeric())
            .map(|word| word.trim_end_matches('s').to_owned())
            .filter(|word| !word.is_empty())
            .collect()
    };
    let (one, other) = (words(one), words(other));
    let holds = |long: &[String], short: &[String]| {
        short.is_empty() || long.windows(short.len()).any(|window| window == short)
    };
    let tail = |words: &[String]| words.iter().rev().take(2).cloned().collect::<Vec<_>>();
    // “three members” and “four members”: so many of the same.
    let counted = |words: &[String]| {
        let number = words.first().filter(|_| words.len() == 2)?;
        let known = forms.numbers.has(number) || number.parse::<u32>().is_ok();
        known.then(|| words.last().cloned()).flatten()
    };
    if counted(&one).is_some() && counted(&one) == counted(&other) {
        return true;
    }
    holds(&one, &other) || holds(&other, &one) || tail(&one) == tail(&other)
}

#[cfg(test)]
mod tests {
    use super::{WORDS, come_to_the_same};
    use crate::jurisdiction::{Language, Profile};

    #[test]
    fn long_forms_are_compared_by_their_words() {
        let english = Profile::new("en", Language::En).expect("a pack");
        let same_words = |one, other| come_to_the_same(WORDS.of_profile(&english), one, other);
        assert!(same_words("Head-up display", "head-up displays"));
        assert!(same_words("the Example Union (Group)", "goods of the Example Union"));
        assert!(same_words("three members", "four members"));
        assert!(!same_words("Board of Appeal", "Board of Parole"));
    }
}
