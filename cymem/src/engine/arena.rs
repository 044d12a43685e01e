//! The default engine: bump allocation in chunks.

mod scope;
mod shared;

use core::alloc::Layout;
use core::cell::Cell;
use core::mem;
use core::panic::UnwindSafe;
use core::ptr::NonNull;

use super::base::{BaseAlloc, Global};
use super::budget::Budget;
use super::chunk::{Chunk, ChunkList};
use super::frozen::Frozen;
use super::huge_pages::{self, GRAIN, give_back};
use super::size::{
    FIRST_BLOCK, Growth, HUGE, Plan, bump, fits_first, is_large, largest_need, plan, plan_capacity,
};
use super::spans::place_in;
use super::{Engine, Stats, another, poison, sealed::Sealed, spare};
use crate::error::Error;
use crate::place::Place;
use crate::same_type::same_type;

/// The default engine of a [`Pool`](crate::Pool): it cuts blocks from chunks by moving a cursor.
///
/// Chunks start at 4 KiB and grow up to 28 MiB; a request that is larger than the next chunk gets one
/// of its own. On Linux, a pool that grows past 508 KiB goes on with chunks of 2 MiB and more on huge
/// pages; a program with many pools of that size may prefer to turn the feature `huge-pages` off.
pub struct Arena<A: BaseAlloc = Global> {
    /// The next free byte of the current chunk.
    cursor: Cell<NonNull<u8>>,
    /// The address that the cursor may not pass: the chunk's end, or where the limit is reached.
    end: Cell<usize>,
    /// Blocks handed out since the last reset.
    allocations: Cell<usize>,
    /// The chunk that the cursor is in. Its `used` is brought up to date when it retires.
    current: Cell<Option<Chunk>>,
    /// Chunks with memory handed out, but for the current one.
    full: ChunkList,
    /// The chunks of graphs that were taken over. They go when their memory is taken back, so that they do not add up.
    absorbed: ChunkList,
    /// How many bytes of all these are handed out.
    full_bytes: Cell<usize>,
    /// Chunks kept by `reset`, all empty. They are few: each chunk is a step of growth.
    spare: ChunkList,
    growth: Cell<Growth>,
    limit: Cell<Option<usize>>,
    /// What it may hand out together with other arenas, if it has no limit of its own.
    budget: Cell<Option<NonNull<Budget>>>,
    /// How many bytes of the limit are handed out by scopes.
    lent: Cell<usize>,
    /// If it is a scope, of what.
    home: Option<Home<A>>,
    base: A,
}

/// The arena that a scope is of, which is borrowed until the scope ends.
struct Home<A: BaseAlloc> {
    arena: NonNull<Arena<A>>,
    /// Whether what the scope hands out counts there, too. Then its cursor moves by `Counting` alone.
    counts: bool,
}

// SAFETY: an arena is the only owner of its chunks, and nothing in them or in the arena is tied to
// a thread, but for a scope, which nobody has by value.
unsafe impl<A: BaseAlloc + Send> Send for Arena<A> {}

// What a panic interrupts leaves the arena, and the one that it is a scope of, as they were.
impl<A: BaseAlloc + UnwindSafe> UnwindSafe for Arena<A> {}

impl<A: BaseAlloc> Sealed for Arena<A> {}

// SAFETY: blocks are cut from chunks that live until `clear` or `drop`, never overlap because the
// cursor only moves up between resets, and do not move with the arena.
unsafe impl<A: BaseAlloc> Engine for Arena<A> {
    type Base = A;

    fn with_base(base: A) -> Self {
        Arena {
            cursor: Cell::new(NonNull::dangling()),
            end: Cell::new(NonNull::<u8>::dangling().addr().get()),
            allocations: Cell::new(0),
            current: Cell::new(None),
            full: ChunkList::new(),
            absorbed: ChunkList::new(),
            full_bytes: Cell::new(0),
            spare: ChunkList::new(),
            growth: Cell::new(Growth::START),
            limit: Cell::new(None),
            budget: Cell::new(None),
            lent: Cell::new(0),
            home: None,
            base,
        }
    }

