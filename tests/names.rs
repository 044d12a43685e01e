//! Rule 18: generated code names everything by absolute path. This crate has no prelude, and its
//! own items where the prelude's and the standard library's would be.
#![no_implicit_prelude]
#![forbid(unsafe_code)]
#![deny(warnings)]
#![allow(dead_code, unused_macros, reason = "the names are there to be in the way")]

mod core {}
mod std {}
mod alloc {}
mod cymem {}

struct Option;
struct Result;
struct Vec;
struct String;
struct Box;
struct Some;
struct None;
struct Ok;
struct Err;
struct PhantomData;
struct Context;
struct Value;
struct One;
struct Pool;
struct Node;
struct CStr;
struct Init;
trait Clone {}
trait Copy {}
trait Sized {}
trait Send {}
trait Iterator {}
trait IntoIterator {}
trait From {}
trait Into {}
trait Drop {}
trait Default {}
trait Debug {}
trait PartialEq {}
trait Plain {}
trait PoolAlloc {}

macro_rules! assert {
    ($($tokens:tt)*) => {
        compile_error!("generated code uses the user's macro")
    };
}
macro_rules! panic {
    ($($tokens:tt)*) => {
        compile_error!("generated code uses the user's macro")
    };
}

/// Names that generated code uses for itself, as fields and parameters.
#[derive(::cymem::PoolAlloc)]
#[pool(derive(Debug, PartialEq))]
#[repr(C)]
struct Everything {
    cx: u32,
    slot: u8,
    pool: u16,
    init: i8,
    raw: u64,
    place: u8,
    start: u8,
    padded: u8,
    n: u32,
    #[pool(len = n)]
    row: *mut f64,
    #[pool(len = n, each(zero_terminated))]
    this: *mut *mut u16,
    #[pool(one)]
    context: *mut Self,
    #[pool(cstr)]
    name: *const ::core::ffi::c_char,
    #[pool(terminator = -1, until = |element| *element == -2)]
    element: *mut i32,
    #[pool(nested)]
    value: Inner,
    #[pool(value = 3)]
    field_0: u8,
    #[pool(null)]
    agreed_0: *mut u8,
    r#fn: u8,
    #[pool(len = r#fn)]
    r#type: *mut u8,
}

/// All in one line of names.
#[derive(::cymem::PoolAlloc)]
#[pool(derive(Debug, PartialEq))]
#[repr(C)]
struct Inner {
    items: u32,
    #[pool(len = items)]
    item: *mut Plainly,
}

#[derive(::cymem::PoolAlloc, ::core::fmt::Debug, ::core::cmp::PartialEq)]
#[repr(C)]
struct Plainly {
    tag: u8,
    slot: f64,
}

#[derive(::cymem::PoolAlloc)]
#[repr(C)]
struct Next {
    id: u32,
    #[pool(list)]
    next: *mut Self,
}

#[derive(::cymem::PoolAlloc)]
#[repr(u8)]
enum Level {
    None,
    Some,
}

/// Parameters with the names that recipes use for theirs.
#[derive(::cymem::PoolAlloc)]
#[repr(C)]
struct Parameters<Items: ::cymem::Plain, const COUNT: usize> {
    first: [Items; COUNT],
    count: u32,
    #[pool(len = count)]
    items: *mut Items,
}

macro_rules! made {
    ($name:ident, $field:ident, $ty:ty, $len:expr) => {
        #[derive(::cymem::PoolAlloc)]
        #[repr(C)]
        struct $name {
            n: u32,
            #[pool(len = $len)]
            $field: *mut $ty,
        }
    };
}
made!(Constant, values, f64, 3);

