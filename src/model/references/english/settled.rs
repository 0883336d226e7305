//! Citations without a host that lead nowhere: whether they are of the document is told by how it
//! cites, once all of it is read.

use super::super::super::facets::{Reference, ReferenceStatus};
use super::hosts::Doubt;

/// How many citations in italics tell that a document cites its own provisions so, and how many to
/// one of another instrument.
const FEW: usize = 2;
const TO_ONE: usize = 5;
/// How many bare numbers of its own provisions a document has to one that is doubtful.
const BARE_TO_ONE: usize = 10;

/// What is known of the citations of a document.
#[derive(Debug, Default)]
pub(super) struct Settled {
    /// Of the citation that is noted next: what makes it doubtful, with what it would be if it were
    /// one of the document, where that leads nowhere; and whether it is in italics.
    pub(super) doubt: Option<(Doubt, Reference)>,
    pub(super) marked: bool,
    /// The citations that are doubtful: their places, whether they are in italics, the doubt, and
    /// what they would be.
    doubtful: Vec<(usize, bool, Doubt, Reference)>,
    /// How many citations in italics lead to a provision of the document, and how many lead to
    /// another instrument.
    marked_own: usize,
    marked_other: usize,
}

impl Settled {
    /// Takes note of the citation `found`, which has the place `index`.
    pub(super) fn note(&mut self, index: usize, found: &Reference) {
        let (doubt, marked) = (self.doubt.take(), std::mem::take(&mut self.marked));
        let status = found.status;
        self.marked_own += usize::from(marked && status == ReferenceStatus::Resolved);
        self.marked_other +=
            usize::from(marked && doubt.is_none() && status == ReferenceStatus::External);
        if let Some((doubt, ours)) = doubt.filter(|_| status != ReferenceStatus::Unresolved) {
            self.doubtful.push((index, marked, doubt, ours));
        }
    }

    /// Takes the doubt from those of `found` that are of the document. Acts print what they cite of
    /// themselves in italics, those that do so; and what is one of many numbers without a name that
    /// all lead to provisions of the document, `bare`, is one of it too.
    pub(super) fn settle(&mut self, found: &mut [Reference], bare: &[usize]) {
        if self.doubtful.is_empty() {
            return;
        }
        let in_italics = self.doubtful.iter().filter(|one| one.1).count();
        let marks = self.marked_own >= FEW.max(TO_ONE * self.marked_other).max(in_italics);
        let known = |index: &&usize| {
            found.get(**index).is_some_and(|found| found.status == ReferenceStatus::Resolved)
        };
        let own = bare.iter().filter(known).count();
        let numbers = own >= BARE_TO_ONE * (self.doubtful.len() - in_italics);
        for (index, marked, doubt, ours) in self.doubtful.drain(..) {
            let is_own = marked && marks || !marked && numbers && doubt == Doubt::Far;
            if let Some(found) = found.get_mut(index).filter(|_| is_own) {
                *found = ours;
            }
        }
    }
}
