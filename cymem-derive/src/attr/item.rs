//! The keys on the item: names and paths for the generated code.

use quote::{format_ident, quote};
use syn::ext::IdentExt;
use syn::parse::{Parse, ParseStream};
use syn::punctuated::Punctuated;
use syn::{Data, DeriveInput, Ident, LitStr, Path, Token, Type, parenthesized};

use super::field::tags;
use super::free_fn;
use super::{Keyed, Place, pool, quoted, similar};
use crate::diagnostics::Diagnostics;
use crate::input::{EmptyCase, FreeFn, Options, Tokens};

/// Reads the item's keys. A key that is wrong is reported and replaced by its default, so that even a wrong
/// item has names to fall back on.
pub(crate) fn options(item: &DeriveInput, diagnostics: &mut Diagnostics) -> Options {
    let subject = format!("`{}`", item.ident);
    let mut keys = ItemKeys::new(Place { subject: &subject, known: known_keys(&item.data) });
    for attr in pool(&item.attrs) {
        if let Err(error) = attr.parse_args_with(|input: ParseStream| keys.parse(input)) {
            diagnostics.absorb(error);
        }
    }
    keys.reject_taken_names(&item.ident, diagnostics);
    let name = item.ident.unraw();
    let span = item.ident.span();
    Options {
        for_nodes: keys.for_nodes(),
        krate: or(keys.krate, || Tokens::of(quote!(::cymem))),
        init: or(keys.init, || format_ident!("{name}Init", span = span)),
        view: or(keys.view, || format_ident!("{name}View", span = span)),
        edit: keys
            .edit
            .map(|Keyed { value, .. }| value.unwrap_or_else(|| format_ident!("{name}Edit", span = span))),
        zeroed: keys.zeroed.is_some(),
        derives: or(keys.derives, Vec::new),
        empty: or(keys.empty, Vec::new),
        mirror: keys.mirror.map(|keyed| keyed.value),
        free_fn: keys.free_fn.map(|keyed| keyed.value),
    }
}

/// Only structs get a recipe and a view that could be named.
fn known_keys(data: &Data) -> &'static [&'static str] {
    match data {
        Data::Struct(_) => &["crate", "init", "view", "edit", "zeroed", "derive", "mirror", "unsafe"],
        Data::Union(_) => &["crate", "init", "view", "derive", "empty"],
        Data::Enum(_) => &["crate"],
    }
}

fn or<T>(key: Option<Keyed<T>>, default: impl FnOnce() -> T) -> T {
    key.map_or_else(default, |keyed| keyed.value)
}

const DERIVES: &[&str] = &["Debug", "PartialEq"];

struct ItemKeys<'a> {
    place: Place<'a>,
    krate: Option<Keyed<Tokens>>,
    init: Option<Keyed<Ident>>,
    view: Option<Keyed<Ident>>,
    /// The name of the editor, if it is given.
    edit: Option<Keyed<Option<Ident>>>,
    zeroed: Option<Keyed<()>>,
    derives: Option<Keyed<Vec<Ident>>>,
    empty: Option<Keyed<Vec<EmptyCase>>>,
    mirror: Option<Keyed<Type>>,
    free_fn: Option<Keyed<FreeFn>>,
}

impl<'a> ItemKeys<'a> {
    fn new(place: Place<'a>) -> Self {
        Self {
            place,
            krate: None,
            init: None,
            view: None,
            edit: None,
            zeroed: None,
            derives: None,
            empty: None,
            mirror: None,
            free_fn: None,
        }
    }

    /// The recipe, the view and the editor are new types: each needs a name of its own.
    fn reject_taken_names(&mut self, item: &Ident, diagnostics: &mut Diagnostics) {
        let mut taken = vec![item.clone()];
        let place = self.place;
        let mut is_taken = |key: &Ident, value: &Ident| {
            let is_taken = taken.contains(value);
            if is_taken {
                let why = format!("`{value}` is the name of another type");
                diagnostics.absorb(place.error(key, why, "choose another name"));
            } else {
                taken.push(value.clone());
            }
            is_taken
        };
        for slot in [&mut self.init, &mut self.view] {
            if slot.as_ref().is_some_and(|Keyed { key, value }| is_taken(key, value)) {
                *slot = None;
            }
        }
        if let Some(Keyed { key, value }) = &mut self.edit {
            if value.as_ref().is_some_and(|value| is_taken(key, value)) {
                *value = None;
            }
        }
    }

