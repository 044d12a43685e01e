//! Hostile safe programs against builds with cycles: what compiles must be clean under Miri and valgrind. What must not
//! compile is in `ui/cycle`.

use std::panic::{AssertUnwindSafe, catch_unwind, panic_any};

use cymem::{Built, Error, Graph, InCycle, Init, InitFromIn, Link, Null, Pool, PoolAlloc, ViaIn};

#[path = "support/everything.rs"]
#[allow(dead_code, reason = "shared with other tests")]
mod everything;
use everything::Everything;

#[derive(PoolAlloc)]
#[repr(C)]
#[pool(derive(Debug, PartialEq))]
struct Node {
    id: u8,
    len: u32,
    #[pool(len = len)]
    numbers: *mut u64,
    #[pool(len = len)]
    names: *mut Name,
    #[pool(link)]
    friend: *mut Node,
    #[pool(one)]
    owned: *mut Node,
}

#[derive(PoolAlloc)]
#[repr(C)]
#[pool(derive(Debug, PartialEq))]
struct Name {
    #[pool(cstr)]
    text: *const std::ffi::c_char,
}

macro_rules! node {
    ($id:expr, $friend:expr, $owned:expr) => {
        NodeInit {
            id: $id,
            numbers: [7, 8],
            names: [NameInit { text: "a" }, NameInit { text: "b" }],
            friend: $friend,
            owned: $owned,
        }
    };
}

fn is_zero(node: &NodeView) -> bool {
    node.id() == 0
        && node.numbers().is_empty()
        && node.names().is_empty()
        && node.friend().is_none()
        && node.owned().is_none()
        && format!("{node:?}").contains("numbers: []")
}

struct Panics(u32);
impl Iterator for Panics {
    type Item = NameInit<&'static str>;
    fn next(&mut self) -> Option<Self::Item> {
        self.0 = self.0.checked_sub(1).unwrap_or_else(|| panic_any("hostile"));
        Some(NameInit { text: "x" })
    }
    fn size_hint(&self) -> (usize, Option<usize>) {
        (2, Some(2))
    }
}
impl ExactSizeIterator for Panics {}

/// Rule 27: whoever looks at a slot after a panic in its recipe finds a node of zeros.
#[test]
fn rule_27_a_recipe_panics() {
    let pool = Pool::new();
    for after in 0..2 {
        let error = pool
            .build_cyclic(|cx| -> Result<Built<'_, Node>, Error> {
                let slot = cx.reserve::<Node>()?;
                let seer = cx.build(node!(1, slot.link(), Null))?;
                assert!(is_zero(cx.view(seer).friend().unwrap()));
                let hostile =
                    NodeInit { id: 9, numbers: [1, 2], names: Panics(after), friend: seer, owned: seer };
                let caught = catch_unwind(AssertUnwindSafe(|| cx.fill(slot, hostile).map(drop)));
                assert!(caught.is_err());
                assert!(is_zero(cx.view(seer).friend().unwrap()));
                Ok(seer)
            })
            .unwrap_err();
        assert!(matches!(error, Error::Unfilled { number: 0, index: None, left: 1, .. }));
    }
}

/// Rule 27: the same after an error, at which parts of the node are written, and in an array the slot can be filled
/// after all.
#[test]
fn rule_27_a_recipe_fails() {
    let pool = Pool::new();
    let root = pool
        .build_cyclic(|cx| -> Result<Built<'_, Node>, Error> {
            let slots = cx.reserve_array::<Node>(2)?;
            let all = slots.links();
            cx.fill_at(&slots, 0, node!(1, all.get(1), Null))?;
            let seer = cx.build(node!(5, all.get(1), Null))?;
            let bad = NodeInit {
                id: 9,
                numbers: [1, 2, 3],
                names: [NameInit { text: "one" }],
                friend: all.get(0),
                owned: seer,
            };
            assert!(matches!(cx.fill_at(&slots, 1, bad), Err(Error::LengthMismatch { .. })));
            assert!(is_zero(cx.view(seer).friend().unwrap()));
            let bad = NodeInit {
                id: 9,
                numbers: [1],
                names: [NameInit { text: "a\0b" }],
                friend: Null,
                owned: Null,
            };
            assert!(matches!(cx.fill_at(&slots, 1, bad), Err(Error::InteriorNul { .. })));
            assert!(is_zero(cx.view(seer).friend().unwrap()));
            cx.fill_at(&slots, 1, node!(2, all.get(0), seer))?;
            cx.complete(slots).map(drop)?;
            Ok(seer)
        })
        .unwrap();
    let second = root.friend().unwrap();
    assert_eq!((second.id(), second.friend().unwrap().id(), second.owned().unwrap().id()), (2, 1, 5));
}

