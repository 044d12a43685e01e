//! `unsafe(free_fn = "name")`: the function by which C frees what it was handed.

use proc_macro2::{Span, TokenStream};
use quote::quote_spanned;

use crate::input::Input;
use crate::words::local;

/// The function, exported under the name that the user answers for.
pub(super) fn function(input: &Input) -> Option<TokenStream> {
    let name = &input.options.free_fn.as_ref()?.name;
    let (ident, krate) = (&input.ident, &input.options.krate);
    let [function, root] = ["free", "root"].map(local);
    // SAFETY (of what is generated): whoever calls it hands over what `Graph::into_raw` has given, or NULL.
    Some(quote_spanned! {Span::mixed_site()=>
        const _: () = {
            #[unsafe(export_name = #name)]
            #[allow(improper_ctypes_definitions)]
            unsafe extern "C" fn #function(#root: *mut #ident) {
                unsafe { #krate::private::free_graph(#root) }
            }
        };
    })
}
