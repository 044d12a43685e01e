//! Hostile safe programs, a second time: ends that change their mind, lengths and sizes at their extremes, and users' traits that
//! lie, panic and come back (rules 7 to 10, 15, 28 and 29).
#![allow(missing_docs)]
#![allow(clippy::multiple_unsafe_ops_per_block, reason = "what C does is several of them, for one reason")]

use std::cell::{Cell, RefCell};
use std::ffi::c_char;
use std::fmt::{self, Write as _};
use std::panic::{AssertUnwindSafe, catch_unwind};

use cymem::{Borrowed, Copied, Error, Graph, Kept, Null, OrNull, Pool, PoolAlloc, Zeroed};

thread_local! {
    /// How often `until` was asked, and what it does.
    static ASKED: Cell<u32> = const { Cell::new(0) };
    static MOOD: Cell<u32> = const { Cell::new(0) };
}

/// Changes its mind with every question, or panics.
fn moody(value: u32) -> bool {
    let asked = ASKED.get();
    ASKED.set(asked + 1);
    match MOOD.get() {
        0 => false,
        1 => asked % 3 == 2,
        2 => value > 2 && asked % 2 == 1,
        3 => true,
        mood => {
            assert!(asked < mood, "moody");
            false
        }
    }
}

fn begin(mood: u32, asked: u32) {
    MOOD.set(mood);
    ASKED.set(asked);
}

#[derive(PoolAlloc)]
#[repr(C)]
#[pool(edit, derive(Debug, PartialEq))]
struct Moody {
    #[pool(zero_terminated, until = |value: &u32| moody(*value))]
    values: *mut u32,
    #[pool(zero_terminated, until = |pair: &Pair| moody(pair.id as u32))]
    pairs: *mut Pair,
    #[pool(link)]
    link: *mut Pair,
}

#[derive(PoolAlloc)]
#[repr(C)]
#[pool(edit, derive(Debug, PartialEq))]
struct Pair {
    id: i32,
    #[pool(cstr)]
    name: *mut c_char,
}

fn moody_graph() -> Graph<Moody> {
    MOOD.set(0);
    Graph::new(MoodyInit {
        values: 1..10_u32,
        pairs: (1..10).map(|id| PairInit { id, name: "a name" }),
        link: Null,
    })
    .unwrap()
}

fn look_at(graph: &mut Graph<Moody>) {
    let copy = graph.try_clone().unwrap();
    let _ = *copy == **graph;
    let _ = copy.same(graph);
    let _ = format!("{:?} {}", &*copy, graph.dot());
    let _ = graph.report().unwrap();
    if let Ok(Ok(loaded)) = graph.save_to_vec().map(|saved| Graph::<Moody>::load(&saved)) {
        let _ = loaded.save_to_vec();
    }
    if let Ok(json) = serde_json::to_string(graph) {
        let _ = serde_json::from_str::<Graph<Moody>>(&json).map(|graph| graph.values().len());
    }
    if let Some(values) = graph.edit().values_mut() {
        values.into_mut().fill(9);
    }
    if let Some(pairs) = graph.edit().pairs_mut() {
        let len = pairs.len();
        if let Some(mut pair) = pairs.enter(len.saturating_sub(1)) {
            pair.set_id(8);
        }
    }
    assert!(copy.pairs().iter().all(|pair| pair.name() == Some(c"a name")));
}

#[test]
fn rule_09_ends_that_change_their_mind_in_every_walk() {
    for mood in 0..4 {
        for begun in 0..if cfg!(miri) { 1 } else { 6 } {
            let mut graph = moody_graph();
            begin(mood, begun);
            look_at(&mut graph);
            look_at(&mut graph);
        }
    }
    MOOD.set(0);
}

#[test]
fn rule_09_ends_that_panic_in_every_walk() {
    let mut graph = moody_graph();
    for mood in 4..if cfg!(miri) { 10 } else { 200 } {
        begin(mood, 0);
        let _ = catch_unwind(AssertUnwindSafe(|| look_at(&mut graph)));
        MOOD.set(0);
    }
    look_at(&mut graph);
    assert_eq!((graph.values().len(), graph.pairs().len()), (9, 9));
}

