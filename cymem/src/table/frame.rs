//! What remains to be visited of a graph, and the path that leads there.

use alloc::string::String;
use core::fmt::Write as _;
use core::ptr;

use super::extent::Lens;
use super::kind::{Entry, Field, FieldType, Kind, Len, Role, Step, described, name};
use super::read::read_pointer;
use super::source::Source;
use super::visit::Visit;

/// Elements that remain to be visited.
pub(super) struct Frame<S> {
    /// The first of them.
    pub(super) from: *const u8,
    pub(super) spot: S,
    /// How many there are.
    pub(super) left: usize,
    /// Its position.
    pub(super) index: usize,
    /// They are the elements of an array.
    pub(super) many: bool,
    /// How many nodes of a list came before it, each of which led to the next.
    pub(super) after: usize,
    /// From here on, what was opened is closed when the frame ends.
    pub(super) open: usize,
    pub(super) what: What,
}

#[derive(Clone, Copy)]
pub(super) enum What {
    /// Structs; and the entry that comes next.
    Structs(&'static FieldType, &'static [Entry], usize),
    /// Arrays in place.
    Arrays(&'static FieldType, usize, &'static FieldType),
    /// Pointers.
    Pointers(Pointers),
}

/// Where pointers lead.
#[derive(Clone, Copy)]
pub(super) struct Pointers {
    pub(super) field: &'static Field,
    /// The description that the field is a part of.
    pub(super) entries: &'static [Entry],
    pub(super) steps: &'static [Entry],
    /// The struct with the lengths.
    pub(super) node: *const u8,
    /// The lengths of each row.
    pub(super) lens: Lens,
    /// Some of them lead somewhere; asked only where an array may not be NULL whatever its count says.
    pub(super) some: bool,
}

impl Pointers {
    /// Whether one of the others gives the length that this one is to have, so that it may be NULL: in what is built
    /// an array that is left out goes with any length.
    ///
    /// # Safety
    ///
    /// The struct with the lengths is there, and its pointers are.
    pub(super) unsafe fn given_by_others<R: Source>(&self, source: &R) -> bool {
        let Some(count) = self.steps.iter().find_map(count_of) else { return false };
        self.some
            || described(self.entries).any(|(field, steps)| match field.role {
                Role::Text(Some(Len::Field(slot))) => slot.offset == count,
                Role::Pointer { filled: None, .. }
                    if !ptr::eq(field, self.field)
                        && steps.iter().any(|step| count_of(step) == Some(count)) =>
                {
                    let size = size_of::<*const u8>();
                    // One, or as many as stand in place.
                    (0..field.ty.size / size).any(|at| {
                        let place = self.node.wrapping_add(field.offset + at * size);
                        // SAFETY: the caller's promise.
                        !source.pointer(unsafe { read_pointer(place, false) }).is_null()
                    })
                }
                _ => false,
            })
    }
}

/// The place of the count that says how much such a step leads to.
fn count_of(entry: &Entry) -> Option<usize> {
    match *entry {
        Entry::Step(
            Step::Counted(Len::Field(count), _)
            | Step::Rows(Len::Field(count), ..)
            | Step::Bytes(Len::Field(count))
            | Step::CString(Some(Len::Field(count)))
            | Step::Utf16(Some(Len::Field(count))),
        ) => Some(count.offset),
        _ => None,
    }
}

impl<S: Copy> Frame<S> {
    /// Goes on to the next element.
    pub(super) fn advance<V: Visit<Spot = S>>(&mut self, size: usize) {
        self.left -= 1;
        self.index += 1;
        self.from = self.from.wrapping_add(size);
        if self.left > 0 {
            self.spot = V::at(self.spot, size);
        }
    }
}

/// How many steps of a path are named at either end.
const SHOWN: usize = 32;

/// The path to where a walk stands that began with a value of this type.
pub(super) fn path<S>(frames: &[Frame<S>], root: &FieldType) -> String {
    let mut path = String::new();
    match (root.content.kind)() {
        Kind::Struct(entries) => path.push_str(name(entries)),
        _ => path.push_str("the root"),
    }
    let depth = frames.len();
    for (at, frame) in frames.iter().enumerate() {
        // Data may be a million nodes deep.
        if at >= SHOWN && at + SHOWN < depth {
            if at == SHOWN {
                path.push('…');
            }
            continue;
        }
        if frame.after > 0 {
            let _ = write!(path, "(+{})", frame.after);
        }
        let position = match frame.what {
            // It has gone on already.
            What::Pointers(_) | What::Arrays(..) => frame.index.saturating_sub(1),
            What::Structs(..) => frame.index,
        };
        if frame.many {
            let _ = write!(path, "[{position}]");
        }
        if let What::Structs(_, entries, at) = frame.what {
            let before = described(entries.get(..at).unwrap_or(&[])).last();
            if let Some((field, _)) = before {
                let _ = write!(path, ".{}", field.name);
            }
        }
    }
    path
}
