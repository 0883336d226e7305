//! What lints ask of declared terms.

use super::words::{List, WordFile};
use crate::lint::Context;
use crate::model::{Definition, DefinitionKind, Document, InstrumentType, Scope};
use crate::outline::{Kind, NodeId};
use crate::text::Span;
use serde::Deserialize;

pub(super) use super::declared_english::{
    explains_another, is_compilation, is_for_part, is_for_whole, is_mere_name, is_of_list,
    is_pointer, is_right_behind, same_words,
};

/// What is looked for around terms in Chinese.
#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Forms {
    glossary: List,
    ties: List,
    own: List,
    no_beginning: List,
    no_part: List,
    adds: List,
    parent_law: List,
    parent_regulation: List,
}

pub(super) static WORDS: WordFile<Forms> = WordFile::new("declared-terms");

/// The longest term in characters; longer ones are phrases.
const LONGEST: usize = 14;

/// Whether the declaration is quoted for insertion into another instrument.
pub(super) fn is_quoted(context: &Context<'_>, definition: &Definition) -> bool {
    context.document.outline().is_quoted(definition.span.start)
}

/// Whether two declarations hold in the same place.
pub(super) fn same_scope(a: &Definition, b: &Definition) -> bool {
    match (a.scope, b.scope) {
        (Scope::Document, Scope::Document) => true,
        (Scope::Chapter(a), Scope::Chapter(b)) | (Scope::Article(a), Scope::Article(b)) => a == b,
        _ => false,
    }
}

/// A term as its users write it: without an article before it.
pub(super) fn bare(term: &str) -> &str {
    let term = term.trim();
    let articles = ["the ", "The ", "a ", "A ", "an ", "An "];
    articles.iter().find_map(|article| term.strip_prefix(article)).unwrap_or(term)
}

/// The words of a span without white space, for comparing what terms stand for.
pub(super) fn squeezed(context: &Context<'_>, span: Span) -> String {
    context.slice(span).chars().filter(|c| !c.is_whitespace()).collect()
}

/// Whether it is certain that the document declares this term, and for all of its text: 本办法所称
/// X，是指…… or an entry of a glossary, not 第三条所称X or an item of a classification.
pub(super) fn is_for_all(document: &Document, definition: &Definition) -> bool {
    let node = document.outline().node(definition.provision);
    if node.heading.is_some_and(|heading| heading.overlaps(definition.span)) {
        return false;
    }
    if !document.outline().chinese {
        return definition.scope == Scope::Document
            && super::declared_english::is_for_all(document, definition);
    }
    let word = definition.span.slice(document.text()).trim_matches(['《', '》']);
    definition.scope == Scope::Document
        && is_term(WORDS.of(document), word)
        && (definition.kind == DefinitionKind::Abbreviation
            || says_what_it_means(document, definition) && stands_for_all(document, definition))
}

fn is_term(forms: &Forms, word: &str) -> bool {
    !forms.no_beginning.begins(word)
        && !forms.no_part.is_in(word)
        && !word.contains([' ', '　', '\n'])
        // Marks of quotation that a line end broke.
        && !word.contains(['「', '」', '“', '”'])
        && !word.contains(|c: char| c.is_ascii_digit())
        && word.chars().count() <= LONGEST
}

/// Whether the words between term and meaning are 是指 and the like: 包括 only adds, and behind 者
/// the term goes on.
fn says_what_it_means(document: &Document, definition: &Definition) -> bool {
    let text = document.text();
    let (term, meaning) = (definition.span, definition.meaning);
    let between = Span::new(term.end as usize, meaning.start as usize).slice(text);
    !between.starts_with('者')
        && between.contains(['指', '谓'])
        && between.chars().count() <= 8
        && !WORDS.of(document).adds.begins(meaning.slice(text))
}

/// Whether 本法 in the words before a term is the law that a rule carries out: the rule explains what
/// stands there and may never use it.
fn speaks_of_parent(document: &Document, clause: &str) -> bool {
    let kind = document.instrument().kind;
    let rule = kind.is_rule() || kind == InstrumentType::NormativeDocument;
    let clause = clause.trim_end_matches(['所', '中', '的', '之']);
    let forms = WORDS.of(document);
    forms.parent_law.ends(clause) && kind != InstrumentType::Law && kind != InstrumentType::Other
        || forms.parent_regulation.ends(clause) && rule
}

fn stands_for_all(document: &Document, definition: &Definition) -> bool {
    let text = document.text();
    let outline = document.outline();
    let node = outline.node(definition.provision);
    let own = node.heading.map_or(node.number.end, |heading| heading.end.max(node.number.end));
    let start = own.max(node.span.start) as usize;
    let before = Span::new(start, definition.span.start as usize).slice(text);
    let before = before.trim_end_matches(['“', '「', '"', '的', '之', ' ', '　']);
    if let Some(front) = before.strip_suffix('称') {
        let forms = WORDS.of(document);
        let clause = front.rsplit(['，', '。', '；', '\n']).next().unwrap_or_default();
        let own = forms.own.iter().fold(clause.to_owned(), |words, name| words.replace(name, "本"));
        return own.contains('本')
            && !forms.ties.is_in(&own)
            && !speaks_of_parent(document, clause);
    }
    before.is_empty()
        && match node.kind {
            Kind::Point => node.parent.is_some_and(|parent| is_glossary(document, parent)),
            _ => true,
        }
}

/// Whether the document says in so many words that it declares the term for itself: 本办法所称X, or
/// an entry of a glossary. A mere "X是指" may explain a word in passing.
pub(super) fn is_announced(document: &Document, definition: &Definition) -> bool {
    let outline = document.outline();
    if !outline.chinese || definition.kind == DefinitionKind::Abbreviation {
        return true;
    }
    let before = document.text().get(..definition.span.start as usize).unwrap_or_default();
    let before = before.trim_end_matches(['“', '「', '"', '的', '之', ' ', '　']);
    before.ends_with('称') || outline.node(definition.provision).kind == Kind::Point
}

/// Whether the lead-in of the list below `parent` says that its items are definitions of this
/// document's own terms.
fn is_glossary(document: &Document, parent: NodeId) -> bool {
    if document.outline().node(parent).kind == Kind::Point {
        return false;
    }
    let header = document.header_of(parent).map_or("", |header| header.slice(document.text()));
    WORDS.of(document).glossary.is_in(header) && !header.contains('《')
}

#[cfg(test)]
mod tests {
    use super::WORDS;
    use crate::jurisdiction::{Language, Profile};

    #[test]
    fn phrases_are_no_terms() {
        let chinese = Profile::new("zh", Language::Hans).expect("a pack");
        let is_term = |word| super::is_term(WORDS.of_profile(&chinese), word);
        assert!(is_term("示例信息平台"));
        assert!(!is_term("在境内"));
        assert!(!is_term("取得许可的单位"));
        assert!(!is_term("以上、以下"));
        assert!(!is_term("标准4"));
        assert!(!is_term("「示例"));
        assert!(!is_term("与他人共同取得"));
    }
}
