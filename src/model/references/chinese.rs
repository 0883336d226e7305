//! Citations in Chinese: 本法第十二条第一款第三项, 前款, 《…》第十条至第十五条.

use super::super::Document;
use super::super::facets::{Reference, ReferenceStatus};
use super::expand::reference;
use super::grammar::{Anchor, Grammar};
use super::host::{Before, Hosts};
use super::resolve::Resolver;
use super::{Base, Host, Join, Member, Step};
use crate::outline::{Kind, NodeId, Ordinal, Outline, numerals};
use crate::text::Span;

/// The longest title that is believed, in bytes.
const LONGEST_TITLE: usize = 300;

/// All citations of `document` in order.
pub(super) fn scan(document: &Document) -> Vec<Reference> {
    let grammar = document.lexicon().references();
    let mut scanner = Scanner {
        text: document.text(),
        outline: document.outline(),
        grammar,
        hosts: Hosts::new(document, grammar),
        resolver: Resolver::new(document),
        found: Vec::new(),
        done: 0,
        node: 0,
        named: None,
        cited: None,
        bare: Vec::new(),
    };
    for (anchor, start, end) in grammar.anchors(document.text()) {
        if start >= scanner.done {
            scanner.anchor(anchor, start, end);
        }
    }
    scanner.doubt_all();
    scanner.found
}

struct Scanner<'d> {
    text: &'d str,
    outline: &'d Outline,
    grammar: &'d Grammar,
    hosts: Hosts<'d>,
    resolver: Resolver<'d>,
    found: Vec<Reference>,
    /// Everything before this offset is read.
    done: usize,
    /// The last node that begins at or before the place that is read.
    node: u32,
    /// The instrument named last, and where.
    named: Option<(Host, usize)>,
    /// The article cited last in the same sentence: host, steps, and the offset behind it.
    cited: Option<(Host, Vec<Step>, usize)>,
    /// The references to articles without words that say of which instrument.
    bare: Vec<usize>,
}

