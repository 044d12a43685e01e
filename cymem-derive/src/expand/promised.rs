//! `unsafe(…)` in attributes, said to rustc.

use proc_macro2::{Delimiter, Group, Span, TokenStream};
use quote::{quote, quote_spanned};
use syn::Token;

use crate::input::Input;

/// An empty block for each `unsafe` of the user, at its place. Who forbids `unsafe_code` hears of it, as of
/// rustc's own unsafe attributes, and may allow it on the item; all other blocks in generated code are ours.
pub(super) fn blocks(input: &Input) -> TokenStream {
    let attrs: Vec<_> = input.attrs.iter().filter(|attr| !attr.path().is_ident("deprecated")).collect();
    let blocks = input.promises.iter().map(|&span| {
        let keyword = Token![unsafe](span);
        let mut body = Group::new(Delimiter::Brace, TokenStream::new());
        body.set_span(span);
        quote_spanned! {Span::mixed_site()=>
            #(#attrs)*
            #[allow(unused_unsafe, clippy::undocumented_unsafe_blocks)]
            const _: () = #keyword #body;
        }
    });
    quote!(#(#blocks)*)
}
