//! `each(lens = field)`: rows whose lengths stand in an array beside them.

use syn::Ident;

use super::draft::{Draft, Siblings};
use super::syntax::text;
use crate::attr::{Keyed, Meaning};
use crate::diagnostics::{Advice, Diagnostics, Reported};
use crate::input::{Field, Pointer, Role, Shape};

/// The field with the lengths of the rows of `draft`, of which there are as many as the length `len` says.
pub(super) fn lens(
    name: &Ident,
    draft: &Draft,
    siblings: Siblings,
    diagnostics: &mut Diagnostics,
) -> Result<usize, Reported> {
    let mut error = |why: String, help: String| {
        Err(diagnostics.error(name, Advice::new(why, help).about(draft.subject())))
    };
    if siblings.drafts.is_empty() {
        let why =
            "the lengths of rows stand in a field beside them, and a case of a union has none".to_owned();
        return error(
            why,
            "put the rows and their lengths into a struct, and that into the union as `nested`".into(),
        );
    }
    let ours = len(draft).unwrap_or_default();
    let help = format!("name a pointer to integers with `#[pool(len = {ours})]`");
    let Some(lens) = siblings.drafts.iter().find(|sibling| sibling.is_called(name)) else {
        return error(format!("there is no field `{name}`"), help);
    };
    if lens.index == draft.index {
        return error("the rows are their own lengths".into(), help);
    }
    match len(lens) {
        Some(theirs) if theirs == ours => Ok(lens.index),
        Some(theirs) => error(
            format!("there are `{theirs}` lengths in `{name}`, and `{ours}` rows"),
            "give both the same `len = …`".into(),
        ),
        None => error(format!("`{name}` is no array that holds the lengths of the rows"), help),
    }
}

fn len(draft: &Draft) -> Option<String> {
    match draft.meaning() {
        Some(Keyed { value: Meaning::Length(expr), .. }) => Some(text(expr)),
        _ => None,
    }
}

/// Takes the arrays of lengths out of the recipe.
pub(super) fn fill_in(
    fields: &mut [Field],
    drafts: &[Draft],
    diagnostics: &mut Diagnostics,
) -> Result<(), Reported> {
    let rows: Vec<(usize, usize)> = fields
        .iter()
        .enumerate()
        .filter_map(|(rows, field)| match &field.role {
            Role::Pointer(Pointer { shape: Shape::Jagged { lens, .. }, .. }) => Some((rows, *lens)),
            _ => None,
        })
        .collect();
    let mut outcome = Ok(());
    for (rows, lens) in rows {
        let Role::Pointer(pointer) = &mut fields[lens].role else { continue };
        let plain = match &pointer.shape {
            Shape::Counted { unit_bytes: false, inner, .. } => matches!(**inner, Shape::Value),
            _ => false,
        };
        let (why, help) = match pointer.filled_by {
            Some(first) => (
                format!(
                    "`{}` holds the lengths of `{}` already",
                    drafts[lens].written(),
                    drafts[first].written()
                ),
                "give each array of rows lengths of its own",
            ),
            None if !plain || pointer.erased.is_some() => (
                format!("`{}` is more than an array of lengths", drafts[lens].written()),
                "write `#[pool(len = …)]` alone at a pointer to integers",
            ),
            None => {
                pointer.filled_by = Some(rows);
                continue;
            }
        };
        outcome =
            Err(diagnostics.error(drafts[rows].ty, Advice::new(why, help).about(drafts[rows].subject())));
    }
    outcome
}
