//! Rule 23: data that nest a million levels deep are built on a stack of 2 MiB, whatever leads from level to level; and
//! errors down there say where they are.
#![allow(missing_docs)]

use std::mem;
use std::thread;

use cymem::{
    Chain, Context, Cyclic, Error, Graph, InCycle, Init, InitFrom, InitFromIn, Link, Null, OrNull, Pool,
    PoolAlloc, Slot, SyncPool, Via, ViaIn, Zeroed,
};
use cymem_tests::{on_a_stack_of, one_in};

fn many() -> u32 {
    if cfg!(miri) { 70 } else { 1_000_000 / one_in(50) as u32 }
}

/// Where it is the same with another shape.
fn fewer() -> u32 {
    if cfg!(miri) { 70 } else { 50_000 / one_in(10) as u32 }
}

fn on_a_small_stack(run: impl FnOnce() + Send + 'static) {
    on_a_stack_of(2 << 20, run);
}

/// So many levels are still to come.
#[derive(Clone, Copy)]
struct Down(u32);

impl Down {
    fn below(self) -> Option<Via<Down>> {
        self.0.checked_sub(1).map(|below| Via(Down(below)))
    }

    /// The level below, if there is one, between two leaves.
    fn three(self) -> Vec<Via<Down>> {
        self.below().map_or(Vec::new(), |below| vec![Via(Down(0)), below, Via(Down(0))])
    }
}

/// Data of a program, deep in memory of its own: its `Drop` does not recurse.
#[derive(Default)]
struct Owned {
    id: u32,
    below: Option<Box<Owned>>,
}

impl Owned {
    fn new(levels: u32) -> Self {
        (1..=levels).fold(Owned::default(), |below, id| Owned { id, below: Some(Box::new(below)) })
    }
}

impl Drop for Owned {
    fn drop(&mut self) {
        let mut below = self.below.take();
        while let Some(mut owned) = below {
            below = owned.below.take();
        }
    }
}

#[derive(PoolAlloc)]
#[repr(C)]
struct Single {
    id: u32,
    #[pool(one)]
    next: *mut Single,
}

impl InitFrom<Down> for Single {
    fn init_from<C: Context>(down: Down) -> impl Init<C, Self> {
        SingleInit { id: down.0, next: down.below() }
    }
}

impl<'a> InitFrom<&'a Owned> for Single {
    fn init_from<C: Context>(owned: &'a Owned) -> impl Init<C, Self> {
        SingleInit { id: owned.id, next: owned.below.as_deref().map(Via) }
    }
}

impl InitFrom<Owned> for Single {
    fn init_from<C: Context>(mut owned: Owned) -> impl Init<C, Self> {
        SingleInit { id: owned.id, next: owned.below.take().map(|mut below| Via(mem::take(&mut *below))) }
    }
}

/// That all levels are there, from the first to the last.
fn checked_singles(mut node: &SingleView) {
    for id in (0..=many()).rev() {
        assert_eq!(node.id(), id);
        match node.next() {
            Some(next) => node = next,
            None => assert_eq!(id, 0),
        }
    }
}

#[test]
fn rule_23_pointers_to_one_node_after_the_other() {
    on_a_small_stack(|| {
        let owned = Owned::new(many());
        checked_singles(&Graph::<Single>::new(Via(&owned)).unwrap());
        checked_singles(&Graph::<Single>::new(Via(owned)).unwrap());
        checked_singles(&Graph::<Single>::new(Via(Down(many()))).unwrap());
        let pool = Pool::new();
        checked_singles(&pool.build::<Single, _>(Via(Down(many()))).unwrap());
        let pointers = pool.pointers::<Single>([Some(Via(Down(many()))), None]).unwrap();
        checked_singles(pointers.get(0).unwrap().unwrap());
        let array = pool.terminated::<Single>([Via(Down(many()))], Zeroed).unwrap();
        checked_singles(&array[0]);
        checked_singles(&Pool::tracked().build::<Single, _>(Via(Down(many()))).unwrap());
        let graph = Graph::<Single>::build(|_, root| root.fill(Via(Owned::new(many())))).unwrap();
        checked_singles(&graph.try_clone().unwrap());
    });
}

#[test]
fn rule_23_levels_that_threads_build() {
    let pool = SyncPool::new();
    thread::scope(|scope| {
        for _ in 0..2 {
            let builder = thread::Builder::new().stack_size(2 << 20);
            let build = || checked_singles(&pool.local().build::<Single, _>(Via(Down(many()))).unwrap());
            builder.spawn_scoped(scope, build).unwrap();
        }
    });
}

#[derive(PoolAlloc)]
#[repr(C)]
struct Branch {
    id: u32,
    len: u32,
    #[pool(len = len)]
    kids: *mut Branch,
}

