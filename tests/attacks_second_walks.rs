//! Hostile safe programs, a second time: walks over whole graphs that disagree with each other, and graphs in which many
//! lead to one large thing that is no node, so that a walk might take as long as many times large (rule 23).
#![allow(missing_docs)]
#![allow(clippy::multiple_unsafe_ops_per_block, reason = "what C does is several of them, for one reason")]

use std::ffi::c_char;
use std::time::{Duration, Instant};

use cymem::{Borrowed, Chain, Copied, FromC, Graph, Kept, Limits, Null, PoolAlloc, Zeroed};

/// So many parents, and what they share, in which each is in proportion: all of it would be a minute's work at least, were it
/// looked at once for each parent.
const PARENTS: usize = if cfg!(miri) { 30 } else { 100_000 };
const SHARED: usize = if cfg!(miri) { 300 } else { 1_000_000 };

fn quickly<R>(what: &str, run: impl FnOnce() -> R) -> R {
    let start = Instant::now();
    let result = run();
    let took = start.elapsed();
    assert!(cfg!(miri) || took < Duration::from_secs(20), "{what} took {took:?}");
    result
}

#[derive(PoolAlloc)]
#[repr(C)]
#[pool(derive(Debug, PartialEq))]
struct Table {
    n: usize,
    #[pool(len = n, each(cstr))]
    names: *mut *mut c_char,
    #[pool(block, cstr)]
    block: *const c_char,
    #[pool(block, utf16)]
    wide: *const u16,
    rows: u32,
    #[pool(len = rows)]
    lens: *mut u16,
    #[pool(len = rows, each(lens = lens))]
    jagged: *mut *mut u8,
}

#[derive(PoolAlloc)]
#[repr(C)]
#[pool(derive(Debug, PartialEq))]
struct Parent {
    id: usize,
    #[pool(one)]
    table: *mut Table,
}

#[derive(PoolAlloc)]
#[repr(C)]
#[pool(derive(Debug, PartialEq))]
struct Parents {
    n: usize,
    #[pool(len = n)]
    parents: *mut Parent,
}

fn parents(n: usize, names: usize, block: usize, wide: usize, rows: usize) -> Graph<Parents> {
    let name = &*"x".repeat(if cfg!(miri) { 20 } else { 1000 });
    Graph::build(|pool, root| {
        let table = Table::new_in(
            pool,
            TableInit {
                names: vec![name; names],
                block: vec![name; block],
                wide: vec![name; wide],
                jagged: vec![name.as_bytes().to_vec(); rows],
            },
        )?;
        root.fill(ParentsInit { parents: (0..n).map(|id| ParentInit { id, table }) })
    })
    .unwrap()
}

/// Strings, blocks of strings, and rows are no arrays of a length.
#[test]
fn rule_23_leaves_behind_two_pointers_are_compared_once() {
    let many = SHARED / 1000 + 1;
    for (names, block, wide, rows) in [(many, 0, 0, 0), (0, many, 0, 0), (0, 0, many, 0), (0, 0, 0, many)] {
        let new = || parents(PARENTS, names, block, wide, rows);
        let (a, b) = (new(), new());
        assert!(quickly("to compare", || *a == *b));
        assert!(quickly("to copy", || a.same(&a.try_clone().unwrap()).unwrap()));
        assert!(quickly("to save", || a.same(&Graph::load(&a.save_to_vec().unwrap()).unwrap()).unwrap()));
    }
}

/// The same, shown: of what is known it is not shown more than a few times.
#[test]
fn rule_23_leaves_behind_two_pointers_are_shown_seldom() {
    let (few, many) = (100, if cfg!(miri) { 1 } else { 100 });
    for (names, block, wide, rows) in [(many, 0, 0, 0), (0, many, 0, 0), (0, 0, many, 0), (0, 0, 0, many)] {
        let graph = parents(few, names, block, wide, rows);
        let one = format!("{:?}", &*parents(1, names, block, wide, rows)).len();
        let shown = quickly("to show", || format!("{:?}", &*graph).len());
        assert!(shown < 20 * one + 250 * few, "{shown} for {one}");
    }
}

#[derive(PoolAlloc)]
#[repr(C)]
#[pool(edit, derive(Debug, PartialEq))]
struct Row {
    n: usize,
    #[pool(len = n)]
    values: *mut u64,
}

