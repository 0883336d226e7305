//! Two versions of one instrument: which provisions of the newer one were there before.
//!
//! Versions are compared by provision. Numbers of provisions do not count, neither their own nor
//! those in citations that still lead to the same provision; white space does not count either.

use crate::model::{Document, Reference, ReferenceStatus};
use crate::outline::{Kind, NodeId, Outline};
use crate::text::Span;
use std::collections::{HashMap, HashSet, VecDeque};

/// What stands for a citation whose number does not count.
const CITATION: char = '\u{1}';

/// What the newer of two versions has of the older one.
#[derive(Debug)]
pub struct Changes {
    /// For each unit of the newer version, the same one in the older.
    counterparts: Vec<Option<NodeId>>,
    /// The lines of the older version, for what belongs to no provision.
    lines: HashSet<String>,
}

impl Changes {
    /// Compares two versions.
    #[must_use]
    pub fn between(old: &Document, new: &Document) -> Self {
        let (old_words, new_words) = (Words::of(old), Words::of(new));
        let sides = Sides { old: &old_words, new: &new_words };
        let mut free: HashMap<&Key, VecDeque<NodeId>> = HashMap::new();
        for (id, key) in old.outline().ids().zip(&old_words.keys) {
            free.entry(key).or_default().push_back(id);
        }
        let mut take = |id: NodeId| {
            let candidates = free.get_mut(new_words.key(id)?)?;
            let at = candidates.iter().position(|&other| sides.cite_the_same(other, id))?;
            candidates.remove(at)
        };
        let mut counterparts: Vec<Option<NodeId>> = new.outline().ids().map(&mut take).collect();
        if let Some(root) = counterparts.first_mut() {
            *root = Some(NodeId::ROOT);
        }
        let lines = old.source().text().lines().map(without_space).collect();
        Self { counterparts, lines }
    }

    /// What `span` of the newer version stands in, as a unit of the older one: the innermost
    /// provision, with what leads into it; `None` where it has changed. What stands outside all
    /// provisions is told by its line and belongs to the document, in which nothing has changed as
    /// far as an empty span is concerned.
    #[must_use]
    pub fn counterpart(&self, new: &Document, span: Span) -> Option<NodeId> {
        let unit = unit_of(new, span);
        if unit == NodeId::ROOT && !span.is_empty() {
            let line = without_space(line_of(new.source().text(), span));
            return self.lines.contains(&line).then_some(unit);
        }
        self.counterparts.get(unit.index()).copied().flatten()
    }
}

/// The provision that `span` stands in; the document where it stands in none, as comments and
/// titles do.
#[must_use]
pub(crate) fn unit_of(document: &Document, span: Span) -> NodeId {
    match document.is_foreign(span.start) {
        true => NodeId::ROOT,
        false => document.provision_of(span),
    }
}

/// The line in which `span` begins.
fn line_of(text: &str, span: Span) -> &str {
    let (before, behind) = text.split_at_checked(span.start as usize).unwrap_or((text, ""));
    let start = before.rfind('\n').map_or(0, |at| at + 1);
    let end = behind.find('\n').map_or(text.len(), |at| before.len() + at);
    text.get(start..end).unwrap_or_default()
}

fn without_space(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

/// What a unit says, as a hash.
type Key = [u8; 32];

/// What the units of a document say, numbers aside.
struct Words<'d> {
    document: &'d Document,
    /// What is cut out of the text, in order and without overlap, and what takes its place.
    cuts: Vec<(Span, Option<char>)>,
    /// What each unit says.
    keys: Vec<Key>,
    known: HashSet<Key>,
}

impl<'d> Words<'d> {
    fn of(document: &'d Document) -> Self {
        let outline = document.outline();
        let numbers = outline.ids().map(|id| (outline.node(id).number, None));
        let comments = outline.excluded.iter().map(|&span| (span, None));
        let cited = document.references().iter().filter(|reference| is_own(reference));
        let cited = cited.map(|reference| (reference.span, Some(CITATION)));
        let mut cuts: Vec<(Span, Option<char>)> = numbers.chain(comments).chain(cited).collect();
        cuts.retain(|(span, _)| !span.is_empty());
        cuts.sort();
        let mut end = 0;
        cuts.retain(|(span, _)| {
            let apart = span.start >= end;
            end = if apart { span.end } else { end };
            apart
        });
        let mut words = Self { document, cuts, keys: Vec::new(), known: HashSet::new() };
        words.keys = words.read();
        words.known = words.keys.iter().copied().collect();
        words
    }

