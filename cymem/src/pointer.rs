//! `Pointer`: a raw pointer of one word.

use crate::engine::sealed::Sealed;

/// `*mut T` or `*const T`. Sealed.
///
/// # Safety
///
/// The conversions keep address and provenance.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is no raw pointer of one word",
    label = "not a pointer",
    note = "this attribute is about a raw pointer, `*mut T` or `*const T`, or a type alias of one; remove it, or name the pointer type that the C struct has here"
)]
pub unsafe trait Pointer: Copy + Sealed {
    /// What it points to.
    type Target;

    #[doc(hidden)]
    fn from_mut(pointer: *mut Self::Target) -> Self;

    #[doc(hidden)]
    fn as_const(self) -> *const Self::Target;
}

impl<T> Sealed for *mut T {}
// SAFETY: no conversion.
#[diagnostic::do_not_recommend]
unsafe impl<T> Pointer for *mut T {
    type Target = T;

    #[inline]
    fn from_mut(pointer: *mut T) -> Self {
        pointer
    }

    #[inline]
    fn as_const(self) -> *const T {
        self
    }
}

impl<T> Sealed for *const T {}
// SAFETY: only the mutability changes.
#[diagnostic::do_not_recommend]
unsafe impl<T> Pointer for *const T {
    type Target = T;

    #[inline]
    fn from_mut(pointer: *mut T) -> Self {
        pointer
    }

    #[inline]
    fn as_const(self) -> *const T {
        self
    }
}
