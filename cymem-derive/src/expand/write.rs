//! How a recipe is written: first everything that can fail or panic, then the stores.

use std::collections::HashSet;

use proc_macro2::{Ident, Span, TokenStream};
use quote::{ToTokens, quote, quote_spanned};
use syn::spanned::Spanned;

use super::agree::{Place, agreed, agreement, length, lengths, lengths_of_rows, value_of};
use super::{assert, local, path, private_at, shape, tag};
use crate::input::{Constant, Erased, Field, Input, Length, Pointer, Role, Shape, Star};
use crate::words;

/// The method `write`. Rule 9: counts and pointers are stored last, with nothing that can panic in
/// between.
pub(super) fn body(input: &Input, fields: &[Field], context: &Ident) -> TokenStream {
    let (ident, private) = (&input.ident, &input.private);
    let (_, arguments, _) = input.generics.split_for_impl();
    let constants = fields.iter().enumerate().filter_map(|(index, field)| constant(input, index, field));
    let nested = fields.iter().filter_map(|field| nested(input, field));
    let tag_agreements =
        fields.iter().enumerate().filter_map(|(index, field)| tag::agreement(input, index, field));
    let unions = (0..fields.len()).filter_map(|index| tag::write(input, fields, index));
    let tags =
        fields.iter().enumerate().filter_map(|(index, field)| tag::value(input, index, field, &local(index)));
    let is_count = |(_, field): &(usize, &Field)| matches!(field.role, Role::Count);
    let is_agreed = |(_, field): &(usize, &Field)| matches!(field.role, Role::Count | Role::End { .. });
    let agreements = fields.iter().enumerate().filter(is_agreed).map(|(index, _)| {
        let agreed = agreed(index);
        quote_spanned!(Span::mixed_site()=> let #agreed = #private::Agreed::open();)
    });
    let end = at_once(input, fields).unwrap_or_else(|| {
        let pointers = pointers(input, fields);
        let counts = fields.iter().enumerate().filter(is_count).map(|(index, field)| {
            let (local, count) = (local(index), count(input, index, field));
            quote_spanned!(Span::mixed_site()=> let #local = #count;)
        });
        let stores = if input.settled { whole(input, fields) } else { by_fields(input, fields) };
        quote!(#pointers #(#counts)* #(#tags)* #stores)
    });
    let clear = (!input.settled)
        .then(|| quote_spanned!(Span::mixed_site()=> __cymem_writer.cymem_clear(__cymem_slot);));
    let probed = !input.settled && fields.iter().any(|field| matches!(field.role, Role::Plain));
    let fallback = probed.then(|| quote!(use #private::NotPlain as _;));
    quote_spanned! {Span::mixed_site()=>
        unsafe fn write(
            self,
            __cymem_build: #private::Build<'_, #context>,
            _: (),
            __cymem_slot: *mut #ident #arguments,
        ) -> #private::Written {
            #fallback
            unsafe {
                let __cymem_writer = &#private::Writer::start(__cymem_build);
                #clear
                #(#agreements)*
                #(#tag_agreements)*
                #(#constants)*
                #(#nested)*
                #(#unions)*
                #end
            }
        }
    }
}

/// Writes what the pointers lead to and stores all fields in one expression, where nothing else has to be done in
/// between: that is what rustc compiles fastest.
fn at_once(input: &Input, fields: &[Field]) -> Option<TokenStream> {
    if !input.settled {
        return None;
    }
    let ident = &input.ident;
    let span = Span::mixed_site();
    let mut members = TokenStream::new();
    for turn in &input.order {
        let field = &fields[turn.field];
        let Role::Pointer(pointer) = &field.role else { return None };
        if !turn.needed.is_empty() || matches!(pointer.shape, Shape::Jagged { .. }) {
            return None;
        }
        let (member, path) = (&field.member, path(input, field));
        let at = Place { input, fields, index: turn.field, path: &path };
        let mut setup = TokenStream::new();
        let value = pointer_value(at, pointer, quote_spanned!(span=> self.#member), &mut setup)?;
        if !setup.is_empty() {
            return None;
        }
        members.extend(quote_spanned!(span=> #member: #value,));
    }
    for (index, field) in fields.iter().enumerate() {
        let member = &field.member;
        members.extend(match field.role {
            Role::Pointer(_) => continue,
            Role::Count => {
                let count = count(input, index, field);
                quote_spanned!(span=> #member: #count,)
            }
            _ => quote_spanned!(span=> #member: self.#member,),
        });
    }
    Some(quote_spanned!(span=> __cymem_writer.cymem_store(&#ident { #members }, __cymem_slot)))
}

/// Stores all fields at once, where the list of their types has it that they are Rust's own.
fn whole(input: &Input, fields: &[Field]) -> TokenStream {
    let ident = &input.ident;
    let span = Span::mixed_site();
    let members = fields.iter().enumerate().map(|(index, field)| {
        let (member, value) = (&field.member, value_of(fields, index, span));
        quote_spanned!(span=> #member: #value)
    });
    quote_spanned!(span=> __cymem_writer.cymem_store(&#ident { #(#members),* }, __cymem_slot))
}

/// Stores one field after the other.
fn by_fields(input: &Input, fields: &[Field]) -> TokenStream {
    let stores = fields.iter().enumerate().filter_map(|(index, field)| store(input, index, field));
    let slot = Ident::new("__cymem_slot", Span::mixed_site());
    let exhaustive = assert::exhaustive(input, fields, &slot);
    quote_spanned! {Span::mixed_site()=>
        #exhaustive
        #(#stores)*
        __cymem_writer.cymem_finish()
    }
}

fn constant(input: &Input, index: usize, field: &Field) -> Option<TokenStream> {
    let private = &input.private;
    let Role::Constant(constant) = &field.role else { return None };
    let (local, ty, ident) = (local(index), &field.ty, &input.ident);
    let (_, arguments, _) = input.generics.split_for_impl();
    let value = match constant {
        Constant::Null if field.copied.is_some() => quote!(#private::core::option::Option::None),
        Constant::Value(_) => {
            let name = value_name(input, index);
            let turbofish = arguments.as_turbofish();
            quote!(#name #turbofish::value())
        }
        Constant::SizeOf => {
            quote_spanned!(Span::mixed_site()=> __cymem_writer.cymem_size_of::<#ident #arguments, #ty>())
        }
        Constant::Null => quote!(<#ty as #private::HasNull>::NULL),
    };
    Some(quote_spanned!(Span::mixed_site()=> let #local: #ty = #value;))
}

/// The count on which the arrays have agreed.
fn count(input: &Input, index: usize, field: &Field) -> TokenStream {
    let (agreed, ty, path) = (agreed(index), &field.ty, path(input, field));
    // Without the type an error is at the store.
    let ty = (!assert::is_primitive(ty)).then(|| quote!(::<#ty>));
    quote_spanned!(Span::mixed_site()=> __cymem_writer.cymem_count #ty(&#agreed, #path))
}

/// The same before lengths are computed from it: arrays that come later may have no other length.
fn settled_count(input: &Input, index: usize, field: &Field) -> TokenStream {
    let (local, agreed, ty, path) = (local(index), agreed(index), &field.ty, path(input, field));
    quote_spanned!(Span::mixed_site()=> let #local = __cymem_writer.cymem_settled::<#ty>(&#agreed, #path);)
}

/// The value of a constant field, in an item of its own, where the user's expression cannot profit
/// from our `unsafe`.
pub(super) fn value(input: &Input, index: usize, field: &Field) -> Option<TokenStream> {
    let private = &input.private;
    let Role::Constant(Constant::Value(value)) = &field.role else { return None };
    let (name, ident, ty) = (value_name(input, index), &input.ident, &field.ty);
    let (generics, arguments, bounds) = input.generics.split_for_impl();
    Some(quote_spanned! {Span::mixed_site()=>
        struct #name #generics (#private::core::marker::PhantomData<#ident #arguments>) #bounds;
        impl #generics #name #arguments #bounds {
            #[inline]
            fn value() -> #ty {
                #value
            }
        }
    })
}

pub(super) fn value_name(input: &Input, index: usize) -> Ident {
    words::unused(&input.words, &format!("__Value{index}"))
}

/// Whether a source writes to the field itself, and has no more to say.
pub(super) fn is_in_place(role: &Role) -> bool {
    matches!(
        role,
        Role::Nested | Role::NestedArray { .. } | Role::Str { len: None } | Role::Union { tag: None }
    )
}

fn nested(input: &Input, field: &Field) -> Option<TokenStream> {
    if !is_in_place(&field.role) {
        return None;
    }
    let (member, path) = (&field.member, path(input, field));
    Some(quote_spanned! {Span::mixed_site()=>
        __cymem_writer.cymem_field(self.#member, &raw mut (*__cymem_slot).#member, #path);
    })
}

/// The pointers, each after the counts that its lengths are computed from.
fn pointers(input: &Input, fields: &[Field]) -> TokenStream {
    let (mut tokens, mut settled) = (TokenStream::new(), HashSet::new());
    for turn in &input.order {
        for &sibling in turn.needed.iter().filter(|&&sibling| settled.insert(sibling)) {
            tokens.extend(settled_count(input, sibling, &fields[sibling]));
        }
        let field = &fields[turn.field];
        let member = &field.member;
        let source = quote_spanned!(Span::mixed_site()=> self.#member);
        match &field.role {
            Role::Pointer(pointer) => {
                tokens.extend(pointer_init(input, fields, turn.field, pointer, source));
            }
            Role::Str { len: Some(len) } => {
                tokens.extend(text_init(input, fields, turn.field, len, source));
            }
            _ => {}
        }
    }
    tokens
}

/// Writes what the pointer leads to, and gives its local variable the pointer.
pub(super) fn pointer_init(
    input: &Input,
    fields: &[Field],
    index: usize,
    pointer: &Pointer,
    source: TokenStream,
) -> TokenStream {
    let field = &fields[index];
    let private = &input.private;
    let span = Span::mixed_site();
    let (local, path, member) = (local(index), path(input, field), &field.member);
    let mut setup = TokenStream::new();
    let at = Place { input, fields, index, path: &path };
    let Some(value) = pointer_value(at, pointer, source.clone(), &mut setup) else {
        let lengths = lengths(at, 0, &pointer.target, &pointer.shape, &mut setup);
        return quote_spanned! {span=>
            #setup
            __cymem_writer.cymem_measured(#source, #lengths, &raw mut (*__cymem_slot).#member, #path);
        };
    };
    let lens = match &pointer.shape {
        Shape::Jagged { lens, .. } => {
            let (ty, lens, cell) = (&fields[*lens].ty, super::local(*lens), lengths_of_rows(index));
            Some(
                quote_spanned!(span=> let #lens: #ty = #private::Pointer::from_mut(#private::core::cell::Cell::get(&#cell).cast());),
            )
        }
        _ => None,
    };
    quote_spanned!(span=> #setup let #local = #value; #lens)
}

/// A pointer that others fill in.
fn null(at: Place, pointer: &Pointer) -> TokenStream {
    let (private, ty) = (&at.input.private, shape::pointer_type(pointer));
    quote_spanned!(Span::mixed_site()=> <#ty as #private::HasNull>::NULL)
}

/// Writes what the pointer leads to, and gives the pointer, after a setup; nothing if it is written in place.
fn pointer_value(
    at: Place,
    pointer: &Pointer,
    source: TokenStream,
    setup: &mut TokenStream,
) -> Option<TokenStream> {
    let (path, span) = (at.path, Span::mixed_site());
    Some(match &pointer.shape {
        // Filled in by what comes later.
        _ if pointer.back.is_some() => null(at, pointer),
        Shape::List => null(at, pointer),
        Shape::Counted { len, unit_bytes: false, inner }
            if matches!(**inner, Shape::Value) && !pointer.children =>
        {
            let agreed = agreement(at, 0, len, setup);
            quote_spanned!(span=> __cymem_writer.cymem_array(#source, &#agreed, #path))
        }
        Shape::Counted { .. } => {
            let (agreed, unit, inner) = length(at, 0, &pointer.target, &pointer.shape, setup);
            quote_spanned!(span=> __cymem_writer.cymem_counted(#source, &#agreed, #unit, #inner, #path))
        }
        Shape::Pointers { .. } => return None,
        shape => {
            let lengths = lengths(at, 0, &pointer.target, shape, setup);
            quote_spanned!(span=> __cymem_writer.cymem_pointer(#source, #lengths, #path))
        }
    })
}

/// What is stored to a pointer field, from its local variable; nothing if it is written in place.
pub(super) fn stored(input: &Input, pointer: &Pointer, local: &Ident) -> Option<TokenStream> {
    let (private, span) = (&input.private, Span::mixed_site());
    match (&pointer.shape, &pointer.star, pointer.erased) {
        (Shape::Pointers { .. }, ..) => None,
        (_, Star::Named(_), Some(Erased::Elem)) => {
            Some(quote_spanned!(span=> #private::VoidField::of(#local)))
        }
        (.., Some(_)) => Some(quote_spanned!(span=> #local.cast())),
        (.., None) => Some(local.to_token_stream()),
    }
}

/// Writes text in place whose length stands elsewhere.
pub(super) fn text_init(
    input: &Input,
    fields: &[Field],
    index: usize,
    len: &Length,
    source: TokenStream,
) -> TokenStream {
    let (private, field) = (&input.private, &fields[index]);
    let (member, path) = (&field.member, path(input, field));
    let mut setup = TokenStream::new();
    let agreed = agreement(Place { input, fields, index, path: &path }, 0, len, &mut setup);
    quote_spanned! {Span::mixed_site()=>
        #setup
        let __cymem_length = #private::Length::new(&#agreed, 1, (), #path);
        __cymem_writer.cymem_measured(#source, __cymem_length, &raw mut (*__cymem_slot).#member, #path);
    }
}

fn store(input: &Input, index: usize, field: &Field) -> Option<TokenStream> {
    let private = &input.private;
    let (local, member, ty) = (local(index), &field.member, &field.ty);
    let span = Span::mixed_site();
    match &field.role {
        Role::Plain if field.copied.is_some() => Some(quote_spanned! {span=>
            (*__cymem_slot).#member = self.#member;
        }),
        Role::Constant(_) if field.copied.is_some() => Some(quote_spanned! {span=>
            (*__cymem_slot).#member = #local;
        }),
        Role::Phantom
        | Role::Alignment
        | Role::Nested
        | Role::NestedArray { .. }
        | Role::Str { .. }
        | Role::Union { .. } => None,
        Role::Plain => Some(quote_spanned! {span=>
            #private::Probe::<#ty>::write_fields(&self.#member, &raw mut (*__cymem_slot).#member);
        }),
        Role::Pointer(pointer) => stored(input, pointer, &local)
            .map(|value| quote_spanned!(span=> (*__cymem_slot).#member = #value;)),
        Role::Constant(_) => Some(quote_spanned! {span=>
            #private::Constant::write(#local, &raw mut (*__cymem_slot).#member);
        }),
        Role::Opaque(_) => Some(quote_spanned! {span=>
            (*__cymem_slot).#member = self.#member;
        }),
        Role::End { of } => {
            let (begin, agreed) = (super::local(*of), agreed(index));
            let here = private_at(input, ty.span());
            let end = quote_spanned!(ty.span().resolved_at(span)=> #here::end(#begin, &#agreed));
            Some(quote_spanned!(span=> (*__cymem_slot).#member = #end;))
        }
        Role::Count | Role::Tag { .. } => Some(quote_spanned! {span=>
            (*__cymem_slot).#member = #local;
        }),
    }
}
