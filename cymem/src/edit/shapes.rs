//! What each shape lets one change.

use core::ptr::NonNull;

use super::array::ArrayEdit;
use super::editor::{EditorOf, Enter};
use super::list::ListEdit;
use super::reach::Reach;
use super::traits::{EditElements, EditShape};
use crate::node::PoolAlloc;
use crate::plain::Primitive;
use crate::pointer::Pointer;
use crate::put::count::{Count, stored_len};
use crate::shape::bytes::Bytes;
use crate::shape::counted::Counted;
use crate::shape::jagged::{Jagged, OfLen, Row};
use crate::shape::linked::Linked;
use crate::shape::next::{ListNode, Next};
use crate::shape::one::One;
use crate::shape::pointers::Pointers;
use crate::shape::reserved::Reserved;
use crate::shape::terminated::{Terminated, Terminator};
use crate::shape::traits::Shape;
use crate::shape::value::Value;

// SAFETY: values are changed if they are plain.
unsafe impl<P: Pointer> EditElements<P> for Value
where
    Value: Shape<P::Target>,
{
    type Elements<'e> = ArrayEdit<'e, P>;

    unsafe fn elements<'e>(
        self,
        start: NonNull<P::Target>,
        len: usize,
        reach: Reach<'e>,
    ) -> ArrayEdit<'e, P> {
        // SAFETY: the caller's promise.
        unsafe { ArrayEdit::new(start, len, reach) }
    }
}

macro_rules! lists {
    ($([$($generics:tt)*] $shape:ty;)*) => { $(
        // SAFETY: the pointers stay as they are.
        unsafe impl<P: Pointer, $($generics)*> EditElements<P> for $shape
        where
            $shape: EditShape<P::Target>,
        {
            type Elements<'e> = ListEdit<'e, P::Target, Self>;

            unsafe fn elements<'e>(
                self,
                start: NonNull<P::Target>,
                len: usize,
                reach: Reach<'e>,
            ) -> Self::Elements<'e> {
                // SAFETY: the caller's promise.
                unsafe { ListEdit::new(start.as_ptr(), len, self, reach) }
            }
        }
    )* };
}
lists! {
    [] One;
    [] Linked;
    [] Next;
    [] Bytes;
    [S] Counted<S>;
    [E, S] Terminated<E, S>;
    [S] Reserved<S>;
    [L, R] Jagged<L, R>;
    [L, R] Row<L, R>;
}

/// The elements of an array, none if the pointer is null.
fn own<T>(start: *const T, len: usize, reach: Reach<'_>) -> Option<NonNull<T>> {
    if start.is_null() || len == 0 { Some(NonNull::dangling()) } else { reach.own(start) }
}

/// An array of numbers.
///
/// # Safety
///
/// As [`EditShape::edit`], for an array of `count` numbers, or NULL.
#[inline]
pub unsafe fn numbers_mut<'e, T: Primitive + 'e, N: Count>(
    start: *mut T,
    count: N,
    reach: Reach<'e>,
) -> Option<&'e mut [T]> {
    // SAFETY: the caller's promise.
    let array = unsafe { array::<*mut T, _>(start, stored_len(count), Value, reach) };
    array.map(ArrayEdit::into_mut)
}

/// An array of `len` slots, or NULL.
///
/// # Safety
///
/// As [`EditShape::edit`].
unsafe fn array<'e, P: Pointer, S: EditElements<P>>(
    pointer: P,
    len: usize,
    inner: S,
    reach: Reach<'e>,
) -> Option<S::Elements<'e>> {
    let start = pointer.as_const();
    let len = if start.is_null() { 0 } else { len };
    let start = own(start, len, reach)?;
    // SAFETY: all slots were written with this shape, in one block of the reach.
    Some(unsafe { inner.elements(start, len, reach) })
}

// SAFETY: an array in one block of the reach.
unsafe impl<P: Pointer, S: EditElements<P>> EditShape<P> for Counted<S> {
    type Edit<'e> = S::Elements<'e>;

    unsafe fn edit<'e>(self, slot: &P, reach: Reach<'e>) -> Option<Self::Edit<'e>> {
        let (len, inner) = self.parts();
        // SAFETY: the caller's promise.
        unsafe { array(*slot, len, inner, reach) }
    }
}

// SAFETY: as above, in front of the terminator: if an element becomes one, the array ends there.
unsafe impl<P, E, S> EditShape<P> for Terminated<E, S>
where
    P: Pointer,
    E: Terminator<P::Target>,
    S: EditElements<P>,
{
    type Edit<'e> = S::Elements<'e>;

    unsafe fn edit<'e>(self, slot: &P, reach: Reach<'e>) -> Option<Self::Edit<'e>> {
        // SAFETY: the caller's promise.
        let (len, inner) = unsafe { self.parts(slot.as_const()) };
        // SAFETY: the caller's promise.
        unsafe { array(*slot, len, inner, reach) }
    }
}

