//! `unsafe(free_fn = "name")`: what the user promises of a symbol.

use syn::ext::IdentExt;
use syn::parse::ParseStream;
use syn::{Ident, LitStr, Token, parenthesized, token};

use super::Place;

pub(super) const HELP: &str = "write `unsafe(free_fn = \"the_name\")`: the name is one that nothing else in the program has, for a \
    symbol such as `malloc` would take the place of C's";

/// Reads `(free_fn = "name")`.
pub(super) fn read(place: Place, key: &Ident, input: ParseStream) -> syn::Result<(Ident, LitStr)> {
    if !input.peek(token::Paren) {
        return Err(place.error(key, "`unsafe` does not say what you promise", HELP));
    }
    let content;
    parenthesized!(content in input);
    let unread =
        |error: &syn::Error| place.at(error, format!("what you promise is not understood: {error}"), HELP);
    let what = content.call(Ident::parse_any).map_err(|error| unread(&error))?;
    if what != "free_fn" {
        return Err(place.error(&what, format!("`{what}` is no promise that is known here"), HELP));
    }
    let name = content
        .parse::<Token![=]>()
        .and_then(|_| content.parse::<LitStr>())
        .map_err(|error| place.at(&error, "the name of the function is a string".to_owned(), HELP))?;
    if !content.is_empty() {
        let error = content.error("more than one promise");
        return Err(unread(&error));
    }
    if !is_symbol(&name.value()) {
        let why = format!("`{}` is no name of a C function", name.value());
        return Err(place.at(&syn::Error::new(name.span(), ""), why, HELP));
    }
    Ok((what, name))
}

/// Whether C can call a function so.
fn is_symbol(name: &str) -> bool {
    let is_letter = |letter: char| letter.is_ascii_alphabetic() || letter == '_';
    name.starts_with(is_letter) && name.chars().all(|letter| is_letter(letter) || letter.is_ascii_digit())
}
