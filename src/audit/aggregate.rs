use super::tables::{DocumentRows, RunRow};

/// Something that is counted over the documents of a run.
///
/// Memory is bounded only if an aggregate keeps figures and a few examples, not the rows.
pub trait Aggregate {
    /// Takes the rows of the next document. Documents come in order of path, each once, whatever
    /// the number of threads.
    fn document(&mut self, rows: &DocumentRows);

    /// Takes what there is to say of the whole run, after the last document.
    fn end(&mut self, run: &RunRow);
}
