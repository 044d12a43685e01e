//! Plain values.

use core::marker::PhantomData;
use core::ops::{Deref, DerefMut};
use core::ptr::NonNull;

use super::reach::Alone;
use crate::plain::{self, Plain};

/// Writes a value to a field, with zeros in its padding.
///
/// # Safety
///
/// `slot` must be valid for writes and aligned, and nobody else uses it.
#[inline]
pub unsafe fn set<T: Plain>(slot: *mut T, value: T) {
    // SAFETY: the caller's promise.
    unsafe { plain::write(&value, slot) };
}

/// Fails to compile where an assignment would leave something in padding.
pub(super) const fn no_padding<T: Plain>() {
    assert!(
        !T::PADDED,
        "an element with padding is not changed through `&mut`: assigned as a whole it takes the bytes of its own padding \
         along, and C may compare or save them. `set` writes the fields and leaves zeros in between"
    );
}

/// A plain value behind a pointer, by value in a node, or as the root of a graph, that can be changed.
///
/// It derefs to the value. A type with padding is changed by [`set`](ValueEdit::set) alone.
///
/// ```
/// use cymem::{Graph, PoolAlloc};
///
/// #[derive(PoolAlloc, Clone, Copy)]
/// #[repr(C)]
/// struct Point { x: f64, y: f64 }
///
/// let mut graph: Graph<Point> = Graph::new(Point { x: 1.0, y: 2.0 })?;
/// graph.edit().x = 5.0;
/// assert_eq!(graph.x, 5.0);
/// # Ok::<(), cymem::Error>(())
/// ```
#[derive(Debug)]
pub struct ValueEdit<'e, T> {
    value: NonNull<T>,
    alone: Alone<'e, T>,
}

impl<'e, T: Plain> ValueEdit<'e, T> {
    /// # Safety
    ///
    /// A value is there that nobody else uses for `'e`.
    pub(super) unsafe fn new(value: NonNull<T>) -> Self {
        ValueEdit { value, alone: PhantomData }
    }

    /// Writes another value, with zeros in its padding.
    pub fn set(&mut self, value: T) {
        // SAFETY: the value is nobody else's.
        unsafe { set(self.value.as_ptr(), value) };
    }

    /// The same for a shorter time.
    #[must_use]
    pub fn reborrow(&mut self) -> ValueEdit<'_, T> {
        ValueEdit { value: self.value, alone: PhantomData }
    }

    /// The value itself; refused by the compiler for a type with padding.
    #[must_use]
    pub fn into_mut(mut self) -> &'e mut T
    where
        T: 'e,
    {
        const { no_padding::<T>() };
        // SAFETY: the value is nobody else's for `'e`.
        unsafe { self.value.as_mut() }
    }
}

impl<T: Plain> Deref for ValueEdit<'_, T> {
    type Target = T;

    fn deref(&self) -> &T {
        // SAFETY: nothing changes it while the editor is borrowed.
        unsafe { self.value.as_ref() }
    }
}

impl<T: Plain> DerefMut for ValueEdit<'_, T> {
    fn deref_mut(&mut self) -> &mut T {
        self.reborrow().into_mut()
    }
}
