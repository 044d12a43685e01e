//! Writes `unions.rs`: `unions UNIONS_H OUT`. Unions, anonymous ones too, and bit-fields.

use bindgen::callbacks::{AttributeInfo, DeriveInfo, FieldAttributeInfo, ParseCallbacks};

/// What stands on the fields of unions and of the structs that hold them.
const FIELDS: &[(&str, &str, &str)] = &[
    ("cairo_path", "data", "len = num_data, untagged"),
    ("Point", "tags", "len = n_tags, each(cstr)"),
    ("Value", "base", "null"),
    ("Value", "name", "cstr"),
    ("Value", "__bindgen_anon_1", "tag = value_case"),
    ("Value__bindgen_ty_1", "number", "when = Value__Case_VALUE_NUMBER"),
    ("Value__bindgen_ty_1", "text", "when = Value__Case_VALUE_TEXT, cstr"),
    ("Value__bindgen_ty_1", "point", "when = Value__Case_VALUE_POINT, one"),
    ("options", "name", "cstr"),
];

/// The types that are built.
const TYPES: &[&str] = &[
    "_cairo_path_data_t",
    "_cairo_path_data_t__bindgen_ty_1",
    "_cairo_path_data_t__bindgen_ty_2",
    "cairo_path",
    "Point",
    "Value",
    "Value__bindgen_ty_1",
    "options",
];

#[derive(Debug)]
struct Cymem;

impl ParseCallbacks for Cymem {
    fn add_derives(&self, info: &DeriveInfo<'_>) -> Vec<String> {
        if TYPES.contains(&info.name) { vec!["cymem::PoolAlloc".into()] } else { Vec::new() }
    }

    fn add_attributes(&self, info: &AttributeInfo<'_>) -> Vec<String> {
        match info.name {
            "Value__bindgen_ty_1" => vec!["#[pool(empty(not_set = Value__Case_VALUE__NOT_SET))]".into()],
            _ => Vec::new(),
        }
    }

    fn field_attributes(&self, info: &FieldAttributeInfo<'_>) -> Vec<String> {
        let here = |&&(ty, field, _): &&(&str, &str, &str)| ty == info.type_name && field == info.field_name;
        FIELDS.iter().filter(here).map(|(.., what)| format!("pool({what})")).collect()
    }
}

fn main() {
    let paths: Vec<String> = std::env::args().skip(1).collect();
    let [header, out] = paths.as_slice() else { panic!("two paths: unions.h, the file to write") };
    bindgen::Builder::default()
        .header(header)
        .allowlist_type("cairo_path_t|Value|options")
        .parse_callbacks(Box::new(Cymem))
        .generate()
        .expect("bindings")
        .write_to_file(out)
        .expect("a file that can be written");
}
