//! What an editor asks of the drafts that come with normlint.

use crate::client::{Client, slice};
use serde_json::{Value, json};
use std::fs;

const UTF16: &str = "utf-16";

/// A draft that is open in an editor.
struct Draft {
    client: Client,
    uri: String,
    text: String,
    diagnostics: Vec<Value>,
}

impl Draft {
    fn open(path: &str) -> Self {
        let full = format!("{}/{path}", env!("CARGO_MANIFEST_DIR"));
        let text = fs::read_to_string(&full).expect("a fixture");
        let mut client = Client::session();
        let uri = format!("file://{full}");
        let diagnostics = client.open(&uri, &text);
        Self { client, uri, text, diagnostics }
    }

    /// The parameters of a request about the middle of `words`, the first such words behind
    /// `after`.
    #[track_caller]
    fn at(&self, after: &str, words: &str) -> Value {
        let from = self.text.find(after).expect("in the draft");
        let start = from + self.text[from..].find(words).expect("behind it");
        let middle = words.char_indices().nth(words.chars().count() / 2).map_or(0, |(at, _)| at);
        let position = crate::client::position(&self.text, start + middle, UTF16);
        json!({ "textDocument": { "uri": self.uri }, "position": position })
    }

    /// What a request about `words` gives.
    #[track_caller]
    fn ask(&mut self, method: &str, after: &str, words: &str, more: Value) -> Value {
        let mut params = self.at(after, words);
        if let Value::Object(more) = more {
            params.as_object_mut().expect("an object").extend(more);
        }
        self.client.request(&format!("textDocument/{method}"), params)
    }

    /// What a request about the whole document gives.
    #[track_caller]
    fn whole(&mut self, method: &str) -> Value {
        let everywhere = json!({ "start": place(0), "end": place(1_000_000) });
        let params = json!({ "textDocument": { "uri": self.uri }, "range": everywhere });
        self.client.request(&format!("textDocument/{method}"), params)
    }

    /// The text of the lines on which locations begin, from there on.
    fn lines(&self, locations: &Value) -> Vec<String> {
        let from = |location: &Value| {
            let start = crate::client::offset(&self.text, &location["range"]["start"], UTF16);
            self.text[start..].lines().next().unwrap_or_default().to_owned()
        };
        locations.as_array().expect("a list").iter().map(from).collect()
    }

    /// The text after the edits of a workspace edit, of which all are in this draft.
    fn edited(&self, edit: &Value) -> String {
        let changes = edit["documentChanges"].as_array().expect("changes");
        let mut edits: Vec<(usize, usize, &str)> = Vec::new();
        for change in changes {
            assert_eq!(change["textDocument"], json!({ "uri": self.uri, "version": 1 }));
            for edit in change["edits"].as_array().expect("edits") {
                let at = |end: &str| crate::client::offset(&self.text, &edit["range"][end], UTF16);
                edits.push((at("start"), at("end"), edit["newText"].as_str().expect("a text")));
            }
        }
        edits.sort_unstable();
        let mut text = self.text.clone();
        for (start, end, new) in edits.into_iter().rev() {
            text.replace_range(start..end, new);
        }
        text
    }
}

fn place(line: u32) -> Value {
    json!({ "line": line, "character": 0 })
}

