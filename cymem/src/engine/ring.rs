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
    /// Of the first record of a ring: what is known of some. It belongs to that record.
    known: Option<NonNull<Known<R>>>,
}

impl<R: Linked> Links<R> {
    /// Those of a record that is in no ring.
    pub(crate) fn new(record: R) -> Self {
        Links { before: record, known: None }
    }
}

/// The spans of some records of a ring, in a block of their own.
struct Known<R> {
    spans: Spans,
    part: Part<R>,
}

/// Records of a ring that follow each other.
#[derive(Clone, Copy)]
struct Part<R> {
    from: R,
    upto: R,
    /// How many they are.
    records: usize,
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

    /// Adds the records of another ring behind those of this one. If much was known of one of them, it still is.
    #[inline]
    pub(crate) fn append(&self, others: Ring<R>) {
        match (self.first.get(), others.first.get()) {
            (Some(ours), Some(theirs)) => {
                hand_on(theirs, ours);
                let last = before(theirs);
                set_before(theirs, before(ours));
                set_before(ours, last);
            }
            (None, theirs) => self.first.set(theirs),
            (Some(_), None) => {}
        }
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
        let part = part(first);
        let (mut after, mut is_known) = (first, false);
        let record = loop {
            let record = before(after);
            is_known |= part.is_some_and(|part| record == part.upto);
            if fits(record) {
                break record;
            }
            if record == first {
                return None;
            }
            is_known &= part.is_none_or(|part| record != part.from);
            after = record;
        };
        if is_known {
            forget(first);
        }
        if record == first {
            let next = Some(after).filter(|&after| after != first);
            if let Some(next) = next {
                hand_on(first, next);
            }
            self.first.set(next);
        }
        set_before(after, before(record));
        Some(record)
    }

    /// All records, the last one first.
    #[inline]
    pub(crate) fn iter(&self) -> impl Iterator<Item = R> + use<R> {
        self.first.get().into_iter().flat_map(|first| all_but(first, None))
    }

