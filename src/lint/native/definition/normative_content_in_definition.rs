//! Duties and prohibitions that stand inside a definition.

use crate::lint::native::declared::{is_pointer, is_quoted};
use crate::lint::{Context, Draft};
use crate::model::{Definition, DefinitionKind};
use crate::text::{Expression, Span};

use std::sync::LazyLock;

static CHINESE: LazyLock<Expression> = LazyLock::new(|| regex(r"应当|不得|必须|严禁|禁止"));
static ENGLISH: LazyLock<Expression> = LazyLock::new(|| regex(r"\b(?:must(?: not)?|shall(?: not)?)\b"));

/// What makes a duty one that is imposed elsewhere, and only describes what is defined.
const CHINESE_ELSEWHERE: [&str; 8] = ["依法", "依照", "按照", "根据", "规定", "约定", "依", "按"];
static ENGLISH_ELSEWHERE: LazyLock<Expression> = LazyLock::new(|| {
    regex(r"(?i)\b(?:shall be (?:construed|read|deemed|taken|known|interpreted|prescribed|determined|made|appointed|specified)|shall have|shall not include|shall mean|shall include|under|by virtue|pursuant|required|law)\b")
});

fn regex(pattern: &str) -> Expression {
    crate::text::pattern(pattern).expect("a constant pattern that a test builds")
}

pub(super) fn check(context: &Context<'_>) {
    let document = context.document;
    let mut end = 0;
    for definition in document.definitions() {
        let judged = definition.kind == DefinitionKind::Definition
            && !is_quoted(context, definition)
            && !is_pointer(document, definition)
            && definition.meaning.start >= end;
        if !judged {
            continue;
        }
        let Some(modal) = duty(context, definition) else { continue };
        end = definition.meaning.end;
        let draft = Draft::new(document.provision_of(modal), modal)
            .with("modal", context.slice(modal))
            .with("term", definition.term.trim())
            .related("term", definition.span);
        context.report(draft);
    }
}

/// The first modal word of a duty that the meaning imposes itself.
fn duty(context: &Context<'_>, definition: &Definition) -> Option<Span> {
    let document = context.document;
    let text = document.text();
    let meaning = definition.meaning;
    let words = meaning.slice(text);
    let chinese = document.outline().chinese;
    let (modal, ends): (&Expression, &[char]) = match chinese {
        true => (&CHINESE, &['，', '；', '。', '、', '\n']),
        false => (&ENGLISH, &[';', '.', '\n']),
    };
    modal.find_iter(words).find_map(|found| {
        let before = words.get(..found.start())?.rsplit(ends).next()?;
        let after = words.get(found.end()..)?.split(ends).next()?;
        let elsewhere = if chinese {
            // 应当报告的单位 describes the unit.
            CHINESE_ELSEWHERE.iter().any(|word| before.contains(word)) || after.contains('的')
        } else {
            let start = words.get(..found.start())?.len() - before.len();
            let clause = words.get(start..found.end() + after.len())?;
            ENGLISH_ELSEWHERE.is_match(clause)
        };
        let base = meaning.start as usize;
        (!elsewhere).then(|| Span::new(base + found.start(), base + found.end()))
    })
}
