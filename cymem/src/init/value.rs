//! Slots that hold a value: plain data, arrays of slots by value, and terminators.

use core::ffi::c_char;

use super::shape::{Shape, Value};
use super::string::Text;
use super::{Context, Init};
use crate::error::Error;
use crate::plain::{self, Plain};
use crate::pooled::PoolAlloc;

// SAFETY: writes all bytes of a plain value, which has no pointers.
#[diagnostic::do_not_recommend]
unsafe impl<C: Context, T: Plain> Init<C, T, Value> for T {
    const COPIES: bool = !T::PADDED;

    #[inline]
    unsafe fn init(self, _: C, slot: *mut T) -> Result<(), Error> {
        // SAFETY: the caller's promise.
        unsafe { plain::write(&self, slot) };
        Ok(())
    }
}

// SAFETY: as above.
#[diagnostic::do_not_recommend]
unsafe impl<C: Context, T: Plain> Init<C, T, Value> for &T {
    const COPIES: bool = !T::PADDED;

    #[inline]
    unsafe fn init(self, _: C, slot: *mut T) -> Result<(), Error> {
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

/// An Init of zeros, for a `nested` field.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Zeroed;

// SAFETY: zero is valid for a node: counts are 0 and pointers are NULL, whatever their shape.
#[diagnostic::do_not_recommend]
unsafe impl<C: Context, T: PoolAlloc> Init<C, T, Value> for Zeroed {
    #[inline]
    unsafe fn init(self, _: C, slot: *mut T) -> Result<(), Error> {
        // Nothing else here would compare the layout.
        const { _ = T::PADDED };
        // SAFETY: the caller's promise.
        unsafe { slot.write_bytes(0, 1) };
        Ok(())
    }
}

// SAFETY: as above, for every element.
#[diagnostic::do_not_recommend]
unsafe impl<C: Context, T: PoolAlloc, const N: usize> Init<C, [T; N], Inline> for Zeroed {
    #[inline]
    unsafe fn init(self, _: C, slot: *mut [T; N]) -> Result<(), Error> {
        const { _ = T::PADDED };
        // SAFETY: the caller's promise.
        unsafe { slot.write_bytes(0, 1) };
        Ok(())
    }
}

// SAFETY: the empty string is zeros.
#[diagnostic::do_not_recommend]
unsafe impl<C: Context, const N: usize> Init<C, [c_char; N], Text> for Zeroed {
    #[inline]
    unsafe fn init(self, _: C, slot: *mut [c_char; N]) -> Result<(), Error> {
        // SAFETY: the caller's promise.
        unsafe { slot.write_bytes(0, 1) };
        Ok(())
    }
}

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

// SAFETY: writes all N elements.
unsafe impl<C: Context, T, S, I: Init<C, T, S>, const N: usize> Init<C, [T; N], Inline<S>> for [I; N] {
    #[inline]
    unsafe fn init(self, cx: C, slot: *mut [T; N]) -> Result<(), Error> {
        for (i, item) in self.into_iter().enumerate() {
            // SAFETY: the slot has N elements.
            let element = unsafe { slot.cast::<T>().add(i) };
            // SAFETY: the element is valid for writes and aligned.
            unsafe { item.init(cx, element) }.map_err(|error| error.at_index(i))?;
        }
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
