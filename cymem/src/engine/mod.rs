//! Engines: how a pool cuts memory into pieces and keeps the books.
//!
//! [`arena`] and [`tracked`] are the engines, [`base`] is where they get memory from, [`size`] is
//! their arithmetic.

pub(crate) mod arena;
pub(crate) mod base;
pub(crate) mod budget;
mod chunk;
pub(crate) mod frozen;
mod huge_pages;
pub(crate) mod ring;
mod size;
pub(crate) mod spans;
mod spare;
mod table;
pub(crate) mod tracked;

use core::alloc::Layout;
use core::ptr::{self, NonNull};

use crate::error::Error;
use crate::same_type::same_type;
use base::{BaseAlloc, Global};
use frozen::Frozen;

/// How a [`Pool`](crate::Pool) cuts memory into pieces: [`Arena`](crate::Arena) or
/// [`Tracked`](crate::Tracked). Sealed.
///
/// # Safety
///
/// A block from `alloc` is valid for its layout and nobody else's until the engine is dropped,
/// reset, or told to free it, wherever the engine itself is moved.
pub unsafe trait Engine: Sized + sealed::Sealed {
    /// Where the memory comes from.
    type Base: BaseAlloc;

    #[doc(hidden)]
    fn with_base(base: Self::Base) -> Self;

    #[doc(hidden)]
    fn base(&self) -> &Self::Base;

    /// A block with any content that costs no more than moving a cursor, if there is one.
    #[doc(hidden)]
    fn cut(&self, layout: Layout) -> Option<NonNull<u8>>;

    /// A block with any content.
    ///
    /// # Safety
    ///
    /// `layout.size()` must not be 0.
    #[doc(hidden)]
    unsafe fn alloc(&self, layout: Layout) -> Result<NonNull<u8>, Error>;

    /// A block of zeros.
    ///
    /// # Safety
    ///
    /// `layout.size()` must not be 0.
    #[doc(hidden)]
    unsafe fn alloc_zeroed(&self, layout: Layout) -> Result<NonNull<u8>, Error>;

    /// All its memory in an engine of its own, which may stay for any time, if the base allocator is [`Global`]. What is
    /// left is empty.
    #[doc(hidden)]
    fn take(&mut self) -> Option<Self>;

    #[doc(hidden)]
    fn set_limit(&self, limit: Option<usize>);

    /// How many bytes the limit leaves.
    #[cfg(feature = "serde")]
    #[doc(hidden)]
    fn left(&self) -> usize;

    #[doc(hidden)]
    fn stats(&self) -> Stats;

    #[doc(hidden)]
    fn contains(&self, address: usize) -> bool;

    /// The place with this address, if it was handed out and graphs have such memory: with what may be done in all of its
    /// chunk.
    #[doc(hidden)]
    fn place(&self, address: usize) -> Option<NonNull<u8>> {
        let _ = address;
        None
    }

    /// Takes the chunks of a graph over, with what was handed out of them. False, and nothing has changed, if they are not
    /// from the same base allocator, the limit is too low, or there is no memory for the books.
    #[doc(hidden)]
    fn absorb(&self, memory: &Frozen) -> bool;
}

pub(crate) mod sealed {
    #[allow(unreachable_pub, reason = "public in name only: it keeps the traits above it sealed")]
    pub trait Sealed {}
}

/// What a pool holds, from [`Pool::stats`](crate::Pool::stats).
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
#[non_exhaustive]
pub struct Stats {
    /// Bytes handed out, with the padding that alignment costs.
    pub bytes: usize,
    /// Arrays, nodes and other blocks handed out.
    pub allocations: usize,
    /// Blocks held from the base allocator.
    pub chunks: usize,
    /// Bytes held from the base allocator.
    pub capacity: usize,
}

/// The value that the debug builds of this crate write over freed and reset memory.
const POISON: u8 = 0xDD;

/// Makes a use of memory that is given up visible in debug builds.
///
/// # Safety
///
/// `block` must be valid for writes of `size` bytes.
pub(crate) unsafe fn poison(block: NonNull<u8>, size: usize) {
    if cfg!(debug_assertions) {
        // SAFETY: the caller's promise.
        unsafe { block.write_bytes(POISON, size) };
    }
}

/// The base allocator once more, if it is [`Global`].
fn another<A: BaseAlloc>(base: &A) -> Option<A> {
    // SAFETY: the two types are one, and `Global` is `Copy`.
    same_type::<A, Global>(base).map(|_| unsafe { ptr::from_ref(base).read() })
}
