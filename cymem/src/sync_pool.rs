//! `SyncPool`: memory that many threads build in, each in an arena of its own.

use core::alloc::Layout;
use core::fmt;
use core::mem;
use core::ptr::NonNull;
use std::sync::{Mutex, MutexGuard, PoisonError};

use crate::array::{PooledArray, PooledCStr};
use crate::callback::{Callback, Function};
use crate::engine::Stats;
use crate::engine::base::{BaseAlloc, Fill, Global, obtain};
use crate::engine::budget::Budget;
use crate::error::Error;
use crate::graph::Graph;
use crate::node::{PoolAlloc, Pooled};
use crate::place::Place;
use crate::plain::Plain;
use crate::pool::Pool;
use crate::put::traits::Put;
use crate::shape::counted::Counted;
use crate::shape::items::Array;
use crate::shape::value::Value;
use crate::str::Str;

/// Owns memory that many threads build in, and frees all of it when it is dropped.
///
/// A thread takes a [`Local`], an arena that no other thread has, and builds in it without locks. The handles live as
/// long as the `SyncPool`, may go to other threads if what they lead to may be read there, and fit any other node of
/// the same `SyncPool`: so parts that many threads have made become one graph, without a copy.
///
/// In C each thread has an arena (an APR pool, a talloc context), and somebody who joins the threads must know all of
/// them, since the parts of what C gets are in all of them:
///
/// ```c
/// for (t = 0; t < THREADS; t++) arenas[t] = arena_new();      /* and arena_free for each, but when? */
/// pthread_create(&ids[t], NULL, make_rows, &jobs[t]);         /* the arena, the input and the place of the result */
/// ```
///
/// ```
/// use cymem::{Copied, PoolAlloc, SyncPool};
/// use std::thread;
///
/// #[derive(PoolAlloc)]
/// #[repr(C)]
/// struct Row { len: usize, #[pool(len = len)] values: *mut f64 }
///
/// #[derive(PoolAlloc)]
/// #[repr(C)]
/// struct Matrix { len: usize, #[pool(len = len)] rows: *mut Row }
///
/// let pool = SyncPool::new();
/// let rows = thread::scope(|scope| {
///     let threads = [1.0, 2.0].map(|value| {
///         let pool = &pool;
///         scope.spawn(move || pool.local().build::<Row, _>(RowInit { values: vec![value; 100] }))
///     });
///     threads.map(|thread| thread.join().unwrap())
/// });
/// let [a, b] = rows;
/// let matrix = pool.local().build::<Matrix, _>(MatrixInit { rows: [Copied(a?), Copied(b?)] })?;
/// assert_eq!(matrix.rows()[1].values(), [2.0; 100]);
/// # Ok::<(), cymem::Error>(())
/// ```
///
/// With rayon, `rows.par_iter().map_init(|| pool.local(), |local, row| local.build(…))` makes a `Local` for each piece of
/// work, and arenas are used again: there are as many as there were `Local`s at one time.
pub struct SyncPool {
    arenas: Mutex<Arenas>,
    /// What all arenas may hand out. A `Local` has its arena keep to that, and borrows this, so it stays where it is.
    budget: Budget,
}

/// The arena of one thread, from [`SyncPool::local`]. When it is dropped, the next `Local` has the rest of the arena.
///
/// It never hands out the pool itself, which must not be there any more when another thread has the arena.
pub struct Local<'s> {
    /// Nothing if there was no memory for one.
    member: Option<NonNull<Member>>,
    home: &'s SyncPool,
}

/// All pools of a [`SyncPool`], and those that nobody has.
struct Arenas {
    all: Option<NonNull<Member>>,
    idle: Option<NonNull<Member>>,
}

/// A pool in a block of its own, which ends with the [`SyncPool`].
struct Member {
    pool: Pool,
    /// The next of all. It does not change.
    next: Option<NonNull<Member>>,
    /// The next idle one, if this one is idle.
    next_idle: Option<NonNull<Member>>,
}

