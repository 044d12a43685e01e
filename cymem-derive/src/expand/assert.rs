//! What the macro believes of the fields, said again in types: tokens can lie, traits cannot.

use proc_macro2::{Ident, Span, TokenStream};
use quote::{format_ident, quote, quote_spanned};
use syn::Type;
use syn::spanned::Spanned;

use super::{is_generic, private_at};
use crate::input::{Field, Input, Role, Shape};

/// A constant expression in an impl for the item: checks the type of every field, compares the layout with
/// C's, and tells whether there is padding. Its value is needed to write the struct, so the checks are
/// always made.
///
/// The pattern has no `..` and the types are said again, which rejects fields that another macro has added,
/// type macros that expand twice, and aliases of types that are not allowed.
pub(super) fn padding(input: &Input, fields: &[Field]) -> TokenStream {
    let (ident, private) = (&input.ident, &input.private);
    let members = fields.iter().map(|field| &field.member);
    let checks = fields.iter().filter_map(|field| check(input, field));
    // Not `offset_of!`, under which a deprecated field is a warning.
    let layout_of = |field| layout(input, field);
    let is_phantom = |field: &&Field| matches!(field.role, Role::Phantom);
    let phantoms = fields.iter().filter(is_phantom).map(layout_of);
    let layouts = fields.iter().filter(|field| !is_phantom(field)).map(layout_of);
    let probes = fields.iter().any(|field| {
        matches!(field.role, Role::Plain | Role::Constant(_)) && field.suspect.is_some()
    });
    let fallback = probes.then(|| quote!(use #private::NotPlain as _;));
    let here = private_at(input, ident.span());
    let padding = quote_spanned! {ident.span().resolved_at(Span::mixed_site())=>
        #here::checked_padding::<Self>
    };
    // SAFETY (of what is generated): the pattern reads nothing, and the addresses are those of fields of a
    // live place.
    quote!({
        #fallback
        #(#checks;)*
        let place = #private::Unwritten::<Self>::new();
        let start = place.start();
        unsafe {
            let #ident { #(#members: _),* } = *start;
            #(#phantoms;)*
            #padding(&[#(#layouts),*])
        }
    })
}

/// The layout of a field, from a function that asks for what its type must be.
fn layout(input: &Input, field: &Field) -> TokenStream {
    let (member, ty) = (&field.member, &field.ty);
    let span = ty.span().resolved_at(Span::mixed_site());
    let private = private_at(input, span);
    let place = quote!(start, &raw const (*start).#member);
    let of_type = |function: &str| {
        let function = format_ident!("{function}", span = span);
        quote_spanned!(span=> #private::#function::<#ty, _>(#place))
    };
    match &field.role {
        Role::Phantom => of_type("phantom_field"),
        Role::Plain | Role::Constant(_) if field.suspect.is_some() => quote_spanned! {span=>
            #private::probed_field(#place, #private::Probe::<#ty>::PADDED)
        },
        Role::Plain if is_generic(input, ty) => of_type("generic_field"),
        Role::Plain => of_type("plain_field"),
        Role::Constant(_) => of_type("constant_field"),
        Role::Opaque => of_type("opaque_field"),
        Role::Nested | Role::NestedArray { .. } | Role::Str => of_type("other_field"),
        // The recipe stores an integer or a pointer of this very type.
        Role::Count | Role::Pointer(_) => quote!(#private::other_field(#place)),
    }
}

/// What a type must be that only looks wrong.
fn check(input: &Input, field: &Field) -> Option<TokenStream> {
    let (private, ty) = (&input.private, &field.ty);
    match (&field.role, &field.suspect) {
        (Role::Plain | Role::Constant(_), Some(message)) => {
            Some(suspect(message, ty, quote!(#private::Plain)))
        }
        (Role::Nested, Some(message)) => Some(suspect(message, ty, quote!(#private::PoolAlloc))),
        (Role::NestedArray { element }, Some(message)) => {
            Some(suspect(message, element, quote!(#private::PoolAlloc)))
        }
        (Role::Pointer(pointer), _) => {
            let known = pointer.suspect.as_ref()?;
            Some(suspect(&known.message, &known.ty, quote!(#private::PoolAlloc)))
        }
        _ => None,
    }
}

/// A check that fails with a message for this field: a trait of its own over the real one.
fn suspect(message: &str, ty: &Type, real: TokenStream) -> TokenStream {
    let name = Ident::new("__Plain", Span::mixed_site());
    let span = ty.span().resolved_at(Span::mixed_site());
    let (what, help) = message.split_once("\n  help: ").unwrap_or((message, ""));
    let note = (!help.is_empty()).then(|| quote!(, note = #help));
    quote_spanned! {span=>
        {
            #[diagnostic::on_unimplemented(message = #what, label = "not allowed in pool memory" #note)]
            trait #name {
                const CHECKED: () = ();
            }
            #[diagnostic::do_not_recommend]
            impl<Checked: #real> #name for Checked {}
            <#ty as #name>::CHECKED
        }
    }
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
