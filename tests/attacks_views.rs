//! Attacks on what views derive: values whose own `Debug` and `PartialEq` panic, lie and call back, ends that move while
//! they are looked at, and graphs with more ways through them than anybody could read.

#![forbid(unsafe_code)]

use std::cell::{Cell, RefCell};
use std::ffi::c_void;
use std::fmt::{self, Write as _};
use std::panic::{AssertUnwindSafe, catch_unwind};

use cymem::private::{DebugFn, EqualFn, How};
use cymem::{Copied, Error, Graph, Null, Plain, Pool, PoolAlloc, Pooled};

type Hook = Box<dyn Fn(&mut fmt::Formatter<'_>) -> fmt::Result>;

thread_local! {
    static CALLS: Cell<u32> = const { Cell::new(0) };
    static PANICS_AT: Cell<u32> = const { Cell::new(0) };
    static HOOK: RefCell<Option<Hook>> = const { RefCell::new(None) };
    static LIES: Cell<bool> = const { Cell::new(false) };
}

fn tick() {
    CALLS.set(CALLS.get() + 1);
    assert_ne!(CALLS.get(), PANICS_AT.get(), "here");
}

/// How often `run` calls back, which panics at one of the times.
fn calls<R>(panics_at: u32, run: impl FnOnce() -> R) -> (u32, Option<R>) {
    CALLS.set(0);
    PANICS_AT.set(panics_at);
    let result = catch_unwind(AssertUnwindSafe(run));
    PANICS_AT.set(0);
    (CALLS.get(), result.ok())
}

#[derive(PoolAlloc, Clone, Copy)]
#[repr(C)]
struct Evil {
    n: u32,
}

impl fmt::Debug for Evil {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        tick();
        let hook = HOOK.take();
        let result = match &hook {
            Some(hook) => hook(f),
            None => write!(f, "{}", self.n),
        };
        HOOK.set(hook);
        result
    }
}

impl PartialEq for Evil {
    fn eq(&self, other: &Self) -> bool {
        tick();
        LIES.get() || self.n == other.n
    }
}

#[derive(PoolAlloc)]
#[repr(C)]
#[pool(derive(Debug, PartialEq))]
union Value {
    #[pool(when = 1)]
    evil: Evil,
    #[pool(when = 2, one)]
    kid: *mut Node,
    #[pool(when = 3, link)]
    other: *mut Node,
    #[pool(when = 4)]
    pair: [Evil; 2],
}

/// Its view has traits that are written by hand.
#[derive(PoolAlloc)]
#[repr(C)]
struct Inner {
    n: u16,
    #[pool(len = n)]
    evils: *mut Evil,
}

impl fmt::Debug for InnerView {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        tick();
        f.debug_list().entries(self.evils()).finish()
    }
}

impl PartialEq for InnerView {
    fn eq(&self, other: &Self) -> bool {
        tick();
        self.evils() == other.evils()
    }
}

#[derive(PoolAlloc)]
#[repr(C)]
#[pool(derive(Debug, PartialEq))]
struct Node {
    evils: [Evil; 2],
    n: u8,
    #[pool(len = n)]
    many: *mut Evil,
    m: u32,
    #[pool(len = m)]
    kids: *mut Node,
    kind: u8,
    #[pool(tag = kind)]
    value: Value,
    #[pool(one)]
    one: *mut Node,
    #[pool(zero_terminated, until = |evil| evil.n == 77 && LIES.get())]
    ends: *mut Evil,
    #[pool(null_terminated, each(one))]
    pointers: *mut *mut Node,
    #[pool(nested)]
    inner: Inner,
    #[pool(nested)]
    inners: [Inner; 2],
    #[pool(link)]
    link: *mut Node,
}

const EVIL: Evil = Evil { n: 5 };
const END: Evil = Evil { n: 77 };

fn inner() -> InnerInit<[Evil; 1]> {
    InnerInit { evils: [EVIL] }
}

fn leaf(pool: &Pool) -> Result<Pooled<'_, Node>, Error> {
    pool.build(NodeInit {
        evils: [EVIL; 2],
        many: [EVIL, END],
        kids: Null,
        value: Value::pair([EVIL; 2]),
        one: Null,
        ends: [EVIL, END, EVIL],
        pointers: Null,
        inner: inner(),
        inners: [inner(), inner()],
        link: Null,
    })
}

fn tree(pool: &Pool, n: u32) -> Result<Pooled<'_, Node>, Error> {
    let shared = leaf(pool)?;
    let evil = Evil { n };
    let kid = pool.build(NodeInit {
        evils: [evil; 2],
        many: [EVIL; 3],
        kids: [Copied(shared), Copied(shared)],
        value: Value::kid(shared),
        one: shared,
        ends: [EVIL],
        pointers: [shared, shared],
        inner: inner(),
        inners: [inner(), inner()],
        link: shared,
    })?;
    pool.build(NodeInit {
        evils: [EVIL; 2],
        many: [EVIL; 3],
        kids: [Copied(kid)],
        value: Value::other(kid),
        one: kid,
        ends: [EVIL],
        pointers: [shared, kid],
        inner: inner(),
        inners: [inner(), inner()],
        link: kid,
    })
}

