//! `Pool`: what users call.

use core::alloc::Layout;
use core::ffi::c_void;
use core::fmt;
use core::ptr::{self, NonNull};
use core::slice;

use crate::ending::{drop_now, wait};
use crate::engine::arena::Arena;
use crate::engine::base::{BaseAlloc, Global};
use crate::engine::tracked::Tracked;
use crate::engine::{Engine, Stats};
use crate::error::Error;
use crate::frozen_pool::FrozenPool;
use crate::layout::{array_layout, size_overflow, without_memory};
use crate::node::{PoolAlloc, Pooled, described};
use crate::owned::{Buffer, Foreign, Owned};
use crate::plain::{Plain, checked};
use crate::put::build::{Build, Context, Failed, Failure};
use crate::put::traits::Put;
use crate::shape::next::{ListNode, write_list};
use crate::shape::value::Value;
use crate::table::copy::copy;
use crate::table::kind::FieldType;
use crate::table::source::{Built, Source};

/// What can be shared between threads: no pool can. With a bound of its own, rustc says so, and does not list each of
/// a pool's fields.
#[diagnostic::on_unimplemented(
    message = "a `Pool` cannot be shared between threads",
    label = "this would use one pool on two threads",
    note = "let each thread build in `SyncPool::local()`, or in a pool of its own"
)]
pub trait Shared {}

/// Owns memory and frees all of it when it is dropped.
///
/// `B` is the engine: [`Arena`] (the default) cuts blocks from chunks, [`Tracked`] makes one base
/// allocation for each block and can free them one by one. A pool can be sent to another thread,
/// but not be shared between threads.
///
/// ```
/// use cymem::Pool;
///
/// let pool = Pool::new();
/// let numbers = pool.alloc::<f64>(3)?; // zeroed
/// numbers[1] = 2.5;
/// assert_eq!(numbers, [0.0, 2.5, 0.0]);
/// # Ok::<(), cymem::Error>(())
/// ```
pub struct Pool<B: Engine = Arena> {
    owned: Owned,
    engine: B,
    /// It will be the memory of a graph, which can be edited.
    of_graph: bool,
}

/// A pool with one base allocation for each block: the pool of Python's cymem.
///
/// Made with [`Pool::tracked`] or [`TrackedPool::with_base`](Pool::with_base).
pub type TrackedPool<A = Global> = Pool<Tracked<A>>;

/// A pool with the default engine over a base allocator of your choice, made with
/// [`ArenaPool::with_base`](Pool::with_base).
pub type ArenaPool<A = Global> = Pool<Arena<A>>;

impl Pool {
    /// An empty pool over Rust's global allocator. Takes no memory yet.
    #[must_use]
    pub fn new() -> Self {
        Self::with_base(Global)
    }

    /// A pool that has room for `bytes` bytes, padding included, before it asks for more memory.
    ///
    /// # Errors
    ///
    /// [`Error::OutOfMemory`], also if no block can be so large.
    pub fn with_capacity(bytes: usize) -> Result<Self, Error> {
        let pool = Self::new();
        pool.engine.reserve(bytes)?;
        Ok(pool)
    }
}

impl Pool {
    /// An empty pool that will be the memory of a graph.
    pub(crate) fn of_graph() -> Self {
        let mut pool = Self::new();
        pool.of_graph = true;
        pool
    }

    /// Gets a new pool ready for a first block of this layout.
    #[inline]
    pub(crate) fn open(&self, first: Layout) {
        self.engine.open(first);
    }

    /// Takes everything out; what comes back owns all that the pool did. Whoever forgets the pool saves a look at what
    /// is not there.
    #[inline]
    pub(crate) fn freeze(&mut self) -> FrozenPool {
        FrozenPool::new(self.owned.take(), self.engine.freeze())
    }
}

impl TrackedPool {
    /// An empty pool that remembers every block by its address.
    ///
    /// ```
    /// use cymem::Pool;
    ///
    /// let pool = Pool::tracked();
    /// pool.alloc::<u16>(4)?;
    /// assert_eq!(pool.size(), 8);
    /// # Ok::<(), cymem::Error>(())
    /// ```
    #[must_use]
    pub fn tracked() -> Self {
        Self::with_base(Global)
    }
}

impl<B: Engine> Pool<B> {
    /// An empty pool over `base`. The engine is named by the type:
    /// [`ArenaPool::with_base`](ArenaPool), [`TrackedPool::with_base`](TrackedPool).
    #[must_use]
    pub fn with_base(base: B::Base) -> Self {
        Self::with_engine(B::with_base(base))
    }

    pub(crate) fn with_engine(engine: B) -> Self {
        Pool { owned: Owned::new(), engine, of_graph: false }
    }

