//! Hostile safe programs against pointers back: what compiles must be clean under Miri and valgrind. What must not compile
//! is in `ui/cycle`, by the name of `back`.
#![allow(missing_docs)]

use std::cell::Cell;
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
use std::ptr;
use std::thread;

use cymem::{
    Chain, Context, Copied, Error, FromC, Graph, Init, InitFrom, Limits, Null, Pool, PoolAlloc, Via, Zeroed,
};
use cymem_tests::{Liar, on_a_stack_of};

/// Children in each way that there is.
#[derive(PoolAlloc)]
#[repr(C)]
struct Node {
    id: u32,
    #[pool(back)]
    parent: *const Node,
    len: u32,
    #[pool(len = len, back)]
    values: *mut Node,
    #[pool(null_terminated, each(one), back)]
    pointers: *mut *mut Node,
    #[pool(one, back)]
    items: *mut Item,
}

#[derive(PoolAlloc)]
#[repr(C)]
struct Item {
    id: u32,
    #[pool(back)]
    owner: *mut Node,
    #[pool(list)]
    next: *mut Item,
    #[pool(back = next)]
    before: *mut Item,
}

#[derive(Clone, Copy)]
struct Plan(u32, u32);

thread_local! {
    /// After how many more nodes a recipe panics.
    static FUSE: Cell<u32> = const { Cell::new(u32::MAX) };
}

fn tick() {
    let left = FUSE.get();
    FUSE.set(left.wrapping_sub(1));
    if left == 0 {
        resume_unwind(Box::new("fuse"));
    }
}

impl InitFrom<Plan> for Node {
    fn init_from<C: Context>(Plan(id, depth): Plan) -> impl Init<C, Node> {
        tick();
        let below =
            move |n: u32| [0, 1].into_iter().take(depth as usize).map(move |at| Via(Plan(n + at, depth - 1)));
        NodeInit {
            id,
            values: below(id * 10),
            pointers: below(id * 10 + 2),
            items: Chain((0..depth).map(|id| {
                tick();
                ItemInit { id }
            })),
        }
    }
}

/// How many nodes there are; each leads back to what holds it.
fn checked(node: &NodeView, parent: Option<&NodeView>) -> u32 {
    assert_eq!(node.parent().map(ptr::from_ref), parent.map(ptr::from_ref));
    let mut before: Option<&ItemView> = None;
    for item in node.items().into_iter().flat_map(|first| [first].into_iter().chain(first.next())) {
        assert!(ptr::eq(item.owner().unwrap(), node));
        assert_eq!(item.before().map(ptr::from_ref), before.map(ptr::from_ref));
        before = Some(item);
    }
    let below = node.values().iter().chain(node.pointers().iter().flatten());
    1 + below.map(|child| checked(child, Some(node))).sum::<u32>()
}

const ALL: Plan = Plan(1, 3);

fn graph() -> Graph<Node> {
    Graph::new(Via(ALL)).unwrap()
}

#[test]
fn rule_27_a_recipe_panics_at_every_node() {
    let pool = Pool::new();
    let whole = pool.build::<Node, _>(Via(ALL)).unwrap();
    let count = checked(&whole, None);
    for fuse in 0.. {
        FUSE.set(fuse);
        let built = catch_unwind(AssertUnwindSafe(|| pool.build::<Node, _>(Via(ALL)).unwrap()));
        FUSE.set(u32::MAX);
        assert_eq!(checked(&whole, None), count);
        if let Ok(node) = built {
            assert_eq!(checked(&node, None), count);
            assert!(fuse > count);
            break;
        }
    }
}

#[test]
fn rule_25_a_limit_is_reached_at_every_byte() {
    let plan = Plan(1, if cfg!(miri) { 1 } else { 2 });
    let needed = {
        let pool = Pool::new();
        pool.build::<Node, _>(Via(plan)).unwrap();
        pool.stats().bytes
    };
    for limit in (0..=needed).step_by(4) {
        let pool = Pool::new();
        pool.set_limit(Some(limit));
        match pool.build::<Node, _>(Via(plan)) {
            Ok(node) => assert!(checked(&node, None) > 1 && limit == needed),
            Err(error) => assert!(matches!(error, Error::LimitExceeded { .. }), "{error}"),
        }
        pool.set_limit(None);
        checked(&pool.build::<Node, _>(Via(plan)).unwrap(), None);
    }
}

