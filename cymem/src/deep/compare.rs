//! Comparing views: what a derived `PartialEq` would recurse into goes on a list, which one loop empties.

use alloc::vec::Vec;
use core::mem;

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

/// `a == b` for views, to any depth, and in time that is linear in the number of different pairs of nodes.
///
/// # Panics
///
/// If no memory is left for the list: nobody knows then.
pub fn compare_views<V: Compare>(a: &V, b: &V) -> bool {
    let views = [a as *const V as *const u8, b as *const V as *const u8];
    // SAFETY: both are views that live while they are compared.
    unsafe { compare_root(views, V::HOW) }
}

/// # Safety
///
/// Both point to views of the type that this is for.
unsafe fn compare_root(views: [*const u8; 2], how: How) -> bool {
    let mut comparison = Comparison::new();
    // SAFETY: the caller's promise.
    (unsafe { how.compare(views, 1, 0, &mut comparison) }) && comparison.finish()
}

/// [`compare_views`] for what makes up a view.
pub(crate) fn compare_parts<'a, X: Parts<'a, Derived>>(a: X, b: X) -> bool {
    let mut comparison = Comparison::new();
    // SAFETY: this is the first step.
    (unsafe { a.compare(b, &mut comparison) }) && comparison.finish()
}

/// What makes up the view of a field, compared in way `W`.
///
/// # Safety
///
/// None of what it puts on the list is wrong.
pub unsafe trait Parts<'a, W> {
    /// Compares it, or puts it on the list.
    ///
    /// # Safety
    ///
    /// This is a step of the comparison.
    unsafe fn compare(self, other: Self, comparison: &mut Comparison<'a>) -> bool;
}

/// How views are compared in way `W`.
///
/// # Safety
///
/// The function may be called for pointers to such views.
pub unsafe trait Compared<W>: Sized {
    /// The function for it.
    const HOW: How;
}

/// A function for views of some type. It takes pointers, and so does all that is done with it: rustc need not
/// compile that for each type.
#[derive(Clone, Copy)]
pub enum How {
    /// Compares two views, and puts what they point to on the list.
    Deep(for<'a> unsafe fn(*const u8, *const u8, bool, &mut Comparison<'a>) -> bool),
    /// Compares two arrays of so many views with their own `PartialEq`.
    Flat(unsafe fn(*const u8, *const u8, usize) -> bool),
}

impl How {
    /// # Safety
    ///
    /// Both point to so many views of the type that this is for, and these live for `'a`.
    unsafe fn compare<'a>(
        self,
        [a, b]: [*const u8; 2],
        len: usize,
        size: usize,
        comparison: &mut Comparison<'a>,
    ) -> bool {
        match self {
            // SAFETY: the caller's promise.
            How::Deep(step) => unsafe { comparison.later(Task { a, b, len, size, step }) },
            // SAFETY: as above.
            How::Flat(equal) => unsafe { equal(a, b, len) },
        }
    }
}

/// The way of views that derive it.
pub struct Derived;

/// [`Compare::compare_node`].
pub type CompareFn<V> = for<'a> unsafe fn(&'a V, &'a V, bool, &mut Comparison<'a>) -> bool;

/// A function that takes references as one that takes pointers.
pub(crate) const fn deep<V>(compare: CompareFn<V>) -> How {
    // SAFETY: the types are ABI-compatible (standard library, "ABI compatibility" of `fn`).
    How::Deep(unsafe {
        mem::transmute::<
            CompareFn<V>,
            for<'a> unsafe fn(*const u8, *const u8, bool, &mut Comparison<'a>) -> bool,
        >(compare)
    })
}

// SAFETY: it is the function for these views.
unsafe impl<V: Compare> Compared<Derived> for V {
    const HOW: How = deep(V::compare_node);
}

// SAFETY: these views are compared.
unsafe impl<'a, V: Compared<W>, W> Parts<'a, W> for &'a V {
    #[inline]
    unsafe fn compare(self, other: Self, comparison: &mut Comparison<'a>) -> bool {
        let views = [self as *const V as *const u8, other as *const V as *const u8];
        // SAFETY: both are views that live for `'a`.
        unsafe { V::HOW.compare(views, 1, size_of::<V>(), comparison) }
    }
}

// SAFETY: these views are compared.
unsafe impl<'a, V: Compared<W>, W> Parts<'a, W> for Option<&'a V> {
    #[inline]
    unsafe fn compare(self, other: Self, comparison: &mut Comparison<'a>) -> bool {
        match (self, other) {
            // SAFETY: this is a step.
            (Some(a), Some(b)) => unsafe { a.compare(b, comparison) },
            (None, None) => true,
            _ => false,
        }
    }
}

