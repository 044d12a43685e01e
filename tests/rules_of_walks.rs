//! The rules of the design that whoever walks a whole graph keeps: copying, importing, saving, loading, mapping, reading,
//! showing, comparing, drawing and reporting.
#![allow(
    clippy::undocumented_unsafe_blocks,
    clippy::multiple_unsafe_ops_per_block,
    reason = "C structs made by hand"
)]

use std::cell::Cell as StdCell;
use std::ffi::c_char;
use std::fmt::{self, Debug, Write as _};
use std::ptr;

use cymem::{Chain, Cloned, Copied, Error, Fault, FromC, Graph, Limits, Link, Null, Pool, PoolAlloc, Pooled};
use cymem_tests::{on_a_stack_of, one_in};

/// Nodes that lead to nodes and to leaves and to nothing else.
#[derive(PoolAlloc)]
#[repr(C)]
#[pool(derive(Debug, PartialEq))]
struct Tree {
    id: u64,
    #[pool(one)]
    left: *mut Tree,
    #[pool(cstr)]
    text: *const c_char,
    #[pool(one)]
    right: *mut Tree,
}

#[derive(PoolAlloc)]
#[repr(C)]
#[pool(derive(Debug, PartialEq))]
struct Item {
    n: u8,
    #[pool(len = n)]
    values: *const Padded,
    #[pool(list)]
    next: *mut Item,
}

#[derive(PoolAlloc, Clone, Copy, Debug, PartialEq)]
#[repr(C)]
struct Padded {
    small: u8,
    large: u32,
    last: u16,
}

#[derive(PoolAlloc)]
#[repr(C)]
#[pool(derive(Debug, PartialEq))]
struct Queue {
    #[pool(one)]
    first: *mut Item,
    #[pool(one)]
    again: *mut Item,
    #[pool(one)]
    tree: *mut Tree,
}

/// Nodes in arrays of nodes.
#[derive(PoolAlloc)]
#[repr(C)]
#[pool(derive(Debug, PartialEq))]
struct Branch {
    id: u32,
    n: u16,
    #[pool(len = n)]
    kids: *mut Branch,
}

#[derive(PoolAlloc)]
#[repr(C)]
#[pool(derive(Debug, PartialEq))]
struct Web {
    id: u32,
    #[pool(one)]
    own: *mut Web,
    #[pool(link)]
    friend: *mut Web,
}

/// Takes text, and counts it, but for digits: how many an address has is chance.
struct Counting(usize);

impl fmt::Write for Counting {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        self.0 += text.bytes().filter(|byte| !byte.is_ascii_hexdigit()).count();
        Ok(())
    }
}

fn length(shown: impl FnOnce(&mut Counting) -> fmt::Result) -> usize {
    let mut counting = Counting(0);
    shown(&mut counting).unwrap();
    counting.0
}

/// Treats a graph in every way there is. What is made of it is the same.
fn treated<T: FromC<View: Debug + PartialEq>>(graph: &Graph<T>) {
    let saved = graph.save_to_vec().unwrap();
    let limits = Limits::new().nodes(10_000_000);
    let pool = Pool::new();
    let mut copies = vec![
        graph.try_clone().unwrap(),
        Graph::new(Cloned(&**graph)).unwrap(),
        unsafe { T::import(graph.as_ptr(), limits) }.unwrap(),
        Graph::load(&saved).unwrap(),
        unsafe { T::import(pool.copy::<T>(graph).unwrap().as_ptr(), limits) }.unwrap(),
    ];
    #[cfg(not(miri))]
    copies.push(mapped(&saved));
    let shown = length(|out| write!(out, "{:?}", &**graph));
    let drawn = length(|out| write!(out, "{}", graph.dot()));
    let report = graph.report().unwrap();
    for (way, copy) in copies.drain(..).enumerate() {
        assert!(*copy == **graph && graph.same(&copy).unwrap(), "{way}");
        assert!(copy.save_to_vec().unwrap() == saved, "{way}");
        assert_eq!(length(|out| write!(out, "{:?}", &*copy)), shown, "{way}");
        assert_eq!(copy.report().unwrap().bytes(), report.bytes(), "{way}");
    }
    assert!(shown > 0 && drawn > 0);
}

