//! Function pointers of C, for which the tokens are proof enough.

use proc_macro2::{TokenStream, TokenTree};
use quote::ToTokens;
use syn::Type;

use super::syntax::{last_segment, type_arguments};

/// For more arguments there is no implementation of `Plain`.
const ARGUMENTS: usize = 12;

/// The same in front of `...`.
const VARIADIC: usize = 8;

/// The function in `Option<extern "C" fn(…)>`.
pub(super) fn of_c(ty: &Type) -> Option<&Type> {
    let segment = last_segment(ty).filter(|segment| segment.ident == "Option")?;
    let [pointer @ Type::FnPtr(function)] = *type_arguments(segment).as_slice() else { return None };
    let abi = function.abi.as_ref()?.name.as_ref().map(|name| name.value());
    matches!(abi.as_deref(), None | Some("C" | "C-unwind")).then_some(pointer)
}

/// The same if no implementation of `Plain` covers it: it has references, which differ from call to call, or
/// many arguments.
pub(super) fn spelt_out(ty: &Type) -> Option<&Type> {
    of_c(ty).filter(|pointer| match pointer {
        Type::FnPtr(function) => {
            let covered = if function.variadic.is_some() { VARIADIC } else { ARGUMENTS };
            function.inputs.len() > covered || says_lifetime(pointer.to_token_stream())
        }
        _ => false,
    })
}

/// Whether there is a reference or a lifetime.
fn says_lifetime(tokens: TokenStream) -> bool {
    tokens.into_iter().any(|token| match token {
        TokenTree::Punct(mark) => matches!(mark.as_char(), '&' | '\''),
        TokenTree::Group(group) => says_lifetime(group.stream()),
        TokenTree::Ident(_) | TokenTree::Literal(_) => false,
    })
}
