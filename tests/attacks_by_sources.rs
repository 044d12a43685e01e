//! Attacks on deep data: random trees through every shape, whose sources panic, build, open scopes, absorb, own and change
//! the limit in the middle of a build, and take up again what they have interrupted.

#![forbid(unsafe_code)]
use std::cell::{Cell, RefCell};
use std::ffi::c_char;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::rc::Rc;

use cymem::{Context, Error, Graph, Init, InitFrom, Pool, PoolAlloc, Via};
use cymem_tests::one_in;

/// How deep data are. Miri is slow, and goes just so deep that sources are put off.
fn deep(levels: u32) -> u32 {
    if cfg!(miri) { 66 } else { levels }
}

thread_local! {
    static LEFT: Cell<u32> = const { Cell::new(u32::MAX) };
    static WHAT: Cell<u32> = const { Cell::new(0) };
    static POOL: RefCell<Option<Rc<Pool>>> = const { RefCell::new(None) };
    static BUSY: Cell<bool> = const { Cell::new(false) };
}

fn mix(mut x: u64) -> u64 {
    x = x.wrapping_add(0x9E37_79B9_7F4A_7C15);
    x = (x ^ (x >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    x = (x ^ (x >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    x ^ (x >> 31)
}

/// What a hostile source does when its time has come.
fn act() {
    if BUSY.get() {
        return;
    }
    let left = LEFT.get().saturating_sub(1);
    LEFT.set(left);
    if left != 0 {
        return;
    }
    LEFT.set(u32::MAX);
    BUSY.set(true);
    struct Free;
    impl Drop for Free {
        fn drop(&mut self) {
            BUSY.set(false)
        }
    }
    let _free = Free;
    let Some(pool) = POOL.with_borrow(Option::clone) else { return };
    match WHAT.get() {
        0 => panic!("hostile"),
        1 => {
            let _ = pool.build::<Node, _>(Via(Data { seed: 99, left: deep(150) }));
        }
        2 => {
            pool.scope(|scope| {
                let a = scope.build::<Node, _>(Via(Data { seed: 7, left: deep(130) })).unwrap();
                check(&a, Data { seed: 7, left: deep(130) });
            });
        }
        3 => {
            let graph = Graph::<Node>::new(Via(Data { seed: 5, left: deep(90) })).unwrap();
            let n = pool.absorb(graph);
            if let Ok(n) = n {
                check(&n, Data { seed: 5, left: deep(90) });
            }
        }
        4 => {
            pool.set_limit(Some(pool.stats().bytes + 100));
        }
        5 => {
            let _ = catch_unwind(|| {
                LEFT.set(40);
                WHAT.set(0);
                BUSY.set(false);
                let _ = Graph::<Node>::new(Via(Data { seed: 3, left: deep(100) }));
            });
        }
        6 => {
            let _ = pool.scope(|scope| {
                scope.scope(|inner| {
                    let _ = inner.own(Loud);
                    let g: Graph<Node> = Graph::new(Via(Data { seed: 1, left: deep(80) })).unwrap();
                    inner.absorb(g).map(|n| check(&n, Data { seed: 1, left: deep(80) })).map_err(drop)
                })
            });
        }
        7 => {
            let _ = pool.own(Loud);
            let x = 7_u64;
            let cb = pool.callback(move |a: u64| a + x).unwrap();
            assert_eq!((cb.closure())(1), 8);
        }
        8 => {
            let _ = pool
                .build_cyclic::<Node, Error>(|cx| {
                    let s = cx.reserve::<Node>()?;
                    let l = s.link();
                    let _ = l;
                    cx.fill(s, Via(Data { seed: 8, left: deep(70) }))
                })
                .map(|n| check(&n, Data { seed: 8, left: deep(70) }));
        }
        9 => {
            LEFT.set(13);
            WHAT.set(0);
            panic!("and again")
        }
        _ => {
            let _ = pool.own_mut(Loud);
        }
    }
}
struct Loud;
impl Drop for Loud {
    fn drop(&mut self) {
        let _ = Graph::<Node>::new(Via(Data { seed: 2, left: deep(66) }));
    }
}

#[derive(Clone, Copy, Debug)]
struct Data {
    seed: u64,
    left: u32,
}

impl Data {
    fn id(self) -> u32 {
        mix(self.seed) as u32 | 1
    }
    /// What it has of kind `way`.
    fn kid(self, way: u64, at: usize) -> Data {
        Data { seed: mix(self.seed ^ (way << 56) ^ (at as u64) << 32), left: self.left - 1 }
    }
    fn count(self, way: u64) -> usize {
        if self.left == 0 {
            return 0;
        }
        // One deep way, others are short.
        let deep = mix(self.seed ^ 77) % 7;
        usize::from(deep == way)
            + usize::from(mix(self.seed ^ way).is_multiple_of(if cfg!(miri) { 60 } else { 6 }))
    }
    /// The one at `at` of kind `way`: one goes on, the others end soon.
    fn data(self, way: u64, at: usize) -> Data {
        let mut kid = self.kid(way, at);
        let deep = mix(self.seed ^ 77) % 7;
        if deep != way || at != 0 {
            kid.left = kid.left.min(1);
        }
        kid
    }
    fn all(self, way: u64) -> Hostile {
        Hostile { of: self, way, at: 0, len: self.count(way) }
    }
    fn one(self, way: u64) -> Option<Via<Data>> {
        (self.count(way) > 0).then(|| Via(self.data(way, 0)))
    }
}

#[derive(Clone)]
struct Hostile {
    of: Data,
    way: u64,
    at: usize,
    len: usize,
}
impl Iterator for Hostile {
    type Item = Via<Data>;
    fn next(&mut self) -> Option<Via<Data>> {
        act();
        if self.at == self.len {
            return None;
        }
        self.at += 1;
        Some(Via(self.of.data(self.way, self.at - 1)))
    }
    fn size_hint(&self) -> (usize, Option<usize>) {
        act();
        (self.len - self.at, Some(self.len - self.at))
    }
}
impl ExactSizeIterator for Hostile {}
impl Drop for Hostile {
    fn drop(&mut self) {
        if !std::thread::panicking() {
            act();
        }
    }
}

#[derive(PoolAlloc)]
#[repr(C)]
#[pool(derive(PartialEq, Debug))]
union Way {
    #[pool(when = 1, one)]
    one: *mut Node,
    #[pool(when = 2, len = 1)]
    arr: *mut Node,
    #[pool(when = 3, cstr)]
    text: *const c_char,
}

#[derive(PoolAlloc)]
#[repr(C)]
#[pool(derive(PartialEq, Debug))]
struct Node {
    id: u32,
    n: u8,
    #[pool(len = n)]
    arr: *mut Node,
    #[pool(one)]
    one: *mut Node,
    #[pool(null_terminated, each(one))]
    ptrs: *mut *mut Node,
    #[pool(zero_terminated)]
    ends: *mut Node,
    k: u8,
    #[pool(tag = k)]
    way: Way,
    m: i16,
    #[pool(len = m, each(zero_terminated))]
    rows: *mut *mut Node,
    #[pool(nested)]
    leaf: Leaf,
    #[pool(cstr)]
    name: *const c_char,
}
#[derive(PoolAlloc)]
#[repr(C)]
#[pool(derive(PartialEq, Debug))]
struct Leaf {
    c: u16,
    #[pool(len = c)]
    v: *mut u16,
    #[pool(one)]
    sub: *mut Node,
}

impl InitFrom<Data> for Node {
    fn init_from<C: Context>(data: Data) -> impl Init<C, Node> {
        act();
        NodeInit {
            id: data.id(),
            arr: data.all(0),
            one: data.one(1),
            ptrs: data.all(2),
            ends: data.all(3),
            way: match data.count(4) {
                0 => WayInit::Text(format!("t{}", data.id())),
                1 => WayInit::One(Via(data.data(4, 0))),
                _ => WayInit::Arr([Via(data.data(4, 0))]),
            },
            rows: (0..data.count(5)).map(move |at| [Via(data.data(5, at))]),
            leaf: LeafInit { v: vec![data.id() as u16; (data.seed % 5) as usize], sub: data.one(6) },
            name: Some(format!("n{}", data.seed)),
        }
    }
}

fn check(root: &NodeView, data: Data) -> usize {
    let mut todo = vec![(root, data)];
    let mut count = 0;
    while let Some((node, data)) = todo.pop() {
        count += 1;
        assert_eq!(node.id(), data.id());
        assert_eq!(node.name().unwrap().to_str().unwrap(), format!("n{}", data.seed));
        assert_eq!(node.arr().len(), data.count(0));
        todo.extend(node.arr().iter().enumerate().map(|(i, n)| (n, data.data(0, i))));
        assert_eq!(node.one().is_some(), data.count(1) > 0);
        todo.extend(node.one().map(|n| (n, data.data(1, 0))));
        assert_eq!(node.ptrs().len(), data.count(2));
        todo.extend(node.ptrs().iter().enumerate().map(|(i, n)| (n.unwrap(), data.data(2, i))));
        assert_eq!(node.ends().len(), data.count(3));
        todo.extend(node.ends().iter().enumerate().map(|(i, n)| (n, data.data(3, i))));
        match (node.way(), data.count(4)) {
            (WayView::Text(t), 0) => assert_eq!(t.unwrap().to_str().unwrap(), format!("t{}", data.id())),
            (WayView::One(n), 1) => todo.push((n.unwrap(), data.data(4, 0))),
            (WayView::Arr(n), _) => todo.push((&n[0], data.data(4, 0))),
            _ => panic!("way"),
        }
        assert_eq!(node.rows().len(), data.count(5));
        for (i, row) in node.rows().iter().enumerate() {
            assert_eq!(row.len(), 1);
            todo.push((&row[0], data.data(5, i)));
        }
        assert_eq!(node.leaf().v().len(), (data.seed % 5) as usize);
        assert!(node.leaf().v().iter().all(|&v| v == data.id() as u16));
        assert_eq!(node.leaf().sub().is_some(), data.count(6) > 0);
        todo.extend(node.leaf().sub().map(|n| (n, data.data(6, 0))));
    }
    count
}

fn round(seed: u64, left: u32) {
    // Hostile sources know the pool by a thread local.
    let pool = Rc::new(Pool::new());
    POOL.set(Some(Rc::clone(&pool)));
    let data = Data { seed, left };
    LEFT.set(u32::MAX);
    let node = pool.build::<Node, _>(Via(data)).unwrap();
    let count = check(&node, data);
    let calls = u32::MAX - LEFT.get();
    let tries = 40 / one_in(20);
    let mut x = seed;
    for _ in 0..tries {
        x = mix(x);
        LEFT.set(x as u32 % calls.max(1) + 1);
        WHAT.set((x >> 40) as u32 % 11);
        let what = WHAT.get();
        let result = catch_unwind(AssertUnwindSafe(|| match x >> 33 & 3 {
            0 => pool.build::<Node, _>(Via(data)).map(|n| {
                LEFT.set(u32::MAX);
                check(&n, data);
            }),
            1 => Graph::<Node>::new(Via(data)).map(|n| {
                LEFT.set(u32::MAX);
                check(&n, data);
                let c = n.try_clone().unwrap();
                assert!(*c == *n);
            }),
            2 => pool.scope(|s| {
                s.build::<Node, _>(Via(data)).map(|n| {
                    LEFT.set(u32::MAX);
                    check(&n, data);
                })
            }),
            _ => pool.array::<Node>([Via(data), Via(data)]).map(|n| {
                LEFT.set(u32::MAX);
                check(&n[0], data);
                check(&n[1], data);
            }),
        }));
        LEFT.set(u32::MAX);
        match result {
            Ok(Ok(())) => {}
            Ok(Err(error)) => assert!(what == 4, "{what} {error}"),
            Err(panic) => {
                let text = panic.downcast_ref::<&str>();
                assert!(
                    matches!(text, Some(&"hostile" | &"and again")),
                    "{what} {:?}",
                    panic.downcast_ref::<String>()
                );
            }
        }
        pool.set_limit(None);
        assert_eq!(check(&node, data), count);
    }
    POOL.set(None);
}

/// Whatever sources do, what is built is whole, and what was built before stays so.
#[test]
fn rule_09_sources_that_do_anything_at_any_depth() {
    // With this one, a source opens a scope, and another one panics.
    let seeds = if cfg!(miri) { 15..16 } else { 0..4 };
    for seed in seeds {
        round(seed + 1000, deep(70 + (mix(seed) % 200) as u32));
    }
}
