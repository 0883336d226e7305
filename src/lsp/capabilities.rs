//! What the editor can do, and what the server can.

use super::features::tokens;
use crate::text::{self, ColumnUnit};
use ls_types::{
    CodeActionKind, CodeActionOptions, CodeActionProviderCapability, CodeLensOptions,
    CompletionOptions, DiagnosticOptions, DiagnosticServerCapabilities,
    FoldingRangeProviderCapability, HoverProviderCapability, OneOf, Position, PositionEncodingKind,
    RenameOptions, SaveOptions, SelectionRangeProviderCapability, SemanticTokensFullOptions,
    SemanticTokensOptions, ServerCapabilities, TextDocumentSyncCapability, TextDocumentSyncKind,
    TextDocumentSyncOptions, TextDocumentSyncSaveOptions, WorkDoneProgressOptions,
    WorkspaceFoldersServerCapabilities, WorkspaceServerCapabilities,
};
use serde_json::{Value, json};

/// The scheme of the pages of lints.
pub(super) const SCHEME: &str = "normlint";

/// The command of a code lens, which the editor carries out where it says that it has it: it shows
/// the places that it is given.
pub(super) const SHOW_REFERENCES: &str = "normlint.showReferences";

/// What the editor can do. Read field by field, so that one that an editor gets wrong takes nothing
/// else with it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Client {
    /// What it counts columns in.
    pub(super) unit: ColumnUnit,
    /// Whether it asks for diagnostics; they are then not sent unasked.
    pub(super) pulls: bool,
    /// Whether it takes diagnostics anew when told to.
    pub(super) refreshes: bool,
    /// Whether diagnostics may link to other places.
    pub(super) related: bool,
    /// Whether diagnostics may link to a page.
    pub(super) links: bool,
    /// Whether diagnostics may be marked as unnecessary or deprecated.
    pub(super) tags: bool,
    /// Whether symbols may hold symbols.
    pub(super) nested_symbols: bool,
    /// Whether edits may name versions.
    pub(super) document_changes: bool,
    /// Whether edits may be snippets, which say where the cursor goes.
    pub(super) snippets: bool,
    /// Whether it watches files for the server.
    pub(super) watches: bool,
    /// Whether it can be asked for its settings.
    pub(super) configuration: bool,
    /// Whether it has a command that shows the places it is given.
    pub(super) shows_references: bool,
}

impl Client {
    /// What the parameters of `initialize` say.
    pub(super) fn new(params: &Value) -> Self {
        let at = |path: &str| params.pointer(&format!("/capabilities/{path}"));
        let yes = |path: &str| at(path).and_then(Value::as_bool).unwrap_or_default();
        let has = |path: &str| at(path).is_some_and(Value::is_object);
        let published = |what: &str| {
            yes(&format!("textDocument/publishDiagnostics/{what}"))
                || yes(&format!("textDocument/diagnostic/{what}"))
        };
        Self {
            unit: unit(at("general/positionEncodings")),
            pulls: has("textDocument/diagnostic"),
            refreshes: yes("workspace/diagnostics/refreshSupport"),
            related: published("relatedInformation"),
            links: published("codeDescriptionSupport"),
            tags: has("textDocument/publishDiagnostics/tagSupport")
                || has("textDocument/diagnostic/tagSupport"),
            nested_symbols: yes("textDocument/documentSymbol/hierarchicalDocumentSymbolSupport"),
            document_changes: yes("workspace/workspaceEdit/documentChanges"),
            snippets: yes("workspace/workspaceEdit/documentChanges")
                && yes("workspace/workspaceEdit/snippetEditSupport"),
            watches: yes("workspace/didChangeWatchedFiles/dynamicRegistration"),
            configuration: yes("workspace/configuration"),
            shows_references: at("experimental/commands/commands")
                .and_then(Value::as_array)
                .is_some_and(|known| known.iter().any(|name| name == SHOW_REFERENCES)),
        }
    }

    /// A position as the editor counts.
    pub(super) fn position(&self, at: text::Position) -> Position {
        let column = match self.unit {
            ColumnUnit::Utf8 => at.utf8,
            ColumnUnit::Utf16 => at.utf16,
            ColumnUnit::Scalar => at.column,
        };
        Position::new(at.line.saturating_sub(1), column.saturating_sub(1))
    }
}

