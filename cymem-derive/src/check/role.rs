//! What a field is for, from its keys and its type.

use syn::{Ident, Type};

use super::by_value::{self, Verdict};
use super::draft::{Draft, Siblings, misplaced};
use super::syntax::{is_named, is_never_integer, is_zero, raw_pointer, single_word, strip, text};
use super::{bare, length, no_pointer, pointer, strings, tag};
use crate::attr::{FieldKeys, Keyed, Meaning};
use crate::diagnostics::{Advice, Diagnostics, Reported};
use crate::input::{Constant, Role};

/// The role of a field, and the message for a type that only a trait can clear.
pub(super) fn of(
    draft: &Draft,
    keys: &FieldKeys,
    siblings: Siblings,
    diagnostics: &mut Diagnostics,
) -> Result<(Role, Option<String>), Reported> {
    let field = Candidate { draft, siblings };
    if is_named(draft.ty, "PhantomData") {
        return field.phantom(keys, diagnostics).map(|role| (role, None));
    }
    match &keys.meaning {
        None if keys.each.is_some() => pointer::in_place(draft, keys, siblings, diagnostics)
            .map(|pointer| (Role::Pointer(pointer), None)),
        None if keys.union_key().is_some() => tag::role(draft, keys, siblings, diagnostics),
        None => field.plain(diagnostics),
        Some(Keyed { key, value }) => match value {
            Meaning::Given => field.given(key, diagnostics),
            Meaning::Constant(constant) => field.constant(key, constant, diagnostics),
            Meaning::Opaque => field.opaque(key, keys, diagnostics).map(|role| (role, None)),
            Meaning::Nested => field.nested(key, diagnostics),
            Meaning::Str => field.string(key, keys, diagnostics).map(|role| (role, None)),
            _ => pointer::check(draft, keys, key, siblings, diagnostics)
                .map(|pointer| (Role::Pointer(pointer), None)),
        },
    }
}

type Checked = Result<(Role, Option<String>), Reported>;

struct Candidate<'a> {
    draft: &'a Draft<'a>,
    siblings: Siblings<'a>,
}

