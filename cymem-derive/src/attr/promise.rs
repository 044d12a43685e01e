//! `unsafe(…)`: what the user promises of a field.

use syn::parse::{Parse, ParseStream};
use syn::{Ident, Token, parenthesized, token};

use super::Place;
use crate::input::Shared;

/// What a user can promise.
#[derive(Clone, Copy)]
pub(crate) enum Promise {
    /// `unsafe(plain)`: the type, or what the last pointer points to, is plain.
    Plain,
    /// `unsafe(send, sync)`: of a pointer that is passed unchanged.
    Shared(Shared),
}

const HELP: &str = "write `unsafe(plain)` to promise what the documentation of `Plain` asks for; or beside `opaque` \
    `unsafe(send, sync)`, or one of the two: what the pointer leads to may be used on other threads";

/// Reads `(plain)`, or `(send, sync)`, one of the two or both.
pub(super) fn read(place: Place, key: &Ident, input: ParseStream) -> syn::Result<Promise> {
    let nothing = || Err(place.error(key, "`unsafe` does not say what you promise", HELP));
    if !input.peek(token::Paren) {
        return nothing();
    }
    let content;
    parenthesized!(content in input);
    let promises = content.parse_terminated(Ident::parse, Token![,]);
    let unread = |error| place.at(&error, "what you promise is not understood".to_owned(), HELP);
    let (mut plain, mut shared) = (false, Shared::default());
    for what in promises.map_err(unread)? {
        let alone = plain || what == "plain" && shared != Shared::default();
        let promise = match what.to_string().as_str() {
            "plain" => &mut plain,
            "send" => &mut shared.send,
            "sync" => &mut shared.sync,
            _ => return Err(place.error(&what, format!("`{what}` is no promise that is known here"), HELP)),
        };
        if std::mem::replace(promise, true) {
            return Err(place.twice(&what));
        }
        if alone {
            let why = "`plain` is about values, and `send` and `sync` are about a pointer";
            return Err(place.error(&what, why, HELP));
        }
    }
    match (plain, shared == Shared::default()) {
        (true, _) => Ok(Promise::Plain),
        (false, false) => Ok(Promise::Shared(shared)),
        (false, true) => nothing(),
    }
}
