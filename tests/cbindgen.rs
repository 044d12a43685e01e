//! The headers that cbindgen writes for structs with the derive: the same as the golden files
//! (`CYMEM_BLESS=1` writes them), and a C compiler gives them the layout that Rust gives them.
#![cfg(not(miri))]

use core::mem::offset_of;
use std::fmt::Write;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::{env, fs};

use cbindgen::{Builder, Language};
use cymem::{Graph, Null};
use structs::{Node, NodeInit, Point, Polygon, PolygonInit, node_id};

#[path = "cbindgen/structs.rs"]
#[allow(unreachable_pub)]
mod structs;

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("cbindgen")
}

/// What cbindgen writes, after it was compared with the golden file.
fn compare(language: Language, file: &str) {
    let mut written = Vec::new();
    Builder::new()
        .with_src(folder().join("structs.rs"))
        .with_language(language)
        .with_style(cbindgen::Style::Both)
        .with_cpp_compat(true)
        .generate()
        .expect("cbindgen reads the structs")
        .write(&mut written);
    let written = String::from_utf8(written).expect("UTF-8");
    let golden = folder().join(file);
    if env::var_os("CYMEM_BLESS").is_some() {
        fs::write(&golden, &written).expect("a writable file");
    }
    let expected = fs::read_to_string(&golden).expect("the golden file");
    assert_eq!(written, expected, "{file} has changed; CYMEM_BLESS=1 accepts it");
}

#[test]
fn c_header() {
    compare(Language::C, "structs.h");
}

#[test]
fn cython_declarations() {
    compare(Language::Cython, "structs.pxd");
}

macro_rules! assertions {
    ($($name:ident { $($field:ident),* })*) => {{
        let mut c = String::from("#include \"structs.h\"\n#include <stddef.h>\n");
        let mut equal = |c_expression: String, rust: usize| {
            writeln!(c, "_Static_assert({c_expression} == {rust}, \"{c_expression}\");").expect("a string");
        };
        $(
            equal(format!("sizeof({})", stringify!($name)), size_of::<$name>());
            equal(format!("_Alignof({})", stringify!($name)), align_of::<$name>());
            $( equal(
                format!("offsetof({}, {})", stringify!($name), stringify!($field)),
                offset_of!($name, $field),
            ); )*
            // No field is forgotten: this does not compile then.
            let _ = |all: $name| { let $name { $($field: _),* } = all; };
        )*
        c
    }};
}

#[test]
fn c_compiler_agrees() {
    let c = assertions! {
        Point { x, y }
        Polygon { name, len, points, weights, closed }
        Node { id, label, aliases, left, right, shape, visit, data }
    };
    let source = Path::new(env!("CARGO_TARGET_TMPDIR")).join("cbindgen_layout.c");
    fs::write(&source, c).expect("a writable folder");
    let compiler = env::var("CC").unwrap_or_else(|_| "cc".to_owned());
    let output = Command::new(compiler)
        .args(["-std=c11", "-Wall", "-Wextra", "-Werror", "-fsyntax-only", "-I"])
        .args([&folder(), &source])
        .output()
        .expect("a C compiler");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
}

/// The structs of the headers are real: one is built.
#[test]
fn built() {
    let shape = PolygonInit { name: "box", points: [Point { x: 1.0, y: 2.0 }], weights: [0.5], closed: true };
    let node: Graph<Node> = Graph::new(NodeInit {
        id: 7,
        label: "root",
        aliases: ["a", "b"],
        left: Null,
        right: Null,
        shape,
        visit: None,
        data: core::ptr::null_mut(),
    })
    .expect("a node");
    assert_eq!(node_id(node.as_ptr()), 7);
    assert_eq!(node.shape().points(), [Point { x: 1.0, y: 2.0 }]);
}
