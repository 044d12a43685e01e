//! Where what views derive comes from: the traits and functions that the derive makes its [parts](super::parts) with.

use core::fmt;
use core::marker::PhantomData;
use core::mem;

use super::parts::{DebugFn, EqualFn, How, Parts};
use crate::node::PoolAlloc;
use crate::union::Cases;

/// A node whose view derives `Debug`, if it has type parameters or is in a list. The others just have
/// [`PoolAlloc::DERIVED`], which is cheaper to compile.
///
/// # Safety
///
/// Derived, never implemented by hand: the parts are those of the node.
pub unsafe trait Show: PoolAlloc {
    /// The fields that the table alone does not know how to show.
    const PARTS: Parts<DebugFn>;
}

/// The same for `PartialEq`.
///
/// # Safety
///
/// As there.
pub unsafe trait Compare: PoolAlloc {
    /// The fields that the table alone does not know how to compare.
    const PARTS: Parts<EqualFn>;
}

/// A union whose view derives `Debug`.
///
/// # Safety
///
/// Derived, never implemented by hand: the parts are those of the union.
#[diagnostic::on_unimplemented(
    message = "the view of the union `{Self}` has no `Debug`",
    label = "cannot be shown",
    note = "add `#[pool(derive(Debug))]` to the union"
)]
pub unsafe trait ShowUnion: Cases {
    /// The names of the cases in the view, and last of one that is unknown.
    const NAMES: &'static [&'static str];

    /// The cases that the table alone does not know how to show.
    const PARTS: Parts<DebugFn>;
}

/// A union whose view derives `PartialEq`.
///
/// # Safety
///
/// Derived, never implemented by hand: the parts are those of the union.
#[diagnostic::on_unimplemented(
    message = "the view of the union `{Self}` has no `PartialEq`",
    label = "cannot be compared",
    note = "add `#[pool(derive(PartialEq))]` to the union"
)]
pub unsafe trait CompareUnion: Cases {
    /// The cases that the table alone does not know how to compare.
    const PARTS: Parts<EqualFn>;
}

/// A value that is shown by its own `Debug`.
#[must_use]
pub fn own_debug<T: fmt::Debug>() -> How<DebugFn> {
    How::Own(debug_of::<T>())
}

/// A value that is compared by its own `PartialEq`.
#[must_use]
pub fn own_eq<T: PartialEq>() -> How<EqualFn> {
    How::Own(eq_of::<T>())
}

/// A union that is shown as its view derives it.
#[must_use]
pub fn union_debug<U: ShowUnion>() -> How<DebugFn> {
    How::Union(U::NAMES, U::PARTS)
}

/// A union that is compared as its view derives it.
#[must_use]
pub fn union_eq<U: CompareUnion>() -> How<EqualFn> {
    How::Union(&[], U::PARTS)
}

fn debug_of<T: fmt::Debug>() -> DebugFn {
    let debug: fn(&T, &mut fmt::Formatter<'_>) -> fmt::Result = T::fmt;
    // SAFETY: the types differ in that one takes a reference where the other takes a pointer, which is
    // ABI-compatible (standard library, "ABI compatibility" of `fn`).
    unsafe { mem::transmute::<fn(&T, &mut fmt::Formatter<'_>) -> fmt::Result, DebugFn>(debug) }
}

fn eq_of<T: PartialEq>() -> EqualFn {
    let eq: fn(&T, &T) -> bool = T::eq;
    // SAFETY: as above.
    unsafe { mem::transmute::<fn(&T, &T) -> bool, EqualFn>(eq) }
}

/// The views of a `T`, if it has the traits above. Others have these functions from [`OrNot`].
pub struct Views<T>(PhantomData<T>);

impl<T: Show> Views<T> {
    /// How a view is shown.
    #[must_use]
    pub fn cymem_debug() -> How<DebugFn> {
        How::Node(T::PARTS)
    }

    /// How the views in an array by value are shown.
    #[must_use]
    pub fn cymem_debug_each() -> How<DebugFn> {
        Self::cymem_debug()
    }
}

impl<T: Compare> Views<T> {
    /// How a view is compared.
    #[must_use]
    pub fn cymem_eq() -> How<EqualFn> {
        How::Node(T::PARTS)
    }

    /// How the views in an array by value are compared.
    #[must_use]
    pub fn cymem_eq_each() -> How<EqualFn> {
        Self::cymem_eq()
    }
}

/// What [`Views`] falls back to: views of which [`PoolAlloc`] says whether they derive anything, and which may have a
/// `Debug` and a `PartialEq` of their own.
///
/// # Safety
///
/// Never implemented by hand.
pub unsafe trait OrNot {
    /// The node.
    type Node: PoolAlloc<View = Self::View>;

    /// Its view.
    type View;

    /// As [`Views::cymem_debug`].
    #[must_use]
    fn cymem_debug() -> How<DebugFn>
    where
        Self::View: fmt::Debug,
    {
        match Self::Node::DERIVED.debug {
            Some(parts) => How::Node(parts),
            None => How::Own(debug_of::<Self::View>()),
        }
    }

    /// As [`Views::cymem_debug_each`].
    #[must_use]
    fn cymem_debug_each() -> How<DebugFn>
    where
        Self::View: fmt::Debug,
    {
        match Self::cymem_debug() {
            How::Own(debug) => How::Each(debug),
            how => how,
        }
    }

    /// As [`Views::cymem_eq`].
    #[must_use]
    fn cymem_eq() -> How<EqualFn>
    where
        Self::View: PartialEq,
    {
        match Self::Node::DERIVED.equal {
            Some(parts) => How::Node(parts),
            None => How::Own(eq_of::<Self::View>()),
        }
    }

    /// As [`Views::cymem_eq_each`].
    #[must_use]
    fn cymem_eq_each() -> How<EqualFn>
    where
        Self::View: PartialEq,
    {
        match Self::cymem_eq() {
            How::Own(eq) => How::Each(eq),
            how => how,
        }
    }
}

// SAFETY: made here.
unsafe impl<T: PoolAlloc> OrNot for Views<T> {
    type Node = T;
    type View = T::View;
}