#[test]
fn diagnostics_say_what_check_says() {
    let mut draft = Draft::open("fixtures/zh/draft.md");
    let run = std::process::Command::new(env!("CARGO_BIN_EXE_normlint"))
        .args(["check", "fixtures/zh/draft.md", "--format", "json", "--today", "2026-01-01"])
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .output()
        .expect("the program runs");
    let report: Value = serde_json::from_slice(&run.stdout).expect("JSON");
    let findings = report["documents"][0]["findings"].as_array().expect("findings");
    assert_eq!(draft.diagnostics.len(), findings.len());
    for (diagnostic, finding) in draft.diagnostics.iter().zip(findings) {
        assert_eq!(diagnostic["code"], finding["code"]);
        assert_eq!(diagnostic["data"]["fingerprint"], finding["fingerprint"]);
        assert_eq!(slice(&draft.text, &diagnostic["range"], UTF16), finding["text"]);
        let message = diagnostic["message"].as_str().expect("a message");
        assert!(message.starts_with(finding["message"].as_str().expect("a message")));
    }
    let related = draft.diagnostics.iter().find(|it| it["relatedInformation"].is_array());
    let related = &related.expect("some finding has other places")["relatedInformation"][0];
    assert_eq!(related["location"]["uri"], draft.uri.as_str());
    let href = draft.diagnostics[0]["codeDescription"]["href"].clone();
    let page = draft.client.request("workspace/textDocumentContent", json!({ "uri": href }));
    assert!(page["text"].as_str().is_some_and(|text| text.starts_with("# STR010")), "{page}");
    assert!(draft.client.end());
}

#[test]
fn what_is_never_used_is_marked_as_unnecessary() {
    let mut client = Client::session();
    let text = "# 甲办法\n\n第一条　本办法由市财政局（以下简称主管部门）实施。\n";
    let diagnostics = client.open("file:///unused.md", text);
    let unused = diagnostics.iter().find(|it| it["code"] == "DEF002").expect("declared, not used");
    assert_eq!(unused["tags"], json!([1]));
}

#[test]
fn diagnostics_can_be_pulled_instead() {
    let mut capabilities = crate::client::capabilities();
    capabilities["textDocument"]["diagnostic"] = json!({});
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut client = Client::start(root, &capabilities);
    assert!(client.capabilities["diagnosticProvider"].is_object());
    let uri = "file:///pulled.md";
    let text = "# 甲管理办法\n\n第一条　为了管理，制定本办法。\n\n第二条　依照本办法第九条办理。\n\n第三条　本办法自2026年1月1日起施行。\n";
    let item = json!({ "uri": uri, "languageId": "markdown", "version": 1, "text": text });
    client.notify("textDocument/didOpen", json!({ "textDocument": item }));
    let params = json!({ "textDocument": { "uri": uri } });
    let report = client.request("textDocument/diagnostic", params);
    assert_eq!(report["kind"], "full");
    let codes: Vec<&Value> =
        report["items"].as_array().expect("items").iter().map(|it| &it["code"]).collect();
    assert!(codes.contains(&&json!("REF001")), "{codes:?}");
    let again = json!({ "textDocument": { "uri": uri }, "previousResultId": report["resultId"] });
    assert_eq!(client.request("textDocument/diagnostic", again)["kind"], "unchanged");
    assert!(client.end());
}

#[test]
fn definitions_references_and_highlights_follow_terms() {
    let mut draft = Draft::open("fixtures/zh/draft.md");
    let found = draft.ask("definition", "第十七条", "申请人", json!({}));
    assert_eq!(draft.lines(&found), ["申请人）应当同时符合下列条件："]);
    let with = json!({ "context": { "includeDeclaration": true } });
    let without = json!({ "context": { "includeDeclaration": false } });
    let all = draft.ask("references", "第十七条", "申请人", with);
    let uses = draft.ask("references", "第八条", "申请人", without);
    let count = draft.text.matches("申请人").count();
    assert_eq!(all.as_array().map(Vec::len), Some(count));
    assert_eq!(uses.as_array().map(Vec::len), Some(count - 1));
    let marks = draft.ask("documentHighlight", "第十七条", "申请人", json!({}));
    let marks = marks.as_array().expect("marks");
    assert_eq!(marks.len(), count);
    assert_eq!(marks.iter().filter(|mark| mark["kind"] == 3).count(), 1, "one declares");
    let nothing = draft.ask("documentHighlight", "第一条", "维护出境入境秩序", json!({}));
    assert_eq!(nothing, json!([]));
}

