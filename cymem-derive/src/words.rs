//! The words in tokens, for names that must not be any of them.

use std::collections::HashSet;

use proc_macro2::{Ident, TokenStream, TokenTree};
use quote::ToTokens;
use syn::ext::IdentExt;

/// Every word in the tokens.
pub(crate) fn of(tokens: impl ToTokens) -> HashSet<String> {
    let mut words = HashSet::new();
    collect(tokens.into_token_stream(), &mut words);
    words
}

/// Adds every word in the tokens.
pub(crate) fn collect(tokens: TokenStream, words: &mut HashSet<String>) {
    for token in tokens {
        match token {
            TokenTree::Ident(word) => {
                words.insert(unraw(&word));
            }
            TokenTree::Group(group) => collect(group.stream(), words),
            TokenTree::Punct(_) | TokenTree::Literal(_) => {}
        }
    }
}

/// A word without `r#`.
pub(crate) fn unraw(word: &Ident) -> String {
    let mut text = word.to_string();
    if text.starts_with("r#") {
        text = word.unraw().to_string();
    }
    text
}
