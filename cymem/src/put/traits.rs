//! The traits behind every Init.
//!
//! A *source*, such as a slice or a recipe, is written as a `T` of a *shape* in a *context*. [`Source`] says
//! which way a source goes, and asks nothing of its parts; [`Write`] goes that way, and asks all of them;
//! [`Put`] is both. So rustc finds the one part that does not fit, and says so at its place.

use super::build::{Build, Failed};

/// A shape, and the lengths that a slot of it is measured against.
pub trait Measured: Copy {
    /// For each counted array in the shape, from the outside in, what its length has to agree with.
    type Lengths<'a>: Copy;

    /// Whether a slot is a pointer to an array whose writer knows its field.
    const ROWS: bool = false;
}

/// "This source is written as a `T` of shape `S` in context `C`."
///
/// Where a pointer is due, `T` is the pointer's type. Every [`Init`](crate::Init) is a `Put` of shape
/// [`Value`](crate::shape::Value).
///
/// # Safety
///
/// As [`Write`].
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be written as a `{T}`",
    label = "expected a recipe of `{T}`, found `{Self}`",
    note = "a struct with pointers is written by its own recipe, such as `RowInit` for `Row`"
)]
pub unsafe trait Put<C, T, S: Measured>: Sized {
    /// [`Write::COPIES`].
    #[doc(hidden)]
    const COPIES: bool;

    /// [`Write::LATER`].
    #[doc(hidden)]
    const LATER: bool;

    /// [`Write::write`].
    ///
    /// # Errors
    ///
    /// As [`Write::write`].
    ///
    /// # Safety
    ///
    /// As [`Write::write`].
    #[doc(hidden)]
    unsafe fn put(self, build: Build<'_, C>, lengths: S::Lengths<'_>, slot: *mut T) -> Result<(), Failed>;
}

/// Implements [`Put`] for one shape: whatever the shape's own trait says is a source is written the way
/// that trait names. The trait carries the message for sources that do not fit.
macro_rules! put {
    ($(#[$doc:meta])* $shape:ty: [$($generics:tt)*] $target:ty, $fits:path) => {
        // SAFETY: what `Write` does.
        unsafe impl<I, C, $($generics)*> $crate::put::traits::Put<C, $target, $shape> for I
        where
            I: $fits,
            I: $crate::put::traits::Write<C, $target, $shape, <I as $fits>::By>,
        {
            const COPIES: bool =
                <I as $crate::put::traits::Write<C, $target, $shape, <I as $fits>::By>>::COPIES;
            const LATER: bool =
                <I as $crate::put::traits::Write<C, $target, $shape, <I as $fits>::By>>::LATER;

            #[inline(always)]
            unsafe fn put(
                self,
                build: $crate::put::build::Build<'_, C>,
                lengths: <$shape as $crate::put::traits::Measured>::Lengths<'_>,
                slot: *mut $target,
            ) -> Result<(), $crate::put::build::Failed> {
                // SAFETY: the caller's promise.
                unsafe { self.write(build, lengths, slot) }
            }
        }
    };
}
pub(crate) use put;

/// Which way a source is written as a `T` of shape `S`; where that is a pointer, `T` is its target.
///
/// # Safety
///
/// `By` names an implementation of [`Write`] that is meant for this source.
#[doc(hidden)]
pub unsafe trait Source<T, S> {
    /// The way.
    type By;
}

/// Writes a source the way `By`.
///
/// # Safety
///
/// On `Ok`, `write` has written every byte of `*slot`, padding included, and `*slot` is a valid `T` whose
/// pointers and lengths are those of shape `S`: what they point to lives as long as the memory of the context
/// and is itself written by a `Write`, or plain and lent for as long, and each counted array has agreed to its length. On `Err` or on a
/// panic `*slot` has any content, and nothing refers to it. `write` reads neither `*slot` nor anything
/// it cannot reach from `self`.
#[doc(hidden)]
pub unsafe trait Write<C, T, S: Measured, By>: Sized {
    /// Whether `write` only copies the bits of the `T` that `self` is or refers to, and `T` has no
    /// padding. An array of such elements is written with one `memcpy`.
    const COPIES: bool = false;

    /// Whether the value, or what the pointer leads to, may be [put off](super::later). Who does not ask takes that for
    /// a failure.
    const LATER: bool = false;

    /// Writes the value.
    ///
    /// # Errors
    ///
    /// Memory is exhausted, or the data cannot be what the field must hold. Why is in the failure of the build,
    /// where no `Err` can be had without saying so; an error that is not passed on is forgotten.
    ///
    /// # Safety
    ///
    /// `slot` must be valid for writes of a `T` and aligned. If it is the slot of a node, and not of a pointer,
    /// it is memory of the context, where the node stays. `lengths` gives the counts of the node that the
    /// slot belongs to.
    unsafe fn write(self, build: Build<'_, C>, lengths: S::Lengths<'_>, slot: *mut T) -> Result<(), Failed>;
}

/// The way of sources that go no way. Where a source does not fit, its way is unknown: with two that every
/// source could go, rustc does not guess one and reports its parts as well.
macro_rules! no_way {
    ($($name:ident)*) => { $(
        #[doc(hidden)]
        #[derive(Debug)]
        pub enum $name {}

        // SAFETY: never writes; no source goes this way.
        unsafe impl<I, C, T, S: Measured> Write<C, T, S, $name> for I {
            unsafe fn write(self, build: Build<'_, C>, _: S::Lengths<'_>, _: *mut T) -> Result<(), Failed> {
                Err(build.failure().refuse())
            }
        }
    )* };
}
no_way!(NoWay NowhereElse);
