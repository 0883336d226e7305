//! What is known of the words under the pointer: the meaning of a term, the text of what a
//! reference cites, why a finding is one.

use super::Failure;
use crate::lint::{Authority, Finding, Lint, quotes_for};
use crate::lsp::view::{View, touches};
use crate::model::{Definition, DefinitionKind, Reference, ReferenceStatus, Scope};
use crate::outline::NodeId;
use crate::report::Words;
use crate::text::Span;
use ls_types::{Hover, HoverContents, HoverParams, MarkupContent, MarkupKind};

/// At most so many provisions that a reference cites are shown.
const MOST_CITED: usize = 5;
/// At most so many characters of a text are shown.
const MOST_CHARACTERS: usize = 600;

/// What is known of the words at a position.
pub(super) fn hover(view: &View, params: HoverParams) -> Result<Option<Hover>, Failure> {
    let offset = view.offset(params.text_document_position_params.position);
    let mut parts = Vec::new();
    let mut range = None;
    if let Some(reference) = view.reference_at(offset) {
        parts.extend(cited(view, reference));
        range = Some(reference.span);
    } else {
        for definition in view.definitions_at(offset) {
            range = Some(view.term_at(definition, offset));
            parts.push(declared(view, definition));
        }
    }
    for finding in findings_at(view, offset) {
        range.get_or_insert(finding.place.span);
        parts.push(explained(view, finding));
    }
    let value = parts.join("\n\n---\n\n");
    Ok((!value.is_empty()).then(|| Hover {
        contents: HoverContents::Markup(MarkupContent { kind: MarkupKind::Markdown, value }),
        range: range.map(|span| view.range(span)),
    }))
}

/// The findings at an offset.
fn findings_at<'a>(view: &View<'a>, offset: u32) -> impl Iterator<Item = &'a Finding> {
    let here = move |finding: &&Finding| {
        let span = finding.place.span;
        !span.is_empty() && touches(span, offset)
    };
    view.findings().iter().filter(here)
}

/// What a reference cites, in the words of the law.
fn cited(view: &View, reference: &Reference) -> Option<String> {
    let words = view.words();
    let mut nodes: Vec<NodeId> = reference.targets.iter().filter_map(|it| it.node).collect();
    nodes.dedup();
    let mut parts: Vec<String> = nodes
        .iter()
        .take(MOST_CITED)
        .map(|&node| {
            let span = view.document().outline().node(node).span;
            format!("**{}**\n\n{}", view.label(node), quoted(view, span))
        })
        .collect();
    if nodes.len() > MOST_CITED {
        let more = nodes.len() - MOST_CITED;
        parts.push(words.pick(
            format!("另有 {more} 条"),
            format!("另有 {more} 條"),
            format!("and {more} more"),
        ));
    }
    if parts.is_empty() {
        let paths: Vec<&str> = reference.targets.iter().map(|it| it.path.as_str()).collect();
        let paths = paths.join(words.comma());
        parts.push(match reference.status {
            ReferenceStatus::Unresolved => words.pick(
                "本文件中没有所引用的条文".to_owned(),
                "本文件中沒有所引用的條文".to_owned(),
                "nothing in this document has that number".to_owned(),
            ),
            ReferenceStatus::External if !paths.is_empty() => words.pick(
                format!("引用其他文件：`{paths}`"),
                format!("引用其他文件：`{paths}`"),
                format!("in another instrument: `{paths}`"),
            ),
            _ => return None,
        });
    }
    Some(parts.join("\n\n"))
}

