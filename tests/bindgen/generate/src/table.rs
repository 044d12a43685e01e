//! The callbacks that put the derive and its attributes on what bindgen writes. This file can be copied.

use bindgen::callbacks::{AttributeInfo, DeriveInfo, FieldAttributeInfo, ParseCallbacks};

/// One `(type, field, attributes)` for each field with `#[pool(…)]`. Without a field it is about the type itself,
/// which gets the derive, and `#[pool(…)]` if there are attributes.
#[derive(Debug)]
pub struct Cymem(pub &'static [(&'static str, &'static str, &'static str)]);

impl Cymem {
    fn attributes(&self, ty: &str, field: &str) -> impl Iterator<Item = String> {
        let rows = self.0.iter().filter(move |row| row.0 == ty && row.1 == field && !row.2.is_empty());
        rows.map(|row| format!("pool({})", row.2))
    }
}

impl ParseCallbacks for Cymem {
    fn add_derives(&self, info: &DeriveInfo<'_>) -> Vec<String> {
        let named = self.0.iter().any(|row| row.0 == info.name);
        if named { vec!["cymem::PoolAlloc".into()] } else { vec![] }
    }

    fn add_attributes(&self, info: &AttributeInfo<'_>) -> Vec<String> {
        self.attributes(info.name, "").map(|attribute| format!("#[{attribute}]")).collect()
    }

    fn field_attributes(&self, info: &FieldAttributeInfo<'_>) -> Vec<String> {
        self.attributes(info.type_name, info.field_name).collect()
    }
}
