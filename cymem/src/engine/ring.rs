//! Records in rings, linked through themselves, and where the memory is that they stand for.

use core::alloc::Layout;
use core::cell::Cell;
use core::mem;
use core::ptr::NonNull;

use super::base::{BaseAlloc, Fill, Global, obtain};
use super::spans::{Span, Spans, place_in};

/// A record, known by its address, that can be in a ring.
///
/// # Safety
///
/// The links stay where they are as long as the record is in a ring; nobody else writes them, or refers to them.
pub(crate) unsafe trait Linked: Copy + PartialEq {
    fn links(self) -> *mut Links<Self>;

    /// The memory that it stands for; it may be empty.
    fn span(self) -> Span;
}

/// What a record has for its ring. No reference to it is ever made.
#[derive(Clone, Copy)]
pub(crate) struct Links<R> {
    /// The record that came before this one; the first one has the last here.
    before: R,
    /// Of the first record: the spans of the first ones. They belong to it.
    known: Option<NonNull<Known<R>>>,
}

impl<R: Linked> Links<R> {
    /// Those of a record that is in no ring.
    pub(crate) fn new(record: R) -> Self {
        Links { before: record, known: None }
    }
}

/// The spans of the records of a ring up to one, and that one, in a block of their own.
struct Known<R> {
    spans: Spans,
    upto: R,
}

/// Records in a ring, so that both of its ends are at hand. Those of another ring can be added as quickly as one.
pub(crate) struct Ring<R> {
    first: Cell<Option<R>>,
}

impl<R: Linked> Ring<R> {
    /// How many records are looked at one by one.
    const FEW: usize = 64;

    pub(crate) const fn new() -> Self {
        Ring { first: Cell::new(None) }
    }

    #[inline]
    pub(crate) fn is_empty(&self) -> bool {
        self.first.get().is_none()
    }

    /// The record that came first.
    #[inline]
    pub(crate) fn first(&self) -> Option<R> {
        self.first.get()
    }

    /// Takes all records out.
    #[inline]
    pub(crate) fn take(&self) -> Ring<R> {
        Ring { first: Cell::new(self.first.take()) }
    }

    /// Adds a record.
    ///
    /// # Safety
    ///
    /// It is in no ring, and live until it is taken out, or nobody uses the ring any more.
    #[inline]
    pub(crate) unsafe fn push(&self, record: R) {
        // SAFETY: the caller's promise.
        unsafe { record.links().write(Links::new(record)) };
        self.append(Ring { first: Cell::new(Some(record)) });
    }

    /// Adds the records of another ring behind those of this one.
    #[inline]
    pub(crate) fn append(&self, others: Ring<R>) {
        match (self.first.get(), others.first.get()) {
            (Some(ours), Some(theirs)) => {
                forget(theirs);
                let last = before(theirs);
                set_before(theirs, before(ours));
                set_before(ours, last);
            }
            (None, theirs) => self.first.set(theirs),
            (Some(_), None) => {}
        }
    }

    /// Adds the records of another ring, behind those of this one or in front of them: so that what is known of many is
    /// known afterwards.
    pub(crate) fn merge(&self, others: Ring<R>) {
        if others.first.get().and_then(known).is_some() && self.first.get().and_then(known).is_none() {
            others.append(self.take());
        }
        self.append(others);
    }

    /// Takes the record out that came last.
    #[inline]
    pub(crate) fn pop(&self) -> Option<R> {
        self.take_last(|_| true)
    }

    /// Takes the last record out that `fits`.
    #[inline]
    pub(crate) fn take_last(&self, fits: impl Fn(R) -> bool) -> Option<R> {
        let first = self.first.get()?;
        let upto = known(first).map(upto);
        let mut is_known = false;
        let mut after = first;
        let record = loop {
            let record = before(after);
            is_known |= Some(record) == upto;
            if fits(record) {
                break record;
            }
            if record == first {
                return None;
            }
            after = record;
        };
        if is_known {
            forget(first);
        }
        if record == first {
            self.first.set(Some(after).filter(|&after| after != first));
        }
        set_before(after, before(record));
        Some(record)
    }

    /// All records, the last one first.
    #[inline]
    pub(crate) fn iter(&self) -> impl Iterator<Item = R> + use<R> {
        self.first.get().into_iter().flat_map(|first| back_to(first, None))
    }

