//! `each(…)` on an array by value: pointers that lie in the struct.

use super::items::{Array, Items, fill, promised};
use super::traits::Shape;
use crate::error::Error;
use crate::place::Place;
use crate::pointer::Pointer;
use crate::put::build::{Build, Failed};
use crate::put::null::{Maybe, Nothing, Null, OrNull};
use crate::put::traits::{Measured, Put, Write, put};

/// An array of pointers by value, `[*mut T; N]`, each of shape `S`. Those that are not given are NULL.
#[derive(Clone, Copy, Debug, Default)]
pub struct Pointers<S>(S);

impl<S> Pointers<S> {
    /// The shape of pointers of shape `inner`.
    #[doc(hidden)]
    pub const fn new(inner: S) -> Self {
        Pointers(inner)
    }

    /// The shape of each pointer.
    pub(crate) fn inner(self) -> S {
        self.0
    }
}

impl<S: Measured> Measured for Pointers<S> {
    type Lengths<'a> = S::Lengths<'a>;
}

// SAFETY: all N pointers were written with shape `S`, which NULL fits.
unsafe impl<P: Pointer, S: Shape<P>, const N: usize> Shape<[P; N]> for Pointers<S> {
    type View<'a>
        = S::Slice<'a>
    where
        P: 'a;
    type Slice<'a>
        = &'a [[P; N]]
    where
        P: 'a;

    #[inline]
    unsafe fn view<'a>(self, slot: &'a [P; N]) -> S::Slice<'a> {
        // SAFETY: the caller's promise is the same.
        unsafe { self.0.slice(slot) }
    }

    #[inline]
    unsafe fn slice(self, slots: &[[P; N]]) -> &[[P; N]] {
        slots
    }
}

put!(Pointers<S>: [P, S: Measured, const N: usize] [P; N], Array);

// SAFETY: every pointer is written, or NULL, which is valid for a pointer of every shape.
unsafe impl<C, P, S, I, const N: usize> Write<C, [P; N], Pointers<S>, Items> for I
where
    C: Copy,
    P: Pointer,
    S: Measured,
    I: IntoIterator<Item: Put<C, P, S>, IntoIter: ExactSizeIterator>,
{
    const LATER: bool = <I::Item as Put<C, P, S>>::LATER;

    unsafe fn write(
        self,
        build: Build<'_, C>,
        lengths: S::Lengths<'_>,
        slot: *mut [P; N],
    ) -> Result<(), Failed> {
        let failure = build.failure();
        // SAFETY: the caller's promise.
        unsafe { slot.write_bytes(0, 1) };
        let items = self.into_iter();
        let promised = promised(&items, failure)?;
        if promised > N {
            return Err(failure.set(Error::TooMany { at: Place::default(), found: promised, max: N }));
        }
        // SAFETY: the array lies in the slot, and has room for N pointers.
        unsafe { fill(items, promised, build, lengths, slot.cast::<P>(), None) }?;
        match <I::Item as Put<C, P, S>>::LATER {
            true => failure.nobody_asks(slot.cast()),
            false => Ok(()),
        }
    }
}

// SAFETY: NULL is valid for a pointer of every shape.
unsafe impl<C, P: Pointer, S: Measured, const N: usize> Write<C, [P; N], Pointers<S>, Nothing> for Null {
    #[inline]
    unsafe fn write(self, _: Build<'_, C>, _: S::Lengths<'_>, slot: *mut [P; N]) -> Result<(), Failed> {
        // SAFETY: the caller's promise.
        unsafe { slot.write_bytes(0, 1) };
        Ok(())
    }
}

// SAFETY: writes what the inner source writes, or NULL.
unsafe impl<C, P, S, I, const N: usize> Write<C, [P; N], Pointers<S>, Maybe> for OrNull<I>
where
    P: Pointer,
    S: Measured,
    I: Put<C, [P; N], Pointers<S>>,
{
    const LATER: bool = I::LATER;

    #[inline]
    unsafe fn write(
        self,
        build: Build<'_, C>,
        lengths: S::Lengths<'_>,
        slot: *mut [P; N],
    ) -> Result<(), Failed> {
        match self.0 {
            // SAFETY: the caller's promise.
            Some(source) => unsafe { source.put(build, lengths, slot) },
            // SAFETY: the caller's promise.
            None => unsafe { Write::<C, [P; N], Pointers<S>, Nothing>::write(Null, build, lengths, slot) },
        }
    }
}
