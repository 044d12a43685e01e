//! Scopes: arenas that take their chunks from another one, and leave them there when they end.

use core::iter;
use core::ptr::NonNull;

use super::{Arena, Home};
use crate::engine::Engine;
use crate::engine::base::BaseAlloc;

impl<A: BaseAlloc + Clone> Arena<A> {
    /// An arena that uses the spare chunks of this one, and gives them and its own back when it is dropped.
    ///
    /// # Safety
    ///
    /// It is dropped before this arena is moved, reset, or dropped, and is not sent to another thread.
    pub(crate) unsafe fn scope(&self) -> Self {
        let counts = self.limit.get().is_some() || self.counting_home().is_some();
        let mut scope = Self::with_base(self.base.clone());
        scope.home = Some(Home { arena: NonNull::from(self), counts });
        scope
    }
}

impl<A: BaseAlloc> Arena<A> {
    /// The arena that this one is a scope of.
    fn home(&self) -> Option<&Self> {
        // SAFETY: a scope ends before the other arena, which is where it was (contract of `scope`).
        self.home.as_ref().map(|home| unsafe { home.arena.as_ref() })
    }

    /// The same, if what is handed out here counts there.
    fn counting_home(&self) -> Option<&Self> {
        self.home().filter(|_| self.home.as_ref().is_some_and(|home| home.counts))
    }

    /// All arenas whose limits count, beginning with this one.
    pub(super) fn limiting(&self) -> impl Iterator<Item = &Self> {
        iter::successors(Some(self), |arena| arena.counting_home())
    }

    /// The arena that has the spare chunks and knows how large the next one is to be.
    pub(super) fn stock(&self) -> &Self {
        let mut arena = self;
        while let Some(home) = arena.home() {
            arena = home;
        }
        arena
    }

    /// To be kept while a scope that counts elsewhere hands memory out.
    pub(super) fn counting(&self) -> Option<Counting<'_, A>> {
        self.counting_home().map(|_| {
            self.set_end();
            Counting { arena: self, before: self.bytes() }
        })
    }

    /// So many bytes more or less are handed out by scopes.
    fn set_lent(&self, change: impl FnOnce(usize) -> usize) {
        self.lent.set(change(self.lent.get()));
        if self.counting_home().is_none() {
            self.set_end();
        }
    }

    /// Leaves the chunks with those of the arena that has the spare ones.
    ///
    /// # Safety
    ///
    /// No memory that was handed out is used again.
    pub(super) unsafe fn go_home(&self) {
        let handed_out = self.bytes();
        // SAFETY: the caller's promise.
        unsafe { self.put_aside(&self.stock().spare) };
        self.limiting().skip(1).for_each(|home| home.set_lent(|lent| lent - handed_out));
    }
}

/// A scope hands memory out, and what it was is told to the arenas where it counts, also if the base allocator panics.
pub(super) struct Counting<'a, A: BaseAlloc> {
    arena: &'a Arena<A>,
    before: usize,
}

impl<A: BaseAlloc> Drop for Counting<'_, A> {
    fn drop(&mut self) {
        let Counting { arena, before } = *self;
        let handed_out = arena.bytes() - before;
        arena.limiting().skip(1).for_each(|home| home.set_lent(|lent| lent + handed_out));
        // What is next comes here, too.
        arena.end.set(arena.cursor.get().addr().get());
    }
}
