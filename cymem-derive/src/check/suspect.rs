//! Names of `std` that no pool struct can hold, and what to write instead.
//!
//! A user may have a type of the same name, so a trait has the last word.

use syn::{PathSegment, Type};

use super::callback;
use super::instead::{FLEXIBLE, c_function, instead_of_pointer};
use super::owners;
use super::syntax::{is_named, last_segment, text, type_arguments};
use crate::diagnostics::Advice;

/// What is wrong with a field `name` of this type if the type is `std`'s.
pub(super) fn by_name(ty: &Type, name: &str) -> Option<Advice> {
    let segment = last_segment(ty)?;
    if callback::of_c(ty).is_some() {
        return None;
    }
    let shown = text(ty);
    owners::by_name(segment, &shown, name)
        .or_else(|| hidden(segment, &shown, name))
        .or_else(|| never_zero(segment, &shown, name))
        .or_else(|| changed_behind_views(segment, &shown, name))
        .or_else(|| no_layout(segment, &shown, name))
}

fn argument(segment: &PathSegment) -> Option<&Type> {
    type_arguments(segment).first().copied()
}

fn hidden(segment: &PathSegment, shown: &str, name: &str) -> Option<Advice> {
    let inner = text(argument(segment)?);
    match segment.ident.to_string().as_str() {
        "ManuallyDrop" => Some(Advice::new(
            format!("`{shown}` hides the destructor of `{inner}`, which would never run"),
            format!("write `{name}: {inner}` if `{inner}` has no destructor"),
        )),
        "MaybeUninit" => Some(Advice::new(
            format!("`{shown}` may hold bytes that were never written, and no view can show them"),
            format!("write `{name}: {inner}`: pool memory is zero from the start"),
        )),
        "Option" => Some(option(segment, shown, name)),
        _ => None,
    }
}

fn option(segment: &PathSegment, shown: &str, name: &str) -> Advice {
    let no_c_layout = format!("C has no `{shown}`");
    let Some(inner) = argument(segment) else {
        return Advice::new(no_c_layout, format!("write `{name}` without `Option`"));
    };
    let inner_shown = text(inner);
    match inner {
        Type::Reference(reference) => Advice::new(
            format!("`{shown}` borrows, and C keeps no lifetimes"),
            instead_of_pointer(name, &reference.elem, reference.mutability.is_some())
                + ", and NULL is `None`",
        ),
        Type::FnPtr(function) if function.abi.is_none() => Advice::new(
            format!("C cannot call `{inner_shown}`: its calling convention is Rust's"),
            format!("write `{name}: Option<{}>`", c_function(function)),
        ),
        Type::FnPtr(_) => Advice::new(
            format!("`{inner_shown}` is not a function pointer that is known here"),
            "write an `extern \"C\"` function, or `*mut c_void` with `#[pool(opaque)]`",
        ),
        _ => match by_name(inner, name) {
            Some(Advice { why, help }) if is_non_zero(inner) => Advice::new(
                why.replace(" must never be zero", " only adds a second name for zero"),
                help + ", where 0 is `None`",
            ),
            Some(Advice { why, help }) if is_named(inner, "NonNull") => Advice::new(
                why.replace(" must never be NULL", " only adds a second name for NULL"),
                help + ", where NULL is `None`",
            ),
            Some(advice) => advice,
            None => Advice::new(
                no_c_layout,
                format!(
                    "write `{name}: {inner_shown}` and a flag field, or `*mut {inner_shown}` with `#[pool(one)]`, where NULL is `None`"
                ),
            ),
        },
    }
}

fn is_non_zero(ty: &Type) -> bool {
    last_segment(ty).is_some_and(|segment| segment.ident.to_string().starts_with("NonZero"))
}

fn never_zero(segment: &PathSegment, shown: &str, name: &str) -> Option<Advice> {
    let ident = segment.ident.to_string();
    let inner = argument(segment).map(text);
    let start = "and pool memory starts as zero";
    if let Some(rest) = ident.strip_prefix("NonZero") {
        let integer = inner.unwrap_or_else(|| rest.to_lowercase());
        return Some(Advice::new(
            format!("`{shown}` must never be zero, {start}"),
            format!("write `{name}: {integer}`"),
        ));
    }
    match (ident.as_str(), inner) {
        ("NonNull", Some(inner)) => Some(Advice::new(
            format!("`{shown}` must never be NULL, {start}"),
            format!("write `{name}: *mut {inner}` with `#[pool(…)]`"),
        )),
        ("Infallible", None) => Some(Advice::new(
            format!("`{shown}` has no values, so zero bytes are not one"),
            "remove the field",
        )),
        ("char", None) => Some(Advice::new(
            "C may store a number that is not a `char`",
            format!("write `{name}: u32` and convert it with `char::from_u32`"),
        )),
        _ => None,
    }
}

