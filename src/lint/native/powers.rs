//! What an instrument creates beyond the powers of its rank.

use super::super::context::{Context, Draft};
use super::super::finding::Severity;
use super::shared::clipped;
use crate::jurisdiction::{Power, Powers};
use crate::model::{ReferenceKind, Role};
use crate::text::{Expression, Span};
use std::ops::Range;
use std::sync::OnceLock;

/// A row of the table of powers that a sentence runs against.
pub(super) struct Excess<'a> {
    /// The row.
    pub(super) power: &'a Power,
    /// The words that create the thing.
    pub(super) words: Span,
    /// The sentence.
    pub(super) sentence: Span,
}

/// The rows for `matter` in the version of the law that the document is held to. Empty where no
/// version covers the date: such a document is not assessed.
pub(super) fn rows<'a>(context: &Context<'a>, matter: &str) -> Vec<&'a Power> {
    let then = |power: &&Power| {
        context.as_of.is_none_or(|date| {
            power.from.as_str() <= date && (power.to.is_empty() || date <= power.to.as_str())
        })
    };
    let table = &context.document.lexicon().powers().power;
    let all = || table.iter().filter(|power| power.matter == matter);
    let rows: Vec<&Power> = all().filter(then).collect();
    if rows.is_empty() && all().next().is_some() {
        context.not_covered();
    }
    rows
}

/// The sentences with one of the roles that create something of `matter` which the instrument may
/// not create. What is quoted, cites higher law or speaks of acts of the past creates nothing.
pub(super) fn excesses<'a>(context: &Context<'a>, matter: &str, roles: &[Role]) -> Vec<Excess<'a>> {
    let document = context.document;
    let kind = document.instrument().kind;
    let rows = rows(context, matter);
    let barred = |power: &&Power| power.bars.iter().any(|name| name == kind.name());
    let beyond: Vec<&Power> = rows.into_iter().filter(barred).collect();
    if beyond.is_empty() || carries_out_grantor(context, matter) {
        return Vec::new();
    }
    let mut found = Vec::new();
    let mut seen: Vec<Span> = Vec::new();
    for mark in document.roles() {
        let fresh = roles.contains(&mark.role) && !mark.inherited && !seen.contains(&mark.sentence);
        if !fresh || document.outline().is_quoted(mark.sentence.start) {
            continue;
        }
        seen.push(mark.sentence);
        if let Some(excess) = first_excess(context, &beyond, mark.sentence)
            && !rests_on_higher_law(context, mark.sentence)
            && !repeats(context, excess.power, mark.sentence)
        {
            found.push(excess);
        }
    }
    found
}

/// Whether the instrument carries out a law that grants measures of `matter`.
fn carries_out_grantor(context: &Context<'_>, matter: &str) -> bool {
    let rows = context.document.lexicon().powers().grantor.iter();
    let mut titles = rows.filter(|row| row.matter == matter).flat_map(|row| &row.titles);
    let basis = &context.document.instrument().basis;
    titles.any(|title| basis.iter().any(|named| named.ends_with(title.as_str())))
}

fn first_excess<'a>(
    context: &Context<'a>,
    beyond: &[&'a Power],
    sentence: Span,
) -> Option<Excess<'a>> {
    let text = sentence.slice(context.document.text());
    let table = context.document.lexicon().powers();
    let found = beyond.iter().flat_map(|power| {
        power.words.iter().filter_map(|word| {
            let places = text.match_indices(word.as_str());
            let mut ranges = places.map(|(at, word)| at..at + word.len());
            Some((ranges.find(|place| creates(table, text, place))?, *power))
        })
    });
    let (place, power) = found.min_by_key(|(place, _)| place.start)?;
    let base = sentence.start as usize;
    let words = Span::new(base + with_amount(text, place.start), base + place.end);
    Some(Excess { power, words, sentence })
}

