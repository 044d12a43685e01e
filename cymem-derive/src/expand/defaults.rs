//! `TInit::zeroed()`, the base of a struct update, and `with_…` for the fields whose type a struct
//! update cannot change.

use proc_macro2::{Ident, Span, TokenStream};
use quote::{quote, quote_spanned};
use syn::Generics;

use super::slot::{Slot, argument};
use super::{copied, field_name, ours};
use crate::input::{Input, Role};
use crate::words;

pub(super) fn defaults(input: &Input, slots: &[Slot<'_>], own: &Generics) -> TokenStream {
    let zeroed = zeroed(input, slots, own);
    let parameters: Vec<_> = slots.iter().filter_map(|slot| slot.parameter.as_ref()).collect();
    if parameters.is_empty() {
        return zeroed;
    }
    let setters = slots.iter().filter_map(|slot| setter(input, slots, own, slot));
    let init = ours(&input.options.init);
    let own_arguments: Vec<_> = own.params.iter().map(argument).collect();
    let own_parameters = &own.params;
    let comma = (!own_parameters.is_empty() && !own_parameters.trailing_punct()).then(|| quote!(,));
    let bounds = &own.where_clause;
    quote! {
        #zeroed
        impl<#own_parameters #comma #(#parameters),*> #init <#(#own_arguments,)* #(#parameters),*> #bounds {
            #(#setters)*
        }
    }
}

fn zeroed(input: &Input, slots: &[Slot<'_>], own: &Generics) -> TokenStream {
    let (vis, private) = (&input.vis, &input.private);
    let init = ours(&input.options.init);
    let own_arguments: Vec<_> = own.params.iter().map(argument).collect();
    let (generics, _, bounds) = own.split_for_impl();
    let nothing = |slot: &Slot<'_>| match slot.field.role {
        Role::Pointer(_) => quote!(#private::Null),
        _ => quote!(#private::Zeroed),
    };
    let arguments = slots.iter().filter(|slot| slot.parameter.is_some()).map(nothing);
    let members = slots.iter().map(|slot| {
        let (member, ty) = (&slot.field.member, &slot.field.ty);
        let value = match slot.parameter {
            Some(_) => nothing(slot),
            None if matches!(slot.field.role, Role::Opaque(_)) => {
                quote!(<#ty as #private::HasNull>::NULL)
            }
            None => match &slot.field.copied {
                Some(copied) => copied::zero(input, ty, copied),
                None => quote!(#private::zeroed::<#ty>()),
            },
        };
        quote!(#member: #value)
    });
    let doc = "All fields zero, pointers NULL: the base of a struct update. Fields that point somewhere are \
               then set with their `with_…`.";
    quote! {
        impl #generics #init <#(#own_arguments,)* #(#arguments),*> #bounds {
            #[doc = #doc]
            #[inline]
            #[must_use]
            #vis const fn zeroed() -> Self {
                Self { #(#members),* }
            }
        }
    }
}

fn setter(input: &Input, slots: &[Slot<'_>], own: &Generics, changed: &Slot<'_>) -> Option<TokenStream> {
    let parameter = changed.parameter.as_ref()?;
    let init = ours(&input.options.init);
    let span = Span::mixed_site();
    let own_arguments = own.params.iter().map(argument);
    let new = words::unused(&input.words, &format!("__New{parameter}"));
    let arguments =
        slots.iter().filter_map(|slot| slot.parameter.as_ref()).map(|other| match other == parameter {
            true => &new,
            false => other,
        });
    let name = Ident::new(&format!("with_{}", field_name(changed.field)), span);
    let value = words::local("init");
    let members = slots.iter().map(|slot| {
        let member = &slot.field.member;
        match slot.index == changed.index {
            true => quote_spanned!(span=> #member: #value),
            false => quote_spanned!(span=> #member: self.#member),
        }
    });
    let (vis, doc) = (&changed.field.vis, format!("The same with another `{}`.", field_name(changed.field)));
    Some(quote_spanned! {span=>
        #[doc = #doc]
        #[inline]
        #vis fn #name<#new>(self, #value: #new) -> #init <#(#own_arguments,)* #(#arguments),*> {
            #init { #(#members),* }
        }
    })
}
