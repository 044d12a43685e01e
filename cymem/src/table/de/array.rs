//! Arrays behind a pointer.

use core::cell::Cell;
use core::fmt;
use core::ptr;

use serde::de::{DeserializeSeed, Deserializer, Error as _, SeqAccess, Visitor};

use super::buffer::Buffer;
use super::fail;
use super::node::write_count;
use super::pointer::Pointer;
use super::value::Value;
use crate::error::Error;
use crate::place::Place;
use crate::table::copy::write_pointer;
use crate::table::kind::End;
use crate::table::kind::FieldType;
use crate::table::kind::{Entry, Len, Slot, Step};
use crate::table::path::Path;

/// An array with a length elsewhere, or that ends itself.
pub(super) struct Array<'a> {
    pub(super) pointer: Pointer<'a>,
    /// Its length, and whether that is in bytes.
    pub(super) len: Option<(Len, bool)>,
    pub(super) end: Option<End>,
    pub(super) align: usize,
    /// Room is made for it later.
    pub(super) room: bool,
}

/// What an array consists of.
#[derive(Clone, Copy)]
enum Element {
    Value(&'static FieldType),
    Pointer,
}

impl Element {
    fn of(pointer: &Pointer<'_>) -> Self {
        match pointer.steps.get(1) {
            Some(Entry::Step(Step::Elements(target))) => Element::Value(target()),
            _ => Element::Pointer,
        }
    }

    fn size(self) -> usize {
        match self {
            Element::Value(ty) => ty.size,
            Element::Pointer => size_of::<*const u8>(),
        }
    }

    fn align(self) -> usize {
        match self {
            Element::Value(ty) => ty.align,
            Element::Pointer => align_of::<*const u8>(),
        }
    }
}

impl<'de> Visitor<'de> for Array<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "an array in `{}`", self.pointer.path)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<(), A::Error> {
        let pointer = self.pointer;
        let element = Element::of(&pointer);
        let mut buffer = Buffer::new(pointer.node.cx, element.align());
        let mut len = 0;
        loop {
            let path = pointer.path.index(len);
            let next = Next { pointer: &pointer, path: &path, element, buffer: &mut buffer };
            if seq.next_element_seed(next)?.is_none() {
                break;
            }
            len += 1;
        }
        buffer.truncate(len * element.size());
        self.finish(buffer, element, len).map_err(|(error, index)| match index {
            Some(index) => fail(&pointer.path.index(index), error),
            None => fail(pointer.path, error),
        })
    }
}

#[allow(clippy::result_large_err, reason = "an `Error` and where it is")]
impl Array<'_> {
    /// Moves the elements to the pool. An error may be of one of them.
    fn finish(
        &self,
        mut buffer: Buffer<'_>,
        element: Element,
        len: usize,
    ) -> Result<(), (Error, Option<usize>)> {
        let Array { pointer, end, align, room, .. } = self;
        if let Some(end) = end {
            for index in 0..len {
                // SAFETY: an element was read there.
                if unsafe { (end.ends)(buffer.at(index * end.size)) } {
                    return Err((Error::EarlyTerminator { at: Place::default() }, Some(index)));
                }
            }
            let place = buffer.push(end.size).map_err(|error| (error, None))?;
            // SAFETY: the place is for an element.
            unsafe { (end.write)(place) };
        }
        let bytes = buffer.len();
        let start = buffer.into_pool(*align).map_err(|error| (error, None))?;
        if let Some((len_of, in_bytes)) = self.len {
            let found = if in_bytes { bytes } else { len };
            pointer
                .node
                .agree(len_of, pointer.at, found, pointer.field, pointer.row)
                .map_err(|error| (error, None))?;
            if let Len::To(end) = len_of {
                let slot = pointer.node.base.wrapping_add(end.offset);
                // SAFETY: the end stands in the same struct.
                unsafe { write_pointer(slot, start.wrapping_add(bytes), false) };
            }
        }
        // Where nothing is, but room will be, the pointer must not look as if it were to stay NULL.
        let start =
            if *room && start.is_null() { ptr::without_provenance_mut(element.align()) } else { start };
        pointer.point(start);
        Ok(())
    }
}

/// The next element of an array, for which there is a place only if it comes.
struct Next<'a, 'c> {
    pointer: &'a Pointer<'a>,
    path: &'a Path<'a>,
    element: Element,
    buffer: &'a mut Buffer<'c>,
}

impl<'de> DeserializeSeed<'de> for Next<'_, '_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        let Next { pointer, path, element, buffer } = self;
        let place = buffer.push(element.size()).map_err(|error| fail(path, error))?;
        match element {
            Element::Value(ty) => {
                Value { cx: pointer.node.cx, path, ty, place, alone: false }.deserialize(deserializer)
            }
            Element::Pointer => pointer.inner(place, path).deserialize(deserializer),
        }
    }
}

/// Rows that have lengths of their own, in an array beside them.
pub(super) struct Rows<'a> {
    pub(super) pointer: Pointer<'a>,
    /// How many rows there are.
    pub(super) len: Len,
    /// The pointer to the lengths.
    pub(super) lens: Slot,
    /// The type of a length.
    pub(super) ty: &'static FieldType,
}

impl<'de> Visitor<'de> for Rows<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "an array of arrays in `{}`", self.pointer.path)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<(), A::Error> {
        let Rows { pointer, len: len_of, lens, ty } = self;
        let cx = pointer.node.cx;
        let (mut rows, mut counts) = (Buffer::new(cx, Element::Pointer.align()), Buffer::new(cx, ty.align));
        let mut len = 0;
        loop {
            let (path, row) = (pointer.path.index(len), Cell::new(0));
            let pointer = Pointer { row: &row, ..pointer };
            let next = Next { pointer: &pointer, path: &path, element: Element::Pointer, buffer: &mut rows };
            if seq.next_element_seed(next)?.is_none() {
                break;
            }
            let count = counts.push(ty.size).map_err(|error| fail(&path, error))?;
            // SAFETY: the place is for a length.
            unsafe { write_count(count, ty, row.get()) }.map_err(|error| fail(&path, error))?;
            len += 1;
        }
        rows.truncate(len * Element::Pointer.size());
        let moved = rows.into_pool(1).and_then(|rows| Ok((rows, counts.into_pool(1)?)));
        let (rows, counts) = moved.map_err(|error| fail(pointer.path, error))?;
        pointer
            .node
            .agree(len_of, pointer.at, len, pointer.field, pointer.row)
            .map_err(|error| A::Error::custom(format_args!("`{}`: {error}", pointer.path)))?;
        // SAFETY: the pointer to the lengths stands in the same struct.
        unsafe { write_pointer(pointer.node.base.wrapping_add(lens.offset), counts, false) };
        pointer.point(rows);
        Ok(())
    }
}
