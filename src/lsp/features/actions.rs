//! Code actions: fixes, all fixes at once, allowances.
//!
//! An allowance is put in without its reason, and holds once somebody has written one: a reason that
//! is there already would be left as it is. Editors that take snippets put the cursor into it.

use super::Failure;
use crate::lint::{Applicability, Edit, Engine, Finding, compatible_edits};
use crate::lsp::ConfigurationFile;
use crate::lsp::diagnostics::diagnostic;
use crate::lsp::documents::OpenDocument;
use crate::lsp::view::View;
use crate::text::{LineIndex, Source, Span};
use ls_types::{
    CodeAction, CodeActionKind, CodeActionParams, Position, Range, TextEdit, Uri, WorkspaceEdit,
};
use serde_json::{Value, json};
use std::collections::HashMap;

/// What can be done about the findings in a range.
pub(super) fn actions(view: &View, params: CodeActionParams) -> Result<Vec<Value>, Failure> {
    let range = view.span(params.range);
    let only = params.context.only.unwrap_or_default();
    let mut found = Vec::new();
    if wants(&only, &CodeActionKind::QUICKFIX) {
        let here = |finding: &&Finding| meets(finding.place.span, range);
        let findings: Vec<&Finding> = view.findings().iter().filter(here).collect();
        let fixes = findings.iter().flat_map(|finding| fixes(view, finding));
        found.extend(fixes.map(|action| json!(action)));
        found.extend(findings.iter().flat_map(|finding| allowances(view, finding)));
    }
    if wants(&only, &CodeActionKind::SOURCE_FIX_ALL) {
        found.extend(fix_all(view).map(|action| json!(action)));
    }
    Ok(found)
}

/// Whether an editor that asks for actions of the kinds `only` wants some of `kind`.
fn wants(only: &[CodeActionKind], kind: &CodeActionKind) -> bool {
    let within = |wanted: &CodeActionKind| {
        let below = kind.as_str().strip_prefix(wanted.as_str());
        below.is_some_and(|rest| {
            wanted.as_str().is_empty() || rest.is_empty() || rest.starts_with('.')
        })
    };
    only.is_empty() || only.iter().any(within)
}

/// Whether two spans share a byte or touch.
fn meets(one: Span, other: Span) -> bool {
    one.start <= other.end && other.start <= one.end
}

/// The fixes of a finding.
fn fixes(view: &View, finding: &Finding) -> Vec<CodeAction> {
    let words = view.words();
    let action = |fix: &crate::lint::Fix| {
        let safe = fix.applicability == Applicability::Safe;
        let look = words.pick("，请核对", "，請核對", "; check the result");
        let colon = words.pick("：", "：", ": ");
        CodeAction {
            title: format!("{}{colon}{}{}", finding.code, fix.title, if safe { "" } else { look }),
            kind: Some(CodeActionKind::QUICKFIX),
            diagnostics: Some(vec![diagnostic(view, finding)]),
            edit: Some(edit_here(view, fix.edits.iter())),
            is_preferred: Some(safe),
            ..CodeAction::default()
        }
    };
    finding.fixes.iter().map(action).collect()
}

/// All fixes that keep the meaning.
fn fix_all(view: &View) -> Option<CodeAction> {
    let (edits, mended) = compatible_edits(view.text(), view.findings(), false);
    let title = view.words().pick(
        format!("修正全部可以自动修正的问题（{mended} 处）"),
        format!("修正全部可以自動修正的問題（{mended} 處）"),
        format!("fix all that can be fixed safely ({mended})"),
    );
    (mended > 0).then(|| CodeAction {
        title,
        kind: Some(CodeActionKind::SOURCE_FIX_ALL),
        edit: Some(edit_here(view, edits.into_iter())),
        ..CodeAction::default()
    })
}

fn edit_here<'e>(view: &View, edits: impl Iterator<Item = &'e Edit>) -> WorkspaceEdit {
    let edits = edits.map(|edit| TextEdit {
        range: view.range(edit.place.span),
        new_text: edit.replacement.clone(),
    });
    change(view, view.uri.clone(), Some(view.version), edits.collect())
}

/// An edit of one document, by its version where the editor can take it so.
pub(super) fn change(
    view: &View,
    uri: Uri,
    version: Option<i32>,
    edits: Vec<TextEdit>,
) -> WorkspaceEdit {
    if !view.client.document_changes {
        return WorkspaceEdit {
            changes: Some(HashMap::from([(uri, edits)])),
            ..WorkspaceEdit::default()
        };
    }
    // An edit is serialised anyhow, and the types make two nested sums of this.
    let document = json!({ "uri": uri, "version": version });
    let changes = json!([{ "textDocument": document, "edits": edits }]);
    WorkspaceEdit {
        document_changes: serde_json::from_value(changes).ok(),
        ..WorkspaceEdit::default()
    }
}

