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
        taken.insert("Self".to_owned());
        Parameters { taken }
    }

    pub(super) fn next(&mut self, field: &Field) -> Ident {
        self.fresh(camel_case(&field_name(field)))
    }

    pub(super) fn fresh(&mut self, base: String) -> Ident {
        let mut name = base.clone();
        let mut number = 1;
        while !self.taken.insert(name.clone()) {
            number += 1;
            name = format!("{base}{number}");
        }
        Ident::new(&name, Span::mixed_site())
    }
}

fn camel_case(name: &str) -> String {
    let words = name.split('_').filter(|word| !word.is_empty());
    let camel: String = words
        .flat_map(|word| {
            let mut chars = word.chars();
            chars.next().into_iter().flat_map(char::to_uppercase).chain(chars)
        })
        .collect();
    match camel.chars().next() {
        Some(first) if first.is_alphabetic() => camel,
        _ => format!("Field{camel}"),
    }
}
