//! Sources that become others for the same place, deeper than the stack is to go; and what is done with a node once it is
//! whole (rules 9 and 23).
#![allow(missing_docs)]
#![recursion_limit = "256"]

use std::ptr;

use cymem::{Chain, Context, Error, Graph, Init, InitFrom, Null, Pool, PoolAlloc, Via};

#[derive(PoolAlloc)]
#[repr(C)]
struct Node {
    id: u32,
    #[pool(back)]
    up: *mut Node,
    #[pool(list)]
    next: *mut Node,
    #[pool(back = next)]
    previous: *mut Node,
    #[pool(one, back)]
    one: *mut Node,
    #[pool(one)]
    list: *mut Node,
    n: u32,
    #[pool(len = n, back)]
    array: *mut Node,
    #[pool(zero_terminated, until = |node| node.id == 0)]
    ended: *mut Node,
    #[pool(zero_terminated, until = |literal| literal.part.id == 0)]
    literals: *mut Literal,
    #[pool(nested)]
    part: Part,
    #[pool(nested)]
    parts: [Part; 2],
}

#[derive(PoolAlloc)]
#[repr(C)]
struct Literal {
    #[pool(nested)]
    part: Part,
    x: u16,
}

#[derive(PoolAlloc)]
#[repr(C)]
struct Part {
    id: u32,
    #[pool(one)]
    node: *mut Node,
}

/// Becomes what is in it.
#[derive(Clone, Copy)]
struct Wrapped<S>(S);

impl<S> InitFrom<Wrapped<S>> for Node
where
    Node: InitFrom<S>,
{
    fn init_from<C: Context>(Wrapped(source): Wrapped<S>) -> impl Init<C, Self> {
        Via(source)
    }
}

impl<S> InitFrom<Wrapped<S>> for Part
where
    Part: InitFrom<S>,
{
    fn init_from<C: Context>(Wrapped(source): Wrapped<S>) -> impl Init<C, Self> {
        Via(source)
    }
}

#[derive(Clone, Copy)]
struct Leaf(u32);

impl InitFrom<Leaf> for Node {
    fn init_from<C: Context>(Leaf(id): Leaf) -> impl Init<C, Self> {
        NodeInit {
            id,
            one: Null,
            list: Null,
            array: Null,
            ended: Null,
            literals: Null,
            part: PartInit { id, node: Null },
            parts: [id, id].map(|id| PartInit { id, node: Null }),
        }
    }
}

impl InitFrom<Leaf> for Part {
    fn init_from<C: Context>(Leaf(id): Leaf) -> impl Init<C, Self> {
        PartInit { id, node: (id != 0).then_some(Via(Leaf(id))) }
    }
}

/// In four, sixteen and more of them.
fn four<S>(source: S) -> Wrapped<Wrapped<Wrapped<Wrapped<S>>>> {
    Wrapped(Wrapped(Wrapped(Wrapped(source))))
}

macro_rules! deep {
    ($source:expr) => {
        four(four(four(four(four(four(four(four(four(four(four(four(four(four(four(four(four(
            four($source),
        )))))))))))))))))
    };
}

/// What the sources of the fields become, each 72 sources further.
struct Plan(u32);

impl InitFrom<Plan> for Node {
    fn init_from<C: Context>(Plan(id): Plan) -> impl Init<C, Self> {
        let deep = |id| Via(deep!(Leaf(id)));
        NodeInit {
            id,
            one: deep(1),
            list: Chain([2, 3, 4].map(deep)),
            array: [5, 6].map(deep),
            ended: [7, 8].map(deep),
            literals: [9, 10].map(|id| LiteralInit { part: deep_part(id), x: 0 }),
            part: deep_part(11),
            parts: [12, 13].map(deep_part),
        }
    }
}

fn deep_part<C: Context>(id: u32) -> impl Init<C, Part> {
    Via(deep!(Leaf(id)))
}

fn check(node: &NodeView) {
    let id = |node: &NodeView| {
        let part = node.part();
        assert_eq!((part.id(), node.parts()[1].id()), (node.id(), node.id()));
        node.id()
    };
    let up = |child: &NodeView| ptr::eq(child.up().unwrap(), node);
    let one = node.one().unwrap();
    assert_eq!((id(one), up(one)), (1, true));
    let list = node.list().unwrap();
    let all: Vec<_> = std::iter::once(list).chain(list.next()).collect();
    assert!(all.iter().map(|node| id(node)).eq([2, 3, 4]));
    assert!(list.previous().is_none());
    assert!(all.windows(2).all(|pair| ptr::eq(pair[1].previous().unwrap(), pair[0])));
    assert!(node.array().iter().map(id).eq([5, 6]) && node.array().iter().all(up));
    assert!(node.ended().iter().map(id).eq([7, 8]));
    let part = |part: &PartView| {
        assert_eq!(part.node().unwrap().id(), part.id());
        part.id()
    };
    assert!(node.literals().iter().map(|literal| part(literal.part())).eq([9, 10]));
    assert_eq!((part(node.part()), part(&node.parts()[0]), part(&node.parts()[1])), (11, 12, 13));
}

#[test]
fn rule_23_sources_that_become_others_for_the_same_place() {
    let graph: Graph<Node> = Graph::new(Via(Plan(20))).unwrap();
    check(&graph);
    let graph: Graph<Node> = Graph::new(Via(deep!(Plan(20)))).unwrap();
    check(&graph);
    check(&graph.try_clone().unwrap());
    let pool = Pool::new();
    let nodes = pool.array::<Node>([Via(deep!(Plan(1))), Via(deep!(Plan(2)))]).unwrap();
    nodes.iter().for_each(check);
    let list = Node::list_in(&pool, [Via(deep!(Plan(1))), Via(deep!(Plan(2)))]).unwrap().unwrap();
    check(&list);
    list.next().for_each(check);
}

/// A mistake behind all of them.
struct Wrong(u32);

impl InitFrom<Wrong> for Node {
    fn init_from<C: Context>(Wrong(at): Wrong) -> impl Init<C, Self> {
        let deep = |id| Via(deep!(Leaf(id)));
        let zero = move |here, id| if here == at { 0 } else { id };
        NodeInit {
            id: 1,
            one: Null,
            list: Null,
            array: Null,
            ended: [zero(9, 1), zero(1, 2)].map(deep),
            literals: [zero(9, 3), zero(2, 4)].map(|id| LiteralInit { part: deep_part(id), x: 7 }),
            part: deep_part(5),
            parts: [6, 7].map(deep_part),
        }
    }
}

/// Elements are compared with a terminator once they are whole.
#[test]
fn rule_23_elements_are_compared_once_they_are_whole() {
    for (at, field) in [(1, "Node.ended"), (2, "Node.literals")] {
        let built = [Graph::<Node>::new(Via(Wrong(at))), Graph::<Node>::new(Via(deep!(Wrong(at))))];
        for error in built.map(Result::unwrap_err) {
            assert!(matches!(error, Error::EarlyTerminator { .. }), "{error}");
            assert_eq!((error.field(), error.place().index()), (Some(field), Some(1)));
        }
    }
    assert!(Graph::<Node>::new(Via(deep!(Wrong(0)))).is_ok());
}
