//! Chunks: blocks from the base allocator that carry their own books in front.

use core::alloc::Layout;
use core::cell::Cell;
use core::ptr::NonNull;

use super::base::{BaseAlloc, Fill, obtain};
use super::size::{HIGHEST, HUGE, Plan, front};
use super::{huge_pages, poison};
use crate::error::Error;
use crate::place::Place;

/// The books of a chunk, at the start of its block; the bytes behind it are handed out.
#[derive(Clone, Copy)]
struct Header {
    next: Option<Chunk>,
    /// The block that the chunk lies in, as the base allocator knows it; it is aligned like a header.
    block: NonNull<u8>,
    block_size: usize,
    /// From the header on.
    size: usize,
    /// The first byte that can be handed out, and how many are.
    start: NonNull<u8>,
    used: usize,
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
        let mut chunk = block;
        if plan.huge {
            let excess = block.addr().get().wrapping_neg() % HUGE;
            // SAFETY: the block is longer than the chunk by `HUGE`.
            chunk = unsafe { block.add(excess) };
            huge_pages::advise(chunk, plan.size);
        }
        // SAFETY: the books and the padding behind them are inside the chunk, by its plan.
        let start = unsafe { chunk.add(front(chunk.addr().get(), Self::HEADER)) };
        let header = chunk.cast::<Header>();
        let block_size = plan.block.size();
        // SAFETY: every plan has room for the header in front, at the header's alignment.
        unsafe { header.write(Header { next: None, block, block_size, size: plan.size, start, used: 0 }) };
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
        let Header { block, block_size, .. } = self.header();
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
        // SAFETY: the header of a live chunk is initialised.
        unsafe { (*self.0.as_ptr()).start }
    }

    /// The place with this address, if it is among the first `used` bytes.
    pub(super) fn place(self, address: usize, used: usize) -> Option<NonNull<u8>> {
        let offset = address.checked_sub(self.start().addr().get())?;
        // SAFETY: so much of the chunk can be handed out.
        (offset < used).then(|| unsafe { self.start().add(offset) })
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

    fn set_next(self, next: Option<Chunk>) {
        // SAFETY: the header of a live chunk is ours to write.
        unsafe { (*self.0.as_ptr()).next = next };
    }

    fn header(self) -> Header {
        // SAFETY: the header of a live chunk is initialised.
        unsafe { self.0.read() }
    }
}

/// Chunks linked through their headers; the last one in comes first.
pub(super) struct ChunkList(Cell<Option<Chunk>>);

impl ChunkList {
    pub(super) const fn new() -> Self {
        ChunkList(Cell::new(None))
    }

    #[inline]
    pub(super) fn is_empty(&self) -> bool {
        self.0.get().is_none()
    }

    pub(super) fn push(&self, chunk: Chunk) {
        chunk.set_next(self.0.get());
        self.0.set(Some(chunk));
    }

    pub(super) fn pop(&self) -> Option<Chunk> {
        let chunk = self.0.get()?;
        self.0.set(chunk.header().next);
        Some(chunk)
    }

    /// Takes out the first chunk that `fits`.
    pub(super) fn take(&self, fits: impl Fn(Chunk) -> bool) -> Option<Chunk> {
        let mut before: Option<Chunk> = None;
        let chunk = self.iter().find(|&chunk| {
            let found = fits(chunk);
            if !found {
                before = Some(chunk);
            }
            found
        })?;
        match before {
            Some(before) => before.set_next(chunk.header().next),
            None => self.0.set(chunk.header().next),
        }
        Some(chunk)
    }

    /// Takes all chunks out.
    pub(super) fn take_all(&self) -> ChunkList {
        ChunkList(Cell::new(self.0.take()))
    }

    pub(super) fn iter(&self) -> impl Iterator<Item = Chunk> + use<> {
        core::iter::successors(self.0.get(), |chunk| chunk.header().next)
    }
}
