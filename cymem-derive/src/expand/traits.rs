//! `derive(Debug, PartialEq)` for the view. What a field's view is made of is left to the runtime crate, which
//! does not recurse into it, and a `link` is not followed.

use proc_macro2::{Span, TokenStream};
use quote::{quote, quote_spanned};
use syn::{GenericParam, Generics, Ident, Member, Type, TypePath};

use super::{assert, field_name, ours, shape};
use crate::input::{Field, Input, Role, Shape};
use crate::words::unraw;

pub(super) fn traits(input: &Input, fields: &[Field]) -> TokenStream {
    let debug = wants(input, "Debug").then(|| debug(input, fields));
    let eq = wants(input, "PartialEq").then(|| eq(input, fields));
    quote!(#debug #eq)
}

/// What the struct says of its view: the functions that it derives. A view with parameters derives them only
/// where these have `Debug` or `PartialEq`, which the struct may not ask for.
pub(super) fn constants(input: &Input) -> TokenStream {
    let private = &input.private;
    let view = ours(&input.options.view);
    let (_, arguments, _) = input.generics.split_for_impl();
    let is_generic = input.generics.type_params().next().is_some();
    let compare = wants(input, "PartialEq").then(|| {
        let value = match is_generic {
            true => quote!({ use #private::NotCompared as _; #private::ProbeView::<#view #arguments>::COMPARE }),
            false => quote!(#private::core::option::Option::Some(<#view #arguments as #private::Compare>::compare_node)),
        };
        quote!(const COMPARE: #private::core::option::Option<#private::CompareFn<#view #arguments>> = #value;)
    });
    let show = wants(input, "Debug").then(|| {
        let value = match is_generic {
            true => quote!({ use #private::NotShown as _; #private::ProbeView::<#view #arguments>::SHOW }),
            false => {
                quote!(#private::core::option::Option::Some(<#view #arguments as #private::Show>::show_node))
            }
        };
        quote!(const SHOW: #private::core::option::Option<#private::ShowFn<#view #arguments>> = #value;)
    });
    quote!(#compare #show)
}

fn wants(input: &Input, name: &str) -> bool {
    input.options.derives.iter().any(|derive| derive == name)
}

/// How a field is shown and compared.
enum Part<'a> {
    /// As the struct has it.
    Raw,
    /// As the accessor gives it.
    Seen,
    /// By whether it is null.
    Link,
    /// As the views that it is made of.
    Views,
    /// The same, where the views are of a type parameter.
    ViewsOf(&'a Type),
    /// As what follows in the list.
    List,
}

fn parts<'a>(
    input: &'a Input,
    fields: &'a [Field],
) -> impl DoubleEndedIterator<Item = (&'a Field, &'a Ident, Part<'a>)> {
    fields.iter().filter_map(move |field| match (&field.member, part(input, field)) {
        (Member::Named(ident), Some(part)) => Some((field, ident, part)),
        _ => None,
    })
}

fn part<'a>(input: &Input, field: &'a Field) -> Option<Part<'a>> {
    Some(match &field.role {
        Role::Phantom => return None,
        Role::Plain | Role::Count | Role::Constant(_) | Role::Opaque => Part::Raw,
        Role::Str => Part::Seen,
        Role::NestedArray { element, .. } => views(input, element),
        Role::Pointer(pointer) => match pointer.shape {
            Shape::Link => Part::Link,
            Shape::List => Part::List,
            _ if assert::leads_to_values(&pointer.shape) => views(input, shape::innermost(pointer)),
            _ => Part::Seen,
        },
        Role::Nested => views(input, &field.ty),
    })
}

fn views<'a>(input: &Input, ty: &'a Type) -> Part<'a> {
    let parameter = match ty {
        Type::Path(TypePath { qself: None, path, .. }) => path.get_ident(),
        _ => None,
    };
    match input.generics.type_params().any(|ty| Some(&ty.ident) == parameter) {
        true => Part::ViewsOf(ty),
        false => Part::Views,
    }
}

fn debug(input: &Input, fields: &[Field]) -> TokenStream {
    let private = &input.private;
    let core = quote!(#private::core);
    let span = Span::mixed_site();
    let title = unraw(&input.ident);
    let (mut labels, mut shown, mut list) = (Vec::new(), Vec::new(), None);
    for (index, (field, ident, part)) in parts(input, fields).enumerate() {
        let accessor = ours(ident);
        labels.push(field_name(field));
        // SAFETY (of what is generated): the fields of this node stand in it.
        shown.push(match part {
            Part::Raw | Part::Link => quote_spanned!(span=> &raw.#ident),
            Part::Seen => quote_spanned!(span=> &self.#accessor()),
            Part::Views | Part::List => quote_spanned! {span=>
                &unsafe { #private::Entry(self.#accessor(), inside).cymem_show() }
            },
            Part::ViewsOf(ty) => quote_spanned! {span=>
                &unsafe { #private::Entry(self.#accessor(), inside).cymem_show_as::<#private::Of<#ty>>() }
            },
        });
        if matches!(part, Part::List) {
            list = Some(index);
        }
    }
    let (alone, except) = match list {
        Some(index) => (quote_spanned!(span=> alone), quote_spanned!(span=> alone.then_some(#index))),
        None => (quote!(_), quote!(#core::option::Option::None)),
    };
    let show = quote_spanned! {span=>
        unsafe fn show_node(
            &self,
            f: &mut #core::fmt::Formatter<'_>,
            #alone: #private::bool,
            inside: &#private::Showing<'_>,
        ) -> #core::fmt::Result {
            use #private::ShowFlat as _;
            let raw = &self.0.raw;
            #private::show_fields(f, #title, #except, &[#(#labels),*], &[#(#shown),*])
        }
    };
    let fmt = quote_spanned! {span=>
        fn fmt(&self, f: &mut #core::fmt::Formatter<'_>) -> #core::fmt::Result {
            #private::show_view(self, f)
        }
    };
    let bound = quote!(#core::fmt::Debug);
    let show = implement(input, &bound, quote!(unsafe), quote!(#private::Show), show);
    let debug = implement(input, &bound, TokenStream::new(), bound.clone(), fmt);
    quote!(#show #debug)
}

fn eq(input: &Input, fields: &[Field]) -> TokenStream {
    let private = &input.private;
    let span = Span::mixed_site();
    let (mut values, mut views) = (Vec::new(), Vec::new());
    let mut alone = quote!(_);
    for (_, ident, part) in parts(input, fields) {
        let accessor = ours(ident);
        let pair = quote_spanned!(span=> #private::Pair(self.#accessor(), other.#accessor()));
        // SAFETY (of what is generated): this is a step of the comparison.
        match part {
            Part::Raw => values.push(quote_spanned!(span=> #private::equal(&a.#ident, &b.#ident))),
            Part::Seen => {
                values.push(quote_spanned!(span=> #private::equal(&self.#accessor(), &other.#accessor())));
            }
            Part::Link => values.push(quote_spanned!(span=> a.#ident.is_null() == b.#ident.is_null())),
            Part::Views => views.push(quote_spanned!(span=> unsafe { #pair.cymem_compare(comparison) })),
            Part::ViewsOf(ty) => views.push(quote_spanned! {span=>
                unsafe { #pair.cymem_compare_as::<#private::Of<#ty>>(comparison) }
            }),
            Part::List => {
                alone = quote_spanned!(span=> alone);
                views.push(quote_spanned!(span=> (alone || unsafe { #pair.cymem_compare(comparison) })));
            }
        }
    }
    // What is put on the list last is compared first.
    let terms = values.into_iter().chain(views.into_iter().rev());
    let compare = quote_spanned! {span=>
        unsafe fn compare_node<'a>(
            &'a self,
            other: &'a Self,
            #alone: #private::bool,
            comparison: &mut #private::Comparison<'a>,
        ) -> #private::bool {
            use #private::CompareFlat as _;
            let (a, b) = (&self.0.raw, &other.0.raw);
            true #(&& #terms)*
        }
    };
    let eq = quote_spanned! {span=>
        fn eq(&self, other: &Self) -> #private::bool {
            #private::compare_views(self, other)
        }
    };
    let bound = quote!(#private::core::cmp::PartialEq);
    let compare = implement(input, &bound, quote!(unsafe), quote!(#private::Compare), compare);
    let eq = implement(input, &bound, TokenStream::new(), bound.clone(), eq);
    quote!(#compare #eq)
}

fn implement(
    input: &Input,
    bound: &TokenStream,
    safety: TokenStream,
    path: TokenStream,
    method: TokenStream,
) -> TokenStream {
    let view = ours(&input.options.view);
    let bounded = bounded(input, bound);
    let (generics, arguments, clause) = bounded.split_for_impl();
    quote! {
        #[automatically_derived]
        #safety impl #generics #path for #view #arguments #clause {
            #method
        }
    }
}

/// The item's parameters, each with the derived trait as a bound.
fn bounded(input: &Input, bound: &TokenStream) -> Generics {
    let mut generics = input.generics.clone();
    for parameter in &mut generics.params {
        if let GenericParam::Type(ty) = parameter {
            ty.bounds.push(syn::parse_quote!(#bound));
        }
    }
    generics
}