    fn base(&self) -> &A {
        &self.base
    }

    #[inline]
    fn cut(&self, layout: Layout) -> Option<NonNull<u8>> {
        let cursor = self.cursor.get();
        let address = cursor.addr().get();
        let place = bump(address, self.end.get(), layout)?;
        // SAFETY: the block starts between the cursor and the end of the chunk that it points into.
        let start = unsafe { cursor.add(place.start - address) };
        // SAFETY: and it ends there too.
        self.cursor.set(unsafe { cursor.add(place.next - address) });
        self.allocations.set(self.allocations.get() + 1);
        Some(start)
    }

    #[inline]
    unsafe fn alloc(&self, layout: Layout) -> Result<NonNull<u8>, Error> {
        match self.cut(layout) {
            Some(block) => Ok(block),
            None => self.alloc_slow(layout),
        }
    }

    #[inline]
    unsafe fn alloc_zeroed(&self, layout: Layout) -> Result<NonNull<u8>, Error> {
        // SAFETY: the caller's promise.
        let block = unsafe { self.alloc(layout) }?;
        // SAFETY: the block is new and `layout.size()` bytes long.
        unsafe { block.write_bytes(0, layout.size()) };
        Ok(block)
    }

    fn take(&mut self) -> Option<Self> {
        // A scope leaves its chunks to a pool that is borrowed.
        let base = another(&self.base).filter(|_| self.home.is_none())?;
        Some(mem::replace(self, Self::with_base(base)))
    }

    #[cfg(feature = "serde")]
    fn left(&self) -> usize {
        self.budget().map_or_else(|| self.room(), Budget::left)
    }

    fn set_limit(&self, limit: Option<usize>) {
        let _counting = self.counting();
        self.limit.set(limit);
        self.set_end();
    }

    fn stats(&self) -> Stats {
        let mut stats =
            Stats { bytes: self.bytes(), allocations: self.allocations.get(), ..Stats::default() };
        let lists = [&self.full, &self.absorbed, &self.spare];
        for chunk in self.current.get().into_iter().chain(lists.into_iter().flat_map(ChunkList::iter)) {
            stats.chunks += 1;
            stats.capacity += chunk.size();
        }
        stats
    }

    fn contains(&self, address: usize) -> bool {
        self.place(address).is_some()
    }

    fn place(&self, address: usize) -> Option<NonNull<u8>> {
        let current = self.current.get().map(|chunk| (chunk.start(), self.current_bytes()));
        let elsewhere = || self.full.place(address).or_else(|| self.absorbed.place(address));
        current.and_then(|span| place_in(span, address)).or_else(elsewhere)
    }

    fn absorb(&self, memory: &Frozen) -> bool {
        let _counting = self.counting();
        let (bytes, allocations) = memory.handed_out();
        if same_type::<A, Global>(&self.base).is_none() {
            return false;
        }
        let fits = match self.budget() {
            Some(budget) => budget.take(bytes).is_ok(),
            None => bytes <= self.room(),
        };
        if !fits {
            return false;
        }
        self.absorbed.append(memory.chunks().take());
        self.full_bytes.set(self.full_bytes.get() + bytes);
        self.allocations.set(self.allocations.get() + allocations);
        // The limit is nearer now.
        self.set_end();
        true
    }
}

impl Arena {
    /// Ends the arena; what comes back owns its memory.
    #[inline]
    pub(crate) fn freeze(&self) -> Frozen {
        if self.current.get().is_some_and(|chunk| chunk.size() >= HUGE) {
            self.give_back_tail();
        }
        self.retire();
        if !self.spare.is_empty() {
            // SAFETY: nothing of it is handed out.
            unsafe { self.free_all(&self.spare) };
        }
        if !self.absorbed.is_empty() {
            self.full.append(self.absorbed.take());
        }
        Frozen::new(self.full.take(), self.full_bytes.get(), self.allocations.get())
    }
}

