//! What is answered to requests about a document, one file for each kind of request.

mod actions;
mod completion;
mod hints;
mod hover;
mod navigation;
mod ranges;
mod rename;
pub(super) mod symbols;
pub(super) mod tokens;

use super::diagnostics;
use super::view::View;
use lsp_server::{ErrorCode, Request, Response};
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;
use std::panic::{AssertUnwindSafe, catch_unwind};

/// Why a request is not answered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Failure {
    code: i32,
    message: String,
}

impl Failure {
    /// What was asked for cannot be done, and why.
    pub(super) fn refused(message: String) -> Self {
        Self { code: ErrorCode::RequestFailed as i32, message }
    }

    /// The request makes no sense.
    fn params(message: String) -> Self {
        Self { code: ErrorCode::InvalidParams as i32, message }
    }
}

type Answer = fn(&View, Value) -> Result<Value, Failure>;

/// The requests about one document that are answered.
const ANSWERS: &[(&str, Answer)] = &[
    ("textDocument/codeAction", |view, params| with(view, params, actions::actions)),
    ("textDocument/codeLens", |view, params| with(view, params, hints::lenses)),
    ("textDocument/completion", |view, params| with(view, params, completion::complete)),
    ("textDocument/definition", |view, params| with(view, params, navigation::definition)),
    ("textDocument/diagnostic", |view, params| with(view, params, diagnostics::pull)),
    ("textDocument/documentHighlight", |view, params| with(view, params, navigation::highlights)),
    ("textDocument/documentSymbol", |view, params| with(view, params, symbols::of_document)),
    ("textDocument/foldingRange", |view, params| with(view, params, ranges::folding)),
    ("textDocument/hover", |view, params| with(view, params, hover::hover)),
    ("textDocument/inlayHint", |view, params| with(view, params, hints::hints)),
    ("textDocument/prepareRename", |view, params| with(view, params, rename::prepare)),
    ("textDocument/references", |view, params| with(view, params, navigation::references)),
    ("textDocument/rename", |view, params| with(view, params, rename::rename)),
    ("textDocument/selectionRange", |view, params| with(view, params, ranges::selection)),
    ("textDocument/semanticTokens/full", |view, params| with(view, params, tokens::full)),
    ("textDocument/semanticTokens/range", |view, params| with(view, params, tokens::range)),
];

/// Whether a request is one about a document that is answered.
pub(super) fn knows(method: &str) -> bool {
    find(method).is_some()
}

fn find(method: &str) -> Option<Answer> {
    ANSWERS.iter().find(|(known, _)| *known == method).map(|&(_, answer)| answer)
}

/// Answers a request about the document of `view`. Where normlint itself fails, so does the request
/// and nothing else.
pub(super) fn answer(view: &View, request: Request) -> Response {
    let Request { id, method, params } = request;
    let attempt = catch_unwind(AssertUnwindSafe(|| match find(&method) {
        Some(answer) => answer(view, params),
        None => Err(Failure::params(format!("`{method}` is not about a document"))),
    }));
    let failed = || Failure {
        code: ErrorCode::InternalError as i32,
        message: "normlint itself failed on this request; please report it".to_owned(),
    };
    match attempt.unwrap_or_else(|_| Err(failed())) {
        Ok(result) => Response { id, response_result: Ok(result) },
        Err(Failure { code, message }) => Response::new_err(id, code, message),
    }
}

/// Reads the parameters of a request, and writes what `answer` makes of them.
fn with<P: DeserializeOwned, R: Serialize>(
    view: &View,
    params: Value,
    answer: fn(&View, P) -> Result<R, Failure>,
) -> Result<Value, Failure> {
    let unread = |error: serde_json::Error| Failure::params(error.to_string());
    let answer = answer(view, serde_json::from_value(params).map_err(unread)?)?;
    serde_json::to_value(answer).map_err(|error| Failure::refused(error.to_string()))
}
