//! What the shape of a field lets one change of what is behind it.

use core::ptr::NonNull;

use super::reach::Reach;
use crate::pointer::Pointer;
use crate::shape::traits::Shape;

/// What can be changed of that which a slot of this shape leads to.
///
/// # Safety
///
/// As [`Shape`], and nothing outside of the reach is changed, nor a pointer or a length.
pub unsafe trait EditShape<P>: Shape<P> {
    /// The editor of what it leads to.
    type Edit<'e>;

    /// What is behind the pointer, if it leads to memory of the reach.
    ///
    /// # Safety
    ///
    /// An Init of this shape has written the slot, which lies in memory of the reach; and what is in the reach is
    /// changed through nothing else for `'e`.
    #[doc(hidden)]
    unsafe fn edit<'e>(self, slot: &P, reach: Reach<'e>) -> Option<Self::Edit<'e>>;
}

/// What can be changed of an array of slots of this shape, which a pointer `P` leads to.
///
/// # Safety
///
/// As [`EditShape`].
pub unsafe trait EditElements<P: Pointer>: Shape<P::Target> {
    /// The editor of the array.
    type Elements<'e>;

    /// # Safety
    ///
    /// So many slots are there that an Init of this shape has written; and as for [`EditShape::edit`].
    #[doc(hidden)]
    unsafe fn elements<'e>(
        self,
        start: NonNull<P::Target>,
        len: usize,
        reach: Reach<'e>,
    ) -> Self::Elements<'e>;
}