impl<A: BaseAlloc> Arena<A> {
    /// Gives back what is left of the huge page that the cursor is in: it was cleared, and will not be used. A
    /// graph that is built again in the same memory ends at the same place, and does not miss it.
    #[cold]
    fn give_back_tail(&self) {
        let cursor = self.cursor.get();
        let address = cursor.addr().get();
        let (from, to) = (address.next_multiple_of(GRAIN), address.next_multiple_of(HUGE));
        if Self::HUGE && from < to {
            // SAFETY: chunks of this size are whole huge pages, so this one ends at `to` or later.
            let start = unsafe { cursor.add(from - address) };
            // SAFETY: nothing above the cursor is handed out.
            unsafe { give_back(start, to - from) };
        }
    }

    const HUGE: bool = A::HUGE_PAGES && huge_pages::AVAILABLE;

    /// Begins a new arena with the chunk that the thread has kept, if there is one and it has room for `first`.
    #[inline]
    pub(crate) fn open(&self, first: Layout) {
        if !fits_first(first) {
            return;
        }
        if let Some(chunk) = spare::take(&self.base) {
            self.growth.set(const { Growth::START.next(Self::HUGE) });
            self.go_on_in(chunk);
            self.end.set(chunk.end());
        }
    }

    /// Takes the first chunk now, with room for `bytes`.
    pub(crate) fn reserve(&self, bytes: usize) -> Result<(), Error> {
        let plan = plan_capacity(bytes, Chunk::HEADER, Self::HUGE).ok_or(too_large(bytes))?;
        self.enter(self.obtain(plan)?);
        Ok(())
    }

    fn obtain(&self, plan: Plan) -> Result<Chunk, Error> {
        let kept = if plan.block == FIRST_BLOCK { spare::take(&self.base) } else { None };
        kept.map_or_else(|| Chunk::new(&self.base, plan), Ok)
    }

    /// Takes everything back and keeps the chunks.
    ///
    /// # Safety
    ///
    /// No memory that was handed out is used again.
    #[inline]
    pub(crate) unsafe fn reset(&mut self) {
        // A chunk of which nothing was handed out may stay with the full ones.
        let alone = self.full_bytes.get() == 0 && self.limit.get().is_none();
        let Some(chunk) = self.current.get().filter(|_| alone) else {
            // SAFETY: the caller's promise.
            return unsafe { self.reset_all() };
        };
        // Without debug assertions this writes nothing, and the cursor is all there is to move.
        // SAFETY: the caller's promise, and that many bytes are handed out.
        unsafe { poison(chunk.start(), self.current_bytes()) };
        self.cursor.set(chunk.start());
        self.allocations.set(0);
    }

    /// # Safety
    ///
    /// As [`reset`](Self::reset).
    unsafe fn reset_all(&mut self) {
        // SAFETY: the caller's promise.
        unsafe { self.put_aside(&self.spare) };
        self.forget_contents();
        if let Some(chunk) = self.spare.pop() {
            self.enter(chunk);
        }
    }

    /// Takes everything back and puts the chunks with spare ones, but for those of others.
    ///
    /// # Safety
    ///
    /// As [`reset`](Self::reset).
    unsafe fn put_aside(&self, spare: &ChunkList) {
        self.retire();
        // SAFETY: the caller's promise; and graphs have their chunks from `Global`, which is this base then.
        unsafe { self.free_all(&self.absorbed) };
        let (regular, large) = (ChunkList::new(), ChunkList::new());
        while let Some(chunk) = self.full.pop() {
            // SAFETY: the caller's promise.
            unsafe { chunk.empty() };
            let list = if is_large(chunk.size()) { &large } else { &regular };
            // SAFETY: the chunk is in no list now, and live.
            unsafe { list.push(chunk) };
        }
        // Regular chunks come first, the longest of all in front: a small request should not open
        // a chunk that the next large one needs.
        while let Some(chunk) = large.pop().or_else(|| regular.pop()) {
            // SAFETY: as above.
            unsafe { spare.push(chunk) };
        }
    }

