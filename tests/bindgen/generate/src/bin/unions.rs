//! Writes `unions.rs`: `unions UNIONS_H OUT`. Unions, anonymous ones too, and bit-fields.

#[path = "../table.rs"]
mod table;

use table::Cymem;

const TABLE: Cymem = Cymem(&[
    ("_cairo_path_data_t", "", ""),
    ("_cairo_path_data_t__bindgen_ty_1", "", ""),
    ("_cairo_path_data_t__bindgen_ty_2", "", ""),
    ("cairo_path", "data", "len = num_data, untagged"),
    ("Point", "tags", "len = n_tags, each(cstr)"),
    ("Value", "base", "null"),
    ("Value", "name", "cstr"),
    ("Value", "__bindgen_anon_1", "tag = value_case"),
    ("Value__bindgen_ty_1", "", "empty(not_set = Value__Case_VALUE__NOT_SET)"),
    ("Value__bindgen_ty_1", "number", "when = Value__Case_VALUE_NUMBER"),
    ("Value__bindgen_ty_1", "text", "when = Value__Case_VALUE_TEXT, cstr"),
    ("Value__bindgen_ty_1", "point", "when = Value__Case_VALUE_POINT, one"),
    ("options", "name", "cstr"),
]);

fn main() {
    let paths: Vec<String> = std::env::args().skip(1).collect();
    let [header, out] = paths.as_slice() else { panic!("two paths: unions.h, the file to write") };
    bindgen::Builder::default()
        .header(header)
        .allowlist_type("cairo_path_t|Value|options")
        .parse_callbacks(Box::new(TABLE))
        .generate()
        .expect("bindings")
        .write_to_file(out)
        .expect("a file that can be written");
}
