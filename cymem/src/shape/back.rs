//! `back`: nodes that lead back to the node that holds them.

use core::alloc::Layout;
use core::marker::PhantomData;

use super::counted::Counted;
use super::next::{Chain, Chained, ListNode, write_list};
use super::one::{NewNode, NodeFor, One};
use super::traits::Shape;
use super::value::Value;
use crate::handle::Handle;
use crate::linking::{Complete, Linking, Unowned};
use crate::list::List;
use crate::node::PoolAlloc;
use crate::pointer::Pointer;
use crate::put::build::{Build, Context, Failed};
use crate::put::length::Length;
use crate::put::traits::{Measured, Put, Write, put};

/// A node with a `back` pointer to an `H`, derived.
///
/// # Safety
///
/// `point_back` stores the pointer to a field of the node that is shown as a link to an `H`, and does nothing else.
#[diagnostic::on_unimplemented(
    message = "`{Self}` has no pointer back to a `{H}`",
    label = "`back` says that it has one",
    note = "mark the pointer with `#[pool(back)]` in `{Self}`, or leave `back` out where `{H}` leads to it"
)]
pub unsafe trait PointsBack<H>: PoolAlloc {
    /// # Safety
    ///
    /// `node` is written and nobody sees it yet, and `holder` is or will be a node as long as it is.
    #[doc(hidden)]
    unsafe fn point_back(node: *mut Self, holder: *mut H);
}

/// A slot of shape `S` for a new node that leads back to the `H` that holds the slot.
pub struct Child<H, S>(PhantomData<(fn(H), S)>);

impl<H, S: Copy> Copy for Child<H, S> {}
impl<H, S: Copy> Clone for Child<H, S> {
    fn clone(&self) -> Self {
        *self
    }
}

/// The place of the node that holds others.
#[doc(hidden)]
#[derive(Debug)]
pub struct Holder<H>(*mut H);

impl<H> Copy for Holder<H> {}
impl<H> Clone for Holder<H> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<H> Holder<H> {
    /// # Safety
    ///
    /// The node is being written at this place, in memory of the context, and what is written for its slots is reached
    /// through it alone.
    #[inline]
    #[must_use]
    pub unsafe fn new(place: *mut H) -> Self {
        Holder(place)
    }
}

impl<H, S: Copy> Measured for Child<H, S> {
    type Lengths<'a> = Holder<H>;
}

// SAFETY: writes what the source writes by value, which is a new node that nobody sees, and the pointer back.
unsafe impl<C, T, H, I> Put<C, T, Child<H, Value>> for I
where
    I: Put<C, T, Value>,
    T: PointsBack<H>,
{
    const COPIES: bool = false;
    const LATER: bool = I::LATER;

    #[inline]
    unsafe fn put(self, build: Build<'_, C>, holder: Holder<H>, slot: *mut T) -> Result<(), Failed> {
        let failure = build.failure();
        // SAFETY: the caller's promise.
        let written = unsafe { self.put(build, (), slot) };
        // SAFETY: the node was written just now, and the holder is written if it is ever reached.
        let point_back = move || unsafe { T::point_back(slot, holder.0) };
        match written {
            Ok(()) => {
                point_back();
                Ok(())
            }
            Err(failed) if I::LATER => {
                let then = move || {
                    point_back();
                    Ok(())
                };
                // SAFETY: nothing is borrowed but what the pool has.
                Err(unsafe { failure.is_later_then(failed, slot.cast(), then) })
            }
            Err(failed) => Err(failed),
        }
    }
}

put!(Child<H, One>: [P: Pointer, H] P, NodeFor<P::Target>);

