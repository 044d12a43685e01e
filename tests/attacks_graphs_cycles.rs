//! Hostile safe programs that build cycles, against what treats whole graphs (rules 22, 26, 27).

use std::cell::Cell;
use std::ffi::c_char;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::ptr;

use cymem::{
    Built, Chain, Cloned, Copied, Engine, Error, FromC, Graph, InCycle, Init, InitFromIn, Kept, Limits, Link,
    Never, Null, OrNull, Pool, PoolAlloc, Pooled, ViaIn,
};
use cymem_tests::Liar;

#[path = "support/everything.rs"]
#[allow(dead_code, reason = "the struct is enough here")]
mod everything;
use everything::Everything;

/// The graph in every form that it may have.
fn copies<T: PoolAlloc>(graph: &Graph<T>) -> Vec<Graph<T>> {
    // SAFETY: C could have built the same.
    let imported = unsafe { T::import(graph.as_ptr(), Limits::new()) }.unwrap();
    let loaded = Graph::load(&graph.save_to_vec().unwrap()).unwrap();
    let all = vec![graph.try_clone().unwrap(), loaded, imported];
    assert!(all.iter().all(|copy| graph.same(copy).unwrap()));
    all
}

#[derive(PoolAlloc)]
#[repr(C)]
struct Ring {
    id: u32,
    #[pool(link)]
    to: *mut Ring,
    #[pool(one)]
    owns: *mut Ring,
}

/// Rule 26: the root is owned by what it links to, which is no cycle of owners.
#[test]
fn rule_26_a_root_is_owned() {
    let ring: Graph<Ring> = Graph::new_cyclic(|cx, root| {
        let other = cx.reserve::<Ring>()?;
        let root = cx.fill(root, RingInit { id: 0, to: other.link(), owns: Null })?;
        cx.fill(other, RingInit { id: 1, to: root, owns: root })?;
        Ok::<_, Error>(())
    })
    .unwrap();
    for ring in copies(&ring).iter().chain([&ring]) {
        let other = ring.to().unwrap();
        assert!(ptr::eq(other.owns().unwrap(), &**ring) && ptr::eq(other.to().unwrap(), &**ring));
    }
    assert!(ring.dot().to_string().contains("dashed"));
}

#[derive(PoolAlloc)]
#[repr(C)]
#[pool(edit)]
struct Numbers {
    n: u32,
    #[pool(len = n)]
    all: *mut u32,
    #[pool(link)]
    best: *mut u32,
    #[pool(link)]
    alone: *mut u32,
    m: u32,
    #[pool(len = m, each(link))]
    some: *mut *mut u32,
}

/// Rule 29: links lead to numbers in an array, which is changed by either way.
#[test]
fn rule_29_numbers_by_two_ways() {
    let mut graph: Graph<Numbers> = Graph::new_cyclic(|cx, root| {
        let slots = cx.reserve_array::<u32>(4)?;
        let links = slots.links();
        for index in [3, 1, 0, 2] {
            cx.fill_at(&slots, index, index as u32 * 10)?;
        }
        assert!(matches!(cx.fill_at(&slots, 3, 4_u32), Err(Error::NoSlot { index: 3, len: 4 })));
        let alone = cx.reserve::<u32>()?;
        let link = alone.link();
        cx.fill(alone, 99_u32)?;
        let all = cx.complete(slots)?;
        let some = links.iter().rev();
        cx.fill(root, NumbersInit { all, best: links.get(3), alone: link, some })?;
        Ok::<_, Error>(())
    })
    .unwrap();
    for mut copy in copies(&graph) {
        copy.edit().enter_best().unwrap().set(31);
        assert_eq!(copy.all(), [0, 10, 20, 31]);
        copy.edit().all_mut().unwrap()[3] = 32;
        *copy.edit().some_mut().unwrap().enter(0).unwrap() += 1;
        assert_eq!((copy.best(), copy.alone()), (Some(&33), Some(&99)));
        assert!(!graph.same(&copy).unwrap());
    }
    graph.edit().enter_alone().unwrap().set(1);
    assert_eq!((graph.best(), graph.alone()), (Some(&30), Some(&1)));
}

#[derive(PoolAlloc)]
#[repr(C)]
struct Tree {
    id: u32,
    #[pool(back)]
    up: *mut Tree,
    n: u32,
    #[pool(len = n, back)]
    kids: *mut Tree,
    #[pool(link)]
    any: *mut Tree,
    #[pool(one, back)]
    single: *mut Tree,
}

