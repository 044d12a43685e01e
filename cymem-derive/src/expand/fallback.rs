//! After an error: enough that the rest of the crate compiles and one mistake stays one error.

use std::collections::HashSet;

use proc_macro2::{Ident, Span, TokenStream};
use quote::quote;
use syn::{Data, DeriveInput, Field, Fields, GenericParam, Meta, Type};

use super::constructor::Constructed;
use super::ours;
use crate::input::Options;
use crate::words::{self, collect, unraw};

/// A recipe that takes anything, or the promise that the struct is plain. Neither ever runs, since
/// there is an error.
pub(crate) fn fallback(item: &DeriveInput, options: &Options) -> TokenStream {
    if item.generics.params.iter().any(|parameter| is_in_the_way(parameter, item, options)) {
        return TokenStream::new();
    }
    match &item.data {
        Data::Struct(data) => match &data.fields {
            Fields::Named(fields) if fields.named.iter().any(is_pointer) => {
                let fields: Vec<_> = fields.named.iter().collect();
                node(item, options, &fields)
            }
            fields if fields.iter().any(is_unsized) => TokenStream::new(),
            _ => plain(item, options),
        },
        Data::Enum(_) => plain(item, options),
        Data::Union(_) => union(item, options),
    }
}

/// Whether generated code could not name a type because of the parameter.
fn is_in_the_way(parameter: &GenericParam, item: &DeriveInput, options: &Options) -> bool {
    let name = match parameter {
        GenericParam::Lifetime(_) => return true,
        GenericParam::Type(parameter) => &parameter.ident,
        GenericParam::Const(parameter) => &parameter.ident,
    };
    let generated = [&item.ident, &options.init, &options.view];
    generated.into_iter().chain(&options.edit).any(|taken| unraw(taken) == unraw(name))
}

fn is_pointer(field: &Field) -> bool {
    matches!(field.ty, Type::Ptr(_)) || keys(field).next().is_some()
}

fn is_phantom(field: &Field) -> bool {
    match &field.ty {
        Type::Path(path) => path.path.segments.last().is_some_and(|last| last.ident == "PhantomData"),
        _ => false,
    }
}

/// Whether an impl of `Plain` would be one more error.
fn is_unsized(field: &Field) -> bool {
    match &field.ty {
        Type::Slice(_) | Type::TraitObject(_) => true,
        Type::Path(path) => path.path.is_ident("str"),
        _ => false,
    }
}

/// The lists of tokens in the `#[pool(…)]` attributes of a field.
fn keys(field: &Field) -> impl Iterator<Item = TokenStream> + '_ {
    field.attrs.iter().filter_map(|attr| match &attr.meta {
        Meta::List(list) if list.path.is_ident("pool") => Some(list.tokens.clone()),
        _ => None,
    })
}

