//! The item's parameters and bounds, which every generated item repeats.

use quote::ToTokens;
use syn::ext::IdentExt;
use syn::{DeriveInput, GenericParam, Ident, Lifetime};

use super::{repeated, subject};
use crate::diagnostics::{Advice, Diagnostics};
use crate::input::Options;

/// Reports what would not mean the same in all generated items.
pub(super) fn check(item: &DeriveInput, diagnostics: &mut Diagnostics) {
    for parameter in &item.generics.params {
        match parameter {
            GenericParam::Lifetime(parameter) => reject_lifetime(item, &parameter.lifetime, diagnostics),
            GenericParam::Type(_) | GenericParam::Const(_) => reject_doubt(item, parameter, diagnostics),
        }
    }
    let bounds = item.generics.where_clause.iter().flat_map(|clause| &clause.predicates);
    bounds.for_each(|bound| reject_doubt(item, bound, diagnostics));
    reject_name(item, &item.ident, "the struct", "rename the parameter", diagnostics);
}

/// Reports parameters of a struct with pointers that are called like what is generated for it.
pub(super) fn check_generated(item: &DeriveInput, options: &Options, diagnostics: &mut Diagnostics) {
    let edit = options.edit.iter().map(|name| ("edit", name, "its editor"));
    let others = [("init", &options.init, "its recipe"), ("view", &options.view, "its view")];
    for (key, name, what) in others.into_iter().chain(edit) {
        let help = format!("rename the parameter, or the generated type with `#[pool({key} = …)]`");
        reject_name(item, name, what, &help, diagnostics);
    }
}

fn reject_lifetime(item: &DeriveInput, lifetime: &Lifetime, diagnostics: &mut Diagnostics) {
    let why = format!(
        "`{lifetime}` would outlive its meaning in C: the pool owns every target, nothing is borrowed"
    );
    let help = format!("remove `{lifetime}`; a reference becomes `*const T` with `#[pool(…)]`");
    diagnostics.error(lifetime, Advice::new(why, help).about(subject(item)));
}

fn reject_doubt(item: &DeriveInput, part: &impl ToTokens, diagnostics: &mut Diagnostics) {
    let written_out = "write it out: the generated recipe and view have the same parameters and bounds";
    if let Some(advice) = repeated::doubt(part, written_out) {
        diagnostics.error(part, advice.about(subject(item)));
    }
}

/// Where a parameter is in scope, it would hide a type of its name.
fn reject_name(item: &DeriveInput, ty: &Ident, what: &str, help: &str, diagnostics: &mut Diagnostics) {
    let names = item.generics.params.iter().filter_map(|parameter| match parameter {
        GenericParam::Lifetime(_) => None,
        GenericParam::Type(parameter) => Some(&parameter.ident),
        GenericParam::Const(parameter) => Some(&parameter.ident),
    });
    for name in names.filter(|name| name.unraw() == ty.unraw()) {
        let why = format!("the parameter `{name}` is called like {what}");
        diagnostics.error(name, Advice::new(why, help).about(subject(item)));
    }
}
