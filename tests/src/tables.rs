//! Nodes that have between them every kind of pointer that can go wrong.

use core::ffi::c_char;

use cymem::PoolAlloc;

/// Two arrays that share a small count.
#[derive(PoolAlloc)]
#[repr(C)]
pub struct Pairs {
    /// How many there are.
    pub len: i8,
    /// The first of each pair.
    #[pool(len = len)]
    pub keys: *mut u32,
    /// The second of each pair.
    #[pool(len = len)]
    pub values: *const f64,
}

/// An array of bytes.
#[derive(PoolAlloc)]
#[repr(C)]
pub struct Bytes {
    /// How many there are.
    pub len: u8,
    /// The bytes.
    #[pool(len = len)]
    pub bytes: *mut u8,
}

/// Rows of one length.
#[derive(PoolAlloc)]
#[repr(C)]
pub struct Matrix {
    /// How many rows there are.
    pub rows: u32,
    /// How many cells each row has.
    pub columns: u16,
    /// The rows.
    #[pool(len = rows, each(len = columns))]
    pub cells: *mut *mut f64,
}

/// Strings, and arrays that end at a terminator.
#[derive(PoolAlloc)]
#[repr(C)]
pub struct Words {
    /// Strings up to NULL.
    #[pool(null_terminated, each(cstr))]
    pub words: *const *const c_char,
    /// Numbers up to -1.
    #[pool(terminator = -1)]
    pub ids: *mut i32,
    /// A string elsewhere.
    #[pool(cstr)]
    pub name: *mut c_char,
    /// A string inside the node.
    #[pool(str)]
    pub code: [c_char; 4],
}

/// Nodes in an array, behind a pointer, and inside the node.
#[derive(PoolAlloc)]
#[repr(C)]
pub struct Table {
    /// How many pairs there are.
    pub len: usize,
    /// The pairs.
    #[pool(len = len)]
    pub pairs: *mut Pairs,
    /// A node of its own.
    #[pool(one)]
    pub first: *mut Pairs,
    /// A node inside.
    #[pool(nested)]
    pub matrix: Matrix,
}
