//! Hostile programs against the table: copies, imports, drawings, and the description that they all trust.
#![allow(
    clippy::undocumented_unsafe_blocks,
    clippy::multiple_unsafe_ops_per_block,
    reason = "data of C that is wrong"
)]

use std::ptr;

use cymem::{Error, Fault, FromC, Graph, Limits, Null, Plain, PoolAlloc};
use cymem_tests::{on_a_stack_of, one_in};

fn fault<T: PoolAlloc>(result: Result<Graph<T>, Error>) -> Option<Fault> {
    match result {
        Err(Error::Invalid { fault, .. }) => Some(fault),
        _ => None,
    }
}

/// Constants of the user's own, called like those of the traits (rules 18 and 34): the fields of other types.
mod constants_of_the_user {
    use super::*;

    #[derive(PoolAlloc)]
    #[repr(C)]
    struct Other {
        first: u64,
        second: u64,
        third: u64,
        #[pool(opaque)]
        fourth: *mut u64,
    }

    #[derive(PoolAlloc)]
    #[repr(C)]
    struct Row {
        n: u64,
        #[pool(len = n)]
        values: *mut u64,
        large: u64,
        #[pool(len = n)]
        others: *mut u64,
    }

    #[expect(dead_code, reason = "nobody may use it")]
    impl Row {
        // The count would be `values`, an address.
        const FIELDS: &'static [cymem::private::Field] = &[
            <Other as PoolAlloc>::FIELDS[1],
            <Other as PoolAlloc>::FIELDS[3],
            <Other as PoolAlloc>::FIELDS[2],
            <Other as PoolAlloc>::FIELDS[3],
        ];
    }

    #[test]
    fn a_struct_is_described_by_its_trait() {
        let recipe = RowInit { values: [1_u64, 2, 3], large: 1 << 40, others: [4_u64, 5, 6] };
        let graph: Graph<Row> = Graph::new(recipe).unwrap();
        let copy = graph.try_clone().unwrap();
        assert_ne!(copy.values().as_ptr(), graph.values().as_ptr());
        drop(graph);
        assert_eq!((copy.values(), copy.others()), (&[1, 2, 3][..], &[4, 5, 6][..]));
    }

    #[derive(PoolAlloc)]
    #[repr(C)]
    union Integers {
        #[pool(when = 1)]
        first: u64,
        #[pool(when = 2)]
        second: u64,
    }

    #[derive(PoolAlloc)]
    #[repr(C)]
    union Value {
        #[pool(when = 1)]
        flag: bool,
        #[pool(when = 2)]
        number: u64,
    }

    #[expect(dead_code, reason = "nobody may use it")]
    impl Value {
        const CASES: &'static [cymem::private::Field] = <Integers as cymem::private::Union>::CASES;
    }

    #[derive(PoolAlloc)]
    #[repr(C)]
    struct Holder {
        tag: u32,
        #[pool(tag = tag)]
        value: Value,
    }

    #[test]
    fn a_union_is_described_by_its_trait() {
        let holder = Holder { tag: 1, value: Value { number: 7 } };
        let found = fault(unsafe { Holder::import(&holder, Limits::new()) });
        assert_eq!(found, Some(Fault::InvalidBool { found: 7 }));
    }
}

/// Names in types that pointers lead to mean what they mean outside (rules 18 and 21).
mod names_of_the_user {
    use super::*;

    const ASKED: usize = 4;

    #[derive(PoolAlloc)]
    #[repr(C)]
    struct Row {
        n: u32,
        #[pool(len = n)]
        values: *mut [u8; ASKED],
    }

    #[test]
    fn no_generic_parameter_captures_a_constant() {
        let graph: Graph<Row> = Graph::new(RowInit { values: [[1; 4], [2; 4]] }).unwrap();
        let copy = graph.try_clone().unwrap();
        drop(graph);
        assert_eq!(copy.values(), [[1; 4], [2; 4]]);
    }
}

/// A type with a niche that is plain by hand (rule 4): nobody knows which bytes are a value of it.
#[derive(Clone, Copy, PartialEq, Debug)]
#[repr(u8)]
enum Small {
    Zero,
    One,
}

// SAFETY: zero is a value, there is no padding, and nothing to drop.
unsafe impl Plain for Small {}

#[derive(PoolAlloc)]
#[repr(C)]
struct Version {
    #[pool(value = Small::One)]
    small: Small,
    #[pool(value = ptr::without_provenance_mut(8))]
    table: *mut u8,
}

