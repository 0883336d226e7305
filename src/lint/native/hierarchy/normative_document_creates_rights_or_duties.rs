//! HIE005: a normative document sets conditions, adds duties or cuts rights.

use crate::lint::native::{powers, shared::clipped};
use crate::lint::{Context, Draft, Severity};
use crate::model::{InstrumentType, Role};
use crate::text::Expression;
use std::sync::OnceLock;

pub(crate) fn check(context: &Context<'_>) {
    let document = context.document;
    if document.instrument().kind != InstrumentType::NormativeDocument {
        return;
    }
    let text = document.text();
    let mut draft: Option<Draft> = None;
    let mut seen = Vec::new();
    for sentence in document.sentences() {
        let article = document.outline().article_of(sentence.node);
        let words = sentence.span.slice(text);
        let Some(kind) = burden(context, sentence.span, words) else { continue };
        if article.is_none()
            || seen.contains(&article)
            || document.outline().is_quoted(sentence.span.start)
            || powers::rests_on_higher_law(context, sentence.span)
        {
            continue;
        }
        seen.push(article);
        draft = Some(match draft {
            Some(draft) => draft.related("same", sentence.span),
            None => Draft::new(sentence.node, sentence.span)
                .severity(Severity::Warning)
                .with("kind", kind)
                .with("act", clipped(context.slice(sentence.span))),
        });
    }
    if let Some(draft) = draft {
        context.report(draft);
    }
}

/// What the sentence does to persons outside the administration, in the words of the message.
fn burden(context: &Context<'_>, span: crate::text::Span, words: &str) -> Option<&'static str> {
    static DUTY: OnceLock<Option<Expression>> = OnceLock::new();
    let has = |role: Role| {
        let mut marks = context.document.roles().iter();
        marks.any(|mark| mark.role == role && mark.sentence == span && !mark.inherited)
    };
    if has(Role::AdverseAction) || has(Role::Sanction) {
        return Some("减损权利");
    }
    if has(Role::Eligibility) {
        return Some("设定条件");
    }
    let pattern = "^[^，。；]*?(?:持证人|申请人|持有人|当事人|个人|公民|外国人|企业|经营者|用人单位|(?:持证|从业|申请|相关|有关)人员|居民)\
                   [^。；]*?(?:应当|必须|不得|须)";
    let duty = DUTY.get_or_init(|| crate::text::pattern(pattern).ok()).as_ref()?;
    duty.is_match(words).then_some("增设义务")
}
