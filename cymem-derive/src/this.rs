//! `Self`: in the recipe and in helper items it would mean another type, so it is written out.

use std::borrow::Cow;
use std::collections::HashSet;

use proc_macro2::{Group, Span, TokenStream, TokenTree};
use quote::ToTokens;
use syn::{Data, DeriveInput, Field, Meta};

/// The item, of these words, with its own name and parameters wherever a field says `Self`.
pub(crate) fn written_out<'a>(item: &'a DeriveInput, words: &HashSet<String>) -> Cow<'a, DeriveInput> {
    if !words.contains("Self") {
        return Cow::Borrowed(item);
    }
    let mut item = item.clone();
    let (_, arguments, _) = item.generics.split_for_impl();
    let (ident, turbofish) = (&item.ident, arguments.as_turbofish());
    let name = |at: Span| {
        let mut ident = ident.clone();
        ident.set_span(at.resolved_at(Span::mixed_site()));
        let mut tokens = ident.into_token_stream();
        turbofish.to_tokens(&mut tokens);
        tokens
    };
    let mut data = item.data.clone();
    match &mut data {
        Data::Struct(data) => data.fields.iter_mut().for_each(|field| in_field(field, &name)),
        Data::Enum(_) | Data::Union(_) => {}
    }
    item.data = data;
    Cow::Owned(item)
}

fn in_field(field: &mut Field, name: &dyn Fn(Span) -> TokenStream) {
    if says_self(field.ty.to_token_stream()) {
        if let Ok(ty) = syn::parse2(in_tokens(field.ty.to_token_stream(), name)) {
            field.ty = ty;
        }
    }
    for attr in &mut field.attrs {
        if let Meta::List(list) = &mut attr.meta {
            if list.path.is_ident("pool") && says_self(list.tokens.clone()) {
                list.tokens = in_tokens(list.tokens.clone(), name);
            }
        }
    }
}

fn says_self(tokens: TokenStream) -> bool {
    tokens.into_iter().any(|token| match token {
        TokenTree::Ident(word) => word == "Self",
        TokenTree::Group(group) => says_self(group.stream()),
        TokenTree::Punct(_) | TokenTree::Literal(_) => false,
    })
}

fn in_tokens(tokens: TokenStream, name: &dyn Fn(Span) -> TokenStream) -> TokenStream {
    let mut written = TokenStream::new();
    for token in tokens {
        match token {
            TokenTree::Ident(word) if word == "Self" => written.extend(name(word.span())),
            TokenTree::Group(group) => {
                let mut inside = Group::new(group.delimiter(), in_tokens(group.stream(), name));
                inside.set_span(group.span());
                written.extend([TokenTree::Group(inside)]);
            }
            token => written.extend([token]),
        }
    }
    written
}