    /// What each unit says: a provision with all that is below it and the words that lead into it,
    /// a chapter its own words only.
    fn read(&self) -> Vec<Key> {
        let outline = self.document.outline();
        let mut leads: Vec<Key> = Vec::with_capacity(outline.len());
        let mut keys = Vec::with_capacity(outline.len());
        for id in outline.ids() {
            let node = outline.node(id);
            let group = is_group(outline, id);
            let above = node.parent.and_then(|parent| leads.get(parent.index()).copied());
            let above = above.unwrap_or_default();
            let mut said = String::new();
            match group {
                true => outline.own(id).for_each(|piece| self.write(piece, &mut said)),
                false => self.write(node.span, &mut said),
            }
            keys.push(hash(above, &said));
            leads.push(match group {
                true => Key::default(),
                false => hash(above, &self.lead(id)),
            });
        }
        keys
    }

    /// The own words of a unit behind its number and heading.
    fn lead(&self, id: NodeId) -> String {
        let outline = self.document.outline();
        let node = outline.node(id);
        let from = node.number.end.max(node.heading.map_or(0, |heading| heading.end));
        let mut lead = String::new();
        if node.end > id.0 + 1 {
            for piece in outline.own(id) {
                let start = piece.start.max(from).min(piece.end);
                self.write(Span { start, end: piece.end }, &mut lead);
            }
        }
        lead
    }

    /// Adds the words of `span` to `out`.
    fn write(&self, span: Span, out: &mut String) {
        let text = self.document.source().text();
        let push = |start: u32, end: u32, out: &mut String| {
            let words = Span { start, end: end.max(start) }.slice(text);
            out.extend(words.chars().filter(|c| !c.is_whitespace()));
        };
        let first = self.cuts.partition_point(|(cut, _)| cut.end <= span.start);
        let mut at = span.start;
        for (cut, instead) in self.cuts.get(first..).unwrap_or_default() {
            if cut.start >= span.end {
                break;
            }
            push(at, cut.start, out);
            out.extend(instead);
            at = cut.end.min(span.end);
        }
        push(at, span.end, out);
    }

    fn key(&self, id: NodeId) -> Option<&Key> {
        self.keys.get(id.index())
    }

    /// The citations in a unit whose numbers do not count.
    fn cited(&self, id: NodeId) -> impl Iterator<Item = &Reference> {
        let span = self.document.outline().node(id).span;
        self.document.references_in(span).filter(|reference| is_own(reference))
    }
}

/// Both versions.
struct Sides<'s, 'd> {
    old: &'s Words<'d>,
    new: &'s Words<'d>,
}

impl Sides<'_, '_> {
    /// Whether the citations in two units that otherwise say the same lead to the same provisions.
    fn cite_the_same(&self, old: NodeId, new: NodeId) -> bool {
        let mut cited = self.new.cited(new);
        let same = self.old.cited(old).all(|was| cited.next().is_some_and(|is| self.same(was, is)));
        same && cited.next().is_none()
    }

    fn same(&self, was: &Reference, is: &Reference) -> bool {
        let old = was.span.slice(self.old.document.source().text());
        if old == is.span.slice(self.new.document.source().text()) {
            return true;
        }
        let mut pairs = was.targets.iter().zip(&is.targets);
        was.targets.len() == is.targets.len()
            && pairs.all(|(old, new)| match (old.node, new.node) {
                (Some(old), Some(new)) => self.are_one(old, new),
                // What leads nowhere is a finding of its own.
                _ => true,
            })
    }

    /// Whether two provisions may be one: they say the same, or both have changed.
    fn are_one(&self, old: NodeId, new: NodeId) -> bool {
        let (Some(old), Some(new)) = (self.old.key(old), self.new.key(new)) else { return false };
        old == new || (!self.new.known.contains(old) && !self.old.known.contains(new))
    }
}

/// Whether a citation is one of provisions of the document itself.
fn is_own(reference: &Reference) -> bool {
    matches!(reference.status, ReferenceStatus::Resolved | ReferenceStatus::Unresolved)
}

