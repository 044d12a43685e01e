//! What the macro believes of the fields, said again in types: tokens can lie, traits cannot.

use proc_macro2::{Ident, Span, TokenStream};
use quote::{format_ident, quote, quote_spanned};
use syn::Type;
use syn::spanned::Spanned;

use super::{is_generic, krate_at, local};
use crate::input::{Field, Input, Role, Shape};

/// Destructures every field, with no `..`, and checks its type: rejects fields that another macro
/// has added, type macros that expand twice, and aliases of types that are not allowed.
pub(super) fn fields(input: &Input, fields: &[Field]) -> TokenStream {
    let ident = &input.ident;
    let (generics, arguments, bounds) = input.generics.split_for_impl();
    let (mut patterns, mut checks) = (Vec::new(), Vec::new());
    for (index, field) in fields.iter().enumerate() {
        let (member, local) = (&field.member, local(index));
        let check = check(input, index, field);
        let place = if check.is_empty() { quote!(_) } else { quote!(#local) };
        patterns.push(quote!(#member: #place));
        checks.push(check);
    }
    quote! {
        fn _check_fields #generics (this: &#ident #arguments) #bounds {
            let #ident { #(#patterns),* } = this;
            #(#checks)*
        }
    }
}

fn check(input: &Input, index: usize, field: &Field) -> TokenStream {
    let (local, ty) = (local(index), &field.ty);
    let span = ty.span().resolved_at(Span::mixed_site());
    let krate = krate_at(input, span);
    let same = || quote_spanned!(span=> #krate::private::same::<#ty>(#local););
    let direct = |check: &str| {
        let check = format_ident!("{check}", span = span);
        quote_spanned!(span=> <#ty as #krate::private::#check>::check(#local);)
    };
    let generic = |check: &str| {
        let check = format_ident!("{check}", span = span);
        quote_spanned!(span=> #krate::private::#check::<#ty>(#local);)
    };
    match (&field.role, &field.suspect) {
        (Role::Plain | Role::Constant(_), Some(message)) => {
            suspect(message, ty, &quote!(#local), quote!(#krate::Plain))
        }
        (Role::Plain, None) if is_generic(input, ty) => generic("plain"),
        (Role::Plain, None) => direct("PlainField"),
        (Role::Nested, Some(message)) => suspect(message, ty, &quote!(#local), quote!(#krate::PoolAlloc)),
        (Role::NestedArray { element, .. }, Some(message)) => {
            let same = same();
            let first = quote!(&raw const #local[0]);
            let check = suspect(message, element, &first, quote!(#krate::PoolAlloc));
            quote!(#same #check)
        }
        // The accessor asks for a node.
        (Role::Nested | Role::NestedArray { .. }, None) => same(),
        (Role::Phantom, _) => direct("PhantomField"),
        (Role::Pointer(pointer), _) => {
            // The recipe stores a pointer of this very type.
            let target = pointer.suspect.as_ref().map(|known| {
                let target = quote!(#krate::private::core::ptr::null());
                suspect(&known.message, &known.ty, &target, quote!(#krate::PoolAlloc))
            });
            quote!(#target)
        }
        (Role::Constant(_), None) => direct("ConstantField"),
        (Role::Opaque, _) => generic("thin_pointer"),
        (Role::Str, _) => same(),
        // The recipe stores an integer of this very type.
        (Role::Count, _) => TokenStream::new(),
    }
}

/// A check that fails with a message for this field: a trait of its own over the real one.
fn suspect(message: &str, ty: &Type, place: &TokenStream, real: TokenStream) -> TokenStream {
    let name = Ident::new("__Plain", Span::mixed_site());
    let span = ty.span().resolved_at(Span::mixed_site());
    let (what, help) = message.split_once("\n  help: ").unwrap_or((message, ""));
    let note = (!help.is_empty()).then(|| quote!(, note = #help));
    quote_spanned! {span=>
        {
            #[diagnostic::on_unimplemented(message = #what, label = "not allowed in pool memory" #note)]
            trait #name {
                fn check(_: *const Self) {}
            }
            #[diagnostic::do_not_recommend]
            impl<Checked: #real> #name for Checked {}
            <#ty as #name>::check(#place);
        }
    }
}

/// A constant expression: compares the layout with C's, and tells whether there is padding. Its value
/// is needed to write the struct, so the comparison is always made.
pub(super) fn checked_padding(input: &Input, fields: &[Field]) -> TokenStream {
    let krate = &input.options.krate;
    // Not `offset_of!`, under which a deprecated field is a warning.
    // SAFETY (of what is generated): the addresses of fields of a live place.
    let layouts = fields.iter().filter(|field| !matches!(field.role, Role::Phantom)).map(|field| {
        let (member, ty) = (&field.member, &field.ty);
        let place = quote!(start, &raw const (*start).#member);
        match field.role {
            Role::Plain => quote! {
                #krate::private::FieldLayout::plain(#place, #krate::private::Probe::<#ty>::PADDED)
            },
            Role::Constant(_) => quote! {
                #krate::private::FieldLayout::constant(#place, #krate::private::Probe::<#ty>::PADDED)
            },
            _ => quote!(#krate::private::FieldLayout::other(#place)),
        }
    });
    let probed = fields.iter().any(|field| matches!(field.role, Role::Plain | Role::Constant(_)));
    let fallback = probed.then(|| quote!(use #krate::private::NotPlain as _;));
    let layouts = quote!(&unsafe { [#(#layouts),*] });
    let span = input.ident.span().resolved_at(Span::mixed_site());
    let here = krate_at(input, span);
    let check = quote_spanned!(span=> #here::private::checked_padding::<Self>(#layouts));
    quote!({
        #fallback
        let place = #krate::private::Unwritten::<Self>::new();
        let start = place.start();
        #check
    })
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
