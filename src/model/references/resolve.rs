//! From steps to nodes: which unit of the document a citation means, and what it is called.

mod missing;

use super::super::Document;
use super::super::facets::Target;
use super::{Base, Host, Member, Step, english};
use crate::outline::{Kind, NodeId, Ordinal, Outline};
use std::cell::OnceCell;
use std::collections::{BTreeMap, HashSet};

/// How many provisions a cited range may have that are spelled out.
const LONGEST_RANGE: u32 = 300;

/// The provisions of a document by number.
#[derive(Debug)]
pub(super) struct Resolver<'d> {
    outline: &'d Outline,
    text: &'d str,
    articles: BTreeMap<Ordinal, Vec<NodeId>>,
    /// The articles in order.
    ordered: Vec<NodeId>,
    /// The units that are no parts of articles, in order.
    groups: Vec<NodeId>,
    /// First nodes of the runs of articles that count from one again, the first run left out.
    restarts: Vec<NodeId>,
    /// Whether the document is a part of a longer text, or counts in a way not cited by number.
    partial: bool,
    /// The numbers that lines begin with, looked for where a provision seems to be missing.
    numbers: OnceCell<HashSet<u32>>,
    heads: OnceCell<HashSet<&'d str>>,
}

impl<'d> Resolver<'d> {
    /// The provisions of `document`.
    pub(super) fn new(document: &'d Document) -> Self {
        let outline = document.outline();
        let text = document.text();
        let mut articles: BTreeMap<Ordinal, Vec<NodeId>> = BTreeMap::new();
        let mut restarts = Vec::new();
        let (mut before, mut count) = (0, 0_usize);
        let mut first = 0;
        let mut numbered = 0_usize;
        let ordered: Vec<NodeId> = outline.articles().collect();
        for &id in &ordered {
            let node = outline.node(id);
            let number = node.ordinal.main();
            if count == 0 {
                first = number;
            }
            if number == 1 && before > 1 {
                restarts.push(id);
            }
            count += 1;
            before = number;
            numbered += usize::from(cited_by_number(node.number.slice(text)));
            articles.entry(node.ordinal).or_default().push(id);
        }
        let parts = outline.ids().filter(|&id| {
            matches!(outline.node(id).kind, Kind::Part | Kind::Book) && !outline.in_annex(id)
        });
        let lone_part = outline.chinese && parts.count() == 1;
        let partial = first > 1 || count < 3 || numbered * 2 < count || lone_part;
        let groups = outline.ids().filter(|&id| outline.node(id).kind.is_group()).collect();
        Self {
            outline,
            text,
            articles,
            ordered,
            groups,
            restarts,
            partial,
            numbers: OnceCell::new(),
            heads: OnceCell::new(),
        }
    }

    /// The article that the unit `id` is in.
    pub(super) fn article_of(&self, id: NodeId) -> Option<NodeId> {
        self.outline.article_of(id)
    }

    /// The unit of kind `kind` around `id`, itself included.
    pub(super) fn around(&self, id: NodeId, kind: Kind) -> Option<NodeId> {
        let grouping = |node: NodeId| kind != Kind::Section || !self.outline.is_article(node);
        self.outline
            .ancestors(id)
            .find(|&node| self.outline.node(node).kind == kind && grouping(node))
    }

    /// The `count` units of kind `kind` right before the one around `id`, first to last.
    pub(super) fn previous(&self, id: NodeId, kind: Kind, count: usize) -> Vec<NodeId> {
        if kind == Kind::Article {
            let Some(here) = self.article_of(id) else { return Vec::new() };
            let behind = self.ordered.partition_point(|&article| article < here);
            let before = self.ordered.get(behind.saturating_sub(count)..behind);
            return before.unwrap_or_default().to_vec();
        }
        let Some(here) = self.around(id, kind) else { return Vec::new() };
        let Some(parent) = self.outline.node(here).parent else { return Vec::new() };
        let siblings = self.outline.children(parent).take_while(|&sibling| sibling < here);
        let before: Vec<NodeId> =
            siblings.filter(|&sibling| self.outline.node(sibling).kind == kind).collect();
        before.get(before.len().saturating_sub(count)..).unwrap_or_default().to_vec()
    }

    /// The target of `member` in the text of `host`, cited in the unit `at`.
    pub(super) fn target(&self, host: &Host, member: &Member, at: NodeId) -> Target {
        let ordinal = member.steps.first().map(|step| step.ordinal);
        if let Host::Other(name) = host {
            return Target {
                path: outside(name, &member.steps),
                node: None,
                ordinal,
                span: member.span,
            };
        }
        if *host == Host::Unknown && member.base == Base::Document {
            return Target {
                path: steps_path(&member.steps),
                node: None,
                ordinal,
                span: member.span,
            };
        }
        let (path, node) = self.inside(member, at);
        let ordinal = ordinal.or_else(|| Some(self.outline.node(node?).ordinal));
        Target { path, node, ordinal, span: member.span }
    }

