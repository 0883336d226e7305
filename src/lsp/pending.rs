//! Requests that wait for the analysis of their document.

use lsp_server::{ErrorCode, Request, RequestId, Response, ResponseError};
use serde_json::json;

/// A request and the document that it is about.
#[derive(Debug)]
struct Waiting {
    uri: String,
    request: Request,
}

/// The requests that wait, in the order in which they came.
#[derive(Debug, Default)]
pub(super) struct Pending(Vec<Waiting>);

impl Pending {
    /// Lets a request wait for the document `uri`.
    pub(super) fn push(&mut self, uri: &str, request: Request) {
        self.0.push(Waiting { uri: uri.to_owned(), request });
    }

    /// The requests that wait for the document `uri`, which wait no longer.
    pub(super) fn take(&mut self, uri: &str) -> Vec<Request> {
        let (ready, rest) = self.0.drain(..).partition(|waiting: &Waiting| waiting.uri == uri);
        self.0 = rest;
        ready.into_iter().map(|waiting| waiting.request).collect()
    }

    /// The answer to a request that the editor does not want any more, if it still waits.
    pub(super) fn cancel(&mut self, id: &RequestId) -> Option<Response> {
        let index = self.0.iter().position(|waiting| waiting.request.id == *id)?;
        let request = self.0.remove(index).request;
        Some(failed(request, ErrorCode::RequestCanceled, "cancelled by the editor"))
    }

    /// The answers to the requests that wait for a text of `uri` that is no longer the last.
    pub(super) fn outdated(&mut self, uri: &str) -> Vec<Response> {
        self.take(uri).into_iter().map(outdated).collect()
    }
}

/// The answer to a request about a text that is no longer the last.
pub(super) fn outdated(request: Request) -> Response {
    let message = "the text has changed meanwhile";
    if request.method == "textDocument/diagnostic" {
        let code = ErrorCode::ServerCancelled as i32;
        let data = Some(json!({ "retriggerRequest": true }));
        let error = ResponseError { code, message: message.to_owned(), data };
        return Response { id: request.id, response_result: Err(error) };
    }
    failed(request, ErrorCode::ContentModified, message)
}

/// An error as the answer to a request.
pub(super) fn failed(request: Request, code: ErrorCode, message: &str) -> Response {
    Response::new_err(request.id, code as i32, message.to_owned())
}
