//! What was understood of a document, as JSON.

mod norms;
mod quantities;
mod statuses;

use self::norms::{ActorData, DelegationData, NormData};
use self::quantities::QuantityData;
pub(super) use self::statuses::StatusData;
use super::data::Stretch;
use super::outline_json::stretch;
use crate::model::{Definition, Document, Instrument, Reference, RoleMark, Target};
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

/// The object.
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
        let norms = document.norms().iter();
        let delegations = document.delegations().iter();
        let text = document.source().text();
        let mut model = serializer.serialize_struct("Model", 8)?;
        model.serialize_field("instrument", &InstrumentData::from(document.instrument()))?;
        model.serialize_field(
            "definitions",
            &List(definitions.map(|d| DefinitionData::new(d, place(d.provision, d.span)))),
        )?;
        model.serialize_field(
            "references",
            &List(
                references
                    .map(|r| ReferenceData::new(r, r.span.slice(text), place(r.provision, r.span))),
            ),
        )?;
        model.serialize_field("provisions", &provisions(document))?;
        model.serialize_field(
            "norms",
            &List(norms.map(|n| NormData::new(n, text, place(n.provision, n.span)))),
        )?;
        model.serialize_field(
            "quantities",
            &List(quantities.map(|q| QuantityData::new(q, place(q.provision, q.span)))),
        )?;
        model.serialize_field("actors", &List(document.actors().iter().map(ActorData::from)))?;
        model.serialize_field(
            "statuses",
            &List(statuses.map(|s| StatusData::new(document, s, provision))),
        )?;
        model.serialize_field(
            "delegations",
            &List(delegations.map(|d| DelegationData::new(d, place(d.provision, d.span)))),
        )?;
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
    promulgated: Option<&'a str>,
    amended: &'a [String],
    commencement: &'static str,
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
            promulgated: instrument.promulgated.as_deref(),
            amended: &instrument.amended,
            commencement: instrument.commencement.name(),
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
            kind: definition.kind.name(),
            provision,
            span,
            scope: definition.scope.name(),
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
            kind: reference.kind.name(),
            targets: &reference.targets,
            status: reference.status.name(),
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
