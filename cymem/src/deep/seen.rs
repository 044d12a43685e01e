//! A set of what was visited, which may fail to remember but never aborts.

use alloc::vec::Vec;

/// Addresses of what was visited, and of the function that did. The first one is of a node, so that no key
/// is [`EMPTY`].
pub(super) type Key = [usize; 3];

const EMPTY: Key = [0; 3];

/// Large enough to be worth the allocation; a power of two.
const FIRST_CAPACITY: usize = 256;

/// A hash table with open addressing. It takes no memory until something is inserted.
#[derive(Default)]
pub(super) struct Seen {
    /// A power of two, at least a quarter of which is empty; or none.
    slots: Vec<Key>,
    len: usize,
}

impl Seen {
    pub(super) fn contains(&self, key: Key) -> bool {
        self.slots.get(self.place(key)).is_some_and(|slot| *slot == key)
    }

    /// Whether the key will be found from now on, though no longer than until an insertion returns false:
    /// where memory is exhausted a key may take the place of another. So what the set keeps from being
    /// done many times over is done more often then, but still much less than without it.
    pub(super) fn insert(&mut self, key: Key) -> bool {
        let fits = self.len < self.slots.len() / 4 * 3 || self.grow();
        let place = if fits { self.place(key) } else { self.home(key) };
        match self.slots.get_mut(place) {
            Some(slot) if fits => {
                self.len += usize::from(*slot == EMPTY);
                *slot = key;
            }
            // The empty slots stay empty: a search ends there.
            Some(slot) if *slot != EMPTY => *slot = key,
            _ => {}
        }
        fits
    }

    fn grow(&mut self) -> bool {
        let Some(capacity) = self.slots.len().checked_mul(2) else { return false };
        let capacity = capacity.max(FIRST_CAPACITY);
        let mut slots = Vec::new();
        if slots.try_reserve_exact(capacity).is_err() {
            return false;
        }
        slots.resize(capacity, EMPTY);
        let old = core::mem::replace(&mut self.slots, slots);
        for key in old.into_iter().filter(|key| *key != EMPTY) {
            let place = self.place(key);
            self.slots[place] = key;
        }
        true
    }

    /// Where the key is, or would be; no slot if there are none.
    fn place(&self, key: Key) -> usize {
        let mut place = self.home(key);
        while self.slots.get(place).is_some_and(|slot| *slot != key && *slot != EMPTY) {
            place = (place + 1) & self.mask();
        }
        place
    }

    fn home(&self, key: Key) -> usize {
        hash(key) & self.mask()
    }

    fn mask(&self) -> usize {
        self.slots.len().wrapping_sub(1)
    }
}

/// Addresses differ in few bits, so all of them have a part in all bits of the result. The constants are
/// those of splitmix64 (Steele, Lea, Flood: "Fast splittable pseudorandom number generators").
fn hash(key: Key) -> usize {
    key.iter().fold(0, |hash: u64, part| {
        let mut mixed = hash.wrapping_add(*part as u64).wrapping_add(0x9E37_79B9_7F4A_7C15);
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    }) as usize
}

#[cfg(test)]
mod tests {
    use super::{Key, Seen};

    fn key(i: usize) -> Key {
        [16 * i + 16, 48 * i, 7]
    }

    #[test]
    fn every_key_is_found_and_no_other() {
        const KEYS: usize = if cfg!(miri) { 500 } else { 10_000 };
        let mut seen = Seen::default();
        assert!(!seen.contains(key(0)));
        for i in 0..KEYS {
            assert!(!seen.contains(key(i)));
            assert!(seen.insert(key(i)) && seen.insert(key(i)));
        }
        assert_eq!(seen.len, KEYS);
        assert!((0..KEYS).all(|i| seen.contains(key(i))));
        assert!((KEYS..2 * KEYS).all(|i| !seen.contains(key(i))));
        assert!(!seen.contains([16, 48, 7]));
    }
}
