//! `align = …`: a constant in an item of its own.

use proc_macro2::{Ident, Span, TokenStream};
use quote::quote_spanned;
use syn::spanned::Spanned;

use super::length::Place;
use super::private_at;
use crate::input::{Field, Input, Role, Shape};
use crate::words;

/// A type for each alignment of the fields.
pub(super) fn alignments(input: &Input, fields: &[Field]) -> TokenStream {
    let mut tokens = TokenStream::new();
    for (index, field) in fields.iter().enumerate() {
        let Role::Pointer(pointer) = &field.role else { continue };
        for (level, shape) in pointer.shape.levels().enumerate() {
            tokens.extend(alignment(input, Place { field: index, level }, shape));
        }
    }
    tokens
}

/// The type with the alignment of an array.
pub(super) fn name(input: &Input, Place { field, level }: Place) -> Ident {
    words::unused(&input.words, &format!("__Align{field}_{level}"))
}

fn alignment(input: &Input, place: Place, shape: &Shape) -> Option<TokenStream> {
    let Shape::Reserved { align: Some(align), .. } = shape else { return None };
    let (name, ident) = (name(input, place), &input.ident);
    let (generics, arguments, bounds) = input.generics.split_for_impl();
    let here = private_at(input, align.span());
    let private = &input.private;
    let checked = quote_spanned!(align.span().resolved_at(Span::mixed_site())=> #here::alignment);
    // Without parameters it is known before it is used.
    let known = super::assert::is_concrete(input)
        .then(|| quote_spanned!(Span::mixed_site()=> const _: #private::usize = <#name>::ALIGN;));
    Some(quote_spanned! {Span::mixed_site()=>
        struct #name #generics (#private::core::marker::PhantomData<#ident #arguments>) #bounds;
        impl #generics #name #arguments #bounds {
            const ALIGN: #private::usize = #checked(#align);
        }
        #known
    })
}
