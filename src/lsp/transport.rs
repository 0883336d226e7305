//! Messages read and written.
//!
//! The transport of `lsp_server` ends with the first message that it cannot read, and believes any
//! length it is told. An editor's slip must not end the session, so frames are read here.

use lsp_server::{ErrorCode, Message, Notification, Request, RequestId, Response};
use serde_json::{Value, json};
use std::io::{self, BufRead, Read, Write};

/// Longest line of a header, in bytes.
const MAX_HEADER: u64 = 4 << 10;
/// Longest message, in bytes: the largest document that can be read, escaped.
const MAX_BODY: u64 = 1 << 30;

/// What came in.
#[derive(Debug)]
pub(super) enum Incoming {
    /// A message.
    Message(Message),
    /// What is no message, and the answer to it.
    Malformed(Malformed),
    /// Nothing more will come.
    End,
}

/// An error that answers what could not be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Malformed {
    id: Option<RequestId>,
    code: i32,
    message: String,
}

/// What goes out.
#[derive(Debug)]
pub(super) enum Outgoing {
    /// A message.
    Message(Message),
    /// The answer to what is no message.
    Malformed(Malformed),
}

/// Reads the next message.
pub(super) fn read(input: &mut impl BufRead) -> Incoming {
    match read_body(input) {
        Ok(Some(Ok(body))) => parse(&body),
        Ok(Some(Err(message))) => malformed(None, ErrorCode::ParseError, message),
        Ok(None) | Err(_) => Incoming::End,
    }
}

/// The body of the next frame, or what is wrong with its header; `None` at the end.
fn read_body(input: &mut impl BufRead) -> io::Result<Option<Result<Vec<u8>, String>>> {
    let mut length: Option<u64> = None;
    let mut wrong: Option<String> = None;
    loop {
        let mut line = Vec::new();
        input.by_ref().take(MAX_HEADER).read_until(b'\n', &mut line)?;
        if line.is_empty() {
            return Ok(None);
        }
        let text = String::from_utf8_lossy(&line);
        let text = text.trim_end_matches(['\r', '\n']);
        if text.is_empty() {
            break;
        }
        let field = text.split_once(':').map(|(name, value)| (name.trim(), value.trim()));
        match field {
            Some((name, value)) if name.eq_ignore_ascii_case("Content-Length") => {
                length = value.parse().ok();
                if length.is_none() {
                    wrong = Some(format!("`{value}` is no length of a message"));
                }
            }
            Some(_) => {}
            None => wrong = Some(format!("`{text}` is no field of a header")),
        }
    }
    let body = match (length, wrong) {
        (Some(length), _) if length > MAX_BODY => {
            io::copy(&mut input.by_ref().take(length), &mut io::sink())?;
            Err(format!("a message of {length} bytes is longer than {MAX_BODY}"))
        }
        (Some(length), _) => {
            let mut body = Vec::new();
            if input.by_ref().take(length).read_to_end(&mut body)? as u64 != length {
                return Ok(None);
            }
            Ok(body)
        }
        (None, Some(wrong)) => Err(wrong),
        (None, None) => Err("the header gives no Content-Length".to_owned()),
    };
    Ok(Some(body))
}

fn parse(body: &[u8]) -> Incoming {
    let value: Value = match serde_json::from_slice(body) {
        Ok(value) => value,
        Err(error) => return malformed(None, ErrorCode::ParseError, error.to_string()),
    };
    let Value::Object(mut fields) = value else {
        return invalid(None, "a message is an object");
    };
    let given = fields.remove("id");
    let id = given.clone().and_then(|id| serde_json::from_value::<RequestId>(id).ok());
    let params = fields.remove("params").unwrap_or_default();
    match fields.remove("method") {
        Some(Value::String(method)) => {
            if !matches!(params, Value::Null | Value::Object(_) | Value::Array(_)) {
                return invalid(id, "params are an object or a list");
            }
            match (given, id) {
                (None, _) => Incoming::Message(Notification { method, params }.into()),
                (Some(_), Some(id)) => Incoming::Message(Request { id, method, params }.into()),
                (Some(_), None) => invalid(None, "an id is a whole number of 32 bits or a string"),
            }
        }
        Some(_) => invalid(id, "a method is a string"),
        None => {
            fields.extend(given.map(|id| ("id".to_owned(), id)));
            match serde_json::from_value::<Response>(Value::Object(fields)) {
                Ok(response) => Incoming::Message(response.into()),
                Err(_) => invalid(id, "neither a request, a notification nor a response"),
            }
        }
    }
}

