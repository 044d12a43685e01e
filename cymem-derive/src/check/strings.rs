//! Pointers to text and bytes: which targets they can have, for all that names tell.

use syn::{Ident, Type};

use super::syntax::{is_integer_word, is_named, raw_pointer, single_word, strip, text};
use crate::diagnostics::Advice;

/// What is wrong with a pointer to `target` under `key`: `cstr`, `utf16` or `bytes`.
pub(super) fn misfit(key: &Ident, target: &Type) -> Option<Advice> {
    let (fits, needed) = match key.to_string().as_str() {
        "utf16" => (may_be_wide(target), "`u16`"),
        "bytes" => (may_be_byte(target) || is_named(target, "c_void"), "`c_char`, `u8`, `i8` or `c_void`"),
        _ => (may_be_byte(target), "`c_char`, `u8` or `i8`"),
    };
    if fits {
        return None;
    }
    let why = format!("`{key}` needs a pointer to {needed}, and `{}` is none", text(target));
    let help = match raw_pointer(target) {
        Some(_) => {
            format!("write `null_terminated, each({key})` or `len = …, each({key})` for an array of pointers")
        }
        None if key == "bytes" => {
            "write `len = …` alone for an array, with `unit = bytes` if `…` counts bytes".to_owned()
        }
        None => "write `zero_terminated` for an array that ends with 0, or `len = …`".to_owned(),
    };
    Some(Advice::new(why, help))
}

/// Whether a type can be C's `char`, for all that its name tells.
pub(super) fn may_be_c_char(ty: &Type) -> bool {
    may_be(ty, &[])
}

/// Whether a type can be one of a byte.
pub(super) fn may_be_byte(ty: &Type) -> bool {
    may_be(ty, &["u8", "i8"])
}

fn may_be_wide(ty: &Type) -> bool {
    may_be(ty, &["u16"])
}

/// Whether a type is one of these, or has a name that could be an alias of one.
fn may_be(ty: &Type, these: &[&str]) -> bool {
    let word = single_word(ty).map(ToString::to_string).unwrap_or_default();
    let other = match word.as_str() {
        "f32" | "f64" | "bool" | "char" | "str" => true,
        word => is_integer_word(word) && !these.contains(&word),
    };
    matches!(strip(ty), Type::Path(_) | Type::Verbatim(_)) && !other && !is_named(ty, "c_void")
}
