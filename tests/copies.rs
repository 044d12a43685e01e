//! Copies of graphs (`try_clone`, `Pool::copy`) and what C has built (`view_raw`, `import`): every shape of the
//! grammar, with sharing, links and lists.

#![allow(
    clippy::undocumented_unsafe_blocks,
    clippy::multiple_unsafe_ops_per_block,
    reason = "a test of what C builds"
)]

use std::ffi::CStr;

use cymem::{Chain, Error, Fault, FromC, Graph, Limits, Null, Pool, PoolAlloc, Pooled};

#[path = "support/everything.rs"]
mod everything;
use everything::{Color, Everything, Leaf, Padded, Value, everything};

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

fn leaf<'p>(pool: &'p Pool, id: u32) -> Pooled<'p, Node> {
    Node::new_in(pool, NodeInit { id, left: Null, right: Null, friend: Null }).unwrap()
}

/// How many different nodes a graph has.
fn count(graph: &Graph<Node>) -> usize {
    let mut seen = std::collections::HashSet::new();
    let mut todo = vec![graph.as_ptr()];
    while let Some(node) = todo.pop() {
        if !node.is_null() && seen.insert(node) {
            let node = unsafe { &*node };
            todo.extend([node.left.cast_const(), node.right, node.friend]);
        }
    }
    seen.len()
}

#[test]
fn a_ladder_of_diamonds_keeps_its_nodes() {
    let graph: Graph<Node> = Graph::build(|pool, root| {
        let mut last = leaf(pool, 0);
        for id in 1..64 {
            last = Node::new_in(pool, NodeInit { id, left: last, right: last, friend: last })?;
        }
        root.fill(NodeInit { id: 64, left: last, right: last, friend: Null })
    })
    .unwrap();
    assert_eq!(count(&graph), 65);
    let copy = graph.try_clone().unwrap();
    assert_eq!(count(&copy), 65);
    assert!(*copy == *graph);
    drop(graph);
    assert_eq!(count(&copy), 65);
    let pool = Pool::new();
    let again = pool.copy::<Node>(&copy).unwrap();
    assert!(*again == *copy);
    let imported = unsafe { Node::import(copy.as_ptr(), Limits::new()) }.unwrap();
    assert_eq!(count(&imported), 65);
}

#[derive(PoolAlloc)]
#[repr(C)]
#[pool(derive(Debug, PartialEq))]
struct Task {
    id: u64,
    #[pool(list)]
    next: *mut Task,
}

#[derive(PoolAlloc)]
#[repr(C)]
#[pool(derive(Debug, PartialEq))]
struct Queue {
    #[pool(one)]
    first: *mut Task,
}

const LONG: u64 = if cfg!(miri) { 100 } else { 1_000_000 };

#[test]
fn a_long_list_is_copied_and_imported() {
    let queue: Graph<Queue> =
        Graph::new(QueueInit { first: Chain((0..LONG).map(|id| TaskInit { id })) }).unwrap();
    for copy in [
        queue.try_clone().unwrap(),
        unsafe { Queue::import(queue.as_ptr(), Limits::new().nodes(LONG as usize + 1)) }.unwrap(),
    ] {
        assert!(copy.first().unwrap().next().map(|task| task.id()).eq(1..LONG));
    }
    let error = unsafe { Queue::import(queue.as_ptr(), Limits::new().nodes(50)) }.unwrap_err();
    let Error::Invalid { path, fault } = error else { panic!("{error:?}") };
    assert_eq!((&*path, fault), ("Queue.first(+48).next", Fault::TooManyNodes { limit: 50 }));
}

#[test]
fn every_shape_is_copied_and_imported() {
    for kind in 1..=3 {
        let graph = everything(kind);
        let raw = graph.as_ptr();
        let imported = unsafe { Everything::import(raw, Limits::new()) }.unwrap();
        let copy = graph.try_clone().unwrap();
        let pool = Pool::tracked();
        let pooled = pool.copy::<Everything>(&graph).unwrap();
        assert!(*copy == *graph && *imported == *graph && *pooled == *graph);
        let shown = format!("{:?}", &*graph);
        drop(graph);
        assert_eq!(format!("{:?}", &*copy), shown);
        assert_eq!(format!("{:?}", &*imported), shown);
        assert_eq!(format!("{:?}", &*pooled), shown);
        let raw = copy.as_raw();
        assert_eq!(unsafe { raw.begin.add(4) }, raw.stop);
        // The room behind the elements is zero.
        assert_eq!(unsafe { raw.reserved.add(9).read() }, 0);
    }
}

