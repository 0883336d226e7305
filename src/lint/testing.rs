//! The examples of lint pages, run as tests.
//!
//! A page shows texts in fenced blocks under `## Flagged` and `## Not flagged`. The first word
//! behind the fence is the language; further words say what cannot be told from a few lines:
//! `profile=cn`, `type=departmental-rule`, `as-of=2024-01-01`, `today=2024-01-01`, `title="…"` (put
//! above the block), `format=markdown`, `with=VAG001` (another lint that runs as well). A line of nothing but blanks, carets and
//! a code marks what is found on the line above it; columns are those of a terminal, on which a
//! Chinese character takes two.

use super::page::{Page, PageError};
use super::{Catalogue, Finding, Linter, Settings};
use crate::jurisdiction::{Language, Profile};
use crate::model::InstrumentType;
use crate::text::{Format, LineIndex, Source};
use std::fmt::Write as _;
use unicode_width::UnicodeWidthStr;

/// How an example of a page fared.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ExampleResult {
    /// Code of the lint.
    pub code: String,
    /// The file of the page.
    pub page: String,
    /// Line of the file on which the block begins, from 1.
    pub line: usize,
    /// Language tag of the block.
    pub language: String,
    /// Whether the block stands under `## Flagged`.
    pub flagged: bool,
    /// What is wrong, in sentences to print; `None` where the example holds.
    pub failure: Option<String>,
}

/// Runs the examples of all pages of `catalogue`, each block as a document of its own under
/// nothing but the lint of its page.
///
/// # Errors
/// Where a page asks for something that does not exist.
pub fn run(catalogue: Catalogue) -> Result<Vec<ExampleResult>, PageError> {
    let linter = Linter::new(catalogue)?;
    let mut results = Vec::new();
    for lint in linter.catalogue().lints() {
        for block in blocks(&lint.page) {
            results.push(ExampleResult {
                code: lint.code().to_owned(),
                page: lint.page.path.clone(),
                line: block.line,
                language: block.language.to_owned(),
                flagged: block.flagged,
                failure: block.check(&linter, &lint.page).err(),
            });
        }
    }
    Ok(results)
}

/// A fenced block of a page.
struct Block<'p> {
    flagged: bool,
    line: usize,
    language: &'p str,
    info: Vec<(&'p str, &'p str)>,
    lines: Vec<&'p str>,
}

/// What a line of carets says, or what a finding comes to: where, in columns from 0.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
struct Mark {
    /// Line of the document, from 0.
    line: usize,
    start: usize,
    end: usize,
}

/// The examples among the fenced blocks of a page, in order.
fn blocks(page: &Page) -> Vec<Block<'_>> {
    let mut blocks = Vec::new();
    let mut flagged = None;
    let mut open: Option<(&str, Option<Block<'_>>)> = None;
    for (index, line) in page.body.lines().enumerate() {
        if let Some((fence, block)) = &mut open {
            if line.trim_end() == *fence {
                blocks.extend(open.take().and_then(|(_, block)| block));
            } else if let Some(block) = block {
                block.lines.push(line);
            }
            continue;
        }
        let rest = line.trim_start_matches('`');
        let (fence, _) = line.split_at(line.len() - rest.len());
        if fence.len() >= 3 {
            let mut words = words(rest).into_iter();
            let language = words.next().unwrap_or_default();
            let info = words.map(|word| word.split_once('=').unwrap_or((word, ""))).collect();
            let line = page.body_line + index;
            let known = Language::from_tag(language).is_some();
            let example = flagged.filter(|_| known);
            let block =
                example.map(|flagged| Block { flagged, line, language, info, lines: Vec::new() });
            open = Some((fence, block));
        } else if let Some(heading) = line.strip_prefix("## ") {
            flagged = match heading.trim() {
                "Flagged" => Some(true),
                "Not flagged" => Some(false),
                _ => None,
            };
        }
    }
    blocks
}

/// The words of a line; blanks between quotation marks do not part them.
fn words(line: &str) -> Vec<&str> {
    let mut quoted = false;
    line.split(|c: char| {
        quoted ^= c == '"';
        c.is_whitespace() && !quoted
    })
    .filter(|word| !word.is_empty())
    .collect()
}

