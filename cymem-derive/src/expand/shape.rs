//! Shapes as types, for what writes them, and as values, for what shows them.

use std::borrow::Cow;

use proc_macro2::{Ident, Span, TokenStream};
use quote::{quote, quote_spanned};
use syn::spanned::Spanned;
use syn::{Expr, Type};

use super::length::{self, Place};
use super::{assert, is_generic, private_at, strings};
use crate::input::{Field, Held, Input, Kind, Pointer, Role, Shape, Shared, Star, Terminator};
use crate::{pointee, words};

/// The raw pointer type that the shape describes, which for `elem = T` is not the field's.
pub(super) fn pointer_type(pointer: &Pointer) -> TokenStream {
    let target = &pointer.target;
    match &pointer.star {
        Star::Named(ty) if pointer.erased.is_none() => quote!(#ty),
        Star::Mut | Star::Named(_) => quote!(*mut #target),
        Star::Const => quote!(*const #target),
    }
}

/// What the shape inside of `outer` is about.
pub(super) fn pointee<'a>(input: &Input, target: &'a Type, outer: &Shape) -> Cow<'a, Type> {
    pointee::behind(target, outer, &input.options.krate)
}

/// The type behind the last pointer.
pub(super) fn innermost<'a>(input: &Input, pointer: &'a Pointer) -> Cow<'a, Type> {
    pointee::innermost(pointer, &input.options.krate)
}

/// What is promised of the last pointer, if that is passed unchanged.
pub(super) fn ends_opaque(shape: &Shape) -> Option<Shared> {
    shape.levels().find_map(|shape| match shape {
        Shape::Opaque(shared) => Some(*shared),
        _ => None,
    })
}

/// What the last pointer leads to, if it is neither plain nor a node.
pub(super) fn held(shape: &Shape) -> Option<Held> {
    shape.levels().find_map(|shape| match shape {
        Shape::InPlace(held) | Shape::OneOf(held) => Some(*held),
        _ => None,
    })
}

