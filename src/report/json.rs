//! `json`: one object, a document a line.

use super::data::DocumentData;
use super::{Emitter, Summary};
use crate::lint::DocumentReport;
use crate::text::Source;
use std::io::{self, Write};

pub(super) struct Json<W> {
    out: W,
    documents: usize,
}

impl<W: Write> Json<W> {
    pub(super) fn new(out: W) -> Self {
        Self { out, documents: 0 }
    }

    /// What stands before the next document: the beginning of the object or a comma.
    fn lead(&mut self) -> io::Result<()> {
        match self.documents {
            0 => write!(
                self.out,
                r#"{{"version":1,"tool":{{"name":"normlint","version":"{}"}},"documents":["#,
                env!("CARGO_PKG_VERSION")
            ),
            _ => self.out.write_all(b","),
        }
    }
}

impl<W: Write> Emitter for Json<W> {
    fn document(&mut self, report: &DocumentReport, _: Option<&Source>) -> io::Result<()> {
        self.lead()?;
        self.documents += 1;
        self.out.write_all(b"\n")?;
        Ok(serde_json::to_writer(&mut self.out, &DocumentData::from(report))?)
    }

    fn finish(&mut self, summary: &Summary) -> io::Result<()> {
        if self.documents == 0 {
            self.lead()?;
        }
        let Summary { documents, findings, error, warning, info, .. } = summary;
        writeln!(
            self.out,
            "\n],\"summary\":{{\"documents\":{documents},\"findings\":{findings},\
             \"error\":{error},\"warning\":{warning},\"info\":{info}}}}}"
        )?;
        self.out.flush()
    }
}

#[cfg(test)]
mod tests {
    use super::super::samples::{all, render};
    use super::super::{Format, Options};
    use serde_json::Value;

    #[test]
    fn the_object_is_whole_and_in_the_order_of_the_contract() {
        let text = render(Format::Json, &all(), Options::default());
        let keys = ["{\"version\":1", "\"tool\":", "\"documents\":", "\"summary\":"];
        let places = keys.map(|key| text.find(key).expect("the key is there"));
        assert!(places.is_sorted() && places[0] == 0, "{text}");
        let value: Value = serde_json::from_str(&text).expect("it is JSON");
        assert_eq!(value["documents"].as_array().map(Vec::len), Some(4));
        assert_eq!(value["documents"][0]["instrument"]["rank"], 4);
        assert_eq!(value["documents"][2]["errors"][0], "no such file");
        assert_eq!(
            value["summary"].to_string(),
            r#"{"documents":4,"error":1,"findings":7,"info":3,"warning":3}"#
        );
    }

    #[test]
    fn a_run_without_documents_is_an_object_too() {
        let text = render(Format::Json, &[], Options::default());
        let value: Value = serde_json::from_str(&text).expect("it is JSON");
        assert_eq!(value["documents"], Value::Array(Vec::new()));
    }
}
