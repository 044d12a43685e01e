//! A number that tells types apart by what they are made of, for graphs that were saved by another program.

use alloc::vec::Vec;

use super::kind::{Entry, Filled, Kind, Len, Role, Slot, Step};
use super::seen::Seen;
use crate::error::Error;
use crate::place::Place;
use crate::put::tag::Values;
use crate::table::kind::FieldType;

/// The fingerprint of a type and of all that it leads to. Which of several descriptions of a type is found first makes
/// no difference, nor does any address.
///
/// # Errors
///
/// [`Error::OutOfMemory`].
pub(crate) fn fingerprint(ty: &'static FieldType) -> Result<u64, Error> {
    let exhausted = || Error::OutOfMemory { at: Place::default(), bytes: size_of::<u64>() };
    let (mut all, mut seen, mut todo) = (Hash::new(), Seen::new(), Vec::new());
    let mut next = Some(ty);
    while let Some(ty) = next {
        let mut one = Description { hash: Hash::new(), targets: Vec::new(), complete: true };
        one.ty(ty);
        let Description { hash: Hash(hash), targets, complete } = one;
        if !complete {
            return Err(exhausted());
        }
        let key = (hash as usize, (hash >> 32) as usize);
        if seen.get_mut(key).is_none() {
            all.number(hash);
            todo.try_reserve(targets.len()).map_err(|_| exhausted())?;
            todo.extend(targets.into_iter().rev());
            if !seen.insert(key, ()) {
                return Err(exhausted());
            }
        }
        next = todo.pop();
    }
    Ok(all.0)
}

/// FNV-1a of 64 bits (Fowler, Noll, Vo).
struct Hash(u64);

impl Hash {
    const fn new() -> Self {
        Hash(0xCBF2_9CE4_8422_2325)
    }

    fn bytes(&mut self, bytes: &[u8]) {
        for &byte in bytes {
            self.0 = (self.0 ^ u64::from(byte)).wrapping_mul(0x0100_0000_01B3);
        }
    }

    fn number(&mut self, number: u64) {
        self.bytes(&number.to_le_bytes());
    }

    fn numbers(&mut self, numbers: &[i128]) {
        self.size(numbers.len());
        for number in numbers {
            self.bytes(&number.to_le_bytes());
        }
    }

    fn size(&mut self, size: usize) {
        self.number(size as u64);
    }

    fn text(&mut self, text: &str) {
        self.size(text.len());
        self.bytes(text.as_bytes());
    }
}

/// One type with all that stands in place.
struct Description {
    hash: Hash,
    /// What its pointers lead to.
    targets: Vec<&'static FieldType>,
    /// There was memory for them.
    complete: bool,
}

impl Description {
    /// Types nest no deeper than they are written.
    fn ty(&mut self, ty: &FieldType) {
        self.hash.size(ty.size);
        self.hash.size(ty.align);
        let kind = (ty.content.kind)();
        self.hash.text(word(&kind));
        match kind {
            Kind::Array(element, len) => {
                self.hash.size(len);
                self.ty(element);
            }
            Kind::Enum(name, variants, values) => {
                self.hash.text(name);
                variants.iter().for_each(|variant| self.hash.text(variant));
                match values {
                    Values::Range(first, last) => self.hash.numbers(&[first, last]),
                    Values::Listed(values) => self.hash.numbers(values),
                }
            }
            Kind::Struct(entries) => self.entries(entries),
            Kind::Union(entries, tags) => {
                self.entries(entries);
                tags.unwrap_or(&[]).iter().for_each(|tags| self.hash.numbers(tags));
            }
            Kind::Bytes(_) | Kind::Unsigned | Kind::Signed | Kind::Float | Kind::Bool | Kind::Function => {}
        }
    }

    fn entries(&mut self, entries: &[Entry]) {
        self.hash.size(entries.len());
        for entry in entries {
            match *entry {
                Entry::Name(name) => self.hash.text(name),
                Entry::Field(ref field) => {
                    self.hash.text(field.name);
                    self.hash.size(field.offset);
                    self.ty(field.ty);
                    self.role(field.role);
                }
                Entry::Step(step) => self.step(step),
            }
        }
    }