#[test]
fn a_term_that_is_declared_twice_has_two_definitions() {
    let mut draft = Draft::open("fixtures/zh/draft.md");
    let found = draft.ask("definition", "第二十二条", "主管部门", json!({}));
    assert_eq!(
        draft.lines(&found),
        [
            "主管部门）承担具体工作，负责永久居留资格的审批。",
            "主管部门）负责永久居留人员的社会保险经办和就业服务。",
        ]
    );
}

#[test]
fn references_lead_to_provisions_and_provisions_to_references() {
    let mut draft = Draft::open("fixtures/zh/draft.md");
    let found = draft.ask("definition", "第四十四条", "第三十三条", json!({}));
    assert!(draft.lines(&found)[0].starts_with("第三十三条　永久居留人员"), "{found}");
    let found = draft.ask("definition", "前款规定的机构", "前款", json!({}));
    assert!(draft.lines(&found)[0].starts_with("机构违反本办法"), "{found}");
    let found = draft.ask("definition", "（四）符合本办法第九条", "第十五条", json!({}));
    assert!(draft.lines(&found).iter().any(|line| line.starts_with("第十五条　")), "{found}");
    let without = json!({ "context": { "includeDeclaration": false } });
    let found = draft.ask("references", "第三十四条　", "第三十四条", without);
    let citing = draft.lines(&found);
    assert!(citing.iter().any(|line| line.starts_with("本办法第三十四条规定的；")), "{citing:?}");
    assert!(citing.iter().any(|line| line.starts_with("前款规定的五年")), "{citing:?}");
}

#[test]
fn hover_tells_meaning_text_and_reason() {
    let mut draft = Draft::open("fixtures/zh/draft.md");
    let mut hover = |after: &str, words: &str| {
        let found = draft.ask("hover", after, words, json!({}));
        found["contents"]["value"].as_str().unwrap_or_default().to_owned()
    };
    let term = hover("第十七条", "申请人");
    assert!(term.contains("申请永久居留资格的外国人") && term.contains("第八条"), "{term}");
    let cited = hover("第四十四条", "第三十三条");
    assert!(cited.contains("办理变更登记"), "{cited}");
    let finding = hover("第十条", "突出贡献");
    assert!(finding.contains("VAG001") && finding.contains("立法法"), "{finding}");
    let missing = hover("依照本办法第九十九条", "第九十九条");
    assert!(missing.contains("没有所引用的条文"), "{missing}");
    assert_eq!(hover("第三条", "分级负责"), "");
}

#[test]
fn a_term_is_renamed_wherever_it_holds() {
    let mut draft = Draft::open("fixtures/zh/draft.md");
    let ready = draft.ask("prepareRename", "第十七条", "申请人", json!({}));
    assert_eq!(ready["placeholder"], "申请人");
    let edit = draft.ask("rename", "第十七条", "申请人", json!({ "newName": "申请者" }));
    assert_eq!(draft.edited(&edit), draft.text.replace("申请人", "申请者"));
    let nothing = draft.ask("prepareRename", "第一条", "维护出境入境秩序", json!({}));
    assert_eq!(nothing, Value::Null);
    for name in ["", "信息系统", "甲\n乙"] {
        let mut params = draft.at("第十七条", "申请人");
        params["newName"] = json!(name);
        let (code, message) = draft.client.refused("textDocument/rename", params);
        assert_eq!(code, -32803, "{name}: {message}");
    }
}

#[test]
fn a_term_is_renamed_in_its_scope_only() {
    let inner = "Article 1 In this Chapter, “permit” means a paper. A permit is free.";
    let outer = "Article 2 In this Act, “permit” means a document. A permit is dear.";
    let text =
        format!("# Act\n\n## Chapter 1 General\n\n{inner}\n\n## Chapter 2 Other\n\n{outer}\n");
    let mut client = Client::session();
    let uri = "file:///scope.md";
    client.open(uri, &text);
    let mut rename = |words: &str| {
        let at = crate::client::position(&text, text.find(words).expect("there"), UTF16);
        let params =
            json!({ "textDocument": { "uri": uri }, "position": at, "newName": "licence" });
        client.request("textDocument/rename", params)
    };
    let edits = [(rename("permit is free"), inner), (rename("permit is dear"), outer)];
    let draft = Draft { client, uri: uri.to_owned(), text: text.clone(), diagnostics: Vec::new() };
    for (edit, article) in edits {
        let renamed = article.replace("permit", "licence");
        assert_eq!(draft.edited(&edit), text.replace(article, &renamed));
    }
}

