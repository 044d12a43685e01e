//! Unions: a recipe that is one of the cases, and a view that shows which.

use proc_macro2::TokenStream;
use quote::quote;

use super::case::Union;
use super::cases::Cases;
use super::untagged::Untagged;
use super::{assert, describe, elem, length, ours, reserved, shape, view};
use crate::input::{Field, Input, Role, Tags};

pub(super) fn union(input: &Input, fields: &[Field], tags: Option<&Tags>) -> TokenStream {
    let ident = &input.ident;
    let (krate, private) = (&input.options.krate, &input.private);
    let (generics, arguments, bounds) = input.generics.split_for_impl();
    let union = Union::new(input, fields, tags);

    let recipe = union.recipe();
    let functions = union.functions();
    let implementation = union.implementation();
    let types = elem::types(input, fields);
    let lengths = length::functions(input, fields);
    let alignments = reserved::alignments(input, fields);
    let terminators = fields.iter().enumerate().filter_map(|(index, field)| match &field.role {
        Role::Pointer(pointer) => Some(shape::terminators(input, index, pointer)),
        _ => None,
    });
    let parts = fields.iter().filter_map(|field| view::part(input, field));
    let cases = assert::cases(input, fields);
    let described = describe::union(input, fields, tags);
    let (shown, cases_impl, untagged) = match tags {
        Some(tags) => {
            let view = Cases::new(&union, tags);
            (view.structure(), view.implementation(), quote!(#ident #arguments))
        }
        None => {
            let view = ours(&input.options.view);
            let untagged = Untagged::new(input, fields);
            (untagged.structure(), untagged.implementation(), quote!(#view #arguments))
        }
    };
    let layout_check = assert::is_concrete(input)
        .then(|| quote!(const _: &[#private::Field] = <#ident as #private::Union>::CASES;));
    // SAFETY (of what is generated): the layout is checked by the constant, and the view without tags is a
    // transparent wrapper with a private field that has no safe constructor.
    quote! {
        #recipe
        #shown
        #functions
        const _: () = {
            use #krate::private as #private;
            #[automatically_derived]
            unsafe impl #generics #private::Union for #ident #arguments #bounds {
                type Untagged = #untagged;
                type Parts = (#(#parts,)*);

                #cases
                #described
            }
            #types
            #lengths
            #alignments
            #(#terminators)*
            #implementation
            #cases_impl
            #layout_check
        };
    }
}
