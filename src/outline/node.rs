use crate::jurisdiction::CiteWords;
use crate::text::Span;

/// Index of a node in its outline. The document itself is [`NodeId::ROOT`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct NodeId(pub u32);

impl NodeId {
    /// The document as a whole.
    pub const ROOT: NodeId = NodeId(0);

    /// The place of the node in the arena.
    #[must_use]
    pub fn index(self) -> usize {
        self.0 as usize
    }
}

/// What a node is. Names follow Akoma Ntoso.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Kind {
    /// The document as a whole.
    Document,
    /// 编 in Taiwan and in codes of several books; Book.
    Book,
    /// 编 of mainland China, Part.
    Part,
    /// Title of the U.S. Code or of an EU act.
    Title,
    /// 章, Chapter.
    Chapter,
    /// A division or subchapter below a chapter, 分编.
    Division,
    /// 节 or Section above articles; in US, British and Irish law the basic unit.
    Section,
    /// 条, Article; the numbered point 一、 of a document without articles.
    Article,
    /// US, British and Irish (a) or (1) below a section.
    Subsection,
    /// 款: a paragraph of an article; EU 1.; US (1).
    Paragraph,
    /// US (A) below a paragraph; Irish (i).
    Subparagraph,
    /// US (i).
    Clause,
    /// US (I).
    Subclause,
    /// US (aa).
    Item,
    /// US (AA).
    Subitem,
    /// 项 and, inside it, 目; EU (a).
    Point,
    /// 附件, Annex.
    Annex,
    /// British and Irish Schedule.
    Schedule,
    /// A numbered recital before the articles of an EU act.
    Recital,
}

impl Kind {
    /// All kinds.
    pub const ALL: [Kind; 19] = [
        Kind::Document,
        Kind::Book,
        Kind::Part,
        Kind::Title,
        Kind::Chapter,
        Kind::Division,
        Kind::Section,
        Kind::Article,
        Kind::Subsection,
        Kind::Paragraph,
        Kind::Subparagraph,
        Kind::Clause,
        Kind::Subclause,
        Kind::Item,
        Kind::Subitem,
        Kind::Point,
        Kind::Annex,
        Kind::Schedule,
        Kind::Recital,
    ];

    /// The name in Akoma Ntoso and in JSON.
    #[must_use]
    pub fn name(self) -> &'static str {
        self.names().0
    }

    /// The prefix of the kind in an eId: `art` in `art_12`.
    #[must_use]
    pub fn prefix(self) -> &'static str {
        self.names().1
    }

    /// Whether units of the kind hold the basic ones, or stand beside them.
    #[must_use]
    pub fn is_group(self) -> bool {
        matches!(
            self,
            Kind::Book
                | Kind::Part
                | Kind::Title
                | Kind::Chapter
                | Kind::Division
                | Kind::Section
                | Kind::Annex
                | Kind::Schedule
        )
    }

    /// Whether units of the kind stand below the basic ones.
    #[must_use]
    pub fn is_below_article(self) -> bool {
        matches!(
            self,
            Kind::Subsection
                | Kind::Paragraph
                | Kind::Subparagraph
                | Kind::Clause
                | Kind::Subclause
                | Kind::Item
                | Kind::Subitem
                | Kind::Point
        )
    }

    /// The kind with the name `name`.
    #[must_use]
    pub fn of(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.name() == name)
    }

    fn names(self) -> (&'static str, &'static str) {
        match self {
            Kind::Document => ("document", ""),
            Kind::Book => ("book", "book"),
            Kind::Part => ("part", "part"),
            Kind::Title => ("title", "title"),
            Kind::Chapter => ("chapter", "chp"),
            Kind::Division => ("division", "dvs"),
            Kind::Section => ("section", "sec"),
            Kind::Article => ("article", "art"),
            Kind::Subsection => ("subsection", "subsec"),
            Kind::Paragraph => ("paragraph", "para"),
            Kind::Subparagraph => ("subparagraph", "subpara"),
            Kind::Clause => ("clause", "cl"),
            Kind::Subclause => ("subclause", "subcl"),
            Kind::Item => ("item", "item"),
            Kind::Subitem => ("subitem", "subitem"),
            Kind::Point => ("point", "point"),
            Kind::Annex => ("annex", "annex"),
            Kind::Schedule => ("schedule", "sched"),
            Kind::Recital => ("recital", "rec"),
        }
    }
}

