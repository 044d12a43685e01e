//! The names that serde knows of a type: those of its fields that are data, and of the cases of a union.

use alloc::vec::Vec;
use core::ptr;
use core::sync::atomic::{AtomicPtr, Ordering};

use super::kind::{Entry, Field, Kind, Role, Step, name, steps};
use crate::table::kind::FieldType;

/// Which fields are data.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Which {
    /// Those of a struct that nothing else says.
    Fields,
    /// The same without the next node of a list.
    Alone,
    /// All cases of a union.
    Cases,
}

/// A field, its steps, and which entry it is.
pub(super) type Listed = (usize, &'static Field, &'static [Entry]);

/// The fields that are data.
pub(super) fn listed(entries: &'static [Entry], which: Which) -> impl Iterator<Item = Listed> {
    entries.iter().enumerate().filter_map(move |(at, entry)| {
        let Entry::Field(field) = entry else { return None };
        let steps = steps(entries, at, field);
        is_data(entries, field, steps, which).then_some((at, field, steps))
    })
}

fn is_data(entries: &'static [Entry], field: &Field, steps: &[Entry], which: Which) -> bool {
    if which == Which::Cases {
        return true;
    }
    match field.role {
        Role::Value | Role::Text(_) | Role::Untagged | Role::Union(..) => true,
        Role::Pointer { filled, .. } => {
            let is_list = matches!(steps.first(), Some(Entry::Step(Step::List(_))));
            filled.is_none() && (!is_list || which == Which::Fields)
        }
        Role::Tag => flags(entries, field) != 0,
        Role::Empty | Role::Count | Role::Constant(_) | Role::SizeOf | Role::Null | Role::End(_) => false,
    }
}

/// The bits of a tag that no union has.
pub(super) fn flags(entries: &'static [Entry], tag: &Field) -> u128 {
    let all = u128::MAX >> (128 - 8 * tag.ty.size.clamp(1, 16));
    entries.iter().fold(all, |bits, entry| match entry {
        Entry::Field(Field { role: Role::Union(of, mask), .. }) if of.offset == tag.offset => bits & !mask,
        _ => bits,
    })
}

/// The field of a struct that is a wrapper of it.
pub(super) fn wrapped(entries: &'static [Entry]) -> Option<Listed> {
    let mut fields = entries.iter().filter(|entry| matches!(entry, Entry::Field(_)));
    fields.next()?;
    match fields.next() {
        Some(_) => None,
        None => listed(entries, Which::Fields).next().filter(|(_, field, _)| field.name == "0"),
    }
}

/// The name of a type, for a path.
pub(super) fn type_name(ty: &FieldType) -> &'static str {
    match (ty.content.kind)() {
        Kind::Struct(entries) => name(entries),
        _ => "the root",
    }
}

/// The names of a type, in a list that grows by one for each type that is read.
struct Known {
    entries: &'static [Entry],
    which: Which,
    names: &'static [&'static str],
    next: Option<&'static Known>,
}

static KNOWN: AtomicPtr<Known> = AtomicPtr::new(ptr::null_mut());

/// The names of what is data, for good, as `deserialize_struct` wants them. Made once for each type; nothing if memory
/// is exhausted.
pub(super) fn names(entries: &'static [Entry], which: Which) -> Option<&'static [&'static str]> {
    let mut first = KNOWN.load(Ordering::Acquire);
    if let Some(known) = find(first, entries, which) {
        return Some(known.names);
    }
    let mut names = Vec::new();
    names.try_reserve_exact(listed(entries, which).count()).ok()?;
    names.extend(listed(entries, which).map(|(_, field, _)| field.name));
    let mut known = Vec::new();
    known.try_reserve_exact(1).ok()?;
    known.push(Known { entries, which, names: names.leak(), next: None });
    let known = known.leak().first_mut()?;
    let names = known.names;
    loop {
        // SAFETY: what is in the list is never changed, and never freed.
        known.next = unsafe { first.as_ref() };
        match KNOWN.compare_exchange(first, known, Ordering::AcqRel, Ordering::Acquire) {
            Ok(_) => return Some(names),
            // Another thread was faster, perhaps with the same: then there are two.
            Err(other) => first = other,
        }
    }
}

fn find(first: *const Known, entries: &[Entry], which: Which) -> Option<&'static Known> {
    // SAFETY: what is in the list is never changed, and never freed.
    let mut next: Option<&'static Known> = unsafe { first.as_ref() };
    while let Some(known) = next {
        // A table may be there twice, and is found twice then.
        if ptr::eq(known.entries, entries) && known.which == which {
            return Some(known);
        }
        next = known.next;
    }
    None
}
