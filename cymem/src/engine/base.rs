//! Where an engine gets its memory.

use core::alloc::Layout;
use core::ffi::c_void;
use core::fmt;
use core::ptr::{self, NonNull};

use crate::error::Error;
use crate::place::Place;

/// A source of memory blocks for an engine or an [`Address`](crate::Address).
///
/// A NULL answer of `alloc`, or one that is not aligned as asked, is turned into an [`Error`] by the
/// caller, so an implementation over a C allocator need not check.
///
/// # Safety
///
/// A non-null pointer from `alloc` or `alloc_zeroed` must be valid for reads and writes of
/// `layout.size()` bytes, belong to nobody else, and stay so, however the allocator itself is
/// moved, until it is passed to `dealloc` or `realloc` of the same allocator. A clone is the same allocator.
/// No method may use a pool that has its memory from this allocator.
pub unsafe trait BaseAlloc {
    /// Whether blocks are ordinary memory of the process, so that an [`Arena`](crate::Arena) may ask
    /// for huge pages behind large chunks. These chunks take 2 MiB more than they use.
    const HUGE_PAGES: bool = false;

    /// A block of `layout.size()` bytes with any content, or NULL.
    ///
    /// # Safety
    ///
    /// `layout.size()` must not be 0.
    unsafe fn alloc(&self, layout: Layout) -> *mut u8;

    /// A block of `layout.size()` zero bytes, or NULL.
    ///
    /// # Safety
    ///
    /// `layout.size()` must not be 0.
    unsafe fn alloc_zeroed(&self, layout: Layout) -> *mut u8 {
        // SAFETY: the caller's promise is the one that `alloc` needs.
        let block = unsafe { self.alloc(layout) };
        if !block.is_null() {
            // SAFETY: a non-null answer of `alloc` is valid for `layout.size()` bytes.
            unsafe { block.write_bytes(0, layout.size()) };
        }
        block
    }

    /// Takes a block back.
    ///
    /// # Safety
    ///
    /// `block` must have come from this allocator with this very `layout`, and is not used again.
    unsafe fn dealloc(&self, block: NonNull<u8>, layout: Layout);

    /// Grows or shrinks a block, in place if it can; bytes past the old size have any content. The block
    /// that comes back has the alignment of `new`: unlike that of `alloc` it is not checked, since the old
    /// one is gone by then.
    ///
    /// # Errors
    ///
    /// The block is unchanged if no other can be had.
    ///
    /// # Safety
    ///
    /// `block` must have come from this allocator with this very `layout`; `new` must have the
    /// same alignment and a size that is not 0. On `Ok` the old pointer is not used again.
    unsafe fn realloc(&self, block: NonNull<u8>, layout: Layout, new: Layout) -> Result<NonNull<u8>, Error> {
        // SAFETY: the new size is not 0.
        let target = unsafe { obtain(self, new, Fill::Any) }?;
        // SAFETY: both blocks are live, distinct, and at least as long as the shorter one.
        unsafe { ptr::copy_nonoverlapping(block.as_ptr(), target.as_ptr(), layout.size().min(new.size())) };
        // SAFETY: the caller gives up the old block with its layout.
        unsafe { self.dealloc(block, layout) };
        Ok(target)
    }
}

/// What a new block must contain.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Fill {
    Any,
    Zero,
}

/// Asks `base` for a block and checks the answer.
///
/// # Safety
///
/// `layout.size()` must not be 0.
pub(crate) unsafe fn obtain<A: BaseAlloc + ?Sized>(
    base: &A,
    layout: Layout,
    fill: Fill,
) -> Result<NonNull<u8>, Error> {
    let answer = match fill {
        // SAFETY: the caller's promise.
        Fill::Any => unsafe { base.alloc(layout) },
        // SAFETY: as above.
        Fill::Zero => unsafe { base.alloc_zeroed(layout) },
    };
    let Some(block) = NonNull::new(answer) else {
        return Err(Error::OutOfMemory { at: Place::default(), bytes: layout.size() });
    };
    if block.addr().get() % layout.align() != 0 {
        // SAFETY: the block has just come from `base` with this layout.
        unsafe { base.dealloc(block, layout) };
        let address = block.addr().get();
        return Err(Error::Misaligned { at: Place::default(), address, align: layout.align() });
    }
    Ok(block)
}

