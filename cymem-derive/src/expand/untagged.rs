//! The view of a union without tags: each case is read by an accessor, which is safe if any bytes are a value.

use proc_macro2::{Span, TokenStream};
use quote::{quote, quote_spanned};
use syn::Member;

use super::shape::Lifetime;
use super::view::Raw;
use super::{field_name, ours, view};
use crate::input::{Field, Input, Role};
use crate::words::unraw;

pub(super) struct Untagged<'a> {
    input: &'a Input,
    fields: &'a [Field],
}

impl<'a> Untagged<'a> {
    pub(super) fn new(input: &'a Input, fields: &'a [Field]) -> Self {
        Untagged { input, fields }
    }

    /// The struct `UView`, sealed.
    pub(super) fn structure(&self) -> TokenStream {
        let Input { ident, vis, attrs, options, .. } = self.input;
        let (krate, view) = (&options.krate, ours(&options.view));
        let (generics, arguments, bounds) = self.input.generics.split_for_impl();
        let doc = format!(
            "A union [`{ident}`] that was written to a pool, of which nobody knows which case it has."
        );
        quote! {
            #[doc = #doc]
            #(#attrs)*
            #[repr(transparent)]
            #vis struct #view #generics (
                #krate::private::Node<#ident #arguments, (#krate::private::SeenUnion<#ident #arguments>,)>
            ) #bounds;
        }
    }

    /// The accessors, and what the view derives.
    pub(super) fn implementation(&self) -> TokenStream {
        let Input { ident, vis, options, private, .. } = self.input;
        let view = ours(&options.view);
        let (generics, arguments, bounds) = self.input.generics.split_for_impl();
        let accessors = (0..self.fields.len()).filter_map(|index| self.accessor(index));
        let taken = self.fields.iter().any(|field| field_name(field) == "as_raw");
        let as_raw = (!taken).then(|| {
            quote! {
                #[doc = "The union as C sees it."]
                #[inline]
                #vis fn as_raw(&self) -> &#ident #arguments {
                    &self.0.raw
                }
            }
        });
        let core = quote!(#private::core);
        let wants = |name: &str| options.derives.iter().any(|derive| derive == name);
        let title = format!("{} {{ .. }}", unraw(ident));
        let debug = wants("Debug").then(|| {
            quote! {
                #[automatically_derived]
                impl #generics #core::fmt::Debug for #view #arguments #bounds {
                    fn fmt(&self, __cymem_f: &mut #core::fmt::Formatter<'_>) -> #core::fmt::Result {
                        __cymem_f.write_str(#title)
                    }
                }
            }
        });
        // SAFETY (of what is generated): a view is only made of a union that a recipe has written.
        let eq = wants("PartialEq").then(|| {
            quote! {
                #[automatically_derived]
                impl #generics #core::cmp::PartialEq for #view #arguments #bounds {
                    fn eq(&self, __cymem_other: &Self) -> #private::bool {
                        unsafe { #private::same_union(&self.0.raw, &__cymem_other.0.raw) }
                    }
                }
            }
        });
        quote! {
            impl #generics #view #arguments #bounds {
                #(#accessors)*
                #as_raw
            }
            #debug
            #eq
        }
    }

    fn accessor(&self, index: usize) -> Option<TokenStream> {
        let private = &self.input.private;
        let field = &self.fields[index];
        let Field { member: Member::Named(name), vis, attrs, .. } = field else { return None };
        let (name, span) = (ours(name), Span::mixed_site());
        let (output, body) = view::seen(self.input, self.fields, index, Raw::InView, &Lifetime::elided())?;
        let doc = format!("The case `{}`.", field_name(field));
        let all_plain = self.fields.iter().all(|field| matches!(field.role, Role::Plain));
        let (ident, (_, arguments, _)) = (&self.input.ident, self.input.generics.split_for_impl());
        // SAFETY (of what is generated): all bytes are initialised, and any are a value, or the caller knows the case.
        Some(match all_plain {
            true => quote_spanned! {span=>
                #[doc = #doc]
                #(#attrs)*
                #[inline]
                #vis fn #name(&self) -> #output {
                    unsafe { #private::plain_case::<#ident #arguments, _>(&raw const self.0.raw.#name) }
                }
            },
            false => quote_spanned! {span=>
                #[doc = #doc]
                #[doc = "\n# Safety\n\nThe union has this case, or is zero."]
                #(#attrs)*
                #[inline]
                #vis unsafe fn #name(&self) -> #output {
                    #[allow(unused_unsafe)]
                    unsafe { #body }
                }
            },
        })
    }
}
