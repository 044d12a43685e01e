//! Code for a checked [`Input`]: it can no longer fail.
//!
//! [`plain`] is for structs without pointers, newtypes and enums; [`node`] for structs with
//! pointers, whose recipe comes from [`init`] and whose view from [`view`]. [`mod@assert`] repeats for
//! the compiler what the macro believes of the fields.
//!
//! # What is said once, and what twice
//!
//! The same words in two places can mean two things, and unsafe code relies on their meaning one. So what a user
//! says is said in one generated item, which others name:
//!
//! | the user's words | are said in |
//! |---|---|
//! | `len = …` | a function ([`length`]) |
//! | `terminator = …`, `until = …` | a constant and a method of the terminator's type ([`shape`]) |
//! | `value = …` | a method of the value's type ([`mod@write`]) |
//! | `elem = T` | an associated type of the struct ([`elem`]); signatures of accessors say `T` as well, and rustc compares its view with that of the associated type |
//!
//! The rest stands in several items, which is harmless for these reasons:
//!
//! | the user's words | why they mean the same |
//! |---|---|
//! | the type of a field in the recipe, in `Init` and in `Plain::write_fields` | what has it is stored to the field of the struct: rustc compares the two |
//! | … in the signature of an accessor | what it returns comes from the field of the struct: as above |
//! | … in the check of the layout, and among the parts of a view, which decide `Send` | by their scope |
//! | parameters and bounds, in every item | by their scope |
//! | visibilities, the path of the runtime crate | paths to modules: nothing generated is one but `__cymem`, which is no word of the item |
//! | `doc`, `cfg`, `deprecated`, `allow` | no code depends on them |
//! | the names of the item, its fields and its variants, and of the recipe and the view | declared by the item or by the macro; no parameter is called like one |
//!
//! *By their scope:* what is repeated says neither macros, attributes, `_`, `impl Trait` nor items (`check::repeated`
//! refuses them), and `Self` is written out. So its meaning is that of its words, and these mean what they mean
//! around the item, since every generated name that is in scope is another word ([`words`](crate::words)). A recipe leaves out
//! bounds that its parameters do not need; that can take a meaning away, which is an error, but give no other.

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
mod slot;
mod traits;
mod view;
mod write;

use std::collections::HashSet;

use proc_macro2::{Span, TokenStream};
use quote::ToTokens;
use syn::{Ident, Member, Type};

use crate::input::{Field, Input, Kind};
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
    words::local(&format!("field_{index}"))
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