#[test]
fn every_allowance_that_is_offered_silences_its_finding_once_it_gives_a_reason() {
    let mut draft = Draft::open("fixtures/zh/draft.md");
    let mut offered = 0;
    for diagnostic in draft.diagnostics.clone() {
        let context = json!({ "diagnostics": [], "only": ["quickfix"] });
        let range = &diagnostic["range"];
        let params =
            json!({ "textDocument": { "uri": draft.uri }, "range": range, "context": context });
        let actions = draft.client.request("textDocument/codeAction", params);
        let allows = |action: &&Value| {
            action["title"].as_str().is_some_and(|title| title.contains("允许"))
                && action["diagnostics"][0]["data"] == diagnostic["data"]
        };
        let Some(action) = actions.as_array().and_then(|all| all.iter().find(allows)) else {
            continue;
        };
        offered += 1;
        let text = draft.edited(&action["edit"]);
        let without = draft.client.open("file:///bare.md", &text);
        let stays = without.iter().any(|it| it["data"] == diagnostic["data"]);
        let asked = |it: &&Value| {
            it["code"] == "NRM001" && it["message"].to_string().contains("没有写明理由")
        };
        assert!(stays && without.iter().filter(asked).count() == 1, "{diagnostic}");
        let text = text.replace("reason=\"\"", "reason=\"另有规定\"");
        let left = draft.client.open("file:///allowed.md", &text);
        let gone = left.iter().all(|it| it["data"] != diagnostic["data"]);
        let codes: Vec<&Value> = left.iter().map(|it| &it["code"]).collect();
        assert!(gone && !codes.contains(&&json!("NRM001")), "{diagnostic}");
        for uri in ["file:///bare.md", "file:///allowed.md"] {
            draft.client.notify("textDocument/didClose", json!({ "textDocument": { "uri": uri } }));
        }
    }
    assert!(offered > 20, "{offered}");
}

#[test]
fn fixes_and_allowances_are_offered_and_do_what_they_say() {
    let mut draft = Draft::open("fixtures/zh/draft.md");
    let line = draft.at("前款规定的外国人申请", "本条例")["position"].clone();
    let mut actions = |only: Value| {
        let context = json!({ "diagnostics": [], "only": only });
        let range = json!({ "start": line, "end": line });
        let params =
            json!({ "textDocument": { "uri": draft.uri }, "range": range, "context": context });
        draft.client.request("textDocument/codeAction", params)
    };
    let quick = actions(json!(["quickfix"]));
    let all = actions(json!(["source.fixAll"]));
    assert_eq!(actions(json!(["refactor"])), json!([]));
    let quick = quick.as_array().expect("actions");
    let fix = quick.iter().find(|it| it["isPreferred"] == true).expect("a fix");
    assert_eq!(draft.edited(&fix["edit"]), draft.text.replace("本条例", "本办法"));
    assert_eq!(draft.edited(&all[0]["edit"]), draft.text.replace("本条例", "本办法"));
    assert_eq!(fix["diagnostics"][0]["code"], "REF010");
    let titles: Vec<&str> = quick.iter().filter_map(|it| it["title"].as_str()).collect();
    assert!(titles.iter().all(|title| title.contains('：') && !title.contains(':')), "{titles:?}");
    let allow = quick.iter().find(|it| it["title"].as_str().is_some_and(|it| it.contains("允许")));
    let allowed = draft.edited(&allow.expect("an allowance")["edit"]);
    let allowed = allowed.replace("reason=\"\"", "reason=\"x\"");
    let left = draft.client.open("file:///allowed.md", &allowed);
    assert_eq!(left.len(), draft.diagnostics.len() - 1, "one finding is silenced, none is new");
    assert!(left.iter().all(|it| it["code"] != "REF010"));
}

