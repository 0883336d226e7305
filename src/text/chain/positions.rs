//! Sets of positions on a stack.

use std::ops::Range;

/// A stack of ranges of positions. A set is a stretch of it: in order, and no two of its ranges
/// touch or overlap. Both ends of a range count as members and lie on character boundaries; what
/// lies inside a character counts for nothing.
#[derive(Debug, Default)]
pub(super) struct Positions {
    spans: Vec<(u32, u32)>,
}

/// A set on the stack.
pub(super) type Set = Range<usize>;

impl Positions {
    /// Empties the stack but for the set of all positions from 0 to `end`.
    pub(super) fn all(&mut self, end: u32) -> Set {
        self.spans.clear();
        self.spans.push((0, end));
        0..1
    }

    /// Where the next set will begin.
    pub(super) fn top(&self) -> usize {
        self.spans.len()
    }

    pub(super) fn get(&self, index: usize) -> (u32, u32) {
        self.spans.get(index).copied().unwrap_or_default()
    }

    /// Adds a range to the set that is being built.
    pub(super) fn push(&mut self, from: u32, to: u32) {
        self.spans.push((from, to));
    }

    /// Adds a copy of a set.
    pub(super) fn copy(&mut self, set: Set) {
        self.spans.extend_from_within(set);
    }

    /// Whether any range of a set is more than one position.
    pub(super) fn is_wide(&self, set: Set) -> bool {
        self.spans[set].iter().any(|&(from, to)| from < to)
    }

    /// Makes a set of all that was pushed since `base`.
    pub(super) fn close(&mut self, base: usize) -> Set {
        let pushed = &mut self.spans[base..];
        if !pushed.is_sorted_by(|left, right| left.1 < right.0) {
            pushed.sort_unstable();
            let mut last = 0;
            for at in 1..pushed.len() {
                if pushed[at].0 <= pushed[last].1 {
                    pushed[last].1 = pushed[last].1.max(pushed[at].1);
                } else {
                    last += 1;
                    pushed[last] = pushed[at];
                }
            }
            self.spans.truncate(base + last + 1);
        }
        base..self.spans.len()
    }

    /// Moves a set down to `base` and drops all else from there.
    pub(super) fn settle(&mut self, base: usize, set: Set) -> Set {
        let len = set.len();
        self.spans.copy_within(set, base);
        self.spans.truncate(base + len);
        base..base + len
    }

    /// Adds the ranges of `set` that `known` does not hold.
    pub(super) fn push_new(&mut self, set: Set, known: Set) {
        for index in set {
            let (from, to) = self.spans[index];
            let at = self.spans[known.clone()].partition_point(|span| span.1 < to);
            let holder = self.spans[known.clone()].get(at);
            if holder.is_none_or(|&(start, _)| start > from) {
                self.spans.push((from, to));
            }
        }
    }
}
