//! Slots that hold a pointer to one node.

use core::alloc::Layout;
use core::ptr;

use super::shape::{Linked, One, Opaque, Value};
use super::string::CString;
use super::{Context, Init};
use crate::engine::Engine;
use crate::engine::sealed::Sealed;
use crate::error::Error;
use crate::pool::Pool;
use crate::pooled::{PoolAlloc, Pooled};
use crate::recipe::Recipe;

/// `*mut T` or `*const T`. Sealed.
///
/// # Safety
///
/// The conversions keep address and provenance.
pub unsafe trait Pointer: Copy + Sealed {
    /// What it points to.
    type Target;

    #[doc(hidden)]
    fn from_mut(pointer: *mut Self::Target) -> Self;

    #[doc(hidden)]
    fn as_const(self) -> *const Self::Target;
}

impl<T> Sealed for *mut T {}
// SAFETY: no conversion.
unsafe impl<T> Pointer for *mut T {
    type Target = T;

    #[inline]
    fn from_mut(pointer: *mut T) -> Self {
        pointer
    }

    #[inline]
    fn as_const(self) -> *const T {
        self
    }
}

impl<T> Sealed for *const T {}
// SAFETY: only the mutability changes.
unsafe impl<T> Pointer for *const T {
    type Target = T;

    #[inline]
    fn from_mut(pointer: *mut T) -> Self {
        pointer
    }

    #[inline]
    fn as_const(self) -> *const T {
        self
    }
}

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

// SAFETY: writes a pointer to a node that was just written to memory of the context.
#[diagnostic::do_not_recommend]
unsafe impl<C, P, I> Init<C, P, One> for I
where
    C: Context,
    P: Pointer,
    I: Recipe + Init<C, P::Target, Value>,
{
    #[inline]
    unsafe fn init(self, cx: C, slot: *mut P) -> Result<(), Error> {
        let node = cx.reserve(Layout::new::<P::Target>())?.cast::<P::Target>().as_ptr();
        // SAFETY: the node is new memory with the layout of the target.
        unsafe { self.init(cx, node) }?;
        // SAFETY: the caller's promise.
        unsafe { slot.write(P::from_mut(node)) };
        Ok(())
    }
}

/// Shapes whose pointer may be NULL instead of what they describe. Sealed.
pub trait Nullable: Sealed {}

impl Sealed for One {}
impl Sealed for Linked {}
impl Sealed for CString {}
impl Nullable for One {}
impl Nullable for Linked {}
impl Nullable for CString {}

/// Shapes of a pointer to one finished node. Sealed.
pub trait ToNode: Nullable {}

impl ToNode for One {}
impl ToNode for Linked {}

// SAFETY: NULL is valid for a pointer.
#[diagnostic::do_not_recommend]
unsafe impl<C: Context, P: Pointer, S: Nullable> Init<C, P, S> for Null {
    #[inline]
    unsafe fn init(self, _: C, slot: *mut P) -> Result<(), Error> {
        // SAFETY: the caller's promise.
        unsafe { slot.write(P::from_mut(ptr::null_mut())) };
        Ok(())
    }
}

// SAFETY: writes what the inner Init writes, or NULL.
unsafe impl<C, P, S, I> Init<C, P, S> for Option<I>
where
    C: Context,
    P: Pointer,
    S: Nullable,
    I: Init<C, P, S>,
{
    #[inline]
    unsafe fn init(self, cx: C, slot: *mut P) -> Result<(), Error> {
        match self {
            // SAFETY: the caller's promise.
            Some(target) => unsafe { target.init(cx, slot) },
            // SAFETY: the caller's promise.
            None => unsafe { Init::<C, P, S>::init(Null, cx, slot) },
        }
    }
}

// SAFETY: the node was written by an Init and lives as long as its pool, which is borrowed for
// longer than the context's.
#[diagnostic::do_not_recommend]
unsafe impl<'a: 'p, 'p, B, P, S> Init<&'p Pool<B>, P, S> for Pooled<'a, P::Target>
where
    B: Engine,
    P: Pointer<Target: PoolAlloc>,
    S: ToNode,
{
    #[inline]
    unsafe fn init(self, _: &'p Pool<B>, slot: *mut P) -> Result<(), Error> {
        // SAFETY: the caller's promise.
        unsafe { slot.write(P::from_mut(self.into_non_null().as_ptr())) };
        Ok(())
    }
}

// SAFETY: as for the handle itself, which is `Copy`.
#[diagnostic::do_not_recommend]
unsafe impl<'a: 'p, 'p, B, P, S> Init<&'p Pool<B>, P, S> for &Pooled<'a, P::Target>
where
    B: Engine,
    P: Pointer<Target: PoolAlloc>,
    S: ToNode,
{
    #[inline]
    unsafe fn init(self, pool: &'p Pool<B>, slot: *mut P) -> Result<(), Error> {
        // SAFETY: the caller's promise.
        unsafe { Init::<&'p Pool<B>, P, S>::init(*self, pool, slot) }
    }
}

// SAFETY: as for the pointer itself, which is `Copy`.
#[diagnostic::do_not_recommend]
unsafe impl<C: Context, P: Pointer> Init<C, P, Opaque> for &P {
    #[inline]
    unsafe fn init(self, _: C, slot: *mut P) -> Result<(), Error> {
        // SAFETY: the caller's promise.
        unsafe { slot.write(*self) };
        Ok(())
    }
}

// SAFETY: the pointer is written as it is, and never followed.
#[diagnostic::do_not_recommend]
unsafe impl<C: Context, P: Pointer> Init<C, P, Opaque> for P {
    #[inline]
    unsafe fn init(self, _: C, slot: *mut P) -> Result<(), Error> {
        // SAFETY: the caller's promise.
        unsafe { slot.write(self) };
        Ok(())
    }
}