macro_rules! counted {
    ($($name:ident: $node:ident $init:ident $count:ty, $fits:expr;)*) => { $(
        #[derive(PoolAlloc)]
        #[repr(C)]
        struct $node {
            n: $count,
            #[pool(len = n)]
            values: *mut u8,
            #[pool(bytes, len = m)]
            bytes: *const u8,
            m: $count,
        }

        #[test]
        fn $name() {
            let fits: usize = $fits;
            let new = |len: usize| Graph::<$node>::new($init { values: vec![1_u8; len], bytes: vec![2_u8; len] });
            let graph = new(fits).unwrap();
            assert_eq!((graph.values().len(), graph.bytes().len()), (fits, fits));
            assert!(graph.same(&Graph::load(&graph.save_to_vec().unwrap()).unwrap()).unwrap());
            let json = serde_json::to_string(&graph).unwrap();
            assert!(serde_json::from_str::<Graph<$node>>(&json).unwrap().same(&graph).unwrap());
            if fits < 1000 {
                assert!(matches!(new(fits + 1), Err(Error::LengthOverflow { .. })));
                let more = json.replacen("[1,", "[1,1,", 1);
                assert!(serde_json::from_str::<Graph<$node>>(&more).is_err());
            }
            assert!(Graph::<$node>::new($init { values: Kept(vec![1_u8; fits]), bytes: Null }).is_ok());
            assert_eq!(Graph::<$node>::new($init { values: Kept(vec![1_u8; 70_000]), bytes: Null }).is_err(), fits < 1000);
        }
    )* };
}

counted! {
    rule_07_unsigned_bytes_count: U8 U8Init u8, 255;
    rule_07_signed_bytes_count: I8 I8Init i8, 127;
    rule_07_long_numbers_count: I64 I64Init i64, 1000;
    rule_07_the_longest_numbers_count: U128 U128Init u128, 1000;
}

#[derive(PoolAlloc)]
#[repr(C)]
#[pool(edit)]
struct Computed {
    n: u8,
    m: i64,
    #[pool(len = n - 1)]
    less: *mut u16,
    #[pool(len = n * m)]
    product: *mut u16,
}

#[test]
fn rule_15_lengths_below_zero_and_above_everything() {
    let new = |n, m, less: Option<Vec<u16>>, product: Option<Vec<u16>>| {
        Graph::<Computed>::new(ComputedInit { n, m, less: OrNull(less), product: OrNull(product) })
    };
    assert!(new(0, 0, Some(vec![]), None).is_err());
    assert!(new(3, i64::MAX, None, Some(vec![1])).is_err());
    assert!(new(0, i64::MIN, None, None).is_err());
    let mut odd = new(1, 0, None, None).unwrap();
    assert!(odd.less().is_empty() && odd.product().is_empty());
    assert!(odd.edit().less_mut().is_none_or(|less| less.is_empty()));
    assert!(odd.same(&odd.try_clone().unwrap()).unwrap());
    let whole = new(3, 2, Some(vec![1, 2]), Some(vec![1; 6])).unwrap();
    assert_eq!((whole.less().len(), whole.product().len()), (2, 6));
}

#[derive(PoolAlloc)]
#[repr(C)]
#[pool(edit, derive(Debug, PartialEq))]
struct Empty {
    n: u32,
    #[pool(len = n)]
    a: *mut u64,
    cap: u32,
    #[pool(len = m, capacity = cap, align = 64)]
    b: *mut u64,
    m: u32,
    #[pool(end = end)]
    c: *mut u64,
    end: *mut u64,
    #[pool(bytes, len = k)]
    d: *const u8,
    k: u32,
    #[pool(zero_terminated)]
    e: *mut u64,
    #[pool(len = n, each(len = m))]
    f: *mut *mut u64,
}

