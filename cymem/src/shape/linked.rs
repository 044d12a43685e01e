//! `link`: a pointer to a node that is built elsewhere in the graph, or NULL.

use super::one::{NewNodes, One};
use super::traits::Shape;
use crate::list::List;
use crate::node::PoolAlloc;
use crate::pointer::Pointer;
use crate::put::build::{Build, Failed};
use crate::put::null::{Maybe, Nothing, Null};
use crate::put::traits::{Measured, Source, Write, put};

/// A pointer to a node that is built elsewhere in the graph, or NULL.
#[derive(Clone, Copy, Debug, Default)]
pub struct Linked;

// SAFETY: an Init of this shape writes NULL or a pointer to a written node.
unsafe impl<P: Pointer<Target: PoolAlloc>> Shape<P> for Linked {
    type View<'a>
        = Option<&'a <P::Target as PoolAlloc>::View>
    where
        P: 'a;
    type Slice<'a>
        = List<'a, P, Linked>
    where
        P: 'a;

    #[inline]
    unsafe fn view<'a>(self, slot: &'a P) -> Self::View<'a> {
        // SAFETY: what this shape writes is what `One` may write.
        unsafe { One.view(slot) }
    }

    #[inline]
    unsafe fn slice<'a>(self, slots: &'a [P]) -> List<'a, P, Linked> {
        // SAFETY: the caller's promise is the same.
        unsafe { List::new(slots, self) }
    }
}

impl Measured for Linked {
    type Lengths<'a> = ();
}

/// Sources of a pointer to a finished node.
///
/// # Safety
///
/// As [`Source`].
#[doc(hidden)]
#[diagnostic::on_unimplemented(
    message = "`{Self}` is no finished `{T}` that a `link` could lead to",
    label = "expected a finished node `{T}`, found `{Self}`",
    note = "build the node first, with `Pool::build` or `new_in`, and pass its handle, an `Option` of it, or `Null`; a new node goes into a field with `one`"
)]
pub unsafe trait LinkFor<T> {
    /// The way.
    type By;
}

// SAFETY: the same way.
#[diagnostic::do_not_recommend]
unsafe impl<T, I: Source<T, Linked>> LinkFor<T> for I {
    type By = I::By;
}

put!(Linked: [P: Pointer] P, LinkFor<P::Target>);

/// The way of a recipe where a finished node is due: there is none.
#[doc(hidden)]
#[derive(Debug)]
pub enum Unfinished {}

impl NewNodes for Linked {
    type By = Unfinished;
}

/// Implemented for nothing: carries the message for recipes where a finished node is due.
#[doc(hidden)]
#[diagnostic::on_unimplemented(
    message = "`{I}` makes a new `{T}`, and a `link` leads to a finished one",
    label = "expected a finished node `{T}`, found `{I}`",
    note = "build the node first, with `Pool::build` or `new_in`, and pass its handle; a new node goes into a field with `one`"
)]
pub unsafe trait NewAsFinished<I, T> {}

// SAFETY: never: there is no such source.
unsafe impl<C, P: Pointer, I> Write<C, P, Linked, Unfinished> for I
where
    Unfinished: NewAsFinished<I, P::Target>,
{
    unsafe fn write(self, build: Build<'_, C>, (): (), _: *mut P) -> Result<(), Failed> {
        Err(build.failure().refuse())
    }
}

// SAFETY: NULL.
#[diagnostic::do_not_recommend]
unsafe impl<T> Source<T, Linked> for Null {
    type By = Nothing;
}

// SAFETY: NULL, or what is inside.
#[diagnostic::do_not_recommend]
unsafe impl<T, I> Source<T, Linked> for Option<I> {
    type By = Maybe;
}
