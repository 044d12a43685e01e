//! A value in place: plain data, a node by its recipe, zeros.

use core::ptr;
use core::slice;

use super::traits::Shape;
use crate::node::{IsNode, IsPlain, PoolAlloc};
use crate::plain::{self, Plain};
use crate::put::build::{Build, Failed};
use crate::put::traits::{Measured, Source, Write, put};

/// The value itself.
#[derive(Clone, Copy, Debug, Default)]
pub struct Value;

// SAFETY: a written slot is a value, and the view type has its layout.
unsafe impl<T: PoolAlloc> Shape<T> for Value {
    type View<'a>
        = &'a T::View
    where
        T: 'a;
    type Slice<'a>
        = &'a [T::View]
    where
        T: 'a;

    #[inline]
    unsafe fn view(self, slot: &T) -> &T::View {
        // SAFETY: the slot was written by an Init, so it may be seen as its view, which has the
        // same layout (contract of `PoolAlloc`).
        unsafe { &*ptr::from_ref(slot).cast::<T::View>() }
    }

    #[inline]
    unsafe fn slice(self, slots: &[T]) -> &[T::View] {
        // SAFETY: as above, for each of them.
        unsafe { slice::from_raw_parts(slots.as_ptr().cast::<T::View>(), slots.len()) }
    }
}

impl Measured for Value {
    type Lengths<'a> = ();
}

/// Sources of a value.
///
/// # Safety
///
/// As [`Source`].
#[doc(hidden)]
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be written as a `{T}`",
    label = "expected a `{T}`, found `{Self}`",
    note = "a plain value is written by one of its own type or a reference to one, and a struct with pointers by its recipe, such as `RowInit` for `Row`"
)]
pub unsafe trait ValueFor<T> {
    /// The way.
    type By;
}

// SAFETY: the same way.
#[diagnostic::do_not_recommend]
unsafe impl<T, I: Source<T, Value>> ValueFor<T> for I {
    type By = I::By;
}

put!(Value: [T] T, ValueFor<T>);

/// The way of a value of the field's own type, which is of kind `K`.
#[doc(hidden)]
#[derive(Debug)]
pub struct Own<K>(K);

/// The way of a reference to such a value.
#[doc(hidden)]
#[derive(Debug)]
pub struct Borrow<K>(K);

/// The way of a generated recipe.
#[doc(hidden)]
#[derive(Debug)]
pub enum Recipe {}

// SAFETY: what a type is decides whether a value of it can be written as it is.
#[diagnostic::do_not_recommend]
unsafe impl<T: PoolAlloc> Source<T, Value> for T {
    type By = Own<T::Kind>;
}

// SAFETY: as above.
#[diagnostic::do_not_recommend]
unsafe impl<T: PoolAlloc> Source<T, Value> for &T {
    type By = Borrow<T::Kind>;
}

// SAFETY: writes all bytes of a plain value, which has no pointers.
unsafe impl<C, T: Plain> Write<C, T, Value, Own<IsPlain>> for T {
    const COPIES: bool = !T::PADDED;

    #[inline]
    unsafe fn write(self, _: Build<'_, C>, (): (), slot: *mut T) -> Result<(), Failed> {
        // SAFETY: the caller's promise.
        unsafe { plain::write(&self, slot) };
        Ok(())
    }
}

// SAFETY: as above.
unsafe impl<C, T: Plain> Write<C, T, Value, Borrow<IsPlain>> for &T {
    const COPIES: bool = !T::PADDED;

    #[inline]
    unsafe fn write(self, _: Build<'_, C>, (): (), slot: *mut T) -> Result<(), Failed> {
        // SAFETY: the caller's promise.
        unsafe { plain::write(self, slot) };
        Ok(())
    }
}

/// A plain value of zeros: the base of a struct update that gives the fields which differ.
///
/// ```
/// use cymem::{PoolAlloc, zeroed};
///
/// #[derive(PoolAlloc)]
/// #[repr(C)]
/// struct Options { version: u32, flags: u32, depth: i32 }
///
/// let options = Options { version: 1, ..zeroed() };
/// assert_eq!((options.version, options.flags, options.depth), (1, 0, 0));
/// ```
#[inline]
#[must_use]
pub const fn zeroed<T: Plain>() -> T {
    const { plain::checked::<T>() };
    // SAFETY: zero is valid for plain types.
    unsafe { core::mem::zeroed() }
}

