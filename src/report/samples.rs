//! Findings made by hand for the tests of the formats.

use super::{Format, Options, Rule, Summary, emitter};
use crate::lint::{
    Applicability, Authority, Basis, DocumentReport, Edit, Finding, Fix, Place, Related, Severity,
};
use crate::text::{self, Source, Span};

/// What `format` writes about `documents`, `None` for those that could not be read.
pub(super) fn render(
    format: Format,
    documents: &[(DocumentReport, Option<Source>)],
    options: Options,
) -> String {
    let mut out = Vec::new();
    let mut summary = Summary::default();
    {
        let mut emitter = emitter(format, Box::new(&mut out), options);
        for (report, source) in documents {
            summary.add(report, source.is_some());
            emitter.document(report, source.as_ref()).expect("memory does not fail");
        }
        emitter.finish(&summary).expect("memory does not fail");
    }
    String::from_utf8(out).expect("output is UTF-8")
}

/// The place of the `nth` (from 0) `words` in `source`.
pub(super) fn place(
    source: &Source,
    words: &str,
    nth: usize,
    provision: &str,
    label: &str,
) -> Place {
    let (start, _) = source.text().match_indices(words).nth(nth).expect("the words are there");
    let span = Span::new(start, start + words.len());
    at(source, span, provision, label)
}

pub(super) fn at(source: &Source, span: Span, provision: &str, label: &str) -> Place {
    Place {
        path: source.path().to_owned(),
        provision: provision.to_owned(),
        label: label.to_owned(),
        span,
        start: source.position(span.start),
        end: source.position(span.end),
        text: source.slice(span).to_owned(),
    }
}

/// A finding that says nothing but its message.
pub(super) fn finding(severity: Severity, code: &str, place: Place, message: &str) -> Finding {
    Finding {
        code: code.to_owned(),
        name: format!("name-of-{}", code.to_lowercase()),
        group: "clarity".to_owned(),
        severity,
        message: message.to_owned(),
        fingerprint: format!("{code}-{}", place.span.start),
        place,
        related: Vec::new(),
        notes: Vec::new(),
        help: None,
        basis: Basis::Logic,
        authority: Vec::new(),
        fixes: Vec::new(),
    }
}

pub(super) fn report(source: &Source, language: &str, findings: Vec<Finding>) -> DocumentReport {
    DocumentReport {
        path: source.path().to_owned(),
        language: language.to_owned(),
        profile: "cn".to_owned(),
        title: "示例管理办法".to_owned(),
        instrument_type: "departmental-rule".to_owned(),
        rank: 4,
        issuer: "示例部".to_owned(),
        articles: 3,
        findings,
        indirect: Vec::new(),
        allowances: Vec::new(),
        errors: Vec::new(),
    }
}

const CHINESE: &str = concat!(
    "示例居留管理办法\n\n第一条　为了规范居留管理，制定本办法。\n",
    "第八条　持证人有突出贡献的，可以申请长期居留资格。",
    "持证人有下列情形之一的，由示例部取消其长期居留资格：\n",
    "　　（一）提供虚假材料的；\n　　（二）严重违反本办法的；\n　　（三）其他不宜继续居留的情形。\n",
    "第九条　对依照本办法第七条作出的处罚决定不服的，可以依法申请行政复议。本条所称处罚，",
    "不包括取消资格；有关费用的收取标准、减免条件和缴纳期限，由示例部会同有关部门另行规定，",
    "并在实施前三十日向社会公布。\n",
);