#[test]
fn rule_08_children_that_are_more_or_fewer_than_they_say() {
    let pool = Pool::new();
    for (said, n) in [(2, 3), (3, 2), (0, 1), (1, 0)] {
        let children = || Liar((0..n).map(|id| Via(Plan(id, 1))), said);
        let by_value = NodeInit { id: 0, values: children(), pointers: Null, items: Null };
        let error = pool.build::<Node, _>(by_value).unwrap_err();
        assert!(matches!(error, Error::IteratorLength { .. }), "{error}");
    }
    // Nodes that end themselves know no length, whatever is said of it.
    let pointers = Liar((0..3).map(|id| Via(Plan(id, 0))), 3);
    let node = pool.build::<Node, _>(NodeInit { id: 0, values: Null, pointers, items: Null }).unwrap();
    assert_eq!(checked(&node, None), 4);
}

#[test]
fn rule_09_holders_are_built_while_others_are() {
    let pool = Pool::new();
    // Each child is asked for while the array that holds it is being written.
    let kept = Cell::new(None);
    let values = [1, 2, 3].into_iter().map(|id| {
        let other = pool.build::<Node, _>(Via(ALL)).unwrap();
        checked(&other, None);
        kept.set(Some(other));
        Via(Plan(id, 1))
    });
    let node = pool.build::<Node, _>(NodeInit { id: 9, values, pointers: Null, items: Null }).unwrap();
    assert_eq!(checked(&node, None), 10);
    checked(&kept.get().unwrap(), None);
}

#[test]
fn rule_26_copied_children_lead_to_the_new_holder() {
    let pool = Pool::new();
    let one = pool.build::<Node, _>(Via(Plan(1, 0))).unwrap();
    let again = pool
        .build::<Node, _>(NodeInit {
            id: 2,
            values: [Copied(one); 3],
            pointers: [Copied(one); 2],
            items: Chain([ItemInit { id: 0 }]),
        })
        .unwrap();
    assert_eq!(checked(&again, None), 6);
    assert!(one.parent().is_none());
    // The same as what a graph of its own looks like.
    let copy = pool.copy::<Node>(&again).unwrap();
    assert_eq!(checked(&copy, None), 6);
    // A node in the middle is copied with what its parent leads to.
    let middle = pool.copy::<Node>(&again.values()[1]).unwrap();
    assert_eq!(checked(middle.parent().unwrap(), None), 6);
}

#[test]
fn rule_12_graphs_move_and_are_read_by_many_threads() {
    let count = checked(&graph(), None);
    let mut graphs: Vec<Graph<Node>> = (0..3).map(|_| graph()).collect();
    graphs.swap(0, 2);
    let graphs: Vec<_> = graphs.into_iter().rev().map(Box::new).collect();
    thread::scope(|scope| {
        for graph in &graphs {
            scope.spawn(move || assert_eq!(checked(graph, None), count));
            scope.spawn(move || assert_eq!(checked(graph, None), count));
        }
    });
    let [graph, ..] = <[_; 3]>::try_from(graphs).unwrap();
    thread::spawn(move || assert_eq!(checked(&graph, None), count)).join().unwrap();
}

#[test]
fn rule_30_absorbed_and_handed_over() {
    let count = checked(&graph(), None);
    let pool = Pool::new();
    let raw = graph().into_raw();
    // SAFETY: it comes from there.
    let absorbed = pool.absorb(unsafe { Graph::from_raw(raw) }).unwrap();
    assert_eq!(checked(&absorbed, None), count);
    // A child of an absorbed graph has its parent, and one without children may get another.
    let child = &absorbed.values()[0];
    assert!(ptr::eq(child.parent().unwrap(), &*absorbed));
    let copy = |of| NodeInit { id: 0, values: [Copied(of)], pointers: Null, items: Null };
    assert!(matches!(pool.build::<Node, _>(copy(absorbed)), Err(Error::LeadsBack { .. })));
    let leaf = Graph::<Node>::new(Via(Plan(1, 0))).unwrap();
    let copy = pool.build::<Node, _>(copy(pool.absorb(leaf).unwrap())).unwrap();
    assert!(ptr::eq(copy.values()[0].parent().unwrap(), &*copy));
    assert!(absorbed.parent().is_none());
}

