//! Keys about pointers on types that are none, and types that may be the name of one. C's arrays of pointers lie in
//! the struct: no advice here may move a field.

use syn::{Ident, PathSegment, Type};

use super::by_value::{self, Verdict};
use super::draft::{Draft, Siblings};
use super::syntax::{is_named, is_number_word, last_segment, single_word, strip, text};
use crate::diagnostics::Advice;

/// What is wrong with `key`, which needs a pointer, on the field.
pub(super) fn advice(draft: &Draft, key: &Ident, siblings: Siblings) -> Advice {
    let (ty, shown) = (draft.ty, text(draft.ty));
    if let Some(advice) = by_value::array_of_pointers(ty) {
        return Advice {
            why: format!("`{key}` is about one pointer, and `{shown}` is an array of them"),
            ..advice
        };
    }
    let why = format!("`{key}` needs a raw pointer, and `{shown}` is none");
    let help = match by_value::verdict(ty, &draft.written(), siblings.generics) {
        Verdict::Suspect(advice) | Verdict::Wrong(advice) => advice.help,
        Verdict::Fine if matches!(strip(ty), Type::Array(_)) => {
            format!("remove `{key}`: the array lies in the struct, and its length is in its type")
        }
        Verdict::Fine => format!("remove `{key}`, or write the pointer that the C struct has here"),
    };
    Advice::new(why, help)
}

/// What is wrong with `key`, which is about pointers, on elements that are none.
pub(super) fn of_elements(element: &Type, key: &Ident) -> Advice {
    let why = format!("`{key}` is about elements that are pointers, and `{}` is none", text(element));
    Advice::new(why, format!("remove `{key}`"))
}

/// Whether a type is a raw pointer, or may be the name of one: a trait then decides.
pub(super) fn may_be_pointer(ty: &Type, name: &str, siblings: Siblings) -> bool {
    match strip(ty) {
        Type::Ptr(_) | Type::Verbatim(_) => true,
        Type::Path(_) => !is_known(ty, siblings) && is_fine(ty, name, siblings),
        _ => false,
    }
}

fn is_fine(ty: &Type, name: &str, siblings: Siblings) -> bool {
    matches!(by_value::verdict(ty, name, siblings.generics), Verdict::Fine)
}

/// Names that stand for something else.
fn is_known(ty: &Type, siblings: Siblings) -> bool {
    const OF_C: &[&str] = &[
        "char",
        "schar",
        "uchar",
        "short",
        "ushort",
        "int",
        "uint",
        "long",
        "ulong",
        "longlong",
        "ulonglong",
        "float",
        "double",
        "void",
    ];
    let own = |word: &Ident| {
        let word = word.to_string();
        is_number_word(&word)
            || ["bool", "char", "str"].contains(&word.as_str())
            || siblings.generics.type_params().any(|parameter| parameter.ident == word)
    };
    let of_c = |segment: &PathSegment| {
        let name = segment.ident.to_string();
        name.strip_prefix("c_").is_some_and(|name| OF_C.contains(&name))
    };
    is_named(ty, "PhantomData")
        || is_named(ty, "Option")
        || single_word(ty).is_some_and(own)
        || last_segment(ty).is_some_and(of_c)
}
