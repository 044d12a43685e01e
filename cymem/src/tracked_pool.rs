//! What only pools with one allocation for each block can do: give back a single one.

use core::iter;
use core::ptr::NonNull;

use crate::engine::base::BaseAlloc;
use crate::error::Error;
use crate::pool::TrackedPool;

impl<A: BaseAlloc> TrackedPool<A> {
    /// How many bytes are handed out.
    #[must_use]
    pub fn size(&self) -> usize {
        self.parts().1.size()
    }

    /// The address and the size in bytes of every block. The pool may be used while iterating:
    /// new blocks are seen too, and after a [`free`](TrackedPool::free) one block may be passed over.
    pub fn addresses(&self) -> impl Iterator<Item = (NonNull<u8>, usize)> + '_ {
        let mut position = 0;
        iter::from_fn(move || {
            let block = self.parts().1.block_at(position)?;
            position += 1;
            Some(block)
        })
    }

    /// Gives one block back to the base allocator.
    ///
    /// # Errors
    ///
    /// [`Error::UnknownAddress`] if `ptr` is not the start of a block of this pool.
    ///
    /// # Safety
    ///
    /// The block is not used again, neither directly nor through a node that points to it.
    pub unsafe fn free(&self, ptr: NonNull<u8>) -> Result<(), Error> {
        // SAFETY: the caller's promise.
        unsafe { self.parts().1.free(ptr) }
    }

    /// Grows or shrinks one block to `bytes` (at least 1), in place if the base allocator can;
    /// new bytes are zero. Returns the new address.
    ///
    /// # Errors
    ///
    /// [`Error::UnknownAddress`], or as [`Pool::alloc`](crate::Pool::alloc); the block is unchanged.
    ///
    /// # Safety
    ///
    /// On `Ok`, the block is not used through its old address, neither directly nor through a
    /// node that points to it.
    pub unsafe fn realloc(&self, ptr: NonNull<u8>, bytes: usize) -> Result<NonNull<u8>, Error> {
        // SAFETY: the caller's promise.
        unsafe { self.parts().1.realloc(ptr, bytes) }
    }

    /// Forgets one block: whoever calls this, C perhaps, owns it now and must free it.
    ///
    /// # Errors
    ///
    /// [`Error::UnknownAddress`] if `ptr` is not the start of a block of this pool.
    ///
    /// # Safety
    ///
    /// The block is freed no sooner than the last use of a handle to it, with the base
    /// allocator's own function.
    pub unsafe fn release(&self, ptr: NonNull<u8>) -> Result<(), Error> {
        self.parts().1.release(ptr)
    }
}
