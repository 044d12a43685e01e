//! `back`: pointers to the node that holds this one, or to the one before in a list.

use super::draft::{Draft, Siblings};
use super::syntax::text;
use crate::attr::{FieldKeys, Keyed, Meaning};
use crate::diagnostics::{Advice, Diagnostics, Reported};
use crate::input::Back;

/// Where the pointer of `draft` leads back to, if it does.
pub(super) fn back(
    draft: &Draft,
    keys: &FieldKeys,
    siblings: Siblings,
    diagnostics: &mut Diagnostics,
) -> Result<Option<Back>, Reported> {
    let Some(Keyed { value: Meaning::Back(next), key }) = &keys.meaning else { return Ok(None) };
    let is_back = |sibling: &&Draft| match (sibling.meaning().map(|keyed| &keyed.value), next) {
        (Some(Meaning::Back(Some(_))), Some(_)) => true,
        (Some(Meaning::Back(None)), None) => text(sibling.ty) == text(draft.ty),
        _ => false,
    };
    let mut error = |key, why: String, help: &str| {
        Err(diagnostics.error(key, Advice::new(why, help).about(draft.subject())))
    };
    if let Some(first) = siblings.drafts.iter().find(is_back).filter(|first| first.index < draft.index) {
        let why = format!("`{}` leads back there already", first.written());
        return error(key, why, "mark one of them with `link` or `opaque`");
    }
    let Some(next) = next else { return Ok(Some(Back::Holder)) };
    let is_list = |sibling: &Draft| matches!(sibling.meaning(), Some(Keyed { value: Meaning::List, .. }));
    match siblings.drafts.iter().find(|sibling| sibling.is_called(next)) {
        Some(sibling) if is_list(sibling) => Ok(Some(Back::Previous)),
        Some(_) => {
            let why = format!("`{next}` does not lead to the next node of a list");
            error(
                next,
                why,
                "name the field with `#[pool(list)]`, or write `back` alone for what holds this node",
            )
        }
        None => {
            let help = "name the field with `#[pool(list)]`, or write `back` alone for what holds this node";
            error(next, format!("there is no field `{next}`"), help)
        }
    }
}