/// Rule 27: a node of zeros is a node, whatever its fields are.
#[test]
fn rule_27_everything_is_zero() {
    #[derive(PoolAlloc)]
    #[repr(C)]
    struct Seer {
        #[pool(link)]
        at: *mut Everything,
    }
    let pool = Pool::new();
    let error = pool.build_cyclic(|cx| -> Result<Built<'_, Seer>, Error> {
        let slot = cx.reserve::<Everything>()?;
        let seer = cx.build(SeerInit { at: slot.link() })?;
        let zero = cx.view(seer).at().unwrap();
        assert!(format!("{zero:?}").len() > 100);
        assert_eq!(*zero, *zero);
        Ok(seer)
    });
    assert!(matches!(error, Err(Error::Unfilled { .. })));
}

/// Rule 27: an error that is swallowed comes out all the same, and so does the one of a slot that was leaked.
#[test]
fn rule_27_errors_are_swallowed_and_slots_are_forgotten() {
    let graph = Graph::<Node>::new_cyclic(|cx, root| {
        let bad = NodeInit {
            id: 1,
            numbers: [1],
            names: [NameInit { text: "" }; 0],
            friend: root.link(),
            owned: Null,
        };
        let _ = cx.fill(root, bad);
        Ok::<_, Error>(())
    });
    assert!(matches!(graph, Err(Error::Unfilled { number: 0, .. })));
    let graph = Graph::<Node>::new_cyclic(|cx, root| {
        let _ = cx.reserve::<Node>()?;
        let _ = cx.reserve_array::<Node>(2)?;
        cx.fill(root, node!(1, Null, Null)).map(drop)
    });
    assert!(matches!(graph, Err(Error::Unfilled { number: 1, left: 3, .. })));
}

/// Rule 27: the closure itself panics, with slots open, and the pool goes on.
#[test]
fn rule_27_the_build_panics() {
    let pool = Pool::tracked();
    let caught = catch_unwind(AssertUnwindSafe(|| {
        pool.build_cyclic(|cx| -> Result<Built<'_, Node>, Error> {
            let slot = cx.reserve::<Node>()?;
            cx.build(node!(1, slot.link(), Null))?;
            panic_any("hostile")
        })
        .map(drop)
    }));
    assert!(caught.is_err());
    assert_eq!(Node::new_in(&pool, node!(3, Null, Null)).unwrap().names().len(), 2);
}

/// Rule 26: a node is owned by what is built after it, so no walk over owners goes round, whatever links do.
#[test]
fn rule_26_owners_form_no_cycle() {
    let pool = Pool::new();
    let last = pool
        .build_cyclic(|cx| -> Result<Built<'_, Node>, Error> {
            let mut slots = Vec::new();
            for _ in 0..5 {
                slots.push(cx.reserve::<Node>()?);
            }
            let links: Vec<Link<'_, Node>> = slots.iter().map(|slot| slot.link()).collect();
            let mut owned: Option<Built<'_, Node>> = None;
            for (id, slot) in (0..).zip(slots) {
                // Everyone links to everyone, and owns who came before.
                owned = Some(cx.fill(slot, node!(id, links[usize::from(4 - id)], owned))?);
            }
            cx.build(node!(9, owned, owned))
        })
        .unwrap();
    let copy = pool.copy::<Node>(&last).unwrap();
    assert_eq!(*copy, *last);
    let (mut depth, mut at) = (0, copy.view());
    while let Some(next) = at.owned() {
        (depth, at) = (depth + 1, next);
    }
    assert_eq!(depth, 5);
    assert!(format!("{copy:?} {:?}", &*copy).len() > 100);
}

/// Rule 22: builds in builds, in the same pool, from iterators that the outer build is reading.
#[test]
fn rule_22_a_build_in_an_iterator_of_a_build() {
    let pool = Pool::new();
    let root = pool
        .build_cyclic(|cx| -> Result<Built<'_, Node>, Error> {
            let slot = cx.reserve::<Node>()?;
            let link = slot.link();
            let numbers = [0, 1].map(|id| id).into_iter().map(|id: u8| {
                let inner = pool
                    .build_cyclic(|cx| {
                        let slot = cx.reserve::<Node>()?;
                        let link = slot.link();
                        cx.fill(slot, node!(id, link, Null))
                    })
                    .unwrap_or_else(|error: Error| panic!("{error}"));
                u64::from(inner.friend().unwrap().friend().unwrap().id())
            });
            let names = [NameInit { text: "a" }, NameInit { text: "b" }];
            cx.fill(slot, NodeInit { id: 5, numbers, names, friend: link, owned: Null })
        })
        .unwrap();
    assert_eq!(root.friend().unwrap().numbers(), [0, 1]);
}

