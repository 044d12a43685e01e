//! What arrays have to agree on: the lengths that what a pointer leads to is written with.

use proc_macro2::{Ident, Span, TokenStream};
use quote::{ToTokens, quote, quote_spanned};
use syn::{Expr, Type};

use super::{length, local, reserved, shape};
use crate::input::{Field, Input, Length, Pointer, Role, Shape};
use crate::words;

/// The pointer field that is written.
#[derive(Clone, Copy)]
pub(super) struct Place<'a> {
    pub(super) input: &'a Input,
    pub(super) fields: &'a [Field],
    pub(super) index: usize,
    pub(super) path: &'a str,
}

impl Place<'_> {
    /// Whether what it leads to leads back.
    fn children(&self) -> bool {
        matches!(self.fields[self.index].role, Role::Pointer(Pointer { children: true, .. }))
    }
}

/// What the counted arrays in a shape have to agree on, from the outside in; `setup` makes what that needs.
pub(super) fn lengths(
    at: Place,
    depth: usize,
    target: &Type,
    shape: &Shape,
    setup: &mut TokenStream,
) -> TokenStream {
    let (private, path) = (&at.input.private, at.path);
    match shape {
        Shape::Counted { .. } => {
            let (agreed, unit, inner) = length(at, depth, target, shape, setup);
            quote_spanned!(Span::mixed_site()=> #private::Length::new(&#agreed, #unit, #inner, #path))
        }
        Shape::Terminated { inner, .. } | Shape::Pointers { inner } => {
            lengths(at, depth + 1, &shape::pointee(at.input, target, shape), inner, setup)
        }
        Shape::Reserved { .. } => room(at, depth, target, shape, setup),
        Shape::Jagged { .. } => rows(at, depth, target, shape, setup),
        Shape::Value | Shape::One if at.children() => {
            quote_spanned!(Span::mixed_site()=> #private::Holder::new(__cymem_slot))
        }
        shape => match shape.len() {
            Some(len) => {
                let agreed = agreement(at, depth, len, setup);
                quote_spanned!(Span::mixed_site()=> #private::Length::new(&#agreed, 1, (), #path))
            }
            None => quote!(()),
        },
    }
}

/// The agreement of one counted array, its unit, and the lengths of what its elements point to.
pub(super) fn length(
    at: Place,
    depth: usize,
    target: &Type,
    shape: &Shape,
    setup: &mut TokenStream,
) -> (TokenStream, TokenStream, TokenStream) {
    let agreed = shape.len().map(|len| agreement(at, depth, len, setup)).into_token_stream();
    let inside = shape::pointee(at.input, target, shape);
    let inner = shape.inner().map(|inner| lengths(at, depth + 1, &inside, inner, setup));
    (agreed, unit(at.input, target, shape), inner.unwrap_or_else(|| quote!(())))
}

/// What one element adds to the length.
fn unit(input: &Input, target: &Type, shape: &Shape) -> TokenStream {
    let private = &input.private;
    match shape {
        Shape::Counted { unit_bytes: true, .. } => quote!(#private::core::mem::size_of::<#target>()),
        _ => quote!(1),
    }
}

/// What `capacity` and `align` ask for.
fn room(at: Place, depth: usize, target: &Type, shape: &Shape, setup: &mut TokenStream) -> TokenStream {
    let Shape::Reserved { capacity, align, inner } = shape else { return TokenStream::new() };
    let Place { input, fields, index, path } = at;
    let private = &input.private;
    let place = length::Place { field: index, level: depth };
    let unit = unit(input, target, inner);
    let capacity = match capacity {
        Some(Length::Expr { expr, fields: named, wholes }) => {
            let (text, value) = (text(expr), |sibling, span| value_of(fields, sibling, span));
            let capacity = length::call(input, fields, place, (named, wholes), &value);
            quote_spanned! {Span::mixed_site()=>
                #private::core::option::Option::Some(
                    __cymem_writer.cymem_capacity(#capacity, #unit, #text, #path)
                )
            }
        }
        _ => quote!(#private::core::option::Option::None),
    };
    let align = match align {
        Some(_) => {
            let (name, (_, arguments, _)) = (reserved::name(input, place), input.generics.split_for_impl());
            let turbofish = arguments.as_turbofish();
            quote!(#name #turbofish::ALIGN)
        }
        None => quote!(1),
    };
    let inner = lengths(at, depth + 1, target, inner, setup);
    quote_spanned!(Span::mixed_site()=> #private::Room::new(#inner, #capacity, #align))
}

/// The lengths of rows, which stand in an array of their own.
fn rows(at: Place, depth: usize, target: &Type, shape: &Shape, setup: &mut TokenStream) -> TokenStream {
    let Shape::Jagged { len, inner, .. } = shape else { return TokenStream::new() };
    let (private, path) = (&at.input.private, at.path);
    let (each, lens) = (of_each_row(at.index), lengths_of_rows(at.index));
    setup.extend(quote_spanned! {Span::mixed_site()=>
        let #each = #private::Agreed::open();
        let #lens = #private::core::cell::Cell::new(#private::core::ptr::null_mut());
    });
    let agreed = agreement(at, depth, len, setup);
    let row = lengths(at, depth + 1, &shape::pointee(at.input, target, shape), inner, setup);
    quote_spanned! {Span::mixed_site()=>
        #private::RowLengths::new(#private::Length::new(&#agreed, 1, (), #path), #row, &#each, &#lens)
    }
}

/// The agreement of one row after the other.
fn of_each_row(rows: usize) -> Ident {
    words::local(&format!("each_{rows}"))
}

/// The place for the pointer to the lengths.
pub(super) fn lengths_of_rows(rows: usize) -> Ident {
    words::local(&format!("lens_{rows}"))
}

/// The agreement that a counted array takes part in: its count's, or one that its expression fixes.
pub(super) fn agreement(at: Place, depth: usize, len: &Length, setup: &mut TokenStream) -> Ident {
    match len {
        Length::Field(count) | Length::End(count) => agreed(*count),
        Length::Each => of_each_row(at.index),
        Length::Expr { expr, fields: named, wholes } => {
            let Place { input, fields, index, path } = at;
            let name = Ident::new(&format!("__cymem_agreed_{index}_{depth}"), Span::mixed_site());
            let text = text(expr);
            let place = length::Place { field: index, level: depth };
            let expected = length::call(input, fields, place, (named, wholes), &|sibling, span| {
                value_of(fields, sibling, span)
            });
            setup.extend(quote_spanned! {Span::mixed_site()=>
                let #name = __cymem_writer.cymem_fixed(#expected, #text, #path);
            });
            name
        }
    }
}

fn text(expr: &Expr) -> String {
    let spaced = expr.to_token_stream().to_string();
    let glued = [
        ("( ", "("),
        (" )", ")"),
        (" (", "("),
        (" [", "["),
        ("[ ", "["),
        (" ]", "]"),
        (" . ", "."),
        (" ,", ","),
    ];
    let text = glued.iter().fold(spaced, |text, (from, to)| text.replace(from, to));
    ["+", "-", "*", "/", "%"]
        .iter()
        .fold(text, |text, mark| text.replace(&format!("{mark}("), &format!("{mark} (")))
}

/// The value of a field: what the recipe has for it, or the local variable with what was made of that.
pub(super) fn value_of(fields: &[Field], index: usize, span: Span) -> TokenStream {
    let Field { member, role, .. } = &fields[index];
    match role {
        Role::Plain | Role::Opaque(_) => quote_spanned!(span=> self.#member),
        _ => {
            let mut local = local(index);
            local.set_span(span);
            local.into_token_stream()
        }
    }
}

pub(super) fn agreed(index: usize) -> Ident {
    Ident::new(&format!("__cymem_agreed_{index}"), Span::mixed_site())
}
