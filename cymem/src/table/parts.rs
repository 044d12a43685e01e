//! What views derive: the table says what the fields are, and this how those are shown and compared that have a `Debug`
//! and a `PartialEq` of their own.

use core::fmt;

/// Shows a value.
///
/// # Safety
///
/// A value of the type is there that the function is for.
pub type DebugFn = unsafe fn(*const u8, &mut fmt::Formatter<'_>) -> fmt::Result;

/// Compares two values.
///
/// # Safety
///
/// Values of the type are there that the function is for.
pub type EqualFn = unsafe fn(*const u8, *const u8) -> bool;

/// How that is shown or compared which a field holds, or leads to.
#[derive(Clone, Copy)]
pub enum How<F: 'static> {
    /// By this function.
    Own(F),
    /// By it, each element of the array that the field is.
    Each(F),
    /// As a node, with these parts.
    Node(Parts<F>),
    /// As a union: the names of its cases, and the last of one that is unknown; and the parts.
    Union(&'static [&'static str], Parts<F>),
}

/// The fields that are not numbers, texts or pointers that nobody follows, by their position, in order. Functions, for
/// types lead to themselves.
pub type Parts<F> = &'static [(usize, fn() -> How<F>)];

/// How the field at this position is shown or compared; nothing if the table alone says it.
pub(super) fn how_of<F>(parts: Parts<F>, position: usize) -> Option<How<F>> {
    parts.iter().find(|(part, _)| *part == position).map(|(_, how)| how())
}

/// What the view of a node derives that has no type parameters: of others it is not known where the struct is defined for
/// which parameters it is so.
#[derive(Clone, Copy)]
pub struct Derived {
    /// For `Debug`.
    pub(crate) debug: Option<Parts<DebugFn>>,
    /// For `PartialEq`.
    pub(crate) equal: Option<Parts<EqualFn>>,
}

impl Derived {
    /// Nothing.
    pub const NONE: Self = Derived { debug: None, equal: None };

    /// `Debug`.
    #[must_use]
    pub const fn debug(parts: Parts<DebugFn>) -> Self {
        Derived { debug: Some(parts), equal: None }
    }

    /// `PartialEq`.
    #[must_use]
    pub const fn eq(parts: Parts<EqualFn>) -> Self {
        Derived { debug: None, equal: Some(parts) }
    }

    /// Both.
    #[must_use]
    pub const fn debug_eq(debug: Parts<DebugFn>, equal: Parts<EqualFn>) -> Self {
        Derived { debug: Some(debug), equal: Some(equal) }
    }
}
