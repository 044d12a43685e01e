//! Whether the item is what the compiler will see.
//!
//! An attribute macro below the derive gets the item after the derive has, and may return another. Derive macros
//! cannot change the item, `cfg_attr` has become what it stands for, and fields have no attribute macros. So
//! the attributes on the item decide.

use syn::{Attribute, DeriveInput};

/// Attributes of the language. A macro that is called like one is in conflict with it: rustc refuses the name as
/// ambiguous. `derive` is not among them, it is the name of a macro that may be another's.
const BUILT_IN: &[&str] = &["allow", "deprecated", "doc", "expect", "must_use", "non_exhaustive", "repr"];

/// Whether all attributes of the item are the language's, or `#[pool(…)]`, which is the derive's.
pub(super) fn is(item: &DeriveInput) -> bool {
    let is_known = |attr: &Attribute| BUILT_IN.iter().chain(&["pool"]).any(|name| attr.path().is_ident(name));
    item.attrs.iter().all(is_known)
}
