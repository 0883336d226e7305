//! Holds `lints/` to its conventions and runs the examples of every page.

#![allow(clippy::disallowed_methods, reason = "looks at the sources of the native lints")]

use normlint::jurisdiction::{self, Language, Profile};
use normlint::lint::testing::{self, ExampleResult};
use normlint::lint::{Catalogue, Engine, GROUPS, Linter, Page, Text};
use std::collections::{BTreeSet, HashSet};
use std::fmt::Write as _;
use std::path::Path;
use std::sync::OnceLock;

#[test]
fn every_lint_has_one_page_and_one_engine() {
    let mut faults = Vec::new();
    let mut files = native_files();
    for page in pages() {
        let file = format!("{}/{}", page.family, page.name.replace('-', "_"));
        let has_file = files.remove(&file);
        let place = format!("src/lint/native/{file}.rs");
        match page.front.engine {
            Engine::Native if !has_file => {
                faults.push(format!("{}: `engine = \"native\"` needs a file {place}", page.path));
            }
            Engine::Declarative if has_file => faults.push(format!(
                "{}: {place} is there and not used; say `engine = \"native\"` or remove it",
                page.path
            )),
            _ => {}
        }
    }
    faults.extend(files.iter().map(|file| {
        format!("src/lint/native/{file}.rs has no page lints/{}.md", file.replace('_', "-"))
    }));
    none(&faults);
}

#[test]
fn every_page_asks_only_for_what_exists() {
    let linter = Linter::new(catalogue()).unwrap_or_else(|error| panic!("{error}"));
    linter.validate().unwrap_or_else(|error| panic!("{error}"));
}

#[test]
fn codes_and_groups_are_well_formed() {
    let mut faults = Vec::new();
    let mut codes = HashSet::new();
    for page in pages() {
        let code = page.front.code.as_str();
        if !is_code(code) {
            faults.push(format!("{}: code `{code}`: three capitals, three digits", page.path));
        }
        if !codes.insert(code.to_owned()) {
            faults.push(format!("{}: code `{code}` is taken", page.path));
        }
        let group = page.front.group.as_str();
        if !GROUPS.iter().any(|known| known.name == group) {
            let known: Vec<_> = GROUPS.iter().map(|group| group.name).collect();
            faults.push(format!("{}: no group `{group}`: {}", page.path, known.join(", ")));
        }
        let kebab = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
        if !page.name.chars().all(kebab) {
            faults.push(format!("{}: a lint is named in kebab-case", page.path));
        }
    }
    none(&faults);
}

#[test]
fn messages_keep_the_conventions() {
    let mut faults = Vec::new();
    for page in pages() {
        let front = &page.front;
        let variants = front.variant.iter().map(|(name, text)| (format!("variant.{name}"), text));
        let related = front.related.iter().map(|(name, text)| (format!("related.{name}"), text));
        let message = ("message".to_owned(), &front.message);
        for (name, text) in [message].into_iter().chain(variants).chain(related) {
            let mut fault = |fault: &str| faults.push(format!("{}: {name}: {fault}", page.path));
            message_faults(text, &mut fault);
        }
        if !front.message.jurisdictions.is_empty() {
            faults.push(format!("{}: a message is said everywhere", page.path));
        }
        let both = !front.message.en.is_empty() && !front.message.zh.is_empty();
        if !both {
            faults.push(format!("{}: a message in each language, en and zh", page.path));
        }
        let notes = front.note.iter().chain([&front.help, &front.summary]);
        for zh in notes.map(|text| text.zh.as_str()).filter(|zh| has_straight_quotes(zh)) {
            faults.push(format!("{}: Chinese quotation marks are “”: {zh}", page.path));
        }
    }
    none(&faults);
}

/// Words of institutions, and where they belong.
const INSTITUTIONS: [(&str, &[&str]); 9] = [
    ("行政复议", &["cn"]),
    ("行政法规", &["cn"]),
    ("国务院", &["cn"]),
    ("公安机关", &["cn"]),
    ("行政拘留", &["cn"]),
    ("诉愿", &["tw"]),
    ("U.S.C.", &["us"]),
    ("TFEU", &["eu"]),
    ("reconsideration", &["cn"]),
];

