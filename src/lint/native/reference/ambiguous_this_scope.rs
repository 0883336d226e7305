//! 本法 and “this Act” in an instrument that amends another: which of the two is meant?

use crate::lint::{Context, Draft};
use crate::text::{Expression, Span};

use std::sync::LazyLock;

/// What an amending decision calls itself by; any other name with 本 may be the amended text.
static CHINESE: LazyLock<Expression> = LazyLock::new(|| regex(r"本(?:法|条例|办法|规定|细则|规则)"));
/// What may stand behind 本法 where it is no other word.
const BEHIND_LAW: &str = "第规所施的自，、。；作";
static ENGLISH: LazyLock<Expression> = LazyLock::new(|| regex(r"\bthis (?:Act|Law|Regulation|Code)\b"));
/// Sentences in which an amending Act can only mean itself.
static OWN: LazyLock<Expression> = LazyLock::new(|| {
    regex(r"(?i)\bmay be cited\b|come[s]? into (?:force|operation)|takes? effect|\bcommence|\bpassing of this|\bmade under this|\bshort title|\btogether\b|\bcollective|\bIn this (?:Act|Law)\b")
});

fn regex(pattern: &str) -> Expression {
    crate::text::pattern(pattern).expect("a constant pattern that a test builds")
}

pub(super) fn check(context: &Context<'_>) {
    let found = if context.document.outline().chinese { chinese(context) } else { english(context) };
    let Some((&first, again)) = found.split_first() else { return };
    let draft = Draft::new(context.document.provision_of(first), first)
        .with("term", context.slice(first));
    context.report(again.iter().fold(draft, |draft, &span| draft.related("again", span)));
}

fn chinese(context: &Context<'_>) -> Vec<Span> {
    let document = context.document;
    let title = document.outline().title.slice(document.text());
    if !document.is_amending() || !title.trim_end().ends_with("决定") {
        return Vec::new();
    }
    let text = document.text();
    let is_own = |span: &Span| {
        let word = span.slice(text);
        let behind = text.get(span.end as usize..).and_then(|rest| rest.chars().next());
        let open = |marks: (char, char)| {
            let before = text.get(..span.start as usize).unwrap_or_default();
            let line = before.rsplit('\n').next().unwrap_or_default();
            line.rfind(marks.0) > line.rfind(marks.1)
        };
        (word != "本法" || behind.is_some_and(|c| BEHIND_LAW.contains(c)))
            && !open(('“', '”'))
            && !open(('《', '》'))
    };
    outside_quotes(context, &CHINESE).into_iter().filter(is_own).collect()
}

fn english(context: &Context<'_>) -> Vec<Span> {
    let document = context.document;
    let title = document.outline().title.slice(document.text());
    // Only where the amended text is not given a name of its own.
    let amends = title.contains("mend") && !document.text().contains("Principal ");
    if !amends {
        return Vec::new();
    }
    let text = document.text();
    let doubtful = |span: &Span| {
        let sentence = document.sentence_at(span.start).map(|at| document.sentences()[at].span);
        sentence.is_some_and(|sentence| !OWN.is_match(sentence.slice(text)))
    };
    outside_quotes(context, &ENGLISH).into_iter().filter(doubtful).collect()
}

/// The matches in the provisions of the document itself.
fn outside_quotes(context: &Context<'_>, regex: &Expression) -> Vec<Span> {
    let document = context.document;
    let outline = document.outline();
    let from = outline.preamble.end as usize;
    let body = document.text().get(from..).unwrap_or_default();
    let found = regex.find_iter(body);
    let spans = found.map(|found| Span::new(from + found.start(), from + found.end()));
    spans
        .filter(|span| !outline.is_quoted(span.start) && !outline.is_excluded(span.start))
        .filter(|span| document.sentence_at(span.start).is_some())
        .collect()
}