#[derive(PoolAlloc)]
#[repr(C)]
#[pool(edit, derive(Debug, PartialEq))]
struct Matrix {
    n: usize,
    #[pool(len = n)]
    rows: *mut Row,
}

/// Copies of one node are nodes of their own, which share its array.
#[test]
fn rule_23_an_array_that_copies_share_is_compared_once() {
    let new = || -> Graph<Matrix> {
        Graph::build(|pool, root| {
            let row = Row::new_in(pool, RowInit { values: vec![7_u64; SHARED / 8] })?;
            root.fill(MatrixInit { rows: vec![Copied(row); PARENTS] })
        })
        .unwrap()
    };
    let (a, b) = (new(), new());
    assert!(quickly("to compare", || *a == *b));
}

#[derive(PoolAlloc)]
#[repr(C)]
#[pool(derive(Debug, PartialEq))]
struct Item {
    id: u32,
    #[pool(list)]
    next: *mut Item,
}

#[derive(PoolAlloc)]
#[repr(C)]
#[pool(derive(Debug, PartialEq))]
struct Lists {
    n: usize,
    #[pool(len = n, each(one))]
    firsts: *mut *mut Item,
}

/// Lists that begin apart and end together.
fn lists(n: u32, len: u32) -> Graph<Lists> {
    Graph::build(|pool, root| {
        let list = Item::list_in(pool, (0..len).map(|id| ItemInit { id }))?.unwrap();
        root.fill(ListsInit { firsts: (0..n).map(|_| Chain([Copied(list)])) })
    })
    .unwrap()
}

/// A built graph can be copied, compared and saved, whatever is shared in it.
#[test]
fn rule_26_lists_that_end_together_are_no_cycle() {
    let graph = lists(3, 4);
    let tail = |index: usize| graph.firsts().get(index).unwrap().unwrap().as_raw().next;
    assert_eq!((tail(0), tail(1)), (tail(1), tail(2)));
    let copy = graph.try_clone().unwrap();
    assert!(*copy == *graph && copy.same(&graph).unwrap());
    let loaded = Graph::<Lists>::load(&graph.save_to_vec().unwrap()).unwrap();
    assert!(loaded.same(&graph).unwrap());
    let tail = |index: usize| loaded.firsts().get(index).unwrap().unwrap().as_raw().next;
    assert_eq!((tail(0), tail(1)), (tail(1), tail(2)));
}

/// What is not shown any more is not gone through, either.
#[test]
fn rule_23_lists_that_end_together_are_shown_seldom() {
    let (n, len) = if cfg!(miri) { (40, 40) } else { (3000, 3000) };
    let graph = lists(n, len);
    let shown = quickly("to show", || format!("{:?}", &*graph).len());
    assert!(shown < 1000 * (n + len) as usize, "{shown}");
    let (a, b) = (lists(n, len), graph);
    assert!(quickly("to compare", || *a == *b));
}

#[derive(PoolAlloc, Clone, Copy, Debug, PartialEq)]
#[repr(C)]
struct Small {
    small: u8,
}

#[derive(PoolAlloc, Clone, Copy, Debug, PartialEq)]
#[repr(C)]
struct Gap {
    small: u8,
    large: u32,
}

#[derive(PoolAlloc)]
#[repr(C)]
#[pool(derive(Debug, PartialEq))]
union Value {
    #[pool(when = 1)]
    small: Small,
    #[pool(when = 2)]
    gap: Gap,
    #[pool(when = 3)]
    large: [u64; 2],
}

#[derive(PoolAlloc)]
#[repr(C)]
#[pool(derive(Debug, PartialEq))]
struct Tagged {
    #[pool(size_of)]
    size: u16,
    #[pool(value = 7)]
    version: u16,
    kind: u32,
    #[pool(tag = kind)]
    value: Value,
}

#[derive(PoolAlloc)]
#[repr(C)]
#[pool(derive(Debug, PartialEq))]
struct All {
    n: u32,
    #[pool(len = n)]
    all: *mut Tagged,
}

/// Nodes of zeros lack their constants and have no case, and are the same as their copies.
#[test]
fn rule_27_nodes_of_zeros_are_the_same() {
    let graph: Graph<All> = Graph::new(AllInit { all: [Zeroed, Zeroed] }).unwrap();
    let copy = graph.try_clone().unwrap();
    assert!(*copy == *graph || !graph.all().is_empty());
    assert!(copy.same(&graph).unwrap());
    // They could not be read back.
    assert!(graph.save_to_vec().is_err());
}

