//! Unions and their tags: shared ones, flags, no tag at all, parameters, and unions in unions.
#![allow(missing_docs)]

use core::ffi::c_char;

use cymem::{Error, Graph, Null, Pool, PoolAlloc, Zeroed};
use cymem_tests::refused;

// Two unions with one tag.

#[derive(PoolAlloc)]
#[repr(C)]
union First {
    #[pool(when = 1)]
    number: u32,
    #[pool(when = 2, cstr)]
    text: *mut c_char,
}

#[derive(PoolAlloc)]
#[repr(C)]
union Second {
    #[pool(when = 1)]
    float: f32,
    #[pool(when = 2, one)]
    node: *mut Two,
    #[pool(when = 3)]
    byte: u8,
}

#[derive(PoolAlloc)]
#[repr(C)]
struct Two {
    #[pool(tag = kind)]
    first: First,
    kind: i16,
    #[pool(tag = kind)]
    second: Second,
}

#[test]
fn unions_that_share_a_tag_agree() {
    let two: Graph<Two> =
        Graph::new(TwoInit { first: First::number(1), second: Second::float(0.5) }).unwrap();
    assert_eq!(two.kind(), 1);
    let inner = || TwoInit { first: First::number(7), second: Second::float(0.5) };
    let two: Graph<Two> =
        Graph::new(TwoInit { first: First::text("x"), second: Second::node(inner()) }).unwrap();
    let SecondView::Node(Some(node)) = two.second() else { panic!("a node") };
    assert!(matches!(node.first(), FirstView::Number(7)));
    let (error, field) =
        refused(Graph::<Two>::new(TwoInit { first: First::number(1), second: Second::byte(1) }));
    assert_eq!(field, "Two.second");
    assert!(
        matches!(error, Error::TagMismatch { expected: 1, found: 3, given_by: "Two.first", .. }),
        "{error:?}"
    );
}

// Flags of two unions in one field.

#[derive(PoolAlloc)]
#[repr(C)]
union Low {
    #[pool(when = 0)]
    number: u32,
    #[pool(when = 0x1)]
    float: f32,
}

#[derive(PoolAlloc)]
#[repr(C)]
union High {
    #[pool(when = 0)]
    number: u32,
    #[pool(when = 0x8000_0000_u32)]
    float: f32,
}

#[derive(PoolAlloc)]
#[repr(C)]
struct Flags {
    flags: i32,
    #[pool(tag = flags, mask = 0x1)]
    low: Low,
    #[pool(tag = flags, mask = 0x8000_0000_u32)]
    high: High,
}

#[test]
fn flags_of_two_unions_stand_side_by_side() {
    let graph: Graph<Flags> =
        Graph::new(FlagsInit { flags: 0x30, low: Low::float(1.0), high: High::float(2.0) }).unwrap();
    assert_eq!(graph.flags(), i32::MIN + 0x31);
    assert!(matches!(graph.low(), LowView::Float(1.0)));
    assert!(matches!(graph.high(), HighView::Float(2.0)));
    let graph: Graph<Flags> =
        Graph::new(FlagsInit { flags: 0x30, low: Low::number(1), high: High::float(2.0) }).unwrap();
    assert!(matches!(graph.low(), LowView::Number(1)));
}

// Untagged unions with pointers, and behind a pointer.

#[derive(PoolAlloc)]
#[repr(C)]
union Argument {
    number: i64,
    #[pool(cstr)]
    text: *const c_char,
    #[pool(len = 3)]
    rgb: *const u8,
    #[pool(nested)]
    row: Row,
}

#[derive(PoolAlloc, Clone, Copy)]
#[repr(C)]
struct Row {
    n: usize,
    #[pool(len = n)]
    cells: *mut i32,
}

#[derive(PoolAlloc)]
#[repr(C)]
struct Call {
    #[pool(untagged)]
    first: Argument,
    #[pool(one, untagged)]
    second: *mut Argument,
    n: u32,
    #[pool(len = n, each(one, untagged))]
    more: *mut *mut Argument,
}

#[test]
fn untagged_cases_are_read_by_who_knows_them() {
    let pool = Pool::new();
    let call = Call::new_in(
        &pool,
        CallInit {
            first: Argument::text("x"),
            second: Argument::row(RowInit { cells: [4, 5] }),
            more: [ArgumentInit::<&str, [u8; 3], Zeroed>::Rgb([1, 2, 3]), ArgumentInit::Number(7)],
        },
    )
    .unwrap();
    // SAFETY: these are the cases that were written, here and below.
    assert_eq!(unsafe { call.first().text() }, Some(c"x"));
    let second = call.second().unwrap();
    // SAFETY: as above.
    assert_eq!(unsafe { second.row() }.cells(), [4, 5]);
    let [third, fourth] = [0, 1].map(|at| call.more().get(at).flatten().unwrap());
    // SAFETY: as above.
    assert_eq!(unsafe { third.rgb() }, [1, 2, 3]);
    // SAFETY: as above.
    assert_eq!(unsafe { fourth.as_raw().number }, 7);
    let long = Call::new_in(&pool, CallInit { first: Zeroed, second: Null, more: [Argument::rgb([0; 4])] });
    assert_eq!(long.unwrap_err().field(), Some("Argument.rgb"));
}