/// No call leaves anything behind that the next one stumbles over.
#[test]
fn rule_09_values_panic_at_every_call() -> Result<(), Error> {
    let pool = Pool::new();
    let (a, b, other) = (tree(&pool, 1)?, tree(&pool, 1)?, tree(&pool, 2)?);
    let (shown, text) = calls(0, || format!("{:?}", &*a));
    let (compared, same) = calls(0, || *a == *b);
    assert_eq!((same, calls(0, || *a == *other).1), (Some(true), Some(false)));
    let step = if cfg!(miri) { 499 } else { 1 };
    for at in (1..=shown).step_by(step) {
        assert_eq!(calls(at, || format!("{:#?}", &*a)).1, None);
    }
    for at in (1..=compared).step_by(step) {
        assert_eq!(calls(at, || *a == *b).1, None);
    }
    assert_eq!(calls(0, || format!("{:?}", &*a)), (shown, text));
    LIES.set(true);
    assert!(*a == *other);
    LIES.set(false);
    Ok(())
}

/// What is shown shows and compares the whole again, and builds in the same pool.
#[test]
fn rule_09_values_that_are_shown_call_back() {
    thread_local! {
        static POOL: &'static Pool = Box::leak(Box::new(Pool::new()));
        static DEPTH: Cell<u32> = const { Cell::new(0) };
    }
    const DEEPEST: u32 = if cfg!(miri) { 1 } else { 2 };
    let a = tree(POOL.with(|pool| *pool), 3).unwrap();
    HOOK.set(Some(Box::new(move |f| {
        if DEPTH.get() == DEEPEST {
            return f.write_str("…");
        }
        DEPTH.set(DEPTH.get() + 1);
        let b = POOL.with(|pool| leaf(pool)).unwrap();
        let result = write!(f, "<{} {}>", *a == *b, format!("{:?} {:?}", &*b, a.value()).len());
        DEPTH.set(DEPTH.get() - 1);
        result
    })));
    assert!(format!("{:?}", &*a).contains("<false"));
    HOOK.set(Some(Box::new(|_| Err(fmt::Error))));
    assert!(write!(String::new(), "{:?}", &*a).is_err());
    HOOK.set(None);
    assert_eq!(leaf(POOL.with(|pool| *pool)).unwrap().many().len(), 2);
}

/// The end of an array is where its terminator was written, at the latest, whoever looks.
#[test]
fn rule_09_ends_move_between_two_looks() -> Result<(), Error> {
    let graph = Graph::<Node>::build(|pool, root| root.fill(Copied(leaf(pool)?)))?;
    for lies in [false, true] {
        LIES.set(lies);
        let (len, bytes) = (graph.ends().len(), graph.save_to_vec()?);
        let copy = graph.try_clone()?;
        LIES.set(!lies);
        assert_eq!(len, if lies { 1 } else { 3 });
        assert!(copy.ends().len() <= len && graph.ends().len() <= 3);

        let _ = (format!("{:?} {}", *copy, graph.dot()), graph.report()?, graph.same(&copy)?);
        assert!(Graph::<Node>::load(&bytes)?.ends().len() <= len);
    }
    LIES.set(false);
    Ok(())
}

mod blanket {
    use super::{DebugFn, EqualFn, How};

    /// Has what the derive may call, for every type.
    #[allow(dead_code, reason = "nobody calls them")]
    pub(super) trait Everything {
        const TYPE: u8 = 1;
        fn debug() -> How<DebugFn> {
            How::Node(&[])
        }
        fn debug_each() -> How<DebugFn> {
            How::Node(&[])
        }
        fn eq() -> How<EqualFn> {
            How::Node(&[])
        }
        fn eq_each() -> How<EqualFn> {
            How::Node(&[])
        }
        fn node() -> u8 {
            Self::TYPE
        }
    }
    impl<T: ?Sized> Everything for T {}
}

/// A trait for all types that is in scope is not what the parts of a view come from, nor in their way.
#[test]
fn rule_17_traits_for_all_types_show_no_views() {
    use blanket::Everything as _;

    #[derive(PoolAlloc, Clone, Copy, Debug, PartialEq)]
    #[repr(C)]
    struct Point {
        x: u8,
        y: u64,
    }

    #[derive(PoolAlloc)]
    #[repr(C)]
    #[pool(derive(Debug, PartialEq))]
    struct Row {
        n: u8,
        #[pool(len = n)]
        points: *mut Point,
    }

    #[derive(PoolAlloc)]
    #[repr(C)]
    #[pool(derive(Debug, PartialEq))]
    struct Table<T: Plain> {
        point: T,
        #[pool(nested)]
        rows: [Row; 1],
        #[pool(one)]
        other: *mut T,
    }

    assert_eq!(<Point as blanket::Everything>::node(), Point::TYPE);
    let point = Point { x: 1, y: 2 };
    let table = || TableInit { point, rows: [RowInit { points: [point] }], other: point };
    let pool = Pool::new();
    let (a, b) = (pool.build(table()).unwrap(), pool.build(table()).unwrap());
    assert!(*a == *b);
    let points = "Point { x: 1, y: 2 }";
    assert_eq!(
        format!("{:?}", &*a),
        format!(
            "Table {{ point: {points}, rows: [Row {{ n: 1, points: [{points}] }}], other: Some({points}) }}"
        )
    );
}