    /// Gives chunks back to the base allocator.
    ///
    /// # Safety
    ///
    /// They came from there, and no memory in them is used again.
    #[inline(never)]
    unsafe fn free_all(&self, chunks: &ChunkList) {
        while let Some(chunk) = chunks.pop() {
            // SAFETY: the caller's promise; and the chunk is in no list any more.
            unsafe { spare::free(chunk, &self.base) };
        }
    }

    /// Takes everything back and gives the chunks back to the base allocator.
    ///
    /// # Safety
    ///
    /// No memory that was handed out is used again.
    pub(crate) unsafe fn clear(&mut self) {
        self.retire();
        self.forget_contents();
        self.growth.set(Growth::START);
        for chunks in [&self.full, &self.absorbed, &self.spare] {
            // SAFETY: the caller's promise; and graphs have their chunks from `Global`, which is this base then.
            unsafe { self.free_all(chunks) };
        }
    }

    fn forget_contents(&self) {
        self.full_bytes.set(0);
        self.allocations.set(0);
    }

    /// The current chunk has no room, or a limit is reached or has to be looked at.
    #[cold]
    #[inline(never)]
    fn alloc_slow(&self, layout: Layout) -> Result<NonNull<u8>, Error> {
        if let Some(budget) = self.budget() {
            return self.alloc_shared(layout, budget);
        }
        // The first block of most pools, and of every graph: nothing is there to choose from.
        let nothing_yet = self.current.get().is_none() && self.spare.is_empty() && self.home.is_none();
        if nothing_yet && self.limit.get().is_none() {
            let chunk = self.new_chunk(layout, &self.growth)?;
            self.go_on_in(chunk);
            self.end.set(chunk.end());
            return self.cut(layout).ok_or_else(|| self.limit_exceeded(layout));
        }
        match self.counting() {
            None => self.alloc_elsewhere(layout),
            Some(_counting) => self.cut(layout).map_or_else(|| self.alloc_elsewhere(layout), Ok),
        }
    }

    /// The current chunk has no room, or the limit is reached.
    ///
    /// Whether the limit lets the block through is decided before a chunk is taken, so that a call that
    /// fails leaves the pool as it was.
    fn alloc_elsewhere(&self, layout: Layout) -> Result<NonNull<u8>, Error> {
        let room = self.room();
        if layout.size() > room || self.has_room_but_for_the_limit(layout) {
            return Err(self.limit_exceeded(layout));
        }
        let fits = |chunk: Chunk| {
            let start = chunk.start().addr().get();
            bump(start, chunk.end().min(start.saturating_add(room)), layout).is_some()
        };
        let Arena { spare, growth, .. } = self.stock();
        let (chunk, short) = match spare.take_last(fits) {
            Some(chunk) => (chunk, None),
            // Where a new chunk would start is not known, so the padding counts that it may cost.
            None if largest_need(layout) > room => return Err(self.limit_exceeded(layout)),
            None => (self.new_chunk(layout, growth)?, spare.take_last(|chunk| is_large(chunk.size()))),
        };
        let before = self.retire();
        self.enter(chunk);
        let block = self.cut(layout);
        // Go on with the chunk that has more room left.
        if let Some(before) = before {
            if before.capacity() - before.used() > chunk.end() - self.cursor.get().addr().get() {
                self.retire();
                self.full.take_last(|full| full == before);
                self.full_bytes.set(self.full_bytes.get() - before.used());
                self.enter(before);
            }
        }
        // One that was made for a large request, and is too short for this one, would not be used again where requests become
        // larger from time to time. The allocator may panic, so this comes last.
        if let Some(short) = short {
            // SAFETY: nothing of it is handed out, and it is in no list any more.
            unsafe { spare::free(short, &self.base) };
        }
        // The chunk has room for the block, and so has the limit.
        block.ok_or_else(|| self.limit_exceeded(layout))
    }