#[cfg(not(miri))]
fn mapped<T: PoolAlloc>(saved: &[u8]) -> Graph<T> {
    static NUMBER: std::sync::atomic::AtomicUsize = std::sync::atomic::AtomicUsize::new(0);
    let number = NUMBER.fetch_add(1, std::sync::atomic::Ordering::Relaxed);
    let path = std::env::temp_dir().join(format!("cymem-walks-{}-{number}", std::process::id()));
    std::fs::write(&path, saved).unwrap();
    let graph = unsafe { Graph::map(&std::fs::File::open(&path).unwrap()) };
    std::fs::remove_file(&path).unwrap();
    graph.unwrap()
}

fn on_a_small_stack(run: impl FnOnce() + Send + 'static) {
    on_a_stack_of(256 << 10, run);
}

/// A million where that takes no minutes.
fn many() -> u64 {
    match (cfg!(miri), cfg!(debug_assertions)) {
        (true, _) => 12,
        (_, true) => 60_000 / one_in(10) as u64,
        _ => 1_000_000,
    }
}

fn leaf<'p>(pool: &'p Pool, id: u64) -> Pooled<'p, Tree> {
    Tree::new_in(pool, TreeInit { id, left: Null, text: "leaf", right: Null }).unwrap()
}

#[test]
fn rule_23_trees_of_any_depth() {
    on_a_small_stack(|| {
        for side in 0..3 {
            let graph: Graph<Tree> = Graph::build(|pool, root| {
                let mut last = leaf(pool, 0);
                for id in 1..many() {
                    let (left, right) = match (side, id % 2) {
                        (0, _) | (2, 0) => (Some(last), None),
                        _ => (None, Some(last)),
                    };
                    last = Tree::new_in(pool, TreeInit { id, left, text: Null, right })?;
                }
                root.fill(TreeInit { id: 0, left: last, text: "root", right: leaf(pool, 1) })
            })
            .unwrap();
            treated(&graph);
        }
    });
}

#[test]
fn rule_23_lists_of_any_length() {
    on_a_small_stack(|| {
        let padded = |small: usize| Padded { small: small as u8, large: u32::MAX, last: 7 };
        let items =
            (0..many()).map(|id| ItemInit { values: (0..id as usize % 6).map(padded).collect::<Vec<_>>() });
        let queue: Graph<Queue> =
            Graph::new(QueueInit { first: Chain(items), again: Null, tree: Null }).unwrap();
        treated(&queue);
    });
}

#[test]
fn rule_23_arrays_of_any_depth() {
    on_a_small_stack(|| {
        let graph: Graph<Branch> = Graph::build(|pool, root| {
            let mut last = Branch::new_in(pool, BranchInit { id: 0, kids: Null })?;
            for id in 1..many() as u32 {
                last = Branch::new_in(pool, BranchInit { id, kids: [Copied(last)] })?;
            }
            root.fill(BranchInit { id: 0, kids: [Copied(last)] })
        })
        .unwrap();
        treated(&graph);
    });
}

/// What has ever so many paths has few nodes; and what is shared below lists and trees is visited once by each way.
#[test]
fn rule_26_shared_nodes_are_visited_once() {
    let (nodes, items) = if cfg!(miri) { (12, 12) } else { (200, 100) };
    let graph: Graph<Queue> = Graph::build(|pool, root| {
        let mut tree = leaf(pool, 0);
        for id in 1..nodes {
            tree = Tree::new_in(pool, TreeInit { id, left: tree, text: "a", right: tree })?;
        }
        let list = Item::list_in(pool, (0..items).map(|_| ItemInit { values: Null }))?;
        root.fill(QueueInit { first: list, again: list, tree })
    })
    .unwrap();
    treated(&graph);
    let copy = graph.try_clone().unwrap();
    assert_eq!(copy.as_raw().first, copy.as_raw().again);
    let (mut node, mut count) = (copy.tree(), 0);
    while let Some(this) = node {
        assert_eq!(this.as_raw().left, this.as_raw().right);
        (node, count) = (this.left(), count + 1);
    }
    assert_eq!(count, nodes);
    // Nodes, lists and texts, each once: no more memory than the original.
    assert_eq!(copy.stats().allocations, graph.try_clone().unwrap().stats().allocations);
    assert!(copy.stats().allocations as u64 <= 1 + items + 2 * nodes, "{:?}", copy.stats());
}

