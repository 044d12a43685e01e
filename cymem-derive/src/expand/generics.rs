//! The item's own parameters, where not all of them are needed.

use std::collections::HashSet;

use quote::ToTokens;
use syn::{GenericParam, Generics, Type, WherePredicate};

use crate::input::Input;
use crate::words::{self, unraw};

/// The parameters in these types, without defaults, and the bounds that are about no others.
pub(super) fn used_by<'a>(input: &Input, types: impl Iterator<Item = &'a Type>) -> Generics {
    if input.generics.params.is_empty() {
        return input.generics.clone();
    }
    let mut used = HashSet::new();
    types.for_each(|ty| words::collect(ty.to_token_stream(), &mut used));
    let mut generics = input.generics.clone();
    let all: Vec<_> = generics.params.iter().map(name_of).collect();
    generics.params = generics
        .params
        .into_iter()
        .filter(|parameter| used.contains(&name_of(parameter)))
        .map(without_default)
        .collect();
    if let Some(clause) = &mut generics.where_clause {
        clause.predicates = std::mem::take(&mut clause.predicates)
            .into_iter()
            .filter(|predicate| mentions_only(predicate, &all, &used))
            .collect();
    }
    generics
}

fn name_of(parameter: &GenericParam) -> String {
    match parameter {
        GenericParam::Type(ty) => unraw(&ty.ident),
        GenericParam::Const(constant) => unraw(&constant.ident),
        GenericParam::Lifetime(lifetime) => lifetime.lifetime.ident.to_string(),
    }
}

pub(super) fn without_default(mut parameter: GenericParam) -> GenericParam {
    match &mut parameter {
        GenericParam::Type(ty) => {
            ty.default = None;
        }
        GenericParam::Const(constant) => {
            constant.default = None;
        }
        GenericParam::Lifetime(_) => {}
    }
    parameter
}

fn mentions_only(predicate: &WherePredicate, all: &[String], used: &HashSet<String>) -> bool {
    let mut mentioned = HashSet::new();
    words::collect(predicate.to_token_stream(), &mut mentioned);
    all.iter().all(|parameter| used.contains(parameter) || !mentioned.contains(parameter))
}
