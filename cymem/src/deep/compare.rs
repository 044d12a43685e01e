//! Comparing views: what a derived `PartialEq` would recurse into goes on a list, which one loop empties.

use alloc::vec::Vec;
use core::mem;

use super::seen::Seen;

/// Compares two views: their plain fields at once, and what they point to is put on the list; without the list
/// that follows a node, if it is to be compared alone. Derived together with `PartialEq`.
///
/// # Safety
///
/// It is called as a step of the comparison.
pub type CompareFn<V> = for<'a> unsafe fn(&'a V, &'a V, bool, &mut Comparison<'a>) -> bool;

/// The same for pointers to views. What is done with it need not be compiled for each type of view.
pub type Step = for<'a> unsafe fn(*const u8, *const u8, bool, &mut Comparison<'a>) -> bool;

/// [`Step`] for what lives so long.
pub(crate) type StepFor<'a> = unsafe fn(*const u8, *const u8, bool, &mut Comparison<'a>) -> bool;

/// Makes one of the other.
pub(crate) const fn step<V>(compare: CompareFn<V>) -> Step {
    // SAFETY: the types differ in that one takes references where the other takes pointers, which is
    // ABI-compatible (standard library, "ABI compatibility" of `fn`).
    unsafe { mem::transmute::<CompareFn<V>, Step>(compare) }
}

/// `a == b` for views, to any depth, and in time that is linear in the number of different pairs of nodes.
///
/// # Safety
///
/// Both point to views of the type that the step is for.
///
/// # Panics
///
/// If no memory is left for the list: nobody knows then.
pub(crate) unsafe fn compare_views(a: *const u8, b: *const u8, step: Option<Step>) -> bool {
    // SAFETY: this is the first step.
    step.is_some_and(|step| compare_with(|comparison| unsafe { step(a, b, false, comparison) }))
}

/// A comparison of which this is the first step.
pub(crate) fn compare_with<'a>(first: impl FnOnce(&mut Comparison<'a>) -> bool) -> bool {
    let mut comparison = Comparison::new();
    first(&mut comparison) && comparison.finish()
}

/// What is made of views `V`.
///
/// # Safety
///
/// It puts nothing but these on the list.
pub unsafe trait Parts<'a, V> {
    /// Puts it on the list. False if the number of views is not the same.
    ///
    /// # Safety
    ///
    /// This is a step of the comparison, and `step` is for views `V`.
    unsafe fn compare(self, other: Self, step: Step, comparison: &mut Comparison<'a>) -> bool;
}

// SAFETY: it is such a view.
unsafe impl<'a, V> Parts<'a, V> for &'a V {
    #[inline]
    unsafe fn compare(self, other: Self, step: Step, comparison: &mut Comparison<'a>) -> bool {
        let (a, b) = (self as *const V as *const u8, other as *const V as *const u8);
        // SAFETY: both live for `'a`.
        unsafe { comparison.later(Task { a, b, len: 1, size: 0, indirect: false, step }) }
    }
}

// SAFETY: it is such a view, or none.
unsafe impl<'a, V> Parts<'a, V> for Option<&'a V> {
    #[inline]
    unsafe fn compare(self, other: Self, step: Step, comparison: &mut Comparison<'a>) -> bool {
        match (self, other) {
            // SAFETY: the caller's promise.
            (Some(a), Some(b)) => unsafe { a.compare(b, step, comparison) },
            (None, None) => true,
            _ => false,
        }
    }
}

// SAFETY: they are such views.
unsafe impl<'a, V> Parts<'a, V> for &'a [V] {
    #[inline]
    unsafe fn compare(self, other: Self, step: Step, comparison: &mut Comparison<'a>) -> bool {
        let (a, b) = (self as *const [V] as *const u8, other as *const [V] as *const u8);
        let (len, size) = (self.len(), size_of::<V>());
        // SAFETY: all of them live for `'a`.
        len == other.len() && unsafe { comparison.later(Task { a, b, len, size, indirect: false, step }) }
    }
}

/// Two arrays that remain to be compared, element by element.
pub(crate) struct Task<'a> {
    pub(crate) a: *const u8,
    pub(crate) b: *const u8,
    /// How many elements are left.
    pub(crate) len: usize,
    /// The size of an element.
    pub(crate) size: usize,
    /// The elements are pointers to what is compared, or null.
    pub(crate) indirect: bool,
    pub(crate) step: StepFor<'a>,
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
/// `STRIDE`th: what is compared again soon comes to a pair that is not.
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
            if a.is_null() || b.is_null() {
                if a == b {
                    continue;
                }
                return false;
            }
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
    fn next(&mut self) -> Option<(*const u8, *const u8, StepFor<'a>)> {
        let task = self.last()?;
        let Task { mut a, mut b, size, indirect, step, .. } = *task;
        task.len -= 1;
        if task.len > 0 {
            // SAFETY: there are more elements behind this one.
            task.a = unsafe { a.add(size) };
            // SAFETY: as above.
            task.b = unsafe { b.add(size) };
        } else if self.more.pop().is_none() {
            self.filled -= 1;
        }
        if indirect {
            // SAFETY: the elements are pointers.
            a = unsafe { a.cast::<*const u8>().read() };
            // SAFETY: as above.
            b = unsafe { b.cast::<*const u8>().read() };
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
