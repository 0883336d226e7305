//! Definitions that explain a term by itself.

use crate::lint::native::declared::{bare, is_pointer, is_quoted};
use crate::lint::{Context, Draft};
use crate::model::{Definition, DefinitionKind};
use crate::text::{Expression, Span};

use std::collections::HashMap;
use std::sync::LazyLock;

/// So many characters behind the term may still explain nothing: 及其分支机构.
const REST: usize = 10;

/// The same in English: “of the district”.
static WITHOUT_NAME: LazyLock<Expression> = LazyLock::new(|| {
    crate::text::pattern(r"^(?:of|in) (?:the|this) [a-z]+$")
        .expect("a constant pattern that a test builds")
});

pub(super) fn check(context: &Context<'_>) {
    let explained: Vec<&Definition> = context
        .document
        .definitions()
        .iter()
        .filter(|definition| {
            definition.kind == DefinitionKind::Definition
                && !is_quoted(context, definition)
                && !is_pointer(context.document, definition)
                && closes(context, definition)
        })
        .collect();
    let terms: Vec<String> = explained.iter().map(|one| squeezed(context, one.span)).collect();
    let meanings: Vec<String> = explained.iter().map(|one| meaning(context, one)).collect();
    let mut first: HashMap<&str, usize> = HashMap::new();
    for (at, definition) in explained.iter().enumerate() {
        if let Some(place) = by_itself(context, definition) {
            let draft = Draft::new(definition.provision, place)
                .with("term", definition.term.trim())
                .related("term", definition.span);
            context.report(draft);
            continue;
        }
        let other = first.get(meanings[at].as_str()).copied().filter(|&other| {
            meanings[other] == terms[at]
                && terms[other] != terms[at]
                && explained[other].scope == definition.scope
        });
        if let Some(other) = other.map(|other| explained[other]) {
            let draft = Draft::new(definition.provision, definition.span)
                .variant("each-other")
                .with("term", definition.term.trim())
                .with("other", other.term.trim())
                .related("term", other.span);
            context.report(draft);
        }
        first.entry(terms[at].as_str()).or_insert(at);
    }
}

/// Whether the words between term and meaning are 是指 or “means”: 包括 and “includes” only add.
fn closes(context: &Context<'_>, definition: &Definition) -> bool {
    let between = Span { start: definition.span.end, end: definition.meaning.start };
    let words = between.slice(context.document.text());
    !["包括", "包含", "nclude"].iter().any(|adds| words.contains(adds))
}

/// The term where its own meaning is hardly more than the term.
fn by_itself(context: &Context<'_>, definition: &Definition) -> Option<Span> {
    let document = context.document;
    let text = document.text();
    let term = bare(definition.span.slice(text)).trim_matches(['“', '”', '《', '》', '"']);
    let meaning = definition.meaning;
    let words = first_clause(meaning.slice(text), document.outline().chinese);
    let at = words.find(term).filter(|_| !term.is_empty())?;
    let before = words.get(..at)?.trim();
    let after = words.get(at + term.len()..)?.trim();
    let thin = if document.outline().chinese {
        // 供热，是指供热企业…… goes on with a longer word, which may explain it.
        let joined = ["及", "以及", "或者", "与其", "和其"].iter().any(|joint| after.starts_with(joint));
        before.is_empty()
            && after.chars().count() <= REST
            && (after.is_empty() || joined)
            && !after.contains(['第', '《'])
    } else {
        // “member” means a member of the Authority: a body is named, so the word is shortened.
        let article = ["", "a", "an", "the", "any", "every"];
        let noun = after.rsplit(' ').next().unwrap_or_default();
        let named = || document.definitions().iter().any(|known| bare(&known.term) == noun);
        let vague = after.is_empty() || WITHOUT_NAME.is_match(after) && !named();
        let goes_on = meaning.slice(text).trim_start().get(words.len()..);
        article.contains(&before) && vague && !goes_on.is_some_and(|rest| rest.starts_with(','))
    };
    let base = meaning.start as usize;
    thin.then(|| Span::new(base + at, base + at + term.len()))
}

/// The first clause of the meaning as terms are compared.
fn meaning(context: &Context<'_>, definition: &Definition) -> String {
    let text = context.document.text();
    let whole = definition.meaning;
    let clause = first_clause(whole.slice(text), context.document.outline().chinese);
    let start = whole.slice(text).find(clause).unwrap_or_default() + whole.start as usize;
    squeezed(context, Span::new(start, start + clause.len()))
}

/// The words without an article, blanks, marks and capitals.
fn squeezed(context: &Context<'_>, span: Span) -> String {
    let words = bare(span.slice(context.document.text()));
    let plain = |c: &char| !c.is_whitespace() && !matches!(c, '“' | '”' | '"');
    words.chars().filter(plain).collect::<String>().to_lowercase()
}

/// The meaning up to its first stop.
fn first_clause(words: &str, chinese: bool) -> &str {
    let ends: &[char] = if chinese { &['。', '；', '，', '\n'] } else { &[';', '.', ',', '\n'] };
    words.split(ends).next().unwrap_or_default().trim()
}
