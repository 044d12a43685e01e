//! Safe programs that attack what is put off in deep data: they fail, panic, build and look at every depth around the one
//! where that begins. Every block is counted, and memory can run out.
#![allow(missing_docs)]

use std::alloc::{GlobalAlloc, Layout, System};
use std::cell::{Cell, RefCell};
use std::panic::{AssertUnwindSafe, catch_unwind, panic_any};
use std::ptr;

use cymem::{Chain, Context, Error, Graph, Init, InitFrom, Pool, PoolAlloc, Pooled, Via};
use cymem_tests::one_in;

thread_local! {
    static LIVE: Cell<isize> = const { Cell::new(0) };
    /// How many blocks there are still memory for.
    static FUSE: Cell<usize> = const { Cell::new(usize::MAX) };
}

struct Counting;

// SAFETY: what the system's allocator does, or nothing.
unsafe impl GlobalAlloc for Counting {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        let fuse = FUSE.get();
        if fuse == 0 {
            return ptr::null_mut();
        }
        if fuse != usize::MAX {
            FUSE.set(fuse - 1);
        }
        LIVE.set(LIVE.get() + 1);
        // SAFETY: the caller's promise.
        unsafe { System.alloc(layout) }
    }

    unsafe fn dealloc(&self, block: *mut u8, layout: Layout) {
        LIVE.set(LIVE.get() - 1);
        // SAFETY: the caller's promise.
        unsafe { System.dealloc(block, layout) };
    }
}

#[global_allocator]
static COUNTING: Counting = Counting;

/// Runs a test, which may leave nothing behind.
fn leaving_nothing<R>(run: impl FnOnce() -> R) -> R {
    // From the first pool on, a thread may keep a block for the next one.
    Pool::new().alloc::<u8>(1).unwrap();
    let before = LIVE.get();
    let result = run();
    assert_eq!(LIVE.get(), before, "something has leaked");
    result
}

/// Depths around those where sources are put off, once and twice.
fn depths() -> impl Iterator<Item = u32> {
    if cfg!(miri) { (65..66).step_by(1) } else { (0..200).step_by(one_in(13)) }
}

/// A node that is held in every way.
#[derive(PoolAlloc)]
#[repr(C)]
struct Node {
    id: u32,
    #[pool(str)]
    name: [std::ffi::c_char; 8],
    #[pool(list)]
    next: *mut Node,
    #[pool(back = next)]
    prev: *mut Node,
    #[pool(back)]
    parent: *mut Node,
    #[pool(one, back)]
    first: *mut Node,
    len: u32,
    #[pool(len = len, back)]
    array: *mut Node,
    #[pool(zero_terminated, until = |node| node.id == 0)]
    ended: *mut Node,
    #[pool(null_terminated, each(one))]
    pointers: *mut *mut Node,
    #[pool(one)]
    one: *mut Node,
}

/// What happens at the end of the data.
#[derive(Clone, Copy, PartialEq, Debug)]
enum End {
    Well,
    TooLong,
    Panic,
    /// This node is taken for a terminator.
    Terminator,
    /// The iterator promises one item more, or less.
    Lies(bool),
}

/// How a level holds the next.
#[derive(Clone, Copy, PartialEq, Debug)]
enum How {
    List,
    Array,
    Ended,
    Pointers,
    One,
    Mixed,
}

const WAYS: [How; 6] = [How::List, How::Array, How::Ended, How::Pointers, How::One, How::Mixed];

/// Data, with a block that leaks if it is forgotten.
struct Data {
    left: u32,
    how: How,
    end: End,
    _block: Option<Box<u32>>,
}

impl Data {
    fn new(left: u32, how: How, end: End) -> Self {
        Data { left, how, end, _block: Some(Box::new(left)) }
    }

    fn without_block(left: u32, how: How) -> Self {
        Data { left, how, end: End::Well, _block: None }
    }

    /// Whether there is a leaf on each side of the next level. Miri is slow, and sees them where sources are put off.
    fn has_leaves(&self) -> bool {
        self._block.is_some() && self.how != How::One && (!cfg!(miri) || self.left < 3)
    }

    fn below(&self) -> Data {
        let left = self.left - 1;
        let _block = self._block.is_some().then(|| Box::new(left));
        Data { left, how: self.how, end: self.end, _block }
    }
}

/// The level below in one way of all, with a leaf on each side.
struct Kids {
    items: [Option<Data>; 3],
    at: usize,
    promised: usize,
}

