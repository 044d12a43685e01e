//! Showing views: `Debug` ends at a fixed depth, and shows what nodes share again for a while only.

use core::cell::Cell;
use core::fmt::{self, Debug as _};
use core::marker::PhantomData;
use core::mem;

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
    /// `inside` is where the fields of the node stand in what is shown.
    ///
    /// # Errors
    ///
    /// As [`fmt::Debug::fmt`].
    unsafe fn show_node(&self, f: &mut fmt::Formatter<'_>, alone: bool, inside: &Showing<'_>) -> fmt::Result;
}

/// [`Show::show_node`].
pub type ShowFn<V> = unsafe fn(&V, &mut fmt::Formatter<'_>, bool, &Showing<'_>) -> fmt::Result;

/// Shows a view as [`fmt::Debug`] does, but deeper nodes than [`DEPTH`] and those that were shown too often
/// as `…`.
///
/// # Errors
///
/// As [`fmt::Debug::fmt`].
pub fn show_view<V: Show>(view: &V, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    show_root(view as *const V as *const u8, V::HOW, f)
}

fn show_root(view: *const u8, how: HowShown, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    ShownView {
        view,
        how,
        shared: false,
        alone: false,
        showing: &Showing::new(&Counts::default()),
        life: PhantomData,
    }
    .fmt(f)
}

/// [`show_view`] for what makes up a view.
pub(crate) fn show_parts<X: ShowParts<Derived>>(parts: X, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    let counts = Counts::default();
    let showing = Showing::new(&counts);
    // SAFETY: nothing is around the parts.
    let shown = unsafe { parts.show(&showing) };
    fmt::Debug::fmt(&shown, f)
}

/// Shows the fields of a node, but the one at `except`.
///
/// # Errors
///
/// As [`fmt::Debug::fmt`].
pub fn show_fields(
    f: &mut fmt::Formatter<'_>,
    name: &str,
    except: Option<usize>,
    labels: &[&str],
    fields: &[&dyn fmt::Debug],
) -> fmt::Result {
    let mut shown = f.debug_struct(name);
    for (index, (label, field)) in labels.iter().zip(fields).enumerate() {
        if except != Some(index) {
            shown.field(label, field);
        }
    }
    shown.finish()
}

/// Where something stands in what is shown.
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

    /// Where the parts of a node stand, which stands here; nowhere if it is not to be shown. The key is for
    /// nodes that others may share.
    fn inside(&self, key: Option<Key>) -> Option<Self> {
        if self.depth == DEPTH {
            return None;
        }
        let Counts { first_time, again: shown_again, .. } = self.counts;
        let again = self.again || key.is_some_and(|key| self.counts.is_known(key));
        let (count, limit) = match again {
            true => (shown_again, first_time.get().saturating_mul(AGAIN_PER_NODE).saturating_add(AGAIN)),
            false => (first_time, usize::MAX),
        };
        if count.get() >= limit {
            return None;
        }
        count.set(count.get() + 1);
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
    /// The same with `Debug`.
    type Shown<'c>: fmt::Debug;

    /// # Safety
    ///
    /// `showing` is where the parts stand in what is shown.
    unsafe fn show<'c>(self, showing: &'c Showing<'c>) -> Self::Shown<'c>;
}

/// How views are shown in way `W`.
///
/// # Safety
///
/// The function may be called for a pointer to such a view.
pub unsafe trait Shown<W>: Sized {
    /// The function for it.
    const HOW: HowShown;
}

/// A function for views of some type. It takes a pointer, and so does all that is done with it: rustc need not
/// compile that for each type.
#[derive(Clone, Copy)]
pub enum HowShown {
    /// Shows a view, but only so deep.
    Deep(unsafe fn(*const u8, &mut fmt::Formatter<'_>, bool, &Showing<'_>) -> fmt::Result),
    /// Shows it with its own `Debug`.
    Flat(unsafe fn(*const u8, &mut fmt::Formatter<'_>) -> fmt::Result),
}

/// A function that takes a reference as one that takes a pointer.
pub(crate) const fn deep<V>(show: ShowFn<V>) -> HowShown {
    // SAFETY: the types are ABI-compatible (standard library, "ABI compatibility" of `fn`).
    HowShown::Deep(unsafe {
        mem::transmute::<
            ShowFn<V>,
            unsafe fn(*const u8, &mut fmt::Formatter<'_>, bool, &Showing<'_>) -> fmt::Result,
        >(show)
    })
}

// SAFETY: it is the function for these views.
unsafe impl<V: Show> Shown<Derived> for V {
    const HOW: HowShown = deep(V::show_node);
}

// SAFETY: made here.
unsafe impl<'v, V: Shown<W>, W> ShowParts<W> for &'v V {
    type Shown<'c> = ShownView<'v, 'c>;

    #[inline]
    unsafe fn show<'c>(self, showing: &'c Showing<'c>) -> ShownView<'v, 'c> {
        ShownView {
            view: self as *const V as *const u8,
            how: V::HOW,
            shared: false,
            alone: false,
            showing,
            life: PhantomData,
        }
    }
}

// SAFETY: made here.
unsafe impl<'v, V: Shown<W>, W> ShowParts<W> for Option<&'v V> {
    type Shown<'c> = ShownOption<'v, 'c>;

