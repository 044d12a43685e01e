//! `len = …`: a sibling alone is a count, anything else is computed from siblings.

use syn::ext::IdentExt;
use syn::{BinOp, Expr, ExprLit, Ident, Lit, UnOp};

use super::draft::{Draft, Siblings};
use super::part::{Misread, Part, extreme, out_of_bounds};
use super::repeated;
use super::syntax::{is_never_integer, is_number_word, raw_pointer, single_word, strip_expr, text};
use crate::attr::{FieldKeys, closest, quoted};
use crate::diagnostics::{Advice, Diagnostics, Reported};
use crate::input::Length;

/// The length `expr` of the pointer `draft`.
pub(super) fn check(
    expr: &Expr,
    draft: &Draft,
    siblings: Siblings,
    diagnostics: &mut Diagnostics,
) -> Result<Length, Reported> {
    let mut length = Expression { draft, siblings, diagnostics, fields: Vec::new(), wholes: Vec::new() };
    let alone = name(strip_expr(expr)).and_then(|name| Some((name, length.sibling(name)?)));
    if let Some((name, sibling)) = alone.filter(|(_, sibling)| !sibling.is_given()) {
        return length.count(name, sibling).map(Length::Field);
    }
    length.computed(expr)
}

fn once(mut fields: Vec<usize>) -> Vec<usize> {
    fields.sort_unstable();
    fields.dedup();
    fields
}

/// An expression whose fields stay inputs, even if it names one alone.
pub(super) fn input(
    expr: &Expr,
    draft: &Draft,
    siblings: Siblings,
    diagnostics: &mut Diagnostics,
) -> Result<Length, Reported> {
    Expression { draft, siblings, diagnostics, fields: Vec::new(), wholes: Vec::new() }.computed(expr)
}

/// The length that stands beside text.
pub(super) fn beside(
    keys: &FieldKeys,
    draft: &Draft,
    siblings: Siblings,
    diagnostics: &mut Diagnostics,
) -> Result<Option<Length>, Reported> {
    keys.len.as_ref().map(|len| check(&len.value, draft, siblings, diagnostics)).transpose()
}

fn name(expr: &Expr) -> Option<&Ident> {
    match expr {
        Expr::Path(path) if path.qself.is_none() => path.path.get_ident(),
        _ => None,
    }
}

struct Expression<'a> {
    draft: &'a Draft<'a>,
    siblings: Siblings<'a>,
    diagnostics: &'a mut Diagnostics,
    /// The siblings that are named.
    fields: Vec<usize>,
    /// The siblings of which a part is named.
    wholes: Vec<usize>,
}

impl<'a> Expression<'a> {
    fn computed(mut self, expr: &Expr) -> Result<Length, Reported> {
        self.walk(expr)?;
        self.reject_never(expr)?;
        Ok(Length::Expr { expr: expr.clone(), fields: once(self.fields), wholes: once(self.wholes) })
    }

    fn sibling(&self, name: &Ident) -> Option<&'a Draft<'a>> {
        self.siblings.drafts.iter().find(|draft| draft.is_called(name))
    }

    fn count(&mut self, name: &Ident, sibling: &Draft) -> Result<usize, Reported> {
        self.reject_pointer(name, sibling)?;
        if is_never_integer(sibling.ty) {
            let why = format!("a count is an integer, and `{name}` is `{}`", text(sibling.ty));
            let help = "name the integer field that holds the count";
            return Err(self.error(name, why, help));
        }
        if sibling.has_keys() {
            let why = format!("`{name}` is filled in as a count, so it takes no `#[pool(…)]` of its own");
            return Err(self.error(name, why, format!("remove the attribute of `{name}`")));
        }
        Ok(sibling.index)
    }

    /// Checks the words of an expression and notes the siblings among them.
    fn walk(&mut self, expr: &Expr) -> Result<(), Reported> {
        match expr {
            Expr::Group(group) => self.walk(&group.expr),
            Expr::Paren(paren) => self.walk(&paren.expr),
            Expr::Lit(literal) if matches!(literal.lit, Lit::Int(_)) => Ok(()),
            Expr::Path(_) => match (name(expr), repeated::doubt(expr, "write it out, or name a constant")) {
                (Some(name), _) => self.word(name),
                (None, Some(advice)) => Err(self.diagnostics.error(expr, advice.about(self.draft.subject()))),
                (None, None) => Ok(()),
            },
            Expr::Unary(unary) if matches!(unary.op, UnOp::Neg(_)) => self.walk(&unary.expr),
            Expr::Binary(binary) if is_arithmetic(&binary.op) => {
                self.walk(&binary.left)?;
                self.walk(&binary.right)
            }
            Expr::Call(call) if extreme(call).is_some() && call.args.len() == 2 => {
                call.args.iter().try_for_each(|argument| self.walk(argument))
            }
            Expr::Field(_) | Expr::Index(_) => self.part(expr),
            Expr::Cast(_) => {
                let help = "leave the cast out: a length is computed in integers that hold every type";
                Err(self.error(expr, format!("`{}` is a cast", text(expr)), help))
            }
            other => {
                let why = format!("`{}` is too much for a length", text(other));
                Err(self.error(
                    other,
                    why,
                    "use integer fields, constants, `+ - * / %`, `min(a, b)` and `max(a, b)`",
                ))
            }
        }
    }