impl Iterator for Kids {
    type Item = Via<Data>;

    fn next(&mut self) -> Option<Via<Data>> {
        let item = self.items.get_mut(self.at)?.take()?;
        self.at += 1;
        self.promised = self.promised.saturating_sub(1);
        Some(Via(item))
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        (self.promised, Some(self.promised))
    }
}

impl ExactSizeIterator for Kids {}

fn kids(data: &Data, how: How) -> Kids {
    let none = Kids { items: [None, None, None], at: 3, promised: 0 };
    let now = if data.how == How::Mixed { WAYS[data.left as usize % 5] } else { data.how };
    if data.left == 0 || now != how {
        return none;
    }
    let leaf = || Data { left: 0, how: data.how, end: End::Well, _block: Some(Box::new(0)) };
    if !data.has_leaves() || how == How::One {
        return Kids { items: [Some(data.below()), None, None], at: 0, promised: 1 };
    }
    let promised = match data.end {
        End::Lies(more) if data.left == 1 => 3 + usize::from(more) - usize::from(!more),
        _ => 3,
    };
    Kids { items: [Some(leaf()), Some(data.below()), Some(leaf())], at: 0, promised }
}

impl InitFrom<Data> for Node {
    fn init_from<C: Context>(data: Data) -> impl Init<C, Self> {
        let last = data.left == 0;
        if last && data.end == End::Panic {
            panic_any("the last level");
        }
        NodeInit {
            id: if last && data.end == End::Terminator { 0 } else { data.left + 1 },
            name: if last && data.end == End::TooLong { "far too long" } else { "short" },
            first: Chain(kids(&data, How::List)),
            array: kids(&data, How::Array),
            ended: kids(&data, How::Ended),
            pointers: kids(&data, How::Pointers),
            one: kids(&data, How::One).next(),
        }
    }
}

/// The node with the next level.
fn below(node: &NodeView) -> Option<&NodeView> {
    let list = node.first().into_iter().chain(node.first().into_iter().flat_map(NodeView::next));
    let pointers = node.pointers();
    let all = list.chain(node.array()).chain(node.ended()).chain(pointers.iter().flatten()).chain(node.one());
    let all = all.collect::<Vec<_>>();
    all.get(all.len() / 2).copied()
}

fn checked(root: &NodeView, left: u32) {
    let mut node = root;
    for id in (1..=left + 1).rev() {
        assert_eq!((node.id(), node.name()), (id, c"short"));
        let first = node.first();
        for (child, prev) in first
            .iter()
            .flat_map(|first| first.next())
            .zip(first.into_iter().chain(first.iter().flat_map(|first| first.next())))
        {
            assert!(ptr::eq(child.prev().unwrap(), prev) && ptr::eq(child.parent().unwrap(), node));
        }
        assert!(node.array().iter().all(|child| ptr::eq(child.parent().unwrap(), node)));
        match below(node) {
            Some(next) => node = next,
            None => assert_eq!(id, 1),
        }
    }
}

#[test]
fn rule_23_all_is_written_at_every_depth() {
    for how in WAYS {
        for depth in depths() {
            leaving_nothing(|| {
                let graph: Graph<Node> = Graph::new(Via(Data::new(depth, how, End::Well))).unwrap();
                checked(&graph, depth);
            });
        }
    }
}

#[test]
fn an_error_says_where_at_every_depth() {
    for how in WAYS {
        for depth in depths().filter(|&depth| depth > 0) {
            let error = leaving_nothing(|| {
                Graph::<Node>::new(Via(Data::new(depth, how, End::TooLong))).map(drop).unwrap_err()
            });
            assert!(matches!(error, Error::TooLong { found: 12, .. }));
            assert_eq!(error.field(), Some("Node.name"));
            let now = if how == How::Mixed { WAYS[1] } else { how };
            let within = match now {
                How::List => (Some("Node.first"), &[1][..]),
                How::Array => (Some("Node.array"), &[1][..]),
                How::Ended => (Some("Node.ended"), &[1][..]),
                How::Pointers => (Some("Node.pointers"), &[1][..]),
                _ => (Some("Node.one"), &[][..]),
            };
            assert_eq!(error.place().within(), Some(within), "{how:?} at {depth}: {error}");
        }
    }
}

