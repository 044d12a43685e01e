//! Writes `recipes.rs`: `recipes RECIPES_H OUT`. What docs/bindgen.md shows, each once.

#[path = "../table.rs"]
mod table;

use table::Cymem;

const TABLE: Cymem = Cymem(&[
    ("screen", "windows", "len = count, each(opaque)"),
    ("screen", "root", "opaque"),
    ("border", "", ""),
    ("dash", "", ""),
    ("pen", "dashes", "len = n"),
    ("plot", "name", "cstr"),
    ("plot", "line", "nested"),
    ("plot__bindgen_ty_1", "x", "len = n"),
    ("plot__bindgen_ty_2", "", ""),
    ("_handler", "", "init = HandlerInit, view = HandlerView, zeroed"),
    ("_handler", "name", "cstr"),
    ("_handler", "data", "opaque"),
    ("_entry", "name", "cstr"),
    ("record", "when", "unsafe(plain)"),
    ("record", "ticks", "len = n, unsafe(plain)"),
    ("record", "what", "cstr"),
    ("route", "points", "len = n"),
    ("store", "name", "cstr"),
    ("store", "blob", "opaque"),
]);

fn main() {
    let paths: Vec<String> = std::env::args().skip(1).collect();
    let [header, out] = paths.as_slice() else { panic!("two paths: recipes.h, the file to write") };
    bindgen::Builder::default()
        .header(header)
        .allowlist_type("screen|pen|plot|handler|entry|record|route|store")
        .rustified_enum("border")
        .newtype_enum("dash")
        .blocklist_type("timeval")
        .raw_line("use libc::timeval;")
        .blocklist_type("point")
        .raw_line("use crate::point;")
        .parse_callbacks(Box::new(TABLE))
        .generate()
        .expect("bindings")
        .write_to_file(out)
        .expect("a file that can be written");
}
