//! `opaque`: a pointer that the pool does not look at.

use super::traits::Shape;
use crate::pointer::Pointer;
use crate::put::build::{Build, Failed};
use crate::put::traits::{Measured, Source, Write, put};

/// A pointer that the pool does not look at.
#[derive(Clone, Copy, Debug, Default)]
pub struct Opaque;

// SAFETY: the pointer is only copied.
unsafe impl<P: Pointer> Shape<P> for Opaque {
    type View<'a>
        = P
    where
        P: 'a;
    type Slice<'a>
        = &'a [P]
    where
        P: 'a;

    #[inline]
    unsafe fn view(self, slot: &P) -> P {
        *slot
    }

    #[inline]
    unsafe fn slice(self, slots: &[P]) -> &[P] {
        slots
    }
}

impl Measured for Opaque {
    type Lengths<'a> = ();
}

/// Sources of a pointer that is passed unchanged.
///
/// # Safety
///
/// As [`Source`].
#[doc(hidden)]
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not the pointer `{T}`",
    label = "expected a `{T}`, found `{Self}`",
    note = "`opaque` passes pointers of exactly this type unchanged; cast others with `cast()`, `cast_mut()` or `cast_const()`"
)]
pub unsafe trait PointerFor<T> {
    /// The way.
    type By;
}

// SAFETY: the same way.
#[diagnostic::do_not_recommend]
unsafe impl<T, I: Source<T, Opaque>> PointerFor<T> for I {
    type By = I::By;
}

put!(Opaque: [P: Pointer] P, PointerFor<P>);

/// The way of a pointer.
#[doc(hidden)]
#[derive(Debug)]
pub enum Unchanged {}

// SAFETY: the pointer itself.
#[diagnostic::do_not_recommend]
unsafe impl<P: Pointer> Source<P, Opaque> for P {
    type By = Unchanged;
}

// SAFETY: the pointer that is referred to.
#[diagnostic::do_not_recommend]
unsafe impl<P: Pointer> Source<P, Opaque> for &P {
    type By = Unchanged;
}

// SAFETY: the pointer is written as it is, and never followed.
unsafe impl<C, P: Pointer> Write<C, P, Opaque, Unchanged> for P {
    #[inline]
    unsafe fn write(self, _: Build<'_, C>, (): (), slot: *mut P) -> Result<(), Failed> {
        // SAFETY: the caller's promise.
        unsafe { slot.write(self) };
        Ok(())
    }
}

// SAFETY: as for the pointer itself, which is `Copy`.
unsafe impl<C, P: Pointer> Write<C, P, Opaque, Unchanged> for &P {
    #[inline]
    unsafe fn write(self, _: Build<'_, C>, (): (), slot: *mut P) -> Result<(), Failed> {
        // SAFETY: the caller's promise.
        unsafe { slot.write(*self) };
        Ok(())
    }
}
