//! Views of type parameters, of which a generic node does not know whether they derive anything.

use core::fmt;
use core::marker::PhantomData;

use crate::deep::compare::{Compare, CompareFn, Compared, How};
use crate::deep::show::{HowShown, Show, ShowFn, Shown};
use crate::pooled::PoolAlloc;

/// The way of the views of `T`: as they derive it, or else with their own `PartialEq` and `Debug`. It is known
/// when code is generated for a `T`.
pub struct Of<T>(PhantomData<T>);

// SAFETY: the function is that of `Compare` (contract of `PoolAlloc`).
unsafe impl<T: PoolAlloc<View = V>, V: PartialEq> Compared<Of<T>> for V {
    const HOW: How<V> = match T::COMPARE {
        Some(compare) => How::Deep(compare),
        None => How::Flat(|a, b| a == b),
    };
}

// SAFETY: the function is that of `Show` (contract of `PoolAlloc`).
unsafe impl<T: PoolAlloc<View = V>, V: fmt::Debug> Shown<Of<T>> for V {
    const HOW: HowShown<V> = match T::SHOW {
        Some(show) => HowShown::Deep(show),
        None => HowShown::Flat(V::fmt),
    };
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
