//! Values by their types.

use core::fmt;

use serde::de::{
    self, DeserializeSeed, Deserializer, EnumAccess, IgnoredAny, SeqAccess, VariantAccess, Visitor,
};

use super::node::Node;
use super::number::{Float, Int};
use super::position::Position;
use super::{Cx, fail};
use crate::put::tag::Values;
use crate::table::kind::FieldType;
use crate::table::kind::Kind;
use crate::table::names::Which;
use crate::table::path::Path;
use crate::table::write::write_bits;

/// A place for a value of a type.
#[derive(Clone, Copy)]
pub(super) struct Value<'a> {
    pub(super) cx: &'a Cx<'a>,
    pub(super) path: &'a Path<'a>,
    pub(super) ty: &'static FieldType,
    /// Valid for writes of the type, aligned, and zero.
    pub(super) place: *mut u8,
    /// A node of a list, without those that follow.
    pub(super) alone: bool,
}

impl<'de> DeserializeSeed<'de> for Value<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        let Value { cx, path, ty, place, alone } = self;
        if path.is_too_deep() {
            return Err(fail(path, super::TOO_DEEP));
        }
        match (ty.content.kind)() {
            Kind::Unsigned => Int { path, place, size: ty.size, signed: false }.deserialize(deserializer),
            Kind::Signed => Int { path, place, size: ty.size, signed: true }.deserialize(deserializer),
            Kind::Float => Float { path, place, size: ty.size }.deserialize(deserializer),
            Kind::Bool => deserializer.deserialize_bool(Bool(self)),
            Kind::Function => deserializer.deserialize_option(Nothing { path }),
            Kind::Array(element, len) => {
                deserializer.deserialize_tuple(len, Elements { value: self, element, len })
            }
            Kind::Enum(name, names, values) => {
                deserializer.deserialize_enum(name, names, Variant { value: self, names, values })
            }
            Kind::Struct(entries) => {
                let which = if alone { Which::Alone } else { Which::Fields };
                Node::read(cx, path, entries, which, ty.size, place, deserializer)
            }
            Kind::Bytes(_) | Kind::Union(..) => Err(fail(path, super::UNKNOWN)),
        }
    }
}

/// `true` or `false`.
struct Bool<'a>(Value<'a>);

impl<'de> Visitor<'de> for Bool<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "a boolean in `{}`", self.0.path)
    }

    fn visit_bool<E>(self, value: bool) -> Result<(), E> {
        // SAFETY: the place is for a `bool`.
        unsafe { self.0.place.cast::<bool>().write(value) };
        Ok(())
    }
}

/// A pointer that stays NULL.
pub(super) struct Nothing<'a> {
    pub(super) path: &'a Path<'a>,
}

impl<'de> Visitor<'de> for Nothing<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "nothing in `{}`, since no data says where its pointer leads", self.path)
    }

    fn visit_none<E>(self) -> Result<(), E> {
        Ok(())
    }

    fn visit_unit<E>(self) -> Result<(), E> {
        Ok(())
    }

    fn visit_some<D: Deserializer<'de>>(self, _: D) -> Result<(), D::Error> {
        Err(fail(self.path, super::NOWHERE))
    }
}

/// An array in place.
struct Elements<'a> {
    value: Value<'a>,
    element: &'static FieldType,
    len: usize,
}

impl<'de> Visitor<'de> for Elements<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "an array of {} elements in `{}`", self.len, self.value.path)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<(), A::Error> {
        let Elements { value, element: ty, len } = self;
        for index in 0..len {
            let path = value.path.index(index);
            let place = value.place.wrapping_add(index * ty.size);
            let element = Value { path: &path, ty, place, ..value };
            if seq.next_element_seed(element)?.is_none() {
                return Err(de::Error::invalid_length(index, &self));
            }
        }
        match seq.next_element::<IgnoredAny>()? {
            None => Ok(()),
            Some(_) => Err(de::Error::invalid_length(len + 1, &self)),
        }
    }
}

/// A variant of an enum.
struct Variant<'a> {
    value: Value<'a>,
    names: &'static [&'static str],
    values: Values,
}

impl<'de> Visitor<'de> for Variant<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "a variant of the enum in `{}`", self.value.path)
    }

    fn visit_enum<A: EnumAccess<'de>>(self, data: A) -> Result<(), A::Error> {
        let Variant { value, names, values } = self;
        let (position, variant) = data.variant_seed(Position { path: value.path, what: "variant", names })?;
        variant.unit_variant()?;
        let Values::Listed(values) = values else { return Err(fail(value.path, super::UNKNOWN)) };
        let Some(&number) = values.get(position) else { return Err(fail(value.path, super::UNKNOWN)) };
        // SAFETY: the place is for an integer of this size, and that is one of its values.
        unsafe { write_bits(value.place, value.ty.size, number as u128) };
        Ok(())
    }
}
