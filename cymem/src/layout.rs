//! The layout of arrays.

use core::alloc::Layout;

use crate::error::Error;
use crate::place::Place;

/// The layout of an array of `n` elements, if an object can be so large.
#[inline]
pub(crate) fn array_layout<T>(n: usize) -> Option<Layout> {
    Layout::array::<T>(n).ok()
}

/// No object can hold `count` elements of `T`.
#[cold]
pub(crate) fn size_overflow<T>(count: usize) -> Error {
    Error::SizeOverflow { at: Place::NOWHERE, count, size: size_of::<T>() }
}
