//! An editor that speaks to the built program.

use serde_json::{Value, json};
use std::io::{BufRead, BufReader, Read, Write};
use std::path::Path;
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};

/// What an editor of today can do.
pub(crate) fn capabilities() -> Value {
    json!({
        "general": { "positionEncodings": ["utf-16"] },
        "textDocument": {
            "documentSymbol": { "hierarchicalDocumentSymbolSupport": true },
            "publishDiagnostics": {
                "codeDescriptionSupport": true,
                "relatedInformation": true,
                "tagSupport": { "valueSet": [1, 2] },
            },
        },
        "workspace": { "workspaceEdit": { "documentChanges": true } },
        "experimental": { "commands": { "commands": ["normlint.showReferences"] } },
    })
}

/// An editor and the server that it started.
pub(crate) struct Client {
    server: Child,
    input: Option<ChildStdin>,
    output: BufReader<ChildStdout>,
    last_id: i32,
    /// What came while something else was waited for.
    waiting: Vec<Value>,
    /// What the server said that it can do.
    pub(crate) capabilities: Value,
}

impl Client {
    /// Starts the server in `folder`, without a word.
    pub(crate) fn spawn(folder: &Path, arguments: &[&str]) -> Self {
        let mut server = Command::new(env!("CARGO_BIN_EXE_normlint"))
            .args(["lsp", "--today", "2026-01-01"])
            .args(arguments)
            .current_dir(folder)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .expect("the program starts");
        let input = server.stdin.take();
        let output = BufReader::new(server.stdout.take().expect("piped"));
        let (waiting, capabilities) = (Vec::new(), Value::Null);
        Self { server, input, output, last_id: 0, waiting, capabilities }
    }

    /// Starts the server in `folder` and begins a session.
    pub(crate) fn start(folder: &Path, capabilities: &Value) -> Self {
        let mut client = Self::spawn(folder, &[]);
        let root = format!("file://{}", folder.display());
        let params = json!({ "processId": null, "rootUri": root, "capabilities": capabilities });
        let mut answer = client.request("initialize", params);
        client.capabilities = answer["capabilities"].take();
        client.notify("initialized", json!({}));
        client
    }

    /// A session of an editor of today, in the folder of the package.
    pub(crate) fn session() -> Self {
        Self::start(Path::new(env!("CARGO_MANIFEST_DIR")), &capabilities())
    }

    /// Writes bytes as they are.
    pub(crate) fn write(&mut self, bytes: &[u8]) {
        let input = self.input.as_mut().expect("the session goes on");
        input.write_all(bytes).and_then(|()| input.flush()).expect("the server reads");
    }

    /// Sends a notification.
    pub(crate) fn notify(&mut self, method: &str, params: Value) {
        let message = json!({ "jsonrpc": "2.0", "method": method, "params": params });
        self.write(frame(&message).as_bytes());
    }

    /// Sends a request and gives its id.
    pub(crate) fn ask(&mut self, method: &str, params: Value) -> i32 {
        self.last_id += 1;
        let id = self.last_id;
        let message = json!({ "jsonrpc": "2.0", "id": id, "method": method, "params": params });
        self.write(frame(&message).as_bytes());
        id
    }

    /// Sends a request and gives its result.
    #[track_caller]
    pub(crate) fn request(&mut self, method: &str, params: Value) -> Value {
        let id = self.ask(method, params);
        let mut answer = self.answer(id);
        assert!(answer.get("error").is_none(), "{method}: {answer}");
        answer["result"].take()
    }

    /// Sends a request that fails and gives the code and the message of its error.
    #[track_caller]
    pub(crate) fn refused(&mut self, method: &str, params: Value) -> (i64, String) {
        let id = self.ask(method, params);
        error(&self.answer(id))
    }

    /// The answer to the request `id`.
    pub(crate) fn answer(&mut self, id: i32) -> Value {
        self.wait(|message| message.get("method").is_none() && message["id"] == id)
    }

    /// The next notification or request of that method.
    pub(crate) fn told(&mut self, method: &str) -> Value {
        let mut message = self.wait(|message| message["method"] == method);
        message["params"].take()
    }

    /// The next message that `wanted` takes.
    pub(crate) fn wait(&mut self, wanted: impl Fn(&Value) -> bool) -> Value {
        if let Some(index) = self.waiting.iter().position(&wanted) {
            return self.waiting.remove(index);
        }
        loop {
            let message = self.read().expect("the server goes on");
            if wanted(&message) {
                return message;
            }
            self.waiting.push(message);
        }
    }

