//! The search for what makes a vague expression precise: an expression is vague only if nothing in
//! reach says what it means.

use super::document::Document;
use super::facets::{Clarification, ClarificationKind, DefinitionKind, QuantityKind, Role, Scope};
use super::sentences::Sentence;
use crate::jurisdiction::ClarificationForms;
use crate::outline::Kind;
use crate::text::{Expression, Span};

/// The forms of a pack with their regular expressions built.
#[derive(Debug, Default)]
pub(super) struct Grammar {
    pointers: Vec<(ClarificationKind, Reach, Expression)>,
    settled: Vec<Settled>,
    lists_behind: Option<Expression>,
    lists_before: Option<Expression>,
    open_item: Option<Expression>,
    sets_standard: Option<Expression>,
    further: Option<Expression>,
    time_limit: Option<Expression>,
}

#[derive(Debug)]
struct Settled {
    pattern: Expression,
    source: String,
    from: String,
    to: String,
}

/// How far around an expression a pointer is looked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Reach {
    Behind,
    Part,
    Sentence,
    Header,
    Article,
}

impl Grammar {
    /// The grammar of `forms`; what does not read is left out, and a test sees to it that nothing
    /// is.
    pub(super) fn new(forms: ClarificationForms) -> Self {
        let pointers: Vec<_> = forms
            .pointer
            .iter()
            .filter_map(|pointer| {
                let kind = ClarificationKind::from_name(&pointer.kind)?;
                let reach = Reach::from_name(&pointer.within)?;
                Some((kind, reach, crate::text::pattern(&pointer.pattern).ok()?))
            })
            .collect();
        let settled: Vec<_> = forms
            .settled
            .into_iter()
            .filter_map(|row| {
                let pattern = crate::text::pattern(&row.pattern).ok()?;
                let source = format!("{} {}", row.title, row.provision);
                Some(Settled { pattern, source, from: row.from, to: row.to })
            })
            .collect();
        let build = |source: Option<String>| crate::text::pattern(&source?).ok();
        Self {
            pointers,
            settled,
            lists_behind: build(forms.lists_behind),
            lists_before: build(forms.lists_before),
            open_item: build(forms.open_item),
            sets_standard: build(forms.sets_standard),
            further: build(forms.further),
            time_limit: build(forms.time_limit),
        }
    }

    #[cfg(test)]
    pub(super) fn is_whole(&self, forms: &ClarificationForms) -> bool {
        let all = [
            &self.lists_behind,
            &self.lists_before,
            &self.open_item,
            &self.sets_standard,
            &self.further,
            &self.time_limit,
        ];
        let read = (self.pointers.len(), self.settled.len());
        read == (forms.pointer.len(), forms.settled.len()) && all.into_iter().all(Option::is_some)
    }
}

impl Reach {
    fn from_name(name: &str) -> Option<Self> {
        Some(match name {
            "behind" => Self::Behind,
            "part" => Self::Part,
            "sentence" => Self::Sentence,
            "header" => Self::Header,
            "article" => Self::Article,
            _ => return None,
        })
    }
}

impl Document {
    /// What makes the expression at `span` precise, by one of `kinds`; the first in the order of
    /// [`ClarificationKind::ALL`] where several do, `None` where nothing in reach does.
    #[must_use]
    pub fn clarification(&self, span: Span, kinds: &[ClarificationKind]) -> Option<Clarification> {
        let sentence = self.sentences().get(self.sentence_at(span.start)?)?;
        let search = Search {
            document: self,
            grammar: self.lexicon().clarifications(),
            span,
            sentence,
            part: part(self.text(), sentence.span, span),
        };
        let mut asked = ClarificationKind::ALL.into_iter().filter(|kind| kinds.contains(kind));
        asked.find_map(|kind| search.by(kind))
    }
}

/// The part of `sentence` between commas that holds `span`.
fn part(text: &str, sentence: Span, span: Span) -> Span {
    let base = sentence.start as usize;
    let body = sentence.slice(text);
    let from = span.start.saturating_sub(sentence.start) as usize;
    let to = span.end.saturating_sub(sentence.start) as usize;
    let from = body.get(..from).and_then(|before| before.rfind(ends_part)).unwrap_or(0);
    let to = body.get(to..).and_then(next_end).map_or(body.len(), |end| to + end);
    Span::new(base + from, base + to)
}

