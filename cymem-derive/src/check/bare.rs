//! Pointer types by themselves, without what attributes say of them.

use syn::{PointerMutability, Type, TypePtr};

use super::instead::instead_of_pointer;
use super::syntax::{is_named, raw_pointer, single_word, strip, text};
use crate::diagnostics::Advice;

/// What is wrong with a pointer that is wider than C's.
pub(super) fn fat(name: &str, pointer: &TypePtr) -> Option<Advice> {
    let target = strip(&pointer.elem);
    let mutable = matches!(pointer.mutability, PointerMutability::Mut(_));
    let wide = match target {
        Type::Slice(_) | Type::TraitObject(_) => true,
        _ => single_word(target).is_some_and(|word| word == "str"),
    };
    wide.then(|| {
        let why = format!("`{}` is two words wide, and a C pointer is one", text(pointer));
        Advice::new(why, instead_of_pointer(name, target, mutable))
    })
}

/// What is wrong with a pointer that has no keys.
pub(super) fn without_meaning(name: &str, ty: &Type) -> Advice {
    let pointer = raw_pointer(ty);
    if let Some(advice) = pointer.and_then(|pointer| fat(name, pointer)) {
        return advice;
    }
    let target = pointer.map(|pointer| strip(&pointer.elem));
    let why = format!("nobody knows what `{}` points to", text(ty));
    let help = match target {
        Some(target) if is_named(target, "c_void") => {
            "add `#[pool(opaque)]` to pass it unchanged, `#[pool(elem = T, len = n)]` for an array of `T`, or `#[pool(bytes, len = n)]`"
        }
        Some(target) if is_named(target, "c_char") => {
            "add `#[pool(cstr)]` for text that ends with nul, `#[pool(bytes, len = n)]` for `n` bytes, or `#[pool(opaque)]` to pass it unchanged"
        }
        Some(Type::Ptr(_)) => {
            "add `#[pool(len = n, each(…))]` or `#[pool(null_terminated, each(…))]` with `one`, `cstr`, `len = m` or `opaque` inside `each`, or `#[pool(opaque)]` to pass it unchanged"
        }
        _ => {
            "add `#[pool(…)]` with `one` (one value), `len = n` (an array), `zero_terminated` or `terminator = …` (an array that ends itself), `list` (the next node), `link` (a node of the same graph) or `opaque` (passed unchanged)"
        }
    };
    Advice::new(why, help)
}
