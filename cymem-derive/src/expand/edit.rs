//! The editor `TEdit`: what may change of a node that an Init has written.
//!
//! Setters for plain fields that no length is computed from, and ways to the arrays and nodes that it leads to.
//! Counts, tags, constants, text and pointers have none.

use std::collections::HashSet;

use proc_macro2::{Ident, Span, TokenStream};
use quote::{quote, quote_spanned};
use syn::spanned::Spanned;
use syn::{GenericParam, Generics, Lifetime, LifetimeParam, Member, Type};

use super::length::{self, Place};
use super::{assert, field_name, ours, private_at, shape};
use crate::input::{Copied, Erased, Field, Input, Length, Pointer, Role, Shape, Star};
use crate::words::local;

/// The struct, and the impls that stand beside those of the item.
pub(super) fn editor(input: &Input, fields: &[Field]) -> Option<(TokenStream, TokenStream)> {
    let name = ours(input.options.edit.as_ref()?);
    let Input { ident, vis, attrs, private, .. } = input;
    let (krate, view) = (&input.options.krate, ours(&input.options.view));
    let (generics, arguments, bounds) = input.generics.split_for_impl();
    let lifetime = Lifetime::new("'edit", Span::mixed_site());
    let with_lifetime = with_lifetime(&input.generics, &lifetime);
    let (edit_generics, edit_arguments, _) = with_lifetime.split_for_impl();
    let own = &with_lifetime.params.iter().skip(1).map(argument).collect::<Vec<_>>();
    let doc = format!("Changes a [`{ident}`] that was written to a graph: see `cymem::Graph::edit`.");
    let [node, reach] = ["node", "reach"].map(local);
    let structure = quote! {
        #[doc = #doc]
        #(#attrs)*
        #vis struct #name #edit_generics (#krate::private::Editor<#lifetime, #ident #arguments>) #bounds;
    };
    let mut taken = HashSet::from(["reborrow".to_owned()]);
    let read = read_by_lengths(fields);
    let methods = fields
        .iter()
        .enumerate()
        .filter(|(index, _)| !read.contains(index))
        .filter_map(|(index, field)| method(input, fields, index, field, &lifetime, &mut taken));
    // SAFETY (of what is generated): the editor is made of what the caller of `editor` vouches for; what the methods
    // change are plain values and plain arrays that no length is computed from, and each array is looked at with the shape
    // and the length that its view has.
    let impls = quote! {
        #[automatically_derived]
        unsafe impl #generics #private::Editable for #ident #arguments #bounds {
            type Edit<#lifetime> = #name #edit_arguments;

            #[inline]
            unsafe fn editor<#lifetime>(
                #node: #private::core::ptr::NonNull<Self>,
                #reach: #private::Reach<#lifetime>,
            ) -> #name #edit_arguments {
                unsafe { #name(#private::Editor::new(#node, #reach)) }
            }
        }
        #[automatically_derived]
        impl #generics #private::core::ops::Deref for #name <'_, #(#own),*> #bounds {
            type Target = #view #arguments;

            #[inline]
            fn deref(&self) -> &#view #arguments {
                #private::Editor::view(&self.0)
            }
        }
        impl #edit_generics #name #edit_arguments #bounds {
            #[doc = "The same for a shorter time: what leads further takes the editor itself."]
            #[inline]
            #vis fn reborrow(&mut self) -> #name <'_, #(#own),*> {
                #name(#private::Editor::reborrow(&mut self.0))
            }
            #(#methods)*
        }
    };
    Some((structure, impls))
}

/// The parameters of the item behind a lifetime.
fn with_lifetime(generics: &Generics, lifetime: &Lifetime) -> Generics {
    let mut generics = generics.clone();
    generics.params.insert(0, GenericParam::Lifetime(LifetimeParam::new(lifetime.clone())));
    generics
}

fn argument(parameter: &GenericParam) -> &Ident {
    match parameter {
        GenericParam::Type(parameter) => &parameter.ident,
        GenericParam::Const(parameter) => &parameter.ident,
        GenericParam::Lifetime(parameter) => &parameter.lifetime.ident,
    }
}