fn ends_part(c: char) -> bool {
    matches!(c, '，' | '；' | '：' | '。' | ',' | ';' | ':')
}

/// Where the part of a sentence at the beginning of `rest` ends; the comma of 30,000 ends none.
fn next_end(rest: &str) -> Option<usize> {
    let mut ends = rest.match_indices(ends_part);
    ends.find_map(|(at, _)| {
        let digit = |byte: Option<&u8>| byte.is_some_and(u8::is_ascii_digit);
        let bytes = rest.as_bytes();
        let inside =
            digit(at.checked_sub(1).and_then(|at| bytes.get(at))) && digit(bytes.get(at + 1));
        (!inside).then_some(at)
    })
}

/// The search for one expression.
struct Search<'a> {
    document: &'a Document,
    grammar: &'a Grammar,
    span: Span,
    sentence: &'a Sentence,
    part: Span,
}

impl Search<'_> {
    fn by(&self, kind: ClarificationKind) -> Option<Clarification> {
        let (span, source) = match kind {
            ClarificationKind::Definition => (self.declared().or_else(|| self.pointed(kind))?, ""),
            ClarificationKind::ClosedList => (self.closed_list()?, ""),
            ClarificationKind::Quantity => (self.quantity()?, ""),
            ClarificationKind::Annex | ClarificationKind::Standard => (self.pointed(kind)?, ""),
            ClarificationKind::Delegation => (self.delegated().or_else(|| self.pointed(kind))?, ""),
            ClarificationKind::GeneralLaw => self.settled()?,
        };
        Some(Clarification { kind, span, source: source.to_owned() })
    }

    /// The declaration of a term that is the expression or holds it.
    fn declared(&self) -> Option<Span> {
        let text = self.document.text();
        let words = self.span.slice(text);
        let outline = self.document.outline();
        let found = self.document.definitions().iter().find(|definition| {
            let holds = match definition.scope {
                Scope::Document => true,
                Scope::Chapter(node) | Scope::Article(node) => {
                    outline.node(node).span.contains(self.span)
                }
            };
            let named = definition.kind == DefinitionKind::Definition
                || definition.meaning.contains(self.span);
            let term = definition.span.slice(text);
            holds && named && !words.is_empty() && has_words(term, words)
        });
        found.map(|definition| definition.span)
    }

    /// The items of the list that says what the expression in its header means.
    fn closed_list(&self) -> Option<Span> {
        if !self.sentence.header {
            return None;
        }
        let text = self.document.text();
        let part = self.part;
        let before = Span { start: part.start, end: self.span.start.max(part.start) };
        let behind = Span { start: self.span.end, end: self.sentence.span.end };
        let fits = |regex: &Option<Expression>, span: Span| {
            regex.as_ref().is_some_and(|regex| regex.is_match(span.slice(text)))
        };
        if !fits(&self.grammar.lists_before, before) && !fits(&self.grammar.lists_behind, behind) {
            return None;
        }
        let outline = self.document.outline();
        let items = outline.children(self.sentence.node);
        let items = items.filter(|&item| outline.node(item).span.start >= self.sentence.span.end);
        let spans: Vec<Span> = items.map(|item| outline.node(item).span).collect();
        let (first, last) = (spans.first()?, spans.last()?);
        (!fits(&self.grammar.open_item, *last)).then(|| first.cover(*last))
    }

    /// A number beside the expression: in its part of the sentence, or in the next one where that
    /// goes on about the same thing.
    fn quantity(&self) -> Option<Span> {
        let text = self.document.text();
        let rest = Span { start: self.part.end, end: self.sentence.span.end };
        let behind = rest.slice(text);
        let next = behind.trim_start_matches(ends_part);
        let from = rest.start as usize + behind.len() - next.len();
        let next = Span::new(from, from + next_end(next).unwrap_or(next.len()));
        let goes_on = behind.starts_with(['，', ','])
            && self.grammar.further.as_ref().is_none_or(|regex| !regex.is_match(next.slice(text)));
        let mut parts = [self.part].into_iter().chain(goes_on.then_some(next));
        parts
            .find_map(|part| {
                let all = self.document.quantities();
                let from = all.partition_point(|quantity| quantity.span.start < part.start);
                let near = all.get(from..).unwrap_or_default().iter();
                let mut found = near.take_while(|quantity| part.contains(quantity.span));
                found.find(|quantity| {
                    let words = Span { start: quantity.span.start, end: part.end }.slice(text);
                    // How long somebody worked before says nothing of what comes behind it.
                    let ahead = quantity.span.end <= self.span.start;
                    let limits =
                        || self.grammar.time_limit.as_ref().is_some_and(|r| r.is_match(words));
                    let limit = quantity.kind == QuantityKind::Duration && (ahead || limits());
                    !limit && !matches!(quantity.kind, QuantityKind::Date | QuantityKind::Age)
                })
            })
            .map(|quantity| quantity.span)
    }

    /// A pointer of the pack.
    fn pointed(&self, kind: ClarificationKind) -> Option<Span> {
        let mut pointers = self.grammar.pointers.iter().filter(|(of, ..)| *of == kind);
        pointers.find_map(|(_, reach, regex)| {
            let scope = self.scope(*reach)?;
            let found = regex.find(scope.slice(self.document.text()))?;
            let base = scope.start as usize;
            Some(Span::new(base + found.start(), base + found.end()))
        })
    }

    fn scope(&self, reach: Reach) -> Option<Span> {
        let document = self.document;
        let outline = document.outline();
        match reach {
            Reach::Behind => {
                Some(Span { start: self.span.end, end: self.sentence.span.end.max(self.span.end) })
            }
            Reach::Part => Some(self.part),
            Reach::Sentence => Some(self.sentence.span),
            Reach::Header => {
                let around = outline.ancestors(self.sentence.node).skip(1);
                around.into_iter().find_map(|outer| document.header_of(outer))
            }
            Reach::Article => Some(self.unit()),
        }
    }

    /// The article, or the subsection where sections have them: those are articles of their own.
    fn unit(&self) -> Span {
        let outline = self.document.outline();
        let node = self.sentence.node;
        let mut around = outline.ancestors(node);
        let subsection = around.find(|&id| outline.node(id).kind == Kind::Subsection);
        let unit = subsection.or_else(|| outline.article_of(node)).unwrap_or(node);
        outline.node(unit).span
    }

    /// A sentence of the article that lets somebody set the standard.
    fn delegated(&self) -> Option<Span> {
        let article = self.document.outline().article_of(self.sentence.node)?;
        let marks = self.document.roles_in(article).iter();
        let unit = self.unit();
        let mut own = marks.filter(|mark| {
            mark.role == Role::Delegation && !mark.inherited && unit.contains(mark.sentence)
        });
        let standard = self.grammar.sets_standard.as_ref()?;
        let text = self.document.text();
        own.find(|mark| standard.is_match(self.document.shown(mark).slice(text)))
            .map(|mark| mark.sentence)
    }

    /// A row of general law, in force on the day of the document.
    fn settled(&self) -> Option<(Span, &str)> {
        let dated = self.document.instrument().dated.as_deref();
        let words = self.part.slice(self.document.text());
        let base = self.part.start as usize;
        let touches = |regex: &Expression| {
            regex.find_iter(words).any(|found| {
                Span::new(base + found.start(), base + found.end()).overlaps(self.span)
            })
        };
        let then = |row: &&Settled| {
            dated.is_none_or(|day| {
                row.from.as_str() <= day && (row.to.is_empty() || day <= row.to.as_str())
            })
        };
        let row = self.grammar.settled.iter().filter(then).find(|row| touches(&row.pattern))?;
        Some((self.span, &row.source))
    }
}

