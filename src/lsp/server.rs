//! The loop: the life of a session, who answers what, and what is analysed when.

mod notifications;

use super::analysis::{self, Analysis, Job, Outcome};
use super::capabilities::{Client, initialize_result};
use super::closed::Closed;
use super::documents::{OpenDocument, path_of};
use super::pending::{self, Pending};
use super::transport::{self, Incoming, Outgoing};
use super::view::View;
use super::{Plan, Workspace, diagnostics, features, pages};
use ls_types::Uri;
use lsp_server::{ErrorCode, Message, Notification, Request, RequestId, Response};
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::io::{self, BufRead, Write};
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::Ordering;
use std::sync::mpsc::{self, Sender};
use std::thread;

/// The id of the request for the settings of the editor.
const SETTINGS_REQUEST: &str = "normlint/settings";

/// What is said where a document brings normlint down.
const FAILED: &str = "normlint itself failed on this document; please report it";

/// How a session ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ending {
    /// The editor said that it would end it.
    Shutdown,
    /// The editor went away.
    Abrupt,
}

/// What happens.
#[derive(Debug)]
pub(super) enum Event {
    /// Something came from the editor.
    Incoming(Incoming),
    /// The thread that analyses is done with a text.
    Analysed { uri: Uri, revision: u64, outcome: Outcome },
}

/// Serves one editor, which writes to `input` and reads `output`, until it ends the session.
///
/// # Errors
/// Where threads cannot be had, or the editor no longer reads.
pub fn serve(
    mut input: impl BufRead + Send + 'static,
    mut output: impl Write + Send + 'static,
    workspace: &mut dyn Workspace,
) -> io::Result<Ending> {
    let (events, happening) = mpsc::channel();
    let (out, outgoing) = mpsc::channel::<Outgoing>();
    let jobs = analysis::start(events.clone())?;
    // It ends with the input, which may be after the session: nobody waits for it.
    thread::Builder::new().name("reader".to_owned()).spawn(move || {
        loop {
            let incoming = transport::read(&mut input);
            let last = matches!(incoming, Incoming::End);
            if events.send(Event::Incoming(incoming)).is_err() || last {
                return;
            }
        }
    })?;
    let writer = thread::Builder::new().name("writer".to_owned()).spawn(move || {
        outgoing.iter().try_for_each(|message| transport::write(&message, &mut output))
    })?;
    let mut server = Server::new(workspace, out, jobs);
    let ending = happening.iter().find_map(|event| server.take(event));
    drop(server);
    match writer.join() {
        Ok(written) => written?,
        Err(_) => return Err(io::Error::other("the writer of messages failed")),
    }
    Ok(ending.unwrap_or(Ending::Abrupt))
}

/// How far a session is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Phase {
    /// Before `initialize`.
    Starting,
    /// Between `initialize` and `shutdown`.
    Running,
    /// After `shutdown`.
    Stopping,
}

/// A session.
struct Server<'w> {
    workspace: &'w mut dyn Workspace,
    out: Sender<Outgoing>,
    jobs: Sender<Job>,
    phase: Phase,
    client: Client,
    /// The folders that the editor has open.
    folders: Vec<PathBuf>,
    documents: BTreeMap<String, OpenDocument>,
    plans: BTreeMap<String, Arc<Plan>>,
    analyses: BTreeMap<String, Arc<Analysis>>,
    pending: Pending,
    /// The documents of the folders that are not open.
    closed: Closed,
    /// Counts the texts and settings seen.
    revision: u64,
    /// What was last said to be wrong with a configuration.
    told: Option<String>,
}

impl<'w> Server<'w> {
    fn new(workspace: &'w mut dyn Workspace, out: Sender<Outgoing>, jobs: Sender<Job>) -> Self {
        Self {
            workspace,
            out,
            jobs,
            phase: Phase::Starting,
            client: Client::new(&Value::Null),
            folders: Vec::new(),
            documents: BTreeMap::new(),
            plans: BTreeMap::new(),
            analyses: BTreeMap::new(),
            pending: Pending::default(),
            closed: Closed::default(),
            revision: 0,
            told: None,
        }
    }

