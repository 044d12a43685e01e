//! `Plain` for structs without pointers, newtypes and field-less enums.

use proc_macro2::TokenStream;
use quote::quote;
use syn::Ident;

use super::constructor::Constructed;
use super::{assert, describe, mirror, ours};
use crate::input::{Field, Input, Role};
use crate::words;

/// A struct of plain fields is plain.
pub(super) fn structure(input: &Input, fields: &[Field]) -> TokenStream {
    let private = &input.private;
    let mut members = assert::fields(input, fields);
    members.extend(describe::structure(input, fields));
    let slot = slot();
    let exhaustive = assert::exhaustive(input, fields, &slot);
    let plain_fields = fields.iter().filter(|field| matches!(field.role, Role::Plain));
    let writes = plain_fields.map(|Field { member, ty, copied, .. }| match copied {
        Some(_) => quote!((*#slot).#member = #private::get(&self.#member);),
        None => quote!(#private::Probe::<#ty>::write_fields(&self.#member, &raw mut (*#slot).#member);),
    });
    // SAFETY (of what is generated): fields of a slot that the caller vouches for.
    let write = quote! {
        use #private::NotPlain as _;
        unsafe {
            #exhaustive
            #(#writes)*
        }
    };
    plain(input, members, write, mirror::mirror(input, fields).unwrap_or_default())
}

/// A transparent wrapper of a plain value is plain.
pub(super) fn newtype(input: &Input, field: &Field) -> TokenStream {
    structure(input, std::slice::from_ref(field))
}

/// A field-less enum with a variant of value 0 is plain.
pub(super) fn enumeration(input: &Input, variants: &[Ident], repr: Option<&Ident>) -> TokenStream {
    let private = &input.private;
    let core = quote!(#private::core);
    let ident = &input.ident;
    let described = describe::enumeration(input, variants);
    let variants: Vec<_> = variants.iter().map(ours).collect();
    let message = format!(
        "enum `{ident}` has no variant of value 0, and pool memory starts as zero: add one, or store the integer and convert it with `TryFrom`"
    );
    let layout = match repr {
        Some(integer) => quote!(#core::primitive::#integer),
        None => quote!(#private::CEnum),
    };
    let check = words::unused(&input.words, "__cymem_check");
    // Another attribute may have replaced the enum, a variant, or the `repr`.
    let check = quote! {
        fn #check(__cymem_this: &#ident) {
            match __cymem_this {
                #(#ident::#variants => {})*
            }
        }
        const _: () = {
            #private::check_enum::<#ident, #layout>();
            #core::assert!(false #(|| #ident::#variants as #core::primitive::i128 == 0)*, #message);
        };
    };
    let slot = slot();
    // SAFETY (of what is generated): an enum without fields is an integer without padding.
    let write = quote! {
        unsafe { #core::ptr::copy_nonoverlapping(self, #slot, 1) };
    };
    let tag = quote! {
        unsafe impl #private::Tag for #ident {
            const VALUES: #private::Values = #private::Values::Listed(&[#(#ident::#variants as #core::primitive::i128),*]);
        }
    };
    plain(input, described, write, quote!(#check #tag))
}

fn plain(input: &Input, members: TokenStream, write: TokenStream, checks: TokenStream) -> TokenStream {
    let ident = &input.ident;
    let (krate, private) = (&input.options.krate, &input.private);
    let (generics, arguments, bounds) = input.generics.split_for_impl();
    let slot = slot();
    let layout_check = assert::is_concrete(input)
        .then(|| quote!(const _: &[#private::Field] = <#ident as #private::Plain>::FIELDS;));
    let constructors = Constructed::of(input).constructors(false);
    // SAFETY (of what is generated): the layout is C's, there is no `Drop` and every field is plain, since
    // `FIELDS` checks all that; and every field is written.
    quote! {
        const _: () = {
            use #krate::private as #private;
            #constructors
            #[automatically_derived]
            unsafe impl #generics #private::Plain for #ident #arguments #bounds {
                #members

                #[inline]
                unsafe fn write_fields(&self, #slot: *mut Self) {
                    #write
                }
            }
            #[automatically_derived]
            unsafe impl #generics #private::Source<#ident #arguments, #private::One> for #ident #arguments #bounds {
                type By = #private::NewNode;
            }
            #layout_check
            #checks
        };
    }
}

fn slot() -> Ident {
    words::local("slot")
}
