//! Text and bytes.

use core::fmt;
use core::ptr;

use serde::de::{self, DeserializeSeed, Deserializer, SeqAccess, Visitor};

use super::buffer::Buffer;
use super::fail;
use super::pointer::Pointer;
use crate::error::Error;
use crate::place::Place;
use crate::table::kind::Len;
use crate::table::path::Path;
use crate::table::write::write_bits;

/// Text in an array that lies in the struct.
pub(super) struct InPlace<'a> {
    pub(super) path: &'a Path<'a>,
    /// Valid for writes of `size` bytes, all of them zero.
    pub(super) place: *mut u8,
    pub(super) size: usize,
}

impl<'de> Visitor<'de> for InPlace<'_> {
    /// How long it is.
    type Value = usize;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "a string in `{}`", self.path)
    }

    fn visit_str<E: de::Error>(self, text: &str) -> Result<usize, E> {
        let InPlace { path, place, size } = self;
        no_nul(text).map_err(|error| fail(path, error))?;
        if text.len() >= size {
            let (found, max) = (text.len(), size.saturating_sub(1));
            return Err(fail(path, Error::TooLong { at: Place::default(), found, max }));
        }
        // SAFETY: the place is longer than the text, and no part of it.
        unsafe { ptr::copy_nonoverlapping(text.as_ptr(), place, text.len()) };
        Ok(text.len())
    }
}

/// Text that ends with NUL.
pub(super) struct Text<'a> {
    pub(super) pointer: Pointer<'a>,
    pub(super) len: Option<Len>,
    /// In UTF-16.
    pub(super) wide: bool,
}

impl<'de> Visitor<'de> for Text<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "a string in `{}`", self.pointer.path)
    }

    fn visit_str<E: de::Error>(self, text: &str) -> Result<(), E> {
        let Text { pointer, len, wide } = self;
        let mut buffer = Buffer::new(pointer.node.cx, unit(wide));
        let written = no_nul(text).and_then(|()| push_text(&mut buffer, text, wide)).and_then(|()| {
            let units = buffer.len() / unit(wide);
            buffer.push(unit(wide))?;
            let start = buffer.into_pool(1)?;
            if let Some(len) = len {
                pointer.node.agree(len, pointer.at, units, pointer.field, pointer.row)?;
            }
            Ok(start)
        });
        pointer.point(written.map_err(|error| fail(pointer.path, error))?);
        Ok(())
    }
}

/// Strings one after the other, which an empty one ends.
pub(super) struct Block<'a> {
    pub(super) pointer: Pointer<'a>,
    /// In UTF-16.
    pub(super) wide: bool,
}

impl<'de> Visitor<'de> for Block<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "an array of strings in `{}`", self.pointer.path)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<(), A::Error> {
        let Block { pointer, wide } = self;
        let mut buffer = Buffer::new(pointer.node.cx, unit(wide));
        let (mut index, mut len) = (0, 0);
        loop {
            let path = pointer.path.index(index);
            if seq.next_element_seed(OfBlock { path: &path, buffer: &mut buffer, wide })?.is_none() {
                break;
            }
            (index, len) = (index + 1, buffer.len());
        }
        buffer.truncate(len);
        // Without any strings there are two NULs, as behind the last one.
        let nuls = if len == 0 { 2 } else { 1 };
        let moved = buffer.push(nuls * unit(wide)).map(|_| ()).and_then(|()| buffer.into_pool(1));
        pointer.point(moved.map_err(|error| fail(pointer.path, error))?);
        Ok(())
    }
}

/// A string of a block.
struct OfBlock<'a, 'c> {
    path: &'a Path<'a>,
    buffer: &'a mut Buffer<'c>,
    wide: bool,
}

impl<'de> DeserializeSeed<'de> for OfBlock<'_, '_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_str(self)
    }
}

impl<'de> Visitor<'de> for OfBlock<'_, '_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "a string in `{}`", self.path)
    }

    fn visit_str<E: de::Error>(self, text: &str) -> Result<(), E> {
        let OfBlock { path, buffer, wide } = self;
        if text.is_empty() {
            return Err(fail(path, Error::EarlyTerminator { at: Place::default() }));
        }
        no_nul(text)
            .and_then(|()| push_text(buffer, text, wide))
            .and_then(|()| buffer.push(unit(wide)).map(|_| ()))
            .map_err(|error| fail(path, error))
    }
}

/// Bytes with their number elsewhere.
pub(super) struct Blob<'a> {
    pub(super) pointer: Pointer<'a>,
    pub(super) len: Len,
    pub(super) align: usize,
    /// Room is made for them later.
    pub(super) room: bool,
}

impl Blob<'_> {
    fn finish<E: de::Error>(self, buffer: Buffer<'_>) -> Result<(), E> {
        let Blob { pointer, len, align, room } = self;
        let found = buffer.len();
        let written = buffer.into_pool(align).and_then(|start| {
            pointer.node.agree(len, pointer.at, found, pointer.field, pointer.row)?;
            Ok(if room && start.is_null() { ptr::without_provenance_mut(1) } else { start })
        });
        pointer.point(written.map_err(|error| fail(pointer.path, error))?);
        Ok(())
    }
}

impl<'de> Visitor<'de> for Blob<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "bytes in `{}`", self.pointer.path)
    }

    fn visit_bytes<E: de::Error>(self, bytes: &[u8]) -> Result<(), E> {
        let mut buffer = Buffer::new(self.pointer.node.cx, 1);
        buffer.extend(bytes).map_err(|error| fail(self.pointer.path, error))?;
        self.finish(buffer)
    }

    fn visit_str<E: de::Error>(self, text: &str) -> Result<(), E> {
        self.visit_bytes(text.as_bytes())
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<(), A::Error> {
        let mut buffer = Buffer::new(self.pointer.node.cx, 1);
        while let Some(byte) = seq.next_element::<u8>()? {
            buffer.extend(&[byte]).map_err(|error| fail(self.pointer.path, error))?;
        }
        self.finish(buffer)
    }
}

/// The size of a unit of text.
fn unit(wide: bool) -> usize {
    if wide { 2 } else { 1 }
}

fn push_text(buffer: &mut Buffer<'_>, text: &str, wide: bool) -> Result<(), Error> {
    if !wide {
        return buffer.extend(text.as_bytes());
    }
    text.encode_utf16().try_for_each(|unit| {
        let place = buffer.push(2)?;
        // SAFETY: the place is for a unit.
        unsafe { write_bits(place, 2, unit.into()) };
        Ok(())
    })
}

/// Whether C sees the text to its end.
fn no_nul(text: &str) -> Result<(), Error> {
    match text.bytes().position(|byte| byte == 0) {
        None => Ok(()),
        Some(position) => Err(Error::InteriorNul { at: Place::default(), position }),
    }
}