fn node(item: &DeriveInput, options: &Options, fields: &[&Field]) -> TokenStream {
    let DeriveInput { ident, vis, generics, .. } = item;
    let (krate, init, view) = (&options.krate, ours(&options.init), ours(&options.view));
    let core = quote!(#krate::private::core);

    // Counts are named in the attributes of other fields; constants say so themselves.
    let mut filled_in = HashSet::new();
    fields.iter().flat_map(|field| keys(field)).for_each(|tokens| collect(tokens, &mut filled_in));
    let constant = |field: &Field| {
        let mut words = HashSet::new();
        keys(field).for_each(|tokens| collect(tokens, &mut words));
        ["value", "size_of", "null", "list"].iter().any(|word| words.contains(*word))
    };
    let members: Vec<_> = fields
        .iter()
        .filter(|field| !constant(field) && !is_phantom(field))
        .filter_map(|field| field.ident.as_ref())
        .filter(|member| !filled_in.contains(&unraw(member)))
        .collect();
    let parameters: Vec<_> =
        (0..members.len()).map(|i| Ident::new(&format!("Field{i}"), Span::mixed_site())).collect();

    let (impl_generics, arguments, bounds) = generics.split_for_impl();
    let own = &generics.params;
    let comma = (!own.is_empty() && !own.trailing_punct()).then(|| quote!(,));
    let constructors = constructors(item, options);
    let editor = options.edit.as_ref().map(|name| editor(item, options, name));
    quote! {
        #editor
        #vis struct #init <#(#parameters),*> { #(#vis #members: #parameters),* }
        #vis struct #view #impl_generics (#ident #arguments) #bounds;
        #constructors
        const _: () = {
            #[automatically_derived]
            unsafe impl #impl_generics #krate::PoolAlloc for #ident #arguments #bounds {
                type View = #view #arguments;
                type Kind = #krate::private::IsNode;
                type Fields = ();
                const FIELDS: &'static [#krate::private::Field] = &[];
            }
            #[automatically_derived]
            unsafe impl<#own #comma #(#parameters),*>
                #krate::private::Source<#ident #arguments, #krate::private::Value> for #init <#(#parameters),*> #bounds
            {
                type By = #krate::private::Recipe;
            }
            #[automatically_derived]
            unsafe impl<#own #comma #(#parameters),*>
                #krate::private::Source<#ident #arguments, #krate::private::One> for #init <#(#parameters),*> #bounds
            {
                type By = #krate::private::NewNode;
            }
            #[automatically_derived]
            unsafe impl<Context: #krate::Context, #own #comma #(#parameters),*>
                #krate::private::Write<Context, #ident #arguments, #krate::private::Value, #krate::private::Recipe>
                for #init <#(#parameters),*> #bounds
            {
                unsafe fn write(self, _: #krate::private::Build<'_, Context>, (): (), _: *mut #ident #arguments)
                    -> #core::result::Result<(), #krate::private::Failed>
                {
                    loop {}
                }
            }
        };
    }
}

/// An editor that changes nothing.
fn editor(item: &DeriveInput, options: &Options, name: &Ident) -> TokenStream {
    let DeriveInput { ident, vis, generics, .. } = item;
    let (krate, name) = (&options.krate, ours(name));
    let private = quote!(#krate::private);
    let (impl_generics, arguments, bounds) = generics.split_for_impl();
    quote! {
        #vis struct #name<'edit>(#private::core::marker::PhantomData<&'edit ()>);
        #[automatically_derived]
        unsafe impl #impl_generics #private::Editable for #ident #arguments #bounds {
            type Edit<'edit> = #name<'edit>;
            unsafe fn editor<'edit>(_: #private::core::ptr::NonNull<Self>, _: #private::Reach<'edit>) -> #name<'edit> {
                loop {}
            }
        }
    }
}

/// Enough for the structs that hold the union.
fn union(item: &DeriveInput, options: &Options) -> TokenStream {
    let (ident, krate) = (&item.ident, &options.krate);
    let (generics, arguments, bounds) = item.generics.split_for_impl();
    let core = quote!(#krate::private::core);
    quote! {
        #[automatically_derived]
        unsafe impl #generics #krate::private::Union for #ident #arguments #bounds {
            type Untagged = Self;
            type Parts = ();
            const TYPE: &'static #krate::private::FieldType = #krate::private::OtherField::<Self>::TYPE;
        }
        #[automatically_derived]
        unsafe impl #generics #krate::private::Cases for #ident #arguments #bounds {
            type View<'view> = &'view Self where Self: 'view;
            const TAGS: &'static [&'static [#core::primitive::i128]] = &[];
            unsafe fn view(&self, _: #core::primitive::usize) -> &Self {
                self
            }
        }
    }
}

fn plain(item: &DeriveInput, options: &Options) -> TokenStream {
    let (ident, krate) = (&item.ident, &options.krate);
    let (generics, arguments, bounds) = item.generics.split_for_impl();
    let constructors = constructors(item, options);
    quote! {
        #constructors
        #[automatically_derived]
        unsafe impl #generics #krate::Plain for #ident #arguments #bounds {}
        #[automatically_derived]
        unsafe impl #generics #krate::private::Source<#ident #arguments, #krate::private::One>
            for #ident #arguments #bounds
        {
            type By = #krate::private::NewNode;
        }
    }
}

fn constructors(item: &DeriveInput, options: &Options) -> TokenStream {
    let DeriveInput { ident, vis, generics, .. } = item;
    let (words, krate) = (words::of(item), &options.krate);
    let private = &quote!(#krate::private);
    Constructed { ident, vis, attrs: &[], generics, private, words: &words }.constructors(false)
}