/// A number for sorting: 12 is `[12]`; 第十二条之一, 12A and 12-1 are `[12, 1]`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Default)]
pub struct Ordinal {
    parts: [u32; 4],
    len: u8,
}

impl Ordinal {
    /// An ordinal of the given parts, of which the first four count.
    #[must_use]
    pub fn new(parts: &[u32]) -> Self {
        let mut ordinal = Self::default();
        for (slot, &part) in ordinal.parts.iter_mut().zip(parts) {
            *slot = part;
            ordinal.len += 1;
        }
        ordinal
    }

    /// The parts that are there.
    #[must_use]
    pub fn parts(&self) -> &[u32] {
        &self.parts[..usize::from(self.len)]
    }

    /// The first part; 0 where there is none.
    #[must_use]
    pub fn main(&self) -> u32 {
        self.parts[0]
    }
}

/// The system a number is written in, for telling when a list changes it half-way.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Default)]
pub enum Numbering {
    /// Not printed: counted by the parser (款 of Chinese law).
    #[default]
    Implied,
    /// 一 二 三, with whatever stands around it.
    Chinese,
    /// 1 2 3.
    Arabic,
    /// a b c.
    LowerLetter,
    /// A B C.
    UpperLetter,
    /// i ii iii.
    LowerRoman,
    /// I II III.
    UpperRoman,
    /// ① ② ③.
    Circled,
}

/// A unit of the document.
#[derive(Debug, Clone)]
pub struct Node {
    /// What it is.
    pub kind: Kind,
    /// The unit it belongs to; `None` for the document.
    pub parent: Option<NodeId>,
    /// Index behind the last node below this one: the subtree is `id + 1..end`.
    pub end: u32,
    /// From its number (or first word) to its last word, what lies below it included.
    pub span: Span,
    /// The number as printed with its frame: `第十二条`, `（三）`, `Article 5`; empty if implied.
    pub number: Span,
    /// The heading behind the number.
    pub heading: Option<Span>,
    /// The number as it stands in an eId: `12`, `12-1`, `12A`, `a`, `iii`.
    pub num: Box<str>,
    /// The number for sorting.
    pub ordinal: Ordinal,
    /// The system the number is written in.
    pub numbering: Numbering,
}

/// What is wrong with the structure of a document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ProblemKind {
    /// A number is left out: `expected` is the first one missing, as it would be printed.
    NumberGap {
        /// The missing number in the style of its neighbours.
        expected: String,
    },
    /// The number stands already on `first`.
    NumberDuplicate {
        /// The unit that had the number first.
        first: NodeId,
    },
    /// The number is lower than the one before it.
    NumberBackwards,
    /// The list changes its system of numbers or its brackets here.
    StyleChange,
    /// Text whose structure the parser could not tell.
    NotUnderstood,
}

/// A structural fault at a node.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// What is wrong.
    pub kind: ProblemKind,
    /// The unit at which it shows.
    pub node: NodeId,
    /// What to point at, usually its number.
    pub span: Span,
}

/// The tree of a document.
#[derive(Debug, Clone)]
pub struct Outline {
    pub(super) nodes: Vec<Node>,
    /// Whether provisions are cited in Chinese.
    pub chinese: bool,
    /// The words that Chinese provisions are cited with.
    pub cite: CiteWords,
    /// The title of the instrument, without markup; empty if none was found.
    pub title: Span,
    /// What stands before the first unit, title and adoption note included.
    pub preamble: Span,
    /// The note of adoption and amendments under the title.
    pub adoption: Option<Span>,
    /// Texts quoted for insertion into another instrument, in order.
    pub quotes: Vec<Span>,
    /// Text that is not law: front matter, comments, tables of contents; in order.
    pub excluded: Vec<Span>,
    /// Structural faults in document order.
    pub problems: Vec<Problem>,
}

impl Outline {
    /// The node of `id`.
    ///
    /// # Panics
    /// Where `id` comes from another outline.
    #[must_use]
    pub fn node(&self, id: NodeId) -> &Node {
        &self.nodes[id.index()]
    }

    /// Number of nodes, the document included.
    #[must_use]
    pub fn len(&self) -> usize {
        self.nodes.len()
    }

