//! The words in tokens, and names that are none of them.
//!
//! Items and type parameters have no hygiene: a generated one hides what the user calls the same, wherever
//! it is in scope. So none is a word of the item. Rust compares names after Unicode normalisation (NFC), the
//! macro letter by letter; the two agree on ASCII, and no generated name has anything else, unless the
//! user chose it.
//!
//! Local variables and arguments are hygienic, but for one thing: a pattern that is the name of a static, a
//! constant or a unit struct outside means that one. They therefore begin with `__cymem_`: C reserves names
//! that begin with two underscores, so no library has one.

use std::collections::HashSet;

use proc_macro2::{Ident, Span, TokenStream, TokenTree};
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

/// The name of an item or a type parameter: `name`, or the next like it that is none of the words.
pub(crate) fn unused(words: &HashSet<String>, name: &str) -> Ident {
    let mut name = name.to_owned();
    while words.contains(&name) {
        name.push('_');
    }
    Ident::new(&name, Span::mixed_site())
}

/// The name of a local variable or an argument.
pub(crate) fn local(name: &str) -> Ident {
    Ident::new(&format!("__cymem_{name}"), Span::mixed_site())
}

/// The user's name for a generated item, placed where the user wrote it and linted as ours.
pub(crate) fn ours(ident: &Ident) -> Ident {
    let mut ident = ident.clone();
    ident.set_span(ident.span().resolved_at(Span::mixed_site()));
    ident
}
