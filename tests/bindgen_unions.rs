//! Unions and bit-fields as bindgen writes them, anonymous ones too; `bindgen/regenerate.sh` made the bindings of
//! `c/unions.h`. They are those of 64-bit targets.
#![cfg(target_pointer_width = "64")]
#![allow(missing_docs)]

use core::ffi::c_int;

use cymem::Graph;
use cymem_tests as _; // links the C side

#[allow(
    dead_code,
    non_camel_case_types,
    non_snake_case,
    non_upper_case_globals,
    unreachable_pub,
    clippy::all,
    clippy::pedantic,
    clippy::undocumented_unsafe_blocks,
    clippy::multiple_unsafe_ops_per_block,
    unsafe_op_in_unsafe_fn
)]
mod bindings {
    include!("bindgen/unions.rs");

    // SAFETY: it is `repr(C)` around an array of bytes, without padding; bindgen made it for any bytes.
    unsafe impl<T: cymem::Plain> cymem::Plain for __BindgenBitfieldUnit<T> {}
}

use bindings::{
    _cairo_path_data_t, _cairo_path_data_t__bindgen_ty_1 as header,
    _cairo_path_data_t__bindgen_ty_2 as point, PointInit, Value, Value__bindgen_ty_1 as value,
    Value__bindgen_ty_1View as ValueCase, ValueInit, cairo_path, cairo_pathInit, options, optionsInit,
};

#[test]
#[cfg_attr(miri, ignore = "calls C")]
fn c_reads_what_bindgen_declared() {
    unsafe extern "C" {
        fn check_options(options: *const options) -> c_int;
        fn check_cairo_path(path: *const cairo_path) -> c_int;
    }
    let bits = options::new_bitfield_1(1, 6, -100);
    let graph: Graph<options> = Graph::new(optionsInit { kind: 5, _bitfield_1: bits, name: "bits" }).unwrap();
    // SAFETY: C reads a live graph of the type it expects.
    assert_eq!(unsafe { check_options(graph.as_ptr()) }, 0, "the line in c/unions.c");
    let raw = graph.as_raw();
    // bindgen's getter does not extend the sign of the third.
    assert_eq!((raw.flag(), raw.mode()), (1, 6));

    let of = |kind, length| _cairo_path_data_t::header(header { type_: kind, length });
    let to = |x, y| _cairo_path_data_t::point(point { x, y });
    let data = [
        of(0, 2),
        to(1.0, 2.0),
        of(1, 2),
        to(3.0, 4.0),
        of(2, 4),
        to(5.0, 6.0),
        to(7.0, 8.0),
        to(9.0, 10.0),
        of(3, 1),
    ];
    let graph: Graph<cairo_path> = Graph::new(cairo_pathInit { status: 0, data }).unwrap();
    // SAFETY: as above.
    assert_eq!(unsafe { check_cairo_path(graph.as_ptr()) }, 0, "the line in c/unions.c");
    assert_eq!(graph.data()[8].header().type_, 3);
}

#[test]
fn an_anonymous_union() {
    let point = PointInit { x: 1, y: 2, tags: ["a"] };
    let graph: Graph<Value> =
        Graph::new(ValueInit { name: "point", __bindgen_anon_1: value::point(point) }).unwrap();
    let ValueCase::Point(Some(point)) = graph.__bindgen_anon_1() else { panic!("a point") };
    assert_eq!((graph.value_case(), point.y()), (bindings::Value__Case_VALUE_POINT, 2));
    let nothing: Graph<Value> =
        Graph::new(ValueInit { name: "nothing", __bindgen_anon_1: value::not_set() }).unwrap();
    assert!(matches!(nothing.__bindgen_anon_1(), ValueCase::NotSet));
}
