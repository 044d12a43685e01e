//! Parts of siblings in a length: `size.w`, `dims[0]`.
//!
//! Code of the user's could answer differently each time it is asked, and a length must not: so neither `Deref`
//! nor `Index` may be what gives a part. `offset_of!` finds real fields only, and positions are those of real
//! arrays. The function is safe code, so a union has no parts.

use proc_macro2::{Ident, Span, TokenStream};
use quote::{ToTokens, quote, quote_spanned};
use syn::Expr;
use syn::spanned::Spanned;

use super::{field_name, private_at};
use crate::input::{Field, Input};
use crate::words::{self, unraw};

/// The argument for a sibling of which parts are named.
pub(super) fn argument(fields: &[Field], sibling: usize) -> TokenStream {
    let (name, ty) = (whole(sibling), &fields[sibling].ty);
    quote_spanned!(Span::mixed_site()=> #name: &#ty)
}

fn whole(sibling: usize) -> Ident {
    words::local(&format!("whole_{sibling}"))
}

/// The value of a part as a `Len`.
pub(super) fn value(input: &Input, fields: &[Field], expr: &Expr) -> TokenStream {
    let span = expr.span().resolved_at(Span::mixed_site());
    let private = private_at(input, span);
    let reference = reference(input, fields, expr);
    quote_spanned!(span=> #private::Len::of(*#reference))
}

/// A reference to the part.
fn reference(input: &Input, fields: &[Field], expr: &Expr) -> TokenStream {
    let private = &input.private;
    match expr {
        Expr::Paren(inner) => reference(input, fields, &inner.expr),
        Expr::Group(inner) => reference(input, fields, &inner.expr),
        Expr::Index(index) => {
            let span = expr.span().resolved_at(Span::mixed_site());
            let here = private_at(input, span);
            let (array, position) = (reference(input, fields, &index.expr), literal(&index.index));
            quote_spanned!(span=> #here::position::<_, #position>(#array))
        }
        Expr::Field(_) => {
            let (sibling, path) = path(fields, expr);
            let (name, ty) = (whole(sibling), &fields[sibling].ty);
            // Real fields come first, so these are what the path means.
            quote_spanned! {Span::mixed_site()=>
                { let _ = const { #private::core::mem::offset_of!(#ty, #path) }; &#name.#path }
            }
        }
        _ => whole(path(fields, expr).0).into_token_stream(),
    }
}

/// The number in parentheses and groups.
fn literal(expr: &Expr) -> &Expr {
    match expr {
        Expr::Paren(inner) => literal(&inner.expr),
        Expr::Group(inner) => literal(&inner.expr),
        number => number,
    }
}

/// The sibling, and the fields behind it with dots in between.
fn path(fields: &[Field], expr: &Expr) -> (usize, TokenStream) {
    match expr {
        Expr::Paren(inner) => path(fields, &inner.expr),
        Expr::Group(inner) => path(fields, &inner.expr),
        Expr::Field(field) => {
            let (sibling, before) = path(fields, &field.base);
            let member = &field.member;
            let dot = (!before.is_empty()).then(|| quote!(.));
            (sibling, quote!(#before #dot #member))
        }
        Expr::Path(path) => {
            let named = |field: &Field, name: &Ident| field_name(field) == unraw(name);
            let sibling = path
                .path
                .get_ident()
                .and_then(|name| fields.iter().position(|field| named(field, name)))
                .unwrap_or_default();
            (sibling, TokenStream::new())
        }
        _ => (0, TokenStream::new()),
    }
}
