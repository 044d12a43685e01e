//! Parts of siblings in a length: `size.w`, `dims[0]`.

use proc_macro2::Ident;
use syn::{Expr, ExprCall, ExprLit, Lit, LitInt, Type};

use super::syntax::{strip, strip_expr, text};

/// A chain of fields and then of positions, from a sibling inwards.
pub(super) struct Part<'a> {
    pub(super) root: &'a Ident,
    /// From the outside in.
    positions: Vec<&'a LitInt>,
    fields: bool,
}

/// What is no such chain.
pub(super) struct Misread<'a> {
    pub(super) at: &'a Expr,
    pub(super) why: String,
    pub(super) help: &'static str,
}

impl<'a> Part<'a> {
    pub(super) fn of(expr: &'a Expr) -> Result<Self, Misread<'a>> {
        let misread = |at, why, help| Err(Misread { at, why, help });
        match strip_expr(expr) {
            Expr::Path(path) => match path.path.get_ident() {
                Some(root) if path.qself.is_none() => Ok(Part { root, positions: Vec::new(), fields: false }),
                _ => misread(
                    expr,
                    format!("`{}` is no field", text(expr)),
                    "begin with a field of this struct",
                ),
            },
            Expr::Field(field) => {
                let part = Part::of(&field.base)?;
                match part.positions.is_empty() {
                    true => Ok(Part { fields: true, ..part }),
                    false => misread(
                        expr,
                        format!("`{}` is a field of an element", text(expr)),
                        "name fields first and positions last, as in `shape.dims[0]`",
                    ),
                }
            }
            Expr::Index(index) => {
                let mut part = Part::of(&index.expr)?;
                match strip_expr(&index.index) {
                    Expr::Lit(ExprLit { lit: Lit::Int(position), .. }) => {
                        part.positions.push(position);
                        Ok(part)
                    }
                    other => misread(
                        other,
                        format!("`{}` is no constant position", text(other)),
                        "write a number, as in `dims[0]`",
                    ),
                }
            }
            other => misread(
                other,
                format!("`{}` has no parts that a length can be computed from", text(other)),
                "begin with a field of this struct",
            ),
        }
    }
}

/// The first position that lies outside of its array, and the length of that, if tokens tell.
pub(super) fn out_of_bounds<'a>(part: &Part<'a>, ty: &Type) -> Option<(&'a LitInt, usize)> {
    let mut ty = strip(ty);
    for &position in part.positions.iter().filter(|_| !part.fields) {
        let Type::Array(array) = ty else { return None };
        let Expr::Lit(ExprLit { lit: Lit::Int(length), .. }) = strip_expr(&array.len) else { return None };
        let length: usize = length.base10_parse().ok()?;
        if position.base10_parse::<usize>().map_or(true, |at| at >= length) {
            return Some((position, length));
        }
        ty = strip(&array.elem);
    }
    None
}

/// Whether a call is `min(…)` or `max(…)`, and which of them.
pub(super) fn extreme(call: &ExprCall) -> Option<&Ident> {
    match strip_expr(&call.func) {
        Expr::Path(path) if path.qself.is_none() => {
            path.path.get_ident().filter(|name| *name == "min" || *name == "max")
        }
        _ => None,
    }
}
