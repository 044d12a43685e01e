//! Data that every method makes the same graph of.

use std::hint::black_box;

use cymem::{Graph, Pool, PoolAlloc, Stats};

use crate::arena::{Arena, Buffer};
use crate::calloc::Calloc;
use crate::method::{Method, fresh, reused};

/// The name of cymem's graph that owns its pool.
pub const GRAPH: &str = "cymem, Graph";
/// The name of cymem's pool that is used again.
pub const REUSED: &str = "cymem, reset";

/// An arena of its own with a graph in it, freed in one piece.
fn kept<A, T>(arena: A, build: impl FnOnce(&A) -> T) -> A {
    black_box(build(&arena));
    arena
}

/// One set of data, and the ways to build its graph that are written for it.
pub trait Workload {
    /// The root of the graph.
    type Root: PoolAlloc;

    /// By the derive, in a pool of its own.
    fn graph(&self) -> Graph<Self::Root>;

    /// By the derive, in a pool that is there.
    fn in_pool(&self, pool: &Pool) -> *const Self::Root;

    /// By hand, in any arena.
    fn by_hand(&self, arena: &impl Arena) -> *const Self::Root;

    /// By C.
    fn calloc(&self) -> Calloc;

    /// What only this graph is built by.
    fn others(&self) -> Vec<Method<'_>> {
        Vec::new()
    }
}

/// A workload of any type.
pub trait Case {
    /// All methods that build it.
    fn methods(&self) -> Vec<Method<'_>>;

    /// How large its graph is.
    fn stats(&self) -> Stats;
}

impl<W: Workload> Case for W {
    fn stats(&self) -> Stats {
        self.graph().stats()
    }

    fn methods(&self) -> Vec<Method<'_>> {
        let bytes = self.stats().bytes + 64;
        let mut methods = vec![fresh("C: calloc, recursive free", || self.calloc())];
        methods.extend(self.others());
        methods.extend([
            fresh("bumpalo, fresh", || kept(bumpalo::Bump::new(), |bump| self.by_hand(bump))),
            fresh("bumpalo, with capacity", move || {
                kept(bumpalo::Bump::with_capacity(bytes), |bump| self.by_hand(bump))
            }),
            fresh("bump-scope, fresh", || kept(bump_scope::Bump::new(), |bump| self.by_hand(bump))),
            fresh("bump-scope, with capacity", move || {
                kept(bump_scope::Bump::with_size(bytes + 64), |bump| self.by_hand(bump))
            }),
            fresh(GRAPH, || self.graph()),
            reused("bumpalo, reset", bumpalo::Bump::new(), bumpalo::Bump::reset, |bump| self.by_hand(bump)),
            reused(
                "bump-scope, reset",
                bump_scope::Bump::new(),
                |bump| bump.reset(),
                |bump| self.by_hand(bump),
            ),
            // SAFETY: it is as large as the same graph in a pool, whose blocks have the same alignment.
            reused("floor: one buffer", unsafe { Buffer::new(bytes) }, Buffer::reset, |buffer| {
                self.by_hand(buffer)
            }),
            reused("cymem by hand, reset", Pool::new(), |pool| pool.reset(), |pool| self.by_hand(pool)),
            reused(REUSED, Pool::new(), |pool| pool.reset(), |pool| self.in_pool(pool)),
        ]);
        methods
    }
}
