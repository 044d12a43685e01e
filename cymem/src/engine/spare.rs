//! A chunk that each thread keeps between two pools, for the first one of the next.
//!
//! Small graphs are made and dropped in one breath, and most of what that costs is the way to the allocator
//! and back. The chunk belongs to the thread and is freed when that ends.
//!
//! Where a checker watches, chunks always go back to the allocator, as a use after the drop of a graph would
//! be a use of memory that is still there: in debug builds, under Miri, and with the sanitizers. The tests turn
//! it on there too, by `--cfg cymem_spare`.

use super::base::{BaseAlloc, Global};
use super::chunk::Chunk;
use super::size::FIRST_BLOCK;
use crate::same_type::same_type;

#[cfg(any(cymem_spare, all(feature = "std", not(debug_assertions), not(miri), not(cymem_sanitized))))]
mod kept {
    use core::cell::Cell;

    use super::{Chunk, Global};

    /// An empty chunk in a block of `FIRST_BLOCK` from [`Global`] that nobody uses.
    struct Spare(Cell<Option<Chunk>>);

    impl Drop for Spare {
        fn drop(&mut self) {
            if let Some(chunk) = self.0.take() {
                // SAFETY: the chunk came from this allocator, and nobody uses it.
                unsafe { chunk.free(&Global) };
            }
        }
    }

    std::thread_local! {
        static SPARE: Spare = const { Spare(Cell::new(None)) };
    }

    #[inline]
    pub(super) fn take() -> Option<Chunk> {
        // A thread that ends has no chunk any more.
        SPARE.try_with(|spare| spare.0.take()).ok().flatten()
    }

    /// Keeps the chunk unless there is one; says whether it did.
    #[inline]
    pub(super) fn keep(chunk: Chunk) -> bool {
        SPARE
            .try_with(|spare| {
                spare.0.get().is_none() && {
                    spare.0.set(Some(chunk));
                    true
                }
            })
            .unwrap_or(false)
    }
}

#[cfg(not(any(cymem_spare, all(feature = "std", not(debug_assertions), not(miri), not(cymem_sanitized)))))]
mod kept {
    use super::Chunk;

    pub(super) fn take() -> Option<Chunk> {
        None
    }

    pub(super) fn keep(_: Chunk) -> bool {
        false
    }
}

/// The chunk that the thread has kept, if `base` is where it came from: empty, and in a block of [`FIRST_BLOCK`].
#[inline]
pub(super) fn take<A: BaseAlloc>(base: &A) -> Option<Chunk> {
    same_type::<A, Global>(base).and_then(|_| kept::take())
}

/// Keeps a chunk for later, if it is of the right kind and there is none yet, or gives it back.
///
/// # Safety
///
/// The chunk must have come from `base`; neither it nor memory in it is used again.
pub(super) unsafe fn free<A: BaseAlloc>(chunk: Chunk, base: &A) {
    if same_type::<A, Global>(base).is_some() && chunk.size() == FIRST_BLOCK.size() {
        // SAFETY: the caller's promise.
        unsafe { chunk.empty() };
        if kept::keep(chunk) {
            return;
        }
    }
    // SAFETY: the caller's promise.
    unsafe { chunk.free(base) };
}
