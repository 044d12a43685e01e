//! Numbers, as many as serde has for one.

use core::fmt;

use serde::de::{self, DeserializeSeed, Deserializer, Unexpected, Visitor};

use super::fail;
use crate::table::path::Path;
use crate::table::write::{fits, int_name, write_bits};

/// A place for an integer of `size` bytes.
pub(super) struct Int<'a> {
    pub(super) path: &'a Path<'a>,
    /// Valid for writes.
    pub(super) place: *mut u8,
    pub(super) size: usize,
    pub(super) signed: bool,
}

impl<'de> DeserializeSeed<'de> for Int<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        match (self.signed, self.size) {
            (true, 1) => deserializer.deserialize_i8(self),
            (true, 2) => deserializer.deserialize_i16(self),
            (true, 4) => deserializer.deserialize_i32(self),
            (true, 8) => deserializer.deserialize_i64(self),
            (true, _) => deserializer.deserialize_i128(self),
            (false, 1) => deserializer.deserialize_u8(self),
            (false, 2) => deserializer.deserialize_u16(self),
            (false, 4) => deserializer.deserialize_u32(self),
            (false, 8) => deserializer.deserialize_u64(self),
            (false, _) => deserializer.deserialize_u128(self),
        }
    }
}

impl Int<'_> {
    fn write<E: de::Error>(self, value: i128, found: Unexpected<'_>) -> Result<(), E> {
        if !fits(value, self.size, self.signed) {
            return Err(E::invalid_value(found, &self));
        }
        // SAFETY: the place is for as many bytes.
        unsafe { write_bits(self.place, self.size, value as u128) };
        Ok(())
    }
}

impl<'de> Visitor<'de> for Int<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} in `{}`", int_name(self.size, self.signed), self.path)
    }

    fn visit_i64<E: de::Error>(self, value: i64) -> Result<(), E> {
        self.write(value.into(), Unexpected::Signed(value))
    }

    fn visit_u64<E: de::Error>(self, value: u64) -> Result<(), E> {
        self.write(value.into(), Unexpected::Unsigned(value))
    }

    fn visit_i128<E: de::Error>(self, value: i128) -> Result<(), E> {
        self.write(value, Unexpected::Other("integer"))
    }

    fn visit_u128<E: de::Error>(self, value: u128) -> Result<(), E> {
        match i128::try_from(value) {
            Ok(value) => self.write(value, Unexpected::Other("integer")),
            Err(_) if self.signed || self.size < 16 => {
                Err(E::invalid_value(Unexpected::Other("integer"), &self))
            }
            Err(_) => {
                // SAFETY: the place is for as many bytes.
                unsafe { write_bits(self.place, self.size, value) };
                Ok(())
            }
        }
    }
}

/// A place for an `f32` or an `f64`.
pub(super) struct Float<'a> {
    pub(super) path: &'a Path<'a>,
    /// Valid for writes.
    pub(super) place: *mut u8,
    pub(super) size: usize,
}

impl<'de> DeserializeSeed<'de> for Float<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        match self.size {
            4 => deserializer.deserialize_f32(self),
            8 => deserializer.deserialize_f64(self),
            _ => Err(fail(self.path, "a number of an unknown type")),
        }
    }
}

impl<'de> Visitor<'de> for Float<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "f{} in `{}`", 8 * self.size, self.path)
    }

    fn visit_f32<E>(self, value: f32) -> Result<(), E> {
        let bits = match self.size {
            4 => value.to_bits().into(),
            _ => f64::from(value).to_bits().into(),
        };
        // SAFETY: the place is for as many bytes.
        unsafe { write_bits(self.place, self.size, bits) };
        Ok(())
    }

    #[allow(clippy::cast_possible_truncation, reason = "as serde reads an `f32`")]
    fn visit_f64<E>(self, value: f64) -> Result<(), E> {
        let bits = match self.size {
            4 => (value as f32).to_bits().into(),
            _ => value.to_bits().into(),
        };
        // SAFETY: the place is for as many bytes.
        unsafe { write_bits(self.place, self.size, bits) };
        Ok(())
    }

    #[allow(clippy::cast_precision_loss, reason = "as serde reads a float")]
    fn visit_i64<E: de::Error>(self, value: i64) -> Result<(), E> {
        self.visit_f64(value as f64)
    }

    #[allow(clippy::cast_precision_loss, reason = "as serde reads a float")]
    fn visit_u64<E: de::Error>(self, value: u64) -> Result<(), E> {
        self.visit_f64(value as f64)
    }
}
