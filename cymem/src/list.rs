//! `List`: several pointers of one shape, seen from Rust.

use core::fmt;
use core::iter::FusedIterator;
use core::marker::PhantomData;
use core::slice;

use crate::shape::traits::{Shape, slots};

/// The view of an array of pointers: each element is seen as its shape says, so for an array of
/// arrays `list.get(i)` is a slice.
pub struct List<'a, T, S> {
    /// A pointer and no reference: a handle holds a list while C writes.
    start: *const T,
    len: usize,
    pub(crate) shape: S,
    seen: PhantomData<&'a [T]>,
    invariant: Invariant<(T, S)>,
}

/// Lengths may be computed from types, so one type is never seen as another, not even as one that
/// differs in lifetimes alone.
type Invariant<T> = PhantomData<fn(T) -> T>;

impl<'a, T, S: Shape<T>> List<'a, T, S> {
    /// # Safety
    ///
    /// All slots were written with this shape, and what they point to lives for `'a`.
    pub(crate) unsafe fn new(slots: &'a [T], shape: S) -> Self {
        // SAFETY: the caller's promise.
        unsafe { List::starting_at(slots.as_ptr(), slots.len(), shape) }
    }

    /// The same from the start of an array, which may be null if it is empty.
    ///
    /// # Safety
    ///
    /// As [`new`](List::new), for the slots while they are looked at.
    #[inline]
    pub(crate) unsafe fn starting_at(start: *const T, len: usize, shape: S) -> Self {
        List { start, len, shape, seen: PhantomData, invariant: PhantomData }
    }

    /// The start of the array, with all that stands behind it.
    #[inline]
    pub(crate) fn start(&self) -> *const T {
        self.start
    }

    /// How many elements there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.len
    }

    /// Whether there is no element.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len == 0
    }

    /// One element.
    #[must_use]
    pub fn get(&self, index: usize) -> Option<S::View<'a>> {
        // SAFETY: the promise of `new`.
        self.as_raw().get(index).map(|slot| unsafe { self.shape.view(slot) })
    }

    /// All elements in order.
    #[must_use]
    pub fn iter(&self) -> ListIter<'a, T, S> {
        ListIter { slots: self.as_raw().iter(), shape: self.shape, invariant: PhantomData }
    }

    /// The pointers themselves, for C: behind each stands the whole array, with its terminator. The
    /// slice of a view ends before it, so a pointer made of that slice does not reach it.
    #[must_use]
    pub fn as_raw(&self) -> &'a [T] {
        // SAFETY: the promise of `new`.
        unsafe { slots(self.start, self.len) }
    }
}

impl<T, S: Copy> Copy for List<'_, T, S> {}
impl<T, S: Copy> Clone for List<'_, T, S> {
    fn clone(&self) -> Self {
        *self
    }
}

// SAFETY: a list gives out nothing but views.
unsafe impl<'a, T, S: Shape<T, View<'a>: Send>> Send for List<'a, T, S> {}
// SAFETY: as above, and a shared list gives the views to other threads.
unsafe impl<'a, T, S: Shape<T, View<'a>: Send>> Sync for List<'a, T, S> {}

impl<'a, T, S: Shape<T, View<'a>: fmt::Debug>> fmt::Debug for List<'a, T, S> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self.iter()).finish()
    }
}

impl<'a, 'b, T, S, U, R> PartialEq<List<'b, U, R>> for List<'a, T, S>
where
    S: Shape<T>,
    R: Shape<U>,
    S::View<'a>: PartialEq<R::View<'b>>,
{
    fn eq(&self, other: &List<'b, U, R>) -> bool {
        self.len() == other.len() && self.iter().zip(other.iter()).all(|(a, b)| a == b)
    }
}

impl<'a, T, S: Shape<T>> IntoIterator for List<'a, T, S> {
    type Item = S::View<'a>;
    type IntoIter = ListIter<'a, T, S>;

    fn into_iter(self) -> ListIter<'a, T, S> {
        self.iter()
    }
}

impl<'a, T, S: Shape<T>> IntoIterator for &List<'a, T, S> {
    type Item = S::View<'a>;
    type IntoIter = ListIter<'a, T, S>;

    fn into_iter(self) -> ListIter<'a, T, S> {
        self.iter()
    }
}

/// The elements of a [`List`].
pub struct ListIter<'a, T, S> {
    slots: slice::Iter<'a, T>,
    shape: S,
    invariant: Invariant<(T, S)>,
}

impl<'a, T, S: Shape<T>> Iterator for ListIter<'a, T, S> {
    type Item = S::View<'a>;

    fn next(&mut self) -> Option<S::View<'a>> {
        // SAFETY: the promise of `List::new`.
        self.slots.next().map(|slot| unsafe { self.shape.view(slot) })
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        self.slots.size_hint()
    }
}

impl<'a, T, S: Shape<T>> DoubleEndedIterator for ListIter<'a, T, S> {
    fn next_back(&mut self) -> Option<S::View<'a>> {
        // SAFETY: the promise of `List::new`.
        self.slots.next_back().map(|slot| unsafe { self.shape.view(slot) })
    }
}

impl<T, S: Shape<T>> ExactSizeIterator for ListIter<'_, T, S> {}
impl<T, S: Shape<T>> FusedIterator for ListIter<'_, T, S> {}
