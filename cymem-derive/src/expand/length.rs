//! `len` expressions, rewritten so that overflow is an error and never a panic or a wrap.

use proc_macro2::{Literal, TokenStream};
use quote::quote;
use syn::{BinOp, Expr, ExprLit, Lit, UnOp};

use super::field_name;
use crate::input::{Field, Input};
use crate::words::unraw;

/// The expression over checked integers; `value` gives the tokens for a sibling field.
pub(super) fn checked(
    input: &Input,
    fields: &[Field],
    expr: &Expr,
    value: &dyn Fn(usize) -> TokenStream,
) -> TokenStream {
    let private = &input.private;
    let len = quote!(#private::Len);
    match expr {
        Expr::Paren(inner) => checked(input, fields, &inner.expr, value),
        Expr::Group(inner) => checked(input, fields, &inner.expr, value),
        Expr::Lit(ExprLit { lit: Lit::Int(literal), .. }) => {
            // Without its suffix.
            let digits = Literal::u128_unsuffixed(literal.base10_parse().unwrap_or(u128::MAX));
            quote!(#len::literal(#digits))
        }
        Expr::Unary(unary) if matches!(unary.op, UnOp::Neg(_)) => {
            let inner = checked(input, fields, &unary.expr, value);
            quote!(#len::negated(#inner))
        }
        Expr::Binary(binary) => {
            let left = checked(input, fields, &binary.left, value);
            let right = checked(input, fields, &binary.right, value);
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
                    let value = value(index);
                    quote!(#len::of(#value))
                }
                None => quote!(#len::of(const { #path })),
            }
        }
        // Nothing else passes the check.
        other => quote!(#len::of(const { #other })),
    }
}
