//! AUT007: an authority that was abolished before the text was made.

use crate::lint::{Context, Draft};
use crate::text::Span;

pub(super) fn check(context: &Context<'_>) {
    let document = context.document;
    let Some(date) = context.as_of else { return };
    let Some(toml::Value::Array(names)) = context.option("names") else { return };
    let text = document.text();
    for row in names {
        let field = |key: &str| row.get(key).and_then(toml::Value::as_str).unwrap_or_default();
        let (old, since, except) = (field("old"), field("since"), field("except"));
        if old.is_empty() || date < since {
            continue;
        }
        let mut draft: Option<Draft> = None;
        for (at, _) in text.match_indices(old) {
            let span = Span::new(at, at + old.len());
            let other = !except.is_empty() && text.get(..at).is_some_and(|t| t.ends_with(except));
            let stands = document.sentence_at(span.start).is_some();
            if !stands || other || is_cited(document.text(), span) {
                continue;
            }
            draft = Some(match draft.take() {
                Some(draft) => draft.related("same", span),
                None => Draft::new(document.provision_of(span), span)
                    .with("now", field("now"))
                    .with("since", since),
            });
        }
        if let Some(draft) = draft {
            context.report(draft);
        }
    }
}

/// Whether the name stands in a title, in quotation marks, or is called the former one.
fn is_cited(text: &str, span: Span) -> bool {
    let before = text.get(..span.start as usize).unwrap_or_default();
    let line = before.rsplit(['\n', '。']).next().unwrap_or_default();
    let open = |left: char, right: char| line.matches(left).count() > line.matches(right).count();
    open('《', '》') || open('“', '”') || line.ends_with('原')
}