#[test]
fn a_copy_of_a_smaller_count_has_that_count() {
    let mut graph = everything(1);
    let raw = graph.as_mut_ptr();
    unsafe {
        (*raw).n = 1;
        (*raw).name = std::ptr::null();
        (*raw).stop = (*raw).begin;
    }
    let copy = graph.try_clone().unwrap();
    drop(graph);
    assert_eq!((copy.leaves().len(), copy.offsets(), copy.name()), (1, &[1, 2][..], None));
    assert!(copy.begin().is_empty());
}

/// Imports after a change, which is one mistake.
fn wrong(change: impl FnOnce(&mut Everything)) -> (String, Fault) {
    let mut graph = everything(3);
    change(unsafe { &mut *graph.as_mut_ptr() });
    match unsafe { Everything::import(graph.as_ptr(), Limits::new()) } {
        Err(Error::Invalid { path, fault }) => (path.into(), fault),
        other => panic!("{other:?}"),
    }
}

#[test]
fn mistakes_of_c_have_a_path() {
    let at = |path: &str, fault| (format!("Everything{path}"), fault);
    let size = size_of::<Everything>();
    assert_eq!(wrong(|raw| raw.size = 8), at(".size", Fault::OtherSize { expected: size, found: 8 }));
    assert_eq!(wrong(|raw| raw.version = 8), at(".version", Fault::OtherConstant));
    assert_eq!(
        wrong(|raw| (raw.leaves, raw.pointers) = (Null_(), Null_())),
        at(".leaves", Fault::MissingArray { count: 2 })
    );
    assert_eq!(wrong(|raw| raw.one.n = -1), at(".one.values", Fault::InvalidCount { found: Some(-1) }));
    assert_eq!(
        wrong(|raw| unsafe { (*raw.leaves.add(1)).n = -5 }),
        at(".leaves[1].values", Fault::InvalidCount { found: Some(-5) })
    );
    assert_eq!(
        wrong(|raw| unsafe { (**raw.pointers.add(1)).n = i32::MIN }),
        at(".pointers[1].values", Fault::InvalidCount { found: Some(i64::from(i32::MIN)) })
    );
    assert_eq!(
        wrong(|raw| unsafe { (&raw mut (*raw.leaves.add(1)).color).cast::<u8>().write(3) }),
        at(".leaves[1].color", Fault::InvalidEnum { found: 3 })
    );
    assert_eq!(
        wrong(|raw| unsafe { (&raw mut raw.padded.flag).cast::<u8>().write(2) }),
        at(".padded.flag", Fault::InvalidBool { found: 2 })
    );
    assert_eq!(wrong(|raw| raw.kind = 8), at(".value", Fault::UnknownTag { found: 8 }));
    assert_eq!(wrong(|raw| raw.fixed = [1; 8]), at(".fixed", Fault::NoEnd { limit: 8 }));
    assert_eq!(wrong(|raw| raw.words = 15), at(".data", Fault::PartOfElement { bytes: 15, size: 8 }));
    assert!(matches!(
        wrong(|raw| raw.one.values = raw.one.values.wrapping_byte_add(1)),
        (path, Fault::MisalignedPointer { align: 8, .. }) if path == "Everything.one.values"
    ));
    assert!(matches!(wrong(|raw| raw.n = usize::MAX / 2).1, Fault::InvalidCount { .. }));
    assert!(matches!(wrong(|raw| raw.stop = raw.begin.wrapping_byte_add(3)).1, Fault::PartOfElement { .. }));
    assert!(matches!(
        wrong(|raw| raw.stop = raw.begin.wrapping_sub(1)).1,
        Fault::InvalidCount { found: Some(-1) }
    ));
}

#[allow(non_snake_case)]
fn Null_<T>() -> *mut T {
    std::ptr::null_mut()
}