#[test]
fn texts_name_no_institution_of_another_country() {
    let mut faults = Vec::new();
    for page in pages() {
        let codes = jurisdiction::codes();
        let held = |code: &&str| {
            let own = &page.front.jurisdictions;
            own.is_empty() || own.iter().any(|known| known == code)
        };
        for code in codes.into_iter().filter(held) {
            for text in shown_texts(&page) {
                let both = [text.choose(code, true), text.choose(code, false)];
                for (word, homes) in INSTITUTIONS {
                    let named = both.iter().any(|text| text.contains(word));
                    if named && !homes.contains(&code) && !is_search(text, word) {
                        faults.push(format!("{}: “{word}” is said of {code} too", page.path));
                    }
                }
            }
        }
    }
    none(&faults);
}

/// Whether the text only tells for which words a document was searched.
fn is_search(text: &Text, word: &str) -> bool {
    word == "reconsideration" && text.en.starts_with("searched")
}

#[test]
fn texts_can_be_written_in_traditional_characters() {
    // Characters that both scripts use, or that stand for the simplified one in these texts.
    const BOTH: &str = "布占局系私家即念向干吊舍卷拣教既升查梁泛污溯浚床抵真困秘粤纽彩致累才群玩修席同里制核志噪剩逾回郑扣表合千丽面出只搜巨周游伙准注";
    let profile = Profile::new("tw", Language::Hant).expect("a pack");
    let script = profile.script().expect("it reads");
    let mut faults = Vec::new();
    for page in pages() {
        let held = page.front.jurisdictions.iter().all(|code| code == "tw");
        for text in shown_texts(&page).filter(|_| held) {
            let words = text.choose("tw", true);
            let left: String = words
                .chars()
                .filter(|c| !c.is_ascii() && !BOTH.contains(*c))
                .filter(|c| has_traditional(*c) && script.apply(&c.to_string()) == c.to_string())
                .collect();
            if !left.is_empty() {
                faults.push(format!("{}: script.toml has nothing for {left}: {words}", page.path));
            }
        }
    }
    none(&faults);
}

/// Whether the simplified character stands for others in traditional texts.
fn has_traditional(simplified: char) -> bool {
    static TABLE: OnceLock<String> = OnceLock::new();
    let table = TABLE.get_or_init(|| {
        let file = include_str!("../jurisdictions/zh/traditional.toml");
        file.split_once("simplified =").map_or(String::new(), |(_, rest)| rest.to_owned())
    });
    ('一'..='龥').contains(&simplified) && table.contains(simplified)
}

/// All texts of a page that a finding may show.
fn shown_texts(page: &Page) -> impl Iterator<Item = &Text> {
    let front = &page.front;
    let named = front.variant.values().chain(front.related.values());
    [&front.message, &front.help].into_iter().chain(&front.note).chain(named)
}

#[test]
fn pages_say_why_it_matters_in_both_languages() {
    let mut faults = Vec::new();
    for page in pages() {
        for heading in ["Why it matters", "理由"] {
            let below = page.body.split_once(&format!("\n## {heading}\n")).map(|(_, rest)| rest);
            let said = below.and_then(|rest| rest.lines().next()).unwrap_or_default();
            if said.trim().is_empty() || said.starts_with('#') {
                faults.push(format!("{}: nothing below “## {heading}”", page.path));
            }
        }
        let reason = page.body.split("\n## 理由\n").nth(1).unwrap_or_default();
        let reason = reason.split("\n## ").next().unwrap_or_default();
        if has_straight_quotes(reason) {
            faults.push(format!("{}: quotation marks are “” in 理由", page.path));
        }
    }
    none(&faults);
}

#[test]
fn every_language_has_examples() {
    let mut faults = Vec::new();
    let results = examples();
    for page in pages() {
        for language in &page.front.languages {
            let count = |flagged: bool| {
                let own = |result: &&ExampleResult| {
                    result.code == page.front.code
                        && result.flagged == flagged
                        && base(&result.language) == base(language)
                };
                results.iter().filter(own).count()
            };
            let (flagged, unflagged) = (count(true), count(false));
            // What is wrong with the bytes of a file cannot be shown in a page of text.
            let shown = flagged > 0 || page.family == "normlint";
            if !shown || unflagged < 2 {
                faults.push(format!(
                    "{}: `{language}` has {flagged} flagged and {unflagged} unflagged examples; \
                     a lint shows one and two, one of them a near miss",
                    page.path
                ));
            }
        }
    }
    none(&faults);
}

