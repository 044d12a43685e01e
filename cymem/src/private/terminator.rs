//! What ends an array, where the attribute gives a value for it.

use core::mem::MaybeUninit;

use crate::plain::{self, Plain};
use crate::table::kind::Compared;

/// Whether C takes the element for the terminator.
///
/// # Safety
///
/// `element` must point to a written slot, of which every byte is initialised.
#[inline]
pub unsafe fn ends_with<T: Plain>(element: *const T, terminator: &T) -> bool {
    if T::COMPARED == Compared::Cleared {
        // SAFETY: the caller's promise.
        return unsafe { ends_with_copy(element, terminator) };
    }
    // SAFETY: the caller's promise, and the padding of a constant is not looked at.
    unsafe { T::same_value(element, Some(terminator)) }
}

/// As [`ends_with`], with a copy of the terminator whose padding is cleared. This is for types that are plain by
/// hand: only their author knows where the padding is.
///
/// # Safety
///
/// As [`ends_with`].
#[inline(never)]
unsafe fn ends_with_copy<T: Plain>(element: *const T, terminator: &T) -> bool {
    let mut copy = MaybeUninit::<T>::uninit();
    // SAFETY: the place is valid for writes.
    unsafe { plain::write(terminator, copy.as_mut_ptr()) };
    // SAFETY: the caller's promise, and every byte of the copy is written.
    unsafe { T::same_value(element, Some(copy.as_ptr())) }
}
