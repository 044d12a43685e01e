//! Structs: their fields in any order, and what is known when all have come.

use alloc::vec::Vec;
use core::cell::Cell;
use core::fmt;

use serde::de::{
    self, DeserializeSeed, Deserializer, EnumAccess, MapAccess, SeqAccess, VariantAccess, Visitor,
};

use super::number::Int;
use super::pointer::Pointer;
use super::position::Position;
use super::text::InPlace;
use super::value::Value;
use super::{Cx, fail};
use crate::error::Error;
use crate::place::Place;
use crate::put::tag::case_of;
use crate::table::copy::copy_value;
use crate::table::extent::Lengths;
use crate::table::kind::{Entry, Field, Kind, Len, Role, Slot, Step, name};
use crate::table::names::{Which, flags, listed, names, wrapped};
use crate::table::path::Path;
use crate::table::read::read_bits;
use crate::table::write::{fits, int_name, write_bits};

/// What is known of an entry of a struct while its fields come.
#[derive(Clone, Copy)]
pub(super) enum State {
    /// The field has not come.
    Missing,
    Read,
    /// The case of a union.
    Case(usize),
    /// The length on which arrays have agreed, and the first of them.
    Len(usize, &'static str),
}

/// A struct that is being read, or a union.
#[derive(Clone, Copy)]
pub(super) struct Node<'a> {
    pub(super) cx: &'a Cx<'a>,
    pub(super) path: &'a Path<'a>,
    pub(super) entries: &'static [Entry],
    which: Which,
    size: usize,
    /// Valid for writes of the struct, aligned, and zero where nothing was read yet.
    pub(super) base: *mut u8,
    /// Of each entry.
    states: &'a [Cell<State>],
}

