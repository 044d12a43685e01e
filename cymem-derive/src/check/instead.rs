//! What to write instead of a type that C cannot have.

use syn::{ReturnType, Type, TypeFnPtr};

use super::syntax::{is_named, single_word, strip, text};

/// What to do with a flexible array member. A view of the struct could not reach it: a reference to a struct
/// covers the struct alone.
pub(super) const FLEXIBLE: &str = "a struct with a flexible array member takes no derive: `Pool::alloc_layout` gives a block for it and `n` elements behind it, to be filled in by hand, as the documentation of `PoolAlloc` shows";

/// How to write a pointer to `target` in the field `name`.
pub(super) fn instead_of_pointer(name: &str, target: &Type, mutable: bool) -> String {
    let star = if mutable { "*mut" } else { "*const" };
    let target = strip(target);
    if single_word(target).is_some_and(|word| word == "str") || is_named(target, "CStr") {
        return format!("write `{name}: {star} c_char` with `#[pool(cstr)]`; the pool then owns the text");
    }
    match target {
        Type::Slice(slice) => instead_of_array(name, star, &text(&slice.elem)),
        Type::TraitObject(_) => {
            "store an `Option<extern \"C\" fn(…)>` and a `*mut c_void` with `#[pool(opaque)]`".into()
        }
        _ => format!(
            "write `{name}: {star} {}` with `#[pool(one)]`; the pool then owns the target",
            text(target),
        ),
    }
}

/// How to write an array of `element` in the field `name`.
pub(super) fn instead_of_array(name: &str, star: &str, element: &str) -> String {
    format!(
        "write `{name}: {star} {element}` with `#[pool(len = …)]` naming the count field; the pool then owns the array"
    )
}

/// The function pointer with an ABI that C can call.
pub(super) fn c_function(function: &TypeFnPtr) -> String {
    if function.abi.is_some() {
        return text(function);
    }
    let inputs = &function.inputs;
    let unsafety = if function.unsafety.is_some() { "unsafe " } else { "" };
    let lifetimes = function.lifetimes.as_ref().map(|bound| text(bound) + " ").unwrap_or_default();
    let output = match &function.output {
        ReturnType::Default => String::new(),
        ReturnType::Type(_, ty) => format!(" -> {}", text(ty)),
    };
    format!("{lifetimes}{unsafety}extern \"C\" fn({}){output}", text(inputs))
}
