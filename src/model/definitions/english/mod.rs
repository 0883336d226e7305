//! Declarations in English: “X” means…; The term ‘X’ referred to in this Act shall mean…;
//! (hereinafter referred to as “X”); lists under "the following definitions apply".

mod bare;
mod quoted;

use super::super::affix::Folded;
use super::super::facets::DefinitionKind;
use super::grammar::{Anchor, Grammar};
use super::{Found, own_start};
use crate::jurisdiction::Extent;
use crate::outline::{NodeId, Outline};
use crate::text::Span;
use memchr::memchr3_iter;

/// The longest term that is believed, in bytes.
const LONGEST: usize = 150;
/// How far from a term its verb may stand, in bytes.
const REACH: usize = 260;
/// The most words of a term without quotation marks.
const MOST_WORDS: usize = 10;

/// All declarations of `text`, in no order.
pub(super) fn scan(text: &str, outline: &Outline, grammar: &Grammar) -> Vec<Found> {
    let mut scanner = Scanner {
        text,
        outline,
        grammar,
        window: Folded::default(),
        found: Vec::new(),
        quoted_to: 0,
        defined: (0, 0),
    };
    for (anchor, start, end) in grammar.anchors(text) {
        match anchor {
            Anchor::Quote if start >= scanner.quoted_to => scanner.quote(start, end),
            Anchor::Short | Anchor::ShortEach => scanner.short(end),
            Anchor::Named => scanner.named(start, end),
            Anchor::List => scanner.list(start, end),
            Anchor::Means => scanner.bare(start, end),
            Anchor::Quote | Anchor::Is => {}
        }
    }
    let headed: Vec<NodeId> = outline.ids().filter(|&id| scanner.is_headed(id)).collect();
    for id in headed {
        scanner.items(id, outline.node(id).span.start as usize);
    }
    scanner.found
}

struct Scanner<'t> {
    text: &'t str,
    outline: &'t Outline,
    grammar: &'t Grammar,
    window: Folded,
    found: Vec<Found>,
    /// End of the last quotation in straight marks, whose closing mark opens nothing.
    quoted_to: usize,
    /// End of the last quoted term that a verb explains, and offset behind the verb.
    defined: (usize, usize),
}

impl Scanner<'_> {
    fn rest(&self, at: usize) -> &str {
        self.text.get(at..).unwrap_or_default()
    }

    /// The meaning that begins at `at`: to the end of the sentence or the item.
    fn meaning(&self, at: usize) -> Span {
        let rest = self.rest(at);
        let rest = rest.get(..rest.floor_char_boundary(2000)).unwrap_or_default();
        let bytes = rest.as_bytes();
        let end = memchr3_iter(b';', b'\n', b'.', bytes).find(|&at| {
            let next = bytes.get(at + 1);
            match bytes[at] {
                b';' => true,
                b'\n' => next == Some(&b'\n'),
                _ => matches!(next, Some(b' ' | b'\n')),
            }
        });
        Span::new(at, at + end.unwrap_or(rest.len())).trimmed(self.text)
    }

    fn push(&mut self, term: Span, meaning: Span, kind: DefinitionKind, at: Span) {
        let extent = self.extent(at.start as usize);
        let term = unquoted(term, self.text);
        self.found.push(Found { term, meaning, kind, extent, tentative: false });
    }

    /// For what a definition at `at` holds: the words before it in its sentence, then those of the
    /// units around it.
    fn extent(&mut self, at: usize) -> Extent {
        let floor = own_start(self.outline, at);
        let near = self.text.ceil_char_boundary(at.saturating_sub(160).max(floor));
        // What says it anew counts, not a clause before that.
        let words = self.text.get(near..at).unwrap_or_default();
        let anew = ["In this ", "For the purposes of this ", "for the purposes of this "];
        let near = near + anew.iter().filter_map(|lead| words.rfind(lead)).max().unwrap_or(0);
        if let Some(extent) = self.extent_in(near, at) {
            return extent;
        }
        let holder = self.outline.at(Span::empty(at).start);
        let article = self.outline.article_of(holder);
        let around: Vec<NodeId> = self
            .outline
            .ancestors(holder)
            .skip(1)
            .take_while(|id| Some(*id) >= article && *id != NodeId::ROOT)
            .collect();
        for id in around {
            let start = own_start(self.outline, self.outline.node(id).span.start as usize + 1);
            if let Some(extent) = self.extent_in(start, start + 200) {
                return extent;
            }
        }
        Extent::Document
    }

    fn extent_in(&mut self, start: usize, end: usize) -> Option<Extent> {
        self.window.fill(self.text, start, end);
        self.grammar.first_extent(self.window.text())
    }
}

/// Length of "is the" and the like, which say what a term that the text names is.
fn is_verb(words: &str) -> Option<usize> {
    let verb = ["is ", "are ", "shall be "].into_iter().find(|verb| words.starts_with(verb))?;
    let rest = words.get(verb.len()..)?;
    ["the ", "as follows", "of the following", "a ", "an "]
        .iter()
        .any(|next| rest.starts_with(next))
        .then_some(verb.len())
}