impl Block<'_> {
    fn check(&self, linter: &Linter, page: &Page) -> Result<(), String> {
        let settings = self.settings(page)?;
        let (text, expected) = self.document(page)?;
        let format = match self.value("format") {
            None | Some("plain") => Format::Plain,
            Some("markdown") => Format::Markdown,
            Some(other) => return Err(format!("no format `{other}`: plain or markdown")),
        };
        let source = Source::new("example", text.clone(), format);
        let checked = linter.check(source, &settings).map_err(|error| error.to_string())?;
        let own = |finding: &&Finding| finding.code == page.front.code;
        let mut found: Vec<(Mark, &Finding)> = checked
            .report
            .findings
            .iter()
            .filter(own)
            .map(|finding| (mark(&text, finding), finding))
            .collect();
        found.sort_by(|a, b| a.0.cmp(&b.0));
        let marks: Vec<Mark> = found.iter().map(|(mark, _)| mark.clone()).collect();
        if self.flagged && expected.is_empty() {
            return Err(format!(
                "nothing is marked in a flagged example; what is found:\n{}",
                annotated(&text, &marks, &page.front.code)
            ));
        }
        if !self.flagged && !expected.is_empty() {
            return Err("something is marked in an example that is not flagged".to_owned());
        }
        if marks == expected {
            return Ok(());
        }
        let mut failure = String::new();
        for mark in expected.iter().filter(|mark| !marks.contains(mark)) {
            let Mark { line, start, end } = mark;
            let _ = writeln!(
                failure,
                "marked and not found: line {}, columns {start} to {end}",
                line + 1
            );
        }
        for (mark, finding) in found.iter().filter(|(mark, _)| !expected.contains(mark)) {
            let _ = writeln!(
                failure,
                "found and not marked: line {}, columns {} to {}: {}",
                mark.line + 1,
                mark.start,
                mark.end,
                finding.message
            );
        }
        let _ = write!(failure, "as found:\n{}", annotated(&text, &marks, &page.front.code));
        Err(failure)
    }

    fn value(&self, key: &str) -> Option<&str> {
        let found = self.info.iter().find(|(known, _)| *known == key)?;
        Some(found.1.trim_matches('"'))
    }

    fn settings(&self, page: &Page) -> Result<Settings, String> {
        const KEYS: [&str; 7] = ["profile", "type", "as-of", "today", "title", "format", "with"];
        if let Some((unknown, _)) = self.info.iter().find(|(key, _)| !KEYS.contains(key)) {
            return Err(format!("`{unknown}` says nothing; there are {}", KEYS.join(", ")));
        }
        let mut settings = Settings {
            select: vec![page.front.code.clone()],
            language: Some(self.language.to_owned()),
            profile: self.value("profile").map(str::to_owned).or_else(|| self.own_profile(page)),
            as_of: self.value("as-of").map(str::to_owned),
            today: self.value("today").map(str::to_owned),
            ..Settings::default()
        };
        settings.select.extend(self.value("with").map(str::to_owned));
        if let Some(name) = self.value("type") {
            let kind = InstrumentType::from_name(name);
            settings.instrument_type =
                Some(kind.ok_or_else(|| format!("no instrument type `{name}`"))?);
        }
        Ok(settings)
    }

    /// A lint of certain jurisdictions is shown in the first of them that has texts in the
    /// language.
    fn own_profile(&self, page: &Page) -> Option<String> {
        let language = Language::from_tag(self.language)?;
        let mut codes = page.front.jurisdictions.iter();
        let known = |code: &&String| Profile::new(code, language).is_ok();
        codes.find(known).cloned()
    }

    /// The text of the block without its marks, and the marks.
    fn document(&self, page: &Page) -> Result<(String, Vec<Mark>), String> {
        let mut text = String::new();
        let mut lines = 0;
        if let Some(title) = self.value("title") {
            text = format!("{title}\n\n");
            lines = 2;
        }
        let mut marks = Vec::new();
        for (index, line) in self.lines.iter().enumerate() {
            let Some((start, end, code)) = carets(line) else {
                text.push_str(line);
                text.push('\n');
                lines += 1;
                continue;
            };
            let at = self.line + 1 + index;
            if code != page.front.code {
                let own = &page.front.code;
                return Err(format!("line {at} marks `{code}`; the page is about {own}"));
            }
            if lines == 0 {
                return Err(format!("line {at} marks the line above it, and there is none"));
            }
            marks.push(Mark { line: lines - 1, start, end });
        }
        marks.sort();
        Ok((text, marks))
    }
}

/// Columns and code of a line of carets; `None` for another line.
fn carets(line: &str) -> Option<(usize, usize, &str)> {
    let marks = line.trim_start();
    let (blank, _) = line.split_at(line.len() - marks.len());
    let code = marks.trim_start_matches('^');
    let count = marks.len() - code.len();
    let code = code.trim();
    let is_code = !code.is_empty() && code.bytes().all(|byte| byte.is_ascii_alphanumeric());
    (count > 0 && is_code).then(|| (blank.width(), blank.width() + count, code))
}

