//! Beginning, end, cancellation, and what is malformed.

use crate::client::{Client, error, frame};
use serde_json::{Value, json};
use std::fmt::Write as _;
use std::path::Path;

const ROOT: &str = env!("CARGO_MANIFEST_DIR");

#[test]
fn a_session_begins_with_initialize_and_ends_with_exit() {
    let mut client = Client::spawn(Path::new(ROOT), &["--stdio"]);
    let (code, _) = client.refused("textDocument/hover", json!({}));
    assert_eq!(code, -32002, "not initialized");
    client.request("initialize", json!({ "capabilities": {} }));
    let (code, _) = client.refused("initialize", json!({ "capabilities": {} }));
    assert_eq!(code, -32600, "initialized twice");
    client.request("shutdown", Value::Null);
    let (code, _) = client.refused("workspace/symbol", json!({ "query": "" }));
    assert_eq!(code, -32600, "after shutdown");
    client.notify("exit", Value::Null);
    assert_eq!(client.status(), Some(0));
}

#[test]
fn an_editor_that_goes_away_takes_the_server_with_it() {
    let mut client = Client::session();
    client.notify("exit", Value::Null);
    assert_eq!(client.status(), Some(1), "exit without shutdown");
    let mut client = Client::session();
    client.hang_up();
    assert_eq!(client.status(), Some(1), "end of input");
}

#[test]
fn what_is_malformed_is_answered_and_the_session_goes_on() {
    let mut client = Client::session();
    for (bad, code, id) in [
        (frame_of("{\"jsonrpc\":"), -32700, Value::Null),
        (frame_of("\u{0}\u{1}"), -32700, Value::Null),
        (frame_of("[]"), -32600, Value::Null),
        (frame_of(r#"{"jsonrpc":"2.0","id":77,"method":8}"#), -32600, json!(77)),
        (frame_of(r#"{"jsonrpc":"2.0","id":78,"method":"x","params":"y"}"#), -32600, json!(78)),
        ("Content-Length: x\r\n\r\n".to_owned(), -32700, Value::Null),
        ("no header\r\n\r\n".to_owned(), -32700, Value::Null),
        (frame_of(r#"{"id":79,"method":"textDocument/hover"}"#), -32602, json!(79)),
        (frame_of(r#"{"id":80,"method":"no/such"}"#), -32601, json!(80)),
    ] {
        client.write(bad.as_bytes());
        let answer = client.wait(|message| message.get("error").is_some());
        assert_eq!((error(&answer).0, &answer["id"]), (code, &id), "{bad:?}");
    }
    assert!(client.end(), "the session goes on to its end");
}

fn frame_of(body: &str) -> String {
    format!("Content-Length: {}\r\n\r\n{body}", body.len())
}

#[test]
fn notifications_that_make_no_sense_are_logged_and_passed_over() {
    let mut client = Client::session();
    client.notify("textDocument/didOpen", json!({ "textDocument": 3 }));
    assert!(client.told("window/logMessage")["message"].to_string().contains("didOpen"));
    let change = json!({
        "textDocument": { "uri": "file:///nowhere.md", "version": 2 },
        "contentChanges": [{ "text": "x" }],
    });
    client.notify("textDocument/didChange", change);
    assert!(client.told("window/logMessage")["message"].to_string().contains("not opened"));
    client.notify("textDocument/didClose", json!({ "textDocument": { "uri": "file:///x.md" } }));
    client.notify("no/such", json!({}));
    let (code, _) = client.refused(
        "textDocument/hover",
        json!({ "textDocument": { "uri": "file:///x.md" }, "position": {} }),
    );
    assert_eq!(code, -32602);
    assert!(client.end());
}

#[test]
fn positions_and_ranges_out_of_the_text_are_taken_as_its_ends() {
    let mut client = Client::session();
    let uri = "file:///wild.md";
    client.open(uri, "# 甲办法\n\n第一条　制定本办法。\n");
    let wild = json!({ "line": 4_000_000_000_u32, "character": 4_000_000_000_u32 });
    let document = json!({ "uri": uri });
    let at = json!({ "textDocument": document, "position": wild });
    for method in ["hover", "definition", "documentHighlight", "prepareRename", "completion"] {
        client.request(&format!("textDocument/{method}"), at.clone());
    }
    let backwards = json!({ "start": wild, "end": { "line": 0, "character": 0 } });
    let change = json!({
        "textDocument": { "uri": uri, "version": 2 },
        "contentChanges": [{ "range": backwards, "text": "第二条　乙。\n" }],
    });
    client.notify("textDocument/didChange", change);
    client.diagnostics(uri, 2);
    let params = json!({ "textDocument": document, "range": backwards });
    client.request("textDocument/inlayHint", params);
    assert!(client.end());
}

/// A law long enough that its analysis takes a while.
fn long_law() -> String {
    let mut text = "# 长办法\n\n".to_owned();
    for number in 1..4000 {
        let _ = write!(text, "第{number}条　申请人有突出贡献的，可以依照前条规定申请资格。\n\n");
    }
    text
}

#[test]
fn a_request_that_waits_can_be_cancelled_or_overtaken() {
    let mut client = Client::session();
    let uri = "file:///long.md";
    let item = json!({ "uri": uri, "languageId": "markdown", "version": 1, "text": long_law() });
    let at = json!({ "textDocument": { "uri": uri }, "position": { "line": 2, "character": 6 } });
    let hover = |id: i32| json!({ "id": id, "method": "textDocument/hover", "params": at });
    let change = json!({
        "textDocument": { "uri": uri, "version": 2 },
        "contentChanges": [{ "text": "# 短办法\n\n第一条　申请人可以申请。\n" }],
    });
    // In one go, so that nothing has been analysed when the last of it is read.
    let messages = [
        json!({ "method": "textDocument/didOpen", "params": { "textDocument": item } }),
        hover(901),
        hover(902),
        json!({ "method": "$/cancelRequest", "params": { "id": 901 } }),
        json!({ "method": "$/cancelRequest", "params": { "id": 12345 } }),
        json!({ "method": "textDocument/didChange", "params": change }),
        hover(903),
    ];
    client.write(messages.iter().map(frame).collect::<String>().as_bytes());
    assert_eq!(error(&client.answer(901)).0, -32800, "cancelled");
    assert_eq!(error(&client.answer(902)).0, -32801, "the text has changed");
    assert!(client.answer(903).get("error").is_none(), "asked of the last text");
    assert!(client.end());
}
