//! Life cycles for other programs.

use super::chart::{Chart, Life, is_drawn};
use crate::model::Document;
use crate::report::model_json::StatusData;
use serde::Serialize;
use std::io::{self, Write};

#[derive(Serialize)]
struct ChartData<'a> {
    version: u32,
    title: &'a str,
    as_of: Option<&'a str>,
    statuses: Vec<LifeData<'a>>,
}

#[derive(Serialize)]
struct LifeData<'a> {
    #[serde(flatten)]
    status: StatusData<'a>,
    missing: Vec<MissingData<'a>>,
}

#[derive(Serialize)]
struct MissingData<'a> {
    edge: &'static str,
    /// The rule of general law that supplies the edge; `null` where nothing does.
    supplied_by: Option<LawData<'a>>,
}

#[derive(Serialize)]
struct LawData<'a> {
    title: &'a str,
    provision: &'a str,
    version: &'a str,
}

pub(super) fn write(document: &Document, chart: &Chart, out: &mut dyn Write) -> io::Result<()> {
    let drawn = document.statuses().iter().filter(|status| is_drawn(status));
    let provision = |id| document.outline().provision(id);
    let data = ChartData {
        version: 1,
        title: &chart.title,
        as_of: (!chart.date.is_empty()).then_some(chart.date.as_str()),
        statuses: drawn
            .zip(&chart.lives)
            .map(|(status, life)| LifeData {
                status: StatusData::new(document, status, provision),
                missing: missing(life),
            })
            .collect(),
    };
    serde_json::to_writer_pretty(&mut *out, &data)?;
    out.write_all(b"\n")
}

fn missing(life: &Life) -> Vec<MissingData<'_>> {
    let gaps = life.steps.iter().filter_map(|step| Some((step.edge, step.gap.as_ref()?)));
    gaps.map(|(edge, gap)| MissingData {
        edge: edge.name(),
        supplied_by: gap.supplied.as_ref().map(|rule| LawData {
            title: &rule.title,
            provision: &rule.provision,
            version: &rule.from,
        }),
    })
    .collect()
}