/// Ways to live with a finding: a comment above its line, an entry in the configuration.
fn allowances(view: &View, finding: &Finding) -> Vec<Value> {
    let words = view.words();
    let code = &finding.code;
    let action = |title: String, edit: Value| {
        let diagnostics = [diagnostic(view, finding)];
        let kind = CodeActionKind::QUICKFIX;
        json!({ "title": title, "kind": kind, "diagnostics": diagnostics, "edit": edit })
    };
    let here = words.pick(
        format!("{code}：在此处允许，并写明理由"),
        format!("{code}：在此處允許，並寫明理由"),
        format!("{code}: allow here, with a reason"),
    );
    let there = words.pick(
        format!("{code}：在 normlint.toml 中允许，并写明理由"),
        format!("{code}：在 normlint.toml 中允許，並寫明理由"),
        format!("{code}: allow in normlint.toml, with a reason"),
    );
    let mut found = Vec::new();
    if is_itself(view, finding) {
        return found;
    }
    found.extend(comment(view, finding).map(|edit| action(here, edit)));
    let configuration = view.analysis.plan.configuration.as_ref();
    let entry = configuration.and_then(|file| entry(view, finding, file));
    found.extend(entry.map(|edit| action(there, edit)));
    found
}

/// A text to put in at a place, in two parts: the reason is to be written between them.
struct Insertion {
    at: Position,
    before: String,
    after: String,
}

impl Insertion {
    /// The edit, with the cursor between the parts where the editor can put it there.
    fn edit(&self, view: &View, uri: Uri, version: Option<i32>) -> Value {
        let Self { at, before, after } = self;
        let range = Range::new(*at, *at);
        if !view.client.snippets {
            let edit = TextEdit { range, new_text: format!("{before}{after}") };
            return json!(change(view, uri, version, vec![edit]));
        }
        let value = format!("{}$0{}", escaped(before), escaped(after));
        let edit = json!({ "range": range, "snippet": { "kind": "snippet", "value": value } });
        let document = json!({ "uri": uri, "version": version });
        json!({ "documentChanges": [{ "textDocument": document, "edits": [edit] }] })
    }
}

/// A text as it stands in a snippet.
fn escaped(text: &str) -> String {
    text.replace('\\', r"\\").replace('$', r"\$").replace('}', r"\}")
}

/// The comment that allows a finding on its line. Front matter cannot hold one, and what is about
/// the document as a whole stands on no line.
fn comment(view: &View, finding: &Finding) -> Option<Value> {
    let source = view.document().source();
    let line = source.lines().line(finding.place.span.start);
    let line = source.lines().line_span(source.text(), line)?;
    let in_front = source.text().starts_with("---") && view.document().is_foreign(line.start);
    if in_front || finding.place.span.is_empty() {
        return None;
    }
    let text = line.slice(source.text());
    let indent = text.get(..text.len() - text.trim_start().len()).unwrap_or_default();
    let end = line_end(source, line);
    let insertion = Insertion {
        at: view.position(line.start),
        before: format!("{indent}<!-- normlint: allow {} reason=\"", finding.code),
        after: format!("\" -->{end}"),
    };
    Some(insertion.edit(view, view.uri.clone(), Some(view.version)))
}

/// Whether a finding is about an allowance, for which there is none.
fn is_itself(view: &View, finding: &Finding) -> bool {
    let lint = view.analysis.plan.linter.catalogue().find(&finding.code);
    lint.is_some_and(|lint| lint.page.front.engine == Engine::Itself)
}

/// The line break behind a line, or that of the first line.
fn line_end(source: &Source, line: Span) -> &'static str {
    let rest = |from: u32| source.text().get(from as usize..).unwrap_or_default();
    match rest(line.end) {
        rest if rest.starts_with("\r\n") => "\r\n",
        rest if rest.starts_with('\r') => "\r",
        _ => "\n",
    }
}

/// The entry of the configuration that allows a finding in its provision.
fn entry(view: &View, finding: &Finding, file: &ConfigurationFile) -> Option<Value> {
    let quoted = |text: &str| toml::Value::from(text).to_string();
    let mut lines = vec![
        "[[allow]]".to_owned(),
        format!("lint = {}", quoted(&finding.code)),
        format!("path = {}", quoted(&file.document)),
    ];
    let place = &finding.place;
    if !place.provision.is_empty() {
        lines.push(format!("provision = {}", quoted(&place.provision)));
    }
    if !place.text.is_empty() && !place.text.contains(['\n', '\r']) {
        lines.push(format!("text = {}", quoted(&place.text)));
    }
    lines.push("reason = \"".to_owned());
    let uri = Uri::from_file_path(&file.path)?;
    // What the editor shows may be further than what was read.
    let open = view.open.get(uri.as_str());
    let text = open.map_or(file.text.as_str(), OpenDocument::text);
    let gap = match text {
        text if text.is_empty() || text.ends_with("\n\n") => "",
        text if text.ends_with('\n') => "\n",
        _ => "\n\n",
    };
    let insertion = Insertion {
        at: end_of(view, text),
        before: format!("{gap}{}", lines.join("\n")),
        after: "\"\n".to_owned(),
    };
    Some(insertion.edit(view, uri, open.map(|open| open.version)))
}

/// The end of a text as the editor counts.
fn end_of(view: &View, text: &str) -> Position {
    view.client.position(LineIndex::new(text).position(text, Span::empty(text.len()).start))
}