/// An Init of zeros: a node whose counts are 0 and whose pointers are NULL, or the empty string.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Zeroed;

/// The way of [`Zeroed`].
#[doc(hidden)]
#[derive(Debug)]
pub enum Zeros {}

// SAFETY: zero is valid for a node.
#[diagnostic::do_not_recommend]
unsafe impl<T: PoolAlloc> Source<T, Value> for Zeroed {
    type By = Zeros;
}

// SAFETY: zero is valid for a node: counts are 0 and pointers are NULL, whatever their shape.
unsafe impl<C, T: PoolAlloc> Write<C, T, Value, Zeros> for Zeroed {
    #[inline]
    unsafe fn write(self, _: Build<'_, C>, (): (), slot: *mut T) -> Result<(), Failed> {
        // Nothing else here would compare the layout.
        const { _ = T::PADDED };
        // SAFETY: the caller's promise.
        unsafe { slot.write_bytes(0, 1) };
        Ok(())
    }
}

macro_rules! refusals {
    ($($(#[$meta:meta])* $name:ident: $ban:ident;)*) => { $(
        #[doc(hidden)]
        #[derive(Debug)]
        pub enum $name {}

        /// Implemented for nothing: carries the message for sources that fit by their look alone.
        #[doc(hidden)]
        $(#[$meta])*
        pub unsafe trait $ban<I, T> {}

        // SAFETY: never: there is no such source.
        unsafe impl<C, T, I> Write<C, T, Value, $name> for I
        where
            $name: $ban<I, T>,
        {
            unsafe fn write(self, build: Build<'_, C>, (): (), _: *mut T) -> Result<(), Failed> {
                Err(build.failure().refuse())
            }
        }
    )* };
}

refusals! {
    #[diagnostic::on_unimplemented(
        message = "a `{I}` is many values, and one `{T}` is due here",
        label = "expected a `{T}`, found `{I}`",
        note = "an array of arrays needs `each(…)` in the struct; an array that may be missing is `OrNull(option)`, since an `Option` alone is an array of one element or of none"
    )]
    Many: ManyAsOne;
    #[diagnostic::on_unimplemented(
        message = "a bare `{T}` cannot be written: nobody knows whether its pointers lead anywhere",
        label = "a value of the struct itself",
        note = "write its recipe instead, a literal such as `RowInit {{ … }}` for `Row`, or pass a handle to a finished node where a pointer is due"
    )]
    Bare: BareAsNode;
    #[diagnostic::on_unimplemented(
        message = "a handle of a finished node stands where a new `{T}` is due",
        label = "expected a recipe of `{T}`, found `{I}`",
        note = "a finished node stays where it is: pass a recipe here, or let the struct point to it with `one`, `link` or `each(one)`"
    )]
    Finished: FinishedAsNew;
}

macro_rules! many {
    ($($ty:ty)*) => { $(
        // SAFETY: refused.
        #[diagnostic::do_not_recommend]
        unsafe impl<T, U> Source<T, Value> for $ty {
            type By = Many;
        }
    )* };
}
many!(alloc::vec::Vec<U> &[U] &alloc::vec::Vec<U>);

// SAFETY: refused.
unsafe impl<C, T> Write<C, T, Value, Own<IsNode>> for T
where
    Bare: BareAsNode<T, T>,
{
    unsafe fn write(self, build: Build<'_, C>, (): (), _: *mut T) -> Result<(), Failed> {
        Err(build.failure().refuse())
    }
}

// SAFETY: refused.
unsafe impl<'a, C, T> Write<C, T, Value, Borrow<IsNode>> for &'a T
where
    Bare: BareAsNode<&'a T, T>,
{
    unsafe fn write(self, build: Build<'_, C>, (): (), _: *mut T) -> Result<(), Failed> {
        Err(build.failure().refuse())
    }
}