    fn role(&mut self, role: Role) {
        match role {
            Role::Value => self.hash.text("value"),
            Role::Empty => self.hash.text("empty"),
            Role::Count => self.hash.text("count"),
            Role::Tag => self.hash.text("tag"),
            Role::Constant(_) => self.hash.text("constant"),
            Role::SizeOf => self.hash.text("size_of"),
            Role::Null => self.hash.text("null"),
            Role::Untagged => self.hash.text("untagged"),
            Role::Text(len) => {
                self.hash.text("str");
                self.optional(len);
            }
            Role::Union(tag, mask) => {
                self.hash.text("union");
                self.slot(tag);
                self.hash.bytes(&mask.to_le_bytes());
            }
            Role::End(of) => {
                self.hash.text("end");
                self.slot(of);
            }
            Role::Pointer { filled, .. } => {
                self.hash.text("pointer");
                self.hash.size(usize::from(filled == Some(Filled::Rows)));
            }
        }
    }

    fn step(&mut self, step: Step) {
        match step {
            Step::One(target) => self.target("one", target()),
            Step::Link(target) => self.target("link", target()),
            Step::List(target) => self.target("list", target()),
            Step::Elements(target) => self.target("elements", target()),
            Step::Rows(len, lens, target) => {
                self.target("rows", target());
                self.len(len);
                self.slot(lens);
            }
            Step::Counted(len, in_bytes) => {
                self.hash.text(if in_bytes { "size" } else { "len" });
                self.len(len);
            }
            Step::Until(end) => {
                self.hash.text("until");
                self.hash.size(end.size);
            }
            Step::Room(capacity, align) => {
                self.hash.text("room");
                self.hash.size(align);
                self.optional(capacity);
            }
            Step::CString(len) => {
                self.hash.text("cstr");
                self.optional(len);
            }
            Step::Utf16(len) => {
                self.hash.text("utf16");
                self.optional(len);
            }
            Step::Bytes(len) => {
                self.hash.text("bytes");
                self.len(len);
            }
            Step::Block(wide) => self.hash.text(if wide { "wide" } else { "block" }),
            Step::Each => self.hash.text("each"),
            Step::Opaque => self.hash.text("opaque"),
        }
    }

    /// A type that is described elsewhere: here, what is enough to tell it from most others.
    fn target(&mut self, word: &str, ty: &'static FieldType) {
        self.hash.text(word);
        self.hash.size(ty.size);
        self.hash.size(ty.align);
        if self.targets.try_reserve(1).is_err() {
            self.complete = false;
            return;
        }
        self.targets.push(ty);
    }

    fn optional(&mut self, len: Option<Len>) {
        match len {
            Some(len) => self.len(len),
            None => self.hash.text("none"),
        }
    }

    fn len(&mut self, len: Len) {
        match len {
            Len::Field(count) => {
                self.hash.text("field");
                self.slot(count);
            }
            Len::To(end) => {
                self.hash.text("to");
                self.slot(end);
            }
            Len::Row => self.hash.text("row"),
            Len::Computed(_) => self.hash.text("computed"),
        }
    }

    fn slot(&mut self, slot: Slot) {
        self.hash.size(slot.offset);
        self.hash.size(slot.ty.size);
        self.hash.size(usize::from(slot.filled));
    }
}

fn word(kind: &Kind) -> &'static str {
    match kind {
        Kind::Bytes(_) => "bytes",
        Kind::Unsigned => "unsigned",
        Kind::Signed => "signed",
        Kind::Float => "float",
        Kind::Bool => "bool",
        Kind::Function => "function",
        Kind::Array(..) => "array",
        Kind::Enum(..) => "enum",
        Kind::Struct(_) => "struct",
        Kind::Union(..) => "union",
    }
}
