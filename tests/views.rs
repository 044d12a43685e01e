//! Rule 23: views are compared and shown without recursion that data decides, however deep or shared they are.

use std::cell::Cell;
use std::fmt::{self, Write as _};
use std::panic::{AssertUnwindSafe, catch_unwind};

use cymem::{Chain, Graph, Null, Pool, PoolAlloc, Pooled};
use cymem_tests::{on_a_stack_of, one_in};

const STACK: usize = 128 << 10;

fn long() -> usize {
    if cfg!(miri) { 300 } else { 1_000_000 / one_in(20) }
}

/// `Debug` goes 64 nodes deep. Without optimisations that takes up to 2.5 KiB for each of them.
const STACK_TO_SHOW: usize = 256 << 10;

#[derive(PoolAlloc)]
#[repr(C)]
#[pool(derive(Debug, PartialEq))]
struct Node {
    n: usize,
    #[pool(one)]
    left: *mut Node,
    #[pool(one)]
    right: *mut Node,
}

#[derive(PoolAlloc)]
#[repr(C)]
#[pool(derive(Debug, PartialEq))]
struct Branch {
    len: usize,
    #[pool(len = len, each(one))]
    kids: *mut *mut Branch,
    leaf: f64,
}

#[derive(PoolAlloc)]
#[repr(C)]
#[pool(derive(Debug, PartialEq))]
struct Link {
    len: usize,
    #[pool(len = len)]
    held: *mut Holder,
}

#[derive(PoolAlloc)]
#[repr(C)]
#[pool(derive(Debug, PartialEq))]
struct Holder {
    #[pool(nested)]
    inner: Inner,
}

#[derive(PoolAlloc)]
#[repr(C)]
#[pool(derive(Debug, PartialEq))]
struct Inner {
    n: u8,
    #[pool(one)]
    next: *mut Link,
}

/// Higher than what is shown; Miri is slow.
const TALL: usize = if cfg!(miri) { 3 } else { 100 };

/// Runs on a small stack, so that a recursion shows.
fn on_a_small_stack(test: impl FnOnce() + Send + 'static) {
    on_a_stack_of(STACK, test);
}

fn chain(pool: &Pool, len: usize, last: usize) -> Pooled<'_, Node> {
    let mut head = Node::new_in(pool, NodeInit { n: last, left: Null, right: Null }).unwrap();
    for n in 1..len {
        head = Node::new_in(pool, NodeInit { n, left: head, right: Null }).unwrap();
    }
    head
}

/// Each node leads to the next one twice: two to the power of `len` ways from the first to the last.
fn ladder(pool: &Pool, len: usize, last: usize) -> Pooled<'_, Node> {
    let mut head = Node::new_in(pool, NodeInit { n: last, left: Null, right: Null }).unwrap();
    for n in 1..len {
        head = Node::new_in(pool, NodeInit { n, left: head, right: head }).unwrap();
    }
    head
}

#[test]
fn rule_23_a_long_chain_is_compared() {
    on_a_small_stack(|| {
        let (a, b) = (Pool::new(), Pool::new());
        assert!(*chain(&a, long(), 7) == *chain(&b, long(), 7));
        assert!(*chain(&a, long(), 7) != *chain(&b, long(), 8));
        assert!(*chain(&a, long(), 7) != *chain(&b, long() - 1, 7));
    });
}

#[test]
fn rule_23_a_long_chain_is_shown_to_a_limit() {
    on_a_small_stack(|| {
        let pool = Pool::new();
        let shown = format!("{:?}", *chain(&pool, long(), 7));
        assert!(shown.len() < 100_000, "{}", shown.len());
        assert!(shown.contains('…'), "{}", &shown[..100]);
    });
}

#[test]
fn rule_23_a_ladder_is_compared_once_for_each_pair() {
    on_a_small_stack(|| {
        let (a, b) = (Pool::new(), Pool::new());
        assert!(*ladder(&a, 64, 1) == *ladder(&b, 64, 1));
        assert!(*ladder(&a, 64, 1) != *ladder(&b, 64, 2));
        let one = ladder(&a, 64, 1);
        assert!(*one == *one);
        if !cfg!(miri) {
            assert!(*ladder(&a, 100_000, 1) == *ladder(&b, 100_000, 1));
        }
    });
}

#[test]
fn rule_23_a_ladder_is_shown_to_a_limit() {
    on_a_small_stack(|| {
        let pool = Pool::new();
        let ladder = ladder(&pool, 64, 1);
        let indented = if cfg!(miri) { String::from("…") } else { format!("{:#?}", *ladder) };
        for shown in [format!("{:?}", *ladder), indented] {
            assert!(shown.len() < 8 << 20, "{}", shown.len());
            assert!(shown.contains('…'));
        }
    });
}