impl<'d> Scanner<'d> {
    fn rest(&self, at: usize) -> &'d str {
        self.text.get(at..).unwrap_or_default()
    }

    fn anchor(&mut self, anchor: Anchor, start: usize, end: usize) {
        match anchor {
            Anchor::Title => self.title(start, end),
            Anchor::Number => self.number(start),
            Anchor::Previous(kind, count) => self.previous(kind, count, start, end),
            Anchor::This(kind) => self.this(kind, start, end),
            Anchor::Same(kind) => self.same(kind, start, end),
            Anchor::Ignore => {}
        }
    }

    /// The unit at `at`; `None` for its own number, for what is no law and for what stands before
    /// the first unit.
    fn unit_at(&mut self, at: usize) -> Option<NodeId> {
        let offset = Span::empty(at).start;
        let total = Span::empty(self.outline.len()).start;
        while self.node + 1 < total && self.outline.node(NodeId(self.node + 1)).span.start <= offset
        {
            self.node += 1;
        }
        let number = self.outline.node(NodeId(self.node)).number;
        let own = number.start <= offset && offset < number.end;
        let front = total > 1 && offset < self.outline.preamble.end;
        if own || front || self.outline.is_excluded(offset) {
            return None;
        }
        Some(self.outline.at(offset))
    }

    /// 《…》, with the provisions behind it.
    fn title(&mut self, start: usize, end: usize) {
        let Some(len) = title_len(self.rest(end)) else { return };
        let close = end + len;
        let behind = close + '》'.len_utf8();
        self.done = behind;
        let title = self.text.get(end..close).unwrap_or_default();
        if !self.hosts.is_instrument(title) {
            return;
        }
        let host = self.hosts.titled(title);
        self.named = Some((host.clone(), behind));
        let Some(at) = self.unit_at(start) else { return };
        let mut list = behind;
        let rest = self.rest(behind);
        if rest.starts_with(['（', '(']) {
            let bracket = rest.find(['）', ')']).filter(|&len| len < LONGEST_TITLE);
            list += bracket.map_or(0, |len| {
                len + rest.get(len..).and_then(|r| r.chars().next()).map_or(0, char::len_utf8)
            });
        }
        if let Some((members, end)) = self.list(list, Base::Document, at) {
            self.emit(&host, &members, start, end, at);
        } else if let Host::Other(_) = host {
            let member = Member {
                base: Base::Document,
                steps: Vec::new(),
                span: Span::new(start, behind),
                join: Join::And,
            };
            self.emit(&host, &[member], start, behind, at);
        }
    }

    /// 第…条 and what goes on from there.
    fn number(&mut self, start: usize) {
        let Some(token) = self.token(start) else { return };
        if self.is_line(start, token.end) {
            return;
        }
        let Some(at) = self.unit_at(start) else { return };
        let quoted = self.outline.is_quoted(Span::empty(start).start);
        let (host, from) = self.host(start);
        let host = match host {
            Some(host) => host,
            None if quoted => self.hosts.quoted.clone(),
            None => self.hosts.bare.clone(),
        };
        let host = if quoted && matches!(host, Host::This { .. }) {
            self.hosts.quoted.clone()
        } else {
            host
        };
        let before = self.text.get(..start).unwrap_or_default();
        let cut = before.ends_with('条')
            || before.chars().next_back().is_some_and(numerals::chinese_part);
        // 八十条第四款, 条款第一项: of what, only a reader can tell.
        let cut = token.rank > RANK_ARTICLE && (cut || before.ends_with("条款"));
        let host = if cut { Host::Unknown } else { host };
        let base = if from == start { self.base(token.rank, at) } else { Some(Base::Document) };
        let Some(base) = base.or(matches!(host, Host::Other(_)).then_some(Base::Document)) else {
            return;
        };
        let Some((members, end)) = self.list(start, base, at) else { return };
        if base == Base::Document && from == start && !quoted {
            self.bare.push(self.found.len());
        }
        if let Base::Node(_) = base
            && let Some((host, base)) = self.not_here(&host, &members, at)
            && let Some((members, end)) = self.list_from(&base, start, at)
        {
            self.emit(&host, &members, from, end, at);
            return;
        }
        self.emit(&host, &members, from, end, at);
    }

    /// Whether a line consists of `start..end` alone: a heading that was not understood.
    fn is_line(&self, start: usize, end: usize) -> bool {
        let before =
            self.text.get(..start).unwrap_or_default().trim_end_matches([' ', '　', '#', '*']);
        let behind = self.rest(end).trim_start_matches([' ', '　', '*']);
        (before.is_empty() || before.ends_with('\n'))
            && (behind.is_empty() || behind.starts_with('\n'))
    }

    /// 第六项 in an article that has none is one of the article cited before it: that, if there is
    /// one, as what the citation begins at.
    fn not_here(&self, host: &Host, members: &[Member], at: NodeId) -> Option<(Host, Member)> {
        let found = |member: &Member| self.resolver.target(host, member, at).node.is_some();
        if members.iter().all(found) {
            return None;
        }
        let (host, steps, end) = self.cited.as_ref()?;
        let article = self.outline.node(self.resolver.article_of(at)?).span;
        let rank = members.first()?.steps.first()?.rank;
        let steps: Vec<Step> = steps.iter().filter(|step| step.rank < rank).cloned().collect();
        let near = article.contains(Span::empty(*end));
        let base = Member { base: Base::Document, steps, span: Span::empty(*end), join: Join::And };
        near.then(|| (unsure(host), base))
    }

    /// A text most of whose bare citations are not to be found speaks of another one.
    fn doubt_all(&mut self) {
        let lost = |index: &&usize| {
            let status = self.found.get(**index).map(|reference| reference.status);
            status == Some(ReferenceStatus::Unresolved)
        };
        let missing: Vec<usize> = self.bare.iter().filter(lost).copied().collect();
        if missing.len() >= MANY && missing.len() * 4 > self.bare.len() {
            for index in missing {
                self.found[index].status = ReferenceStatus::Unknown;
            }
        }
    }

    /// Where a citation without words before it begins, by the rank of its first unit.
    fn base(&self, rank: u8, at: NodeId) -> Option<Base> {
        if rank <= RANK_ARTICLE {
            return Some(Base::Document);
        }
        let article = self.resolver.article_of(at)?;
        Some(Base::Node(article))
    }

    /// The host that the words before `start` name, and where these words begin.
    fn host(&mut self, start: usize) -> (Option<Host>, usize) {
        match self.hosts.before(self.text.get(..start).unwrap_or_default()) {
            Before::Nothing => (None, start),
            Before::Words(host, from) => {
                if matches!(host, Host::Other(_)) {
                    self.named = Some((host.clone(), start));
                }
                (Some(host), from)
            }
            Before::Anaphor(from) => {
                let named = self.named.as_ref().map(|(host, _)| host.clone());
                (Some(named.unwrap_or(Host::Unknown)), from)
            }
        }
    }

    /// 前款, 前两条, 前项第二款.
    fn previous(&mut self, kind: Kind, count: usize, start: usize, end: usize) {
        let Some(at) = self.unit_at(start) else { return };
        if self.outline.is_quoted(Span::empty(start).start) || kind == Kind::Item {
            return;
        }
        let Some(here) = self.resolver.around(at, kind) else { return };
        let before = self.resolver.previous(at, kind, count);
        let base = match before.as_slice() {
            [] => {
                let Some(parent) = self.outline.node(here).parent else { return };
                Base::Nowhere(parent, kind)
            }
            [.., last] => Base::Node(*last),
        };
        if count > 1 {
            let mut members: Vec<Member> =
                before.iter().map(|&node| self.whole(node, start, end)).collect();
            if members.len() < count {
                let Some(parent) = self.outline.node(here).parent else { return };
                let base = Base::Nowhere(parent, kind);
                let span = Span::new(start, end);
                members.insert(0, Member { base, steps: Vec::new(), span, join: Join::And });
            }
            self.emit(&Host::This { sure: true }, &members, start, end, at);
            return;
        }
        self.from(base, start, end, at);
    }

    fn whole(&self, node: NodeId, start: usize, end: usize) -> Member {
        Member {
            base: Base::Node(node),
            steps: Vec::new(),
            span: Span::new(start, end),
            join: Join::And,
        }
    }

    /// 本条第二款, 本章.
    fn this(&mut self, kind: Kind, start: usize, end: usize) {
        let Some(at) = self.unit_at(start) else { return };
        if self.outline.is_quoted(Span::empty(start).start) {
            return;
        }
        let unit = match kind {
            Kind::Article => self.resolver.article_of(at),
            kind => self.resolver.around(at, kind),
        };
        let Some(unit) = unit else { return };
        self.from(Base::Node(unit), start, end, at);
    }

    /// 同条第三项: in the article cited last.
    fn same(&mut self, kind: Kind, start: usize, end: usize) {
        let Some(at) = self.unit_at(start) else { return };
        let Some((host, steps, cited)) = self.cited.clone() else { return };
        let article = self.resolver.article_of(at).map(|id| self.outline.node(id).span);
        if !article.is_some_and(|article| article.contains(Span::empty(cited))) {
            return;
        }
        let rank = rank(kind);
        let steps: Vec<Step> = steps.into_iter().filter(|step| step.rank <= rank).collect();
        if steps.last().is_none_or(|step| step.rank != rank) {
            return;
        }
        let base =
            Member { base: Base::Document, steps, span: Span::new(start, end), join: Join::And };
        let (members, end) = self.list_from(&base, end, at).unwrap_or((vec![base], end));
        self.emit(&host, &members, start, end, at);
    }

    /// A citation that begins at a unit of this document and may go down from there.
    fn from(&mut self, base: Base, start: usize, end: usize, at: NodeId) {
        let whole =
            Member { base, steps: Vec::new(), span: Span::new(start, end), join: Join::And };
        let behind = end + blanks(self.rest(end));
        let unit = match base {
            Base::Node(node) => rank(self.outline.node(node).kind),
            Base::Nowhere(_, kind) => rank(kind),
            Base::Document => 0,
        };
        let deeper = self.token(behind).filter(|token| token.rank > unit);
        let list = deeper.and_then(|_| self.list_from(&whole, behind, at));
        let (members, end) = list.unwrap_or((vec![whole], end));
        self.emit(&Host::This { sure: true }, &members, start, end, at);
    }

    fn emit(&mut self, host: &Host, members: &[Member], start: usize, end: usize, at: NodeId) {
        let host = self.doubted(host, members, start);
        if let Some(last) = members.last()
            && last.base == Base::Document
            && last.steps.first().is_some_and(|step| step.rank == RANK_ARTICLE)
        {
            self.cited = Some((host.clone(), last.steps.clone(), end));
        }
        self.done = self.done.max(end);
        self.found.push(reference(&self.resolver, &host, members, Span::new(start, end), at));
    }

    /// A bare citation in a sentence that names another instrument may be one of that: it counts
    /// for this document, but not for certain.
    fn doubted(&self, host: &Host, members: &[Member], start: usize) -> Host {
        let bare = members.first().is_some_and(|first| first.span.start as usize == start);
        let outer = members.iter().all(|member| member.base == Base::Document);
        match (&self.named, host) {
            (Some((Host::Other(_), at)), Host::This { sure: true }) if bare && outer => {
                let between = self.text.get(*at..start).unwrap_or_default();
                Host::This { sure: between.contains(['。', '\n', '；']) }
            }
            _ => host.clone(),
        }
    }
}

