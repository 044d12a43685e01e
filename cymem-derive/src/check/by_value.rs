//! Types that a struct holds in place: rejected by syntax, suspected by name, or fine.

use syn::{GenericParam, Generics, Type, TypeArray, TypeReference};

use super::instead::{FLEXIBLE, c_function, instead_of_pointer};
use super::suspect;
use super::syntax::{is_number_word, is_zero, raw_pointer, single_word, strip, text};
use crate::diagnostics::Advice;

/// What tokens tell about a type.
pub(super) enum Verdict {
    Fine,
    /// Wrong unless the name is the user's own.
    Suspect(Advice),
    /// Wrong whatever the names mean.
    Wrong(Advice),
}

/// Judges the type of the field `name`, or of its elements.
pub(super) fn verdict(ty: &Type, name: &str, generics: &Generics) -> Verdict {
    if let Type::Path(_) = strip(ty) {
        return by_name(ty, name, generics);
    }
    let shown = text(ty);
    let wrong = |why: &str, help: &str| Verdict::Wrong(Advice::new(why, help));
    match strip(ty) {
        Type::Array(array) if is_zero(&array.len) => Verdict::Wrong(empty_array(array)),
        Type::Array(array) => match array_of_pointers(ty) {
            Some(advice) => Verdict::Wrong(advice),
            None => of_elements(verdict(&array.elem, name, generics), &shown),
        },
        Type::Reference(reference) => Verdict::Wrong(self::reference(reference, name)),
        Type::FnPtr(function) => Verdict::Wrong(Advice::new(
            format!("`{shown}` must never be NULL, and pool memory starts as zero"),
            format!("write `{name}: Option<{}>`, where NULL is `None`", c_function(function)),
        )),
        Type::Tuple(tuple) if tuple.elems.is_empty() => {
            wrong("`()` takes no space, and C and C++ disagree about such fields", "leave the field out")
        }
        Type::Tuple(_) => Verdict::Wrong(Advice::new(
            format!("Rust chooses the layout of the tuple `{shown}`"),
            "write a `#[repr(C)]` struct with these fields and derive `PoolAlloc` for it",
        )),
        Type::Slice(slice) => Verdict::Wrong(Advice::new(
            format!("`{shown}` has no size that C could know"),
            format!(
                "write `{name}: *mut {}` with `#[pool(len = …)]` if C has a pointer here; {FLEXIBLE}",
                text(&slice.elem)
            ),
        )),
        Type::TraitObject(_) => Verdict::Wrong(Advice::new(
            format!("C cannot use the trait object `{shown}`"),
            "store an `Option<extern \"C\" fn(…)>` and a `*mut c_void` with `#[pool(opaque)]`",
        )),
        Type::Ptr(_) => wrong(
            "nobody knows what a pointer without `#[pool(…)]` points to",
            "give each pointer a field of its own with `#[pool(…)]`",
        ),
        Type::Never(_) => wrong("`!` has no values, so zero bytes are not one", "remove the field"),
        Type::Macro(_) => Verdict::Wrong(Advice::new(
            format!("the type macro `{shown}` may expand differently each time"),
            "write the type out",
        )),
        Type::ImplTrait(_) | Type::Infer(_) => Verdict::Wrong(Advice::new(
            format!("`{shown}` does not say which type C will find"),
            "write the type out",
        )),
        _ => Verdict::Wrong(Advice::new(
            format!("`{shown}` is not a type that is known here"),
            "write a number, a C struct or a raw pointer",
        )),
    }
}

/// The same for a type that is plain by promise: nobody could keep it for these.
pub(super) fn promised(ty: &Type, name: &str, generics: &Generics) -> Verdict {
    match strip(ty) {
        Type::Path(_) if single_word(ty).is_none_or(|word| word != "str") => Verdict::Fine,
        Type::Ptr(_) => Verdict::Fine,
        Type::Array(array) if !is_zero(&array.len) => promised(&array.elem, name, generics),
        _ => verdict(ty, name, generics),
    }
}

fn by_name(ty: &Type, name: &str, generics: &Generics) -> Verdict {
    if let Some(word) = single_word(ty).map(ToString::to_string) {
        if word == "str" {
            return Verdict::Wrong(Advice::new(
                "`str` has no size that C could know",
                format!("write `{name}: *mut c_char` with `#[pool(cstr)]`"),
            ));
        }
        if is_number_word(&word) || is_parameter(&word, generics) {
            return Verdict::Fine;
        }
    }
    suspect::by_name(ty, name).map_or(Verdict::Fine, Verdict::Suspect)
}

/// A type parameter is what its bounds say, whatever its name.
fn is_parameter(word: &str, generics: &Generics) -> bool {
    generics.params.iter().any(|parameter| match parameter {
        GenericParam::Type(parameter) => parameter.ident == word,
        _ => false,
    })
}

/// What is wrong with an array of raw pointers, with and without keys.
pub(super) fn array_of_pointers(ty: &Type) -> Option<Advice> {
    let mut element = strip(ty);
    while let Type::Array(array) = element {
        element = strip(&array.elem);
    }
    if !matches!(strip(ty), Type::Array(_)) || raw_pointer(element).is_none() {
        return None;
    }
    let why = format!("nobody knows what each pointer in `{}` points to", text(ty));
    let help = match strip(ty) {
        Type::Array(array) if raw_pointer(&array.elem).is_some() => {
            "add `#[pool(each(…))]` with `one`, `cstr`, `len = …`, `null_terminated` or `opaque`, or write a field for each of the pointers in place of the array: the layout is the same"
        }
        _ => {
            "write one array, `[*mut T; N]` with all the pointers, and `#[pool(each(…))]` with `one`, `cstr`, `len = …` or `opaque`: the layout is the same"
        }
    };
    Some(Advice::new(why, help))
}

/// An array is as wrong as its elements, but something else cannot replace them one by one.
fn of_elements(verdict: Verdict, array: &str) -> Verdict {
    let help = format!(
        "write plain elements in `{array}`: numbers, `bool`, `Option<extern \"C\" fn(…)>` or structs that derive `PoolAlloc`"
    );
    match verdict {
        Verdict::Fine => Verdict::Fine,
        Verdict::Suspect(advice) => Verdict::Suspect(Advice { help, ..advice }),
        Verdict::Wrong(advice) => Verdict::Wrong(Advice { help, ..advice }),
    }
}

/// Whether a field is what bindgen writes in front of bit-fields.
pub(super) fn aligns_bit_fields(ty: &Type, name: &str) -> bool {
    let empty = matches!(strip(ty), Type::Array(array) if is_zero(&array.len));
    empty && name.starts_with("_bitfield_align_")
}

/// Without elements, an array still moves what follows it, and aligns the struct.
fn empty_array(array: &TypeArray) -> Advice {
    let (shown, element) = (text(array), text(&array.elem));
    let why = format!("`{shown}` takes no space, and C has no arrays without elements");
    let help = match element.as_str() {
        "u8" | "i8" | "bool" | "c_char" => format!("leave the field out: the layout is the same; {FLEXIBLE}"),
        _ => format!(
            "leave the field out, and keep the alignment of `{element}`: write `#[repr(C, align(…))]` on the struct, and padding before the next field if it would move; {FLEXIBLE}"
        ),
    };
    Advice::new(why, help)
}

fn reference(reference: &TypeReference, name: &str) -> Advice {
    let why = format!(
        "`{}` must never be NULL, pool memory starts as zero, and C keeps no lifetimes",
        text(reference),
    );
    Advice::new(why, instead_of_pointer(name, &reference.elem, reference.mutability.is_some()))
}
