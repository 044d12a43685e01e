//! How far an editor reaches: to memory of its own graph.

use core::fmt;
use core::marker::PhantomData;
use core::ptr::NonNull;

use crate::frozen_pool::FrozenPool;

/// The memory of a graph that nobody else uses for `'e`.
///
/// A pointer may also lead to a node of a leaked pool, to static data, or to what was lent or moved to the graph:
/// others may look at it now. And an array that was lent may lie in the graph's own memory, and be seen there by a
/// reference; so what is changed is reached from the start of its chunk, and through no stored pointer.
#[derive(Clone, Copy)]
pub struct Reach<'e> {
    pool: &'e FrozenPool,
}

/// What an editor is to the compiler: borrowed alone for as long, and, as a view, of one `T` and no other.
pub(super) type Alone<'e, T> = PhantomData<(&'e mut (), fn(T) -> T)>;

/// What can go to another thread: no editor can. With a bound of its own, rustc says so, and does not list what is in one.
#[diagnostic::on_unimplemented(
    message = "an editor cannot go to another thread",
    label = "this would use it there",
    note = "send the graph there, or a `&mut` to it, and call `edit` there"
)]
pub trait OtherThread {}

// SAFETY: never: there is no such editor. Editors ask the graph where things are, and it remembers that.
unsafe impl<'e> Send for Reach<'e> where Reach<'e>: OtherThread {}
// SAFETY: as above.
unsafe impl<'e> Sync for Reach<'e> where Reach<'e>: OtherThread {}

impl<'e> Reach<'e> {
    /// # Safety
    ///
    /// Nobody else uses the memory of the pool for `'e`.
    pub(crate) unsafe fn new(pool: &'e FrozenPool) -> Self {
        Reach { pool }
    }

    /// The same place, if it lies in the memory of the graph.
    pub(super) fn own<T>(self, place: *const T) -> Option<NonNull<T>> {
        self.pool.place(place.addr()).map(NonNull::cast)
    }
}

impl fmt::Debug for Reach<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Reach")
    }
}
