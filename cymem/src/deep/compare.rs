//! Comparing views: what a derived `PartialEq` would recurse into goes on a list, which one loop empties.

use alloc::vec::Vec;
use core::slice;

use super::seen::Seen;

/// A view that is compared field by field. Derived together with `PartialEq`.
///
/// # Safety
///
/// Derived, never implemented by hand.
pub unsafe trait Compare: Sized {
    /// Compares the plain fields and puts the others on the list; without the list that follows the node,
    /// if it is to be compared `alone`.
    ///
    /// # Safety
    ///
    /// This is a step of the comparison.
    unsafe fn compare_node<'a>(
        &'a self,
        other: &'a Self,
        alone: bool,
        comparison: &mut Comparison<'a>,
    ) -> bool;
}

/// [`Compare::compare_node`].
pub type CompareFn<V> = for<'a> unsafe fn(&'a V, &'a V, bool, &mut Comparison<'a>) -> bool;

/// `a == b` for views, to any depth, and in time that is linear in the number of different pairs of nodes.
///
/// # Panics
///
/// If no memory is left for the list: nobody knows then.
pub fn compare_views<V: Compare>(a: &V, b: &V) -> bool {
    let mut comparison = Comparison::default();
    // SAFETY: this is the first step.
    (unsafe { a.compare_node(b, false, &mut comparison) }) && comparison.finish()
}

/// [`compare_views`] for what makes up a view.
pub(crate) fn compare_parts<'a, X: Parts<'a, Derived>>(a: X, b: X) -> bool {
    let mut comparison = Comparison::default();
    // SAFETY: this is the first step.
    (unsafe { a.compare(b, &mut comparison) }) && comparison.finish()
}

/// What makes up the view of a field, compared in way `W`.
///
/// # Safety
///
/// None of what it puts on the list is wrong.
pub unsafe trait Parts<'a, W> {
    /// # Safety
    ///
    /// This is a step of the comparison.
    unsafe fn compare(self, other: Self, comparison: &mut Comparison<'a>) -> bool;
}

/// How the view of a node is compared in way `W`.
///
/// # Safety
///
/// A function in [`How::Deep`] is that of [`Compare`].
pub unsafe trait Compared<W>: Sized {
    /// The function for it.
    const HOW: How<Self>;
}

/// See [`Compared`].
pub enum How<V> {
    /// With what it points to on the list.
    Deep(CompareFn<V>),
    /// With its own `PartialEq`.
    Flat(fn(&[V], &[V]) -> bool),
}

/// The way of views that derive `PartialEq`.
pub struct Derived;

// SAFETY: it is that function.
unsafe impl<V: Compare> Compared<Derived> for V {
    const HOW: How<V> = How::Deep(V::compare_node);
}

// SAFETY: the step is called for views.
unsafe impl<'a, V: Compared<W>, W> Parts<'a, W> for &'a V {
    unsafe fn compare(self, other: Self, comparison: &mut Comparison<'a>) -> bool {
        // A node by value: how deep these go is up to the types.
        // SAFETY: this is a step.
        unsafe { node(self, other, comparison) }
    }
}

// SAFETY: the step is called for views.
unsafe impl<'a, V: Compared<W>, W> Parts<'a, W> for &'a [V] {
    unsafe fn compare(self, other: Self, comparison: &mut Comparison<'a>) -> bool {
        match V::HOW {
            // SAFETY: the step is for elements of the slices.
            How::Deep(_) => unsafe { comparison.later(self, other, node_step::<V, W>) },
            How::Flat(equal) => equal(self, other),
        }
    }
}

// SAFETY: as for a slice of one view.
unsafe impl<'a, V: Compared<W>, W> Parts<'a, W> for Option<&'a V> {
    unsafe fn compare(self, other: Self, comparison: &mut Comparison<'a>) -> bool {
        match (self, other) {
            (None, None) => true,
            (Some(a), Some(b)) => {
                let (a, b) = (slice::from_ref(a), slice::from_ref(b));
                // SAFETY: this is a step.
                unsafe { Parts::<W>::compare(a, b, comparison) }
            }
            _ => false,
        }
    }
}

/// # Safety
///
/// This is a step of the comparison.
unsafe fn node<'a, V: Compared<W>, W>(a: &'a V, b: &'a V, comparison: &mut Comparison<'a>) -> bool {
    match V::HOW {
        // SAFETY: the caller's promise.
        How::Deep(compare) => unsafe { compare(a, b, false, comparison) },
        How::Flat(equal) => equal(slice::from_ref(a), slice::from_ref(b)),
    }
}

/// # Safety
///
/// This is a step of the comparison, and both point to `V`s that live for `'a`.
unsafe fn node_step<'a, V, W>(a: *const u8, b: *const u8, comparison: &mut Comparison<'a>) -> bool
where
    V: Compared<W> + 'a,
{
    // SAFETY: the caller's promise.
    let a = unsafe { &*a.cast::<V>() };
    // SAFETY: as above.
    let b = unsafe { &*b.cast::<V>() };
    // SAFETY: this is a step.
    unsafe { node(a, b, comparison) }
}

/// Compares what two pointers lead to.
pub(crate) type Step<'a> = unsafe fn(*const u8, *const u8, &mut Comparison<'a>) -> bool;

/// Two arrays that remain to be compared.
#[derive(Clone, Copy)]
struct Task<'a> {
    a: *const u8,
    b: *const u8,
    /// How many elements there are, at least one.
    len: usize,
    /// The size of an element.
    size: usize,
    step: Step<'a>,
}

