//! Structs with pointers: recipe, view, and what ties them to the struct.

use proc_macro2::TokenStream;
use quote::quote;

use super::constructor::Constructed;
use super::{
    assert, back, describe, edit, elem, init, length, list, mirror, ours, reserved, shape, tag, traits, view,
    write,
};
use crate::input::{Field, Input, Role};

pub(super) fn node(input: &Input, fields: &[Field]) -> TokenStream {
    let ident = &input.ident;
    let (krate, private) = (&input.options.krate, &input.private);
    let view_name = ours(&input.options.view);
    let (generics, arguments, bounds) = input.generics.split_for_impl();

    let (recipe, recipe_impl) = init::recipe(input, fields);
    let view = view::structure(input, fields);
    let accessors = view::accessors(input, fields);
    let list_node = list::node(input, fields);
    let (backs, held) = (back::holders(input, fields), back::held(input, fields));
    let (editor, editor_impls) = edit::editor(input, fields).unzip();
    let constructors = Constructed::of(input).constructors(list_node.is_some());
    let (traits, derived) = (traits::traits(input, fields), traits::constant(input, fields));
    let terminators = fields.iter().enumerate().filter_map(|(index, field)| match &field.role {
        Role::Pointer(pointer) => Some(shape::terminators(input, index, pointer)),
        _ => None,
    });
    let masks = fields.iter().enumerate().filter_map(|(index, field)| tag::mask_item(input, index, field));
    let values = fields.iter().enumerate().filter_map(|(index, field)| write::value(input, index, field));
    let types = elem::types(input, fields);
    let lengths = length::functions(input, fields);
    let mirror = mirror::mirror(input, fields);
    let alignments = reserved::alignments(input, fields);
    let (members, layout_check) = assert::node(input, fields);
    let described = describe::structure(input, fields);
    // SAFETY (of what is generated): the view is a transparent wrapper with a private field, and
    // that field has no safe constructor.
    quote! {
        #recipe
        #view
        #editor
        const _: () = {
            use #krate::private as #private;
            #constructors
            #[automatically_derived]
            unsafe impl #generics #private::PoolAlloc for #ident #arguments #bounds {
                type View = #view_name #arguments;
                type Kind = #private::IsNode;

                #members
                #described
                #derived
                #held
            }
            #types
            #lengths
            #alignments
            #(#terminators)*
            #(#values)*
            #(#masks)*
            #recipe_impl
            #accessors
            #editor_impls
            #list_node
            #backs
            #traits
            #mirror
            #layout_check
        };
    }
}
