//! How long a drafter waits for new diagnostics: random keystrokes in a law of a megabyte, each
//! until the server has said what it comes to.
//!
//! `cargo bench --bench editing`; `KEYSTROKES` says how many (500). It prints the time from each
//! keystroke to its diagnostics, the time that the processor worked for it, and the memory of the
//! server along the way, and fails where diagnostics are not those of a fresh analysis.

#![allow(clippy::disallowed_methods, reason = "reads fixtures, the clock and the environment")]
#![allow(clippy::print_stdout, reason = "tells what was measured")]

#[cfg(feature = "lsp")]
fn main() {
    editing::run();
}

#[cfg(not(feature = "lsp"))]
fn main() {
    println!("skipped: built without the feature `lsp`");
}

#[cfg(feature = "lsp")]
mod editing {
    use normlint::lint::{Catalogue, Linter, Settings};
    use normlint::text::{Format, Source};
    use serde_json::{Value, json};
    use std::fmt::Write as _;
    use std::io::{BufRead, BufReader, Read, Write};
    use std::process::{Child, ChildStdout, Command, Stdio};
    use std::time::{Duration, Instant};
    use std::{env, fs};

    /// Length of the law in bytes.
    const BYTES: usize = 1_000_000;
    /// What the documents are called.
    const URI: &str = "file:///law.md";
    /// What is typed.
    const KEYS: [&str; 8] = ["的", "，", "第", "一", "a", " ", "\n", "。"];

    pub(super) fn run() {
        let count = env::var("KEYSTROKES").ok().and_then(|it| it.parse().ok()).unwrap_or(500);
        let mut text = law();
        let mut server = Server::start();
        let opened = Instant::now();
        server.send(
            "textDocument/didOpen",
            json!({ "textDocument": {
            "uri": URI, "languageId": "markdown", "version": 0, "text": text,
        } }),
        );
        server.diagnostics(0);
        println!("a law of {} bytes, opened in {:.0?}", text.len(), opened.elapsed());
        let linter = Linter::new(Catalogue::builtin().expect("pages read")).expect("pages work");
        let (mut waits, mut work) = (Vec::new(), Vec::new());
        let mut seed = 42_u64;
        let mut random = move |limit: usize| {
            seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
            usize::try_from(seed >> 33).expect("31 bits") % limit
        };
        for version in 1..=count {
            let mut at = random(text.len());
            while !text.is_char_boundary(at) {
                at -= 1;
            }
            let typed = random(3) > 0;
            let key = if typed { KEYS[random(KEYS.len())] } else { "" };
            let end =
                if typed { at } else { at + text[at..].chars().next().map_or(0, char::len_utf8) };
            let range = json!({ "start": position(&text, at), "end": position(&text, end) });
            text.replace_range(at..end, key);
            let busy = server.busy();
            let begun = Instant::now();
            server.send(
                "textDocument/didChange",
                json!({
                    "textDocument": { "uri": URI, "version": version },
                    "contentChanges": [{ "range": range, "text": key }],
                }),
            );
            let told = server.diagnostics(version);
            waits.push(begun.elapsed());
            work.push(server.busy().saturating_sub(busy));
            assert_eq!(told, fresh(&linter, &text), "after keystroke {version}");
            if version == 1 || version % (count / 5).max(1) == 0 {
                println!("after {version:>4} keystrokes: {} KiB of memory", server.memory());
            }
        }
        println!("time to new diagnostics: {}", spread(&mut waits));
        println!("time of the processor:   {}", spread(&mut work));
    }

    /// The median, the 99th percentile and the most.
    fn spread(times: &mut [Duration]) -> String {
        times.sort_unstable();
        let at = |percent: usize| times[(times.len() * percent / 100).min(times.len() - 1)];
        format!("median {:.1?}, 99th percentile {:.1?}, most {:.1?}", at(50), at(99), at(100))
    }

    /// A draft that comes with normlint, again and again, its articles numbered through.
    fn law() -> String {
        let path = concat!(env!("CARGO_MANIFEST_DIR"), "/fixtures/zh/clean.md");
        let draft = fs::read_to_string(path).expect("a fixture");
        let (head, articles) = draft.split_at(draft.find("第一条").expect("articles"));
        let mut text = head.to_owned();
        let mut number = 0;
        while text.len() < BYTES {
            for line in articles.split_inclusive('\n') {
                let heading = line.strip_prefix('第').and_then(|rest| rest.split_once("条　"));
                match heading {
                    Some((_, rest)) => {
                        number += 1;
                        let _ = write!(text, "第{number}条　{rest}");
                    }
                    None => text.push_str(line),
                }
            }
        }
        text
    }

