//! `Pool::scope`: memory for the length of a call.

use crate::engine::arena::Arena;
use crate::engine::base::BaseAlloc;
use crate::pool::Pool;

impl<A: BaseAlloc + Clone> Pool<Arena<A>> {
    /// Calls `f` with a pool of its own for what is not needed afterwards. When `f` returns or panics, its owned values
    /// are dropped, and its chunks are spare ones of this pool: the next scope asks the base allocator for nothing.
    ///
    /// Nodes of this pool fit into those of the scope. Nothing of the scope leaves it; what is worth keeping is built in
    /// this pool, also meanwhile, or [copied](Pool::copy) there.
    ///
    /// In C an arena is set back to where it was, and a pointer that is kept too long leads to what came there next:
    ///
    /// ```c
    /// size_t mark = arena->used;
    /// struct call *call = make_call(arena, names, arguments);
    /// result = send(call);
    /// arena->used = mark;                                    /* and whoever kept `call`? */
    /// ```
    ///
    /// ```
    /// use cymem::{Pool, PoolAlloc};
    /// use std::ffi::c_char;
    ///
    /// #[derive(PoolAlloc)]
    /// #[repr(C)]
    /// struct Names { len: u32, #[pool(len = len, each(cstr))] names: *mut *mut c_char }
    ///
    /// #[derive(PoolAlloc)]
    /// #[repr(C)]
    /// struct Call { #[pool(one)] names: *const Names, len: u32, #[pool(len = len)] arguments: *mut f64 }
    ///
    /// let pool = Pool::new();
    /// let names = Names::new_in(&pool, NamesInit { names: ["x", "y"] })?;
    /// for n in 1..100 {
    ///     let sum = pool.scope(|scope| {
    ///         let arguments = (0..n).map(f64::from);
    ///         let call = Call::new_in(scope, CallInit { names, arguments })?; // for C
    ///         Ok::<f64, cymem::Error>(call.arguments().iter().sum())
    ///     })?;
    ///     assert_eq!(sum, f64::from(n * (n - 1) / 2));
    /// }
    /// assert_eq!(pool.stats().chunks, 2); // the names, and all calls
    /// # Ok::<(), cymem::Error>(())
    /// ```
    ///
    /// A limit that this pool has when the scope begins is one for both: what the scope hands out counts against it until
    /// the scope ends. The scope may have a lower one of its own. Its [`stats`](Pool::stats) are those of its own
    /// memory, and the figures of this pool are without it; the sum of both is what there is.
    ///
    /// The base allocator is cloned, and a clone is the same allocator: see [`BaseAlloc`].
    pub fn scope<R>(&self, f: impl FnOnce(&Pool<Arena<A>>) -> R) -> R {
        let (_, engine) = self.parts();
        // SAFETY: this pool is borrowed until this function has dropped the scope, and nobody else has that by value.
        let scope = Pool::with_engine(unsafe { engine.scope() });
        f(&scope)
    }
}
