#![forbid(unsafe_code)]
//! `PhantomData<Rc>` in a plain element, behind `one`, `elem` and an array of arrays.
use std::ffi::c_void;
use std::marker::PhantomData;
use std::rc::Rc;

use cymem::{Graph, PoolAlloc};
#[derive(PoolAlloc, Clone, Copy)]
#[repr(C)]
struct Tied<T> {
    a: u8,
    p: PhantomData<T>,
}
#[derive(PoolAlloc)]
#[repr(C)]
struct One {
    #[pool(one)]
    x: *mut Tied<Rc<u8>>,
}
#[derive(PoolAlloc)]
#[repr(C)]
struct Erased {
    n: u32,
    #[pool(elem = Tied<Rc<u8>>, len = n)]
    x: *mut c_void,
}
#[derive(PoolAlloc)]
#[repr(C)]
struct Rows {
    n: u32,
    #[pool(null_terminated, each(len = n))]
    x: *mut *mut Tied<Rc<u8>>,
}
fn send<T: Send>() {}
fn main() {
    send::<Graph<One>>();
    send::<Graph<Erased>>();
    send::<Graph<Rows>>();
}
