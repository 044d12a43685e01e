//! What the macro understands, and what it says when it does not.

mod keys;
mod messages;
mod order;
mod pictures;
mod repeated;
mod snapshots;

use syn::DeriveInput;

use crate::diagnostics::Diagnostics;
use crate::input::{Field, Input, Kind};
use crate::{attr, check};

fn outcome(item: &DeriveInput) -> Result<Input, Vec<String>> {
    let words = crate::words::of(item);
    let item = &*crate::this::written_out(item, &words);
    let mut diagnostics = Diagnostics::default();
    let options = attr::options(item, &mut diagnostics);
    let checked = check::item(item, &options, words, &mut diagnostics);
    diagnostics.finish(checked).map_err(|errors| errors.iter().map(ToString::to_string).collect())
}

fn input(item: &DeriveInput) -> Input {
    outcome(item).unwrap_or_else(|errors| panic!("{}", errors.join("\n")))
}

fn fields(item: &DeriveInput) -> Vec<Field> {
    match input(item).kind {
        Kind::Struct(fields) | Kind::Union { fields, .. } => fields,
        Kind::Newtype(field) => vec![field],
        Kind::Enum { .. } => panic!("an enum has no fields"),
    }
}

fn errors(item: &DeriveInput) -> Vec<String> {
    match outcome(item) {
        Ok(_) => Vec::new(),
        Err(errors) => errors,
    }
}

/// The only error of `item`, which must contain each of `parts`.
#[track_caller]
fn assert_error(item: &DeriveInput, parts: &[&str]) {
    let errors = errors(item);
    let [error] = errors.as_slice() else {
        panic!("expected one error, found {errors:#?}");
    };
    for part in parts {
        assert!(error.contains(part), "{part:?} is not in:\n{error}");
    }
    assert!(error.contains("\n  help: "), "no help in:\n{error}");
}

/// A struct with the plain field `n` and one more.
fn with_field(field: &str) -> DeriveInput {
    let item = format!("#[repr(C)] struct S<T> {{ n: usize, {field} }}");
    syn::parse_str(&item).unwrap_or_else(|error| panic!("{item}: {error}"))
}

/// The same, where the field is the only one that matters.
fn one_field(field: &str) -> Field {
    fields(&with_field(field)).pop().expect("two fields")
}