#[test]
fn rule_27_slots_hold_children_in_any_order() {
    let graph: Graph<Node> = Graph::new_cyclic(|cx, root| {
        let slots = cx.reserve_array::<Node>(4)?;
        for at in [2, 0, 3, 1] {
            FUSE.set(at as u32);
            let recipe = || NodeInit {
                id: at as u32,
                values: (0..2).map(|id| Via(Plan(id, 1))),
                pointers: Null,
                items: Chain([ItemInit { id: 7 }]),
            };
            let first = catch_unwind(AssertUnwindSafe(|| cx.fill_at(&slots, at, recipe())));
            FUSE.set(u32::MAX);
            first.unwrap_or_else(|_| cx.fill_at(&slots, at, recipe()))?;
        }
        let links = slots.links();
        let _owned_by_nobody = cx.complete(slots)?;
        let third = cx.build(SeenInit { node: links.get(3) })?;
        let seen = cx.view(third).node().unwrap();
        assert_eq!((seen.id(), checked(seen, None)), (3, 7));
        cx.fill(root, Zeroed).map(drop)
    })
    .unwrap_or_else(|error: Error| panic!("{error}"));
    assert_eq!(checked(&graph, None), 1);
}

/// Leads to a node without holding it.
#[derive(PoolAlloc)]
#[repr(C)]
struct Seen {
    #[pool(link)]
    node: *mut Node,
}

#[test]
fn rule_23_back_through_a_long_list() {
    const DEPTH: u32 = if cfg!(miri) { 50 } else { 20_000 };
    #[derive(PoolAlloc)]
    #[repr(C)]
    struct Link {
        id: u32,
        #[pool(list)]
        next: *mut Link,
        #[pool(back = next)]
        before: *mut Link,
    }
    let run = || {
        let pool = Pool::new();
        let list = Link::list_in(&pool, (0..DEPTH).map(|id| LinkInit { id })).unwrap().unwrap();
        let last = pool.copy::<Link>(&list).unwrap().view().next().last().unwrap();
        let mut at = last;
        for id in (0..DEPTH).rev() {
            assert_eq!(at.id(), id);
            at = at.before().unwrap_or(at);
        }
        // From the end, all of it is reached by pointers back.
        let copy = pool.copy::<Link>(last).unwrap();
        assert_eq!(copy.id(), DEPTH - 1);
        assert!(copy.before().is_some());
    };
    on_a_stack_of(256 << 10, run);
}

#[test]
fn rule_28_what_comes_back_from_c_may_lead_anywhere_and_is_checked() {
    let count = checked(&graph(), None);
    let mut other = graph();
    let graph = graph();
    // SAFETY: the graph is complete.
    let copy = unsafe { Node::import(graph.as_ptr(), Limits::new()) }.unwrap();
    assert_eq!(checked(&copy, None), count);
    // C sets a parent that is a node elsewhere: valid, and copied as it is.
    let stranger = Graph::<Node>::new(Via(Plan(5, 0))).unwrap();
    // SAFETY: nobody looks at the graph meanwhile, and the other one lives longer.
    unsafe { (*other.as_mut_ptr()).parent = stranger.as_ptr() };
    // SAFETY: the graph is complete.
    let copy = unsafe { Node::import(other.as_ptr(), Limits::new()) }.unwrap();
    drop((other, graph, stranger));
    assert_eq!(copy.parent().unwrap().id(), 5);
    assert!(copy.values().iter().all(|child| ptr::eq(child.parent().unwrap(), &*copy)));
}
