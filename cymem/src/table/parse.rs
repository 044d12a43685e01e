//! The text of a description, taken apart. This happens while a program is compiled, and only for types whose
//! description is used.
//!
//! ```text
//! description := name [": " field {"; " field}]
//! field       := name {" " word}
//! words       := "empty" | "count" | "tag" | "constant" (reference) | "size_of" | "null" | "nested" | "untagged"
//!              | "str" [len] | "union" position (reference) | "end" position
//!              | ["filled"] {step}
//! step        := "one" (type) | "link" (type) | "list" (type) | "opaque" | "each" | "block" | "wide"
//!              | "cstr" [len] | "utf16" [len] | "bytes" len
//!              | "len" len | "size" len | "rows" position (type) len | "until" (reference) | "room" (reference) [len]
//!              | "elements" (type)
//! len         := ["given"] position | "to" position | "row" | "computed" (reference)
//! ```
//!
//! A position is that of a field among all. Types, and other references, come in the order of the text.

use core::str;

use super::kind::{Computed, Target};
use super::kind::{Entry, Field, Len, Role, Slot, Step};
use super::reference::Reference;
use crate::fields;
use crate::table::kind::FieldType;

/// The entries of a description.
///
/// # Panics
///
/// At compile time, if the derive that has written it is not of this version.
#[must_use]
pub const fn entries<const N: usize>(
    text: &'static str,
    fields: &'static [fields::Field],
    types: &[Target],
    references: &[Reference],
) -> [Entry; N] {
    let mut text = Text { rest: text.as_bytes(), types, references, fields, next: (0, 0), field: 0 };
    let mut entries = [Entry::Name(text.name()); N];
    let (mut field, mut i) = (0, 1);
    while i < N {
        if text.field_ends() {
            field = i;
            entries[i] = text.field();
        } else {
            entries[i] = Entry::Step(text.step());
            if let Entry::Field(field) = &mut entries[field] {
                field.steps += 1;
            }
        }
        i += 1;
    }
    assert!(
        text.rest.is_empty() && text.next.0 == types.len() && text.next.1 == references.len(),
        "{}",
        MISMATCH
    );
    entries
}

const MISMATCH: &str = "cymem and cymem-derive are not of the same version";

struct Text<'a> {
    rest: &'static [u8],
    fields: &'static [fields::Field],
    types: &'a [Target],
    references: &'a [Reference],
    /// The type and the other reference that come next.
    next: (usize, usize),
    /// The field that comes next.
    field: usize,
}