#[allow(clippy::result_large_err, reason = "an `Error` and where it is")]
impl Node<'_> {
    /// Reads a struct of so many bytes to a place that is valid for writes of it, aligned, and zero.
    pub(super) fn read<'de, D: Deserializer<'de>>(
        cx: &Cx<'_>,
        path: &Path<'_>,
        entries: &'static [Entry],
        which: Which,
        size: usize,
        base: *mut u8,
        deserializer: D,
    ) -> Result<(), D::Error> {
        let states = states(entries).map_err(|error| fail(path, error))?;
        let node = Node { cx, path, entries, which, size, base, states: &states };
        if wrapped(entries).is_some() {
            deserializer.deserialize_newtype_struct(name(entries), Fields { node, names: &[] })?;
        } else {
            let Some(names) = names(entries, which) else { return Err(fail(path, no_memory())) };
            deserializer.deserialize_struct(name(entries), names, Fields { node, names })?;
        }
        node.finish(entries).map_err(|(error, field)| fail(&path.field(field), error))
    }

    /// Reads a field to its place.
    fn field<'de, D: Deserializer<'de>>(
        &self,
        (at, field, steps): (usize, &'static Field, &'static [Entry]),
        path: &Path<'_>,
        deserializer: D,
    ) -> Result<(), D::Error> {
        let (cx, place) = (self.cx, self.base.wrapping_add(field.offset));
        self.set(at, State::Read);
        match field.role {
            Role::Value => Value { cx, path, ty: field.ty, place, alone: false }.deserialize(deserializer),
            Role::Text(len) => {
                let text = InPlace { path, place, size: field.ty.size };
                let found = deserializer.deserialize_str(text)?;
                match len {
                    None => Ok(()),
                    Some(len) => {
                        self.agree(len, at, found, field, &Cell::new(0)).map_err(|error| fail(path, error))
                    }
                }
            }
            Role::Tag => {
                let signed = matches!((field.ty.content.kind)(), Kind::Signed);
                let mut bits = 0_u128;
                let (size, place) = (field.ty.size, (&raw mut bits).cast());
                Int { path, place, size, signed }.deserialize(deserializer)?;
                // SAFETY: that many bytes of it were written.
                let bits = unsafe { read_bits(place, size) };
                if bits & !flags(self.entries, field) != 0 {
                    return Err(fail(path, "bits of this tag say which case a union has; leave them out"));
                }
                self.add_tag(Slot { offset: field.offset, ty: field.ty, filled: true }, bits);
                Ok(())
            }
            Role::Union(tag, mask) => {
                let Kind::Union(cases, Some(tags)) = (field.ty.content.kind)() else {
                    return Err(fail(path, super::UNKNOWN));
                };
                let states = states(cases).map_err(|error| fail(path, error))?;
                let which = Which::Cases;
                let Some(names) = names(cases, which) else { return Err(fail(path, no_memory())) };
                let union = Node {
                    cx,
                    path,
                    entries: cases,
                    which,
                    size: field.ty.size,
                    base: place,
                    states: &states,
                };
                let case = deserializer.deserialize_enum(
                    name(cases),
                    names,
                    Cases(Fields { node: union, names }),
                )?;
                let Some(&number) = tags.get(case).and_then(|tags| tags.first()) else {
                    return Err(fail(path, super::UNKNOWN));
                };
                self.add_tag(tag, number as u128 & mask);
                self.set(at, State::Case(case));
                Ok(())
            }
            Role::Pointer { .. } => {
                let as_integer = field.ty.content.any_bits;
                let pointer = Pointer {
                    node: self,
                    path,
                    field,
                    at: at + 1,
                    steps,
                    slot: place,
                    as_integer,
                    row: &Cell::new(0),
                };
                pointer.deserialize(deserializer)
            }
            // A case without a field is none that has something.
            _ => Err(fail(path, super::UNKNOWN)),
        }
    }

    fn set(&self, at: usize, state: State) {
        if let Some(cell) = self.states.get(at) {
            cell.set(state);
        }
    }

    fn state(&self, at: usize) -> State {
        self.states.get(at).map_or(State::Missing, Cell::get)
    }

    /// Adds bits to a tag. Whether they go together is seen in the end.
    fn add_tag(&self, tag: Slot, bits: u128) {
        let place = self.base.wrapping_add(tag.offset);
        // SAFETY: the tag stands in the struct.
        let before = unsafe { read_bits(place, tag.ty.size) };
        // SAFETY: as above.
        unsafe { write_bits(place, tag.ty.size, before | bits) };
    }

    /// Compares the length of an array with those of the arrays that came before, or remembers it. `at` is the entry
    /// that names the length.
    pub(super) fn agree(
        &self,
        len: Len,
        at: usize,
        found: usize,
        field: &Field,
        row: &Cell<usize>,
    ) -> Result<(), Error> {
        let at = match len {
            Len::Field(count) if count.filled => self.position(count),
            // These are compared when they are known.
            Len::Field(_) | Len::Computed(_) => at,
            Len::Row => {
                row.set(found);
                return Ok(());
            }
            // The end is written along with the array.
            Len::To(_) => return Ok(()),
        };
        match self.state(at) {
            State::Len(expected, given_by) if expected != found => {
                Err(Error::LengthMismatch { at: Place::default(), expected, found, given_by })
            }
            State::Len(..) => Ok(()),
            _ => {
                self.set(at, State::Len(found, field.name));
                Ok(())
            }
        }
    }

    /// The entry of a count.
    fn position(&self, count: Slot) -> usize {
        let is_count = |entry: &Entry| match entry {
            Entry::Field(field) => matches!(field.role, Role::Count) && field.offset == count.offset,
            _ => false,
        };
        self.entries.iter().position(is_count).unwrap_or(0)
    }

    /// Fills in what is known now, and compares lengths. An error is of a field.
    fn finish(&self, entries: &'static [Entry]) -> Result<(), (Error, &'static str)> {
        for (at, entry) in entries.iter().enumerate() {
            let Entry::Field(field) = entry else { continue };
            let place = self.base.wrapping_add(field.offset);
            match field.role {
                Role::Count => {
                    let len = match self.state(at) {
                        State::Len(len, _) => len,
                        _ => 0,
                    };
                    write_len(place, field, len).map_err(|error| (error, field.name))?;
                }
                Role::SizeOf => write_len(place, field, self.size).map_err(|error| (error, field.name))?,
                Role::Constant(always) => always(&mut |value| {
                    // SAFETY: both are for values of the type.
                    unsafe { copy_value(field.ty, value, place) };
                }),
                Role::Union(tag, mask) => self.tag_is_of(at, field, tag, mask)?,
                _ => {}
            }
        }
        for (at, field, _) in listed(entries, self.which) {
            self.settle(at, field).map_err(|error| (error, field.name))?;
        }
        Ok(())
    }

    /// Whether the tag still is that of the case which was read: unions may share one.
    fn tag_is_of(
        &self,
        at: usize,
        field: &'static Field,
        tag: Slot,
        mask: u128,
    ) -> Result<(), (Error, &'static str)> {
        // SAFETY: the tag stands in the struct.
        let bits = unsafe { read_bits(self.base.wrapping_add(tag.offset), tag.ty.size) };
        let Kind::Union(_, Some(tags)) = (field.ty.content.kind)() else { return Ok(()) };
        let State::Case(case) = self.state(at) else { return Ok(()) };
        if case_of(tags, bits, mask) == case {
            return Ok(());
        }
        let expected =
            tags.get(case).and_then(|tags| tags.first()).map_or(0, |&tag| tag as u128 & mask) as u64;
        let error = Error::TagMismatch {
            at: Place::default(),
            expected,
            found: (bits & mask) as u64,
            given_by: field.name,
        };
        Err((error, field.name))
    }

    /// Compares the lengths of a field with those that other fields say, and makes room behind arrays.
    fn settle(&self, at: usize, field: &'static Field) -> Result<(), Error> {
        if let Role::Text(Some(len)) = field.role {
            self.compare(len, at)?;
        }
        let mut has_room = false;
        for at in at + 1..=at + field.steps {
            let Some(Entry::Step(step)) = self.entries.get(at) else { continue };
            match *step {
                Step::Counted(len, _) | Step::Bytes(len) | Step::Rows(len, ..) => self.compare(len, at)?,
                Step::CString(Some(len)) | Step::Utf16(Some(len)) => self.compare(len, at)?,
                Step::Room(Some(_), _) => has_room = true,
                _ => {}
            }
        }
        if has_room { self.make_room(at, field) } else { Ok(()) }
    }

    fn compare(&self, len: Len, at: usize) -> Result<(), Error> {
        let given_by = match len {
            Len::Field(count) if !count.filled => "its length",
            Len::Computed(_) => "the expression of its length",
            _ => return Ok(()),
        };
        let expected = self.length(len)?;
        match self.state(at) {
            State::Len(found, _) if expected != found => {
                Err(Error::LengthMismatch { at: Place::default(), expected, found, given_by })
            }
            _ => Ok(()),
        }
    }

    /// A length that other fields say.
    pub(super) fn length(&self, len: Len) -> Result<usize, Error> {
        let lengths = Lengths { node: self.base, lens: None, index: 0 };
        // SAFETY: all fields were read, or are zero, so the struct is a value; and that is no length of a row.
        let int = unsafe { lengths.stored(len) };
        let overflow = Error::LengthOverflow { at: Place::default(), found: None, ty: "usize" };
        int.and_then(|int| usize::try_from(int).ok()).ok_or(overflow)
    }
}

