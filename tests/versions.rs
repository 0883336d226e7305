//! A version of a document that takes over what has not changed from the version before it is
//! understood and linted as if there had been none.

#![allow(clippy::disallowed_methods, reason = "reads the fixtures")]

use normlint::lint::{Catalogue, Linter, Settings};
use normlint::model::Document;
use normlint::text::{Format, Source};
use std::fs;
use std::path::Path;
use std::sync::Arc;

/// How many versions of each fixture are made.
const VERSIONS: usize = 12;

/// What is typed and pasted beside what the text has elsewhere: parts of words, headings, marks that
/// open and do not close, text that is no law.
const PIECES: [&str; 16] = [
    "的",
    "。",
    "\n",
    "第",
    "不",
    "\n\n第九条　申请人应当在十日内提交材料。\n",
    "有下列情形之一的：\n",
    "（以下简称",
    "<!--",
    "-->",
    "“",
    "s",
    " ",
    ". The Minister may revoke the licence",
    "\n\n12. The holder shall—\n(a) pay the fee;\n",
    "𠀀",
];

#[test]
fn versions_come_to_what_the_whole_text_comes_to() {
    let linter = Linter::new(Catalogue::builtin().expect("pages read")).expect("pages work");
    for folder in ["zh", "en"] {
        for path in texts(folder) {
            let text = fs::read_to_string(&path).expect("a fixture");
            type_in(&linter, &text, &mut Numbers(text.len() as u64));
        }
    }
}

#[test]
fn versions_in_another_language_take_over_nothing() {
    let linter = Linter::new(Catalogue::builtin().expect("pages read")).expect("pages work");
    let english = document(&linter, "1. The Minister shall grant a licence.");
    let chinese = "第一条　部长应当发给许可证。";
    let mut version = document(&linter, chinese);
    version.take_over_from(&Arc::new(english));
    assert_eq!(known(&linter, &version), known(&linter, &document(&linter, chinese)));
}

/// Makes versions of `text`, one after the other, and compares each with a fresh document.
fn type_in(linter: &Linter, text: &str, numbers: &mut Numbers) {
    let mut text = text.to_owned();
    let mut earlier = Arc::new(document(linter, &text));
    known(linter, &earlier);
    for version in 0..VERSIONS {
        for _ in 0..=numbers.below(3) {
            edit(&mut text, numbers);
        }
        // As the server does, which leaves all that is told of the text to the threads.
        let mut now = linter.unread(source(&text), &Settings::default()).expect("a profile");
        now.take_over_from(&earlier);
        let fresh = document(linter, &text);
        assert_eq!(known(linter, &now), known(linter, &fresh), "version {version}:\n{text}");
        now.forget_earlier();
        earlier = Arc::new(now);
    }
}

/// Types, deletes or pastes something somewhere.
fn edit(text: &mut String, numbers: &mut Numbers) {
    let start = numbers.place(text, 0);
    let most = [2, 4, 40, 400][numbers.below(4)];
    let mut end = (start + numbers.below(most)).min(text.len());
    while !text.is_char_boundary(end) {
        end += 1;
    }
    let piece = match numbers.below(3) {
        0 => String::new(),
        1 => PIECES[numbers.below(PIECES.len())].to_owned(),
        _ => {
            let from = numbers.place(text, 0);
            text[from..numbers.place(text, from)].chars().take(60).collect()
        }
    };
    text.replace_range(start..end, &piece);
}

fn document(linter: &Linter, text: &str) -> Document {
    linter.document(source(text), &Settings::default()).expect("a profile")
}

fn source(text: &str) -> Source {
    Source::new("draft.md", text, Format::Markdown)
}

/// Everything that is known of a document, and its findings.
fn known(linter: &Linter, document: &Document) -> String {
    let findings = linter.report(document, &Settings::default()).findings;
    let facets = (document.hits(), document.sentences(), document.roles(), document.acts());
    let others = (document.remedies(), document.statuses(), document.delegations());
    let named = (document.definitions(), document.references(), document.norms());
    format!("{findings:#?}{facets:#?}{others:#?}{named:#?}{:#?}", document.quantities())
}

/// The fixtures in a language.
fn texts(folder: &str) -> Vec<std::path::PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures").join(folder);
    let entries = fs::read_dir(folder).expect("fixtures").map(|entry| entry.expect("a file"));
    let mut paths: Vec<_> = entries.map(|entry| entry.path()).collect();
    paths.sort();
    paths
}

/// Numbers that are the same in every run.
struct Numbers(u64);

impl Numbers {
    /// A number below `limit`.
    fn below(&mut self, limit: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
        usize::try_from(self.0 >> 33).expect("31 bits") % limit.max(1)
    }

    /// A place between two characters of `text`, at or behind `from`.
    fn place(&mut self, text: &str, from: usize) -> usize {
        let mut at = from + self.below((text.len() + 1).saturating_sub(from));
        while !text.is_char_boundary(at) {
            at += 1;
        }
        at
    }
}
