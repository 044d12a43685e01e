//! Safe programs that try to break a graph by changing it (rule 29). Each is harmless: what they may not even say is in
//! `ui/rule/rule_29_*`.

use std::sync::atomic::{AtomicPtr, Ordering};
use std::sync::{Mutex, PoisonError};
use std::{mem, ptr, thread};

use cymem::{Chain, Graph, Null, Pool, PoolAlloc, Pooled};

#[derive(PoolAlloc)]
#[repr(C)]
#[pool(edit, derive(Debug, PartialEq))]
struct Row {
    len: u32,
    weight: f64,
    #[pool(len = len)]
    values: *mut f64,
}

#[derive(PoolAlloc)]
#[repr(C)]
#[pool(edit)]
struct Table {
    len: usize,
    #[pool(len = len)]
    rows: *mut Row,
    #[pool(len = len, each(one))]
    shared: *mut *mut Row,
}

#[derive(PoolAlloc)]
#[repr(C)]
#[pool(edit)]
struct Node {
    id: u32,
    #[pool(one)]
    left: *mut Node,
    #[pool(link)]
    right: *mut Node,
    len: u32,
    #[pool(len = len)]
    values: *mut f64,
}

#[derive(PoolAlloc)]
#[repr(C)]
#[pool(edit)]
struct Task {
    id: u32,
    #[pool(list)]
    next: *mut Task,
}

#[derive(PoolAlloc)]
#[repr(C)]
#[pool(edit)]
struct Queue {
    #[pool(one)]
    first: *mut Task,
}

#[derive(PoolAlloc)]
#[repr(C)]
#[pool(edit)]
struct Ended {
    #[pool(terminator = -1)]
    numbers: *mut i32,
    #[pool(zero_terminated)]
    letters: *mut u8,
}

fn row(weight: f64, values: [f64; 2]) -> RowInit<[f64; 2]> {
    RowInit { weight, values }
}

fn node<L, R>(id: u32, left: L, right: R) -> NodeInit<L, R, [f64; 2]> {
    NodeInit { id, left, right, values: [1.0, 2.0] }
}

/// A node of a pool that nobody frees, which any thread may look at.
fn leaked() -> Pooled<'static, Node> {
    // The static keeps the leaked pool in sight of LeakSanitizer.
    static KEPT: AtomicPtr<Pool> = AtomicPtr::new(ptr::null_mut());
    let pool = Box::leak(Box::new(Pool::new()));
    KEPT.store(pool, Ordering::Relaxed);
    pool.build(node(7, Null, Null)).expect("a node")
}

#[test]
fn rule_29_a_node_of_another_pool_is_not_entered() {
    let shared = leaked();
    let mut graph: Graph<Node> = Graph::build(|pool, root| {
        let own = pool.build(node(2, shared, shared))?;
        root.fill(node(1, own, shared))
    })
    .unwrap();
    thread::scope(|scope| {
        // The leaked node is read meanwhile.
        scope.spawn(|| assert_eq!(shared.values(), [1.0, 2.0]));
        assert!(graph.edit().enter_right().is_none());
        let mut own = graph.edit().enter_left().unwrap();
        assert!(own.reborrow().enter_left().is_none());
        assert!(own.reborrow().enter_right().is_none());
        own.set_id(20);
        own.values_mut().unwrap()[0] = 5.0;
    });
    assert_eq!((graph.left().unwrap().id(), graph.right().unwrap().id()), (20, 7));
}

#[test]
fn rule_29_a_shared_node_is_entered_by_one_way_after_the_other() {
    let mut table: Graph<Table> = Graph::build(|pool, root| {
        let shared = pool.build(row(1.0, [1.0, 2.0]))?;
        root.fill(TableInit { rows: [row(2.0, [3.0, 4.0]), row(3.0, [5.0, 6.0])], shared: [shared, shared] })
    })
    .unwrap();
    for index in 0..2 {
        let mut row = table.edit().shared_mut().unwrap().enter(index).unwrap();
        let weight = row.weight() + 1.0;
        row.set_weight(weight);
        let values = row.values_mut().unwrap();
        values.swap(0, 1);
        values[0] *= 2.0;
    }
    let shared = table.shared().get(1).unwrap().unwrap();
    assert_eq!((shared.weight(), shared.values()), (3.0, &[2.0, 4.0][..]));
}

