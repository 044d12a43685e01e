//! Graphs with shared nodes, links and lists, for several tests.

use cymem::{Chain, Graph, Null, PoolAlloc};

#[derive(PoolAlloc)]
#[repr(C)]
#[pool(derive(Debug, PartialEq))]
pub(crate) struct Node {
    pub(crate) id: u32,
    #[pool(one)]
    pub(crate) left: *mut Node,
    #[pool(one)]
    pub(crate) right: *mut Node,
    #[pool(link)]
    pub(crate) friend: *mut Node,
}

/// A ladder, each step of which is shared, with links to the step before.
pub(crate) fn ladder(steps: u32) -> Graph<Node> {
    Graph::build(|pool, root| {
        let mut last = Node::new_in(pool, NodeInit { id: 0, left: Null, right: Null, friend: Null })?;
        for id in 1..steps {
            last = Node::new_in(pool, NodeInit { id, left: last, right: last, friend: last })?;
        }
        root.fill(NodeInit { id: steps, left: last, right: last, friend: Null })
    })
    .unwrap()
}

#[derive(PoolAlloc)]
#[repr(C)]
#[pool(derive(Debug, PartialEq))]
pub(crate) struct Task {
    pub(crate) id: u64,
    #[pool(list)]
    pub(crate) next: *mut Task,
}

#[derive(PoolAlloc)]
#[repr(C)]
#[pool(derive(Debug, PartialEq))]
pub(crate) struct Queue {
    #[pool(one)]
    pub(crate) first: *mut Task,
}

pub(crate) fn queue(len: u64) -> Graph<Queue> {
    Graph::new(QueueInit { first: Chain((0..len).map(|id| TaskInit { id })) }).unwrap()
}
