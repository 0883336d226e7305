//! Settings: those of `normlint.toml`, those of the editor, and both changing while a draft is
//! open.

use crate::client::{Client, capabilities};
use serde_json::{Value, json};
use std::fs;
use std::path::Path;
use tempfile::TempDir;

const TEXT: &str = "# 甲管理办法\n\n第一条　有突出贡献的，可以申请资格。\n\n第二条　依照本办法第九条办理。\n\n第三条　本办法自2026年1月1日起施行。\n";

fn codes(diagnostics: &[Value]) -> Vec<&str> {
    diagnostics.iter().filter_map(|it| it["code"].as_str()).collect()
}

/// A draft that is open in a folder with a configuration.
struct Setting {
    folder: TempDir,
    client: Client,
    uri: String,
}

impl Setting {
    fn new(configuration: &str) -> (Self, Vec<Value>) {
        let folder = TempDir::new().expect("a folder");
        let path = folder.path().canonicalize().expect("a path");
        fs::write(path.join("normlint.toml"), configuration).expect("written");
        let mut client = Client::start(&path, &capabilities());
        let uri = format!("file://{}/drafts/a.md", path.display());
        let diagnostics = client.open(&uri, TEXT);
        (Self { folder, client, uri }, diagnostics)
    }

    fn path(&self) -> &Path {
        self.folder.path()
    }
}

#[test]
fn the_configuration_holds_as_it_does_for_check() {
    let (_setting, diagnostics) = Setting::new("select = [\"REF001\"]\n");
    assert_eq!(codes(&diagnostics), ["REF001"]);
    let override_ = "[[override]]\npaths = [\"drafts/**\"]\nselect = [\"VAG001\"]\n";
    let (_setting, diagnostics) = Setting::new(override_);
    assert_eq!(codes(&diagnostics), ["VAG001"]);
}

#[test]
fn a_change_of_the_configuration_is_taken_at_once() {
    let (mut setting, _) = Setting::new("select = [\"REF001\"]\n");
    fs::write(setting.path().join("normlint.toml"), "select = [\"VAG001\"]\n").expect("written");
    let change = json!({ "uri": "file:///normlint.toml", "type": 2 });
    setting.client.notify("workspace/didChangeWatchedFiles", json!({ "changes": [change] }));
    assert_eq!(codes(&setting.client.diagnostics(&setting.uri, 1)), ["VAG001"]);
    fs::write(setting.path().join("normlint.toml"), "selekt = 3\n").expect("written");
    setting.client.notify("workspace/didChangeWatchedFiles", json!({ "changes": [] }));
    let problem = setting.client.told("window/showMessage")["message"].to_string();
    assert!(problem.contains("normlint.toml:1") && problem.contains("selekt"), "{problem}");
    let lints = setting.client.diagnostics(&setting.uri, 1);
    assert!(codes(&lints).contains(&"REF001"), "linted as if there were none: {lints:?}");
}

#[test]
fn settings_of_the_editor_lie_over_the_configuration() {
    let (mut setting, _) = Setting::new("select = [\"REF001\"]\n");
    let settings = json!({ "normlint": { "select": ["VAG001"], "messageLang": "en", "trace": 1 } });
    setting.client.notify("workspace/didChangeConfiguration", json!({ "settings": settings }));
    let diagnostics = setting.client.diagnostics(&setting.uri, 1);
    assert_eq!(codes(&diagnostics), ["VAG001"]);
    let message = diagnostics[0]["message"].as_str().expect("a message");
    assert!(message.contains("neither defined nor measured"), "{message}");
    for (wrong, named) in [
        (json!({ "profile": "atlantis" }), "atlantis"),
        (json!({ "asOf": "soon" }), "soon"),
        (json!({ "select": 3 }), "settings of the editor"),
        (json!({ "select": ["VAG999"] }), "VAG999"),
    ] {
        let params = json!({ "settings": { "normlint": wrong } });
        setting.client.notify("workspace/didChangeConfiguration", params);
        let problem = setting.client.told("window/showMessage")["message"].to_string();
        assert!(problem.contains(named), "{problem}");
    }
}

#[test]
fn an_editor_that_can_be_asked_is_asked_for_its_settings() {
    let mut able = capabilities();
    able["workspace"]["configuration"] = json!(true);
    able["workspace"]["didChangeWatchedFiles"] = json!({ "dynamicRegistration": true });
    let folder = TempDir::new().expect("a folder");
    let mut client = Client::start(folder.path(), &able);
    let watched = client.told("client/registerCapability").to_string();
    assert!(watched.contains("**/normlint.toml"), "{watched}");
    let request = client.wait(|message| message["method"] == "workspace/configuration");
    assert_eq!(request["params"]["items"], json!([{ "section": "normlint" }]));
    let answer =
        json!({ "jsonrpc": "2.0", "id": request["id"], "result": [{ "select": ["REF"] }] });
    client.write(crate::client::frame(&answer).as_bytes());
    let diagnostics = client.open("file:///asked.md", TEXT);
    assert!(codes(&diagnostics).iter().all(|code| code.starts_with("REF")), "{diagnostics:?}");
    assert!(!diagnostics.is_empty());
}

#[test]
fn an_allowance_is_added_to_the_configuration() {
    let (mut setting, before) = Setting::new("select = [\"VAG001\", \"REF001\"]");
    assert_eq!(codes(&before), ["VAG001", "REF001"]);
    let params = json!({
        "textDocument": { "uri": setting.uri },
        "range": before[0]["range"],
        "context": { "diagnostics": before, "only": ["quickfix"] },
    });
    let actions = setting.client.request("textDocument/codeAction", params);
    let action = actions.as_array().expect("actions").iter().find(|action| {
        action["title"].as_str().is_some_and(|title| title.contains("normlint.toml"))
    });
    let change = &action.expect("offered")["edit"]["documentChanges"][0];
    let path = setting.path().canonicalize().expect("a path").join("normlint.toml");
    assert_eq!(change["textDocument"]["uri"], format!("file://{}", path.display()));
    let edit = &change["edits"][0];
    assert_eq!(edit["range"]["start"], json!({ "line": 0, "character": 29 }), "at the end");
    let text = fs::read_to_string(&path).expect("read");
    let text = format!("{text}{}", edit["newText"].as_str().expect("a text"));
    assert!(text.contains("path = \"drafts/a.md\"") && text.ends_with("reason = \"\"\n"), "{text}");
    let text = text.replace("reason = \"\"", "reason = \"x\"");
    fs::write(&path, text).expect("written");
    setting.client.notify("workspace/didChangeWatchedFiles", json!({ "changes": [] }));
    assert_eq!(codes(&setting.client.diagnostics(&setting.uri, 1)), ["REF001"]);
}

#[test]
fn a_configuration_is_no_draft() {
    let (mut setting, _) = Setting::new("");
    let uri = format!("file://{}/normlint.toml", setting.path().display());
    let item = json!({ "uri": uri, "languageId": "toml", "version": 1, "text": "x" });
    setting.client.notify("textDocument/didOpen", json!({ "textDocument": item }));
    let params =
        json!({ "textDocument": { "uri": uri }, "position": { "line": 0, "character": 0 } });
    assert_eq!(setting.client.request("textDocument/hover", params), Value::Null);
}
