//! How much of a graph is shown: nodes to a fixed depth, and what was shown before for a while only.

use core::cell::Cell;

use super::hashed::{Hashed, Key};

/// How many nodes deep a graph is shown.
const DEPTH: usize = 64;

/// The same for `{:#?}`, which writes every line once for each level that it is indented by.
const DEPTH_OF_LINES: usize = 24;

/// How often nodes are shown again, which pointers share or copies of a node: this many times, and
/// [`AGAIN_PER_NODE`] times for each node that is shown for the first time. So a graph in which many nodes share a few is shown in full, and one with
/// more ways through it than anybody could read is not.
const AGAIN: usize = 64;
const AGAIN_PER_NODE: usize = 4;

/// As one more node counts what makes one long to show, and to read: so many levels that are around it, each of which
/// indents what `{:#?}` writes, and so many elements of its arrays.
const LEVELS_AS_NODE: usize = 8;
const ELEMENTS_AS_NODE: usize = 64;

/// Where something stands in what is shown.
pub(super) struct Showing<'c> {
    counts: &'c Counts,
    depth: usize,
    /// A node around it was shown before, and so was all that is in it.
    again: bool,
}

/// What was shown so far.
pub(super) struct Counts {
    first_time: Cell<usize>,
    again: Cell<usize>,
    seen: Cell<Hashed<()>>,
}

impl Default for Counts {
    fn default() -> Self {
        Counts { first_time: Cell::new(0), again: Cell::new(0), seen: Cell::new(Hashed::new()) }
    }
}

impl<'c> Showing<'c> {
    /// Where nothing is shown yet.
    pub(super) fn outside(counts: &'c Counts) -> Self {
        Showing { counts, depth: 0, again: false }
    }

    /// Where the parts of a node stand, which stands here; nowhere if it is not to be shown.
    pub(super) fn inside(&self, key: Key, in_lines: bool) -> Option<Self> {
        if self.is_deep(in_lines) {
            return None;
        }
        let again = self.again || self.counts.is_known(key);
        if again && self.counts.is_enough() {
            return None;
        }
        let count = if again { &self.counts.again } else { &self.counts.first_time };
        count.set(count.get() + 1 + if again { self.depth / LEVELS_AS_NODE } else { 0 });
        Some(Showing { counts: self.counts, depth: self.depth + 1, again })
    }

    /// Whether a node is not to be shown that stands here, and, if that is since it was shown too often, then neither what
    /// comes behind it in a list or an array that it was shown in.
    pub(super) fn hides(&self, key: Key, in_lines: bool) -> bool {
        self.is_deep(in_lines) || (self.again || self.counts.has(key)) && self.counts.is_enough()
    }

    fn is_deep(&self, in_lines: bool) -> bool {
        self.depth == if in_lines { DEPTH_OF_LINES } else { DEPTH }
    }

    /// Whether so many elements are to be shown that begin in this place. Long arrays and texts are known again, for copies
    /// of a node share them.
    pub(super) fn shows(&self, place: *const u8, elements: usize) -> bool {
        let again = self.again || elements >= ELEMENTS_AS_NODE && self.counts.is_known((place.addr(), 1));
        if again {
            if self.counts.is_enough() {
                return false;
            }
            let again = &self.counts.again;
            again.set(again.get().saturating_add(elements / ELEMENTS_AS_NODE));
        }
        true
    }
}

impl Counts {
    /// Whether nothing is to be shown again.
    fn is_enough(&self) -> bool {
        self.again.get() >= self.first_time.get().saturating_mul(AGAIN_PER_NODE).saturating_add(AGAIN)
    }

    /// Whether the node was shown.
    fn has(&self, key: Key) -> bool {
        // No user's code runs meanwhile.
        let mut seen = self.seen.replace(Hashed::new());
        let has = seen.get_mut(key).is_some();
        self.seen.set(seen);
        has
    }

    /// Whether the node was shown, or may have been.
    fn is_known(&self, key: Key) -> bool {
        // No user's code runs meanwhile.
        let mut seen = self.seen.replace(Hashed::new());
        let known = seen.get_mut(key).is_some() || !seen.insert(key, ());
        self.seen.set(seen);
        known
    }
}