#[test]
fn a_constant_is_a_value_before_it_is_compared() {
    let wrong: [*mut u8; 2] = [ptr::without_provenance_mut(0x0707_0707), ptr::null_mut()];
    let import = |raw: *const Version, limits| fault(unsafe { Version::import(raw, limits) });
    assert_eq!(import(wrong.as_ptr().cast(), Limits::new()), Some(Fault::OtherConstant));
    let known = unsafe { Limits::new().with_unknown() };
    let (zero, one) = (Small::Zero, Small::One);
    let version = |small| Version { small, table: ptr::null_mut() };
    assert_eq!(import(&version(zero), known), Some(Fault::OtherConstant));
    // Pointers are not compared.
    assert_eq!(import(&version(one), known), None);
}

#[derive(PoolAlloc)]
#[repr(C)]
struct First {
    id: u64,
    #[pool(one)]
    second: *mut Second,
}

#[derive(PoolAlloc)]
#[repr(C)]
struct Second {
    id: u64,
    #[pool(one)]
    first: *mut First,
}

#[derive(PoolAlloc)]
#[repr(C)]
struct Arrays {
    n: u32,
    #[pool(len = n)]
    left: *mut First,
    #[pool(len = n)]
    right: *mut First,
    #[pool(one)]
    one: *mut First,
    #[pool(link)]
    link: *mut First,
}

/// Rule 26: memory that is two types at once owns itself all the same.
#[test]
fn a_node_under_two_types_is_a_cycle() {
    let mut first = First { id: 1, second: ptr::null_mut() };
    let raw = &raw mut first;
    unsafe { (*raw).second = raw.cast() };
    assert_eq!(fault(unsafe { First::import(raw, Limits::new()) }), Some(Fault::Cycle));
}

/// Rule 28: what overlaps in C is apart in the copy.
#[test]
fn arrays_that_overlap_are_copied_apart() {
    let mut rows = [1, 2, 3].map(|id| First { id, second: ptr::null_mut() });
    let start = rows.as_mut_ptr();
    let second = unsafe { start.add(1) };
    let arrays = Arrays { n: 2, left: start, right: second, one: second, link: second };
    let graph = unsafe { Arrays::import(&arrays, Limits::new()) }.unwrap();
    let ids = |rows: &[FirstView]| rows.iter().map(|row| row.id()).collect::<Vec<_>>();
    assert_eq!((ids(graph.left()), ids(graph.right())), (vec![1, 2], vec![2, 3]));
    assert_eq!(graph.as_raw().one, graph.as_raw().link);
    assert_eq!(graph.one().unwrap().id(), 2);
}

#[derive(PoolAlloc)]
#[repr(C)]
struct Tree {
    n: u32,
    #[pool(len = n)]
    kids: *mut Tree,
}

/// Rule 26: an array that holds its own holder is a cycle of owners.
#[test]
fn an_array_that_holds_its_holder_is_a_cycle() {
    let mut tree = Tree { n: 1, kids: ptr::null_mut() };
    let raw = &raw mut tree;
    unsafe { (*raw).kids = raw };
    let found = fault(unsafe { Tree::import(raw, Limits::new().nodes(1000)) });
    assert_eq!(found, Some(Fault::Cycle));
    // Twice as many at each step.
    let mut trees = [const { Tree { n: 2, kids: ptr::null_mut() } }; 2];
    let raw = trees.as_mut_ptr();
    unsafe {
        (*raw).kids = raw;
        (*raw.add(1)).kids = raw;
    }
    let found = fault(unsafe { Tree::import(raw, Limits::new().nodes(1000)) });
    assert_eq!(found, Some(Fault::Cycle));
}

#[derive(PoolAlloc)]
#[repr(C)]
struct Range {
    #[pool(end = stop)]
    begin: *const u32,
    stop: *const u32,
}

/// Rule 15: ends that lie anywhere.
#[test]
fn an_end_may_lie_anywhere() {
    let import = |begin, stop| {
        let range = Range { begin, stop: ptr::without_provenance(stop) };
        unsafe { Range::import(&range, Limits::new()) }
    };
    let nothing = import(ptr::null(), 0x1000).unwrap();
    assert!(nothing.begin().is_empty() && nothing.as_raw().stop.is_null());
    let low = ptr::without_provenance(8);
    assert!(import(low, 8).unwrap().begin().is_empty());
    assert_eq!(fault(import(low, 4)), Some(Fault::InvalidCount { found: Some(-1) }));
    assert_eq!(fault(import(low, 9)), Some(Fault::PartOfElement { bytes: 1, size: 4 }));
    assert_eq!(fault(import(low, (1 << 63) + 8)), Some(Fault::InvalidCount { found: None }));
}

