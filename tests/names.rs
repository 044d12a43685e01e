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
