//! What was visited, by address and type.
//!
//! Nodes that follow each other in a graph lie side by side in memory, but nowhere near in a hash table. So addresses are
//! looked up as the processor does it: by page, by line, and by place in the line.

use alloc::vec::Vec;
use core::num::NonZero;

use super::hashed::Hashed;
pub(super) use super::hashed::Key;

/// What was visited. It takes no memory until something is inserted, and tells when memory is exhausted.
pub(super) struct Seen<V> {
    /// The page that was asked for last, and where it is in `pages`.
    last: (usize, usize),
    /// Where each page is in `pages`.
    directory: Hashed<usize>,
    /// Where each line of a page is in `lines`, counted from 1.
    pages: Vec<[u32; LINES]>,
    /// What is at each place of a line; of several things, the first.
    lines: Vec<[Place<V>; PLACES]>,
    /// All others, and what is not aligned to a place.
    others: Hashed<V>,
}

/// What is at a place, and what else it is known by.
type Place<V> = Option<(NonZero<usize>, V)>;

/// What is known of a key.
pub(super) enum Looked<V> {
    Known(V),
    /// Nothing; and where it will be, if that is a place in a line.
    New(Option<(usize, usize)>),
}

/// What is nowhere more densely packed than this has a place of its own.
const PLACE: usize = 8;
/// Places in a line.
const PLACES: usize = 8;
/// Lines in a page.
const LINES: usize = 64;

impl<V: Copy> Seen<V> {
    pub(super) const fn new() -> Self {
        Seen {
            last: (usize::MAX, 0),
            directory: Hashed::new(),
            pages: Vec::new(),
            lines: Vec::new(),
            others: Hashed::new(),
        }
    }

    pub(super) fn get_mut(&mut self, key: Key) -> Option<&mut V> {
        let (address, other) = key;
        if address % PLACE != 0 || other == 0 {
            return self.others.get_mut(key);
        }
        let page = self.page(address)?;
        let line = self.pages.get(page)?.get(line(address)).copied()?.checked_sub(1)?;
        match self.lines.get_mut(line as usize)?.get_mut(place(address))? {
            Some((there, value)) if there.get() == other => Some(value),
            // Only then it may be among the others.
            Some(_) => self.others.get_mut(key),
            None => None,
        }
    }

    /// Remembers a value, in place of another with this key. False if memory is exhausted.
    #[must_use]
    pub(super) fn insert(&mut self, key: Key, value: V) -> bool {
        let (address, other) = key;
        let Some(other) = NonZero::new(other).filter(|_| address % PLACE == 0) else {
            return self.others.insert(key, value);
        };
        match self.place_for(address).and_then(|(line, at)| self.lines.get_mut(line)?.get_mut(at)) {
            Some(slot) if slot.is_none_or(|(there, _)| there == other) => {
                *slot = Some((other, value));
                true
            }
            Some(_) => self.others.insert(key, value),
            None => false,
        }
    }

    /// Looks a key up that will be inserted if it is not known; nothing if memory is exhausted.
    #[inline]
    pub(super) fn look(&mut self, key: Key) -> Option<Looked<V>> {
        let (address, other) = key;
        if address % PLACE == 0 && other != 0 {
            let (line, at) = self.place_for(address)?;
            match self.lines.get(line)?.get(at)? {
                None => return Some(Looked::New(Some((line, at)))),
                Some((there, value)) if there.get() == other => return Some(Looked::Known(*value)),
                Some(_) => {}
            }
        }
        Some(self.others.get_mut(key).map_or(Looked::New(None), |value| Looked::Known(*value)))
    }

    /// Inserts what was looked up; nothing else was since. False if memory is exhausted.
    #[inline]
    #[must_use]
    pub(super) fn insert_at(&mut self, place: Option<(usize, usize)>, key: Key, value: V) -> bool {
        let slot = place.and_then(|(line, at)| self.lines.get_mut(line)?.get_mut(at));
        match (slot, NonZero::new(key.1)) {
            (Some(slot), Some(other)) => *slot = Some((other, value)),
            _ => return self.others.insert(key, value),
        }
        true
    }

    /// Where the page of an address is.
    #[inline]
    fn page(&mut self, address: usize) -> Option<usize> {
        let page = address / PAGE;
        if self.last.0 != page {
            self.last = (page, *self.directory.get_mut((page, 0))?);
        }
        Some(self.last.1)
    }

    /// The line of an address, and the place in it; nothing if memory is exhausted.
    #[inline]
    fn place_for(&mut self, address: usize) -> Option<(usize, usize)> {
        let page = match self.page(address) {
            Some(page) => page,
            None => self.new_page(address)?,
        };
        let line = self.pages.get_mut(page)?.get_mut(line(address))?;
        if *line == 0 {
            self.lines.try_reserve(1).ok()?;
            self.lines.push([None; PLACES]);
            *line = u32::try_from(self.lines.len()).ok()?;
        }
        Some((*line as usize - 1, place(address)))
    }

    #[cold]
    fn new_page(&mut self, address: usize) -> Option<usize> {
        let (page, index) = (address / PAGE, self.pages.len());
        self.pages.try_reserve(1).ok()?;
        if !self.directory.insert((page, 0), index) {
            return None;
        }
        self.pages.push([0; LINES]);
        self.last = (page, index);
        Some(index)
    }
}

const LINE: usize = PLACE * PLACES;
const PAGE: usize = LINE * LINES;

/// The line of an address in its page.
fn line(address: usize) -> usize {
    address % PAGE / LINE
}

/// The place of an address in its line.
fn place(address: usize) -> usize {
    address % LINE / PLACE
}

#[cfg(test)]
mod tests {
    use super::{PAGE, Seen};

    #[test]
    fn each_key_has_its_value() {
        let mut seen = Seen::new();
        let addresses = (0..20).chain(PAGE - 3..PAGE + 9).chain([usize::MAX - 7, usize::MAX, 70, 64 * PAGE]);
        let keys: alloc::vec::Vec<_> = addresses.flat_map(|address| [(address, 1), (address, 2)]).collect();
        for (value, &key) in keys.iter().enumerate() {
            assert_eq!(seen.get_mut(key), None);
            assert!(seen.insert(key, value));
        }
        for (value, &key) in keys.iter().enumerate() {
            assert_eq!(seen.get_mut(key), Some(&mut { value }), "{key:?}");
        }
        assert_eq!(seen.get_mut((0, 3)), None);
        assert_eq!(seen.get_mut((200, 1)), None);
        assert!(seen.insert((0, 2), 1000) && seen.insert((8, 1), 1001));
        assert_eq!(seen.get_mut((0, 2)), Some(&mut 1000));
        assert_eq!(seen.get_mut((0, 1)), Some(&mut 0));
        assert_eq!(seen.get_mut((8, 1)), Some(&mut 1001));
    }
}