/// Where a finding is. One that covers no character is marked by one caret, one that goes on behind
/// its first line up to the end of that line.
fn mark(text: &str, finding: &Finding) -> Mark {
    let lines = LineIndex::new(text);
    let line = lines.line(finding.place.span.start);
    let whole = lines.line_span(text, line).unwrap_or_default();
    let column = |offset: u32| {
        let end = offset.min(whole.end) as usize;
        text.get(whole.start as usize..end).map_or(0, UnicodeWidthStr::width)
    };
    let start = column(finding.place.span.start);
    Mark { line, start, end: column(finding.place.span.end).max(start + 1) }
}

/// `text` with lines of carets below what is found, as a page would show it.
fn annotated(text: &str, marks: &[Mark], code: &str) -> String {
    let mut shown = String::new();
    for (index, line) in text.lines().enumerate() {
        let _ = writeln!(shown, "{line}");
        for mark in marks.iter().filter(|mark| mark.line == index) {
            let (blank, carets) = (mark.start, mark.end - mark.start);
            // Wide blanks keep the carets in place in fonts that know nothing of columns.
            let (wide, narrow) = if line.is_ascii() { (0, blank) } else { (blank / 2, blank % 2) };
            let _ = writeln!(
                shown,
                "{}{}{} {code}",
                "\u{3000}".repeat(wide),
                " ".repeat(narrow),
                "^".repeat(carets)
            );
        }
    }
    shown
}

#[cfg(test)]
mod tests {
    use super::*;

    const PAGE: &str = r#"+++
code = "ZZZ001"
group = "clarity"
severity = "warning"
basis = "drafting-norm"
languages = ["zh", "en"]
summary = { en = "x", zh = "x" }
message = { en = "the word “{text}”", zh = "“{text}”一词" }

[find]
unit = "term"
words = ["突出贡献", "outstanding"]
+++
# test-word
## Flagged
FLAGGED
## Not flagged
CLEAN
"#;

    fn results(flagged: &str, clean: &str) -> Vec<ExampleResult> {
        let text = PAGE.replace("FLAGGED", flagged).replace("CLEAN", clean);
        let mut catalogue = Catalogue::default();
        let page = Page::parse("lints/test/test-word.md", &text).expect("the page reads");
        catalogue.add(page).expect("the page is alone");
        run(catalogue).expect("the page works")
    }

    /// The failures of one flagged block; `""` where it holds.
    fn failure(block: &str) -> String {
        let mut results = results(block, "");
        assert_eq!(results.len(), 1, "{results:?}");
        results.remove(0).failure.unwrap_or_default()
    }

    #[test]
    fn carets_are_read_by_display_width() {
        assert_eq!(carets("　　^^^^ VAG001"), Some((4, 8, "VAG001")));
        assert_eq!(carets("    ^^^^ VAG001"), Some((4, 8, "VAG001")));
        assert_eq!(carets("^ A1"), Some((0, 1, "A1")));
        assert_eq!(carets("^^^^"), None);
        assert_eq!(carets("x ^^^^ VAG001"), None);
        assert_eq!(carets("　　第一条"), None);
    }

    #[test]
    fn what_is_marked_must_be_found_there() {
        assert_eq!(failure("```zh\n第一条　有突出贡献的。\n　　　　　^^^^^^^^ ZZZ001\n```"), "");
        assert_eq!(
            failure(
                "```en\nArticle 1 For outstanding work.\n              ^^^^^^^^^^^ ZZZ001\n```"
            ),
            ""
        );
        let moved = failure("```zh\n第一条　有突出贡献的。\n　　　　^^^^^^^^ ZZZ001\n```");
        assert!(moved.contains("marked and not found: line 1, columns 8 to 16"), "{moved}");
        assert!(moved.contains("　　　　　^^^^^^^^ ZZZ001\n"), "{moved}");
        assert!(failure("```zh\n第一条　有突出贡献的。\n```").contains("nothing is marked"));
    }

    #[test]
    fn marks_must_make_sense() {
        assert!(failure("```zh\n^^ ZZZ001\n```").contains("there is none"));
        assert!(failure("```zh\n第一条\n^^ VAG001\n```").contains("is about ZZZ001"));
        assert!(failure("```zh colour=red\n第一条\n```").contains("`colour` says nothing"));
        assert!(failure("```zh type=edict\n第一条\n```").contains("no instrument type"));
    }

    #[test]
    fn blocks_outside_the_two_sections_are_no_examples() {
        let found = results("", "```zh\n第一条　有贡献的。\n```\n## More\n```zh\n突出贡献\n```");
        assert_eq!(found.len(), 1);
        assert_eq!(
            (found[0].flagged, found[0].line, found[0].failure.as_deref()),
            (false, 18, None)
        );
    }

    #[test]
    fn a_finding_in_an_unflagged_example_fails() {
        let found = results("", "```zh title=\"某 办法\"\n第一条　有突出贡献的。\n```");
        let failure = found[0].failure.as_deref().unwrap_or_default();
        assert!(failure.contains("found and not marked: line 3"), "{failure}");
    }
}
