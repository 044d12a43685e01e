//! Deep data: what lies deeper in them than the stack is to go is written later in the same build.
//!
//! Only sources that are [`Via`](crate::Via) nest as deep as the data do; all others are as deep as their type. The
//! outermost of them has the [`Queue`] of what is put off, and does not return before that is empty: from outside
//! of it there is nothing that is not written. A build that a conversion or an iterator begins has a [`Failure`] of its
//! own, and so a queue of its own.
//!
//! A source that is put off returns as one that fails, so what is not prepared for it fails the build, and nothing is
//! asked of what cannot meet with it. Who is prepared ([`LATER`](super::traits::Write::LATER)) goes on where
//! [`Failure::is_later_at`] and its neighbours find that the source for the very place was put off.
//!
//! What is put off is a node of zeros until then, so it is valid at any time. Whoever changes or compares it after it was
//! written does so in a job of its own, behind that of the node: the queue is emptied in order, and what a job puts off
//! comes first. So a node is whole when the job behind its own is done.
//!
//! Why a source is still good when its turn comes: nothing in this crate makes a source that borrows from the frame of a
//! function. So the type of each is made of the types that the call was given which has begun the build: as a field of
//! a recipe, as an item of an iterator, as what `InitFrom` makes of another source. All that such a type borrows outlives
//! what it is made of, and so that call, which the outermost level does not outlive. Lengths that elements of arrays agree
//! on do borrow from a frame, and no job has any.

use core::ptr;

use super::build::{Failed, Failure, Written};
use super::levels::{Deep, Mark, Until};
use super::queue::Job;
use crate::error::Error;
use crate::place::Around;

/// Writes a node one level further down: now by `write`, or later.
///
/// # Errors
///
/// Those of `write`; or the node is written later, which [`Failure::is_later_at`] and others find.
///
/// # Safety
///
/// `write` writes a `T` to `slot`, memory of the context, in the build that has this failure; what it borrows is
/// borrowed at least until the call returns that has begun the build.
#[inline]
pub(crate) unsafe fn one_level_down<T, W>(failure: &Failure, slot: *mut T, write: W) -> Written
where
    W: FnOnce() -> Written,
{
    let levels = &failure.levels;
    let left = levels.left.get() - 1;
    levels.left.set(left);
    if left < 0 {
        // SAFETY: the caller's promise.
        return unsafe { at_an_end(failure, slot, write) };
    }
    let written = write();
    levels.left.set(levels.left.get() + 1);
    written
}

/// The same for the outermost level, and for what lies deeper than the last one.
///
/// # Safety
///
/// As [`one_level_down`], which has gone down.
#[cold]
#[inline(never)]
unsafe fn at_an_end<T, W>(failure: &Failure, slot: *mut T, write: W) -> Written
where
    W: FnOnce() -> Written,
{
    let levels = &failure.levels;
    levels.left.set(levels.left.get() + 1);
    let Some(deep) = levels.deep() else {
        let deep = Deep::new();
        let _outermost = levels.begin(&deep);
        // SAFETY: the caller's promise.
        if let Err(failed) = unsafe { one_level_down(failure, slot, write) } {
            // Sources may become others for the same place, and so on.
            failure.put_off(failed, slot.cast())?;
        }
        return finish(failure, &deep);
    };
    // SAFETY: the caller's promise.
    unsafe { slot.write_bytes(0, 1) };
    // SAFETY: as above.
    let job = move || match unsafe { one_level_down(failure, slot, write) } {
        Ok(()) => true,
        // For the same place, as above.
        Err(failed) => {
            failure.put_off(failed, slot.cast()).map(|first| failure.mark(slot.cast(), false, first)).is_ok()
        }
    };
    // SAFETY: the queue ends with the outermost level, and the call that has begun the build returns after that.
    match unsafe { deep.queue.push(job) } {
        Ok(first) => {
            deep.mark.set(Some(Mark { place: slot.cast(), is_target: false, first }));
            Err(failure.again())
        }
        Err(error) => Err(failure.set(error)),
    }
}

