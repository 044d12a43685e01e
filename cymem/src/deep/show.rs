//! Showing views: `Debug` ends at a fixed depth, and shows what nodes share again for a while only.

use core::cell::Cell;
use core::fmt;
use core::marker::PhantomData;
use core::ptr;

use super::compare::Derived;
use super::seen::{Key, Seen};

/// How many nodes deep a graph is shown.
const DEPTH: usize = 64;

/// How often nodes are shown again: this many times, and [`AGAIN_PER_NODE`] times for each node that is
/// shown for the first time. So a graph in which many nodes share a few is shown in full, and one with
/// more ways through it than anybody could read is not.
const AGAIN: usize = 256;
const AGAIN_PER_NODE: usize = 16;

/// How many nodes are shown before shared ones are looked for: small graphs need no set.
const UNRECORDED: usize = 256;

/// A view that is shown field by field. Derived together with `Debug`.
///
/// # Safety
///
/// Derived, never implemented by hand.
pub unsafe trait Show: Sized {
    /// Shows all fields; without the list that follows the node, if it is to be shown `alone`.
    ///
    /// # Safety
    ///
    /// `showing` is where the node stands in what is shown.
    ///
    /// # Errors
    ///
    /// As [`fmt::Debug::fmt`].
    unsafe fn show_node(&self, f: &mut fmt::Formatter<'_>, alone: bool, showing: Showing<'_>) -> fmt::Result;
}

/// [`Show::show_node`].
pub type ShowFn<V> = unsafe fn(&V, &mut fmt::Formatter<'_>, bool, Showing<'_>) -> fmt::Result;

/// Shows a view as [`fmt::Debug`] does, but deeper nodes than [`DEPTH`] and those that were shown too often
/// as `…`.
///
/// # Errors
///
/// As [`fmt::Debug::fmt`].
pub fn show_view<V: Show>(view: &V, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    let counts = Counts::default();
    fmt::Debug::fmt(&ShownNode::<V, Derived>::new(view, Showing::new(&counts)), f)
}

/// [`show_view`] for what makes up a view.
pub(crate) fn show_parts<X: ShowParts<Derived>>(parts: &X, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    let counts = Counts::default();
    // SAFETY: nothing is around the parts.
    unsafe { parts.show(f, Showing::new(&counts)) }
}

/// Where a node stands in what is shown.
#[derive(Clone, Copy)]
pub struct Showing<'c> {
    counts: &'c Counts,
    depth: usize,
    /// A node around it was shown before, and so was all that is in it.
    again: bool,
}

/// What was shown so far.
#[derive(Default)]
struct Counts {
    first_time: Cell<usize>,
    again: Cell<usize>,
    seen: Cell<Seen>,
}

impl<'c> Showing<'c> {
    fn new(counts: &'c Counts) -> Self {
        Showing { counts, depth: 0, again: false }
    }

    /// Where the parts of the node stand; nowhere if it is not to be shown. The key is for nodes that others
    /// may share.
    fn inside(self, key: Option<Key>) -> Option<Self> {
        let Counts { first_time, again: shown_again, .. } = self.counts;
        if self.depth == DEPTH {
            return None;
        }
        let again = self.again || key.is_some_and(|key| self.counts.is_known(key));
        if again {
            if shown_again.get() >= first_time.get().saturating_mul(AGAIN_PER_NODE).saturating_add(AGAIN) {
                return None;
            }
            shown_again.set(shown_again.get() + 1);
        } else {
            first_time.set(first_time.get() + 1);
        }
        Some(Showing { counts: self.counts, depth: self.depth + 1, again })
    }
}

impl Counts {
    /// Whether the node was shown, or may have been.
    fn is_known(&self, key: Key) -> bool {
        if self.first_time.get() < UNRECORDED {
            return false;
        }
        // No user's code runs meanwhile.
        let mut seen = self.seen.take();
        let known = seen.contains(key) || !seen.insert(key);
        self.seen.set(seen);
        known
    }
}

/// What makes up the view of a field, shown in way `W`.
///
/// # Safety
///
/// Never implemented by hand.
pub unsafe trait ShowParts<W> {
    /// # Safety
    ///
    /// `showing` is where the parts stand in what is shown.
    ///
    /// # Errors
    ///
    /// As [`fmt::Debug::fmt`].
    unsafe fn show(&self, f: &mut fmt::Formatter<'_>, showing: Showing<'_>) -> fmt::Result;
}

/// How the view of a node is shown in way `W`.
///
/// # Safety
///
/// A function in [`HowShown::Deep`] is that of [`Show`].
pub unsafe trait Shown<W>: Sized {
    /// The function for it.
    const HOW: HowShown<Self>;
}

