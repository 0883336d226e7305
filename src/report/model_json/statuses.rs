//! Statuses with what happens to them.

use crate::model::{Document, Edge, Status, StatusRemedy, Transition};
use crate::outline::NodeId;
use crate::text::Span;
use serde::Serialize;

#[derive(Serialize)]
pub(in crate::report) struct StatusData<'a> {
    name: &'a str,
    class: &'static str,
    papers: &'a [String],
    grant: Vec<String>,
    renewal: Vec<String>,
    suspension: Vec<String>,
    loss: Vec<String>,
    voluntary_exit: Vec<String>,
    natural_termination: Vec<String>,
    remedies: Vec<RemedyData>,
    transitions: Vec<TransitionData<'a>>,
}

#[derive(Serialize)]
struct RemedyData {
    against: String,
    provision: Option<String>,
    source: &'static str,
}

#[derive(Serialize)]
struct TransitionData<'a> {
    edge: &'static str,
    provision: String,
    text: &'a str,
    actor: Option<&'a str>,
    verb: Option<&'a str>,
    causes: Vec<&'static str>,
    time: Option<&'a str>,
}

impl<'a> StatusData<'a> {
    pub(in crate::report) fn new(
        document: &'a Document,
        status: &'a Status,
        provision: impl Fn(NodeId) -> String + Copy,
    ) -> Self {
        let paths =
            |edge| status.provisions(edge).into_iter().map(provision).collect::<Vec<String>>();
        let remedy = |remedy: &StatusRemedy| RemedyData {
            against: provision(remedy.against),
            provision: remedy.provision.map(provision),
            source: remedy.source.name(),
        };
        Self {
            name: &status.name,
            class: status.class.name(),
            papers: &status.papers,
            grant: paths(Edge::Grant),
            renewal: paths(Edge::Renewal),
            suspension: paths(Edge::Suspension),
            loss: paths(Edge::Loss),
            voluntary_exit: paths(Edge::VoluntaryExit),
            natural_termination: paths(Edge::NaturalTermination),
            remedies: status.remedies.iter().map(remedy).collect(),
            transitions: status
                .transitions
                .iter()
                .map(|transition| TransitionData::new(document, transition, provision))
                .collect(),
        }
    }
}

impl<'a> TransitionData<'a> {
    fn new(
        document: &'a Document,
        transition: &Transition,
        provision: impl Fn(NodeId) -> String,
    ) -> Self {
        let slice = |span: Span| document.source().slice(span);
        Self {
            edge: transition.edge.name(),
            provision: provision(transition.node),
            text: slice(transition.words),
            actor: document.acting_for(transition).map(slice),
            verb: transition.verb.map(slice),
            causes: transition.causes.iter().map(|cause| cause.name()).collect(),
            time: transition.time.map(slice),
        }
    }
}
