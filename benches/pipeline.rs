//! How fast the parts of the way are, beside a bare pass of the same automaton.
//!
//! `cargo bench --bench pipeline`, or with a filter: `cargo bench --bench pipeline -- outline`.
//! The fixtures are always there. Real texts are read from the folders `zh-laws` and `ie-acts` below
//! `$NORMLINT_CORPORA`, or unpacked from the archives in `../shared/corpora`; what is missing is
//! skipped with a line.

#![allow(clippy::disallowed_methods, reason = "reads fixtures, corpora and the environment")]
#![allow(clippy::print_stderr, reason = "tells what is skipped")]

use aho_corasick::{AhoCorasick, AhoCorasickKind, MatchKind};
use divan::counter::BytesCount;
use divan::{Bencher, black_box};
use normlint::jurisdiction::{Profile, detect, fold};
use normlint::lint::{Catalogue, Linter, Settings};
use normlint::model::Document;
use normlint::text::Source;
use normlint::{outline, read};
use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::LazyLock;
use std::{env, fs};

/// How much of the fixtures is run, repeated as documents of their own.
const FIXTURE_BYTES: usize = 2_000_000;
/// How much of each corpus is run: documents spread over all of it.
const CORPUS_BYTES: usize = 16_000_000;

fn main() {
    divan::main();
}

/// Bytes to text: encodings told and undone.
#[divan::bench(args = names(), sample_count = 8, sample_size = 1)]
fn a_decode(bencher: Bencher<'_, '_>, name: &str) {
    let files = files(name);
    bencher.counter(size(files)).with_inputs(|| files.to_vec()).bench_local_values(|files| {
        for (path, bytes) in files {
            black_box(read::read(&path, bytes, None));
        }
    });
}

/// Text to outline, with the jurisdiction told from the text.
#[divan::bench(args = names(), sample_count = 8, sample_size = 1)]
fn b_outline(bencher: Bencher<'_, '_>, name: &str) {
    let files = files(name);
    bencher.counter(size(files)).with_inputs(|| sources(files)).bench_local_refs(|sources| {
        for source in sources {
            let profile = detect(source.text(), None, None).expect("a profile");
            black_box(outline::parse(source, &fold(source.text()), &profile));
        }
    });
}

/// Outline and every facet of the model.
#[divan::bench(args = names(), sample_count = 8, sample_size = 1)]
fn c_model(bencher: Bencher<'_, '_>, name: &str) {
    let files = files(name);
    let settings = Settings::default();
    bencher.counter(size(files)).with_inputs(|| sources(files)).bench_local_values(|sources| {
        for source in sources {
            let document = LINTER.document(source, &settings).expect("a profile");
            understand(&document);
        }
    });
}

/// Everything from the text to the findings in words, with the lints that are on by default.
#[divan::bench(args = names(), sample_count = 8, sample_size = 1)]
fn d_check(bencher: Bencher<'_, '_>, name: &str) {
    let files = files(name);
    let settings = Settings::default();
    bencher.counter(size(files)).with_inputs(|| sources(files)).bench_local_values(|sources| {
        for source in sources {
            black_box(LINTER.check(source, &settings).expect("a profile"));
        }
    });
}

/// One pass of the index over all words that packs and lints look for, with nothing done about what
/// it finds.
#[divan::bench(args = names(), sample_count = 8, sample_size = 1)]
fn e_bare_index(bencher: Bencher<'_, '_>, name: &str) {
    let files = files(name);
    let settings = Settings::default();
    let document = |source| LINTER.document(source, &settings).expect("a profile");
    let documents: Vec<_> = sources(files).into_iter().map(document).collect();
    bencher.counter(size(files)).bench_local(|| {
        let count = |document: &Document| {
            let mut hits = 0;
            document.lexicon().scanner().index().each(document.text(), |_, _, _| hits += 1);
            hits
        };
        documents.iter().map(count).sum::<usize>()
    });
}

/// The yardstick: the kinds of automaton over the same words.
#[divan::bench(args = names(), consts = [true, false], sample_count = 8, sample_size = 1)]
fn f_bare_automaton_dfa<const DFA: bool>(bencher: Bencher<'_, '_>, name: &str) {
    let files = files(name);
    let sources = sources(files);
    let kind = if DFA { AhoCorasickKind::DFA } else { AhoCorasickKind::ContiguousNFA };
    let mut automata: HashMap<Profile, AhoCorasick> = HashMap::new();
    let mut texts = Vec::new();
    for source in sources {
        let document = LINTER.document(source, &Settings::default()).expect("a profile");
        let profile = document.profile().clone();
        automata.entry(profile.clone()).or_insert_with(|| automaton(&document, kind));
        texts.push((profile, document.text().to_owned()));
    }
    bencher.counter(size(files)).bench_local(|| {
        let count = |(profile, text): &(Profile, String)| {
            automata.get(profile).map_or(0, |words| words.find_overlapping_iter(text).count())
        };
        texts.iter().map(count).sum::<usize>()
    });
}

