//! Types that own heap memory, which a pool would never give back.

use syn::{PathArguments, PathSegment};

use super::instead::{instead_of_array, instead_of_pointer};
use super::syntax::{text, type_arguments};
use crate::diagnostics::Advice;

pub(super) fn by_name(segment: &PathSegment, shown: &str, name: &str) -> Option<Advice> {
    let ident = segment.ident.to_string();
    let arguments = type_arguments(segment);
    let bare = matches!(segment.arguments, PathArguments::None);
    let help = match (ident.as_str(), arguments.as_slice()) {
        ("Vec" | "VecDeque" | "LinkedList" | "BinaryHeap" | "HashSet" | "BTreeSet", [element, ..]) => {
            instead_of_array(name, "*mut", &text(element))
        }
        ("HashMap" | "BTreeMap", [key, value, ..]) => format!(
            "write two arrays with the same `#[pool(len = …)]`, `*mut {}` for the keys and `*mut {}` for the values",
            text(key),
            text(value),
        ),
        ("Box" | "Rc" | "Arc" | "Weak" | "Cow", [target, ..]) => instead_of_pointer(name, target, true),
        ("String" | "CString" | "OsString" | "PathBuf", []) if bare => {
            format!("write `{name}: *mut c_char` with `#[pool(cstr)]`; the pool then owns the text")
        }
        _ => return None,
    };
    let why = format!(
        "`{shown}` owns heap memory that nobody would free, and zero bytes are not a valid `{ident}`"
    );
    Some(Advice::new(why, help))
}
