//! An arena that hands out nothing any more.

use super::Stats;
use super::base::Global;
use super::chunk::ChunkList;

/// The chunks of an [`Arena`](super::arena::Arena) over [`Global`], which are freed with it, in two words.
pub(crate) struct Frozen {
    chunks: ChunkList,
    allocations: usize,
}

impl Frozen {
    /// All chunks must be from [`Global`].
    pub(super) fn new(chunks: ChunkList, allocations: usize) -> Self {
        Frozen { chunks, allocations }
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
            unsafe { chunk.free(&Global) };
        }
    }
}