#[::core::prelude::v1::test]
fn the_structs_work() {
    let recipe = EverythingInit {
        cx: 1,
        slot: 2,
        pool: 3,
        init: 4,
        raw: 5,
        place: 6,
        start: 7,
        padded: 8,
        row: [0.5],
        this: [[1_u16, 2]],
        context: ::cymem::Null,
        name: "name",
        element: [7],
        value: InnerInit { item: [Plainly { tag: 1, slot: 2.0 }] },
        r#type: [9],
    };
    let graph = ::cymem::Graph::<Everything>::new(recipe);
    let graph = ::core::result::Result::expect(graph, "memory");
    ::core::assert_eq!((graph.cx(), graph.slot(), graph.pool(), graph.init(), graph.raw()), (1, 2, 3, 4, 5));
    ::core::assert_eq!((graph.row(), graph.element(), graph.r#type()), (&[0.5][..], &[7][..], &[9][..]));
    ::core::assert_eq!(graph.value().item()[0].tag, 1);
    ::core::assert_eq!((graph.field_0(), graph.agreed_0().is_null()), (3, true));

    struct Local;
    #[derive(::cymem::PoolAlloc)]
    #[repr(C)]
    struct InFunction {
        n: u32,
        #[pool(len = n)]
        values: *mut f64,
    }
    let graph = ::cymem::Graph::<InFunction>::new(InFunctionInit { values: [1.0, 2.0] });
    let graph = ::core::result::Result::expect(graph, "memory");
    ::core::assert_eq!(graph.values(), [1.0, 2.0]);

    let graph = ::cymem::Graph::<Parameters<u8, 2>>::new(ParametersInit { first: [1, 2], items: [3] });
    let graph = ::core::result::Result::expect(graph, "memory");
    ::core::assert_eq!((graph.first(), graph.items()), ([1, 2], &[3][..]));
}

/// bindgen writes C's enumerators as constants with their own names, and a trait may be for all types.
mod constants_and_traits {
    #![allow(
        non_upper_case_globals,
        dead_code,
        unreachable_pub,
        reason = "only that they are in scope counts"
    )]

    pub const start: u32 = 0;
    pub const place: u32 = 0;
    pub const slot: u32 = 0;
    pub const cx: u32 = 0;
    pub const writer: u32 = 0;
    pub const row: u32 = 0;
    pub const node: u32 = 0;
    pub const element: u32 = 0;
    pub const this: u32 = 0;
    pub const field_0: u32 = 0;
    pub const agreed_0: u32 = 0;

    pub trait Everywhere: ::core::marker::Sized {
        fn count(self) -> usize {
            1
        }
        fn counted(self) {}
        fn field(self) {}
        fn pointer(self) {}
        fn fixed(self) {}
        fn size_of(self) {}
        fn settle(self) {}
        #[allow(clippy::wrong_self_convention, reason = "the worst case")]
        fn as_ptr(self) {}
        fn finish(self) {}
    }
    impl<T> Everywhere for T {}

    #[derive(::cymem::PoolAlloc)]
    #[repr(C)]
    pub struct Point {
        pub x: u16,
        pub y: u32,
    }

    #[derive(::cymem::PoolAlloc)]
    #[repr(C)]
    pub struct Shape {
        pub n: u32,
        #[pool(len = n)]
        pub points: *mut Point,
        #[pool(len = n + 1)]
        pub offsets: *mut u32,
        #[pool(size_of)]
        pub size: u32,
        #[pool(nested)]
        pub inner: Inner,
        #[pool(list)]
        pub next: *mut Shape,
    }

    #[derive(::cymem::PoolAlloc)]
    #[repr(C)]
    pub struct Inner {
        #[pool(terminator = 7, until = |byte| *byte == 9)]
        pub bytes: *mut u8,
    }
}

#[test]
fn names_in_scope_are_not_captured() {
    use constants_and_traits::{InnerInit, Point, Shape, ShapeInit};
    let inner = InnerInit { bytes: [1, 2] };
    let shape = ShapeInit { points: [Point { x: 1, y: 2 }], offsets: [0, 1], inner };
    let shape = ::cymem::Graph::<Shape>::new(shape);
    let shape = ::core::result::Result::expect(shape, "memory");
    ::core::assert_eq!((shape.n(), shape.points()[0].y, shape.offsets()[1]), (1, 2, 1));
    ::core::assert_eq!(shape.inner().bytes(), [1, 2]);
}