    /// Does what is to be done; says how the session ended when it does.
    fn take(&mut self, event: Event) -> Option<Ending> {
        match event {
            Event::Incoming(Incoming::Message(Message::Request(request))) => self.request(request),
            Event::Incoming(Incoming::Message(Message::Response(response))) => {
                self.response(response);
            }
            Event::Incoming(Incoming::Message(Message::Notification(notification))) => {
                if notification.method == "exit" {
                    let proper = self.phase == Phase::Stopping;
                    return Some(if proper { Ending::Shutdown } else { Ending::Abrupt });
                }
                if self.phase == Phase::Running {
                    self.notification(notification);
                }
            }
            Event::Incoming(Incoming::Malformed(malformed)) => {
                self.send(Outgoing::Malformed(malformed));
            }
            Event::Incoming(Incoming::End) => return Some(Ending::Abrupt),
            Event::Analysed { uri, revision, outcome } => self.analysed(&uri, revision, outcome),
        }
        None
    }

    // The writer is gone only when the editor is, which the reader finds out, too.
    fn send(&self, outgoing: Outgoing) {
        drop(self.out.send(outgoing));
    }

    fn reply(&self, response: Response) {
        self.send(Outgoing::Message(response.into()));
    }

    fn notify(&self, method: &str, params: Value) {
        let notification = Notification { method: method.to_owned(), params };
        self.send(Outgoing::Message(notification.into()));
    }

    fn ask(&self, id: &str, method: &str, params: Value) {
        let id = RequestId::from(id.to_owned());
        let request = Request { id, method: method.to_owned(), params };
        self.send(Outgoing::Message(request.into()));
    }

    fn log(&self, message: &str) {
        const WARNING: u8 = 2;
        self.notify("window/logMessage", json!({ "type": WARNING, "message": message }));
    }

    /// Shows what is wrong with a configuration.
    fn tell(&self, problem: &str) {
        const ERROR: u8 = 1;
        self.notify("window/showMessage", json!({ "type": ERROR, "message": problem }));
    }

    fn request(&mut self, request: Request) {
        match (self.phase, request.method.as_str()) {
            (Phase::Starting, "initialize") => self.initialize(request),
            (Phase::Starting, _) => {
                let message = "the session begins with `initialize`";
                self.reply(pending::failed(request, ErrorCode::ServerNotInitialized, message));
            }
            (Phase::Stopping, _) | (Phase::Running, "initialize") => {
                let message = "not at this point of a session";
                self.reply(pending::failed(request, ErrorCode::InvalidRequest, message));
            }
            (Phase::Running, "shutdown") => {
                self.phase = Phase::Stopping;
                self.reply(ok(request.id, Value::Null));
            }
            (Phase::Running, "workspace/symbol") => {
                self.closed.look(self.workspace, &self.folders);
                let mut views = self.views();
                views.extend(self.closed.views(&self.client, &self.documents));
                let symbols = features::symbols::of_workspace(&views, &request.params);
                self.reply(ok(request.id, symbols));
            }
            (Phase::Running, "workspace/textDocumentContent") => {
                let linters = self.plans.values().map(|plan| &plan.linter);
                let response = pages::content(linters, &request.params);
                self.reply(match response {
                    Some(text) => ok(request.id, json!({ "text": text })),
                    None => pending::failed(request, ErrorCode::InvalidParams, "no such page"),
                });
            }
            (Phase::Running, method) if features::knows(method) => self.about_document(request),
            (Phase::Running, method) => {
                let message = format!("`{method}` is not known");
                self.reply(pending::failed(request, ErrorCode::MethodNotFound, &message));
            }
        }
    }

    fn initialize(&mut self, request: Request) {
        let params = &request.params;
        self.client = Client::new(params);
        self.folders = folders(params);
        if let Some(settings) = params.get("initializationOptions").filter(|it| !it.is_null()) {
            self.configure(&settings.clone());
        }
        self.phase = Phase::Running;
        self.reply(ok(request.id, initialize_result(&self.client)));
    }

    fn configure(&mut self, settings: &Value) {
        if let Err(problem) = self.workspace.configure(settings) {
            self.tell(&problem);
        }
    }

    /// Answers a request about a document, now or when it has been analysed.
    fn about_document(&mut self, request: Request) {
        let uri = request.params.pointer("/textDocument/uri").and_then(Value::as_str);
        let Some(document) = uri.and_then(|uri| self.documents.get(uri)) else {
            let message = "names no document that is open";
            return self.reply(pending::failed(request, ErrorCode::InvalidParams, message));
        };
        if !document.is_draft() {
            return self.reply(ok(request.id, Value::Null));
        }
        if document.failed {
            return self.reply(pending::failed(request, ErrorCode::RequestFailed, FAILED));
        }
        match self.view(document.uri.as_str()) {
            Some(view) => self.reply(features::answer(&view, request)),
            None => {
                let uri = document.uri.as_str().to_owned();
                self.pending.push(&uri, request);
            }
        }
    }

