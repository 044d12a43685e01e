//! One build: the context that its memory comes from, and the error that ended it.

use core::alloc::Layout;
use core::cell::Cell;
use core::mem::ManuallyDrop;
use core::ptr::NonNull;

use super::levels::Levels;
use crate::engine::sealed::Sealed;
use crate::error::Error;
use crate::owned::Buffer;
use crate::place::Place;

/// Where memory for a graph comes from: `&Pool`, or [`Fresh`](crate::Fresh) for a graph that starts from
/// nothing. Sealed.
///
/// # Safety
///
/// A reserved block is valid for its layout and nobody else's for as long as nodes that were
/// built in this context can be reached; so is a buffer that is kept.
pub unsafe trait Context: Copy + Sealed {
    /// A block with any content; one of size 0 is an aligned address without memory.
    ///
    /// # Errors
    ///
    /// Memory is exhausted, or the limit of the pool reached.
    #[doc(hidden)]
    fn reserve(self, layout: Layout, failure: &Failure) -> Result<NonNull<u8>, Failed>;

    /// Takes a buffer that nodes will point to.
    ///
    /// # Errors
    ///
    /// Memory is exhausted; the buffer is freed.
    #[doc(hidden)]
    fn keep(self, buffer: Buffer, failure: &Failure) -> Result<(), Failed>;

    /// The same place, if it lies in memory of the context that editors will change: with what they may do there. What
    /// is borrowed from there does not stay as it is, once the graph is finished.
    #[doc(hidden)]
    fn changing(self, place: *const u8) -> Option<NonNull<u8>>;
}

/// A build that runs: the context that its memory comes from, and where an error goes. Whatever is written
/// is given it.
#[derive(Clone, Copy)]
pub struct Build<'b, C> {
    context: C,
    failure: &'b Failure,
}

impl<'b, C: Context> Build<'b, C> {
    #[inline]
    pub(crate) fn new(context: C, failure: &'b Failure) -> Self {
        Build { context, failure }
    }

    /// Memory of the context, as [`Context::reserve`].
    #[inline]
    pub(crate) fn reserve(self, layout: Layout) -> Result<NonNull<u8>, Failed> {
        self.context.reserve(layout, self.failure)
    }

    /// The same place in memory that will change, as [`Context::changing`].
    #[inline]
    pub(crate) fn changing(self, place: *const u8) -> Option<NonNull<u8>> {
        self.context.changing(place)
    }

    /// Moves a buffer to the memory of the context, as [`Context::keep`].
    pub(crate) fn keep(self, buffer: Buffer) -> Result<(), Failed> {
        self.context.keep(buffer, self.failure)
    }
}

impl<'b, C: Copy> Build<'b, C> {
    #[inline]
    pub(crate) fn context(&self) -> C {
        self.context
    }
}

impl<'b, C> Build<'b, C> {
    #[inline]
    pub(crate) fn failure(&self) -> &'b Failure {
        self.failure
    }
}

/// A build has failed, and its [`Failure`] says why; or what was due is written later, as `put::later` has it.
/// It has no size, so what returns it returns in a register, and errors are made and moved in functions that are seldom
/// called.
#[derive(Debug)]
#[must_use]
pub struct Failed(());

/// What writing returns.
pub type Written = Result<(), Failed>;

/// The error of a build that has failed, and what a build that goes on has put off.
///
/// It has no destructor, which each build would pay for, whether it fails or not. An error that has memory of its own,
/// [`Error::Invalid`], arises in no build.
pub struct Failure {
    error: Cell<ManuallyDrop<Option<Error>>>,
    pub(super) levels: Levels,
}

/// What is reported where nobody has said anything: an implementation of `Write` that breaks its contract.
const REFUSED: Error = Error::OutOfMemory { at: Place::NOWHERE, bytes: 0 };

impl Failure {
    /// Nothing has failed yet.
    #[inline]
    pub(crate) fn none() -> Self {
        Failure { error: Cell::new(ManuallyDrop::new(None)), levels: Levels::none() }
    }

