//! Instruments that do not say when they take effect.

use crate::lint::native::shared::is_whole_instrument;
use crate::lint::{Context, Draft};
use crate::model::{Document, InstrumentType, Role};
use crate::outline::{Kind, NodeId};
use crate::text::Span;

/// Articles from which on a text is taken for a whole instrument.
const WHOLE: usize = 5;

/// How many articles at the end are looked at for words of taking effect.
const LAST: usize = 3;

/// What tells of a beginning wherever it stands.
const CHINESE: [&str; 12] = [
    "起施行", "起实施", "起生效", "起执行", "起试行", "日施行", "日实施", "日生效", "施行日期",
    "实施日期", "生效日期", "本法之施行法",
];
const ENGLISH: [&str; 9] = [
    "into force", "into effect", "takes effect", "take effect", "become effective",
    "effective date", "into operation", "date of commencement", "shall be effective",
];

/// What may tell of it in the last articles, however it is put (translations find many words), in
/// small letters.
const ENGLISH_LAST: [&str; 12] = [
    "promulgat", "proclam", "enforce", "implement", "effect", "force", "operative", "commence",
    "execut", "practice", "enact", "validat",
];

/// What a sentence that tells of the beginning of a whole text, or of parts of it, speaks of.
const ENGLISH_TEXT: [&str; 19] = [
    "act", "law", "regulation", "rule", "measure", "standard", "guideline", "provision", "article",
    "code", "principle", "direction", "amend", "charter", "procedure", "criteria", "statute",
    "definition", "commence date",
];
/// Words of the last articles that only sound like it: who makes the rules that carry the text out.
const ENGLISH_RULES: [&str; 6] = [
    "enforcement rules of", "enforcement rules for", "enforcement rules and", "enforcement rules shall be",
    "rules of enforcement", "compulsory enforcement",
];

/// Words that speak of a beginning in the past, or of carrying out and of validity, in small letters: “before this Act entered
/// into force”, “within two years of the coming into force of this Act”.
const ENGLISH_PAST: [&str; 16] = [
    "entered into force", "came into force", "coming into force of", "entry into force of", "enters into force, if",
    "came into effect", "took effect", "has taken effect", "came into operation", "effective period", "effective duration",
    "effectively", "implementation progress", "implementation period", "implementation of", "business implementation",
];

/// What says when, in a sentence that tells of taking effect.
const ENGLISH_WHEN: [&str; 11] = [
    "date", "day", "promulgat", "proclam", "publi", "announc", "issu", "since", "as of",
    "immediately", "approv",
];

/// Dates that the note under the title gives: 2021年1月1日　施行.
const NOTE: [&str; 3] = ["日施行", "日起施行", "日实施"];

pub(super) fn check(context: &Context<'_>) {
    let document = context.document;
    let instrument = document.instrument();
    if !needs_clause(instrument.kind)
        || !is_whole(document)
        || !is_whole_instrument(document)
        || is_introduced(document)
    {
        return;
    }
    let begins = document.roles().iter().any(|mark| mark.role == Role::Commencement)
        || instrument.effective.is_some()
        || mentions_beginning(document);
    if !begins {
        context.report(Draft::new(NodeId::ROOT, Span::empty(0)));
    }
}

/// Instruments that have to say it themselves: not those that others carry (parts of codes), not
/// decisions, notices, interpretations and treaties, which are dated otherwise.
fn needs_clause(kind: InstrumentType) -> bool {
    matches!(
        kind,
        InstrumentType::Law
            | InstrumentType::AdministrativeRegulation
            | InstrumentType::SupervisionRegulation
            | InstrumentType::LocalRegulation
            | InstrumentType::SpecialZoneRegulation
            | InstrumentType::DepartmentalRule
            | InstrumentType::LocalGovernmentRule
    )
}

/// Whether the text is a code in books, where a law on its introduction begins each of them.
fn is_introduced(document: &Document) -> bool {
    let outline = document.outline();
    document.profile().info().is_ok_and(|info| info.introduced_codes)
        && outline.ids().any(|id| outline.node(id).kind == Kind::Book)
}

