//! An arena that hands out nothing any more.

use core::ptr::NonNull;

use super::base::Global;
use super::chunk::{Chunk, ChunkList};
use super::spans::{Span, Spans};
use super::{Stats, spare};
use crate::error::Error;
use crate::place::Place;

/// The chunks of an [`Arena`](super::arena::Arena) over [`Global`], which are freed with it, in two words.
#[allow(unreachable_pub, reason = "public in name only, as engines are sealed")]
pub struct Frozen {
    chunks: ChunkList,
    allocations: usize,
}

impl Frozen {
    /// All chunks must be from [`Global`].
    pub(super) fn new(chunks: ChunkList, allocations: usize) -> Self {
        Frozen { chunks, allocations }
    }

    /// Takes all memory out.
    pub(crate) fn take(&mut self) -> Frozen {
        Frozen::new(self.chunks.take_all(), self.allocations)
    }

    /// The place with this address, if it was handed out: with what may be done in all of its chunk. Nobody else may ask
    /// meanwhile.
    pub(crate) fn place(&self, address: usize) -> Option<NonNull<u8>> {
        self.chunks.place(address)
    }

    /// Where everything is that was handed out.
    pub(crate) fn spans(&self) -> Result<Spans, Error> {
        let mut spans = Spans::default();
        let is_known = spans.add(self.chunks.iter().map(Chunk::span));
        is_known.then_some(spans).ok_or(Error::OutOfMemory { at: Place::default(), bytes: size_of::<Span>() })
    }

    /// The chunks.
    pub(super) fn chunks(&self) -> &ChunkList {
        &self.chunks
    }

    pub(crate) fn stats(&self) -> Stats {
        let mut stats = Stats { allocations: self.allocations, ..Stats::default() };
        for chunk in self.chunks.iter() {
            stats.bytes += chunk.used();
            stats.chunks += 1;
            stats.capacity += chunk.size();
        }
        stats
    }
}

impl Drop for Frozen {
    fn drop(&mut self) {
        while let Some(chunk) = self.chunks.pop() {
            // SAFETY: the chunk came from `Global`, and whoever got memory in it does not outlive it.
            unsafe { spare::free(chunk, &Global) };
        }
    }
}
