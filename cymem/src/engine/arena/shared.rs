//! Arenas that hand out no more than is left for several of them together, each on a thread of its own.
//!
//! The cursor of such an arena never has room, so that every block comes here. It is taken from the budget before it is cut,
//! and while that happens the arena has a limit of its own, which is just enough.

use core::alloc::Layout;
use core::ptr::NonNull;

use super::Arena;
use crate::engine::Engine;
use crate::engine::base::BaseAlloc;
use crate::engine::budget::Budget;
use crate::engine::chunk::Chunk;
use crate::engine::size::{bump, largest_need};
use crate::error::Error;
use crate::place::Place;

impl<A: BaseAlloc> Arena<A> {
    /// Hands out what is left in the budget from now on, or as much as there is. The arena has no limit of its own.
    ///
    /// # Safety
    ///
    /// The budget stays where it is until this is called once more, or nothing is asked of the arena but to reset or drop
    /// it.
    #[cfg(feature = "std")]
    pub(crate) unsafe fn share(&self, budget: Option<&Budget>) {
        self.budget.set(budget.map(NonNull::from));
        self.set_end();
    }

    /// What several arenas may hand out together, if it is one of them.
    pub(super) fn budget(&self) -> Option<&Budget> {
        // SAFETY: the promise of `share`.
        self.budget.get().map(|budget| unsafe { budget.as_ref() })
    }

    /// Hands out a block that counts in the budget.
    pub(super) fn alloc_shared(&self, layout: Layout, budget: &Budget) -> Result<NonNull<u8>, Error> {
        let cursor = self.cursor.get().addr().get();
        let here = self.current.get().and_then(|chunk| bump(cursor, chunk.end(), layout));
        let bytes = here.map(|place| place.next - cursor).or_else(|| self.least_in_spare(layout));
        let bytes = bytes.unwrap_or_else(|| largest_need(layout));
        if let Err(used) = budget.take(bytes) {
            let (bytes, align, limit) = (layout.size(), layout.align(), budget.limit());
            return Err(Error::LimitExceeded { at: Place::default(), bytes, align, used, limit });
        }
        let before = self.bytes();
        let _taken = Taken { arena: self, budget, bytes, before };
        self.limit.set(Some(before.saturating_add(bytes)));
        self.set_end();
        self.cut(layout).map_or_else(|| self.alloc_elsewhere(layout), Ok)
    }

    /// How much the block takes in the spare chunk where it takes least.
    fn least_in_spare(&self, layout: Layout) -> Option<usize> {
        let in_chunk = |chunk: Chunk| {
            let start = chunk.start().addr().get();
            bump(start, chunk.end(), layout).map(|place| place.next - start)
        };
        self.stock().spare.iter().filter_map(in_chunk).min()
    }
}

/// Bytes of a budget, of which a block is cut. The rest goes back, also if the base allocator panics.
struct Taken<'a, A: BaseAlloc> {
    arena: &'a Arena<A>,
    budget: &'a Budget,
    bytes: usize,
    before: usize,
}

impl<A: BaseAlloc> Drop for Taken<'_, A> {
    fn drop(&mut self) {
        let Taken { arena, budget, bytes, before } = *self;
        budget.give_back(bytes - (arena.bytes() - before));
        arena.limit.set(None);
        arena.set_end();
    }
}
