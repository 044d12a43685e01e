//! Enums: field-less, laid out as C's, with a variant for zero bytes.

use syn::{DataEnum, DeriveInput, Expr, Fields, Lit, UnOp};

use super::repr::Repr;
use super::subject;
use super::syntax::strip_expr;
use crate::attr;
use crate::diagnostics::{Advice, Diagnostics, Reported};
use syn::Ident;

pub(super) fn check(
    item: &DeriveInput,
    data: &DataEnum,
    repr: &Repr,
    diagnostics: &mut Diagnostics,
) -> Result<Vec<Ident>, Reported> {
    let mut outcome = Ok(());
    if !(repr.c || repr.integer.is_some()) || repr.rust || repr.transparent {
        let advice = Advice::new(
            "Rust chooses its size",
            "add `#[repr(C)]`, or an integer such as `#[repr(u8)]`: C reads this memory",
        );
        outcome = Err(diagnostics.error(&item.ident, advice.about(subject(item))));
    }
    if let Some((word, _)) = &repr.align {
        let advice = Advice::new(
            "`align` gives it padding, which no enum of C has",
            "remove `align`, and write a `#[repr(C, align(N))]` struct with the enum as its field, which has that layout",
        );
        outcome = Err(diagnostics.error(word, advice.about(subject(item))));
    }
    for variant in &data.variants {
        let name = format!("variant `{}`", variant.ident);
        if !matches!(variant.fields, Fields::Unit) {
            let advice = Advice::new(
                "C has no enum with data",
                "write the struct that C has: the tag, and an array of integers of the size and alignment of its union",
            );
            outcome = Err(diagnostics.error(variant, advice.about(&name)));
        }
        for attr in attr::pool(&variant.attrs) {
            let advice = Advice::new("a variant takes no `#[pool(…)]`", "remove it");
            outcome = Err(diagnostics.error(attr, advice.about(&name)));
        }
    }
    outcome?;
    if has_zero(data) == Some(false) {
        let advice = Advice::new(
            "no variant has the value 0, and pool memory starts as zero",
            "add a variant of value 0, or store the integer and convert it with `TryFrom`",
        );
        return Err(diagnostics.error(&item.ident, advice.about(subject(item))));
    }
    Ok(data.variants.iter().map(|variant| variant.ident.clone()).collect())
}

/// Whether a variant has the value 0; `None` where only the compiler can tell.
fn has_zero(data: &DataEnum) -> Option<bool> {
    let mut next = Some(0_i128);
    let mut known = true;
    for variant in &data.variants {
        let value = match &variant.discriminant {
            Some((_, value)) => literal(value),
            None => next,
        };
        if value == Some(0) {
            return Some(true);
        }
        known &= value.is_some();
        next = value.and_then(|value| value.checked_add(1));
    }
    known.then_some(false)
}

fn literal(value: &Expr) -> Option<i128> {
    match strip_expr(value) {
        Expr::Lit(literal) => match &literal.lit {
            Lit::Int(int) => int.base10_parse().ok(),
            _ => None,
        },
        Expr::Unary(negated) if matches!(negated.op, UnOp::Neg(_)) => {
            literal(&negated.expr).and_then(i128::checked_neg)
        }
        _ => None,
    }
}
