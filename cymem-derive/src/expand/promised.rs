//! `unsafe(…)` in attributes, said to rustc.

use proc_macro2::{Delimiter, Group, Span, TokenStream};
use quote::quote_spanned;
use syn::{Attribute, Token};

use crate::attr;
use crate::input::Input;

/// An empty block for each `unsafe(…)`, at its place. Who forbids `unsafe_code` hears of it, as of rustc's own
/// unsafe attributes, and may allow it on the item or the field; all other blocks in generated code are ours.
pub(super) fn blocks(input: &Input) -> TokenStream {
    let mut tokens = TokenStream::new();
    for field in input.kind.fields() {
        for &span in &field.promises {
            tokens.extend(block(span, input.attrs.iter().chain(&field.attrs)));
        }
    }
    tokens.extend(input.options.free_fn.as_ref().map(|free_fn| block(free_fn.promise, input.attrs.iter())));
    tokens
}

fn block<'a>(span: Span, attrs: impl Iterator<Item = &'a Attribute>) -> TokenStream {
    let attrs = attrs.filter(|attr| is_about_code(attr));
    let keyword = Token![unsafe](span);
    let mut body = Group::new(Delimiter::Brace, TokenStream::new());
    body.set_span(span);
    quote_spanned! {Span::mixed_site()=>
        #(#attrs)*
        #[allow(unused_unsafe, clippy::undocumented_unsafe_blocks)]
        const _: () = #keyword #body;
    }
}

fn is_about_code(attr: &Attribute) -> bool {
    attr::is_one_of(attr, &["cfg", "allow"])
}