    /// What the pool owns, and where its memory comes from.
    pub(crate) fn parts(&self) -> (&Owned, &B) {
        (&self.owned, &self.engine)
    }

    /// Builds a node, and all that it points to, from its Init.
    ///
    /// # Errors
    ///
    /// See [`Error`]: exhausted memory, lengths that do not agree, iterators that lie, and bad
    /// strings. What was built until then stays in the pool, unreachable.
    #[inline(always)]
    pub fn build<'p, T, I>(&'p self, init: I) -> Result<Pooled<'p, T>, Error>
    where
        T: PoolAlloc,
        I: Put<&'p Pool<B>, T, Value>,
    {
        let failure = Failure::none();
        let build = Build::new(self, &failure);
        let slot = match build.reserve(Layout::new::<T>()) {
            Ok(slot) => slot.cast::<T>(),
            Err(failed) => return Err(failure.into_error(failed)),
        };
        // SAFETY: the slot is new memory of this pool with the layout of `T`.
        match unsafe { init.put(build, (), slot.as_ptr()) } {
            // SAFETY: the Init has written the node, and the pool keeps it for `'p`.
            Ok(()) => Ok(unsafe { Pooled::new(slot) }),
            Err(failed) => Err(failure.into_error(failed)),
        }
    }

    /// What `T::list_in` calls.
    pub(crate) fn list<'p, T, I>(&'p self, inits: I) -> Result<Option<Pooled<'p, T>>, Error>
    where
        T: ListNode,
        I: IntoIterator<Item: Put<&'p Pool<B>, T, Value>>,
    {
        let failure = Failure::none();
        let build = Build::new(self, &failure);
        // SAFETY: the handle that is made of the first node borrows the pool.
        match unsafe { write_list::<_, T, Value, I>(inits, build, ()) } {
            // SAFETY: the node was written by an Init, in memory of this pool.
            Ok(first) => Ok(NonNull::new(first).map(|first| unsafe { Pooled::new(first) })),
            Err(failed) => Err(failure.into_error(failed)),
        }
    }

    /// As [`reserve`](Self::reserve), with less work where there is room.
    #[inline]
    pub(crate) fn reserve_quickly(&self, layout: Layout) -> Result<NonNull<u8>, Error> {
        match layout.size() {
            0 => Ok(without_memory(layout)),
            _ => self.engine.cut(layout).map_or_else(|| self.reserve(layout), Ok),
        }
    }

    /// A block with any content; one of size 0 is an aligned address without memory.
    pub(crate) fn reserve(&self, layout: Layout) -> Result<NonNull<u8>, Error> {
        if layout.size() == 0 {
            return Ok(without_memory(layout));
        }
        // SAFETY: the size is not 0.
        unsafe { self.engine.alloc(layout) }
    }

    /// An array of `n` zeroed elements, padding included.
    ///
    /// A value that is assigned to an element as a whole takes the bytes of its own padding along, and
    /// these are whatever was in memory. Where C compares, hashes or saves such memory, assign the fields
    /// one by one, or have the array built: [`Pool::build`] and the arrays of a derived struct write fields
    /// and leave zeros in between.
    ///
    /// ```
    /// use cymem::{Pool, PoolAlloc};
    ///
    /// #[derive(PoolAlloc, Clone, Copy)]
    /// #[repr(C)]
    /// struct Event { kind: u8, value: f64 } // seven bytes of padding
    ///
    /// let pool = Pool::new();
    /// let events = pool.alloc::<Event>(2)?;
    /// events[0].kind = 1; // the padding stays zero
    /// events[1] = Event { kind: 2, value: 0.5 }; // the padding is anything
    /// let event = pool.build(Event { kind: 2, value: 0.5 })?; // the padding is zero
    /// # let _ = event;
    /// # Ok::<(), cymem::Error>(())
    /// ```
    ///
    /// # Errors
    ///
    /// [`Error::OutOfMemory`], [`Error::LimitExceeded`], [`Error::Misaligned`], or
    /// [`Error::SizeOverflow`] if `n` elements are more than an object can have.
    #[allow(clippy::mut_from_ref, reason = "every call returns other memory")]
    pub fn alloc<T: Plain>(&self, n: usize) -> Result<&mut [T], Error> {
        const { checked::<T>() };
        let layout = array_layout::<T>(n).ok_or_else(|| size_overflow::<T>(n))?;
        let start = self.alloc_layout(layout)?.cast::<T>();
        // SAFETY: the block is new, aligned, `n` elements long, and zero is valid for plain types.
        Ok(unsafe { slice::from_raw_parts_mut(start.as_ptr(), n) })
    }

    /// Copies a node of any pool or graph, and all that it leads to, into this pool: see
    /// [`Graph::try_clone`](crate::Graph::try_clone). Nothing leads from a view to the type of its node, for the reason that
    /// [`Cloned`](crate::Cloned) has; so that is named here.
    ///
    /// # Errors
    ///
    /// As [`Pool::build`].
    ///
    /// ```
    /// use cymem::{Graph, Pool, PoolAlloc};
    ///
    /// #[derive(PoolAlloc)]
    /// #[repr(C)]
    /// struct Name { len: u32, #[pool(len = len)] bytes: *const u8 }
    ///
    /// let graph: Graph<Name> = Graph::new(NameInit { bytes: b"cymem" })?;
    /// let pool = Pool::new();
    /// let copy = pool.copy::<Name>(&graph)?; // or a view, or a handle
    /// drop(graph);
    /// assert_eq!(copy.bytes(), b"cymem");
    /// # Ok::<(), cymem::Error>(())
    /// ```
    pub fn copy<T: PoolAlloc>(&self, node: &T::View) -> Result<Pooled<'_, T>, Error> {
        let to = self.reserve(Layout::new::<T>())?;
        let from = ptr::from_ref(node).cast();
        // SAFETY: a view is a written node; and the place is new memory with the layout of `T`.
        unsafe { self.write_copy(Built, described::<T>(), from, to.as_ptr()) }?;
        // SAFETY: the node was written, and the pool keeps it.
        Ok(unsafe { Pooled::new(to.cast()) })
    }

    /// Writes a copy of a value to `to`, and what it leads to to memory of the pool. It knows of no types, so it is compiled
    /// once for all of them.
    ///
    /// # Errors
    ///
    /// As [`copy`].
    ///
    /// # Safety
    ///
    /// As [`copy`].
    pub(crate) unsafe fn write_copy<R: Source>(
        &self,
        source: R,
        ty: &'static FieldType,
        from: *const u8,
        to: *mut u8,
    ) -> Result<(), Error> {
        // SAFETY: the caller's promise.
        unsafe { copy(source, ty, from, to, |layout| self.reserve_quickly(layout)) }
    }

    /// How many bytes the limit leaves.
    #[cfg(feature = "serde")]
    pub(crate) fn left(&self) -> usize {
        self.engine.left()
    }

    /// A zeroed block. It lives as long as the pool, or until the pool is reset; one of size 0 is
    /// an aligned address without memory.
    ///
    /// # Errors
    ///
    /// As [`Pool::alloc`].
    pub fn alloc_layout(&self, layout: Layout) -> Result<NonNull<u8>, Error> {
        if layout.size() == 0 {
            return Ok(without_memory(layout));
        }
        // SAFETY: the size is not 0.
        unsafe { self.engine.alloc_zeroed(layout) }
    }

    /// Takes a value that is dropped with the pool, or when the pool is reset, last in first out.
    /// This is how a buffer that C data points to, or a Python-style reference, is kept alive. The
    /// value has a block of its own: it counts neither in [`Pool::stats`] nor against the limit. If
    /// a destructor panics, the other values are still dropped; a second panic aborts, as in a
    /// `Vec`.
    ///
    /// Pools and graphs may own others, as deep as you like: at most 32 of them end on the stack, each in a destructor of
    /// the one before. What a destructor drops below that ends, in the same order, when it has returned. Without `std`,
    /// over another base allocator than [`Global`], where a destructor calls [`Pool::reset`], [`Pool::clear`] or
    /// [`Pool::scope`], and where there is no memory to put them off, values are dropped at once, and are nested only as deep
    /// as the stack.
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
        let value = self.owned.push(self.engine.base(), value)?;
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
        self.owned.push_with(self.engine.base(), value, memory).map(drop)
    }

    /// As [`Pool::own`], for a value that is changed while the pool keeps it.
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
        let mut value = self.owned.push(self.engine.base(), value)?;
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
    /// `free(block)` must be sound to call once, from any thread, when the pool ends, and must not unwind. Where a pool is
    /// dropped by a destructor of what [another owns](Pool::own), 32 pools deep or more, it ends when that destructor has
    /// returned, and what `free` needs must be there until then. A value that this pool was given [before](Pool::own) is: it
    /// is dropped after.
    pub unsafe fn adopt(
        &self,
        block: NonNull<c_void>,
        free: unsafe extern "C" fn(*mut c_void),
    ) -> Result<(), Error> {
        let slot = self.owned.push(self.engine.base(), None::<Foreign>)?;
        // SAFETY: the slot is a live value of this pool that nobody else knows.
        unsafe { slot.write(Some(Foreign { block, free })) };
        Ok(())
    }

    /// Sets how many bytes the pool may hand out, alignment padding included; `None` is no limit.
    /// Memory that is already handed out counts, and stays. A request past the limit fails before any
    /// memory is taken for it. Where a block does not fit the chunks that are there, the most padding that
    /// its alignment may cost in a new one counts, which is none up to 64 bytes.
    pub fn set_limit(&self, limit: Option<usize>) {
        self.engine.set_limit(limit);
    }

    /// How much memory the pool holds and has handed out. A request that fails changes nothing here; a
    /// build that fails leaves what it had written until then.
    #[must_use]
    pub fn stats(&self) -> Stats {
        self.engine.stats()
    }

    /// Whether `ptr` points into memory that the pool has handed out. Owned and adopted values are
    /// not part of it.
    #[must_use]
    pub fn contains<T: ?Sized>(&self, ptr: *const T) -> bool {
        self.engine.contains(ptr.cast::<()>().addr())
    }
}