#[test]
fn the_cursor_goes_into_the_reason_where_the_editor_takes_snippets() {
    let mut able = crate::client::capabilities();
    able["workspace"]["workspaceEdit"]["snippetEditSupport"] = json!(true);
    let mut client = Client::start(std::path::Path::new(env!("CARGO_MANIFEST_DIR")), &able);
    let text = "# 示例居留办法\n\n第一条　作出突出贡献的外国人，可以申请居留证件。\n";
    let found = client.open("file:///snippet.md", text);
    let vague = found.iter().find(|it| it["code"] == "VAG001").expect("a vague word");
    let params = json!({
        "textDocument": { "uri": "file:///snippet.md" },
        "range": vague["range"],
        "context": { "diagnostics": [], "only": ["quickfix"] },
    });
    let actions = client.request("textDocument/codeAction", params);
    let allows =
        |action: &&Value| action["title"].as_str().is_some_and(|it| it.contains("在此处允许"));
    let action = actions.as_array().and_then(|all| all.iter().find(allows)).expect("offered");
    let edit = &action["edit"]["documentChanges"][0]["edits"][0];
    let snippet = "<!-- normlint: allow VAG001 reason=\"$0\" -->\n";
    assert_eq!(edit["snippet"], json!({ "kind": "snippet", "value": snippet }));
    assert_eq!(edit["range"]["start"], place(2));
}

#[test]
fn a_finding_is_explained_in_the_language_of_the_draft() {
    let mut draft = Draft::open("fixtures/zh/draft.md");
    let shown = draft.ask("hover", "连续工作满四年", "突出贡献", json!({}));
    let shown = shown["contents"]["value"].as_str().expect("a text");
    for part in
        ["申请人事先无法判断", "依据：《中华人民共和国立法法》第七条第二款", "应当明确、具体"]
    {
        assert!(shown.contains(part), "{part}: {shown}");
    }
    assert!(!shown.contains("An applicant"), "{shown}");
    let mut draft = Draft::open("fixtures/en/draft.md");
    let shown = draft.ask("hover", "at least 4 years", "exceptional contribution", json!({}));
    let shown = shown["contents"]["value"].as_str().expect("a text");
    assert!(shown.contains("An applicant cannot tell beforehand"), "{shown}");
}

#[test]
fn the_structure_is_shown_and_folded() {
    let mut draft = Draft::open("fixtures/zh/draft.md");
    let symbols = draft.whole("documentSymbol");
    let chapters = symbols.as_array().expect("symbols");
    let names: Vec<&str> = chapters.iter().filter_map(|it| it["name"].as_str()).collect();
    assert_eq!(names[..2], ["第一章 总则", "第二章 申请条件"]);
    assert_eq!(names.len(), 7);
    assert_eq!(chapters[1]["children"][0]["name"], "第八条");
    assert_eq!(chapters[1]["children"][0]["children"][1]["name"], "（二）");
    let found = draft.client.request("workspace/symbol", json!({ "query": "信息系统" }));
    assert_eq!(found[0]["name"], "信息系统");
    let found = draft.client.request("workspace/symbol", json!({ "query": "Article 14" }));
    let uris: Vec<&str> = found
        .as_array()
        .expect("symbols")
        .iter()
        .filter_map(|it| it["location"]["uri"].as_str())
        .collect();
    assert!(uris.iter().any(|uri| uri.ends_with("/fixtures/en/draft.md")), "not open: {uris:?}");
    let folds = draft.whole("foldingRange");
    let chapter = draft.text.lines().position(|line| line.contains("第二章")).expect("there");
    let fold = folds.as_array().expect("folds").iter().find(|it| it["startLine"] == chapter);
    let end = fold.expect("a chapter folds")["endLine"].as_u64().expect("a line");
    let last = draft.text.lines().nth(usize::try_from(end).expect("small")).expect("a line");
    assert!(last.starts_with("本办法所称连续居留"), "{last}");
}