/// Whether the text is an instrument counted in articles, from its first one on, that is not taken
/// out as a whole.
fn is_whole(document: &Document) -> bool {
    let outline = document.outline();
    let mut articles = outline.articles().filter(|&id| outline.node(id).kind == Kind::Article);
    let first = articles.next().map(|id| outline.node(id).ordinal.main());
    let in_force = |&id: &NodeId| !is_deleted(outline.node(id).span.slice(document.text()));
    first == Some(1) && articles.filter(in_force).count() + 1 >= WHOLE
}

/// Whether an article says that it was taken out, and nothing else.
fn is_deleted(words: &str) -> bool {
    let bare = words.trim_end_matches(|c: char| !c.is_alphanumeric());
    bare.ends_with("删除") && bare.chars().filter(|c| c.is_alphanumeric()).count() <= 12
}

/// Whether any words of the last articles, or the usual words anywhere, may tell its beginning.
/// Wide on purpose: what they mean is for the roles to tell, this only keeps the lint silent.
fn mentions_beginning(document: &Document) -> bool {
    let outline = document.outline();
    let text = document.text();
    let articles: Vec<NodeId> = outline.articles().collect();
    let mut last = articles.iter().rev().take(LAST).map(|&id| outline.node(id).span.slice(text));
    if !outline.chinese {
        return sets_a_beginning(text)
                && text.lines().flat_map(|line| line.split(". ")).any(sets_a_beginning)
            || last.any(|words| {
                let words = words.to_lowercase();
                words.split(['.', '\n']).any(may_tell_beginning)
            });
    }
    if CHINESE.iter().any(|word| text.contains(word)) || note_gives_date(document, &articles) {
        return true;
    }
    last.any(|words| {
        ["施行", "实施", "生效", "执行", "适用之"].iter().any(|verb| {
            words.match_indices(verb).any(|(at, _)| {
                let rest = words.get(at + verb.len()..).unwrap_or_default();
                let ends = ['。', '，', '；', '期', '日', '区', '\n', '\r'];
                let sentence = words.get(..at).and_then(|words| words.rsplit(['。', '\n']).next());
                (rest.is_empty() || rest.starts_with(ends)) && sentence.is_some_and(tells_when)
            })
        })
    })
}

/// Whether an English sentence, wherever it stands, says that something takes effect, rather than what holds since
/// it did: "before this Act entered into force".
fn sets_a_beginning(sentence: &str) -> bool {
    let tells = ["shall", "will", "takes effect", "comes into", "effective date", "commencement"];
    ENGLISH.iter().any(|words| sentence.contains(words))
        && tells.iter().any(|words| sentence.contains(words))
}

/// Whether a sentence of the last articles, in small letters, may tell of the beginning of the text,
/// however it is put.
fn may_tell_beginning(sentence: &str) -> bool {
    let bare = ENGLISH_PAST.iter().fold(sentence.to_owned(), |bare, past| bare.replace(past, ""));
    let any = |list: &[&str]| list.iter().any(|word| bare.contains(word));
    let takes_effect = any(&ENGLISH_LAST) && (any(&ENGLISH_WHEN) || names_year(sentence));
    takes_effect && any(&ENGLISH_TEXT) && !any(&ENGLISH_RULES)
}

/// Whether a year is named: “enacted on January 1, 2016”.
fn names_year(sentence: &str) -> bool {
    sentence.split(|c: char| !c.is_ascii_digit()).any(|number| {
        number.len() == 4 && (number.starts_with("19") || number.starts_with("20"))
    })
}

/// Whether the words before a verb of taking effect say when, rather than by what rules something
/// is done (参照本办法执行) or by which force (强制执行).
fn tells_when(sentence: &str) -> bool {
    const RULES: [&str; 8] = ["参照", "依照", "按照", "比照", "强制", "规定", "依法", "准用"];
    let clause = sentence.rsplit(['，', '；']).next().unwrap_or_default();
    let when = ['日', '起', '即', '从', '自', '年', '月', '时', '后', '本'];
    sentence.contains(when) && !RULES.iter().any(|word| clause.replace("本规定", "").contains(word))
}

/// Whether the lines above the first article give a day from which the text holds.
fn note_gives_date(document: &Document, articles: &[NodeId]) -> bool {
    let Some(&first) = articles.first() else { return false };
    let end = document.outline().node(first).span.start as usize;
    let above = document.text().get(..end).unwrap_or_default();
    above.lines().any(|line| {
        let line: String = line.chars().filter(|c| !c.is_whitespace()).collect();
        NOTE.iter().any(|words| line.contains(words))
    })
}