/// The shape of a field that is written in place.
pub(super) fn in_place(input: &Input, role: &Role) -> TokenStream {
    let private = &input.private;
    match role {
        Role::NestedArray { .. } => quote!(#private::Inline<#private::Value>),
        Role::Str { len: None } => quote!(#private::Text),
        Role::Str { len: Some(_) } => quote!(#private::WithLen<#private::Text>),
        Role::Union { tag: Some(_) } => quote!(#private::Tagged),
        Role::Union { tag: None } => quote!(#private::Untagged),
        _ => quote!(#private::Value),
    }
}

/// The shape of a field's pointer as a type, for what writes it.
pub(super) fn written_type(input: &Input, index: usize, pointer: &Pointer) -> TokenStream {
    type_inside(input, index, 0, &pointer.shape, pointer.children)
}

/// The shape of a field's pointer as a type.
pub(super) fn shape_type(input: &Input, index: usize, shape: &Shape) -> TokenStream {
    type_at(input, index, 0, shape)
}

pub(super) fn type_at(input: &Input, index: usize, depth: usize, shape: &Shape) -> TokenStream {
    type_inside(input, index, depth, shape, false)
}

fn type_inside(input: &Input, index: usize, depth: usize, shape: &Shape, children: bool) -> TokenStream {
    let private = &input.private;
    let type_at = |input, index, depth, shape| type_inside(input, index, depth, shape, children);
    match shape {
        Shape::Value | Shape::One if children => {
            let (ident, (_, arguments, _)) = (&input.ident, input.generics.split_for_impl());
            let inner = type_inside(input, index, depth, shape, false);
            quote!(#private::Child<#ident #arguments, #inner>)
        }
        Shape::Value => quote!(#private::Value),
        Shape::One => quote!(#private::One),
        Shape::Link => quote!(#private::Linked),
        Shape::List => quote!(#private::Next),
        Shape::CString { .. } | Shape::Utf16 { .. } | Shape::Bytes { .. } | Shape::Block { .. } => {
            strings::shape_type(input, shape)
        }
        Shape::Opaque(_) => quote!(#private::Opaque),
        Shape::InPlace(held) => held_type(input, *held),
        Shape::OneOf(held) => {
            let held = held_type(input, *held);
            quote!(#private::OneOf<#held>)
        }
        // What is left out is the default.
        Shape::Counted { inner, .. } if matches!(**inner, Shape::Value) && !children => {
            quote!(#private::Counted)
        }
        Shape::Counted { inner, .. } => {
            let inner = type_at(input, index, depth + 1, inner);
            quote!(#private::Counted<#inner>)
        }
        Shape::Pointers { inner } => {
            let inner = type_at(input, index, depth + 1, inner);
            quote!(#private::Pointers<#inner>)
        }
        Shape::Reserved { inner, .. } => {
            let inner = type_at(input, index, depth + 1, inner);
            quote!(#private::Reserved<#inner>)
        }
        Shape::Jagged { lens, inner, .. } => {
            let (inner, lens) = (type_at(input, index, depth + 1, inner), type_of(input, *lens));
            quote!(#private::Jagged<#lens, #inner>)
        }
        Shape::Terminated { by, until, inner } => {
            let inner = type_at(input, index, depth + 1, inner);
            let end = terminator_type(input, index, depth, by, until.as_ref());
            quote!(#private::Terminated<#end, #inner>)
        }
    }
}

/// The type of a field.
fn type_of(input: &Input, index: usize) -> Option<&Type> {
    match &input.kind {
        Kind::Struct(fields) => Some(&fields[index].ty),
        _ => None,
    }
}

/// `Zero`, or the type that [`terminators`] defines.
pub(super) fn terminator_type(
    input: &Input,
    index: usize,
    depth: usize,
    by: &Terminator,
    until: Option<&Expr>,
) -> TokenStream {
    let private = &input.private;
    match (by, until) {
        (Terminator::Zero | Terminator::Null, None) => quote!(#private::Zero),
        _ => {
            let name = terminator_name(input, index, depth);
            let (_, arguments, _) = input.generics.split_for_impl();
            quote!(#name #arguments)
        }
    }
}

fn terminator_name(input: &Input, index: usize, depth: usize) -> Ident {
    words::unused(&input.words, &format!("__Terminator{index}_{depth}"))
}

/// A type for each terminator of the field that has a value or a test of its own.
pub(super) fn terminators(input: &Input, index: usize, pointer: &Pointer) -> TokenStream {
    let mut tokens = TokenStream::new();
    let mut target = Cow::Borrowed(&pointer.target);
    for (depth, shape) in pointer.shape.levels().enumerate() {
        if let Shape::Terminated { by, until, .. } = shape {
            tokens.extend(terminator(input, index, depth, &target, by, until.as_ref()));
        }
        target = Cow::Owned(pointee(input, &target, shape).into_owned());
    }
    tokens
}

fn terminator(
    input: &Input,
    index: usize,
    depth: usize,
    target: &Type,
    by: &Terminator,
    until: Option<&Expr>,
) -> Option<TokenStream> {
    let private = &input.private;
    let span = Span::mixed_site();
    let here = private_at(input, target.span().resolved_at(span));
    // SAFETY (of what is generated): writes all bytes of the slot, from a constant, so they are the same
    // every time, and elements are compared with that constant.
    let (write, same) = match by {
        Terminator::Expr(_) => (
            quote_spanned!(target.span().resolved_at(span)=> #here::write_terminator(&Self::VALUE, __cymem_slot)),
            quote_spanned!(span=> #private::ends_with(__cymem_element, &Self::VALUE)),
        ),
        Terminator::Zero | Terminator::Null => {
            until?;
            let zero = quote_spanned!(span=> <#private::Zero as #private::Terminator<#target>>);
            (
                quote_spanned!(span=> #zero::write(__cymem_slot)),
                quote_spanned!(span=> #zero::ends(__cymem_element)),
            )
        }
    };
    let name = terminator_name(input, index, depth);
    let (generics, arguments, bounds) = input.generics.split_for_impl();
    let ident = &input.ident;
    // In an item of its own, where the user's expressions cannot profit from our `unsafe`. A constant is
    // borrowed where it stands, however large it is.
    let value = match by {
        Terminator::Expr(value) => Some(quote_spanned!(span=> const VALUE: #target = #value;)),
        Terminator::Zero | Terminator::Null => None,
    };
    let test = until.map(|until| {
        quote_spanned! {span=>
            #[inline]
            fn until(__cymem_element: &#target) -> #private::bool {
                let __cymem_until: fn(&#target) -> #private::bool = #until;
                __cymem_until(__cymem_element)
            }
        }
    });
    let or_until = until.map(|_| quote_spanned!(span=> || Self::until(&*__cymem_element)));
    Some(quote_spanned! {span=>
        pub struct #name #generics (#private::core::marker::PhantomData<#ident #arguments>) #bounds;
        impl #generics #name #arguments #bounds {
            #value
            #test
        }
        unsafe impl #generics #private::Terminator<#target> for #name #arguments #bounds {
            #[inline]
            unsafe fn write(__cymem_slot: *mut #target) {
                unsafe { #write }
            }

            #[inline]
            unsafe fn ends(__cymem_element: *const #target) -> #private::bool {
                unsafe { #same #or_until }
            }
        }
    })
}

/// The shape as a value: lengths are computed from the fields of the view.
pub(super) fn shape_value(
    input: &Input,
    fields: &[Field],
    place: Place,
    shape: &Shape,
    target: &Type,
) -> TokenStream {
    let private = &input.private;
    let inside = Place { level: place.level + 1, ..place };
    match shape {
        Shape::Counted { len, unit_bytes, inner } => {
            let count = length::stored_count(input, fields, place, len);
            let mut len = quote!(#private::stored_len(#count));
            if *unit_bytes {
                len = quote!(#private::elements::<#target>(#len));
            }
            let inner = shape_value(input, fields, inside, inner, &pointee(input, target, shape));
            quote!(#private::Counted::new(#len, #inner))
        }
        Shape::Reserved { inner, .. } => {
            let inner = shape_value(input, fields, inside, inner, target);
            quote!(#private::Reserved::new(#inner))
        }
        Shape::Jagged { len, lens, inner } => {
            let (count, lens) = (length::stored_count(input, fields, place, len), &fields[*lens].member);
            let inner = shape_value(input, fields, inside, inner, &pointee(input, target, shape));
            quote_spanned! {Span::mixed_site()=>
                #private::Jagged::new(#private::stored_len(#count), self.0.raw.#lens, #inner)
            }
        }
        Shape::Pointers { inner } => {
            let inner = shape_value(input, fields, inside, inner, &pointee(input, target, shape));
            quote!(#private::Pointers::new(#inner))
        }
        Shape::Terminated { inner, .. } => {
            let inner = shape_value(input, fields, inside, inner, &pointee(input, target, shape));
            quote!(#private::Terminated::new(#inner))
        }
        Shape::Value => quote!(#private::Value),
        Shape::One => quote!(#private::One),
        Shape::Link => quote!(#private::Linked),
        Shape::List => quote!(#private::Next),
        Shape::CString { .. } | Shape::Utf16 { .. } | Shape::Bytes { .. } | Shape::Block { .. } => {
            strings::shape_value(input, fields, place, shape)
        }
        Shape::Opaque(_) => quote!(#private::Opaque),
        Shape::InPlace(held) => held_type(input, *held),
        Shape::OneOf(held) => {
            let held = held_type(input, *held);
            quote!(#private::OneOf(#held))
        }
    }
}

/// What is neither plain nor a node: the name of the shape, and its value.
fn held_type(input: &Input, held: Held) -> TokenStream {
    let private = &input.private;
    match held {
        Held::Promised => quote!(#private::Unchecked),
        Held::Untagged => quote!(#private::Untagged),
    }
}

/// How long what a view gives lives: the tokens behind `&`, and in `<…>`.
pub(super) struct Lifetime {
    pub(super) reference: TokenStream,
    pub(super) argument: TokenStream,
}

impl Lifetime {
    /// As long as `self`.
    pub(super) fn elided() -> Self {
        Lifetime { reference: TokenStream::new(), argument: quote!('_) }
    }
}

/// What the view of a pointer of this shape gives. rustc compares it with what the pointer's target gives.
pub(super) fn view_type(input: &Input, index: usize, pointer: &Pointer, lifetime: &Lifetime) -> TokenStream {
    let Lifetime { reference, argument } = lifetime;
    let target = &pointer.said;
    let span = target.span().resolved_at(Span::mixed_site());
    let private = private_at(input, span);
    let (level, shape) = pointer.shape.seen();
    match shape {
        Shape::One | Shape::Link => {
            let view = view_of(input, target);
            quote_spanned!(span=> #private::core::option::Option<&#reference #view>)
        }
        Shape::CString { .. } => {
            quote_spanned!(span=> #private::core::option::Option<&#reference #private::core::ffi::CStr>)
        }
        Shape::Utf16 { .. } => quote_spanned!(span=> &#reference [#private::u16]),
        Shape::Bytes { .. } => quote_spanned!(span=> &#reference [#private::u8]),
        Shape::List => quote_spanned!(span=> #private::ChainIter<#argument, #target>),
        Shape::Counted { inner, .. } | Shape::Terminated { inner, .. } | Shape::Pointers { inner } => {
            match &**inner {
                // Cheaper for the compiler, which compares it with the view. Who calls a node like a primitive type
                // gets an error.
                Shape::Value if assert::is_primitive(target) => quote_spanned!(span=> &#reference [#target]),
                Shape::Value => {
                    let view = view_of(input, target);
                    quote_spanned!(span=> &#reference [#view])
                }
                Shape::Opaque(_) | Shape::InPlace(Held::Promised) => {
                    quote_spanned!(span=> &#reference [#target])
                }
                Shape::InPlace(Held::Untagged) => {
                    quote_spanned!(span=> &#reference [<#target as #private::Union>::Untagged])
                }
                inner => {
                    let inner = type_at(input, index, level + 1, inner);
                    quote_spanned!(span=> #private::List<#argument, #target, #inner>)
                }
            }
        }
        Shape::Jagged { lens, inner, .. } => {
            let (inner, lens) = (type_at(input, index, level + 1, inner), type_of(input, *lens));
            quote_spanned!(span=> #private::List<#argument, #target, #private::Row<#lens, #inner>>)
        }
        shape => {
            let (ty, shape) = (pointer_type(pointer), type_at(input, index, level, shape));
            quote_spanned!(span=> <#shape as #private::Shape<#ty>>::View<#argument>)
        }
    }
}

/// The view of a `ty`, with errors about it at the type. They should suggest bounds for the
/// parameters of the item, and name no other types.
pub(super) fn view_of(input: &Input, ty: &Type) -> TokenStream {
    let span = ty.span().resolved_at(Span::mixed_site());
    let private = private_at(input, span);
    if is_generic(input, ty) {
        quote_spanned!(span=> <#ty as #private::PoolAlloc>::View)
    } else {
        quote_spanned!(span=> #private::ViewOf<#ty>)
    }
}