// SAFETY: the pools can be sent, and are reached from here alone, or from the one `Local` that has one of them.
unsafe impl Send for Arenas {}

// SAFETY: a `Local` alone reaches its pool, which can be sent; and its home is shared.
unsafe impl Send for Local<'_> {}

impl SyncPool {
    /// An empty pool. Takes no memory yet.
    #[must_use]
    pub const fn new() -> Self {
        SyncPool { arenas: Mutex::new(Arenas { all: None, idle: None }), budget: Budget::new(None, 0) }
    }

    /// An arena that nobody else has: one that was given back, or a new one. The lock that this takes is held for
    /// a few instructions.
    ///
    /// Without memory for a new one there is a `Local` all the same, of which every call is
    /// [`Error::OutOfMemory`].
    #[must_use]
    pub fn local(&self) -> Local<'_> {
        let idle = self.lock().take_idle();
        let member = idle.or_else(|| self.new_member());
        if self.budget.is_limited() {
            // SAFETY: the budget is borrowed for as long as the `Local`, which alone asks for memory.
            member.inspect(|&member| unsafe { share(member, Some(&self.budget)) });
        }
        Local { member, home: self }
    }

    fn new_member(&self) -> Option<NonNull<Member>> {
        // SAFETY: the size is not 0.
        let block = unsafe { obtain(&Global, Layout::new::<Member>(), Fill::Any) }.ok()?;
        let member = block.cast::<Member>();
        let mut arenas = self.lock();
        // SAFETY: the block is new, and has the layout of a member.
        unsafe { member.write(Member { pool: Pool::new(), next: arenas.all, next_idle: None }) };
        arenas.all = Some(member);
        Some(member)
    }

    /// Sets how many bytes all threads together may hand out, alignment padding included, as [`Pool::set_limit`]; `None` is
    /// no limit. Memory that is already handed out counts, and stays.
    ///
    /// At no time is more handed out than that, and whoever comes first has what is left. A limit costs an atomic
    /// operation for each block, and no limit nothing.
    ///
    /// ```
    /// use cymem::{Error, SyncPool};
    /// use std::thread;
    ///
    /// let mut pool = SyncPool::new();
    /// pool.set_limit(Some(1000));
    /// let blocks = thread::scope(|scope| {
    ///     let threads = [0; 4].map(|_| {
    ///         let pool = &pool;
    ///         scope.spawn(move || {
    ///             let local = pool.local();
    ///             (0..).find(|_| matches!(local.alloc::<u8>(1), Err(Error::LimitExceeded { .. })))
    ///         })
    ///     });
    ///     threads.map(|thread| thread.join().unwrap().unwrap())
    /// });
    /// assert_eq!(blocks.iter().sum::<usize>(), 1000);
    /// ```
    pub fn set_limit(&mut self, limit: Option<usize>) {
        self.end_sharing();
        self.budget = Budget::new(limit, self.stats().bytes);
    }

    /// Has all arenas forget the budget, also those of which a `Local` was forgotten.
    fn end_sharing(&mut self) {
        for member in self.members() {
            // SAFETY: there is no budget.
            unsafe { share(member, None) };
        }
    }

    /// Nothing in there can panic, so the lock is never poisoned by this crate.
    fn lock(&self) -> MutexGuard<'_, Arenas> {
        self.arenas.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The figures of all arenas together. They change while threads build, so nobody may do so now.
    #[must_use]
    pub fn stats(&mut self) -> Stats {
        let mut sum = Stats::default();
        for member in self.members() {
            // SAFETY: the members live as long as `self`, which is borrowed for this call alone.
            let Stats { bytes, allocations, chunks, capacity } = unsafe { member.as_ref() }.pool.stats();
            sum.bytes += bytes;
            sum.allocations += allocations;
            sum.chunks += chunks;
            sum.capacity += capacity;
        }
        sum
    }

    /// Drops the owned values and takes all memory back, but keeps the chunks for what comes next, as [`Pool::reset`].
    ///
    /// ```
    /// let mut pool = cymem::SyncPool::new();
    /// for _ in 0..10 {
    ///     pool.local().alloc::<u64>(100)?;
    ///     pool.reset();
    /// }
    /// assert_eq!(pool.stats().chunks, 1);
    /// # Ok::<(), cymem::Error>(())
    /// ```
    pub fn reset(&mut self) {
        self.end_sharing();
        let members = self.members();
        // Also those of which a `Local` was forgotten.
        self.lock().idle = None;
        members.clone().for_each(|member| self.lock().put_idle(member));
        Resetting { members, pool: self }.go_on();
    }

    /// All members.
    fn members(&mut self) -> impl Iterator<Item = NonNull<Member>> + Clone + use<> {
        let arenas = self.arenas.get_mut().unwrap_or_else(PoisonError::into_inner);
        // SAFETY: a member that is in the list is live, and `next` does not change.
        core::iter::successors(arenas.all, |member| unsafe { (*member.as_ptr()).next })
    }
}