/// Where the words at `at` begin together with the amount before them: 处十五日以下拘留.
fn with_amount(sentence: &str, at: usize) -> usize {
    let amount = |c: char| {
        c.is_ascii_digit() || "零〇一二两三四五六七八九十百千万亿半元日年月倍以上下至".contains(c)
    };
    let before = sentence.get(..at).unwrap_or_default();
    let verb = before.trim_end_matches(amount);
    if verb.len() < at && verb.ends_with('处') { verb.len() - '处'.len_utf8() } else { at }
}

/// Whether the words at `place` create the thing they name, and do not speak of one that was imposed
/// (被吊销营业执照的), forbid it (不得扣押), only ask whether it is or ask a court for it.
fn creates(table: &Powers, sentence: &str, place: &Range<usize>) -> bool {
    let fits =
        |regex: &Option<Expression>, part: &str| regex.as_ref().is_some_and(|r| r.is_match(part));
    let marks = ['，', '。', '；', '：', ',', ';', ':'];
    let before = sentence.get(..place.start).and_then(|text| text.rsplit(marks).next());
    let after = sentence.get(place.end..).unwrap_or_default();
    !before.is_some_and(|text| fits(&table.told_before, text)) && !fits(&table.told_after, after)
}

/// Whether the sentence repeats what a law provides for everyone, or binds authorities in the use
/// of powers that they have.
fn repeats(context: &Context<'_>, power: &Power, sentence: Span) -> bool {
    let table = context.document.lexicon().powers();
    let words = sentence.slice(context.document.text());
    let granted = table.granted.iter().any(|row| {
        row.matter == power.matter && row.pattern.as_ref().is_some_and(|r| r.is_match(words))
    });
    let restrained = |regex: &Expression| power.matter != "reserved" && regex.is_match(words);
    granted || table.restraint.as_ref().is_some_and(restrained)
}

/// Whether the sentence leans on higher law: it cites one, or says that the law provides.
pub(super) fn rests_on_higher_law(context: &Context<'_>, sentence: Span) -> bool {
    static WORDS: OnceLock<Option<Expression>> = OnceLock::new();
    let cites = context
        .document
        .references_in(sentence)
        .any(|reference| reference.kind == ReferenceKind::External);
    let pattern = "(?:依照|按照|根据|依据)[^，。；]*(?:法律|法规|国家)[^，。；]*(?:规定|处罚|处理)|\
                   (?:依照|按照|根据|依据|违反)《|《[^》]+》|法律、(?:行政)?法规(?:另有|已有)?规定|\
                   由[^，。；]*依法(?:给予|予以|处|没收|扣押|查封|实施|采取|吊销|处理|处罚)|\
                   依法(?:定程序)?(?:进行|组织|给予|予以|查封|扣押|扣留|冻结|吊销|强制|采取|实施|处以|处理|没收|申请|追究|需要|应当|可以)|\
                   治安管理处罚";
    let words = sentence.slice(context.document.text());
    cites
        || WORDS
            .get_or_init(|| crate::text::pattern(pattern).ok())
            .as_ref()
            .is_some_and(|r| r.is_match(words))
}

/// Reports `found`: the first of each kind carries the finding, the others are related.
pub(super) fn report(
    context: &Context<'_>,
    found: Vec<Excess<'_>>,
    severity: impl Fn(&Power) -> Severity,
) {
    let mut drafts: Vec<(&str, Draft)> = Vec::new();
    for excess in found {
        let power = excess.power;
        if let Some((_, draft)) = drafts.iter_mut().find(|(kind, _)| *kind == power.kind) {
            *draft = draft.clone().related("same", excess.words);
            continue;
        }
        let chinese = context.document.profile().language().is_chinese();
        let kind = if chinese { &power.zh } else { &power.en };
        let draft = Draft::new(context.document.provision_of(excess.words), excess.words)
            .severity(severity(power))
            .with("kind", kind.clone())
            .with("act", clipped(context.slice(excess.sentence)))
            .with("number", power.provision.clone())
            .with("other", format!("《{}》{}", power.title, power.provision));
        drafts.push((&power.kind, draft));
    }
    for (_, draft) in drafts {
        context.report(draft);
    }
}
