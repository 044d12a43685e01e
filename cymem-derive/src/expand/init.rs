//! The recipe `TInit`: its fields, and what each must be able to write.

use proc_macro2::{Ident, TokenStream};
use quote::{ToTokens, quote};
use syn::Generics;

use super::names::Parameters;
use super::slot::{Slot, argument, slots};
use super::{defaults, generics, ours, shape, write};
use crate::input::{Field, Input, Role};

/// The struct `TInit`, and its methods and `Init` impl.
pub(super) fn recipe(input: &Input, fields: &[Field]) -> (TokenStream, TokenStream) {
    let mut parameters = Parameters::new(input);
    let slots = slots(&mut parameters, fields);
    let context = parameters.fresh("Context".to_owned());
    let shape = parameters.fresh("Shape".to_owned());
    let own = generics::used_by(
        input,
        slots.iter().filter(|slot| slot.parameter.is_none()).map(|slot| &slot.field.ty),
    );
    let defaults = input.options.zeroed.then(|| defaults::defaults(input, &slots, &own));
    let implementation = implementation(input, fields, &slots, &own, [&context, &shape]);
    (structure(input, &slots, &own), quote!(#defaults #implementation))
}

fn structure(input: &Input, slots: &[Slot<'_>], own: &Generics) -> TokenStream {
    let Input { ident, vis, attrs, .. } = input;
    let init = ours(&input.options.init);
    let parameters = slots.iter().filter_map(|slot| slot.parameter.as_ref());
    let own_parameters = &own.params;
    let bounds = &own.where_clause;
    let members = slots.iter().map(|slot| {
        let Field { member, vis, attrs, ty, .. } = slot.field;
        let ty = slot.parameter.as_ref().map_or_else(|| ty.to_token_stream(), Ident::to_token_stream);
        let doc = format!("The `{}` of the struct.", super::field_name(slot.field));
        quote!(#[doc = #doc] #(#attrs)* #vis #member: #ty)
    });
    let doc = format!(
        "The recipe of [`{ident}`]: data for its fields, written to a pool by `{ident}::new_in`, `Pool::build` or \
         `Graph::new`."
    );
    let comma = (!own_parameters.is_empty() && !own_parameters.trailing_punct()).then(|| quote!(,));
    quote! {
        #[doc = #doc]
        #(#attrs)*
        #vis struct #init <#own_parameters #comma #(#parameters),*> #bounds {
            #(#members),*
        }
    }
}

fn implementation(
    input: &Input,
    fields: &[Field],
    slots: &[Slot<'_>],
    own: &Generics,
    [context, shape]: [&Ident; 2],
) -> TokenStream {
    let (ident, private) = (&input.ident, &input.private);
    let init = ours(&input.options.init);
    let parameters: Vec<_> = slots.iter().filter_map(|slot| slot.parameter.as_ref()).collect();
    let own_arguments: Vec<_> = own.params.iter().map(argument).collect();
    let recipe = quote!(#init <#(#own_arguments,)* #(#parameters),*>);

    let mut generics = input.generics.clone();
    generics.params = generics.params.into_iter().map(generics::without_default).collect();
    let (_, arguments, bounds) = input.generics.split_for_impl();
    let item_parameters = &generics.params;
    let comma = (!item_parameters.is_empty() && !item_parameters.trailing_punct()).then(|| quote!(,));
    let item_bounds = bounds.map(|clause| &clause.predicates).into_iter().flatten();
    let slot_bounds = slots.iter().filter_map(|slot| bound(input, slot, context));

    let body = write::body(input, fields, context);
    let inline = inline(fields);
    // SAFETY (of what is generated): a recipe writes the struct that it is made for. Every field and, where
    // there is padding, every other byte of the slot is written; pointers are those that sources of the
    // fields' shapes have made, and counts are the lengths that these agreed on. Counts and pointers are stored
    // last, with nothing in between that can panic.
    quote! {
        unsafe impl<#item_parameters #comma #(#parameters,)* #shape: #private::NewNodes>
            #private::Source<#ident #arguments, #shape> for #recipe #bounds
        {
            type By = #shape::By;
        }
        unsafe impl<#context: #private::Context, #item_parameters #comma #(#parameters),*>
            #private::Write<#context, #ident #arguments, #private::Value, #private::Recipe> for #recipe
        where
            #(#item_bounds,)*
            #(#slot_bounds,)*
        {
            #inline
            #body
        }
    }
}

/// Small structs are written where they are built: a call and its frame would cost as much as their arrays.
/// Code for many pointers is better compiled once.
fn inline(fields: &[Field]) -> TokenStream {
    let pointers = fields.iter().filter(|field| matches!(field.role, Role::Pointer(_))).count();
    if pointers <= 4 { quote!(#[inline(always)]) } else { quote!(#[inline]) }
}

/// What a field of the recipe must be able to write. No bound names the type of a field, only what
/// its parameter must do, so recursive structs do not overflow the trait solver.
fn bound(input: &Input, slot: &Slot<'_>, context: &Ident) -> Option<TokenStream> {
    let private = &input.private;
    let parameter = slot.parameter.as_ref()?;
    let (ty, shape) = match &slot.field.role {
        Role::Pointer(pointer) => {
            (shape::pointer_type(pointer), shape::written_type(input, slot.index, pointer))
        }
        role => (slot.field.ty.to_token_stream(), shape::in_place(input, role)),
    };
    Some(quote!(#parameter: #private::Put<#context, #ty, #shape>))
}
