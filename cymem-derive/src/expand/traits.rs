//! `derive(Debug, PartialEq)` for the view: the table has the fields, and here is how those are shown and compared that
//! have traits of their own.

use proc_macro2::{Ident, Span, TokenStream};
use quote::{quote, quote_spanned};
use syn::spanned::Spanned;
use syn::{GenericParam, Generics, Type};

use super::describe::listed;
use super::{assert, list, ours, private_at, shape, view};
use crate::input::{Field, Held, Input, Role, Shape};

/// One of the two.
#[derive(Clone, Copy)]
pub(super) enum Trait {
    Debug,
    PartialEq,
}

impl Trait {
    fn name(self) -> &'static str {
        match self {
            Trait::Debug => "Debug",
            Trait::PartialEq => "PartialEq",
        }
    }

    /// Whether the view derives it.
    pub(super) fn is_wanted(self, input: &Input) -> bool {
        input.options.derives.iter().any(|derive| derive == self.name())
    }

    pub(super) fn path(self, input: &Input) -> TokenStream {
        let private = &input.private;
        match self {
            Trait::Debug => quote!(#private::core::fmt::Debug),
            Trait::PartialEq => quote!(#private::core::cmp::PartialEq),
        }
    }

    /// The item's parameters, each with this as a bound.
    pub(super) fn bounded(self, input: &Input) -> Generics {
        let bound = self.path(input);
        let mut generics = input.generics.clone();
        for parameter in &mut generics.params {
            if let GenericParam::Type(ty) = parameter {
                ty.bounds.push(syn::parse_quote!(#bound));
            }
        }
        generics
    }

    /// What says how a value of its own type is shown or compared, and so on.
    fn function(self, of: &str, span: Span) -> Ident {
        let name = match self {
            Trait::Debug => "debug",
            Trait::PartialEq => "eq",
        };
        Ident::new(&of.replace("{}", name), span.resolved_at(Span::mixed_site()))
    }

    /// The type of the parts.
    pub(super) fn parts_type(self, input: &Input) -> TokenStream {
        let private = &input.private;
        match self {
            Trait::Debug => quote!(#private::Parts<#private::DebugFn>),
            Trait::PartialEq => quote!(#private::Parts<#private::EqualFn>),
        }
    }

    /// The fields that the table alone does not know how to show or compare.
    pub(super) fn parts(self, input: &Input, fields: &[Field]) -> TokenStream {
        let private = &input.private;
        let (mut parts, mut views) = (Vec::new(), false);
        // SAFETY (of what is generated): each part is for the type that the field has, or that its pointer leads to.
        for (position, (_, field)) in listed(fields).enumerate() {
            if let Some((how, is_view)) = self.how(input, field) {
                parts.push(quote!((#position, #how)));
                views |= is_view;
            }
        }
        match views {
            true => quote!({ #[allow(unused_imports)] use #private::OrNot as _; &[#(#parts),*] }),
            false => quote!(&[#(#parts),*]),
        }
    }

    /// How a field is shown or compared, unless the table says it; and whether it leads to views, which may derive
    /// nothing.
    fn how(self, input: &Input, field: &Field) -> Option<(TokenStream, bool)> {
        let private = |ty: &Type| private_at(input, ty.span());
        let own = |ty: &Type| {
            let (private, function) = (private(ty), self.function("own_{}", ty.span()));
            (quote_spanned!(ty.span().resolved_at(Span::mixed_site())=> #private::#function::<#ty>), false)
        };
        let untagged = |ty: &Type| {
            let (private, function) = (private(ty), self.function("own_{}", ty.span()));
            (quote!(#private::#function::<<#ty as #private::Union>::Untagged>), false)
        };
        let views = |ty: &Type, function: &str| {
            let (private, function) = (private(ty), self.function(function, ty.span()));
            (
                quote_spanned!(ty.span().resolved_at(Span::mixed_site())=> #private::Views::<#ty>::#function),
                true,
            )
        };
        let ty = &field.ty;
        match &field.role {
            Role::Phantom
            | Role::Alignment
            | Role::End { .. }
            | Role::Count
            | Role::Opaque(_)
            | Role::Str { .. } => None,
            Role::Plain | Role::Tag { .. } | Role::Constant(_) => {
                (!assert::is_number(input, ty)).then(|| own(ty))
            }
            Role::Union { tag: Some(_) } => {
                let (private, function) = (private(ty), self.function("union_{}", ty.span()));
                Some((quote!(#private::#function::<#ty>), false))
            }
            Role::Union { tag: None } => Some(untagged(ty)),
            Role::Nested => Some(views(ty, "cymem_{}")),
            Role::NestedArray { element } => Some(views(element, "cymem_{}_each")),
            Role::Pointer(pointer) if matches!(pointer.shape, Shape::Link | Shape::List) => None,
            Role::Pointer(pointer) => {
                let innermost = shape::innermost(input, pointer);
                match shape::held(&pointer.shape) {
                    _ if view::is_numbers(pointer) => None,
                    _ if assert::leads_to_values(&pointer.shape) => Some(views(&innermost, "cymem_{}")),
                    Some(Held::Promised) => Some(own(&innermost)),
                    Some(Held::Untagged) => Some(untagged(&innermost)),
                    None => None,
                }
            }
        }
    }
}

/// The impls for the view, and those that say the parts of a node with type parameters or in a list.
pub(super) fn traits(input: &Input, fields: &[Field]) -> TokenStream {
    [Trait::Debug, Trait::PartialEq]
        .into_iter()
        .filter(|derived| derived.is_wanted(input))
        .map(|derived| implementation(input, fields, derived))
        .collect()
}

fn implementation(input: &Input, fields: &[Field], derived: Trait) -> TokenStream {
    let (private, ident, path) = (&input.private, &input.ident, derived.path(input));
    let view = ours(&input.options.view);
    let bounded = derived.bounded(input);
    let (generics, arguments, clause) = bounded.split_for_impl();
    let parts = (!is_simple(input, fields)).then(|| {
        let (ty, parts) = (derived.parts_type(input), derived.parts(input, fields));
        let name = match derived {
            Trait::Debug => quote!(Show),
            Trait::PartialEq => quote!(Compare),
        };
        quote! {
            #[automatically_derived]
            unsafe impl #generics #private::#name for #ident #arguments #clause {
                const PARTS: #ty = #parts;
            }
        }
    });
    let method = match (derived, is_simple(input, fields)) {
        (Trait::Debug, simple) => {
            let fmt = Ident::new(if simple { "fmt_view" } else { "fmt_generic_view" }, Span::mixed_site());
            quote_spanned! {Span::mixed_site()=>
                fn fmt(&self, __cymem_f: &mut #private::core::fmt::Formatter<'_>) -> #private::core::fmt::Result {
                    #private::#fmt::<#ident #arguments>(self, __cymem_f)
                }
            }
        }
        (Trait::PartialEq, simple) => {
            let eq = Ident::new(if simple { "eq_view" } else { "eq_generic_view" }, Span::mixed_site());
            quote_spanned! {Span::mixed_site()=>
                fn eq(&self, __cymem_other: &Self) -> #private::bool {
                    #private::#eq::<#ident #arguments>(self, __cymem_other)
                }
            }
        }
    };
    quote! {
        #parts
        #[automatically_derived]
        impl #generics #path for #view #arguments #clause {
            #[inline]
            #method
        }
    }
}

/// What a node without type parameters says of its view.
pub(super) fn constant(input: &Input, fields: &[Field]) -> Option<TokenStream> {
    let private = &input.private;
    if !is_simple(input, fields) {
        return None;
    }
    let parts = |derived: Trait| derived.is_wanted(input).then(|| derived.parts(input, fields));
    let value = match (parts(Trait::Debug), parts(Trait::PartialEq)) {
        (Some(debug), Some(eq)) => quote!(debug_eq(#debug, #eq)),
        (Some(debug), None) => quote!(debug(#debug)),
        (None, Some(eq)) => quote!(eq(#eq)),
        (None, None) => return None,
    };
    Some(quote!(const DERIVED: #private::Derived = #private::Derived::#value;))
}

/// Whether the parts stand in `PoolAlloc`, and only there.
fn is_simple(input: &Input, fields: &[Field]) -> bool {
    input.generics.type_params().next().is_none() && list::next(fields).is_none()
}
