//! Structs with pointers: recipe, view, and what ties them to the struct.

use proc_macro2::TokenStream;
use quote::quote;

use super::{assert, init, list, new_in, ours, shape, traits, view, write};
use crate::input::{Field, Input, Role};

pub(super) fn node(input: &Input, fields: &[Field]) -> TokenStream {
    let ident = &input.ident;
    let (krate, private) = (&input.options.krate, &input.private);
    let view_name = ours(&input.options.view);
    let (generics, arguments, bounds) = input.generics.split_for_impl();

    let (recipe, recipe_impl) = init::recipe(input, fields);
    let view = view::structure(input, fields);
    let accessors = view::accessors(input, fields);
    let new_in = new_in(ident, &input.vis, &input.attrs, &input.generics, krate);
    let (list_in, list_node) = (list::list_in(input, fields), list::node(input, fields));
    let (traits, derived) = (traits::traits(input, fields), traits::constant(input, fields));
    let terminators = fields.iter().enumerate().filter_map(|(index, field)| match &field.role {
        Role::Pointer(pointer) => Some(shape::terminators(input, index, pointer)),
        _ => None,
    });
    let values = fields.iter().enumerate().filter_map(|(index, field)| write::value(input, index, field));
    let padding = assert::padding(input, fields);
    let layout_check = assert::is_concrete(input)
        .then(|| quote!(const _: #private::bool = <#ident as #private::PoolAlloc>::PADDED;));
    // SAFETY (of what is generated): the view is a transparent wrapper with a private field, and
    // that field has no safe constructor.
    quote! {
        #recipe
        #view
        #new_in
        #list_in
        const _: () = {
            use #krate::private as #private;
            #[automatically_derived]
            unsafe impl #generics #private::PoolAlloc for #ident #arguments #bounds {
                type View = #view_name #arguments;

                const PADDED: #private::bool = #padding;
                #derived
            }
            #(#terminators)*
            #(#values)*
            #recipe_impl
            #accessors
            #list_node
            #traits
            #layout_check
        };
    }
}