#[test]
fn rule_23_branches_of_pointers_are_compared_and_shown() {
    on_a_small_stack(|| {
        let pool = Pool::new();
        let tower = |leaf: f64| {
            let mut top = Branch::new_in(&pool, BranchInit { kids: Null, leaf }).unwrap();
            for _ in 0..long() / 10 {
                top = Branch::new_in(&pool, BranchInit { kids: [Some(top), None, Some(top)], leaf }).unwrap();
            }
            top
        };
        assert!(*tower(1.0) == *tower(1.0));
        assert!(*tower(1.0) != *tower(2.0));
    });
    on_a_stack_of(STACK_TO_SHOW, || {
        let pool = Pool::new();
        let tower = |kids| {
            let mut top = Branch::new_in(&pool, BranchInit { kids: Null, leaf: 0.0 }).unwrap();
            for _ in 0..TALL {
                top = Branch::new_in(&pool, BranchInit { kids: vec![top; kids], leaf: 0.0 }).unwrap();
            }
            top
        };
        for shown in [format!("{:?}", *tower(2)), format!("{:#?}", *tower(1))] {
            assert!(shown.len() < 1 << 20 && shown.contains('…') != cfg!(miri), "{}", shown.len());
        }
    });
}

#[derive(PoolAlloc)]
#[repr(C)]
#[pool(derive(Debug, PartialEq))]
struct Choice {
    kind: u8,
    #[pool(tag = kind)]
    next: Next,
    #[pool(nested)]
    pair: [Inner; 2],
}

#[derive(PoolAlloc)]
#[repr(C)]
#[pool(derive(Debug, PartialEq))]
union Next {
    #[pool(when = 1)]
    last: f64,
    #[pool(when = 2, one)]
    one: *mut Choice,
    #[pool(when = 3, len = 2, each(one))]
    two: *mut *mut Choice,
    #[pool(when = 4, link)]
    link: *mut Choice,
}

#[test]
fn rule_23_unions_that_lead_to_their_holders_are_compared_and_shown() {
    on_a_stack_of(STACK_TO_SHOW, || {
        let pool = Pool::new();
        let inner = |n| InnerInit { n, next: Null };
        let tower = |last, more: bool| {
            let init = ChoiceInit { next: Next::last(last), pair: [inner(1), inner(2)] };
            let mut top = Choice::new_in(&pool, init).unwrap();
            for n in 0..if cfg!(miri) { TALL } else { long() / 10 } {
                let next = match n % 2 {
                    0 => NextInit::<_, _, Null>::One(top),
                    _ => NextInit::Two([Some(top), more.then_some(top)]),
                };
                top = Choice::new_in(&pool, ChoiceInit { next, pair: [inner(1), inner(2)] }).unwrap();
            }
            top
        };
        assert!(*tower(1.0, true) == *tower(1.0, true));
        assert!(*tower(1.0, true) != *tower(2.0, true));
        assert!(*tower(1.0, true) != *tower(1.0, false));
        assert!(*tower(f64::NAN, true) != *tower(f64::NAN, true));
        for shown in [format!("{:?}", *tower(1.0, true)), format!("{:#?}", *tower(1.0, false))] {
            assert!(shown.len() < 4 << 20 && shown.contains('…') != cfg!(miri), "{}", shown.len());
        }
        let last = tower(1.0, false);
        let link =
            Choice::new_in(&pool, ChoiceInit { next: Next::link(last), pair: [inner(1), inner(2)] }).unwrap();
        let null =
            Choice::new_in(&pool, ChoiceInit { next: Next::link(Null), pair: [inner(1), inner(2)] }).unwrap();
        assert!(*link == *link && *link != *null);
        let address = format!("Link(Some({:p}))", last.as_ptr());
        assert_eq!(format!("{:?}", link.next()), address);
        assert!(format!("{:?}", *link).contains(&address));
        assert!(
            format!("{:?}", *null).contains("next: Link(None), pair: [Inner { n: 1, next: None }, Inner")
        );
    });
}

#[test]
fn rule_23_arrays_of_structs_that_hold_structs_are_compared() {
    on_a_small_stack(|| {
        let pool = Pool::new();
        let tower = |n: u8| {
            let mut top = Link::new_in(&pool, LinkInit { held: Null }).unwrap();
            for _ in 0..long() / 10 {
                let held = [HolderInit { inner: InnerInit { n, next: top } }];
                top = Link::new_in(&pool, LinkInit { held }).unwrap();
            }
            top
        };
        assert!(*tower(1) == *tower(1));
        assert!(*tower(1) != *tower(2));
        assert!(format!("{:?}", *tower(1)).len() < 1 << 20);
    });
}