impl Text<'_> {
    /// What stands before the next separator, which is left.
    const fn word(&mut self) -> &'static str {
        let mut end = 0;
        while end < self.rest.len() && !matches!(self.rest[end], b' ' | b':' | b';') {
            end += 1;
        }
        let (word, rest) = self.rest.split_at(end);
        self.rest = rest;
        // SAFETY: it is a part of a text, between bytes that are characters of their own.
        unsafe { str::from_utf8_unchecked(word) }
    }

    const fn skip(&mut self, count: usize) {
        self.rest = self.rest.split_at(count).1;
    }

    const fn name(&mut self) -> &'static str {
        self.word()
    }

    /// Whether the next thing is a field, and no step of the one before.
    const fn field_ends(&self) -> bool {
        matches!(self.rest, [b':' | b';', ..])
    }

    /// Takes the next word if it is this one.
    const fn takes(&mut self, word: &str) -> bool {
        let (rest, word) = (self.rest, word.as_bytes());
        if rest.len() <= word.len() || rest[0] != b' ' {
            return false;
        }
        let mut i = 0;
        while i < word.len() {
            if rest[i + 1] != word[i] {
                return false;
            }
            i += 1;
        }
        if rest.len() > word.len() + 1 && !matches!(rest[word.len() + 1], b' ' | b':' | b';') {
            return false;
        }
        self.skip(word.len() + 1);
        true
    }

    /// Whether a number comes next.
    const fn has_number(&self) -> bool {
        matches!(self.rest, [b' ', b'0'..=b'9', ..])
    }

    const fn slot(&mut self) -> Slot {
        let filled = !self.takes("given");
        assert!(self.has_number(), "{}", MISMATCH);
        self.skip(1);
        let digits = self.word().as_bytes();
        let (mut position, mut i) = (0, 0);
        while i < digits.len() {
            position = position * 10 + (digits[i] - b'0') as usize;
            i += 1;
        }
        let (offset, ty) = fields::placed(self.fields[position]);
        Slot { offset, ty, filled }
    }

    const fn len(&mut self) -> Len {
        if self.takes("to") {
            Len::To(self.slot())
        } else if self.takes("row") {
            Len::Row
        } else if self.takes("computed") {
            Len::Computed(self.computed())
        } else {
            Len::Field(self.slot())
        }
    }

    const fn optional_len(&mut self) -> Option<Len> {
        let mut ahead = Text { rest: self.rest, ..*self };
        let is_len = self.has_number()
            || ahead.takes("given")
            || ahead.takes("to")
            || ahead.takes("row")
            || ahead.takes("computed");
        if is_len { Some(self.len()) } else { None }
    }

    const fn reference(&mut self) -> Reference {
        let reference = self.references[self.next.1];
        self.next.1 += 1;
        reference
    }

    const fn target(&mut self) -> Target {
        let ty = self.types[self.next.0];
        self.next.0 += 1;
        ty
    }

    const fn computed(&mut self) -> Computed {
        match self.reference() {
            Reference::Computed(len) => len,
            _ => panic!("{}", MISMATCH),
        }
    }

    const fn field(&mut self) -> Entry {
        self.skip(2);
        let name = self.word();
        let (offset, ty): (usize, &'static FieldType) = match self.field < self.fields.len() {
            true => fields::placed(self.fields[self.field]),
            // A case without a field.
            false => (0, const { &FieldType::empty::<()>() }),
        };
        self.field += 1;
        let role = self.role();
        Entry::Field(Field { name, offset, ty, role, steps: 0 })
    }

    const fn role(&mut self) -> Role {
        if self.field_ends() || self.rest.is_empty() || self.takes("nested") {
            Role::Value
        } else if self.takes("empty") {
            Role::Empty
        } else if self.takes("count") {
            Role::Count
        } else if self.takes("tag") {
            Role::Tag
        } else if self.takes("constant") {
            match self.reference() {
                Reference::Constant(always) => Role::Constant(always),
                _ => panic!("{}", MISMATCH),
            }
        } else if self.takes("size_of") {
            Role::SizeOf
        } else if self.takes("null") {
            Role::Null
        } else if self.takes("untagged") {
            Role::Untagged
        } else if self.takes("str") {
            Role::Text(self.optional_len())
        } else if self.takes("union") {
            let tag = self.slot();
            match self.reference() {
                Reference::Mask(mask) => Role::Union(tag, mask),
                _ => panic!("{}", MISMATCH),
            }
        } else if self.takes("end") {
            Role::End(self.slot())
        } else {
            let filled = self.takes("filled");
            Role::Pointer { filled }
        }
    }

    const fn step(&mut self) -> Step {
        if self.takes("one") {
            Step::One(self.target())
        } else if self.takes("link") {
            Step::Link(self.target())
        } else if self.takes("list") {
            Step::List(self.target())
        } else if self.takes("opaque") {
            Step::Opaque
        } else if self.takes("each") {
            Step::Each
        } else if self.takes("block") {
            Step::Block(false)
        } else if self.takes("wide") {
            Step::Block(true)
        } else if self.takes("cstr") {
            Step::CString(self.optional_len())
        } else if self.takes("utf16") {
            Step::Utf16(self.optional_len())
        } else if self.takes("bytes") {
            Step::Bytes(self.len())
        } else if self.takes("len") {
            Step::Counted(self.len(), false)
        } else if self.takes("size") {
            Step::Counted(self.len(), true)
        } else if self.takes("rows") {
            let lens = self.slot();
            let ty = self.target();
            Step::Rows(self.len(), lens, ty)
        } else if self.takes("until") {
            match self.reference() {
                Reference::End(end) => Step::Until(end),
                _ => panic!("{}", MISMATCH),
            }
        } else if self.takes("room") {
            let align = match self.reference() {
                Reference::Align(align) => align,
                _ => panic!("{}", MISMATCH),
            };
            Step::Room(self.optional_len(), align)
        } else if self.takes("elements") {
            Step::Elements(self.target())
        } else {
            panic!("{}", MISMATCH)
        }
    }
}
