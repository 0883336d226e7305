use super::node::{Kind, Node, NodeId, Numbering, Ordinal, Outline};
use crate::jurisdiction::CiteWords;
use crate::text::Span;

/// A unit about to be opened. `start` is where it begins; its end follows from what comes after.
#[derive(Debug, Clone)]
pub struct NewNode {
    /// What it is.
    pub kind: Kind,
    /// Depth for closing: opening a unit closes all open ones of the same rank or a higher one.
    pub rank: u8,
    /// Offset of its first byte.
    pub start: u32,
    /// The number as printed; empty at `start` if implied.
    pub number: Span,
    /// The heading behind the number.
    pub heading: Option<Span>,
    /// The number for the eId.
    pub num: Box<str>,
    /// The number for sorting.
    pub ordinal: Ordinal,
    /// The system the number is written in.
    pub numbering: Numbering,
}

/// Puts an outline together from units and text in document order.
///
/// Keeps the invariant that spans nest: a unit ends where the last text or unit given to it ends,
/// so white space and markup between two units belong to the unit around both.
#[derive(Debug)]
pub struct Builder {
    nodes: Vec<Node>,
    /// Open nodes with their ranks, outermost first; the document is always open.
    open: Vec<(NodeId, u8)>,
}

impl Builder {
    /// A builder for a text of `len` bytes.
    #[must_use]
    pub fn new(len: usize) -> Self {
        let root = Node {
            kind: Kind::Document,
            parent: None,
            end: 1,
            span: Span::new(0, len),
            number: Span::empty(0),
            heading: None,
            num: Box::default(),
            ordinal: Ordinal::default(),
            numbering: Numbering::Implied,
        };
        // Short of most texts, and as much as spares the larger ones their moves.
        let mut nodes = Vec::with_capacity(len / 96 + 8);
        nodes.push(root);
        Self { nodes, open: vec![(NodeId::ROOT, 0)] }
    }

    /// Closes what the new unit ends and opens it. Ranks below 1 count as 1.
    pub fn open(&mut self, new: NewNode) -> NodeId {
        self.close(new.rank.max(1));
        let id = NodeId(Span::empty(self.nodes.len()).start);
        let end = [new.number.end, new.heading.map_or(0, |heading| heading.end), new.start];
        self.nodes.push(Node {
            kind: new.kind,
            parent: self.open.last().map(|&(parent, _)| parent),
            end: id.0 + 1,
            span: Span { start: new.start, end: end.into_iter().max().unwrap_or(new.start) },
            number: new.number,
            heading: new.heading,
            num: new.num,
            ordinal: new.ordinal,
            numbering: new.numbering,
        });
        self.open.push((id, new.rank.max(1)));
        id
    }

    /// Gives the text up to `end` to the innermost open unit.
    pub fn text(&mut self, end: u32) {
        if let [_, .., (id, _)] = self.open[..] {
            let span = &mut self.nodes[id.index()].span;
            span.end = span.end.max(end);
        }
    }

    /// Closes all open units of rank `rank` or higher.
    pub fn close(&mut self, rank: u8) {
        while let [.., (outer, _), (inner, inner_rank)] = self.open[..] {
            if inner_rank < rank {
                break;
            }
            self.open.pop();
            let end = self.nodes[inner.index()].span.end;
            let subtree = Span::empty(self.nodes.len()).start;
            self.nodes[inner.index()].end = subtree;
            if outer != NodeId::ROOT {
                let span = &mut self.nodes[outer.index()].span;
                span.end = span.end.max(end);
            }
        }
    }

    /// The open units with their ranks, outermost first; the document is always the first.
    #[must_use]
    pub fn stack(&self) -> &[(NodeId, u8)] {
        &self.open
    }

    /// A unit that was opened before.
    #[must_use]
    pub fn node(&self, id: NodeId) -> &Node {
        &self.nodes[id.index()]
    }

    /// Changes a unit that was opened before; its span must go on holding its children.
    pub fn node_mut(&mut self, id: NodeId) -> &mut Node {
        &mut self.nodes[id.index()]
    }

    /// Closes everything and gives the tree.
    #[must_use]
    pub fn finish(mut self) -> Outline {
        self.close(1);
        let total = Span::empty(self.nodes.len()).start;
        self.nodes[0].end = total;
        let first = self.nodes.get(1).map_or(self.nodes[0].span.end, |node| node.span.start);
        Outline {
            nodes: self.nodes,
            chinese: false,
            cite: CiteWords::default(),
            title: Span::empty(0),
            preamble: Span::new(0, first as usize),
            adoption: None,
            quotes: Vec::new(),
            excluded: Vec::new(),
            problems: Vec::new(),
        }
    }
}
