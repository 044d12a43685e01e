//! The order in which pointers are written: a length that is computed from counts is known when other arrays
//! have given those.

use std::collections::HashSet;

use syn::Expr;

use super::draft::subject;
use super::syntax::text;
use crate::diagnostics::{Advice, Diagnostics, Reported};
use crate::input::{Field, Length, Pointer, Role, Turn};

/// The order, or an error if arrays wait for each other.
pub(super) fn of(fields: &[Field], diagnostics: &mut Diagnostics) -> Result<Vec<Turn>, Reported> {
    let mut waiting: Vec<Waiting> =
        fields.iter().enumerate().filter_map(|(index, field)| Waiting::of(fields, index, field)).collect();
    let (mut order, mut given) = (Vec::new(), HashSet::new());
    while !waiting.is_empty() {
        let is_given = |one: &Waiting| one.missing(&given).is_none();
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
        order.push(Turn { field, needed: needed.iter().map(|needed| needed.count).collect() });
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
        if !matches!(field.role, Role::Pointer(Pointer { filled_by: None, .. }) | Role::Str { len: Some(_) })
        {
            return None;
        }
        let mut waiting = Waiting { field: index, given: Vec::new(), needed: Vec::new() };
        for (_, len) in field.lengths() {
            match len {
                Length::Field(count) => waiting.given.push(*count),
                Length::End(_) | Length::Each => {}
                Length::Expr { expr, fields: named, .. } => {
                    let counts = named.iter().filter(|&&named| matches!(fields[named].role, Role::Count));
                    waiting.needed.extend(counts.map(|&count| Needed { count, by: expr }));
                }
            }
        }
        Some(waiting)
    }

    fn needs(&self, count: usize) -> bool {
        self.needed.iter().any(|needed| needed.count == count)
    }

    /// What has not been given yet.
    fn missing(&self, given: &HashSet<usize>) -> Option<&Needed<'a>> {
        self.needed.iter().find(|needed| !given.contains(&needed.count))
    }
}

/// Reports one of the pointers that wait in a circle. All of them miss something, or one would have had its turn.
fn reject_circle(
    fields: &[Field],
    waiting: &[Waiting],
    given: &HashSet<usize>,
    diagnostics: &mut Diagnostics,
) -> Reported {
    let missing: Vec<&Needed> = waiting.iter().filter_map(|one| one.missing(given)).collect();
    let giver_of = |at: usize| {
        let count = missing[at].count;
        waiting.iter().position(|other| other.given.contains(&count)).unwrap_or(at)
    };
    // After as many steps as there are pointers, they go in a circle.
    let at = waiting.iter().fold(0, |at, _| giver_of(at));
    let giver = giver_of(at);
    let name = |index: usize| text(&fields[index].member);
    let (length, count) = (text(missing[at].by), name(missing[at].count));
    let (waits, gives) = (name(waiting[at].field), name(waiting[giver].field));
    let why = match giver == at {
        true => format!("`{length}` is computed from `{count}`, the length of `{waits}` itself"),
        false => {
            format!(
                "`{length}` is computed from `{count}`, the length of `{gives}`, which waits for `{waits}` in turn"
            )
        }
    };
    let help = format!(
        "write `len = {count} + 0` where it says `len = {count}`: `{count}` is then an input, and lengths are compared with it"
    );
    let subject = subject(&fields[waiting[at].field].member);
    diagnostics.error(missing[at].by, Advice::new(why, help).about(subject))
}