/// Resets members, also the others while a panic passes through that a destructor of one has begun, and then counts what
/// is handed out: all that is of that one.
struct Resetting<'a, M: Iterator<Item = NonNull<Member>>> {
    members: M,
    pool: &'a mut SyncPool,
}

impl<M: Iterator<Item = NonNull<Member>>> Resetting<'_, M> {
    fn go_on(&mut self) {
        for mut member in &mut self.members {
            // SAFETY: the pool is borrowed, so there is no `Local`, and nothing of the pool is borrowed.
            unsafe { member.as_mut() }.pool.reset();
        }
    }
}

impl<M: Iterator<Item = NonNull<Member>>> Drop for Resetting<'_, M> {
    fn drop(&mut self) {
        self.go_on();
        let used = self.pool.stats().bytes;
        self.pool.budget.set_used(used);
    }
}

/// Has a member keep to a budget.
///
/// # Safety
///
/// The member is live and nobody else uses it; the budget stays where it is until this is called once more, or the member
/// is reset or dropped.
unsafe fn share(member: NonNull<Member>, budget: Option<&Budget>) {
    // SAFETY: the member is live.
    let (_, arena) = unsafe { &(*member.as_ptr()).pool }.parts();
    // SAFETY: the caller's promise.
    unsafe { arena.share(budget) };
}

impl Arenas {
    fn take_idle(&mut self) -> Option<NonNull<Member>> {
        let member = self.idle?;
        // SAFETY: an idle member is live, and nobody else looks at it.
        self.idle = unsafe { (*member.as_ptr()).next_idle };
        Some(member)
    }

    fn put_idle(&mut self, member: NonNull<Member>) {
        // SAFETY: a member is live as long as its home, and nobody else looks at it.
        unsafe { (*member.as_ptr()).next_idle = self.idle };
        self.idle = Some(member);
    }
}

impl Drop for Arenas {
    fn drop(&mut self) {
        /// Goes on with the rest, also while a panic passes through.
        struct Rest<'a>(&'a mut Arenas);
        impl Drop for Rest<'_> {
            fn drop(&mut self) {
                self.0.drop_all();
            }
        }
        let rest = Rest(self);
        rest.0.drop_all();
        mem::forget(rest);
    }
}

impl Arenas {
    fn drop_all(&mut self) {
        while let Some(start) = self.all {
            // SAFETY: the member is live, and is taken out of its block, which nobody uses again.
            let member = unsafe { start.read() };
            self.all = member.next;
            // SAFETY: the block came from there with this layout.
            unsafe { Global.dealloc(start.cast(), Layout::new::<Member>()) };
            drop(member.pool);
        }
    }
}