fn invalid(id: Option<RequestId>, message: &str) -> Incoming {
    malformed(id, ErrorCode::InvalidRequest, message.to_owned())
}

fn malformed(id: Option<RequestId>, code: ErrorCode, message: String) -> Incoming {
    Incoming::Malformed(Malformed { id, code: code as i32, message })
}

/// Writes a message.
///
/// # Errors
/// Where nobody reads any more.
pub(super) fn write(outgoing: &Outgoing, output: &mut impl Write) -> io::Result<()> {
    match outgoing {
        Outgoing::Message(message) => message.write(output),
        Outgoing::Malformed(Malformed { id, code, message }) => {
            let error = json!({ "code": code, "message": message });
            let answer = json!({ "jsonrpc": "2.0", "id": id, "error": error }).to_string();
            write!(output, "Content-Length: {}\r\n\r\n{answer}", answer.len())?;
            output.flush()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn frame(body: &str) -> String {
        format!("Content-Length: {}\r\n\r\n{body}", body.len())
    }

    /// What comes of `input`: `method`, `-code` of what is malformed, in order.
    fn read_all(input: &str) -> Vec<String> {
        let mut input = input.as_bytes();
        let mut found = Vec::new();
        loop {
            found.push(match read(&mut input) {
                Incoming::End => return found,
                Incoming::Message(Message::Request(request)) => request.method,
                Incoming::Message(Message::Notification(notification)) => notification.method,
                Incoming::Message(Message::Response(response)) => response.id.to_string(),
                Incoming::Malformed(malformed) => malformed.code.to_string(),
            });
        }
    }

    #[test]
    fn what_follows_something_malformed_is_read() {
        let good = frame(r#"{"jsonrpc":"2.0","method":"exit"}"#);
        for bad in [
            frame("{"),
            frame(""),
            frame("[]"),
            frame("1"),
            frame(r#"{"id":1}"#),
            frame(r#"{"id":1,"method":2}"#),
            frame(r#"{"id":1.5,"method":"x"}"#),
            frame(r#"{"id":1,"method":"x","params":3}"#),
            "Content-Length: many\r\n\r\n".to_owned(),
            "Content-Type: x\r\n\r\n".to_owned(),
            "hello\r\n\r\n".to_owned(),
        ] {
            let found = read_all(&format!("{bad}{good}"));
            assert_eq!(found.len(), 2, "{bad}: {found:?}");
            assert!(found[0].starts_with("-32"), "{bad}: {found:?}");
            assert_eq!(found[1], "exit", "{bad}");
        }
    }

    #[test]
    fn a_length_that_is_a_lie_reserves_nothing() {
        assert_eq!(read_all("Content-Length: 999999999999999\r\n\r\nx"), ["-32700"]);
        assert!(read_all("Content-Length: 99999999\r\n\r\nx").is_empty());
    }

    #[test]
    fn messages_of_each_kind_are_told_apart() {
        let all = [
            frame(r#"{"jsonrpc":"2.0","id":1,"method":"a"}"#),
            frame(r#"{"jsonrpc":"2.0","id":"x","method":"b","params":{}}"#),
            frame(r#"{"jsonrpc":"2.0","id":7,"result":null}"#),
            "content-length: 14\nX: y\n\n{\"method\":\"c\"}".to_owned(),
        ];
        assert_eq!(read_all(&all.concat()), ["a", "b", "7", "c"]);
    }

    #[test]
    fn an_answer_without_an_id_says_so() {
        let mut out = Vec::new();
        let Incoming::Malformed(malformed) = parse(b"{") else { panic!("read") };
        write(&Outgoing::Malformed(malformed), &mut out).expect("written");
        let text = String::from_utf8(out).expect("text");
        assert!(text.contains(r#""id":null"#) && text.contains("-32700"), "{text}");
    }
}