/// A node that leads to a value without pointers at its end, in front of others.
#[derive(PoolAlloc)]
#[repr(C)]
#[pool(derive(Debug, PartialEq))]
struct Measure {
    id: u16,
    #[pool(one)]
    value: *mut f64,
}

#[derive(PoolAlloc)]
#[repr(C)]
#[pool(derive(Debug, PartialEq))]
struct Measures {
    #[pool(one)]
    first: *mut Measure,
    id: u32,
    #[pool(one)]
    second: *mut Measure,
    n: u8,
    #[pool(len = n)]
    more: *mut Measure,
    #[pool(each(one))]
    slots: [*mut Measure; 2],
    #[pool(cstr)]
    name: *const c_char,
}

#[test]
fn rule_34_what_leads_nowhere_ends_its_node_alone() {
    let measure = |id| MeasureInit { id, value: f64::from(id) };
    let graph: Graph<Measures> = Graph::new(MeasuresInit {
        first: measure(1),
        id: 7,
        second: measure(2),
        more: [measure(3), measure(4)],
        slots: [Some(measure(5)), Some(measure(6))],
        name: "name",
    })
    .unwrap();
    treated(&graph);
    let copy = graph.try_clone().unwrap();
    drop(graph);
    let values = [
        copy.first().unwrap(),
        copy.second().unwrap(),
        &copy.more()[1],
        copy.slots().iter().flatten().last().unwrap(),
    ];
    assert_eq!(values.map(|measure| *measure.value().unwrap()), [1.0, 2.0, 4.0, 6.0]);
    assert_eq!(copy.name(), Some(c"name"));
}

/// The end of a list is shared by two nodes of which one is a copy.
#[test]
fn rule_26_copied_nodes_share_what_follows() {
    let graph: Graph<Queue> = Graph::build(|pool, root| {
        let values = || [Padded { small: 1, large: 2, last: 3 }; 5];
        let list = Item::list_in(pool, (0..60).map(|_| ItemInit { values: values() }))?.unwrap();
        root.fill(QueueInit { first: list, again: Copied(list), tree: Null })
    })
    .unwrap();
    treated(&graph);
    let copy = graph.try_clone().unwrap();
    drop(graph);
    let (first, again) = (copy.first().unwrap().as_raw(), copy.again().unwrap().as_raw());
    assert!(!ptr::eq(first, again) && first.next == again.next && !first.next.is_null());
}

#[test]
fn rule_26_links_close_cycles_and_owners_do_not() {
    let ring: Graph<Web> = Graph::new_cyclic(|cx, root| {
        let mut friend: Link<'_, Web> = root.link();
        let mut own = None;
        for id in 1..many().min(2000) as u32 {
            let slot = cx.reserve::<Web>()?;
            let link = slot.link();
            own = Some(cx.fill(slot, WebInit { id, own, friend })?);
            friend = link;
        }
        cx.fill(root, WebInit { id: 0, own, friend })?;
        Ok::<_, Error>(())
    })
    .unwrap();
    treated(&ring);
    // C closes one by an owner.
    for depth in [1, 2, 50] {
        let mut nodes: Vec<Tree> = (0..depth)
            .map(|id| Tree { id, left: ptr::null_mut(), text: ptr::null(), right: ptr::null_mut() })
            .collect();
        let start = nodes.as_mut_ptr();
        for at in 0..depth as usize {
            unsafe { (*start.add(at)).right = start.add((at + 1) % depth as usize) };
        }
        let error = unsafe { Tree::import(start, Limits::new()) }.unwrap_err();
        assert!(matches!(error, Error::Invalid { fault: Fault::Cycle, .. }), "{error}");
        assert!(error.to_string().contains("Tree.right"), "{error}");
    }
}

/// `struct cell { int index; double value; };`, of which an index of -1 is the end.
#[derive(PoolAlloc, Clone, Copy, Debug, PartialEq)]
#[repr(C)]
struct Cell {
    index: i32,
    value: f64,
}

