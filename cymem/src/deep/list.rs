//! Lists as parts of a view that is compared or shown.

use core::fmt;
use core::marker::PhantomData;

use super::compare::{Comparison, Parts, Step, Task};
use super::show::{Erased, ShowParts, Showing, show_pointers};
use crate::list::List;
use crate::node::PoolAlloc;
use crate::pointer::Pointer;
use crate::shape::counted::Counted;
use crate::shape::jagged::Row;
use crate::shape::linked::Linked;
use crate::shape::one::One;
use crate::shape::reserved::Reserved;
use crate::shape::terminated::Terminated;
use crate::shape::traits::Shape;

macro_rules! lists_of_pointers {
    ($($shape:ty)*) => { $(
        // SAFETY: the slots are pointers to nodes that may be seen as their views, or null.
        unsafe impl<'a, V, P> Parts<'a, V> for List<'a, P, $shape>
        where
            P: Pointer<Target: PoolAlloc<View = V>>,
        {
            #[inline]
            unsafe fn compare(self, other: Self, step: Step, comparison: &mut Comparison<'a>) -> bool {
                let (a, b) = (self.start().cast(), other.start().cast());
                let (len, size) = (self.len(), size_of::<P>());
                // SAFETY: all of the nodes live for `'a`.
                len == other.len() && unsafe { comparison.later(Task { a, b, len, size, indirect: true, step }) }
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
                unsafe { show_pointers(f, self.start().cast(), self.len(), how, showing) }
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
                let (a, b) = (self.as_raw(), other.as_raw());
                let mut index = a.len();
                if index != b.len() {
                    return false;
                }
                // From behind, so that the first one comes on top of the list.
                while index > 0 {
                    index -= 1;
                    // SAFETY: the promise of `new`.
                    let ours = unsafe { self.shape.view(&a[index]) };
                    // SAFETY: as above.
                    let theirs = unsafe { other.shape.view(&b[index]) };
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
                for slot in self.as_raw() {
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
    [L, R] Row<L, R>;
    [S] Reserved<S>;
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
