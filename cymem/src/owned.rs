//! Values that a pool drops: `own` and `adopt`.

use core::alloc::Layout;
use core::ffi::c_void;
use core::mem::offset_of;
use core::ptr::NonNull;

use crate::engine::base::{BaseAlloc, Fill, obtain};
use crate::engine::ring::{Linked, Links, Ring};
use crate::engine::spans::Span;
use crate::error::Error;

/// One owned value with what is needed to drop it.
#[repr(C)]
struct Record<T> {
    link: Link,
    value: T,
}

#[derive(Clone, Copy)]
struct Link {
    links: Links<NonNull<Link>>,
    block: Layout,
    /// The memory that the value has for nodes and their arrays, and for nothing else; it may be empty.
    span: Span,
    /// Drops the value of the record that starts with this link.
    drop_value: unsafe fn(NonNull<Link>),
}

// SAFETY: `Ring` alone writes the links, and no reference to a link is ever made.
unsafe impl Linked for NonNull<Link> {
    #[inline]
    fn links(self) -> *mut Links<Self> {
        // SAFETY: a link that is in a ring is live.
        unsafe { &raw mut (*self.as_ptr()).links }
    }

    fn span(self) -> Span {
        // SAFETY: as above.
        unsafe { (*self.as_ptr()).span }
    }
}

/// The values that a pool owns. Each is in a block of the pool's base allocator.
pub(crate) struct Owned {
    values: Ring<NonNull<Link>>,
}

// SAFETY: `push` takes only values that are `Send`, and nothing else is reachable from here.
unsafe impl Send for Owned {}

impl Owned {
    pub(crate) const fn new() -> Self {
        Owned { values: Ring::new() }
    }

    /// Takes all values out.
    pub(crate) fn take(&self) -> Owned {
        Owned { values: self.values.take() }
    }

    /// Takes over the values of another pool with the same base allocator, as if they were pushed now, one after the
    /// other.
    pub(crate) fn append(&self, others: Owned) {
        self.values.append(others.values);
    }

    #[inline]
    pub(crate) fn is_empty(&self) -> bool {
        self.values.is_empty()
    }

