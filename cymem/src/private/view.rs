//! Views: what seals them, and how they read.

use core::marker::PhantomData;
use core::ptr;

use super::check::VoidField;
use crate::node::PoolAlloc;
use crate::plain::Primitive;
use crate::pointer::Pointer;
use crate::put::count::{Count, stored_len};
use crate::shape::traits::{Shape, slots};
use crate::shape::value::Value;
use crate::union::Union;

/// What a generated view wraps: the struct, behind a seal that safe code cannot make. `P` lists
/// the views of everything the struct holds and points to, and decides `Send` and `Sync`.
#[repr(transparent)]
pub struct Node<T, P> {
    /// The struct as C sees it.
    pub raw: T,
    parts: PhantomData<P>,
    /// Attributes may compute lengths and types from `T`, so one `T` is never seen as another, not
    /// even as one that differs in lifetimes alone.
    invariant: PhantomData<fn(T) -> T>,
}

// SAFETY: what can be reached from a node are its parts.
unsafe impl<T, P: Send> Send for Node<T, P> {}
// SAFETY: as above.
unsafe impl<T, P: Sync> Sync for Node<T, P> {}

/// The view of a `T`, as a part of a [`Node`]. It has no bound, so that a `T` that is no node is
/// reported once, where it is used.
pub struct Seen<T>(PhantomData<T>);

// SAFETY: nothing but the view of a `T` can be reached, and that may stay shared with a handle of its pool.
unsafe impl<T: PoolAlloc<View: Send + Sync>> Send for Seen<T> {}
// SAFETY: as above.
unsafe impl<T: PoolAlloc<View: Sync>> Sync for Seen<T> {}

/// A `T` that is plain by promise and behind a pointer, as a part of a [`Node`].
pub struct SeenCopied<T>(PhantomData<T>);

// SAFETY: nothing but a shared `T` can be reached, and that may stay shared with a handle of its pool.
unsafe impl<T: Send + Sync> Send for SeenCopied<T> {}
// SAFETY: as above.
unsafe impl<T: Sync> Sync for SeenCopied<T> {}

/// What a union leads to, as a part of a [`Node`].
pub struct SeenUnion<U>(PhantomData<U>);

// SAFETY: nothing but its parts can be reached, and they may stay shared with a handle of their pool.
unsafe impl<U: Union<Parts: Send + Sync>> Send for SeenUnion<U> {}
// SAFETY: as above.
unsafe impl<U: Union<Parts: Sync>> Sync for SeenUnion<U> {}

/// A pointer that leads to nobody knows what, as a part of a [`Node`]: what users promise of it.
pub struct Elsewhere<const SEND: bool, const SYNC: bool>(PhantomData<*mut ()>);

// SAFETY: the user's promise.
unsafe impl<const SYNC: bool> Send for Elsewhere<true, SYNC> {}
// SAFETY: the user's promise.
unsafe impl<const SEND: bool> Sync for Elsewhere<SEND, true> {}

/// The view of what an address leads to.
///
/// # Safety
///
/// As [`Shape::view`], for a slot with this address, at which there are `T`s.
#[inline]
pub unsafe fn behind<'a, T: 'a, A: VoidField, S: Shape<*mut T>>(address: &'a A, shape: S) -> S::View<'a> {
    let pointer: *mut T = address.pointer();
    let slot = ptr::from_ref(&pointer);
    // SAFETY: the view does not refer to the slot itself (contract of `Shape`).
    let slot = unsafe { &*slot };
    // SAFETY: the caller's promise.
    unsafe { shape.view(slot) }
}

/// How many elements a length in bytes is.
#[inline]
#[must_use]
pub fn elements<T>(bytes: usize) -> usize {
    bytes.checked_div(size_of::<T>()).unwrap_or(0)
}

/// The view of an array of `count` nodes or plain values.
///
/// # Safety
///
/// As [`Shape::view`](crate::shape::Shape::view) of [`Counted`](crate::shape::Counted).
#[inline]
pub unsafe fn array<'a, P, N>(start: P, count: N) -> &'a [<P::Target as PoolAlloc>::View]
where
    P: Pointer<Target: PoolAlloc + 'a>,
    N: Count,
{
    // SAFETY: the caller's promise.
    let slots = unsafe { slots(start.as_const(), stored_len(count)) };
    // SAFETY: as above.
    unsafe { Value.slice(slots) }
}

/// The view of an array of `count` numbers: the same as [`array`], with less to find out for the compiler.
///
/// # Safety
///
/// As [`array`].
#[inline]
pub unsafe fn numbers<'a, T: Primitive, N: Count>(start: *const T, count: N) -> &'a [T] {
    // SAFETY: the caller's promise.
    unsafe { slots(start, stored_len(count)) }
}

/// The value of a plain field.
///
/// # Safety
///
/// `T` is plain, or a pointer.
#[inline]
pub unsafe fn get<T>(field: &T) -> T {
    // SAFETY: there is no drop glue that a copy would double.
    unsafe { ptr::read(field) }
}

/// `a == b`. Generated code calls it so that rustc has no opinion on pointers to functions.
#[inline]
pub fn equal<T: PartialEq>(a: &T, b: &T) -> bool {
    a == b
}

/// What a field of this type, or what it points to, is seen as.
pub type ViewOf<T> = <T as Target>::View;

/// A trait of its own over [`PoolAlloc`], so that an error names no other types.
///
/// # Safety
///
/// `View` is that of [`PoolAlloc`].
#[diagnostic::on_unimplemented(
    message = "the pool cannot build or show a `{Self}`",
    label = "neither a plain value nor a node",
    note = "add `#[derive(PoolAlloc)]` to `{Self}`, or mark a pointer to it with `#[pool(opaque)]`",
    note = "types that own memory, such as `String` and `Vec`, cannot live in a pool: nobody would run their destructor"
)]
pub unsafe trait Target {
    /// How it is seen.
    type View;
}

#[diagnostic::do_not_recommend]
// SAFETY: no other type is seen so.
unsafe impl<T: PoolAlloc> Target for T {
    type View = T::View;
}

/// That a `T` is seen as a `V`.
///
/// # Safety
///
/// `V` is the view of [`PoolAlloc`].
#[diagnostic::on_unimplemented(
    message = "a `nested` field holds a struct that derives `PoolAlloc`",
    label = "`{Self}` is none"
)]
pub unsafe trait SeenAs<V> {}

#[diagnostic::do_not_recommend]
// SAFETY: the view of a node is its view.
unsafe impl<T: PoolAlloc> SeenAs<T::View> for T {}

/// The view of a node by value.
///
/// # Safety
///
/// An Init has written the node.
#[inline]
pub unsafe fn seen<T: SeenAs<V>, V>(node: &T) -> &V {
    // SAFETY: the view has the layout of the node (contract of `PoolAlloc`).
    unsafe { &*ptr::from_ref(node).cast() }
}

/// The views of an array of nodes by value.
///
/// # Safety
///
/// An Init has written the nodes.
#[inline]
pub unsafe fn all_seen<T: SeenAs<V>, V, const N: usize>(nodes: &[T; N]) -> &[V] {
    // SAFETY: the views have the layout of the nodes (contract of `PoolAlloc`).
    unsafe { core::slice::from_raw_parts(nodes.as_ptr().cast(), N) }
}
