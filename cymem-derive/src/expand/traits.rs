//! `derive(Debug, PartialEq)` for the view: deep, but it neither recurses over a list nor follows a
//! `link`.

use proc_macro2::{Span, TokenStream};
use quote::{quote, quote_spanned};
use syn::{GenericParam, Generics, Member};

use super::{field_name, list, ours};
use crate::input::{Field, Input, Role, Shape};
use crate::words::unraw;

pub(super) fn traits(input: &Input, fields: &[Field]) -> TokenStream {
    let wants = |name: &str| input.options.derives.iter().any(|derive| derive == name);
    let (debug, eq) = (wants("Debug"), wants("PartialEq"));
    let alone = (list::next(fields).is_some() && (debug || eq)).then(|| alone(input, fields, debug, eq));
    let debug = debug.then(|| implement(input, "Debug", debug_method("fmt", input, fields, true)));
    let eq = eq.then(|| implement(input, "PartialEq", eq_method("eq", input, fields, true)));
    quote!(#alone #debug #eq)
}

/// A list node also shows and compares itself without what follows it.
fn alone(input: &Input, fields: &[Field], debug: bool, eq: bool) -> TokenStream {
    let private = &input.private;
    let fmt_alone = debug.then(|| debug_method("fmt_alone", input, fields, false));
    let eq_alone = eq.then(|| eq_method("eq_alone", input, fields, false));
    let names: Vec<_> = debug.then_some("Debug").into_iter().chain(eq.then_some("PartialEq")).collect();
    implement_for(input, &names, quote!(#private::Alone), quote!(#fmt_alone #eq_alone))
}

fn implement(input: &Input, name: &str, method: TokenStream) -> TokenStream {
    let path = trait_path(input, name);
    implement_for(input, &[name], path, method)
}

fn implement_for(input: &Input, bounds: &[&str], path: TokenStream, methods: TokenStream) -> TokenStream {
    let view = ours(&input.options.view);
    let bounded = bounded(input, bounds);
    let (generics, arguments, clause) = bounded.split_for_impl();
    quote! {
        #[automatically_derived]
        impl #generics #path for #view #arguments #clause {
            #methods
        }
    }
}

fn trait_path(input: &Input, name: &str) -> TokenStream {
    let private = &input.private;
    let name = syn::Ident::new(name, Span::mixed_site());
    match name == "Debug" {
        true => quote!(#private::core::fmt::#name),
        false => quote!(#private::core::cmp::#name),
    }
}

/// The item's parameters, each with the derived traits as bounds.
fn bounded(input: &Input, names: &[&str]) -> Generics {
    let mut generics = input.generics.clone();
    for parameter in &mut generics.params {
        if let GenericParam::Type(ty) = parameter {
            for name in names {
                let path = trait_path(input, name);
                ty.bounds.push(syn::parse_quote!(#path));
            }
        }
    }
    generics
}

fn shown(fields: &[Field], with_list: bool) -> impl Iterator<Item = (&Field, &syn::Ident)> {
    fields.iter().filter_map(move |field| match (&field.role, &field.member) {
        (Role::Phantom, _) | (_, Member::Unnamed(_)) => None,
        (Role::Pointer(pointer), _) if !with_list && matches!(pointer.shape, Shape::List) => None,
        (_, Member::Named(ident)) => Some((field, ident)),
    })
}

fn is_link(field: &Field) -> bool {
    matches!(&field.role, Role::Pointer(pointer) if matches!(pointer.shape, Shape::Link))
}

/// Whether the accessor copies the value, which may be larger than the stack.
fn is_value(field: &Field) -> bool {
    matches!(field.role, Role::Plain | Role::Constant(_))
}

fn debug_method(name: &str, input: &Input, fields: &[Field], with_list: bool) -> TokenStream {
    let private = &input.private;
    let core = quote!(#private::core);
    let span = Span::mixed_site();
    let method = syn::Ident::new(name, span);
    let title = unraw(&input.ident);
    let entries = shown(fields, with_list).map(|(field, ident)| {
        let (label, accessor) = (field_name(field), ours(ident));
        if is_link(field) || is_value(field) {
            quote_spanned!(span=> .field(#label, &self.0.raw.#ident))
        } else {
            quote_spanned!(span=> .field(#label, &self.#accessor()))
        }
    });
    quote_spanned! {span=>
        fn #method(&self, __cymem_f: &mut #core::fmt::Formatter<'_>) -> #core::fmt::Result {
            __cymem_f.debug_struct(#title)#(#entries)*.finish()
        }
    }
}

fn eq_method(name: &str, input: &Input, fields: &[Field], with_list: bool) -> TokenStream {
    let private = &input.private;
    let span = Span::mixed_site();
    let method = syn::Ident::new(name, span);
    let terms = shown(fields, with_list).map(|(field, ident)| {
        let accessor = ours(ident);
        if is_link(field) {
            quote_spanned! {span=>
                && self.0.raw.#ident.is_null() == __cymem_other.0.raw.#ident.is_null()
            }
        } else if is_value(field) {
            quote_spanned!(span=> && #private::equal(&self.0.raw.#ident, &__cymem_other.0.raw.#ident))
        } else {
            quote_spanned!(span=> && #private::equal(&self.#accessor(), &__cymem_other.#accessor()))
        }
    });
    quote_spanned! {span=>
        fn #method(&self, __cymem_other: &Self) -> #private::bool {
            true #(#terms)*
        }
    }
}
