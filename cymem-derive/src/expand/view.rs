//! The view `TView`: safe reads of a node that an Init has written.

use proc_macro2::{Span, TokenStream};
use quote::{quote, quote_spanned};
use syn::spanned::Spanned;
use syn::{Ident, Member, Type};

use super::length::Place;
use super::shape::Lifetime;
use super::{assert, field_name, length, ours, private_at, shape, tag};
use crate::input::{Constant, Erased, Field, Held, Input, Length, Pointer, Role, Shape, Shared, Star};

/// The struct `TView`, sealed, with the same layout as the item.
pub(super) fn structure(input: &Input, fields: &[Field]) -> TokenStream {
    let Input { ident, vis, attrs, .. } = input;
    let krate = &input.options.krate;
    let view = ours(&input.options.view);
    let (generics, arguments, bounds) = input.generics.split_for_impl();
    let parts = fields.iter().filter_map(|field| part(input, field));
    let doc = format!(
        "A [`{ident}`] that was written to a pool: safe reads of its fields and of what they point to."
    );
    quote! {
        #[doc = #doc]
        #(#attrs)*
        #[repr(transparent)]
        #vis struct #view #generics (#krate::private::Node<#ident #arguments, (#(#parts,)*)>) #bounds;
    }
}

/// What a field adds to what a view gives access to: this decides `Send` and `Sync`.
pub(super) fn part(input: &Input, field: &Field) -> Option<TokenStream> {
    let krate = &input.options.krate;
    let ty = &field.ty;
    match &field.role {
        // Always NULL, so it leads nowhere.
        Role::Constant(Constant::Null) => None,
        Role::Count | Role::Tag { .. } | Role::End { .. } | Role::Str { .. } | Role::Alignment => None,
        Role::Union { .. } => Some(quote!(#krate::private::SeenUnion<#ty>)),
        // The list of the types has it that these are Rust's own, and the accessor that those are.
        Role::Plain if input.settled => None,
        Role::Pointer(pointer) if is_numbers(pointer) => None,
        Role::Plain | Role::Phantom | Role::Constant(_) => Some(quote!(#ty)),
        Role::Opaque(shared) => opaque_part(input, *shared, ty),
        Role::Nested => Some(quote!(#krate::private::Seen<#ty>)),
        Role::NestedArray { element, .. } => Some(quote!(#krate::private::Seen<#element>)),
        Role::Pointer(pointer) => {
            let innermost = shape::innermost(input, pointer);
            match (assert::leads_to_values(&pointer.shape), shape::held(&pointer.shape)) {
                (true, _) => Some(quote!(#krate::private::Seen<#innermost>)),
                (false, Some(Held::Promised)) => Some(quote!(#krate::private::SeenCopied<#innermost>)),
                (false, Some(Held::Untagged)) => Some(quote!(#krate::private::SeenUnion<#innermost>)),
                (false, None) => shape::ends_opaque(&pointer.shape)
                    .and_then(|shared| opaque_part(input, shared, &innermost)),
            }
        }
    }
}

/// A pointer that leads to nobody knows what, unless the user promises something.
fn opaque_part(input: &Input, Shared { send, sync }: Shared, pointer: &Type) -> Option<TokenStream> {
    let krate = &input.options.krate;
    match (send, sync) {
        (true, true) => None,
        (false, false) => Some(quote!(#pointer)),
        _ => Some(quote!(#krate::private::Elsewhere<#send, #sync>)),
    }
}

/// The accessors.
pub(super) fn accessors(input: &Input, fields: &[Field]) -> TokenStream {
    let ident = &input.ident;
    let view = ours(&input.options.view);
    let (generics, arguments, bounds) = input.generics.split_for_impl();
    let vis = &input.vis;
    let accessors =
        fields.iter().enumerate().filter_map(|(index, field)| accessor(input, fields, index, field));
    let taken = fields.iter().any(|field| field_name(field) == "as_raw");
    let as_raw = (!taken).then(|| {
        quote! {
            #[doc = "The struct as C sees it."]
            #[inline]
            #vis fn as_raw(&self) -> &#ident #arguments {
                &self.0.raw
            }
        }
    });
    quote! {
        impl #generics #view #arguments #bounds {
            #(#accessors)*
            #as_raw
        }
    }
}

fn accessor(input: &Input, fields: &[Field], index: usize, field: &Field) -> Option<TokenStream> {
    let Field { member, vis, attrs, .. } = field;
    let Member::Named(ident) = member else { return None };
    let name = ours(ident);
    let span = Span::mixed_site();
    let doc = format!("The field `{}`.", field_name(field));
    let (output, body) = seen(input, fields, index, Raw::InView, &Lifetime::elided())?;
    Some(quote_spanned! {span=>
        #[doc = #doc]
        #(#attrs)*
        #[inline]
        #vis fn #name(&self) -> #output {
            #body
        }
    })
}

/// Where the struct or the union is that is seen.
#[derive(Clone, Copy)]
pub(super) enum Raw {
    /// In the view that is `self`.
    InView,
    /// It is `self`.
    Itself,
}

impl Raw {
    /// The place, with errors about it at `span`.
    fn at(self, span: Span) -> TokenStream {
        match self {
            Raw::InView => quote_spanned!(span=> self.0.raw),
            Raw::Itself => quote_spanned!(span=> self),
        }
    }
}

/// What the view of a field gives, and how.
pub(super) fn seen(
    input: &Input,
    fields: &[Field],
    index: usize,
    place: Raw,
    lifetime: &Lifetime,
) -> Option<(TokenStream, TokenStream)> {
    let private = &input.private;
    let Field { member, ty, role, .. } = &fields[index];
    let (reference, span) = (&lifetime.reference, Span::mixed_site());
    let raw = place.at(span);
    // SAFETY (of what is generated): a view is only made of a node that an Init has written, with
    // the shapes that stand here; and plain values may be copied.
    Some(match role {
        Role::Phantom | Role::Alignment => return None,
        Role::Union { tag } => {
            let span = ty.span().resolved_at(span);
            let (private, raw) = (private_at(input, span), place.at(span));
            let Lifetime { argument, .. } = lifetime;
            match tag {
                Some(tag) => {
                    let (bits, tag) = (tag::bits(input, fields, index, tag), &fields[tag.field].member);
                    let shape = quote_spanned!(span=> #private::Tagged::new(&#raw.#tag, #bits));
                    (
                        quote_spanned!(span=> <#ty as #private::Cases>::View<#argument>),
                        quote_spanned!(span=> unsafe { #private::Shape::view(#shape, &#raw.#member) }),
                    )
                }
                None => (
                    quote_spanned!(span=> &#reference <#ty as #private::Union>::Untagged),
                    quote_spanned!(span=> unsafe { #private::Shape::view(#private::Untagged, &#raw.#member) }),
                ),
            }
        }
        Role::Count | Role::End { .. } | Role::Opaque(_) => {
            (quote!(#ty), quote_spanned!(span=> #raw.#member))
        }
        // These are `Copy`, and cheaper for the compiler than a call.
        Role::Plain if assert::is_primitive(ty) => (quote!(#ty), quote_spanned!(span=> #raw.#member)),
        Role::Plain | Role::Tag { .. } | Role::Constant(_) => {
            (quote!(#ty), quote_spanned!(span=> unsafe { #private::get(&#raw.#member) }))
        }
        Role::Nested => (
            {
                let (view, span) = (shape::view_of(input, ty), ty.span().resolved_at(span));
                quote_spanned!(span=> &#reference #view)
            },
            {
                let span = ty.span().resolved_at(span);
                let (private, raw) = (private_at(input, span), place.at(span));
                quote_spanned!(span=> unsafe { #private::seen(&#raw.#member) })
            },
        ),
        Role::NestedArray { element, .. } => (
            {
                let (view, span) = (shape::view_of(input, element), element.span().resolved_at(span));
                quote_spanned!(span=> &#reference [#view])
            },
            {
                let span = element.span().resolved_at(span);
                let (private, raw) = (private_at(input, span), place.at(span));
                quote_spanned!(span=> unsafe { #private::all_seen(&#raw.#member) })
            },
        ),
        Role::Str { .. } => (
            quote!(&#reference #private::core::ffi::CStr),
            quote_spanned!(span=> unsafe { #private::Shape::view(#private::Text, &#raw.#member) }),
        ),
        Role::Pointer(pointer) => (
            shape::view_type(input, index, pointer, lifetime),
            pointer_body(input, fields, index, place, pointer),
        ),
    })
}

/// The length in elements of an array of values.
fn len_of_values(pointer: &Pointer) -> Option<&Length> {
    match pointer.shape.seen().1 {
        Shape::Counted { len, unit_bytes: false, inner } if matches!(**inner, Shape::Value) => Some(len),
        _ => None,
    }
}

/// Whether a pointer is seen as an array of Rust's own numbers: its accessor asks whether they are.
pub(super) fn is_numbers(pointer: &Pointer) -> bool {
    pointer.erased.is_none() && len_of_values(pointer).is_some() && assert::is_primitive(&pointer.target)
}

fn pointer_body(input: &Input, fields: &[Field], index: usize, raw: Raw, pointer: &Pointer) -> TokenStream {
    let span = shape::innermost(input, pointer).span().resolved_at(Span::mixed_site());
    let (private, raw) = (private_at(input, span), raw.at(span));
    let (level, seen) = pointer.shape.seen();
    let (member, place) = (&fields[index].member, Place { field: index, level });
    if let (Some(len), None) = (len_of_values(pointer), pointer.erased) {
        let array = Ident::new(if is_numbers(pointer) { "numbers" } else { "array" }, span);
        let count = length::stored_count(input, fields, place, len);
        return quote_spanned!(span=> unsafe { #private::#array(#raw.#member, #count) });
    }
    let ty = shape::pointer_type(pointer);
    let shape = shape::type_at(input, index, level, seen);
    let value = shape::shape_value(input, fields, place, seen, &pointer.target);
    if let (Star::Named(_), Some(Erased::Elem)) = (&pointer.star, pointer.erased) {
        let target = &pointer.target;
        return quote_spanned!(span=> unsafe { #private::behind::<#target, _, #shape>(&#raw.#member, #value) });
    }
    let slot = if pointer.erased.is_some() {
        quote_spanned!(span=> &*(&raw const #raw.#member).cast::<#ty>())
    } else {
        quote_spanned!(span=> &#raw.#member)
    };
    quote_spanned!(span=> unsafe { <#shape as #private::Shape<#ty>>::view(#value, #slot) })
}
