//! The view of a union with tags: an enum over its cases.

use proc_macro2::{Ident, Span, TokenStream};
use quote::{quote, quote_spanned};
use syn::{Expr, Lifetime};

use super::case::Union;
use super::shape::Lifetime as ViewLifetime;
use super::traits::Trait;
use super::view::Raw;
use super::{assert, field_name, ours, outside, private_at, view};
use crate::input::{Field, Input, Role, Shape, Tags};
use crate::words;

pub(super) struct Cases<'a> {
    union: &'a Union<'a>,
    tags: &'a Tags,
    /// Of the view.
    lifetime: Lifetime,
}

impl<'a> Cases<'a> {
    pub(super) fn new(union: &'a Union<'a>, tags: &'a Tags) -> Self {
        let name = words::unused(&union.input.words, "view");
        let lifetime = Lifetime { apostrophe: Span::mixed_site(), ident: name };
        Cases { union, tags, lifetime }
    }

    /// What the view of each field gives, and how.
    fn seen(&self) -> Vec<(TokenStream, TokenStream)> {
        let Union { input, fields, .. } = *self.union;
        let lifetime = &self.lifetime;
        let lived = ViewLifetime { reference: quote!(#lifetime), argument: quote!(#lifetime) };
        (0..fields.len()).filter_map(|index| view::seen(input, fields, index, Raw::Itself, &lived)).collect()
    }

    /// The type of the view, with this lifetime.
    fn view(&self, lifetime: &TokenStream) -> TokenStream {
        let view = ours(&self.union.input.options.view);
        let own = self.union.input.generics.params.iter().map(super::slot::argument);
        quote!(#view <#lifetime, #(#own),*>)
    }

    /// The enum `UView`.
    pub(super) fn structure(&self) -> TokenStream {
        let Union { input, fields, ref variants, ref unknown, .. } = *self.union;
        let Input { ident, vis, attrs, options, generics, .. } = input;
        let view = ours(&options.view);
        let lifetime = &self.lifetime;
        let (_, arguments, bounds) = generics.split_for_impl();
        let own = &generics.params;
        let cases = fields.iter().zip(variants).zip(self.seen()).map(|((field, variant), (ty, _))| {
            let (attrs, doc) = (&field.attrs, format!("The case `{}`.", field_name(field)));
            let ty = outside(input, ty);
            quote!(#[doc = #doc] #(#attrs)* #variant(#ty))
        });
        let empty = variants.iter().skip(fields.len());
        let doc = format!("A union [`{ident}`] that was written to a pool, as its tag says.");
        quote! {
            #[doc = #doc]
            #(#attrs)*
            #[allow(dead_code)]
            #vis enum #view <#lifetime, #own> #bounds {
                #(#cases,)*
                #(#[doc = "A case without a value."] #empty,)*
                #[doc = "No case has this tag."]
                #unknown(&#lifetime #ident #arguments),
            }
        }
    }

    /// The tags, and what makes the view.
    pub(super) fn implementation(&self) -> TokenStream {
        let Union { input, fields, ref variants, ref unknown, .. } = *self.union;
        let Input { ident, options, private, .. } = input;
        let view_name = ours(&options.view);
        let (generics, arguments, bounds) = input.generics.split_for_impl();
        let lifetime = &self.lifetime;
        let view = self.view(&quote!(#lifetime));
        let elided = self.view(&quote!('_));
        let items = self.all_tags().enumerate().map(|(index, tags)| self.tag_item(index, tags));
        let turbofish = arguments.as_turbofish();
        let constants = (0..variants.len()).map(|index| {
            let name = self.tag_name(index);
            quote!(#name #turbofish::TAGS)
        });
        let (named, empty) = variants.split_at(fields.len());
        let numbers = 0..fields.len();
        let empty_numbers = fields.len()..variants.len();
        let bodies = self.seen().into_iter().map(|(_, body)| body);
        let derived = [self.debug(), self.equal()];
        let distinct = {
            let span = ident.span().resolved_at(Span::mixed_site());
            let private = private_at(input, span);
            quote_spanned!(span=> #private::distinct)
        };
        let fault =
            format!("union `{ident}`: two `when` have one value, so nobody could tell the cases apart");
        let i128 = quote!(#private::core::primitive::i128);
        let checked = assert::is_concrete(input)
            .then(|| quote!(const _: &[&[#i128]] = <#ident as #private::Cases>::TAGS;));
        // SAFETY (of what is generated): the view shows what the recipe of the same case writes.
        quote_spanned! {Span::mixed_site()=>
            #(#items)*
            #[automatically_derived]
            unsafe impl #generics #private::Cases for #ident #arguments #bounds {
                type View<#lifetime> = #view where Self: #lifetime;

                const TAGS: &'static [&'static [#i128]] =
                    #distinct(&[#(#constants),*], #fault);

                #[inline]
                unsafe fn view(&self, __cymem_case: #private::core::primitive::usize) -> #elided {
                    #[allow(unused_unsafe)]
                    unsafe {
                        match __cymem_case {
                            #(#numbers => #view_name::#named(#bodies),)*
                            #(#empty_numbers => #view_name::#empty,)*
                            _ => #view_name::#unknown(self),
                        }
                    }
                }
            }
            #(#derived)*
            #checked
        }
    }

    fn all_tags(&self) -> impl Iterator<Item = &Vec<Expr>> {
        self.tags.of_fields.iter().chain(self.tags.empty.iter().map(|case| &case.tags))
    }

    fn tag_name(&self, index: usize) -> Ident {
        words::unused(&self.union.input.words, &format!("__Tags{index}"))
    }

    /// The tags of one case, in an item of their own, where the user's expressions cannot profit from our
    /// `unsafe`.
    fn tag_item(&self, index: usize, tags: &[Expr]) -> TokenStream {
        let Input { ident, private, generics, .. } = self.union.input;
        let (generics, arguments, bounds) = generics.split_for_impl();
        let (name, i128) = (self.tag_name(index), quote!(#private::core::primitive::i128));
        quote_spanned! {Span::mixed_site()=>
            struct #name #generics (#private::core::marker::PhantomData<fn() -> #ident #arguments>) #bounds;
            impl #generics #name #arguments #bounds {
                #[allow(clippy::unnecessary_cast, trivial_numeric_casts)]
                const TAGS: &'static [#i128] = &[#((#tags) as #i128),*];
            }
        }
    }

    fn debug(&self) -> Option<TokenStream> {
        let Union { input, fields, ref variants, ref unknown, .. } = *self.union;
        Trait::Debug.is_wanted(input).then_some(())?;
        let (private, ident, view) = (&input.private, &input.ident, ours(&input.options.view));
        let (core, path) = (quote!(#private::core), Trait::Debug.path(input));
        let bounded = Trait::Debug.bounded(input);
        let (generics, arguments, bounds) = bounded.split_for_impl();
        let shown = fields.iter().zip(variants).map(|(field, variant)| {
            let name = variant.to_string();
            let value = match is_link(field) {
                true => quote!(&__cymem_value.map(|__cymem_view| __cymem_view as *const _)),
                false => quote!(__cymem_value),
            };
            quote!(#view::#variant(__cymem_value) => #private::fmt_case(__cymem_f, #name, #value),)
        });
        let empty = variants.iter().skip(fields.len());
        let of_unknown = format!("{unknown}(..)");
        let names = variants.iter().map(ToString::to_string).chain([of_unknown.clone()]);
        let empty_names = empty.clone().map(ToString::to_string);
        let view_type = self.view(&quote!('_));
        let (ty, parts) = (Trait::Debug.parts_type(input), Trait::Debug.parts(input, fields));
        Some(quote! {
            #[automatically_derived]
            unsafe impl #generics #private::ShowUnion for #ident #arguments #bounds {
                const NAMES: &'static [&'static #private::str] = &[#(#names),*];
                const PARTS: #ty = #parts;
            }
            #[automatically_derived]
            impl #generics #path for #view_type #bounds {
                #[inline]
                fn fmt(&self, __cymem_f: &mut #core::fmt::Formatter<'_>) -> #core::fmt::Result {
                    match self {
                        #(#shown)*
                        #(#view::#empty => __cymem_f.write_str(#empty_names),)*
                        #view::#unknown(_) => __cymem_f.write_str(#of_unknown),
                    }
                }
            }
        })
    }

    fn equal(&self) -> Option<TokenStream> {
        let Union { input, fields, ref variants, ref unknown, .. } = *self.union;
        Trait::PartialEq.is_wanted(input).then_some(())?;
        let (private, ident, view) = (&input.private, &input.ident, ours(&input.options.view));
        let (core, path) = (quote!(#private::core), Trait::PartialEq.path(input));
        let bounded = Trait::PartialEq.bounded(input);
        let (generics, arguments, bounds) = bounded.split_for_impl();
        let compared = fields.iter().zip(variants).map(|(field, variant)| {
            let equal = match is_link(field) {
                true => quote!(__cymem_a.is_some() == __cymem_b.is_some()),
                false => quote!(#private::equal(__cymem_a, __cymem_b)),
            };
            quote!((#view::#variant(__cymem_a), #view::#variant(__cymem_b)) => #equal,)
        });
        let empty = variants.iter().skip(fields.len());
        let view_type = self.view(&quote!('_));
        let (ty, parts) = (Trait::PartialEq.parts_type(input), Trait::PartialEq.parts(input, fields));
        Some(quote! {
            #[automatically_derived]
            unsafe impl #generics #private::CompareUnion for #ident #arguments #bounds {
                const PARTS: #ty = #parts;
            }
            #[automatically_derived]
            impl #generics #path for #view_type #bounds {
                #[inline]
                fn eq(&self, __cymem_other: &Self) -> #private::bool {
                    match (self, __cymem_other) {
                        #(#compared)*
                        #((#view::#empty, #view::#empty) => true,)*
                        (#view::#unknown(__cymem_a), #view::#unknown(__cymem_b)) => {
                            #core::ptr::eq(*__cymem_a, *__cymem_b)
                        }
                        _ => false,
                    }
                }
            }
        })
    }
}

/// Whether a case is a pointer that is not followed.
fn is_link(field: &Field) -> bool {
    matches!(&field.role, Role::Pointer(pointer) if matches!(pointer.shape, Shape::Link))
}
