//! Words that are marked as terms and that nothing explains.

use crate::lint::{Context, Draft};
use crate::model::Document;
use crate::text::{Expression, Span};

use std::sync::LazyLock;

/// A short word in quotation marks before a thing that it names: “重点居留者”证件.
static CHINESE: LazyLock<Expression> = LazyLock::new(|| {
    regex(r"[“「]([一-龥]{2,10})[”」](?:证件|证书|资格|身份|人员|类人员|称号|企业|单位|机构|许可)")
});
/// A noun of two words with capitals behind an article or “no”.
static ENGLISH: LazyLock<Expression> = LazyLock::new(|| {
    regex(r"\b(?:[Aa]n?|[Ee]ach|[Ee]very|[Nn]o|[Aa]ny) ([A-Z][a-z]{3,} [A-Z][a-z]{3,})\b")
});

/// Words in names of bodies, offices and instruments.
const NAMES: [&str; 40] = [
    "Act", "Board", "Court", "Minister", "Ministry", "Commission", "Council", "Committee", "Office",
    "Officer", "Agency", "Authority", "Bank", "Service", "Department", "Government", "Judge",
    "Secretary", "Director", "General", "Registrar", "Commissioner", "Justice", "President",
    "Chairperson", "Inspector", "Tribunal", "State", "Union", "Institute", "University", "College",
    "Parliament", "Member", "Order", "Regulation", "Directive", "Party", "Fund", "Code",
];

fn regex(pattern: &str) -> Expression {
    crate::text::pattern(pattern).expect("a constant pattern that a test builds")
}

pub(super) fn check(context: &Context<'_>) {
    let document = context.document;
    let outline = document.outline();
    let text = document.text();
    let chinese = outline.chinese;
    if chinese && !text.contains(['“', '「']) {
        return;
    }
    let regex = if chinese { &CHINESE } else { &ENGLISH };
    let mut known: Vec<&str> = Vec::new();
    for sentence in document.sentences() {
        if outline.is_quoted(sentence.span.start) || outline.in_annex(sentence.node) {
            continue;
        }
        for found in regex.captures_iter(sentence.span.slice(text)).filter_map(|all| all.get(1)) {
            let base = sentence.span.start as usize;
            let span = Span::new(base + found.start(), base + found.end());
            let term = span.slice(text);
            if known.contains(&term) || is_explained(document, term, span) {
                continue;
            }
            known.push(term);
            context.report(Draft::new(sentence.node, span).with("term", context.slice(span)));
        }
    }
}

/// Whether the document declares the term, explains it on the spot, or uses capitals for a name.
fn is_explained(document: &Document, term: &str, span: Span) -> bool {
    let text = document.text();
    let declared = document.definitions().iter().any(|definition| {
        let own = definition.span.slice(text);
        own.contains(term) || term.contains(own.trim()) && !own.trim().is_empty()
    });
    if declared {
        return true;
    }
    let after = text.get(span.end as usize..).unwrap_or_default();
    let behind: String = after.chars().take(12).collect();
    if document.outline().chinese {
        return ["是指", "（指", "，指", "（即"].iter().any(|sign| behind.contains(sign));
    }
    NAMES.iter().any(|name| term.split(' ').any(|word| word == *name)) || behind.starts_with(" (")
}