impl<'s> Local<'s> {
    /// The pool, for the length of a call: nothing that a user gets holds it.
    #[inline]
    fn pool(&self) -> Result<&'s Pool, Error> {
        match self.member {
            // SAFETY: the member lives as long as its home, and no other `Local` has it.
            Some(member) => Ok(unsafe { &(*member.as_ptr()).pool }),
            None => Err(Error::OutOfMemory { at: Place::default(), bytes: size_of::<Member>() }),
        }
    }

    /// Builds a node, and all that it points to, from its Init, as [`Pool::build`].
    ///
    /// # Errors
    ///
    /// As [`Pool::build`].
    #[inline(always)]
    pub fn build<T, I>(&self, init: I) -> Result<Pooled<'s, T>, Error>
    where
        T: PoolAlloc,
        I: Put<&'s Pool, T, Value>,
    {
        self.pool()?.build(init)
    }

    /// An array, as [`Pool::array`].
    ///
    /// # Errors
    ///
    /// As [`Pool::build`].
    pub fn array<T: PoolAlloc>(
        &self,
        items: impl Array + Put<&'s Pool, *mut T, Counted>,
    ) -> Result<PooledArray<'s, T>, Error> {
        self.pool()?.array(items)
    }

    /// A string, as [`Pool::cstr`].
    ///
    /// # Errors
    ///
    /// As [`Pool::cstr`].
    pub fn cstr(&self, text: impl Str) -> Result<PooledCStr<'s>, Error> {
        self.pool()?.cstr(text)
    }

    /// Zeroed elements, as [`Pool::alloc`].
    ///
    /// # Errors
    ///
    /// As [`Pool::alloc`].
    #[allow(clippy::mut_from_ref, reason = "every call returns other memory")]
    pub fn alloc<T: Plain>(&self, n: usize) -> Result<&'s mut [T], Error> {
        self.pool()?.alloc(n)
    }

    /// A copy of a node and of all that it leads to, as [`Pool::copy`].
    ///
    /// # Errors
    ///
    /// As [`Pool::copy`].
    pub fn copy<T: PoolAlloc>(&self, node: &T::View) -> Result<Pooled<'s, T>, Error> {
        self.pool()?.copy(node)
    }

    /// Takes a value that is dropped with the [`SyncPool`], or when that is reset, as [`Pool::own`].
    ///
    /// # Errors
    ///
    /// As [`Pool::own`].
    pub fn own<T: Send + 'static>(&self, value: T) -> Result<&'s T, Error> {
        self.pool()?.own(value)
    }

    /// The same, for a value that is changed while it is kept, as [`Pool::own_mut`].
    ///
    /// # Errors
    ///
    /// As [`Pool::own`].
    #[allow(clippy::mut_from_ref, reason = "every call returns another value")]
    pub fn own_mut<T: Send + 'static>(&self, value: T) -> Result<&'s mut T, Error> {
        self.pool()?.own_mut(value)
    }

    /// A closure that C can call, as [`Pool::callback`].
    ///
    /// # Errors
    ///
    /// As [`Pool::own`].
    pub fn callback<F, Args>(&self, closure: F) -> Result<Callback<'s, F, Args>, Error>
    where
        F: Function<Args> + Send + 'static,
    {
        self.pool()?.callback(closure)
    }

    /// Takes a graph over, as [`Pool::absorb`].
    ///
    /// # Errors
    ///
    /// The graph, as it was, if there was no memory for the `Local`.
    pub fn absorb<T: PoolAlloc>(&self, graph: Graph<T>) -> Result<Pooled<'s, T>, Graph<T>> {
        match self.pool() {
            Ok(pool) => pool.absorb(graph),
            Err(_) => Err(graph),
        }
    }

    /// The figures of this arena, with what other `Local`s have built in it before.
    #[must_use]
    pub fn stats(&self) -> Stats {
        self.pool().map(Pool::stats).unwrap_or_default()
    }
}

impl Drop for Local<'_> {
    fn drop(&mut self) {
        if let Some(member) = self.member {
            if self.home.budget.is_limited() {
                // SAFETY: there is no budget.
                unsafe { share(member, None) };
            }
            self.home.lock().put_idle(member);
        }
    }
}

impl Default for SyncPool {
    fn default() -> Self {
        Self::new()
    }
}

impl fmt::Debug for SyncPool {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("SyncPool").finish_non_exhaustive()
    }
}

impl fmt::Debug for Local<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Local").field("stats", &self.stats()).finish_non_exhaustive()
    }
}
