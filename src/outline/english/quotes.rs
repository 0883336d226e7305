//! Text quoted for insertion into another instrument, over one line or many.

use super::lead::{Lead, Quotes};
use super::lines::Line;

/// Where the next closing quotation marks stand, for each kind.
#[derive(Debug, Default)]
pub(super) struct Closings {
    next: [usize; 4],
}

impl Closings {
    /// Whether a line at or behind `from` closes a quotation of `quotes`. Asked with rising
    /// `from`, all answers together take one pass.
    pub(super) fn ahead(
        &mut self,
        text: &str,
        lines: &[Line],
        from: usize,
        quotes: Quotes,
    ) -> bool {
        let next = &mut self.next[quotes as usize];
        *next = (*next).max(from);
        while let Some(line) = lines.get(*next) {
            if may_close(text, line, quotes) {
                return true;
            }
            *next += 1;
        }
        false
    }
}

fn may_close(text: &str, line: &Line, quotes: Quotes) -> bool {
    match quotes {
        Quotes::Double => line.quotes < 0 || ends_quoted(line.text(text), quotes),
        _ => ends_quoted(line.text(text), quotes),
    }
}

/// Whether the line ends with closing quotation marks, punctuation aside.
fn ends_quoted(line: &str, quotes: Quotes) -> bool {
    let mut line = line.trim_end_matches(['.', ';', ',', ':', ')', ']', '*', ' ']);
    for word in [" and", " or"] {
        line = line.strip_suffix(word).unwrap_or(line);
    }
    let line = line.trim_end_matches(['.', ';', ',', ' ']);
    let signs: &[&str] = match quotes {
        Quotes::Double => &["”"],
        Quotes::Single => &["’"],
        Quotes::Straight => &["\""],
        Quotes::Typed => &["''"],
    };
    signs.iter().any(|sign| line.ends_with(sign))
}

/// What a line is to the quotation that is open.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Part {
    /// It belongs to the quotation, which goes on.
    Inside,
    /// It is the last line of the quotation.
    Last,
    /// The quotation ended before it.
    Behind,
}

/// A quotation that is open.
#[derive(Debug)]
pub(super) struct Quotation {
    quotes: Quotes,
    /// How many quotation marks are open.
    depth: i32,
    /// Whether each paragraph begins with quotation marks of its own, as in the United States.
    fresh: bool,
}

impl Quotation {
    /// Opens a quotation in `line`; `None` where it closes in the same line.
    pub(super) fn open(text: &str, line: &Line, quotes: Quotes) -> Option<Self> {
        let depth = match quotes {
            Quotes::Double => i32::from(line.quotes),
            Quotes::Straight if line.text(text).matches('"').count() % 2 == 0 => 0,
            _ => i32::from(!ends_quoted(line.text(text), quotes)),
        };
        (depth > 0).then_some(Self { quotes, depth, fresh: false })
    }

    /// What the next line is to the quotation.
    pub(super) fn take(&mut self, text: &str, line: &Line) -> Part {
        let body = line.text(text);
        let begins = match self.quotes {
            Quotes::Double => body.starts_with('“'),
            Quotes::Single => body.starts_with('‘'),
            Quotes::Straight => body.starts_with('"'),
            Quotes::Typed => body.starts_with("''") || body.starts_with("``"),
        };
        let marked = matches!(line.lead, Lead::Quoted(_));
        let structural = !matches!(line.lead, Lead::Text | Lead::Quoted(_));
        if !begins && self.fresh && (line.gap || structural) {
            return Part::Behind;
        }
        let ends = match self.quotes {
            Quotes::Double => {
                let again = begins && (self.fresh || marked || line.quotes > 0);
                self.fresh |= again;
                self.depth += i32::from(line.quotes) - i32::from(again);
                self.depth <= 0
            }
            Quotes::Straight => {
                self.fresh |= begins && marked;
                let odd = body.matches('"').count() % 2 == 1;
                odd != begins
            }
            Quotes::Single | Quotes::Typed => {
                self.fresh |= begins && marked;
                ends_quoted(body, self.quotes)
            }
        };
        if ends { Part::Last } else { Part::Inside }
    }
}
