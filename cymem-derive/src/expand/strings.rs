//! Shapes of text and bytes.

use proc_macro2::TokenStream;
use quote::quote;

use super::length::{Place, stored_count};
use crate::input::{Field, Input, Shape};

/// The shape as a type.
pub(super) fn shape_type(input: &Input, shape: &Shape) -> TokenStream {
    let private = &input.private;
    match shape {
        Shape::Bytes { .. } => quote!(#private::Bytes),
        Shape::Block { wide: true } => quote!(#private::Block<#private::Utf16>),
        Shape::Block { wide: false } => quote!(#private::Block<#private::CString>),
        shape => {
            let text = text(input, shape);
            match shape.len() {
                Some(_) => quote!(#private::WithLen<#text>),
                None => text,
            }
        }
    }
}

/// The shape as a value.
pub(super) fn shape_value(input: &Input, fields: &[Field], place: Place, shape: &Shape) -> TokenStream {
    let private = &input.private;
    match shape {
        Shape::Bytes { len } => {
            let count = stored_count(input, fields, place, len);
            quote!(#private::Bytes::new(#private::stored_len(#count)))
        }
        Shape::Block { .. } => quote!(#private::Block::new()),
        shape => {
            let text = text(input, shape);
            match shape.len() {
                Some(_) => quote!(#private::WithLen::new(#text)),
                None => text,
            }
        }
    }
}

fn text(input: &Input, shape: &Shape) -> TokenStream {
    let private = &input.private;
    match shape {
        Shape::Utf16 { .. } => quote!(#private::Utf16),
        _ => quote!(#private::CString),
    }
}
