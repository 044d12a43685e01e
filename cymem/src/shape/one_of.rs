//! `one` for what is no node: a pointer to one slot of another shape, or NULL.

use core::alloc::Layout;

use super::traits::Shape;
use super::unchecked::{Bits, Unchecked};
use crate::list::List;
use crate::pointer::Pointer;
use crate::put::build::{Build, Context, Failed};
use crate::put::null::{Maybe, Nothing, Null};
use crate::put::traits::{Measured, Put, Source, Write, put};

/// A pointer to one slot of shape `S`, or NULL.
#[derive(Clone, Copy, Debug, Default)]
pub struct OneOf<S>(#[doc(hidden)] pub S);

// SAFETY: an Init of this shape writes NULL or a pointer to a slot that was written with shape `S`.
unsafe impl<P: Pointer, S: Shape<P::Target>> Shape<P> for OneOf<S> {
    type View<'a>
        = Option<S::View<'a>>
    where
        P: 'a;
    type Slice<'a>
        = List<'a, P, Self>
    where
        P: 'a;

    #[inline]
    unsafe fn view<'a>(self, slot: &'a P) -> Self::View<'a> {
        // SAFETY: a pointer that is not null leads to a written slot that lives for `'a`.
        let target = unsafe { slot.as_const().as_ref::<'a>() }?;
        // SAFETY: it was written with shape `S`.
        Some(unsafe { self.0.view(target) })
    }

    #[inline]
    unsafe fn slice<'a>(self, slots: &'a [P]) -> List<'a, P, Self> {
        // SAFETY: the caller's promise is the same.
        unsafe { List::new(slots, self) }
    }
}

impl<S: Measured> Measured for OneOf<S> {
    type Lengths<'a> = S::Lengths<'a>;
}

/// Sources of such a pointer.
///
/// # Safety
///
/// As [`Source`].
#[doc(hidden)]
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be written as a pointer to a `{T}`",
    label = "expected a `{T}`, found `{Self}`",
    note = "a value that is plain by `unsafe(plain)` is `&value` or `Bits(value)` here, a union one of its cases, both in an `Option` or not; and NULL is `Null`"
)]
pub unsafe trait TargetFor<T, S> {
    /// The way.
    type By;
}

// SAFETY: the same way.
#[diagnostic::do_not_recommend]
unsafe impl<T, S, I: Source<T, OneOf<S>>> TargetFor<T, S> for I {
    type By = I::By;
}

put!(OneOf<S>: [P: Pointer, S: Measured] P, TargetFor<P::Target, S>);

/// The way of what is written by value: it gets memory of its own.
#[doc(hidden)]
#[derive(Debug)]
pub enum NewSlot {}

// SAFETY: writes a pointer to a slot that was just written to memory of the context.
unsafe impl<C, P, S, I> Write<C, P, OneOf<S>, NewSlot> for I
where
    C: Context,
    P: Pointer,
    S: Measured,
    I: Put<C, P::Target, S>,
{
    #[inline]
    unsafe fn write(self, build: Build<'_, C>, lengths: S::Lengths<'_>, slot: *mut P) -> Result<(), Failed> {
        let target = build.reserve(Layout::new::<P::Target>())?.cast::<P::Target>().as_ptr();
        // SAFETY: the target is new memory of the context with the layout of its type.
        unsafe { self.put(build, lengths, target) }?;
        // SAFETY: the caller's promise.
        unsafe { slot.write(P::from_mut(target)) };
        Ok(())
    }
}

// SAFETY: the value that is referred to.
#[diagnostic::do_not_recommend]
unsafe impl<T: Copy> Source<T, OneOf<Unchecked>> for &T {
    type By = NewSlot;
}

// SAFETY: the value inside.
#[diagnostic::do_not_recommend]
unsafe impl<T: Copy> Source<T, OneOf<Unchecked>> for Bits<T> {
    type By = NewSlot;
}

// SAFETY: NULL.
#[diagnostic::do_not_recommend]
unsafe impl<T, S> Source<T, OneOf<S>> for Null {
    type By = Nothing;
}

// SAFETY: NULL, or what is inside.
#[diagnostic::do_not_recommend]
unsafe impl<T, S, I> Source<T, OneOf<S>> for Option<I> {
    type By = Maybe;
}
