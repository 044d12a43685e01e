//! The original's engine: one base allocation for each block, remembered by address.

use core::alloc::Layout;
use core::cell::{Cell, RefCell};
use core::ptr::NonNull;

use super::base::{BaseAlloc, Fill, Global, obtain};
use super::frozen::Frozen;
use super::table::{Block, NoRoom, Table};
use super::{Engine, Stats, another, poison, sealed::Sealed};
use crate::error::Error;
use crate::place::Place;
use crate::same_type::same_type;

/// The engine of Python's cymem: every block is a base allocation of its own, remembered by
/// address, and can be freed, resized or released alone.
///
/// It is slower than [`Arena`](crate::Arena), and it lets valgrind and AddressSanitizer see the
/// bounds of each array.
pub struct Tracked<A: BaseAlloc = Global> {
    /// Never borrowed while the base allocator, which is the user's code, runs.
    table: RefCell<Table>,
    bytes: Cell<usize>,
    limit: Cell<Option<usize>>,
    base: A,
}

// SAFETY: the engine is the only owner of its blocks, and nothing in it is tied to a thread.
unsafe impl<A: BaseAlloc + Send> Send for Tracked<A> {}

impl<A: BaseAlloc> Sealed for Tracked<A> {}

// SAFETY: every block is a live block of the base allocator until it is freed, released, or the
// engine is dropped.
unsafe impl<A: BaseAlloc> Engine for Tracked<A> {
    type Base = A;

    fn with_base(base: A) -> Self {
        Tracked { table: RefCell::new(Table::new()), bytes: Cell::new(0), limit: Cell::new(None), base }
    }

    fn base(&self) -> &A {
        &self.base
    }

    #[inline]
    fn cut(&self, _: Layout) -> Option<NonNull<u8>> {
        None
    }

    unsafe fn alloc(&self, layout: Layout) -> Result<NonNull<u8>, Error> {
        // SAFETY: the caller's promise.
        unsafe { self.obtain(layout, Fill::Any) }
    }

    unsafe fn alloc_zeroed(&self, layout: Layout) -> Result<NonNull<u8>, Error> {
        // SAFETY: the caller's promise.
        unsafe { self.obtain(layout, Fill::Zero) }
    }

    fn take(&mut self) -> Option<Self> {
        let base = another(&self.base)?;
        Some(core::mem::replace(self, Self::with_base(base)))
    }

    #[cfg(feature = "serde")]
    fn left(&self) -> usize {
        self.limit.get().map_or(usize::MAX, |limit| limit.saturating_sub(self.bytes.get()))
    }

    fn set_limit(&self, limit: Option<usize>) {
        self.limit.set(limit);
    }

    fn stats(&self) -> Stats {
        let blocks = self.table.borrow().len();
        let bytes = self.bytes.get();
        Stats { bytes, allocations: blocks, chunks: blocks, capacity: bytes }
    }

    fn contains(&self, address: usize) -> bool {
        let within = |block: Block| {
            address.checked_sub(block.start.addr().get()).is_some_and(|offset| offset < block.layout.size())
        };
        let table = self.table.borrow();
        table.find(address).is_some() || table.iter().any(within)
    }

    fn absorb(&self, memory: &Frozen) -> bool {
        let (bytes, blocks) = memory
            .chunks()
            .iter()
            .fold((0, 0), |(bytes, blocks), chunk| (bytes + chunk.block().1.size(), blocks + 1));
        let room = self.limit.get().map_or(usize::MAX, |limit| limit.saturating_sub(self.bytes.get()));
        if same_type::<A, Global>(&self.base).is_none() || bytes > room {
            return false;
        }
        let mut table = self.table.borrow_mut();
        if table.reserve(blocks).is_err() {
            return false;
        }
        while let Some(chunk) = memory.chunks().pop() {
            let (start, layout) = chunk.block();
            // There is room for all of them, so this cannot fail.
            let _ = table.insert(Block { start, layout });
        }
        self.bytes.set(self.bytes.get() + bytes);
        true
    }
}

impl<A: BaseAlloc> Tracked<A> {
    pub(crate) fn size(&self) -> usize {
        self.bytes.get()
    }

    /// The block at a position in the order of the books.
    pub(crate) fn block_at(&self, position: usize) -> Option<(NonNull<u8>, usize)> {
        self.table.borrow().get(position).map(|block| (block.start, block.layout.size()))
    }