    /// Whether nothing but the document itself was found.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.nodes.len() <= 1
    }

    /// All nodes in document order, the document first.
    pub fn ids(&self) -> impl DoubleEndedIterator<Item = NodeId> + ExactSizeIterator + use<> {
        (0..u32::try_from(self.nodes.len()).unwrap_or(u32::MAX)).map(NodeId)
    }

    /// The nodes below `id`, at any depth, in document order.
    pub fn descendants(&self, id: NodeId) -> impl Iterator<Item = NodeId> + use<> {
        (id.0 + 1..self.node(id).end).map(NodeId)
    }

    /// The nodes right below `id`.
    pub fn children(&self, id: NodeId) -> impl Iterator<Item = NodeId> + '_ {
        let end = self.node(id).end;
        let mut next = id.0 + 1;
        std::iter::from_fn(move || {
            let child = (next < end).then_some(NodeId(next))?;
            next = self.node(child).end;
            Some(child)
        })
    }

    /// `id` and the units around it, innermost first, the document last.
    pub fn ancestors(&self, id: NodeId) -> impl Iterator<Item = NodeId> + '_ {
        std::iter::successors(Some(id), |&id| self.node(id).parent)
    }

    /// The innermost node that holds the byte at `offset`.
    #[must_use]
    pub fn at(&self, offset: u32) -> NodeId {
        let mut id = NodeId::ROOT;
        // Nodes are in document order, so the last one that begins at or before the offset, or
        // one of those around it, holds the offset.
        let after = self.nodes.partition_point(|node| node.span.start <= offset);
        if after > 1 {
            id = NodeId(Span::empty(after - 1).start);
        }
        self.ancestors(id)
            .find(|&id| offset < self.node(id).span.end || id == NodeId::ROOT)
            .unwrap_or(NodeId::ROOT)
    }

    /// The pieces of text that belong to `id` itself and not to a unit below it, in order.
    pub fn own(&self, id: NodeId) -> impl Iterator<Item = Span> + '_ {
        let span = self.node(id).span;
        let mut from = span.start;
        let mut children = self.children(id);
        let mut done = false;
        std::iter::from_fn(move || {
            while !done {
                let piece = match children.next() {
                    Some(child) => {
                        let inner = self.node(child).span;
                        let piece = Span { start: from, end: inner.start };
                        from = inner.end;
                        piece
                    }
                    None => {
                        done = true;
                        Span { start: from, end: span.end }
                    }
                };
                if !piece.is_empty() {
                    return Some(piece);
                }
            }
            None
        })
    }

    /// The article (or, where there are no articles, the section) that `id` is or is in.
    #[must_use]
    pub fn article_of(&self, id: NodeId) -> Option<NodeId> {
        self.ancestors(id).find(|&id| self.is_article(id))
    }

    /// Whether `id` is a basic unit: an article, or a section that groups no articles.
    #[must_use]
    pub fn is_article(&self, id: NodeId) -> bool {
        match self.node(id).kind {
            Kind::Article => true,
            Kind::Section => !self.children(id).any(|child| {
                matches!(
                    self.node(child).kind,
                    Kind::Article | Kind::Section | Kind::Chapter | Kind::Division
                )
            }),
            _ => false,
        }
    }

    /// The basic units of the document, those of schedules and annexes left out.
    pub fn articles(&self) -> impl Iterator<Item = NodeId> + '_ {
        self.ids().filter(|&id| self.is_article(id) && !self.in_annex(id))
    }

    /// Whether `id` is in an annex or a schedule.
    #[must_use]
    pub fn in_annex(&self, id: NodeId) -> bool {
        self.ancestors(id).any(|id| matches!(self.node(id).kind, Kind::Annex | Kind::Schedule))
    }

    /// Whether the byte at `offset` is text that is not law (front matter, comments, contents).
    #[must_use]
    pub fn is_excluded(&self, offset: u32) -> bool {
        covers(&self.excluded, offset)
    }

    /// Whether the byte at `offset` is text quoted for insertion into another instrument.
    #[must_use]
    pub fn is_quoted(&self, offset: u32) -> bool {
        covers(&self.quotes, offset)
    }
}

fn covers(spans: &[Span], offset: u32) -> bool {
    let after = spans.partition_point(|span| span.start <= offset);
    after.checked_sub(1).and_then(|i| spans.get(i)).is_some_and(|span| offset < span.end)
}