/// A term without the quotation marks around it.
fn unquoted(term: Span, text: &str) -> Span {
    let words = term.slice(text);
    let inner = words.trim_start_matches(['“', '‘', '"', '\'', '*']);
    let start = term.end as usize - inner.len();
    // “Keeper- refers to a guard” has a dash for a colon.
    let marks = ['”', '’', '"', '\'', '*', ' ', '-', '–', '—'];
    Span::new(start, start + inner.trim_end_matches(marks).len())
}

#[cfg(test)]
mod tests {
    use super::super::tests::check;

    #[test]
    fn quoted_terms_are_declared_by_the_verb_behind_them() {
        check("en", "“well” means a shaft;", &["well = a shaft"]);
        check(
            "en",
            "The term ‘keeper’ referred to in this Act shall mean a guard.",
            &["keeper = a guard."],
        );
        check(
            "en",
            "the expression “old well”, in relation to a village, includes a spring;",
            &["old well = a spring"],
        );
        check(
            "en",
            "“shaft” and “pit” have the meanings given in section 2;",
            &["shaft = given in section 2", "pit = given in section 2"],
        );
        check(
            "en",
            "the term \"bucket\" means a pail; the word \"rope\" includes a chain;",
            &["bucket = a pail", "rope = a chain"],
        );
        check(
            "en",
            "the expression “digger” shall be construed accordingly;",
            &["digger = accordingly"],
        );
    }

    #[test]
    fn short_forms_stand_in_brackets() {
        check(
            "en",
            "the Well Guard (hereinafter referred to as the “Guard”) shall",
            &["Guard = the Well Guard"],
        );
        check("en", "an order (in this Act called a well order) is", &["well order = an order"]);
        check(
            "en",
            "a grant (in this Act referred to as a well (repair) grant) is",
            &["well (repair) grant = a grant"],
        );
        check("en", "the Wells Fund (hereinafter the Fund) pays", &["Fund = the Wells Fund"]);
        check(
            "en",
            "a levy (in this section referred to as the ‘digger’s levy’) is due",
            &["digger’s levy = a levy"],
        );
        check("en", "a natural person (‘water user’) may", &["water user = a natural person"]);
    }

    #[test]
    fn acronyms_repeat_the_first_letters() {
        check(
            "en",
            "the Union of Well Keepers (UWK) and the wells (OLD). The UWK may close one.",
            &["UWK = Union of Well Keepers"],
        );
        let text = "“Deep Well of Low Concern” (the D.W.L.C.) A D.W.L.C. needs no guard.";
        check("en", text, &["D.W.L.C. = Deep Well of Low Concern"]);
        check("en", "the Union of Well Keepers (UWK) is never named again", &[]);
    }

    #[test]
    fn terms_without_marks_begin_their_sentence() {
        check("en", "The term well referred to in this Act means a shaft.", &["well = a shaft."]);
        check(
            "en",
            "A dry well means a well without water.",
            &["dry well = a well without water."],
        );
        check("en", "(3) Keeper: It refers to a guard.", &[]);
        check("en", "The form of the application used in the county shall be blue.", &[]);
        check("en", "The weekly means of a keeper shall be calculated.", &[]);
        check("en", "The keeper may by other means close the well.", &[]);
        check("en", "Matters not provided in this Act shall mean trouble.", &[]);
    }

    #[test]
    fn what_a_term_of_this_text_is_declares_it() {
        let want = &["competent authority = the county."];
        check("en", "The competent authority referred to in this Act is the county.", want);
        check("en", "The term “competent authority” used in this Act shall be the county.", want);
        check("en", "The fees referred to in this Act are to be calculated by the day.", &[]);
        check("en", "The fines prescribed in this Act shall be referred to the court.", &[]);
    }

    #[test]
    fn marks_may_be_straight_or_open_twice() {
        check("en", "In this Act 'well' means a shaft.", &["well = a shaft."]);
        check("en", "the keeper's well means 'danger' to children", &[]);
        check(
            "en",
            "“well“means a shaft; “rope“, in relation to a well, means a chain;",
            &["well = a shaft", "rope = a chain"],
        );
        check(
            "en",
            "the expression “dry well” in regard to a village means a pit;",
            &["dry well = a pit"],
        );
    }

    #[test]
    fn a_quotation_inside_a_definition_declares_nothing() {
        check(
            "en",
            "“rent” (except where it is preceded by “ground” or “rack”) includes fees;",
            &["rent = fees"],
        );
        check("en", "“rent”, except in the phrase “ground rent”, means money;", &["rent = money"]);
        check(
            "en",
            "by the substitution for the definition of “rent” of the following: “rent” means fees;",
            &["rent = fees"],
        );
    }

    #[test]
    fn a_list_declares_terms_only_under_a_header_about_them() {
        let text = "Article 2 The terms used in this Act are defined as follows:\n1. Well: It refers to a shaft.\n\
                    2. Keeper: a guard.\nArticle 3 The duties of the keepers are as follows:\n\
                    1. Morning: open the well.\n2. Evening: close it.\n";
        check("en", text, &["Well = It refers to a shaft", "Keeper = a guard"]);
    }

    #[test]
    fn words_in_quotation_marks_alone_declare_nothing() {
        check("en", "The sign shall bear the word “Danger”. A keeper may include a note.", &[]);
        check("en", "as hereinafter provided, the keeper shall pay", &[]);
    }
}
