//! The derive macro of [`cymem`](https://docs.rs/cymem). Use it through that crate, which re-exports it.
//!
//! Data flows one way: `attr` reads `#[pool(…)]`, `check` turns the item into the typed picture of
//! `input` or into errors, and `expand` writes code for a picture that can no longer be wrong.

mod attr;
mod check;
mod diagnostics;
mod expand;
mod input;
mod pointee;
mod this;
mod words;

#[cfg(test)]
mod tests;

use proc_macro2::TokenStream;
use syn::DeriveInput;

use crate::diagnostics::Diagnostics;

/// Makes a `#[repr(C)]` struct a node that a `cymem::Pool` can build and show.
///
/// `cymem::PoolAlloc`, the trait of the same name, documents the attributes.
#[proc_macro_derive(PoolAlloc, attributes(pool))]
pub fn derive_pool_alloc(item: proc_macro::TokenStream) -> proc_macro::TokenStream {
    derive(item.into()).into()
}

fn derive(item: TokenStream) -> TokenStream {
    // Of the tokens as they come: to make them of the parsed item is work.
    let words = words::of(item.clone());
    let item = &match syn::parse2::<DeriveInput>(item) {
        Ok(item) => item,
        Err(error) => return error.to_compile_error(),
    };
    let item = &*this::written_out(item, &words);
    let mut diagnostics = Diagnostics::default();
    let options = attr::options(item, &mut diagnostics);
    let checked = check::item(item, &options, words, &mut diagnostics);
    match diagnostics.finish(checked) {
        Ok(input) => expand::expand(input),
        Err(errors) => {
            let mut tokens = expand::fallback(item, &options);
            tokens.extend(errors.iter().map(syn::Error::to_compile_error));
            tokens
        }
    }
}
