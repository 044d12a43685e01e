//! Trees, which `Via` builds from recursive data.

use std::ffi::c_void;
use std::ptr;

use cymem::{Context, Graph, Init, InitFrom, Pool, PoolAlloc, Via};

use crate::arena::Arena;
use crate::calloc::Calloc;
use crate::case::Workload;
use crate::method::{Method, fresh};

/// A node with its children in one array.
#[derive(PoolAlloc)]
#[repr(C)]
pub struct Node {
    id: u64,
    length: usize,
    #[pool(len = length)]
    kids: *mut Node,
}

/// Ordinary Rust data.
#[derive(Clone)]
struct Source {
    id: u64,
    kids: Vec<Source>,
}

impl<'a> InitFrom<&'a Source> for Node {
    #[inline]
    fn init_from<C: Context>(source: &'a Source) -> impl Init<C, Node> {
        NodeInit { id: source.id, kids: source.kids.iter().map(Via) }
    }
}

unsafe extern "C" {
    fn tree_build(source: *const Node) -> *mut c_void;
    fn tree_free(tree: *mut c_void);
}

/// The data, and the same as C sees it.
pub struct Tree {
    source: Source,
    borrowed: Graph<Node>,
}

impl Tree {
    /// Levels of nodes below the root with `kids` children each.
    #[must_use]
    pub fn new(levels: u64, kids: usize) -> Self {
        let mut source = Source { id: 0, kids: Vec::new() };
        for id in 1..=levels {
            source = Source { id, kids: vec![source; kids] };
        }
        let borrowed = Graph::new(Via(&source)).unwrap();
        Tree { source, borrowed }
    }
}

fn node(arena: &impl Arena, source: &Source) -> Node {
    let kids = match source.kids.len() {
        0 => ptr::null_mut(),
        _ => arena.fill(source.kids.iter().map(|kid| node(arena, kid))),
    };
    Node { id: source.id, length: source.kids.len(), kids }
}

impl Workload for Tree {
    type Root = Node;

    #[inline]
    fn graph(&self) -> Graph<Node> {
        Graph::new(Via(&self.source)).unwrap()
    }

    #[inline]
    fn in_pool(&self, pool: &Pool) -> *const Node {
        Node::new_in(pool, Via(&self.source)).unwrap().as_ptr()
    }

    fn by_hand(&self, arena: &impl Arena) -> *const Node {
        arena.one(node(arena, &self.source))
    }

    fn calloc(&self) -> Calloc {
        // SAFETY: C reads a live graph of the type that it expects.
        let root = unsafe { tree_build(self.borrowed.as_ptr()) };
        // SAFETY: this is the pair of functions that belongs together.
        unsafe { Calloc::new(root, tree_free) }
    }

    fn others(&self) -> Vec<Method<'_>> {
        vec![fresh("Vec in Vec, clone", || self.source.clone())]
    }

    #[cfg(test)]
    #[allow(clippy::multiple_unsafe_ops_per_block, reason = "one walk over one graph")]
    unsafe fn sum(&self, root: *const Node) -> u64 {
        let mut sum = crate::sum::Sum::default();
        // SAFETY: the caller's promise.
        unsafe {
            sum.add((*root).id);
            for kid in 0..(*root).length {
                sum.add(self.sum((*root).kids.add(kid)));
            }
        }
        sum.0
    }
}