/// Whether `term` has `words` in it, case aside.
fn has_words(term: &str, words: &str) -> bool {
    term.contains(words)
        || (words.is_ascii() && term.to_lowercase().contains(&words.to_lowercase()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::jurisdiction::{Language, Profile};
    use crate::model::Lexicon;
    use crate::text::{Format, Source};

    /// How `words`, at their last place in `text`, are made precise, and where.
    fn search(language: Language, text: &str, words: &str) -> Option<(&'static str, String)> {
        let code = if language.is_chinese() { "cn" } else { "en" };
        let profile = Profile::new(code, language).expect("a pack");
        let lexicon = Lexicon::new(&profile, &[]).expect("packs read");
        let document =
            Document::new(Source::new("draft.md", text, Format::Markdown), profile, lexicon, None);
        let at = text.rfind(words).expect("the words stand in the text");
        let found = document
            .clarification(Span::new(at, at + words.len()), &ClarificationKind::ALL)
            .map(|found| (found.kind, found.span, found.source))?;
        let shown = if found.2.is_empty() { found.1.slice(text).to_owned() } else { found.2 };
        Some((found.0.name(), shown))
    }

    #[track_caller]
    fn chinese(text: &str, words: &str, want: Option<(&str, &str)>) {
        let text = format!("示例办法\n{text}\n");
        let found = search(Language::Hans, &text, words);
        assert_eq!(found.as_ref().map(|(kind, shown)| (*kind, shown.as_str())), want, "{text}");
    }

    #[test]
    fn a_definition_counts_in_its_scope() {
        let own = "第一条　本办法所称杰出成就，是指取得示例奖。\n第二条　有杰出成就的，可以申请。";
        chinese(own, "杰出成就", Some(("definition", "杰出成就")));
        let chapter = "第一章　示例\n第一条　本章所称杰出成就，是指取得示例奖。\n\
                       第二章　其他\n第二条　有杰出成就的，可以申请。";
        chinese(chapter, "杰出成就", None);
        chinese(
            "第一条　有稳定的住所（租期一年以上）的，可以申请。",
            "稳定的住所",
            Some(("definition", "（")),
        );
    }

    #[test]
    fn items_say_what_their_header_means_unless_they_are_open() {
        let closed =
            "第一条　有下列严重问题之一的，撤销资格：\n（一）伪造证件的；\n（二）转让证件的。";
        chinese(
            closed,
            "严重问题",
            Some(("closed-list", "（一）伪造证件的；\n（二）转让证件的。")),
        );
        let open = "第一条　有下列严重问题之一的，撤销资格：\n（一）伪造证件的；\n（二）其他情形。";
        chinese(open, "严重问题", None);
        let other = "第一条　有严重问题，且有下列情形之一的，撤销资格：\n（一）伪造证件的；\n（二）转让证件的。";
        chinese(other, "严重问题", None);
    }

    #[test]
    fn a_number_counts_where_it_measures_the_same_thing() {
        let income = "第一条　有稳定的收入，年收入在十万元以上的，可以申请。";
        chinese(income, "稳定的收入", Some(("quantity", "十万元以上")));
        chinese("第一条　有杰出成就，并居住满五年的，可以申请。", "杰出成就", None);
        chinese("第一条　有杰出成就的，应当在三十日内登记。", "杰出成就", None);
    }

    #[test]
    fn pointers_count_where_they_lead_to_a_list_or_a_body() {
        chinese("第一条　符合附件所列杰出成就的，可以申请。", "杰出成就", Some(("annex", "附件")));
        let body = "第一条　有杰出成就的，可以申请。认定标准由示例部门制定。";
        chinese(body, "杰出成就", Some(("delegation", "认定标准由示例部门制定。")));
        let form = "第一条　有杰出成就的，可以申请。申请表由示例部门制定。";
        chinese(form, "杰出成就", None);
    }

    #[test]
    fn general_law_settles_meanings_with_its_source() {
        let accident = "第一条　发生较大事故的，撤销资格。";
        let source = "生产安全事故报告和调查处理条例 第三条";
        chinese(accident, "较大事故", Some(("general-law", source)));
        chinese("第一条　有较大影响的，撤销资格。", "较大影响", None);
    }

    #[test]
    fn english_is_searched_alike() {
        let text = "Example Act\n\nArticle 1 An applicant with a stable income of at least €30,000 may apply.\n";
        let found = search(Language::En, text, "stable income").map(|(kind, _)| kind);
        assert_eq!(found, Some("quantity"));
        let text = "Example Act\n\nArticle 1 An applicant of good character may apply within 30 days of arrival.\n";
        assert_eq!(search(Language::En, text, "good character"), None);
    }
}