impl<A: BaseAlloc> Pool<Arena<A>> {
    /// Drops the owned values and takes all memory back, but keeps the chunks for what comes next, other than those of
    /// graphs that it has [taken over](Pool::absorb). A chunk of more than 28 MiB that is too short for a block which comes
    /// next goes for a longer one: what is held is a few times what was handed out at once, and that by each
    /// [scope](Pool::scope) in another.
    ///
    /// ```
    /// use cymem::Pool;
    ///
    /// let mut pool = Pool::new();
    /// for _ in 0..100 {
    ///     pool.alloc::<u64>(100)?;
    ///     pool.reset();
    /// }
    /// assert_eq!(pool.stats().chunks, 1);
    /// # Ok::<(), cymem::Error>(())
    /// ```
    #[inline]
    pub fn reset(&mut self) {
        // SAFETY: `&mut self` proves that nothing from this pool is borrowed.
        unsafe { drop_now(&self.owned, self.engine.base()) };
        // SAFETY: as above.
        unsafe { self.engine.reset() };
    }

    /// Drops the owned values and gives all memory back to the base allocator.
    pub fn clear(&mut self) {
        // SAFETY: `&mut self` proves that nothing from this pool is borrowed.
        unsafe { drop_now(&self.owned, self.engine.base()) };
        // SAFETY: as above.
        unsafe { self.engine.clear() };
    }
}

