//! From an item to its typed picture, or to every error in it.
//!
//! Syntax chooses the message, traits decide: a type is rejected here only if its tokens can mean nothing
//! else. A name that could be a user's own type is only suspected, and expansion asks a trait about it.

mod back;
mod bare;
mod by_value;
mod callback;
mod draft;
mod end;
mod enumeration;
mod fields;
mod instead;
mod length;
mod no_pointer;
mod order;
mod owners;
mod parameters;
mod part;
mod pointer;
mod repeated;
mod repr;
mod reserved;
mod role;
mod rows;
mod settled;
mod strings;
mod suspect;
mod syntax;
mod tag;
mod union;

use std::collections::HashSet;

use proc_macro2::{Span, TokenTree};
use quote::ToTokens;
use syn::spanned::Spanned;
use syn::{Data, DataStruct, DeriveInput, Fields, Token, Type, Visibility};

use self::repr::Repr;
#[cfg(test)]
pub(crate) use self::syntax::text;
use crate::attr;
use crate::diagnostics::{Advice, Diagnostics, Reported};
use crate::input::{Input, Kind, Options, Role, Tokens};
use crate::words;

/// Checks an item.
pub(crate) fn item(
    item: &DeriveInput,
    options: &Options,
    mut words: HashSet<String>,
    diagnostics: &mut Diagnostics,
) -> Result<Input, Reported> {
    parameters::check(item, diagnostics);
    let repr = Repr::of(&item.attrs).map_err(|error| diagnostics.absorb(error))?;
    let kind = kind(item, &repr, options, diagnostics)?;
    let order = match &kind {
        Kind::Struct(fields) => order::of(fields, diagnostics)?,
        Kind::Newtype(_) | Kind::Enum { .. } | Kind::Union { .. } => Vec::new(),
    };
    if let Some(mirror) = &options.mirror {
        check_mirror(item, mirror, diagnostics);
    }
    if let Some(free_fn) = options.free_fn.as_ref().filter(|_| !item.generics.params.is_empty()) {
        let advice = Advice::new(
            "a symbol is one function, and there are as many types as there are parameters",
            "remove `free_fn`, and export a function for each type that C gets: one that calls `Graph::from_raw`",
        );
        diagnostics.error(&free_fn.name, advice.about(subject(item)));
    }
    match kind.is_plain() {
        true if diagnostics.is_empty() => reject_keys_for_nodes(item, options, diagnostics),
        true => {}
        false => parameters::check_generated(item, options, diagnostics),
    }
    // A path in quotes is none of the item's words.
    words::collect(options.krate.to_token_stream(), &mut words);
    Ok(Input {
        ident: words::ours(&item.ident),
        vis: linted_as_ours(&item.vis),
        generics: item.generics.clone(),
        attrs: attr::forwarded_to_items(&item.attrs),
        options: options.clone(),
        private: words::unused(&words, "__cymem"),
        words,
        align: repr.align.map_or(1, |(_, align)| align),
        settled: settled::is(item),
        kind,
        order,
    })
}

fn check_mirror(item: &DeriveInput, mirror: &Type, diagnostics: &mut Diagnostics) {
    let doubt = repeated::doubt(mirror, "write the path of the struct out");
    let advice = match mirror {
        Type::Path(_) => doubt,
        _ => doubt.or_else(|| {
            let why = format!("`mirror` names a struct, and `{}` is none", syntax::text(mirror));
            Some(Advice::new(why, "write `mirror = path::of::the_struct`"))
        }),
    };
    if let Some(advice) = advice {
        diagnostics.error(mirror, advice.about(subject(item)));
    }
}

fn reject_keys_for_nodes(item: &DeriveInput, options: &Options, diagnostics: &mut Diagnostics) {
    for key in &options.for_nodes {
        let help = match key == "derive" {
            true => "write `#[derive(…)]` on the item itself".to_owned(),
            false if key == "zeroed" => {
                "remove `zeroed`; `..cymem::zeroed()` is the base of a struct update".to_owned()
            }
            false if key == "edit" => {
                "remove `edit`: a graph of it is changed as a whole, and a struct that points to it enters it"
                    .to_owned()
            }
            false => format!("remove `{key}`"),
        };
        let advice = Advice::new("without pointers it is its own recipe and its own view", help);
        diagnostics.error(key, advice.about(subject(item)));
    }
}