/// Rust's global allocator, the default.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Global;

// SAFETY: the global allocator keeps the promises of `GlobalAlloc`, which are the same.
unsafe impl BaseAlloc for Global {
    const HUGE_PAGES: bool = true;

    #[inline]
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        // SAFETY: the size is not 0, as the caller promises.
        unsafe { alloc::alloc::alloc(layout) }
    }

    #[inline]
    unsafe fn alloc_zeroed(&self, layout: Layout) -> *mut u8 {
        // SAFETY: the size is not 0, as the caller promises.
        unsafe { alloc::alloc::alloc_zeroed(layout) }
    }

    #[inline]
    unsafe fn dealloc(&self, block: NonNull<u8>, layout: Layout) {
        // SAFETY: the block came from the global allocator with this layout.
        unsafe { alloc::alloc::dealloc(block.as_ptr(), layout) };
    }

    unsafe fn realloc(&self, block: NonNull<u8>, layout: Layout, new: Layout) -> Result<NonNull<u8>, Error> {
        // SAFETY: the block came from the global allocator with this layout, and the new size is
        // neither 0 nor too large, since `new` is a layout of the same alignment.
        let answer = unsafe { alloc::alloc::realloc(block.as_ptr(), layout, new.size()) };
        NonNull::new(answer).ok_or(Error::OutOfMemory { at: Place::default(), bytes: new.size() })
    }
}

/// A C `malloc`/`free` pair: the original's `WrapMalloc` and `WrapFree`.
///
/// Blocks that a [`TrackedPool`](crate::TrackedPool) over a `CMalloc` has
/// [released](crate::Pool::release) may be freed by C with the same `free`.
///
/// ```
/// use core::ffi::c_void;
/// use cymem::{CMalloc, TrackedPool};
///
/// unsafe extern "C" {
///     fn malloc(size: usize) -> *mut c_void;
///     fn free(block: *mut c_void);
/// }
///
/// // SAFETY: the C library's own pair.
/// let c = unsafe { CMalloc::new(malloc, free) };
/// let pool = TrackedPool::with_base(c);
/// assert_eq!(pool.alloc::<i32>(3)?, [0, 0, 0]);
/// # Ok::<(), cymem::Error>(())
/// ```
#[derive(Clone, Copy)]
pub struct CMalloc {
    malloc: unsafe extern "C" fn(usize) -> *mut c_void,
    free: unsafe extern "C" fn(*mut c_void),
}

impl CMalloc {
    /// Wraps a pair of functions. `malloc` may return NULL, or blocks that are aligned for
    /// small types only: both become an [`Error`].
    ///
    /// # Safety
    ///
    /// `malloc(n)` must return NULL or a block of `n` bytes that is valid and nobody else's until
    /// it is passed to `free`. Both may be called from any thread at any time.
    #[must_use]
    pub unsafe fn new(
        malloc: unsafe extern "C" fn(usize) -> *mut c_void,
        free: unsafe extern "C" fn(*mut c_void),
    ) -> Self {
        CMalloc { malloc, free }
    }
}

impl fmt::Debug for CMalloc {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("CMalloc").finish_non_exhaustive()
    }
}

// SAFETY: `CMalloc::new` had its caller promise it.
unsafe impl BaseAlloc for CMalloc {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        // SAFETY: `malloc` may be called with any size.
        unsafe { (self.malloc)(layout.size()) }.cast()
    }

    unsafe fn dealloc(&self, block: NonNull<u8>, _: Layout) {
        // SAFETY: the block came from the `malloc` of this pair.
        unsafe { (self.free)(block.as_ptr().cast()) };
    }
}
