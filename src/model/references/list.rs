//! Lists of numbered provisions in Chinese: 第五条第一款、第二款和第八条, 第十条至第十五条.

use super::grammar::Grammar;
use super::{Base, Join, Member, Step};
use crate::outline::{Kind, NodeId, Ordinal, Outline, numerals};
use crate::text::Span;

/// The rank of an article; what is less deep groups articles.
pub(super) const RANK_ARTICLE: u8 = 5;

/// What stands behind a number that is an amount and not that of an inserted article.
const NOT_INSERTED: [char; 12] =
    ['以', '分', '亿', '万', '元', '日', '年', '倍', '%', '个', '成', '人'];

/// 第三款, or several numbers with one unit: 第一、二项.
#[derive(Debug)]
pub(super) struct Token {
    /// How deep the unit is.
    pub(super) rank: u8,
    steps: Vec<(Step, Join, Span)>,
    /// Offset behind it.
    pub(super) end: usize,
}

/// The parser of lists of citations.
#[derive(Debug, Clone, Copy)]
pub(super) struct Lists<'d> {
    pub(super) text: &'d str,
    pub(super) outline: &'d Outline,
    pub(super) grammar: &'d Grammar,
}

impl<'d> Lists<'d> {
    fn rest(&self, at: usize) -> &'d str {
        self.text.get(at..).unwrap_or_default()
    }

    /// The list of citations that begins at `start`: its members, and the offset behind it.
    pub(super) fn list(
        &self,
        start: usize,
        base: Base,
        at: NodeId,
    ) -> Option<(Vec<Member>, usize)> {
        let empty = Member { base, steps: Vec::new(), span: Span::empty(start), join: Join::And };
        let (mut members, mut end) = self.path(&empty, start, Join::And)?;
        self.go_on(&mut members, &mut end, at);
        Some((members, end))
    }

    /// The list that goes on from the unit `base` at `start`.
    pub(super) fn list_from(
        &self,
        base: &Member,
        start: usize,
        at: NodeId,
    ) -> Option<(Vec<Member>, usize)> {
        let (mut members, mut end) = self.path(base, start, Join::And)?;
        if let Some(first) = members.first_mut()
            && !base.span.is_empty()
        {
            first.span = base.span.cover(first.span);
        }
        self.go_on(&mut members, &mut end, at);
        Some((members, end))
    }

    /// Takes the further members of a list.
    fn go_on(&self, members: &mut Vec<Member>, end: &mut usize, at: NodeId) {
        while let Some(last) = members.last().cloned() {
            let part = self.grammar.part.at_start(self.rest(*end)).map_or(0, |(len, ())| len);
            let Some((len, join)) = self.joint(*end + part) else { return };
            let next = *end + part + len;
            let next = next + blanks(self.rest(next));
            let Some(base) = self.carried(&last, next, at) else { return };
            let Some((more, to)) = self.path(&base, next, join) else { return };
            members.extend(more);
            *end = to;
        }
    }

    /// What joins two members of a list at `at`, and its length.
    fn joint(&self, at: usize) -> Option<(usize, Join)> {
        let blanks = blanks(self.rest(at));
        let rest = self.rest(at + blanks);
        let through =
            self.grammar.through.at_start(rest).map(|(len, ())| (blanks + len, Join::Through));
        through
            .or_else(|| self.grammar.and.at_start(rest).map(|(len, ())| (blanks + len, Join::And)))
    }

    /// What a member of a list at `start` has in common with the one before it.
    fn carried(&self, last: &Member, start: usize, at: NodeId) -> Option<Member> {
        let token = self.token(start)?;
        let steps: Vec<Step> =
            last.steps.iter().take_while(|step| step.rank < token.rank).cloned().collect();
        let base = match last.base {
            Base::Document => Base::Document,
            Base::Node(_) | Base::Nowhere(..) if token.rank <= RANK_ARTICLE => Base::Document,
            Base::Node(node) if rank(self.outline.node(node).kind) < token.rank => last.base,
            Base::Node(_) | Base::Nowhere(..) => Base::Node(self.outline.article_of(at)?),
        };
        Some(Member { base, steps, span: Span::empty(start), join: Join::And })
    }

    /// The steps at `start` below `base`, and the offset behind them; several members where a
    /// number is a list of its own.
    fn path(&self, base: &Member, start: usize, join: Join) -> Option<(Vec<Member>, usize)> {
        let mut head = base.clone();
        let mut token = self.token(start)?;
        while let [(step, _, _)] = token.steps.as_slice() {
            let next = token.end + blanks(self.rest(token.end));
            let Some(deeper) = self.token(next).filter(|next| next.rank > token.rank) else {
                break;
            };
            head.steps.push(step.clone());
            token = deeper;
        }
        if let Some(first) = self.first_paragraphs(&head, &token, start) {
            return Some(first);
        }
        let mut from = start;
        let members = token.steps.iter().enumerate().map(|(index, (step, inner, span))| {
            let mut steps = head.steps.clone();
            steps.push(step.clone());
            let span = Span::new(from, span.end as usize);
            from = span.end as usize;
            let join = if index == 0 { join } else { *inner };
            Member { base: head.base, steps, span, join }
        });
        Some((members.collect(), token.end))
    }

    /// 第三百零七条前三款: the first paragraphs of the article of `token`, below `head`.
    fn first_paragraphs(
        &self,
        head: &Member,
        token: &Token,
        start: usize,
    ) -> Option<(Vec<Member>, usize)> {
        let [(article, _, _)] = token.steps.as_slice() else { return None };
        let tail = self.rest(token.end).strip_prefix('前')?;
        let count = numerals::leading(tail).filter(|count| count.value <= 9)?;
        let unit = tail.get(count.len..)?;
        let (len, &kind) = self.grammar.levels.at_start(unit)?;
        if article.kind != Kind::Article || kind != Kind::Paragraph {
            return None;
        }
        let end = self.text.len() - unit.len() + len;
        let members = (1..=count.value).map(|number| {
            let mut steps = head.steps.clone();
            steps.push(article.clone());
            let (num, ordinal) = (number.to_string().into_boxed_str(), Ordinal::new(&[number]));
            steps.push(Step { kind, rank: rank(kind), num, ordinal });
            Member { base: head.base, steps, span: Span::new(start, end), join: Join::And }
        });
        Some((members.collect(), end))
    }

    /// The unit that is cited at `start`.
    pub(super) fn token(&self, start: usize) -> Option<Token> {
        let mut at = start + '第'.len_utf8();
        if !self.rest(start).starts_with('第') {
            return None;
        }
        let mut numbers: Vec<(u32, Option<u32>, Join, Span)> = Vec::new();
        let mut join = Join::And;
        loop {
            let from = at;
            let (number, end) = self.numeral(at, !numbers.is_empty())?;
            let (insert, end) = self.inserted(end);
            numbers.push((number, insert, join, Span::new(from, end)));
            at = end + blanks(self.rest(end));
            let rest = self.rest(at);
            if let Some((len, &kind)) = self.grammar.levels.at_start(rest)
                && !is_word(rest.get(len..).unwrap_or_default(), kind)
            {
                return Some(self.finish(kind, numbers, at + len));
            }
            if numbers.len() > 30 {
                return None;
            }
            // 第一、第二两款.
            if numbers.len() > 1
                && let Some(tail) = rest.strip_prefix(['两', '二', '三', '四'])
                && let Some((len, &kind)) = self.grammar.levels.at_start(tail)
            {
                return Some(self.finish(kind, numbers, self.text.len() - tail.len() + len));
            }
            let (len, next) = self.joint(at)?;
            join = next;
            at += len;
            at += self.rest(at).strip_prefix('第').map_or(0, |_| '第'.len_utf8());
        }
    }

    /// The token of `numbers` with the unit `kind`, with what is inserted behind it: 之一.
    fn finish(
        &self,
        kind: Kind,
        numbers: Vec<(u32, Option<u32>, Join, Span)>,
        end: usize,
    ) -> Token {
        let mut end = end;
        let mut inserted = None;
        if let Some(tail) = self.rest(end).strip_prefix('之')
            && let Some(numeral) = numerals::leading(tail)
            && !tail.get(numeral.len..).unwrap_or_default().starts_with(NOT_INSERTED)
        {
            inserted = Some(numeral.value);
            end += '之'.len_utf8() + numeral.len;
        }
        let rank = rank(kind);
        let last = numbers.len() - 1;
        let kind = if kind == Kind::Item { Kind::Point } else { kind };
        let steps = numbers.into_iter().enumerate().map(|(index, (number, insert, join, span))| {
            let insert = insert.or(inserted.filter(|_| index == last));
            let (num, ordinal) = match insert {
                Some(insert) => (format!("{number}-{insert}"), Ordinal::new(&[number, insert])),
                None => (number.to_string(), Ordinal::new(&[number])),
            };
            let span = if index == last { Span::new(span.start as usize, end) } else { span };
            (Step { kind, rank, num: num.into_boxed_str(), ordinal }, join, span)
        });
        Token { rank, steps: steps.collect(), end }
    }

    /// The number at `at`, in brackets or not, and the offset behind it. `listed`: others stand
    /// before it.
    fn numeral(&self, at: usize, listed: bool) -> Option<(u32, usize)> {
        let at = at + blanks(self.rest(at));
        let at = at + line_break(self.rest(at));
        let rest = self.rest(at);
        // 第一、三两款: the last numeral counts the numbers.
        if listed
            && let Some((number, tail)) = rest.split_once('两')
            && let Some(value) = numerals::chinese(number)
            && self.grammar.levels.at_start(tail).is_some()
        {
            return Some((value, at + number.len()));
        }
        if let Some(inner) = rest.strip_prefix(['（', '(']) {
            let open = rest.len() - inner.len();
            let numeral = numerals::leading(inner)?;
            let close =
                inner.get(numeral.len..)?.chars().next().filter(|c| matches!(c, '）' | ')'))?;
            return Some((numeral.value, at + open + numeral.len + close.len_utf8()));
        }
        let numeral = numerals::leading(rest)?;
        let end = at + numeral.len;
        match self.broken(rest, numeral.len) {
            Some((value, len)) => Some((value, at + len)),
            None => Some((numeral.value, end)),
        }
    }

    /// A number that a line break goes through: its value and length.
    fn broken(&self, rest: &str, len: usize) -> Option<(u32, usize)> {
        let tail = rest.get(len..)?.strip_prefix('\n')?;
        let more: usize =
            tail.chars().take_while(|&c| numerals::chinese_part(c)).map(char::len_utf8).sum();
        self.grammar.levels.at_start(tail.get(more..)?)?;
        let joined = format!("{}{}", rest.get(..len)?, tail.get(..more)?);
        Some((numerals::chinese(&joined)?, len + 1 + more))
    }

    /// The second number of 12-1 at `at`.
    fn inserted(&self, at: usize) -> (Option<u32>, usize) {
        let rest = self.rest(at);
        let tail = rest.strip_prefix('-').or_else(|| rest.strip_prefix('之'));
        match tail.and_then(|tail| Some((tail, numerals::leading(tail)?))) {
            Some((tail, numeral)) => {
                (Some(numeral.value), at + rest.len() - tail.len() + numeral.len)
            }
            None => (None, at),
        }
    }
}

