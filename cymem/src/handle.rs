//! Handles as sources: how finished nodes are shared.

use crate::engine::Engine;
use crate::node::{PoolAlloc, Pooled};
use crate::pointer::Pointer;
use crate::pool::Pool;
use crate::put::build::{Build, Failed};
use crate::put::traits::{Source, Write};
use crate::shape::linked::Linked;
use crate::shape::one::One;
use crate::shape::value::{Finished, Value};
use crate::slots::InCycle;
use crate::start::Fresh;

/// The way of a handle to a finished node.
#[doc(hidden)]
#[derive(Debug)]
pub enum Handle {}

/// Implemented for nothing: carries the message for handles where a graph starts from nothing.
#[doc(hidden)]
#[diagnostic::on_unimplemented(
    message = "a handle of a pool does not fit a graph that owns all its nodes",
    label = "`{Self}` lives in another pool",
    note = "build the graph in steps: `Graph::build(|pool, root| …)` makes shared nodes with `pool`, and the root with `root.fill(…)`"
)]
pub unsafe trait FitsFresh {}

macro_rules! handles {
    ($($shape:ident)*) => { $(
        // SAFETY: a handle.
        #[diagnostic::do_not_recommend]
        unsafe impl<T: PoolAlloc> Source<T, $shape> for Pooled<'_, T> {
            type By = Handle;
        }

        // SAFETY: a handle.
        #[diagnostic::do_not_recommend]
        unsafe impl<T: PoolAlloc> Source<T, $shape> for &Pooled<'_, T> {
            type By = Handle;
        }

        // SAFETY: the node was written by an Init and lives as long as its pool, which is borrowed for longer
        // than the context's.
        unsafe impl<'a: 'p, 'p, B, P> Write<&'p Pool<B>, P, $shape, Handle> for Pooled<'a, P::Target>
        where
            B: Engine,
            P: Pointer<Target: PoolAlloc>,
        {
            #[inline]
            unsafe fn write(self, _: Build<'_, &'p Pool<B>>, (): (), slot: *mut P) -> Result<(), Failed> {
                // SAFETY: the caller's promise.
                unsafe { slot.write(P::from_mut(self.into_non_null().as_ptr())) };
                Ok(())
            }
        }

        // SAFETY: as for the handle itself, which is `Copy`.
        unsafe impl<'a: 'p, 'p, B, P> Write<&'p Pool<B>, P, $shape, Handle> for &Pooled<'a, P::Target>
        where
            B: Engine,
            P: Pointer<Target: PoolAlloc>,
        {
            #[inline]
            unsafe fn write(self, build: Build<'_, &'p Pool<B>>, (): (), slot: *mut P) -> Result<(), Failed> {
                // SAFETY: the caller's promise.
                unsafe { Write::<&'p Pool<B>, P, $shape, Handle>::write(*self, build, (), slot) }
            }
        }

        // SAFETY: as for a pool: the context's lives as long as `'p`.
        unsafe impl<'a: 'p, 'p, B, P> Write<InCycle<'_, 'p, B>, P, $shape, Handle> for Pooled<'a, P::Target>
        where
            B: Engine,
            P: Pointer<Target: PoolAlloc>,
        {
            #[inline]
            unsafe fn write(
                self,
                build: Build<'_, InCycle<'_, 'p, B>>,
                (): (),
                slot: *mut P,
            ) -> Result<(), Failed> {
                // SAFETY: the caller's promise.
                unsafe { Write::<&'p Pool<B>, P, $shape, Handle>::write(self, build.in_pool(), (), slot) }
            }
        }

        // SAFETY: as above.
        unsafe impl<'a: 'p, 'p, B, P> Write<InCycle<'_, 'p, B>, P, $shape, Handle> for &Pooled<'a, P::Target>
        where
            B: Engine,
            P: Pointer<Target: PoolAlloc>,
        {
            #[inline]
            unsafe fn write(
                self,
                build: Build<'_, InCycle<'_, 'p, B>>,
                (): (),
                slot: *mut P,
            ) -> Result<(), Failed> {
                // SAFETY: the caller's promise.
                unsafe { Write::<&'p Pool<B>, P, $shape, Handle>::write(*self, build.in_pool(), (), slot) }
            }
        }

        // SAFETY: never: no handle fits.
        unsafe impl<P, I> Write<Fresh, P, $shape, Handle> for I
        where
            I: FitsFresh,
        {
            unsafe fn write(self, build: Build<'_, Fresh>, (): (), _: *mut P) -> Result<(), Failed> {
                Err(build.failure().refuse())
            }
        }
    )* };
}
handles!(One Linked);

// SAFETY: refused.
#[diagnostic::do_not_recommend]
unsafe impl<T, U: PoolAlloc> Source<T, Value> for Pooled<'_, U> {
    type By = Finished;
}
