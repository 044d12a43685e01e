//! Builds that panic or fail at any point: in iterators, in conversions, in destructors, in the base allocator, and at a
//! limit; with scopes, cycles, graphs that are absorbed, deep data, pools in pools, and one pool for many threads. Nothing is
//! leaked or dropped twice, the books are exact, what was built before is as it was, and what comes next is built (rules 9,
//! 16, 25, 27, 30).
#![allow(missing_docs)]

#[path = "support/trouble.rs"]
mod trouble;

use core::ptr;
use std::ffi::c_char;
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};

use cymem::{
    ArenaPool, BaseAlloc, Context, Copied, Error, Graph, Init, InitFrom, Link, Null, Pool, PoolAlloc, Pooled,
    SyncPool, Via,
};
use cymem_tests::{Row, RowInit};
use proptest::prelude::*;
use trouble::{BLOCKS, Base, Kind, TROUBLE, VALUES, Value, items, leaves_nothing, may_panic, with};

// What is built.

#[derive(PoolAlloc)]
#[repr(C)]
struct Node {
    id: u32,
    n: u32,
    #[pool(len = n)]
    values: *mut u64,
    #[pool(nested)]
    row: Row,
    len: u32,
    #[pool(len = len)]
    kids: *mut Node,
    #[pool(cstr)]
    name: *const c_char,
    #[pool(link)]
    peer: *mut Node,
}

/// What a node and all below it look like.
#[derive(Clone, Copy, PartialEq, Debug)]
struct Plan {
    id: u32,
    depth: u32,
    /// How many levels with one kid are above that.
    above: u32,
}

const NOTHING: Plan = Plan { id: 0, depth: 0, above: 0 };

impl Plan {
    fn value(self, n: u32) -> u64 {
        (u64::from(self.id) << 32) | u64::from(n)
    }

    fn values(self) -> u32 {
        self.id * 37 % if cfg!(miri) { 7 } else { 200 }
    }

    fn kids(self) -> u32 {
        match (self.above, self.depth) {
            (0, 0) => 0,
            (0, _) => self.id % 4,
            _ => 1,
        }
    }

    fn kid(self, n: u32) -> Plan {
        let id = self.id * 5 % 97 + n;
        match self.above.checked_sub(1) {
            Some(above) => Plan { id, above, ..self },
            None => Plan { id, depth: self.depth.saturating_sub(1), above: 0 },
        }
    }

    fn name(self) -> String {
        format!("node {}", self.id)
    }

    fn is(self, node: &NodeView) -> bool {
        node.id() == self.id
            && node.name().is_some_and(|name| name.to_bytes() == self.name().as_bytes())
            && node.values().iter().copied().eq((0..self.values()).map(|n| self.value(n)))
            && node.row().values().iter().copied().eq((0..self.id % 5).map(u64::from))
            && node.kids().len() == self.kids() as usize
            && node.kids().iter().zip(0..).all(|(kid, n)| self.kid(n).is(kid))
    }
}

macro_rules! recipe {
    ($plan:expr, $peer:expr) => {{
        let plan: Plan = $plan;
        may_panic();
        NodeInit {
            id: plan.id,
            values: items(plan.values(), move |n| plan.value(n)),
            row: RowInit { values: items(plan.id % 5, u64::from) },
            kids: items(plan.kids(), move |n| Via(plan.kid(n))),
            name: plan.name(),
            peer: $peer,
        }
    }};
}

impl InitFrom<Plan> for Node {
    fn init_from<C: Context>(plan: Plan) -> impl Init<C, Node> {
        recipe!(plan, Null)
    }
}

fn graph(plan: Plan, values: u32) -> Result<Graph<Node>, Error> {
    Graph::build(|pool, root| {
        for _ in 0..values {
            pool.own(Value::new())?;
        }
        // Memory that is not the graph's in the end.
        pool.scope(|scope| scope.build::<Node, _>(Via(plan)).map(drop))?;
        root.fill(recipe!(plan, Null))
    })
}

/// So many pools, each owned by the next, with a value in the innermost that may panic at its end.
fn nested(pools: u32) -> Result<Pool, Error> {
    let innermost = Pool::new();
    innermost.own(Explosive)?;
    (0..pools).try_fold(innermost, |inner, _| {
        let pool = Pool::new();
        pool.own(inner)?;
        pool.alloc::<u8>(1)?;
        Ok(pool)
    })
}

struct Explosive;

impl Drop for Explosive {
    fn drop(&mut self) {
        may_panic();
    }
}

