//! A struct with every shape of the grammar, for tests of what treats whole graphs.

use std::ffi::{c_char, c_int, c_void};

use cymem::{Graph, PoolAlloc};

#[derive(PoolAlloc, Clone, Copy, Debug, PartialEq)]
#[repr(C)]
pub(crate) struct Padded {
    pub(crate) small: u8,
    pub(crate) large: u64,
    pub(crate) flag: bool,
}

#[derive(PoolAlloc, Clone, Copy, Debug, PartialEq)]
#[repr(u8)]
pub(crate) enum Color {
    None,
    Red = 200,
}

#[derive(PoolAlloc, Clone, Copy, Debug, PartialEq)]
#[repr(transparent)]
pub(crate) struct Meters(pub(crate) f32);

#[derive(PoolAlloc)]
#[repr(C)]
#[pool(derive(Debug, PartialEq))]
pub(crate) struct Leaf {
    pub(crate) n: i32,
    #[pool(len = n)]
    pub(crate) values: *mut f64,
    pub(crate) color: Color,
}

#[derive(PoolAlloc)]
#[repr(C)]
#[pool(derive(Debug, PartialEq), empty(nothing = 9))]
pub(crate) union Value {
    #[pool(when = 1)]
    pub(crate) number: f64,
    #[pool(when = 2, cstr)]
    pub(crate) text: *const c_char,
    #[pool(when = 3, one)]
    pub(crate) leaf: *mut Leaf,
    #[pool(when = 4, len = 2)]
    pub(crate) pair: *const u16,
}

#[derive(PoolAlloc)]
#[repr(C)]
#[pool(derive(Debug, PartialEq))]
pub(crate) struct Everything {
    #[pool(size_of)]
    pub(crate) size: u32,
    #[pool(value = 7)]
    pub(crate) version: u16,
    #[pool(value = Padded { small: 1, large: 2, flag: true })]
    pub(crate) stamp: Padded,
    pub(crate) n: usize,
    #[pool(len = n)]
    pub(crate) leaves: *mut Leaf,
    #[pool(len = n, each(one))]
    pub(crate) pointers: *mut *mut Leaf,
    #[pool(len = n + 1)]
    pub(crate) offsets: *const i32,
    #[pool(null_terminated, each(cstr))]
    pub(crate) argv: *mut *mut c_char,
    #[pool(zero_terminated)]
    pub(crate) zeros: *const u16,
    #[pool(terminator = -1)]
    pub(crate) ended: *const c_int,
    #[pool(cstr)]
    pub(crate) name: *const c_char,
    pub(crate) name_len: u8,
    #[pool(cstr, len = name_len)]
    pub(crate) counted_name: *const c_char,
    #[pool(utf16)]
    pub(crate) wide: *const u16,
    #[pool(block, cstr)]
    pub(crate) environment: *const c_char,
    pub(crate) bytes_len: u8,
    #[pool(bytes, len = bytes_len)]
    pub(crate) bytes: *const c_void,
    #[pool(str)]
    pub(crate) fixed: [c_char; 8],
    pub(crate) rows: u32,
    #[pool(len = rows)]
    pub(crate) lens: *const u32,
    #[pool(len = rows, each(lens = lens))]
    pub(crate) jagged: *const *const u32,
    #[pool(end = stop)]
    pub(crate) begin: *const u32,
    pub(crate) stop: *const u32,
    pub(crate) words: usize,
    #[pool(elem = u64, len = words, unit = bytes)]
    pub(crate) data: *mut c_void,
    #[pool(each(one))]
    pub(crate) inline: [*mut Leaf; 3],
    #[pool(nested)]
    pub(crate) one: Leaf,
    #[pool(nested)]
    pub(crate) two: [Leaf; 2],
    pub(crate) padded: Padded,
    pub(crate) many: usize,
    #[pool(len = many)]
    pub(crate) plain: *const Padded,
    pub(crate) kind: u32,
    #[pool(tag = kind)]
    pub(crate) value: Value,
    pub(crate) room: u32,
    #[pool(len = used, capacity = room)]
    pub(crate) reserved: *mut u32,
    pub(crate) used: u32,
    pub(crate) width: i16,
    #[pool(len = height, each(len = width))]
    pub(crate) cells: *mut *mut u8,
    pub(crate) height: u8,
    #[pool(given)]
    pub(crate) given_len: u32,
    #[pool(len = given_len)]
    pub(crate) given: *const u8,
    // Strict provenance takes no addresses back.
    #[cfg(not(miri))]
    #[pool(elem = Leaf, one)]
    pub(crate) address: u64,
    pub(crate) length: Meters,
    #[pool(opaque)]
    pub(crate) user: *mut c_void,
    pub(crate) call: Option<unsafe extern "C" fn(c_int)>,
}

pub(crate) fn leaf_of(n: i32) -> LeafInit<Vec<f64>> {
    LeafInit { values: (0..n).map(f64::from).collect(), color: if n > 1 { Color::Red } else { Color::None } }
}

pub(crate) fn everything(kind: u32) -> Graph<Everything> {
    let padded = Padded { small: 1, large: 2, flag: true };
    let value = match kind {
        1 => ValueInit::<_, _, _>::Number(0.5),
        2 => ValueInit::Text("text"),
        3 => ValueInit::Leaf(leaf_of(4)),
        4 => ValueInit::Pair([3_u16, 4]),
        _ => ValueInit::Nothing,
    };
    Graph::new(EverythingInit {
        leaves: [leaf_of(0), leaf_of(2)],
        pointers: [leaf_of(3), leaf_of(1)],
        offsets: [1, 2, 3],
        argv: ["a", "", "ccc"],
        zeros: [5, 6],
        ended: [7, 8, 9],
        name: "name",
        counted_name: "four",
        wide: "wide €𝄞",
        environment: ["A=1", "B=2"],
        bytes: b"\0\x01\0",
        fixed: "fixed",
        jagged: [&[1, 2, 3][..], &[], &[4]],
        begin: [10, 11, 12, 13],
        data: [1_u64 << 40, 2],
        inline: [leaf_of(5), leaf_of(6)],
        one: leaf_of(7),
        two: [leaf_of(8), leaf_of(9)],
        padded,
        plain: [padded, Padded { small: 9, ..padded }],
        value,
        room: 10,
        reserved: [3, 2, 1],
        cells: [[1, 2], [3, 4], [5, 6]],
        given_len: 2,
        given: [8, 9],
        #[cfg(not(miri))]
        address: leaf_of(1),
        length: Meters(1.5),
        user: std::ptr::null_mut(),
        call: None,
    })
    .unwrap()
}