// SAFETY: these views are compared.
unsafe impl<'a, V: Compared<W>, W> Parts<'a, W> for &'a [V] {
    #[inline]
    unsafe fn compare(self, other: Self, comparison: &mut Comparison<'a>) -> bool {
        let len = self.len();
        let views = [self as *const [V] as *const u8, other as *const [V] as *const u8];
        // SAFETY: both are `len` views that live for `'a`.
        len == other.len() && unsafe { V::HOW.compare(views, len, size_of::<V>(), comparison) }
    }
}

/// Compares what two pointers lead to; without the list that follows it, if the flag is set.
pub(crate) type Step<'a> = unsafe fn(*const u8, *const u8, bool, &mut Comparison<'a>) -> bool;

/// Two arrays that remain to be compared, element by element.
pub(crate) struct Task<'a> {
    pub(crate) a: *const u8,
    pub(crate) b: *const u8,
    /// How many elements are left.
    pub(crate) len: usize,
    /// The size of an element.
    pub(crate) size: usize,
    pub(crate) step: Step<'a>,
}

/// How many tasks stand on the stack, so that small graphs need no memory.
const ON_STACK: usize = 8;

/// How many steps are made before shared nodes are looked for: small graphs need no set.
const UNRECORDED: usize = 256;

/// Where each node leads to one other, only every so many of them are recorded.
const STRIDE: usize = 32;

/// A comparison that is going on: the list of what remains, and what need not be compared again.
///
/// If a pair of nodes was compared, then it was found equal, or the comparison is over, or what it leads to is
/// still on the list. So a recorded pair is passed over, and nodes that many others share are compared once.
/// A pair that leads to several others is recorded at once, and of those that lead to one, every
/// [`STRIDE`]th: what is compared again soon comes to a pair that is not.
pub struct Comparison<'a> {
    /// The bottom of the list; full if `more` is not empty.
    first: [Option<Task<'a>>; ON_STACK],
    filled: usize,
    more: Vec<Task<'a>>,
    steps: usize,
    seen: Seen,
}

impl<'a> Comparison<'a> {
    fn new() -> Self {
        Comparison {
            first: [const { None }; ON_STACK],
            filled: 0,
            more: Vec::new(),
            steps: 0,
            seen: Seen::default(),
        }
    }

    /// Puts a task on the list. Returns true.
    ///
    /// # Safety
    ///
    /// The step may be called for each pair of elements for `'a`.
    ///
    /// # Panics
    ///
    /// If no memory is left.
    pub(crate) unsafe fn later(&mut self, task: Task<'a>) -> bool {
        if task.len == 0 {
            return true;
        }
        if let Some(place) = self.first.get_mut(self.filled) {
            *place = Some(task);
            self.filled += 1;
            return true;
        }
        if self.more.try_reserve(1).is_err() {
            // The set only saves time.
            self.seen = Seen::default();
            let reserved = self.more.try_reserve_exact(1);
            assert!(reserved.is_ok(), "memory is exhausted: the graphs cannot be compared to their end");
        }
        self.more.push(task);
        true
    }

    /// Compares all that is on the list.
    fn finish(&mut self) -> bool {
        while let Some((a, b, step)) = self.next() {
            let key = [a.addr(), b.addr(), (step as *const ()).addr()];
            if self.seen.contains(key) {
                continue;
            }
            let before = self.len();
            // SAFETY: the promise of `later`.
            if !unsafe { step(a, b, false, self) } {
                return false;
            }
            self.steps = self.steps.wrapping_add(1);
            let records = match self.len() - before {
                0 => false,
                1 => self.steps % STRIDE == 0 || self.last().is_some_and(|task| task.len > 1),
                _ => true,
            };
            if records && self.steps > UNRECORDED {
                self.seen.insert(key);
            }
        }
        true
    }

    /// Takes the first pair of elements of the last task from the list.
    fn next(&mut self) -> Option<(*const u8, *const u8, Step<'a>)> {
        let task = self.last()?;
        let Task { a, b, step, .. } = *task;
        task.len -= 1;
        if task.len > 0 {
            // SAFETY: there are more elements behind this one.
            task.a = unsafe { a.add(task.size) };
            // SAFETY: as above.
            task.b = unsafe { b.add(task.size) };
        } else if self.more.pop().is_none() {
            self.filled -= 1;
        }
        Some((a, b, step))
    }

    fn last(&mut self) -> Option<&mut Task<'a>> {
        match self.more.last_mut() {
            Some(task) => Some(task),
            None => self.first.get_mut(self.filled.checked_sub(1)?)?.as_mut(),
        }
    }

    fn len(&self) -> usize {
        self.filled + self.more.len()
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