// SAFETY: what is behind the elements is not changed.
unsafe impl<P: Pointer, S: EditShape<P>> EditShape<P> for Reserved<S> {
    type Edit<'e> = S::Edit<'e>;

    unsafe fn edit<'e>(self, slot: &P, reach: Reach<'e>) -> Option<Self::Edit<'e>> {
        // SAFETY: the caller's promise.
        unsafe { self.array().edit(slot, reach) }
    }
}

macro_rules! nodes {
    ($($shape:ident: $target:ident;)*) => { $(
        // SAFETY: a written node, in one block of the reach.
        unsafe impl<P: Pointer<Target: $target<Kind: Enter<P::Target>>>> EditShape<P> for $shape {
            type Edit<'e> = EditorOf<'e, P::Target>;

            unsafe fn edit<'e>(self, slot: &P, reach: Reach<'e>) -> Option<Self::Edit<'e>> {
                let node = reach.own(slot.as_const())?;
                // SAFETY: no chunk is at address 0, so it is no null pointer; and the caller's promise.
                Some(unsafe { <P::Target as PoolAlloc>::Kind::enter(node, reach) })
            }
        }
    )* };
}
nodes! {
    One: PoolAlloc;
    Linked: PoolAlloc;
    Next: ListNode;
}

// SAFETY: any bytes are bytes.
unsafe impl<T> EditShape<*mut T> for Bytes
where
    Bytes: Shape<*mut T>,
{
    type Edit<'e> = &'e mut [u8];

    unsafe fn edit<'e>(self, slot: &*mut T, reach: Reach<'e>) -> Option<&'e mut [u8]> {
        // SAFETY: there are so many bytes, or none.
        unsafe { numbers_mut(slot.cast(), self.len(), reach) }
    }
}

// SAFETY: nothing is changed.
unsafe impl<T> EditShape<*const T> for Bytes
where
    Bytes: Shape<*const T>,
{
    type Edit<'e> = &'e [u8];

    unsafe fn edit<'e>(self, slot: &*const T, reach: Reach<'e>) -> Option<&'e [u8]> {
        // SAFETY: there are so many bytes, or none.
        unsafe { numbers_mut(slot.cast_mut().cast(), self.len(), reach) }.map(|bytes: &'e mut [u8]| &*bytes)
    }
}

// SAFETY: an array of pointers in one block of the reach, which stay as they are.
unsafe impl<P, L, R> EditShape<P> for Jagged<L, R>
where
    P: Pointer<Target: Pointer>,
    L: Pointer<Target: Count>,
    R: EditShape<P::Target> + OfLen,
{
    type Edit<'e> = ListEdit<'e, P::Target, Row<L, R>>;

    unsafe fn edit<'e>(self, slot: &P, reach: Reach<'e>) -> Option<Self::Edit<'e>> {
        let (len, rows) = self.rows(slot.as_const());
        // SAFETY: the caller's promise.
        unsafe { array(*slot, len, rows, reach) }
    }
}

// SAFETY: a row of the length that stands at its position.
unsafe impl<P, L, R> EditShape<P> for Row<L, R>
where
    P: Pointer,
    L: Pointer<Target: Count>,
    R: EditShape<P> + OfLen,
{
    type Edit<'e> = R::Edit<'e>;

    unsafe fn edit<'e>(self, slot: &P, reach: Reach<'e>) -> Option<Self::Edit<'e>> {
        // SAFETY: the slot is one of the rows.
        let row = unsafe { self.at(slot) };
        // SAFETY: the caller's promise.
        unsafe { row.edit(slot, reach) }
    }
}

// SAFETY: the pointers lie in the node, and stay as they are.
unsafe impl<P: Pointer, S: EditShape<P>, const N: usize> EditShape<[P; N]> for Pointers<S> {
    type Edit<'e> = ListEdit<'e, P, S>;

    unsafe fn edit<'e>(self, slot: &[P; N], reach: Reach<'e>) -> Option<Self::Edit<'e>> {
        // SAFETY: all of them were written with this shape.
        Some(unsafe { ListEdit::new(slot.as_ptr(), N, self.inner(), reach) })
    }
}

/// The elements of an array by value.
///
/// # Safety
///
/// As [`Editable::editor`](super::Editable::editor), for each of them.
#[inline]
pub unsafe fn all_in_place<T, const N: usize>(nodes: *mut [T; N], reach: Reach<'_>) -> ArrayEdit<'_, *mut T> {
    // SAFETY: a field is not at address 0.
    let start = unsafe { NonNull::new_unchecked(nodes.cast::<T>()) };
    // SAFETY: the caller's promise.
    unsafe { ArrayEdit::new(start, N, reach) }
}