#[derive(PoolAlloc)]
#[repr(C)]
struct Forest {
    n: u32,
    #[pool(len = n)]
    trees: *mut Tree,
}

fn leaf<L>(id: u32, any: L) -> TreeInit<Null, L, Null> {
    TreeInit { id, kids: Null, any, single: Null }
}

/// Rule 27: a slot is filled after panics and errors, with other nodes that lead back to it.
#[test]
fn rule_27_slots_with_children_are_tried_again() {
    let graph: Graph<Forest> = Graph::new_cyclic(|cx, root| {
        let slots = cx.reserve_array::<Tree>(2)?;
        let all = slots.links();
        let kids = |n, panics: bool| {
            (0..n).map(move |id| {
                assert!(!panics || id < 2);
                TreeInit { id, kids: [leaf(0, Null)], any: all.get(0), single: Null }
            })
        };
        let init = |n, panics| TreeInit {
            id: 9,
            any: all.get(1),
            single: leaf(1, all.get(0)),
            kids: Liar(kids(n, panics), 3),
        };
        let panic = catch_unwind(AssertUnwindSafe(|| cx.fill_at(&slots, 0, init(3, true))));
        assert!(panic.is_err());
        assert!(matches!(cx.fill_at(&slots, 0, init(2, false)), Err(Error::IteratorLength { .. })));
        assert!(matches!(cx.fill_at(&slots, 0, init(4, false)), Err(Error::IteratorLength { .. })));
        cx.fill_at(&slots, 0, init(3, false))?;
        cx.fill_at(&slots, 1, leaf(8, all.get(0)))?;
        assert!(matches!(cx.fill_at(&slots, 0, init(3, false)), Err(Error::NoSlot { .. })));
        let trees = cx.complete(slots)?;
        cx.fill(root, ForestInit { trees })?;
        Ok::<_, Error>(())
    })
    .unwrap();
    for forest in copies(&graph).iter().chain([&graph]) {
        let [tree, other] = forest.trees() else { panic!() };
        for kid in tree.kids() {
            assert!(ptr::eq(kid.up().unwrap(), tree) && ptr::eq(kid.any().unwrap(), tree));
            assert!(ptr::eq(kid.kids()[0].up().unwrap(), kid));
        }
        assert!(ptr::eq(tree.single().unwrap().up().unwrap(), tree));
        assert!(ptr::eq(tree.any().unwrap(), other) && ptr::eq(other.any().unwrap(), tree));
    }
}

#[derive(PoolAlloc)]
#[repr(C)]
#[pool(derive(Debug, PartialEq))]
struct Seer {
    #[pool(link)]
    at: *mut Everything,
    #[pool(one)]
    own: *mut Everything,
}

/// Rule 27: nodes of zeros are copied and shown before they are filled.
#[test]
fn rule_27_zeros_are_copied() {
    let (pool, other) = (Pool::new(), Pool::tracked());
    let mut graphs = vec![];
    let built = pool.build_cyclic(|cx| {
        let slots = cx.reserve_array::<Everything>(2)?;
        let seer = cx.build(SeerInit { at: slots.link(1), own: Null })?;
        let view = cx.view(seer);
        let copy = other.copy::<Seer>(view)?;
        assert!(*copy == *view && format!("{copy:?}") != format!("{:?}", *copy));
        assert_eq!(other.copy::<Everything>(view.at().unwrap())?.n(), 0);
        let graph: Graph<Seer> = Graph::new(Cloned(view))?;
        // Zero is not what the constants always are.
        assert!(graph.save_to_vec().is_err() && graph.dot().to_string().contains("Everything"));
        graphs.push(graph.try_clone()?);
        graphs.push(Graph::new(SeerInit { at: Null, own: view.at().map(Cloned) })?);
        Ok::<_, Error>(seer)
    });
    assert!(matches!(built, Err(Error::Unfilled { left: 2, .. })));
    drop(pool);
    for graph in &graphs {
        assert_eq!(graph.at().or(graph.own()).unwrap().leaves().len(), 0);
        assert!(format!("{:?}", **graph).contains("Seer") && !graph.report().unwrap().to_string().is_empty());
    }
}

#[derive(PoolAlloc)]
#[repr(C)]
struct Wheel {
    id: u32,
    #[pool(link)]
    next: *mut Wheel,
    n: u8,
    #[pool(len = n, back)]
    parts: *mut Part,
    m: u32,
    #[pool(len = m)]
    kept: *mut u64,
}