/// A Chinese document with one finding of each severity.
pub(super) fn chinese() -> (DocumentReport, Option<Source>) {
    let source = Source::new("规章/居留 办法.md", CHINESE, text::Format::Markdown);
    let mut remedy = finding(
        Severity::Warning,
        "REM002",
        place(&source, "取消其长期居留资格", 0, "art_8", "第八条"),
        "第八条：对示例部“取消其长期居留资格”的决定，本办法未写明救济途径",
    );
    remedy.group = "rights".to_owned();
    remedy.basis = Basis::DraftingNorm;
    remedy.related = vec![Related {
        place: place(&source, "第七条作出的处罚", 0, "art_9", "第九条"),
        message: "第九条所列救济不含取消资格".to_owned(),
    }];
    remedy.notes = vec!["未写明不等于不可救济，一般法上的行政复议、行政诉讼仍可适用".to_owned()];
    remedy.authority = vec![Authority {
        title: "示例复议法".to_owned(),
        provision: "第十一条".to_owned(),
        version: "2024-01-01".to_owned(),
        see: false,
    }];
    remedy.help =
        Some("增加一款：“持证人对取消长期居留资格的决定不服的，可以依法申请行政复议。”".to_owned());
    let vague = finding(
        Severity::Info,
        "VAG001",
        place(&source, "突出贡献", 0, "art_8", "第八条"),
        "“突出贡献”没有标准",
    );
    let mut broken = finding(
        Severity::Error,
        "REF001",
        place(&source, "第七条", 0, "art_9", "第九条"),
        "本办法没有第七条",
    );
    broken.fixes = vec![Fix {
        title: "改为“第八条”".to_owned(),
        applicability: Applicability::Unsafe,
        edits: vec![Edit {
            place: place(&source, "第七条", 0, "art_9", "第九条"),
            replacement: "第八条".to_owned(),
        }],
    }];
    (report(&source, "zh", vec![vague, remedy, broken]), Some(source))
}

const ENGLISH: &str = concat!(
    "PERMITS ACT\r\n\r\n3\tA permit ends when its term ends.\r\n",
    "7\tThe authority may revoke a permit where its holder \u{1b}[31mfails\u{202e} to comply; ",
    "\u{20000} caf\u{e9} or e\u{301}.\r\n",
);

/// An English document with tabs, CRLF, control characters and a character beyond the first plane.
pub(super) fn english() -> (DocumentReport, Option<Source>) {
    let source = Source::new("acts/permits.md", ENGLISH, text::Format::Plain);
    let mut exit = finding(
        Severity::Warning,
        "EXI001",
        place(&source, "revoke a permit", 0, "sec_7", "section 7"),
        "section 7 lets the authority revoke a permit, but nothing lets the holder surrender it",
    );
    exit.basis = Basis::DraftingNorm;
    exit.related = vec![
        Related {
            place: place(&source, "ends when its term ends", 0, "sec_3", "section 3"),
            message: "expiry is covered".to_owned(),
        },
        Related {
            place: Place {
                path: "acts/other.md".to_owned(),
                ..place(&source, "permit", 0, "", "")
            },
            message: "the Act this one amends".to_owned(),
        },
    ];
    exit.notes = vec!["searched this Act for surrender, relinquish, return".to_owned()];
    exit.help = Some("add \"A holder may surrender the permit by written notice.\"".to_owned());
    let odd = finding(
        Severity::Info,
        "VAG002",
        place(&source, "\u{20000} caf\u{e9} or e\u{301}", 0, "sec_7", "section 7"),
        "\"\u{20000}\" is a rare character: 100% sure, see [7]; a, b",
    );
    let gap = Span::empty(place(&source, "3\t", 0, "", "").span.end as usize);
    let empty = finding(
        Severity::Warning,
        "STR001",
        at(&source, gap, "sec_3", "section 3"),
        "a heading is missing here\u{1b}[0m\nreally",
    );
    let whole = finding(
        Severity::Info,
        "STR009",
        at(&source, Span::empty(0), "", ""),
        "the Act has no commencement provision",
    );
    (report(&source, "en", vec![whole, empty, exit, odd]), Some(source))
}

/// A document that could not be read.
pub(super) fn unreadable() -> (DocumentReport, Option<Source>) {
    let source = Source::new("missing.md", "", text::Format::Plain);
    let mut report = report(&source, "en", Vec::new());
    report.errors = vec!["no such file".to_owned()];
    (report, None)
}

/// A document without findings.
pub(super) fn clean() -> (DocumentReport, Option<Source>) {
    let source = Source::new("clean.md", "第一条　本办法自公布之日起施行。\n", text::Format::Plain);
    (report(&source, "zh", Vec::new()), Some(source))
}

pub(super) fn all() -> Vec<(DocumentReport, Option<Source>)> {
    vec![chinese(), english(), unreadable(), clean()]
}
pub(super) fn rules() -> Vec<Rule> {
    vec![Rule {
        code: "EXI001".to_owned(),
        name: "status-without-exit".to_owned(),
        group: "rights".to_owned(),
        severity: Severity::Warning,
        basis: Basis::DraftingNorm,
        summary: "a status can be taken away but not given up".to_owned(),
        summary_zh: "资格可以取消，不能放弃".to_owned(),
        page: "# status-without-exit\n## What it reports\nA status without an exit.\n## Why"
            .to_owned(),
    }]
}
