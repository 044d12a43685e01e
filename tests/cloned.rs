//! `Cloned`: views of finished nodes as Inits, by value, in arrays and behind `one`.
#![allow(
    clippy::undocumented_unsafe_blocks,
    clippy::multiple_unsafe_ops_per_block,
    reason = "bytes are read as C would"
)]

use std::collections::BTreeSet;
use std::ptr;

use cymem::{Chain, Cloned, Error, Graph, Null, Pool, PoolAlloc, Pooled, TrackedPool};
use cymem_tests::Probe;

#[derive(PoolAlloc)]
#[repr(C)]
#[pool(derive(Debug, PartialEq))]
struct Node {
    id: u32,
    #[pool(one)]
    left: *mut Node,
    #[pool(one)]
    right: *mut Node,
    #[pool(link)]
    friend: *mut Node,
}

#[derive(PoolAlloc)]
#[repr(C)]
#[pool(derive(Debug, PartialEq))]
struct Row {
    len: u8,
    #[pool(len = len)]
    values: *const u64,
}

#[derive(PoolAlloc)]
#[repr(C)]
#[pool(derive(Debug, PartialEq))]
struct Table {
    len: u16,
    #[pool(len = len)]
    rows: *mut Row,
    #[pool(nested)]
    first: Row,
    #[pool(nested)]
    pair: [Row; 2],
    #[pool(one)]
    last: *const Row,
    #[pool(each(one))]
    inline: [*mut Row; 2],
    #[pool(null_terminated, each(one))]
    ended: *mut *mut Row,
    plain: Plain,
}

#[derive(PoolAlloc, Clone, Copy, Debug, PartialEq)]
#[repr(C)]
struct Plain {
    small: u8,
    large: u64,
}

fn row(values: &[u64]) -> RowInit<&[u64]> {
    RowInit { values }
}

fn table() -> Graph<Table> {
    Graph::new(TableInit {
        rows: [row(&[1, 2]), row(&[])],
        first: row(&[3]),
        pair: [row(&[4]), row(&[5, 6])],
        last: row(&[7]),
        inline: [Some(row(&[8])), None],
        ended: [row(&[9, 10])],
        plain: Plain { small: 1, large: 2 },
    })
    .unwrap()
}

/// The recipe of a copy, one part at a time.
macro_rules! parts {
    ($table:expr) => {
        TableInit {
            rows: $table.rows().iter().map(Cloned),
            first: Cloned($table.first()),
            pair: [Cloned(&$table.pair()[0]), Cloned(&$table.pair()[1])],
            last: $table.last().map(Cloned),
            inline: $table.inline().iter().map(|row| row.map(Cloned)),
            ended: $table.ended().iter().map(|row| row.map(Cloned)),
            plain: $table.plain(),
        }
    };
}

#[test]
fn views_are_copied_wherever_a_node_is_due() {
    let table = table();
    let graph: Graph<Table> = Graph::new(parts!(table)).unwrap();
    let whole: Graph<Table> = Graph::new(Cloned(&*table)).unwrap();
    let filled: Graph<Table> = Graph::build(|_, root| root.fill(parts!(table))).unwrap();
    let (arena, tracked) = (Pool::new(), Pool::tracked());
    let in_arena = Table::new_in(&arena, parts!(table)).unwrap();
    let in_tracked: Pooled<Table> = tracked.build(Cloned(&*table)).unwrap();
    // In the pool that the original is in, too.
    let again: Pooled<Table> = arena.build(Cloned(in_arena.view())).unwrap();
    assert_ne!(again.as_ptr(), in_arena.as_ptr());
    assert_ne!(again.as_raw().rows, in_arena.as_raw().rows);
    let original = format!("{:?}", &*table);
    drop(table);
    for copy in [&*graph, &*whole, &*filled, &*in_arena, &*in_tracked, &*again] {
        assert_eq!(format!("{copy:?}"), original);
    }
}

#[test]
fn the_padding_of_a_copy_is_zero() {
    let pool = Pool::new();
    let plain = Plain { small: 0xFF, large: u64::MAX };
    let copy = pool.build::<Plain, _>(Cloned(&plain)).unwrap();
    let bytes = unsafe { ptr::read(copy.as_ptr().cast::<[u8; 16]>()) };
    assert_eq!(bytes[1..8], [0; 7]);
}

