//! Fields that are unions, and what says which case of them is there.

use syn::Type;

use super::draft::{Draft, Siblings, subject};
use super::syntax::{is_never_integer, is_number_word, raw_pointer, single_word, strip, text};
use crate::attr::{FieldKeys, Keyed, closest, quoted};
use crate::diagnostics::{Advice, Diagnostics, Reported};
use crate::input::{Field, Length, Role, TagOf};

/// The role of a field with `tag = …` or `untagged`.
pub(super) fn role(
    draft: &Draft,
    keys: &FieldKeys,
    siblings: Siblings,
    diagnostics: &mut Diagnostics,
) -> Result<(Role, Option<String>), Reported> {
    let ty = strip(draft.ty);
    let is_number = single_word(ty).is_some_and(|word| is_number_word(&word.to_string()));
    if let (Some(key), true) = (keys.union_key(), !matches!(ty, Type::Path(_)) || is_number) {
        let why = format!("`{key}` is for a union by value, and `{}` is none", text(ty));
        let help = match (raw_pointer(ty), key == "untagged") {
            (Some(_), true) => {
                "write `one, untagged` or `len = …, untagged` for a pointer to unions".to_owned()
            }
            (Some(_), false) => "a pointer to a union takes `one, untagged`".to_owned(),
            (None, _) if matches!(ty, Type::Array(_)) => {
                "write the struct that C has for one element, with the tag and the union in it".to_owned()
            }
            (None, _) => format!("remove `{key}`, or write the union that the C struct has here"),
        };
        return Err(diagnostics.error(key, Advice::new(why, help).about(draft.subject())));
    }
    let Some(Keyed { value: name, .. }) = &keys.tag else { return Ok((Role::Union { tag: None }, None)) };
    let others = || siblings.drafts.iter().filter(|other| other.index != draft.index);
    let Some(tag) = others().find(|other| other.is_called(name)) else {
        let known: Vec<String> =
            others().filter(|other| raw_pointer(other.ty).is_none()).map(Draft::written).collect();
        let why = format!("there is no other field `{name}`");
        let help = match closest(&name.to_string(), &known) {
            Some(near) => {
                format!("did you mean `{near}`? `tag` names the field that says which case is there")
            }
            None => format!("name the field that says which case is there: {}", quoted(&known)),
        };
        return Err(diagnostics.error(name, Advice::new(why, help).about(draft.subject())));
    };
    let wrong = match () {
        () if raw_pointer(tag.ty).is_some() => Some("a pointer"),
        () if is_never_integer(tag.ty) && !super::syntax::is_named(tag.ty, "bool") => Some("no integer"),
        () if tag.is_union() => Some("a union"),
        () => None,
    };
    if let Some(wrong) = wrong {
        let why = format!("a tag is an integer or an enum, and `{name}` is {wrong}");
        let help = "name the field that says which case is there";
        return Err(diagnostics.error(name, Advice::new(why, help).about(draft.subject())));
    }
    if tag.has_keys() {
        let why = format!("`{name}` is filled in as a tag, so it takes no `#[pool(…)]` of its own");
        let help = format!("remove the attribute of `{name}`, or write `untagged` here");
        return Err(diagnostics.error(name, Advice::new(why, help).about(draft.subject())));
    }
    let mask = keys.mask.as_ref().map(|keyed| keyed.value.clone());
    Ok((Role::Union { tag: Some(TagOf { field: tag.index, mask }) }, None))
}

/// Gives the fields that unions name their role.
pub(super) fn fill_in(
    fields: &mut [Field],
    drafts: &[Draft],
    diagnostics: &mut Diagnostics,
) -> Result<(), Reported> {
    let mut tags: Vec<(usize, bool)> = Vec::new();
    let mut outcome = Ok(());
    for (index, field) in fields.iter().enumerate() {
        let Role::Union { tag: Some(tag) } = &field.role else { continue };
        let masked = tag.mask.is_some();
        match tags.iter().find(|(other, _)| *other == tag.field) {
            None => tags.push((tag.field, masked)),
            Some((_, other)) if *other == masked => {}
            Some(_) => {
                let name = drafts[tag.field].written();
                let why = format!(
                    "`{name}` is the tag of two unions, of one of them with `mask` and of the other without"
                );
                let help = "give both a mask, or none of them";
                let subject = subject(&field.member);
                outcome = Err(diagnostics.error(drafts[index].ty, Advice::new(why, help).about(subject)));
            }
        }
    }
    outcome?;
    for (field, draft) in fields.iter().zip(drafts) {
        let Some(tag) = named(field).find(|named| tags.iter().any(|(tag, _)| tag == named)) else { continue };
        let name = drafts[tag].written();
        let why = format!("`{name}` is the tag of a union, and no length");
        let help = "name another field in `len`";
        outcome = Err(diagnostics.error(draft.ty, Advice::new(why, help).about(draft.subject())));
    }
    outcome?;
    for (tag, given) in tags {
        if let Role::Plain = fields[tag].role {
            fields[tag].role = Role::Tag { given };
        }
    }
    Ok(())
}

/// The fields that the lengths of a field name.
fn named(field: &Field) -> impl Iterator<Item = usize> {
    field.lengths().flat_map(|(_, len)| match len {
        Length::Field(index) | Length::End(index) => vec![*index],
        Length::Expr { fields, wholes, .. } => fields.iter().chain(wholes).copied().collect(),
        Length::Each => Vec::new(),
    })
}
