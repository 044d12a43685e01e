//! What a view derives.

use core::marker::PhantomData;

use super::compare::{CompareFn, Step, step};
use super::show::{Erased, ShowFn, erase};

/// The functions that a view derives. Those of a view with type parameters are not here: for which parameters it has
/// them is not known where the struct is defined.
pub struct Derived<V> {
    /// For `PartialEq`.
    pub(crate) compare: Option<Step>,
    /// For `Debug`.
    pub(crate) show: Option<Erased>,
    view: PhantomData<V>,
}

impl<V> Derived<V> {
    /// Nothing.
    pub const NONE: Self = Derived { compare: None, show: None, view: PhantomData };

    /// `PartialEq`.
    #[must_use]
    pub const fn eq(compare: CompareFn<V>) -> Self {
        Derived { compare: Some(step(compare)), ..Self::NONE }
    }

    /// `Debug`.
    #[must_use]
    pub const fn debug(show: ShowFn<V>) -> Self {
        Derived { show: Some(erase(show)), ..Self::NONE }
    }

    /// Both.
    #[must_use]
    pub const fn debug_eq(show: ShowFn<V>, compare: CompareFn<V>) -> Self {
        Derived { compare: Some(step(compare)), ..Self::debug(show) }
    }
}