impl InitFrom<Down> for Branch {
    fn init_from<C: Context>(down: Down) -> impl Init<C, Self> {
        BranchInit { id: down.0, kids: down.three() }
    }
}

impl<'a> InitFrom<&'a Owned> for Branch {
    fn init_from<C: Context>(owned: &'a Owned) -> impl Init<C, Self> {
        BranchInit { id: owned.id, kids: owned.below.iter().map(|below| Via(&**below)) }
    }
}

#[test]
fn rule_23_arrays_of_nodes_with_arrays_of_nodes() {
    on_a_small_stack(|| {
        let graph: Graph<Branch> = Graph::new(Via(Down(many()))).unwrap();
        let mut node: &BranchView = &graph;
        for id in (1..=many()).rev() {
            assert_eq!((node.id(), node.kids().len()), (id, 3));
            assert!([0, 2].iter().all(|&leaf| node.kids()[leaf].kids().is_empty()));
            node = &node.kids()[1];
        }
        assert_eq!((node.id(), node.kids().len()), (0, 0));

        let owned = Owned::new(many());
        let graph: Graph<Branch> = Graph::new(Via(&owned)).unwrap();
        let mut node: &BranchView = &graph;
        while let [below] = node.kids() {
            assert_eq!(below.id(), node.id() - 1);
            node = below;
        }
        assert_eq!(node.id(), 0);
    });
}

/// `struct task { id, next, first, parent, prev }`: children in a list.
#[derive(PoolAlloc)]
#[repr(C)]
struct Task {
    id: u32,
    #[pool(list)]
    next: *mut Task,
    #[pool(one)]
    first: *mut Task,
}

impl InitFrom<Down> for Task {
    fn init_from<C: Context>(down: Down) -> impl Init<C, Self> {
        TaskInit { id: down.0, first: Chain(down.three()) }
    }
}

#[test]
fn rule_23_lists_of_nodes_with_lists() {
    on_a_small_stack(|| {
        let graph: Graph<Task> = Graph::new(Via(Down(many()))).unwrap();
        let mut node: &TaskView = &graph;
        for id in (1..=many()).rev() {
            assert_eq!(node.id(), id);
            let first = node.first().unwrap();
            let [second, third] = first.next().collect::<Vec<_>>()[..] else { panic!("three in a list") };
            assert!(first.first().is_none() && third.first().is_none() && third.next().next().is_none());
            node = second;
        }
        assert!(node.first().is_none());
        let pool = Pool::new();
        let list = Task::list_in(&pool, [Via(Down(many())), Via(Down(1))]).unwrap().unwrap();
        assert_eq!(list.next().map(TaskView::id).collect::<Vec<_>>(), [1]);
    });
}

/// Ends at a node of zeros.
#[derive(PoolAlloc)]
#[repr(C)]
struct Ended {
    id: u32,
    #[pool(zero_terminated)]
    kids: *mut Ended,
}

impl InitFrom<Down> for Ended {
    fn init_from<C: Context>(down: Down) -> impl Init<C, Self> {
        EndedInit { id: down.0 + 1, kids: down.three() }
    }
}

/// Ends where C sees an `id` of 0.
#[derive(PoolAlloc)]
#[repr(C)]
struct EndedById {
    id: u32,
    #[pool(zero_terminated, until = |kid| kid.id == 0)]
    kids: *mut EndedById,
    #[pool(null_terminated, each(one))]
    more: *mut *mut EndedById,
}

impl InitFrom<Down> for EndedById {
    fn init_from<C: Context>(down: Down) -> impl Init<C, Self> {
        let (kids, more) = if down.0 % 2 != 1 { (down.three(), vec![]) } else { (vec![], down.three()) };
        EndedByIdInit { id: down.0 + 1, kids, more }
    }
}

#[test]
fn rule_23_arrays_that_end_themselves() {
    on_a_small_stack(|| {
        let graph: Graph<Ended> = Graph::new(Via(Down(many()))).unwrap();
        let mut node: &EndedView = &graph;
        for id in (2..=many() + 1).rev() {
            assert_eq!((node.id(), node.kids().len()), (id, 3));
            node = &node.kids()[1];
        }
        assert_eq!((node.id(), node.kids().len()), (1, 0));

        let graph: Graph<EndedById> = Graph::new(Via(Down(many()))).unwrap();
        let mut node: &EndedByIdView = &graph;
        for id in (2..=many() + 1).rev() {
            assert_eq!((node.id(), node.kids().len() + node.more().len()), (id, 3));
            node = node.kids().get(1).unwrap_or_else(|| node.more().get(1).unwrap().unwrap());
        }
    });
}