/// Rule 23: fifty thousand levels on a small stack, and as many ways to the leaf as `2^n`.
#[test]
fn deep_graphs_need_no_stack() {
    let levels = if cfg!(miri) { 30 } else { 50_000 / one_in(10) as u64 };
    let look = move || {
        let graph: Graph<Node> = Graph::build(|pool, root| {
            let mut last = Node::new_in(pool, NodeInit { id: 0, a: Null, b: Null, link: Null })?;
            for id in 1..levels {
                last = Node::new_in(pool, NodeInit { id, a: last, b: last, link: last })?;
            }
            root.fill(NodeInit { id: levels, a: last, b: last, link: last })
        })
        .unwrap();
        let copy = graph.try_clone().unwrap();
        drop(graph);
        let imported = unsafe { Node::import(copy.as_ptr(), Limits::new()) }.unwrap();
        for graph in [&copy, &imported] {
            assert_eq!(graph.report().unwrap().blocks() as u64, levels + 1);
            assert!(graph.dot().to_string().lines().count() as u64 > 3 * levels);
        }
    };
    on_a_stack_of(64 << 10, look);
}

#[derive(PoolAlloc)]
#[repr(C)]
struct Node {
    id: u64,
    #[pool(one)]
    a: *mut Node,
    #[pool(one)]
    b: *mut Node,
    #[pool(link)]
    link: *mut Node,
}

#[derive(PoolAlloc, Clone, Copy, Debug, PartialEq)]
#[repr(u8)]
enum Color {
    None,
    Red = 200,
}

#[derive(PoolAlloc, Clone, Copy, Debug, PartialEq)]
#[repr(i8)]
enum Sign {
    Minus = -1,
    Zero,
    Plus,
}

#[derive(PoolAlloc)]
#[repr(C)]
struct Enums {
    color: Color,
    sign: Sign,
}

/// Rule 28: an enum that is none says what it is.
#[test]
fn an_enum_shows_its_number() {
    let import = |bytes: [u8; 2]| fault(unsafe { Enums::import(bytes.as_ptr().cast(), Limits::new()) });
    assert_eq!(import([200, 255]), None);
    assert_eq!(import([201, 1]), Some(Fault::InvalidEnum { found: 201 }));
    assert_eq!(import([0, 253]), Some(Fault::InvalidEnum { found: -3 }));
}

#[derive(PoolAlloc)]
#[repr(C)]
struct Model {
    classes: u32,
    #[pool(len = classes * 2)]
    rho: *const f64,
    count: u32,
    #[pool(len = count)]
    labels: *const u32,
}

/// Rule 10: what an expression is the length of may be missing, what a count is filled in for may not.
#[test]
fn a_computed_length_may_have_no_array() {
    let model = |count| Model { classes: 3, rho: ptr::null(), count, labels: ptr::null() };
    let graph = unsafe { Model::import(&model(0), Limits::new()) }.unwrap();
    assert!(graph.rho().is_empty() && graph.as_raw().rho.is_null());
    assert!(graph.same(&Graph::load(&graph.save_to_vec().unwrap()).unwrap()).unwrap());
    let found = fault(unsafe { Model::import(&model(2), Limits::new()) });
    assert_eq!(found, Some(Fault::MissingArray { count: 2 }));
}

#[derive(PoolAlloc)]
#[repr(C)]
struct Wide {
    #[pool(utf16)]
    text: *const u16,
    #[pool(utf16, block)]
    texts: *const u16,
}

/// Rule 28: what is not aligned is not followed, text neither.
#[test]
fn text_that_is_not_aligned_is_not_followed() {
    let odd = ptr::without_provenance(1);
    let import = |text, texts| fault(unsafe { Wide::import(&Wide { text, texts }, Limits::new()) });
    let misaligned = Some(Fault::MisalignedPointer { address: 1, align: 2 });
    assert_eq!(import(odd, ptr::null()), misaligned);
    assert_eq!(import(ptr::null(), odd), misaligned);
}
