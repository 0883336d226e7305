//! Why a number in an English text may be as it should be, although it does not follow the one
//! before it.

use super::words::{List, WordFile};
use crate::lint::Context;
use crate::outline::numerals::to_roman;
use crate::outline::roman::{letters, roman};
use crate::outline::{Kind, NodeId, Numbering, Outline, Problem, ProblemKind};
use serde::Deserialize;

/// Sections from which on a text with numbers behind `§` is a code, which sets out sections of other
/// Acts between its own.
const CODE: usize = 30;

/// How far back rows of a table are looked for, in bytes.
const TABLE: usize = 4 << 10;

/// How much of an article tells that it is one of another text, to be amended, in bytes.
const HEAD: usize = 400;

/// The longest line that is a heading between two lists, in bytes.
const HEADING: usize = 60;

/// What is looked for around numbers.
#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Forms {
    cited: List,
    brought_in: List,
    reads: List,
    as_follows: List,
    set_out: List,
    in_place: List,
    table: List,
    breaks_off: List,
}

pub(super) static WORDS: WordFile<Forms> = WordFile::new("numbering");

/// Whether the number is as it should be.
pub(super) fn is_explained(context: &Context<'_>, problem: &Problem) -> bool {
    let outline = context.document.outline();
    if outline.chinese {
        return false;
    }
    let number = Number::of(context, problem.node);
    if outline.is_article(problem.node) {
        return is_of_code(context, problem)
            || is_amended(context, problem.node)
            || stands_behind_inserted(outline, problem);
    }
    if is_group(outline, problem.node) {
        return group_goes_on(outline, problem)
            || is_other_series(context, problem)
            || is_excerpt(outline, problem)
            || replaces_others(context, problem)
            || is_sketched(context, problem)
            || heads_two_languages(context, problem);
    }
    ends_quotation(context, problem)
        || counts_on(context, problem.node, number)
        || begins_list(context, problem.node, number)
        || stands_in_table(context, problem, number)
        || is_cited(context, problem)
        || begins_otherwise(context, problem)
        || goes_on_around(outline, problem.node, number)
        || begins_in_line(context, problem.node, number)
        || is_behind_another(context, problem)
        || heads_articles(context, problem.node)
        || is_of_other_list(context, problem, number)
}

/// The text of the document before the unit.
fn before<'c>(context: &Context<'c>, id: NodeId) -> &'c str {
    let start = context.document.outline().node(id).span.start as usize;
    context.document.text().get(..start).unwrap_or_default()
}

/// The last line of `text` that is not blank, without marks of emphasis.
fn last_line(text: &str) -> &str {
    let bare = text.trim_end_matches(|c: char| c.is_whitespace() || matches!(c, '#' | '*'));
    bare.rsplit('\n').next().unwrap_or_default()
}

fn is_group(outline: &Outline, id: NodeId) -> bool {
    matches!(
        outline.node(id).kind,
        Kind::Part | Kind::Chapter | Kind::Title | Kind::Division | Kind::Book | Kind::Section
    )
}

/// Whether a section of a code stands before one with a lower number, or twice with others between.
fn is_of_code(context: &Context<'_>, problem: &Problem) -> bool {
    let outline = context.document.outline();
    let sign = |id: NodeId| context.slice(outline.node(id).number).starts_with('§');
    if !sign(problem.node) {
        // “Section 25: Lots 18 and 19” in a code describes land.
        return outline.articles().next().is_some_and(sign);
    }
    let apart = match problem.kind {
        ProblemKind::NumberBackwards => true,
        ProblemKind::NumberDuplicate { first } => outline
            .articles()
            .skip_while(|&id| id <= first)
            .take_while(|&id| id < problem.node)
            .next()
            .is_some(),
        _ => false,
    };
    apart && outline.articles().nth(CODE).is_some()
}

/// Whether it is one put into another Act, 90A without a section 90, or nothing but such ones stands
/// between it and the one that it follows: 23A and 23B between 17 and 18.
fn stands_behind_inserted(outline: &Outline, problem: &Problem) -> bool {
    let own = outline.node(problem.node).ordinal;
    let is_base = |id: NodeId| {
        let other = outline.node(id).ordinal;
        other.parts().len() == 1 && other.main() == own.main()
    };
    if own.parts().len() > 1 && !outline.articles().any(is_base) {
        return true;
    }
    let before = outline.articles().take_while(|&id| id < problem.node);
    let before: Vec<_> = before.map(|id| outline.node(id).ordinal).collect();
    let last = before.iter().rposition(|ordinal| ordinal.main() + 1 == own.main());
    problem.kind == ProblemKind::NumberBackwards
        && last
            .and_then(|last| before.get(last + 1..))
            .is_some_and(|between| between.iter().all(|ordinal| ordinal.parts().len() > 1))
}

