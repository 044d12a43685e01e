//! Whether two descriptions are of one type. Two crates may have a description of it each, so addresses do not tell.

use alloc::vec::Vec;
use core::ptr;

use super::kind::{End, Entry, Field, FieldType, Kind, Len, Role, Slot, Step};
use crate::put::tag::Values;

/// Whether values of one type may be seen as values of the other: all that the tables say of them is the same, as far as
/// pointers lead. Functions are the same if their addresses are; so the answer may be no for one type, but is never yes
/// for two that differ. It is no, too, where memory is exhausted.
pub(super) fn same_type(a: &'static FieldType, b: &'static FieldType) -> bool {
    let mut pairs = Pairs { all: Vec::new(), done: 0, same: true };
    pairs.add(a, b);
    pairs.all_same()
}

/// The same for two structs or unions.
#[cfg(feature = "serde")]
pub(super) fn same_entries(a: &'static [Entry], b: &'static [Entry]) -> bool {
    let mut pairs = Pairs { all: Vec::new(), done: 0, same: true };
    ptr::eq(a, b) || (pairs.entries(a, b) && pairs.all_same())
}

/// Pairs of types that are the same if all of them are.
struct Pairs {
    all: Vec<(&'static FieldType, &'static FieldType)>,
    /// How many of them were looked at.
    done: usize,
    same: bool,
}

impl Pairs {
    /// Looks at all that were added.
    fn all_same(&mut self) -> bool {
        while let (true, Some(&(a, b))) = (self.same, self.all.get(self.done)) {
            self.done += 1;
            self.same = self.kinds(a, b);
        }
        self.same
    }

    fn add(&mut self, a: &'static FieldType, b: &'static FieldType) -> bool {
        if !ptr::eq(a, b) && !self.all.iter().any(|&(x, y)| ptr::eq(x, a) && ptr::eq(y, b)) {
            self.same &= a.size == b.size && a.align == b.align && self.all.try_reserve(1).is_ok();
            if self.same {
                self.all.push((a, b));
            }
        }
        self.same
    }

    fn kinds(&mut self, a: &'static FieldType, b: &'static FieldType) -> bool {
        match ((a.content.kind)(), (b.content.kind)()) {
            (Kind::Bytes(None), Kind::Bytes(None))
            | (Kind::Unsigned, Kind::Unsigned)
            | (Kind::Signed, Kind::Signed)
            | (Kind::Float, Kind::Float)
            | (Kind::Bool, Kind::Bool)
            | (Kind::Function, Kind::Function) => true,
            (Kind::Bytes(Some(a)), Kind::Bytes(Some(b))) => ptr::fn_addr_eq(a, b),
            (Kind::Array(a, len), Kind::Array(b, other)) => len == other && self.add(a, b),
            (Kind::Enum(a, variants, values), Kind::Enum(b, others, other)) => {
                a == b && variants == others && same_values(values, other)
            }
            (Kind::Struct(a), Kind::Struct(b)) => self.entries(a, b),
            (Kind::Union(a, tags), Kind::Union(b, others)) => tags == others && self.entries(a, b),
            _ => false,
        }
    }

    fn entries(&mut self, a: &'static [Entry], b: &'static [Entry]) -> bool {
        a.len() == b.len()
            && a.iter().zip(b).all(|entries| match entries {
                (Entry::Name(a), Entry::Name(b)) => a == b,
                (Entry::Field(a), Entry::Field(b)) => self.fields(a, b),
                (Entry::Step(a), Entry::Step(b)) => self.steps(*a, *b),
                _ => false,
            })
    }

    fn fields(&mut self, a: &'static Field, b: &'static Field) -> bool {
        a.name == b.name
            && a.offset == b.offset
            && a.steps == b.steps
            && self.add(a.ty, b.ty)
            && match (a.role, b.role) {
                (Role::Value, Role::Value)
                | (Role::Empty, Role::Empty)
                | (Role::Count, Role::Count)
                | (Role::Tag, Role::Tag)
                | (Role::SizeOf, Role::SizeOf)
                | (Role::Null, Role::Null)
                | (Role::Untagged, Role::Untagged) => true,
                (Role::Constant(a), Role::Constant(b)) => ptr::fn_addr_eq(a, b),
                (Role::Text(a), Role::Text(b)) => self.optional(a, b),
                (Role::Union(a, mask), Role::Union(b, other)) => mask == other && self.slots(a, b),
                (Role::End(a), Role::End(b)) => self.slots(a, b),
                (Role::Pointer { filled, back }, Role::Pointer { filled: other, back: as_well }) => {
                    filled == other && back == as_well
                }
                _ => false,
            }
    }

    fn steps(&mut self, a: Step, b: Step) -> bool {
        match (a, b) {
            (Step::One(a), Step::One(b))
            | (Step::Link(a), Step::Link(b))
            | (Step::List(a), Step::List(b))
            | (Step::Elements(a), Step::Elements(b)) => self.add(a(), b()),
            (Step::Counted(a, bytes), Step::Counted(b, other)) => bytes == other && self.lens(a, b),
            (Step::Until(a), Step::Until(b)) => same_end(a, b),
            (Step::Rows(a, lens, ty), Step::Rows(b, others, other)) => {
                self.lens(a, b) && self.slots(lens, others) && self.add(ty(), other())
            }
            (Step::Each, Step::Each) | (Step::Opaque, Step::Opaque) => true,
            (Step::Room(a, align), Step::Room(b, other)) => align == other && self.optional(a, b),
            (Step::CString(a), Step::CString(b)) | (Step::Utf16(a), Step::Utf16(b)) => self.optional(a, b),
            (Step::Bytes(a), Step::Bytes(b)) => self.lens(a, b),
            (Step::Block(wide), Step::Block(other)) => wide == other,
            _ => false,
        }
    }

    fn optional(&mut self, a: Option<Len>, b: Option<Len>) -> bool {
        match (a, b) {
            (Some(a), Some(b)) => self.lens(a, b),
            (None, None) => true,
            _ => false,
        }
    }

    fn lens(&mut self, a: Len, b: Len) -> bool {
        match (a, b) {
            (Len::Field(a), Len::Field(b)) | (Len::To(a), Len::To(b)) => self.slots(a, b),
            (Len::Row, Len::Row) => true,
            (Len::Computed(a), Len::Computed(b)) => ptr::fn_addr_eq(a, b),
            _ => false,
        }
    }

    fn slots(&mut self, a: Slot, b: Slot) -> bool {
        a.offset == b.offset && a.filled == b.filled && self.add(a.ty, b.ty)
    }
}

fn same_end(a: End, b: End) -> bool {
    a.size == b.size && ptr::fn_addr_eq(a.write, b.write) && ptr::fn_addr_eq(a.ends, b.ends)
}

fn same_values(a: Values, b: Values) -> bool {
    match (a, b) {
        (Values::Range(first, last), Values::Range(other, end)) => (first, last) == (other, end),
        (Values::Listed(a), Values::Listed(b)) => a == b,
        _ => false,
    }
}