#[derive(PoolAlloc)]
#[repr(C)]
#[pool(derive(Debug, PartialEq))]
struct Cells {
    #[pool(terminator = Cell { index: -1, value: 0.0 })]
    cells: *const Cell,
    n: u8,
    #[pool(len = n)]
    padded: *const Padded,
}

/// Padding is anything in what C has made, and zero in what is made of it, however many elements there are.
#[test]
fn rule_28_padding_means_nothing_and_is_not_copied() {
    for len in 0..10 {
        let mut cells = vec![[0xAA_u8; 16]; len + 1];
        let mut padded = vec![[0xAA_u8; 12]; len];
        for (at, cell) in cells.iter_mut().enumerate() {
            let index = if at == len { -1 } else { at as i32 };
            let value: f64 = if at == len { -0.0 } else { 0.5 };
            cell[..4].copy_from_slice(&index.to_ne_bytes());
            cell[8..].copy_from_slice(&value.to_ne_bytes());
        }
        for element in &mut padded {
            element[0] = 1;
            element[4..8].copy_from_slice(&2_u32.to_ne_bytes());
            element[8..10].copy_from_slice(&3_u16.to_ne_bytes());
        }
        // Aligned as the structs are.
        let cells: Vec<Cell> =
            cells.iter().map(|bytes| unsafe { ptr::read_unaligned(bytes.as_ptr().cast()) }).collect();
        let padded: Vec<Padded> =
            padded.iter().map(|bytes| unsafe { ptr::read_unaligned(bytes.as_ptr().cast()) }).collect();
        let raw = Cells { cells: cells.as_ptr(), n: len as u8, padded: padded.as_ptr() };
        let imported = unsafe { Cells::import(&raw, Limits::new()) }.unwrap();
        let built: Graph<Cells> = Graph::new(CellsInit {
            cells: (0..len as i32).map(|index| Cell { index, value: 0.5 }).collect::<Vec<_>>(),
            padded: vec![Padded { small: 1, large: 2, last: 3 }; len],
        })
        .unwrap();
        assert!(*imported == *built && imported.same(&built).unwrap());
        treated(&imported);
        for graph in [&imported, &built, &imported.try_clone().unwrap()] {
            let bytes = |start: *const u8, size| unsafe { std::slice::from_raw_parts(start, size) };
            let cells = bytes(graph.as_raw().cells.cast(), 16 * (len + 1));
            assert!(cells.chunks(16).all(|cell| cell[4..8] == [0; 4]));
            if len > 0 {
                let padded = bytes(graph.as_raw().padded.cast(), 12 * len);
                assert!(padded.chunks(12).all(|value| value[1..4] == [0; 3] && value[10..] == [0; 2]));
            }
        }
    }
}

thread_local! {
    static ASKED: StdCell<usize> = const { StdCell::new(0) };
}

/// A number that says of itself whether it is equal.
#[derive(PoolAlloc, Clone, Copy, Debug)]
#[repr(transparent)]
struct Odd(u32);

impl PartialEq for Odd {
    fn eq(&self, other: &Self) -> bool {
        ASKED.set(ASKED.get() + 1);
        assert!(self.0 != 13 && other.0 != 13, "asked for 13");
        self.0 % 2 == other.0 % 2
    }
}

#[derive(PoolAlloc)]
#[repr(C)]
#[pool(derive(PartialEq))]
struct Judged {
    odd: Odd,
    n: u8,
    #[pool(len = n)]
    many: *const Odd,
}

#[derive(PoolAlloc)]
#[repr(C)]
#[pool(derive(PartialEq))]
struct Court {
    n: u16,
    #[pool(len = n)]
    judged: *mut Judged,
    #[pool(one)]
    first: *mut Court,
    #[pool(one)]
    second: *mut Court,
}

fn court(first: u32, last: u32) -> Graph<Court> {
    let judged = |odd: u32| JudgedInit { odd: Odd(odd), many: [Odd(odd + 2), Odd(odd + 4)] };
    let all = (0..20).map(|at| judged(if at == 19 { last } else { first }));
    Graph::new(CourtInit { judged: all.collect::<Vec<_>>(), first: Null, second: Null }).unwrap()
}

