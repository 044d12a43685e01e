//! `Self`: in the recipe and in helper items it would mean another type, so it is written out.

use std::borrow::Cow;
use std::collections::HashSet;

use proc_macro2::{Delimiter, Group, Ident, Span, TokenStream, TokenTree};
use quote::ToTokens;
use syn::parse::Parse;
use syn::{Attribute, Data, DeriveInput, Generics, Meta, TypeGenerics};

/// The item, of these words, with its own name and parameters wherever its parameters, its bounds or a field
/// of it says `Self`.
pub(crate) fn written_out<'a>(item: &'a DeriveInput, words: &HashSet<String>) -> Cow<'a, DeriveInput> {
    if !words.contains("Self") {
        return Cow::Borrowed(item);
    }
    let mut item = item.clone();
    let (_, arguments, _) = item.generics.split_for_impl();
    let this = This { ident: &item.ident, arguments };
    let (mut generics, mut data, mut attrs) = (item.generics.clone(), item.data.clone(), item.attrs.clone());
    this.write_in_generics(&mut generics);
    match &mut data {
        Data::Struct(data) => data.fields.iter_mut().for_each(|field| {
            this.write_in(&mut field.ty);
            field.attrs.iter_mut().for_each(|attr| this.write_in_attribute(attr));
        }),
        Data::Union(data) => {
            attrs.iter_mut().for_each(|attr| this.write_in_attribute(attr));
            data.fields.named.iter_mut().for_each(|field| {
                this.write_in(&mut field.ty);
                field.attrs.iter_mut().for_each(|attr| this.write_in_attribute(attr));
            });
        }
        Data::Enum(_) => {}
    }
    (item.generics, item.data, item.attrs) = (generics, data, attrs);
    Cow::Owned(item)
}

/// What `Self` stands for.
struct This<'a> {
    ident: &'a Ident,
    arguments: TypeGenerics<'a>,
}

impl This<'_> {
    fn write_in_generics(&self, generics: &mut Generics) {
        let Generics { params, where_clause, .. } = generics;
        params.iter_mut().for_each(|parameter| self.write_in(parameter));
        where_clause.iter_mut().for_each(|clause| self.write_in(clause));
    }

    fn write_in_attribute(&self, attr: &mut Attribute) {
        match &mut attr.meta {
            Meta::List(list) if list.path.is_ident("pool") => self.write_in(&mut list.tokens),
            _ => {}
        }
    }

    fn write_in<T: ToTokens + Parse>(&self, part: &mut T) {
        let tokens = part.to_token_stream();
        if !says_self(tokens.clone()) {
            return;
        }
        if let Ok(written) = syn::parse2(self.written(tokens)) {
            *part = written;
        }
    }

    /// The tokens, up to items inside of them, which have a `Self` of their own.
    fn written(&self, tokens: TokenStream) -> TokenStream {
        let mut written = TokenStream::new();
        let mut in_item = false;
        for token in tokens {
            match token {
                TokenTree::Ident(word) if begins_item(&word) => {
                    in_item = true;
                    word.to_tokens(&mut written);
                }
                TokenTree::Ident(word) if word == "Self" && !in_item => self.name(word.span(), &mut written),
                TokenTree::Group(group) if !in_item => {
                    let mut inside = Group::new(group.delimiter(), self.written(group.stream()));
                    inside.set_span(group.span());
                    inside.to_tokens(&mut written);
                }
                token => {
                    in_item &= !ends_item(&token);
                    token.to_tokens(&mut written);
                }
            }
        }
        written
    }

    fn name(&self, at: Span, tokens: &mut TokenStream) {
        let mut ident = self.ident.clone();
        ident.set_span(at.resolved_at(Span::mixed_site()));
        ident.to_tokens(tokens);
        self.arguments.as_turbofish().to_tokens(tokens);
    }
}

/// Whether a word begins an item in which `Self` is that item.
fn begins_item(word: &Ident) -> bool {
    ["impl", "trait", "struct", "enum"].iter().any(|begin| word == begin)
}

fn ends_item(token: &TokenTree) -> bool {
    match token {
        TokenTree::Group(group) => group.delimiter() == Delimiter::Brace,
        TokenTree::Punct(mark) => mark.as_char() == ';',
        TokenTree::Ident(_) | TokenTree::Literal(_) => false,
    }
}

fn says_self(tokens: TokenStream) -> bool {
    tokens.into_iter().any(|token| match token {
        TokenTree::Ident(word) => word == "Self",
        TokenTree::Group(group) => says_self(group.stream()),
        TokenTree::Punct(_) | TokenTree::Literal(_) => false,
    })
}
