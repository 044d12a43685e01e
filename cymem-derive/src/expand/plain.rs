//! `Plain` for structs without pointers, newtypes and field-less enums.

use proc_macro2::TokenStream;
use quote::quote;
use syn::Ident;

use super::{assert, local, new_in, ours};
use crate::input::{Field, Input};

/// A struct of plain fields is plain.
pub(super) fn structure(input: &Input, fields: &[Field]) -> TokenStream {
    let krate = &input.options.krate;
    let padding = assert::checked_padding(input, fields);
    let writes = fields.iter().enumerate().filter(|(_, field)| assert::holds_plain_data(field)).map(
        |(index, field)| {
            let (local, member, ty) = (local(index), &field.member, &field.ty);
            // SAFETY (of what is generated): the field of a slot that the caller vouches for.
            quote!(unsafe { #krate::private::Probe::<#ty>::write_fields(#local, &raw mut (*slot).#member) };)
        },
    );
    let members = fields.iter().map(|field| &field.member);
    let locals = fields.iter().enumerate().map(|(index, field)| {
        if assert::holds_plain_data(field) {
            let local = local(index);
            quote!(#local)
        } else {
            quote!(_)
        }
    });
    let write = quote! {
        use #krate::private::NotPlain as _;
        let Self { #(#members: #locals),* } = self;
        #(#writes)*
    };
    plain(input, padding, write, assert::fields(input, fields))
}

/// A transparent wrapper of a plain value is plain.
pub(super) fn newtype(input: &Input, field: &Field) -> TokenStream {
    structure(input, std::slice::from_ref(field))
}

/// A field-less enum with a variant of value 0 is plain.
pub(super) fn enumeration(input: &Input, variants: &[Ident], repr: Option<&Ident>) -> TokenStream {
    let krate = &input.options.krate;
    let core = quote!(#krate::private::core);
    let ident = &input.ident;
    let variants: Vec<_> = variants.iter().map(ours).collect();
    let message = format!(
        "enum `{ident}` has no variant of value 0, and pool memory starts as zero: add one, or store the integer and convert it with `TryFrom`"
    );
    let layout = match repr {
        Some(integer) => quote!(#core::mem::size_of::<#core::primitive::#integer>()),
        None => quote!(#core::mem::size_of::<#krate::private::CEnum>()),
    };
    // Another attribute may have replaced the enum, a variant, or the `repr`.
    let check = quote! {
        fn _check_variants(this: &#ident) {
            match this {
                #(#ident::#variants => {})*
            }
        }
        const _: () = {
            #krate::private::check_enum::<#ident>(#layout);
            #core::assert!(false #(|| #ident::#variants as #core::primitive::i128 == 0)*, #message);
        };
    };
    // SAFETY (of what is generated): an enum without fields is an integer without padding.
    let write = quote! {
        unsafe { #core::ptr::copy_nonoverlapping(self, slot, 1) };
    };
    plain(input, quote!(false), write, check)
}

fn plain(input: &Input, padding: TokenStream, write: TokenStream, checks: TokenStream) -> TokenStream {
    let ident = &input.ident;
    let krate = &input.options.krate;
    let (generics, arguments, bounds) = input.generics.split_for_impl();
    let layout_check =
        assert::is_concrete(input).then(|| quote!(const _: bool = <#ident as #krate::Plain>::PADDED;));
    let new_in = new_in(ident, &input.vis, &input.attrs, &input.generics, krate);
    // SAFETY (of what is generated): the layout is C's and there is no `Drop`, since `PADDED`
    // checks both; every field is plain, since `_check_fields` demands it; and every field is written.
    quote! {
        #new_in
        const _: () = {
            #[automatically_derived]
            unsafe impl #generics #krate::Plain for #ident #arguments #bounds {
                const PADDED: bool = #padding;

                #[inline]
                unsafe fn write_fields(&self, slot: *mut Self) {
                    #write
                }
            }
            #[automatically_derived]
            impl #generics #krate::private::Recipe for #ident #arguments #bounds {}
            #layout_check
            #checks
        };
    }
}