#[test]
fn selection_grows_from_the_clause_to_the_document() {
    let mut draft = Draft::open("fixtures/zh/draft.md");
    let at = draft.at("第十条", "突出贡献");
    let params = json!({ "textDocument": at["textDocument"], "positions": [at["position"]] });
    let chains = draft.client.request("textDocument/selectionRange", params);
    let mut texts = Vec::new();
    let mut range = &chains[0];
    while range.is_object() {
        texts.push(slice(&draft.text, &range["range"], UTF16));
        range = &range["parent"];
    }
    assert_eq!(texts[1], "对中国经济社会发展作出突出贡献的外国人");
    assert!(texts.windows(2).all(|pair| pair[1].contains(pair[0])), "{texts:?}");
    assert_eq!(texts.last(), Some(&draft.text.as_str()));
    assert!(texts.iter().any(|text| text.starts_with("第十条")));
}

#[test]
fn hints_and_lenses_tell_what_is_cited() {
    let mut draft = Draft::open("fixtures/zh/draft.md");
    let hints = draft.whole("inlayHint");
    let labels: Vec<&str> = hints
        .as_array()
        .expect("hints")
        .iter()
        .filter_map(|hint| hint["label"][0]["value"].as_str())
        .collect();
    assert!(labels.contains(&"→ 第五条") && labels.contains(&"→ 第十三条第一款"), "{labels:?}");
    let lenses = draft.whole("codeLens");
    let line = draft.at("第三十四条　", "第三十四条")["position"]["line"].clone();
    let lenses = lenses.as_array().expect("lenses");
    let lens = lenses.iter().find(|lens| lens["range"]["start"]["line"] == line);
    let command = &lens.expect("it is cited")["command"];
    assert_eq!(command["title"], "被引用 2 次");
    assert_eq!(command["arguments"][2].as_array().map(Vec::len), Some(2));
}

#[test]
fn terms_and_provisions_are_completed() {
    let mut draft = Draft::open("fixtures/zh/draft.md");
    let labels = |list: &Value| -> Vec<String> {
        let items = list["items"].as_array().expect("items").iter();
        items.filter_map(|it| it["label"].as_str().map(str::to_owned)).collect()
    };
    // Behind 申 and behind 本办法第三, as the middle of these words is.
    let terms = draft.ask("completion", "第十七条", "申请", json!({}));
    assert_eq!(labels(&terms), ["申请人"]);
    assert_eq!(slice(&draft.text, &terms["items"][0]["textEdit"]["range"], UTF16), "申");
    let provisions = draft.ask("completion", "违反本办法第三十三条", "第三十三", json!({}));
    let found = labels(&provisions);
    assert!(found.contains(&"第三十八条第四项".to_owned()), "{found:?}");
    assert!(found.iter().all(|label| label.starts_with("第三")), "{found:?}");
}

#[test]
fn tokens_lie_in_the_text_and_apart() {
    let mut draft = Draft::open("fixtures/zh/draft.md");
    let tokens = draft.whole("semanticTokens/full");
    let data: Vec<u64> =
        tokens["data"].as_array().expect("numbers").iter().filter_map(Value::as_u64).collect();
    let (mut line, mut column, mut end) = (0, 0, 0);
    let mut terms = Vec::new();
    for token in data.chunks_exact(5) {
        let next = if token[0] == 0 { column + token[1] } else { token[1] };
        assert!(token[0] > 0 || next >= end, "tokens overlap on line {line}");
        line += token[0];
        (column, end) = (next, next + token[2]);
        let range = json!({
            "start": { "line": line, "character": column },
            "end": { "line": line, "character": end },
        });
        if token[3] == 3 {
            terms.push(slice(&draft.text, &range, UTF16));
        }
    }
    let legend = &draft.client.capabilities["semanticTokensProvider"]["legend"]["tokenTypes"];
    assert_eq!(legend[3], "type");
    assert!(terms.contains(&"信息系统") && terms.contains(&"永久居留资格"), "{terms:?}");
}
