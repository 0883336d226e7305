//! EXI003: every ground on which a status is lost is misconduct.

use crate::lint::native::shared::{assessable, clipped};
use crate::lint::native::words::Words;
use crate::lint::{Context, Draft};
use crate::model::{Act, ActClass, Document, Edge};
use crate::outline::{Kind, NodeId};

/// Grounds that blame nobody.
static NEUTRAL: Words = Words::new(
    "(?i)死亡|届满|期满|到期|自愿|申请|放弃|终止|解散|破产|不再|不符合|丧失|公共利益|客观情况|退出|交回|\
     失踪|疾病|身体|健康|能力|失误|超越职权|法定程序|注销|失效|歇业|停业|变更|年龄|退休|离职|调离|辞|\
     dies|death|deceased|expir|request|surrender|relinquish|resign|dissol|bankrupt|insolv|no longer|\
     ceases?\\b|incapa|incompeten|health|public interest|unfit|mistake|error|wind",
);

/// Misconduct.
static FAULT: Words = Words::new(
    "(?i)骗|虚假|弄虚作假|贿赂|不正当|隐瞒|冒名|伪造|违反|违法|犯罪|刑罚|处罚|逾期|拒不|拒绝|擅自|危害|\
     驱逐|不履行|未履行|转让|出租|出借|涂改|买卖|严重|未达到|逃避|\
     fraud|false|mislead|misrepresent|convict|offence|crime|guilty|fail|contraven|breach|violat|\
     misconduct|refus|improper|unlawful|illegal",
);

pub(crate) fn check(context: &Context<'_>) {
    let document = context.document;
    // Other endings of what is bound to a person, wherever they stand, are what the list lacks.
    let ends = [Edge::VoluntaryExit, Edge::NaturalTermination];
    let ended = document.statuses().iter().any(|status| {
        status.class == ActClass::Personal && ends.into_iter().any(|edge| status.has(edge))
    });
    if ended || !assessable(document) {
        return;
    }
    let mut lists = document.acts().iter().filter(|act| takes_person(context, act));
    let found = lists.find_map(|act| Some((act, faults(document, act)?)));
    let Some((act, count)) = found else { return };
    context.report(
        Draft::new(act.node, act.cue)
            .with("act", clipped(context.slice(act.cue)))
            .with("count", count.to_string()),
    );
}

/// Whether the act takes what a person holds, not as a penalty, and no general law says how the
/// status ends otherwise.
fn takes_person(context: &Context<'_>, act: &Act) -> bool {
    let mut statuses = context.document.statuses().iter();
    let lasting = statuses.any(|status| status.lasting && status.name == act.status);
    act.class == ActClass::Personal
        && !act.refusal
        && !act.suspension
        && !act.sanction
        && !lasting
        && !act.cue.slice(context.document.text()).contains("待遇")
        && !context.document.outline().in_annex(act.node)
}

/// The number of grounds that the act leads into, where all that can be read are misconduct.
fn faults(document: &Document, act: &Act) -> Option<usize> {
    if document.header_of(act.node) != Some(act.sentence) {
        return None;
    }
    let outline = document.outline();
    let text = document.text();
    let words = |id: NodeId| outline.node(id).span.slice(text);
    let grounds: Vec<NodeId> =
        outline.children(act.node).filter(|&id| outline.node(id).kind == Kind::Point).collect();
    let blamed = grounds.iter().filter(|&&id| FAULT.is_in(words(id))).count();
    let neutral = grounds.iter().any(|&id| NEUTRAL.is_in(words(id)));
    (blamed >= 2 && !neutral).then_some(grounds.len())
}
