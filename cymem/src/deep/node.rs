//! Which nodes have views that derive `Debug` and `PartialEq`, and what such a derive calls.

use core::fmt;
use core::marker::PhantomData;

use super::compare::{Comparison, Parts, compare_views, step};
use super::show::{ShowParts, Showing, erase, show_view};
use crate::node::PoolAlloc;

/// A node whose view derives `PartialEq`, if it has type parameters or is in a list. The others just have
/// [`PoolAlloc::DERIVED`], which is cheaper to compile but cannot say for which parameters it is so.
///
/// # Safety
///
/// Derived, never implemented by hand.
pub unsafe trait Compare: PoolAlloc {
    /// A [`CompareFn`](super::compare::CompareFn).
    ///
    /// # Safety
    ///
    /// See there.
    unsafe fn compare<'a>(
        this: &'a Self::View,
        other: &'a Self::View,
        alone: bool,
        comparison: &mut Comparison<'a>,
    ) -> bool;
}

/// The same for `Debug` .
///
/// # Safety
///
/// Derived, never implemented by hand.
pub unsafe trait Show: PoolAlloc {
    /// A [`ShowFn`](super::show::ShowFn).
    ///
    /// # Safety
    ///
    /// See there.
    ///
    /// # Errors
    ///
    /// As [`fmt::Debug::fmt`].
    unsafe fn show(
        this: &Self::View,
        f: &mut fmt::Formatter<'_>,
        alone: bool,
        inside: &Showing<'_>,
    ) -> fmt::Result;
}

/// `a == b` for views that derive it.
pub fn equal_views<T: PoolAlloc>(a: &T::View, b: &T::View) -> bool {
    let (a, b) = (a as *const T::View as *const u8, b as *const T::View as *const u8);
    // SAFETY: the step is for these views (contract of `PoolAlloc`).
    unsafe { compare_views(a, b, T::DERIVED.compare) }
}

/// The same for nodes with type parameters.
pub fn equal_generic_views<T: Compare>(a: &T::View, b: &T::View) -> bool {
    let (a, b) = (a as *const T::View as *const u8, b as *const T::View as *const u8);
    // SAFETY: the step is for these views.
    unsafe { compare_views(a, b, Some(step(T::compare))) }
}

/// Shows a view that derives it.
///
/// # Errors
///
/// As [`fmt::Debug::fmt`].
pub fn fmt_view<T: PoolAlloc>(view: &T::View, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    // SAFETY: the function is for this view (contract of `PoolAlloc`).
    unsafe { show_view(f, view as *const T::View as *const u8, T::DERIVED.show) }
}

/// The same for nodes with type parameters.
///
/// # Errors
///
/// As [`fmt::Debug::fmt`].
pub fn fmt_generic_view<T: Show>(view: &T::View, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    // SAFETY: the function is for this view.
    unsafe { show_view(f, view as *const T::View as *const u8, Some(erase(T::show))) }
}

/// What the views of `T` derive. Where `T` has the traits above, the functions are these, and else those of
/// [`OrNot`].
pub struct Views<T>(PhantomData<T>);

impl<T: Compare> Views<T> {
    /// Compares what is made of such views.
    ///
    /// # Safety
    ///
    /// This is a step of the comparison.
    #[inline]
    pub unsafe fn compare<'a, X: Parts<'a, T::View>>(a: X, b: X, comparison: &mut Comparison<'a>) -> bool {
        // SAFETY: the step is for these views.
        unsafe { a.compare(b, step(T::compare), comparison) }
    }
}

impl<T: Show> Views<T> {
    /// Makes what is made of such views something that shows them in their place.
    ///
    /// # Safety
    ///
    /// This is their place.
    #[inline]
    pub unsafe fn show<'c, X: ShowParts<T::View>>(parts: X, inside: &'c Showing<'c>) -> InPlace<'c, T, X> {
        InPlace { parts, inside, node: PhantomData }
    }
}

/// What [`Views`] falls back to: views of which [`PoolAlloc`] says whether they derive anything, and which may
/// have a `PartialEq` and `Debug` of their own.
///
/// # Safety
///
/// Never implemented by hand.
pub unsafe trait OrNot {
    /// The node.
    type Node: PoolAlloc;

    /// Compares what is made of the views.
    ///
    /// # Safety
    ///
    /// This is a step of the comparison.
    #[inline]
    unsafe fn compare<'a, X>(a: X, b: X, comparison: &mut Comparison<'a>) -> bool
    where
        X: PartialEq + Parts<'a, <Self::Node as PoolAlloc>::View>,
    {
        // In a constant, so that only one of the two ways is compiled.
        if const { Self::Node::DERIVED.compare.is_none() } {
            return a == b;
        }
        let Some(step) = Self::Node::DERIVED.compare else { return false };
        // SAFETY: the step is for these views (contract of `PoolAlloc`).
        unsafe { a.compare(b, step, comparison) }
    }

    /// Makes what is made of the views something that shows them in their place.
    ///
    /// # Safety
    ///
    /// This is their place.
    #[inline]
    unsafe fn show<'c, X>(parts: X, inside: &'c Showing<'c>) -> PerhapsInPlace<'c, Self::Node, X>
    where
        X: fmt::Debug + ShowParts<<Self::Node as PoolAlloc>::View>,
    {
        PerhapsInPlace { parts, inside, node: PhantomData }
    }
}

// SAFETY: made here.
unsafe impl<T: PoolAlloc> OrNot for Views<T> {
    type Node = T;
}

/// Parts of a node of which the views derive `Debug`.
pub struct InPlace<'c, T, X> {
    parts: X,
    inside: &'c Showing<'c>,
    node: PhantomData<T>,
}

impl<T: Show, X: ShowParts<T::View>> fmt::Debug for InPlace<'_, T, X> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // SAFETY: the function is for these views, and this is their place.
        unsafe { self.parts.show(f, erase(T::show), self.inside) }
    }
}

/// Parts of a node of which the views may derive `Debug`.
pub struct PerhapsInPlace<'c, T, X> {
    parts: X,
    inside: &'c Showing<'c>,
    node: PhantomData<T>,
}

impl<T: PoolAlloc, X: fmt::Debug + ShowParts<T::View>> fmt::Debug for PerhapsInPlace<'_, T, X> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // In a constant, so that only one of the two ways is compiled.
        if const { T::DERIVED.show.is_none() } {
            return self.parts.fmt(f);
        }
        let Some(show) = T::DERIVED.show else { return Err(fmt::Error) };
        // SAFETY: the function is for these views (contract of `PoolAlloc`), and this is their place.
        unsafe { self.parts.show(f, show, self.inside) }
    }
}