#[test]
fn rule_29_a_way_that_leads_back_to_where_it_began() {
    let mut graph: Graph<Node> = Graph::new(node(1, node(2, Null, Null), Null)).unwrap();
    let root = graph.as_mut_ptr();
    // A cycle, as links make them.
    // SAFETY: the root is there.
    let child = unsafe { (*root).left };
    // SAFETY: the child is a node of the same graph, and nobody looks at it.
    unsafe { (*child).right = root };
    let mut edit = graph.edit();
    edit.reborrow().values_mut().unwrap()[0] = 3.0;
    {
        let child = edit.reborrow().enter_left().unwrap();
        let mut again = child.enter_right().unwrap();
        assert_eq!(again.id(), 1);
        again.set_id(10);
        again.reborrow().values_mut().unwrap()[1] = 4.0;
        // Once more around.
        let mut child = again.enter_left().unwrap();
        child.set_id(child.id() + 1);
    }
    // The editor that had waited sees what was changed meanwhile.
    assert_eq!((edit.id(), edit.values(), edit.left().unwrap().id()), (10, &[3.0, 4.0][..], 3));
    edit.set_id(11);
    assert_eq!(graph.left().unwrap().right().unwrap().id(), 11);
}

#[test]
fn rule_29_editors_and_elements_are_swapped() {
    let new = |weight| -> Graph<Row> { Graph::new(row(weight, [weight; 2])).unwrap() };
    let (mut first, mut second) = (new(1.0), new(2.0));
    {
        let (mut a, mut b) = (first.edit(), second.edit());
        mem::swap(&mut a, &mut b);
        a.set_weight(20.0);
        b.set_weight(10.0);
        mem::swap(&mut a.values_mut().unwrap()[0], &mut b.values_mut().unwrap()[0]);
    }
    assert_eq!((first.weight(), first.values()), (10.0, &[2.0, 1.0][..]));
    drop(first);
    assert_eq!((second.weight(), second.values()), (20.0, &[1.0, 2.0][..]));
}

#[test]
fn rule_29_what_c_may_change_is_edited_as_it_is() {
    let mut graph: Graph<Node> = Graph::new(node(1, node(2, Null, Null), Null)).unwrap();
    let root = graph.as_mut_ptr();
    // SAFETY: C may lower the count of one array.
    unsafe { (*root).len = 1 };
    assert_eq!(graph.edit().values_mut().unwrap(), [1.0]);
    // SAFETY: C may set pointers to NULL.
    unsafe { (*root).left = ptr::null_mut() };
    assert!(graph.edit().enter_left().is_none());
    // SAFETY: as above.
    unsafe { (*root).values = ptr::null_mut() };
    assert_eq!(graph.edit().values_mut().unwrap(), []);
}

#[test]
fn rule_29_an_element_becomes_the_terminator() {
    let mut graph: Graph<Ended> = Graph::new(EndedInit { numbers: [1, 2, 3], letters: *b"abc" }).unwrap();
    graph.edit().numbers_mut().unwrap()[1] = -1;
    graph.edit().letters_mut().unwrap().fill(0);
    assert_eq!((graph.numbers(), graph.letters()), (&[1][..], &b""[..]));
    // What is behind it cannot be reached any more, nor the terminator itself.
    assert_eq!(graph.edit().numbers_mut().unwrap().len(), 1);
    assert!(graph.edit().letters_mut().unwrap().is_empty());
}

#[test]
fn rule_29_a_list_is_walked_by_one_editor() {
    let len = if cfg!(miri) { 50 } else { 1_000_000 };
    let mut queue: Graph<Queue> =
        Graph::new(QueueInit { first: Chain((0..len).map(|id| TaskInit { id })) }).unwrap();
    let mut task = queue.edit().enter_first();
    while let Some(mut this) = task {
        this.set_id(this.id() * 2);
        task = this.enter_next();
    }
    let first = queue.first().unwrap();
    assert!(first.next().map(TaskView::id).eq((1..len).map(|id| id * 2)));
}

#[test]
fn rule_29_arrays_in_every_chunk_are_the_graphs_own() {
    let rows: Vec<_> = (0..40).map(|i| (f64::from(i), vec![1.0; 1 << (i % 12)])).collect();
    let recipes = rows.iter().map(|(weight, values)| RowInit { weight: *weight, values: &values[..] });
    let shared = vec![Null; rows.len()];
    let mut table: Graph<Table> = Graph::new(TableInit { rows: recipes, shared }).unwrap();
    for index in 0..rows.len() {
        let row = table.edit().rows_mut().unwrap().enter(index).unwrap();
        row.values_mut().unwrap().fill(2.0);
    }
    assert!(table.rows().iter().all(|row| row.values().iter().all(|&value| value == 2.0)));
    assert!(table.edit().rows_mut().unwrap().enter(rows.len()).is_none());
    assert!(table.edit().shared_mut().unwrap().enter(0).is_none());
}

