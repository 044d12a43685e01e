#![forbid(unsafe_code)]
// Parts of a field are real fields and positions of real arrays: code of the user's may change its answer.
use std::ops::{Deref, Index};

use cymem::PoolAlloc;

#[derive(PoolAlloc, Clone, Copy)]
#[repr(C)]
struct Size {
    w: u32,
}

#[derive(PoolAlloc, Clone, Copy)]
#[repr(C)]
struct Liar {
    x: u32,
}

impl Deref for Liar {
    type Target = Size;

    fn deref(&self) -> &Size {
        &Size { w: 1 }
    }
}

impl Index<usize> for Liar {
    type Output = u32;

    fn index(&self, _: usize) -> &u32 {
        &1
    }
}

#[derive(PoolAlloc, Clone, Copy)]
#[repr(C)]
struct Row {
    x: u32,
}

impl Deref for Row {
    type Target = [u32; 2];

    fn deref(&self) -> &[u32; 2] {
        &[1, 2]
    }
}

mod other {
    #[derive(cymem::PoolAlloc, Clone, Copy)]
    #[repr(C)]
    pub struct Private {
        w: u32,
    }
}

#[derive(PoolAlloc)]
#[repr(C)]
struct A {
    liar: Liar,
    #[pool(len = liar.w)]
    p: *mut u8,
}

#[derive(PoolAlloc)]
#[repr(C)]
struct B {
    liar: Liar,
    #[pool(len = liar[0])]
    p: *mut u8,
}

#[derive(PoolAlloc)]
#[repr(C)]
struct C {
    row: Row,
    #[pool(len = row[0])]
    p: *mut u8,
}

#[derive(PoolAlloc)]
#[repr(C)]
struct D {
    private: other::Private,
    #[pool(len = private.w)]
    p: *mut u8,
}

fn main() {}