    /// The next message; `None` where the server has ended.
    fn read(&mut self) -> Option<Value> {
        let mut length = 0;
        loop {
            let mut line = String::new();
            self.output.read_line(&mut line).expect("text");
            match line.trim_end() {
                "" if line.is_empty() => return None,
                "" => break,
                field => {
                    if let Some(value) = field.strip_prefix("Content-Length: ") {
                        length = value.parse().expect("a length");
                    }
                }
            }
        }
        let mut body = vec![0; length];
        self.output.read_exact(&mut body).expect("a body");
        Some(serde_json::from_slice(&body).expect("JSON"))
    }

    /// Opens a document and gives the diagnostics that the server sends.
    pub(crate) fn open(&mut self, uri: &str, text: &str) -> Vec<Value> {
        let language = if std::path::Path::new(uri).extension().is_some_and(|end| end == "md") {
            "markdown"
        } else {
            "plaintext"
        };
        let item = json!({ "uri": uri, "languageId": language, "version": 1, "text": text });
        self.notify("textDocument/didOpen", json!({ "textDocument": item }));
        self.diagnostics(uri, 1)
    }

    /// The diagnostics that the server sends for a version.
    pub(crate) fn diagnostics(&mut self, uri: &str, version: i32) -> Vec<Value> {
        let mut message = self.wait(|message| {
            message["method"] == "textDocument/publishDiagnostics"
                && message["params"]["uri"] == uri
                && message["params"]["version"] == version
        });
        match message["params"]["diagnostics"].take() {
            Value::Array(diagnostics) => diagnostics,
            other => panic!("no diagnostics: {other}"),
        }
    }

    /// Ends the session as is proper, and says whether the server took it so.
    pub(crate) fn end(mut self) -> bool {
        self.request("shutdown", Value::Null);
        self.notify("exit", Value::Null);
        self.status() == Some(0)
    }

    /// Waits for the server to end and gives its status.
    pub(crate) fn status(&mut self) -> Option<i32> {
        self.server.wait().expect("the server ends").code()
    }

    /// Goes away without a word.
    pub(crate) fn hang_up(&mut self) {
        self.input = None;
    }
}

impl Drop for Client {
    fn drop(&mut self) {
        // A failing test leaves no server behind; one that has ended cannot be killed.
        drop(self.server.kill());
        drop(self.server.wait());
    }
}

/// A message with its header.
pub(crate) fn frame(message: &Value) -> String {
    let body = message.to_string();
    format!("Content-Length: {}\r\n\r\n{body}", body.len())
}

/// The code and the message of an error.
#[track_caller]
pub(crate) fn error(answer: &Value) -> (i64, String) {
    let error = &answer["error"];
    let code = error["code"].as_i64().unwrap_or_else(|| panic!("no error: {answer}"));
    (code, error["message"].as_str().unwrap_or_default().to_owned())
}

/// How an encoding counts the columns of `text`: a plain count, apart from that of the server.
pub(crate) fn units(text: &str, encoding: &str) -> usize {
    match encoding {
        "utf-8" => text.len(),
        "utf-16" => text.encode_utf16().count(),
        "utf-32" => text.chars().count(),
        other => panic!("no encoding: {other}"),
    }
}

/// The position of a byte offset of `text`.
pub(crate) fn position(text: &str, offset: usize, encoding: &str) -> Value {
    let (mut line, mut start) = (0, 0);
    let bytes = text.as_bytes();
    for (index, &byte) in bytes.iter().enumerate().take(offset) {
        let ends = byte == b'\n' || (byte == b'\r' && bytes.get(index + 1) != Some(&b'\n'));
        if ends {
            (line, start) = (line + 1, index + 1);
        }
    }
    json!({ "line": line, "character": units(&text[start..offset], encoding) })
}

/// The byte offset of a position of `text`.
pub(crate) fn offset(text: &str, position: &Value, encoding: &str) -> usize {
    let all = text.char_indices().map(|(at, _)| at).chain([text.len()]);
    let mut found = all.filter(|&at| self::position(text, at, encoding) == *position);
    // Between CR and LF, the first of both is meant.
    found.next().unwrap_or_else(|| panic!("no place {position}"))
}

/// The text of a range.
pub(crate) fn slice<'t>(text: &'t str, range: &Value, encoding: &str) -> &'t str {
    &text[offset(text, &range["start"], encoding)..offset(text, &range["end"], encoding)]
}