/// A child knows its parent and its older sibling.
#[derive(PoolAlloc)]
#[repr(C)]
struct Element {
    id: u32,
    #[pool(back)]
    parent: *mut Element,
    #[pool(list)]
    next: *mut Element,
    #[pool(back = next)]
    prev: *mut Element,
    #[pool(one, back)]
    first: *mut Element,
    len: u32,
    #[pool(len = len, back)]
    array: *mut Element,
    #[pool(each(one), back)]
    pair: [*mut Element; 2],
}

impl InitFrom<Down> for Element {
    fn init_from<C: Context>(down: Down) -> impl Init<C, Self> {
        let below = |of| if down.0 % 3 == of { down.three() } else { vec![] };
        ElementInit {
            id: down.0,
            first: Chain(below(0)),
            array: below(1),
            pair: below(2).into_iter().skip(1).collect::<Vec<_>>(),
        }
    }
}

#[test]
fn rule_23_nodes_that_lead_back() {
    on_a_small_stack(|| {
        let graph: Graph<Element> = Graph::new(Via(Down(fewer()))).unwrap();
        let mut node: &ElementView = &graph;
        let mut parent: Option<&ElementView> = None;
        for id in (0..=fewer()).rev() {
            assert_eq!((node.id(), node.parent().map(ElementView::id)), (id, parent.map(ElementView::id)));
            parent = Some(node);
            if id == 0 {
                break;
            }
            let next = match id % 3 {
                0 => {
                    let first = node.first().unwrap();
                    let [second, third] = first.next().collect::<Vec<_>>()[..] else { panic!("three") };
                    assert!(first.prev().is_none() && std::ptr::eq(second.prev().unwrap(), first));
                    assert!(std::ptr::eq(third.prev().unwrap(), second));
                    second
                }
                1 => &node.array()[1],
                _ => node.pair().get(0).unwrap().unwrap(),
            };
            assert!(std::ptr::eq(next.parent().unwrap(), node));
            node = next;
        }
    });
}

/// A struct by value, which `Via` writes, in elements that a literal writes.
#[derive(PoolAlloc)]
#[repr(C)]
struct Inner {
    id: u32,
    len: u32,
    #[pool(len = len)]
    outer: *mut Outer,
    #[pool(zero_terminated)]
    ended: *mut Outer,
}

#[derive(PoolAlloc)]
#[repr(C)]
struct Outer {
    #[pool(nested)]
    inner: Inner,
    #[pool(nested)]
    pair: [Leaf; 2],
}

#[derive(PoolAlloc)]
#[repr(C)]
struct Leaf {
    id: u32,
    #[pool(one)]
    next: *mut Leaf,
}

impl InitFrom<Down> for Leaf {
    fn init_from<C: Context>(down: Down) -> impl Init<C, Self> {
        LeafInit { id: down.0, next: Null }
    }
}

impl InitFrom<Down> for Inner {
    fn init_from<C: Context>(down: Down) -> impl Init<C, Self> {
        let outer = |inner: Via<Down>| OuterInit { inner, pair: [Via(Down(inner.0.0 + 7)), Via(Down(0))] };
        let (outers, ended): (Vec<_>, Vec<_>) = down.three().into_iter().partition(|_| down.0 % 2 != 1);
        let ended = ended.into_iter().map(move |Via(down)| outer(Via(Down(down.0))));
        InnerInit { id: down.0 + 1, outer: outers.into_iter().map(outer), ended }
    }
}

#[test]
fn rule_23_structs_by_value_in_literals() {
    on_a_small_stack(|| {
        let graph: Graph<Inner> = Graph::new(Via(Down(fewer()))).unwrap();
        let mut node: &InnerView = &graph;
        for id in (2..=fewer() + 1).rev() {
            assert_eq!((node.id(), node.outer().len() + node.ended().len()), (id, 3));
            let kids = if node.outer().is_empty() { node.ended() } else { node.outer() };
            assert_eq!((kids[0].inner().id(), kids[2].inner().id()), (1, 1));
            assert!(kids[1].pair().iter().map(LeafView::id).eq([id - 2 + 7, 0]));
            node = kids[1].inner();
        }
        assert_eq!(node.id(), 1);
    });
}

/// A JSON value: its union stands in each node.
#[derive(PoolAlloc)]
#[repr(C)]
union Content {
    #[pool(when = 1)]
    number: u64,
    #[pool(when = 2, one)]
    boxed: *mut Json,
    #[pool(when = 3, null_terminated, each(one))]
    array: *mut *mut Json,
}

#[derive(PoolAlloc)]
#[repr(C)]
struct Json {
    kind: u32,
    #[pool(tag = kind)]
    content: Content,
}

impl InitFrom<Down> for Json {
    fn init_from<C: Context>(down: Down) -> impl Init<C, Self> {
        let content = match (down.below(), down.0 % 2) {
            (None, _) => ContentInit::Number(7),
            (Some(below), 0) => ContentInit::Boxed(below),
            (Some(_), _) => ContentInit::Array(down.three()),
        };
        JsonInit { content }
    }
}

