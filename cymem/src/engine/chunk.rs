//! Chunks: blocks from the base allocator that carry their own books in front.

use core::alloc::Layout;
use core::ptr::NonNull;

use super::base::{BaseAlloc, Fill, obtain};
use super::ring::{Linked, Links, Ring};
use super::size::{HIGHEST, HUGE, Plan, front};
use super::spans::Span;
use super::{huge_pages, poison};
use crate::error::Error;
use crate::place::Place;

/// The books of a chunk, at the start of its block; the bytes behind it are handed out.
#[derive(Clone, Copy)]
struct Header {
    links: Links<Chunk>,
    /// How many bytes of the block lie in front of the chunk and behind it; the block is aligned like a header.
    before: u32,
    behind: u32,
    /// From the header on.
    size: usize,
    /// How many bytes are handed out.
    used: usize,
    /// How many of a whole list, if the chunk is the first of one that hands out nothing any more.
    total: usize,
}

/// A chunk, known by the address of its block. Every pointer into the chunk is derived from this
/// one by offset, and no reference to the block or to its header is ever made, so what users hold
/// stays valid while the books change.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) struct Chunk(NonNull<Header>);

impl Chunk {
    pub(super) const HEADER: Layout = Layout::new::<Header>();

    /// Takes a chunk from `base`.
    pub(super) fn new<A: BaseAlloc>(base: &A, plan: Plan) -> Result<Chunk, Error> {
        // SAFETY: a block has room for the header at least.
        let block = unsafe { obtain(base, plan.block, Fill::Any) }?;
        if block.addr().get() > HIGHEST - plan.block.size() {
            // SAFETY: the block has just come from `base` with this layout.
            unsafe { base.dealloc(block, plan.block) };
            return Err(Error::OutOfMemory { at: Place::default(), bytes: plan.block.size() });
        }
        let excess = plan.block.size() - plan.size;
        let before = if plan.huge { block.addr().get().wrapping_neg() % HUGE } else { 0 };
        // SAFETY: if it is huge, the block is longer than the chunk by `HUGE`.
        let chunk = unsafe { block.add(before) };
        if plan.huge {
            huge_pages::advise(chunk, plan.size);
        }
        let header = chunk.cast::<Header>();
        // Neither is more than `HUGE`.
        let (before, behind) = (before as u32, (excess - before) as u32);
        let books =
            Header { links: Links::new(Chunk(header)), before, behind, size: plan.size, used: 0, total: 0 };
        // SAFETY: every plan has room for the header in front, at the header's alignment.
        unsafe { header.write(books) };
        Ok(Chunk(header))
    }

    /// Gives the chunk back.
    ///
    /// # Safety
    ///
    /// The chunk must have come from `base`; neither it nor memory in it is used again.
    pub(super) unsafe fn free<A: BaseAlloc>(self, base: &A) {
        let (block, layout) = self.block();
        // SAFETY: the caller's promise.
        unsafe { self.empty() };
        // SAFETY: the block came from `base` with this layout, and is not used again.
        unsafe { base.dealloc(block, layout) };
    }

    /// The block that the chunk lies in, as the base allocator knows it.
    pub(super) fn block(self) -> (NonNull<u8>, Layout) {
        let Header { before, behind, size, .. } = self.header();
        // SAFETY: the chunk was made from the block, so far behind its start.
        let block = unsafe { self.0.cast::<u8>().sub(before as usize) };
        let block_size = before as usize + size + behind as usize;
        // SAFETY: the plan had a layout of this size and alignment.
        (block, unsafe { Layout::from_size_align_unchecked(block_size, Self::HEADER.align()) })
    }

    /// Poisons what was handed out, and makes the chunk empty.
    ///
    /// # Safety
    ///
    /// No memory in the chunk is used again by those who got it.
    pub(super) unsafe fn empty(self) {
        // SAFETY: the first `used` bytes behind the header are inside the chunk.
        unsafe { poison(self.start(), self.used()) };
        self.set_used(0);
    }

    /// The first byte that can be handed out, at a multiple of 64.
    pub(super) fn start(self) -> NonNull<u8> {
        let chunk = self.0.cast::<u8>();
        // SAFETY: the books and the padding behind them are inside the chunk, by its plan.
        unsafe { chunk.add(front(chunk.addr().get(), Self::HEADER)) }
    }

    /// How many bytes can be handed out.
    pub(super) fn capacity(self) -> usize {
        self.end() - self.start().addr().get()
    }

    /// The size of the chunk, header included.
    pub(super) fn size(self) -> usize {
        // SAFETY: the header of a live chunk is initialised.
        unsafe { (*self.0.as_ptr()).size }
    }

    /// The address behind the last byte.
    pub(super) fn end(self) -> usize {
        self.0.addr().get() + self.size()
    }

    pub(super) fn used(self) -> usize {
        // SAFETY: the header of a live chunk is initialised.
        unsafe { (*self.0.as_ptr()).used }
    }

    pub(super) fn set_used(self, used: usize) {
        // SAFETY: the header of a live chunk is ours to write.
        unsafe { (*self.0.as_ptr()).used = used };
    }

    pub(super) fn total(self) -> usize {
        // SAFETY: the header of a live chunk is initialised.
        unsafe { (*self.0.as_ptr()).total }
    }

    pub(super) fn set_total(self, total: usize) {
        // SAFETY: the header of a live chunk is ours to write.
        unsafe { (*self.0.as_ptr()).total = total };
    }

    fn header(self) -> Header {
        // SAFETY: the header of a live chunk is initialised.
        unsafe { self.0.read() }
    }
}

/// Chunks linked through their headers.
pub(super) type ChunkList = Ring<Chunk>;

// SAFETY: the links are in the header, where `Ring` alone writes them, and no reference to a header is ever made.
unsafe impl Linked for Chunk {
    #[inline]
    fn links(self) -> *mut Links<Chunk> {
        // SAFETY: the header of a live chunk is there.
        unsafe { &raw mut (*self.0.as_ptr()).links }
    }

    /// What was handed out of it until it came to a list.
    fn span(self) -> Span {
        (self.start(), self.used())
    }
}