#[test]
fn a_terminator_among_the_elements_is_found_at_every_depth() {
    for depth in depths().filter(|&depth| depth > 0) {
        let data = || Data::new(depth, How::Ended, End::Terminator);
        let error = leaving_nothing(|| Graph::<Node>::new(Via(data())).map(drop).unwrap_err());
        assert!(matches!(error, Error::EarlyTerminator { .. }), "{depth}: {error}");
        assert_eq!((error.field(), error.place().index()), (Some("Node.ended"), Some(1)), "{depth}");
    }
}

#[test]
fn rule_08_iterators_that_lie_are_found_at_every_depth() {
    for how in [How::Array, How::Ended, How::Pointers] {
        for more in [true, false] {
            for depth in depths().filter(|&depth| depth > 0) {
                let data = || Data::new(depth, how, End::Lies(more));
                let error = leaving_nothing(|| Graph::<Node>::new(Via(data())).map(drop).unwrap_err());
                assert!(matches!(error, Error::IteratorLength { .. }), "{depth}: {error}");
            }
        }
    }
}

#[test]
fn rule_09_a_panic_at_every_depth_leaks_nothing_and_leaves_the_pool_usable() {
    let hook = std::panic::take_hook();
    std::panic::set_hook(Box::new(|_| {}));
    for how in WAYS {
        for depth in depths() {
            leaving_nothing(|| {
                let pool = Pool::new();
                let build = || pool.build::<Node, _>(Via(Data::new(depth, how, End::Panic))).map(drop);
                let panic = catch_unwind(AssertUnwindSafe(build)).unwrap_err();
                assert_eq!(panic.downcast_ref(), Some(&"the last level"));
                drop(panic);
                let next = if cfg!(miri) { 0 } else { depth };
                checked(&pool.build::<Node, _>(Via(Data::new(next, how, End::Well))).unwrap(), next);
            });
        }
    }
    std::panic::set_hook(hook);
}

#[test]
fn rule_25_a_limit_at_every_byte_leaks_nothing() {
    let depth = if cfg!(miri) { 66 } else { 140 };
    for how in WAYS {
        let graph: Graph<Node> = Graph::new(Via(Data::new(depth, how, End::Well))).unwrap();
        let all = graph.stats().bytes;
        let step = if cfg!(miri) { all / 2 } else { 97 * one_in(13) };
        for limit in (0..all).step_by(step) {
            leaving_nothing(|| {
                let pool = Pool::new();
                pool.set_limit(Some(limit));
                let Err(error) = pool.build::<Node, _>(Via(Data::new(depth, how, End::Well))) else { return };
                assert!(matches!(error, Error::LimitExceeded { .. }), "{error}");
                assert!(pool.stats().bytes <= limit);
            });
        }
    }
}

#[test]
fn memory_runs_out_at_every_block() {
    for (first, how) in WAYS.into_iter().enumerate() {
        let (depths, fuses) = match cfg!(miri) {
            true => (&[66][..], (first..).step_by(4 * WAYS.len())),
            false => (&[64, 65, 129, 130][..], (0..).step_by(one_in(5))),
        };
        for &depth in depths {
            for fuse in fuses.clone() {
                let built = leaving_nothing(|| {
                    FUSE.set(fuse);
                    let built = Graph::<Node>::new(Via(Data::without_block(depth, how)));
                    FUSE.set(usize::MAX);
                    match built {
                        Ok(graph) => {
                            assert_eq!(graph.id(), depth + 1);
                            true
                        }
                        Err(error) => {
                            assert!(matches!(error, Error::OutOfMemory { .. }), "{error}");
                            false
                        }
                    }
                });
                if built {
                    // Chunks of memory, and what was put off.
                    assert!(fuse > depth as usize / 65, "{fuse}");
                    break;
                }
            }
        }
    }
}

/// Builds in the pool of the build that it is a source of, and looks at what it has built at once.
struct Builds<'a, 'p> {
    pool: &'p Pool,
    left: u32,
    seen: &'a RefCell<Vec<Pooled<'p, Node>>>,
}

#[derive(PoolAlloc)]
#[repr(C)]
struct Outer {
    #[pool(one)]
    outer: *mut Outer,
    id: u32,
}

/// The levels at which it does so.
const EVERY: u32 = if cfg!(miri) { 33 } else { 1 };

