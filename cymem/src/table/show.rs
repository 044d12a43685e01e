//! Values and names of types as text.

use core::fmt::{self, Write};

use super::kind::{Kind, name};
use super::read::{read_bits, read_int, read_pointer};
use crate::put::tag::Values;
use crate::table::kind::FieldType;

/// The name of a type, as far as it is known.
pub(super) fn write_type(out: &mut impl Write, ty: &FieldType) -> fmt::Result {
    let bits = ty.size * 8;
    match (ty.content.kind)() {
        Kind::Struct(entries) | Kind::Union(entries, _) => out.write_str(name(entries)),
        Kind::Enum(name, ..) => out.write_str(name),
        Kind::Unsigned => write!(out, "u{bits}"),
        Kind::Signed => write!(out, "i{bits}"),
        Kind::Float => write!(out, "f{bits}"),
        Kind::Bool => out.write_str("bool"),
        Kind::Function => out.write_str("fn"),
        // Arrays of arrays are rare in C, and of few dimensions; but a type could have many.
        Kind::Array(element, len) => write!(out, "[{len}] of {} bytes each", element.size),
        Kind::Bytes(_) => write!(out, "{} bytes", ty.size),
    }
}

/// A value without parts; `…` for one that nobody knows.
///
/// # Safety
///
/// A written value of the type is there.
pub(super) unsafe fn write_value(out: &mut impl Write, ty: &FieldType, place: *const u8) -> fmt::Result {
    match (ty.content.kind)() {
        // SAFETY: an integer is there.
        Kind::Unsigned => write!(out, "{}", unsafe { read_bits(place, ty.size) }),
        // SAFETY: as above.
        Kind::Signed => match unsafe { read_int(place, ty) } {
            Some(value) => write!(out, "{value}"),
            None => out.write_str("…"),
        },
        // SAFETY: a number of this size is there.
        Kind::Float if ty.size == 4 => write!(out, "{:?}", unsafe { place.cast::<f32>().read_unaligned() }),
        // SAFETY: as above.
        Kind::Float => write!(out, "{:?}", unsafe { place.cast::<f64>().read_unaligned() }),
        // SAFETY: a byte is there, which may be anything if C has written it.
        Kind::Bool => match unsafe { read_bits(place, 1) } {
            0 => out.write_str("false"),
            1 => out.write_str("true"),
            other => write!(out, "{other}"),
        },
        // SAFETY: the address of a function, or NULL.
        Kind::Function => match unsafe { read_pointer(place, false) } {
            pointer if pointer.is_null() => out.write_str("NULL"),
            pointer => write!(out, "{pointer:p}"),
        },
        Kind::Enum(_, names, values) => {
            // SAFETY: an integer is there.
            let value = unsafe { read_int(place, ty) }.unwrap_or(-1);
            // SAFETY: as above.
            let bits = unsafe { read_bits(place, ty.size) };
            let found = position(values, value).or_else(|| position(values, i128::try_from(bits).ok()?));
            match found.and_then(|position| names.get(position)) {
                Some(name) => out.write_str(name),
                None => write!(out, "{value}"),
            }
        }
        Kind::Array(..) | Kind::Struct(_) | Kind::Union(..) | Kind::Bytes(_) => out.write_str("…"),
    }
}

/// Which of the values it is.
fn position(values: Values, value: i128) -> Option<usize> {
    match values {
        Values::Range(first, _) => usize::try_from(value.checked_sub(first)?).ok(),
        Values::Listed(values) => values.iter().position(|other| *other == value),
    }
}

/// Text in quotes, up to so many bytes, as Rust would write it; with `\xFF` for what is no UTF-8.
pub(super) fn quote(out: &mut impl Write, bytes: &[u8], most: usize) -> fmt::Result {
    let mut end = most.min(bytes.len());
    // Not in the middle of a character.
    while end > 0
        && end < bytes.len()
        && bytes.get(end).is_some_and(|byte| byte & 0xC0 == 0x80)
        && most - end < 4
    {
        end -= 1;
    }
    out.write_str("\"")?;
    for chunk in bytes.get(..end).unwrap_or(bytes).utf8_chunks() {
        for char in chunk.valid().chars() {
            write_char(out, char)?;
        }
        for byte in chunk.invalid() {
            write!(out, "\\x{byte:02X}")?;
        }
    }
    out.write_str(if end < bytes.len() { "…\"" } else { "\"" })
}

/// A character of a text in quotes.
pub(super) fn write_char(out: &mut impl Write, char: char) -> fmt::Result {
    match char {
        '\'' => out.write_char(char),
        _ => write!(out, "{}", char.escape_debug()),
    }
}