/// Writes what was put off, and what is put off meanwhile.
fn finish(failure: &Failure, deep: &Deep) -> Written {
    while let Some(job) = deep.queue.pop() {
        // What nobody has asked for may be this job, which is gone soon.
        deep.mark.set(None);
        deep.nameless.set(None);
        // SAFETY: the job was taken out just now.
        let around = unsafe { job.around() };
        // SAFETY: as above.
        if !unsafe { job.run() } {
            return Err(failure.in_around(around));
        }
        // Another source for its place.
        if let Some(Mark { first, .. }) = deep.mark.take() {
            // SAFETY: the job has put it off.
            unsafe { deep.queue.change(first, |inner| inner.or(around)) };
        }
    }
    Ok(())
}

impl Failure {
    /// Whether nothing has failed, but the element of an array that was due at this place is written later. Who asks
    /// is the last to do so. A failure is given the position.
    ///
    /// # Errors
    ///
    /// Something has failed.
    #[cold]
    pub(crate) fn is_later_at(
        &self,
        failed: Failed,
        slot: *const u8,
        array: *const u8,
        index: usize,
        field: Option<&'static str>,
    ) -> Result<(), Failed> {
        let first = match self.mark_taken() {
            // Nothing but an element of this array can have written a pointer in between.
            Some(mark) if mark.is_target || ptr::eq(mark.place, slot) => mark.first,
            _ => return Err(self.at_index(failed, index)),
        };
        self.stand_in(first, Around::array(array.addr(), field, index));
        if let (None, Some(deep)) = (field, self.levels.deep()) {
            deep.nameless.set(deep.nameless.get().or(Some(first)));
        }
        Ok(())
    }

    /// Says of a row that was written since `begun` where it is, if its elements are written later.
    ///
    /// # Safety
    ///
    /// All bytes of the slot of the row are written.
    #[inline]
    pub(crate) unsafe fn row_is_at<T>(&self, begun: Until, slot: *const T, rows: *const T, index: usize) {
        // The slot of a row is a pointer. A shape says so, which anybody may make: it is not trusted with more.
        if self.levels.left.get() >= 0 && size_of::<T>() == size_of::<*const u8>() {
            // SAFETY: it is as large as an address, and the caller's promise.
            let row = unsafe { slot.cast::<*const u8>().read_unaligned() };
            self.row_is_inside(begun, row.addr(), rows.addr(), index);
        }
    }

    #[cold]
    fn row_is_inside(&self, Until(begun): Until, row: usize, rows: usize, index: usize) {
        let Some(deep) = self.levels.deep() else { return };
        // SAFETY: within one level no job is done.
        if let Some(first) = unsafe { deep.queue.put_off_after(begun) } {
            // SAFETY: as above.
            unsafe { deep.queue.change(first, |inner| inner.in_row(row, rows, index)) };
        }
    }

    /// The same for a field, by its place or by what its pointer leads to; a failure is given the field.
    #[cold]
    pub(crate) fn is_later_in(&self, failed: Failed, place: *const u8, field: &'static str) -> bool {
        match self.put_off(failed, place) {
            Ok(first) => {
                self.stand_in(first, Around::field(field));
                true
            }
            Err(failed) => {
                self.in_field(failed, field);
                false
            }
        }
    }

    /// The same for what a pointer leads to. Who writes that says the same of the pointer, which is written now.
    ///
    /// # Errors
    ///
    /// Something has failed.
    #[cold]
    pub(crate) fn is_later_behind(&self, failed: Failed, target: *const u8) -> Result<Failed, Failed> {
        let first = self.put_off(failed, target)?;
        Ok(self.mark(target, true, first))
    }

    /// The same for a node that something is done with once it is written.
    ///
    /// # Safety
    ///
    /// As [`after`](Failure::after).
    #[cold]
    pub(crate) unsafe fn is_later_then(
        &self,
        failed: Failed,
        slot: *const u8,
        then: impl FnOnce() -> Written,
    ) -> Failed {
        match self.put_off(failed, slot) {
            // SAFETY: the caller's promise.
            Ok(first) => match unsafe { self.after(then) } {
                Ok(_) => self.mark(slot, false, first),
                Err(failed) => failed,
            },
            Err(failed) => failed,
        }
    }