/// The fields that a length or the end of an array is computed from.
fn read_by_lengths(fields: &[Field]) -> HashSet<usize> {
    let mut read = HashSet::new();
    for (_, len) in fields.iter().flat_map(Field::lengths) {
        match len {
            Length::Field(index) | Length::End(index) => {
                read.insert(*index);
            }
            Length::Expr { fields, wholes, .. } => read.extend(fields.iter().chain(wholes)),
            Length::Each => {}
        }
    }
    read
}

/// What the editor does with a field.
fn method(
    input: &Input,
    fields: &[Field],
    index: usize,
    field: &Field,
    lifetime: &Lifetime,
    taken: &mut HashSet<String>,
) -> Option<TokenStream> {
    let Field { member, ty, vis, attrs, .. } = field;
    let Member::Named(ident) = member else { return None };
    let span = ty.span().resolved_at(Span::mixed_site());
    let private = private_at(input, span);
    let place = quote_spanned!(span=> &raw mut (*#private::Editor::node(&self.0)).#member);
    let mut named = |before: &str, behind: &str| {
        let mut name = format!("{before}{}{behind}", field_name(field));
        while !taken.insert(name.clone()) {
            name.push('_');
        }
        Ident::new(&name, ident.span().resolved_at(Span::mixed_site()))
    };
    let shown = field_name(field);
    let (doc, name, output, body) = match &field.role {
        Role::Plain => {
            let (name, value) = (named("set_", ""), local("value"));
            let doc = format!("Sets the field `{shown}`.");
            let body = match field.copied {
                // Written as the recipe writes it: no trait says that it is plain.
                Some(Copied::Function(_) | Copied::Promised) => {
                    quote_spanned!(span=> unsafe { #private::core::ptr::write(#place, #value) })
                }
                None => quote_spanned!(span=> unsafe { #private::set(#place, #value) }),
            };
            return Some(quote_spanned! {span=>
                #[doc = #doc]
                #(#attrs)*
                #[inline]
                #vis fn #name(&mut self, #value: #ty) {
                    #body
                }
            });
        }
        Role::Nested => (
            format!("Enters the field `{shown}`."),
            named("enter_", ""),
            quote_spanned!(span=> #private::EditorOf<#lifetime, #ty>),
            quote_spanned!(span=> unsafe { #private::in_place(#place, #private::Editor::reach(&self.0)) }),
        ),
        Role::NestedArray { element, .. } => (
            format!("The elements of the field `{shown}`."),
            named("", "_mut"),
            quote_spanned!(span=> #private::ArrayEdit<#lifetime, *mut #element>),
            quote_spanned!(span=> unsafe { #private::all_in_place(#place, #private::Editor::reach(&self.0)) }),
        ),
        Role::Pointer(pointer) if can_change(pointer) => {
            let (doc, name) = match pointer.shape.seen().1 {
                Shape::One | Shape::Link | Shape::List => (
                    format!(
                        "Enters the node behind the field `{shown}`: `None` for NULL, and for a node outside of the graph's \
                         own memory."
                    ),
                    named("enter_", ""),
                ),
                _ => (
                    format!(
                        "The array behind the field `{shown}`: `None` if it is not in the graph's own memory."
                    ),
                    named("", "_mut"),
                ),
            };
            let (edit, body) = behind(input, fields, index, pointer, lifetime);
            (doc, name, quote_spanned!(span=> #private::core::option::Option<#edit>), body)
        }
        _ => return None,
    };
    Some(quote_spanned! {span=>
        #[doc = #doc]
        #(#attrs)*
        #[inline]
        #vis fn #name(self) -> #output {
            #body
        }
    })
}

/// Whether something behind the pointer can be changed: nodes and plain arrays, but not the lengths of rows, text, nor
/// what nobody knows.
fn can_change(pointer: &Pointer) -> bool {
    let changes = |shape: &Shape| {
        !matches!(
            shape,
            Shape::CString { .. }
                | Shape::Utf16 { .. }
                | Shape::Block { .. }
                | Shape::Opaque(_)
                | Shape::InPlace(_)
                | Shape::OneOf(_)
        )
    };
    let lengths = pointer.filled_by.is_some();
    // An address in an integer has nothing of the memory that it leads to.
    let address = matches!((&pointer.star, pointer.erased), (Star::Named(_), Some(Erased::Elem)));
    // What is lent by `&` may be seen elsewhere.
    let lent = matches!(pointer.star, Star::Const) && (is_numbers(pointer) || holds_bytes(&pointer.shape));
    !lengths && !address && !lent && pointer.shape.levels().all(changes)
}

fn holds_bytes(shape: &Shape) -> bool {
    shape.levels().any(|shape| matches!(shape, Shape::Bytes { .. }))
}

/// The length of an array of numbers.
fn len_of_numbers(pointer: &Pointer) -> Option<&Length> {
    match pointer.shape.seen().1 {
        Shape::Counted { len, unit_bytes: false, inner } if matches!(**inner, Shape::Value) => Some(len),
        _ => None,
    }
    .filter(|_| pointer.erased.is_none() && is_number(&pointer.target))
}

fn is_numbers(pointer: &Pointer) -> bool {
    len_of_numbers(pointer).is_some()
}

/// Whether a type is called like one of Rust's own numbers, or like one of C's. A trait is asked whether it is.
fn is_number(ty: &Type) -> bool {
    let last = match ty {
        Type::Path(path) if path.qself.is_none() => path.path.segments.last(),
        _ => None,
    };
    let of_c = |name: &str| {
        const NAMES: &[&str] = &[
            "char",
            "schar",
            "uchar",
            "short",
            "ushort",
            "int",
            "uint",
            "long",
            "ulong",
            "longlong",
            "ulonglong",
            "float",
            "double",
        ];
        name.strip_prefix("c_").is_some_and(|name| NAMES.contains(&name))
    };
    assert::is_primitive(ty)
        || last.is_some_and(|last| last.arguments.is_none() && of_c(&last.ident.to_string()))
}

/// The editor of what a pointer leads to, and how it is made.
fn behind(
    input: &Input,
    fields: &[Field],
    index: usize,
    pointer: &Pointer,
    lifetime: &Lifetime,
) -> (TokenStream, TokenStream) {
    let (level, seen) = pointer.shape.seen();
    let (member, place) = (&fields[index].member, Place { field: index, level });
    let span = shape::innermost(input, pointer).span().resolved_at(Span::mixed_site());
    let private = private_at(input, span);
    let (said, ty) = (&pointer.said, shape::pointer_type(pointer));
    if let (Some(len), Star::Mut) = (len_of_numbers(pointer), &pointer.star) {
        let count = length::stored_count(input, fields, place, len);
        return (
            quote_spanned!(span=> &#lifetime mut [#said]),
            quote_spanned!(span=> unsafe { #private::numbers_mut(self.0.raw.#member, #count, #private::Editor::reach(&self.0)) }),
        );
    }
    let shape = shape::type_at(input, index, level, seen);
    let value = shape::shape_value(input, fields, place, seen, &pointer.target);
    let edit = match seen {
        Shape::One | Shape::Link | Shape::List => {
            quote_spanned!(span=> #private::EditorOf<#lifetime, #said>)
        }
        Shape::Counted { inner, .. } | Shape::Terminated { inner, .. } if matches!(**inner, Shape::Value) => {
            quote_spanned!(span=> #private::ArrayEdit<#lifetime, #ty>)
        }
        _ => quote_spanned!(span=> <#shape as #private::EditShape<#ty>>::Edit<#lifetime>),
    };
    let slot = if pointer.erased.is_some() {
        quote_spanned!(span=> &*(&raw const self.0.raw.#member).cast::<#ty>())
    } else {
        quote_spanned!(span=> &self.0.raw.#member)
    };
    let body = quote_spanned! {span=>
        unsafe { <#shape as #private::EditShape<#ty>>::edit(#value, #slot, #private::Editor::reach(&self.0)) }
    };
    (edit, body)
}