    /// The place with this address, if it is in the memory of one of the records: with what may be done in all of that.
    /// Where many are, is remembered, so that the next search is short; nobody else may look at the ring meanwhile.
    pub(crate) fn place(&self, address: usize) -> Option<NonNull<u8>> {
        let first = self.first.get()?;
        let known = known(first);
        let mut looked = 0;
        let found = back_to(first, known.map(upto))
            .map(Linked::span)
            .inspect(|_| looked += 1)
            .find_map(|span| place_in(span, address));
        // SAFETY: what the ring knows lives as long as it is not forgotten.
        let found = found.or_else(|| unsafe { known?.as_ref() }.spans.place(address));
        if looked >= Self::FEW {
            remember(first);
        }
        found
    }
}

/// The one before a record of a ring.
#[inline]
fn before<R: Linked>(record: R) -> R {
    // SAFETY: the records of a ring are live.
    unsafe { (*record.links()).before }
}

#[inline]
fn set_before<R: Linked>(record: R, before: R) {
    // SAFETY: as above.
    unsafe { (*record.links()).before = before };
}

#[inline]
fn known<R: Linked>(first: R) -> Option<NonNull<Known<R>>> {
    // SAFETY: as above.
    unsafe { (*first.links()).known }
}

fn upto<R: Linked>(known: NonNull<Known<R>>) -> R {
    // SAFETY: what a ring knows lives as long as it is not forgotten.
    unsafe { (*known.as_ptr()).upto }
}

/// The records of a ring from the last one on, down to its first, or to this one, which is not among them.
fn back_to<R: Linked>(first: R, upto: Option<R>) -> impl Iterator<Item = R> {
    let last = Some(before(first)).filter(|&record| Some(record) != upto);
    core::iter::successors(last, move |&record| {
        Some(before(record)).filter(|&next| record != first && Some(next) != upto)
    })
}

/// Is to be called before one of the known records leaves its ring, or the first one is that no more.
#[inline]
fn forget<R: Linked>(first: R) {
    // SAFETY: the records of a ring are live.
    if let Some(known) = unsafe { mem::take(&mut (*first.links()).known) } {
        // SAFETY: it belonged to the record alone, and nobody looks at it now.
        unsafe { Known::free(known) };
    }
}

/// Remembers the spans of all records of a ring.
#[cold]
#[inline(never)]
fn remember<R: Linked>(first: R) {
    let links = first.links();
    // The allocator may be anybody's code, and may look here: so it is not there meanwhile.
    // SAFETY: the records of a ring are live.
    let known = unsafe { mem::take(&mut (*links).known) };
    let others = back_to(first, known.map(upto)).map(Linked::span);
    // SAFETY: it belonged to the record alone.
    let known = unsafe { Known::grown(known, before(first), others) };
    // SAFETY: as above.
    unsafe { (*links).known = known };
}

impl<R: Copy> Known<R> {
    /// Adds the spans of others to what is known, up to this one. Gives back what is known then, if there was memory for it.
    ///
    /// # Safety
    ///
    /// `known` is of this function, and nobody else has it.
    unsafe fn grown(
        known: Option<NonNull<Self>>,
        upto: R,
        others: impl Iterator<Item = Span>,
    ) -> Option<NonNull<Self>> {
        let mut all = known.or_else(|| Self::new(upto))?;
        // SAFETY: the caller's promise.
        let Known { spans, upto: end } = unsafe { all.as_mut() };
        if spans.add(others) {
            *end = upto;
        } else if known.is_none() {
            // SAFETY: it is new.
            unsafe { Self::free(all) };
            return None;
        }
        Some(all)
    }

    fn new(upto: R) -> Option<NonNull<Self>> {
        // SAFETY: the size is not 0.
        let known = unsafe { obtain(&Global, Layout::new::<Self>(), Fill::Any) }.ok()?.cast();
        // SAFETY: the block is new, and has the layout.
        unsafe { known.write(Known { spans: Spans::default(), upto }) };
        Some(known)
    }

    /// # Safety
    ///
    /// It is of [`grown`](Self::grown), and nobody uses it again.
    #[cold]
    #[inline(never)]
    unsafe fn free(known: NonNull<Self>) {
        // SAFETY: the caller's promise.
        drop(unsafe { known.read() });
        // SAFETY: the block came from there with this layout.
        unsafe { Global.dealloc(known.cast(), Layout::new::<Self>()) };
    }
}
