//! How fast linting is beside a bare pass of an automaton over the same words and bytes, and where
//! the time goes.
//!
//! The automaton is what others would look for the words with; normlint itself has an index, whose
//! own bare pass is told beside it.
//!
//! `cargo bench --bench ratio -- FOLDER [EVERY [ROUNDS]]` takes one file in EVERY of a folder (10
//! where nothing is said), in order of path; without a folder, the fixtures. Document by document it
//! times the bare pass, linting from the text to the findings, and then each facet on a fresh
//! document; each time is the least of ROUNDS (5), so that what else the machine does counts little.

#![allow(clippy::disallowed_methods, reason = "reads files, arguments and the clock")]
#![allow(clippy::print_stdout, reason = "a report is all it makes")]

use aho_corasick::{AhoCorasick, AhoCorasickKind};
use normlint::jurisdiction::Profile;
use normlint::lint::{Catalogue, Linter, Settings};
use normlint::model::Document;
use normlint::read;
use std::collections::HashMap;
use std::fs;
use std::hint::black_box;
use std::path::Path;
use std::time::{Duration, Instant};

/// What is timed, in the order in which it is asked for: what a facet needs is computed before it.
const PARTS: [&str; 15] = [
    "outline",
    "words",
    "sentences",
    "roles",
    "instrument",
    "definitions",
    "references",
    "quantities",
    "acts",
    "remedies",
    "statuses",
    "norms",
    "actors",
    "delegations",
    "lints",
];

fn main() {
    let arguments: Vec<String> =
        std::env::args().skip(1).filter(|text| !text.starts_with("--")).collect();
    let number = |at: usize, usual: usize| {
        arguments.get(at).and_then(|text| text.parse().ok()).unwrap_or(usual).max(1)
    };
    let fixtures = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures");
    let (folder, every) = match arguments.first() {
        Some(folder) => (Path::new(folder), number(1, 10)),
        None => (fixtures.as_path(), 1),
    };
    let files = files(folder, every);
    let catalogue = Catalogue::builtin().unwrap_or_else(|error| panic!("{error}"));
    let linter = Linter::new(catalogue).unwrap_or_else(|error| panic!("{error}"));
    let mut total = Times::default();
    let mut automata = HashMap::new();
    for (path, bytes) in &files {
        let rounds = (0..number(2, 5)).map(|_| Times::of(&linter, &mut automata, path, bytes));
        total.add(rounds.reduce(Times::least).unwrap_or_default());
    }
    let bytes: usize = files.iter().map(|(_, bytes)| bytes.len()).sum();
    total.print(files.len(), bytes);
}

/// The automaton over all words that packs and lints look for in such documents: the kind that is
/// the fastest over so many, as the table of a DFA does not stay in the cache between documents.
fn automaton(document: &Document) -> AhoCorasick {
    let words = document.lexicon().scanner().index().words();
    AhoCorasick::builder()
        .ascii_case_insensitive(!document.profile().language().is_chinese())
        .kind(Some(AhoCorasickKind::ContiguousNFA))
        .build(words)
        .unwrap_or_else(|error| panic!("{error}"))
}

/// The times of one document, or the sums of many.
#[derive(Default)]
struct Times {
    bare: Duration,
    index: Duration,
    check: Duration,
    parts: [Duration; PARTS.len()],
}