impl<'a, 'p> InitFrom<Builds<'a, 'p>> for Outer {
    fn init_from<C: Context>(builds: Builds<'a, 'p>) -> impl Init<C, Self> {
        let Builds { pool, left, seen } = builds;
        if left.is_multiple_of(EVERY) {
            // What it borrows is gone when the build around it goes on.
            let local = Tree { id: 7, kids: (0..90).fold(vec![], |kids, id| vec![Tree { id, kids }]) };
            let short_lived = pool.build::<Kin, _>(Via(&local)).unwrap();
            assert_eq!(deepest(&short_lived), (91, 0));
            drop(local);
            let node = pool.build::<Node, _>(Via(Data::new(left, How::Mixed, End::Well))).unwrap();
            checked(&node, left);
            seen.borrow_mut().push(node);
        }
        OuterInit { outer: left.checked_sub(1).map(|left| Via(Builds { pool, left, seen })), id: left }
    }
}

struct Tree {
    id: u32,
    kids: Vec<Tree>,
}

#[derive(PoolAlloc)]
#[repr(C)]
struct Kin {
    id: u32,
    len: u32,
    #[pool(len = len)]
    kids: *mut Kin,
}

impl<'a> InitFrom<&'a Tree> for Kin {
    fn init_from<C: Context>(tree: &'a Tree) -> impl Init<C, Self> {
        KinInit { id: tree.id, kids: tree.kids.iter().map(Via) }
    }
}

fn deepest(mut kin: &KinView) -> (usize, u32) {
    let mut levels = 1;
    while let [kid] = kin.kids() {
        (kin, levels) = (kid, levels + 1);
    }
    (levels, kin.id())
}

#[test]
fn rule_09_conversions_build_in_the_same_pool() {
    let pool = Pool::new();
    let seen = RefCell::default();
    let left = if cfg!(miri) { 66 } else { 150 };
    let outer = pool.build::<Outer, _>(Via(Builds { pool: &pool, left, seen: &seen })).unwrap();
    let mut node: &OuterView = &outer;
    while let Some(next) = node.outer() {
        assert_eq!(next.id() + 1, node.id());
        node = next;
    }
    for node in seen.borrow().iter() {
        checked(node, node.id() - 1);
    }
    assert_eq!(seen.borrow().len(), (left / EVERY) as usize + 1);
}

/// An iterator that builds the rest of its own tree, by itself, before it yields.
#[test]
fn rule_09_iterators_build_in_the_same_pool() {
    let pool = Pool::new();
    let tree = Tree { id: 0, kids: (0..150).fold(vec![], |kids, id| vec![Tree { id, kids }]) };
    let built = Cell::new(0);
    let kids = tree.kids.iter().map(|kid| {
        let inner = pool.build::<Kin, _>(Via(kid)).unwrap();
        built.set(built.get() + deepest(&inner).0);
        Via(kid)
    });
    let kin = Kin::new_in(&pool, KinInit { id: 1, kids }).unwrap();
    assert_eq!((deepest(&kin).0, built.get()), (151, 150));
}

/// A source that panics when it is dropped, if it is the first.
struct Bomb<'a>(&'a Cell<usize>);

impl Drop for Bomb<'_> {
    fn drop(&mut self) {
        self.0.set(self.0.get() + 1);
        if self.0.get() == 1 {
            panic_any("dropped");
        }
    }
}