    /// Whether this document has `member`, cited in the unit `at`.
    pub(super) fn is_there(&self, member: &Member, at: NodeId) -> bool {
        !matches!(member.base, Base::Nowhere(..))
            && matches!(self.walk(member, at), (Some(_), rest) if rest.is_empty())
    }

    /// The path in this document, and the node if it is there.
    fn inside(&self, member: &Member, at: NodeId) -> (String, Option<NodeId>) {
        if let Base::Nowhere(parent, kind) = member.base {
            return (format!("{}__{}_0", self.outline.provision(parent), kind.prefix()), None);
        }
        let (node, rest) = self.walk(member, at);
        match (node, rest.first()) {
            (Some(node), None) => (self.outline.provision(node), Some(node)),
            (node, Some(step)) => {
                let head = node.map(|node| self.outline.provision(node)).unwrap_or_default();
                (join(&head, &self.implied(node, step), &steps_path(rest)), None)
            }
            (None, None) => (String::new(), None),
        }
    }

    /// The deepest unit on the way to `member`, and the steps that lead on from there to nothing.
    fn walk<'m>(&self, member: &'m Member, at: NodeId) -> (Option<NodeId>, &'m [Step]) {
        let mut node = match member.base {
            Base::Node(node) | Base::Nowhere(node, _) => Some(node),
            Base::Document => None,
        };
        let mut steps = member.steps.as_slice();
        while let Some((step, rest)) = steps.split_first() {
            let next = match node {
                None => self.top(step, at),
                Some(parent) => self.child(parent, step, at),
            };
            let Some(next) = next else { break };
            node = Some(next);
            steps = rest;
        }
        (node, steps)
    }

    /// The only paragraph that a point of an article would be in.
    fn implied(&self, parent: Option<NodeId>, step: &Step) -> String {
        let article = parent.filter(|&node| self.outline.node(node).kind == Kind::Article);
        let point = step.kind == Kind::Point;
        let paragraphs = |id| {
            self.outline
                .children(id)
                .filter(|&c| self.outline.node(c).kind == Kind::Paragraph)
                .count()
        };
        match article {
            Some(id) if point && paragraphs(id) <= 1 => "para_1".to_owned(),
            _ => String::new(),
        }
    }

    /// The innermost unit around `at` that has what `step` means, or else the innermost of those
    /// that are `above` it.
    pub(super) fn holder(
        &self,
        at: NodeId,
        step: &Step,
        above: impl Fn(Kind) -> bool,
    ) -> Option<NodeId> {
        let around = || self.outline.ancestors(at).filter(|&id| id != NodeId::ROOT);
        let has = |id: &NodeId| {
            let found = english::find::child(self.outline, *id, step);
            found.is_some_and(|id| self.outline.node(id).kind == step.kind)
        };
        around().find(has).or_else(|| around().find(|&id| above(self.outline.node(id).kind)))
    }

    /// The unit that a first step means, seen from `at`.
    fn top(&self, step: &Step, at: NodeId) -> Option<NodeId> {
        if !self.outline.chinese {
            return match step.kind {
                Kind::Article | Kind::Section => self.article(step.ordinal, at).filter(|&id| {
                    let node = self.outline.node(id);
                    node.kind == step.kind && *node.num == *step.num
                }),
                _ => self.groups.iter().copied().find(|&id| {
                    let node = self.outline.node(id);
                    node.kind == step.kind
                        && (node.num.eq_ignore_ascii_case(&step.num)
                            || node.ordinal == step.ordinal && node.num.len() != step.num.len())
                }),
            };
        }
        if step.kind == Kind::Article {
            return self.article(step.ordinal, at);
        }
        // A section is one of the chapter around, if that has such a one.
        let mut around = self.outline.ancestors(at);
        around.find_map(|unit| self.below(unit, step))
    }

    /// The article of that number: in the annex around `at`, else in the run of articles that `at`
    /// is in, else anywhere.
    fn article(&self, ordinal: Ordinal, at: NodeId) -> Option<NodeId> {
        let annex = self
            .outline
            .ancestors(at)
            .find(|&id| matches!(self.outline.node(id).kind, Kind::Annex | Kind::Schedule));
        if let Some(annex) = annex {
            let own = self.outline.descendants(annex).find(|&id| {
                self.outline.is_article(id) && self.outline.node(id).ordinal == ordinal
            });
            if own.is_some() {
                return own;
            }
        }
        let all = self.articles.get(&ordinal)?;
        let run = |id: NodeId| self.restarts.partition_point(|&start| start <= id);
        let here = run(at);
        all.iter().copied().find(|&id| run(id) == here).or(all.first().copied())
    }

    /// A unit of the kind and number of `step` anywhere below `unit`.
    fn below(&self, unit: NodeId, step: &Step) -> Option<NodeId> {
        self.outline.descendants(unit).find(|&id| {
            let node = self.outline.node(id);
            node.kind == step.kind && node.ordinal == step.ordinal && !self.outline.in_annex(id)
        })
    }

    /// The unit that `step` means below `parent`. A point is looked for in the paragraph that
    /// cites, then in the others.
    fn child(&self, parent: NodeId, step: &Step, at: NodeId) -> Option<NodeId> {
        if !self.outline.chinese {
            return match step.kind {
                Kind::Article | Kind::Section => self.below(parent, step),
                _ => english::find::child(self.outline, parent, step),
            };
        }
        let fits = |id: &NodeId| {
            let node = self.outline.node(*id);
            node.kind == step.kind && node.ordinal == step.ordinal
        };
        let kind = self.outline.node(parent).kind;
        if kind != Kind::Article {
            let own = self.outline.children(parent).find(fits);
            let grouping = matches!(kind, Kind::Book | Kind::Part | Kind::Division | Kind::Chapter);
            return own.or_else(|| if grouping { self.below(parent, step) } else { None });
        }
        if let Some(own) = self.outline.children(parent).find(fits) {
            return Some(own);
        }
        if step.kind != Kind::Point {
            return None;
        }
        let here = self.around(at, Kind::Paragraph);
        let paragraphs = || {
            self.outline.children(parent).filter(|&c| self.outline.node(c).kind == Kind::Paragraph)
        };
        let first = paragraphs().find(|&c| Some(c) == here);
        first.into_iter().chain(paragraphs()).find_map(|c| self.outline.children(c).find(fits))
    }

    /// The members between two ends of a range, both left out.
    pub(super) fn between(&self, first: &Member, last: &Member, host: &Host) -> Vec<Member> {
        let (Some(from), Some(to)) = (first.steps.last(), last.steps.last()) else {
            return Vec::new();
        };
        let same = first.steps.len() == last.steps.len()
            && from.kind == to.kind
            && first.steps.split_last().map(|(_, head)| head)
                == last.steps.split_last().map(|(_, head)| head);
        let (from, to) = if same {
            (from, to)
        } else {
            let (Some(a), Some(b)) = (first.steps.first(), last.steps.first()) else {
                return Vec::new();
            };
            if a.kind != b.kind || first.base != last.base {
                return Vec::new();
            }
            (a, b)
        };
        let depth = if same { first.steps.len() - 1 } else { 0 };
        let head = first.steps.get(..depth).unwrap_or_default();
        let member = |num: String, ordinal: Ordinal| {
            let mut steps = head.to_vec();
            steps.push(Step {
                kind: from.kind,
                rank: from.rank,
                num: num.into_boxed_str(),
                ordinal,
            });
            Member {
                base: first.base,
                steps,
                span: first.span.cover(last.span),
                join: super::Join::And,
            }
        };
        let inside = matches!(host, Host::This { .. });
        let basic = matches!(from.kind, Kind::Article | Kind::Section);
        if inside && basic && from.ordinal < to.ordinal {
            let range =
                (std::ops::Bound::Excluded(from.ordinal), std::ops::Bound::Excluded(to.ordinal));
            let known: Vec<Member> = self
                .articles
                .range(range)
                .filter_map(|(ordinal, ids)| {
                    Some(member(self.outline.node(*ids.first()?).num.to_string(), *ordinal))
                })
                .collect();
            if !known.is_empty() {
                return known;
            }
        }
        let (low, high) = (from.ordinal.main(), to.ordinal.main());
        if high.saturating_sub(low) > LONGEST_RANGE {
            return Vec::new();
        }
        (low + 1..high).map(|n| member(n.to_string(), Ordinal::new(&[n]))).collect()
    }
}

/// Whether a printed number is one that texts cite: 第十二条 is, 一、 is not.
fn cited_by_number(number: &str) -> bool {
    number.starts_with('第') || number.contains(|c: char| c.is_ascii_digit())
}

/// The path of a provision of another instrument.
fn outside(name: &str, steps: &[Step]) -> String {
    if steps.is_empty() {
        format!("《{name}》")
    } else {
        format!("《{name}》/{}", steps_path(steps))
    }
}

fn steps_path(steps: &[Step]) -> String {
    let mut path = String::new();
    for step in steps {
        if !path.is_empty() {
            path.push_str("__");
        }
        path.push_str(step.kind.prefix());
        if !step.num.is_empty() {
            path.push('_');
        }
        path.push_str(&step.num);
    }
    path
}

fn join(head: &str, middle: &str, tail: &str) -> String {
    let parts: Vec<&str> =
        [head, middle, tail].into_iter().filter(|part| !part.is_empty()).collect();
    parts.join("__")
}
