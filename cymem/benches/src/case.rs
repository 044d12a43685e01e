//! Data that every method makes the same graph of.

use std::hint::black_box;
use std::io;

use cymem::{Graph, Pool, PoolAlloc};

use crate::arena::{Arena, Buffer};
use crate::calloc::Calloc;
use crate::method::{Method, fresh, reused};
use crate::process::Fork;

/// The name of cymem's graph that owns its pool.
pub const GRAPH: &str = "cymem, Graph";
/// The name of cymem's pool that is used again.
pub const REUSED: &str = "cymem, reset";
/// The name of the buffer that is known to be large enough.
pub const FLOOR: &str = "floor: one buffer";

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

    /// Reads all that was built, each place with a weight of its own, so that graphs with one sum are the same.
    ///
    /// # Safety
    ///
    /// `root` is a whole graph of this workload.
    #[cfg(test)]
    unsafe fn sum(&self, root: *const Self::Root) -> u64;

    /// What only this graph is built by.
    fn others(&self) -> Vec<Method<'_>> {
        Vec::new()
    }
}

/// How large a graph is in a pool.
#[derive(Clone, Copy, Debug)]
pub struct Size {
    /// Bytes, with what alignment costs.
    pub bytes: usize,
    /// Arrays and structs.
    pub blocks: usize,
}

/// A workload of any type.
pub trait Case {
    /// How large its graph is.
    ///
    /// # Errors
    ///
    /// What the system says of the process that has tried.
    fn size(&self) -> io::Result<Size>;

    /// All methods that build it.
    fn methods(&self, size: Size) -> Vec<Method<'_>>;
}

impl<W: Workload> Case for W {
    fn size(&self) -> io::Result<Size> {
        let mut process = Fork::new(|_| {
            let stats = self.graph().stats();
            format!("{} {}", stats.bytes, stats.allocations)
        })?;
        let numbers = process.ask("stats")?;
        let at = |i: usize| numbers.get(i).map_or(0, |&number| number as usize);
        Ok(Size { bytes: at(0), blocks: at(1) })
    }

    fn methods(&self, size: Size) -> Vec<Method<'_>> {
        let bytes = size.bytes + 64;
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
            reused(FLOOR, unsafe { Buffer::new(bytes) }, Buffer::reset, |buffer| self.by_hand(buffer)),
            reused("cymem by hand, reset", Pool::new(), |pool| pool.reset(), |pool| self.by_hand(pool)),
            reused(REUSED, Pool::new(), |pool| pool.reset(), |pool| self.in_pool(pool)),
        ]);
        methods
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::list::List;
    use crate::matrix::Matrix;
    use crate::strings::{Argv, Names};
    use crate::svm::Samples;
    use crate::tree::Tree;

    /// All ways build the same graph, and different data another one.
    fn all_build_the_same<W: Workload>(workload: &W, other: &W) {
        let graph = workload.graph();
        let sum = |root| {
            // SAFETY: every root here is a whole graph of this workload.
            unsafe { workload.sum(root) }
        };
        let expected = sum(graph.as_ptr());
        assert_ne!(expected, sum(other.graph().as_ptr()));

        let pool = Pool::new();
        assert_eq!(expected, sum(workload.in_pool(&pool)));
        assert_eq!(expected, sum(workload.by_hand(&pool)));
        assert_eq!(expected, sum(workload.by_hand(&bumpalo::Bump::new())));
        assert_eq!(expected, sum(workload.by_hand(&bump_scope::Bump::<bump_scope::alloc::Global>::new())));
        // SAFETY: as large as the same graph in a pool.
        let buffer = unsafe { Buffer::new(graph.stats().bytes + 64) };
        assert_eq!(expected, sum(workload.by_hand(&buffer)));
        assert_eq!(expected, sum(workload.calloc().root().cast()));
    }

    #[test]
    fn every_method_builds_the_same_graph() {
        all_build_the_same(&Matrix::uniform(10, 8), &Matrix::uniform(8, 10));
        all_build_the_same(&Matrix::random(100, 8), &Matrix::random(100, 9));
        all_build_the_same(&Names::new(100), &Names::new(99));
        let (names, pool) = (Names::new(100), Pool::new());
        let roots = [names.in_pool(&pool), names.in_pool_from_str(&pool)];
        // SAFETY: both are whole graphs of this workload.
        let [from_c, from_str] = roots.map(|root| unsafe { names.sum(root) });
        assert_eq!(from_c, from_str);
        all_build_the_same(&Argv::new(100), &Argv::new(99));
        all_build_the_same(&List::new(100), &List::new(99));
        all_build_the_same(&Tree::new(5, 2), &Tree::new(4, 2));
        all_build_the_same(&Samples::heart_scale(), &Samples::heart_scale().without_the_last());
    }

    #[test]
    fn every_method_runs() {
        let workload = Matrix::uniform(10, 8);
        for mut method in workload.methods(workload.size().unwrap()) {
            let sample = method.turn();
            assert!(sample.build > 0.0 && sample.both > 0.0, "{}: {sample:?}", method.name);
        }
    }
}