#[test]
fn examples_of_pages_hold() {
    let results = examples();
    let mut failures = String::new();
    let mut failed = 0;
    for result in &results {
        let Some(failure) = &result.failure else { continue };
        failed += 1;
        let kind = if result.flagged { "flagged" } else { "not flagged" };
        let ExampleResult { page, line, code, language, .. } = result;
        let _ = writeln!(failures, "{page}:{line}: {code}, {kind}, {language}\n{failure}\n");
    }
    assert!(failed == 0, "{failed} of {} examples fail\n\n{failures}", results.len());
}

fn catalogue() -> Catalogue {
    Catalogue::builtin().unwrap_or_else(|error| panic!("{error}"))
}

fn pages() -> Vec<Page> {
    let pages: Vec<_> = catalogue().lints().iter().map(|lint| (*lint.page).clone()).collect();
    assert!(!pages.is_empty(), "there is no page in lints/");
    pages
}

fn examples() -> Vec<ExampleResult> {
    testing::run(catalogue()).unwrap_or_else(|error| panic!("{error}"))
}

/// The native lints as `<family>/<name>` in snake case.
fn native_files() -> BTreeSet<String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/lint/native");
    let entries = walkdir::WalkDir::new(&folder).min_depth(2).into_iter().filter_map(Result::ok);
    let paths = entries.map(walkdir::DirEntry::into_path);
    paths
        .filter(|path| path.extension().is_some_and(|extension| extension == "rs"))
        .map(|path| {
            let below = path.strip_prefix(&folder).expect("a file below the folder");
            below.with_extension("").to_string_lossy().replace('\\', "/")
        })
        .collect()
}

fn is_code(code: &str) -> bool {
    code.len() == 6
        && code.bytes().take(3).all(|byte| byte.is_ascii_uppercase())
        && code.bytes().skip(3).all(|byte| byte.is_ascii_digit())
}

fn base(language: &str) -> &str {
    language.split_once('-').map_or(language, |(base, _)| base)
}

fn message_faults(text: &Text, fault: &mut dyn FnMut(&str)) {
    for local in text.local.values() {
        message_faults(local, fault);
    }
    let Text { en, zh, .. } = text;
    let mut words = en.split_whitespace();
    if words.next().is_some_and(is_capitalised) {
        fault(&format!("English begins without a capital: {en}"));
    }
    let behind_colon = en.split(": ").skip(1).filter_map(|rest| rest.split_whitespace().next());
    if behind_colon.into_iter().any(is_capitalised) {
        fault(&format!("English has no capital behind a colon: {en}"));
    }
    if en.ends_with('.') {
        fault(&format!("English ends without a full stop: {en}"));
    }
    if zh.ends_with('。') {
        fault(&format!("Chinese ends without a full stop: {zh}"));
    }
    if has_straight_quotes(zh) {
        fault(&format!("Chinese quotation marks are “”: {zh}"));
    }
    if en.contains('"') {
        fault(&format!("English quotation marks are “”: {en}"));
    }
}

/// Whether a word begins with a capital like the first word of a sentence; `VAG001`, `{label}` and
/// “Article” in quotation marks do not.
fn is_capitalised(word: &str) -> bool {
    let mut chars = word.chars();
    let capital = chars.next().is_some_and(char::is_uppercase);
    capital && chars.next().is_none_or(char::is_lowercase)
}

fn has_straight_quotes(zh: &str) -> bool {
    zh.contains(['"', '「', '」', '『', '』'])
}

#[track_caller]
fn none(faults: &[String]) {
    assert!(faults.is_empty(), "\n{}\n", faults.join("\n"));
}

#[test]
fn faults_of_messages_are_told() {
    let faults = |en: &str, zh: &str| {
        let mut found = Vec::new();
        let text = Text { en: en.to_owned(), zh: zh.to_owned(), ..Text::default() };
        message_faults(&text, &mut |fault: &str| found.push(fault.to_owned()));
        found.len()
    };
    assert_eq!(faults("{label} says nothing: VAG001, “Article 5”", "{label}未说明“{text}”"), 0);
    assert_eq!(faults("The term is vague", ""), 1);
    assert_eq!(faults("a term: The word", ""), 1);
    assert_eq!(faults("a term.", "一词。"), 2);
    assert_eq!(faults("a \"term\"", "「一词」"), 2);
    assert!(is_code("VAG001") && !is_code("VAG01") && !is_code("vag001") && !is_code("VAG0012"));
}