/// How many tasks stand on the stack, so that small graphs need no memory.
const ON_STACK: usize = 8;

/// How many steps are made before shared nodes are looked for: small graphs need no set.
const UNRECORDED: usize = 256;

/// Where each node leads to one other, only every so many of them are recorded.
const STRIDE: usize = 32;

/// A comparison that is going on: the list of what remains, and what need not be compared again.
///
/// A pair of nodes that was compared was found equal, or the comparison would be over, or its parts are
/// still on the list. So a recorded pair is passed over, and nodes that many others share are compared once.
/// A pair that leads to several others is recorded at once, and of those that lead to one each, every
/// [`STRIDE`]th: what is compared again ends soon at a pair that is not.
#[derive(Default)]
pub struct Comparison<'a> {
    /// The tasks below `more`, all there if it is not empty.
    first: [Option<Task<'a>>; ON_STACK],
    filled: usize,
    more: Vec<Task<'a>>,
    steps: usize,
    seen: Seen,
}

impl<'a> Comparison<'a> {
    /// Puts the elements of two arrays on the list. False if they differ in number.
    ///
    /// # Safety
    ///
    /// The step may be called for pointers to `T`s that live for `'a`.
    ///
    /// # Panics
    ///
    /// If no memory is left.
    pub(crate) unsafe fn later<T>(&mut self, a: &'a [T], b: &'a [T], step: Step<'a>) -> bool {
        let len = a.len();
        if len > 0 && len == b.len() {
            let (a, b) = (a.as_ptr().cast(), b.as_ptr().cast());
            self.push(Task { a, b, len, size: size_of::<T>(), step });
        }
        len == b.len()
    }

    fn push(&mut self, task: Task<'a>) {
        if let Some(place) = self.first.get_mut(self.filled) {
            *place = Some(task);
            self.filled += 1;
            return;
        }
        if self.more.try_reserve(1).is_err() {
            // The set only saves time.
            self.seen = Seen::default();
            let reserved = self.more.try_reserve_exact(1);
            assert!(reserved.is_ok(), "memory is exhausted, and the graphs are not compared to their end");
        }
        self.more.push(task);
    }

    /// Takes the next two elements from the list.
    fn next(&mut self) -> Option<(*const u8, *const u8, Step<'a>)> {
        let in_more = !self.more.is_empty();
        let last = match self.more.last_mut() {
            Some(last) => last,
            None => self.first.get_mut(self.filled.checked_sub(1)?)?.as_mut()?,
        };
        let Task { a, b, len, size, step } = *last;
        if len > 1 {
            // SAFETY: there are more elements behind the first.
            last.a = unsafe { a.add(size) };
            // SAFETY: as above.
            last.b = unsafe { b.add(size) };
            last.len = len - 1;
        } else if in_more {
            self.more.pop();
        } else {
            self.filled -= 1;
        }
        Some((a, b, step))
    }

    fn len(&self) -> usize {
        self.filled + self.more.len()
    }

    /// Whether the last task is more than one element.
    fn is_array_next(&self) -> bool {
        let last = match self.more.last() {
            Some(last) => Some(last),
            None => self.filled.checked_sub(1).and_then(|last| self.first[last].as_ref()),
        };
        last.is_some_and(|task| task.len > 1)
    }

    /// Compares all that remains.
    fn finish(&mut self) -> bool {
        while let Some((a, b, step)) = self.next() {
            let before = self.len();
            let key = [a.addr(), b.addr(), (step as *const ()).addr()];
            if self.seen.contains(key) {
                continue;
            }
            // SAFETY: the promise of `later`.
            if !unsafe { step(a, b, self) } {
                return false;
            }
            self.steps += 1;
            let added = self.len() - before;
            let records = match added {
                0 => false,
                1 => self.steps % STRIDE == 0 || self.is_array_next(),
                _ => true,
            };
            if records && self.steps > UNRECORDED {
                self.seen.insert(key);
            }
        }
        true
    }
}

/// The views of one field of two nodes.
pub struct Pair<X>(pub X, pub X);

impl<'a, X: Parts<'a, Derived>> Pair<X> {
    /// Compares what derives `PartialEq`. For other views the method of [`CompareFlat`] is called.
    ///
    /// # Safety
    ///
    /// This is a step of the comparison.
    #[inline]
    pub unsafe fn cymem_compare(self, comparison: &mut Comparison<'a>) -> bool {
        // SAFETY: the caller's promise.
        unsafe { self.0.compare(self.1, comparison) }
    }
}

impl<X> Pair<X> {
    /// Compares in way `W`.
    ///
    /// # Safety
    ///
    /// This is a step of the comparison.
    #[inline]
    pub unsafe fn cymem_compare_as<'a, W>(self, comparison: &mut Comparison<'a>) -> bool
    where
        X: Parts<'a, W>,
    {
        // SAFETY: the caller's promise.
        unsafe { self.0.compare(self.1, comparison) }
    }
}

/// What [`Pair`] falls back to: plain values, strings, and views with a `PartialEq` of their own.
///
/// # Safety
///
/// Never implemented by hand.
pub unsafe trait CompareFlat<X> {
    /// `a == b`
    ///
    /// # Safety
    ///
    /// None is needed.
    unsafe fn cymem_compare(self, _: &mut Comparison<'_>) -> bool
    where
        X: PartialEq;
}

// SAFETY: nothing is put on the list.
unsafe impl<X> CompareFlat<X> for Pair<X> {
    #[inline]
    unsafe fn cymem_compare(self, _: &mut Comparison<'_>) -> bool
    where
        X: PartialEq,
    {
        self.0 == self.1
    }
}
