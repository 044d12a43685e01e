//! Names for the type parameters of a recipe.

use std::collections::HashSet;

use proc_macro2::{Ident, Span};

use super::field_name;
use crate::input::{Field, Input};
use crate::words::unraw;

/// A type parameter for each field that the recipe is generic over: `Indices` for `indices`. A
/// name that the item uses otherwise gets a number, since it would hide what the item means by it.
pub(super) struct Parameters {
    taken: HashSet<String>,
}

impl Parameters {
    pub(super) fn new(input: &Input) -> Self {
        let mut taken = input.words.clone();
        taken.extend([&input.options.init, &input.options.view].map(unraw));
        taken.extend(input.options.edit.as_ref().map(unraw));
        taken.insert("Self".to_owned());
        Parameters { taken }
    }

    /// The parameter for the field of this number.
    pub(super) fn next(&mut self, index: usize, field: &Field) -> Ident {
        let name = field_name(field);
        self.fresh(if name.is_ascii() { camel_case(&name) } else { format!("Field{index}") })
    }

    pub(super) fn fresh(&mut self, base: String) -> Ident {
        unused(&mut self.taken, base)
    }
}

/// The name of the enum's variant for the case of this name and number.
pub(super) fn variant(taken: &mut HashSet<String>, index: usize, name: &str) -> Ident {
    let base = if name.is_ascii() { camel_case(name) } else { format!("Field{index}") };
    unused(taken, base)
}

/// The name, or the next with a number that is not taken.
fn unused(taken: &mut HashSet<String>, base: String) -> Ident {
    let mut name = base.clone();
    let mut number = 1;
    while !taken.insert(name.clone()) {
        number += 1;
        name = format!("{base}{number}");
    }
    Ident::new(&name, Span::mixed_site())
}

/// Of a name in ASCII.
fn camel_case(name: &str) -> String {
    let words = name.split('_').filter(|word| !word.is_empty());
    let camel: String = words
        .flat_map(|word| {
            let mut letters = word.chars();
            letters.next().map(|first| first.to_ascii_uppercase()).into_iter().chain(letters)
        })
        .collect();
    match camel.chars().next() {
        Some(first) if first.is_ascii_alphabetic() => camel,
        _ => format!("Field{camel}"),
    }
}
