//! `List`: several pointers of one shape, seen from Rust.

use core::fmt;
use core::iter::FusedIterator;
use core::marker::PhantomData;
use core::slice;

use crate::deep::compare::{Comparison, Parts, Step, Task};
use crate::deep::show::{Erased, ShowParts, Showing, show_pointers};
use crate::node::PoolAlloc;
use crate::pointer::Pointer;
use crate::shape::counted::Counted;
use crate::shape::linked::Linked;
use crate::shape::one::One;
use crate::shape::terminated::Terminated;
use crate::shape::traits::Shape;

/// The view of an array of pointers: each element is seen as its shape says, so for an array of
/// arrays `list.get(i)` is a slice.
pub struct List<'a, T, S> {
    slots: &'a [T],
    shape: S,
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
        List { slots, shape, invariant: PhantomData }
    }

    /// How many elements there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.slots.len()
    }

    /// Whether there is no element.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.slots.is_empty()
    }

    /// One element.
    #[must_use]
    pub fn get(&self, index: usize) -> Option<S::View<'a>> {
        // SAFETY: the promise of `new`.
        self.slots.get(index).map(|slot| unsafe { self.shape.view(slot) })
    }

    /// All elements in order.
    #[must_use]
    pub fn iter(&self) -> ListIter<'a, T, S> {
        ListIter { slots: self.slots.iter(), shape: self.shape, invariant: PhantomData }
    }

    /// The pointers themselves, for C: behind each stands the whole array, with its terminator. The
    /// slice of a view ends before it, so a pointer made of that slice does not reach it.
    #[must_use]
    pub fn as_raw(&self) -> &'a [T] {
        self.slots
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

macro_rules! lists_of_pointers {
    ($($shape:ty)*) => { $(
        // SAFETY: the slots are pointers to nodes that may be seen as their views, or null.
        unsafe impl<'a, V, P> Parts<'a, V> for List<'a, P, $shape>
        where
            P: Pointer<Target: PoolAlloc<View = V>>,
        {
            #[inline]
            unsafe fn compare(self, other: Self, step: Step, comparison: &mut Comparison<'a>) -> bool {
                let (a, b) = (self.slots as *const [P] as *const u8, other.slots as *const [P] as *const u8);
                let (len, size) = (self.slots.len(), size_of::<P>());
                // SAFETY: all of the nodes live for `'a`.
                len == other.slots.len() && unsafe { comparison.later(Task { a, b, len, size, indirect: true, step }) }
            }
        }

        // SAFETY: made here.
        unsafe impl<V, P> ShowParts<V> for List<'_, P, $shape>
        where
            P: Pointer<Target: PoolAlloc<View = V>>,
        {
            #[inline]
            unsafe fn show(&self, f: &mut fmt::Formatter<'_>, how: Erased, showing: &Showing<'_>) -> fmt::Result {
                // SAFETY: the slots are pointers to nodes that may be seen as their views, or null.
                unsafe { show_pointers(f, self.slots as *const [P] as *const *const u8, self.slots.len(), how, showing) }
            }
        }
    )* };
}
lists_of_pointers!(One Linked);

macro_rules! lists_of_arrays {
    ($([$($parameter:ident),*] $shape:ty;)*) => { $(
        // SAFETY: only what the slots lead to is put on the list.
        unsafe impl<'a, V, T, $($parameter),*> Parts<'a, V> for List<'a, T, $shape>
        where
            $shape: Shape<T, View<'a>: Parts<'a, V>>,
        {
            unsafe fn compare(self, other: Self, step: Step, comparison: &mut Comparison<'a>) -> bool {
                let mut index = self.slots.len();
                if index != other.slots.len() {
                    return false;
                }
                // From behind, so that the first one comes on top of the list.
                while index > 0 {
                    index -= 1;
                    // SAFETY: the promise of `new`.
                    let ours = unsafe { self.shape.view(&self.slots[index]) };
                    // SAFETY: as above.
                    let theirs = unsafe { other.shape.view(&other.slots[index]) };
                    // SAFETY: the caller's promise.
                    if !unsafe { ours.compare(theirs, step, comparison) } {
                        return false;
                    }
                }
                true
            }
        }

        // SAFETY: made here.
        unsafe impl<'a, V, T, $($parameter),*> ShowParts<V> for List<'a, T, $shape>
        where
            $shape: Shape<T, View<'a>: ShowParts<V>>,
        {
            unsafe fn show(&self, f: &mut fmt::Formatter<'_>, how: Erased, showing: &Showing<'_>) -> fmt::Result {
                let mut shown = f.debug_list();
                for slot in self.slots {
                    // SAFETY: the promise of `new`.
                    let parts = unsafe { self.shape.view(slot) };
                    shown.entry(&InPlace { parts, how, showing, view: PhantomData::<V> });
                }
                shown.finish()
            }
        }
    )* };
}
lists_of_arrays! {
    [S] Counted<S>;
    [E, S] Terminated<E, S>;
}

/// An element of a list in its place.
struct InPlace<'c, X, V> {
    parts: X,
    how: Erased,
    showing: &'c Showing<'c>,
    view: PhantomData<V>,
}

impl<V, X: ShowParts<V>> fmt::Debug for InPlace<'_, X, V> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // SAFETY: the function is for the views, and they stand where the list does.
        unsafe { self.parts.show(f, self.how, self.showing) }
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
