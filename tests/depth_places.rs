//! Where an error is said to be that lies deeper in the data than the stack goes: in the same field as one at the top.

use std::ffi::c_char;

use cymem::{Context, Error, Graph, Init, InitFrom, Null, PoolAlloc, Via};

#[derive(PoolAlloc)]
#[repr(C)]
struct Node {
    id: u32,
    len: u32,
    #[pool(len = len)]
    kids: *mut Node,
    #[pool(one)]
    below: *mut Node,
    #[pool(terminator = 9)]
    numbers: *mut u32,
    #[pool(zero_terminated)]
    literals: *mut Literal,
    #[pool(null_terminated, each(terminator = 7))]
    rows: *mut *mut u32,
    #[pool(cstr)]
    name: *const c_char,
}

#[derive(PoolAlloc)]
#[repr(C)]
struct Literal {
    #[pool(nested)]
    part: Part,
    x: u32,
}

#[derive(PoolAlloc)]
#[repr(C)]
struct Part {
    id: u32,
    #[pool(one)]
    below: *mut Node,
}

/// What is wrong.
#[derive(Clone, Copy, PartialEq)]
enum Wrong {
    Number,
    Literal,
    Row,
    Name,
}

/// So many levels are above the node with the mistake, and nothing is wrong in a leaf.
#[derive(Clone, Copy)]
struct Data(Option<u32>, Wrong);

impl InitFrom<Data> for Part {
    fn init_from<C: Context>(_: Data) -> impl Init<C, Self> {
        PartInit { id: 0, below: Null }
    }
}

impl InitFrom<Data> for Node {
    fn init_from<C: Context>(Data(levels, wrong): Data) -> impl Init<C, Self> {
        let here = levels == Some(0);
        let is = |other| here && wrong == other;
        let leaf = Via(Data(None, wrong));
        let x = u32::from(!is(Wrong::Literal));
        let literals = [LiteralInit { part: leaf, x: 1 }, LiteralInit { part: leaf, x }];
        NodeInit {
            id: 1,
            kids: if here { vec![leaf; 2] } else { vec![] },
            below: levels.and_then(|left| left.checked_sub(1)).map(|left| Via(Data(Some(left), wrong))),
            numbers: [1, if is(Wrong::Number) { 9 } else { 2 }],
            literals: literals.into_iter().take(if here { 2 } else { 0 }).collect::<Vec<_>>(),
            rows: [[1, 2], [1, if is(Wrong::Row) { 7 } else { 1 }]],
            name: if is(Wrong::Name) { "a\0b" } else { "x" },
        }
    }
}

fn error_below(levels: u32, wrong: Wrong) -> Error {
    Graph::<Node>::new(Via(Data(Some(levels), wrong))).map(drop).unwrap_err()
}

/// Sources that were put off before the field is written make no difference, and neither do those in it.
#[test]
fn an_error_names_its_field_at_any_depth() {
    let depths = if cfg!(miri) { 62..66 } else { 0..200 };
    for (wrong, field) in [
        (Wrong::Number, "Node.numbers"),
        (Wrong::Literal, "Node.literals"),
        (Wrong::Row, "Node.rows"),
        (Wrong::Name, "Node.name"),
    ] {
        let index = error_below(0, wrong).place().index();
        for levels in depths.clone() {
            let error = error_below(levels, wrong);
            assert_eq!((error.field(), error.place().index()), (Some(field), index), "{levels}: {error}");
        }
    }
}
