//! Pointers back: to what holds a node, and to the one before in a list.

use proc_macro2::{Span, TokenStream};
use quote::quote_spanned;
use syn::Member;

use super::{ours, path, shape};
use crate::input::{Back, Field, Input, Role};

/// The trait for each struct that the node may be held by.
pub(super) fn holders(input: &Input, fields: &[Field]) -> TokenStream {
    let (ident, private) = (&input.ident, &input.private);
    let (generics, arguments, bounds) = input.generics.split_for_impl();
    let mut tokens = TokenStream::new();
    for field in fields {
        let Role::Pointer(pointer) = &field.role else { continue };
        if pointer.back != Some(Back::Holder) {
            continue;
        }
        let (member, ty, holder) = (&field.member, shape::pointer_type(pointer), &pointer.target);
        // SAFETY (of what is generated): a pointer field of a node that the caller vouches for, which is seen as a link. That
        // it is one to this holder is for rustc to say.
        tokens.extend(quote_spanned! {Span::mixed_site()=>
            #[automatically_derived]
            unsafe impl #generics #private::PointsBack<#holder> for #ident #arguments #bounds {
                #[inline]
                unsafe fn point_back(__cymem_node: *mut Self, __cymem_holder: *mut #holder) {
                    unsafe {
                        (*__cymem_node).#member = <#ty as #private::Pointer>::from_mut(__cymem_holder);
                    }
                }
            }
        });
    }
    tokens
}

/// The method of list nodes that know the one before.
pub(super) fn previous(input: &Input, fields: &[Field]) -> Option<TokenStream> {
    let private = &input.private;
    fields.iter().find_map(|field| {
        let Role::Pointer(pointer) = &field.role else { return None };
        if pointer.back != Some(Back::Previous) {
            return None;
        }
        let (member, ty) = (&field.member, shape::pointer_type(pointer));
        // SAFETY (of what is generated): as above.
        Some(quote_spanned! {Span::mixed_site()=>
            #[inline]
            unsafe fn point_back(__cymem_node: *mut Self, __cymem_previous: *mut Self) {
                unsafe {
                    (*__cymem_node).#member = <#ty as #private::Pointer>::from_mut(__cymem_previous);
                }
            }
        })
    })
}

/// The method that finds nodes which lead back to this one, if fields may hold such nodes.
pub(super) fn held(input: &Input, fields: &[Field]) -> Option<TokenStream> {
    let private = &input.private;
    let mut held = fields.iter().filter_map(|field| match (&field.role, &field.member) {
        (Role::Pointer(pointer), Member::Named(member)) if pointer.children => {
            let (name, path) = (ours(member), path(input, field));
            Some(quote_spanned!(Span::mixed_site()=> #private::Holds::held_in(__cymem_node.#name(), #path)))
        }
        _ => None,
    });
    let first = held.next()?;
    Some(quote_spanned! {Span::mixed_site()=>
        fn cymem_held(__cymem_node: &Self::View) -> #private::core::option::Option<&'static #private::str> {
            #first #(.or_else(|| #held))*
        }
    })
}
