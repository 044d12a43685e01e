//! Layouts of blocks.

use core::alloc::Layout;
use core::num::NonZeroUsize;
use core::ptr::NonNull;

use crate::error::Error;
use crate::place::Place;

/// The layout of an array of `n` elements, if an object can be so large.
#[inline]
pub(crate) fn array_layout<T>(n: usize) -> Option<Layout> {
    layout_of(const { Layout::new::<T>() }, n)
}

/// The same without the type, which is compiled once.
#[cfg_attr(not(debug_assertions), inline)]
pub(crate) fn layout_of(element: Layout, n: usize) -> Option<Layout> {
    let (size, align) = (element.size(), element.align());
    // The size of a type is a multiple of its alignment. Where the type is known, nothing is divided.
    if size != 0 && n > (isize::MAX as usize - (align - 1)) / size {
        return None;
    }
    // SAFETY: the alignment is that of a layout, and the product is no more than the largest size for it.
    Some(unsafe { Layout::from_size_align_unchecked(size * n, align) })
}

/// No object can hold `count` elements of `T`.
#[cold]
pub(crate) fn size_overflow<T>(count: usize) -> Error {
    size_overflow_of(count, size_of::<T>())
}

/// The same for elements of this size.
#[cold]
pub(crate) fn size_overflow_of(count: usize, size: usize) -> Error {
    Error::SizeOverflow { at: Place::NOWHERE, count, size }
}

/// An aligned address for a block of size 0.
#[inline]
pub(crate) fn without_memory(layout: Layout) -> NonNull<u8> {
    let nowhere = NonNull::dangling();
    // An alignment is never 0.
    NonZeroUsize::new(layout.align()).map_or(nowhere, |address| nowhere.with_addr(address))
}
