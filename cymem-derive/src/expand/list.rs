//! Linked lists: where a node keeps the pointer to the next.

use proc_macro2::{Span, TokenStream};
use quote::quote_spanned;

use super::{back, shape};
use crate::input::{Field, Input, Pointer, Role, Shape};

/// The field that links to the next node, of which there is one at most.
pub(super) fn next(fields: &[Field]) -> Option<(&Field, &Pointer)> {
    fields.iter().find_map(|field| match &field.role {
        Role::Pointer(pointer) if matches!(pointer.shape, Shape::List) => Some((field, pointer)),
        _ => None,
    })
}

/// The trait of list nodes.
pub(super) fn node(input: &Input, fields: &[Field]) -> Option<TokenStream> {
    let (field, pointer) = next(fields)?;
    let (ident, private, member) = (&input.ident, &input.private, &field.member);
    let ty = shape::pointer_type(pointer);
    let (generics, arguments, bounds) = input.generics.split_for_impl();
    let back = back::previous(input, fields);
    // SAFETY (of what is generated): the place of a field of a node that the caller vouches for.
    Some(quote_spanned! {Span::mixed_site()=>
        #[automatically_derived]
        unsafe impl #generics #private::ListNode for #ident #arguments #bounds {
            type Next = #ty;

            #[inline]
            unsafe fn next_slot(__cymem_node: *mut Self) -> *mut #ty {
                unsafe { &raw mut (*__cymem_node).#member }
            }

            #back
        }
    })
}
