//! Values that are copied as they are, where no trait says that they are plain.

use proc_macro2::{Span, TokenStream};
use quote::{quote, quote_spanned};
use syn::Type;
use syn::spanned::Spanned;

use super::private_at;
use crate::input::{Copied, Field, Input};

/// The layout of the field's type, from a function that asks for what the type must be.
pub(super) fn layout(input: &Input, field: &Field, copied: &Copied) -> TokenStream {
    let (member, ty) = (&field.member, &field.ty);
    let span = ty.span().resolved_at(Span::mixed_site());
    let private = private_at(input, span);
    match copied {
        // SAFETY (of what is generated): these are the tokens of a function pointer of C, whatever the names in
        // them mean.
        Copied::Function(function) => {
            let place = quote!(&raw const (*__cymem_start).#member);
            quote_spanned!(span=> #private::function_field::<#function>(#place))
        }
        // SAFETY (of what is generated): the user's promise.
        Copied::Promised => quote_spanned!(span=> #private::promised_field::<#ty>()),
    }
}

/// The value of zero bytes.
pub(super) fn zero(input: &Input, ty: &Type, copied: &Copied) -> TokenStream {
    let private = &input.private;
    match copied {
        Copied::Function(_) => quote!(#private::core::option::Option::None),
        // SAFETY (of what is generated): zero is valid by the user's promise.
        Copied::Promised => quote!(unsafe { #private::zeroed_by_promise::<#ty>() }),
    }
}
