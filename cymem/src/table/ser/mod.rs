//! Graphs as serde's data: what a recipe would be given, by what the table says.

mod pointer;

use core::cell::RefCell;
use core::fmt;
use core::ptr;

use serde::ser::{self, Serialize, SerializeStruct, SerializeTuple, Serializer};

use super::kind::{Entry, Field, Kind, Role, name};
use super::names::{Which, flags, listed, type_name, wrapped};
use super::path::Path;
use super::read::{Case, case, read_bits, read_int, read_pointer};
use super::seen::{Key, Seen};
use super::write::write_bits;
use crate::put::tag::Values;
use crate::table::kind::FieldType;
use pointer::{Pointer, Utf8};

/// A view that can be serialised.
pub(crate) struct Root<'a, V> {
    ty: &'static FieldType,
    view: &'a V,
}

impl<'a, V> Root<'a, V> {
    /// # Safety
    ///
    /// It is the view of a node of this type.
    pub(crate) unsafe fn new(ty: &'static FieldType, view: &'a V) -> Self {
        Root { ty, view }
    }
}

impl<V> Serialize for Root<'_, V> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let (ty, place) = (self.ty, ptr::from_ref(self.view).cast());
        let cx = Cx { seen: RefCell::new(Seen::new()) };
        let path = Path::root(type_name(ty));
        cx.once(&path, place, ty)?;
        Value { cx: &cx, path: &path, ty, place, alone: false }.serialize(serializer)
    }
}

/// What belongs to one graph.
struct Cx {
    /// The nodes that were written.
    seen: RefCell<Seen<()>>,
}

impl Cx {
    /// Whether this is the first time that the node is met.
    fn once<E: ser::Error>(&self, path: &Path<'_>, node: *const u8, ty: &'static FieldType) -> Result<(), E> {
        self.first(path, (node.addr(), ptr::from_ref(ty).addr()), "node")
    }

    /// Whether this is the first time that an array of such nodes is met: one that copies share is written once, or not at
    /// all.
    fn array_once<E: ser::Error>(
        &self,
        path: &Path<'_>,
        start: *const u8,
        ty: &'static FieldType,
    ) -> Result<(), E> {
        if !ty.content.leads {
            return Ok(());
        }
        // No description has such an address.
        self.first(path, (start.addr(), ptr::from_ref(ty).addr() | 1), "array")
    }

    fn first<E: ser::Error>(&self, path: &Path<'_>, key: Key, what: &str) -> Result<(), E> {
        let mut seen = self.seen.borrow_mut();
        if seen.get_mut(key).is_some() {
            return Err(fail(
                path,
                format_args!("the {what} was met before, and data has no form for what is shared"),
            ));
        }
        if !seen.insert(key, ()) {
            return Err(fail(path, "memory is exhausted"));
        }
        Ok(())
    }
}

/// An error at a place in the graph.
#[cold]
fn fail<E: ser::Error>(path: &Path<'_>, what: impl fmt::Display) -> E {
    E::custom(format_args!("`{path}`: {what}"))
}

const UNKNOWN: &str = "nobody knows what the bytes of this type mean: it is plain by hand or by promise, or a union \
                       without tags";
const NOWHERE: &str = "data has no form for what this pointer leads to; only NULL has one";

/// A value of a type.
#[derive(Clone, Copy)]
struct Value<'a> {
    cx: &'a Cx,
    path: &'a Path<'a>,
    ty: &'static FieldType,
    /// A written value of the type is there.
    place: *const u8,
    /// A node of a list, without those that follow.
    alone: bool,
}

impl Serialize for Value<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let Value { path, ty, place, alone, .. } = *self;
        if path.is_too_deep() {
            return Err(fail(path, "the graph nests deeper than 128 structs and arrays"));
        }
        match (ty.content.kind)() {
            // SAFETY: such a value is there.
            Kind::Unsigned | Kind::Signed => unsafe { int(ty, place, serializer) },
            Kind::Float => {
                // SAFETY: as above.
                let bits = unsafe { read_bits(place, ty.size) };
                match ty.size {
                    4 => serializer.serialize_f32(f32::from_bits(bits as u32)),
                    _ => serializer.serialize_f64(f64::from_bits(bits as u64)),
                }
            }
            // SAFETY: as above.
            Kind::Bool => serializer.serialize_bool(unsafe { place.read() } != 0),
            // SAFETY: as above.
            Kind::Function => match unsafe { read_pointer(place, false) }.is_null() {
                true => serializer.serialize_none(),
                false => Err(fail(path, NOWHERE)),
            },
            Kind::Array(element, len) => {
                let mut tuple = serializer.serialize_tuple(len)?;
                for index in 0..len {
                    let path = path.index(index);
                    let place = place.wrapping_add(index * element.size);
                    tuple.serialize_element(&Value { path: &path, ty: element, place, ..*self })?;
                }
                tuple.end()
            }
            Kind::Enum(name, names, Values::Listed(values)) => {
                // SAFETY: as above.
                let bits = unsafe { read_bits(place, ty.size) };
                // SAFETY: as above.
                let signed = unsafe { read_int(place, ty) }.unwrap_or(bits as i128);
                let is_value = |value: &i128| *value == signed || *value == bits as i128;
                let mut variants = (0..).zip(names).zip(values).filter(|(_, value)| is_value(value));
                match variants.next() {
                    Some(((position, variant), _)) => {
                        serializer.serialize_unit_variant(name, position, variant)
                    }
                    None => Err(fail(path, format_args!("{signed} is no value of the enum"))),
                }
            }
            Kind::Struct(entries) => {
                let which = if alone { Which::Alone } else { Which::Fields };
                self.fields(entries, which, serializer)
            }
            Kind::Enum(..) | Kind::Bytes(_) | Kind::Union(..) => Err(fail(path, UNKNOWN)),
        }
    }
}

