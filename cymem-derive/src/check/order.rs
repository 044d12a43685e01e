//! The order in which pointers are written: a length that is computed from counts is known when other arrays have
//! given those.

use std::collections::HashSet;

use quote::ToTokens;
use syn::Expr;

use super::draft::subject;
use super::syntax::text;
use crate::diagnostics::{Advice, Diagnostics, Reported};
use crate::input::{Field, Length, Role, Shape, Turn};

/// The order, or an error if arrays wait for each other.
pub(super) fn of(fields: &[Field], diagnostics: &mut Diagnostics) -> Result<Vec<Turn>, Reported> {
    let mut waiting: Vec<Waiting> =
        fields.iter().enumerate().filter_map(|(index, field)| Waiting::of(fields, index, field)).collect();
    let (mut order, mut given) = (Vec::new(), HashSet::new());
    while !waiting.is_empty() {
        let is_given = |one: &Waiting| one.needed.iter().all(|needed| given.contains(&needed.count));
        // Best when all givers are written: some of them may be NULL.
        let is_settled = |one: &Waiting| {
            let others = waiting.iter().filter(|other| other.field != one.field);
            others.flat_map(|other| &other.given).all(|count| !one.needs(*count))
        };
        let next = waiting.iter().position(|one| is_given(one) && is_settled(one));
        let Some(next) = next.or_else(|| waiting.iter().position(is_given)) else {
            return Err(reject_circle(fields, &waiting, &given, diagnostics));
        };
        let Waiting { field, given: counts, needed } = waiting.remove(next);
        given.extend(counts);
        let mut needed: Vec<usize> = needed.iter().map(|needed| needed.count).collect();
        needed.dedup();
        order.push(Turn { field, needed });
    }
    Ok(order)
}

/// A pointer and the counts that it has to do with.
struct Waiting<'a> {
    field: usize,
    /// Its arrays give their lengths to these.
    given: Vec<usize>,
    /// Its lengths are computed from these.
    needed: Vec<Needed<'a>>,
}

struct Needed<'a> {
    count: usize,
    by: &'a Expr,
}

impl<'a> Waiting<'a> {
    fn of(fields: &[Field], index: usize, field: &'a Field) -> Option<Self> {
        let Role::Pointer(pointer) = &field.role else { return None };
        let mut waiting = Waiting { field: index, given: Vec::new(), needed: Vec::new() };
        let mut shape = &pointer.shape;
        while let Shape::Counted { inner, .. } | Shape::Terminated { inner, .. } = shape {
            match shape {
                Shape::Counted { len: Length::Field(count), .. } => waiting.given.push(*count),
                Shape::Counted { len: Length::Expr { expr, fields: named }, .. } => {
                    let counts = named.iter().filter(|&&named| matches!(fields[named].role, Role::Count));
                    waiting.needed.extend(counts.map(|&count| Needed { count, by: expr }));
                }
                _ => {}
            }
            shape = inner;
        }
        Some(waiting)
    }

    fn needs(&self, count: usize) -> bool {
        self.needed.iter().any(|needed| needed.count == count)
    }

    /// What it waits for, and for whom.
    fn link(&'a self, given: &HashSet<usize>, waiting: &'a [Waiting<'a>]) -> Option<Link<'a>> {
        let needed = self.needed.iter().find(|needed| !given.contains(&needed.count))?;
        let giver = waiting.iter().find(|other| other.given.contains(&needed.count))?;
        Some(Link { waits: self.field, needed, giver: giver.field })
    }
}

struct Link<'a> {
    waits: usize,
    needed: &'a Needed<'a>,
    giver: usize,
}

fn reject_circle(
    fields: &[Field],
    waiting: &[Waiting],
    given: &HashSet<usize>,
    diagnostics: &mut Diagnostics,
) -> Reported {
    let name = |index: usize| text(&fields[index].member);
    let (mut why, mut help, mut at, mut about) = Default::default();
    let links: Vec<Link> = waiting.iter().filter_map(|one| one.link(given, waiting)).collect();
    for (number, Link { waits, needed, giver }) in circle(&links).into_iter().enumerate() {
        let (length, count) = (text(needed.by), name(needed.count));
        if number == 0 {
            let itself = if waits == giver { " itself" } else { "" };
            why = format!("`{length}` is computed from `{count}`, the length of `{}`{itself}", name(*giver));
            help = format!(
                "write `len = {count} + 0` where it says `len = {count}`: `{count}` is then an input, and lengths are compared with it"
            );
            at = needed.by.to_token_stream();
            about = subject(&fields[*waits].member);
        } else {
            why += &format!(
                ", and `{length}` in `{}` from `{count}`, the length of `{}`",
                name(*waits),
                name(*giver)
            );
        }
    }
    diagnostics.error(at, Advice::new(why + ": it is never known in time", help).about(about))
}

/// Follows the first link to what it waits for, and so on, until one comes again; what leads to the circle is
/// left out.
fn circle<'a>(links: &'a [Link<'a>]) -> Vec<&'a Link<'a>> {
    let mut path: Vec<&Link> = Vec::new();
    let mut next = links.first();
    while let Some(link) = next {
        if path.iter().any(|earlier| earlier.waits == link.waits) {
            return path.into_iter().skip_while(|earlier| earlier.waits != link.waits).collect();
        }
        path.push(link);
        next = links.iter().find(|other| other.waits == link.giver);
    }
    path
}