    /// A field of a plain struct, or a position in a plain array.
    fn part(&mut self, expr: &Expr) -> Result<(), Reported> {
        let part = match Part::of(expr) {
            Ok(part) => part,
            Err(Misread { at, why, help }) => return Err(self.error(at, why, help)),
        };
        let name = part.root;
        let Some(sibling) = self.sibling(name) else { return Err(self.unknown(name)) };
        self.reject_pointer(name, sibling)?;
        if sibling.meaning().is_some() || !sibling.is_value() {
            let why = format!("`{name}` is not a plain value whose parts a length can be computed from");
            return Err(self.error(name, why, "name parts of fields without `#[pool(…)]`"));
        }
        if single_word(sibling.ty).is_some_and(|word| is_number_word(&word.to_string())) {
            let why = format!("`{name}` is `{}`, which has no parts", text(sibling.ty));
            return Err(self.error(name, why, format!("write `{name}` alone")));
        }
        if let Some((at, length)) = out_of_bounds(&part, sibling.ty) {
            let why = format!("`{}` has {length} elements, the first of which is at 0", text(sibling.ty));
            return Err(self.error(at, why, "name one of its positions"));
        }
        self.wholes.push(sibling.index);
        Ok(())
    }

    fn reject_never(&mut self, expr: &Expr) -> Result<(), Reported> {
        let never = match value(expr) {
            Err(Never(part)) => part,
            Ok(Some(length)) if !(0..=i128::from(i64::MAX)).contains(&length) => expr,
            Ok(_) => return Ok(()),
        };
        let why = format!("`{}` is never the length of an array", text(never));
        Err(self.error(never, why, "write an expression that can be 0 or more"))
    }

    fn word(&mut self, name: &Ident) -> Result<(), Reported> {
        let Some(sibling) = self.sibling(name) else {
            return if is_constant(name) { Ok(()) } else { Err(self.unknown(name)) };
        };
        self.reject_pointer(name, sibling)?;
        if !sibling.is_value() {
            let why = format!("`{name}` is not a plain value that a length can be computed from");
            return Err(self.error(name, why, "name fields without `#[pool(…)]`"));
        }
        if is_never_integer(sibling.ty) {
            let why = format!("a length is an integer, and `{name}` is `{}`", text(sibling.ty));
            return Err(self.error(name, why, "name integer fields"));
        }
        self.fields.push(sibling.index);
        Ok(())
    }

    fn reject_pointer(&mut self, name: &Ident, sibling: &Draft) -> Result<(), Reported> {
        if sibling.index == self.draft.index {
            let why = "the length names the field itself";
            return Err(self.error(name, why, "name the field that holds the count"));
        }
        match raw_pointer(sibling.ty) {
            Some(_) => {
                let why = format!("a length is an integer, and `{name}` is a pointer");
                Err(self.error(name, why, "name the field that holds the count"))
            }
            None => Ok(()),
        }
    }

    fn unknown(&mut self, name: &Ident) -> Reported {
        let others = self.siblings.drafts.iter().filter(|draft| draft.index != self.draft.index);
        let counts: Vec<String> =
            others.filter(|draft| raw_pointer(draft.ty).is_none()).map(Draft::written).collect();
        let why = format!("there is no field `{name}`");
        let help = match closest(&name.unraw().to_string(), &counts) {
            Some(near) => {
                format!("did you mean `{near}`? The fields that are no pointers: {}", quoted(&counts))
            }
            None if counts.is_empty() => "write a constant, or `zero_terminated` or `terminator = …` if the array says itself where it ends".into(),
            None => format!("the fields that are no pointers: {}", quoted(&counts)),
        };
        self.error(name, why, help)
    }

    fn error(
        &mut self,
        at: impl quote::ToTokens,
        why: impl Into<String>,
        help: impl Into<String>,
    ) -> Reported {
        self.diagnostics.error(at, Advice::new(why, help).about(self.draft.subject()))
    }
}

/// A part of an expression that has no value, whatever the fields are.
struct Never<'a>(&'a Expr);

/// The value, if the expression has one that is known: literals alone do.
fn value(expr: &Expr) -> Result<Option<i128>, Never<'_>> {
    let checked = |value: Option<i128>| value.map(Some).ok_or(Never(expr));
    match strip_expr(expr) {
        Expr::Lit(ExprLit { lit: Lit::Int(literal), .. }) => checked(literal.base10_parse().ok()),
        Expr::Unary(unary) => match value(&unary.expr)? {
            Some(value) => checked(value.checked_neg()),
            None => Ok(None),
        },
        Expr::Binary(binary) => {
            let divides = matches!(binary.op, BinOp::Div(_) | BinOp::Rem(_));
            match (value(&binary.left)?, value(&binary.right)?) {
                (_, Some(0)) if divides => Err(Never(expr)),
                (Some(left), Some(right)) => checked(match binary.op {
                    BinOp::Add(_) => left.checked_add(right),
                    BinOp::Sub(_) => left.checked_sub(right),
                    BinOp::Mul(_) => left.checked_mul(right),
                    BinOp::Div(_) => left.checked_div(right),
                    _ => left.checked_rem(right),
                }),
                _ => Ok(None),
            }
        }
        _ => Ok(None),
    }
}

fn is_arithmetic(op: &BinOp) -> bool {
    matches!(op, BinOp::Add(_) | BinOp::Sub(_) | BinOp::Mul(_) | BinOp::Div(_) | BinOp::Rem(_))
}

/// By convention the names of constants and parameters begin with a capital letter.
fn is_constant(name: &Ident) -> bool {
    let name = name.unraw().to_string();
    name.trim_start_matches('_').starts_with(char::is_uppercase)
}