    /// Whether parts of an array are written later that want to know its field. The array is at this place, or where its
    /// pointer leads to, which is written now.
    ///
    /// # Errors
    ///
    /// They are.
    #[inline]
    pub(crate) fn nobody_asks(&self, place: *const u8) -> Written {
        if self.levels.left.get() < 0 { Ok(()) } else { self.ask(place) }
    }

    #[cold]
    fn ask(&self, place: *const u8) -> Written {
        match self.levels.deep().and_then(|deep| deep.nameless.take()) {
            Some(first) => Err(self.mark(place, true, first)),
            None => Ok(()),
        }
    }

    /// What was put off until now.
    #[inline]
    pub(crate) fn until_now(&self) -> Until {
        if self.levels.left.get() < 0 { Until::START } else { self.levels.until_now() }
    }

    /// Compares the elements of an array: now, or once all of them are written, if something was put off since `begun`,
    /// when the array was begun. The pointer to them is written now.
    ///
    /// # Errors
    ///
    /// Those of `compare`; or it is done later, and that wants to know the field.
    ///
    /// # Safety
    ///
    /// `compare` may be called with these elements and this failure once all of them are written.
    #[inline]
    pub(crate) unsafe fn compare(
        &self,
        start: *const u8,
        len: usize,
        compare: unsafe fn(*const u8, usize, &Failure) -> Written,
        begun: Until,
    ) -> Written {
        // SAFETY: what was put off comes first; and the caller's promise.
        let compare = move || unsafe { compare(start, len, self) };
        if self.levels.left.get() < 0 {
            return compare();
        }
        // SAFETY: the failure and what the pool has live as long as the build.
        unsafe { self.compare_inside(start, compare, begun) }
    }

    /// The same inside of a level.
    ///
    /// # Safety
    ///
    /// As [`after`](Failure::after), if something was put off since.
    #[cold]
    unsafe fn compare_inside(
        &self,
        start: *const u8,
        compare: impl FnOnce() -> Written,
        begun: Until,
    ) -> Written {
        if self.levels.until_now() == begun {
            return compare();
        }
        // SAFETY: the caller's promise.
        let last = unsafe { self.push(compare) }?;
        let first = self.levels.deep().and_then(|deep| deep.nameless.take());
        Err(self.mark(start, true, first.unwrap_or(last)))
    }

    /// Does something once everything is written that was put off before.
    ///
    /// # Errors
    ///
    /// Memory is exhausted.
    ///
    /// # Safety
    ///
    /// As [`one_level_down`] for what `then` borrows; and something was put off.
    #[cold]
    pub(crate) unsafe fn after(&self, then: impl FnOnce() -> Written) -> Written {
        // SAFETY: the caller's promise.
        unsafe { self.push(then) }.map(drop)
    }

    unsafe fn push(&self, then: impl FnOnce() -> Written) -> Result<Job, Failed> {
        let Some(deep) = self.levels.deep() else { return Err(self.refuse()) };
        // SAFETY: the caller's promise, and the queue ends with the outermost level.
        unsafe { deep.queue.push(move || then().is_ok()) }.map_err(|error| self.set(error))
    }

    fn mark(&self, place: *const u8, is_target: bool, first: Job) -> Failed {
        if let Some(deep) = self.levels.deep() {
            deep.mark.set(Some(Mark { place, is_target, first }));
        }
        self.again()
    }

    fn mark_taken(&self) -> Option<Mark> {
        self.levels.deep()?.mark.take()
    }

    /// What was put off just now for this place.
    fn put_off(&self, failed: Failed, place: *const u8) -> Result<Job, Failed> {
        match self.mark_taken() {
            Some(mark) if ptr::eq(mark.place, place) => Ok(mark.first),
            _ => Err(failed),
        }
    }

    /// Says what the nodes stand in that were put off, from this one on.
    fn stand_in(&self, first: Job, around: Around) {
        if let Some(deep) = self.levels.deep() {
            // SAFETY: the job was put off by what is being written, and no job is done meanwhile.
            unsafe { deep.queue.change(first, |inner| inner.or(around)) };
        }
    }

    fn in_around(&self, around: Around) -> Failed {
        let error = around.outwards().fold(self.take(), Error::at_index);
        self.set(match around.field {
            Some(field) => error.in_field(field),
            None => error,
        })
    }
}
