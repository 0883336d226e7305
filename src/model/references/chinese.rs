//! Citations in Chinese: 本法第十二条第一款第三项, 前款, 《…》第十条至第十五条.

use super::super::Document;
use super::super::facets::Reference;
use super::super::scan::CITING;
use super::expand::{doubt_all, reference};
use super::grammar::Anchor;
use super::host::{Before, Hosts};
use super::list::{Lists, RANK_ARTICLE, Token, blanks, rank};
use super::resolve::Resolver;
use super::{Base, Host, Join, Member, Step};
use crate::outline::{Kind, NodeId, Outline, numerals};
use crate::text::Span;

/// The longest title that is believed, in bytes.
const LONGEST_TITLE: usize = 300;

/// The longest words between two members of a list that say what each is about, in bytes.
const LONGEST_ASIDE: usize = 60;

/// All citations of `document` in order.
pub(super) fn scan(document: &Document) -> Vec<Reference> {
    let grammar = document.lexicon().references();
    let (text, outline) = (document.text(), document.outline());
    let mut scanner = Scanner {
        text,
        outline,
        lists: Lists { text, outline, grammar },
        hosts: Hosts::new(document, grammar),
        resolver: Resolver::new(document),
        found: Vec::new(),
        done: 0,
        node: 0,
        named: None,
        cited: None,
        bare: Vec::new(),
    };
    let list = document.lexicon().scanner().list(CITING);
    for word in list.into_iter().flat_map(|list| document.hits().apart(list)) {
        let (start, end) = (word.start as usize, word.end as usize);
        let Some(anchor) = grammar.anchor(word.slice(text)) else { continue };
        if start >= scanner.done {
            scanner.anchor(anchor, start, end);
        }
    }
    doubt_all(&mut scanner.found, &scanner.bare);
    scanner.found
}

struct Scanner<'d> {
    text: &'d str,
    outline: &'d Outline,
    lists: Lists<'d>,
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
        if let Some((members, end)) = self.lists.list(list, Base::Document, at) {
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
        let Some(token) = self.lists.token(start) else { return };
        if self.is_heading(start, &token) {
            return;
        }
        let Some(at) = self.unit_at(start) else { return };
        let quoted = self.outline.is_quoted(Span::empty(start).start);
        let (host, from) = self.host(start);
        let host = match host {
            Some(host) => host,
            None if quoted => self.hosts.quoted.clone(),
            None => self.listed_host(start).unwrap_or_else(|| self.hosts.bare.clone()),
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
        let Some((members, end)) = self.lists.list(start, base, at) else { return };
        if base == Base::Document && from == start && !quoted {
            self.bare.push(self.found.len());
        }
        if let Base::Node(_) = base
            && let Some((host, base)) = self.not_here(&host, &members, at)
            && let Some((members, end)) = self.lists.list_from(&base, start, at)
        {
            self.emit(&host, &members, from, end, at);
            return;
        }
        self.emit(&host, &members, from, end, at);
    }

    /// The other instrument whose list goes on at `start`: 刑法第三百条盗窃罪、第三百零一条…….
    fn listed_host(&self, start: usize) -> Option<Host> {
        let (host, _, end) = self.cited.as_ref()?;
        let between = self.text.get(*end..start)?;
        let joined = between.ends_with(['、', '和', '或', '与', '及']) || between.ends_with("或者");
        let near =
            between.len() <= LONGEST_ASIDE && !between.contains(['。', '；', '，', '本', '\n']);
        (joined && near && matches!(host, Host::Other(_))).then(|| host.clone())
    }

    /// Whether `token` is a heading that was not understood: at the beginning of a line, and alone
    /// there or of a unit above articles.
    fn is_heading(&self, start: usize, token: &Token) -> bool {
        let before = self.text.get(..start).unwrap_or_default();
        let before = before.trim_end_matches([' ', '　', '#', '*']);
        let behind = self.rest(token.end).trim_start_matches([' ', '　', '*']);
        let alone = behind.is_empty() || behind.starts_with('\n');
        (before.is_empty() || before.ends_with('\n')) && (alone || token.rank < RANK_ARTICLE)
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
                before.iter().map(|&node| whole(node, start, end)).collect();
            if members.len() < count {
                let Some(parent) = self.outline.node(here).parent else { return };
                let base = Base::Nowhere(parent, kind);
                let span = Span::new(start, end);
                members.insert(0, Member { base, steps: Vec::new(), span, join: Join::And });
            }
            // With one of them found, the other may have lost its line break.
            let sure = before.is_empty() || before.len() == count;
            self.emit(&Host::This { sure }, &members, start, end, at);
            return;
        }
        self.from(base, start, end, at);
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
        let (members, end) = self.lists.list_from(&base, end, at).unwrap_or((vec![base], end));
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
        let deeper = self.lists.token(behind).filter(|token| token.rank > unit);
        let list = deeper.and_then(|_| self.lists.list_from(&whole, behind, at));
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

    /// Whether another citation stands before `start` in the same line.
    fn cites_before(&self, start: usize) -> bool {
        let Some(last) = self.found.last() else { return false };
        let between = self.text.get(last.span.end as usize..start).unwrap_or_default();
        let table = self.text.get(..start).is_some_and(|t| t.trim_end().ends_with(['│', '|']));
        table || !between.contains("\n\n") && !ends_sentence(between.trim_end_matches('。'))
    }

    /// A bare citation in a sentence that names another instrument may be one of that: it counts
    /// for this document, but not for certain.
    fn doubted(&self, host: &Host, members: &[Member], start: usize) -> Host {
        let bare = members.first().is_some_and(|first| first.span.start as usize == start);
        let low = members.first().and_then(|first| first.steps.first());
        if bare && low.is_some_and(|step| step.rank > RANK_ARTICLE) && self.cites_before(start) {
            return unsure(host);
        }
        if bare && low.is_some_and(|step| step.rank < RANK_ARTICLE) {
            return unsure(host);
        }
        let outer = members.iter().all(|member| member.base == Base::Document);
        match (&self.named, host) {
            (Some((Host::Other(_), at)), Host::This { sure: true }) if bare && outer => {
                let between = self.text.get(*at..start).unwrap_or_default();
                Host::This { sure: ends_sentence(between) }
            }
            _ => host.clone(),
        }
    }
}

/// Whether a sentence or a line that was not merely broken ends in `text`.
fn ends_sentence(text: &str) -> bool {
    text.contains(['。', '；']) || text.contains("：\n") || text.contains("\n\n")
}

/// `host` where a guess led to it.
fn unsure(host: &Host) -> Host {
    match host {
        Host::This { .. } => Host::This { sure: false },
        other => other.clone(),
    }
}

/// Length of a title that is open, its closing mark left out; titles may be nested.
fn title_len(rest: &str) -> Option<usize> {
    let mut depth = 0_u32;
    for (at, c) in rest.char_indices() {
        match c {
            '\n' => return None,
            _ if at > LONGEST_TITLE => return None,
            '《' => depth += 1,
            '》' if depth == 0 => return Some(at),
            '》' => depth -= 1,
            _ => {}
        }
    }
    None
}

/// The member that is `node` itself.
fn whole(node: NodeId, start: usize, end: usize) -> Member {
    let (base, span) = (Base::Node(node), Span::new(start, end));
    Member { base, steps: Vec::new(), span, join: Join::And }
}

#[cfg(test)]
mod tests;
