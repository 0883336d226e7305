//! Positions in every encoding that an editor may count in.

use crate::client::{Client, capabilities, position, slice, units};
use serde_json::{Value, json};
use std::path::Path;

/// A character beyond the basic plane, a combining mark, a tab, full-width letters and digits, an
/// emoji of several scalar values, and lines that end in each way there is.
const TEXT: &str = "# 𠀀办法（草案）\r\n\r\n第一条　𠀀é e\u{301}\tＡＢ１２👨‍👩‍👧（以下简称申请人）。\r\n\r\n\
                    第二条　𠀀𠀀ｅ\u{301}👨‍👩‍👧\t对社会有突出贡献的申请人，可以申请资格。\r第三条　é𠀀依照第九十九条办理。\n\n\
                    第四条　申请人𠀀依照第二条办理。\n";

#[test]
fn the_best_encoding_that_both_know_is_taken() {
    for (offered, taken) in [
        (json!(["utf-16", "utf-8"]), "utf-8"),
        (json!(["utf-16", "utf-32"]), "utf-32"),
        (json!(["utf-16"]), "utf-16"),
        (json!(["utf-7"]), "utf-16"),
        (Value::Null, "utf-16"),
    ] {
        let mut client = capabilities();
        client["general"]["positionEncodings"] = offered.clone();
        let client = Client::start(Path::new(env!("CARGO_MANIFEST_DIR")), &client);
        assert_eq!(client.capabilities["positionEncoding"], taken, "{offered}");
    }
}

#[test]
fn positions_are_right_in_every_encoding() {
    for encoding in ["utf-8", "utf-16", "utf-32"] {
        let mut capabilities = capabilities();
        capabilities["general"]["positionEncodings"] = json!([encoding]);
        let root = Path::new(env!("CARGO_MANIFEST_DIR"));
        let mut client = Client::start(root, &capabilities);
        let uri = "file:///positions.md";
        let diagnostics = client.open(uri, TEXT);
        let found = |code: &str| {
            let diagnostic = diagnostics.iter().find(|it| it["code"] == code);
            slice(TEXT, &diagnostic.expect("found")["range"], encoding).to_owned()
        };
        assert_eq!(found("VAG001"), "突出贡献", "{encoding}");
        assert!(found("REF001").ends_with("第九十九条"), "{encoding}");
        goes_to_declarations(&mut client, uri, encoding);
    }
}

/// Each 申请人 is found in each other, and no column beside it.
fn goes_to_declarations(client: &mut Client, uri: &str, encoding: &str) {
    let places: Vec<usize> = TEXT.match_indices("申请人").map(|(at, _)| at).collect();
    for &place in &places {
        let at = position(TEXT, place, encoding);
        let params = json!({
            "textDocument": { "uri": uri },
            "position": at,
            "context": { "includeDeclaration": true },
        });
        let found = client.request("textDocument/references", params);
        let starts: Vec<Value> = found
            .as_array()
            .expect("a list")
            .iter()
            .map(|location| location["range"]["start"].clone())
            .collect();
        let expected: Vec<Value> =
            places.iter().map(|&place| position(TEXT, place, encoding)).collect();
        assert_eq!(starts, expected, "{encoding}");
        let range = &found[0]["range"];
        let width = range["end"]["character"].as_u64().expect("a column")
            - range["start"]["character"].as_u64().expect("a column");
        assert_eq!(usize::try_from(width).expect("small"), units("申请人", encoding));
    }
}