// SAFETY: never: there is no such engine.
#[doc(hidden)]
unsafe impl<B: Engine + Shared> Sync for Pool<B> {}

// SAFETY: blocks come from the pool's engine, which keeps them while the pool is borrowed.
unsafe impl<B: Engine> Context for &Pool<B> {
    #[inline]
    fn reserve(self, layout: Layout, failure: &Failure) -> Result<NonNull<u8>, Failed> {
        /// Makes the error, and room for it, away from what is inlined everywhere.
        #[cold]
        #[inline(never)]
        fn slowly<B: Engine>(
            pool: &Pool<B>,
            layout: Layout,
            failure: &Failure,
        ) -> Result<NonNull<u8>, Failed> {
            pool.reserve(layout).map_err(|error| failure.set(error))
        }
        if layout.size() == 0 {
            return Ok(without_memory(layout));
        }
        match self.engine.cut(layout) {
            Some(block) => Ok(block),
            None => slowly(self, layout, failure),
        }
    }

    fn keep(self, buffer: Buffer, failure: &Failure) -> Result<(), Failed> {
        self.owned.keep(self.engine.base(), buffer).map_err(|error| failure.set(error))
    }

    #[inline]
    fn changing(self, place: *const u8) -> Option<NonNull<u8>> {
        if !self.of_graph {
            return None;
        }
        self.engine.place(place.addr()).or_else(|| self.owned.place(place.addr()))
    }
}

impl<B: Engine> crate::engine::sealed::Sealed for &Pool<B> {}

impl Default for Pool {
    fn default() -> Self {
        Self::new()
    }
}

impl Default for TrackedPool {
    fn default() -> Self {
        Self::tracked()
    }
}

impl<B: Engine> fmt::Debug for Pool<B> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Pool").field("stats", &self.stats()).finish_non_exhaustive()
    }
}

impl<B: Engine> Pool<B> {
    #[inline(never)]
    fn end(&mut self) {
        // SAFETY: a pool that is dropped is not borrowed, and what an engine takes out is from `Global`.
        if !unsafe { wait(&self.owned, || self.engine.take()) } {
            // SAFETY: as above.
            unsafe { drop_now(&self.owned, self.engine.base()) };
        }
    }
}

impl<B: Engine> Drop for Pool<B> {
    fn drop(&mut self) {
        if !self.owned.is_empty() {
            self.end();
        }
    }
}