/// The table says where values stand, and their own functions whether they are equal: whatever these do, nothing but the
/// answer depends on it.
#[test]
fn rule_34_values_judge_themselves() {
    assert!(*court(1, 3) == *court(5, 7) && *court(1, 3) != *court(1, 4));
    for (a, b) in [(court(1, 13), court(1, 13)), (court(1, 9), court(1, 9))] {
        let panic = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| *a == *b)).unwrap_err();
        assert!(panic.downcast_ref::<&str>().is_some_and(|text| text.contains("13")));
        assert!(*court(1, 3) == *court(1, 3));
    }
}

/// What many nodes lead to is compared once, or nearly so, though it is compared without a list of what remains.
#[test]
fn rule_34_shared_arrays_are_compared_once() {
    let build = |rows: u32| -> Graph<Court> {
        Graph::build(|pool, root| {
            let judged: Vec<_> = (0..rows).map(|_| JudgedInit { odd: Odd(1), many: Null }).collect();
            let shared = Court::new_in(pool, CourtInit { judged, first: Null, second: Null })?;
            let mut last = shared;
            for _ in 0..if cfg!(miri) { 60 } else { 1000 } {
                last = Court::new_in(pool, CourtInit { judged: Null, first: shared, second: last })?;
            }
            root.fill(CourtInit { judged: Null, first: last, second: shared })
        })
        .unwrap()
    };
    let rows = if cfg!(miri) { 8 } else { 100 };
    let (a, b) = (build(rows), build(rows));
    ASKED.set(0);
    assert!(*a == *b);
    // Small graphs are compared without a set; after that, each pair once.
    assert!(ASKED.get() < 300 * rows as usize, "{}", ASKED.get());
}

/// With all that is copied by a plan: nodes, arrays of nodes, leaves.
#[derive(PoolAlloc)]
#[repr(C)]
#[pool(derive(Debug, PartialEq))]
struct Mixed {
    id: u16,
    #[pool(one)]
    left: *mut Mixed,
    n: u8,
    #[pool(len = n)]
    kids: *mut Mixed,
    #[pool(cstr)]
    text: *const c_char,
    m: i8,
    #[pool(len = m)]
    padded: *mut Padded,
    #[pool(one)]
    value: *mut u32,
    #[pool(one)]
    right: *mut Mixed,
}

/// Numbers that look random, the same each time.
struct Random(u64);

impl Random {
    fn below(&mut self, limit: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % limit
    }
}

/// Whatever shares whatever, copies are as the original, and lead nowhere else.
#[test]
fn rule_34_random_graphs_are_copied_as_they_are() {
    for seed in 0..20 / one_in(if cfg!(miri) { 20 } else { 10 }) as u64 {
        let mut random = Random(seed);
        let graph: Graph<Mixed> = Graph::build(|pool, root| {
            let mut nodes: Vec<Pooled<'_, Mixed>> = Vec::new();
            for id in 0..if cfg!(miri) { 10 } else { 300 } {
                let mut pick = |one_in: usize| match nodes.len() {
                    0 => None,
                    len if random.below(one_in) > 0 => Some(nodes[len - 1 - random.below(len.min(9))]),
                    _ => None,
                };
                let (left, right) = (pick(3), pick(3));
                let kids: Vec<_> = (0..3).filter_map(|_| pick(2)).map(Copied).collect();
                let text = [None, Some(""), Some("a longer text")][random.below(3)];
                let padded = vec![Padded { small: 1, large: 2, last: 3 }; random.below(7)];
                let value = (random.below(2) > 0).then_some(7);
                nodes.push(Mixed::new_in(pool, MixedInit { id, left, kids, text, padded, value, right })?);
            }
            root.fill(Copied(nodes[nodes.len() - 1]))
        })
        .unwrap();
        treated(&graph);
        let copy = graph.try_clone().unwrap();
        let shown = format!("{:?}", &*graph);
        drop(graph);
        assert_eq!(format!("{:?}", &*copy), shown);
        let again = copy.try_clone().unwrap();
        assert_eq!(again.stats().allocations, copy.stats().allocations);
        drop(copy);
        assert_eq!(format!("{:?}", &*again), shown);
    }
}
