//! Which level a mark belongs to: `(i)` after `(h)` is a letter, after `(1)` a Roman numeral.
//!
//! What the open lists expect decides first, then the order that the style knows, then what the
//! next mark is.

use super::grammar::LevelSpec;
use super::mark::{Frame, Reading, Readings};
use crate::outline::node::Numbering;

/// An open list.
#[derive(Debug, Clone, Copy)]
pub(super) struct Level {
    frame: Frame,
    /// The last number.
    pub(super) last: Reading,
    /// Its place in the order of the style.
    pub(super) place: usize,
    /// How many members it has.
    pub(super) members: u32,
    /// Whether text behind the list has closed it; it may still go on.
    shut: bool,
}

/// What stands around a mark.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Around {
    /// The next mark at the beginning of a line.
    pub(super) next: Readings,
    /// Whether the text before ends as if a list followed.
    pub(super) introduced: bool,
    /// Whether the line goes on with a sentence, so that the mark may be part of a citation.
    pub(super) doubtful: bool,
}

/// Where a mark goes.
#[derive(Debug, Clone, Copy)]
pub(super) struct Slot {
    pub(super) reading: Reading,
    /// Index of its list among the open ones.
    pub(super) index: usize,
    /// Slot of the list in the order of the style.
    pub(super) place: usize,
}

/// The lists that are open, outermost first.
#[derive(Debug, Default)]
pub(super) struct Levels {
    open: Vec<Level>,
}

impl Levels {
    pub(super) fn clear(&mut self) {
        self.open.clear();
    }

    pub(super) fn is_empty(&self) -> bool {
        self.open.is_empty()
    }

    /// Whether the mark comes right behind the last of an open list.
    pub(super) fn expects(&self, readings: &Readings) -> bool {
        let follows = |level: &Level| readings.iter().any(|reading| reading.follows(level.last));
        self.open.iter().any(follows)
    }

    /// The outermost list.
    pub(super) fn outermost(&self) -> Option<Level> {
        self.open.first().copied()
    }

    /// The innermost list that no text has closed, with its index.
    pub(super) fn innermost(&self) -> Option<(usize, Level)> {
        let index = self.open.iter().position(|level| level.shut).unwrap_or(self.open.len());
        let index = index.checked_sub(1)?;
        Some((index, *self.open.get(index)?))
    }

    /// Text closes the list at `index` and those in it.
    pub(super) fn shut(&mut self, index: usize) {
        for level in self.open.iter_mut().skip(index) {
            level.shut = true;
        }
    }

    /// Finds the place of a mark and takes note of it; `None` where it is no mark of a list.
    pub(super) fn take(
        &mut self,
        frame: Frame,
        readings: &Readings,
        order: &[LevelSpec],
        around: &Around,
    ) -> Option<Slot> {
        let place = self.find(frame, readings, order, around)?;
        let members = match self.open.get(place.index) {
            Some(level) if !place.reading.is_first() => level.members + 1,
            _ => 1,
        };
        self.open.truncate(place.index);
        self.open.push(Level {
            frame,
            last: place.reading,
            place: place.place,
            members,
            shut: false,
        });
        Some(place)
    }

    fn find(
        &self,
        frame: Frame,
        readings: &Readings,
        order: &[LevelSpec],
        around: &Around,
    ) -> Option<Slot> {
        let doubled_known = order.iter().any(|spec| spec.marks.iter().any(|&(_, doubled)| doubled));
        let exact = self.exact(frame, readings, doubled_known && order.len() > 5);
        let first = readings.iter().find(|reading| {
            reading.is_first() && (!reading.doubled || doubled_known || self.open.is_empty())
        });
        match (exact, first) {
            (Some(exact), Some(first)) if begins(exact.reading, first, around) => {
                Some(self.fresh(frame, first, order, around))
            }
            (Some(exact), _) => Some(exact),
            (None, Some(first)) => Some(self.fresh(frame, first, order, around)),
            (None, None) if around.doubtful => None,
            (None, None) => self.displaced(frame, readings, order, around),
        }
    }

