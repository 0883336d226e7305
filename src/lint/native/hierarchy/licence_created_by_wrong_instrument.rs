//! HIE003: a licence that the instrument may not create.

use crate::lint::native::{powers, shared::clipped};
use crate::jurisdiction::Power;
use crate::lint::{Context, Draft, Severity};
use crate::model::InstrumentType;
use crate::text::{Expression, Span};
use std::sync::OnceLock;

pub(crate) fn check(context: &Context<'_>) {
    let document = context.document;
    let kind = document.instrument().kind;
    let barred = |power: &&Power| power.bars.iter().any(|name| name == kind.name());
    let rows = powers::rows(context, "licence");
    let Some(power) = rows.into_iter().find(barred) else { return };
    let severity = if kind == InstrumentType::NormativeDocument { Severity::Error } else { Severity::Info };
    let mut draft: Option<Draft> = None;
    for sentence in document.sentences() {
        let Some(words) = creates_licence(sentence.span.slice(document.text())) else { continue };
        if document.outline().is_quoted(sentence.span.start)
            || powers::rests_on_higher_law(context, sentence.span)
        {
            continue;
        }
        let base = sentence.span.start as usize;
        let words = Span::new(base + words.start, base + words.end);
        draft = Some(match draft {
            Some(draft) => draft.related("same", words),
            None => Draft::new(sentence.node, words)
                .severity(severity)
                .with("kind", clipped(context.slice(words)))
                .with("act", clipped(context.slice(sentence.span)))
                .with("number", power.provision.clone())
                .with("other", format!("《{}》{}", power.title, power.provision)),
        });
    }
    if let Some(draft) = draft {
        context.report(draft);
    }
}

/// The words by which a sentence makes an activity depend on a licence.
fn creates_licence(sentence: &str) -> Option<std::ops::Range<usize>> {
    static REGEX: OnceLock<Option<Expression>> = OnceLock::new();
    if !sentence.contains("不得") && !sentence.contains("方可") && !sentence.contains("实行") {
        return None;
    }
    let pattern = "未(?:经|取得|获得|办理)[^，。；]*?(?:许可|批准|审批|核准|同意|资格|许可证|证书|执照|登记|资质)[^。；]*?不得(?:从事|经营|开展|设立|生产|销售|执业|进行|举办|使用|提供|上岗)|\
        (?:取得|领取|经)[^，。；]*?(?:许可证|资格证书|资格证|执业证书|执照|许可|批准|核准)[^，。；]*(?:后)?[，,]?方可(?:从事|经营|开展|设立|生产|销售|执业|进行|举办)|\
        实行(?:行政)?(?:许可|审批|资格|资质|执业)(?:许可|准入|管理|登记)?制度";
    let regex = REGEX.get_or_init(|| crate::text::pattern(pattern).ok()).as_ref()?;
    regex.find(sentence).map(|found| found.range())
}
