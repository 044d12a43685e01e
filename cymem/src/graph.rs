//! `Graph`: a pool and its root in one owning value.

use core::any::type_name;
use core::fmt;
use core::marker::PhantomData;
use core::mem::{self, ManuallyDrop};
use core::ops::Deref;
use core::ptr::NonNull;

use crate::engine::frozen::Frozen;
use crate::error::Error;
use crate::frozen_pool::FrozenPool;
use crate::node::{PoolAlloc, described};
use crate::owned::Owned;
use crate::pool::Pool;
use crate::put::build::{Build, Failure};
use crate::put::traits::Put;
use crate::shape::value::Value;
use crate::start::{Fresh, Head, Start, head};
use crate::table::source::{Built, Source};
use crate::tag::Tag;

/// A graph that owns its memory: it can be returned, stored and sent to another thread, and
/// dropping it frees everything. It derefs to the root's view.
///
/// ```
/// use cymem::{Graph, PoolAlloc};
///
/// #[derive(PoolAlloc)]
/// #[repr(C)]
/// struct Signal { len: usize, #[pool(len = len)] samples: *mut f32 }
///
/// fn ramp(n: u16) -> Result<Graph<Signal>, cymem::Error> {
///     Graph::new(SignalInit { samples: (0..n).map(f32::from) })
/// }
///
/// let signal = ramp(3)?;
/// assert_eq!(signal.samples(), [0.0, 1.0, 2.0]);
/// # Ok::<(), cymem::Error>(())
/// ```
///
/// # What C may change
///
/// Views trust what was written. While no view, slice or string of the graph is in use, on any thread, C may
/// change
///
/// - plain fields and elements, to values of their types: a `bool` is 0 or 1, an enum has one of its
///   values, a function pointer is NULL or a function of its signature;
/// - the bytes of strings, as long as one of them stays NUL;
/// - bytes of a `block` of strings, but neither of its last two units;
/// - elements in front of a terminator, also to one that ends the array sooner, but not the terminator itself;
/// - opaque pointers and padding, at will;
/// - other pointers to NULL: no node, no array, no string;
/// - a count to a smaller one, where `len` names that field alone, also in an array that `lens` names;
/// - an `end` to one nearer to where the array begins;
/// - what is behind the elements of an array with a `capacity`, at will;
/// - the tag of a union to a value that no case has, or to that of a plain case if any bytes are a value of it, or
///   together with the union's bytes, which are then such a value;
/// - the bytes of a union without tags that has plain cases alone, at will.
///
/// Everything else stays as it is: pointers, counts, the tag of a case with pointers, and the fields that a `len` or a
/// `capacity` expression names. C frees nothing, and nothing is moved: a node of a graph stays in the block that it was
/// written to.
///
/// ```
/// # use cymem::{Graph, PoolAlloc};
/// #[derive(PoolAlloc)]
/// #[repr(C)]
/// struct Signal { len: usize, gain: f32, #[pool(len = len)] samples: *mut f32 }
///
/// // As C would write it: void normalize(Signal *signal);
/// unsafe extern "C" fn normalize(signal: *mut Signal) {
///     // SAFETY: the caller's signal is live, and nobody reads it now.
///     let Signal { len, gain, samples } = unsafe { &mut *signal };
///     for i in 0..*len {
///         // SAFETY: there are `len` samples.
///         unsafe { *samples.add(i) *= *gain };
///     }
///     *gain = 1.0;
/// }
///
/// let mut signal: Graph<Signal> = Graph::new(SignalInit { gain: 2.0, samples: [1.0, 3.0] })?;
/// // SAFETY: no view is in use, and the function changes plain values alone.
/// unsafe { normalize(signal.as_mut_ptr()) };
/// assert_eq!((signal.gain(), signal.samples()), (1.0, &[2.0, 6.0][..]));
/// # Ok::<(), cymem::Error>(())
/// ```
pub struct Graph<T: PoolAlloc> {
    /// A `T` with its [`Head`] in front. Without its type, what handles it is compiled once and not for every
    /// struct.
    root: NonNull<u8>,
    invariant: PhantomData<fn(T) -> T>,
}

/// The place of a graph's root, to be filled in [`Graph::build`].
pub struct Root<'p, T> {
    slot: *mut T,
    pool: &'p Pool,
    brand: Brand<'p, T>,
}

/// The proof that a [`Root`] was filled.
pub struct Filled<'p, T> {
    brand: Brand<'p, T>,
}

