//! A graph that is being built: its pool, and where its root will stand.

use core::alloc::Layout;
use core::mem;
use core::ptr::NonNull;

use crate::engine::sealed::Sealed;
use crate::error::Error;
use crate::frozen_pool::FrozenPool;
use crate::owned::Buffer;
use crate::pool::Pool;
use crate::put::build::{Build, Context, Failed, Failure};
use crate::tag::Tag;

/// The context of a graph that starts from nothing, of [`Graph::new`](crate::Graph::new): no handle of any pool is an
/// Init there.
#[derive(Clone, Copy, Debug)]
pub struct Fresh {
    /// Alive while the build runs, and no value of this type reaches safe code.
    pool: NonNull<Pool>,
}

impl Sealed for Fresh {}

// SAFETY: blocks come from the pool of the graph, which keeps them while the graph lives.
unsafe impl Context for Fresh {
    #[inline]
    fn reserve(self, layout: Layout, failure: &Failure) -> Result<NonNull<u8>, Failed> {
        // SAFETY: whoever has a context is called by the build that it belongs to, so the pool is alive.
        let pool = unsafe { self.pool.as_ref() };
        Context::reserve(pool, layout, failure)
    }

    fn keep(self, buffer: Buffer, failure: &Failure) -> Result<(), Failed> {
        // SAFETY: as above.
        let pool = unsafe { self.pool.as_ref() };
        Context::keep(pool, buffer, failure)
    }

    /// Nothing borrows from a graph that nobody has seen.
    #[inline]
    fn changing(self, _: *const u8) -> Option<NonNull<u8>> {
        None
    }
}

/// What owns the memory of a graph. It stands in front of the root, so that the root's address alone is
/// enough to find it, and a graph is one pointer.
pub(crate) type Head = FrozenPool;

/// A graph that is being built. Without its type too, and in one place: a function that every struct has of its
/// own is compiled for every struct.
pub(crate) struct Start {
    pub(crate) pool: Pool,
    failure: Failure,
}

impl Start {
    pub(crate) fn new() -> Self {
        Start::of(Pool::new())
    }

    /// A graph whose memory is that of a pool.
    pub(crate) fn of(pool: Pool) -> Self {
        Start { pool, failure: Failure::none() }
    }

    /// The place for a root with its head.
    pub(crate) fn reserve(&self, size: usize, align: usize) -> Result<*mut u8, Failed> {
        let room = room(align);
        let block =
            room.checked_add(size).map(|bytes| Layout::from_size_align(bytes, align.max(align_of::<Head>())));
        let Some(Ok(block)) = block else { return Err(self.failure.size_overflow(1, size)) };
        self.pool.open(block);
        let block = Context::reserve(&self.pool, block, &self.failure)?;
        // SAFETY: the block is larger than the room.
        Ok(unsafe { block.add(room) }.as_ptr())
    }

    /// What the graph is written in.
    #[inline]
    pub(crate) fn build(&self) -> Build<'_, Fresh> {
        Build::new(Fresh { pool: NonNull::from(&self.pool) }, &self.failure)
    }

    #[cold]
    pub(crate) fn take_error(&mut self, failed: Failed) -> Error {
        mem::replace(&mut self.failure, Failure::none()).into_error(failed)
    }

    /// Ends the build of the root, or says why there is none.
    ///
    /// # Errors
    ///
    /// That of the build.
    ///
    /// # Safety
    ///
    /// `root` was given by [`reserve`](Self::reserve) for this alignment; it is written if nothing has failed.
    #[cfg_attr(not(debug_assertions), inline)]
    pub(crate) unsafe fn end(
        &mut self,
        root: Result<*mut u8, Failed>,
        align: usize,
        name: fn() -> &'static str,
    ) -> Result<NonNull<u8>, Error> {
        match root {
            // SAFETY: the caller's promise.
            Ok(root) => Ok(unsafe { self.own(root, align, name) }),
            Err(failed) => Err(self.take_error(failed)),
        }
    }

    /// The root, which now owns what the pool did.
    ///
    /// # Safety
    ///
    /// `root` was given by [`reserve`](Self::reserve) for this alignment, and is written.
    #[cfg_attr(not(debug_assertions), inline)]
    pub(crate) unsafe fn own(
        &mut self,
        root: *mut u8,
        align: usize,
        name: fn() -> &'static str,
    ) -> NonNull<u8> {
        // SAFETY: no block starts at address 0.
        let root = unsafe { NonNull::new_unchecked(root) };
        // SAFETY: the caller's promise.
        let head = unsafe { head(root, align) };
        // SAFETY: the place of the head is valid for writes and aligned.
        unsafe { head.write(self.pool.freeze()) };
        // SAFETY: behind the head there is room for the tag.
        let place = unsafe { Tag::of_root(root) };
        // SAFETY: which is as aligned.
        unsafe { place.write(Tag::new(name)) };
        root
    }
}

/// How far a root of this alignment stands behind its head, in bytes; the tag is in between, and as aligned.
#[inline]
const fn room(align: usize) -> usize {
    (size_of::<Head>() + size_of::<Tag>() + align - 1) & !(align - 1)
}

/// The place of the head of a root.
///
/// # Safety
///
/// `root` was given by [`Start::reserve`] for this alignment, and its block is live.
#[inline]
pub(crate) unsafe fn head(root: NonNull<u8>, align: usize) -> NonNull<Head> {
    // SAFETY: the block starts this much in front of the root, and is aligned for a head.
    unsafe { root.sub(room(align)) }.cast()
}
