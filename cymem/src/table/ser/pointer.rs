//! What a pointer leads to.

use core::fmt::{self, Write as _};
use core::slice;
use core::str;

use serde::ser::{Serialize, SerializeSeq, Serializer};

use super::{Cx, NOWHERE, UNKNOWN, Value, fail};
use crate::table::extent::{Content, Extent, Lengths, Lens};
use crate::table::kind::FieldType;
use crate::table::kind::{Entry, Field, Kind, Len, Step, described};
use crate::table::path::Path;
use crate::table::read::read_pointer;
use crate::table::source::Built;

/// A pointer.
#[derive(Clone, Copy)]
pub(super) struct Pointer<'a> {
    pub(super) cx: &'a Cx,
    pub(super) path: &'a Path<'a>,
    pub(super) field: &'static Field,
    pub(super) steps: &'static [Entry],
    /// The struct with the lengths, which was written.
    pub(super) node: *const u8,
    /// The pointer is there.
    pub(super) slot: *const u8,
    /// It is an address in an integer.
    pub(super) as_integer: bool,
    /// The lengths of rows.
    pub(super) lens: Lens,
    /// Its position in an array.
    pub(super) index: usize,
}

impl Serialize for Pointer<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let Pointer { path, slot, as_integer, lens, index, node, .. } = *self;
        let Some((&Entry::Step(step), inner)) = self.steps.split_first() else {
            return Err(fail(path, UNKNOWN));
        };
        match step {
            Step::Each => {
                let len = self.field.ty.size / size_of::<*const u8>();
                return self.pointers(slot, len, inner, None, serializer);
            }
            Step::List(target) => return self.list(target(), serializer),
            _ => {}
        }
        // SAFETY: a pointer stands there.
        let start = unsafe { read_pointer(slot, as_integer) };
        let lengths = Lengths { node, lens, index };
        match step {
            Step::Opaque | Step::Link(_) if start.is_null() => serializer.serialize_none(),
            Step::Opaque | Step::Link(_) => Err(fail(path, NOWHERE)),
            // SAFETY: the struct was written.
            _ if start.is_null() && unsafe { is_missing(step, &lengths) } => serializer.serialize_none(),
            Step::One(target) => {
                let ty = target();
                self.cx.once(path, start, ty)?;
                serializer.serialize_some(&Value { cx: self.cx, path, ty, place: start, alone: false })
            }
            _ => {
                // SAFETY: the pointer was written, and so was the struct with its lengths.
                let extent = unsafe { Extent::of(&Built, step, inner, start, &lengths) };
                let extent = extent.map_err(|wrong| fail(path, wrong.fault))?;
                let (mut step, mut rest) = (step, inner);
                while let (Step::Room(..), Some((&Entry::Step(next), inner))) = (step, rest.split_first()) {
                    (step, rest) = (next, inner);
                }
                serializer.serialize_some(&Behind { pointer: self, step, extent })
            }
        }
    }
}

/// Whether a NULL pointer is no array, rather than one without elements.
///
/// # Safety
///
/// The struct with the lengths was written.
unsafe fn is_missing(step: Step, lengths: &Lengths) -> bool {
    match step {
        Step::Counted(Len::To(_), _) => false,
        Step::Counted(len, _) | Step::Bytes(len) | Step::Rows(len, ..) => {
            // SAFETY: the caller's promise.
            let len = unsafe { lengths.stored(len) };
            len != Some(0)
        }
        _ => true,
    }
}

impl Pointer<'_> {
    /// Pointers one after the other.
    fn pointers<S: Serializer>(
        &self,
        start: *const u8,
        len: usize,
        steps: &'static [Entry],
        lens: Lens,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        let mut seq = serializer.serialize_seq(Some(len))?;
        for index in 0..len {
            let path = self.path.index(index);
            let slot = start.wrapping_add(index * size_of::<*const u8>());
            let pointer = Pointer { path: &path, steps, slot, as_integer: false, lens, index, ..*self };
            seq.serialize_element(&pointer)?;
        }
        seq.end()
    }

    /// The nodes of a list that follow.
    fn list<S: Serializer>(&self, ty: &'static FieldType, serializer: S) -> Result<S::Ok, S::Error> {
        let Pointer { cx, path, .. } = *self;
        let Kind::Struct(entries) = (ty.content.kind)() else { return Err(fail(path, UNKNOWN)) };
        let next = described(entries).find_map(|(field, steps)| match steps.first() {
            Some(Entry::Step(Step::List(_))) => Some(field.offset),
            _ => None,
        });
        let Some(offset) = next else { return Err(fail(path, UNKNOWN)) };
        // SAFETY: a pointer stands there.
        let follow = |slot: *const u8| unsafe { read_pointer(slot, false) };
        let (mut len, mut place) = (0, follow(self.slot));
        while !place.is_null() {
            // Who shares a node is refused here, so the list has an end.
            cx.once(&path.index(len), place, ty)?;
            place = follow(place.wrapping_add(offset));
            len += 1;
        }
        let mut seq = serializer.serialize_seq(Some(len))?;
        let mut place = follow(self.slot);
        for index in 0..len {
            seq.serialize_element(&Value { cx, path: &path.index(index), ty, place, alone: true })?;
            place = follow(place.wrapping_add(offset));
        }
        seq.end()
    }
}

