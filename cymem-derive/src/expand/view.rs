//! The view `TView`: safe reads of a node that an Init has written.

use proc_macro2::{Span, TokenStream};
use quote::{quote, quote_spanned};
use syn::spanned::Spanned;
use syn::{Ident, Member, Type};

use super::length::Place;
use super::{assert, field_name, ours, private_at, shape};
use crate::input::{Constant, Erased, Field, Input, Length, Pointer, Role, Shape, Shared, Star};

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
fn part(input: &Input, field: &Field) -> Option<TokenStream> {
    let krate = &input.options.krate;
    let ty = &field.ty;
    match &field.role {
        // Always NULL, so it leads nowhere.
        Role::Constant(Constant::Null) => None,
        Role::Count | Role::End { .. } | Role::Str { .. } => None,
        // The list of the types has it that these are Rust's own, and the accessor that those are.
        Role::Plain if input.settled => None,
        Role::Pointer(pointer) if is_numbers(pointer) => None,
        Role::Plain | Role::Phantom | Role::Constant(_) => Some(quote!(#ty)),
        Role::Opaque(shared) => opaque_part(input, *shared, ty),
        Role::Nested => Some(quote!(#krate::private::Seen<#ty>)),
        Role::NestedArray { element, .. } => Some(quote!(#krate::private::Seen<#element>)),
        Role::Pointer(pointer) => {
            let innermost = shape::innermost(input, pointer);
            match (assert::leads_to_values(&pointer.shape), shape::ends_opaque(&pointer.shape)) {
                (true, _) => Some(quote!(#krate::private::Seen<#innermost>)),
                (false, Some(shared)) => opaque_part(input, shared, &innermost),
                (false, None) => None,
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
    let private = &input.private;
    let Field { member, vis, attrs, ty, .. } = field;
    let Member::Named(ident) = member else { return None };
    let name = ours(ident);
    let span = Span::mixed_site();
    let doc = format!("The field `{}`.", field_name(field));
    // SAFETY (of what is generated): a view is only made of a node that an Init has written, with
    // the shapes that stand here; and plain values may be copied.
    let (output, body) = match &field.role {
        Role::Phantom => return None,
        Role::Count | Role::End { .. } | Role::Opaque(_) => {
            (quote!(#ty), quote_spanned!(span=> self.0.raw.#member))
        }
        // These are `Copy`, and cheaper for the compiler than a call.
        Role::Plain if assert::is_primitive(ty) => (quote!(#ty), quote_spanned!(span=> self.0.raw.#member)),
        Role::Plain | Role::Constant(_) => {
            (quote!(#ty), quote_spanned!(span=> unsafe { #private::get(&self.0.raw.#member) }))
        }
        Role::Nested => (
            {
                let (view, span) = (shape::view_of(input, ty), ty.span().resolved_at(span));
                quote_spanned!(span=> &#view)
            },
            {
                let span = ty.span().resolved_at(span);
                let private = private_at(input, span);
                quote_spanned!(span=> unsafe { #private::seen(&self.0.raw.#member) })
            },
        ),
        Role::NestedArray { element, .. } => (
            {
                let (view, span) = (shape::view_of(input, element), element.span().resolved_at(span));
                quote_spanned!(span=> &[#view])
            },
            {
                let span = element.span().resolved_at(span);
                let private = private_at(input, span);
                quote_spanned!(span=> unsafe { #private::all_seen(&self.0.raw.#member) })
            },
        ),
        Role::Str { .. } => (
            quote!(&#private::core::ffi::CStr),
            quote_spanned!(span=> unsafe { #private::Shape::view(#private::Text, &self.0.raw.#member) }),
        ),
        Role::Pointer(pointer) => {
            (shape::view_type(input, index, pointer), pointer_body(input, fields, index, field, pointer))
        }
    };
    Some(quote_spanned! {span=>
        #[doc = #doc]
        #(#attrs)*
        #[inline]
        #vis fn #name(&self) -> #output {
            #body
        }
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
fn is_numbers(pointer: &Pointer) -> bool {
    pointer.erased.is_none() && len_of_values(pointer).is_some() && assert::is_primitive(&pointer.target)
}

fn pointer_body(
    input: &Input,
    fields: &[Field],
    index: usize,
    field: &Field,
    pointer: &Pointer,
) -> TokenStream {
    let span = shape::innermost(input, pointer).span().resolved_at(Span::mixed_site());
    let private = private_at(input, span);
    let (level, seen) = pointer.shape.seen();
    let (member, place) = (&field.member, Place { field: index, level });
    if let (Some(len), None) = (len_of_values(pointer), pointer.erased) {
        let array = Ident::new(if is_numbers(pointer) { "numbers" } else { "array" }, span);
        let count = shape::stored_count(input, fields, place, len);
        return quote_spanned!(span=> unsafe { #private::#array(self.0.raw.#member, #count) });
    }
    let ty = shape::pointer_type(pointer);
    let shape = shape::type_at(input, index, level, seen);
    let value = shape::shape_value(input, fields, place, seen, &pointer.target);
    if let (Star::Named(_), Some(Erased::Elem)) = (&pointer.star, pointer.erased) {
        let target = &pointer.target;
        return quote_spanned!(span=> unsafe { #private::behind::<#target, _, #shape>(&self.0.raw.#member, #value) });
    }
    let slot = if pointer.erased.is_some() {
        quote_spanned!(span=> &*(&raw const self.0.raw.#member).cast::<#ty>())
    } else {
        quote_spanned!(span=> &self.0.raw.#member)
    };
    quote_spanned!(span=> unsafe { <#shape as #private::Shape<#ty>>::view(#value, #slot) })
}