#[test]
fn rule_23_cases_of_unions() {
    on_a_small_stack(|| {
        let graph: Graph<Json> = Graph::new(Via(Down(fewer()))).unwrap();
        let mut node: &JsonView = &graph;
        for level in (1..=fewer()).rev() {
            node = match node.content() {
                ContentView::Boxed(below) if level % 2 == 0 => below.unwrap(),
                ContentView::Array(kids) if level % 2 == 1 && kids.len() == 3 => {
                    kids.get(1).unwrap().unwrap()
                }
                _ => panic!("another case at level {level}"),
            };
        }
        assert!(matches!(node.content(), ContentView::Number(7)));
    });
}

/// Rows of nodes, of one length and of many; an array that may be missing.
#[derive(PoolAlloc)]
#[repr(C)]
struct Grid {
    id: u32,
    rows: u32,
    columns: u32,
    #[pool(len = rows, each(len = columns))]
    cells: *mut *mut Grid,
    many: u32,
    #[pool(len = many)]
    lens: *mut u32,
    #[pool(len = many, each(lens = lens))]
    ragged: *mut *mut Grid,
    #[pool(null_terminated, each(zero_terminated))]
    ended: *mut *mut Grid,
}

impl InitFrom<Down> for Grid {
    fn init_from<C: Context>(down: Down) -> impl Init<C, Self> {
        let rows = |of| (down.0 > 0 && down.0 % 3 == of).then(|| vec![down.three(), down.three()]);
        let ragged = rows(1).map(|mut rows| {
            rows[0].truncate(1);
            rows[1].truncate(2);
            rows
        });
        let cells = OrNull(rows(0).map(|mut rows| {
            rows[0].fill(Via(Down(0)));
            rows
        }));
        let ended = OrNull(rows(2).map(|mut rows| {
            rows[0].truncate(1);
            rows
        }));
        GridInit { id: down.0 + 1, cells, ragged: OrNull(ragged), ended }
    }
}

#[test]
fn rule_23_rows_of_nodes() {
    on_a_small_stack(|| {
        let graph: Graph<Grid> = Graph::new(Via(Down(fewer()))).unwrap();
        let mut node: &GridView = &graph;
        for id in (2..=fewer() + 1).rev() {
            assert_eq!(node.id(), id);
            node = &match (id - 1) % 3 {
                0 => node.cells().get(1).unwrap(),
                1 => node.ragged().get(1).unwrap(),
                _ => node.ended().get(1).unwrap(),
            }[1];
        }
        assert_eq!(node.id(), 1);
    });
}

#[derive(PoolAlloc)]
#[repr(C)]
struct Knot {
    id: u32,
    #[pool(one)]
    next: *mut Knot,
    #[pool(link)]
    first: *mut Knot,
}

impl<'b, 'p> InitFromIn<InCycle<'b, 'p>, (Down, Link<'b, Knot>)> for Knot {
    fn init_from_in((down, first): (Down, Link<'b, Knot>)) -> impl Init<InCycle<'b, 'p>, Self> {
        KnotInit { id: down.0, next: down.below().map(|Via(below)| ViaIn((below, first))), first }
    }
}

#[test]
fn rule_23_builds_with_cycles() {
    on_a_small_stack(|| {
        let graph: Graph<Knot> = Graph::new_cyclic(write_knots).unwrap();
        let mut node: &KnotView = &graph;
        while let Some(next) = node.next() {
            assert_eq!((next.id(), next.first().map(KnotView::id)), (node.id() - 1, Some(fewer())));
            node = next;
        }
        assert_eq!(node.id(), 0);
    });
}

fn write_knots<'b, 'p>(cx: &mut Cyclic<'b, 'p>, first: Slot<'b, Knot>) -> Result<(), Error> {
    let link = first.link();
    let built = cx.fill(first, ViaIn((Down(fewer()), link)))?;
    assert_eq!(cx.view(built).next().map(KnotView::id), Some(fewer() - 1));
    Ok(())
}

/// A source that is written by another one, at the same place.
struct Again(Down);

impl InitFrom<Again> for Single {
    fn init_from<C: Context>(again: Again) -> impl Init<C, Self> {
        SingleInit { id: again.0.0, next: again.0.below().map(|Via(below)| Via(Twice(below))) }
    }
}

struct Twice(Down);

impl InitFrom<Twice> for Single {
    fn init_from<C: Context>(twice: Twice) -> impl Init<C, Self> {
        Via(Again(twice.0))
    }
}

#[test]
fn rule_23_sources_of_sources() {
    on_a_small_stack(|| {
        checked_singles(&Graph::<Single>::new(Via(Again(Down(many())))).unwrap());
        checked_singles(&Graph::<Single>::new(Via(Twice(Down(many())))).unwrap());
    });
}