/// A ring of nodes. One slot may be left unfilled.
fn ring<'p, A: BaseAlloc>(
    pool: &'p ArenaPool<A>,
    plan: Plan,
    n: u32,
    left: Option<u32>,
) -> Result<Pooled<'p, Node>, Error> {
    pool.build_cyclic(|cx| {
        let slots = cx.reserve_array::<Node>(n as usize)?;
        let links: Vec<Link<'_, Node>> = slots.links().iter().collect();
        for at in (0..n).filter(|&at| Some(at) != left) {
            let next = links[(at as usize + 1) % links.len()];
            let plan = Plan { id: plan.id + at, ..plan };
            let fill = || cx.fill_at(&slots, at as usize, recipe!(plan, next));
            match catch_unwind(AssertUnwindSafe(fill)) {
                Ok(result) => result?,
                Err(panic) if at % 2 == 0 => resume_unwind(panic),
                // The slot is a node of zeros again, and may be filled another time.
                Err(_) => {
                    let (row, name, peer) = (RowInit { values: Null }, Null, links[at as usize]);
                    let leads = cx.build(NodeInit { id: 0, values: Null, row, kids: Null, name, peer })?;
                    let empty = cx.view(leads).peer().unwrap();
                    assert!(
                        empty.name().is_none() && empty.peer().is_none() && empty.row().values().is_empty()
                    );
                    assert_eq!((empty.id(), empty.values().len(), empty.kids().len()), (0, 0, 0));
                    cx.fill_at(&slots, at as usize, recipe!(plan, next))?;
                }
            }
        }
        let first = links.first().copied();
        drop(cx.complete(slots)?);
        cx.build(recipe!(plan, first))
    })
}

fn is_ring(node: &NodeView, plan: Plan, n: u32) -> bool {
    let mut at = node.peer();
    let all = (0..n).all(|n| {
        let here = at.take();
        at = here.and_then(NodeView::peer);
        here.is_some_and(|here| Plan { id: plan.id + n, ..plan }.is(here))
    });
    all && plan.is(node) && at.map(ptr::from_ref) == node.peer().map(ptr::from_ref)
}

/// Handles, and what they show.
struct Kept<'p>(Vec<(Pooled<'p, Node>, Plan, u32)>);

impl Kept<'_> {
    fn check(&self) {
        assert!(self.0.iter().all(|&(node, plan, ring)| is_ring(&node, plan, ring)));
    }
}

// What is done.

#[derive(Clone, Debug)]
enum Act {
    Build(Plan),
    Ring(Plan, u32, Option<u32>),
    Graph(Plan, u32),
    Absorb(Plan, u32),
    Copy(usize),
    Array(usize, u32),
    Alloc(usize),
    Own,
    /// A value behind so many pools in each other.
    Nest(u32),
    Limit(Option<usize>),
    Scope(Vec<Step>),
}

#[derive(Clone, Debug)]
struct Step {
    act: Act,
    trouble: Option<(Kind, u32)>,
}

fn plan() -> impl Strategy<Value = Plan> {
    // Some are deeper than the stack is to go.
    let above = prop_oneof![if cfg!(miri) { 40 } else { 6 } => Just(0), 1 => 60..if cfg!(miri) { 67_u32 } else { 140 }];
    (0..90_u32, 0..3_u32, above).prop_map(|(id, depth, above)| Plan { id, depth, above })
}

fn any_trouble() -> impl Strategy<Value = Option<(Kind, u32)>> {
    let after = prop_oneof![0..8_u32, 0..600_u32];
    prop_oneof![
        3 => Just(None),
        3 => after.clone().prop_map(|after| Some((Kind::Panic, after))),
        1 => (0..9_u32).prop_map(|after| Some((Kind::Short, after))),
        1 => (0..9_u32).prop_map(|after| Some((Kind::Long, after))),
        1 => (0..4_u32).prop_map(|after| Some((Kind::NoMemory, after))),
        1 => (0..4_u32).prop_map(|after| Some((Kind::BasePanics, after))),
    ]
}

fn steps() -> impl Strategy<Value = Vec<Step>> {
    let act = prop_oneof![
        4 => plan().prop_map(Act::Build),
        2 => (plan(), 1..5_u32, prop::option::weighted(0.3, 0..5_u32)).prop_map(|(plan, n, left)| Act::Ring(plan, n, left)),
        2 => (plan(), 0..3_u32).prop_map(|(plan, values)| Act::Graph(plan, values)),
        3 => (plan(), 0..3_u32).prop_map(|(plan, values)| Act::Absorb(plan, values)),
        2 => any::<usize>().prop_map(Act::Copy),
        2 => (any::<usize>(), 0..5_u32).prop_map(|(n, copies)| Act::Array(n, copies)),
        1 => (0..3000_usize).prop_map(Act::Alloc),
        1 => Just(Act::Own),
        1 => (0..50_u32).prop_map(Act::Nest),
        1 => prop::option::of(0..20_000_usize).prop_map(Act::Limit),
    ];
    let flat = (act, any_trouble()).prop_map(|(act, trouble)| Step { act, trouble });
    // Miri is slow.
    let (depth, size, most) = if cfg!(miri) { (1, 2, 3) } else { (3, 20, 6) };
    let step = flat.prop_recursive(depth, size, most, move |step| {
        (prop::collection::vec(step, 0..most as usize), any_trouble())
            .prop_map(|(steps, trouble)| Step { act: Act::Scope(steps), trouble })
    });
    prop::collection::vec(step, if cfg!(miri) { 4..5 } else { 1..12 })
}

