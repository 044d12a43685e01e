//! Arrays between two pointers.

use crate::pointer::Pointer;
use crate::put::length::Agreed;

/// The pointer behind the last element of an array that begins here and has agreed on its length.
///
/// # Safety
///
/// The array was written for the node that `agreed` was opened for.
#[inline]
pub unsafe fn end<P: Pointer>(begin: P, agreed: &Agreed) -> P {
    const {
        assert!(
            size_of::<P::Target>() != 0,
            "elements without a size have no end: an array of them ends where it begins"
        );
    }
    P::from_mut(begin.as_const().cast_mut().wrapping_add(agreed.len()))
}

/// How many elements lie between the two. None if C has moved the end before the begin, or one of them is NULL.
#[inline]
pub fn distance<P: Pointer>(begin: P, end: P) -> usize {
    let (begin, end) = (begin.as_const(), end.as_const());
    if begin.is_null() {
        return 0;
    }
    end.addr().saturating_sub(begin.addr()).checked_div(size_of::<P::Target>()).unwrap_or(0)
}