impl Candidate<'_> {
    fn phantom(&self, keys: &FieldKeys, diagnostics: &mut Diagnostics) -> Result<Role, Reported> {
        match &keys.meaning {
            None => Ok(Role::Phantom),
            Some(Keyed { key, .. }) => {
                let why = format!("`PhantomData` holds nothing that `{key}` could describe");
                let advice = Advice::new(why, "remove the attribute");
                Err(diagnostics.error(key, advice.about(self.draft.subject())))
            }
        }
    }

    fn plain(&self, diagnostics: &mut Diagnostics) -> Checked {
        if self.is_end() {
            // Until all fields are known.
            return Ok((Role::Phantom, None));
        }
        if raw_pointer(self.draft.ty).is_some() {
            let advice = bare::without_meaning(&self.draft.written(), self.draft.ty);
            return Err(self.wrong(&advice, diagnostics));
        }
        if by_value::aligns_bit_fields(self.draft.ty, &self.draft.written()) {
            return Ok((Role::Alignment, None));
        }
        let suspect = self.by_value(self.draft.ty, diagnostics)?;
        Ok((Role::Plain, suspect))
    }

    /// Whether another field has it as its end.
    fn is_end(&self) -> bool {
        self.siblings.drafts.iter().any(|other| match other.meaning() {
            Some(Keyed { value: Meaning::End(name), .. }) => self.draft.is_called(name),
            _ => false,
        })
    }

    fn given(&self, key: &Ident, diagnostics: &mut Diagnostics) -> Checked {
        if is_never_integer(self.draft.ty) {
            let help = "write it at the integer that holds the count, and remove it here";
            return Err(misplaced(self.draft, key, "an integer", help, diagnostics));
        }
        self.plain(diagnostics)
    }

    fn constant(&self, key: &Ident, constant: &Constant, diagnostics: &mut Diagnostics) -> Checked {
        let (draft, ty) = (self.draft, self.draft.ty);
        let role = Role::Constant(constant.clone());
        match constant {
            Constant::SizeOf if is_never_integer(ty) => {
                let help = "write it at the integer that holds the size, and remove it here";
                return Err(misplaced(draft, key, "an integer", help, diagnostics));
            }
            Constant::Null if by_value::array_of_pointers(ty).is_some() => {
                let advice = no_pointer::advice(draft, key, self.siblings);
                return Err(diagnostics.error(key, advice.about(draft.subject())));
            }
            Constant::Null if !may_be_null(ty) => {
                let help = "write `#[pool(value = …)]` for another constant, or remove `null`";
                return Err(misplaced(draft, key, "a type that can be NULL", help, diagnostics));
            }
            _ => {}
        }
        if let Some(pointer) = raw_pointer(ty) {
            return match bare::fat(&draft.written(), pointer) {
                Some(advice) => Err(self.wrong(&advice, diagnostics)),
                None => Ok((role, None)),
            };
        }
        let suspect = self.by_value(ty, diagnostics)?;
        Ok((role, suspect))
    }

    fn opaque(&self, key: &Ident, keys: &FieldKeys, diagnostics: &mut Diagnostics) -> Result<Role, Reported> {
        let (ty, name) = (self.draft.ty, self.draft.written());
        if !no_pointer::may_be_pointer(ty, &name, self.siblings) {
            let advice = no_pointer::advice(self.draft, key, self.siblings);
            return Err(diagnostics.error(key, advice.about(self.draft.subject())));
        }
        match raw_pointer(ty).and_then(|pointer| bare::fat(&name, pointer)) {
            Some(advice) => Err(self.wrong(&advice, diagnostics)),
            None => Ok(Role::Opaque(pointer::shared(keys))),
        }
    }

    fn nested(&self, key: &Ident, diagnostics: &mut Diagnostics) -> Checked {
        let ty = self.draft.ty;
        if raw_pointer(ty).is_some() {
            let help = "write `one` for a pointer to one struct, or `len = …` for an array";
            return Err(misplaced(self.draft, key, "a struct by value", help, diagnostics));
        }
        match ty {
            Type::Path(_) => {
                let suspect = self.by_value(ty, diagnostics)?;
                Ok((Role::Nested, suspect))
            }
            Type::Array(array) if !is_zero(&array.len) && matches!(strip(&array.elem), Type::Path(_)) => {
                let suspect = self.by_value(&array.elem, diagnostics)?;
                let element = strip(&array.elem).clone();
                Ok((Role::NestedArray { element }, suspect))
            }
            _ => {
                self.by_value(ty, diagnostics)?;
                let help = match ty {
                    Type::Array(_) => "write one array, `[T; N]` with all the elements",
                    _ => "remove `nested`",
                };
                Err(misplaced(self.draft, key, "a struct or an array of structs by value", help, diagnostics))
            }
        }
    }

    fn string(&self, key: &Ident, keys: &FieldKeys, diagnostics: &mut Diagnostics) -> Result<Role, Reported> {
        let ty = self.draft.ty;
        let len = length::beside(keys, self.draft, self.siblings, diagnostics)?;
        match ty {
            Type::Array(array) if is_zero(&array.len) => {
                self.by_value(ty, diagnostics)?;
                Ok(Role::Str { len })
            }
            Type::Array(array) if strings::may_be_c_char(&array.elem) => Ok(Role::Str { len }),
            _ => {
                let help = match ty {
                    Type::Ptr(_) => "write `cstr` for a pointer to text".to_owned(),
                    Type::Array(array) if is_byte(&array.elem) => {
                        let length = text(&array.len);
                        format!(
                            "write the field as `[c_char; {length}]`: it is `i8` or `u8`, by the platform"
                        )
                    }
                    _ => "remove `str`: it is for text in the struct, one byte after the other".to_owned(),
                };
                Err(misplaced(self.draft, key, "an array `[c_char; N]`", help, diagnostics))
            }
        }
    }

    /// The message if only a trait can clear the type.
    fn by_value(&self, ty: &Type, diagnostics: &mut Diagnostics) -> Result<Option<String>, Reported> {
        let judge = if self.draft.is_promised() { by_value::promised } else { by_value::verdict };
        match judge(ty, &self.draft.written(), self.siblings.generics) {
            Verdict::Fine => Ok(None),
            Verdict::Suspect(advice) => Ok(Some(advice.about(self.draft.subject()))),
            Verdict::Wrong(advice) => Err(self.wrong(&advice, diagnostics)),
        }
    }

    fn wrong(&self, advice: &Advice, diagnostics: &mut Diagnostics) -> Reported {
        diagnostics.error(&self.draft.field.ty, advice.about(self.draft.subject()))
    }
}

fn is_byte(ty: &Type) -> bool {
    single_word(ty).is_some_and(|word| word == "i8" || word == "u8")
}

/// Pointers, `Option<fn>` and names that may stand for one.
fn may_be_null(ty: &Type) -> bool {
    let number = ["bool", "char", "f32", "f64"];
    let word = single_word(ty).map(ToString::to_string).unwrap_or_default();
    match ty {
        Type::Ptr(_) => true,
        Type::Path(_) => !number.contains(&word.as_str()) && !super::syntax::is_integer_word(&word),
        _ => false,
    }
}