    #[inline]
    unsafe fn show<'c>(self, showing: &'c Showing<'c>) -> ShownOption<'v, 'c> {
        ShownOption(match self {
            Some(view) => Some(ShownView {
                view: view as *const V as *const u8,
                how: V::HOW,
                shared: true,
                alone: false,
                showing,
                life: PhantomData,
            }),
            None => None,
        })
    }
}

// SAFETY: made here.
unsafe impl<'v, V: Shown<W>, W> ShowParts<W> for &'v [V] {
    type Shown<'c> = ShownSlice<'v, 'c>;

    #[inline]
    unsafe fn show<'c>(self, showing: &'c Showing<'c>) -> ShownSlice<'v, 'c> {
        let first = ShownView {
            view: self as *const [V] as *const u8,
            how: V::HOW,
            shared: false,
            alone: false,
            showing,
            life: PhantomData,
        };
        ShownSlice { first, len: self.len(), size: size_of::<V>() }
    }
}

/// A view in its place.
pub struct ShownView<'v, 'c> {
    view: *const u8,
    how: HowShown,
    /// Other pointers may lead to it.
    shared: bool,
    /// Without the list that follows it.
    alone: bool,
    showing: &'c Showing<'c>,
    life: PhantomData<&'v ()>,
}

impl<'v, 'c> ShownView<'v, 'c> {
    /// A node of a list without those that follow it.
    pub(crate) fn alone<V: Show>(view: &'v V, showing: &'c Showing<'c>) -> Self {
        ShownView {
            view: view as *const V as *const u8,
            how: V::HOW,
            shared: false,
            alone: true,
            showing,
            life: PhantomData,
        }
    }
}

impl fmt::Debug for ShownView<'_, '_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let show = match self.how {
            HowShown::Deep(show) => show,
            // SAFETY: the function is that of the view.
            HowShown::Flat(fmt) => return unsafe { fmt(self.view, f) },
        };
        let key = [self.view.addr(), (show as *const ()).addr(), 0];
        match self.showing.inside(self.shared.then_some(key)) {
            // SAFETY: the function is that of the view, and its fields stand inside of it.
            Some(inside) => unsafe { show(self.view, f, self.alone, &inside) },
            None => f.write_str("…"),
        }
    }
}

/// An `Option` of a view in its place.
pub struct ShownOption<'v, 'c>(Option<ShownView<'v, 'c>>);

impl fmt::Debug for ShownOption<'_, '_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

/// A slice of views in its place.
pub struct ShownSlice<'v, 'c> {
    first: ShownView<'v, 'c>,
    len: usize,
    size: usize,
}

impl fmt::Debug for ShownSlice<'_, '_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let views = (0..self.len).map(|index| {
            // SAFETY: the slice has so many views.
            let view = unsafe { self.first.view.add(index * self.size) };
            ShownView { view, ..self.first }
        });
        f.debug_list().entries(views).finish()
    }
}

/// The view of one field, and where it stands in what is shown.
pub struct Entry<'c, X>(pub X, pub &'c Showing<'c>);

impl<'c, X: ShowParts<Derived>> Entry<'c, X> {
    /// Shows what derives `Debug`. For other views the method of [`ShowFlat`] is called.
    ///
    /// # Safety
    ///
    /// That is where it stands.
    #[inline]
    pub unsafe fn cymem_show(self) -> X::Shown<'c> {
        // SAFETY: the caller's promise.
        unsafe { self.0.show(self.1) }
    }
}

impl<'c, X> Entry<'c, X> {
    /// Shows in way `W`.
    ///
    /// # Safety
    ///
    /// That is where it stands.
    #[inline]
    pub unsafe fn cymem_show_as<W>(self) -> X::Shown<'c>
    where
        X: ShowParts<W>,
    {
        // SAFETY: the caller's promise.
        unsafe { self.0.show(self.1) }
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
