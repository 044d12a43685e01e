//! `Debug` and `PartialEq` of unions in views.

use core::fmt;

use super::compare::{Comparison, compare_with};
use super::show::{Showing, with_counts};
use crate::union::Cases;

/// A union whose view derives `Debug`.
///
/// # Safety
///
/// Derived, never implemented by hand.
#[diagnostic::on_unimplemented(
    message = "the view of the union `{Self}` has no `Debug`",
    label = "cannot be shown",
    note = "add `#[pool(derive(Debug))]` to the union"
)]
pub unsafe trait ShowUnion: Cases {
    /// Shows the case.
    ///
    /// # Errors
    ///
    /// As [`fmt::Debug::fmt`].
    ///
    /// # Safety
    ///
    /// The place is inside the view.
    unsafe fn show(view: &Self::View<'_>, f: &mut fmt::Formatter<'_>, inside: &Showing<'_>) -> fmt::Result;
}

/// A union whose view derives `PartialEq`.
///
/// # Safety
///
/// Derived, never implemented by hand.
#[diagnostic::on_unimplemented(
    message = "the view of the union `{Self}` has no `PartialEq`",
    label = "cannot be compared",
    note = "add `#[pool(derive(PartialEq))]` to the union"
)]
pub unsafe trait CompareUnion: Cases {
    /// Compares two cases.
    ///
    /// # Safety
    ///
    /// This is a step of the comparison.
    unsafe fn compare<'a>(
        this: &Self::View<'a>,
        other: &Self::View<'a>,
        comparison: &mut Comparison<'a>,
    ) -> bool;
}

/// Shows the view of a union around which nothing stands.
///
/// # Errors
///
/// As [`fmt::Debug::fmt`].
pub fn fmt_union<U: ShowUnion>(view: &U::View<'_>, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    // SAFETY: nothing stands around it.
    with_counts(|showing| unsafe { U::show(view, f, showing) })
}

/// Compares the views of two unions around which nothing stands.
pub fn equal_unions<'a, U: CompareUnion>(a: &U::View<'a>, b: &U::View<'a>) -> bool {
    // SAFETY: this is the first step.
    compare_with(|comparison| unsafe { U::compare(a, b, comparison) })
}

/// Shows one case.
///
/// # Errors
///
/// As [`fmt::Debug::fmt`].
pub fn show_case(f: &mut fmt::Formatter<'_>, name: &str, value: &dyn fmt::Debug) -> fmt::Result {
    f.debug_tuple(name).field(value).finish()
}

/// The view of a union in its place.
pub struct ShownUnion<'a, 'c, U: Cases + 'a> {
    view: U::View<'a>,
    inside: &'c Showing<'c>,
}

impl<'a, 'c, U: Cases> ShownUnion<'a, 'c, U> {
    /// # Safety
    ///
    /// This is its place.
    pub unsafe fn new(view: U::View<'a>, inside: &'c Showing<'c>) -> Self {
        ShownUnion { view, inside }
    }
}

impl<U: ShowUnion> fmt::Debug for ShownUnion<'_, '_, U> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // SAFETY: the promise of `new`.
        unsafe { U::show(&self.view, f, self.inside) }
    }
}
