//! `capacity`, `align`: arrays with room behind their data, and arrays that start where the user says.

use core::alloc::Layout;
use core::ptr;

use super::bytes::{AsBytes, Bytes, BytesFor, CopiedBytes};
use super::counted::Counted;
use super::items::{Array, Items, as_slice, fill, promised};
use super::letter::Letter;
use super::traits::Shape;
use crate::error::Error;
use crate::list::List;
use crate::place::Place;
use crate::pointer::Pointer;
use crate::put::build::{Build, Context, Failed};
use crate::put::length::Length;
use crate::put::traits::{Measured, Put, Write, put};

/// An array of shape `S`, [`Counted`] or [`Bytes`], whose memory is larger or aligned further than it needs. What
/// is behind its elements is zero.
#[derive(Clone, Copy, Debug, Default)]
pub struct Reserved<S>(S);

impl<S> Reserved<S> {
    /// The shape of an array that is seen as `array` is.
    #[doc(hidden)]
    pub const fn new(array: S) -> Self {
        Reserved(array)
    }

    /// The array.
    pub(crate) fn array(self) -> S {
        self.0
    }
}

/// The lengths of an array, and what is asked for its memory.
#[doc(hidden)]
#[derive(Clone, Copy, Debug)]
pub struct Room<L> {
    lengths: L,
    /// In elements, if anything is said.
    capacity: Option<usize>,
    /// A power of two.
    align: usize,
}

impl<L> Room<L> {
    /// Room for at least so many elements, that starts at a multiple of `align`.
    ///
    /// # Safety
    ///
    /// As [`Length::new`].
    #[inline]
    pub const unsafe fn new(lengths: L, capacity: Option<usize>, align: usize) -> Self {
        Room { lengths, capacity, align }
    }

    /// A block for `len` elements, zero behind them; NULL if it has no room for any.
    fn reserve<C: Context, T>(&self, build: Build<'_, C>, len: usize) -> Result<*mut T, Failed> {
        let failure = build.failure();
        let room = self.capacity.unwrap_or(len);
        if len > room {
            let error = Error::OverCapacity { at: Place::default(), found: len, capacity: room };
            return Err(failure.set(error));
        }
        if room == 0 {
            return Ok(ptr::null_mut());
        }
        let layout = Layout::array::<T>(room).and_then(|layout| layout.align_to(self.align));
        let Ok(layout) = layout else { return Err(failure.size_overflow(room, size_of::<T>())) };
        let start = build.reserve(layout)?.cast::<T>().as_ptr();
        // SAFETY: the block has `room` elements, no fewer than `len`.
        let rest = unsafe { start.add(len) };
        // SAFETY: as above.
        unsafe { rest.write_bytes(0, room - len) };
        Ok(start)
    }
}

impl<S: Measured> Measured for Reserved<S> {
    type Lengths<'a> = Room<S::Lengths<'a>>;
}

// SAFETY: an Init of this shape writes what one of shape `S` writes.
unsafe impl<P: Pointer, S: Shape<P>> Shape<P> for Reserved<S> {
    type View<'a>
        = S::View<'a>
    where
        P: 'a;
    type Slice<'a>
        = List<'a, P, Self>
    where
        P: 'a;

    #[inline]
    unsafe fn view<'a>(self, slot: &'a P) -> Self::View<'a> {
        // SAFETY: the caller's promise is the same.
        unsafe { self.0.view(slot) }
    }

    #[inline]
    unsafe fn slice<'a>(self, slots: &'a [P]) -> List<'a, P, Self> {
        // SAFETY: the caller's promise is the same.
        unsafe { List::new(slots, self) }
    }
}

put!(Reserved<Counted<S>>: [P: Pointer, S: Measured] P, Array);
put!(Reserved<Bytes>: [P: Pointer] P, BytesFor<P::Target>);

// SAFETY: the array has as many elements as it agrees on, all of them written; without room it is NULL.
unsafe impl<C, P, S, I> Write<C, P, Reserved<Counted<S>>, Items> for I
where
    C: Context,
    P: Pointer,
    S: Measured,
    I: IntoIterator<Item: Put<C, P::Target, S>, IntoIter: ExactSizeIterator>,
{
    unsafe fn write(
        self,
        build: Build<'_, C>,
        room: Room<Length<'_, S::Lengths<'_>>>,
        slot: *mut P,
    ) -> Result<(), Failed> {
        let items = self.into_iter();
        let len = promised(&items, build.failure())?;
        let start = room.reserve::<C, P::Target>(build, len)?;
        let (inner, field) = (room.lengths.inner, Some(room.lengths.field()));
        let copied = if <I::Item as Put<C, P::Target, S>>::COPIES { as_slice(&items) } else { None };
        match copied {
            // SAFETY: the block is new, with room for all items, or there are none.
            Some(source) => unsafe { ptr::copy_nonoverlapping(source.as_ptr(), start, len) },
            // SAFETY: the block has room for all items; and the caller's promise.
            None => unsafe { fill(items, len, build, inner, start, field) }?,
        }
        room.lengths.agree(len, build.failure())?;
        // SAFETY: the caller's promise.
        unsafe { slot.write(P::from_mut(start)) };
        Ok(())
    }
}

// SAFETY: there are as many bytes as were agreed on; without room the pointer is NULL.
unsafe impl<C: Context, P: Pointer<Target: Letter>, I: AsBytes> Write<C, P, Reserved<Bytes>, CopiedBytes>
    for I
{
    unsafe fn write(self, build: Build<'_, C>, room: Room<Length<'_>>, slot: *mut P) -> Result<(), Failed> {
        let bytes = self.as_bytes();
        let start = room.reserve::<C, u8>(build, bytes.len())?;
        // SAFETY: the block is new, with room for all bytes, or there are none.
        unsafe { ptr::copy_nonoverlapping(bytes.as_ptr(), start, bytes.len()) };
        room.lengths.agree(bytes.len(), build.failure())?;
        // SAFETY: the caller's promise.
        unsafe { slot.write(P::from_mut(start.cast())) };
        Ok(())
    }
}