impl Times {
    fn of(
        linter: &Linter,
        automata: &mut HashMap<Profile, AhoCorasick>,
        path: &str,
        bytes: &[u8],
    ) -> Self {
        let settings = Settings::default();
        let source = || read::read(path, bytes.to_vec(), None);
        let mut times = Self::default();
        let (whole, lap) = (source(), Instant::now());
        let checked = linter.check(whole, &settings).unwrap_or_else(|error| panic!("{error}"));
        times.check = lap.elapsed();
        let document = &checked.document;
        let automaton =
            automata.entry(document.profile().clone()).or_insert_with(|| automaton(document));
        let lap = Instant::now();
        black_box(automaton.find_overlapping_iter(document.text()).count());
        times.bare = lap.elapsed();
        let lap = Instant::now();
        let mut hits = 0;
        document.lexicon().scanner().index().each(document.text(), |_, _, _| hits += 1);
        black_box(hits);
        times.index = lap.elapsed();
        drop(checked);
        let (fresh, mut lap) = (source(), Instant::now());
        let document = linter.document(fresh, &settings).unwrap_or_else(|error| panic!("{error}"));
        for (part, time) in times.parts.iter_mut().enumerate() {
            if part > 0 {
                ask(part, &document, linter, &settings);
            }
            *time = lap.elapsed();
            lap = Instant::now();
        }
        times
    }

    fn least(mut self, other: Self) -> Self {
        self.bare = self.bare.min(other.bare);
        self.index = self.index.min(other.index);
        self.check = self.check.min(other.check);
        self.parts.iter_mut().zip(other.parts).for_each(|(own, other)| *own = (*own).min(other));
        self
    }

    fn add(&mut self, other: Self) {
        self.bare += other.bare;
        self.index += other.index;
        self.check += other.check;
        self.parts.iter_mut().zip(other.parts).for_each(|(own, other)| *own += other);
    }

    #[allow(clippy::cast_precision_loss, reason = "figures for reading")]
    fn print(&self, files: usize, bytes: usize) {
        let nanoseconds = |time: Duration| time.as_secs_f64() * 1e9 / bytes as f64;
        let megabytes = |time: Duration| bytes as f64 / 1e6 / time.as_secs_f64();
        let ratio = self.bare.as_secs_f64() / self.check.as_secs_f64();
        println!("{files} files, {:.2} MB", bytes as f64 / 1e6);
        println!("bare pass of the automaton {:7.1} MB/s", megabytes(self.bare));
        println!("bare pass of the index     {:7.1} MB/s", megabytes(self.index));
        println!("text to findings           {:7.1} MB/s", megabytes(self.check));
        println!("ratio                      {ratio:9.3}");
        let sum: Duration = self.parts.iter().sum();
        println!("part           ns/byte   share");
        for (name, &time) in PARTS.iter().zip(&self.parts) {
            let share = time.as_secs_f64() / sum.as_secs_f64() * 100.0;
            println!("{name:12} {:9.1} {share:6.1}%", nanoseconds(time));
        }
    }
}

/// Has a part of the document computed.
fn ask(part: usize, document: &Document, linter: &Linter, settings: &Settings) {
    match PARTS[part] {
        "words" => _ = black_box(document.hits()),
        "sentences" => _ = black_box(document.sentences()),
        "roles" => _ = black_box(document.roles()),
        "instrument" => _ = black_box(document.instrument()),
        "definitions" => _ = black_box(document.definitions()),
        "references" => _ = black_box(document.references()),
        "quantities" => _ = black_box(document.quantities()),
        "acts" => _ = black_box(document.acts()),
        "remedies" => _ = black_box(document.remedies()),
        "statuses" => _ = black_box(document.statuses()),
        "norms" => _ = black_box(document.norms()),
        "actors" => _ = black_box(document.actors()),
        "delegations" => _ = black_box(document.delegations()),
        "lints" => drop(black_box(linter.report(document, settings))),
        _ => {}
    }
}

/// Every `every`th file below `folder`, in order of path.
fn files(folder: &Path, every: usize) -> Vec<(String, Vec<u8>)> {
    let entries = walkdir::WalkDir::new(folder).sort_by_file_name().into_iter();
    let files = entries.filter_map(Result::ok).filter(|entry| entry.file_type().is_file());
    let read = |entry: walkdir::DirEntry| {
        let bytes = fs::read(entry.path()).unwrap_or_else(|error| panic!("{error}"));
        (entry.path().to_string_lossy().into_owned(), bytes)
    };
    files.step_by(every).map(read).collect()
}