/// The array or the text behind a pointer.
struct Behind<'a> {
    pointer: &'a Pointer<'a>,
    /// Without what is said of its memory.
    step: Step,
    extent: Option<Extent>,
}

impl Serialize for Behind<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let Behind { pointer, step, extent } = self;
        let Pointer { cx, path, .. } = **pointer;
        let (start, len) =
            extent.as_ref().map_or((core::ptr::null(), 0), |extent| (extent.block.start, extent.block.len));
        match step {
            // SAFETY: there are so many bytes.
            Step::Bytes(_) => serializer.serialize_bytes(unsafe { units(start, len) }),
            // SAFETY: as above.
            Step::CString(_) => Utf8 { path, text: unsafe { units(start, len) } }.serialize(serializer),
            // SAFETY: there are so many units.
            Step::Utf16(_) => Utf16 { path, text: unsafe { units(start.cast(), len) } }.serialize(serializer),
            Step::Block(false) => {
                // SAFETY: as above.
                let (len, strings) = strings(unsafe { units(start, len) });
                let mut seq = serializer.serialize_seq(Some(len))?;
                for (index, text) in strings.enumerate() {
                    seq.serialize_element(&Utf8 { path: &path.index(index), text })?;
                }
                seq.end()
            }
            Step::Block(true) => {
                // SAFETY: as above.
                let (len, strings) = strings(unsafe { units(start.cast(), len) });
                let mut seq = serializer.serialize_seq(Some(len))?;
                for (index, text) in strings.enumerate() {
                    seq.serialize_element(&Utf16 { path: &path.index(index), text })?;
                }
                seq.end()
            }
            _ => match extent {
                None => serializer.serialize_seq(Some(0))?.end(),
                Some(Extent { block, lens, inner, .. }) => match block.content {
                    Content::Values(ty) => {
                        cx.array_once(path, start, ty)?;
                        let mut seq = serializer.serialize_seq(Some(len))?;
                        for index in 0..len {
                            let path = path.index(index);
                            let place = start.wrapping_add(index * ty.size);
                            seq.serialize_element(&Value { cx, path: &path, ty, place, alone: false })?;
                        }
                        seq.end()
                    }
                    Content::Pointers => pointer.pointers(start, len, inner, *lens, serializer),
                    // Room without elements.
                    Content::Text => serializer.serialize_seq(Some(0))?.end(),
                },
            },
        }
    }
}

/// # Safety
///
/// There are so many units for as long as the slice is used, or none.
unsafe fn units<'a, U>(start: *const U, len: usize) -> &'a [U] {
    if len == 0 {
        return &[];
    }
    // SAFETY: the caller's promise.
    unsafe { slice::from_raw_parts(start, len) }
}

/// Text in UTF-8.
pub(super) struct Utf8<'a> {
    pub(super) path: &'a Path<'a>,
    pub(super) text: &'a [u8],
}

impl Serialize for Utf8<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match str::from_utf8(self.text) {
            Ok(text) => serializer.serialize_str(text),
            Err(error) => Err(fail(self.path, error)),
        }
    }
}

/// Text in UTF-16.
struct Utf16<'a> {
    path: &'a Path<'a>,
    text: &'a [u16],
}

impl Serialize for Utf16<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut letters = char::decode_utf16(self.text.iter().copied());
        match letters.find_map(Result::err) {
            None => serializer.collect_str(self),
            Some(error) => Err(fail(self.path, error)),
        }
    }
}

impl fmt::Display for Utf16<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        char::decode_utf16(self.text.iter().copied()).flatten().try_for_each(|letter| f.write_char(letter))
    }
}

/// The strings of a block, each with its NUL; the one that ends them is left out.
fn strings<U: Default + PartialEq>(block: &[U]) -> (usize, impl Iterator<Item = &[U]>) {
    let len = block.iter().filter(|unit| **unit == U::default()).count();
    (len, block.split(|unit| *unit == U::default()).take(len))
}