// Generic unions.

#[derive(PoolAlloc)]
#[repr(C)]
union OneOf<T: cymem::Plain + Copy, const WHEN: u32> {
    #[pool(when = WHEN)]
    value: T,
    #[pool(when = WHEN + 1, one)]
    pointer: *mut T,
}

#[derive(PoolAlloc)]
#[repr(C)]
struct Holder<T: cymem::Plain + Copy> {
    kind: u8,
    #[pool(tag = kind)]
    one: OneOf<T, 4>,
}

#[test]
fn generic_unions() {
    let value: Graph<Holder<u16>> = Graph::new(HolderInit { one: OneOf::<_, 4>::value(7_u16) }).unwrap();
    assert_eq!(value.kind(), 4);
    assert!(matches!(value.one(), OneOfView::Value(7)));
    let pointer: Graph<Holder<u16>> =
        Graph::new(HolderInit { one: OneOfInit::<u16, _>::Pointer(8_u16) }).unwrap();
    assert_eq!(pointer.kind(), 5);
    assert!(matches!(pointer.one(), OneOfView::Pointer(Some(8))));
}

/// A list as deep as the data, each element inside a union: `Debug` and `==` end all the same.
#[derive(PoolAlloc)]
#[repr(C)]
#[pool(derive(Debug, PartialEq))]
struct Deep {
    kind: u32,
    #[pool(tag = kind)]
    next: Next,
}

#[derive(PoolAlloc)]
#[repr(C)]
#[pool(derive(Debug, PartialEq))]
union Next {
    #[pool(when = 0)]
    end: u32,
    #[pool(when = 1, one)]
    node: *mut Deep,
}

#[test]
fn rule_23_unions_are_compared_and_shown_at_any_depth() {
    let depth = if cfg!(miri) { 300 } else { 100_000 };
    let pool = Pool::new();
    let chain = |end| {
        let mut deep = Deep::new_in(&pool, DeepInit { next: Next::end(end) }).unwrap();
        for _ in 0..depth {
            deep = Deep::new_in(&pool, DeepInit { next: Next::node(deep) }).unwrap();
        }
        deep
    };
    let (one, same, other) = (chain(1), chain(1), chain(2));
    assert!(*one == *same && *one != *other);
    assert!(format!("{:?}", *one).contains('…'));
}

// A union in a union.

#[derive(PoolAlloc, Clone, Copy)]
#[repr(C)]
union Word {
    number: u32,
    float: f32,
}

#[derive(PoolAlloc)]
#[repr(C)]
union Outer {
    #[pool(when = 1, nested)]
    first: Inner,
    #[pool(when = 2, untagged)]
    word: Word,
}

#[derive(PoolAlloc, Clone, Copy)]
#[repr(C)]
#[pool(derive(Debug, PartialEq))]
struct Inner {
    kind: u8,
    #[pool(tag = kind)]
    value: Small,
}

#[derive(PoolAlloc, Clone, Copy)]
#[repr(C)]
#[pool(derive(Debug, PartialEq))]
union Small {
    #[pool(when = 7)]
    byte: u8,
    #[pool(when = 8, len = 2)]
    pair: *mut u16,
}

#[derive(PoolAlloc)]
#[repr(C)]
struct Nest {
    kind: u32,
    #[pool(tag = kind)]
    outer: Outer,
}

#[test]
fn unions_in_unions() {
    let inner = InnerInit { value: Small::pair([3, 4]) };
    let nest: Graph<Nest> = Graph::new(NestInit { outer: Outer::first(inner) }).unwrap();
    let OuterView::First(inner) = nest.outer() else { panic!("the first") };
    assert!((nest.kind(), inner.kind()) == (1, 8) && inner.value() == SmallView::Pair(&[3, 4]));
    let nest: Graph<Nest> = Graph::new(NestInit { outer: Outer::word(Word::float(1.0)) }).unwrap();
    let OuterView::Word(word) = nest.outer() else { panic!("the word") };
    assert_eq!((nest.kind(), word.number()), (2, 1.0_f32.to_bits()));
}