fn changed_behind_views(segment: &PathSegment, shown: &str, name: &str) -> Option<Advice> {
    const CELLS: &[&str] = &[
        "Cell",
        "UnsafeCell",
        "SyncUnsafeCell",
        "RefCell",
        "OnceCell",
        "LazyCell",
        "Mutex",
        "RwLock",
        "OnceLock",
        "LazyLock",
    ];
    const ATOMICS: &[&str] =
        &["Bool", "I8", "I16", "I32", "I64", "Isize", "U8", "U16", "U32", "U64", "Usize"];
    let ident = segment.ident.to_string();
    let inner = argument(segment).map(text);
    let plain = match (ident.strip_prefix("Atomic"), inner) {
        (Some("Ptr"), Some(inner)) => format!("*mut {inner}` with `#[pool(…)]"),
        (Some(kind), None) if ATOMICS.contains(&kind) => kind.to_lowercase(),
        (Some(""), Some(inner)) => inner,
        (None, Some(inner)) if CELLS.contains(&ident.as_str()) => inner,
        _ => return None,
    };
    let help = match plain.as_str() {
        // Atomics are aligned to their size, the integers on 32-bit x86 to 4 bytes.
        "u64" | "i64" => {
            format!("write `{name}: {plain}`, or a `#[repr(C, align(8))]` struct of it for 32-bit targets")
        }
        _ => format!("write `{name}: {plain}`"),
    };
    Some(Advice::new(format!("`{shown}` could be changed while a view reads it"), help))
}

fn no_layout(segment: &PathSegment, shown: &str, name: &str) -> Option<Advice> {
    let ident = segment.ident.to_string();
    // What bindgen writes for shapes of C that stay out.
    match ident.as_str() {
        "__IncompleteArrayField" => {
            return Some(Advice::new(
                format!("`{shown}` is a flexible array member, which no view could show"),
                FLEXIBLE,
            ));
        }
        "__BindgenBitfieldUnit" => {
            return Some(Advice::new(
                format!(
                    "`{shown}` holds bit-fields, and only bindgen's functions know where each of them is"
                ),
                format!(
                    "add `#[pool(unsafe(plain))]`, or once beside the bindings `unsafe impl<T: cymem::Plain> cymem::Plain for __BindgenBitfieldUnit<T> {{}}`: any bytes are valid; the Init then takes what `new{name}(…)` of the struct returns"
                ),
            ));
        }
        "__BindgenUnionField" => {
            return Some(Advice::new(
                "nobody knows which field of a union is valid",
                "leave the field out: it takes no space, and `bindgen_union_field` holds the bytes of the union",
            ));
        }
        _ => {}
    }
    let help = match (ident.as_str(), argument(segment)) {
        ("Duration" | "Instant" | "SystemTime", None) => {
            format!("write `{name}: u64` in a fixed unit, such as nanoseconds")
        }
        ("Ipv4Addr", None) => format!("write `{name}: [u8; 4]`"),
        ("Ipv6Addr", None) => format!("write `{name}: [u8; 16]`"),
        ("IpAddr", None) => format!("write `{name}: [u8; 16]` and a field for the address family"),
        ("SocketAddr" | "SocketAddrV4" | "SocketAddrV6", None) => {
            "write C's `sockaddr` struct, with `#[pool(nested)]`".into()
        }
        ("f16", None) => format!("write `{name}: u16` for the bits"),
        ("f128", None) => format!("write `{name}: u128` for the bits"),
        ("Result", Some(_)) => "write a status code and a field for the value".into(),
        ("c_void", None) => format!("write `{name}: *mut c_void` with `#[pool(opaque)]`, or with `elem = T`"),
        ("Simd", Some(_)) => lanes(name),
        (_, None) if is_vector(&ident) => lanes(name),
        _ => return None,
    };
    Some(Advice::new(format!("`{shown}` has no layout that C could rely on"), help))
}

fn lanes(name: &str) -> String {
    format!(
        "write `{name}` as a `#[repr(C, align(…))]` struct of its lanes, such as `[f32; 4]`, with the same size and alignment"
    )
}

/// The vector types of `core::arch`, such as `__m128i`, and of `std::simd`, such as `f32x4`.
fn is_vector(ident: &str) -> bool {
    let lanes = ident.strip_prefix(['f', 'i', 'u']).and_then(|rest| rest.split_once('x'));
    let number = |text: &str| !text.is_empty() && text.chars().all(|letter| letter.is_ascii_digit());
    ident.starts_with("__m") || lanes.is_some_and(|(bits, count)| number(bits) && number(count))
}