#[test]
fn what_is_shared_stays_shared_and_links_lead_into_the_copy() {
    let diamond: Graph<Node> = Graph::build(|pool, root| {
        let leaf = NodeInit { id: 3, left: Null, right: Null, friend: Null };
        let shared = Node::new_in(pool, leaf)?;
        let right = Node::new_in(pool, NodeInit { id: 2, left: shared, right: Null, friend: shared })?;
        root.fill(NodeInit { id: 1, left: shared, right, friend: Null })
    })
    .unwrap();
    let tree: Graph<Node> =
        Graph::new(NodeInit { id: 0, left: Cloned(&*diamond), right: Some(Cloned(&*diamond)), friend: Null })
            .unwrap();
    drop(diamond);
    let (left, right) = (tree.left().unwrap(), tree.right().unwrap());
    assert!(left == right && !ptr::eq(left, right));
    for copy in [left, right] {
        let (raw, second) = (copy.as_raw(), copy.right().unwrap().as_raw());
        assert_eq!((raw.left, raw.left), (second.left, second.friend));
    }
    assert_ne!(left.as_raw().left, right.as_raw().left);
}

#[derive(PoolAlloc)]
#[repr(C)]
struct Task {
    id: u64,
    #[pool(list)]
    next: *mut Task,
}

#[derive(PoolAlloc)]
#[repr(C)]
struct Queue {
    #[pool(one)]
    first: *mut Task,
}

#[test]
fn copies_in_a_chain_are_linked_anew() {
    let queue: Graph<Queue> =
        Graph::new(QueueInit { first: Chain((1..4).map(|id| TaskInit { id })) }).unwrap();
    let first = queue.first().unwrap();
    let ids = |queue: &Graph<Queue>| -> Vec<u64> {
        let first = queue.first().unwrap();
        std::iter::once(first.id()).chain(first.next().map(|task| task.id())).collect()
    };
    // Behind `one` the whole list comes along.
    assert_eq!(ids(&Graph::new(QueueInit { first: Cloned(first) }).unwrap()), [1, 2, 3]);
    let tasks: Vec<_> = std::iter::once(first).chain(first.next()).collect();
    let reversed = Graph::new(QueueInit { first: Chain(tasks[..2].iter().rev().map(|task| Cloned(*task))) });
    // Nothing follows the last one in the chain, so what followed in the original still does.
    assert_eq!(ids(&reversed.unwrap()), [2, 1, 2, 3]);
}

#[test]
fn a_limit_is_an_error_with_the_place() {
    let table = table();
    let mut pool = Pool::new();
    let mut fields = BTreeSet::new();
    for limit in (0..).step_by(if cfg!(miri) { 8 } else { 1 }) {
        pool.reset();
        pool.set_limit(Some(limit));
        match Table::new_in(&pool, parts!(table)) {
            Ok(copy) => {
                assert!(*copy == *table);
                break;
            }
            Err(error @ Error::LimitExceeded { limit: found, .. }) => {
                assert_eq!(found, limit);
                fields.insert(error.to_string().split(':').next().unwrap().to_owned());
            }
            Err(error) => panic!("{error}"),
        }
    }
    // Of a row that is copied, the place is that of the row.
    assert!(fields.contains("Table.rows") && fields.contains("Table.rows[0]"), "{fields:?}");
    assert!(fields.contains("Table.last") && fields.contains("Table.pair[1]"), "{fields:?}");
}

#[test]
fn exhausted_memory_is_an_error_and_nothing_leaks() {
    let table = table();
    for request in (0..).step_by(if cfg!(miri) { 5 } else { 1 }) {
        let probe = Probe::failing_at(request);
        let pool = TrackedPool::with_base(&probe);
        match Table::new_in(&pool, parts!(table)) {
            Ok(copy) => {
                assert!(*copy == *table);
                assert!(request > 10);
                break;
            }
            Err(error) => assert!(matches!(error, Error::OutOfMemory { bytes: 1.., .. }), "{error}"),
        }
        // The pool goes on.
        assert!(*pool.build::<Table, _>(Cloned(&*table)).unwrap() == *table);
        drop(pool);
        assert_eq!(probe.live(), 0);
    }
}
