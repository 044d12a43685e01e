//! What the traits of views call that a node derives.

use core::fmt;
use core::ptr;

use crate::node::{PoolAlloc, described};
use crate::table::debug::show_node;
use crate::table::derived::{Compare, Show};
use crate::table::equal::equal_nodes;

/// Shows a view that derives it.
///
/// # Errors
///
/// As [`fmt::Debug::fmt`].
#[inline]
pub fn fmt_view<T: PoolAlloc>(view: &T::View, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    let Some(parts) = T::DERIVED.debug else { return Err(fmt::Error) };
    // SAFETY: a view is a written node, and these are its parts (contract of `PoolAlloc`).
    unsafe { show_node(f, ptr::from_ref(view).cast(), described::<T>(), parts) }
}

/// The same for nodes with type parameters.
///
/// # Errors
///
/// As [`fmt::Debug::fmt`].
#[inline]
pub fn fmt_generic_view<T: Show>(view: &T::View, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    // SAFETY: a view is a written node, and these are its parts (contract of `Show`).
    unsafe { show_node(f, ptr::from_ref(view).cast(), described::<T>(), T::PARTS) }
}

/// `a == b` for views that derive it.
#[inline]
pub fn eq_view<T: PoolAlloc>(a: &T::View, b: &T::View) -> bool {
    let Some(parts) = T::DERIVED.equal else { return false };
    // SAFETY: views are written nodes, and these are their parts (contract of `PoolAlloc`).
    unsafe { equal_nodes(ptr::from_ref(a).cast(), ptr::from_ref(b).cast(), described::<T>(), parts) }
}

/// The same for nodes with type parameters.
#[inline]
pub fn eq_generic_view<T: Compare>(a: &T::View, b: &T::View) -> bool {
    // SAFETY: views are written nodes, and these are their parts (contract of `Compare`).
    unsafe { equal_nodes(ptr::from_ref(a).cast(), ptr::from_ref(b).cast(), described::<T>(), T::PARTS) }
}

/// Shows one case of a union.
///
/// # Errors
///
/// As [`fmt::Debug::fmt`].
pub fn fmt_case(f: &mut fmt::Formatter<'_>, name: &str, value: &dyn fmt::Debug) -> fmt::Result {
    f.debug_tuple(name).field(value).finish()
}
