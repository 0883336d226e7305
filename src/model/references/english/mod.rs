//! Citations in English: section 3(a)(1), Articles 5 to 8 of the Wells Act, 1930, 5 U.S.C. 552.

mod atoms;
mod behind;
mod drafts;
pub(super) mod find;
mod grammar;
mod hosts;
mod members;
mod names;
mod settled;

pub(in crate::model) use grammar::Grammar;

use super::super::Document;
use super::super::facets::{Reference, ReferenceStatus};
use super::expand::{doubt_all, reference};
use super::resolve::Resolver;
use super::{Base, Host, Join, Member, Step};
use crate::outline::{Kind, NodeId, Outline};
use crate::text::Span;
use behind::Behind;
use drafts::{Draft, RANK_BASIC, Unit, below, rank};
use grammar::Anchor;
use hosts::{Doubt, Hosts};
use members::Lists;
use settled::Settled;

/// The longest row of a table that is read back, in bytes.
const ROW: usize = 64 << 10;

/// All citations of `document` in order.
pub(super) fn scan(document: &Document) -> Vec<Reference> {
    let grammar = document.lexicon().english_references();
    let (text, outline) = (document.text(), document.outline());
    let mut scanner = Scanner {
        text,
        outline,
        lists: Lists { text, grammar },
        hosts: Hosts::new(document, grammar),
        resolver: Resolver::new(document),
        found: Vec::new(),
        done: 0,
        node: 0,
        bare: Vec::new(),
        settled: Settled::default(),
    };
    for (anchor, start, end) in grammar.anchors(text) {
        if start < scanner.done {
            continue;
        }
        match anchor {
            Anchor::Unit => scanner.unit(start),
            Anchor::Previous => scanner.previous(start, end),
            Anchor::Collection => scanner.collection(start, end),
            Anchor::Numbered => scanner.numbered(start, end),
        };
    }
    scanner.settled.settle(&mut scanner.found, &scanner.bare);
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
    /// The references to basic units without words that say of which instrument.
    bare: Vec<usize>,
    /// What tells of which instrument those are.
    settled: Settled,
}

