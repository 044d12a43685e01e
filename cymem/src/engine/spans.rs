//! Where pieces of memory are, so that each need not be asked.

use alloc::vec::Vec;
use core::ptr::NonNull;

/// A piece of memory: its start, and how many bytes it has.
pub(crate) type Span = (NonNull<u8>, usize);

/// The place with this address, if it is in the memory: with what may be done in all of that.
#[inline]
pub(crate) fn place_in((start, size): Span, address: usize) -> Option<NonNull<u8>> {
    let offset = address.checked_sub(start.addr().get()).filter(|&offset| offset < size)?;
    // SAFETY: the memory is larger.
    Some(unsafe { start.add(offset) })
}

/// Spans, none of which is a part of another: to add one and to find one takes a few steps, however many there are.
#[derive(Default)]
pub(crate) struct Spans {
    /// Runs, one behind the other. Each has its spans in the order of their addresses, and is at least twice as long as the
    /// next, so there are few.
    spans: Vec<Span>,
    /// Where each run starts.
    starts: Vec<usize>,
}

impl Spans {
    pub(crate) fn place(&self, address: usize) -> Option<NonNull<u8>> {
        let mut rest = self.spans.as_slice();
        self.starts.iter().rev().find_map(|&start| {
            let (longer, run) = rest.split_at_checked(start)?;
            rest = longer;
            let after = run.partition_point(|(start, _)| start.addr().get() <= address);
            place_in(*run.get(after.checked_sub(1)?)?, address)
        })
    }

    /// Adds others. Whether there was memory for them; if there was not, none of them is added.
    pub(crate) fn add(&mut self, others: impl Iterator<Item = Span>) -> bool {
        let before = self.spans.len();
        if self.starts.try_reserve(1).is_err() {
            return false;
        }
        for span in others.filter(|&(_, size)| size > 0) {
            if self.spans.try_reserve(1).is_err() {
                self.spans.truncate(before);
                return false;
            }
            self.spans.push(span);
        }
        if self.spans.len() > before {
            self.close_run(before);
        }
        true
    }

    /// Makes a run of what is there from here on, and of the runs before it that would be too short. There is room for its
    /// start.
    fn close_run(&mut self, mut start: usize) {
        let end = self.spans.len();
        while let Some(longer) = self.starts.pop() {
            if start - longer >= 2 * (end - start) {
                self.starts.push(longer);
                break;
            }
            start = longer;
        }
        self.starts.push(start);
        if let Some(run) = self.spans.get_mut(start..) {
            run.sort_unstable_by_key(|&(start, _)| start);
        }
    }
}
