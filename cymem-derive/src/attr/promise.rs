//! `unsafe(…)`: what the user promises of a field.

use syn::parse::{Parse, ParseStream};
use syn::{Ident, Token, parenthesized, token};

use super::Place;
use crate::input::Shared;

/// Reads `(send, sync)`, one of the two or both.
pub(super) fn shared(place: Place, key: &Ident, input: ParseStream) -> syn::Result<Shared> {
    let help = "write `unsafe(send, sync)`, or one of the two: what the pointer leads to may be used on other threads";
    let mut shared = Shared::default();
    if !input.peek(token::Paren) {
        return Err(place.error(key, "`unsafe` does not say what you promise", help));
    }
    let content;
    parenthesized!(content in input);
    let promises = content.parse_terminated(Ident::parse, Token![,]);
    let unread = |error| place.at(&error, "what you promise is not understood".to_owned(), help);
    for what in promises.map_err(unread)? {
        let promise = match what.to_string().as_str() {
            "send" => &mut shared.send,
            "sync" => &mut shared.sync,
            _ => return Err(place.error(&what, format!("`{what}` is no promise that is known here"), help)),
        };
        if std::mem::replace(promise, true) {
            return Err(place.twice(&what));
        }
    }
    match shared == Shared::default() {
        true => Err(place.error(key, "`unsafe` does not say what you promise", help)),
        false => Ok(shared),
    }
}
