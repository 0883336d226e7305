//! REM004: a time for challenging a decision that is shorter than general law allows.

use crate::jurisdiction::Period;
use crate::lint::{Context, Draft, Severity};
use crate::model::{Bound, InstrumentType, Quantity, QuantityKind, Role, Value};
use crate::text::Span;

pub(crate) fn check(context: &Context<'_>) {
    let document = context.document;
    let text = document.text();
    let law = document.lexicon().general_law();
    if law.periods(context.as_of).next().is_none() && law.periods(None).next().is_some() {
        context.not_covered();
    }
    let periods = law.periods(context.as_of);
    let periods: Vec<&Period> = periods.filter(|period| binds(context, period)).collect();
    if periods.is_empty() {
        return;
    }
    let mut seen: Vec<Span> = Vec::new();
    for mark in document.roles().iter().filter(|mark| mark.role == Role::Remedy) {
        let sentence = mark.sentence;
        if mark.inherited
            || seen.contains(&sentence)
            || document.outline().is_quoted(sentence.start)
        {
            continue;
        }
        seen.push(sentence);
        let from = document.quantities().partition_point(|q| q.span.start < sentence.start);
        let inside = document.quantities().get(from..).unwrap_or_default().iter();
        let times: Vec<&Quantity> = inside
            .take_while(|quantity| quantity.span.end <= sentence.end)
            .filter(|quantity| quantity.kind == QuantityKind::Duration)
            .collect();
        for (index, time) in times.iter().enumerate() {
            let end = times.get(index + 1).map_or(sentence.end, |next| next.span.start);
            let behind = Span { start: time.span.end, end }.slice(text);
            let before = Span { start: sentence.start, end: time.span.start }.slice(text);
            let Some(days) = days(time).filter(|_| is_limit(time.span.slice(text), before, behind)) else {
                continue;
            };
            // Who decides has as little time: an assembly is near.
            if times.iter().skip(index + 1).any(|other| is_decision(text, sentence, other, time)) {
                continue;
            }
            let short = |period: &&&Period| period.fits(before, behind) && days < period.days;
            if let Some(period) = periods.iter().find(short) {
                let draft = Draft::new(mark.node, time.span)
                    .with("time", context.slice(time.span))
                    .with("least", period.words.choose(context.chinese))
                    .with("general", period.rule.citation(context.chinese));
                let law = document.instrument().kind == InstrumentType::Law;
                context.report(if law { draft.severity(Severity::Info) } else { draft });
            }
        }
    }
}

/// Whether `other` is the time for deciding, and no longer than `time`.
fn is_decision(text: &str, sentence: Span, other: &Quantity, time: &Quantity) -> bool {
    let behind = Span { start: other.span.end, end: sentence.end }.slice(text);
    let decides = ["作出", "做出", "内作出", "内做出"].iter().any(|word| behind.starts_with(word));
    decides && days(other).zip(days(time)).is_some_and(|(other, time)| other <= time)
}

/// Whether the period binds an instrument of this rank.
fn binds(context: &Context<'_>, period: &Period) -> bool {
    let kind = context.document.instrument().kind;
    kind.is_below_law() || (kind == InstrumentType::Law && !period.yields)
}

/// Whether the time is one within which a person is to act, and not the authority that decides.
fn is_limit(time: &str, before: &str, behind: &str) -> bool {
    let decides = ["作出", "做出", "答复", "审查"].iter().any(|word| behind.starts_with(word));
    let limit = time.ends_with('内')
        || time.starts_with("within")
        || before.trim_end().ends_with("within");
    limit && !decides
}

/// The length in days, working days counted with their weekends.
fn days(time: &Quantity) -> Option<f64> {
    let Value::Number(number) = time.value else { return None };
    if time.bound == Bound::Min {
        return None;
    }
    let unit = match time.unit.as_str() {
        "day" => 1.0,
        "working-day" => 1.4,
        "week" => 7.0,
        "month" => 30.0,
        "year" => 365.0,
        _ => return None,
    };
    Some(number * unit)
}