    /// A document whose analysis is that of its last text.
    fn view(&self, uri: &str) -> Option<View<'_>> {
        let document = self.documents.get(uri)?;
        let analysis = self.analyses.get(uri)?;
        (analysis.revision == document.revision).then_some(View {
            uri: &document.uri,
            version: document.version,
            analysis,
            client: &self.client,
            open: &self.documents,
        })
    }

    /// The documents whose analysis is that of their last text, in order of name.
    fn views(&self) -> Vec<View<'_>> {
        self.documents.keys().filter_map(|uri| self.view(uri)).collect()
    }

    fn response(&mut self, response: Response) {
        if response.id == RequestId::from(SETTINGS_REQUEST.to_owned())
            && let Ok(Value::Array(settings)) = response.response_result
            && let Some(settings) = settings.into_iter().next().filter(|it| !it.is_null())
        {
            self.configure(&settings);
            self.reload();
        }
    }

    /// Looks at configurations anew, and at all documents under them.
    fn reload(&mut self) {
        self.closed.forget();
        self.workspace.reload();
        self.plans.clear();
        self.told = None;
        let uris: Vec<String> = self.documents.keys().cloned().collect();
        for uri in &uris {
            self.analyse(uri);
        }
        if self.client.pulls && self.client.refreshes {
            self.ask("normlint/refresh", "workspace/diagnostic/refresh", Value::Null);
        }
    }

    /// Has the text of a document analysed, under the settings that hold for it.
    fn analyse(&mut self, uri: &str) {
        let Some(document) = self.documents.get_mut(uri).filter(|document| document.is_draft())
        else {
            return;
        };
        self.revision += 1;
        document.revision = self.revision;
        document.failed = false;
        document.wanted.store(self.revision, Ordering::Relaxed);
        let plan = match self.plans.get(uri) {
            Some(plan) => Arc::clone(plan),
            None => {
                let plan = Arc::new(self.workspace.plan(&document.path));
                self.plans.insert(uri.to_owned(), Arc::clone(&plan));
                plan
            }
        };
        let job = Job {
            uri: document.uri.clone(),
            revision: document.revision,
            text: document.text().to_owned(),
            format: document.format,
            wanted: Arc::clone(&document.wanted),
            plan: Arc::clone(&plan),
            earlier: self.analyses.get(uri).cloned(),
        };
        drop(self.jobs.send(job));
        if let Some(problem) = &plan.problem
            && self.told.as_ref() != Some(problem)
        {
            self.tell(problem);
            self.told = Some(problem.clone());
        }
    }

    fn analysed(&mut self, uri: &Uri, revision: u64, outcome: Outcome) {
        let uri = uri.as_str();
        let current = self.documents.get_mut(uri).filter(|it| it.revision == revision);
        let Some(document) = current else { return };
        let Outcome::Analysed(analysis) = outcome else {
            document.failed = true;
            // The next text takes nothing over, whatever it was that failed.
            self.analyses.remove(uri);
            self.log(&format!("{uri}: {FAILED}"));
            for request in self.pending.take(uri) {
                self.reply(pending::failed(request, ErrorCode::RequestFailed, FAILED));
            }
            return;
        };
        // It is dropped when the editor has its answers: a large document takes its time.
        let _outdated = self.analyses.insert(uri.to_owned(), analysis);
        let waiting = self.pending.take(uri);
        let Some(view) = self.view(uri) else { return };
        if !self.client.pulls {
            let diagnostics = diagnostics::all(&view);
            let params = json!({ "uri": uri, "version": view.version, "diagnostics": diagnostics });
            self.notify("textDocument/publishDiagnostics", params);
        }
        for request in waiting {
            self.reply(features::answer(&view, request));
        }
        // Now that nobody waits, what the next change asks for.
        _ = self.documents.get(uri).map(OpenDocument::lines);
    }
}

fn ok(id: RequestId, result: Value) -> Response {
    Response { id, response_result: Ok(result) }
}

/// The folders that the parameters of `initialize` name.
fn folders(params: &Value) -> Vec<PathBuf> {
    let path = |uri: &Value| serde_json::from_value::<Uri>(uri.clone()).ok().map(|it| path_of(&it));
    let several = params.get("workspaceFolders").and_then(Value::as_array);
    let several: Vec<PathBuf> =
        several.into_iter().flatten().filter_map(|folder| path(folder.get("uri")?)).collect();
    let root = || params.get("rootUri").and_then(path).into_iter().collect();
    if several.is_empty() { root() } else { several }
}