/// What a term stands for.
fn declared(view: &View, definition: &Definition) -> String {
    let words = view.words();
    let place = view.label(definition.provision);
    let kind = match definition.kind {
        DefinitionKind::Definition => words.pick("定义", "定義", "defined in"),
        DefinitionKind::Abbreviation => words.pick("简称", "簡稱", "short form, from"),
    };
    let scope = match definition.scope {
        Scope::Document => String::new(),
        Scope::Chapter(id) | Scope::Article(id) => {
            let within = view.label(id);
            words.pick(
                format!("，限于{within}"),
                format!("，限於{within}"),
                format!(", within {within}"),
            )
        }
    };
    let uses = definition.uses.len();
    let uses = words.pick(
        format!("使用 {uses} 次"),
        format!("使用 {uses} 次"),
        format!("used {uses} time{}", if uses == 1 { "" } else { "s" }),
    );
    let (open, close) = words.pick(("（", "）"), ("（", "）"), (" (", ")"));
    format!(
        "**{}**{open}{kind} {place}{scope}{}{uses}{close}\n\n{}",
        definition.term,
        words.pick("；", "；", "; "),
        quoted(view, definition.meaning)
    )
}

/// Why a finding is one, on whose authority, and what to do.
fn explained(view: &View, finding: &Finding) -> String {
    let words = view.words();
    let colon = words.colon();
    let mut lines = vec![format!("**{}** `{}`", finding.code, finding.name)];
    lines.push(finding.message.clone());
    let lint = view.analysis.plan.linter.catalogue().find(&finding.code);
    lines.extend(lint.and_then(|lint| why(view, lint)));
    let mut entries = Vec::new();
    entries.extend(finding.notes.iter().map(|note| format!("{}{colon}{note}", words.note())));
    entries.push(format!("{}{colon}{}", words.kind(), words.basis(finding.basis)));
    for authority in &finding.authority {
        let says = lint.and_then(|lint| says(lint, authority, words));
        let says = says.map_or_else(String::new, |says| format!("{colon}{says}"));
        entries.push(format!(
            "{}{colon}{}{says}",
            words.relies(authority),
            words.citation(authority)
        ));
    }
    entries.extend(finding.help.iter().map(|help| format!("{}{colon}{help}", words.help())));
    let entries: Vec<String> = entries.iter().map(|entry| format!("- {entry}")).collect();
    lines.push(entries.join("\n"));
    lines.join("\n\n")
}

/// Why the lint is one, in the language of the messages as far as its page has it.
fn why(view: &View, lint: &Lint) -> Option<String> {
    let (page, words) = (&lint.page, view.words());
    let text = match words {
        Words::English => section(&page.body, "Why it matters")?,
        Words::Simplified | Words::Traditional => {
            section(&page.body, "理由").unwrap_or(&page.front.summary.zh)
        }
    };
    let traditional = words == Words::Traditional;
    let text = match view.document().lexicon().script().filter(|_| traditional) {
        Some(script) => quotes_for(script.apply(text).into_owned(), true),
        None => text.to_owned(),
    };
    (!text.is_empty()).then_some(text)
}

/// What an authority says, where the page has it in the language of the messages.
fn says<'p>(lint: &'p Lint, authority: &Authority, words: Words) -> Option<&'p str> {
    let rows = &lint.page.front.authority;
    let row = rows.iter().find(|row| {
        row.title == authority.title
            && row.provision == authority.provision
            && [&row.version, &row.from].contains(&&authority.version)
    })?;
    let says = row.says.as_str();
    let chinese = says.contains(|c: char| ('\u{4e00}'..='\u{9fff}').contains(&c));
    (!says.is_empty() && chinese != (words == Words::English)).then_some(says)
}

/// What stands below a heading of a lint page.
fn section<'p>(body: &'p str, title: &str) -> Option<&'p str> {
    let (_, rest) = body.split_once(&format!("## {title}\n"))?;
    Some(rest.split("\n## ").next().unwrap_or(rest).trim())
}

/// A text of the document as a quotation in Markdown, shortened where it is long.
fn quoted(view: &View, span: Span) -> String {
    let text = span.slice(view.text()).trim();
    let short: String = text.chars().take(MOST_CHARACTERS).collect();
    let dots = if short.len() < text.len() { "…" } else { "" };
    let lines: Vec<String> =
        short.lines().map(|line| format!("> {line}").trim_end().to_owned()).collect();
    format!("{}{dots}", lines.join("\n"))
}