    /// What a fresh analysis comes to: code and position of each finding.
    fn fresh(linter: &Linter, text: &str) -> Vec<(String, u64, u64)> {
        let source = Source::new("law.md", text, Format::Markdown);
        let settings = Settings { today: Some("2026-01-01".to_owned()), ..Settings::default() };
        let report = linter.check(source, &settings).expect("a profile").report;
        let brief = |it: &normlint::lint::Finding| {
            let start = it.place.start;
            (it.code.clone(), u64::from(start.line - 1), u64::from(start.utf16 - 1))
        };
        report.findings.iter().map(brief).collect()
    }

    fn position(text: &str, offset: usize) -> Value {
        let before = &text[..offset];
        let line = before.matches('\n').count();
        let start = before.rfind('\n').map_or(0, |at| at + 1);
        json!({ "line": line, "character": before[start..].encode_utf16().count() })
    }

    /// The server, as an editor starts it.
    struct Server {
        process: Child,
        output: BufReader<ChildStdout>,
    }

    impl Server {
        fn start() -> Self {
            let mut process = Command::new(env!("CARGO_BIN_EXE_normlint"))
                .args(["lsp", "--no-config", "--today", "2026-01-01"])
                .stdin(Stdio::piped())
                .stdout(Stdio::piped())
                .spawn()
                .expect("the program starts");
            let output = BufReader::new(process.stdout.take().expect("piped"));
            let mut server = Self { process, output };
            let initialize = json!({ "capabilities": {} });
            server.write(&json!({ "id": 1, "method": "initialize", "params": initialize }));
            server.read();
            server.send("initialized", json!({}));
            server
        }

        fn write(&mut self, message: &Value) {
            let body = message.to_string();
            let input = self.process.stdin.as_mut().expect("piped");
            write!(input, "Content-Length: {}\r\n\r\n{body}", body.len()).expect("written");
            input.flush().expect("written");
        }

        fn send(&mut self, method: &str, params: Value) {
            self.write(&json!({ "method": method, "params": params }));
        }

        fn read(&mut self) -> Value {
            let mut header = String::new();
            while !header.ends_with("\r\n\r\n") {
                self.output.read_line(&mut header).expect("read");
            }
            let length = header.trim().strip_prefix("Content-Length: ").expect("a length");
            let mut body = vec![0; length.parse().expect("a number")];
            self.output.read_exact(&mut body).expect("read");
            serde_json::from_slice(&body).expect("JSON")
        }

        /// The diagnostics of a version: code and position of each.
        fn diagnostics(&mut self, version: usize) -> Vec<(String, u64, u64)> {
            loop {
                let message = self.read();
                let params = &message["params"];
                if params["version"] != version {
                    continue;
                }
                let brief = |it: &Value| {
                    let start = &it["range"]["start"];
                    let count = |what: &str| start[what].as_u64().unwrap_or_default();
                    let code = it["code"].as_str().unwrap_or_default().to_owned();
                    (code, count("line"), count("character"))
                };
                let diagnostics = params["diagnostics"].as_array();
                return diagnostics.into_iter().flatten().map(brief).collect();
            }
        }

        /// What the operating system counts of the server; nothing where it tells nothing.
        fn count(&self, file: &str) -> String {
            fs::read_to_string(format!("/proc/{}/{file}", self.process.id())).unwrap_or_default()
        }

        /// The memory that the server holds, in KiB.
        fn memory(&self) -> u64 {
            let status = self.count("status");
            let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"));
            line.and_then(|rest| rest.trim().trim_end_matches(" kB").parse().ok()).unwrap_or(0)
        }

        /// The time that the processor has worked for the server, in steps of ten milliseconds.
        fn busy(&self) -> Duration {
            let stat = self.count("stat");
            let fields = stat.rsplit(')').next().unwrap_or_default().split_whitespace();
            let ticks: u64 = fields.skip(11).take(2).filter_map(|it| it.parse::<u64>().ok()).sum();
            Duration::from_millis(ticks * 10)
        }
    }

    impl Drop for Server {
        fn drop(&mut self) {
            drop(self.process.kill());
            drop(self.process.wait());
        }
    }
}
