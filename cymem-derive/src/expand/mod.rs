//! Code for a checked [`Input`]: it can no longer fail.
//!
//! [`plain`] is for structs without pointers, newtypes and enums; [`node`] for structs with
//! pointers, whose recipe comes from [`init`] and whose view from [`view`]. [`assert`] repeats for
//! the compiler what the macro believes of the fields.

mod assert;
mod constructor;
mod defaults;
mod elem;
mod fallback;
mod init;
mod length;
mod list;
mod names;
mod node;
mod plain;
mod shape;
mod traits;
mod view;
mod write;

use std::collections::HashSet;

use proc_macro2::{Span, TokenStream};
use quote::ToTokens;
use syn::{Ident, Member, Type};

use crate::input::{Field, Input, Kind};
use crate::scope;
use crate::words::{self, unraw};

pub(crate) use fallback::fallback;

/// The code for a correct item.
pub(crate) fn expand(mut input: Input) -> TokenStream {
    elem::refer(&mut input);
    let input = &input;
    match &input.kind {
        Kind::Struct(fields) if input.kind.is_plain() => plain::structure(input, fields),
        Kind::Struct(fields) => node::node(input, fields),
        Kind::Newtype(field) => plain::newtype(input, field),
        Kind::Enum { variants, repr } => plain::enumeration(input, variants, repr.as_ref()),
    }
}

/// `Struct.field`, as errors name it.
fn path(input: &Input, field: &Field) -> String {
    format!("{}.{}", unraw(&input.ident), field_name(field))
}

fn field_name(field: &Field) -> String {
    match &field.member {
        Member::Named(ident) => unraw(ident),
        Member::Unnamed(index) => index.index.to_string(),
    }
}

/// The local variable for a field.
fn local(index: usize) -> Ident {
    scope::local(&format!("field_{index}"))
}

/// The name of the private module, with errors about what is in it at `span`.
fn private_at(input: &Input, span: Span) -> Ident {
    let mut private = input.private.clone();
    private.set_span(span.resolved_at(Span::mixed_site()));
    private
}

/// Whether a type is made of type parameters of the item.
fn is_generic(input: &Input, ty: &Type) -> bool {
    let mut used = HashSet::new();
    words::collect(ty.to_token_stream(), &mut used);
    input.generics.type_params().any(|parameter| used.contains(&unraw(&parameter.ident)))
}

/// The user's name for a generated item, placed where the user wrote it and linted as ours.
fn ours(ident: &Ident) -> Ident {
    let mut ident = ident.clone();
    ident.set_span(ident.span().resolved_at(Span::mixed_site()));
    ident
}
