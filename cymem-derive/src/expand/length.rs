//! `len` expressions, rewritten so that overflow is an error and never a panic or a wrap.
//!
//! Each is a function of its own, over lengths for the siblings that it names. The recipe and the view call it
//! with values, and so with values they cannot differ in what the expression means.

use proc_macro2::{Ident, Literal, Span, TokenStream};
use quote::{quote, quote_spanned};
use syn::spanned::Spanned;
use syn::{BinOp, Expr, ExprLit, Lit, UnOp};

use super::{field_name, local, part, private_at};
use crate::input::{Field, Input, Length};
use crate::words::{self, unraw};

/// Where an expression stands: the number of the field, and how many levels further in.
#[derive(Clone, Copy)]
pub(super) struct Place {
    pub(super) field: usize,
    pub(super) level: usize,
}

/// The functions for all expressions.
pub(super) fn functions(input: &Input, fields: &[Field]) -> TokenStream {
    let mut functions = TokenStream::new();
    for (index, field) in fields.iter().enumerate() {
        for (level, len) in field.lengths() {
            if let Length::Expr { expr, fields: named, wholes } = len {
                let place = Place { field: index, level };
                functions.extend(function(input, fields, place, expr, (named, wholes)));
            }
        }
    }
    functions
}

fn function(
    input: &Input,
    fields: &[Field],
    place: Place,
    expr: &Expr,
    (named, wholes): (&[usize], &[usize]),
) -> TokenStream {
    let private = &input.private;
    let name = name(input, place);
    let (generics, _, bounds) = input.generics.split_for_impl();
    let siblings = named.iter().map(|&sibling| local(sibling));
    let parts = wholes.iter().map(|&sibling| part::argument(fields, sibling));
    let body = checked(input, fields, expr);
    quote! {
        #[inline]
        fn #name #generics(#(#siblings: #private::Len,)* #(#parts),*) -> #private::Len #bounds {
            #body
        }
    }
}

/// The length as a `Len`; `value` gives the value of a sibling that the expression names, with errors about it
/// at its type.
pub(super) fn call(
    input: &Input,
    fields: &[Field],
    place: Place,
    (named, wholes): (&[usize], &[usize]),
    value: &dyn Fn(usize, Span) -> TokenStream,
) -> TokenStream {
    let name = name(input, place);
    let (_, arguments, _) = input.generics.split_for_impl();
    let turbofish = arguments.as_turbofish();
    let at = |sibling: usize| fields[sibling].ty.span().resolved_at(Span::mixed_site());
    let values = named.iter().map(|&sibling| {
        let span = at(sibling);
        let (private, value) = (private_at(input, span), value(sibling, span));
        quote_spanned!(span=> #private::Len::of(#value))
    });
    let wholes = wholes.iter().map(|&sibling| {
        let (span, value) = (at(sibling), value(sibling, at(sibling)));
        quote_spanned!(span=> &#value)
    });
    quote!(#name #turbofish(#(#values,)* #(#wholes),*))
}

/// The count of a view's array: an integer field, or what an expression of them gives.
pub(super) fn stored_count(input: &Input, fields: &[Field], place: Place, len: &Length) -> TokenStream {
    let private = &input.private;
    let stored = |index: usize, span: Span| {
        let member = &fields[index].member;
        quote_spanned!(span=> self.0.raw.#member)
    };
    match len {
        Length::Field(count) => stored(*count, Span::mixed_site()),
        Length::Each => quote!(0_usize),
        Length::End(end) => {
            let (begin, end) = (stored(place.field, Span::mixed_site()), stored(*end, Span::mixed_site()));
            quote!(#private::distance(#begin, #end))
        }
        Length::Expr { fields: named, wholes, .. } => {
            let len = call(input, fields, place, (named, wholes), &stored);
            quote!(#private::Len::stored(#len))
        }
    }
}

fn name(input: &Input, Place { field, level }: Place) -> Ident {
    words::unused(&input.words, &format!("__length{field}_{level}"))
}

fn checked(input: &Input, fields: &[Field], expr: &Expr) -> TokenStream {
    let private = &input.private;
    let len = quote!(#private::Len);
    match expr {
        Expr::Paren(inner) => checked(input, fields, &inner.expr),
        Expr::Group(inner) => checked(input, fields, &inner.expr),
        Expr::Lit(ExprLit { lit: Lit::Int(literal), .. }) => {
            // Without its suffix.
            let digits = Literal::u128_unsuffixed(literal.base10_parse().unwrap_or(u128::MAX));
            quote!(#len::literal(#digits))
        }
        Expr::Unary(unary) if matches!(unary.op, UnOp::Neg(_)) => {
            let inner = checked(input, fields, &unary.expr);
            quote!(#len::negated(#inner))
        }
        Expr::Binary(binary) => {
            let left = checked(input, fields, &binary.left);
            let right = checked(input, fields, &binary.right);
            let operation = match binary.op {
                BinOp::Add(_) => quote!(plus),
                BinOp::Sub(_) => quote!(minus),
                BinOp::Mul(_) => quote!(times),
                BinOp::Div(_) => quote!(divided_by),
                _ => quote!(modulo),
            };
            quote!(#len::#operation(#left, #right))
        }
        Expr::Path(path) => {
            let sibling = path
                .path
                .get_ident()
                .and_then(|ident| fields.iter().position(|field| field_name(field) == unraw(ident)));
            match sibling {
                Some(index) => {
                    let sibling = local(index);
                    quote!(#sibling)
                }
                None => quote!(#len::of(const { #path })),
            }
        }
        Expr::Call(call) => {
            let mut arguments = call.args.iter().map(|argument| checked(input, fields, argument));
            let (first, second) = (arguments.next(), arguments.next());
            let function = &call.func;
            let operation = match quote!(#function).to_string().as_str() {
                "min" => quote!(smaller),
                _ => quote!(larger),
            };
            quote!(#len::#operation(#first, #second))
        }
        Expr::Field(_) | Expr::Index(_) => part::value(input, fields, expr),
        // Nothing else passes the check.
        other => quote!(#len::of(const { #other })),
    }
}