/// A line of levels, and bombs at its end.
enum Line<'a> {
    Level(u32, &'a Cell<usize>),
    Bomb(Bomb<'a>),
}

#[derive(PoolAlloc)]
#[repr(C)]
struct Charge {
    len: u32,
    #[pool(len = len)]
    kids: *mut Charge,
    #[pool(cstr)]
    name: *const std::ffi::c_char,
}

impl<'a> InitFrom<Line<'a>> for Charge {
    fn init_from<C: Context>(line: Line<'a>) -> impl Init<C, Self> {
        let (kids, name) = match line {
            Line::Level(0, dropped) => ((0..10).map(|_| Via(Line::Bomb(Bomb(dropped)))).collect(), "NUL\0"),
            Line::Level(left, dropped) => (vec![Via(Line::Level(left - 1, dropped))], "name"),
            Line::Bomb(bomb) => {
                drop(bomb);
                (vec![], "name")
            }
        };
        ChargeInit { kids, name }
    }
}

#[test]
fn a_panic_of_a_destructor_drops_the_other_sources() {
    let hook = std::panic::take_hook();
    std::panic::set_hook(Box::new(|_| {}));
    for depth in depths() {
        let dropped = Cell::new(0);
        leaving_nothing(|| {
            let build = || Graph::<Charge>::new(Via(Line::Level(depth, &dropped))).map(drop);
            drop(catch_unwind(AssertUnwindSafe(build)).unwrap_err());
        });
        assert_eq!(dropped.get(), 10, "{depth}");
        // Without a panic they are written, or dropped with the error behind them.
        let error = Graph::<Charge>::new(Via(Line::Level(depth, &dropped))).map(drop).unwrap_err();
        assert_eq!((error.field(), dropped.get()), (Some("Charge.name"), 20), "{depth}");
    }
    std::panic::set_hook(hook);
}

/// What a closure of the struct's author sees of elements: all of them, when all are written.
#[derive(PoolAlloc)]
#[repr(C)]
struct Seen {
    id: u32,
    #[pool(nested)]
    part: Part,
    #[pool(zero_terminated, until = |seen| { assert!(seen.id != 0 && seen.part.id == seen.id); false })]
    kids: *mut Seen,
}

#[derive(PoolAlloc)]
#[repr(C)]
struct Part {
    id: u32,
    #[pool(one)]
    more: *mut u32,
}

impl InitFrom<u32> for Part {
    fn init_from<C: Context>(id: u32) -> impl Init<C, Self> {
        PartInit { id, more: Some(id) }
    }
}

impl InitFrom<u32> for Seen {
    fn init_from<C: Context>(id: u32) -> impl Init<C, Self> {
        let many = if id > 1 { 1 } else { 0 };
        SeenInit { id, part: Via(id), kids: (0..many).map(move |_| Via(id - 1)) }
    }
}

#[test]
fn closures_see_elements_when_they_are_written() {
    for depth in depths() {
        let graph: Graph<Seen> = Graph::new(Via(depth + 1)).unwrap();
        let mut seen: &SeenView = &graph;
        while let [kid] = seen.kids() {
            assert_eq!((kid.part().id(), kid.part().more()), (seen.id() - 1, Some(&(seen.id() - 1))));
            seen = kid;
        }
        assert_eq!(seen.id(), 1);
    }
}

/// A source that is written by another one at the same place, which may be put off instead.
struct Turn(Data);

struct Turned(Data);

#[derive(PoolAlloc)]
#[repr(C)]
struct Other {
    id: u32,
    #[pool(str)]
    name: [std::ffi::c_char; 8],
    #[pool(list)]
    next: *mut Other,
    #[pool(one)]
    first: *mut Other,
    #[pool(zero_terminated)]
    ended: *mut Other,
}

impl InitFrom<Turn> for Other {
    fn init_from<C: Context>(Turn(data): Turn) -> impl Init<C, Self> {
        Via(Turned(data))
    }
}

impl InitFrom<Turned> for Other {
    fn init_from<C: Context>(Turned(data): Turned) -> impl Init<C, Self> {
        let name = if data.left == 0 && data.end == End::TooLong { "far too long" } else { "short" };
        let turn = |Via(data)| Via(Turn(data));
        OtherInit {
            id: data.left + 1,
            name,
            first: Chain(kids(&data, How::List).map(turn)),
            ended: kids(&data, How::Ended).map(turn),
        }
    }
}

#[test]
fn sources_that_are_written_by_others_at_every_depth() {
    fn levels<S>(source: impl Fn(Data) -> S, how: How, depth: u32)
    where
        Other: InitFrom<S>,
    {
        let graph: Graph<Other> = Graph::new(Via(source(Data::new(depth, how, End::Well)))).unwrap();
        let mut node: &OtherView = &graph;
        for left in (1..=depth).rev() {
            let list = node.first().into_iter().flat_map(|first| [first].into_iter().chain(first.next()));
            let kids = list.chain(node.ended()).collect::<Vec<_>>();
            assert_eq!(kids.len(), if Data::new(left, how, End::Well).has_leaves() { 3 } else { 1 });
            let below = kids[kids.len() / 2];
            assert_eq!(below.id(), node.id() - 1);
            node = below;
        }
        assert_eq!(node.id(), 1);
        if depth > 0 {
            let data = Data::new(depth, how, End::TooLong);
            let error = Graph::<Other>::new(Via(source(data))).map(drop).unwrap_err();
            let field = if how == How::List { "Other.first" } else { "Other.ended" };
            assert_eq!(error.place().within(), Some((Some(field), &[1][..])), "{how:?} at {depth}: {error}");
        }
    }
    for how in [How::List, How::Ended] {
        for depth in depths() {
            leaving_nothing(|| {
                levels(Turn, how, depth);
                levels(Turned, how, depth);
            });
        }
    }
}
