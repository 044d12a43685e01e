//! Code for a checked [`Input`]: it can no longer fail.
//!
//! [`plain`] is for structs without pointers, newtypes and enums; [`node`] for structs with
//! pointers, whose recipe comes from [`init`], whose view from [`view`] and whose editor, if it is asked for, from [`edit`]. [`mod@assert`] repeats for
//! the compiler what the macro believes of the fields.
//!
//! # What is said once, and what twice
//!
//! The same words in two places can mean two things, and unsafe code relies on their meaning one. So what a
//! user says is said in one generated item, which others name:
//!
//! - `len = …` and `capacity = …` in a function ([`length`]), which is given the fields that it names, and whole those
//!   of which it names a part ([`part`]);
//! - `align = …` in a constant of a type of its own ([`reserved`]);
//! - `terminator = …` and `until = …` in a constant and a method of a type of their own ([`shape`]);
//! - `value = …` in a method of a type of its own ([`mod@write`]);
//! - `when = …` and `mask = …` in constants of types of their own ([`cases`], [`tag`]);
//! - `free_fn = …` in the attribute of a function ([`free`]);
//! - `mirror = path` in an alias ([`mod@mirror`]);
//! - `elem = T` in an associated type of the struct ([`elem`]). The signature of the accessor says `T` as well,
//!   and rustc compares its view with that of the associated type.
//!
//! The rest stands in several items, and means the same for these reasons:
//!
//! - The type of a field, where the recipe, `Init` and `Plain::write_fields` say it: what has the type is stored
//!   to the field of the struct, so rustc compares the two.
//! - The same in the name of what it points to, where it is a pointer by another name ([`pointee`](crate::pointee)).
//! - The same where a pointer leads back: what is stored to the field is a pointer to this type ([`back`]).
//! - The same in the signature of an accessor: what it returns comes from the field of the struct.
//! - The same in the signatures of an editor: what a setter takes is stored to the field, and what it returns comes from there.
//! - The same in the recipe and the view of a union, which are enums: what they hold is stored to the field or comes from it.
//! - The type of a tag, where it is compared with the tags of a union, and in the mask of its bits: by their scope.
//! - A function pointer that no trait says to be plain: rustc compares it with the type of the field ([`copied`]).
//! - The same in the check of the layout, and among the parts of a view, which decide `Send`: by their scope.
//! - What a pointer leads to, in the description of the item ([`describe`]): by their scope.
//! - The same, and the type of a field, in what the view derives ([`mod@traits`]): by their scope.
//! - Parameters and bounds, in every item: by their scope.
//! - Visibilities, and the path of the runtime crate: they are paths of modules, and nothing generated is a
//!   module but `__cymem`, which is no word of the item.
//! - The names of the item, of its fields and variants, of the recipe and of the view: they are declared by the
//!   item or by the macro, and no parameter is called like one of the types.
//! - `doc`, `cfg`, `deprecated`, `allow`: no code depends on them.
//!
//! By their scope: what is repeated says no macros, attributes, `_`, `impl Trait` or items, which
//! `check::repeated` refuses, and `Self` is written out. So it means what its words mean, and these mean what they
//! do around the item, since every generated name in scope is another word ([`words`]). A recipe leaves
//! bounds out that its parameters do not need: that can take a meaning away, which is an error, but give no other.

mod agree;
mod assert;
mod back;
mod case;
mod cases;
mod constructor;
mod copied;
mod defaults;
mod describe;
mod edit;
mod elem;
mod fallback;
mod free;
mod generics;
mod init;
mod length;
mod list;
mod mirror;
mod names;
mod node;
mod part;
mod plain;
mod promised;
mod reserved;
mod shape;
mod slot;
mod strings;
mod tag;
mod traits;
mod union;
mod untagged;
mod view;
mod write;

use std::collections::HashSet;

use proc_macro2::{Group, Span, TokenStream, TokenTree};
use quote::{ToTokens, quote_spanned};
use syn::{Ident, Member, Type};

use crate::input::{Field, Input, Kind};
use crate::words::{self, ours, unraw};

pub(crate) use fallback::fallback;

/// The code for a correct item.
pub(crate) fn expand(mut input: Input) -> TokenStream {
    elem::refer(&mut input);
    input.settled &= assert::is_simple(&input);
    let input = &input;
    let mut tokens = match &input.kind {
        Kind::Struct(fields) if input.kind.is_plain() => plain::structure(input, fields),
        Kind::Struct(fields) => node::node(input, fields),
        Kind::Newtype(field) => plain::newtype(input, field),
        Kind::Union { fields, tags } => union::union(input, fields, tags.as_ref()),
        Kind::Enum { variants, repr } => plain::enumeration(input, variants, repr.as_ref()),
    };
    tokens.extend(promised::blocks(input));
    tokens.extend(free::function(input));
    tokens
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

/// The same tokens where the private module has no name of its own.
fn outside(input: &Input, tokens: TokenStream) -> TokenStream {
    let mut written = TokenStream::new();
    for token in tokens {
        match token {
            TokenTree::Ident(word) if word == input.private => {
                let (krate, private) = (&input.options.krate, Ident::new("private", word.span()));
                written.extend(quote_spanned!(word.span()=> #krate::#private));
            }
            TokenTree::Group(group) => {
                let mut inside = Group::new(group.delimiter(), outside(input, group.stream()));
                inside.set_span(group.span());
                inside.to_tokens(&mut written);
            }
            token => token.to_tokens(&mut written),
        }
    }
    written
}

/// Whether a type is made of type parameters of the item.
fn is_generic(input: &Input, ty: &Type) -> bool {
    if input.generics.type_params().next().is_none() {
        return false;
    }
    let mut used = HashSet::new();
    words::collect(ty.to_token_stream(), &mut used);
    input.generics.type_params().any(|parameter| used.contains(&unraw(&parameter.ident)))
}