#[test]
fn owners_form_no_cycle_and_links_may() {
    let new = |id| Node { id, left: Null_(), right: Null_(), friend: Null_() };
    let (mut a, mut b, mut c) = (new(1), new(2), new(3));
    let (pa, pb, pc) = (&raw mut a, &raw mut b, &raw mut c);
    unsafe {
        ((*pa).left, (*pb).right, (*pc).friend) = (pb, pc, pa);
        let graph = Node::import(pa, Limits::new()).unwrap();
        assert_eq!(count(&graph), 3);
        assert_eq!(
            graph.left().unwrap().right().unwrap().friend().map(std::ptr::from_ref),
            Some(&raw const *graph)
        );
        assert_eq!(count(&graph.try_clone().unwrap()), 3);
        (*pc).left = pa;
        let error = Node::import(pa, Limits::new()).unwrap_err();
        assert_eq!(error, Error::Invalid { path: "Node.left.right.left".into(), fault: Fault::Cycle });
        // Behind a link, too: the one that links is not among the owners.
        ((*pa).left, (*pa).friend, (*pc).left) = (Null_(), pb, pb);
        assert!(matches!(Node::import(pa, Limits::new()), Err(Error::Invalid { fault: Fault::Cycle, .. })));
    }
}

#[test]
fn lists_do_not_run_in_circles() {
    let mut tasks = [1, 2, 3].map(|id| Task { id, next: Null_() });
    let start = tasks.as_mut_ptr();
    unsafe {
        (*start).next = start.add(1);
        (*start.add(1)).next = start.add(2);
        assert_eq!(Task::import(start, Limits::new()).unwrap().next().count(), 2);
        (*start.add(2)).next = start.add(1);
        let error = Task::import(start, Limits::new()).unwrap_err();
        assert!(matches!(error, Error::Invalid { fault: Fault::Cycle, .. }), "{error}");
    }
}

#[test]
fn a_view_of_what_c_built() {
    let values = [1.0, 2.0];
    let leaf = Leaf { n: 2, values: values.as_ptr().cast_mut(), color: Color::Red };
    let view = unsafe { Leaf::view_raw(&leaf) };
    assert_eq!((view.values(), view.color()), (&values[..], Color::Red));
    let text = c"text";
    let value = Value { text: text.as_ptr() };
    let _ = unsafe { CStr::from_ptr(value.text) };
}

/// How often the test below was asked.
static ASKED: std::sync::atomic::AtomicU32 = std::sync::atomic::AtomicU32::new(0);

#[derive(PoolAlloc)]
#[repr(C)]
struct Fickle {
    #[pool(terminator = 0, until = |_| ASKED.fetch_add(1, std::sync::atomic::Ordering::Relaxed) == 7)]
    items: *const u32,
}

#[test]
fn a_test_that_changes_its_mind_ends_no_copy_too_late() {
    // Rule 1: when the array is built and copied, the test says different things; the copy ends all the same.
    let graph: Graph<Fickle> = Graph::new(FickleInit { items: [1, 2, 3, 4, 5] }).unwrap();
    let copy = graph.try_clone().unwrap();
    let imported = unsafe { Fickle::import(copy.as_ptr(), Limits::new()) }.unwrap();
    assert!(copy.items().len() <= 5 && imported.items().len() <= 5);
    assert!(!copy.items().is_empty());
}

#[derive(Clone, Copy)]
#[repr(C)]
struct Foreign {
    small: u8,
    large: u64,
}

#[derive(PoolAlloc)]
#[repr(C)]
struct Holder {
    #[pool(unsafe(plain))]
    value: Foreign,
    n: u8,
    #[pool(len = n, unsafe(plain))]
    values: *const Foreign,
}