#[test]
fn values_decide_and_not_how_nodes_are_shared() {
    let pool = Pool::new();
    let leaf = || Node::new_in(&pool, NodeInit { n: 1, left: Null, right: Null }).unwrap();
    let shared = leaf();
    let diamond = Node::new_in(&pool, NodeInit { n: 2, left: shared, right: shared }).unwrap();
    let tree = Node::new_in(&pool, NodeInit { n: 2, left: leaf(), right: leaf() }).unwrap();
    let half = Node::new_in(&pool, NodeInit { n: 2, left: leaf(), right: Null }).unwrap();
    assert!(*diamond == *tree);
    assert!(*tree == *diamond);
    assert!(*half != *tree);
    assert!(*tree != *half);
}

#[test]
fn a_node_with_a_nan_does_not_equal_itself() {
    let pool = Pool::new();
    let branch = |leaf| Branch::new_in(&pool, BranchInit { kids: Null, leaf }).unwrap();
    let nan = branch(f64::NAN);
    assert!(*nan != *nan);
    let over = Branch::new_in(&pool, BranchInit { kids: [nan, nan], leaf: 0.0 }).unwrap();
    assert!(*over != *over);
    assert!(*branch(0.0) == *branch(-0.0));

    #[derive(PoolAlloc)]
    #[repr(C)]
    #[pool(derive(PartialEq))]
    struct Floats {
        n: u8,
        #[pool(len = n)]
        many: *mut f32,
        #[pool(one)]
        one: *mut f64,
        pair: [f32; 2],
    }
    let floats =
        |many: [f32; 2], one: f64, pair| Graph::<Floats>::new(FloatsInit { many, one, pair }).unwrap();
    assert!(*floats([1.0, 0.0], 0.0, [0.0; 2]) == *floats([1.0, -0.0], -0.0, [-0.0; 2]));
    for nan in [
        floats([1.0, f32::NAN], 0.0, [0.0; 2]),
        floats([0.0; 2], f64::NAN, [0.0; 2]),
        floats([0.0; 2], 0.0, [f32::NAN; 2]),
    ] {
        assert!(*nan != *nan);
    }
}

#[test]
fn values_are_shown_as_the_format_says() {
    let graph: Graph<Wrapped> = Graph::new(WrappedInit { value: Hostile { n: 10 }, next: Null }).unwrap();
    assert_eq!(format!("{:#?}", *graph), "Wrapped {\n    value: #10,\n    next: None,\n}");
    let branch = BranchInit { kids: [BranchInit { kids: Null, leaf: 0.5 }], leaf: 1.25 };
    let branch: Graph<Branch> = Graph::new(branch).unwrap();
    assert_eq!(
        format!("{:04.1?}", *branch),
        "Branch { len: 0001, kids: [Some(Branch { len: 0000, kids: [], leaf: 00.5 })], leaf: 01.2 }"
    );
    let inner: Graph<Inner> = Graph::new(InnerInit { n: 200, next: LinkInit { held: Null } }).unwrap();
    assert_eq!(format!("{:X?}", *inner), "Inner { n: C8, next: Some(Link { len: 0, held: [] }) }");
}

#[test]
fn a_small_graph_is_shown_as_it_is() {
    let graph: Graph<Node> =
        Graph::new(NodeInit { n: 1, left: NodeInit { n: 2, left: Null, right: Null }, right: Null }).unwrap();
    assert_eq!(
        format!("{:?}", *graph),
        "Node { n: 1, left: Some(Node { n: 2, left: None, right: None }), right: None }"
    );
}

thread_local! {
    static CALLS: Cell<usize> = const { Cell::new(0) };
    static ACT: Cell<Option<fn()>> = const { Cell::new(None) };
}

/// A plain value of the user's, whose traits do what the test says.
#[derive(PoolAlloc, Clone, Copy)]
#[repr(C)]
struct Hostile {
    n: u32,
}

impl PartialEq for Hostile {
    fn eq(&self, other: &Self) -> bool {
        CALLS.set(CALLS.get() + 1);
        if let Some(act) = ACT.take() {
            act();
        }
        self.n == other.n
    }
}

impl fmt::Debug for Hostile {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(act) = ACT.take() {
            act();
        }
        if self.n == 3 { Err(fmt::Error) } else { write!(f, "#{}", self.n) }
    }
}

#[derive(PoolAlloc)]
#[repr(C)]
#[pool(derive(Debug, PartialEq))]
struct Wrapped {
    value: Hostile,
    #[pool(one)]
    next: *mut Wrapped,
}

