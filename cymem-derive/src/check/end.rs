//! `end = field`: an array between two pointers.

use syn::{Ident, Type};

use super::draft::{Draft, Siblings};
use super::syntax::{is_number_word, single_word, text};
use crate::attr::{Keyed, Meaning};
use crate::diagnostics::{Advice, Diagnostics, Reported};
use crate::input::{Field, Length, Role};

/// The field behind the last element of the array of `draft`.
pub(super) fn check(
    name: &Ident,
    draft: &Draft,
    siblings: Siblings,
    diagnostics: &mut Diagnostics,
) -> Result<Length, Reported> {
    let mut error =
        |why: String, help: &str| Err(diagnostics.error(name, Advice::new(why, help).about(draft.subject())));
    let Some(end) = siblings.drafts.iter().find(|sibling| sibling.is_called(name)) else {
        return error(
            format!("there is no field `{name}`"),
            "name the field that points behind the last element",
        );
    };
    if end.index == draft.index {
        return error(
            "the end is the field itself".into(),
            "name the field that points behind the last element",
        );
    }
    if end.has_keys() {
        let why = format!("`{name}` is filled in as the end, so it takes no `#[pool(…)]` of its own");
        return error(why, "remove the attribute of the end");
    }
    if differs(draft.ty, end.ty) {
        let why = format!("`{name}` is `{}`, and the array begins at a `{}`", text(end.ty), text(draft.ty));
        return error(why, "begin and end are pointers of the same type");
    }
    Ok(Length::End(end.index))
}

/// Whether tokens tell that two types are not the same. Of names they do not.
fn differs(begin: &Type, end: &Type) -> bool {
    let written = |ty: &Type| matches!(ty, Type::Ptr(_));
    let other = |ty: &Type| match ty {
        Type::Ptr(_) => false,
        Type::Path(_) => single_word(ty).is_some_and(|word| is_number_word(&word.to_string())),
        _ => true,
    };
    other(end) || written(begin) && written(end) && text(begin) != text(end)
}

/// Gives the ends their role.
pub(super) fn fill_in(
    fields: &mut [Field],
    drafts: &[Draft],
    diagnostics: &mut Diagnostics,
) -> Result<(), Reported> {
    let ends: Vec<(usize, usize)> = fields
        .iter()
        .enumerate()
        .flat_map(|(of, field)| field.lengths().map(move |(_, len)| (of, len)))
        .filter_map(|(of, len)| match len {
            Length::End(end) => Some((of, *end)),
            _ => None,
        })
        .collect();
    let mut outcome = Ok(());
    for (of, end) in ends {
        match fields[end].role {
            Role::End { of: first } => {
                let Some(Keyed { key, value: Meaning::End(_) }) = drafts[of].meaning() else { continue };
                let why = format!(
                    "`{}` is the end of `{}` already",
                    drafts[end].written(),
                    drafts[first].written()
                );
                let advice = Advice::new(why, "give each array an end of its own");
                outcome = Err(diagnostics.error(key, advice.about(drafts[of].subject())));
            }
            _ => fields[end].role = Role::End { of },
        }
        fields[end].suspect = None;
    }
    outcome
}