#[test]
fn values_on_the_stack_and_by_promise_are_copied() {
    let padded = Padded { small: 1, large: 2, flag: true };
    let pool = Pool::new();
    let copy = pool.copy::<Padded>(&padded).unwrap();
    assert_eq!(*copy, padded);
    let bytes = unsafe { std::slice::from_raw_parts(copy.as_ptr().cast::<u8>(), size_of::<Padded>()) };
    assert_eq!((&bytes[1..8], &bytes[17..]), (&[0; 7][..], &[0; 7][..]));
    let value = Foreign { small: 1, large: 2 };
    let graph: Graph<Holder> = Graph::new(HolderInit { value, values: [value; 3] }).unwrap();
    let copy = graph.try_clone().unwrap();
    assert_eq!((copy.values().len(), copy.values()[2].large, copy.value().small), (3, 2, 1));
    let error = unsafe { Holder::import(graph.as_ptr(), Limits::new()) }.unwrap_err();
    assert_eq!(error, Error::Invalid { path: "Holder.value".into(), fault: Fault::UnknownType });
    let imported = unsafe { Holder::import(graph.as_ptr(), Limits::new().with_unknown()) }.unwrap();
    assert_eq!(imported.values()[1].large, 2);
}

#[test]
fn a_copy_that_does_not_fit_leaves_a_pool_that_works() {
    let graph = everything(2);
    let pool = Pool::new();
    for limit in [0, 100, 700, 1000] {
        pool.set_limit(Some(pool.stats().bytes + limit));
        assert!(matches!(pool.copy::<Everything>(&graph), Err(Error::LimitExceeded { .. })));
    }
    pool.set_limit(None);
    assert!(*pool.copy::<Everything>(&graph).unwrap() == *graph);
}

#[test]
fn the_path_to_a_deep_mistake_is_short() {
    const DEPTH: usize = if cfg!(miri) { 100 } else { 1000 };
    // Rule 23: what the data decides the depth of has an error that can be read.
    let mut nodes: Vec<Node> =
        (0..DEPTH as u32).map(|id| Node { id, left: Null_(), right: Null_(), friend: Null_() }).collect();
    let start = nodes.as_mut_ptr();
    for at in 1..DEPTH {
        unsafe { (*start.add(at - 1)).left = start.add(at) };
    }
    unsafe { (*start.add(DEPTH - 1)).right = start };
    let Err(Error::Invalid { path, fault: Fault::Cycle }) = (unsafe { Node::import(start, Limits::new()) })
    else {
        panic!("a cycle")
    };
    assert!(
        path.starts_with("Node.left.left") && path.contains('…') && path.ends_with(".left.right"),
        "{path}"
    );
    assert!(path.len() < 400);
}

#[derive(Clone, Copy)]
struct Nothing;

#[derive(PoolAlloc)]
#[repr(C)]
struct Nothings {
    n: u32,
    #[pool(len = n, unsafe(plain))]
    items: *const Nothing,
}

#[test]
fn elements_without_a_size_have_no_memory() {
    let graph: Graph<Nothings> = Graph::new(NothingsInit { items: [Nothing; 5] }).unwrap();
    let copy = graph.try_clone().unwrap();
    assert_eq!((graph.items().len(), copy.n()), (5, 5));
    assert_eq!(copy.items().len(), 5);
    assert!(copy.dot().to_string().contains("Nothings"));
    assert!(copy.report().unwrap().bytes() < 100);
    assert!(graph.save_to_vec().is_err() && graph.same(&copy).is_err()); // nobody knows what their bytes mean
    let imported = unsafe { Nothings::import(graph.as_ptr(), Limits::new().with_unknown()) }.unwrap();
    assert_eq!((imported.n(), imported.items().len()), (5, 5));
}

#[test]
fn a_link_into_another_pool_is_copied_along() {
    let outer = Pool::new();
    let friend = leaf(&outer, 7);
    let copy = {
        let inner = Pool::new();
        let node = Node::new_in(&inner, NodeInit { id: 1, left: Null, right: friend, friend }).unwrap();
        assert!(!inner.contains(node.as_raw().friend));
        let target = Pool::new();
        let copy = target.copy::<Node>(&node).unwrap();
        assert!(target.contains(copy.as_raw().friend) && copy.as_raw().friend == copy.as_raw().right);
        let mut graphs = Vec::new();
        graphs.push(Graph::<Node>::new(cymem::Cloned(&*copy)).unwrap());
        graphs.remove(0)
    };
    drop(outer);
    assert_eq!((copy.friend().unwrap().id(), count(&copy)), (7, 2));
}
