//! Nothing at all: the null pointer.

use core::ptr;

use super::build::{Build, Failed};
use super::traits::{Measured, Put, Write};
use crate::pointer::Pointer;

/// The null pointer, as an Init value: no node, no array, no string.
///
/// As an array it has no length either, so it goes with any length of the arrays that share its
/// count: some C structs leave an array out that way. C code that needs the array should not be
/// given a struct that anybody may fill; wrap it in a type of your own that always passes one.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Null;

/// An array, or the null pointer for `None`. An `Option` alone is an iterator of its own: of one element
/// or of none.
///
/// ```
/// use cymem::{Graph, OrNull, PoolAlloc};
///
/// #[derive(PoolAlloc)]
/// #[repr(C)]
/// struct Shape {
///     n: i32,
///     #[pool(len = n)]
///     x: *mut f64,
///     #[pool(len = n)]
///     z: *mut f64, // NULL where the shape is flat
/// }
///
/// fn shape(x: &[f64], z: Option<&[f64]>) -> Result<Graph<Shape>, cymem::Error> {
///     Graph::new(ShapeInit { x, z: OrNull(z) })
/// }
///
/// assert_eq!(shape(&[1.0], Some(&[2.0]))?.z(), [2.0]);
/// assert!(shape(&[1.0], None)?.as_raw().z.is_null());
/// # Ok::<(), cymem::Error>(())
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct OrNull<I>(pub Option<I>);

/// The way of [`Null`].
#[doc(hidden)]
#[derive(Debug)]
pub enum Nothing {}

/// The way of what may be missing: of `Option`, and of [`OrNull`] where an array is due.
#[doc(hidden)]
#[derive(Debug)]
pub enum Maybe {}

// SAFETY: NULL is valid for a pointer of every shape, and is an array of no length.
unsafe impl<C, P: Pointer, S: Measured> Write<C, P, S, Nothing> for Null {
    #[inline]
    unsafe fn write(self, _: Build<'_, C>, _: S::Lengths<'_>, slot: *mut P) -> Result<(), Failed> {
        // SAFETY: the caller's promise.
        unsafe { slot.write(P::from_mut(ptr::null_mut())) };
        Ok(())
    }
}

macro_rules! maybe {
    ($([$($generics:tt)*] $ty:ty, $inner:ty, $self:ident => $option:expr;)*) => { $(
        // SAFETY: writes what the inner source writes, or NULL.
        unsafe impl<$($generics)* C, P: Pointer, S: Measured, I> Write<C, P, S, Maybe> for $ty
        where
            $inner: Put<C, P, S>,
        {
            const LATER: bool = <$inner as Put<C, P, S>>::LATER;

            #[inline]
            unsafe fn write($self, build: Build<'_, C>, lengths: S::Lengths<'_>, slot: *mut P) -> Result<(), Failed> {
                match $option {
                    // SAFETY: the caller's promise.
                    Some(source) => unsafe { source.put(build, lengths, slot) },
                    // SAFETY: the caller's promise.
                    None => unsafe { Write::<C, P, S, Nothing>::write(Null, build, lengths, slot) },
                }
            }
        }
    )* };
}

maybe! {
    [] Option<I>, I, self => self;
    [] OrNull<I>, I, self => self.0;
    ['a,] &'a Option<I>, &'a I, self => self;
}
