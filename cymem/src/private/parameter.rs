//! Views of type parameters, of which a generic node does not know whether they derive anything.

use core::fmt;
use core::marker::PhantomData;
use core::slice;

use crate::deep::compare::{self, Compare, CompareFn, Compared, How};
use crate::deep::show::{self, HowShown, Show, ShowFn, Shown};
use crate::pooled::PoolAlloc;

/// The way of the views of `T`: as they derive it, or else with their own `PartialEq` and `Debug`. It is known
/// when code is generated for a `T`.
pub struct Of<T>(PhantomData<T>);

// SAFETY: the function is that of `Compare` (contract of `PoolAlloc`), or takes arrays of the views.
unsafe impl<T: PoolAlloc<View = V>, V: PartialEq> Compared<Of<T>> for V {
    const HOW: How = match T::COMPARE {
        Some(compare) => compare::deep(compare),
        None => How::Flat(equal::<V>),
    };
}

/// # Safety
///
/// Both point to `len` of these views.
unsafe fn equal<V: PartialEq>(a: *const u8, b: *const u8, len: usize) -> bool {
    // SAFETY: the caller's promise.
    let a = unsafe { slice::from_raw_parts(a.cast::<V>(), len) };
    // SAFETY: as above.
    let b = unsafe { slice::from_raw_parts(b.cast::<V>(), len) };
    a == b
}

// SAFETY: the function is that of `Show` (contract of `PoolAlloc`), or takes a view.
unsafe impl<T: PoolAlloc<View = V>, V: fmt::Debug> Shown<Of<T>> for V {
    const HOW: HowShown = match T::SHOW {
        Some(show) => show::deep(show),
        None => HowShown::Flat(fmt::<V>),
    };
}

/// # Safety
///
/// This is such a view.
unsafe fn fmt<V: fmt::Debug>(view: *const u8, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    // SAFETY: the caller's promise.
    unsafe { &*view.cast::<V>() }.fmt(f)
}

/// What a view derives, as far as the bounds of its struct say so.
pub struct ProbeView<V>(PhantomData<V>);

impl<V: Compare> ProbeView<V> {
    /// Its function.
    pub const COMPARE: Option<CompareFn<V>> = Some(V::compare_node);
}

impl<V: Show> ProbeView<V> {
    /// Its function.
    pub const SHOW: Option<ShowFn<V>> = Some(V::show_node);
}

/// What [`ProbeView`] falls back to.
pub trait NotCompared {
    /// The view.
    type View;

    /// Unknown.
    const COMPARE: Option<CompareFn<Self::View>> = None;
}

/// What [`ProbeView`] falls back to.
pub trait NotShown {
    /// The view.
    type View;

    /// Unknown.
    const SHOW: Option<ShowFn<Self::View>> = None;
}

impl<V> NotCompared for ProbeView<V> {
    type View = V;
}

impl<V> NotShown for ProbeView<V> {
    type View = V;
}
