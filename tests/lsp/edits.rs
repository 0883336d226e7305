//! Edits as an editor sends them: the server goes on to answer as if it had just been given the
//! text.

use crate::client::{Client, capabilities, position};
use serde_json::{Value, json};
use std::fs;
use std::path::Path;

/// What is typed, pasted and deleted: halves of markup, breaks of lines, characters of each width.
const PIECES: [&str; 16] = [
    "",
    "",
    "甲",
    "𠀀",
    "e\u{301}",
    "\t",
    "\r\n",
    "\n",
    "\r",
    "\n\n第二条　申请人可以申请。\n\n",
    "（以下简称系统）",
    "“",
    "前款规定",
    "<!-- normlint: allow VAG001 reason=\"x\" -->\n",
    "本办法第九条",
    "突出贡献",
];

/// Numbers that are the same in every run.
struct Numbers(u64);

impl Numbers {
    /// A number below `limit`.
    fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % u64::try_from(limit).expect("fits")).expect("fits")
    }

    /// A place between two characters of `text`.
    fn place(&mut self, text: &str) -> usize {
        let mut at = self.below(text.len() + 1);
        while !text.is_char_boundary(at) {
            at -= 1;
        }
        at
    }
}

#[test]
fn edits_at_random_come_to_what_the_whole_text_comes_to() {
    for (encoding, seed) in [("utf-8", 7), ("utf-16", 11), ("utf-32", 13)] {
        edit(encoding, Numbers(seed));
    }
}

fn edit(encoding: &str, mut numbers: Numbers) {
    let root = env!("CARGO_MANIFEST_DIR");
    let mut text = fs::read_to_string(format!("{root}/fixtures/zh/draft.md")).expect("a fixture");
    let mut capabilities = capabilities();
    capabilities["general"]["positionEncodings"] = json!([encoding]);
    let mut client = Client::start(Path::new(root), &capabilities);
    let uri = "file:///edited.md";
    client.open(uri, &text);
    for version in 2..10 {
        let mut changes = Vec::new();
        for _ in 0..=numbers.below(5) {
            let start = numbers.place(&text);
            let mut end = (start + numbers.below(30)).min(text.len());
            while !text.is_char_boundary(end) {
                end += 1;
            }
            // Between CR and LF there is no position of the protocol.
            let torn = |at: usize| text[..at].ends_with('\r') && text[at..].starts_with('\n');
            if torn(start) || torn(end) {
                continue;
            }
            let piece = PIECES[numbers.below(PIECES.len())];
            let range = json!({
                "start": position(&text, start, encoding),
                "end": position(&text, end, encoding),
            });
            changes.push(json!({ "range": range, "text": piece }));
            text.replace_range(start..end, piece);
        }
        let document = json!({ "uri": uri, "version": version });
        let params = json!({ "textDocument": document, "contentChanges": changes });
        client.notify("textDocument/didChange", params);
        let edited = client.diagnostics(uri, version);
        let fresh_uri = format!("file:///fresh{version}.md");
        let fresh = client.open(&fresh_uri, &text);
        assert_eq!(without_uris(&json!(edited)), without_uris(&json!(fresh)), "{encoding}");
        for method in ["documentSymbol", "semanticTokens/full", "codeLens", "foldingRange"] {
            let method = format!("textDocument/{method}");
            let mut ask = |uri: &str| {
                let params = json!({ "textDocument": { "uri": uri } });
                without_uris(&client.request(&method, params))
            };
            assert_eq!(ask(uri), ask(&fresh_uri), "{encoding} {method}");
        }
        client.notify("textDocument/didClose", json!({ "textDocument": { "uri": fresh_uri } }));
    }
    assert!(client.end());
}

/// An answer without the name of the document.
fn without_uris(answer: &Value) -> Value {
    let text = answer.to_string();
    let mut parts = text.split("file:///");
    let mut plain = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        plain.push_str(part.split_once(".md").map_or(part, |(_, rest)| rest));
    }
    serde_json::from_str(&plain).expect("JSON")
}
