//! An arena that hands out nothing any more.

use core::ptr::NonNull;

use super::base::Global;
use super::chunk::{Chunk, ChunkList};
use super::ring::Linked;
use super::spans::{Span, Spans};
use super::{Stats, spare};
use crate::error::Error;
use crate::place::Place;

/// The chunks of an [`Arena`](super::arena::Arena) over [`Global`], which are freed with it, in two words.
#[allow(unreachable_pub, reason = "public in name only, as engines are sealed")]
pub struct Frozen {
    /// The first chunk knows how many bytes are handed out of all.
    chunks: ChunkList,
    allocations: usize,
}

impl Frozen {
    /// All chunks must be from [`Global`]; so many bytes and blocks of them are handed out.
    pub(super) fn new(chunks: ChunkList, bytes: usize, allocations: usize) -> Self {
        if let Some(first) = chunks.first() {
            first.set_total(bytes);
        }
        Frozen { chunks, allocations }
    }

    /// Takes all memory out.
    pub(crate) fn take(&mut self) -> Frozen {
        Frozen { chunks: self.chunks.take(), allocations: self.allocations }
    }

    /// The place with this address, if it was handed out: with what may be done in all of its chunk. Nobody else may ask
    /// meanwhile.
    pub(crate) fn place(&self, address: usize) -> Option<NonNull<u8>> {
        self.chunks.place(address)
    }

    /// Where everything is that was handed out.
    pub(crate) fn spans(&self) -> Result<Spans, Error> {
        let mut spans = Spans::default();
        let is_known = spans.add(self.chunks.iter().map(Linked::span));
        is_known.then_some(spans).ok_or(Error::OutOfMemory { at: Place::default(), bytes: size_of::<Span>() })
    }

    /// Frees the memory, which it may lie in itself.
    ///
    /// # Safety
    ///
    /// It is there, and neither it nor memory in its chunks is used again.
    #[inline]
    pub(crate) unsafe fn free(this: NonNull<Self>) {
        // SAFETY: the caller's promise. No reference is left when the memory goes.
        let chunks = unsafe { this.as_ref() }.chunks.take();
        // SAFETY: as above.
        unsafe { free(chunks) };
    }

    /// The chunks.
    pub(super) fn chunks(&self) -> &ChunkList {
        &self.chunks
    }

    /// How many bytes and blocks are handed out.
    pub(super) fn handed_out(&self) -> (usize, usize) {
        (self.chunks.first().map_or(0, Chunk::total), self.allocations)
    }

    pub(crate) fn stats(&self) -> Stats {
        let (bytes, allocations) = self.handed_out();
        let mut stats = Stats { bytes, allocations, ..Stats::default() };
        for chunk in self.chunks.iter() {
            stats.chunks += 1;
            stats.capacity += chunk.size();
        }
        stats
    }
}

impl Drop for Frozen {
    fn drop(&mut self) {
        // SAFETY: whoever got memory in the chunks does not outlive them.
        unsafe { free(self.chunks.take()) };
    }
}

/// # Safety
///
/// The chunks are those of a [`Frozen`], and no memory in them is used again.
#[inline(never)]
unsafe fn free(chunks: ChunkList) {
    while let Some(chunk) = chunks.pop() {
        // SAFETY: the chunk came from `Global`; and the caller's promise.
        unsafe { spare::free(chunk, &Global) };
    }
}