/// Whether the unit is one of a convention that an Act counted in sections sets out, be it in a
/// schedule or behind a heading that was not taken for that of one.
fn is_set_out(outline: &Outline, id: NodeId) -> bool {
    let is_act = outline.articles().next().is_some_and(|id| outline.node(id).kind == Kind::Section);
    outline.in_annex(id) || is_act && outline.node(id).kind == Kind::Article
}

/// Whether the article of an annex is one of another text, which is changed there, or a section
/// stands right behind words that bring it in: “the following section for section 6:”.
fn is_amended(context: &Context<'_>, id: NodeId) -> bool {
    let outline = context.document.outline();
    let start = outline.node(id).span.start as usize;
    let words = context.document.text().get(start..).unwrap_or_default();
    let end = (0..=HEAD.min(words.len())).rev().find(|&at| words.is_char_boundary(at));
    let head = words.get(..end.unwrap_or_default()).unwrap_or_default();
    let line = last_line(before(context, id));
    let forms = WORDS.of(context.document);
    line.ends_with(':') && forms.brought_in.is_in(&line.to_ascii_lowercase())
        || is_set_out(outline, id) && (forms.reads.is_in(head) || forms.as_follows.ends(line))
}

/// Whether a gap before a heading is none: the one that should come before it stands further up,
/// with another series between.
fn group_goes_on(outline: &Outline, problem: &Problem) -> bool {
    let node = outline.node(problem.node);
    let Some(parent) = node.parent else { return false };
    matches!(problem.kind, ProblemKind::NumberGap { .. })
        && outline.children(parent).take_while(|&id| id < problem.node).any(|id| {
            let other = outline.node(id);
            other.kind == node.kind && other.ordinal.main() + 1 == node.ordinal.main()
        })
}

/// Whether two headings with one number are of two series: one is marked as a heading and the other
/// is a line of the text, it stands in a table to be put in elsewhere, or a form in a schedule
/// counts anew.
fn is_other_series(context: &Context<'_>, problem: &Problem) -> bool {
    let outline = context.document.outline();
    let ProblemKind::NumberDuplicate { first } = problem.kind else { return false };
    let marked = |id: NodeId| {
        let before = before(context, id);
        before.rsplit('\n').next().unwrap_or_default().starts_with('#')
    };
    let node = outline.node(problem.node);
    let again = outline.in_annex(problem.node)
        && node.ordinal.main() == 1
        && outline
            .ids()
            .skip(problem.node.index() + 1)
            .map(|id| outline.node(id))
            .find(|next| next.kind == node.kind)
            .is_some_and(|next| next.ordinal.main() == 2);
    let line = last_line(before(context, problem.node));
    let is_table = WORDS.of(context.document).table.has(line.trim_start_matches('“'));
    marked(first) != marked(problem.node) || again || is_table
}

/// Whether an annex sets out some groups of another text only: its articles skip with the headings.
fn is_excerpt(outline: &Outline, problem: &Problem) -> bool {
    let (start, end) = match annex_of(outline, problem.node) {
        Some(annex) => (annex.0, outline.node(annex).end),
        None => (0, outline.node(problem.node).end),
    };
    let value = |id: NodeId| {
        let node = outline.node(id);
        (node.kind == Kind::Article && is_set_out(outline, id)).then(|| node.ordinal.main())
    };
    let last = (start..problem.node.0).rev().map(NodeId).find_map(value);
    let first = (problem.node.0 + 1..end).map(NodeId).find_map(value);
    matches!(problem.kind, ProblemKind::NumberGap { .. })
        && last.zip(first).is_some_and(|(last, first)| first > last + 1)
}

/// Whether the heading of that number is one of a form, which sketches some and breaks off with
/// “etc.”.
fn is_sketched(context: &Context<'_>, problem: &Problem) -> bool {
    let ProblemKind::NumberDuplicate { first } = problem.kind else { return false };
    let start = context.document.outline().node(first).number.end as usize;
    let between = before(context, problem.node).get(start..).unwrap_or_default();
    let breaks_off = &WORDS.of(context.document).breaks_off;
    between.lines().all(|line| line.len() <= HEADING)
        && between.lines().any(|line| breaks_off.has_in_any_case(line.trim()))
}

