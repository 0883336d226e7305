//! What was understood of a document, as JSON.

use super::data::Stretch;
use super::outline_json::stretch;
use crate::model::{
    Bound, Definition, DefinitionKind, Document, Instrument, Quantity, QuantityKind, Reference,
    ReferenceKind, ReferenceStatus, RoleMark, Scope, Status, Target, Value,
};
use crate::outline::NodeId;
use serde::ser::SerializeStruct;
use serde::{Serialize, Serializer};
use std::collections::BTreeMap;
use std::io::{self, Write};

/// Writes the facets of `document` as one JSON object.
pub(super) fn write(document: &Document, out: &mut dyn Write) -> io::Result<()> {
    serde_json::to_writer(&mut *out, &Model(document))?;
    out.write_all(b"\n")
}

/// The object; facets that are not computed yet are empty lists.
struct Model<'a>(&'a Document);

impl Serialize for Model<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let document = self.0;
        let provision = |id: NodeId| document.outline().provision(id);
        let place = |id: NodeId, span| (provision(id), stretch(document.source(), span));
        let definitions = document.definitions().iter();
        let references = document.references().iter();
        let quantities = document.quantities().iter();
        let statuses = document.statuses().iter();
        let mut model = serializer.serialize_struct("Model", 8)?;
        model.serialize_field("instrument", &InstrumentData::from(document.instrument()))?;
        model.serialize_field(
            "definitions",
            &List(definitions.map(|d| DefinitionData::new(d, place(d.provision, d.span)))),
        )?;
        model.serialize_field(
            "references",
            &List(references.map(|r| {
                let text = r.span.slice(document.source().text());
                ReferenceData::new(r, text, place(r.provision, r.span))
            })),
        )?;
        model.serialize_field("provisions", &provisions(document))?;
        model.serialize_field("norms", &[(); 0])?;
        model.serialize_field(
            "quantities",
            &List(quantities.map(|q| QuantityData::new(q, place(q.provision, q.span)))),
        )?;
        model.serialize_field("actors", &[(); 0])?;
        model
            .serialize_field("statuses", &List(statuses.map(|s| StatusData::new(s, provision))))?;
        model.serialize_field("delegations", &[(); 0])?;
        model.end()
    }
}

/// A list written as it is made.
struct List<I>(I);

impl<I: Iterator<Item: Serialize> + Clone> Serialize for List<I> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.0.clone())
    }
}

/// A provision and a place in it.
type At = (String, Stretch);

#[derive(Serialize)]
struct InstrumentData<'a> {
    title: &'a str,
    r#type: &'static str,
    /// `None` where the rank is not known.
    rank: Option<u32>,
    issuer: Option<&'a str>,
    adopted: Option<&'a str>,
    effective: Option<&'a str>,
    basis: &'a [String],
}

impl<'a> From<&'a Instrument> for InstrumentData<'a> {
    fn from(instrument: &'a Instrument) -> Self {
        Self {
            title: &instrument.title,
            r#type: instrument.kind.name(),
            rank: (instrument.rank > 0).then_some(instrument.rank),
            issuer: instrument.issuer.as_deref(),
            adopted: instrument.adopted.as_deref(),
            effective: instrument.effective.as_deref(),
            basis: &instrument.basis,
        }
    }
}

#[derive(Serialize)]
struct DefinitionData<'a> {
    term: &'a str,
    kind: &'static str,
    provision: String,
    span: Stretch,
    scope: &'static str,
    uses: usize,
}

impl<'a> DefinitionData<'a> {
    fn new(definition: &'a Definition, (provision, span): At) -> Self {
        Self {
            term: &definition.term,
            kind: match definition.kind {
                DefinitionKind::Definition => "definition",
                DefinitionKind::Abbreviation => "abbreviation",
            },
            provision,
            span,
            scope: match definition.scope {
                Scope::Document => "document",
                Scope::Chapter(_) => "chapter",
                Scope::Article(_) => "article",
            },
            uses: definition.uses.len(),
        }
    }
}

#[derive(Serialize)]
struct ReferenceData<'a> {
    text: &'a str,
    provision: String,
    span: Stretch,
    kind: &'static str,
    #[serde(serialize_with = "paths")]
    targets: &'a [Target],
    status: &'static str,
}

fn paths<S: Serializer>(targets: &[Target], serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_seq(targets.iter().map(|target| &target.path))
}

impl<'a> ReferenceData<'a> {
    fn new(reference: &'a Reference, text: &'a str, (provision, span): At) -> Self {
        Self {
            text,
            provision,
            span,
            kind: match reference.kind {
                ReferenceKind::Internal => "internal",
                ReferenceKind::Relative => "relative",
                ReferenceKind::External => "external",
            },
            targets: &reference.targets,
            status: match reference.status {
                ReferenceStatus::Resolved => "resolved",
                ReferenceStatus::Unresolved => "unresolved",
                ReferenceStatus::External => "external",
                ReferenceStatus::Unknown => "unknown",
            },
        }
    }
}

