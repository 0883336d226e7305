//! Citations in English: section 3(a)(1), Articles 5 to 8 of the Wells Act, 1930, 5 U.S.C. 552.

mod atoms;
mod behind;
pub(super) mod find;
mod grammar;
mod hosts;
mod members;
mod names;

pub(in crate::model) use grammar::Grammar;

use super::super::Document;
use super::super::facets::{Reference, ReferenceStatus};
use super::expand::{doubt_all, reference};
use super::resolve::Resolver;
use super::{Base, Host, Join, Member, Step};
use crate::outline::{Kind, NodeId, Outline};
use crate::text::Span;
use behind::Behind;
use grammar::Anchor;
use hosts::Hosts;
use members::{Draft, Lists, RANK_BASIC, Unit, below, rank};

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
        let host = match host {
            Some(Host::This { .. }) | None if quoted => self.hosts.quoted(self.outline, start),
            Some(Host::This { .. }) if inserted => Host::This { sure: false },
            Some(host) => host,
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
        self.emit(&host, below(drafts, base, false), start, end, at)
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
        self.found.push(found);
        Some(())
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
mod tests {
    use super::super::tests::check;

    const ACT: &str = "# Wells Act, 2020

##### 1 Definitions.

**1.**—In this Act—

“the Act of 1930” means the Village Wells Act, 1930;

“the Minister” means the Minister for Water.

##### 2 Digging.

**2.**—(1) A person may dig a well if the person—

(*a*) owns the land,

(*b*) holds a permit.

(2) A permit is in writing.

##### 3 Filling.

**3.**—No person shall fill a well.

";

    #[track_caller]
    fn act(sentence: &str, want: &[&str]) {
        check(
            "ie",
            &format!("{ACT}##### 4 Rules.\n\n**4.**—{sentence}\n\n##### 5 Last.\n\n**5.**—End.\n")
                .replace("\\\n", "\n"),
            "sec_4",
            want,
        );
    }

    #[test]
    fn sections_and_what_is_below_them_are_found() {
        act(
            "Under section 2(1)(a) a person",
            &["section 2(1)(a): sec_2__subsec_1__para_a resolved"],
        );
        act(
            "Under section 2 (1) (*b*) a",
            &["section 2 (1) (*b*): sec_2__subsec_1__para_b resolved"],
        );
        act(
            "paragraph (b) of subsection (1) of section 2",
            &["paragraph (b) of subsection (1) of section 2: sec_2__subsec_1__para_b resolved"],
        );
        act("sections 2 and 3 apply", &["sections 2 and 3: sec_2 sec_3 resolved"]);
        act(
            "sections 1 to 3 of this Act",
            &["sections 1 to 3 of this Act: sec_1 sec_2 sec_3 resolved"],
        );
        act(
            "section 2(1)(a) or (b)",
            &["section 2(1)(a) or (b): sec_2__subsec_1__para_a sec_2__subsec_1__para_b resolved"],
        );
    }

    #[test]
    fn what_is_not_there_is_missing() {
        act("under section 40 a person", &["section 40: sec_40 unresolved"]);
        act("under section 2(5) a person", &["section 2(5): sec_2__subsec_5 unresolved"]);
    }

    #[test]
    fn other_acts_are_named_behind_the_list() {
        act(
            "section 12 of the Fresh Water Act, 1990, and",
            &["section 12 of the Fresh Water Act, 1990: 《Fresh Water Act, 1990》/sec_12 external"],
        );
        act(
            "sections 12, 14 and 15 of the Act of 1930",
            &["sections 12, 14 and 15 of the Act of 1930: 《Village Wells Act, 1930》/sec_12 \
             《Village Wells Act, 1930》/sec_14 《Village Wells Act, 1930》/sec_15 external"],
        );
        act(
            "section 12 of the Fresh Water Act, 1990, and section 90 of that Act",
            &[
                "section 12 of the Fresh Water Act, 1990: 《Fresh Water Act, 1990》/sec_12 external",
                "section 90 of that Act: 《Fresh Water Act, 1990》/sec_90 external",
            ],
        );
        act(
            "5 U.S.C. 552(a)(1) and 12 CFR part 1026",
            &[
                "5 U.S.C. 552(a)(1): 《5 U.S.C.》/sec_552__subsec_a__para_1 external",
                "12 CFR part 1026: 《12 C.F.R.》/part_1026 external",
            ],
        );
    }

    const LAW: &str = "Wells Regulations

Article 1
These Regulations are made under Article 35 of the Water Act (hereinafter referred to as the “Act”).

Article 2
A keeper is appointed.
A keeper shall do the following:
1. Guard the well.
2. Clean the well.

Article 3
A keeper is paid.

";

    #[track_caller]
    fn law(sentence: &str, want: &[&str]) {
        let text = format!(
            "{LAW}Article 4\nFirst sentence.\nA keeper acts {sentence}.\n\nArticle 5\nLast.\n"
        );
        check("en", &text.replace("\\\n", "\n"), "art_4__para_2", want);
    }

    #[test]
    fn articles_are_cited_from_either_end() {
        law(
            "under Paragraph 2 of Article 2",
            &["Paragraph 2 of Article 2: art_2__para_2 resolved"],
        );
        law(
            "under Article 2, Paragraph 2, Subparagraph 1",
            &["Article 2, Paragraph 2, Subparagraph 1: art_2__para_2__point_1 resolved"],
        );
        law(
            "Paragraph II of Article 2, Articles 1 to 3, or Article 5",
            &[
                "Paragraph II of Article 2, Articles 1 to 3, or Article 5: art_2__para_2 art_1 art_2 \
             art_3 art_5 resolved",
            ],
        );
        law("Article 1, 2, or 3", &["Article 1, 2, or 3: art_1 art_2 art_3 resolved"]);
        law(
            "Article 31, Paragraph 1 of the Act",
            &["Article 31, Paragraph 1 of the Act: 《Water Act》/art_31__para_1 external"],
        );
        law(
            "Article 90 of these Regulations",
            &["Article 90 of these Regulations: art_90 unresolved"],
        );
        law(
            "Article 5 of Regulation (EU) 2016/679",
            &["Article 5 of Regulation (EU) 2016/679: 《Regulation (EU) 2016/679》/art_5 external"],
        );
    }

    #[test]
    fn places_are_told_from_where_they_are_said() {
        law("in the preceding paragraph", &["preceding paragraph: art_4__para_1 resolved"]);
        law("the preceding two Articles", &["preceding two Articles: art_2 art_3 resolved"]);
        law(
            "under paragraph 1 of this Article",
            &["paragraph 1 of this Article: art_4__para_1 resolved"],
        );
    }

    #[test]
    fn schedules_have_ordinals() {
        act(
            "the First Schedule to the Fresh Water Act, 1990",
            &[
                "First Schedule to the Fresh Water Act, 1990: 《Fresh Water Act, 1990》/sched_1 external",
            ],
        );
        act(
            "paragraph 3 of the Second Schedule to the Fresh Water Act, 1990",
            &[
                "paragraph 3 of the Second Schedule to the Fresh Water Act, 1990: 《Fresh Water Act, \
             1990》/sched_2__para_3 external",
            ],
        );
    }

    #[test]
    fn numbers_of_other_things_are_no_citations() {
        law("The article costs 5 pounds; in part 30 days; of section leaders", &[]);
    }
}
