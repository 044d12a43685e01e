//! Where pieces of memory are, chunks or those of owned values, so that each need not be asked.

use alloc::vec::Vec;
use core::alloc::Layout;
use core::ptr::NonNull;

use super::base::{BaseAlloc, Fill, Global, obtain};

/// A piece of memory: its start, and how many bytes it has.
pub(crate) type Span = (NonNull<u8>, usize);

/// The place with this address, if it is in the memory: with what may be done in all of that.
#[inline]
pub(crate) fn place_in((start, size): Span, address: usize) -> Option<NonNull<u8>> {
    let offset = address.checked_sub(start.addr().get()).filter(|&offset| offset < size)?;
    // SAFETY: the memory is larger.
    Some(unsafe { start.add(offset) })
}

/// Spans in the order of their addresses, none of which is a part of another.
#[derive(Default)]
pub(crate) struct Spans {
    sorted: Vec<Span>,
    /// How many others were looked at since.
    looked: usize,
}

impl Spans {
    /// How many are looked at one by one.
    pub(crate) const FEW: usize = 64;

    /// In a block of its own, which [`free`](Self::free) frees; nothing if there is no memory.
    fn new() -> Option<NonNull<Self>> {
        // SAFETY: the size is not 0.
        let spans = unsafe { obtain(&Global, Layout::new::<Self>(), Fill::Any) }.ok()?.cast();
        // SAFETY: the block is new, and has the layout.
        unsafe { spans.write(Spans::default()) };
        Some(spans)
    }

    /// # Safety
    ///
    /// They are of [`grown`](Self::grown), and nobody uses them again.
    #[cold]
    #[inline(never)]
    pub(crate) unsafe fn free(spans: NonNull<Self>) {
        // SAFETY: the caller's promise.
        drop(unsafe { spans.read() });
        // SAFETY: as above.
        unsafe { Global.dealloc(spans.cast(), Layout::new::<Self>()) };
    }

    pub(crate) fn place(&self, address: usize) -> Option<NonNull<u8>> {
        let after = self.sorted.partition_point(|(start, _)| start.addr().get() <= address);
        place_in(*self.sorted.get(after.checked_sub(1)?)?, address)
    }

    /// Adds others to what is known, if so many of them were looked at one by one that it is worth while. Gives back what
    /// is known then, and whether the others are; nothing if nothing is.
    ///
    /// The allocator may be anybody's code, and may look here: whoever calls this does not have `known` meanwhile.
    ///
    /// # Safety
    ///
    /// `known` is of this function, and nobody has it.
    pub(crate) unsafe fn grown(
        known: Option<NonNull<Self>>,
        looked: usize,
        others: impl Iterator<Item = Span>,
    ) -> Option<(NonNull<Self>, bool)> {
        if known.is_none() && looked < Self::FEW {
            return None;
        }
        let mut spans = known.or_else(Self::new)?;
        // SAFETY: the caller's promise.
        let all = unsafe { spans.as_mut() };
        all.looked = all.looked.saturating_add(looked);
        // It pays when the search has taken as long.
        let pays = all.looked >= all.sorted.len().saturating_add(Self::FEW);
        let has_grown = pays && all.add(others);
        if known.is_none() && !has_grown {
            // SAFETY: they are new.
            unsafe { Self::free(spans) };
            return None;
        }
        Some((spans, has_grown))
    }

    /// Adds others. Whether there was memory for them.
    pub(crate) fn add(&mut self, others: impl Iterator<Item = Span>) -> bool {
        self.looked = 0;
        let before = self.sorted.len();
        for span in others.filter(|&(_, size)| size > 0) {
            if self.sorted.try_reserve(1).is_err() {
                self.sorted.truncate(before);
                return false;
            }
            self.sorted.push(span);
        }
        self.sorted.sort_unstable_by_key(|&(start, _)| start);
        true
    }
}