/// Writes a length to a field for it.
fn write_len(place: *mut u8, field: &Field, len: usize) -> Result<(), Error> {
    // SAFETY: the place is for such an integer.
    unsafe { write_count(place, field.ty, len) }
}

/// Writes a length to an integer.
///
/// # Safety
///
/// The place is valid for writes of the type, which is an integer.
pub(super) unsafe fn write_count(
    place: *mut u8,
    ty: &crate::table::kind::FieldType,
    len: usize,
) -> Result<(), Error> {
    let signed = matches!((ty.content.kind)(), Kind::Signed);
    if !i128::try_from(len).is_ok_and(|len| fits(len, ty.size, signed)) {
        let ty = int_name(ty.size, signed);
        return Err(Error::LengthOverflow { at: Place::default(), found: Some(len), ty });
    }
    // SAFETY: the caller's promise.
    unsafe { write_bits(place, ty.size, len as u128) };
    Ok(())
}

fn states(entries: &[Entry]) -> Result<Vec<Cell<State>>, Error> {
    let mut states = Vec::new();
    states.try_reserve_exact(entries.len()).map_err(|_| no_memory())?;
    states.resize(entries.len(), Cell::new(State::Missing));
    Ok(states)
}

#[cold]
fn no_memory() -> Error {
    Error::OutOfMemory { at: Place::default(), bytes: size_of::<State>() }
}