/// See [`Shown`].
pub enum HowShown<V> {
    /// Only so deep.
    Deep(ShowFn<V>),
    /// With its own `Debug`.
    Flat(fn(&V, &mut fmt::Formatter<'_>) -> fmt::Result),
}

// SAFETY: it is that function.
unsafe impl<V: Show> Shown<Derived> for V {
    const HOW: HowShown<V> = HowShown::Deep(V::show_node);
}

// SAFETY: made here.
unsafe impl<V: Shown<W>, W> ShowParts<W> for &V {
    unsafe fn show(&self, f: &mut fmt::Formatter<'_>, showing: Showing<'_>) -> fmt::Result {
        fmt::Debug::fmt(&ShownNode::<V, W>::new(self, showing), f)
    }
}

// SAFETY: made here.
unsafe impl<V: Shown<W>, W> ShowParts<W> for &[V] {
    unsafe fn show(&self, f: &mut fmt::Formatter<'_>, showing: Showing<'_>) -> fmt::Result {
        f.debug_list().entries(self.iter().map(|view| ShownNode::<V, W>::new(view, showing))).finish()
    }
}

// SAFETY: made here.
unsafe impl<V: Shown<W>, W> ShowParts<W> for Option<&V> {
    unsafe fn show(&self, f: &mut fmt::Formatter<'_>, showing: Showing<'_>) -> fmt::Result {
        match self {
            None => f.write_str("None"),
            Some(view) => {
                let node = ShownNode::<V, W> { shared: true, ..ShownNode::new(view, showing) };
                f.debug_tuple("Some").field(&node).finish()
            }
        }
    }
}

/// One node.
pub(crate) struct ShownNode<'v, 'c, V, W> {
    view: &'v V,
    showing: Showing<'c>,
    /// Other pointers may lead to it.
    shared: bool,
    /// Without the list that follows it.
    alone: bool,
    way: PhantomData<W>,
}

impl<'v, 'c, V, W> ShownNode<'v, 'c, V, W> {
    fn new(view: &'v V, showing: Showing<'c>) -> Self {
        ShownNode { view, showing, shared: false, alone: false, way: PhantomData }
    }

    /// The node without the list that follows it.
    pub(crate) fn alone(view: &'v V, showing: Showing<'c>) -> Self {
        ShownNode { alone: true, ..Self::new(view, showing) }
    }
}

impl<V: Shown<W>, W> fmt::Debug for ShownNode<'_, '_, V, W> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let show = match V::HOW {
            HowShown::Deep(show) => show,
            HowShown::Flat(fmt) => return fmt(self.view, f),
        };
        let key = [ptr::from_ref(self.view).addr(), (show as *const ()).addr(), 0];
        match self.showing.inside(self.shared.then_some(key)) {
            // SAFETY: that is where the node stands.
            Some(inside) => unsafe { show(self.view, f, self.alone, inside) },
            None => f.write_str("…"),
        }
    }
}

/// The view of one field, and where it stands in what is shown.
pub struct Entry<'c, X>(pub X, pub Showing<'c>);

impl<'c, X: ShowParts<Derived>> Entry<'c, X> {
    /// Shows what derives `Debug`. For other views the method of [`ShowFlat`] is called.
    ///
    /// # Safety
    ///
    /// That is where it stands.
    #[inline]
    pub unsafe fn cymem_show(self) -> PartsAs<'c, X, Derived> {
        // SAFETY: the caller's promise.
        unsafe { PartsAs::new(self.0, self.1) }
    }
}

impl<'c, X> Entry<'c, X> {
    /// Shows in way `W`.
    ///
    /// # Safety
    ///
    /// That is where it stands.
    #[inline]
    pub unsafe fn cymem_show_as<W>(self) -> PartsAs<'c, X, W> {
        // SAFETY: the caller's promise.
        unsafe { PartsAs::new(self.0, self.1) }
    }
}

/// What [`Entry`] falls back to: plain values, strings, and views with a `Debug` of their own.
///
/// # Safety
///
/// Never implemented by hand.
pub unsafe trait ShowFlat<X> {
    /// The value itself.
    ///
    /// # Safety
    ///
    /// None is needed.
    unsafe fn cymem_show(self) -> X
    where
        X: fmt::Debug;
}

// SAFETY: nothing is done.
unsafe impl<X> ShowFlat<X> for Entry<'_, X> {
    #[inline]
    unsafe fn cymem_show(self) -> X
    where
        X: fmt::Debug,
    {
        self.0
    }
}

/// The parts of a field, as something that has `Debug`.
pub struct PartsAs<'c, X, W> {
    parts: X,
    showing: Showing<'c>,
    way: PhantomData<W>,
}

impl<'c, X, W> PartsAs<'c, X, W> {
    /// # Safety
    ///
    /// That is where they stand.
    pub(crate) unsafe fn new(parts: X, showing: Showing<'c>) -> Self {
        PartsAs { parts, showing, way: PhantomData }
    }
}

impl<X: ShowParts<W>, W> fmt::Debug for PartsAs<'_, X, W> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // SAFETY: the promise of `new`.
        unsafe { self.parts.show(f, self.showing) }
    }
}