static LINTER: LazyLock<Linter> = LazyLock::new(|| {
    let catalogue = Catalogue::builtin().unwrap_or_else(|error| panic!("{error}"));
    Linter::new(catalogue).unwrap_or_else(|error| panic!("{error}"))
});

/// Asks for every facet, so that each is computed.
fn understand(document: &Document) {
    black_box((document.sentences(), document.hits(), document.roles(), document.instrument()));
    black_box((document.definitions(), document.references(), document.quantities()));
    black_box((document.acts(), document.remedies(), document.statuses()));
    black_box((document.norms(), document.actors(), document.delegations()));
}

/// An automaton over the words that are looked for in such documents.
fn automaton(document: &Document, kind: AhoCorasickKind) -> AhoCorasick {
    let mut builder = AhoCorasick::builder();
    builder.match_kind(MatchKind::Standard).kind(Some(kind));
    builder.ascii_case_insensitive(!document.profile().language().is_chinese());
    let words = document.lexicon().scanner().index().words();
    builder.build(words).expect("the words of a pack fit an automaton")
}

type Files = Vec<(String, Vec<u8>)>;

/// The texts to run, by name; what is not there is told once.
static TEXTS: LazyLock<Vec<(&'static str, Files)>> = LazyLock::new(|| {
    let mut texts = Vec::new();
    for name in ["zh", "en"] {
        let once = read_folder(&root().join("fixtures").join(name), usize::MAX);
        let rounds = FIXTURE_BYTES.div_ceil(once.iter().map(|(_, bytes)| bytes.len()).sum());
        texts.push((name, vec![once; rounds].concat()));
    }
    for name in ["zh-laws", "ie-acts"] {
        match corpus(name) {
            Some(folder) => texts.push((name, read_folder(&folder, CORPUS_BYTES))),
            None => eprintln!("{name}: skipped, not in $NORMLINT_CORPORA and no archive of it"),
        }
    }
    texts
});

fn names() -> Vec<&'static str> {
    TEXTS.iter().map(|(name, _)| *name).collect()
}

fn files(name: &str) -> &'static [(String, Vec<u8>)] {
    TEXTS.iter().find(|(known, _)| *known == name).map_or(&[], |(_, files)| files)
}

fn sources(files: &[(String, Vec<u8>)]) -> Vec<Source> {
    files.iter().map(|(path, bytes)| read::read(path, bytes.clone(), None)).collect()
}

fn size(files: &[(String, Vec<u8>)]) -> BytesCount {
    BytesCount::new(files.iter().map(|(_, bytes)| bytes.len()).sum::<usize>())
}

/// The files of a folder in order of path, spread over all of it, up to about `limit` bytes.
fn read_folder(folder: &Path, limit: usize) -> Files {
    let entries = walkdir::WalkDir::new(folder).sort_by_file_name().into_iter();
    let paths = entries.filter_map(Result::ok).filter(|entry| entry.file_type().is_file());
    let sizes: Vec<(PathBuf, usize)> = paths
        .filter_map(|entry| {
            let bytes = usize::try_from(entry.metadata().ok()?.len()).ok()?;
            Some((entry.into_path(), bytes))
        })
        .collect();
    let step = sizes.iter().map(|(_, bytes)| bytes).sum::<usize>().div_ceil(limit).max(1);
    let chosen = sizes.into_iter().step_by(step);
    chosen
        .map(|(path, _)| {
            let bytes =
                fs::read(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
            (path.to_string_lossy().into_owned(), bytes)
        })
        .collect()
}

/// The folder of a corpus, unpacked into the target folder where only its archive is there.
fn corpus(name: &str) -> Option<PathBuf> {
    let given = env::var_os("NORMLINT_CORPORA").map(|folder| Path::new(&folder).join(name));
    if let Some(folder) = given.filter(|folder| folder.is_dir()) {
        return Some(folder);
    }
    let unpacked = root().join("target/corpora");
    let archive = root().join("../shared/corpora").join(format!("{name}.tar.zst"));
    if unpacked.join(name).is_dir() {
        return Some(unpacked.join(name));
    }
    if !archive.is_file() {
        return None;
    }
    fs::create_dir_all(&unpacked).ok()?;
    let mut zstd =
        Command::new("zstd").arg("-dcq").arg(&archive).stdout(Stdio::piped()).spawn().ok()?;
    let mut tar = Command::new("tar");
    tar.arg("-x").arg("-C").arg(&unpacked).stdin(zstd.stdout.take()?);
    let done = tar.status().ok()?.success() && zstd.wait().ok()?.success();
    done.then(|| unpacked.join(name)).filter(|folder| folder.is_dir())
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}
