//! `elem = T`: what a `void *` points to.
//!
//! Nothing in the struct says `T`, so rustc compares it with nothing. It is said once, as an associated type of
//! the struct, and that is what the recipe writes and the view reads.

use proc_macro2::{Ident, TokenStream};
use quote::{quote, quote_spanned};
use syn::Type;

use crate::input::{Erased, Field, Input, Kind, Role};
use crate::pointee::{self, ends};

/// Refers every untyped pointer to the associated type.
pub(super) fn refer(input: &mut Input) {
    let (Kind::Struct(fields) | Kind::Union { fields, .. }) = &mut input.kind else { return };
    let (ident, krate) = (&input.ident, &input.options.krate);
    let (_, arguments, _) = input.generics.split_for_impl();
    for (index, field) in fields.iter_mut().enumerate() {
        let Role::Pointer(pointer) = &mut field.role else { continue };
        if pointer.erased != Some(Erased::Elem) {
            continue;
        }
        let innermost = innermost_mut(&mut pointer.target);
        // From the first to the last token of the type: errors about it underline all of it.
        let (start, end) = ends(innermost);
        let of = Ident::new("Of", end);
        let once = quote_spanned!(start=> <#ident #arguments as #krate::private::Elem<#index>>::#of);
        *innermost = Type::Verbatim(once);
        let followed = pointee::innermost(pointer, krate).into_owned();
        if let Some(suspect) = &mut pointer.suspect {
            suspect.ty = followed;
        }
    }
}

/// The impls that say the types.
pub(super) fn types(input: &Input, fields: &[Field]) -> TokenStream {
    let (ident, private) = (&input.ident, &input.private);
    let (generics, arguments, bounds) = input.generics.split_for_impl();
    let types = fields.iter().enumerate().filter_map(|(index, field)| {
        let Role::Pointer(pointer) = &field.role else { return None };
        let mut said = pointer.said.clone();
        let said = innermost_mut(&mut said);
        (pointer.erased == Some(Erased::Elem)).then(|| {
            quote! {
                impl #generics #private::Elem<#index> for #ident #arguments #bounds {
                    type Of = #said;
                }
            }
        })
    });
    types.collect()
}

fn innermost_mut(ty: &mut Type) -> &mut Type {
    match ty {
        Type::Ptr(pointer) => innermost_mut(&mut pointer.elem),
        Type::Group(group) => innermost_mut(&mut group.elem),
        Type::Paren(paren) => innermost_mut(&mut paren.elem),
        other => other,
    }
}
