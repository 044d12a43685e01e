//! The memory of a finished graph.

use core::ptr::NonNull;

use crate::ending::{drop_now, wait};
use crate::engine::Stats;
use crate::engine::base::Global;
use crate::engine::frozen::Frozen;
use crate::owned::Owned;

/// A pool that hands out nothing any more.
pub(crate) struct FrozenPool {
    owned: Owned,
    memory: Frozen,
}

impl FrozenPool {
    /// All values came from a pool over [`Global`].
    #[inline]
    pub(crate) fn new(owned: Owned, memory: Frozen) -> Self {
        FrozenPool { owned, memory }
    }

    /// The place with this address, if the pool has handed it out or keeps it. Nobody else may ask meanwhile.
    pub(crate) fn place(&self, address: usize) -> Option<NonNull<u8>> {
        self.memory.place(address).or_else(|| self.owned.place(address))
    }

    pub(crate) fn stats(&self) -> Stats {
        self.memory.stats()
    }

    pub(crate) fn memory(&self) -> &Frozen {
        &self.memory
    }

    /// The values, for another pool over `Global`.
    pub(crate) fn into_owned(self) -> Owned {
        self.owned.take()
    }
}

impl FrozenPool {
    /// Drops a pool in the memory that it frees.
    ///
    /// # Safety
    ///
    /// It is one, and is not used again.
    #[inline]
    pub(crate) unsafe fn end(this: NonNull<Self>) {
        // SAFETY: the caller's promise.
        let pool = unsafe { this.as_ref() };
        if pool.owned.is_empty() {
            // The word that matters is taken out alone: all of it at once waits for what was written word by word.
            // SAFETY: the caller's promise.
            unsafe { Frozen::free(NonNull::from(&pool.memory)) };
        } else {
            // SAFETY: the caller's promise.
            drop(unsafe { this.read() });
        }
    }

    #[inline(never)]
    fn drop_values(&mut self) {
        // SAFETY: the values came from a pool over `Global`, and whoever borrows them does not outlive it.
        if !unsafe { wait(&self.owned, || Some(self.memory.take())) } {
            // SAFETY: as above.
            unsafe { drop_now(&self.owned, &Global) };
        }
    }
}

impl Drop for FrozenPool {
    fn drop(&mut self) {
        if !self.owned.is_empty() {
            self.drop_values();
        }
    }
}