/// Makes `'p` the lifetime of one call of `build` and no other, and `T` the type of its root.
type Brand<'p, T> = PhantomData<fn(&'p (), T) -> (&'p (), T)>;

impl<'p, T: PoolAlloc> Root<'p, T> {
    /// Writes the root.
    ///
    /// # Errors
    ///
    /// As [`Pool::build`].
    pub fn fill<I: Put<&'p Pool, T, Value>>(self, init: I) -> Result<Filled<'p, T>, Error> {
        let failure = Failure::none();
        let build = Build::new(self.pool, &failure);
        // SAFETY: the slot is memory of this pool with the layout of `T`.
        match unsafe { init.put(build, (), self.slot) } {
            Ok(()) => Ok(Filled { brand: PhantomData }),
            Err(failed) => Err(failure.into_error(failed)),
        }
    }
}

impl<T: PoolAlloc> Graph<T> {
    /// Builds a graph from its root's Init. Nothing in it points into another pool: handles fit into
    /// graphs that are made in steps, by [`Graph::build`].
    ///
    /// # Errors
    ///
    /// As [`Pool::build`]; nothing is left behind.
    #[inline(always)]
    pub fn new<I>(init: I) -> Result<Self, Error>
    where
        I: Put<Fresh, T, Value>,
    {
        let mut start = Start::new();
        let build = start.build();
        let root = match start.reserve(const { size_of::<T>() }, const { align_of::<T>() }) {
            // SAFETY: the place is memory of this pool with the layout of `T`.
            Ok(root) => match unsafe { init.put(build, (), root as *mut T) } {
                Ok(()) => Ok(root),
                Err(failed) => Err(failed),
            },
            Err(failed) => Err(failed),
        };
        // SAFETY: the root was reserved in this pool, and is written if nothing has failed.
        match unsafe { start.end(root, const { align_of::<T>() }, type_name::<T>) } {
            Ok(root) => {
                mem::forget(start);
                Ok(Graph { root, invariant: PhantomData })
            }
            Err(error) => Err(error),
        }
    }

    /// Builds a graph in steps, for nodes that are shared or values that the pool owns: make them
    /// with `pool`, then pass the root's Init to [`Root::fill`].
    ///
    /// # Errors
    ///
    /// What the closure returns; nothing is left behind.
    ///
    /// ```
    /// use cymem::{Graph, PoolAlloc};
    ///
    /// #[derive(PoolAlloc)]
    /// #[repr(C)]
    /// struct Node { id: u32, #[pool(one)] left: *mut Node, #[pool(one)] right: *mut Node }
    ///
    /// let diamond = Graph::build(|pool, root| {
    ///     let shared = Node::new_in(pool, NodeInit { id: 2, left: cymem::Null, right: cymem::Null })?;
    ///     root.fill(NodeInit { id: 1, left: shared, right: shared })
    /// })?;
    /// assert_eq!(diamond.left().unwrap().id(), 2);
    /// assert_eq!(diamond.as_raw().left, diamond.as_raw().right);
    /// # Ok::<(), cymem::Error>(())
    /// ```
    pub fn build<F>(build: F) -> Result<Self, Error>
    where
        F: for<'p> FnOnce(&'p Pool, Root<'p, T>) -> Result<Filled<'p, T>, Error>,
    {
        let (size, align) = (size_of::<T>(), align_of::<T>());
        let mut start = Start::of(Pool::of_graph());
        let root = match start.reserve(size, align) {
            Ok(root) => root,
            Err(failed) => return Err(start.take_error(failed)),
        };
        build(&start.pool, Root { slot: root as *mut T, pool: &start.pool, brand: PhantomData })?;
        // SAFETY: the root was reserved in this pool, and the closure returns a proof that it is filled.
        Ok(Graph { root: unsafe { start.own(root, align, type_name::<T>) }, invariant: PhantomData })
    }

    /// A copy of the graph in memory of its own: everything that can be reached from the root, with what is shared
    /// shared again, and links that lead into the copy. Counts are what they are now; padding is zero. Pointers that
    /// the pool does not follow, of `opaque` fields, are the same as before.
    ///
    /// `Clone` cannot fail, so a graph has this.
    ///
    /// # Errors
    ///
    /// [`Error::OutOfMemory`].
    ///
    /// ```
    /// use cymem::{Graph, Null, PoolAlloc};
    ///
    /// #[derive(PoolAlloc)]
    /// #[repr(C)]
    /// struct Node { id: u32, #[pool(one)] left: *mut Node, #[pool(one)] right: *mut Node }
    ///
    /// let diamond: Graph<Node> = Graph::build(|pool, root| {
    ///     let shared = Node::new_in(pool, NodeInit { id: 2, left: Null, right: Null })?;
    ///     root.fill(NodeInit { id: 1, left: shared, right: shared })
    /// })?;
    /// let copy = diamond.try_clone()?;
    /// drop(diamond);
    /// assert_eq!(copy.left().unwrap().id(), 2);
    /// assert_eq!(copy.as_raw().left, copy.as_raw().right);
    /// # Ok::<(), cymem::Error>(())
    /// ```
    pub fn try_clone(&self) -> Result<Self, Error> {
        // SAFETY: the graph's own root was written, with all that it leads to.
        unsafe { Self::copied(Built, self.as_ptr()) }
    }

    /// A copy of what can be reached from a root.
    ///
    /// # Errors
    ///
    /// As [`copy`]; nothing is left behind.
    ///
    /// # Safety
    ///
    /// As [`copy`].
    pub(crate) unsafe fn copied<R: Source>(source: R, from: *const T) -> Result<Self, Error> {
        let write = |pool: &Pool, root| {
            // SAFETY: the place is memory of this pool with the layout of `T`; and the caller's promise.
            unsafe { pool.write_copy(source, described::<T>(), from.cast(), root) }
        };
        // SAFETY: the root is written, or there is an error.
        unsafe { Self::written_by(write, |error| error) }
    }

    /// A graph whose root `write` writes to memory of a pool.
    ///
    /// # Errors
    ///
    /// Those of `write`, and of the memory of the root; nothing is left behind.
    ///
    /// # Safety
    ///
    /// If `write` returns no error, it has written a `T` to the place that it was given, which leads to nothing but
    /// memory of the pool.
    pub(crate) unsafe fn written_by<E>(
        write: impl FnOnce(&Pool, *mut u8) -> Result<(), E>,
        into_error: impl FnOnce(Error) -> E,
    ) -> Result<Self, E> {
        let align = align_of::<T>();
        let mut start = Start::new();
        let root = match start.reserve(size_of::<T>(), align) {
            Ok(root) => root,
            Err(failed) => return Err(into_error(start.take_error(failed))),
        };
        write(&start.pool, root)?;
        // SAFETY: the root was reserved in this pool, and is written.
        Ok(Graph { root: unsafe { start.own(root, align, type_name::<T>) }, invariant: PhantomData })
    }

    /// The graph of a root that stands in memory of its pool's values.
    ///
    /// # Safety
    ///
    /// A `T` is there, which leads to nothing but memory that the pool owns. In front of it is room for a [`Head`], as
    /// [`Start::own`] has it.
    #[cfg(feature = "mmap")]
    pub(crate) unsafe fn owned_by(pool: Pool, root: *mut u8) -> Self {
        let mut start = Start::of(pool);
        // SAFETY: the caller's promise.
        let root = unsafe { start.own(root, align_of::<T>(), type_name::<T>) };
        Graph { root, invariant: PhantomData }
    }

    /// The address of the root, for C that only reads. It may read for as long as the graph lives, also
    /// while views are in use.
    #[must_use]
    pub fn as_ptr(&self) -> *const T {
        self.root.as_ptr().cast()
    }

    /// The address of the root, for C that writes, as far as it [may](Graph#what-c-may-change): it stays
    /// valid while the graph lives, but is written through only while no view is in use.
    #[must_use]
    pub fn as_mut_ptr(&mut self) -> *mut T {
        self.root.as_ptr().cast()
    }

    /// Hands the graph to C: whoever has the root owns all of it. Nothing is allocated, and the
    /// root's address does not change. [`Graph::from_raw`] takes it back, or C frees it by the function that
    /// [`unsafe(free_fn = "…")`](derive@crate::PoolAlloc#unsafefree_fn-graphs-that-c-frees) exports.
    ///
    /// ```
    /// # use cymem::{Graph, PoolAlloc};
    /// # #[derive(PoolAlloc)]
    /// # #[repr(C)]
    /// # struct Name { len: u32, #[pool(len = len)] bytes: *const u8 }
    /// let graph: Graph<Name> = Graph::new(NameInit { bytes: b"for C" })?;
    /// let raw: *mut Name = graph.into_raw();
    /// // … C uses it …
    /// // SAFETY: `raw` came from `into_raw`, and C is done with it.
    /// drop(unsafe { Graph::from_raw(raw) });
    /// # Ok::<(), cymem::Error>(())
    /// ```
    #[must_use = "the graph is leaked unless it is taken back"]
    pub fn into_raw(self) -> *mut T {
        ManuallyDrop::new(self).root.as_ptr().cast()
    }

    /// Takes a graph back from C.
    ///
    /// # Safety
    ///
    /// `root` came from [`Graph::into_raw`] of a `Graph<T>`, and nobody uses it or what it points
    /// to any more but through the graph. C has changed no more than it
    /// [may](Graph#what-c-may-change).
    ///
    /// # Panics
    ///
    /// In debug builds of this crate, if the root is that of a graph of another type, or no root of a graph.
    #[must_use]
    #[cfg_attr(debug_assertions, track_caller)]
    pub unsafe fn from_raw(root: *mut T) -> Self {
        // SAFETY: `into_raw` gives no null pointer.
        let root = unsafe { NonNull::new_unchecked(root.cast()) };
        // SAFETY: a tag stands in front of the root of a graph.
        unsafe { Tag::check::<T>(root) };
        Graph { root, invariant: PhantomData }
    }

    #[inline]
    fn head(&self) -> NonNull<Head> {
        // SAFETY: the root of a graph was reserved for a `T`, and its block is live.
        unsafe { head(self.root, align_of::<T>()) }
    }

    /// Has `memory` taken out of the graph, with the root in it, if `take` does so; and what the pool owned.
    ///
    /// # Errors
    ///
    /// The graph itself, if `take` has taken nothing.
    ///
    /// # Safety
    ///
    /// If `take` is true, it has taken all chunks.
    pub(crate) unsafe fn dissolve(
        self,
        take: impl FnOnce(&Frozen) -> bool,
    ) -> Result<(NonNull<T>, Owned), Self> {
        // SAFETY: a graph has a head, which is changed through cells alone while it lives.
        if !take(unsafe { self.head().as_ref() }.memory()) {
            return Err(self);
        }
        let graph = ManuallyDrop::new(self);
        // SAFETY: the head was written, and nobody reads it again. It still has the values, and no chunk.
        let head = unsafe { graph.head().read() };
        Ok((graph.root.cast(), head.into_owned()))
    }

    /// What owns the memory.
    pub(crate) fn pool(&self) -> &FrozenPool {
        // SAFETY: as above.
        unsafe { self.head().as_ref() }
    }

    /// How much memory the graph holds.
    #[must_use]
    pub fn stats(&self) -> crate::Stats {
        self.pool().stats()
    }
}

/// Frees a graph that C was handed; NULL is none. What `unsafe(free_fn = "…")` exports.
///
/// # Safety
///
/// As [`Graph::from_raw`], if it is not NULL.
#[doc(hidden)]
pub unsafe fn free_graph<T: PoolAlloc>(root: *mut T) {
    if !root.is_null() {
        // SAFETY: the caller's promise.
        drop(unsafe { Graph::from_raw(root) });
    }
}

impl<T: PoolAlloc> Drop for Graph<T> {
    fn drop(&mut self) {
        // SAFETY: the head was written, and nobody reads it again.
        unsafe { FrozenPool::end(self.head()) };
    }
}

impl<T: PoolAlloc> Deref for Graph<T> {
    type Target = T::View;

    #[inline]
    fn deref(&self) -> &T::View {
        // SAFETY: the root was written by an Init, the pool keeps it, and the view has its layout
        // (contract of `PoolAlloc`).
        unsafe { self.root.cast::<T::View>().as_ref() }
    }
}

// SAFETY: a graph owns its nodes, which can be sent if their views can; its head, with what the pool owned, always
// can.
unsafe impl<T: PoolAlloc<View: Send>> Send for Graph<T> {}
// SAFETY: a shared graph gives out its view and figures of its memory, which do not change any more. What it remembers
// of its places, editors alone ask for, of which there are none while it is shared, and which stay in one thread.
unsafe impl<T: PoolAlloc<View: Sync>> Sync for Graph<T> {}

/// Shows the address and the figures; `{:?}` of `&*graph` shows the content, if the view has
/// `Debug`.
impl<T: PoolAlloc> fmt::Debug for Graph<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Graph").field("root", &self.root).field("stats", &self.stats()).finish()
    }
}

impl<T> fmt::Debug for Root<'_, T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Root").field(&self.slot).finish()
    }
}

impl<T> fmt::Debug for Filled<'_, T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Filled")
    }
}