    /// Moves `value` into a block of `base`; it stays there until [`Owned::drop_each`].
    pub(crate) fn push<T: Send + 'static, A: BaseAlloc>(
        &self,
        base: &A,
        value: T,
    ) -> Result<NonNull<T>, Error> {
        self.push_with(base, value, (NonNull::dangling(), 0))
    }

    /// Takes a buffer.
    pub(crate) fn keep<A: BaseAlloc>(&self, base: &A, buffer: Buffer) -> Result<(), Error> {
        let span = (buffer.start, buffer.layout.size());
        self.push_with(base, buffer, span).map(drop)
    }

    /// The place with this address, if it is in memory of one of the values: with what may be done in all of that.
    pub(crate) fn place(&self, address: usize) -> Option<NonNull<u8>> {
        self.values.place(address)
    }

    /// The same for a value that has memory of its own, from there so many bytes.
    pub(crate) fn push_with<T: Send + 'static, A: BaseAlloc>(
        &self,
        base: &A,
        value: T,
        span: (NonNull<u8>, usize),
    ) -> Result<NonNull<T>, Error> {
        // SAFETY: by its bounds.
        unsafe { self.offer(base, value, span) }.map_err(|(_, error)| error)
    }

    /// The same, and the value comes back if there is no memory for it.
    ///
    /// # Safety
    ///
    /// The value can be sent, and borrows nothing that ends before it is dropped.
    pub(crate) unsafe fn offer<T, A: BaseAlloc>(
        &self,
        base: &A,
        value: T,
        span: (NonNull<u8>, usize),
    ) -> Result<NonNull<T>, (T, Error)> {
        let block = Layout::new::<Record<T>>();
        // SAFETY: a record has a link at least.
        let record = match unsafe { obtain(base, block, Fill::Any) } {
            Ok(record) => record.cast::<Record<T>>(),
            Err(error) => return Err((value, error)),
        };
        let start = record.cast::<Link>();
        let link = Link { links: Links::new(start), block, span, drop_value: drop_value::<T> };
        // SAFETY: the block is new and has the layout of the record.
        unsafe { record.write(Record { link, value }) };
        // SAFETY: the record is new, and live until it is taken out.
        unsafe { self.values.push(start) };
        // SAFETY: as above.
        Ok(unsafe { value_of(record) })
    }

    /// Drops all values, the last one first, and calls `then` after each. If one panics, the others are dropped all the
    /// same.
    ///
    /// # Safety
    ///
    /// All values were pushed with this `base`, and none is borrowed.
    pub(crate) unsafe fn drop_each<A: BaseAlloc>(&self, base: &A, then: &impl Fn()) {
        /// Goes on with the rest, also while a panic passes through.
        struct Rest<'a, A: BaseAlloc, F: Fn()>(&'a Owned, &'a A, &'a F);
        impl<A: BaseAlloc, F: Fn()> Drop for Rest<'_, A, F> {
            fn drop(&mut self) {
                (self.2)();
                // SAFETY: the promise of `drop_each` holds for the values that are left.
                unsafe { self.0.drop_each(self.1, self.2) };
            }
        }
        /// The block of a record whose value is dropped.
        struct Block<'a, A: BaseAlloc>(NonNull<Link>, Layout, &'a A);
        impl<A: BaseAlloc> Drop for Block<'_, A> {
            fn drop(&mut self) {
                let &mut Block(record, layout, base) = self;
                // SAFETY: the block came from this base with this layout.
                unsafe { base.dealloc(record.cast(), layout) };
            }
        }
        while let Some(record) = self.values.pop() {
            // SAFETY: a record starts with its link, and it is live.
            let link = unsafe { record.read() };
            let rest = Rest(self, base, then);
            let block = Block(record, link.block, base);
            // SAFETY: the record's own function, called once: the record is in the ring no more.
            unsafe { (link.drop_value)(record) };
            drop(block);
            then();
            core::mem::forget(rest);
        }
    }
}

/// # Safety
///
/// `link` is the start of a live `Record<T>` whose value is not used again.
unsafe fn drop_value<T>(link: NonNull<Link>) {
    // SAFETY: the record is live.
    let value = unsafe { value_of(link.cast::<Record<T>>()) };
    // SAFETY: the value is not used again.
    unsafe { value.drop_in_place() };
}

/// # Safety
///
/// `record` is live.
unsafe fn value_of<T>(record: NonNull<Record<T>>) -> NonNull<T> {
    // SAFETY: the offset of a field stays in the record.
    unsafe { record.byte_add(offset_of!(Record<T>, value)) }.cast()
}

/// A block of the global allocator, of plain elements.
pub struct Buffer {
    start: NonNull<u8>,
    layout: Layout,
}

impl Buffer {
    /// # Safety
    ///
    /// The block came from the global allocator with this layout, or its size is 0; it is nobody else's.
    pub(crate) unsafe fn new(start: NonNull<u8>, layout: Layout) -> Self {
        Buffer { start, layout }
    }
}

// SAFETY: any thread may free it; who looks at what is in it, the views of its elements decide.
unsafe impl Send for Buffer {}

impl Drop for Buffer {
    fn drop(&mut self) {
        if self.layout.size() != 0 {
            // SAFETY: the promise of `new`.
            unsafe { alloc::alloc::dealloc(self.start.as_ptr(), self.layout) };
        }
    }
}

/// A block that somebody else made, with the function that frees it.
pub(crate) struct Foreign {
    pub(crate) block: NonNull<c_void>,
    pub(crate) free: unsafe extern "C" fn(*mut c_void),
}

// SAFETY: who made it promised to `Pool::adopt` that any thread may free it.
unsafe impl Send for Foreign {}

impl Drop for Foreign {
    fn drop(&mut self) {
        // SAFETY: `Pool::adopt` had its caller promise that this frees the block.
        unsafe { (self.free)(self.block.as_ptr()) };
    }
}
