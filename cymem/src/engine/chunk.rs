//! Chunks: blocks from the base allocator that carry their own books in front.

use core::alloc::Layout;
use core::cell::Cell;
use core::mem;
use core::ptr::NonNull;

use super::base::{BaseAlloc, Fill, obtain};
use super::size::{HIGHEST, HUGE, Plan, front};
use super::spans::{Span, Spans, place_in};
use super::{huge_pages, poison};
use crate::error::Error;
use crate::place::Place;

/// The books of a chunk, at the start of its block; the bytes behind it are handed out.
#[derive(Clone, Copy)]
struct Header {
    next: Option<Chunk>,
    /// Where this chunk and all behind it in its list are; they belong to the list.
    known: Option<NonNull<Spans>>,
    /// How many bytes of the block lie in front of the chunk and behind it; the block is aligned like a header.
    before: u32,
    behind: u32,
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
        let excess = plan.block.size() - plan.size;
        let before = if plan.huge { block.addr().get().wrapping_neg() % HUGE } else { 0 };
        // SAFETY: if it is huge, the block is longer than the chunk by `HUGE`.
        let chunk = unsafe { block.add(before) };
        if plan.huge {
            huge_pages::advise(chunk, plan.size);
        }
        // SAFETY: the books and the padding behind them are inside the chunk, by its plan.
        let start = unsafe { chunk.add(front(chunk.addr().get(), Self::HEADER)) };
        let header = chunk.cast::<Header>();
        // Neither is more than `HUGE`.
        let (before, behind) = (before as u32, (excess - before) as u32);
        let books = Header { next: None, known: None, before, behind, size: plan.size, start, used: 0 };
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
        // SAFETY: the header of a live chunk is initialised.
        unsafe { (*self.0.as_ptr()).start }
    }

    /// What was handed out of it until it came to a list.
    pub(super) fn span(self) -> Span {
        (self.start(), self.used())
    }

    fn known(self) -> Option<NonNull<Spans>> {
        // SAFETY: the header of a live chunk is initialised.
        unsafe { (*self.0.as_ptr()).known }
    }

    fn set_known(self, spans: NonNull<Spans>) {
        // SAFETY: the header of a live chunk is ours to write.
        unsafe { (*self.0.as_ptr()).known = Some(spans) };
    }

    fn take_known(self) -> Option<NonNull<Spans>> {
        // SAFETY: the header of a live chunk is ours to write.
        unsafe { mem::take(&mut (*self.0.as_ptr()).known) }
    }

    /// Is to be called before a chunk is taken out of a list, for those in front of it, too.
    #[inline]
    fn forget(self) {
        if let Some(spans) = self.take_known() {
            // SAFETY: they belong to the list alone, and nobody looks at them now.
            unsafe { Spans::free(spans) };
        }
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
        chunk.forget();
        self.0.set(chunk.header().next);
        Some(chunk)
    }

    /// Takes out the first chunk that `fits`.
    pub(super) fn take(&self, fits: impl Fn(Chunk) -> bool) -> Option<Chunk> {
        let mut before: Option<Chunk> = None;
        let chunk = self.iter().find(|&chunk| {
            chunk.forget();
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

    /// The place with this address, if it was handed out of one of the chunks: with what may be done in all of that. Where
    /// many are, is remembered, so that the next search is short; nobody else may look at the list meanwhile.
    pub(super) fn place(&self, address: usize) -> Option<NonNull<u8>> {
        let mut looked = 0;
        let found = self.iter().find_map(|chunk| match chunk.known() {
            // SAFETY: they live as long as the chunk is in the list.
            Some(spans) => Some(unsafe { spans.as_ref() }.place(address)),
            None => {
                looked += 1;
                place_in(chunk.span(), address).map(Some)
            }
        });
        if looked >= Spans::FEW {
            self.remember(looked);
        }
        found.flatten()
    }

    /// Remembers where the chunks are, if so many more were looked at that it is worth while.
    fn remember(&self, looked: usize) {
        let Some(first) = self.0.get() else { return };
        let holder = self.iter().find(|chunk| chunk.known().is_some());
        let known = holder.and_then(Chunk::take_known);
        let more = self.iter().take_while(|&chunk| Some(chunk) != holder).map(Chunk::span);
        // SAFETY: it belongs to the list, which does not know it now.
        if let Some((spans, has_grown)) = unsafe { Spans::grown(known, looked, more) } {
            holder.filter(|_| !has_grown).unwrap_or(first).set_known(spans);
        }
    }
}