fn kind(
    item: &DeriveInput,
    repr: &Repr,
    options: &Options,
    diagnostics: &mut Diagnostics,
) -> Result<Kind, Reported> {
    if let Some(packed) = &repr.packed {
        let advice = Advice::new(
            "a reference to a field of a packed struct may be misaligned, so no view can be given",
            "remove `packed` if the C struct is not packed; if it is, a field with an array of integers of the same size and alignment, such as `[u8; N]` for plain `packed`, holds its bytes",
        );
        diagnostics.error(packed, advice.about(subject(item)));
    }
    let krate = &options.krate;
    match &item.data {
        Data::Struct(data) if repr.is_transparent() => newtype(item, krate, data, diagnostics),
        Data::Struct(data) => structure(item, krate, data, repr, diagnostics),
        Data::Enum(data) => {
            let variants = enumeration::check(item, data, repr, diagnostics)?;
            Ok(Kind::Enum { variants, repr: repr.integer.clone() })
        }
        Data::Union(data) => union::check(item, data, repr, options, diagnostics),
    }
}

fn structure(
    item: &DeriveInput,
    krate: &Tokens,
    data: &DataStruct,
    repr: &Repr,
    diagnostics: &mut Diagnostics,
) -> Result<Kind, Reported> {
    let layout = check_layout(item, repr, diagnostics);
    let named = match &data.fields {
        Fields::Named(fields) => &fields.named,
        Fields::Unnamed(fields) => {
            let advice = Advice::new(
                "a tuple struct has no field names for the constructor and the view",
                "name the fields; a wrapper of one plain value may stay as it is with `#[repr(transparent)]`",
            );
            return Err(diagnostics.error(fields, advice.about(subject(item))));
        }
        Fields::Unit => return Err(diagnostics.error(&item.ident, empty().about(subject(item)))),
    };
    if named.is_empty() {
        return Err(diagnostics.error(&item.ident, empty().about(subject(item))));
    }
    let fields = fields::check(item, krate, named, diagnostics)?;
    if fields.iter().all(|field| matches!(field.role, Role::Phantom | Role::Alignment)) {
        return Err(diagnostics.error(&item.ident, empty().about(subject(item))));
    }
    layout?;
    Ok(Kind::Struct(fields))
}

fn check_layout(item: &DeriveInput, repr: &Repr, diagnostics: &mut Diagnostics) -> Result<(), Reported> {
    if repr.is_c() || repr.packed.is_some() {
        return Ok(());
    }
    let advice = if repr.c {
        Advice::new("its `repr`s contradict each other", "keep `#[repr(C)]`: C reads this memory")
    } else {
        Advice::new("Rust may reorder its fields", "add `#[repr(C)]`: C reads this memory")
    };
    Err(diagnostics.error(&item.ident, advice.about(subject(item))))
}

fn newtype(
    item: &DeriveInput,
    krate: &Tokens,
    data: &DataStruct,
    diagnostics: &mut Diagnostics,
) -> Result<Kind, Reported> {
    let fields = match &data.fields {
        Fields::Named(fields) => &fields.named,
        Fields::Unnamed(fields) => &fields.unnamed,
        Fields::Unit => return Err(diagnostics.error(&item.ident, empty().about(subject(item)))),
    };
    let mut checked = fields::check(item, krate, fields, diagnostics)?.into_iter();
    match (checked.next(), checked.next()) {
        (Some(field), None) if matches!(field.role, Role::Plain) => Ok(Kind::Newtype(field)),
        _ => {
            let advice = Advice::new(
                "a `#[repr(transparent)]` struct is a node only as a wrapper of one plain value",
                "leave exactly one field, without `#[pool(…)]`, or use `#[repr(C)]` and named fields",
            );
            Err(diagnostics.error(&item.ident, advice.about(subject(item))))
        }
    }
}

fn empty() -> Advice {
    Advice::new(
        "an empty struct has size 0 in Rust and C, and 1 in C++",
        "add the fields that C reads; a struct that only C knows is a `*mut c_void` with `#[pool(opaque)]`",
    )
}

/// A visibility, placed where the user wrote it and linted as ours: what it belongs to may be deprecated, or made
/// by a macro of the user's.
fn linted_as_ours(vis: &Visibility) -> Visibility {
    let place = |mut token: TokenTree| {
        token.set_span(token.span().resolved_at(Span::mixed_site()));
        token
    };
    match vis {
        Visibility::Inherited => Visibility::Inherited,
        Visibility::Public(word) => {
            Visibility::Public(Token![pub](word.span().resolved_at(Span::mixed_site())))
        }
        Visibility::Restricted(_) => {
            let tokens = vis.to_token_stream().into_iter().map(place).collect();
            syn::parse2(tokens).unwrap_or_else(|_| vis.clone())
        }
    }
}

/// How a message about the item begins.
fn subject(item: &DeriveInput) -> String {
    let kind = match item.data {
        Data::Struct(_) => "struct",
        Data::Enum(_) => "enum",
        Data::Union(_) => "union",
    };
    format!("{kind} `{}`", item.ident)
}