    /// What went wrong.
    #[cold]
    pub(crate) fn into_error(self, _: Failed) -> Error {
        ManuallyDrop::into_inner(self.error.into_inner()).unwrap_or(REFUSED)
    }

    #[cold]
    pub(crate) fn set(&self, error: Error) -> Failed {
        self.put(error);
        Failed(())
    }

    #[cold]
    pub(crate) fn refuse(&self) -> Failed {
        self.set(REFUSED)
    }

    /// Parks an error in place of another.
    #[cold]
    fn put(&self, error: Error) {
        drop(ManuallyDrop::into_inner(self.error.replace(ManuallyDrop::new(Some(error)))));
        self.levels.unmark();
    }

    /// The error that is parked.
    #[cold]
    pub(super) fn take(&self) -> Error {
        ManuallyDrop::into_inner(self.error.replace(ManuallyDrop::new(None))).unwrap_or(REFUSED)
    }

    /// Says once more that the build has failed, with the error that is there.
    #[cold]
    pub(crate) fn again(&self) -> Failed {
        Failed(())
    }

    /// Adds the field that the error arose in.
    #[cold]
    pub(crate) fn in_field(&self, _: Failed, field: &'static str) {
        let error = self.take();
        self.put(error.in_field(field));
    }

    /// Adds the position in an array.
    #[cold]
    pub(crate) fn at_index(&self, _: Failed, index: usize) -> Failed {
        let error = self.take();
        self.set(error.at_index(index))
    }

    #[cold]
    pub(crate) fn size_overflow(&self, count: usize, size: usize) -> Failed {
        self.set(Error::SizeOverflow { at: Place::NOWHERE, count, size })
    }

    #[cold]
    pub(crate) fn iterator_length(&self, promised: usize, found: Option<usize>) -> Failed {
        self.set(Error::IteratorLength { at: Place::NOWHERE, promised, found })
    }

    #[cold]
    pub(crate) fn length_mismatch(&self, expected: usize, found: usize, given_by: &'static str) -> Failed {
        self.set(Error::LengthMismatch { at: Place::NOWHERE, expected, found, given_by })
    }

    /// An array of elements that are each `unit` of the length has another length than is expected.
    #[cold]
    pub(crate) fn disagree(
        &self,
        expected: usize,
        found: usize,
        unit: usize,
        given_by: &'static str,
    ) -> Failed {
        match (expected.checked_div(unit), expected.checked_rem(unit)) {
            // In elements, whatever the count counts.
            (Some(elements), Some(0)) => self.length_mismatch(elements, found / unit, given_by),
            (Some(_), _) => self.partial_element(expected, unit, given_by),
            (None, _) => self.length_mismatch(expected, found, given_by),
        }
    }

    #[cold]
    pub(crate) fn partial_element(&self, bytes: usize, size: usize, given_by: &'static str) -> Failed {
        self.set(Error::PartialElement { at: Place::NOWHERE, bytes, size, given_by })
    }

    #[cold]
    pub(crate) fn length_overflow(&self, found: Option<usize>, ty: &'static str) -> Failed {
        self.set(Error::LengthOverflow { at: Place::NOWHERE, found, ty })
    }

    #[cold]
    pub(crate) fn tag_mismatch(&self, expected: u128, found: u128, given_by: &'static str) -> Failed {
        #[allow(clippy::cast_possible_truncation, reason = "wider tags are cut off in the message alone")]
        let [expected, found] = [expected, found].map(|bits| bits as u64);
        self.set(Error::TagMismatch { at: Place::NOWHERE, expected, found, given_by })
    }

    #[cold]
    pub(crate) fn leads_back(&self, by: &'static str) -> Failed {
        self.set(Error::LeadsBack { at: Place::NOWHERE, by })
    }

    #[cold]
    pub(crate) fn early_terminator(&self, index: usize) -> Failed {
        let error = Error::EarlyTerminator { at: Place::NOWHERE };
        self.set(error.at_index(index))
    }
}
