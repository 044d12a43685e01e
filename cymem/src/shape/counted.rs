//! `len`: a pointer to an array whose length stands elsewhere.

use core::ptr;

use super::items::{Array, Items, write_items};
use super::traits::{Shape, slots};
use super::value::Value;
use crate::list::List;
use crate::pointer::Pointer;
use crate::put::build::{Build, Context, Failed};
use crate::put::length::Length;
use crate::put::traits::{Measured, Put, Write, put};

/// A pointer to an array of slots of shape `S`, with its length elsewhere; NULL if it is empty.
#[derive(Clone, Copy, Debug, Default)]
pub struct Counted<S = Value> {
    len: usize,
    inner: S,
}

impl<S> Counted<S> {
    /// The shape of an array of `len` slots of shape `inner`.
    #[doc(hidden)]
    pub const fn new(len: usize, inner: S) -> Self {
        Counted { len, inner }
    }

    /// The length, and the shape of each slot.
    pub(crate) fn parts(self) -> (usize, S) {
        (self.len, self.inner)
    }

    /// The same with another length.
    pub(super) fn with_len(self, len: usize) -> Self {
        Counted { len, ..self }
    }
}

// SAFETY: an Init of this shape writes NULL or a pointer to as many slots as the length says.
unsafe impl<P: Pointer, S: Shape<P::Target>> Shape<P> for Counted<S> {
    type View<'a>
        = S::Slice<'a>
    where
        P: 'a;
    type Slice<'a>
        = List<'a, P, Self>
    where
        P: 'a;

    #[inline]
    unsafe fn view<'a>(self, slot: &'a P) -> Self::View<'a> {
        // SAFETY: the array has `len` slots, or none.
        let slots = unsafe { slots(slot.as_const(), self.len) };
        // SAFETY: all of them were written with shape `S`.
        unsafe { self.inner.slice(slots) }
    }

    #[inline]
    unsafe fn slice<'a>(self, slots: &'a [P]) -> List<'a, P, Self> {
        // SAFETY: the caller's promise is the same.
        unsafe { List::new(slots, self) }
    }
}

impl<S: Measured> Measured for Counted<S> {
    type Lengths<'a> = Length<'a, S::Lengths<'a>>;

    const ROWS: bool = true;
}

put!(Counted<S>: [P: Pointer, S: Measured] P, Array);

// SAFETY: the array has as many elements as it agrees on, all of them written; without elements it is NULL.
unsafe impl<C, P, S, I> Write<C, P, Counted<S>, Items> for I
where
    C: Context,
    P: Pointer,
    S: Measured,
    I: IntoIterator<Item: Put<C, P::Target, S>, IntoIter: ExactSizeIterator>,
{
    // Inlined, so that agreements stay in registers: what is large here is `write_items`.
    #[inline(always)]
    unsafe fn write(
        self,
        build: Build<'_, C>,
        length: Length<'_, S::Lengths<'_>>,
        slot: *mut P,
    ) -> Result<(), Failed> {
        // SAFETY: the caller's promise.
        match unsafe { write_items::<C, P::Target, S, _>(self, build, length.inner, 0, Some(length.field())) }
        {
            Ok((start, len)) => {
                let start = if len == 0 { ptr::null_mut() } else { start.as_ptr() as *mut P::Target };
                // SAFETY: the caller's promise.
                unsafe { slot.write(P::from_mut(start)) };
                length.agree(len, build.failure())
            }
            Err(failed) => Err(failed),
        }
    }
}