/// What is data of a struct or a union, and its names.
#[derive(Clone, Copy)]
struct Fields<'a> {
    node: Node<'a>,
    names: &'static [&'static str],
}

impl Fields<'_> {
    /// The field of this position.
    fn get(&self, position: usize) -> Option<(usize, &'static Field, &'static [Entry])> {
        listed(self.node.entries, self.node.which).nth(position)
    }
}

impl<'de> Visitor<'de> for Fields<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "the struct `{}` in `{}`", name(self.node.entries), self.node.path)
    }

    fn visit_newtype_struct<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        let Some(field) = wrapped(self.node.entries) else {
            return Err(fail(self.node.path, super::UNKNOWN));
        };
        self.node.field(field, self.node.path, deserializer)?;
        Ok(())
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<(), A::Error> {
        for (position, field) in listed(self.node.entries, self.node.which).enumerate() {
            let path = self.node.path.field(field.1.name);
            let seed = OfField { node: &self.node, path: &path, field };
            if seq.next_element_seed(seed)?.is_none() {
                return Err(de::Error::invalid_length(position, &self));
            }
        }
        Ok(())
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        let Fields { node, names } = self;
        while let Some(position) = map.next_key_seed(Position { path: node.path, what: "field", names })? {
            let Some(field) = self.get(position) else { continue };
            if !matches!(node.state(field.0), State::Missing) {
                return Err(fail(node.path, format_args!("the field `{}` comes twice", field.1.name)));
            }
            let path = node.path.field(field.1.name);
            map.next_value_seed(OfField { node: &node, path: &path, field })?;
        }
        let mut fields = listed(node.entries, node.which);
        match fields.find(|(at, ..)| matches!(node.state(*at), State::Missing)) {
            None => Ok(()),
            Some((_, field, _)) => Err(fail(node.path, format_args!("missing field `{}`", field.name))),
        }
    }
}

/// The cases of a union, of which one comes. Apart from [`Fields`]: a deserializer chooses what it calls, and two cases
/// must not come.
struct Cases<'a>(Fields<'a>);

impl<'de> Visitor<'de> for Cases<'_> {
    /// The number of the case.
    type Value = usize;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let node = self.0.node;
        write!(f, "a case of the union `{}` in `{}`", name(node.entries), node.path)
    }

    fn visit_enum<A: EnumAccess<'de>>(self, data: A) -> Result<usize, A::Error> {
        let Fields { node, names } = self.0;
        let (case, variant) = data.variant_seed(Position { path: node.path, what: "case", names })?;
        let Some(field) = self.0.get(case) else { return Err(fail(node.path, super::UNKNOWN)) };
        if let Role::Empty = field.1.role {
            variant.unit_variant()?;
            return Ok(case);
        }
        let path = node.path.field(field.1.name);
        variant.newtype_variant_seed(OfField { node: &node, path: &path, field })?;
        // The lengths of a case are constants.
        node.settle(field.0, field.1).map_err(|error| fail(&path, error))?;
        Ok(case)
    }
}

/// A field of a struct.
struct OfField<'a> {
    node: &'a Node<'a>,
    path: &'a Path<'a>,
    field: (usize, &'static Field, &'static [Entry]),
}

impl<'de> DeserializeSeed<'de> for OfField<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        self.node.field(self.field, self.path, deserializer)
    }
}