#[test]
fn rule_29_copies_and_graphs_from_files_are_changed_alone() {
    let mut graph: Graph<Row> = Graph::new(row(1.0, [1.0, 2.0])).unwrap();
    let mut copy = graph.try_clone().unwrap();
    copy.edit().values_mut().unwrap()[0] = 5.0;
    let mut saved = Vec::new();
    graph.save(&mut saved).unwrap();
    let mut loaded: Graph<Row> = Graph::load(&saved).unwrap();
    loaded.edit().set_weight(9.0);
    let raw = graph.into_raw();
    // SAFETY: it comes from there.
    graph = unsafe { Graph::from_raw(raw) };
    graph.edit().values_mut().unwrap()[1] = 7.0;
    assert_eq!(graph.values(), [1.0, 7.0]);
    assert_eq!((copy.values(), loaded.weight(), loaded.values()), (&[5.0, 2.0][..], 9.0, &[1.0, 2.0][..]));
}

/// With seven bytes of padding.
#[derive(PoolAlloc, Clone, Copy)]
#[repr(C)]
struct Event {
    kind: u8,
    value: f64,
}

#[derive(PoolAlloc)]
#[repr(C)]
#[pool(edit)]
struct Log {
    len: usize,
    last: Event,
    #[pool(len = len)]
    events: *mut Event,
}

#[test]
fn rule_29_padding_stays_zero() {
    // Whatever is in the padding of this one.
    let dirty = || {
        let mut bytes = mem::MaybeUninit::<[u64; 2]>::new([u64::MAX; 2]);
        let event = bytes.as_mut_ptr().cast::<Event>();
        // SAFETY: the fields lie in the array.
        unsafe { (*event).kind = 1 };
        // SAFETY: as above.
        unsafe { (*event).value = 0.0 };
        // SAFETY: both fields are written.
        unsafe { event.read() }
    };
    let mut log: Graph<Log> = Graph::new(LogInit { last: dirty(), events: [dirty(), dirty()] }).unwrap();
    let mut edit = log.edit();
    edit.set_last(dirty());
    edit.events_mut().unwrap().set(1, dirty()).unwrap();
    for event in [&log.as_raw().last, &log.events()[0], &log.events()[1]] {
        // SAFETY: every byte of an event in a graph is initialised.
        let bytes = unsafe { &*ptr::from_ref(event).cast::<[u8; 16]>() };
        assert_eq!(bytes[1..8], [0; 7]);
    }
}

#[test]
fn rule_29_a_graph_behind_a_mutex_is_edited_by_many_threads() {
    let graph: Mutex<Graph<Row>> = Mutex::new(Graph::new(row(0.0, [0.0, 0.0])).unwrap());
    let (threads, times) = if cfg!(miri) { (2, 5) } else { (4, 1000) };
    thread::scope(|scope| {
        for _ in 0..threads {
            scope.spawn(|| {
                for _ in 0..times {
                    let mut graph = graph.lock().unwrap_or_else(PoisonError::into_inner);
                    graph.edit().values_mut().unwrap()[1] += 1.0;
                }
            });
        }
    });
    let graph = graph.into_inner().unwrap();
    assert_eq!(graph.values()[1], f64::from(threads * times));
}

#[derive(PoolAlloc)]
#[repr(C)]
#[pool(edit)]
struct Tree {
    #[pool(back)]
    parent: *mut Tree,
    weight: f64,
    len: u32,
    #[pool(len = len, back)]
    kids: *mut Tree,
}

#[test]
fn rule_29_down_to_a_child_and_back_to_its_parent() {
    let leaf = |weight| TreeInit { weight, kids: Null };
    let mut tree: Graph<Tree> = Graph::new(TreeInit { weight: 1.0, kids: [leaf(2.0), leaf(3.0)] }).unwrap();
    let mut root = tree.edit();
    for turn in 0..4 {
        let mut kid = root.kids_mut().unwrap().enter(turn % 2).unwrap();
        kid.set_weight(kid.weight() * 2.0);
        root = kid.enter_parent().unwrap();
        root.set_weight(root.weight() + 1.0);
    }
    assert!(root.enter_parent().is_none());
    assert_eq!((tree.weight(), tree.kids()[0].weight(), tree.kids()[1].weight()), (5.0, 8.0, 12.0));
}
