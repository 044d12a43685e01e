//! Whether the item is what the compiler will see.
//!
//! An attribute macro below the derive gets the item after the derive has, and may return another. Derive macros
//! cannot change the item, `cfg_attr` has become what it stands for, and fields have no attribute macros. So
//! the attributes on the item decide.

use syn::DeriveInput;

use crate::attr;

/// Attributes of the language, and the derive's own. A macro that is called like one of the language is in conflict
/// with it: rustc refuses the name as ambiguous. `derive` is not among them: it is the name of a macro, which
/// may be another's.
const KNOWN: &[&str] =
    &["allow", "deprecated", "doc", "expect", "must_use", "non_exhaustive", "pool", "repr"];

/// Whether there are no other attributes on the item.
pub(super) fn is(item: &DeriveInput) -> bool {
    item.attrs.iter().all(|attr| attr::is_one_of(attr, KNOWN))
}