/// Whether the line above has the same number behind a word of another language: the heading is one
/// of a series printed in both, and what stands between is another.
fn heads_two_languages(context: &Context<'_>, problem: &Problem) -> bool {
    let words = |line: &str| -> Vec<String> {
        let bare = line.split_whitespace().map(|word| word.trim_end_matches(['.', '*']));
        bare.map(str::to_uppercase).collect()
    };
    let above = words(last_line(before(context, problem.node)));
    let own = words(context.slice(problem.span));
    matches!((&above[..], &own[..]), ([other, same], [word, number]) if other != word && same == number)
}

/// The schedule or annex around the unit.
fn annex_of(outline: &Outline, id: NodeId) -> Option<NodeId> {
    outline.ancestors(id).find(|&id| matches!(outline.node(id).kind, Kind::Schedule | Kind::Annex))
}

/// Whether the schedule holds parts of another Act that an amending provision names: “substitution
/// for Parts I and III of the Second Schedule of the Parts set out in Schedule B”.
fn replaces_others(context: &Context<'_>, problem: &Problem) -> bool {
    let outline = context.document.outline();
    let ProblemKind::NumberGap { expected } = &problem.kind else { return false };
    let Some(annex) = annex_of(outline, problem.node) else { return false };
    let name = context.slice(outline.node(annex).number);
    let last = |words: &str| words.split_whitespace().next_back().unwrap_or_default().to_owned();
    let (own, missing) = (last(context.slice(problem.span)), last(expected));
    let forms = WORDS.of(context.document);
    let text = before(context, annex);
    let mut set_out = forms.set_out.iter().flat_map(|words| text.match_indices(words));
    set_out.any(|(at, words)| {
        let behind = text[at + words.len()..].trim_start_matches('*');
        let is_named = behind.get(..name.len()).is_some_and(|n| n.eq_ignore_ascii_case(name));
        let front = text[..at].rsplit(words).next().unwrap_or_default();
        let replaced = forms.in_place.iter().filter_map(|words| front.rfind(words)).max();
        let clause = replaced.filter(|_| is_named).and_then(|at| front.get(at..));
        let Some(clause) = clause.filter(|clause| clause.len() <= HEAD) else { return false };
        let names =
            |number: &str| clause.split(|c: char| !c.is_alphanumeric()).any(|w| w == number);
        names(&own) && !names(&missing) && !clause.contains(&format!(" to {own}"))
    })
}

/// Whether the line before closes quotation marks that an earlier one opens: the list goes on behind
/// the words that it puts into another text.
fn ends_quotation(context: &Context<'_>, problem: &Problem) -> bool {
    let before = before(context, problem.node);
    let line = last_line(before);
    // “and” may have a line of its own.
    let line = match line {
        "and" | "or" => last_line(before.trim_end().strip_suffix(line).unwrap_or(before)),
        line => line,
    };
    let bare = line.trim_end_matches(['.', ',', ';', ' ']);
    let bare = bare.strip_suffix("and").map_or(bare, |bare| bare.trim_end_matches([',', ';', ' ']));
    let marks = |mark: char| line.matches(mark).count();
    bare.ends_with('”') && marks('”') > marks('“')
}

/// A number as it is printed: what is in its brackets, and how it may be read.
#[derive(Debug, Clone, Copy)]
struct Number<'c> {
    printed: &'c str,
    token: &'c str,
}

impl<'c> Number<'c> {
    fn of(context: &Context<'c>, id: NodeId) -> Self {
        let span = context.document.outline().node(id).number;
        let printed = span.slice(context.document.text()).trim();
        Self { printed, token: printed.trim_matches(|c: char| !c.is_alphanumeric()) }
    }

    /// The value as digits, as a letter, and as a Roman numeral.
    fn values(self) -> [Option<u32>; 3] {
        let lower = self.token.to_ascii_lowercase();
        let same = lower.bytes().all(|byte| Some(byte) == lower.bytes().next());
        let numeral = lower.bytes().all(|byte| b"ivxl".contains(&byte));
        let digits = lower.bytes().take_while(u8::is_ascii_digit).count();
        [
            lower.get(..digits).and_then(|digits| digits.parse().ok()),
            letters(lower.as_bytes()).filter(|_| same),
            roman(&lower).filter(|_| numeral),
        ]
    }

