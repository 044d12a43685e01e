//! What the macro believes of the fields, said again in types: tokens can lie, traits cannot.

use proc_macro2::{Span, TokenStream};
use quote::{format_ident, quote, quote_spanned};
use syn::Type;
use syn::spanned::Spanned;

use super::local;
use crate::input::{Field, Input, Role, Shape};

/// Destructures every field, with no `..`, and checks its type: rejects fields that another macro
/// has added, type macros that expand twice, and aliases of types that are not allowed.
pub(super) fn fields(input: &Input, fields: &[Field]) -> TokenStream {
    let ident = &input.ident;
    let (generics, arguments, bounds) = input.generics.split_for_impl();
    let members = fields.iter().map(|field| &field.member);
    let locals = (0..fields.len()).map(local);
    let checks = fields.iter().enumerate().map(|(index, field)| check(input, index, field));
    quote! {
        fn _check_fields #generics (this: &#ident #arguments) #bounds {
            let #ident { #(#members: #locals),* } = this;
            #(#checks)*
        }
    }
}

fn check(input: &Input, index: usize, field: &Field) -> TokenStream {
    let krate = &input.options.krate;
    let (local, ty) = (local(index), &field.ty);
    let span = ty.span().resolved_at(Span::mixed_site());
    let direct = |check: &str| {
        let check = format_ident!("{check}", span = span);
        quote_spanned!(span=> #krate::private::#check::<#ty>(#local);)
    };
    match (&field.role, &field.suspect) {
        (Role::Plain | Role::Constant(_), Some(message)) => {
            suspect(input, index, ty, message, quote!(#krate::Plain))
        }
        (Role::Plain, None) => direct("plain"),
        (Role::Nested, Some(message)) => suspect(input, index, ty, message, quote!(#krate::PoolAlloc)),
        (Role::NestedArray { element, .. }, Some(message)) => {
            suspect(input, index, element, message, quote!(#krate::PoolAlloc))
        }
        (Role::Nested, None) => direct("node"),
        (Role::NestedArray { element, .. }, None) => {
            let span = element.span().resolved_at(Span::mixed_site());
            let same = direct("same");
            quote_spanned!(span=> #same #krate::private::node::<#element>(&raw const #local[0]);)
        }
        (Role::Phantom, _) => direct("phantom"),
        (Role::Pointer(pointer), _) => {
            let same = direct("same");
            let target = pointer
                .suspect
                .as_ref()
                .map(|known| suspect(input, index, &known.ty, &known.message, quote!(#krate::PoolAlloc)));
            quote!(#same #target)
        }
        (Role::Constant(_), None) => direct("constant"),
        (Role::Count | Role::Opaque | Role::Str, _) => direct("same"),
    }
}

/// A check that fails with a message for this field: a trait of its own over the real one.
fn suspect(input: &Input, index: usize, ty: &Type, message: &str, real: TokenStream) -> TokenStream {
    let krate = &input.options.krate;
    let name = format_ident!("__Field{index}", span = Span::mixed_site());
    let span = ty.span().resolved_at(Span::mixed_site());
    let (what, help) = message.split_once('\n').unwrap_or((message, ""));
    let note = (!help.is_empty()).then(|| {
        let help = help.trim();
        quote!(, note = #help)
    });
    quote_spanned! {span=>
        #[diagnostic::on_unimplemented(message = #what, label = "not allowed in pool memory" #note)]
        trait #name {}
        #[diagnostic::do_not_recommend]
        impl<Checked: #real> #name for Checked {}
        fn accept<Checked: #name>(_: #krate::private::core::marker::PhantomData<Checked>) {}
        accept::<#ty>(#krate::private::core::marker::PhantomData);
    }
}

/// A constant expression: compares the layout with C's, and tells whether there is padding between
/// or behind the fields. Its value is needed to write the struct, so the comparison is always made.
pub(super) fn checked_padding(input: &Input, fields: &[Field]) -> TokenStream {
    let krate = &input.options.krate;
    let layouts = fields.iter().filter(|field| !matches!(field.role, Role::Phantom)).map(|field| {
        let (member, ty) = (&field.member, &field.ty);
        quote! {
            #krate::private::FieldLayout {
                offset: #krate::private::core::mem::offset_of!(Self, #member),
                size: #krate::private::core::mem::size_of::<#ty>(),
                align: #krate::private::core::mem::align_of::<#ty>(),
            }
        }
    });
    quote!(#krate::private::checked_padding::<Self>(&[#(#layouts),*]))
}

/// Whether a struct without type or const parameters can be checked before it is used.
pub(super) fn is_concrete(input: &Input) -> bool {
    input.generics.params.is_empty()
}

/// Whether a field holds plain data whose own padding counts.
pub(super) fn holds_plain_data(field: &Field) -> bool {
    matches!(field.role, Role::Plain)
}

/// Whether the innermost elements of a pointer are seen through `PoolAlloc`.
pub(super) fn leads_to_values(shape: &Shape) -> bool {
    match shape {
        Shape::Value | Shape::One | Shape::Link | Shape::List => true,
        Shape::CString | Shape::Opaque => false,
        Shape::Counted { inner, .. } | Shape::Terminated { inner, .. } => leads_to_values(inner),
    }
}
