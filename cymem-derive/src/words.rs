//! The words in tokens, for names that must not be any of them.

use std::collections::HashSet;

use proc_macro2::{Ident, TokenStream, TokenTree};
use quote::ToTokens;
use syn::ext::IdentExt;

/// Stands for the words of macros that are called, which nobody knows.
pub(crate) const OF_MACROS: &str = "!";

/// Every word in the tokens, and [`OF_MACROS`].
pub(crate) fn of(tokens: impl ToTokens) -> HashSet<String> {
    let mut words = HashSet::new();
    collect(tokens.into_token_stream(), &mut words);
    words
}

/// Adds every word in the tokens, and [`OF_MACROS`]. The names of attributes are no words: they hide nothing, nor
/// does anything hide them.
pub(crate) fn collect(tokens: TokenStream, words: &mut HashSet<String>) {
    collect_from(tokens, 0, words);
}

fn collect_from(tokens: TokenStream, first: usize, words: &mut HashSet<String>) {
    let mut before = Before::Other;
    for token in tokens.into_iter().skip(first) {
        before = match (token, before) {
            (TokenTree::Ident(word), _) => {
                words.insert(unraw(&word));
                Before::Word
            }
            (TokenTree::Punct(mark), Before::Word) if mark.as_char() == '!' => Before::Call,
            (TokenTree::Punct(mark), _) if mark.as_char() == '#' => Before::Attribute,
            (TokenTree::Group(group), before) => {
                if matches!(before, Before::Call) {
                    words.insert(OF_MACROS.to_owned());
                }
                let first = usize::from(matches!(before, Before::Attribute));
                collect_from(group.stream(), first, words);
                Before::Other
            }
            (TokenTree::Punct(_) | TokenTree::Literal(_), _) => Before::Other,
        };
    }
}

/// What stands before a token.
#[derive(Clone, Copy)]
enum Before {
    Word,
    /// `word!`
    Call,
    /// `#`
    Attribute,
    Other,
}

/// A word without `r#`.
pub(crate) fn unraw(word: &Ident) -> String {
    let mut text = word.to_string();
    if text.starts_with("r#") {
        text = word.unraw().to_string();
    }
    text
}