    /// Whether the two are printed in the same way, read as the same kind of number.
    fn is_like(self, other: Number<'_>, kind: usize) -> bool {
        let frame = |number: Number<'_>| {
            let marks = number.printed.chars().filter(|c| !c.is_alphanumeric() && *c != '*');
            marks.collect::<String>()
        };
        let capital =
            |number: Number<'_>| number.token.bytes().any(|byte| byte.is_ascii_uppercase());
        other.values()[kind].is_some()
            && capital(self) == capital(other)
            && frame(self) == frame(other)
    }
}

/// Whether the last number of its kind before it in the article is the one that it follows: the list
/// was cut by a table, a formula or a list in it, and goes on.
fn counts_on(context: &Context<'_>, id: NodeId, number: Number<'_>) -> bool {
    let outline = context.document.outline();
    let annexed = |&id: &NodeId| matches!(outline.node(id).kind, Kind::Schedule | Kind::Annex);
    let article = outline.article_of(id).or_else(|| outline.ancestors(id).find(annexed));
    let Some(article) = article else { return false };
    let units = || (article.0 + 1..id.0).rev().map(NodeId);
    (0..3).any(|kind| {
        let Some(value) = number.values()[kind].filter(|&value| value > 1) else { return false };
        let last =
            units().map(|id| Number::of(context, id)).find(|last| number.is_like(*last, kind));
        last.and_then(|last| last.values()[kind]) == Some(value - 1)
    })
}

/// Whether it is the first of a list: words that lead into one, or a heading, stand before it, and
/// the next of its kind is the second.
fn begins_list(context: &Context<'_>, id: NodeId, number: Number<'_>) -> bool {
    let outline = context.document.outline();
    let line = last_line(before(context, id)).trim();
    let heads = line.len() <= HEADING
        && !line.ends_with(['.', ';', ',', ')'])
        && line.starts_with(|c: char| c.is_alphanumeric())
        && line.split_whitespace().next().is_some_and(|word| word.ends_with('.'));
    if !(line.ends_with(['—', ':']) || heads) {
        return false;
    }
    (0..3).any(|kind| {
        let next = outline.ids().skip(id.index() + 1).map(|id| Number::of(context, id));
        number.values()[kind] == Some(1)
            && next
                .take(HEADING)
                .find(|next| number.is_like(*next, kind))
                .and_then(|n| n.values()[kind])
                == Some(2)
    })
}

/// Whether the one before it is the number of a row of the table above.
fn stands_in_table(context: &Context<'_>, problem: &Problem, number: Number<'_>) -> bool {
    let before = before(context, problem.node);
    let Some(value) = number.values()[0].filter(|&value| value > 1) else { return false };
    let near = before.len().saturating_sub(TABLE);
    let near = (near..=before.len()).find(|&at| before.is_char_boundary(at)).unwrap_or_default();
    let row = format!("| {}.", value - 1);
    last_line(before).starts_with('|')
        && before.get(near..).unwrap_or_default().lines().any(|line| line.starts_with(&row))
}

/// Whether the number is cited, and only begins a line: “under paragraph / (b) of section 13”.
fn is_cited(context: &Context<'_>, problem: &Problem) -> bool {
    let behind = context.document.text().get(problem.span.end as usize..).unwrap_or_default();
    let behind = behind.trim_start_matches([' ', '*']);
    WORDS.of(context.document).cited.begins(behind)
}

/// Whether the first of the list is there in another form: `l.` for `1.`, or in an earlier line of
/// the article that was not taken for it.
fn begins_otherwise(context: &Context<'_>, problem: &Problem) -> bool {
    let outline = context.document.outline();
    let ProblemKind::NumberGap { expected } = &problem.kind else { return false };
    if expected.trim_matches(|c: char| !c.is_alphanumeric()) != "1" {
        return false;
    }
    let node = outline.node(problem.node);
    let around = node.parent.map(|id| Number::of(context, id).token).unwrap_or_default();
    let previous = NodeId(problem.node.0.saturating_sub(1));
    let last = Number::of(context, previous).token;
    if [around, last].iter().any(|token| ["l", "I"].contains(token)) {
        return true;
    }
    let Some(article) = outline.article_of(problem.node) else { return false };
    let above = before(context, problem.node);
    let above = above.get(outline.node(article).span.start as usize..).unwrap_or_default();
    let own = context.slice(problem.span).trim();
    let begin =
        |number: &str| above.lines().filter(|line| line.trim_start().starts_with(number)).count();
    // As many lists have begun as have gone on, the one at hand too; a comma may stand for the dot.
    begin(expected) + begin("1, ") > begin(own)
}

