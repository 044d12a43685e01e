//! The inherent constructors: `T::new_in`, and `T::list_in` for list nodes.

use std::collections::HashSet;

use proc_macro2::{Ident, TokenStream};
use quote::{ToTokens, quote};
use syn::{Attribute, Generics, Visibility};

use crate::input::Input;
use crate::words;

/// An item that gets constructors. It may be a wrong one.
pub(super) struct Constructed<'a> {
    pub(super) ident: &'a Ident,
    pub(super) vis: &'a Visibility,
    pub(super) attrs: &'a [Attribute],
    pub(super) generics: &'a Generics,
    /// The path of the runtime crate's `private` module.
    pub(super) private: &'a dyn ToTokens,
    pub(super) words: &'a HashSet<String>,
}

impl<'a> Constructed<'a> {
    pub(super) fn of(input: &'a Input) -> Self {
        let Input { ident, vis, attrs, generics, private, words, .. } = input;
        Self { ident, vis, attrs, generics, private, words }
    }

    /// An impl with `T::new_in`, and with `T::list_in` if asked for.
    pub(super) fn constructors(&self, list: bool) -> TokenStream {
        let Constructed { ident, attrs, generics, .. } = self;
        let (generics, parameters, bounds) = generics.split_for_impl();
        let new_in = self.new_in();
        let list_in = list.then(|| self.list_in());
        quote! {
            #(#attrs)*
            impl #generics #ident #parameters #bounds {
                #new_in
                #list_in
            }
        }
    }

    fn new_in(&self) -> TokenStream {
        let Constructed { ident, vis, private, words, .. } = self;
        let (pool, init) = (words::local("pool"), words::local("init"));
        let (engine, source) = (words::unused(words, "PoolEngine"), words::unused(words, "PoolInit"));
        let doc = format!(
            "Builds a `{ident}`, and all that it points to, in the pool.\n\n# Errors\n\nSee `cymem::Error`."
        );
        quote! {
            #[doc = #doc]
            #[inline]
            #vis fn new_in<
                'pool,
                #engine: #private::Engine,
                #source: #private::Put<&'pool #private::Pool<#engine>, Self, #private::Value>,
            >(
                #pool: &'pool #private::Pool<#engine>,
                #init: #source,
            ) -> #private::Result<#private::Pooled<'pool, Self>, #private::Error> {
                #private::Pool::build::<Self, #source>(#pool, #init)
            }
        }
    }

    fn list_in(&self) -> TokenStream {
        let Constructed { ident, vis, private, words, .. } = self;
        let (pool, inits) = (words::local("pool"), words::local("inits"));
        let (engine, source) = (words::unused(words, "PoolEngine"), words::unused(words, "PoolInits"));
        let doc = format!(
            "Builds a list of `{ident}`s in the pool, one for each Init, and returns the first.\n\n# Errors\n\nSee \
             `cymem::Error`."
        );
        quote! {
            #[doc = #doc]
            #vis fn list_in<'pool, #engine, #source>(
                #pool: &'pool #private::Pool<#engine>,
                #inits: #source,
            ) -> #private::Result<#private::core::option::Option<#private::Pooled<'pool, Self>>, #private::Error>
            where
                #engine: #private::Engine,
                #source: #private::core::iter::IntoIterator<
                    Item: #private::Put<&'pool #private::Pool<#engine>, Self, #private::Value>
                >,
            {
                #private::list_in(#pool, #inits)
            }
        }
    }
}
