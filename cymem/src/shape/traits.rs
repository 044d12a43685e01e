//! What all shapes have in common: how they are seen, and what they are measured against.

use core::slice;

/// How a slot of type `T` that an Init of this shape has written is seen. Sealed by its safety.
///
/// # Safety
///
/// The views must read no more than what an [`Init`](crate::Init) of this shape has written. Where a slot is a
/// pointer, its view refers to what that leads to, and to nothing in the slot itself.
pub unsafe trait Shape<T>: Copy {
    /// The view of one slot.
    type View<'a>
    where
        T: 'a;

    /// The view of several slots.
    type Slice<'a>
    where
        T: 'a;

    /// # Safety
    ///
    /// An Init of this shape has written the slot, and what it points to lives for `'a`.
    #[doc(hidden)]
    unsafe fn view<'a>(self, slot: &'a T) -> Self::View<'a>;

    /// # Safety
    ///
    /// As [`view`](Shape::view), for every slot.
    #[doc(hidden)]
    unsafe fn slice<'a>(self, slots: &'a [T]) -> Self::Slice<'a>;
}

/// The slots of an array, none if the pointer is null.
///
/// # Safety
///
/// A pointer that is not null leads to `len` written slots that live for `'a`.
#[inline]
pub(crate) unsafe fn slots<'a, T>(start: *const T, len: usize) -> &'a [T] {
    if start.is_null() {
        return &[];
    }
    // SAFETY: the caller's promise.
    unsafe { slice::from_raw_parts(start, len) }
}