#[derive(PoolAlloc)]
#[repr(C)]
struct Part {
    #[pool(back)]
    of: *mut Wheel,
    #[pool(one)]
    own: *mut Wheel,
    k: u8,
    #[pool(len = k)]
    some: *mut Wheel,
}

/// A build that calls `tick` now and then.
fn wheel<'p, B: Engine>(pool: &'p Pool<B>, tick: &dyn Fn()) -> Result<Pooled<'p, Wheel>, Error> {
    pool.build_cyclic(|cx| {
        let first = cx.reserve::<Wheel>()?;
        let slots = cx.reserve_array::<Wheel>(2)?;
        let mut next = first.link();
        for id in 1..4 {
            tick();
            let parts = (0..2).map(|id| {
                tick();
                PartInit { own: WheelInit { id, next, parts: Null, kept: Null }, some: Null }
            });
            next = cx.build(WheelInit { id, next, kept: Kept(vec![7; 3]), parts })?.link();
        }
        let many = (0..2).map(|id| {
            tick();
            WheelInit { id, next, parts: Null, kept: [5] }
        });
        let mut many = Some(cx.fill_all(slots, many)?);
        let parts = (0..2).map(|_| {
            tick();
            PartInit { own: Null, some: OrNull(many.take()) }
        });
        cx.fill(first, WheelInit { id: 0, next, kept: Null, parts })
    })
}

/// Rules 9 and 25: a build with cycles fails at every byte of its limit, and panics wherever it can.
#[test]
fn rule_25_builds_with_cycles_fail_anywhere() {
    for limit in (0..1500).step_by(if cfg!(miri) { 149 } else { 1 }) {
        let pool = Pool::tracked();
        pool.set_limit(Some(limit));
        let tracked = wheel(&pool, &|| ());
        assert!(matches!(tracked, Ok(_) | Err(Error::LimitExceeded { .. })));
        let pool = Pool::new();
        pool.set_limit(Some(limit));
        assert!(matches!(wheel(&pool, &|| ()), Ok(_) | Err(Error::LimitExceeded { .. })));
        assert!(pool.stats().bytes <= limit);
        pool.set_limit(None);
        let wheel = wheel(&pool, &|| ()).unwrap();
        assert!(ptr::eq(wheel.parts()[1].of().unwrap(), wheel.view()));
        assert_eq!(wheel.parts()[0].some()[1].next().unwrap().id(), 3);
    }
    for at in 1..=14 {
        let (pool, ticks) = (Pool::new(), Cell::new(0));
        let tick = || {
            ticks.set(ticks.get() + 1);
            assert_ne!(ticks.get(), at);
        };
        let panicked = catch_unwind(AssertUnwindSafe(|| wheel(&pool, &tick).is_ok())).is_err();
        assert_eq!(panicked, at <= 13);
        assert_eq!(wheel(&pool, &|| ()).unwrap().next().unwrap().id(), 3);
    }
}

#[derive(PoolAlloc)]
#[repr(C)]
#[pool(derive(Debug, PartialEq), empty(none = 0))]
union Any {
    #[pool(when = 1, link)]
    to: *mut Variable,
    #[pool(when = 2, one)]
    own: *mut Variable,
    #[pool(when = [3, 4], cstr)]
    text: *const c_char,
    #[pool(when = 5)]
    pair: [u32; 2],
    #[pool(when = 6, nested)]
    inner: Point,
}

#[derive(PoolAlloc, Clone, Copy)]
#[repr(C)]
#[pool(derive(Debug, PartialEq))]
struct Point {
    #[pool(one)]
    x: *mut u32,
    #[pool(link)]
    at: *mut Variable,
}

#[derive(PoolAlloc)]
#[repr(C)]
#[pool(edit, derive(Debug, PartialEq))]
struct Variable {
    kind: u8,
    #[pool(tag = kind)]
    any: Any,
    #[pool(list)]
    next: *mut Variable,
    #[pool(back = next)]
    previous: *mut Variable,
    weight: u32,
}

#[derive(PoolAlloc)]
#[repr(C)]
#[pool(edit, derive(Debug, PartialEq))]
struct Variables {
    #[pool(one)]
    first: *mut Variable,
    #[pool(link)]
    last: *mut Variable,
}

