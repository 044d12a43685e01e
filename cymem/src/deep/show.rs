//! Showing views: `Debug` ends at a fixed depth, and shows what nodes share again for a while only.

use core::cell::Cell;
use core::fmt::{self, Debug as _};
use core::mem;
use core::ptr;

use super::seen::{Key, Seen};

/// How many nodes deep a graph is shown.
const DEPTH: usize = 64;

/// How often nodes are shown again: this many times, and [`AGAIN_PER_NODE`] times for each node that is
/// shown for the first time. So a graph in which many nodes share a few is shown in full, and one with
/// more ways through it than anybody could read is not.
const AGAIN: usize = 64;
const AGAIN_PER_NODE: usize = 4;

/// How many nodes are shown before shared ones are looked for: small graphs need no set.
const UNRECORDED: usize = 256;

/// Shows all fields of a view; without the list that follows a node, if it is to be shown alone. Derived together
/// with `Debug`.
///
/// # Safety
///
/// The place is inside that view.
pub type ShowFn<V> = unsafe fn(&V, &mut fmt::Formatter<'_>, bool, &Showing<'_>) -> fmt::Result;

/// The same for a pointer to a view. What is done with it need not be compiled for each type of view.
pub type Erased = unsafe fn(*const u8, &mut fmt::Formatter<'_>, bool, &Showing<'_>) -> fmt::Result;

/// Makes one of the other.
pub(crate) const fn erase<V>(show: ShowFn<V>) -> Erased {
    // SAFETY: the types differ in that one takes a reference where the other takes a pointer, which is
    // ABI-compatible (standard library, "ABI compatibility" of `fn`).
    unsafe { mem::transmute::<ShowFn<V>, Erased>(show) }
}

/// Shows a view as [`fmt::Debug`] does, but deeper nodes than [`DEPTH`] and those that were shown too often
/// as `…`.
///
/// # Safety
///
/// It is a view of the type that `how` is for.
pub(crate) unsafe fn show_view(
    f: &mut fmt::Formatter<'_>,
    view: *const u8,
    how: Option<Erased>,
) -> fmt::Result {
    let Some(how) = how else { return Err(fmt::Error) };
    // SAFETY: the caller's promise.
    with_counts(|showing| unsafe { ShownView::new(view, how, showing) }.fmt(f))
}

/// Shows something around which nothing stands.
pub(crate) fn with_counts(show: impl FnOnce(&Showing<'_>) -> fmt::Result) -> fmt::Result {
    let counts = Counts::default();
    show(&Showing { counts: &counts, depth: 0, again: false })
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

impl Showing<'_> {
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

/// What is made of views `V`.
///
/// # Safety
///
/// Never implemented by hand.
pub unsafe trait ShowParts<V> {
    /// Shows it.
    ///
    /// # Safety
    ///
    /// `how` is for views `V`, and this stands where `showing` says.
    ///
    /// # Errors
    ///
    /// As [`fmt::Debug::fmt`].
    unsafe fn show(&self, f: &mut fmt::Formatter<'_>, how: Erased, showing: &Showing<'_>) -> fmt::Result;
}

// SAFETY: made here.
unsafe impl<V> ShowParts<V> for &V {
    #[inline]
    unsafe fn show(&self, f: &mut fmt::Formatter<'_>, how: Erased, showing: &Showing<'_>) -> fmt::Result {
        // SAFETY: it is such a view.
        unsafe { ShownView::new(*self as *const V as *const u8, how, showing) }.fmt(f)
    }
}

// SAFETY: made here.
unsafe impl<V> ShowParts<V> for Option<&V> {
    #[inline]
    unsafe fn show(&self, f: &mut fmt::Formatter<'_>, how: Erased, showing: &Showing<'_>) -> fmt::Result {
        let view = match *self {
            Some(view) => view as *const V as *const u8,
            None => ptr::null(),
        };
        // SAFETY: it is such a view, or null.
        unsafe { ShownPointer::new(view, how, showing) }.fmt(f)
    }
}

// SAFETY: made here.
unsafe impl<V> ShowParts<V> for &[V] {
    #[inline]
    unsafe fn show(&self, f: &mut fmt::Formatter<'_>, how: Erased, showing: &Showing<'_>) -> fmt::Result {
        // SAFETY: they are such views.
        unsafe { show_array(f, *self as *const [V] as *const u8, self.len(), size_of::<V>(), how, showing) }
    }
}

/// # Safety
///
/// There are `len` views of `size` bytes for which `how` is, and they stand where `showing` says.
unsafe fn show_array(
    f: &mut fmt::Formatter<'_>,
    first: *const u8,
    len: usize,
    size: usize,
    how: Erased,
    showing: &Showing<'_>,
) -> fmt::Result {
    let mut shown = f.debug_list();
    for index in 0..len {
        // SAFETY: there are more views than that.
        let view = unsafe { first.add(index * size) };
        // SAFETY: the caller's promise.
        shown.entry(&unsafe { ShownView::new(view, how, showing) });
    }
    shown.finish()
}

/// Shows an array of pointers to views.
///
/// # Safety
///
/// There are `len` pointers to views for which `how` is, or null, and they stand where `showing` says.
pub(crate) unsafe fn show_pointers(
    f: &mut fmt::Formatter<'_>,
    first: *const *const u8,
    len: usize,
    how: Erased,
    showing: &Showing<'_>,
) -> fmt::Result {
    let mut shown = f.debug_list();
    for index in 0..len {
        // SAFETY: there are more pointers than that.
        let slot = unsafe { first.add(index) };
        // SAFETY: as above.
        let view = unsafe { slot.read() };
        // SAFETY: the caller's promise.
        shown.entry(&unsafe { ShownPointer::new(view, how, showing) });
    }
    shown.finish()
}

/// A view in its place.
pub(crate) struct ShownView<'c> {
    view: *const u8,
    how: Erased,
    showing: &'c Showing<'c>,
    /// Other pointers may lead to it.
    shared: bool,
    /// Without the list that follows it.
    alone: bool,
}

impl<'c> ShownView<'c> {
    /// # Safety
    ///
    /// It is a view for which `how` is, lives as long as this, and stands where `showing` says.
    unsafe fn new(view: *const u8, how: Erased, showing: &'c Showing<'c>) -> Self {
        ShownView { view, how, showing, shared: false, alone: false }
    }

    /// A node of a list without those that follow it.
    ///
    /// # Safety
    ///
    /// As above.
    pub(crate) unsafe fn alone(view: *const u8, how: Erased, showing: &'c Showing<'c>) -> Self {
        ShownView { view, how, showing, shared: false, alone: true }
    }
}

impl fmt::Debug for ShownView<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let key = [self.view.addr(), (self.how as *const ()).addr(), 0];
        match self.showing.inside(self.shared.then_some(key)) {
            // SAFETY: the promise of `new`.
            Some(inside) => unsafe { (self.how)(self.view, f, self.alone, &inside) },
            None => f.write_str("…"),
        }
    }
}

/// A pointer to a view, shown as an `Option`.
struct ShownPointer<'c>(Option<ShownView<'c>>);

impl<'c> ShownPointer<'c> {
    /// # Safety
    ///
    /// As [`ShownView::new`], if it is not null.
    unsafe fn new(view: *const u8, how: Erased, showing: &'c Showing<'c>) -> Self {
        let shown = ShownView { view, how, showing, shared: true, alone: false };
        ShownPointer((!view.is_null()).then_some(shown))
    }
}

impl fmt::Debug for ShownPointer<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}
