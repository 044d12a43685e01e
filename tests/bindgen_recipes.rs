//! The recipes of `docs/bindgen.md`, on what bindgen makes of `bindgen/recipes.h`. The bindings are those of 64-bit
//! targets.
#![cfg(all(target_pointer_width = "64", unix))]

use core::alloc::Layout;
use core::ffi::{c_int, c_void};
use core::ptr::{self, NonNull};

use cymem::{Error, Graph, Pool, PoolAlloc};
use recipes::{
    _entry, _entryInit, _handler, HandlerInit, blob, border, dash, pen, penInit, plot,
    plot__bindgen_ty_1Init, plot__bindgen_ty_2, plotInit, record, recordInit, route, routeInit, screen,
    screenInit, store, storeInit,
};

#[allow(
    dead_code,
    non_camel_case_types,
    non_snake_case,
    non_upper_case_globals,
    unreachable_pub,
    unsafe_op_in_unsafe_fn,
    clippy::undocumented_unsafe_blocks
)]
mod recipes {
    include!("bindgen/recipes.rs");
}

/// Stands for the struct of C, which has bytes.
#[allow(non_camel_case_types, reason = "the name in C")]
#[derive(PoolAlloc, Clone, Copy, Debug, PartialEq)]
#[repr(C)]
pub struct point {
    x: f32,
    y: f32,
}

#[test]
fn handles() -> Result<(), Error> {
    let windows = [1, 2].map(ptr::without_provenance_mut);
    let graph: Graph<screen> = Graph::new(screenInit { windows, root: windows[1] })?;
    assert_eq!((graph.count(), graph.windows(), graph.root().addr()), (2, &windows[..], 2));
    Ok(())
}

#[test]
fn enums() -> Result<(), Error> {
    let colour = recipes::colour_COLOUR_GREEN;
    let graph: Graph<pen> = Graph::new(penInit {
        colour,
        border: border::BORDER_THIN,
        dashes: [dash::DASH_LONG, dash::DASH_DOTTED],
    })?;
    assert_eq!((graph.colour(), graph.border()), (1, border::BORDER_THIN));
    assert_eq!(graph.dashes(), [dash(2), dash(1)]);
    Ok(())
}

#[test]
fn anonymous_structs() -> Result<(), Error> {
    let graph: Graph<plot> = Graph::new(plotInit {
        name: "sine",
        line: plot__bindgen_ty_1Init { x: [0.0, 0.5] },
        __bindgen_anon_1: plot__bindgen_ty_2 { width: 640, height: 480 },
    })?;
    assert_eq!((graph.name(), graph.line().n(), graph.line().x()), (Some(c"sine"), 2, &[0.0, 0.5][..]));
    assert_eq!(graph.__bindgen_anon_1().height, 480);
    Ok(())
}

unsafe extern "C" fn call(_: *mut c_void) -> c_int {
    7
}

#[test]
fn names() -> Result<(), Error> {
    let graph: Graph<_handler> =
        Graph::new(HandlerInit { call: Some(call), ..HandlerInit::zeroed() }.with_name("seven"))?;
    let view: &recipes::HandlerView = &graph;
    // SAFETY: the function does not use its argument.
    let seven = view.call().map(|call| unsafe { call(ptr::null_mut()) });
    assert_eq!((view.name(), seven, view.data().is_null()), (Some(c"seven"), Some(7), true));
    let entry: Graph<_entry> = Graph::new(_entryInit { name: "entry", value: 3 })?;
    assert_eq!((entry.name(), entry.value()), (Some(c"entry"), 3));
    Ok(())
}

#[test]
fn types_of_other_crates() -> Result<(), Error> {
    let time = |tv_sec| libc::timeval { tv_sec, tv_usec: 5 };
    let graph: Graph<record> =
        Graph::new(recordInit { when: time(1), ticks: [time(2), time(3)], what: "ticks" })?;
    assert_eq!((graph.when().tv_sec, graph.ticks()[1].tv_sec, graph.n()), (1, 3, 2));
    Ok(())
}

#[test]
fn types_written_by_hand() -> Result<(), Error> {
    let points = [point { x: 1.0, y: 2.0 }, point { x: 3.0, y: 4.0 }];
    let graph: Graph<route> = Graph::new(routeInit { points })?;
    assert_eq!(graph.points(), points);
    Ok(())
}

#[test]
fn flexible_array_members() -> Result<(), Error> {
    let pool = Pool::new();
    let bytes = b"bytes";
    let layout = Layout::from_size_align(size_of::<blob>() + bytes.len(), align_of::<blob>()).unwrap();
    let start: NonNull<blob> = pool.alloc_layout(layout)?.cast();
    // SAFETY: the block is new and has room for the struct.
    unsafe { (*start.as_ptr()).size = 5 };
    // SAFETY: the member is in the block.
    let data = unsafe { &raw mut (*start.as_ptr()).data }.cast::<u8>();
    // SAFETY: there is room for five bytes behind the struct.
    unsafe { data.copy_from(bytes.as_ptr(), bytes.len()) };

    let store = store::new_in(&pool, storeInit { name: "blobs", blob: start.as_ptr() })?;
    let blob = store.blob();
    // SAFETY: the blob lives in the pool.
    let size = unsafe { (*blob).size };
    // SAFETY: and the member is in its block.
    let data = unsafe { &raw const (*blob).data }.cast::<u8>();
    // SAFETY: there are as many bytes behind the struct.
    assert_eq!(unsafe { core::slice::from_raw_parts(data, size as usize) }, bytes);
    Ok(())
}

/// The callbacks that users copy are those that made the bindings.
#[test]
fn the_callbacks_are_those_of_the_document() {
    let table = include_str!("bindgen/generate/src/table.rs");
    let code = &table[table.find("use bindgen").expect("the first import")..];
    assert!(include_str!("../docs/bindgen.md").contains(code.trim_end()));
}

/// Rows that the document shows stand in the tables that made the bindings.
#[test]
fn the_rows_are_those_of_the_document() {
    let tables = concat!(
        include_str!("bindgen/generate/src/bin/recipes.rs"),
        include_str!("bindgen/generate/src/bin/unions.rs"),
    );
    let document = include_str!("../docs/bindgen.md");
    let (_, shown) = document.split_once("# Recipes").expect("recipes");
    let rows: Vec<_> =
        shown.lines().filter(|line| line.starts_with("(\"") || line.starts_with(".")).collect();
    assert!(rows.len() > 20, "{rows:#?}");
    for row in rows.iter().filter(|row| !row.contains("_xmlSAXHandler")) {
        assert!(tables.contains(row), "{row}");
    }
}
