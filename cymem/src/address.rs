//! `Address`: one block tied to one value.

use core::alloc::Layout;
use core::fmt;
use core::mem;
use core::ops::{Deref, DerefMut};
use core::ptr::NonNull;
use core::slice;

use crate::engine::base::{BaseAlloc, Fill, Global, obtain};
use crate::engine::poison;
use crate::error::Error;
use crate::layout::{array_layout, size_overflow};
use crate::plain::{Plain, checked};

/// One zeroed block of `n` elements that is freed when this value is dropped: the original's
/// second helper. It derefs to a slice; what is said of padding at [`Pool::alloc`](crate::Pool::alloc)
/// is true of its elements too.
///
/// ```
/// use cymem::Address;
///
/// let mut counts = Address::<u32>::new(4)?;
/// counts[2] += 1;
/// assert_eq!(*counts, [0, 0, 1, 0]);
/// # Ok::<(), cymem::Error>(())
/// ```
pub struct Address<T: Plain, A: BaseAlloc = Global> {
    start: NonNull<T>,
    len: usize,
    base: A,
}

impl<T: Plain> Address<T> {
    /// A block of `n` zeroed elements from Rust's global allocator.
    ///
    /// # Errors
    ///
    /// [`Error::OutOfMemory`], or [`Error::SizeOverflow`] if no object can be so large.
    pub fn new(n: usize) -> Result<Self, Error> {
        Self::with_base(n, Global)
    }

    /// A block of `n` zeroed elements from `base`.
    ///
    /// ```
    /// use core::ffi::c_void;
    /// use cymem::{Address, CMalloc};
    ///
    /// unsafe extern "C" {
    ///     fn malloc(size: usize) -> *mut c_void;
    ///     fn free(block: *mut c_void);
    /// }
    ///
    /// // SAFETY: the C library's own pair.
    /// let c = unsafe { CMalloc::new(malloc, free) };
    /// let samples = Address::<f32>::with_base(2, c)?; // an `Address<f32, CMalloc>`
    /// assert_eq!(*samples, [0.0, 0.0]);
    /// # Ok::<(), cymem::Error>(())
    /// ```
    ///
    /// # Errors
    ///
    /// As [`Address::new`], or [`Error::Misaligned`] if `base` does not honour the alignment.
    pub fn with_base<A: BaseAlloc>(n: usize, base: A) -> Result<Address<T, A>, Error> {
        const { checked::<T>() };
        let layout = array_layout::<T>(n).ok_or_else(|| size_overflow::<T>(n))?;
        let start = if layout.size() == 0 {
            NonNull::dangling()
        } else {
            // SAFETY: the size is not 0.
            unsafe { obtain(&base, layout, Fill::Zero) }?.cast::<T>()
        };
        Ok(Address { start, len: n, base })
    }
}

impl<T: Plain, A: BaseAlloc> Address<T, A> {
    /// The address of the first element; of no memory if there is none.
    #[must_use]
    pub fn as_ptr(&self) -> *const T {
        self.start.as_ptr()
    }

    /// The address of the first element, for C that writes.
    #[must_use]
    pub fn as_mut_ptr(&mut self) -> *mut T {
        self.start.as_ptr()
    }
}

impl<T: Plain, A: BaseAlloc> Deref for Address<T, A> {
    type Target = [T];

    fn deref(&self) -> &[T] {
        // SAFETY: the block has `len` elements, which were valid when they were zero, and only
        // values of `T` were written since.
        unsafe { slice::from_raw_parts(self.start.as_ptr(), self.len) }
    }
}

impl<T: Plain, A: BaseAlloc> DerefMut for Address<T, A> {
    fn deref_mut(&mut self) -> &mut [T] {
        // SAFETY: as above, and the block is borrowed for this alone.
        unsafe { slice::from_raw_parts_mut(self.start.as_ptr(), self.len) }
    }
}

impl<T: Plain, A: BaseAlloc> Drop for Address<T, A> {
    fn drop(&mut self) {
        let size = mem::size_of_val(&**self);
        if size == 0 {
            return;
        }
        // SAFETY: this is the layout that the block was obtained with.
        let layout = unsafe { Layout::from_size_align_unchecked(size, align_of::<T>()) };
        // SAFETY: the block is `size` bytes long.
        unsafe { poison(self.start.cast(), size) };
        // SAFETY: the block came from this base with this layout.
        unsafe { self.base.dealloc(self.start.cast(), layout) };
    }
}

// SAFETY: an address owns its elements.
unsafe impl<T: Plain + Send, A: BaseAlloc + Send> Send for Address<T, A> {}
// SAFETY: a shared address gives out shared elements.
unsafe impl<T: Plain + Sync, A: BaseAlloc + Sync> Sync for Address<T, A> {}

impl<T: Plain + fmt::Debug, A: BaseAlloc> fmt::Debug for Address<T, A> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self.iter()).finish()
    }
}