/// `steady` is false if a limit may be reached, `takes_graphs` if the base allocator is not that of graphs.
fn run<A: BaseAlloc + Clone>(pool: &ArenaPool<A>, steps: &[Step], mut steady: bool, takes_graphs: bool) {
    let mut kept = Kept(Vec::new());
    let mut limit = None;
    for Step { act, trouble } in steps {
        let before = pool.stats();
        let (plan, peers, outcome) = match *act {
            Act::Build(plan) => (plan, 0, with(*trouble, || pool.build::<Node, _>(Via(plan)).map(Some))),
            Act::Ring(plan, n, left) => {
                let outcome = with(*trouble, || ring(pool, plan, n, left).map(Some));
                if left.is_some_and(|left| left < n) {
                    assert!(!matches!(outcome, Some(Ok(_))), "a slot is not filled");
                    // It is not what was expected without trouble either.
                    kept.check();
                    continue;
                }
                (plan, n, outcome)
            }
            Act::Graph(plan, values) => {
                let outcome = with(*trouble, || graph(plan, values).map(|graph| assert!(plan.is(&graph))));
                assert_eq!(pool.stats(), before);
                (plan, 0, outcome.map(|outcome| outcome.map(|()| None)))
            }
            Act::Absorb(plan, values) => {
                let Some(Ok(graph)) = with(None, || graph(plan, values)) else { panic!("no trouble") };
                let figures = graph.stats();
                // The graph comes back, and is dropped here, if it is not taken.
                let outcome = with(*trouble, || pool.absorb(graph).map_err(|graph| assert!(plan.is(&graph))));
                let after = pool.stats();
                let Some(Ok(node)) = outcome else {
                    assert!(after == before && !(steady && takes_graphs));
                    continue;
                };
                assert!(takes_graphs);
                assert_eq!(after.bytes, before.bytes + figures.bytes);
                assert_eq!(after.chunks, before.chunks + figures.chunks);
                (plan, 0, Some(Ok(Some(node))))
            }
            Act::Copy(n) => {
                let Some(&(node, plan, ring)) = kept.0.get(n % kept.0.len().max(1)) else { continue };
                (plan, ring, with(*trouble, || pool.copy::<Node>(&node).map(Some)))
            }
            Act::Array(n, copies) => {
                let Some(&(node, plan, ring)) = kept.0.get(n % kept.0.len().max(1)) else { continue };
                let copied = || pool.array::<Node>(items(copies, |_| Copied(node)));
                let outcome = with(*trouble, copied);
                if let Some(Ok(array)) = &outcome {
                    assert!(
                        array.len() == copies as usize && array.iter().all(|node| is_ring(node, plan, ring))
                    );
                }
                (plan, ring, outcome.map(|outcome| outcome.map(|_| None)))
            }
            Act::Alloc(n) => {
                let outcome = with(*trouble, || pool.alloc::<u8>(n).map(|block| block.fill(0xEE)));
                assert!(matches!(outcome, Some(Ok(()))) || pool.stats() == before);
                (NOTHING, 0, outcome.map(|outcome| outcome.map(|()| None)))
            }
            Act::Own => {
                let outcome = with(*trouble, || pool.own(Value::new()).map(drop));
                assert_eq!(pool.stats(), before);
                (NOTHING, 0, outcome.map(|outcome| outcome.map(|()| None)))
            }
            Act::Nest(pools) => {
                let outcome = with(*trouble, || pool.own((nested(pools)?, Value::new())).map(drop));
                assert_eq!(pool.stats(), before);
                (NOTHING, 0, outcome.map(|outcome| outcome.map(|()| None)))
            }
            Act::Limit(to) => {
                pool.set_limit(to);
                (limit, steady) = (to.map(|to| to.max(before.bytes)), steady && to.is_none());
                continue;
            }
            Act::Scope(ref steps) => {
                // The trouble is that of its end.
                let outcome = with(None, || {
                    pool.scope(|scope| {
                        run(scope, steps, steady, takes_graphs);
                        let both = scope.stats().bytes + pool.stats().bytes;
                        assert!(limit.is_none_or(|limit| both <= limit));
                        TROUBLE.set(*trouble);
                    });
                });
                let after = pool.stats();
                assert_eq!((after.bytes, after.allocations), (before.bytes, before.allocations));
                assert!(after.capacity >= before.capacity && after.chunks >= before.chunks);
                (NOTHING, 0, outcome.map(|()| Ok(None)))
            }
        };
        let after = pool.stats();
        assert!(limit.is_none_or(|limit| after.bytes <= limit));
        assert!(after.bytes >= before.bytes && after.allocations >= before.allocations);
        match outcome {
            Some(Ok(Some(node))) => kept.0.push((node, plan, peers)),
            Some(Ok(None)) => {}
            Some(Err(error)) => assert!(trouble.is_some() || !steady, "{error}"),
            None => assert!(trouble.is_some()),
        }
        kept.check();
    }
    // Whatever went wrong, the next build is as good as the first.
    pool.set_limit(None);
    if steady {
        let plan = Plan { id: 7, depth: 2, above: 0 };
        let deep = Plan { id: 5, depth: 0, above: 66 };
        assert!(plan.is(&pool.build::<Node, _>(Via(plan)).unwrap()));
        assert!(deep.is(&pool.build::<Node, _>(Via(deep)).unwrap()));
        assert!(is_ring(&ring(pool, plan, 3, None).unwrap(), plan, 3));
    }
    kept.check();
}

