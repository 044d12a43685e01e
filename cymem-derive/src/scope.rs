//! The blocks that generated items stand in, and which names mean something there.
//!
//! Items and type parameters have no hygiene: a generated one hides what the user calls the same, wherever
//! it is in scope. So none is a word of the item. Rust compares names after Unicode normalisation (NFC), the
//! macro letter by letter; the two agree on ASCII, and no generated name has anything else.
//!
//! Local variables are hygienic, but for one thing: a pattern that is the name of a static, a constant or a
//! unit struct outside means that one. Local variables therefore begin with `__cymem_`, which is ours. The
//! arguments of constructors, which users read, have plain names that the block imports as functions: a
//! pattern may hide a function, and the function hides what is outside.

use std::collections::HashSet;

use proc_macro2::{Ident, Span, TokenStream};
use quote::{ToTokens, quote};
use syn::{DeriveInput, Field, Meta};

use crate::input::Tokens;
use crate::words;

/// What `private::scope` of the runtime crate has: the name of `private` itself, and functions.
const SCOPE: [&str; 4] = [PRIVATE, "pool", "init", "inits"];
const PRIVATE: &str = "__cymem";

/// What is known of the names in the block.
pub(crate) struct Scope {
    /// Every word of the item, attributes included.
    words: HashSet<String>,
    /// Whether `private::scope` hides nothing that the item says in the block.
    clear: bool,
}

impl Scope {
    /// For an item of these words that finds the runtime crate at `krate`.
    pub(crate) fn new(item: &DeriveInput, krate: &Tokens, mut words: HashSet<String>) -> Self {
        words::collect(krate.to_token_stream(), &mut words);
        let clear = is_clear(&words) || is_clear(&words::of(said(item, krate)));
        Scope { words, clear }
    }

    /// Begins the block.
    pub(crate) fn imports(&self, krate: &Tokens) -> TokenStream {
        match self.clear {
            true => quote!(use #krate::private::scope::*;),
            false => {
                let private = self.private();
                quote!(use #krate::private as #private;)
            }
        }
    }

    /// What the block calls the `private` module of the runtime crate.
    pub(crate) fn private(&self) -> Ident {
        self.unused(PRIVATE)
    }

    /// The name of an argument, one of those in `private::scope`.
    pub(crate) fn argument(&self, name: &str) -> Ident {
        match self.clear {
            true => Ident::new(name, Span::mixed_site()),
            false => local(name),
        }
    }

    /// `name`, or the next like it that means nothing to the item.
    pub(crate) fn unused(&self, name: &str) -> Ident {
        let mut name = name.to_owned();
        while self.words.contains(&name) {
            name.push('_');
        }
        Ident::new(&name, Span::mixed_site())
    }

    /// Every word that a generated name may not be.
    pub(crate) fn words(&self) -> &HashSet<String> {
        &self.words
    }
}

/// A local variable.
pub(crate) fn local(name: &str) -> Ident {
    Ident::new(&format!("__cymem_{name}"), Span::mixed_site())
}

fn is_clear(words: &HashSet<String>) -> bool {
    SCOPE.iter().chain([&words::OF_MACROS]).all(|name| !words.contains(*name))
}

/// What the block repeats of the item, apart from the names of fields.
fn said(item: &DeriveInput, krate: &Tokens) -> TokenStream {
    let DeriveInput { vis, generics, data, .. } = item;
    let bounds = &generics.where_clause;
    let mut said = quote!(#krate #vis #generics #bounds);
    if let syn::Data::Struct(data) = data {
        data.fields.iter().for_each(|field| said_in(field, &mut said));
    }
    said
}

fn said_in(field: &Field, said: &mut TokenStream) {
    field.vis.to_tokens(said);
    field.ty.to_tokens(said);
    for attr in &field.attrs {
        match &attr.meta {
            Meta::List(list) if list.path.is_ident("pool") => said.extend(list.tokens.clone()),
            _ => {}
        }
    }
}
