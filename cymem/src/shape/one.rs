//! `one`: a pointer to one node, or NULL.

use core::alloc::Layout;

use super::traits::Shape;
use super::value::{Recipe, Value, Zeroed};
use crate::list::List;
use crate::node::PoolAlloc;
use crate::plain::Plain;
use crate::pointer::Pointer;
use crate::put::build::{Build, Context, Failed};
use crate::put::null::{Maybe, Nothing, Null};
use crate::put::traits::{Measured, Put, Source, Write, put};

/// A pointer to one node, or NULL.
#[derive(Clone, Copy, Debug, Default)]
pub struct One;

// SAFETY: an Init of this shape writes NULL or a pointer to a written node.
unsafe impl<P: Pointer<Target: PoolAlloc>> Shape<P> for One {
    type View<'a>
        = Option<&'a <P::Target as PoolAlloc>::View>
    where
        P: 'a;
    type Slice<'a>
        = List<'a, P, One>
    where
        P: 'a;

    #[inline]
    unsafe fn view<'a>(self, slot: &'a P) -> Self::View<'a> {
        // SAFETY: a pointer that is not null leads to a written node that lives for `'a`.
        let node = unsafe { slot.as_const().as_ref::<'a>() }?;
        // SAFETY: the node was written by an Init.
        Some(unsafe { Value.view(node) })
    }

    #[inline]
    unsafe fn slice<'a>(self, slots: &'a [P]) -> List<'a, P, One> {
        // SAFETY: the caller's promise is the same.
        unsafe { List::new(slots, self) }
    }
}

impl Measured for One {
    type Lengths<'a> = ();
}

/// Sources of a pointer to a node.
///
/// # Safety
///
/// As [`Source`].
#[doc(hidden)]
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be written as a pointer to a `{T}`",
    label = "expected a node `{T}`, found `{Self}`",
    note = "`one` takes the recipe of the node, such as `RowInit` for `Row` (never a bare `Row`), a handle to a finished one, an `Option` of these, or `Null`"
)]
pub unsafe trait NodeFor<T> {
    /// The way.
    type By;
}

// SAFETY: the same way.
#[diagnostic::do_not_recommend]
unsafe impl<T, I: Source<T, One>> NodeFor<T> for I {
    type By = I::By;
}

put!(One: [P: Pointer] P, NodeFor<P::Target>);

/// The shapes that a recipe may meet where its node is due, and which way it then goes.
#[doc(hidden)]
pub trait NewNodes: Measured {
    /// The way of a recipe.
    type By;
}

impl NewNodes for Value {
    type By = Recipe;
}

impl NewNodes for One {
    type By = NewNode;
}

/// The way of what writes a node by value: the node gets memory of its own.
#[doc(hidden)]
#[derive(Debug)]
pub enum NewNode {}

// SAFETY: writes a pointer to a node that was just written to memory of the context.
unsafe impl<C, P, I> Write<C, P, One, NewNode> for I
where
    C: Context,
    P: Pointer,
    I: Put<C, P::Target, Value>,
{
    const LATER: bool = I::LATER;

    #[inline]
    unsafe fn write(self, build: Build<'_, C>, (): (), slot: *mut P) -> Result<(), Failed> {
        let node = build.reserve(Layout::new::<P::Target>())?.cast::<P::Target>().as_ptr();
        // SAFETY: the node is new memory of the context with the layout of the target.
        let written = match unsafe { self.put(build, (), node) } {
            Ok(()) => Ok(()),
            Err(failed) if I::LATER => Err(build.failure().is_later_behind(failed, node.cast())?),
            Err(failed) => return Err(failed),
        };
        // SAFETY: the caller's promise.
        unsafe { slot.write(P::from_mut(node)) };
        written
    }
}

macro_rules! new_nodes {
    ($([$($generics:tt)*] $target:ty, $source:ty;)*) => { $(
        // SAFETY: its value is written.
        #[diagnostic::do_not_recommend]
        unsafe impl<$($generics)*> Source<$target, One> for $source {
            type By = NewNode;
        }
    )* };
    ($($ty:ty)*) => { new_nodes! { $([] $ty, $ty;)* } };
}
new_nodes!(u8 u16 u32 u64 u128 usize i8 i16 i32 i64 i128 isize f32 f64 bool);
new_nodes! {
    [T: Plain] T, &T;
    [T: Plain, const N: usize] [T; N], [T; N];
    [T: Plain] core::num::Wrapping<T>, core::num::Wrapping<T>;
    [T: PoolAlloc] T, Zeroed;
}

// SAFETY: NULL.
#[diagnostic::do_not_recommend]
unsafe impl<T> Source<T, One> for Null {
    type By = Nothing;
}

// SAFETY: NULL, or what is inside.
#[diagnostic::do_not_recommend]
unsafe impl<T, I> Source<T, One> for Option<I> {
    type By = Maybe;
}
