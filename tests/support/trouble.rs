//! What may go wrong while something is built, and whether all of it is gone afterwards.

use core::alloc::Layout;
use core::cell::Cell;
use core::ptr::{self, NonNull};
use std::alloc::{GlobalAlloc, System};
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
use std::thread;

use cymem::{BaseAlloc, Global, Pool};

#[derive(Clone, Copy, PartialEq, Debug)]
pub(crate) enum Kind {
    /// Code of the user panics.
    Panic,
    /// An iterator has one item less, or more, than it says.
    Short,
    Long,
    /// The base allocator has no block, or panics.
    NoMemory,
    BasePanics,
}

thread_local! {
    /// What goes wrong next, after how many more occasions.
    pub(crate) static TROUBLE: Cell<Option<(Kind, u32)>> = const { Cell::new(None) };
    /// How many bytes this thread has from the allocator, and how many blocks from `Base`.
    static BYTES: Cell<usize> = const { Cell::new(0) };
    pub(crate) static BLOCKS: Cell<usize> = const { Cell::new(0) };
    /// How many owned values are alive.
    pub(crate) static VALUES: Cell<usize> = const { Cell::new(0) };
}

/// An occasion for trouble of this kind; whether it comes.
fn comes(kind: Kind) -> bool {
    match TROUBLE.get() {
        Some((next, after)) if next == kind => {
            TROUBLE.set(after.checked_sub(1).map(|after| (kind, after)));
            after == 0
        }
        _ => false,
    }
}

/// An occasion for a panic, unless that would be the second at a time.
pub(crate) fn may_panic() {
    if !thread::panicking() && comes(Kind::Panic) {
        resume_unwind(Box::new(Kind::Panic));
    }
}

/// The allocator of this program, which counts.
struct Counted;

// SAFETY: blocks are those of the system's allocator.
unsafe impl GlobalAlloc for Counted {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        BYTES.set(BYTES.get().wrapping_add(layout.size()));
        // SAFETY: the caller's promise.
        unsafe { System.alloc(layout) }
    }

    unsafe fn dealloc(&self, block: *mut u8, layout: Layout) {
        BYTES.set(BYTES.get().wrapping_sub(layout.size()));
        // SAFETY: the caller's promise.
        unsafe { System.dealloc(block, layout) };
    }
}

#[global_allocator]
static ALLOCATOR: Counted = Counted;

/// A base allocator that fails and panics.
#[derive(Clone)]
pub(crate) struct Base;

// SAFETY: blocks are those of the global allocator.
unsafe impl BaseAlloc for Base {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        if comes(Kind::NoMemory) {
            return ptr::null_mut();
        }
        if comes(Kind::BasePanics) {
            resume_unwind(Box::new(Kind::BasePanics));
        }
        BLOCKS.set(BLOCKS.get() + 1);
        // SAFETY: the caller's promise.
        unsafe { Global.alloc(layout) }
    }

    unsafe fn dealloc(&self, block: NonNull<u8>, layout: Layout) {
        BLOCKS.set(BLOCKS.get() - 1);
        // SAFETY: the caller's promise.
        unsafe { Global.dealloc(block, layout) };
    }
}

/// An owned value, whose destructor may panic.
pub(crate) struct Value(Box<u32>);

impl Value {
    pub(crate) fn new() -> Self {
        VALUES.set(VALUES.get() + 1);
        Value(Box::new(7))
    }
}

impl Drop for Value {
    fn drop(&mut self) {
        VALUES.set(VALUES.get() - 1);
        assert_eq!(*self.0, 7);
        *self.0 = 0;
        may_panic();
    }
}

/// An iterator that may panic, also when it is dropped, and may lie about its length.
pub(crate) struct Items<F> {
    next: u32,
    end: u32,
    promised: usize,
    item: F,
}

pub(crate) fn items<T, F: Fn(u32) -> T>(n: u32, item: F) -> Items<F> {
    let end = n + u32::from(comes(Kind::Long)) - u32::from(n > 0 && comes(Kind::Short));
    Items { next: 0, end, promised: n as usize, item }
}

impl<T, F: Fn(u32) -> T> Iterator for Items<F> {
    type Item = T;

    fn next(&mut self) -> Option<T> {
        may_panic();
        self.next += 1;
        (self.next <= self.end).then(|| (self.item)(self.next - 1))
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        let left = self.promised.saturating_sub(self.next as usize);
        (left, Some(left))
    }
}

impl<T, F: Fn(u32) -> T> ExactSizeIterator for Items<F> {}

impl<F> Drop for Items<F> {
    fn drop(&mut self) {
        may_panic();
    }
}

/// Does something while trouble may come. `None` if it panicked.
pub(crate) fn with<T>(trouble: Option<(Kind, u32)>, run: impl FnOnce() -> T) -> Option<T> {
    TROUBLE.set(trouble);
    let result = catch_unwind(AssertUnwindSafe(run));
    TROUBLE.set(None);
    result.map_err(|panic| assert!(panic.is::<Kind>(), "a panic that nobody wanted")).ok()
}

/// Nothing is left of what runs, even if the last destructor panics.
pub(crate) fn leaves_nothing(run: impl FnOnce()) {
    // Where threads keep a block between two pools, this one has it already.
    Pool::new().alloc::<u8>(1).unwrap();
    let before = (BYTES.get(), BLOCKS.get(), VALUES.get());
    run();
    assert_eq!((BYTES.get(), BLOCKS.get(), VALUES.get()), before);
}
