//! Unions: the cases of one.

use syn::{DataUnion, DeriveInput};

use super::draft::{Draft, Siblings};
use super::repr::Repr;
use super::syntax::text;
use super::{fields, subject};
use crate::attr::Owner;
use crate::diagnostics::{Advice, Diagnostics, Reported};
use crate::input::{Field, Kind, Options, Role, Tags};

/// Checks a union.
pub(super) fn check(
    item: &DeriveInput,
    data: &DataUnion,
    repr: &Repr,
    options: &Options,
    diagnostics: &mut Diagnostics,
) -> Result<Kind, Reported> {
    let mut layout = Ok(());
    if !repr.is_c() {
        let advice =
            Advice::new("Rust chooses where its fields stand", "add `#[repr(C)]`: C reads this memory");
        layout = Err(diagnostics.error(&item.ident, advice.about(subject(item))));
    }
    let named = data.fields.named.iter().enumerate();
    let drafts: Vec<Draft> =
        named.map(|(index, field)| Draft::new(index, field, Owner::Union, diagnostics)).collect();
    // A case has no siblings: they are in its place.
    let siblings = Siblings { drafts: &[], generics: &item.generics, krate: &options.krate };
    let checked: Vec<_> = drafts
        .iter()
        .map(|draft| {
            let field = fields::field(draft, siblings, diagnostics)?;
            reject_size_zero(draft, &field, diagnostics)?;
            Ok(field)
        })
        .collect();
    let tags = tags(item, &drafts, options, diagnostics);
    let fields = checked.into_iter().collect::<Result<Vec<Field>, Reported>>()?;
    layout?;
    Ok(Kind::Union { fields, tags: tags? })
}

fn reject_size_zero(draft: &Draft, field: &Field, diagnostics: &mut Diagnostics) -> Result<(), Reported> {
    if !matches!(field.role, Role::Phantom | Role::Alignment) {
        return Ok(());
    }
    let why = format!("`{}` holds nothing, so it is no case", text(draft.ty));
    let help = "remove it; a tag without a value is `#[pool(empty(name = …))]` on the union";
    Err(diagnostics.error(draft.ty, Advice::new(why, help).about(draft.subject())))
}

/// Either all cases have tags or none.
fn tags(
    item: &DeriveInput,
    drafts: &[Draft],
    options: &Options,
    diagnostics: &mut Diagnostics,
) -> Result<Option<Tags>, Reported> {
    let mut of_fields = Vec::new();
    for draft in drafts {
        let keys = draft.keys.as_ref().map_err(|&reported| reported)?;
        of_fields.push(keys.when.as_ref().map(|when| when.value.clone()));
    }
    if of_fields.iter().all(Option::is_none) {
        let Some(case) = options.empty.first() else { return Ok(None) };
        let advice = Advice::new(
            "`empty` is for unions with tags, and no field says when it is there",
            "add `#[pool(when = …)]` to each field, or remove `empty`",
        );
        return Err(diagnostics.error(&case.name, advice.about(subject(item))));
    }
    let mut tags = Vec::new();
    let mut outcome = Ok(());
    for (draft, when) in drafts.iter().zip(of_fields) {
        match when {
            Some(when) => tags.push(when),
            None => {
                let advice = Advice::new(
                    "other fields of the union say when they are there, and this one does not",
                    "add `when = …` with the value that the tag has then",
                );
                outcome = Err(diagnostics.error(&draft.member, advice.about(draft.subject())));
            }
        }
    }
    for case in &options.empty {
        if drafts.iter().any(|draft| draft.is_called(&case.name)) {
            let why = format!("`{}` is a field of the union, which has a value", case.name);
            let advice = Advice::new(why, "give the case without a value another name");
            outcome = Err(diagnostics.error(&case.name, advice.about(subject(item))));
        }
    }
    outcome.map(|()| Some(Tags { of_fields: tags, empty: options.empty.clone() }))
}