    fn new_chunk(&self, layout: Layout, growth: &Cell<Growth>) -> Result<Chunk, Error> {
        let step = growth.get();
        let plan = plan(layout, Chunk::HEADER, step, Self::HUGE).ok_or(too_large(layout.size()))?;
        let chunk = self.obtain(plan)?;
        growth.set(step.next(Self::HUGE));
        Ok(chunk)
    }

    /// Makes `chunk` the current one, with the cursor behind what it has handed out.
    fn enter(&self, chunk: Chunk) {
        self.go_on_in(chunk);
        self.set_end();
    }

    /// The same, but for the end.
    fn go_on_in(&self, chunk: Chunk) {
        // SAFETY: `used` is at most the chunk's capacity.
        self.cursor.set(unsafe { chunk.start().add(chunk.used()) });
        self.current.set(Some(chunk));
    }

    /// Puts the current chunk with the full ones and writes its books.
    fn retire(&self) -> Option<Chunk> {
        let chunk = self.current.get()?;
        let used = self.current_bytes();
        chunk.set_used(used);
        // SAFETY: the current chunk is in no list, and live.
        unsafe { self.full.push(chunk) };
        self.full_bytes.set(self.full_bytes.get() + used);
        self.current.set(None);
        let nowhere = NonNull::dangling();
        self.cursor.set(nowhere);
        self.end.set(nowhere.addr().get());
        Some(chunk)
    }

    /// Where the cursor must stop: the end of the chunk, or sooner if the limit is, or here if there is a budget.
    fn set_end(&self) {
        let cursor = self.cursor.get().addr().get();
        let chunk_end = self.current.get().map_or(cursor, Chunk::end);
        let nothing = self.budget.get().is_some() && self.limit.get().is_none();
        let room = if nothing { 0 } else { self.room() };
        self.end.set(chunk_end.min(cursor.saturating_add(room)));
    }

    fn bytes(&self) -> usize {
        self.full_bytes.get() + self.current_bytes()
    }

    fn current_bytes(&self) -> usize {
        let start = |chunk: Chunk| chunk.start().addr().get();
        self.current.get().map_or(0, |chunk| self.cursor.get().addr().get() - start(chunk))
    }

    /// How many bytes the limit leaves, of each arena where they count.
    fn room(&self) -> usize {
        self.limiting().map(Self::own_room).min().unwrap_or(0)
    }

    fn own_room(&self) -> usize {
        self.limit.get().map_or(usize::MAX, |limit| limit.saturating_sub(self.bytes() + self.lent.get()))
    }

    /// Whether the current chunk has room for a block that could not be cut from it: it is the limit
    /// then that keeps the block out.
    fn has_room_but_for_the_limit(&self, layout: Layout) -> bool {
        let cursor = self.cursor.get().addr().get();
        self.current.get().is_some_and(|chunk| bump(cursor, chunk.end(), layout).is_some())
    }

    fn limit_exceeded(&self, layout: Layout) -> Error {
        let (bytes, align) = (layout.size(), layout.align());
        let tightest = self.limiting().min_by_key(|arena| arena.own_room()).unwrap_or(self);
        let (used, limit) = (tightest.bytes() + tightest.lent.get(), tightest.limit.get());
        Error::LimitExceeded { at: Place::default(), bytes, align, used, limit: limit.unwrap_or(usize::MAX) }
    }
}

/// No block can hold so much and its header.
fn too_large(bytes: usize) -> Error {
    Error::OutOfMemory { at: Place::default(), bytes }
}

impl<A: BaseAlloc> Drop for Arena<A> {
    fn drop(&mut self) {
        match self.home {
            // SAFETY: whoever got memory from the arena borrows it, or promised not to outlive it.
            None => unsafe { self.clear() },
            // SAFETY: as above.
            Some(_) => unsafe { self.go_home() },
        }
    }
}
