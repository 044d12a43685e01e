//! Macros that change a struct after `#[derive(PoolAlloc)]` has read it, and one that stands for it. Placed
//! below the derive, an attribute macro gets the item when the derive has already written code for it.

use std::sync::atomic::{AtomicUsize, Ordering};

use proc_macro::TokenStream;
use quote::{ToTokens, quote};
use syn::{DeriveInput, Fields, ItemStruct, ItemUnion, parse_macro_input, parse_quote};

fn changed(item: TokenStream, change: impl FnOnce(&mut ItemStruct)) -> TokenStream {
    let mut item = match syn::parse::<ItemStruct>(item) {
        Ok(item) => item,
        Err(error) => return error.to_compile_error().into(),
    };
    change(&mut item);
    item.into_token_stream().into()
}

fn named(item: &mut ItemStruct) -> &mut syn::FieldsNamed {
    match &mut item.fields {
        Fields::Named(fields) => fields,
        _ => panic!("a struct with named fields"),
    }
}

/// Removes every `#[repr]`.
#[proc_macro_attribute]
pub fn strip_repr(_: TokenStream, item: TokenStream) -> TokenStream {
    changed(item, |item| item.attrs.retain(|attr| !attr.path().is_ident("repr")))
}

/// Adds a `#[repr(…)]` to a struct or an enum.
#[proc_macro_attribute]
pub fn add_repr(repr: TokenStream, item: TokenStream) -> TokenStream {
    let (repr, mut item) = (proc_macro2::TokenStream::from(repr), parse_macro_input!(item as DeriveInput));
    item.attrs.push(parse_quote!(#[repr(#repr)]));
    item.into_token_stream().into()
}

/// Puts a `#[repr(…)]` in place of those of a struct or an enum.
#[proc_macro_attribute]
pub fn replace_repr(repr: TokenStream, item: TokenStream) -> TokenStream {
    let (repr, mut item) = (proc_macro2::TokenStream::from(repr), parse_macro_input!(item as DeriveInput));
    item.attrs.retain(|attr| !attr.path().is_ident("repr"));
    item.attrs.push(parse_quote!(#[repr(#repr)]));
    item.into_token_stream().into()
}

/// Packs the struct.
#[proc_macro_attribute]
pub fn add_packed(_: TokenStream, item: TokenStream) -> TokenStream {
    changed(item, |item| item.attrs.push(parse_quote!(#[repr(packed)])))
}

/// Adds a field that owns memory.
#[proc_macro_attribute]
pub fn add_field(_: TokenStream, item: TokenStream) -> TokenStream {
    changed(item, |item| named(item).named.push(parse_quote!(added: ::std::vec::Vec<u8>)))
}

/// Makes the struct a union with one more field.
#[proc_macro_attribute]
pub fn make_union(_: TokenStream, item: TokenStream) -> TokenStream {
    let ItemStruct { attrs, ident, fields, .. } = parse_macro_input!(item as ItemStruct);
    let fields = fields.iter();
    quote!(#(#attrs)* union #ident { #(#fields,)* added: u8 }).into()
}

/// Adds a case to a union that is larger than the others.
#[proc_macro_attribute]
pub fn add_case(_: TokenStream, item: TokenStream) -> TokenStream {
    let ItemUnion { attrs, ident, fields, .. } = parse_macro_input!(item as ItemUnion);
    let fields = fields.named.iter();
    quote!(#(#attrs)* union #ident { #(#fields,)* added: [u64; 4] }).into()
}

/// Makes the union a struct.
#[proc_macro_attribute]
pub fn union_as_struct(_: TokenStream, item: TokenStream) -> TokenStream {
    let ItemUnion { attrs, ident, fields, .. } = parse_macro_input!(item as ItemUnion);
    quote!(#(#attrs)* struct #ident #fields).into()
}

/// Removes the last field.
#[proc_macro_attribute]
pub fn remove_field(_: TokenStream, item: TokenStream) -> TokenStream {
    changed(item, |item| {
        named(item).named.pop();
    })
}

/// Makes the last field own memory.
#[proc_macro_attribute]
pub fn replace_type(_: TokenStream, item: TokenStream) -> TokenStream {
    changed(item, |item| {
        if let Some(last) = named(item).named.last_mut() {
            last.ty = parse_quote!(::std::boxed::Box<f64>);
        }
    })
}

/// Makes the first bound of the first type parameter one by `Other`.
#[proc_macro_attribute]
pub fn replace_bound(_: TokenStream, item: TokenStream) -> TokenStream {
    changed(item, |item| {
        if let Some(parameter) = item.generics.type_params_mut().next() {
            parameter.bounds = parse_quote!(Other);
        }
    })
}

/// Makes every `Self` in bounds another type.
#[proc_macro_attribute]
pub fn replace_where(_: TokenStream, item: TokenStream) -> TokenStream {
    changed(item, |item| item.generics.where_clause = Some(parse_quote!(where Key: Length<Other>)))
}

/// Adds a destructor.
#[proc_macro_attribute]
pub fn add_drop(_: TokenStream, item: TokenStream) -> TokenStream {
    let item = parse_macro_input!(item as DeriveInput);
    let name = &item.ident;
    let (generics, arguments, bounds) = item.generics.split_for_impl();
    quote!(#item impl #generics Drop for #name #arguments #bounds { fn drop(&mut self) {} }).into()
}

/// A plain type, but another one each time.
#[proc_macro]
pub fn another_type(_: TokenStream) -> TokenStream {
    static CALLS: AtomicUsize = AtomicUsize::new(1);
    let length = CALLS.fetch_add(1, Ordering::Relaxed);
    quote!([u8; #length]).into()
}

/// `Plain` the first times, which are the derive's, then a reference.
#[proc_macro]
pub fn plain_at_first(_: TokenStream) -> TokenStream {
    static CALLS: AtomicUsize = AtomicUsize::new(0);
    match CALLS.fetch_add(1, Ordering::Relaxed) {
        0..4 => quote!(Plain).into(),
        _ => quote!(&'static u8).into(),
    }
}

/// Stands for `PoolAlloc` where its expansion is written out already.
#[proc_macro_derive(AlreadyExpanded, attributes(pool))]
pub fn already_expanded(_: TokenStream) -> TokenStream {
    TokenStream::new()
}