impl Value<'_> {
    fn fields<S: Serializer>(
        &self,
        entries: &'static [Entry],
        which: Which,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        let Value { cx, path, place: node, .. } = *self;
        if let Some((_, field, steps)) = wrapped(entries) {
            let field = OfField { cx, path, entries, field, steps, node };
            return serializer.serialize_newtype_struct(name(entries), &field);
        }
        let mut fields = serializer.serialize_struct(name(entries), listed(entries, which).count())?;
        for (_, field, steps) in listed(entries, which) {
            let path = path.field(field.name);
            fields.serialize_field(field.name, &OfField { cx, path: &path, entries, field, steps, node })?;
        }
        fields.end()
    }
}

/// A field of a struct, or the case of a union.
struct OfField<'a> {
    cx: &'a Cx,
    path: &'a Path<'a>,
    entries: &'static [Entry],
    field: &'static Field,
    steps: &'static [Entry],
    /// The struct.
    node: *const u8,
}

impl Serialize for OfField<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let OfField { cx, path, entries, field, steps, node } = *self;
        let place = node.wrapping_add(field.offset);
        match field.role {
            Role::Value => Value { cx, path, ty: field.ty, place, alone: false }.serialize(serializer),
            Role::Tag => {
                let mut flags_alone = 0_u128;
                // SAFETY: an integer of this size stands there.
                let bits = unsafe { read_bits(place, field.ty.size) } & flags(entries, field);
                // SAFETY: there is room for 16 bytes.
                unsafe { write_bits((&raw mut flags_alone).cast(), field.ty.size, bits) };
                // SAFETY: as many were written.
                unsafe { int(field.ty, (&raw const flags_alone).cast(), serializer) }
            }
            Role::Text(_) => {
                // SAFETY: an array of so many bytes stands there.
                let bytes = unsafe { core::slice::from_raw_parts(place, field.ty.size) };
                let text = bytes.split(|byte| *byte == 0).next().unwrap_or_default();
                Utf8 { path, text }.serialize(serializer)
            }
            Role::Union(tag, mask) => {
                // SAFETY: the struct was written.
                let Some(Case { cases, field: case, steps, .. }) = (unsafe { case(field, tag, mask, node) })
                else {
                    return Err(fail(path, "no case of the union has this tag"));
                };
                let position = listed(cases, Which::Cases).position(|(_, other, _)| ptr::eq(other, case));
                let position = position.and_then(|position| u32::try_from(position).ok()).unwrap_or(u32::MAX);
                if let Role::Empty = case.role {
                    return serializer.serialize_unit_variant(name(cases), position, case.name);
                }
                let path = path.field(case.name);
                let value = OfField { cx, path: &path, entries: cases, field: case, steps, node: place };
                serializer.serialize_newtype_variant(name(cases), position, case.name, &value)
            }
            Role::Pointer { .. } => {
                let as_integer = field.ty.content.any_bits;
                Pointer { cx, path, field, steps, node, slot: place, as_integer, lens: None, index: 0 }
                    .serialize(serializer)
            }
            _ => Err(fail(path, UNKNOWN)),
        }
    }
}

/// # Safety
///
/// A value of the type, which is an integer, is there.
unsafe fn int<S: Serializer>(ty: &FieldType, place: *const u8, serializer: S) -> Result<S::Ok, S::Error> {
    // SAFETY: the caller's promise.
    let bits = unsafe { read_bits(place, ty.size) };
    match ((ty.content.kind)(), ty.size) {
        (Kind::Signed, 1) => serializer.serialize_i8(bits as i8),
        (Kind::Signed, 2) => serializer.serialize_i16(bits as i16),
        (Kind::Signed, 4) => serializer.serialize_i32(bits as i32),
        (Kind::Signed, 8) => serializer.serialize_i64(bits as i64),
        (Kind::Signed, _) => serializer.serialize_i128(bits as i128),
        (_, 1) => serializer.serialize_u8(bits as u8),
        (_, 2) => serializer.serialize_u16(bits as u16),
        (_, 4) => serializer.serialize_u32(bits as u32),
        (_, 8) => serializer.serialize_u64(bits as u64),
        (_, _) => serializer.serialize_u128(bits),
    }
}
