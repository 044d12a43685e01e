//! All fields of a struct: each one alone first, then the counts that they name.

use syn::punctuated::Punctuated;
use syn::{DeriveInput, Token, Type};

use super::draft::{Draft, Siblings};
use super::{callback, end, repeated, role, rows, tag};
use crate::attr::{self, Keyed, Meaning, Owner};
use crate::diagnostics::{Advice, Diagnostics, Reported};
use crate::input::{Copied, Field, Length, Role, Shape, Tokens};

/// Checks every field, so that every wrong one is reported.
pub(super) fn check(
    item: &DeriveInput,
    krate: &Tokens,
    fields: &Punctuated<syn::Field, Token![,]>,
    diagnostics: &mut Diagnostics,
) -> Result<Vec<Field>, Reported> {
    let drafts: Vec<Draft> = fields
        .iter()
        .enumerate()
        .map(|(index, field)| Draft::new(index, field, Owner::Struct, diagnostics))
        .collect();
    let siblings = Siblings { drafts: &drafts, generics: &item.generics, krate };
    let one_list = reject_second_list(&drafts, diagnostics);
    let checked: Vec<Result<Field, Reported>> =
        drafts.iter().map(|draft| field(draft, siblings, diagnostics)).collect();
    let mut checked = checked.into_iter().collect::<Result<Vec<Field>, Reported>>()?;
    one_list?;
    reject_two_units(&checked, &drafts, diagnostics)?;
    reject_given_to_nobody(&checked, &drafts, diagnostics)?;
    end::fill_in(&mut checked, &drafts, diagnostics)?;
    rows::fill_in(&mut checked, &drafts, diagnostics)?;
    fill_in_counts(&mut checked);
    tag::fill_in(&mut checked, &drafts, diagnostics)?;
    Ok(checked)
}

pub(super) fn field(
    draft: &Draft,
    siblings: Siblings,
    diagnostics: &mut Diagnostics,
) -> Result<Field, Reported> {
    let default = match &draft.field.default {
        Some((_, value)) => {
            let advice = Advice::new(
                "a default value would bypass the constructor",
                "remove it, or write `#[pool(value = …)]` if it never changes",
            );
            Err(diagnostics.error(value, advice.about(draft.subject())))
        }
        None => Ok(()),
    };
    let keys = draft.keys.as_ref().map_err(|&reported| reported)?;
    let elem = keys.elem.as_ref().map(|elem| &elem.value);
    // By itself, `make!()` or `_` has a message of its own.
    let judged_whole = |ty: &Type| matches!(ty, Type::Macro(_) | Type::Infer(_) | Type::ImplTrait(_));
    for ty in [Some(draft.ty), elem].into_iter().flatten().filter(|ty| !judged_whole(ty)) {
        if let Some(advice) = repeated::doubt(ty, "write the type out") {
            return Err(diagnostics.error(ty, advice.about(draft.subject())));
        }
    }
    let (role, suspect) = role::of(draft, keys, siblings, diagnostics)?;
    let copied = copied(draft, &role);
    default?;
    Ok(Field {
        member: draft.member.clone(),
        vis: super::linted_as_ours(&draft.field.vis),
        ty: draft.ty.clone(),
        attrs: attr::forwarded_to_members(&draft.field.attrs),
        role,
        copied,
        promises: keys.promises(),
        suspect,
    })
}

/// Why the value is copied as it is, if it is not a `Plain` one.
fn copied(draft: &Draft, role: &Role) -> Option<Copied> {
    match role {
        Role::Plain | Role::Constant(_) if draft.is_promised() => Some(Copied::Promised),
        Role::Plain | Role::Constant(_) => {
            callback::spelt_out(draft.ty).map(|pointer| Copied::Function(Box::new(pointer.clone())))
        }
        _ => None,
    }
}

fn reject_second_list(drafts: &[Draft], diagnostics: &mut Diagnostics) -> Result<(), Reported> {
    let mut lists = drafts.iter().filter_map(|draft| match draft.meaning() {
        Some(Keyed { key, value: Meaning::List }) => Some((draft, key)),
        _ => None,
    });
    let Some((first, _)) = lists.next() else {
        return Ok(());
    };
    let mut outcome = Ok(());
    for (draft, key) in lists {
        let advice = Advice::new(
            format!("`{}` is the list already", first.written()),
            "write `link` for a pointer back, or `one`",
        );
        outcome = Err(diagnostics.error(key, advice.about(draft.subject())));
    }
    outcome
}

/// A count is in elements or in bytes, for all arrays that share it.
fn reject_two_units(
    fields: &[Field],
    drafts: &[Draft],
    diagnostics: &mut Diagnostics,
) -> Result<(), Reported> {
    let mut units: Vec<(usize, bool, usize)> = Vec::new();
    let mut outcome = Ok(());
    for (index, field) in fields.iter().enumerate() {
        let Role::Pointer(pointer) = &field.role else { continue };
        let (_, shape) = pointer.shape.seen();
        let Shape::Counted { len: Length::Field(count), unit_bytes, .. } = shape else { continue };
        match units.iter().find(|(other, ..)| other == count) {
            None => units.push((*count, *unit_bytes, index)),
            Some((_, bytes, _)) if bytes == unit_bytes => {}
            Some((.., first)) => {
                let (count, first) = (drafts[*count].written(), drafts[*first].written());
                let units =
                    if *unit_bytes { "elements, and in bytes here" } else { "bytes, and in elements here" };
                let why = format!("`{count}` is the length of `{first}` in {units}");
                let help = "say for both what C counts, elements or bytes";
                outcome = Err(diagnostics
                    .error(drafts[index].ty, Advice::new(why, help).about(drafts[index].subject())));
            }
        }
    }
    outcome
}

/// `given` says something of the arrays that have the count.
fn reject_given_to_nobody(
    fields: &[Field],
    drafts: &[Draft],
    diagnostics: &mut Diagnostics,
) -> Result<(), Reported> {
    let named = |index: &usize| {
        fields.iter().flat_map(Field::lengths).any(|(_, len)| match len {
            Length::Expr { fields, .. } => fields.contains(index),
            Length::Field(_) | Length::End(_) | Length::Each => false,
        })
    };
    let mut outcome = Ok(());
    for draft in drafts.iter().filter(|draft| draft.is_given() && !named(&draft.index)) {
        let Some(Keyed { key, .. }) = draft.meaning() else { continue };
        let advice =
            Advice::new("no array has it as its length", "remove `given`: a plain field is an input");
        outcome = Err(diagnostics.error(key, advice.about(draft.subject())));
    }
    outcome
}

fn fill_in_counts(fields: &mut [Field]) {
    let mut counts = Vec::new();
    for field in fields.iter() {
        counts.extend(field.lengths().filter_map(|(_, len)| match len {
            Length::Field(index) => Some(*index),
            Length::End(_) | Length::Each | Length::Expr { .. } => None,
        }));
    }
    for (index, field) in fields.iter_mut().enumerate() {
        if counts.contains(&index) {
            field.role = Role::Count;
        }
    }
}