/// Rule 25: a limit that is reached in the middle leaves a pool that works, and figures that are right.
#[test]
fn rule_25_a_limit_is_reached_anywhere() {
    for limit in (0..700).step_by(40) {
        let pool = Pool::new();
        pool.set_limit(Some(limit));
        let built = pool.build_cyclic(|cx| -> Result<Built<'_, Node>, Error> {
            let slots = cx.reserve_array::<Node>(3)?;
            let all = slots.links();
            for index in 0..3 {
                if cx.fill_at(&slots, index, node!(index as u8, all.get(2 - index), Null)).is_err() {
                    // Again, and the error comes out this time.
                    cx.fill_at(&slots, index, node!(index as u8, all.get(2 - index), Null))?;
                }
            }
            let array = cx.complete(slots)?;
            cx.build(node!(9, array.links().get(1), Null))
        });
        match built {
            Ok(root) => assert_eq!(root.friend().unwrap().friend().unwrap().id(), 1),
            Err(error) => assert!(matches!(error, Error::LimitExceeded { .. }), "{error}"),
        }
        assert!(pool.stats().bytes <= limit);
        pool.set_limit(None);
        assert_eq!(Node::new_in(&pool, node!(1, Null, Null)).unwrap().numbers(), [7, 8]);
    }
}

/// Rule 9: what a recipe owns is dropped while a panic passes through, and panics as well, or builds.
#[test]
fn rule_09_destructors_build() {
    struct Hostile<'p>(&'p Pool, [u64; 2]);
    impl Drop for Hostile<'_> {
        fn drop(&mut self) {
            let pool = self.0;
            let built = pool.build_cyclic(|cx| {
                let slot = cx.reserve::<Node>()?;
                let link = slot.link();
                cx.fill(slot, node!(1, link, Null))
            });
            assert_eq!(built.unwrap_or_else(|error: Error| panic!("{error}")).friend().unwrap().id(), 1);
        }
    }
    impl Iterator for Hostile<'_> {
        type Item = u64;
        fn next(&mut self) -> Option<u64> {
            self.1[0] += 1;
            (self.1[0] <= 2).then_some(self.1[0])
        }
        fn size_hint(&self) -> (usize, Option<usize>) {
            let left = 2 - self.1[0].min(2) as usize;
            (left, Some(left))
        }
    }
    impl ExactSizeIterator for Hostile<'_> {}
    let pool = Pool::new();
    let error = pool.build_cyclic(|cx| -> Result<Built<'_, Node>, Error> {
        let slot = cx.reserve::<Node>()?;
        let seer = cx.build(node!(1, slot.link(), Null))?;
        let hostile =
            NodeInit { id: 9, numbers: Hostile(&pool, [0, 0]), names: Panics(1), friend: Null, owned: Null };
        assert!(catch_unwind(AssertUnwindSafe(|| cx.fill(slot, hostile).map(drop))).is_err());
        assert!(is_zero(cx.view(seer).friend().unwrap()));
        Ok(seer)
    });
    assert!(error.is_err());
}

impl<'b, 'p> InitFromIn<InCycle<'b, 'p>, (u8, Link<'b, Node>)> for Node {
    fn init_from_in((id, link): (u8, Link<'b, Node>)) -> impl Init<InCycle<'b, 'p>, Node> {
        assert!(id != 13);
        node!(id, link, Null)
    }
}

/// A source that panics in a recipe of its own.
#[test]
fn rule_27_init_from_in_panics() {
    let graph = Graph::<Node>::new_cyclic(|cx, root| {
        let link = root.link();
        let thirteen = cx.reserve::<Node>()?;
        let other = thirteen.link();
        let caught = catch_unwind(AssertUnwindSafe(|| cx.fill(thirteen, ViaIn((13, link))).map(drop)));
        assert!(caught.is_err());
        let root = cx.fill(root, ViaIn((1, other)))?;
        assert!(is_zero(cx.view(root).friend().unwrap()));
        Ok::<_, Error>(())
    });
    assert!(matches!(graph, Err(Error::Unfilled { number: 1, .. })));
}

/// Graphs with cycles go to other threads, and outlive the pool that they were copied from.
#[test]
fn a_ring_is_sent() {
    let graph: Graph<Node> = Graph::new_cyclic(|cx, root| {
        let link = root.link();
        let owned = cx.build(node!(2, link, Null))?;
        cx.fill(root, node!(1, owned, owned)).map(drop)
    })
    .unwrap_or_else(|error: Error| panic!("{error}"));
    let copy = graph.try_clone().unwrap();
    std::thread::spawn(move || assert_eq!(graph.friend().unwrap().friend().unwrap().id(), 1)).join().unwrap();
    assert_eq!(copy.owned().unwrap().friend().unwrap().id(), 1);
}
