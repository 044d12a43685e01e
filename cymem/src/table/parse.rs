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
//!              | "elements" (type) | "numbers"
//! len         := ["given"] position | "to" position | "row" | "computed" (reference)
//! ```
//!
//! A position is that of a field among all. Types, and other references, come in the order of the text. What numbers they
//! are, the list of the fields' types says.

use core::str;

use super::kind::{Computed, Entry, Field, FieldType, Filled, Len, Role, Slot, Step, Target};
use super::reference::Reference;
use crate::fields;

/// A text, and what it speaks of.
pub(crate) trait Description {
    /// The text.
    const TEXT: &'static str;
    /// The fields, or the cases.
    const FIELDS: &'static [fields::Field];
    /// What the fields are known to lead to by their types alone.
    const NUMBERS: &'static [Option<Target>] = &[];
    /// What the text refers to.
    const NAMED: Named;
}

/// What a text refers to: types, and all else.
pub type Named = (&'static [Target], &'static [Reference]);

macro_rules! rooms {
    ($($room:literal)*) => {
        /// The entries of a description.
        ///
        /// # Panics
        ///
        /// At compile time, if the derive that has written it is not of this version.
        pub(crate) const fn entries_of<D: Description>() -> &'static [Entry] {
            let count = parse::<D>(&mut []);
            // How many there are only a constant could say, and none can depend on a type.
            $(if count <= $room {
                return in_room::<D, $room>().split_at(count).0;
            })*
            panic!("a struct of more than 4095 fields and steps of pointers is too large to be described")
        }
    };
}
rooms!(4 8 16 32 64 128 256 512 1024 2048 4096);

/// The entries, and copies of the first.
const fn in_room<D: Description, const N: usize>() -> &'static [Entry] {
    const {
        &{
            let mut entries = [Entry::Name(""); N];
            parse::<D>(&mut entries);
            entries
        }
    }
}

/// How many entries there are, of which as many are stored as there is room for.
const fn parse<D: Description>(entries: &mut [Entry]) -> usize {
    let mut text = Text {
        rest: D::TEXT.as_bytes(),
        fields: D::FIELDS,
        numbers: D::NUMBERS,
        types: D::NAMED.0,
        references: D::NAMED.1,
        next: (0, 0),
        field: 0,
    };
    let name = Entry::Name(text.word());
    if !entries.is_empty() {
        entries[0] = name;
    }
    let (mut field, mut count) = (0, 1);
    while !text.rest.is_empty() {
        let entry = if text.field_ends() {
            field = count;
            text.field()
        } else {
            if field < entries.len() {
                if let Entry::Field(field) = &mut entries[field] {
                    field.steps += 1;
                }
            }
            Entry::Step(text.step())
        };
        if count < entries.len() {
            entries[count] = entry;
        }
        count += 1;
    }
    assert!(text.next.0 == text.types.len() && text.next.1 == text.references.len(), "{}", MISMATCH);
    count
}

const MISMATCH: &str = "cymem and cymem-derive are not of the same version";

struct Text {
    rest: &'static [u8],
    fields: &'static [fields::Field],
    numbers: &'static [Option<Target>],
    types: &'static [Target],
    references: &'static [Reference],
    /// The type and the other reference that come next.
    next: (usize, usize),
    /// The field that comes next.
    field: usize,
}

impl Text {
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

    /// What the field before is known to lead to.
    const fn numbers(&mut self) -> Target {
        match self.numbers[self.field - 1] {
            Some(target) => target,
            None => panic!("{}", MISMATCH),
        }
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
            let filled = if self.takes("filled") {
                Some(Filled::Rows)
            } else if self.takes("held") {
                Some(Filled::Holder)
            } else if self.takes("after") {
                Some(Filled::Before)
            } else {
                None
            };
            Role::Pointer { filled, back: self.takes("back") }
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
        } else if self.takes("numbers") {
            Step::Elements(self.numbers())
        } else {
            panic!("{}", MISMATCH)
        }
    }
}
