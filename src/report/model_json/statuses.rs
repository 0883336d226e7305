//! Statuses with what happens to them.

use crate::model::Status;
use crate::outline::NodeId;
use serde::Serialize;

#[derive(Serialize)]
pub(super) struct StatusData<'a> {
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
    pub(super) fn new(status: &'a Status, provision: impl Fn(NodeId) -> String) -> Self {
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
