//! A struct with a function for C, without pointers and with them, where names mean something else.
#![no_implicit_prelude]
#![deny(warnings)]

mod core {}
struct Option;

#[derive(::cymem::PoolAlloc)]
#[repr(C)]
#[pool(unsafe(free_fn = "cymem_ui_point_free"))]
pub struct Point {
    pub x: f64,
}

#[derive(::cymem::PoolAlloc)]
#[repr(C)]
#[pool(edit, unsafe(free_fn = "cymem_ui_names_free"))]
pub struct Names {
    pub len: u32,
    #[pool(len = len)]
    pub points: *mut Point,
}

unsafe extern "C" {
    fn cymem_ui_point_free(point: *mut Point);
    fn cymem_ui_names_free(names: *mut Names);
}

fn main() {
    let _ = Option;
    let point: ::cymem::Graph<Point> = ::cymem::Graph::new(Point { x: 1.0 }).unwrap();
    let names: ::cymem::Graph<Names> = ::cymem::Graph::new(NamesInit { points: [Point { x: 1.0 }] }).unwrap();
    unsafe {
        cymem_ui_point_free(point.into_raw());
        cymem_ui_names_free(names.into_raw());
        cymem_ui_names_free(::std::ptr::null_mut());
    }
}
