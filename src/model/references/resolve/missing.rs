//! Whether a provision that a citation means and the document has not is missing for certain: the text
//! may be a part of a longer one, count anew in a schedule, or hide a unit that was not taken for one.

use super::super::{Base, Host, Member, Step, english};
use super::Resolver;
use crate::outline::{Kind, NodeId, Ordinal, numerals};
use crate::text::Span;
use std::collections::HashSet;

/// The rank of a point; what is deeper is a point in a point.
const RANK_POINT: u8 = 7;

impl<'d> Resolver<'d> {
    /// Whether a provision that `host` should have and has not is missing for certain. `at`: the
    /// unit that cites, `member`: what is cited.
    pub(in super::super) fn is_adjudicable(
        &self,
        host: &Host,
        member: &Member,
        at: NodeId,
    ) -> bool {
        if *host != (Host::This { sure: true }) || self.outline.in_annex(at) {
            return false;
        }
        match member.base {
            // Behind another sentence, a list or a table, a paragraph may have lost its line break.
            Base::Nowhere(..) => {
                let paragraph = self.around(at, Kind::Paragraph);
                self.around(at, Kind::Point).is_none()
                    && paragraph.is_some_and(|id| {
                        let before = Span {
                            start: self.outline.node(id).span.start,
                            end: member.span.start,
                        };
                        !before.slice(self.text).contains(['。', '│', '┌', '|'])
                    })
            }
            Base::Document if self.partial || self.may_restart(member) => false,
            Base::Document | Base::Node(_) => self.is_surely_missing(member, at),
        }
    }

    /// Whether a run of articles that counts from one again, as those of a schedule, leaves open
    /// which one `member` is cited from.
    fn may_restart(&self, member: &Member) -> bool {
        let beyond = member.steps.first().is_some_and(|step| {
            let last = self.articles.keys().next_back();
            step.kind == Kind::Section && last.is_some_and(|last| *last < step.ordinal)
        });
        !self.restarts.is_empty() && (self.outline.chinese || !beyond)
    }

    /// Whether the first step that leads nowhere is one that the text could not hide.
    fn is_surely_missing(&self, member: &Member, at: NodeId) -> bool {
        let (parent, steps) = self.walk(member, at);
        let Some((step, _)) = steps.split_first() else { return false };
        let number = step.ordinal.main();
        if !self.outline.chinese {
            return match parent {
                Some(parent) => {
                    english::find::is_surely_missing(self.outline, self.text, parent, step)
                }
                None if matches!(step.kind, Kind::Article | Kind::Section) => {
                    !step.num.contains('.')
                        && !self.is_range(step)
                        && self.outline.ids().any(|id| self.outline.node(id).kind == step.kind)
                        && !self.heads().contains(&*step.num)
                }
                None => self.groups_articles(step.kind) && self.counts_below(step.kind, number),
            };
        }
        let Some(parent) = parent else {
            return match step.kind {
                Kind::Article => !self.numbers_at_line_start().contains(&number),
                kind => self.counts_below(kind, number),
            };
        };
        match step.kind {
            // Lines that were not taken for paragraphs may be some.
            Kind::Paragraph => {
                let lines = self.outline.node(parent).span.slice(self.text).lines();
                // Lines of a list are none.
                let item = |line: &str| line.trim_start().starts_with(['（', '(']);
                let lines = lines.filter(|line| !line.trim().is_empty() && !item(line));
                number as usize > lines.take(number as usize).count()
            }
            Kind::Point if step.rank <= RANK_POINT => {
                let article = self.outline.article_of(parent).unwrap_or(parent);
                self.has_no_point(article, parent, number)
            }
            _ => false,
        }
    }

    /// Whether the number is those of two units that are there, as in "Article 39-52".
    fn is_range(&self, step: &Step) -> bool {
        let ends = step.num.split_once('-');
        let ends = ends
            .and_then(|(low, high)| Some((low.parse::<u32>().ok()?, high.parse::<u32>().ok()?)));
        ends.is_some_and(|(low, high)| {
            let known = |n| self.articles.contains_key(&Ordinal::new(&[n]));
            low < high && known(low) && known(high)
        })
    }

    /// Whether the first article stands in the first unit of `kind`: the parts of a schedule, or
    /// those that some headings are left of, do not tell which there are.
    fn groups_articles(&self, kind: Kind) -> bool {
        self.ordered.first().is_some_and(|&first| {
            self.outline.ancestors(first).any(|id| {
                let node = self.outline.node(id);
                node.kind == kind && node.ordinal.main() == 1
            })
        })
    }

    /// Whether the units of `kind` count from one and do not reach `number`.
    fn counts_below(&self, kind: Kind, number: u32) -> bool {
        let all =
            self.outline.ids().map(|id| self.outline.node(id)).filter(|node| node.kind == kind);
        let numbers: Vec<u32> = all.map(|node| node.ordinal.main()).collect();
        numbers.contains(&1) && numbers.iter().all(|&n| n < number)
    }

    /// The numbers that lines begin with like headings of Chinese articles.
    fn numbers_at_line_start(&self) -> &HashSet<u32> {
        self.numbers.get_or_init(|| {
            let lines = self.text.lines();
            let heads = lines.filter_map(|line| {
                let rest = line.trim_start_matches(['#', '*', ' ', '　']).strip_prefix('第')?;
                let rest = rest.trim_start();
                let found = numerals::leading(rest)?;
                let behind = rest.get(found.len..).unwrap_or_default().trim_start();
                behind.starts_with(['条', '－', '-', '—']).then_some(found.value)
            });
            heads.collect()
        })
    }

    /// The numbers that lines begin with like headings of English basic units.
    fn heads(&self) -> &HashSet<&'d str> {
        self.heads.get_or_init(|| english::find::heads(self.text))
    }

    /// Whether the lists of `article` are read whole and `parent`, the article or a paragraph of
    /// it, has fewer than `number` points for certain.
    fn has_no_point(&self, article: NodeId, parent: NodeId, number: u32) -> bool {
        let outline = self.outline;
        let count = |holder: NodeId| {
            let points = outline.children(holder).map(|id| outline.node(id));
            let points = points.filter(|node| node.kind == Kind::Point);
            points.map(|node| node.ordinal.main()).collect::<Vec<_>>()
        };
        let holders = outline.children(article).chain([article]);
        let lists: Vec<Vec<u32>> = holders.map(count).collect();
        let whole = lists.iter().all(|list| list.iter().zip(1..).all(|(&n, index)| n == index));
        let most = lists.iter().map(Vec::len).max().unwrap_or(0);
        let own = if parent == article { most } else { count(parent).len() };
        let text = outline.node(article).span.slice(self.text);
        let headed = text.lines().any(|line| line.trim_end().ends_with(['：', ':']));
        whole && if own > 0 { most < number as usize } else { most == 0 && !headed }
    }
}
