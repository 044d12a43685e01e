//! Names of fields, cases and values: which one it is.

use core::fmt;

use serde::de::{self, DeserializeSeed, Deserializer, Visitor};

use super::fail;
use crate::table::path::Path;

/// The position of a name.
pub(super) struct Position<'a> {
    pub(super) path: &'a Path<'a>,
    pub(super) what: &'static str,
    pub(super) names: &'static [&'static str],
}

impl<'de> DeserializeSeed<'de> for Position<'_> {
    type Value = usize;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<usize, D::Error> {
        deserializer.deserialize_identifier(self)
    }
}

impl<'de> Visitor<'de> for Position<'_> {
    type Value = usize;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "the name of a {} in `{}`", self.what, self.path)
    }

    fn visit_u64<E: de::Error>(self, value: u64) -> Result<usize, E> {
        match usize::try_from(value) {
            Ok(position) if position < self.names.len() => Ok(position),
            _ => Err(E::invalid_value(de::Unexpected::Unsigned(value), &self)),
        }
    }

    fn visit_bytes<E: de::Error>(self, value: &[u8]) -> Result<usize, E> {
        match core::str::from_utf8(value) {
            Ok(name) => self.visit_str(name),
            Err(_) => Err(E::invalid_value(de::Unexpected::Bytes(value), &self)),
        }
    }

    fn visit_str<E: de::Error>(self, value: &str) -> Result<usize, E> {
        let Position { path, what, names } = self;
        names.iter().position(|name| *name == value).ok_or_else(|| {
            fail(path, format_args!("there is no {what} `{value}`, expected {}", OneOf(names)))
        })
    }
}

/// `` `a`, `b` ``
struct OneOf(&'static [&'static str]);

impl fmt::Display for OneOf {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0 {
            [] => f.write_str("none"),
            names => names.iter().enumerate().try_for_each(|(at, name)| {
                let between = if at == 0 { "" } else { ", " };
                write!(f, "{between}`{name}`")
            }),
        }
    }
}
