//! The grammar of `#[pool(…)]`: keys, their values, and which keys exclude each other.

mod field;
mod free_fn;
mod item;
mod promise;
mod similar;

use syn::ext::IdentExt;
use syn::parse::{Parse, ParseStream};
use syn::{Attribute, Ident, Token, token};

pub(crate) use self::field::{FieldKeys, Meaning, Owner, field_keys};
pub(crate) use self::item::options;
use crate::diagnostics::Advice;

/// A value and the key that it was given for, where errors about it belong.
pub(crate) struct Keyed<T> {
    pub(crate) key: Ident,
    pub(crate) value: T,
}

/// The attributes that generated items repeat.
pub(crate) fn forwarded_to_items(attrs: &[Attribute]) -> Vec<Attribute> {
    only(attrs, &["cfg", "deprecated", "allow"])
}

/// The attributes that accessors and recipe fields repeat.
pub(crate) fn forwarded_to_members(attrs: &[Attribute]) -> Vec<Attribute> {
    only(attrs, &["doc", "cfg", "deprecated", "allow"])
}

fn only(attrs: &[Attribute], names: &[&str]) -> Vec<Attribute> {
    attrs.iter().filter(|attr| is_one_of(attr, names)).cloned().collect()
}

/// Whether an attribute has one of these names. The words of a macro are not compared without being copied, so
/// this is done once.
pub(crate) fn is_one_of(attr: &Attribute, names: &[&str]) -> bool {
    attr.path().get_ident().is_some_and(|name| names.contains(&name.to_string().as_str()))
}

/// The `#[pool(…)]` among `attrs`.
pub(crate) fn pool(attrs: &[Attribute]) -> impl Iterator<Item = &Attribute> {
    attrs.iter().filter(|attr| attr.path().is_ident("pool"))
}

/// Where keys stand, for errors about them.
#[derive(Clone, Copy)]
struct Place<'a> {
    /// How a message begins: "field `x`".
    subject: &'a str,
    /// The keys that mean something here.
    known: &'static [&'static str],
}

impl Place<'_> {
    /// Hands each key of `key, key = value, key(…)` to `take`, which consumes what follows the key.
    fn parse_keys(
        self,
        input: ParseStream,
        mut take: impl FnMut(Ident, &str, ParseStream) -> syn::Result<()>,
    ) -> syn::Result<()> {
        while !input.is_empty() {
            let key = input.call(Ident::parse_any)?;
            let name = key.unraw().to_string();
            if !self.known.contains(&name.as_str()) {
                return Err(self.unknown(&key, &name));
            }
            take(key, &name, input)?;
            if !input.is_empty() {
                let why = format!("something follows `{name}` that is not a part of it");
                input.parse::<Token![,]>().map_err(|error| self.at(&error, why, "separate keys by `,`"))?;
            }
        }
        Ok(())
    }

    fn unknown(self, key: &Ident, name: &str) -> syn::Error {
        if name == "free_fn" && self.known.contains(&"mirror") {
            return self.error(key, "`free_fn` exports a symbol, which takes a promise", free_fn::HELP);
        }
        let known = quoted(self.known);
        let help = match similar::closest(name, self.known) {
            Some(near) => format!("did you mean `{near}`? Known here: {known}"),
            None => format!("known here: {known}"),
        };
        self.error(key, format!("`{name}` is not a key that is known here"), help)
    }

    /// What follows `key =`.
    fn value<T: Parse>(self, key: &Ident, input: ParseStream) -> syn::Result<T> {
        if !input.peek(Token![=]) {
            let why = format!("`{key}` needs a value");
            return Err(self.error(key, why, format!("write `{key} = …`")));
        }
        input.parse::<Token![=]>()?;
        input.parse().map_err(|error| {
            let why = format!("the value of `{key}` is not understood: {error}");
            self.at(&error, why, format!("write `{key} = …`"))
        })
    }

    /// Checks that nothing follows a key that says everything by itself.
    fn flag(self, key: &Ident, input: ParseStream) -> syn::Result<()> {
        if input.peek(Token![=]) || input.peek(token::Paren) {
            let why = format!("`{key}` takes no value");
            return Err(self.error(key, why, format!("write `{key}` alone")));
        }
        Ok(())
    }

    /// Fills `slot`, which a key may do once.
    fn set<T>(self, slot: &mut Option<Keyed<T>>, key: Ident, value: T) -> syn::Result<()> {
        if slot.is_some() {
            return Err(self.twice(&key));
        }
        *slot = Some(Keyed { key, value });
        Ok(())
    }

    fn twice(self, key: &Ident) -> syn::Error {
        self.error(key, format!("`{key}` is given twice"), "remove one of them")
    }

    /// An error in place of one that a parser made.
    fn at(self, error: &syn::Error, why: String, help: impl Into<String>) -> syn::Error {
        syn::Error::new(error.span(), Advice::new(why, help).about(self.subject))
    }

    fn error(self, key: &Ident, why: impl Into<String>, help: impl Into<String>) -> syn::Error {
        syn::Error::new(key.span(), Advice::new(why, help).about(self.subject))
    }
}

/// "`a`, `b`, `c`"
pub(crate) fn quoted<S: AsRef<str>>(names: &[S]) -> String {
    let quoted: Vec<String> = names.iter().map(|name| format!("`{}`", name.as_ref())).collect();
    quoted.join(", ")
}

pub(crate) use self::similar::closest;