    /// Gives a block back to the base allocator.
    ///
    /// # Safety
    ///
    /// If the address is that of a block, the block is not used again.
    pub(crate) unsafe fn free(&self, address: NonNull<u8>) -> Result<(), Error> {
        let block = self.forget(address)?;
        // SAFETY: the block came from this base with this layout, and is in the books no more.
        unsafe { self.give_back(block) };
        Ok(())
    }

    /// Leaves a block to somebody else.
    pub(crate) fn release(&self, address: NonNull<u8>) -> Result<(), Error> {
        self.forget(address).map(drop)
    }

    /// Strikes a block from the books without freeing it.
    fn forget(&self, address: NonNull<u8>) -> Result<Block, Error> {
        let unknown = Error::UnknownAddress { address: address.addr().get() };
        let block = self.table.borrow_mut().remove(address.addr().get()).ok_or(unknown)?;
        self.bytes.set(self.bytes.get() - block.layout.size());
        Ok(block)
    }

    /// Resizes a block; new bytes are zero. A block keeps at least one byte.
    ///
    /// # Safety
    ///
    /// If the address is that of a block, then on `Ok` the old address is not used again.
    pub(crate) unsafe fn realloc(&self, address: NonNull<u8>, size: usize) -> Result<NonNull<u8>, Error> {
        let unknown = Error::UnknownAddress { address: address.addr().get() };
        let old = self.table.borrow().find(address.addr().get()).ok_or(unknown)?;
        let old_size = old.layout.size();
        let layout = Layout::from_size_align(size.max(1), old.layout.align())
            .map_err(|_| Error::SizeOverflow { at: Place::default(), count: size, size: 1 })?;
        self.check_limit(layout, self.bytes.get() - old_size)?;
        // SAFETY: the block is live and came from this base with its layout.
        let start = unsafe { self.base.realloc(old.start, old.layout, layout) }?;
        if let Some(new_bytes) = layout.size().checked_sub(old_size) {
            // SAFETY: the new block is `layout.size()` bytes long.
            let tail = unsafe { start.add(old_size) };
            // SAFETY: and these are the bytes behind the old size.
            unsafe { tail.write_bytes(0, new_bytes) };
        }
        let mut table = self.table.borrow_mut();
        table.remove(address.addr().get());
        // Room for one was made by taking one out, so this cannot fail.
        let _ = table.insert(Block { start, layout });
        self.bytes.set(self.bytes.get() - old_size + layout.size());
        Ok(start)
    }

    /// # Safety
    ///
    /// `layout.size()` is not 0.
    unsafe fn obtain(&self, layout: Layout, fill: Fill) -> Result<NonNull<u8>, Error> {
        self.check_limit(layout, self.bytes.get())?;
        // SAFETY: the caller's promise.
        let start = unsafe { obtain(&self.base, layout, fill) }?;
        let inserted = self.table.borrow_mut().insert(Block { start, layout });
        if let Err(NoRoom) = inserted {
            // SAFETY: the block has just come from this base and nobody knows it.
            unsafe { self.base.dealloc(start, layout) };
            return Err(Error::OutOfMemory { at: Place::default(), bytes: layout.size() });
        }
        self.bytes.set(self.bytes.get() + layout.size());
        Ok(start)
    }

    fn check_limit(&self, layout: Layout, used: usize) -> Result<(), Error> {
        let (bytes, align) = (layout.size(), layout.align());
        match self.limit.get() {
            Some(limit) if bytes > limit.saturating_sub(used) => {
                Err(Error::LimitExceeded { at: Place::default(), bytes, align, used, limit })
            }
            _ => Ok(()),
        }
    }

    /// # Safety
    ///
    /// `block` came from this base, is not in the books, and is not used again.
    unsafe fn give_back(&self, block: Block) {
        // SAFETY: a live block is valid for its size.
        unsafe { poison(block.start, block.layout.size()) };
        // SAFETY: the caller's promise.
        unsafe { self.base.dealloc(block.start, block.layout) };
    }
}

impl<A: BaseAlloc> Drop for Tracked<A> {
    fn drop(&mut self) {
        let table = core::mem::replace(self.table.get_mut(), Table::new());
        for block in table.iter() {
            // SAFETY: whoever got the block borrows the pool, or promised not to outlive it.
            unsafe { self.give_back(block) };
        }
    }
}
