use super::Span;

/// So many bytes are compared at a time.
const CHUNK: usize = 64;

/// How a text became another one: a stretch was replaced, and what stands before and behind it
/// stayed as it was.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Change {
    /// What was replaced, in the old text.
    old: Span,
    /// What stands there now, in the new text.
    new: Span,
    /// How long the new text is.
    len: u32,
}

impl Change {
    /// What was replaced to make `new` of `old`; where it could be told in several ways, the last.
    #[must_use]
    pub fn between(old: &str, new: &str) -> Self {
        let (a, b) = (old.as_bytes(), new.as_bytes());
        let front = same(a.chunks(CHUNK).zip(b.chunks(CHUNK)), |a, b| a.iter().zip(b));
        let (a, b) = (&a[front..], &b[front..]);
        let back =
            same(a.rchunks(CHUNK).zip(b.rchunks(CHUNK)), |a, b| a.iter().rev().zip(b.iter().rev()));
        Self {
            old: Span::new(front, old.len() - back),
            new: Span::new(front, new.len() - back),
            len: Span::empty(new.len()).start,
        }
    }

    /// What is new, with so many bytes before and behind it, which need not be whole characters.
    #[must_use]
    pub fn around(&self, margin: u32) -> Span {
        Span {
            start: self.new.start.saturating_sub(margin),
            end: self.new.end.saturating_add(margin).min(self.len),
        }
    }

    /// What is new in `text`, the new text, in whole characters.
    #[must_use]
    pub fn whole<'t>(&self, text: &'t str) -> &'t str {
        let start = text.floor_char_boundary(self.new.start as usize);
        let end = text.ceil_char_boundary(self.new.end as usize);
        text.get(start..end).unwrap_or_default()
    }

    /// Where the words of `span` stood in the old text, if they did, with the same `margin` bytes
    /// before and behind them.
    #[must_use]
    pub fn before(&self, span: Span, margin: u32) -> Option<Span> {
        if span.end.saturating_add(margin) <= self.new.start {
            return Some(span);
        }
        let behind = span.start >= self.new.end.saturating_add(margin);
        behind.then(|| Span {
            start: self.offset_before(span.start),
            end: self.offset_before(span.end),
        })
    }

    /// Where an offset behind the change was in the old text.
    #[must_use]
    pub fn offset_before(&self, offset: u32) -> u32 {
        offset - self.new.end + self.old.end
    }

    /// Where what stood behind the change in the old text stands now.
    #[must_use]
    pub fn after(&self, span: Span) -> Span {
        let offset = |at: u32| at - self.old.end + self.new.end;
        Span { start: offset(span.start), end: offset(span.end) }
    }
}

/// How many bytes are the same in the pairs of chunks, one after the other.
fn same<'t, P: Iterator<Item = (&'t u8, &'t u8)>>(
    chunks: impl Iterator<Item = (&'t [u8], &'t [u8])>,
    pairs: impl Fn(&'t [u8], &'t [u8]) -> P,
) -> usize {
    let mut count = 0;
    for (a, b) in chunks {
        if a != b {
            return count + pairs(a, b).take_while(|(a, b)| a == b).count();
        }
        count += a.len();
    }
    count
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(old: &str, new: &str, replaced: &str, by: &str) {
        let change = Change::between(old, new);
        assert_eq!((change.old.slice(old), change.new.slice(new)), (replaced, by));
        let (front, back) = (&old[..change.old.range().start], &old[change.old.range().end..]);
        assert_eq!(format!("{front}{by}{back}"), new);
    }

    #[test]
    fn what_was_replaced_is_found() {
        check("", "", "", "");
        check("", "new", "", "new");
        check("old", "", "old", "");
        check("same", "same", "", "");
        check("a b c", "a d c", "b", "d");
        check("aaa", "aaaa", "", "a");
        check("aaaa", "aa", "aa", "");
        let long = "0123456789".repeat(50);
        check(&long, &long.replacen('0', "x", 1), "0", "x");
        check(&format!("{long}.{long}"), &format!("{long}, {long}"), ".", ", ");
    }

    #[test]
    fn places_are_told_in_the_other_text() {
        let change = Change::between("one two three", "one 2 three");
        assert_eq!(change.before(Span::new(0, 3), 1), Some(Span::new(0, 3)));
        assert_eq!(change.before(Span::new(0, 3), 2), None);
        assert_eq!(change.before(Span::new(6, 11), 1), Some(Span::new(8, 13)));
        assert_eq!(change.before(Span::new(6, 11), 2), None);
        assert_eq!(change.before(Span::new(0, 11), 0), None);
        assert_eq!(change.after(Span::new(8, 13)), Span::new(6, 11));
        assert_eq!(change.around(1), Span::new(3, 6));
        assert_eq!(change.around(99), Span::new(0, 11));
    }

    #[test]
    fn what_is_new_is_told_in_whole_characters() {
        // 许 and 讲 differ in their last byte.
        let change = Change::between("一许二", "一讲二");
        assert_eq!(change.whole("一讲二"), "讲");
        assert_eq!(Change::between("一二", "一").whole("一"), "");
    }
}