const LEVELS: u32 = if cfg!(miri) { 3 } else { 300 };

/// Text for people, of a node through which there are `2^LEVELS` ways.
fn shown<T: PoolAlloc<View: fmt::Debug + PartialEq>>(a: Pooled<'_, T>, b: Pooled<'_, T>) -> usize {
    assert!(*a == *b);
    format!("{:?}", &*a).len() + format!("{:#?}", &*a).len()
}

#[derive(PoolAlloc)]
#[repr(C)]
#[pool(derive(Debug, PartialEq))]
struct Item {
    id: u32,
    #[pool(one)]
    a: *mut Item,
    #[pool(one)]
    b: *mut Item,
    #[pool(list)]
    next: *mut Item,
}

#[derive(PoolAlloc, Clone, Copy)]
#[repr(C)]
#[pool(derive(Debug, PartialEq))]
struct Pair {
    #[pool(one)]
    a: *mut Way,
    #[pool(one)]
    b: *const Way,
}

#[derive(PoolAlloc)]
#[repr(C)]
#[pool(derive(Debug, PartialEq))]
union Ways {
    #[pool(when = 1, one)]
    one: *mut Way,
    #[pool(when = 2, len = 2)]
    two: *mut Way,
    #[pool(when = 3, nested)]
    pair: Pair,
    #[pool(when = 4)]
    none: u64,
}

#[derive(PoolAlloc)]
#[repr(C)]
#[pool(derive(Debug, PartialEq))]
struct Way {
    k: u8,
    #[pool(tag = k)]
    ways: Ways,
    #[pool(each(one))]
    pointers: [*mut Way; 2],
    #[pool(one, elem = Way)]
    void: *mut c_void,
}

/// Every kind of sharing, and the lines of `{:#?}`, each of which is indented by each level.
#[test]
fn rule_23_ways_through_a_graph_are_not_all_shown() -> Result<(), Error> {
    const READABLE: usize = 600_000;
    let pool = Pool::new();
    let items = |pool| {
        let mut node = Item::new_in(pool, ItemInit { id: 0, a: Null, b: Null })?;
        for id in 1..LEVELS {
            let items = (0..3).map(|_| ItemInit { id, a: node, b: node });
            node = Item::list_in(pool, items)?.unwrap_or(node);
        }
        Ok::<_, Error>(node)
    };
    assert!(shown(items(&pool)?, items(&pool)?) < READABLE);
    let ways = |pool| {
        let mut node = Way::new_in(pool, WayInit { ways: Ways::none(1), pointers: [Null; 0], void: Null })?;
        for level in 1..LEVELS {
            let pair = PairInit { a: node, b: node };
            let (pointers, void) = ([node, node], node);
            node = match level % 3 {
                0 => Way::new_in(pool, WayInit { ways: Ways::one(node), pointers, void }),
                1 => Way::new_in(pool, WayInit { ways: Ways::two([Copied(node); 2]), pointers, void }),
                _ => Way::new_in(pool, WayInit { ways: Ways::pair(pair), pointers, void }),
            }?;
        }
        Ok::<_, Error>(node)
    };
    assert!(shown(ways(&pool)?, ways(&pool)?) < READABLE);
    Ok(())
}

#[derive(PoolAlloc)]
#[repr(C)]
#[pool(derive(Debug, PartialEq))]
struct Fan {
    n: u32,
    #[pool(len = n)]
    data: *mut u8,
    m: u32,
    #[pool(len = m, each(one))]
    fans: *mut *mut Fan,
}

/// What is long is shown less often than what is short: 20 nodes are no reason for half a gigabyte of text.
#[test]
fn rule_23_long_arrays_are_not_shown_for_every_pointer() -> Result<(), Error> {
    const MANY: usize = if cfg!(miri) { 20 } else { 2000 };
    let pool = Pool::new();
    let mut fan = Fan::new_in(&pool, FanInit { data: vec![7_u8; MANY * 50], fans: Null })?;
    for _ in 1..20 {
        fan = Fan::new_in(&pool, FanInit { data: Null, fans: vec![fan; MANY] })?;
    }
    let same = fan;
    assert!(*fan == *same);
    let text = format!("{:?}", &*fan);
    assert!(text.contains("7, 7") && text.len() < (MANY + 100) * 50 * 3 * 5, "{}", text.len());
    Ok(())
}