// SAFETY: writes a pointer to a node that was just written to memory of the context.
unsafe impl<C, P, H, I> Write<C, P, Child<H, One>, NewNode> for I
where
    C: Context,
    P: Pointer,
    I: Put<C, P::Target, Child<H, Value>>,
{
    const LATER: bool = I::LATER;

    #[inline]
    unsafe fn write(self, build: Build<'_, C>, holder: Holder<H>, slot: *mut P) -> Result<(), Failed> {
        let node = build.reserve(Layout::new::<P::Target>())?.cast::<P::Target>().as_ptr();
        // SAFETY: the node is new memory of the context with the layout of the target.
        let written = match unsafe { self.put(build, holder, node) } {
            Ok(()) => Ok(()),
            Err(failed) if I::LATER => Err(build.failure().is_later_behind(failed, node.cast())?),
            Err(failed) => return Err(failed),
        };
        // SAFETY: the caller's promise.
        unsafe { slot.write(P::from_mut(node)) };
        written
    }
}

// SAFETY: writes NULL or a pointer to a node that was written and linked to the next.
unsafe impl<C, P, H, I> Write<C, P, Child<H, One>, Chained> for Chain<I>
where
    C: Context,
    P: Pointer<Target: ListNode>,
    I: IntoIterator<Item: Put<C, P::Target, Child<H, Value>>>,
{
    const LATER: bool = <I::Item as Put<C, P::Target, Child<H, Value>>>::LATER;

    unsafe fn write(self, build: Build<'_, C>, holder: Holder<H>, slot: *mut P) -> Result<(), Failed> {
        // SAFETY: the nodes are used as the slot is.
        let first = unsafe { write_list::<C, P::Target, Child<H, Value>, I>(self.0, build, holder) }?;
        // SAFETY: the caller's promise.
        unsafe { slot.write(P::from_mut(first)) };
        if <Self as Write<C, P, Child<H, One>, Chained>>::LATER {
            build.failure().nobody_asks(first.cast())
        } else {
            Ok(())
        }
    }
}

/// What is seen of a field for nodes that lead back.
pub trait Holds: Sized {
    /// Whether there is any.
    fn any(&self) -> bool;

    /// The field, if there is.
    fn held_in(self, field: &'static str) -> Option<&'static str> {
        self.any().then_some(field)
    }
}

impl<V> Holds for &V {
    fn any(&self) -> bool {
        true
    }
}

impl<V> Holds for &[V] {
    fn any(&self) -> bool {
        !self.is_empty()
    }
}

impl<V: Holds> Holds for Option<V> {
    fn any(&self) -> bool {
        self.as_ref().is_some_and(V::any)
    }
}

impl<'a, T, S> Holds for List<'a, T, S>
where
    S: Shape<T>,
    S::View<'a>: Holds,
{
    fn any(&self) -> bool {
        self.iter().any(|slot| slot.any())
    }
}

/// Implemented for nothing: carries the message for finished nodes where new ones are due.
#[doc(hidden)]
#[diagnostic::on_unimplemented(
    message = "a finished node stands where a new `{T}` is due, which leads back to what holds it",
    label = "expected a recipe of `{T}`, found `{I}`",
    note = "a node that leads back is held by one other, and is written for it: pass its recipe, or leave `back` out"
)]
pub unsafe trait FinishedAsChild<I, T> {}

macro_rules! refused {
    ($($way:ident)*) => { $(
        // SAFETY: never: there is no such source.
        unsafe impl<C, P: Pointer, H, I> Write<C, P, Child<H, One>, $way> for I
        where
            $way: FinishedAsChild<I, P::Target>,
        {
            unsafe fn write(self, build: Build<'_, C>, _: Holder<H>, _: *mut P) -> Result<(), Failed> {
                Err(build.failure().refuse())
            }
        }
    )* };
}
refused!(Handle Linking Unowned);

// SAFETY: never: there is no such source.
unsafe impl<C, P: Pointer, H, I> Write<C, P, Counted<Child<H, Value>>, Complete> for I
where
    Complete: FinishedAsChild<I, P::Target>,
{
    unsafe fn write(self, build: Build<'_, C>, _: Length<'_, Holder<H>>, _: *mut P) -> Result<(), Failed> {
        Err(build.failure().refuse())
    }
}
