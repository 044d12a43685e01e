//! A base allocator that watches: it counts, checks what it is given back, and fails on demand.

use core::alloc::Layout;
use core::ptr::{self, NonNull};
use std::alloc;
use std::cell::{Cell, RefCell};
use std::collections::{BTreeMap, BTreeSet};

use cymem::BaseAlloc;

/// A base allocator for tests, used as `&Probe`. It fills new blocks with a byte of your choice,
/// answers NULL when told to, and panics if a block comes back that it does not know.
#[derive(Debug)]
pub struct Probe {
    fill: u8,
    live: RefCell<BTreeMap<usize, Layout>>,
    requests: Cell<usize>,
    fail_at: Cell<Option<usize>>,
    inspects: bool,
    returned: RefCell<BTreeSet<u8>>,
}

impl Default for Probe {
    fn default() -> Self {
        Self::filling(0xA5)
    }
}

impl Probe {
    /// Fills new blocks with `fill`, so that memory nobody wrote is seen.
    #[must_use]
    pub fn filling(fill: u8) -> Self {
        Probe {
            fill,
            live: RefCell::default(),
            requests: Cell::new(0),
            fail_at: Cell::new(None),
            inspects: false,
            returned: RefCell::default(),
        }
    }

    /// Answers NULL to request number `request`, counted from 0, and to that one alone.
    #[must_use]
    pub fn failing_at(request: usize) -> Self {
        let probe = Self::default();
        probe.fail_at.set(Some(request));
        probe
    }

    /// Looks into the blocks that come back, for [`Probe::returned`]. They must hold plain bytes:
    /// values that Rust moved to a block may have left its padding uninitialised.
    #[must_use]
    pub fn inspecting() -> Self {
        Probe { inspects: true, ..Self::default() }
    }

    /// Answers NULL to the next request alone.
    pub fn fail_next(&self) {
        self.fail_at.set(Some(self.requests.get()));
    }

    /// How many requests came, also those that failed.
    #[must_use]
    pub fn requests(&self) -> usize {
        self.requests.get()
    }

    /// How many blocks are out.
    #[must_use]
    pub fn live(&self) -> usize {
        self.live.borrow().len()
    }

    /// How many bytes are out.
    #[must_use]
    pub fn live_bytes(&self) -> usize {
        self.live.borrow().values().map(Layout::size).sum()
    }

    /// The bytes, each once, that blocks which came back to an [inspecting](Probe::inspecting) probe were
    /// full of.
    #[must_use]
    pub fn returned(&self) -> BTreeSet<u8> {
        self.returned.borrow().clone()
    }
}

// SAFETY: blocks are those of Rust's global allocator, and live until they come back.
unsafe impl BaseAlloc for &Probe {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        let request = self.requests.replace(self.requests.get() + 1);
        if self.fail_at.get() == Some(request) {
            return ptr::null_mut();
        }
        // SAFETY: the size is not 0, as the caller promises.
        let block = unsafe { alloc::alloc(layout) };
        assert!(!block.is_null(), "the machine is out of memory");
        // SAFETY: the block is new and `layout.size()` bytes long.
        unsafe { block.write_bytes(self.fill, layout.size()) };
        self.live.borrow_mut().insert(block.addr(), layout);
        block
    }

    unsafe fn dealloc(&self, block: NonNull<u8>, layout: Layout) {
        let known = self.live.borrow_mut().remove(&block.addr().get());
        assert_eq!(known, Some(layout), "a block came back that is not out with this layout");
        if self.inspects {
            // SAFETY: the block is live, and every byte of it was filled by `alloc` or written since.
            let content = unsafe { core::slice::from_raw_parts(block.as_ptr(), layout.size()) };
            let mut present = [0_usize; 256];
            content.iter().for_each(|&byte| present[usize::from(byte)] += 1);
            // Addresses in the books of a chunk have any bytes, but not many of one.
            self.returned.borrow_mut().extend((0..=255).filter(|&byte| present[usize::from(byte)] > 64));
        }
        // SAFETY: the block came from the global allocator with this layout.
        unsafe { alloc::dealloc(block.as_ptr(), layout) };
    }
}
