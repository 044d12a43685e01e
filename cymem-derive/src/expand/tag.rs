//! `tag = field` in a struct: its mask, and what unions and their tags are compared with.

use proc_macro2::{Ident, Span, TokenStream};
use quote::{quote, quote_spanned};
use syn::spanned::Spanned;

use super::{field_name, path, private_at};
use crate::input::{Field, Input, Role, TagOf};
use crate::words;

/// The mask of a field, in an item of its own.
pub(super) fn mask_item(input: &Input, index: usize, field: &Field) -> Option<TokenStream> {
    let Role::Union { tag: Some(TagOf { mask: Some(mask), .. }) } = &field.role else { return None };
    let private = &input.private;
    let (name, ident) = (mask_name(input, index), &input.ident);
    let (generics, arguments, bounds) = input.generics.split_for_impl();
    Some(quote_spanned! {Span::mixed_site()=>
        struct #name #generics (#private::core::marker::PhantomData<#ident #arguments>) #bounds;
        impl #generics #name #arguments #bounds {
            const MASK: #private::core::primitive::i128 = (#mask) as #private::core::primitive::i128;
        }
    })
}

fn mask_name(input: &Input, index: usize) -> Ident {
    words::unused(&input.words, &format!("__Mask{index}"))
}

/// The mask as an `Option<i128>`.
fn mask(input: &Input, index: usize, tag: &TagOf) -> TokenStream {
    let private = &input.private;
    match tag.mask {
        None => quote!(#private::core::option::Option::None),
        Some(_) => {
            let (name, (_, arguments, _)) = (mask_name(input, index), input.generics.split_for_impl());
            let turbofish = arguments.as_turbofish();
            quote!(#private::core::option::Option::Some(#name #turbofish::MASK))
        }
    }
}

/// The bits of the tag that say which case is there.
pub(super) fn bits(input: &Input, fields: &[Field], index: usize, tag: &TagOf) -> TokenStream {
    let (private, mask, ty) = (&input.private, mask(input, index, tag), &fields[tag.field].ty);
    quote!(const { #private::tag_mask::<#ty>(#mask) })
}

/// Compares the tags of a union with the field that holds them.
pub(super) fn check(input: &Input, fields: &[Field], index: usize) -> Option<TokenStream> {
    let Role::Union { tag: Some(tag) } = &fields[index].role else { return None };
    let (ty, tag_ty, mask) = (&fields[index].ty, &fields[tag.field].ty, mask(input, index, tag));
    let span = ty.span().resolved_at(Span::mixed_site());
    let private = private_at(input, span);
    let tags = quote_spanned!(span=> <#ty as #private::Cases>::TAGS);
    let span = tag_ty.span().resolved_at(Span::mixed_site());
    let private = private_at(input, span);
    let (name, kind) = (field_name(&fields[index]), field_name(&fields[tag.field]));
    let [no_flags, bad_mask, value, bits, same] = [
        format!("field `{name}`: `mask` is for flags in an integer, and `{kind}` is none"),
        format!("field `{name}`: `mask` has no bits, or some that `{kind}` does not have"),
        format!("field `{name}`: a `when` of the union is no value of `{kind}`"),
        format!("field `{name}`: a `when` of the union has bits that are not in `mask`"),
        format!(
            "field `{name}`: two `when` of the union are the same bits of `{kind}`, as -1 and 255 are in a byte"
        ),
    ];
    let faults = quote! {
        #private::TagFaults { no_flags: #no_flags, mask: #bad_mask, value: #value, bits: #bits, same: #same }
    };
    Some(quote_spanned!(span=> #private::tags_fit::<#tag_ty>(#tags, #mask, #faults)))
}

fn agreed(index: usize) -> Ident {
    Ident::new(&format!("__cymem_tag_{index}"), Span::mixed_site())
}

/// The local variable in which unions agree on a tag.
pub(super) fn agreement(input: &Input, index: usize, field: &Field) -> Option<TokenStream> {
    let (private, agreed) = (&input.private, agreed(index));
    matches!(field.role, Role::Tag { .. })
        .then(|| quote_spanned!(Span::mixed_site()=> let #agreed = #private::AgreedTag::open();))
}

/// Writes a union that has a tag.
pub(super) fn write(input: &Input, fields: &[Field], index: usize) -> Option<TokenStream> {
    let Role::Union { tag: Some(tag) } = &fields[index].role else { return None };
    let private = &input.private;
    let (member, path) = (&fields[index].member, path(input, &fields[index]));
    let (agreed, bits) = (agreed(tag.field), bits(input, fields, index, tag));
    Some(quote_spanned! {Span::mixed_site()=>
        __cymem_writer.cymem_tagged(
            self.#member,
            #private::Tagging::new(&#agreed, #bits, #path),
            &raw mut (*__cymem_slot).#member,
            #path,
        );
    })
}

/// The tag on which the unions have agreed, in the local variable for its field.
pub(super) fn value(input: &Input, index: usize, field: &Field, local: &Ident) -> Option<TokenStream> {
    let Role::Tag { given } = field.role else { return None };
    let private = &input.private;
    let (agreed, ty, member, path) = (agreed(index), &field.ty, &field.member, path(input, field));
    let given = match given {
        true => quote_spanned!(Span::mixed_site()=> #private::core::option::Option::Some(&self.#member)),
        false => quote!(#private::core::option::Option::None),
    };
    Some(
        quote_spanned!(Span::mixed_site()=> let #local = __cymem_writer.cymem_tag::<#ty>(&#agreed, #given, #path);),
    )
}