/// Whether the letter is a Roman numeral that goes on with the list around: `V.` behind `IV.` and
/// what is below it.
fn goes_on_around(outline: &Outline, id: NodeId, number: Number<'_>) -> bool {
    let Some(value) = number.values()[2] else { return false };
    outline.ancestors(id).skip(1).take_while(|&id| !outline.is_article(id)).any(|id| {
        let around = outline.node(id);
        matches!(around.numbering, Numbering::LowerRoman | Numbering::UpperRoman)
            && around.ordinal.main() + 1 == value
    })
}

/// Whether the one before it stands within the first line of a unit around it, behind the words that
/// lead in: `(B) as follows:(i) …` before `(ii)`.
fn begins_in_line(context: &Context<'_>, id: NodeId, number: Number<'_>) -> bool {
    let outline = context.document.outline();
    if number.values()[0] == Some(2) && number.printed.ends_with('.') {
        let article = outline.article_of(id).map(|id| outline.node(id).span.start as usize);
        let above = article.and_then(|start| before(context, id).get(start..));
        return above.is_some_and(|above| above.contains(": 1. "));
    }
    let Some(value) = number.values()[2].filter(|&value| value > 1) else { return false };
    let before = format!("({})", to_roman(value - 1));
    number.printed.starts_with('(')
        && outline.ancestors(id).skip(1).take_while(|&id| !outline.is_article(id)).any(|id| {
            let words = context.slice(outline.node(id).span);
            let line = words.lines().next().unwrap_or_default();
            line.match_indices(&before)
                .any(|(at, _)| line.get(..at).unwrap_or_default().ends_with([':', '—']))
        })
}

/// Whether a line between the two of one number begins another unit that was not taken for one:
/// `7 (1)`, or a heading in another language, `Airteagal 8`.
fn is_behind_another(context: &Context<'_>, problem: &Problem) -> bool {
    let ProblemKind::NumberDuplicate { first } = problem.kind else { return false };
    let start = context.document.outline().node(first).span.start as usize;
    let between = before(context, problem.node).get(start..).unwrap_or_default();
    between.lines().any(|line| {
        let mut words = line.trim_matches(['#', '*', ' ']).split(' ');
        let (one, two) = (words.next().unwrap_or_default(), words.next().unwrap_or_default());
        let digits =
            |word: &str| !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_digit());
        digits(one) && two == "(1)"
            || one.len() > 2
                && one.chars().all(char::is_alphabetic)
                && one.starts_with(char::is_uppercase)
                && digits(two)
                && words.next().is_none()
    })
}

/// Whether the two of one number are of two lists: this one stands in another row of a table, one of
/// them explains a letter of a formula (`B. : the area`), or an article that the list around quotes
/// is over.
fn is_of_other_list(context: &Context<'_>, problem: &Problem, number: Number<'_>) -> bool {
    let ProblemKind::NumberDuplicate { first } = problem.kind else { return false };
    let outline = context.document.outline();
    let line = |id: NodeId| before(context, id).rsplit('\n').next().unwrap_or_default();
    let row = line(problem.node);
    if row.trim_start().starts_with('|') && row != line(first) {
        return true;
    }
    let explains = |id: NodeId| {
        let end = outline.node(id).number.end as usize;
        let words = context.document.text().get(end..).unwrap_or_default();
        words.starts_with(' ') && words.trim_start_matches(' ').starts_with(':')
    };
    if explains(first) || explains(problem.node) {
        return true;
    }
    let quoted = outline.article_of(problem.node).filter(|&id| outline.in_annex(id));
    let last = quoted.and_then(|article| {
        let around = outline.node(article).parent?;
        outline.children(around).take_while(|&id| id < article).last()
    });
    last.is_some_and(|id| {
        let last = Number::of(context, id);
        number.is_like(last, 0) && last.values()[0].map(|n| n + 1) == number.values()[0]
    })
}

/// Whether it is no item but a heading over the articles behind it: `II. Keeping of Wells`.
fn heads_articles(context: &Context<'_>, id: NodeId) -> bool {
    let outline = context.document.outline();
    let node = outline.node(id);
    let words = context.slice(node.span).trim();
    let next = NodeId(node.end);
    let over = next.index() < outline.len() && outline.is_article(next);
    over && node.numbering == Numbering::UpperRoman
        && words.len() <= HEADING
        && !words.ends_with(['.', ';', ',', ':'])
}