#[derive(Serialize)]
struct Row {
    eid: String,
    provision: String,
    label: String,
    roles: Vec<&'static str>,
}

/// The basic units with the roles of all that is in them, and the units in them that have roles of
/// their own.
fn provisions(document: &Document) -> Vec<Row> {
    let outline = document.outline();
    let mut roles: BTreeMap<NodeId, Vec<_>> = BTreeMap::new();
    for id in outline.articles() {
        roles.entry(id).or_default();
    }
    for &RoleMark { role, node, .. } in document.roles() {
        roles.entry(node).or_default().push(role);
        if let Some(article) = outline.article_of(node).filter(|&article| article != node) {
            roles.entry(article).or_default().push(role);
        }
    }
    let text = document.source().text();
    let rows = roles.into_iter().map(|(id, mut roles)| {
        roles.sort_unstable();
        roles.dedup();
        Row {
            eid: outline.eid(id),
            provision: outline.provision(id),
            label: outline.label(id, text),
            roles: roles.into_iter().map(crate::model::Role::name).collect(),
        }
    });
    rows.collect()
}

#[derive(Serialize)]
struct QuantityData<'a> {
    provision: String,
    span: Stretch,
    kind: &'static str,
    value: ValueData,
    unit: &'a str,
    bound: &'static str,
    inclusive: bool,
}

impl<'a> QuantityData<'a> {
    fn new(quantity: &'a Quantity, (provision, span): At) -> Self {
        Self {
            provision,
            span,
            kind: match quantity.kind {
                QuantityKind::Duration => "duration",
                QuantityKind::Money => "money",
                QuantityKind::Count => "count",
                QuantityKind::Percentage => "percentage",
                QuantityKind::Age => "age",
                QuantityKind::Date => "date",
            },
            value: ValueData::new(quantity.value),
            unit: &quantity.unit,
            bound: match quantity.bound {
                Bound::Min => "min",
                Bound::Max => "max",
                Bound::Exact => "exact",
                Bound::Range => "range",
            },
            inclusive: quantity.inclusive,
        }
    }
}

/// A value: a number, two numbers with the lower one first, or a date as far as it is given.
#[derive(Serialize)]
#[serde(untagged)]
enum ValueData {
    Number(Number),
    Range([Number; 2]),
    Date(String),
}

/// A number, without a decimal point where it is whole.
#[derive(Serialize)]
#[serde(untagged)]
enum Number {
    Whole(i64),
    Fraction(f64),
}

impl Number {
    fn new(number: f64) -> Self {
        // Whole numbers below this bound are exact in both types.
        const EXACT: f64 = 9_007_199_254_740_992.0;
        if number.fract() == 0.0 && number.abs() < EXACT {
            #[allow(clippy::cast_possible_truncation, reason = "whole and within bounds")]
            return Number::Whole(number as i64);
        }
        Number::Fraction(number)
    }
}

impl ValueData {
    fn new(value: Value) -> Self {
        match value {
            Value::Number(number) => ValueData::Number(Number::new(number)),
            Value::Range(a, b) => ValueData::Range([a.min(b), a.max(b)].map(Number::new)),
            Value::Date { year, month: 0, .. } => ValueData::Date(format!("{year:04}")),
            Value::Date { year, month, day: 0 } => ValueData::Date(format!("{year:04}-{month:02}")),
            Value::Date { year, month, day } => {
                ValueData::Date(format!("{year:04}-{month:02}-{day:02}"))
            }
        }
    }
}

#[derive(Serialize)]
struct StatusData<'a> {
    name: &'a str,
    grant: Vec<String>,
    renewal: Vec<String>,
    suspension: Vec<String>,
    loss: Vec<String>,
    voluntary_exit: Vec<String>,
    natural_termination: Vec<String>,
    remedies: [(); 0],
}

impl<'a> StatusData<'a> {
    fn new(status: &'a Status, provision: impl Fn(NodeId) -> String) -> Self {
        let paths = |nodes: &[NodeId]| nodes.iter().map(|&node| provision(node)).collect();
        Self {
            name: &status.name,
            grant: paths(&status.grant),
            renewal: paths(&status.renewal),
            suspension: paths(&status.suspension),
            loss: paths(&status.loss),
            voluntary_exit: paths(&status.voluntary_exit),
            natural_termination: paths(&status.natural_termination),
            remedies: [],
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_are_written_as_the_contract_says() {
        let json = |value| serde_json::to_string(&ValueData::new(value)).expect("it is JSON");
        assert_eq!(json(Value::Number(30.0)), "30");
        assert_eq!(json(Value::Number(0.5)), "0.5");
        assert_eq!(json(Value::Range(20.0, 2.5)), "[2.5,20]");
        let date = |month, day| Value::Date { year: 2026, month, day };
        assert_eq!(json(date(3, 1)), "\"2026-03-01\"");
        assert_eq!(json(date(13, 0)), "\"2026-13\"");
        assert_eq!(json(date(0, 0)), "\"2026\"");
    }
}
