//! A block that each thread keeps between two pools, for the first chunk of the next one.
//!
//! Small graphs are made and dropped in one breath, and most of what that costs is the way to the allocator
//! and back. The block belongs to the thread and is freed when that ends.
//!
//! Where a checker watches, blocks always go back to the allocator, as a use after the drop of a graph would
//! be a use of memory that is still there: in debug builds, under Miri, and with the sanitizers. The tests turn
//! it on there too, by `--cfg cymem_spare`.

use core::alloc::Layout;
use core::ptr::NonNull;

use super::base::{BaseAlloc, Global};
use super::size::FIRST_BLOCK;
use crate::same_type::same_type;

#[cfg(any(cymem_spare, all(feature = "std", not(debug_assertions), not(miri), not(cymem_sanitized))))]
mod kept {
    use core::cell::Cell;
    use core::ptr::NonNull;

    use super::{BaseAlloc, FIRST_BLOCK, Global};

    /// A block of [`FIRST_BLOCK`] from [`Global`] that nobody uses.
    struct Spare(Cell<Option<NonNull<u8>>>);

    impl Drop for Spare {
        fn drop(&mut self) {
            if let Some(block) = self.0.take() {
                // SAFETY: the block came from this allocator with this layout, and nobody uses it.
                unsafe { Global.dealloc(block, FIRST_BLOCK) };
            }
        }
    }

    std::thread_local! {
        static SPARE: Spare = const { Spare(Cell::new(None)) };
    }

    #[inline]
    pub(super) fn take() -> Option<NonNull<u8>> {
        // A thread that ends has no block any more.
        SPARE.try_with(|spare| spare.0.take()).ok().flatten()
    }

    /// Keeps the block unless there is one; says whether it did.
    #[inline]
    pub(super) fn keep(block: NonNull<u8>) -> bool {
        SPARE
            .try_with(|spare| {
                spare.0.get().is_none() && {
                    spare.0.set(Some(block));
                    true
                }
            })
            .unwrap_or(false)
    }
}

#[cfg(not(any(cymem_spare, all(feature = "std", not(debug_assertions), not(miri), not(cymem_sanitized)))))]
mod kept {
    use core::ptr::NonNull;

    pub(super) fn take() -> Option<NonNull<u8>> {
        None
    }

    pub(super) fn keep(_: NonNull<u8>) -> bool {
        false
    }
}

/// A block of this layout from `base` that the thread has kept.
#[inline]
pub(super) fn take<A: BaseAlloc>(base: &A, layout: Layout) -> Option<NonNull<u8>> {
    if fits(base, layout) { kept::take() } else { None }
}

/// Keeps a block for later, if it is of the right kind and there is none yet; says whether it did.
///
/// # Safety
///
/// The block came from `base` with this layout, and its owner does not use it again if it is kept.
#[inline]
pub(super) unsafe fn keep<A: BaseAlloc>(base: &A, block: NonNull<u8>, layout: Layout) -> bool {
    fits(base, layout) && kept::keep(block)
}

#[inline]
fn fits<A: BaseAlloc>(base: &A, layout: Layout) -> bool {
    layout == FIRST_BLOCK && same_type::<A, Global>(base).is_some()
}
