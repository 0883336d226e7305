//! What the editor tells without asking: texts that are opened, changed and closed, settings, files.

use super::super::documents::{OpenDocument, path_of};
use super::{SETTINGS_REQUEST, Server};
use crate::read::EXTENSIONS;
use crate::text::ColumnUnit;
use ls_types::{
    DidChangeTextDocumentParams, DidChangeWorkspaceFoldersParams, DidCloseTextDocumentParams,
    DidOpenTextDocumentParams, DidSaveTextDocumentParams,
};
use lsp_server::{Notification, RequestId};
use serde::de::DeserializeOwned;
use serde_json::{Value, json};
use std::path::PathBuf;
use std::sync::atomic::Ordering;

impl Server<'_> {
    /// Does what a notification asks for.
    pub(super) fn notification(&mut self, Notification { method, params }: Notification) {
        match method.as_str() {
            "initialized" => self.initialized(),
            "textDocument/didOpen" => self.on(&method, params, Self::open),
            "textDocument/didChange" => self.on(&method, params, Self::change),
            "textDocument/didClose" => self.on(&method, params, Self::close),
            "textDocument/didSave" => self.on(&method, params, Self::saved),
            "workspace/didChangeWatchedFiles" => self.files_changed(&params),
            "workspace/didChangeConfiguration" => self.settings_changed(&params),
            "workspace/didChangeWorkspaceFolders" => {
                self.on(&method, params, Self::folders_changed);
            }
            "$/cancelRequest" => {
                let id = params.get("id").cloned().map(serde_json::from_value::<RequestId>);
                if let Some(Ok(id)) = id
                    && let Some(response) = self.pending.cancel(&id)
                {
                    self.reply(response);
                }
            }
            _ => {}
        }
    }

    /// Reads the parameters of a notification. One that does not read has no answer; it is told in
    /// the log of the editor.
    fn on<P: DeserializeOwned>(&mut self, method: &str, params: Value, act: fn(&mut Self, P)) {
        match serde_json::from_value(params) {
            Ok(params) => act(self, params),
            Err(error) => self.log(&format!("{method}: {error}")),
        }
    }

    fn initialized(&self) {
        if self.client.watches {
            let drafts = format!("**/*.{{{}}}", EXTENSIONS.join(","));
            let watchers = ["**/normlint.toml", &drafts].map(|glob| json!({ "globPattern": glob }));
            let method = "workspace/didChangeWatchedFiles";
            let registration = json!({
                "id": "normlint/files",
                "method": method,
                "registerOptions": { "watchers": watchers },
            });
            let params = json!({ "registrations": [registration] });
            self.ask("normlint/register", "client/registerCapability", params);
        }
        self.ask_for_settings();
    }

    fn ask_for_settings(&self) {
        if self.client.configuration {
            let params = json!({ "items": [{ "section": "normlint" }] });
            self.ask(SETTINGS_REQUEST, "workspace/configuration", params);
        }
    }

    fn settings_changed(&mut self, params: &Value) {
        let settings = params.get("settings").unwrap_or(&Value::Null);
        match settings.get("normlint").unwrap_or(settings) {
            Value::Null => self.ask_for_settings(),
            settings => self.configure(&settings.clone()),
        }
        self.reload();
    }

    fn folders_changed(&mut self, params: DidChangeWorkspaceFoldersParams) {
        let gone: Vec<PathBuf> = params.event.removed.iter().map(|it| path_of(&it.uri)).collect();
        self.folders.retain(|folder| !gone.contains(folder));
        self.folders.extend(params.event.added.iter().map(|it| path_of(&it.uri)));
        self.closed.forget();
    }

    fn open(&mut self, params: DidOpenTextDocumentParams) {
        let item = params.text_document;
        let uri = item.uri.as_str().to_owned();
        let document = OpenDocument::new(item.uri, &item.language_id, item.version, item.text);
        self.documents.insert(uri.clone(), document);
        self.plans.remove(&uri);
        self.analyse(&uri);
    }

    fn change(&mut self, params: DidChangeTextDocumentParams) {
        let uri = params.text_document.uri.as_str().to_owned();
        let unit: ColumnUnit = self.client.unit;
        let Some(document) = self.documents.get_mut(&uri) else {
            return self.log(&format!("{uri} was changed, but not opened"));
        };
        document.version = params.text_document.version;
        for change in params.content_changes {
            document.change(change, unit);
        }
        self.pending.outdated(&uri).into_iter().for_each(|response| self.reply(response));
        self.analyse(&uri);
    }

    fn close(&mut self, params: DidCloseTextDocumentParams) {
        let uri = params.text_document.uri;
        if let Some(document) = self.documents.remove(uri.as_str()) {
            document.wanted.store(0, Ordering::Relaxed);
        }
        self.plans.remove(uri.as_str());
        self.analyses.remove(uri.as_str());
        self.closed.forget();
        self.pending.outdated(uri.as_str()).into_iter().for_each(|response| self.reply(response));
        if !self.client.pulls {
            let params = json!({ "uri": uri, "diagnostics": [] });
            self.notify("textDocument/publishDiagnostics", params);
        }
    }

    /// A configuration that is edited here counts when it is saved, watched or not.
    fn saved(&mut self, params: DidSaveTextDocumentParams) {
        let saved = self.documents.get(params.text_document.uri.as_str());
        if saved.is_some_and(|document| !document.is_draft()) {
            self.reload();
        }
    }

    /// A draft that changes on its own touches no other; all else may be a configuration or a page.
    fn files_changed(&mut self, params: &Value) {
        self.closed.forget();
        let changes = params.get("changes").and_then(Value::as_array);
        let draft = |change: &Value| {
            let uri = change.get("uri").and_then(Value::as_str).unwrap_or_default();
            let ending = uri.rsplit('.').next().unwrap_or_default().to_ascii_lowercase();
            EXTENSIONS.contains(&ending.as_str()) && !uri.contains("/.normlint/")
        };
        if !changes.is_some_and(|changes| !changes.is_empty() && changes.iter().all(draft)) {
            self.reload();
        }
    }
}
