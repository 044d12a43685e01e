//! `Pool::own` and its like: what ends with the pool.

use core::ffi::c_void;
use core::ptr::NonNull;

use crate::engine::Engine;
use crate::error::Error;
use crate::owned::Foreign;
use crate::pool::Pool;

impl<B: Engine> Pool<B> {
    /// Takes a value that is dropped with the pool, or when the pool is reset, last in first out.
    /// This is how a buffer that C data points to, or a Python-style reference, is kept alive. The
    /// value has a block of its own: it counts neither in [`Pool::stats`] nor against the limit. If
    /// a destructor panics, the other values are still dropped; a second panic aborts, as in a
    /// `Vec`.
    ///
    /// Pools and graphs may own others, as deep as you like: at most 32 of them end on the stack, each in a destructor of
    /// the one before. What a destructor drops below that ends, in the same order, when it has returned. Without `std`,
    /// over another base allocator than [`Global`](crate::Global), and where a destructor calls [`Pool::reset`], pools end at once, and
    /// are nested only as deep as the stack.
    ///
    /// # Errors
    ///
    /// [`Error::OutOfMemory`], with the value dropped at once.
    ///
    /// ```
    /// use cymem::Pool;
    ///
    /// let pool = Pool::new();
    /// let text = pool.own(String::from("kept alive"))?;
    /// assert_eq!(text, "kept alive");
    /// # Ok::<(), cymem::Error>(())
    /// ```
    pub fn own<T: Send + 'static>(&self, value: T) -> Result<&T, Error> {
        let (owned, engine) = self.parts();
        let value = owned.push(engine.base(), value)?;
        // SAFETY: the value is dropped no sooner than the borrow of the pool ends.
        Ok(unsafe { value.as_ref() })
    }

    /// Takes a value that has memory of its own with nodes in it, from here on so many bytes.
    ///
    /// # Errors
    ///
    /// As [`Pool::own`].
    ///
    /// # Safety
    ///
    /// The memory stays where it is for as long as the value, and nobody else has a way to it.
    #[cfg(feature = "mmap")]
    pub(crate) unsafe fn own_memory<T: Send + 'static>(
        &self,
        value: T,
        memory: (NonNull<u8>, usize),
    ) -> Result<(), Error> {
        let (owned, engine) = self.parts();
        owned.push_with(engine.base(), value, memory).map(drop)
    }

    /// The same, for a value that is changed while the pool keeps it.
    ///
    /// # Errors
    ///
    /// As [`Pool::own`].
    ///
    /// ```
    /// use cymem::{BorrowedMut, Graph, PoolAlloc};
    ///
    /// #[derive(PoolAlloc)]
    /// #[repr(C)]
    /// struct Buffer { len: usize, #[pool(len = len)] bytes: *mut u8 }
    ///
    /// let graph: Graph<Buffer> = Graph::build(|pool, root| {
    ///     let bytes = pool.own_mut([1_u8, 2, 3])?; // or memory of another library
    ///     root.fill(BufferInit { bytes: BorrowedMut(bytes) })
    /// })?;
    /// assert_eq!(graph.bytes(), [1, 2, 3]);
    /// # Ok::<(), cymem::Error>(())
    /// ```
    #[allow(clippy::mut_from_ref, reason = "every call returns another value")]
    pub fn own_mut<T: Send + 'static>(&self, value: T) -> Result<&mut T, Error> {
        let (owned, engine) = self.parts();
        let mut value = owned.push(engine.base(), value)?;
        // SAFETY: the value is dropped no sooner than the borrow of the pool ends, and nobody else knows it.
        Ok(unsafe { value.as_mut() })
    }

    /// Takes a block that somebody else made; `free(block)` is called when the pool is dropped or
    /// reset, in one order with the values of [`Pool::own`].
    ///
    /// # Errors
    ///
    /// [`Error::OutOfMemory`]; the block still is the caller's.
    ///
    /// # Safety
    ///
    /// `free(block)` must be sound to call once, from any thread, when the pool ends, and must
    /// not unwind.
    pub unsafe fn adopt(
        &self,
        block: NonNull<c_void>,
        free: unsafe extern "C" fn(*mut c_void),
    ) -> Result<(), Error> {
        let (owned, engine) = self.parts();
        let slot = owned.push(engine.base(), None::<Foreign>)?;
        // SAFETY: the slot is a live value of this pool that nobody else knows.
        unsafe { slot.write(Some(Foreign { block, free })) };
        Ok(())
    }
}