/// Whether a unit holds provisions and is none.
fn is_group(outline: &Outline, id: NodeId) -> bool {
    match outline.node(id).kind {
        Kind::Document
        | Kind::Book
        | Kind::Part
        | Kind::Title
        | Kind::Chapter
        | Kind::Division
        | Kind::Annex
        | Kind::Schedule => true,
        Kind::Section => !outline.is_article(id),
        _ => false,
    }
}

fn hash(above: Key, said: &str) -> Key {
    let mut hasher = blake3::Hasher::new();
    hasher.update(&above).update(said.as_bytes());
    *hasher.finalize().as_bytes()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::samples;

    fn document(text: &str) -> Document {
        samples::document(if text.contains('条') { "cn" } else { "en" }, text)
    }

    /// The provisions of `new` that have changed.
    fn changed(old: &str, new: &str) -> Vec<String> {
        let (old, new) = (document(old), document(new));
        let changes = Changes::between(&old, &new);
        let outline = new.outline();
        let gone = |id: &NodeId| {
            let start = outline.node(*id).span.start;
            unit_of(&new, Span { start, end: start + 1 }) == *id
                && changes.counterparts[id.index()].is_none()
        };
        outline.ids().filter(gone).map(|id| outline.provision(id)).collect()
    }

    const OLD: &str = "甲管理办法\n\n第一条　申请人应当在三十日内提出申请。\n\n\
        第二条　有下列情形之一的，不予许可：\n（一）材料虚假的；\n（二）未缴费的。\n\n\
        第三条　违反第一条规定的，予以警告。\n";

    #[test]
    fn renumbering_and_white_space_change_nothing() {
        let moved = OLD
            .replace("第一条　申请", "第一条　为了规范管理，制定本办法。\n\n第二条　申请")
            .replace("第二条　有下列", "第三条　有下列")
            .replace("第三条　违反第一条", "第四条 违反第二条");
        assert_eq!(changed(OLD, &moved), ["art_1", "art_1__para_1"]);
        assert!(changed(OLD, &OLD.replace('\n', "\r\n")).is_empty());
        assert!(changed(&moved, OLD).is_empty(), "what is gone is not in the newer version");
    }

    #[test]
    fn numbers_that_are_no_citations_count() {
        let longer = OLD.replace("三十日", "六十日");
        assert_eq!(changed(OLD, &longer), ["art_1", "art_1__para_1"]);
        let english = "Article 1 The fee is 30 euros.\n\nArticle 2 It is paid at once.\n";
        let dearer = english.replace("30", "40");
        assert!(changed(english, &dearer).contains(&"art_1".to_owned()));
        assert!(!changed(english, &dearer).contains(&"art_2".to_owned()));
    }

    #[test]
    fn a_citation_that_leads_elsewhere_has_changed() {
        let elsewhere = OLD.replace("违反第一条", "违反第二条");
        assert_eq!(changed(OLD, &elsewhere), ["art_3", "art_3__para_1"]);
    }

    #[test]
    fn the_words_before_a_list_are_part_of_its_points() {
        let point = OLD.replace("未缴费", "逾期未缴费");
        let point = changed(OLD, &point);
        assert!(point.contains(&"art_2__para_1__point_2".to_owned()), "{point:?}");
        assert!(!point.contains(&"art_2__para_1__point_1".to_owned()), "{point:?}");
        let lead = changed(OLD, &OLD.replace("不予许可", "可以不予许可"));
        assert!(lead.contains(&"art_2__para_1__point_1".to_owned()), "{lead:?}");
        assert!(!lead.contains(&"art_1".to_owned()), "{lead:?}");
    }

    #[test]
    fn what_stands_outside_provisions_is_told_by_its_line() {
        let (old, new) = (document(OLD), document(&OLD.replace("甲管理", "乙管理")));
        let changes = Changes::between(&old, &new);
        assert_eq!(changes.counterpart(&new, Span::new(0, 3)), None);
        assert_eq!(changes.counterpart(&new, Span::empty(0)), Some(NodeId::ROOT));
        let same = Changes::between(&old, &old);
        assert_eq!(same.counterpart(&old, Span::new(0, 3)), Some(NodeId::ROOT));
    }
}