/// The unit that is best for both: bytes are what the server counts itself.
fn unit(offered: Option<&Value>) -> ColumnUnit {
    let offered = offered.and_then(Value::as_array).map_or(&[][..], Vec::as_slice);
    let can = |name: &str| offered.iter().any(|kind| kind == name);
    match () {
        () if can("utf-8") => ColumnUnit::Utf8,
        () if can("utf-32") => ColumnUnit::Scalar,
        () => ColumnUnit::Utf16,
    }
}

/// What is answered to `initialize`.
pub(super) fn initialize_result(client: &Client) -> Value {
    let mut capabilities = json!(server(client));
    // Not in the types yet: pages of lints are documents that the server holds.
    if let Some(workspace) = capabilities.get_mut("workspace").and_then(Value::as_object_mut) {
        workspace.insert("textDocumentContent".to_owned(), json!({ "schemes": [SCHEME] }));
    }
    let version = env!("CARGO_PKG_VERSION");
    json!({
        "capabilities": capabilities,
        "serverInfo": { "name": "normlint", "version": version },
    })
}

fn server(client: &Client) -> ServerCapabilities {
    ServerCapabilities {
        position_encoding: Some(match client.unit {
            ColumnUnit::Utf8 => PositionEncodingKind::UTF8,
            ColumnUnit::Utf16 => PositionEncodingKind::UTF16,
            ColumnUnit::Scalar => PositionEncodingKind::UTF32,
        }),
        text_document_sync: Some(TextDocumentSyncCapability::Options(TextDocumentSyncOptions {
            open_close: Some(true),
            change: Some(TextDocumentSyncKind::INCREMENTAL),
            save: Some(TextDocumentSyncSaveOptions::SaveOptions(SaveOptions {
                include_text: Some(false),
            })),
            ..TextDocumentSyncOptions::default()
        })),
        diagnostic_provider: client.pulls.then(|| {
            DiagnosticServerCapabilities::Options(DiagnosticOptions {
                identifier: Some("normlint".to_owned()),
                ..DiagnosticOptions::default()
            })
        }),
        code_action_provider: Some(CodeActionProviderCapability::Options(CodeActionOptions {
            code_action_kinds: Some(vec![CodeActionKind::QUICKFIX, CodeActionKind::SOURCE_FIX_ALL]),
            ..CodeActionOptions::default()
        })),
        hover_provider: Some(HoverProviderCapability::Simple(true)),
        definition_provider: Some(OneOf::Left(true)),
        references_provider: Some(OneOf::Left(true)),
        document_highlight_provider: Some(OneOf::Left(true)),
        rename_provider: Some(OneOf::Right(RenameOptions {
            prepare_provider: Some(true),
            work_done_progress_options: WorkDoneProgressOptions::default(),
        })),
        document_symbol_provider: Some(OneOf::Left(true)),
        workspace_symbol_provider: Some(OneOf::Left(true)),
        folding_range_provider: Some(FoldingRangeProviderCapability::Simple(true)),
        selection_range_provider: Some(SelectionRangeProviderCapability::Simple(true)),
        semantic_tokens_provider: Some(
            SemanticTokensOptions {
                legend: tokens::legend(),
                range: Some(true),
                full: Some(SemanticTokensFullOptions::Bool(true)),
                ..SemanticTokensOptions::default()
            }
            .into(),
        ),
        inlay_hint_provider: Some(OneOf::Left(true)),
        code_lens_provider: Some(CodeLensOptions { resolve_provider: Some(false) }),
        completion_provider: Some(CompletionOptions {
            trigger_characters: Some(["第", "“", "「", " "].map(str::to_owned).to_vec()),
            ..CompletionOptions::default()
        }),
        workspace: Some(WorkspaceServerCapabilities {
            workspace_folders: Some(WorkspaceFoldersServerCapabilities {
                supported: Some(true),
                change_notifications: Some(OneOf::Left(true)),
            }),
            ..WorkspaceServerCapabilities::default()
        }),
        ..ServerCapabilities::default()
    }
}