fn wrapped(pool: &Pool, values: impl IntoIterator<Item = u32>) -> Pooled<'_, Wrapped> {
    let mut head = Wrapped::new_in(pool, WrappedInit { value: Hostile { n: 0 }, next: Null }).unwrap();
    for n in values {
        head = Wrapped::new_in(pool, WrappedInit { value: Hostile { n }, next: head }).unwrap();
    }
    head
}

#[test]
fn rule_09_a_comparison_that_panics_may_be_made_again() {
    let pool = Pool::new();
    let (a, b) = (wrapped(&pool, 0..100), wrapped(&pool, 0..100));
    ACT.set(Some(|| panic!("in the middle")));
    assert!(catch_unwind(AssertUnwindSafe(|| *a == *b)).is_err());
    assert!(*a == *b);
    ACT.set(Some(|| panic!("in the middle")));
    assert!(catch_unwind(AssertUnwindSafe(|| format!("{:?}", *a))).is_err());
    assert!(format!("{:?}", *wrapped(&pool, [1])).contains("#1"));
}

#[test]
fn rule_09_a_comparison_may_compare() {
    let pool = Pool::new();
    let (a, b) = (wrapped(&pool, 0..10), wrapped(&pool, 0..10));
    ACT.set(Some(|| {
        let pool = Pool::new();
        assert!(*wrapped(&pool, 0..50) == *wrapped(&pool, 0..50));
        assert!(*wrapped(&pool, 0..50) != *wrapped(&pool, 1..51));
    }));
    assert!(*a == *b);
    assert!(CALLS.get() >= 10);
}

#[test]
fn a_debug_that_fails_fails_the_whole() {
    let pool = Pool::new();
    let mut text = String::new();
    assert!(write!(text, "{:?}", *wrapped(&pool, [3, 1])).is_err());
}

#[derive(PoolAlloc)]
#[repr(C)]
#[pool(derive(Debug, PartialEq))]
struct Item {
    id: u32,
    #[pool(one)]
    inside: *mut Item,
    #[pool(list)]
    next: *mut Item,
}

#[test]
fn rule_23_lists_of_lists_are_compared_and_shown() {
    on_a_small_stack(|| {
        let pool = Pool::new();
        let list = |last: u32| {
            let ids = (0..long() as u32 / 10)
                .map(move |id| ItemInit { id, inside: Null })
                .chain([ItemInit { id: last, inside: Null }]);
            let first = Item::list_in(&pool, ids).unwrap();
            Item::new_in(&pool, ItemInit { id: 0, inside: first }).unwrap()
        };
        assert!(*list(1) == *list(1));
        assert!(*list(1) != *list(2));
        let chain = Item::new_in(
            &pool,
            ItemInit { id: 1, inside: Chain((0..3).map(|id| ItemInit { id, inside: Null })) },
        )
        .unwrap();
        assert_eq!(
            format!("{:?}", *chain),
            "Item { id: 1, inside: Some(Item { id: 0, inside: None, next: [Item { id: 1, inside: None }, \
             Item { id: 2, inside: None }] }), next: [] }"
        );
    });
}

#[test]
fn a_view_that_is_compared_by_hand_is_compared_so() {
    #[derive(PoolAlloc)]
    #[repr(C)]
    struct Loose {
        n: i32,
        #[pool(len = n)]
        x: *mut u8,
    }
    impl PartialEq for LooseView {
        fn eq(&self, other: &Self) -> bool {
            self.n() == other.n()
        }
    }
    impl fmt::Debug for LooseView {
        fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.write_str("loose")
        }
    }
    #[derive(PoolAlloc)]
    #[repr(C)]
    #[pool(derive(Debug, PartialEq))]
    struct Holds {
        #[pool(one)]
        loose: *mut Loose,
        #[pool(nested)]
        inside: Loose,
        #[pool(nested)]
        single: [Loose; 1],
        len: u8,
        #[pool(len = len)]
        many: *mut Loose,
    }
    let holds = |x: [u8; 2], more: u8| {
        let loose = || LooseInit { x };
        let many = (0..more).map(|_| loose()).collect::<Vec<_>>();
        let init = HoldsInit { loose: loose(), inside: loose(), single: [loose()], many };
        Graph::<Holds>::new(init).unwrap()
    };
    assert!(*holds([1, 2], 2) == *holds([3, 4], 2));
    assert!(*holds([1, 2], 2) != *holds([1, 2], 1));
    assert_eq!(
        format!("{:?}", *holds([1, 2], 2)),
        "Holds { loose: Some(loose), inside: loose, single: [loose], len: 2, many: [loose, loose] }"
    );
}
