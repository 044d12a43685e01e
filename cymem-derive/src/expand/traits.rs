//! `derive(Debug, PartialEq)` for the view. What a node points to is left to the runtime crate, which does not
//! recurse into it, and a `link` is not followed.

use std::borrow::Cow;

use proc_macro2::{Span, TokenStream};
use quote::{quote, quote_spanned};
use syn::{GenericParam, Generics, Ident, Member, Type, TypePath};

use super::{assert, field_name, list, ours, shape};
use crate::input::{Field, Input, Role, Shape};
use crate::words::unraw;

/// The impls for the view, and those that say what a node with type parameters or in a list derives.
pub(super) fn traits(input: &Input, fields: &[Field]) -> TokenStream {
    let core = core(input);
    let private = &input.private;
    let span = Span::mixed_site();
    let view = view(input);
    let (equal, fmt) = match input.generics.type_params().next() {
        Some(_) => ("equal_generic_views", "fmt_generic_view"),
        None => ("equal_views", "fmt_view"),
    };
    let [equal, fmt] = [equal, fmt].map(|name| Ident::new(name, span));
    let debug = wants(input, "Debug").then(|| {
        let bounded = bounded(input, &quote!(#core::fmt::Debug));
        let (generics, arguments, clause) = bounded.split_for_impl();
        let ident = &input.ident;
        let show = (!is_simple(input, fields)).then(|| {
            let show = show_fn(input, fields);
            quote! {
                #[automatically_derived]
                unsafe impl #generics #private::Show for #ident #arguments #clause {
                    #show
                }
            }
        });
        quote_spanned! {span=>
            #show
            #[automatically_derived]
            impl #generics #core::fmt::Debug for #view #clause {
                fn fmt(&self, __cymem_f: &mut #core::fmt::Formatter<'_>) -> #core::fmt::Result {
                    #private::#fmt::<#ident #arguments>(self, __cymem_f)
                }
            }
        }
    });
    let eq = wants(input, "PartialEq").then(|| {
        let bounded = bounded(input, &quote!(#core::cmp::PartialEq));
        let (generics, arguments, clause) = bounded.split_for_impl();
        let ident = &input.ident;
        let compare = (!is_simple(input, fields)).then(|| {
            let compare = compare_fn(input, fields);
            quote! {
                #[automatically_derived]
                unsafe impl #generics #private::Compare for #ident #arguments #clause {
                    #compare
                }
            }
        });
        quote_spanned! {span=>
            #compare
            #[automatically_derived]
            impl #generics #core::cmp::PartialEq for #view #clause {
                fn eq(&self, __cymem_other: &Self) -> #private::bool {
                    #private::#equal::<#ident #arguments>(self, __cymem_other)
                }
            }
        }
    });
    let views = parts(input, fields).any(|(_, _, part)| matches!(part, Part::Views(_) | Part::List(_)));
    let fall_back = (views && (debug.is_some() || eq.is_some())).then(|| quote!(use #private::OrNot as _;));
    quote!(#fall_back #debug #eq)
}

/// What a node without type parameters says of its view.
pub(super) fn constant(input: &Input, fields: &[Field]) -> Option<TokenStream> {
    let private = &input.private;
    let (debug, eq) = (wants(input, "Debug"), wants(input, "PartialEq"));
    if input.generics.type_params().next().is_some() {
        return None;
    }
    let (functions, show, compare) = match is_simple(input, fields) {
        true => {
            let show = debug.then(|| show_fn(input, fields));
            let compare = eq.then(|| compare_fn(input, fields));
            (quote!(#show #compare), quote!(show), quote!(compare))
        }
        false => (
            TokenStream::new(),
            quote!(<Self as #private::Show>::show),
            quote!(<Self as #private::Compare>::compare),
        ),
    };
    let value = match (debug, eq) {
        (true, true) => quote!(debug_eq(#show, #compare)),
        (true, false) => quote!(debug(#show)),
        (false, true) => quote!(eq(#compare)),
        (false, false) => return None,
    };
    Some(quote! {
        const DERIVED: #private::Derived<Self::View> = {
            #functions
            #private::Derived::#value
        };
    })
}

/// Whether the functions stand in `PoolAlloc`, and only there.
fn is_simple(input: &Input, fields: &[Field]) -> bool {
    input.generics.type_params().next().is_none() && list::next(fields).is_none()
}

pub(super) fn wants(input: &Input, name: &str) -> bool {
    input.options.derives.iter().any(|derive| derive == name)
}

fn core(input: &Input) -> TokenStream {
    let private = &input.private;
    quote!(#private::core)
}

fn view(input: &Input) -> TokenStream {
    let view = ours(&input.options.view);
    let (_, arguments, _) = input.generics.split_for_impl();
    quote!(#view #arguments)
}

/// How a field is shown and compared.
pub(super) enum Part<'a> {
    /// As the struct has it.
    Raw,
    /// As the accessor gives it.
    Seen,
    /// By whether it is null.
    Link,
    /// As what it is made of: views of nodes of this type, or plain values.
    Views(Cow<'a, Type>),
    /// As the case that a union of this type has.
    Union(&'a Type),
    /// As what follows in the list.
    List(Cow<'a, Type>),
}

fn parts<'a>(
    input: &'a Input,
    fields: &'a [Field],
) -> impl Iterator<Item = (&'a Field, &'a Ident, Part<'a>)> {
    fields.iter().filter_map(move |field| match (&field.member, part(input, field)) {
        (Member::Named(ident), Some(part)) => Some((field, ident, part)),
        _ => None,
    })
}

pub(super) fn part<'a>(input: &Input, field: &'a Field) -> Option<Part<'a>> {
    Some(match &field.role {
        Role::Phantom | Role::Alignment | Role::End { .. } => return None,
        Role::Plain | Role::Count | Role::Tag { .. } | Role::Constant(_) | Role::Opaque(_) => Part::Raw,
        Role::Str { .. } | Role::Union { tag: None } => Part::Seen,
        Role::Union { tag: Some(_) } => Part::Union(&field.ty),
        Role::Nested => Part::Views(Cow::Borrowed(&field.ty)),
        Role::NestedArray { element, .. } => Part::Views(Cow::Borrowed(element)),
        Role::Pointer(pointer) => match pointer.shape {
            Shape::Link => Part::Link,
            Shape::List => Part::List(Cow::Borrowed(&pointer.target)),
            _ if assert::leads_to_values(&pointer.shape) => match shape::innermost(input, pointer) {
                primitive if is_primitive(&primitive) => Part::Seen,
                views => Part::Views(views),
            },
            _ => Part::Seen,
        },
    })
}

/// Whether a type has the name of a primitive one: such arrays need not be asked what they derive. Who gives that
/// name to a node loses no more than that it is compared in a loop.
fn is_primitive(ty: &Type) -> bool {
    const PRIMITIVE: [&str; 15] = [
        "u8", "u16", "u32", "u64", "u128", "usize", "i8", "i16", "i32", "i64", "i128", "isize", "f32", "f64",
        "bool",
    ];
    match ty {
        Type::Path(TypePath { qself: None, path, .. }) => PRIMITIVE.iter().any(|name| path.is_ident(name)),
        _ => false,
    }
}

fn show_fn(input: &Input, fields: &[Field]) -> TokenStream {
    let (core, private, view) = (core(input), &input.private, view(input));
    let span = Span::mixed_site();
    let title = unraw(&input.ident);
    let (mut labels, mut shown) = (Vec::new(), Vec::new());
    let (mut alone, mut except) = (quote!(_), quote!(#core::option::Option::None));
    for (index, (field, ident, part)) in parts(input, fields).enumerate() {
        let accessor = ours(ident);
        labels.push(field_name(field));
        // SAFETY (of what is generated): this is their place.
        shown.push(match &part {
            Part::Raw | Part::Link => quote_spanned!(span=> &__cymem_raw.#ident),
            Part::Seen => quote_spanned!(span=> &__cymem_this.#accessor()),
            Part::Union(ty) => {
                quote_spanned!(span=> &unsafe { #private::ShownUnion::<#ty>::new(__cymem_this.#accessor(), __cymem_inside) })
            }
            Part::Views(ty) | Part::List(ty) => {
                quote_spanned!(span=> &unsafe { #private::Views::<#ty>::show(__cymem_this.#accessor(), __cymem_inside) })
            }
        });
        if matches!(part, Part::List(_)) {
            alone = quote_spanned!(span=> __cymem_alone);
            except = quote_spanned!(span=> __cymem_alone.then_some(#index));
        }
    }
    quote_spanned! {span=>
        unsafe fn show(
            __cymem_this: &#view,
            __cymem_f: &mut #core::fmt::Formatter<'_>,
            #alone: #private::bool,
            __cymem_inside: &#private::Showing<'_>,
        ) -> #core::fmt::Result {
            let __cymem_raw = &__cymem_this.0.raw;
            #private::show_fields(__cymem_f, #title, #except, &[#(#labels),*], &[#(#shown),*])
        }
    }
}

fn compare_fn(input: &Input, fields: &[Field]) -> TokenStream {
    let (private, view) = (&input.private, view(input));
    let span = Span::mixed_site();
    let (mut values, mut views) = (Vec::new(), Vec::new());
    let mut alone = quote!(_);
    for (_, ident, part) in parts(input, fields) {
        let accessor = ours(ident);
        // SAFETY (of what is generated): this is a step of the comparison.
        match part {
            Part::Raw => values.push(quote_spanned!(span=> #private::equal(&__cymem_a.#ident, &__cymem_b.#ident))),
            Part::Seen => {
                values.push(quote_spanned!(span=> #private::equal(&__cymem_this.#accessor(), &__cymem_other.#accessor())));
            }
            Part::Link => values.push(quote_spanned!(span=> __cymem_a.#ident.is_null() == __cymem_b.#ident.is_null())),
            Part::Union(ty) => views.push(quote_spanned! {span=>
                unsafe {
                    <#ty as #private::CompareUnion>::compare(
                        &__cymem_this.#accessor(),
                        &__cymem_other.#accessor(),
                        __cymem_comparison,
                    )
                }
            }),
            Part::Views(ty) => views.push(quote_spanned! {span=>
                unsafe { #private::Views::<#ty>::compare(__cymem_this.#accessor(), __cymem_other.#accessor(), __cymem_comparison) }
            }),
            Part::List(ty) => {
                alone = quote_spanned!(span=> __cymem_alone);
                views.push(quote_spanned! {span=> (__cymem_alone || unsafe {
                    #private::Views::<#ty>::compare(__cymem_this.#accessor(), __cymem_other.#accessor(), __cymem_comparison)
                })});
            }
        }
    }
    // What is put on the list last is compared first.
    let terms = values.into_iter().chain(views.into_iter().rev());
    quote_spanned! {span=>
        unsafe fn compare<'a>(
            __cymem_this: &'a #view,
            __cymem_other: &'a #view,
            #alone: #private::bool,
            __cymem_comparison: &mut #private::Comparison<'a>,
        ) -> #private::bool {
            let (__cymem_a, __cymem_b) = (&__cymem_this.0.raw, &__cymem_other.0.raw);
            true #(&& #terms)*
        }
    }
}

/// The item's parameters, each with the derived trait as a bound.
pub(super) fn bounded(input: &Input, bound: &TokenStream) -> Generics {
    let mut generics = input.generics.clone();
    for parameter in &mut generics.params {
        if let GenericParam::Type(ty) = parameter {
            ty.bounds.push(syn::parse_quote!(#bound));
        }
    }
    generics
}