    /// The innermost list that expects the mark.
    fn exact(&self, frame: Frame, readings: &Readings, no_insertion: bool) -> Option<Slot> {
        let doubled = readings.iter().any(|reading| reading.doubled);
        self.open.iter().enumerate().rev().find_map(|(index, level)| {
            if level.frame != frame {
                return None;
            }
            let reading = readings.iter().find_map(|reading| {
                if let Some(behind) = behind_z(reading, level.last) {
                    return Some(behind);
                }
                let insertion = doubled && no_insertion && reading.sub > 0;
                (reading.follows(level.last) && !insertion).then_some(reading)
            })?;
            Some(Slot { reading, index, place: level.place })
        })
    }

    /// The place of the first mark of a list.
    fn fresh(&self, frame: Frame, reading: Reading, order: &[LevelSpec], around: &Around) -> Slot {
        let inner = self.innermost();
        let system = (reading.numbering, reading.doubled);
        let from = inner.map_or(0, |(_, level)| level.place + 1);
        let known = |place: &usize| {
            frame == Frame::Paren
                && order.get(*place).is_some_and(|spec| spec.marks.contains(&system))
        };
        let below = inner.map_or(0, |(index, _)| index + 1);
        if let Some(place) = (from..order.len()).find(known) {
            return Slot { reading, index: below, place };
        }
        let same = |level: &Level| level.frame == frame && level.last.same_system(reading);
        let again = self.open.iter().rposition(same);
        let inverted = around.introduced && !order.is_empty();
        match again.and_then(|index| Some((index, self.open.get(index)?))) {
            Some((index, level)) if !inverted || index + 1 == below => {
                Slot { reading, index, place: level.place }
            }
            _ => Slot { reading, index: below, place: from },
        }
    }

    /// The place of a mark that no list expects: numbers were left out or stand twice.
    fn displaced(
        &self,
        frame: Frame,
        readings: &Readings,
        order: &[LevelSpec],
        around: &Around,
    ) -> Option<Slot> {
        let word = |reading: &Reading| reading.sub > 0 && reading.numbering != Numbering::Arabic;
        let fits = |later: bool| {
            self.open.iter().enumerate().rev().find_map(|(index, level)| {
                let reading = readings.iter().find(|reading| {
                    level.frame == frame
                        && !word(reading)
                        && reading.same_system(level.last)
                        && (!later || reading.main > level.last.main)
                })?;
                Some(Slot { reading, index, place: level.place })
            })
        };
        fits(true).or_else(|| fits(false)).or_else(|| {
            // (ii) is rather the second Roman numeral than the ninth letter twice.
            let reading = readings
                .iter()
                .filter(|reading| !word(reading) && reading.main < 1000)
                .min_by_key(|reading| reading.main)?;
            let above = self.above(frame, reading, order);
            Some(above.unwrap_or_else(|| self.fresh(frame, reading, order, around)))
        })
    }

    /// The place of a mark whose list has not been seen to begin, by the order of the style alone.
    fn above(&self, frame: Frame, reading: Reading, order: &[LevelSpec]) -> Option<Slot> {
        let system = (reading.numbering, reading.doubled);
        let place = order.iter().position(|spec| spec.marks.contains(&system))?;
        let index = self.open.iter().position(|level| level.place >= place)?;
        (frame == Frame::Paren).then_some(Slot { reading, index, place })
    }
}

/// Whether a mark that could go on with a list begins a new one in it.
fn begins(exact: Reading, first: Reading, around: &Around) -> bool {
    let second = |reading: Reading| reading.same_system(first) && reading.main == 2;
    let third = |reading: Reading| reading.follows(exact);
    match (around.next.iter().any(second), around.next.iter().any(third)) {
        (true, false) => true,
        (false, true) => false,
        _ => around.introduced,
    }
}

/// `aa` or `ab` read as the number behind `z`.
fn behind_z(reading: Reading, last: Reading) -> Option<Reading> {
    let letters = matches!(reading.numbering, Numbering::LowerLetter | Numbering::UpperLetter);
    if !letters || reading.numbering != last.numbering || last.doubled || last.main < 26 {
        return None;
    }
    let main = match (reading.doubled, reading.sub) {
        (true, _) => 26 + reading.main,
        (false, 0) => return None,
        (false, sub) => 26 * reading.main + sub,
    };
    (main == last.main + 1).then_some(Reading { doubled: false, main, sub: 0, ..reading })
}