    /// The keys that mean nothing for an item without a recipe and a view of its own.
    fn for_nodes(&self) -> Vec<Ident> {
        let names = [&self.init, &self.view].map(|keyed| keyed.as_ref().map(|keyed| keyed.key.clone()));
        let edit = self.edit.as_ref().map(|keyed| keyed.key.clone());
        let zeroed = self.zeroed.as_ref().map(|keyed| keyed.key.clone());
        let derives = self.derives.as_ref().map(|keyed| keyed.key.clone());
        names.into_iter().chain([edit, zeroed, derives]).flatten().collect()
    }

    fn parse(&mut self, input: ParseStream) -> syn::Result<()> {
        let place = self.place;
        place.parse_keys(input, |key, name, input| match name {
            "crate" => {
                let ModPath(path) = place.value(&key, input)?;
                place.set(&mut self.krate, key, Tokens::of(path))
            }
            "init" => {
                let name = place.value(&key, input)?;
                place.set(&mut self.init, key, name)
            }
            "view" => {
                let name = place.value(&key, input)?;
                place.set(&mut self.view, key, name)
            }
            "edit" => {
                let name = match input.peek(Token![=]) {
                    true => Some(place.value(&key, input)?),
                    false => place.flag(&key, input).map(|()| None)?,
                };
                place.set(&mut self.edit, key, name)
            }
            "zeroed" => {
                place.flag(&key, input)?;
                place.set(&mut self.zeroed, key, ())
            }
            "empty" => {
                let cases = empty_cases(place, &key, input)?;
                place.set(&mut self.empty, key, cases)
            }
            "unsafe" => {
                let promise = key.span();
                let (key, name) = free_fn::read(place, &key, input)?;
                place.set(&mut self.free_fn, key, FreeFn { promise, name })
            }
            "mirror" => {
                let ty = place.value(&key, input)?;
                place.set(&mut self.mirror, key, ty)
            }
            _ => {
                let traits = derives(place, input)?;
                place.set(&mut self.derives, key, traits)
            }
        })
    }
}

/// `path::to::cymem`, or the same in quotes as serde writes it.
struct ModPath(Path);

impl Parse for ModPath {
    fn parse(input: ParseStream) -> syn::Result<Self> {
        if input.peek(LitStr) {
            input.parse::<LitStr>()?.parse_with(Path::parse_mod_style).map(Self)
        } else {
            Path::parse_mod_style(input).map(Self)
        }
    }
}

/// `(name = constant, …)`
fn empty_cases(place: Place, key: &Ident, input: ParseStream) -> syn::Result<Vec<EmptyCase>> {
    let help = "write `empty(not_set = …)` with the value that the tag has then";
    if !input.peek(syn::token::Paren) {
        return Err(place.error(key, "`empty` does not say which tags have no value", help));
    }
    let content;
    parenthesized!(content in input);
    let mut cases: Vec<EmptyCase> = Vec::new();
    while !content.is_empty() {
        let name: Ident = content.parse().map_err(|error| {
            place.at(&error, format!("the name of an empty case is not understood: {error}"), help)
        })?;
        if cases.iter().any(|case| case.name == name) {
            return Err(place.twice(&name));
        }
        let tags = tags(place, &name, &content)?;
        cases.push(EmptyCase { name, tags });
        if !content.is_empty() {
            content.parse::<Token![,]>()?;
        }
    }
    Ok(cases)
}

/// `(Debug, PartialEq)`
fn derives(place: Place, input: ParseStream) -> syn::Result<Vec<Ident>> {
    let names = |input: ParseStream| {
        let content;
        parenthesized!(content in input);
        Punctuated::<Ident, Token![,]>::parse_terminated(&content)
    };
    let names = names(input).map_err(|error| {
        let why = format!("the traits are not understood: {error}");
        place.at(&error, why, format!("write `derive(…)` with {}", quoted(DERIVES)))
    })?;
    let mut traits: Vec<Ident> = Vec::new();
    for name in names {
        let text = name.to_string();
        if !DERIVES.contains(&text.as_str()) {
            let known = quoted(DERIVES);
            let help = match similar::closest(&text, DERIVES) {
                Some(near) => format!("did you mean `{near}`? A view can derive {known}"),
                None => format!("a view can derive {known}"),
            };
            return Err(place.error(&name, format!("a view cannot derive `{text}`"), help));
        }
        if traits.contains(&name) {
            return Err(place.twice(&name));
        }
        traits.push(name);
    }
    Ok(traits)
}
