//! What a pointer leads to.

use core::cell::Cell;
use core::fmt;

use serde::de::{self, DeserializeSeed, Deserializer, IgnoredAny, SeqAccess, Visitor};

use super::array::{Array, Rows};
use super::fail;
use super::node::Node;
use super::text::{Blob, Block, Text};
use super::value::{Nothing, Value};
use crate::error::Error;
use crate::place::Place;
use crate::table::copy::write_pointer;
use crate::table::kind::FieldType;
use crate::table::kind::{Entry, Field, Kind, Step};
use crate::table::path::Path;

/// A place for a pointer.
#[derive(Clone, Copy)]
pub(super) struct Pointer<'a> {
    /// The struct with the lengths.
    pub(super) node: &'a Node<'a>,
    pub(super) path: &'a Path<'a>,
    pub(super) field: &'static Field,
    /// Which entry of the struct the first of the steps is.
    pub(super) at: usize,
    pub(super) steps: &'static [Entry],
    /// A pointer in the memory that is read to, which is NULL.
    pub(super) slot: *mut u8,
    /// It is an address in an integer.
    pub(super) as_integer: bool,
    /// Where a row says how long it is.
    pub(super) row: &'a Cell<usize>,
}

impl<'a> Pointer<'a> {
    /// The step, without what is said of its memory: how that is aligned, and whether there is room in it.
    fn step(&self) -> (Option<Step>, Pointer<'a>, usize, bool) {
        match self.steps {
            [Entry::Step(Step::Room(capacity, align)), steps @ ..] => {
                let (step, inner, other, room) = Pointer { at: self.at + 1, steps, ..*self }.step();
                (step, inner, other.max(*align), room || capacity.is_some())
            }
            [Entry::Step(step), ..] => (Some(*step), *self, 1, false),
            _ => (None, *self, 1, false),
        }
    }

    /// What the pointers of an array lead to, the one at `slot` for example.
    pub(super) fn inner(&self, slot: *mut u8, path: &'a Path<'a>) -> Pointer<'a> {
        let steps = self.steps.get(1..).unwrap_or(&[]);
        Pointer { at: self.at + 1, steps, slot, path, as_integer: false, ..*self }
    }

    /// Has the pointer lead to a place in the pool.
    pub(super) fn point(&self, target: *mut u8) {
        // SAFETY: a pointer stands there, or an address.
        unsafe { write_pointer(self.slot, target, self.as_integer) };
    }

    /// A new node behind the pointer.
    fn node<'de, D: Deserializer<'de>>(
        &self,
        ty: &'static FieldType,
        deserializer: D,
    ) -> Result<(), D::Error> {
        let Node { cx, .. } = *self.node;
        let block = cx.block(ty.size, ty.align).map_err(|error| fail(self.path, error))?;
        let place = block.as_ptr();
        Value { cx, path: self.path, ty, place, alone: false }.deserialize(deserializer)?;
        self.point(place);
        Ok(())
    }
}

impl<'de> DeserializeSeed<'de> for Pointer<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        match self.step() {
            (Some(Step::Opaque | Step::Link(_)), ..) => {
                deserializer.deserialize_option(Nothing { path: self.path })
            }
            (Some(Step::Each), ..) => deserializer.deserialize_seq(Several(self)),
            (Some(Step::List(target)), ..) => {
                deserializer.deserialize_seq(List { pointer: self, ty: target() })
            }
            _ => deserializer.deserialize_option(Maybe(self)),
        }
    }
}

/// Nothing, or what a pointer leads to.
struct Maybe<'a>(Pointer<'a>);

impl<'de> Visitor<'de> for Maybe<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "what the pointer `{}` leads to, or nothing", self.0.path)
    }

    fn visit_none<E>(self) -> Result<(), E> {
        Ok(())
    }

    fn visit_unit<E>(self) -> Result<(), E> {
        Ok(())
    }

    fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        let (step, pointer, align, room) = self.0.step();
        match step {
            Some(Step::One(target)) => pointer.node(target(), deserializer),
            Some(Step::Counted(len, in_bytes)) => {
                let array = Array { pointer, len: Some((len, in_bytes)), end: None, align, room };
                deserializer.deserialize_seq(array)
            }
            Some(Step::Until(end)) => {
                deserializer.deserialize_seq(Array { pointer, len: None, end: Some(end), align, room })
            }
            Some(Step::Rows(len, lens, target)) => {
                deserializer.deserialize_seq(Rows { pointer, len, lens, ty: target() })
            }
            Some(Step::CString(len)) => deserializer.deserialize_str(Text { pointer, len, wide: false }),
            Some(Step::Utf16(len)) => deserializer.deserialize_str(Text { pointer, len, wide: true }),
            Some(Step::Bytes(len)) => deserializer.deserialize_bytes(Blob { pointer, len, align, room }),
            Some(Step::Block(wide)) => deserializer.deserialize_seq(Block { pointer, wide }),
            _ => Err(fail(pointer.path, super::UNKNOWN)),
        }
    }
}

/// Pointers in place: as many as come, and NULL behind them.
struct Several<'a>(Pointer<'a>);

impl<'de> Visitor<'de> for Several<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "an array in `{}`", self.0.path)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<(), A::Error> {
        let pointer = self.0;
        let max = pointer.field.ty.size / size_of::<*const u8>();
        for index in 0..max {
            let path = pointer.path.index(index);
            let slot = pointer.slot.wrapping_add(index * size_of::<*const u8>());
            if seq.next_element_seed(pointer.inner(slot, &path))?.is_none() {
                return Ok(());
            }
        }
        match seq.next_element::<IgnoredAny>()? {
            None => Ok(()),
            Some(_) => Err(fail(pointer.path, Error::TooMany { at: Place::default(), found: max + 1, max })),
        }
    }
}

/// The nodes of a list that follow the one with the pointer.
struct List<'a> {
    pointer: Pointer<'a>,
    ty: &'static FieldType,
}

impl<'de> Visitor<'de> for List<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "the nodes that follow in `{}`", self.pointer.path)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<(), A::Error> {
        let List { pointer, ty } = self;
        let Some(offset) = next_of(ty) else { return Err(fail(pointer.path, super::UNKNOWN)) };
        let (mut tail, mut index) = (pointer, 0);
        loop {
            let path = pointer.path.index(index);
            let Some(node) = seq.next_element_seed(Following { pointer, path: &path, ty })? else {
                return Ok(());
            };
            tail.point(node);
            tail.slot = node.wrapping_add(offset);
            index += 1;
        }
    }
}

/// Where the pointer to the next node of a list stands.
fn next_of(ty: &FieldType) -> Option<usize> {
    let Kind::Struct(entries) = (ty.content.kind)() else { return None };
    crate::table::kind::described(entries).find_map(|(field, steps)| match steps.first() {
        Some(Entry::Step(Step::List(_))) => Some(field.offset),
        _ => None,
    })
}

/// One of them.
struct Following<'a> {
    pointer: Pointer<'a>,
    path: &'a Path<'a>,
    ty: &'static FieldType,
}

impl<'de> DeserializeSeed<'de> for Following<'_> {
    /// Where it is.
    type Value = *mut u8;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<*mut u8, D::Error> {
        let Following { pointer, path, ty } = self;
        let cx = pointer.node.cx;
        let block = cx
            .block(ty.size, ty.align)
            .map_err(|error| de::Error::custom(format_args!("`{path}`: {error}")))?;
        let place = block.as_ptr();
        Value { cx, path, ty, place, alone: true }.deserialize(deserializer)?;
        Ok(place)
    }
}