impl Scanner<'_> {
    /// The unit at `at`; `None` inside its number and heading and in what is no law.
    fn unit_at(&mut self, at: usize) -> Option<NodeId> {
        let offset = Span::empty(at).start;
        let total = Span::empty(self.outline.len()).start;
        while self.node + 1 < total && self.outline.node(NodeId(self.node + 1)).span.start <= offset
        {
            self.node += 1;
        }
        let node = self.outline.node(NodeId(self.node));
        let own = node.heading.map_or(node.number.end, |heading| heading.end.max(node.number.end));
        let front = total > 1 && offset < self.outline.preamble.end;
        let printed = !node.number.is_empty() && offset >= node.number.start && offset < own;
        if printed || front || self.outline.is_excluded(offset) {
            return None;
        }
        Some(self.outline.at(offset))
    }

    /// Whether paragraphs are right below articles around `at`.
    fn in_article(&self, at: NodeId) -> bool {
        let article = self.resolver.article_of(at);
        article.is_some_and(|id| self.outline.node(id).kind == Kind::Article)
    }

    /// A unit word with a number behind it.
    fn unit(&mut self, start: usize) -> Option<()> {
        let unit = self.lists.unit(start)?;
        let at = self.unit_at(start)?;
        if let Some(end) = self.lone_schedule(&unit, at, start) {
            self.done = self.done.max(end);
            return Some(());
        }
        let (drafts, end) = self.lists.parse(start, self.in_article(at))?;
        if self.is_heading(start, end) {
            return None;
        }
        let quoted = self.outline.is_quoted(Span::empty(start).start) || self.hosts.in_marks(start);
        let low = drafts.first()?.steps.first()?.rank > RANK_BASIC;
        if self.hosts.has_collections() && drafts.iter().any(|draft| title_of(draft).is_some()) {
            return self.of_titles(drafts, start, end, at);
        }
        // What is numbered like no subsection is one that was inserted elsewhere.
        let inserted = self.outline.ancestors(at).any(|id| {
            let node = self.outline.node(id);
            node.kind == Kind::Subsection && !node.number.slice(self.text).starts_with('(')
        });
        let behind = self.hosts.behind(&self.lists, end, low);
        let (host, end) = match behind {
            Some((Behind::Host(host), end)) => (Some(host), end),
            Some((Behind::Last, end)) => (Some(self.hosts.last_before(start)), end),
            Some((Behind::Unit(kind), end)) => {
                let holder = self.resolver.around(at, kind).or_else(|| self.basic(kind, at));
                let Some(holder) = holder.filter(|_| !quoted) else {
                    return self.emit(&Host::Unknown, at_document(drafts), start, end, at);
                };
                let members = below(drafts, Base::Node(holder), rank(kind) == RANK_BASIC);
                return self.emit(&Host::This { sure: true }, members, start, end, at);
            }
            Some((Behind::Previous(kind, count), end)) => {
                let base = self.previous_base(kind, count, at)?;
                let members = below(drafts, base, rank(kind) == RANK_BASIC);
                return self.emit(&Host::This { sure: true }, members, start, end, at);
            }
            None => (None, end),
        };
        let bare = host.is_none();
        let (host, doubt) = match host {
            Some(Host::This { .. }) | None if quoted => {
                (self.hosts.quoted(self.outline, start), Doubt::Much)
            }
            Some(Host::This { .. }) if inserted => (Host::This { sure: false }, Doubt::Much),
            Some(host) => (host, Doubt::Much),
            None => self.hosts.bare(self.outline, start),
        };
        let base = match drafts.first().and_then(|draft| draft.steps.first()) {
            Some(first) if low && bare && matches!(host, Host::This { .. }) => {
                let holder = self.resolver.holder(at, first, |kind| rank(kind) < first.rank);
                Base::Node(holder?)
            }
            _ => Base::Document,
        };
        // What is bare below a section may be below another one; what is explained in brackets or
        // groups sections may be that of another Act.
        let explained = self.lists.rest(self.lists.skip(end)).starts_with('(');
        let groups = drafts
            .iter()
            .any(|draft| draft.steps.first().is_some_and(|step| step.rank < RANK_BASIC));
        let doubtful =
            base != Base::Document || explained || groups || self.goes_on_here(start, end);
        let table = self.in_table(start);
        let host = match host {
            Host::This { .. } if bare && doubtful || table => Host::This { sure: false },
            host => host,
        };
        if bare && base == Base::Document && !quoted {
            self.bare.push(self.found.len());
        }
        let members = below(drafts, base, false);
        let mut doubt = if doubtful || table { Doubt::Much } else { doubt };
        if doubt == Doubt::None || doubt == Doubt::Far && self.names_another(end, at) {
            doubt = Doubt::Near;
        }
        self.settled.marked = members.iter().all(|member| self.in_italics(member.span.end));
        let may_be_own = match doubt {
            Doubt::Much => false,
            Doubt::Far => true,
            Doubt::None | Doubt::Near => self.settled.marked,
        };
        if may_be_own && self.is_missing(&members, at) {
            let own = Host::This { sure: true };
            let ours = reference(&self.resolver, &own, &members, Span::new(start, end), at);
            self.settled.doubt = Some((doubt, ours));
        }
        self.emit(&host, members, start, end, at)
    }

    /// Whether the basic unit `at` or what goes on at `end` names another instrument.
    fn names_another(&mut self, end: usize, at: NodeId) -> bool {
        let rest = self.text.get(end..).unwrap_or_default();
        let rest = rest.split(['\n', '.']).next().unwrap_or_default();
        self.hosts.grammar.typed(rest).next().is_some()
            || self.hosts.may_be_foreign(self.outline, at)
    }

    /// Whether `members`, if they are of the document, have a basic unit that is missing for certain.
    fn is_missing(&self, members: &[Member], at: NodeId) -> bool {
        let own = Host::This { sure: true };
        let is_there = |member: &Member| self.resolver.is_there(member, at);
        let lacks_unit = |member: &Member| {
            let steps = member.steps.iter().take(1).cloned().collect();
            let unit = Member { steps, ..member.clone() };
            !is_there(&unit) && self.resolver.is_adjudicable(&own, &unit, at)
        };
        !members.iter().all(is_there)
            && members.iter().all(|member| is_there(member) || lacks_unit(member))
    }

    /// Whether a subsection is set off from the section before it: "Subject to section 8,
    /// subsections (2) and (3)" may be those of the section at hand.
    fn goes_on_here(&self, start: usize, end: usize) -> bool {
        let words = self.text.get(start..end).unwrap_or_default();
        let mut parts = words.split(',').skip(1);
        parts.any(|part| part.trim_start_matches([' ', '*']).starts_with("subsection"))
    }

    /// The basic unit around `at` for "this section" and "this Article".
    fn basic(&self, kind: Kind, at: NodeId) -> Option<NodeId> {
        self.resolver.article_of(at).filter(|_| matches!(kind, Kind::Section | Kind::Article))
    }

    /// "the Schedule" of a document that has one, "the First Schedule"; the offset behind it.
    fn lone_schedule(&mut self, unit: &Unit, at: NodeId, start: usize) -> Option<usize> {
        if unit.kind != Kind::Schedule || unit.plural || self.lists.parse(start, false).is_some() {
            return None;
        }
        let before = self.text.get(..start)?.trim_end_matches([' ', '*', '\n']);
        let word = before.rsplit([' ', '\n', '*', '(']).next()?;
        let from = before.len() - word.len();
        let (step, from) = match self.lists.ordinal_schedule(from) {
            Some((_, label)) => (schedule(label.head), from),
            None if word.eq_ignore_ascii_case("the") => (schedule(None), start),
            None => return None,
        };
        let (host, end) = match self.hosts.behind(&self.lists, unit.end, false) {
            Some((Behind::Host(host), end)) => (host, end),
            Some((Behind::Last, end)) => (self.hosts.last_before(start), end),
            _ => (Host::This { sure: false }, unit.end),
        };
        let span = Span::new(from, unit.end);
        let mut member = Member { base: Base::Document, steps: vec![step], span, join: Join::And };
        let node = self.outline.ids().find(|&id| self.outline.node(id).kind == Kind::Schedule);
        if let (Host::This { .. }, None, Some(node)) =
            (&host, member.steps.first().filter(|s| !s.num.is_empty()), node)
        {
            member = Member { base: Base::Node(node), steps: Vec::new(), ..member };
        }
        self.emit(&host, vec![member], from, end, at);
        Some(end)
    }

    /// the preceding paragraph, the preceding two Articles.
    fn previous(&mut self, start: usize, end: usize) -> Option<()> {
        let at = self.unit_at(start)?;
        let (kind, count, end) = self.hosts.counted_unit(&self.lists, end)?;
        if self.outline.is_quoted(Span::empty(start).start) {
            return None;
        }
        let span = Span::new(start, end);
        let base = self.previous_base(kind, count, at)?;
        // "the preceding section of paragraph 4" of an article is its first half.
        if kind == Kind::Section && self.in_article(at) && matches!(base, Base::Nowhere(..)) {
            return None;
        }
        let member = Member { base, steps: Vec::new(), span, join: Join::And };
        let mut members = vec![member];
        if let Base::Node(last) = base {
            let all = self.resolver.previous(last, self.kind_here(kind, last), count - 1);
            for node in all.into_iter().rev() {
                members.insert(
                    0,
                    Member { base: Base::Node(node), steps: Vec::new(), span, join: Join::And },
                );
            }
        }
        // A paragraph may be hidden in the lines of a text, the Article before the first one not.
        let first = self.resolver.article_of(at).map(|id| self.outline.node(id).ordinal.main());
        let sure = matches!(base, Base::Nowhere(_, Kind::Article)) && first == Some(1);
        self.emit(&Host::This { sure }, members, start, end, at)
    }

    /// What a unit word means around `at`: a section is what an article is elsewhere.
    fn kind_here(&self, kind: Kind, at: NodeId) -> Kind {
        match kind {
            Kind::Section | Kind::Article => Kind::Article,
            Kind::Subparagraph | Kind::Item if self.in_article(at) => Kind::Point,
            kind => kind,
        }
    }

    fn previous_base(&self, kind: Kind, count: usize, at: NodeId) -> Option<Base> {
        let kind = self.kind_here(kind, at);
        let here = match kind {
            Kind::Article => self.resolver.article_of(at)?,
            kind => self.resolver.around(at, kind)?,
        };
        match self.resolver.previous(at, kind, count).last() {
            Some(&node) => Some(Base::Node(node)),
            None => Some(Base::Nowhere(self.outline.node(here).parent?, kind)),
        }
    }

    /// 5 U.S.C. 552(a)(1), 12 CFR part 1026.
    fn collection(&mut self, start: usize, end: usize) -> Option<()> {
        let (from, name) = self.hosts.collection(self.text, start, end)?;
        let at = self.unit_at(from)?;
        let next = self.lists.skip(end);
        let list = match self.lists.unit(next) {
            Some(_) => self.lists.parse(next, false),
            None => self.lists.parse_as(Kind::Section, next),
        };
        let list = list.map(|(drafts, end)| (at_document(drafts), end));
        let (members, end) = list.unwrap_or_else(|| (vec![whole(from, end)], end));
        self.emit(&Host::Other(name), members, from, end, at)
    }

    /// Regulation (EU) 2016/679, with the provisions behind it.
    fn numbered(&mut self, start: usize, end: usize) -> Option<()> {
        let close = names::union_number(self.text, end)?;
        let name = plain(self.text.get(start..close)?);
        let at = self.unit_at(start)?;
        let host = self.hosts.instrument(&name);
        if matches!(host, Host::This { .. }) {
            return None;
        }
        let next = self.lists.skip(close);
        let next =
            self.lists.rest(next).strip_prefix(',').map_or(next, |_| self.lists.skip(next + 1));
        let list = self.lists.unit(next).and_then(|_| self.lists.parse(next, true));
        let ours = list.filter(|(_, end)| self.hosts.behind(&self.lists, *end, false).is_none());
        let ours = ours.map(|(drafts, end)| (at_document(drafts), end));
        let (members, end) = ours.unwrap_or_else(|| (vec![whole(start, close)], close));
        self.emit(&host, members, start, end, at)
    }

    /// Whether `start..end` is all of a line: a heading that was not understood.
    fn is_heading(&self, start: usize, end: usize) -> bool {
        let before = self.text.get(..start).unwrap_or_default().trim_end_matches([' ', '#', '*']);
        let behind = self.lists.rest(end).trim_start_matches([' ', '*', '.']);
        (before.is_empty() || before.ends_with('\n'))
            && (behind.is_empty() || behind.starts_with('\n'))
    }

    /// Sections of titles of a code: a reference for each title, as a list may go through several.
    fn of_titles(
        &mut self,
        drafts: Vec<Draft>,
        start: usize,
        end: usize,
        at: NodeId,
    ) -> Option<()> {
        let mut groups: Vec<(Box<str>, Vec<Draft>)> = Vec::new();
        let mut waiting: Vec<Draft> = Vec::new();
        for mut draft in drafts {
            let title = title_of(&draft);
            draft.steps.retain(|step| step.kind != Kind::Title);
            waiting.push(draft);
            let Some(title) = title else { continue };
            match groups.last_mut().filter(|(known, _)| *known == title) {
                Some((_, members)) => members.append(&mut waiting),
                None => groups.push((title, std::mem::take(&mut waiting))),
            }
        }
        if let Some((_, members)) = groups.last_mut() {
            members.append(&mut waiting);
        }
        for (title, members) in groups {
            let host = Host::Other(format!("{title} U.S.C."));
            self.emit(&host, at_document(members), start, end, at)?;
        }
        Some(())
    }

    fn emit(
        &mut self,
        host: &Host,
        members: Vec<Member>,
        start: usize,
        end: usize,
        at: NodeId,
    ) -> Option<()> {
        if let Host::Other(_) = host {
            self.hosts.name(host.clone());
        }
        self.done = self.done.max(end);
        let mut found = reference(&self.resolver, host, &members, Span::new(start, end), at);
        let outer = members.iter().all(|member| member.base == Base::Document);
        let named = self.text.get(start..end).is_some_and(|words| words.contains("of th"));
        if found.status == ReferenceStatus::Unresolved
            && outer
            && !named
            && self.hosts.may_be_foreign(self.outline, at)
        {
            found.status = ReferenceStatus::Unknown;
        }
        self.settled.note(self.found.len(), &found);
        self.found.push(found);
        Some(())
    }

    /// Whether what ends at `end` is in italics, as Markdown marks them.
    fn in_italics(&self, end: u32) -> bool {
        let before = self.text.get(..end as usize).unwrap_or_default();
        let line = before.rsplit('\n').next().unwrap_or_default();
        line.bytes().filter(|&byte| byte == b'*').count() % 2 == 1
    }

    /// Whether `at` stands in a row of a table, which often shows the text of another instrument.
    fn in_table(&self, at: usize) -> bool {
        let near = self.text.ceil_char_boundary(at.saturating_sub(ROW));
        let before = self.text.get(near..at).unwrap_or_default();
        let line = before.rfind('\n').map(|n| n + 1);
        let line = line.or((near == 0).then_some(0)).and_then(|line| before.get(line..));
        line.is_some_and(|words| words.trim_start().starts_with('|'))
    }
}

/// The step to a schedule.
fn schedule(number: Option<atoms::Number>) -> Step {
    let (num, ordinal) = number.map(|number| (number.num, number.ordinal)).unwrap_or_default();
    Step { kind: Kind::Schedule, rank: rank(Kind::Schedule), num, ordinal }
}

/// A citation of a whole instrument.
fn whole(start: usize, end: usize) -> Member {
    let span = Span::new(start, end);
    Member { base: Base::Document, steps: Vec::new(), span, join: Join::And }
}

/// The title of a code that a member is in.
fn title_of(draft: &Draft) -> Option<Box<str>> {
    let first = draft.steps.first().filter(|step| step.kind == Kind::Title)?;
    let digits = first.num.bytes().all(|b| b.is_ascii_digit());
    (digits && draft.steps.len() > 1).then(|| first.num.clone())
}

/// The members of a list whose steps begin at the document.
fn at_document(drafts: Vec<Draft>) -> Vec<Member> {
    drafts.into_iter().map(|draft| draft.member(Base::Document)).collect()
}

/// `words` with single blanks.
fn plain(words: &str) -> String {
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests;
