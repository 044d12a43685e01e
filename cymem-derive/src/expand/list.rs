//! Linked lists: `T::list_in`, and where a node keeps the pointer to the next.

use proc_macro2::{Span, TokenStream};
use quote::{quote, quote_spanned};

use super::shape;
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
    // SAFETY (of what is generated): the place of a field of a node that the caller vouches for.
    Some(quote_spanned! {Span::mixed_site()=>
        #[automatically_derived]
        unsafe impl #generics #private::ListNode for #ident #arguments #bounds {
            type Next = #ty;

            #[inline]
            unsafe fn next_slot(__node: *mut Self) -> *mut #ty {
                unsafe { &raw mut (*__node).#member }
            }
        }
    })
}

/// The inherent constructor of lists.
pub(super) fn list_in(input: &Input, fields: &[Field]) -> Option<TokenStream> {
    next(fields)?;
    let (ident, vis, krate) = (&input.ident, &input.vis, &input.options.krate);
    let (generics, arguments, bounds) = input.generics.split_for_impl();
    let doc = format!(
        "Builds a list of `{ident}`s in `pool`, one for each Init, and returns the first.\n\n# Errors\n\nSee \
         `cymem::Error`."
    );
    Some(quote! {
        impl #generics #ident #arguments #bounds {
            #[doc = #doc]
            #vis fn list_in<'pool, PoolEngine, PoolInits>(
                pool: &'pool #krate::Pool<PoolEngine>,
                inits: PoolInits,
            ) -> #krate::private::Result<#krate::private::core::option::Option<#krate::Pooled<'pool, Self>>, #krate::Error>
            where
                PoolEngine: #krate::Engine,
                PoolInits: #krate::private::core::iter::IntoIterator<
                    Item: #krate::private::Put<&'pool #krate::Pool<PoolEngine>, Self, #krate::private::Value>
                >,
            {
                #krate::private::list_in(pool, inits)
            }
        }
    })
}
