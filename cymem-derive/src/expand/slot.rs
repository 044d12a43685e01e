//! The fields of a recipe.

use proc_macro2::{Ident, TokenStream};
use quote::ToTokens;
use syn::GenericParam;

use super::names::Parameters;
use crate::input::{Field, Pointer, Role, Shape};

/// A field of the recipe.
pub(super) struct Slot<'a> {
    pub(super) index: usize,
    pub(super) field: &'a Field,
    /// Its type parameter; without one it has the field's own type.
    pub(super) parameter: Option<Ident>,
}

/// The recipe's fields: what is neither filled in nor constant.
pub(super) fn slots<'a>(parameters: &mut Parameters, fields: &'a [Field]) -> Vec<Slot<'a>> {
    let mut slots = Vec::new();
    for (index, field) in fields.iter().enumerate() {
        let parameter = match &field.role {
            Role::Phantom | Role::Alignment | Role::Count | Role::End { .. } | Role::Constant(_) => continue,
            Role::Tag { given: false } => continue,
            Role::Pointer(
                Pointer { shape: Shape::List, .. }
                | Pointer { filled_by: Some(_), .. }
                | Pointer { back: Some(_), .. },
            ) => continue,
            Role::Plain | Role::Opaque(_) | Role::Tag { given: true } => None,
            Role::Nested
            | Role::NestedArray { .. }
            | Role::Str { .. }
            | Role::Union { .. }
            | Role::Pointer(_) => Some(parameters.next(index, field)),
        };
        slots.push(Slot { index, field, parameter });
    }
    slots
}

/// A parameter as the argument of a type.
pub(super) fn argument(parameter: &GenericParam) -> TokenStream {
    match parameter {
        GenericParam::Type(ty) => ty.ident.to_token_stream(),
        GenericParam::Const(constant) => constant.ident.to_token_stream(),
        GenericParam::Lifetime(lifetime) => lifetime.lifetime.to_token_stream(),
    }
}
