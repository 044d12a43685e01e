//! Values that a pool drops: `own` and `adopt`.

use core::alloc::Layout;
use core::cell::Cell;
use core::ffi::c_void;
use core::mem::{self, offset_of};
use core::ptr::NonNull;

use crate::engine::base::{BaseAlloc, Fill, obtain};
use crate::engine::spans::{Span, Spans, place_in};
use crate::error::Error;

/// One owned value with what is needed to drop it.
#[repr(C)]
struct Record<T> {
    link: Link,
    value: T,
}

#[derive(Clone, Copy)]
struct Link {
    /// The record that was pushed before this one; the first one has the last here.
    before: NonNull<Link>,
    block: Layout,
    /// The memory that the value has for nodes and their arrays, and for nothing else; it may be empty.
    span: Span,
    /// Of the first record of a ring: the spans of all records up to one, and that one; they belong to it.
    known: Option<(NonNull<Spans>, NonNull<Link>)>,
    /// Drops the value of the record that starts with this link.
    drop_value: unsafe fn(NonNull<Link>),
}

/// The values that a pool owns, in a ring, so that both of its ends are at hand. Each is a block of the pool's base
/// allocator.
pub(crate) struct Owned {
    first: Cell<Option<NonNull<Link>>>,
}

// SAFETY: `push` takes only values that are `Send`, and nothing else is reachable from here.
unsafe impl Send for Owned {}

impl Owned {
    pub(crate) const fn new() -> Self {
        Owned { first: Cell::new(None) }
    }

    /// Takes all values out.
    pub(crate) fn take(&self) -> Owned {
        Owned { first: Cell::new(self.first.take()) }
    }

    /// Takes over the values of another pool with the same base allocator, as if they were pushed now, one after the
    /// other.
    pub(crate) fn append(&self, others: Owned) {
        match (self.first.get(), others.first.get()) {
            (Some(ours), Some(theirs)) => {
                let last = before(theirs);
                set_before(theirs, before(ours));
                set_before(ours, last);
            }
            (None, theirs) => self.first.set(theirs),
            (Some(_), None) => {}
        }
    }

    /// Takes the value out that was pushed last.
    fn pop(&self) -> Option<NonNull<Link>> {
        let first = self.first.get()?;
        let last = before(first);
        if last == first {
            self.first.set(None);
        } else {
            set_before(first, before(last));
        }
        Some(last)
    }

    #[inline]
    pub(crate) fn is_empty(&self) -> bool {
        self.first.get().is_none()
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
        let first = self.first.get()?;
        // SAFETY: the records of a ring are live, and so are the spans of its first one.
        let known = unsafe { (*first.as_ptr()).known };
        let upto = known.map(|(_, upto)| upto);
        let mut looked = 0;
        let found =
            newest(first, upto).map(span).inspect(|_| looked += 1).find_map(|span| place_in(span, address));
        // SAFETY: as above.
        let found = found.or_else(|| unsafe { known?.0.as_ref() }.place(address));
        remember(first, looked);
        found
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
        let link = Link { before: start, block, span, known: None, drop_value: drop_value::<T> };
        // SAFETY: the block is new and has the layout of the record.
        unsafe { record.write(Record { link, value }) };
        self.append(Owned { first: Cell::new(Some(start)) });
        // SAFETY: the record is live.
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
        struct Block<'a, A: BaseAlloc>(NonNull<Link>, Link, &'a A);
        impl<A: BaseAlloc> Drop for Block<'_, A> {
            fn drop(&mut self) {
                let &mut Block(record, Link { block, known, .. }, base) = self;
                if let Some((spans, _)) = known {
                    // SAFETY: they belong to the record alone.
                    unsafe { Spans::free(spans) };
                }
                // SAFETY: the block came from this base with this layout.
                unsafe { base.dealloc(record.cast(), block) };
            }
        }
        while let Some(record) = self.pop() {
            // SAFETY: a record starts with its link, and it is live.
            let link = unsafe { record.read() };
            let rest = Rest(self, base, then);
            let block = Block(record, link, base);
            // SAFETY: the record's own function, called once: the record is in the list no more.
            unsafe { (link.drop_value)(record) };
            drop(block);
            then();
            core::mem::forget(rest);
        }
    }
}

/// The one before a record of a list.
fn before(link: NonNull<Link>) -> NonNull<Link> {
    // SAFETY: the records of a list are live, and no reference to a link is ever made.
    unsafe { (*link.as_ptr()).before }
}

fn span(link: NonNull<Link>) -> Span {
    // SAFETY: as above.
    unsafe { (*link.as_ptr()).span }
}

/// The records of a ring from the newest on, down to its first, or to this one, which is not among them.
fn newest(first: NonNull<Link>, upto: Option<NonNull<Link>>) -> impl Iterator<Item = NonNull<Link>> {
    let start = Some(before(first)).filter(|&record| Some(record) != upto);
    core::iter::successors(start, move |&record| {
        Some(before(record)).filter(|&next| record != first && Some(next) != upto)
    })
}

/// Remembers the spans of a ring, if so many more were looked at that it is worth while.
#[inline]
fn remember(first: NonNull<Link>, looked: usize) {
    // SAFETY: the records of a ring are live, and the reference is gone at once.
    let known = unsafe { mem::take(&mut (*first.as_ptr()).known) };
    let (spans, upto) = known.unzip();
    // SAFETY: they belong to the ring, which does not know them now.
    let grown = unsafe { Spans::grown(spans, looked, newest(first, upto).map(span)) };
    let known = |(spans, has_grown)| Some((spans, if has_grown { before(first) } else { upto? }));
    // SAFETY: as above.
    unsafe { (*first.as_ptr()).known = grown.and_then(known) };
}

fn set_before(link: NonNull<Link>, before: NonNull<Link>) {
    // SAFETY: as above.
    unsafe { (*link.as_ptr()).before = before };
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