#[test]
fn rule_10_nothing_in_every_form() {
    fn check(graph: Result<Graph<Empty>, Error>) {
        let mut graph = graph.unwrap();
        assert!(graph.a().is_empty() && graph.b().is_empty() && graph.c().is_empty());
        assert!(graph.d().is_empty() && graph.e().is_empty() && graph.f().is_empty());
        let copy = graph.try_clone().unwrap();
        assert!(*copy == *graph && copy.same(&graph).unwrap());
        let loaded = Graph::<Empty>::load(&graph.save_to_vec().unwrap()).unwrap();
        assert!(*loaded == *graph);
        let json = serde_json::to_string(&graph).unwrap();
        assert!(*serde_json::from_str::<Graph<Empty>>(&json).unwrap() == *graph);
        assert_eq!(graph.edit().a_mut().map(|a| a.len()), Some(0));
        assert_eq!(graph.edit().b_mut().map(|b| b.len()), Some(0));
        assert_eq!(graph.edit().c_mut().map(|c| c.len()), Some(0));
        assert_eq!(graph.edit().e_mut().map(|e| e.len()), Some(0));
    }
    let none: [u64; 0] = [];
    let rows: [[u64; 0]; 0] = [];
    let lots = || Vec::<u64>::with_capacity(100);
    check(Graph::new(EmptyInit { a: Null, cap: 0, b: Null, c: Null, d: Null, e: Null, f: Null }));
    check(Graph::new(EmptyInit { a: none, cap: 9, b: none, c: none, d: "", e: none, f: rows }));
    check(Graph::new(EmptyInit {
        a: Kept(lots()),
        cap: 0,
        b: lots(),
        c: Kept(lots()),
        d: Kept(Vec::new()),
        e: lots(),
        f: rows,
    }));
    check(Graph::new(EmptyInit {
        a: Kept(Box::<[u64]>::from([])),
        cap: 1,
        b: none,
        c: Kept(Box::<[u64]>::from([])),
        d: Borrowed(&[]),
        e: none,
        f: Vec::<Kept<Vec<u64>>>::new(),
    }));
}

thread_local! {
    static SEEN: RefCell<Option<(Graph<Rude>, Graph<Rude>)>> = const { RefCell::new(None) };
    static DEPTH: Cell<u32> = const { Cell::new(0) };
}

/// A value that looks at all of the graph whenever somebody looks at it.
#[derive(PoolAlloc, Clone, Copy)]
#[repr(transparent)]
struct Curious(u32);

impl PartialEq for Curious {
    fn eq(&self, other: &Curious) -> bool {
        deeper(|a, b| **a == **b);
        assert_ne!(self.0, 13, "unlucky");
        self.0 == other.0
    }
}

impl fmt::Debug for Curious {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        deeper(|a, _| format!("{:?}", &**a).is_empty());
        if self.0 == 14 { Err(fmt::Error) } else { write!(f, "{}", self.0) }
    }
}

fn deeper(look: impl FnOnce(&Graph<Rude>, &Graph<Rude>) -> bool) {
    if DEPTH.get() < 3 {
        DEPTH.set(DEPTH.get() + 1);
        SEEN.with_borrow(|both| both.as_ref().map(|(a, b)| look(a, b)));
        DEPTH.set(DEPTH.get() - 1);
    }
}

#[derive(PoolAlloc)]
#[repr(C)]
#[pool(derive(Debug, PartialEq))]
struct Rude {
    n: u32,
    #[pool(len = n)]
    values: *mut Curious,
    #[pool(one)]
    next: *mut Rude,
}

#[test]
fn rule_09_values_that_look_back() {
    let new = |last| -> Graph<Rude> {
        let next = RudeInit { values: [Curious(3), Curious(last)], next: Null };
        Graph::new(RudeInit { values: [Curious(1), Curious(2)], next }).unwrap()
    };
    SEEN.set(Some((new(4), new(4))));
    let (a, b) = (new(4), new(4));
    assert!(*a == *b && *a != *new(5));
    assert!(format!("{:?}", &*a).contains("[3, 4]"));
    SEEN.set(None);
    let (a, b) = (new(13), new(13));
    DEPTH.set(0);
    assert!(catch_unwind(AssertUnwindSafe(|| *a == *b)).is_err());
    assert!(a.same(&b).unwrap());
    let mut text = String::new();
    assert!(write!(text, "{:?}", &*new(14)).is_err());
    assert!(write!(text, "{:#?}", &*new(15)).is_ok());
}

#[derive(PoolAlloc)]
#[repr(C)]
#[pool(derive(Debug, PartialEq))]
struct Floats {
    n: u32,
    #[pool(len = n)]
    values: *mut f64,
    pair: [f32; 2],
}

