//! The end of pools: how what they own is dropped, also where that has pools of its own.
//!
//! A pool that ends while a value of another pool is dropped drops its own values at once, up to [`LEVELS`] pools deep.
//! What lies deeper waits until the destructor has returned that stands at the last level, and goes on from there, pool by
//! pool in the order in which they came, of each first what it owned and then its memory, before anything else that is
//! due: so the order is the same, and the stack is no deeper than that. Where such a destructor ends values at once, as
//! `Pool::reset` does, what waits in them goes on from there, and nothing else.

use core::cell::Cell;
use core::ptr::NonNull;

use crate::engine::base::{BaseAlloc, Global};
use crate::owned::Owned;

/// How many pools may end on the stack, each in a destructor of the one before.
const LEVELS: usize = 32;

/// The pools of a thread that end.
struct Ending {
    /// How many stand on the stack.
    depth: Cell<usize>,
    /// What waits, what is due first at the end. It is empty unless a destructor runs at the last level or below.
    waiting: Owned,
    /// What has begun to wait in the destructor that runs, and is due before that, likewise.
    new: Owned,
}

impl Ending {
    /// The destructor has returned.
    fn put_new_first(&self) {
        self.waiting.append(self.new.take());
    }
}

/// Without `std` nobody knows threads, and pools end at once, however deep they are.
#[cfg(not(feature = "std"))]
fn ending<R>(_: impl FnOnce(&Ending) -> R) -> Option<R> {
    None
}

/// Nothing has a destructor in there, so it is there until the thread has ended, but on systems without such variables
/// of their own.
#[cfg(feature = "std")]
fn ending<R>(f: impl FnOnce(&Ending) -> R) -> Option<R> {
    std::thread_local! {
        static ENDING: Ending =
            const { Ending { depth: Cell::new(0), waiting: Owned::new(), new: Owned::new() } };
    }
    ENDING.try_with(f).ok()
}

/// A pool that ends on the stack.
struct Level {
    /// What waited when it began, and is not due before that ends: a destructor at the last level can reset pools, or end
    /// some that cannot wait.
    outer: Owned,
    outer_new: Owned,
}

impl Level {
    fn enter() -> Self {
        let level = Level { outer: Owned::new(), outer_new: Owned::new() };
        ending(|Ending { depth, waiting, new }| {
            depth.set(depth.get() + 1);
            level.outer.append(waiting.take());
            level.outer_new.append(new.take());
        });
        level
    }

    /// Drops what waits, if this is the last level or below.
    fn drop_waiting(&self) {
        ending(|ending| {
            if ending.depth.get() >= LEVELS {
                ending.put_new_first();
                // SAFETY: what waits was pushed with this base, and nobody borrows it (contract of `wait`).
                unsafe { ending.waiting.drop_each(&Global, &|| ending.put_new_first()) };
            }
        });
    }
}

impl Drop for Level {
    fn drop(&mut self) {
        ending(|Ending { depth, waiting, new }| {
            depth.set(depth.get().saturating_sub(1));
            waiting.append(self.outer.take());
            new.append(self.outer_new.take());
        });
    }
}

/// Drops all values, the last one first. If one panics, the others are dropped all the same.
///
/// # Safety
///
/// All values were pushed with this `base`, and none is borrowed.
#[inline]
pub(crate) unsafe fn drop_now<A: BaseAlloc>(owned: &Owned, base: &A) {
    if !owned.is_empty() {
        // SAFETY: the caller's promise.
        unsafe { drop_each(owned, base) };
    }
}

/// # Safety
///
/// As [`drop_now`].
#[inline(never)]
unsafe fn drop_each<A: BaseAlloc>(owned: &Owned, base: &A) {
    let level = Level::enter();
    // SAFETY: the caller's promise.
    unsafe { owned.drop_each(base, &|| level.drop_waiting()) };
}

/// Has the values of a pool that ends wait, and its memory with them, which `take` takes out: if no more may end on the
/// stack, and `take` gives anything. False if nothing waits.
///
/// # Safety
///
/// All values were pushed with [`Global`] if `take` gives anything, and none is borrowed. The memory is not either, and
/// can be sent.
#[inline(never)]
pub(crate) unsafe fn wait<M>(owned: &Owned, take: impl FnOnce() -> Option<M>) -> bool {
    let waits = ending(|Ending { depth, new, .. }| {
        if depth.get() < LEVELS {
            return false;
        }
        let Some(memory) = take() else { return false };
        let pool = Owned::new();
        // SAFETY: the caller's promise.
        match unsafe { pool.offer(&Global, memory, (NonNull::dangling(), 0)) } {
            Ok(_) => {
                pool.append(owned.take());
                // What came before is due before.
                pool.append(new.take());
                new.append(pool);
            }
            Err((memory, _)) => {
                // SAFETY: the caller's promise.
                unsafe { drop_now(owned, &Global) };
                drop(memory);
            }
        }
        true
    });
    waits.unwrap_or(false)
}
