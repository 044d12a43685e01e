//! Links and built nodes as sources: how cycles are closed.

use core::ptr;

use crate::engine::Engine;
use crate::node::PoolAlloc;
use crate::pointer::Pointer;
use crate::put::build::{Build, Context, Failed};
use crate::put::length::Length;
use crate::put::traits::{Source, Write};
use crate::shape::counted::Counted;
use crate::shape::items::Array;
use crate::shape::linked::Linked;
use crate::shape::one::One;
use crate::shape::value::{Finished, Value};
use crate::slots::{Built, BuiltArray, InCycle, Link};

/// The contexts in which tokens of the build `'b` are Inits.
///
/// # Safety
///
/// The context is that build's.
#[doc(hidden)]
#[diagnostic::on_unimplemented(
    message = "a link or a built node fits only into what the same build writes",
    label = "written outside of the build that reserved the slot",
    note = "write the node with `cx.build(…)` or `cx.fill(…)` of the `Cyclic` that the slot is from"
)]
pub unsafe trait Closes<'b>: Context {}

// SAFETY: the brand is the build's.
#[diagnostic::do_not_recommend]
unsafe impl<'b, B: Engine> Closes<'b> for InCycle<'b, '_, B> {}

/// The way of what leads to a node of the same build.
#[doc(hidden)]
#[derive(Debug)]
pub enum Linking {}

macro_rules! tokens {
    ($($token:ident $shape:ident;)*) => { $(
        // SAFETY: leads to a node.
        #[diagnostic::do_not_recommend]
        unsafe impl<T> Source<T, $shape> for $token<'_, T> {
            type By = Linking;
        }

        // SAFETY: the node is in memory of the same pool as the context's, and zero until it is written by an Init.
        unsafe impl<'b, C, P> Write<C, P, $shape, Linking> for $token<'b, P::Target>
        where
            C: Closes<'b>,
            P: Pointer<Target: PoolAlloc>,
        {
            #[inline]
            unsafe fn write(self, _: Build<'_, C>, (): (), slot: *mut P) -> Result<(), Failed> {
                // SAFETY: the caller's promise.
                unsafe { slot.write(P::from_mut(self.node.as_ptr())) };
                Ok(())
            }
        }
    )* };
}
tokens! {
    Link Linked;
    Built Linked;
    Built One;
}

/// The way of an array that was written in slots.
#[doc(hidden)]
#[derive(Debug)]
pub enum Complete {}

// SAFETY: it is there already.
#[diagnostic::do_not_recommend]
unsafe impl<T> Array for BuiltArray<'_, T> {
    type By = Complete;
}

// SAFETY: all elements were written, in memory of the same pool as the context's; without elements it is NULL.
unsafe impl<'b, C, P> Write<C, P, Counted<Value>, Complete> for BuiltArray<'b, P::Target>
where
    C: Closes<'b>,
    P: Pointer<Target: PoolAlloc>,
{
    unsafe fn write(self, build: Build<'_, C>, length: Length<'_>, slot: *mut P) -> Result<(), Failed> {
        let links = self.links();
        length.agree(links.len(), build.failure())?;
        let start = if links.is_empty() { ptr::null_mut() } else { links.start.as_ptr() };
        // SAFETY: the caller's promise.
        unsafe { slot.write(P::from_mut(start)) };
        Ok(())
    }
}

/// The way of a link where a finished node is due: there is none.
#[doc(hidden)]
#[derive(Debug)]
pub enum Unowned {}

/// Implemented for nothing: carries the message for links where a pointer owns.
#[doc(hidden)]
#[diagnostic::on_unimplemented(
    message = "a `Link` leads to a node that may not be written yet, and a field with `one` owns a finished `{T}`",
    label = "expected a finished node `{T}`, found a link",
    note = "pass what `cx.build(…)` or `cx.fill(…)` has returned, or mark the field with `link`: only links close cycles"
)]
pub unsafe trait LinkAsOwner<T> {}

// SAFETY: refused.
#[diagnostic::do_not_recommend]
unsafe impl<T, U> Source<T, One> for Link<'_, U> {
    type By = Unowned;
}

// SAFETY: never: there is no such source.
unsafe impl<C, P: Pointer, I> Write<C, P, One, Unowned> for I
where
    Unowned: LinkAsOwner<P::Target>,
{
    unsafe fn write(self, build: Build<'_, C>, (): (), _: *mut P) -> Result<(), Failed> {
        Err(build.failure().refuse())
    }
}

// SAFETY: refused.
#[diagnostic::do_not_recommend]
unsafe impl<T, U> Source<T, Value> for Built<'_, U> {
    type By = Finished;
}
