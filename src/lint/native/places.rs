//! Words looked up by a hash.

/// Keys, which stand for words or for pairs of characters, with the places that they have among all,
/// where they are looked up by a hash.
pub(super) struct Places {
    /// All keys, in order.
    keys: Vec<u64>,
    /// For each hash, 1 more than the place of a key that has it or one right before it; 0 for none.
    slots: Vec<u32>,
    /// How far a hash is shifted to be the index of a slot.
    shift: u32,
}

impl Places {
    /// The places of `keys`.
    pub(super) fn new(mut keys: Vec<u64>) -> Self {
        keys.sort_unstable();
        keys.dedup();
        // Four slots for each key: what has no place is nearly always told by the first.
        let slots = (keys.len() * 4).next_power_of_two().max(64);
        let mut own = Self { keys: Vec::new(), slots: vec![0; slots], shift: 64 - slots.ilog2() };
        for (place, &key) in (1_u32..).zip(&keys) {
            let free = own.probe(key).find(|&at| own.slots.get(at) == Some(&0));
            if let Some(slot) = free.and_then(|at| own.slots.get_mut(at)) {
                *slot = place;
            }
        }
        Self { keys, ..own }
    }

    /// How many there are.
    pub(super) fn len(&self) -> usize {
        self.keys.len()
    }

    /// The place of `key`.
    pub(super) fn of(&self, key: u64) -> Option<u32> {
        let places = self.probe(key).map_while(|at| self.slots.get(at).copied());
        let mut places = places.map_while(|slot| slot.checked_sub(1));
        places.find(|&place| self.keys.get(place as usize) == Some(&key))
    }

    /// The slots at which `key` may stand.
    fn probe(&self, key: u64) -> impl Iterator<Item = usize> + use<> {
        let hash = key.wrapping_mul(0x9E37_79B9_7F4A_7C15) >> self.shift;
        let first = usize::try_from(hash).unwrap_or_default();
        let count = self.slots.len();
        (first..first + count).map(move |at| at & (count - 1))
    }
}

#[cfg(test)]
mod tests {
    use super::Places;

    #[test]
    fn keys_have_the_places_that_they_stand_at() {
        let keys: Vec<u64> = (1..200).map(|n| n * n * 7919).collect();
        let places = Places::new(keys.clone());
        assert_eq!(places.len(), keys.len());
        for (place, &key) in (0..).zip(&keys) {
            assert_eq!(places.of(key), Some(place));
        }
        assert_eq!(places.of(3), None);
        assert_eq!(Places::new(Vec::new()).of(3), None);
    }
}