    /// The place with this address, if it is in the memory of one of the records: with what may be done in all of that.
    /// Where many are, is remembered, so that the next search is short; nobody else may look at the ring meanwhile.
    pub(crate) fn place(&self, address: usize) -> Option<NonNull<u8>> {
        let first = self.first.get()?;
        let mut looked = 0;
        let found = all_but(first, part(first))
            .map(Linked::span)
            .inspect(|_| looked += 1)
            .find_map(|span| place_in(span, address));
        // SAFETY: what the ring knows lives as long as it is not forgotten.
        let found = found.or_else(|| unsafe { known(first)?.as_ref() }.spans.place(address));
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

/// What records something is known of.
#[inline]
fn part<R: Linked>(first: R) -> Option<Part<R>> {
    // SAFETY: what a ring knows lives as long as it is not forgotten.
    known(first).map(|known| unsafe { (*known.as_ptr()).part })
}

/// The records of a ring from the last one on, but for a part.
fn all_but<R: Linked>(first: R, part: Option<Part<R>>) -> impl Iterator<Item = R> {
    let from = move |record| match part {
        Some(part) if record == part.upto => (part.from != first).then(|| before(part.from)),
        _ => Some(record),
    };
    core::iter::successors(from(before(first)), move |&record| {
        Some(record).filter(|&record| record != first).and_then(|record| from(before(record)))
    })
}

/// Is to be called before one of the known records leaves its ring.
#[cold]
#[inline(never)]
fn forget<R: Linked>(first: R) {
    if let Some(known) = take_known(first) {
        // SAFETY: it belonged to the record alone, and nobody looks at it now.
        unsafe { Known::free(known) };
    }
}

#[inline]
fn take_known<R: Linked>(first: R) -> Option<NonNull<Known<R>>> {
    // SAFETY: the records of a ring are live.
    unsafe { mem::take(&mut (*first.links()).known) }
}

/// Is to be called before the first record of a ring is that no more, but another one is.
#[inline]
fn hand_on<R: Linked>(first: R, next: R) {
    if let Some(known) = take_known(first) {
        know(next, known);
    }
}

/// What is known from now on, unless more is. It is nobody else's.
#[cold]
#[inline(never)]
fn know<R: Linked>(first: R, new: NonNull<Known<R>>) {
    // SAFETY: it is there.
    let records = unsafe { new.as_ref() }.part.records;
    let less = if part(first).is_none_or(|part| part.records < records) {
        // SAFETY: the records of a ring are live.
        unsafe { (*first.links()).known.replace(new) }
    } else {
        Some(new)
    };
    if let Some(less) = less {
        // SAFETY: it belongs to nobody now.
        unsafe { Known::free(less) };
    }
}

/// Remembers the spans of all records of a ring.
#[cold]
#[inline(never)]
fn remember<R: Linked>(first: R) {
    let (last, others) = (before(first), all_but(first, part(first)));
    // The allocator may be anybody's code, and may look here: so what is known is not there meanwhile.
    let known = take_known(first);
    // SAFETY: it belonged to the record alone.
    if let Some(known) = unsafe { Known::grown(known, first, last, others) } {
        know(first, known);
    }
}

impl<R: Linked> Known<R> {
    /// Adds others, so that all of a ring is known. Gives back what is known then, if there was memory for it.
    ///
    /// # Safety
    ///
    /// `known` is of this function, and nobody else has it.
    unsafe fn grown(
        known: Option<NonNull<Self>>,
        from: R,
        upto: R,
        others: impl Iterator<Item = R>,
    ) -> Option<NonNull<Self>> {
        let mut all = known.or_else(|| Self::new(from))?;
        // SAFETY: the caller's promise.
        let Known { spans, part } = unsafe { all.as_mut() };
        let mut records = part.records;
        if spans.add(others.inspect(|_| records += 1).map(Linked::span)) {
            *part = Part { from, upto, records };
        } else if known.is_none() {
            // SAFETY: it is new.
            unsafe { Self::free(all) };
            return None;
        }
        Some(all)
    }

    fn new(first: R) -> Option<NonNull<Self>> {
        // SAFETY: the size is not 0.
        let known = unsafe { obtain(&Global, Layout::new::<Self>(), Fill::Any) }.ok()?.cast();
        let part = Part { from: first, upto: first, records: 0 };
        // SAFETY: the block is new, and has the layout.
        unsafe { known.write(Known { spans: Spans::default(), part }) };
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

#[cfg(test)]
mod tests {
    use alloc::boxed::Box;
    use alloc::vec::Vec;

    use super::*;

    struct Node {
        links: Links<Record>,
        /// Other nodes are elsewhere.
        bytes: [u8; 2],
    }

    #[derive(Clone, Copy, PartialEq, Debug)]
    struct Record(NonNull<Node>);

    // SAFETY: the links are in a block of their own, and nobody else uses them.
    unsafe impl Linked for Record {
        fn links(self) -> *mut Links<Self> {
            // SAFETY: a record is freed at the end.
            unsafe { &raw mut (*self.0.as_ptr()).links }
        }

        fn span(self) -> Span {
            // SAFETY: as above.
            let bytes = unsafe { &raw mut (*self.0.as_ptr()).bytes };
            (NonNull::new(bytes).unwrap().cast(), 2)
        }
    }

    impl Record {
        fn new() -> Self {
            let block = NonNull::from(Box::leak(Box::<mem::MaybeUninit<Node>>::new_uninit())).cast();
            let record = Record(block);
            // SAFETY: the block is new.
            unsafe { block.write(Node { links: Links::new(record), bytes: [0; 2] }) };
            record
        }

        fn free(self) {
            // SAFETY: the block came from a box, and is in no ring.
            drop(unsafe { Box::from_raw(self.0.as_ptr()) });
        }

        fn address(self) -> usize {
            self.span().0.addr().get()
        }
    }

    /// Rings beside lists of what must be in them: whatever is added, joined, taken out and looked up.
    #[test]
    fn a_ring_is_a_list_that_finds_what_is_in_it() {
        let rounds = if cfg!(miri) { 80 } else { 5000 };
        let mut seed = 1_u64;
        let mut random = |below: usize| {
            seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
            (seed >> 33) as usize % below
        };
        let mut rings: [(Ring<Record>, Vec<Record>); 4] = core::array::from_fn(|_| (Ring::new(), Vec::new()));
        let mut out = Vec::new();
        for _ in 0..rounds {
            let (at, other) = (random(4), random(4));
            match random(9) {
                0..=2 => {
                    for _ in 0..random(90) {
                        let record = Record::new();
                        // SAFETY: it is new, and freed when it has left its ring.
                        unsafe { rings[at].0.push(record) };
                        rings[at].1.push(record);
                    }
                }
                3 if at != other => {
                    let (ring, list) = (rings[other].0.take(), mem::take(&mut rings[other].1));
                    rings[at].0.append(ring);
                    rings[at].1.extend(list);
                }
                4 => {
                    for _ in 0..random(200) {
                        assert_eq!(rings[at].0.pop(), rings[at].1.last().copied());
                        out.extend(rings[at].1.pop());
                    }
                }
                5 => {
                    let place = random(rings[at].1.len() + 1);
                    let wanted = rings[at].1.get(place).copied();
                    assert_eq!(rings[at].0.take_last(|record| Some(record) == wanted), wanted);
                    if wanted.is_some() {
                        out.push(rings[at].1.remove(place));
                    }
                }
                _ => {
                    let (ring, list) = &rings[at];
                    let wanted = list.get(random(list.len() + 1)).copied();
                    let address = wanted.map_or(1, Record::address);
                    assert_eq!(
                        ring.place(address + 1),
                        wanted.map(|record| record.span().0).map(|start| {
                            // SAFETY: there are two bytes.
                            unsafe { start.add(1) }
                        })
                    );
                    if let Some(gone) = out.get(random(out.len() + 1)).copied() {
                        assert_eq!(ring.place(Record::address(gone)), None);
                    }
                    let elsewhere = rings[(at + 1) % 4].1.first().map_or(1, |record| record.address());
                    assert_eq!(ring.place(elsewhere), None);
                }
            }
            let (ring, list) = &rings[at];
            assert_eq!(ring.first(), list.first().copied());
            if out.len() > 500 {
                assert!(ring.iter().eq(list.iter().rev().copied()));
                out.drain(..).for_each(Record::free);
            }
        }
        for (ring, _) in rings {
            out.extend(core::iter::from_fn(|| ring.pop()));
        }
        out.drain(..).for_each(Record::free);
    }
}