#[derive(PoolAlloc)]
#[repr(C)]
#[pool(derive(Debug, PartialEq))]
struct ManyFloats {
    n: u32,
    #[pool(len = n)]
    rows: *mut Floats,
}

/// Long arrays are remembered only where they were found equal, and what is not equal to itself never is.
#[test]
fn rule_23_what_is_remembered_is_what_was_found() {
    let len = if cfg!(miri) { 600 } else { 5000 };
    for (last, other) in [(f64::NAN, f64::NAN), (1.0, 2.0), (0.0, -0.0)] {
        let new = |last| -> Graph<ManyFloats> {
            Graph::build(|pool, root| {
                let values = (0..len).map(|at| if at == len - 1 { last } else { f64::from(at) });
                let row = Floats::new_in(pool, FloatsInit { values, pair: [0.0; 2] })?;
                root.fill(ManyFloatsInit { rows: [Copied(row); 20] })
            })
            .unwrap()
        };
        let (a, b) = (new(last), new(other));
        assert_eq!(*a == *b, last == other);
        assert_eq!(a.same(&b).unwrap(), last.to_bits() == other.to_bits());
    }
}

/// C has made one of the arrays shorter that copies share: it is another array.
#[test]
fn rule_28_a_shorter_array_in_the_same_place_is_another() {
    let len = 2000;
    let new = |cut: u32| -> Graph<ManyFloats> {
        let mut graph: Graph<ManyFloats> = Graph::build(|pool, root| {
            let row = Floats::new_in(pool, FloatsInit { values: vec![1.0; len], pair: [0.0; 2] })?;
            root.fill(ManyFloatsInit { rows: [Copied(row); 20] })
        })
        .unwrap();
        let raw = graph.as_mut_ptr();
        // SAFETY: the last row is there, and C may lower its count.
        unsafe { (*(*raw).rows.add(19)).n -= cut };
        graph
    };
    assert!(*new(0) == *new(0) && *new(5) == *new(5));
    assert!(*new(0) != *new(5) && *new(5) != *new(0));
}

#[derive(PoolAlloc)]
#[repr(C)]
#[pool(derive(Debug, PartialEq))]
struct Wide {
    width: u32,
    n: u32,
    #[pool(len = n, each(len = width))]
    rows: *mut *mut u8,
}

#[derive(PoolAlloc)]
#[repr(C)]
#[pool(derive(Debug, PartialEq))]
struct Wides {
    n: u32,
    #[pool(len = n)]
    all: *mut Wide,
}

/// The same where the length of rows is in the copy.
#[test]
fn rule_28_narrower_rows_in_the_same_place_are_others() {
    let new = |last: u8, narrow: bool| -> Graph<Wides> {
        let mut graph: Graph<Wides> = Graph::build(|pool, root| {
            let rows = vec![[vec![1; 99], vec![last]].concat(); 100];
            let wide = Wide::new_in(pool, WideInit { rows })?;
            root.fill(WidesInit { all: [Copied(wide); 4] })
        })
        .unwrap();
        let raw = graph.as_mut_ptr();
        for index in 0..if narrow { 2 } else { 0 } {
            // SAFETY: the nodes are there, and C may lower their widths.
            unsafe { (*(*raw).all.add(index)).width -= 1 };
        }
        graph
    };
    assert!(*new(1, true) == *new(1, true) && *new(1, false) == *new(1, false));
    assert!(*new(1, true) != *new(2, true) && *new(1, false) != *new(1, true));
}

#[derive(PoolAlloc)]
#[repr(C)]
struct Holder {
    n: u8,
    #[pool(len = n)]
    all: *mut Moody,
}

/// Nodes of zeros have no arrays, whatever would end these.
#[test]
fn rule_10_zeros_end_at_once() {
    MOOD.set(0);
    let graph: Graph<Holder> = Graph::new(HolderInit { all: [Zeroed, Zeroed] }).unwrap();
    assert!(graph.all().iter().all(|moody| moody.values().is_empty() && moody.pairs().is_empty()));
    let pool = Pool::new();
    let copy = pool.copy::<Holder>(&graph).unwrap();
    assert!(copy.all()[1].link().is_none());
    assert!(Graph::<Holder>::load(&graph.save_to_vec().unwrap()).unwrap().same(&graph).unwrap());
}