/// C may set a tag to a value that no case has.
#[test]
fn rule_28_a_tag_without_a_case_is_the_same() {
    let mut graph: Graph<Tagged> =
        Graph::new(TaggedInit { value: ValueInit::Small(Small { small: 1 }) }).unwrap();
    // SAFETY: C may do so.
    unsafe { (*graph.as_mut_ptr()).kind = 77 };
    let copy = graph.try_clone().unwrap();
    assert!(copy.same(&graph).unwrap());
    assert!(graph.save_to_vec().is_err());
}

/// C clears neither what is behind a case nor what is between its fields.
#[test]
fn rule_28_what_is_behind_a_case_makes_no_difference() {
    for kind in 1..3 {
        let new = |garbage: u8| {
            let mut tagged = core::mem::MaybeUninit::<Tagged>::uninit();
            // SAFETY: the place is valid for writes.
            unsafe { tagged.as_mut_ptr().write_bytes(garbage, 1) };
            let raw = tagged.as_mut_ptr();
            // SAFETY: so C would fill it in.
            unsafe {
                (*raw).size = size_of::<Tagged>() as u16;
                (*raw).version = 7;
                (*raw).kind = kind;
                if kind == 1 {
                    (*raw).value.small = Small { small: 5 };
                } else {
                    (*raw).value.gap.small = 5;
                    (*raw).value.gap.large = 6;
                }
            }
            // SAFETY: all of it was written, and there are no pointers.
            unsafe { Tagged::import(raw, Limits::new()) }.unwrap()
        };
        let (a, b) = (new(0), new(0xFF));
        assert!(*a == *b);
        assert!(a.same(&b).unwrap(), "kind {kind}");
        assert_eq!(a.save_to_vec().unwrap(), b.save_to_vec().unwrap());
    }
}

/// An editor finds out whose memory an array is, however many buffers the graph keeps.
#[test]
fn rule_23_many_kept_arrays_are_edited() {
    let n = if cfg!(miri) { 50 } else { 60_000 };
    let rows = (0..n).map(|at| RowInit { values: Kept(vec![at as u64]) });
    let mut matrix: Graph<Matrix> = Graph::new(MatrixInit { rows }).unwrap();
    quickly("to edit", || {
        for at in 0..n {
            let row = matrix.edit().rows_mut().unwrap().enter(at).unwrap();
            row.values_mut().unwrap()[0] += 1;
        }
    });
    assert_eq!(matrix.rows()[n - 1].values(), [n as u64]);
}

#[derive(PoolAlloc)]
#[repr(C)]
struct Read {
    n: usize,
    #[pool(len = n)]
    values: *const u64,
}

#[derive(PoolAlloc)]
#[repr(C)]
struct Reads {
    n: usize,
    #[pool(len = n)]
    rows: *mut Read,
}

/// And so does a build, of what is lent to it.
#[test]
fn rule_23_many_owned_arrays_are_lent() {
    let n = if cfg!(miri) { 50 } else { 60_000 };
    let graph: Graph<Reads> = Graph::build(|pool, root| {
        let values = (0..n).map(|at| pool.own([at as u64; 2])).collect::<Result<Vec<_>, _>>()?;
        quickly("to lend", || {
            root.fill(ReadsInit { rows: values.iter().map(|value| ReadInit { values: Borrowed(*value) }) })
        })
    })
    .unwrap();
    assert_eq!(graph.rows()[n - 1].values(), [n as u64 - 1; 2]);
}

#[derive(PoolAlloc)]
#[repr(C)]
struct Blocks {
    #[pool(block, cstr)]
    block: *const c_char,
    #[pool(one)]
    next: *mut Blocks,
}

/// A block without strings is as long as its copies.
#[test]
fn rule_19_a_block_without_strings_is_a_block() {
    let none: [&str; 0] = [];
    let graph: Graph<Blocks> = Graph::new(BlocksInit { block: none, next: Null }).unwrap();
    let copy = graph.try_clone().unwrap();
    assert!(copy.same(&graph).unwrap());
    assert_eq!((graph.block().count(), copy.block().count()), (0, 0));
    let block = |graph: &Graph<Blocks>| graph.report().unwrap().rows().map(|row| row.bytes).sum::<usize>();
    assert_eq!(block(&graph), block(&copy));
    assert_eq!(graph.stats().bytes, copy.stats().bytes);
}
