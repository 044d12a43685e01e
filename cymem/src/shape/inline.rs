//! An array by value.

use super::traits::Shape;
use super::value::{Value, Zeroed, Zeros};
use crate::node::PoolAlloc;
use crate::put::build::{Build, Failed};
use crate::put::traits::{Measured, Put, Source, Write, put};

/// An array by value, `[T; N]`, of slots of shape `S`.
#[derive(Clone, Copy, Debug, Default)]
pub struct Inline<S = Value>(S);

impl<S> Inline<S> {
    /// The shape of an array by value.
    #[doc(hidden)]
    pub const fn new(inner: S) -> Self {
        Inline(inner)
    }
}

impl<S: Measured> Measured for Inline<S> {
    type Lengths<'a> = S::Lengths<'a>;
}

/// Sources of an array by value.
///
/// # Safety
///
/// As [`Source`].
#[doc(hidden)]
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be written as a `{T}`",
    label = "expected an array for `{T}`, found `{Self}`",
    note = "an array by value takes an array of the same length, of recipes for its elements, or `Zeroed`"
)]
pub unsafe trait InlineFor<T, S> {
    /// The way.
    type By;
}

// SAFETY: the same way.
#[diagnostic::do_not_recommend]
unsafe impl<T, S, I: Source<T, Inline<S>>> InlineFor<T, S> for I {
    type By = I::By;
}

put!(Inline<S>: [T, S: Measured] T, InlineFor<T, S>);

/// The way of an array.
#[doc(hidden)]
#[derive(Debug)]
pub enum EachInPlace {}

// SAFETY: as many elements as are due.
#[diagnostic::do_not_recommend]
unsafe impl<T, S, I, const N: usize> Source<[T; N], Inline<S>> for [I; N] {
    type By = EachInPlace;
}

// SAFETY: zeros, where the elements are values.
#[diagnostic::do_not_recommend]
unsafe impl<T, const N: usize> Source<[T; N], Inline<Value>> for Zeroed {
    type By = Zeros;
}

// SAFETY: writes all N elements.
unsafe impl<C: Copy, T, S: Measured, I: Put<C, T, S>, const N: usize> Write<C, [T; N], Inline<S>, EachInPlace>
    for [I; N]
{
    const LATER: bool = I::LATER;

    #[inline]
    unsafe fn write(
        self,
        build: Build<'_, C>,
        lengths: S::Lengths<'_>,
        slot: *mut [T; N],
    ) -> Result<(), Failed> {
        for (i, item) in self.into_iter().enumerate() {
            // SAFETY: the slot has N elements.
            let element = unsafe { slot.cast::<T>().add(i) };
            // SAFETY: the element is valid for writes and aligned, and part of the node.
            if let Err(failed) = unsafe { item.put(build, lengths, element) } {
                if !I::LATER {
                    return Err(build.failure().at_index(failed, i));
                }
                build.failure().is_later_at(failed, element.cast(), slot.cast(), i, None)?;
            }
        }
        if I::LATER { build.failure().nobody_asks(slot.cast()) } else { Ok(()) }
    }
}

// SAFETY: zero is valid for a node.
unsafe impl<C, T: PoolAlloc, const N: usize> Write<C, [T; N], Inline<Value>, Zeros> for Zeroed {
    #[inline]
    unsafe fn write(self, _: Build<'_, C>, (): (), slot: *mut [T; N]) -> Result<(), Failed> {
        // Nothing else here would compare the layout.
        const { _ = T::PADDED };
        // SAFETY: the caller's promise.
        unsafe { slot.write_bytes(0, 1) };
        Ok(())
    }
}

// SAFETY: all elements were written with shape `S`.
unsafe impl<T, S: Shape<T>, const N: usize> Shape<[T; N]> for Inline<S> {
    type View<'a>
        = S::Slice<'a>
    where
        T: 'a;
    type Slice<'a>
        = &'a [[T; N]]
    where
        T: 'a;

    #[inline]
    unsafe fn view<'a>(self, slot: &'a [T; N]) -> S::Slice<'a> {
        // SAFETY: the caller's promise is the same.
        unsafe { self.0.slice(slot) }
    }

    #[inline]
    unsafe fn slice(self, slots: &[[T; N]]) -> &[[T; N]] {
        slots
    }
}
