//! A hash table that tells when memory is exhausted.

use alloc::vec::Vec;

/// An address, and what else tells two things apart that begin there.
pub(super) type Key = (usize, usize);

/// A hash table with open addressing that takes no memory until something is inserted.
pub(super) struct Hashed<V, K = Key> {
    /// As many as a power of two, at least a quarter of which is empty; or none.
    slots: Vec<Option<(K, V)>>,
    len: usize,
}

/// Large enough to be worth the allocation.
const FIRST_CAPACITY: usize = 16;

impl<V: Copy, K: Hash> Hashed<V, K> {
    pub(super) const fn new() -> Self {
        Hashed { slots: Vec::new(), len: 0 }
    }

    pub(super) fn get_mut(&mut self, key: K) -> Option<&mut V> {
        let place = self.place(key)?;
        self.slots.get_mut(place)?.as_mut().map(|(_, value)| value)
    }

    /// Remembers a value, in place of another with this key. False if memory is exhausted.
    #[must_use]
    pub(super) fn insert(&mut self, key: K, value: V) -> bool {
        if self.len >= self.slots.len() / 4 * 3 && !self.grow() {
            return false;
        }
        if let Some(slot) = self.place(key).and_then(|place| self.slots.get_mut(place)) {
            self.len += usize::from(slot.is_none());
            *slot = Some((key, value));
        }
        true
    }

    #[cold]
    fn grow(&mut self) -> bool {
        let Some(capacity) = self.slots.len().max(FIRST_CAPACITY / 2).checked_mul(2) else { return false };
        let mut slots = Vec::new();
        if slots.try_reserve_exact(capacity).is_err() {
            return false;
        }
        slots.resize(capacity, None);
        let old = core::mem::replace(&mut self.slots, slots);
        for (key, value) in old.into_iter().flatten() {
            if let Some(slot) = self.place(key).and_then(|place| self.slots.get_mut(place)) {
                *slot = Some((key, value));
            }
        }
        true
    }

    /// Where the key is, or would be.
    fn place(&self, key: K) -> Option<usize> {
        let mask = self.slots.len().checked_sub(1)?;
        let mut place = key.hash() & mask;
        while self.slots.get(place).is_some_and(|slot| slot.is_some_and(|(other, _)| other != key)) {
            place = (place + 1) & mask;
        }
        Some(place)
    }
}

/// What can be looked up.
pub(super) trait Hash: Copy + PartialEq {
    /// A hash all bits of which depend on the key.
    fn hash(self) -> usize;
}

impl Hash for Key {
    #[inline]
    fn hash(self) -> usize {
        hash(self)
    }
}

/// Two addresses, and what else tells two pairs apart that begin there.
impl Hash for (usize, usize, usize) {
    #[inline]
    fn hash(self) -> usize {
        hash((hash((self.0, self.1)), self.2))
    }
}

impl Hash for (usize, usize, usize, usize) {
    #[inline]
    fn hash(self) -> usize {
        hash((hash((self.0, self.1)), hash((self.2, self.3))))
    }
}

/// Addresses differ in few bits, so all of them have a part in all bits of the result. The constants are
/// those of splitmix64 (Steele, Lea, Flood: "Fast splittable pseudorandom number generators").
fn hash((address, other): Key) -> usize {
    let mut mixed = (address as u64 ^ (other as u64).rotate_left(32)).wrapping_add(0x9E37_79B9_7F4A_7C15);
    mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    (mixed ^ (mixed >> 31)) as usize
}