/// Rule 26: cycles through the cases of unions.
#[test]
fn rule_26_unions_in_cycles() {
    type Others<L> = AnyInit<L, Never, Never, Never>;
    let mut graph: Graph<Variables> = Graph::new_cyclic(|cx, root| {
        let slot = cx.reserve::<Variable>()?;
        let own = cx.build(VariableInit { any: Others::To(slot.link()), weight: 1 })?;
        let slot = cx.fill(slot, VariableInit { any: Any::own(own), weight: 2 })?;
        let first = cx.build(VariableInit { any: Any::inner(PointInit { x: 7, at: slot }), weight: 3 })?;
        assert!(matches!(cx.view(own).any(), AnyView::To(Some(to)) if to.weight() == 2));
        cx.fill(root, VariablesInit { first, last: slot })?;
        Ok::<_, Error>(())
    })
    .unwrap();
    for graph in copies(&graph).iter().chain([&graph]) {
        let AnyView::Inner(inner) = graph.first().unwrap().any() else { panic!() };
        assert!(ptr::eq(inner.at().unwrap(), graph.last().unwrap()));
        let AnyView::Own(Some(own)) = graph.last().unwrap().any() else { panic!() };
        let AnyView::To(Some(to)) = own.any() else { panic!() };
        assert!(ptr::eq(to, graph.last().unwrap()));
        assert!(**graph == **graph && format!("{:?}", **graph).contains("Inner"));
    }
    graph.edit().enter_last().unwrap().set_weight(20);
    assert_eq!(graph.last().unwrap().weight(), 20);
}

/// Lists of copies, which go on with the nodes of the original, and lead back in both ways.
#[test]
fn rule_11_chains_of_copies() {
    let pool = Pool::new();
    type Text = AnyInit<Never, Never, &'static str, Never>;
    let inits = (0..4).map(|weight| VariableInit { any: Text::Text("x"), weight });
    let first = Variable::list_in(&pool, inits).unwrap().unwrap();
    let init = VariablesInit { first: Chain([Copied(first), Copied(first)]), last: first };
    let list = pool.build::<Variables, _>(init).unwrap();
    let following = || list.first().unwrap().next();
    assert!(following().map(VariableView::weight).eq([0, 1, 2, 3]));
    assert!(ptr::eq(following().next().unwrap().previous().unwrap(), list.first().unwrap()));
    assert!(list.first().unwrap().previous().is_none());
    let graph: Graph<Variables> = Graph::new(Cloned(&*list)).unwrap();
    assert!(ptr::eq(
        graph.last().unwrap().next().next().unwrap(),
        graph.first().unwrap().next().nth(1).unwrap()
    ));
    let loaded = Graph::<Variables>::load(&graph.save_to_vec().unwrap()).unwrap();
    assert!(loaded.same(&graph).unwrap() && *loaded == *graph);
    let chain: Graph<Variables> =
        Graph::new(VariablesInit { first: Chain(following().map(Cloned)), last: Null }).unwrap();
    assert!(chain.first().unwrap().previous().is_none());
    for node in chain.first().unwrap().next() {
        assert!(ptr::eq(node.previous().unwrap().next().next().unwrap(), node));
    }
    assert_eq!(copies(&chain)[1].first().unwrap().next().count(), 3);
}

struct Steps(u32);

impl<'b, 'p> InitFromIn<InCycle<'b, 'p>, (Steps, Link<'b, Ring>)> for Ring {
    fn init_from_in((steps, to): (Steps, Link<'b, Ring>)) -> impl Init<InCycle<'b, 'p>, Ring> {
        assert!(steps.0 < 3);
        RingInit { id: steps.0, to, owns: Null }
    }
}

/// Rule 27: a build that swallows what its recipes do, and whose own error builds another one.
#[test]
fn rule_27_errors_build_graphs() {
    struct Mine(Option<Graph<Ring>>);
    impl From<Error> for Mine {
        fn from(_: Error) -> Self {
            let ring = Graph::new_cyclic(|cx, root| {
                let link = root.link();
                cx.fill(root, ViaIn((Steps(2), link))).map(drop)
            });
            Mine(ring.ok().filter(|_: &Graph<Ring>| true))
        }
    }
    let failed: Result<Graph<Ring>, Mine> = Graph::new_cyclic(|cx, root| {
        let link = root.link();
        let panicked = catch_unwind(AssertUnwindSafe(|| {
            let _: Result<Built<'_, Ring>, _> = cx.build(ViaIn((Steps(3), link)));
        }));
        assert!(panicked.is_err());
        cx.fill(root, ViaIn((Steps(1), link)))?;
        let _ = cx.reserve::<Ring>()?;
        Ok(())
    });
    let ring = failed.err().unwrap().0.unwrap();
    assert!(ptr::eq(ring.to().unwrap(), &*ring));
}
