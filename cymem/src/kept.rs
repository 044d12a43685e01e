//! `Kept`: buffers that move into the pool.

use alloc::boxed::Box;
use alloc::vec::Vec;
use core::alloc::Layout;
use core::mem::ManuallyDrop;
use core::ptr::NonNull;

use crate::lent::{not_elsewhere, point_to};
use crate::owned::Buffer;
use crate::plain::Plain;
use crate::pointer::Pointer;
use crate::put::build::{Build, Context, Failed};
use crate::put::length::Length;
use crate::put::traits::{Measured, Source, Write};
use crate::shape::bytes::Bytes;
use crate::shape::counted::Counted;
use crate::shape::cstring::CString;
use crate::shape::items::Array;
use crate::shape::letter::Letter;
use crate::shape::reserved::Reserved;
use crate::shape::terminated::Terminated;
use crate::shape::with_len::WithLen;

/// A buffer that moves into the pool, without a copy: a `Vec` or a boxed slice where an array with a count is due, a
/// `CString` where a string is. The pool frees it as it frees a value of [`Pool::own`](crate::Pool::own).
///
/// It fits into pools and graphs, behind `*const` and `*mut`; not where an array ends itself, nor with elements that have
/// padding. What a graph keeps so can be [edited](crate::Graph::edit).
///
/// In C a comment says who frees it, and with what:
///
/// ```c
/// image->pixels = decode(file, &image->len);      /* image_free calls decoder_free, not free */
/// ```
///
/// ```
/// use cymem::{Graph, Kept, PoolAlloc};
///
/// #[derive(PoolAlloc)]
/// #[repr(C)]
/// struct Image { len: usize, #[pool(len = len)] pixels: *mut u8 }
///
/// fn decode() -> Vec<u8> {
///     vec![7; 1 << 20]
/// }
///
/// let pixels = decode();
/// let address = pixels.as_ptr();
/// let image: Graph<Image> = Graph::new(ImageInit { pixels: Kept(pixels) })?;
/// assert_eq!((image.as_raw().pixels.cast_const(), image.len()), (address, 1 << 20));
/// # Ok::<(), cymem::Error>(())
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Kept<B>(pub B);

/// The way of a buffer.
#[doc(hidden)]
#[derive(Debug)]
pub enum InPool {}

/// What [`Kept`] takes for an array: a `Vec` or a boxed slice of plain elements.
///
/// # Safety
///
/// There are so many elements, in a block of the global allocator that is as the buffer says.
#[diagnostic::on_unimplemented(
    message = "`Kept` takes no `{Self}`",
    label = "expected a buffer, found `{Self}`",
    note = "an array is kept as a `Vec` or a `Box<[T]>` of exactly its elements, a string as a `CString`; a slice is `Borrowed`"
)]
pub unsafe trait IntoBuffer<T> {
    /// The first element, how many there are, and the block.
    #[doc(hidden)]
    fn into_buffer(self) -> (NonNull<T>, usize, Buffer);
}

#[diagnostic::do_not_recommend]
// SAFETY: the block of a `Vec` has the layout of its capacity.
unsafe impl<T: Plain> IntoBuffer<T> for Vec<T> {
    fn into_buffer(self) -> (NonNull<T>, usize, Buffer) {
        let mut this = ManuallyDrop::new(self);
        let (len, capacity) = (this.len(), this.capacity());
        // SAFETY: a `Vec` has no null pointer.
        let start = unsafe { NonNull::new_unchecked(this.as_mut_ptr()) };
        // SAFETY: it was allocated with this layout.
        let layout = unsafe {
            Layout::from_size_align_unchecked(capacity * const { size_of::<T>() }, const { align_of::<T>() })
        };
        // SAFETY: the block was the `Vec`'s own, and plain elements are not dropped.
        (start, len, unsafe { Buffer::new(start.cast(), layout) })
    }
}

#[diagnostic::do_not_recommend]
// SAFETY: as above, and a boxed slice has no capacity but its length.
unsafe impl<T: Plain> IntoBuffer<T> for Box<[T]> {
    fn into_buffer(self) -> (NonNull<T>, usize, Buffer) {
        Vec::from(self).into_buffer()
    }
}

// SAFETY: it moves in.
#[diagnostic::do_not_recommend]
unsafe impl<B> Array for Kept<B> {
    type By = InPool;
}

macro_rules! sources {
    ($($shape:ty)*) => { $(
        // SAFETY: it moves in.
        #[diagnostic::do_not_recommend]
        unsafe impl<T, B> Source<T, $shape> for Kept<B> {
            type By = InPool;
        }
    )* };
}
sources!(Bytes CString);
not_elsewhere!(InPool);

// SAFETY: the buffer is freed with the memory of the context, and was nobody else's.
unsafe impl<C, P, B> Write<C, P, Counted, InPool> for Kept<B>
where
    C: Context,
    P: Pointer<Target: Plain>,
    B: IntoBuffer<P::Target>,
{
    #[inline]
    unsafe fn write(self, build: Build<'_, C>, length: Length<'_>, slot: *mut P) -> Result<(), Failed> {
        let (start, len, buffer) = self.0.into_buffer();
        build.keep(buffer)?;
        // SAFETY: so many elements are there; and the caller's promise.
        unsafe { point_to(start.as_ptr(), len, &length, build.failure(), slot) }
    }
}

// SAFETY: as above, and a letter is a byte.
unsafe impl<C, P, B> Write<C, P, Bytes, InPool> for Kept<B>
where
    C: Context,
    P: Pointer<Target: Letter + Plain>,
    B: IntoBuffer<u8>,
{
    #[inline]
    unsafe fn write(self, build: Build<'_, C>, length: Length<'_>, slot: *mut P) -> Result<(), Failed> {
        let (start, len, buffer) = self.0.into_buffer();
        build.keep(buffer)?;
        // SAFETY: so many bytes are there; and the caller's promise.
        unsafe { point_to(start.as_ptr().cast(), len, &length, build.failure(), slot) }
    }
}

/// The text with its NUL, which moves into the pool, and its length without.
fn keep<C: Context>(text: alloc::ffi::CString, build: Build<'_, C>) -> Result<(NonNull<u8>, usize), Failed> {
    let (start, len, buffer) = text.into_bytes_with_nul().into_buffer();
    build.keep(buffer)?;
    Ok((start, len - 1))
}

// SAFETY: as above, and there is a NUL.
unsafe impl<C, P> Write<C, P, CString, InPool> for Kept<alloc::ffi::CString>
where
    C: Context,
    P: Pointer<Target: Letter>,
{
    unsafe fn write(self, build: Build<'_, C>, (): (), slot: *mut P) -> Result<(), Failed> {
        let (start, _) = keep(self.0, build)?;
        // SAFETY: the caller's promise.
        unsafe { slot.write(P::from_mut(start.as_ptr().cast())) };
        Ok(())
    }
}

// SAFETY: as above, and the length is that of the text.
unsafe impl<C, P> Write<C, P, WithLen<CString>, InPool> for Kept<alloc::ffi::CString>
where
    C: Context,
    P: Pointer<Target: Letter>,
{
    unsafe fn write(self, build: Build<'_, C>, length: Length<'_>, slot: *mut P) -> Result<(), Failed> {
        let (start, len) = keep(self.0, build)?;
        length.agree(len, build.failure())?;
        // SAFETY: the caller's promise.
        unsafe { slot.write(P::from_mut(start.as_ptr().cast())) };
        Ok(())
    }
}
