//! The basic units of a document, and what is counted in each.

use super::measures::Counts;
use super::{clamp, joined};
use crate::audit::tables::ProvisionRow;
use crate::model::{Document, Role};
use crate::outline::Outline;

/// A basic unit with its row.
#[derive(Debug)]
pub(super) struct Article {
    start: u32,
    end: u32,
    pub(super) row: ProvisionRow,
}

/// The basic units in order.
#[derive(Debug)]
pub(super) struct Articles<'d> {
    document: &'d Document,
    articles: Vec<Article>,
}

impl<'d> Articles<'d> {
    pub(super) fn new(document: &'d Document) -> Self {
        let outline = document.outline();
        let articles = outline.articles().enumerate();
        let articles = articles.map(|(at, id)| {
            let span = outline.node(id).span;
            Article { start: span.start, end: span.end, row: row(document, outline, at, id) }
        });
        let mut found = Self { document, articles: articles.collect() };
        found.roles();
        found
    }

    /// The unit that holds the byte at `offset`.
    pub(super) fn at(&mut self, offset: u32) -> Option<&mut Article> {
        let after = self.articles.partition_point(|article| article.start <= offset);
        let article = self.articles.get_mut(after.checked_sub(1)?)?;
        (offset < article.end).then_some(article)
    }

    /// The line on which the byte at `offset` is, from 1.
    pub(super) fn line(&self, offset: u32) -> u32 {
        line(self.document, offset)
    }

    pub(super) fn rows(self) -> Vec<ProvisionRow> {
        self.articles.into_iter().map(|article| article.row).collect()
    }

    fn roles(&mut self) {
        let mut roles: Vec<Vec<Role>> = vec![Vec::new(); self.articles.len()];
        for mark in self.document.roles() {
            let start = self.document.outline().node(mark.node).span.start;
            if let Some(article) = self.at(start) {
                let at = article.row.position as usize - 1;
                roles[at].push(mark.role);
            }
        }
        for (article, mut roles) in self.articles.iter_mut().zip(roles) {
            roles.sort_unstable();
            roles.dedup();
            article.row.roles = joined(roles.into_iter().map(Role::name));
        }
    }
}

fn row(
    document: &Document,
    outline: &Outline,
    at: usize,
    id: crate::outline::NodeId,
) -> ProvisionRow {
    let source = document.source();
    let node = outline.node(id);
    let chinese = document.profile().language().is_chinese();
    let counts = Counts::of(source.slice(node.span), chinese);
    ProvisionRow {
        path: source.path().to_owned(),
        provision: outline.provision(id),
        eid: outline.eid(id),
        position: clamp(at + 1),
        label: outline.label(id, source.text()),
        kind: node.kind.name().to_owned(),
        heading: node.heading.map(|heading| source.slice(heading).to_owned()),
        line: line(document, node.span.start),
        characters: counts.characters,
        words: (!chinese).then_some(counts.words),
        ..ProvisionRow::default()
    }
}

fn line(document: &Document, offset: u32) -> u32 {
    clamp(document.source().lines().line(offset) + 1)
}
