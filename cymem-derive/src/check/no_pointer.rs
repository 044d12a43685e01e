//! Keys about pointers on types that show none. The name of a pointer type shows none either, and C's arrays of
//! pointers lie in the struct: no advice here may move a field.

use syn::{Ident, Type};

use super::by_value::{self, Verdict};
use super::draft::{Draft, Siblings};
use super::syntax::{is_named, is_number_word, single_word, strip, text};
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
    if may_be_alias(ty, &draft.written(), siblings) {
        return Advice::new(
            format!("`{key}` needs to see a raw pointer, and `{shown}` may only be the name of one"),
            format!(
                "write out the pointer type that `{shown}` stands for: the layout is the same. If it is none, remove `{key}`"
            ),
        );
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

/// What is wrong with `key`, which is about pointers, on elements that show none.
pub(super) fn of_elements(element: &Type, key: &Ident, name: &str, siblings: Siblings) -> Advice {
    let shown = text(element);
    if may_be_alias(element, name, siblings) {
        return Advice::new(
            format!(
                "`{key}` needs to see that the elements are pointers, and `{shown}` may only be the name of one"
            ),
            format!(
                "write out the pointer type that `{shown}` stands for: the layout is the same. If it is none, remove `{key}`"
            ),
        );
    }
    let why = format!("`{key}` is about elements that are pointers, and `{shown}` is none");
    Advice::new(why, format!("remove `{key}`"))
}

/// Whether a type may be the name of a pointer type.
pub(super) fn may_be_alias(ty: &Type, name: &str, siblings: Siblings) -> bool {
    let no_pointer = |word: &Ident| {
        let word = word.to_string();
        // `c_int` and the like.
        is_number_word(&word)
            || word.starts_with("c_")
            || ["bool", "char", "str"].contains(&word.as_str())
            || siblings.generics.type_params().any(|parameter| parameter.ident == word)
    };
    let of_std = is_named(ty, "PhantomData") || is_named(ty, "Option");
    let known = of_std || single_word(ty).is_some_and(no_pointer);
    matches!(strip(ty), Type::Path(_))
        && !known
        && matches!(by_value::verdict(ty, name, siblings.generics), Verdict::Fine)
}