fn config() -> ProptestConfig {
    let config = ProptestConfig::default();
    // Fewer under a checker: `PROPTEST_CASES`.
    let cases = if cfg!(miri) { 1 } else { config.cases.min(150) };
    ProptestConfig { cases, failure_persistence: None, ..config }
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn pools(steps in steps(), end in any_trouble()) {
        leaves_nothing(|| {
            let pool = Pool::new();
            run(&pool, &steps, true, true);
            with(end, || drop(pool));
        });
    }

    #[test]
    fn pools_with_a_base_allocator_that_fails(steps in steps(), end in any_trouble()) {
        leaves_nothing(|| {
            let mut pool = ArenaPool::with_base(Base);
            run(&pool, &steps, true, false);
            assert_eq!(BLOCKS.get(), pool.stats().chunks + VALUES.get());
            with(end, || pool.reset());
            with(end, || drop(pool));
        });
    }

    #[test]
    fn pools_for_many_threads(steps in steps(), end in any_trouble()) {
        leaves_nothing(|| {
            let mut pool = SyncPool::new();
            run_locals(&pool, &steps);
            let before = pool.stats();
            with(end, || pool.reset());
            let after = pool.stats();
            assert!(after.chunks <= before.chunks && after.capacity <= before.capacity);
            // What was taken over does not stay.
            let absorbs = steps.iter().any(|step| matches!(step.act, Act::Absorb(..)));
            assert!(absorbs || after.capacity == before.capacity);
            run_locals(&pool, &steps);
            with(end, || drop(pool));
        });
    }
}

/// Three arenas take turns.
fn run_locals(pool: &SyncPool, steps: &[Step]) {
    let mut kept = Kept(Vec::new());
    let mut locals = [pool.local(), pool.local(), pool.local()];
    for (Step { act, trouble }, turn) in steps.iter().zip((0..3).cycle()) {
        let local = &locals[turn];
        let some = |n: usize| kept.0.get(n % kept.0.len().max(1)).copied();
        let outcome = match *act {
            Act::Build(plan) => with(*trouble, || local.build(Via(plan)).map(|node| (node, plan, 0))),
            Act::Absorb(plan, values) => {
                let graph = with(None, || graph(plan, values)).unwrap().unwrap();
                Some(Ok((local.absorb(graph).unwrap(), plan, 0)))
            }
            Act::Copy(n) => {
                let Some((node, plan, ring)) = some(n) else { continue };
                with(*trouble, || Ok((local.copy::<Node>(&node)?, plan, ring)))
            }
            Act::Array(n, copies) => {
                let Some((node, plan, ring)) = some(n) else { continue };
                let copied = || Ok((local.array::<Node>(items(copies, |_| Copied(node)))?, node, plan, ring));
                with(*trouble, copied).map(|outcome| {
                    outcome.map(|(array, node, plan, ring)| {
                        assert!(array.iter().all(|copy| is_ring(copy, plan, ring)));
                        (node, plan, ring)
                    })
                })
            }
            Act::Own => {
                with(*trouble, || local.own(Value::new()).map(drop)).unwrap().unwrap();
                continue;
            }
            // The next one has the arena.
            _ => {
                locals[turn] = pool.local();
                continue;
            }
        };
        match outcome {
            Some(Ok(new)) => kept.0.push(new),
            Some(Err(error)) => assert!(trouble.is_some(), "{error}"),
            None => assert!(trouble.is_some()),
        }
        kept.check();
    }
    drop(locals);
    kept.check();
}