/// Bytes of blanks at the beginning of `rest`.
pub(super) fn blanks(rest: &str) -> usize {
    let trimmed = rest.trim_start_matches([' ', '　']);
    let trimmed = trimmed
        .strip_prefix('\n')
        .map(|next| next.trim_start_matches([' ', '　']))
        .filter(|next| {
            // A line break in the middle of a citation, not the end of a paragraph.
            next.starts_with(['条', '款', '项', '目', '第', '至', '及', '或', '、'])
        })
        .unwrap_or(trimmed);
    rest.len() - trimmed.len()
}

/// Bytes of a line end and blanks at the beginning of `rest`, where a number goes on behind them:
/// 第 at the end of one line and 十九条 at the beginning of the next.
fn line_break(rest: &str) -> usize {
    let next = rest.strip_prefix('\n').map(|next| next.trim_start_matches([' ', '　']));
    next.filter(|next| next.starts_with(numerals::chinese_part))
        .map_or(0, |next| rest.len() - next.len())
}

/// Whether the unit goes on as another word: 第三条款, 第一章程, 第二项目.
fn is_word(rest: &str, kind: Kind) -> bool {
    let none: &[char] = match kind {
        Kind::Article => &['例', '件', '款', '约', '幅'],
        Kind::Chapter => &['程'],
        Kind::Section => &['目', '能', '约', '点'],
        Kind::Paragraph | Kind::Point => &['目'],
        Kind::Part | Kind::Book => &['制', '码', '号'],
        Kind::Item => &['标', '的', '录', '前'],
        _ => &[],
    };
    rest.starts_with(none)
}

/// How deep a unit is.
pub(super) fn rank(kind: Kind) -> u8 {
    match kind {
        Kind::Book | Kind::Part => 1,
        Kind::Division => 2,
        Kind::Chapter => 3,
        Kind::Section => 4,
        Kind::Article => RANK_ARTICLE,
        Kind::Paragraph => 6,
        Kind::Point => 7,
        _ => 8,
    }
}
