//! `capacity = …`, `align = …`: what is special about the memory of an array.

use syn::{Expr, ExprLit, Lit};

use super::draft::{Draft, Siblings};
use super::length;
use super::repeated;
use super::syntax::{strip_expr, text};
use crate::attr::{FieldKeys, Keyed};
use crate::diagnostics::{Advice, Diagnostics, Reported};
use crate::input::Shape;

/// The largest alignment that Rust's own `repr(align)` takes.
const LARGEST: u128 = 1 << 29;

/// The array with what its keys say of its memory.
pub(super) fn check(
    keys: &FieldKeys,
    array: Shape,
    draft: &Draft,
    siblings: Siblings,
    diagnostics: &mut Diagnostics,
) -> Result<Shape, Reported> {
    if keys.capacity.is_none() && keys.align.is_none() {
        return Ok(array);
    }
    let capacity =
        keys.capacity.as_ref().map(|keyed| length::input(&keyed.value, draft, siblings, diagnostics));
    let align = keys.align.as_ref().map(|keyed| align(keyed, draft, diagnostics));
    Ok(Shape::Reserved { capacity: capacity.transpose()?, align: align.transpose()?, inner: Box::new(array) })
}

fn align(keyed: &Keyed<Expr>, draft: &Draft, diagnostics: &mut Diagnostics) -> Result<Expr, Reported> {
    let expr = &keyed.value;
    let advice = match strip_expr(expr) {
        Expr::Lit(ExprLit { lit: Lit::Int(literal), .. }) => match literal.base10_parse::<u128>() {
            Ok(align) if align.is_power_of_two() && align <= LARGEST => None,
            _ => Some(Advice::new(
                format!("`{}` is no alignment", text(expr)),
                "write a power of two up to 2²⁹, such as 64",
            )),
        },
        _ => repeated::doubt(expr, "write it out, or name a constant"),
    };
    match advice {
        Some(advice) => Err(diagnostics.error(expr, advice.about(draft.subject()))),
        None => Ok(expr.clone()),
    }
}