const RANK_ARTICLE: u8 = 5;

/// What stands behind a number that is an amount and not that of an inserted article.
const NOT_INSERTED: [char; 12] =
    ['以', '分', '亿', '万', '元', '日', '年', '倍', '%', '个', '成', '人'];

/// How many bare citations that are not to be found make a text one about another text.
const MANY: usize = 4;

/// `host` where a guess led to it.
fn unsure(host: &Host) -> Host {
    match host {
        Host::This { .. } => Host::This { sure: false },
        other => other.clone(),
    }
}

/// How deep a unit is.
fn rank(kind: Kind) -> u8 {
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

/// Length of a title that is open, its closing mark left out; titles may be nested.
fn title_len(rest: &str) -> Option<usize> {
    let mut depth = 0_u32;
    for (at, c) in rest.char_indices() {
        match c {
            '《' => depth += 1,
            '》' if depth == 0 => return Some(at),
            '》' => depth -= 1,
            '\n' => return None,
            _ if at > LONGEST_TITLE => return None,
            _ => {}
        }
    }
    None
}

/// 第三款, or several numbers with one unit: 第一、二项.
#[derive(Debug)]
struct Token {
    rank: u8,
    steps: Vec<(Step, Join, Span)>,
    end: usize,
}

impl<'d> Scanner<'d> {
    /// The list of citations that begins at `start`: its members, and the offset behind it.
    fn list(&self, start: usize, base: Base, at: NodeId) -> Option<(Vec<Member>, usize)> {
        let empty = Member { base, steps: Vec::new(), span: Span::empty(start), join: Join::And };
        let (mut members, mut end) = self.path(&empty, start, Join::And)?;
        self.go_on(&mut members, &mut end, at);
        Some((members, end))
    }

    /// The list that goes on from the unit `base` at `start`.
    fn list_from(&self, base: &Member, start: usize, at: NodeId) -> Option<(Vec<Member>, usize)> {
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
            let rest = self.rest(*end);
            let (len, join) =
                match (self.grammar.through.at_start(rest), self.grammar.and.at_start(rest)) {
                    (Some((len, ())), _) => (len, Join::Through),
                    (None, Some((len, ()))) => (len, Join::And),
                    (None, None) => return,
                };
            let next = *end + len;
            let Some(base) = self.carried(&last, next, at) else { return };
            let Some((more, to)) = self.path(&base, next, join) else { return };
            members.extend(more);
            *end = to;
        }
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
            Base::Node(_) | Base::Nowhere(..) => Base::Node(self.resolver.article_of(at)?),
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

    /// The unit that is cited at `start`.
    fn token(&self, start: usize) -> Option<Token> {
        let mut at = start + '第'.len_utf8();
        if !self.rest(start).starts_with('第') {
            return None;
        }
        let mut numbers: Vec<(u32, Option<u32>, Join, Span)> = Vec::new();
        let mut join = Join::And;
        loop {
            let from = at;
            let (number, end) = self.numeral(at)?;
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
            let (len, next) =
                match (self.grammar.through.at_start(rest), self.grammar.and.at_start(rest)) {
                    (Some((len, ())), _) => (len, Join::Through),
                    (None, Some((len, ()))) => (len, Join::And),
                    (None, None) => return None,
                };
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

    /// The number at `at`, in brackets or not, and the offset behind it.
    fn numeral(&self, at: usize) -> Option<(u32, usize)> {
        let at = at + blanks(self.rest(at));
        let rest = self.rest(at);
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
fn blanks(rest: &str) -> usize {
    let trimmed = rest.trim_start_matches([' ', '　']);
    let trimmed = trimmed
        .strip_prefix('\n')
        .filter(|next| {
            // A line break in the middle of a citation, not the end of a paragraph.
            next.starts_with(['条', '款', '项', '目', '第'])
        })
        .unwrap_or(trimmed);
    rest.len() - trimmed.len()
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

#[cfg(test)]
mod tests {
    use super::super::tests::check;

    const LAW: &str = "中华人民共和国水井法

第一章　总则

第一条　为了保护水井，根据《水法》（以下简称《水法》），制定本法。

第二条　水井分为：

（一）公用井；

（二）私用井；

（三）废弃井。

前款所称公用井，由乡人民政府管理。

第三条　本法不适用于泉眼。

第四条　水井由村民委员会登记。

";

    #[track_caller]
    fn law(sentence: &str, want: &[&str]) {
        check("zh", &format!("{LAW}第五条　首句。\n\n{sentence}\n"), "art_5__para_2", want);
    }

    #[test]
    fn numbered_provisions_are_found() {
        law(
            "违反本法第二条第一款第三项的",
            &["本法第二条第一款第三项: art_2__para_1__point_3 resolved"],
        );
        law("依照第二条第（二）项处理", &["第二条第（二）项: art_2__para_1__point_2 resolved"]);
        law(
            "本法第三条至第五条、第二条第二款",
            &["本法第三条至第五条、第二条第二款: art_3 art_4 art_5 art_2__para_2 resolved"],
        );
        law(
            "第二条第一项至第三项和第四条",
            &["第二条第一项至第三项和第四条: art_2__para_1__point_1 art_2__para_1__point_2 \
             art_2__para_1__point_3 art_4 resolved"],
        );
        law(
            "违反本法第二条第一、二项",
            &["本法第二条第一、二项: art_2__para_1__point_1 art_2__para_1__point_2 resolved"],
        );
        law("适用本法第一章的规定", &["本法第一章: chp_1 resolved"]);
    }

    #[test]
    fn places_are_told_from_where_they_are_said() {
        law("前款规定的", &["前款: art_5__para_1 resolved"]);
        law("前两条规定的", &["前两条: art_3 art_4 resolved"]);
        law("本条第一款规定的", &["本条第一款: art_5__para_1 resolved"]);
        law("第一款规定的", &["第一款: art_5__para_1 resolved"]);
    }

    #[test]
    fn what_is_not_there_is_missing() {
        law("违反本法第四十条的", &["本法第四十条: art_40 unresolved"]);
        law("违反本法第三条第二款的", &["本法第三条第二款: art_3__para_2 unresolved"]);
        law("违反本法第二条第九项的", &["本法第二条第九项: art_2__point_9 unresolved"]);
    }

    #[test]
    fn other_instruments_are_never_missing() {
        law("依照《民法典》第八百条", &["《民法典》第八百条: 《民法典》/art_800 external"]);
        law(
            "依照刑法第九十条、第九十一条",
            &["刑法第九十条、第九十一条: 《刑法》/art_90 《刑法》/art_91 external"],
        );
        law("依照水法第七十条第二款", &["水法第七十条第二款: 《水法》/art_70__para_2 external"]);
        law(
            "依照水法第七条，该法第八十条",
            &["水法第七条: 《水法》/art_7 external", "该法第八十条: 《水法》/art_80 external"],
        );
        law(
            "适用《中华人民共和国水井法》第三条",
            &["《中华人民共和国水井法》第三条: art_3 resolved"],
        );
    }

    #[test]
    fn a_bare_point_is_one_of_the_article_cited_before_it() {
        law(
            "违反本法第二条规定，有第三项行为的",
            &["本法第二条: art_2 resolved", "第三项: art_2__para_1__point_3 resolved"],
        );
        law("增加一款，作为第三款", &["第三款: art_5__para_3 unknown"]);
    }

    #[test]
    fn words_that_only_look_like_citations_are_none() {
        law("第三人、第一审、第二条款、本条例、第一章程", &[]);
    }

    #[test]
    fn a_part_of_a_code_misses_nothing() {
        let text = "第三百条　甲。\n\n第三百零一条　依照第二条。\n\n第三百零二条　乙。\n\n第三百零三条　丙。\n";
        check("zh", text, "art_301__para_1", &["第二条: art_2 unknown"]);
    }

    #[test]
    fn taiwan_names_paragraphs_and_points_otherwise() {
        let text = "水井管理辦法\n第 1 條\n本辦法依水利法（以下簡稱本法）第八條訂定之。\n第 2 條\n水井分類如下：\n\
                    一、公井。\n二、私井。\n前項第二款之私井，應登記。\n第 3 條\n依第二條第一項第一款及同條第二項辦理。\n\
                    第 4 條\n依本法第九十條辦理。\n";
        check(
            "tw",
            text,
            "art_1__para_1",
            &["水利法（以下简称本法）第八条: 《水利法》/art_8 external"],
        );
        check("tw", text, "art_2__para_2", &["前项第二款: art_2__para_1__point_2 resolved"]);
        check(
            "tw",
            text,
            "art_3__para_1",
            &[
                "第二条第一项第一款: art_2__para_1__point_1 resolved",
                "同条第二项: art_2__para_2 resolved",
            ],
        );
        check("tw", text, "art_4__para_1", &["本法第九十条: 《水利法》/art_90 external"]);
    }
}
