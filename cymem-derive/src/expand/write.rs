//! How a recipe is written: first everything that can fail or panic, then the stores.

use std::collections::HashSet;

use proc_macro2::{Ident, Span, TokenStream};
use quote::{ToTokens, quote, quote_spanned};
use syn::spanned::Spanned;
use syn::{Expr, Type};

use super::{assert, length, local, path, private_at, reserved, shape, tag};
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

/// The value of a field: what the recipe has for it, or the local variable with what was made of that.
fn value_of(fields: &[Field], index: usize, span: Span) -> TokenStream {
    let Field { member, role, .. } = &fields[index];
    match role {
        Role::Plain | Role::Opaque(_) => quote_spanned!(span=> self.#member),
        _ => {
            let mut local = local(index);
            local.set_span(span);
            local.into_token_stream()
        }
    }
}

fn agreed(index: usize) -> Ident {
    Ident::new(&format!("__cymem_agreed_{index}"), Span::mixed_site())
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

/// The pointer field that is written.
#[derive(Clone, Copy)]
struct Place<'a> {
    input: &'a Input,
    fields: &'a [Field],
    index: usize,
    path: &'a str,
}

impl Place<'_> {
    /// Whether what it leads to leads back.
    fn children(&self) -> bool {
        matches!(self.fields[self.index].role, Role::Pointer(Pointer { children: true, .. }))
    }
}

/// What the counted arrays in a shape have to agree on, from the outside in; `setup` makes what that needs.
fn lengths(at: Place, depth: usize, target: &Type, shape: &Shape, setup: &mut TokenStream) -> TokenStream {
    let (private, path) = (&at.input.private, at.path);
    match shape {
        Shape::Counted { .. } => {
            let (agreed, unit, inner) = length(at, depth, target, shape, setup);
            quote_spanned!(Span::mixed_site()=> #private::Length::new(&#agreed, #unit, #inner, #path))
        }
        Shape::Terminated { inner, .. } | Shape::Pointers { inner } => {
            lengths(at, depth + 1, &shape::pointee(at.input, target, shape), inner, setup)
        }
        Shape::Reserved { .. } => room(at, depth, target, shape, setup),
        Shape::Jagged { .. } => rows(at, depth, target, shape, setup),
        Shape::Value | Shape::One if at.children() => {
            quote_spanned!(Span::mixed_site()=> #private::Holder::new(__cymem_slot))
        }
        shape => match shape.len() {
            Some(len) => {
                let agreed = agreement(at, depth, len, setup);
                quote_spanned!(Span::mixed_site()=> #private::Length::new(&#agreed, 1, (), #path))
            }
            None => quote!(()),
        },
    }
}

/// The agreement of one counted array, its unit, and the lengths of what its elements point to.
fn length(
    at: Place,
    depth: usize,
    target: &Type,
    shape: &Shape,
    setup: &mut TokenStream,
) -> (TokenStream, TokenStream, TokenStream) {
    let agreed = shape.len().map(|len| agreement(at, depth, len, setup)).into_token_stream();
    let inside = shape::pointee(at.input, target, shape);
    let inner = shape.inner().map(|inner| lengths(at, depth + 1, &inside, inner, setup));
    (agreed, unit(at.input, target, shape), inner.unwrap_or_else(|| quote!(())))
}

/// What one element adds to the length.
fn unit(input: &Input, target: &Type, shape: &Shape) -> TokenStream {
    let private = &input.private;
    match shape {
        Shape::Counted { unit_bytes: true, .. } => quote!(#private::core::mem::size_of::<#target>()),
        _ => quote!(1),
    }
}

/// What `capacity` and `align` ask for.
fn room(at: Place, depth: usize, target: &Type, shape: &Shape, setup: &mut TokenStream) -> TokenStream {
    let Shape::Reserved { capacity, align, inner } = shape else { return TokenStream::new() };
    let Place { input, fields, index, path } = at;
    let private = &input.private;
    let place = length::Place { field: index, level: depth };
    let unit = unit(input, target, inner);
    let capacity = match capacity {
        Some(Length::Expr { expr, fields: named, wholes }) => {
            let (text, value) = (text(expr), |sibling, span| value_of(fields, sibling, span));
            let capacity = length::call(input, fields, place, (named, wholes), &value);
            quote_spanned! {Span::mixed_site()=>
                #private::core::option::Option::Some(
                    __cymem_writer.cymem_capacity(#capacity, #unit, #text, #path)
                )
            }
        }
        _ => quote!(#private::core::option::Option::None),
    };
    let align = match align {
        Some(_) => {
            let (name, (_, arguments, _)) = (reserved::name(input, place), input.generics.split_for_impl());
            let turbofish = arguments.as_turbofish();
            quote!(#name #turbofish::ALIGN)
        }
        None => quote!(1),
    };
    let inner = lengths(at, depth + 1, target, inner, setup);
    quote_spanned!(Span::mixed_site()=> #private::Room::new(#inner, #capacity, #align))
}

/// The lengths of rows, which stand in an array of their own.
fn rows(at: Place, depth: usize, target: &Type, shape: &Shape, setup: &mut TokenStream) -> TokenStream {
    let Shape::Jagged { len, inner, .. } = shape else { return TokenStream::new() };
    let (private, path) = (&at.input.private, at.path);
    let (each, lens) = (of_each_row(at.index), lengths_of_rows(at.index));
    setup.extend(quote_spanned! {Span::mixed_site()=>
        let #each = #private::Agreed::open();
        let #lens = #private::core::cell::Cell::new(#private::core::ptr::null_mut());
    });
    let agreed = agreement(at, depth, len, setup);
    let row = lengths(at, depth + 1, &shape::pointee(at.input, target, shape), inner, setup);
    quote_spanned! {Span::mixed_site()=>
        #private::RowLengths::new(#private::Length::new(&#agreed, 1, (), #path), #row, &#each, &#lens)
    }
}

/// The agreement of one row after the other.
fn of_each_row(rows: usize) -> Ident {
    words::local(&format!("each_{rows}"))
}

/// The place for the pointer to the lengths.
fn lengths_of_rows(rows: usize) -> Ident {
    words::local(&format!("lens_{rows}"))
}

/// The agreement that a counted array takes part in: its count's, or one that its expression fixes.
fn agreement(at: Place, depth: usize, len: &Length, setup: &mut TokenStream) -> Ident {
    match len {
        Length::Field(count) | Length::End(count) => agreed(*count),
        Length::Each => of_each_row(at.index),
        Length::Expr { expr, fields: named, wholes } => {
            let Place { input, fields, index, path } = at;
            let name = Ident::new(&format!("__cymem_agreed_{index}_{depth}"), Span::mixed_site());
            let text = text(expr);
            let place = length::Place { field: index, level: depth };
            let expected = length::call(input, fields, place, (named, wholes), &|sibling, span| {
                value_of(fields, sibling, span)
            });
            setup.extend(quote_spanned! {Span::mixed_site()=>
                let #name = __cymem_writer.cymem_fixed(#expected, #text, #path);
            });
            name
        }
    }
}

fn text(expr: &Expr) -> String {
    let spaced = expr.to_token_stream().to_string();
    let glued = [
        ("( ", "("),
        (" )", ")"),
        (" (", "("),
        (" [", "["),
        ("[ ", "["),
        (" ]", "]"),
        (" . ", "."),
        (" ,", ","),
    ];
    let text = glued.iter().fold(spaced, |text, (from, to)| text.replace(from, to));
    ["+", "-", "*", "/", "%"]
        .iter()
        .fold(text, |text, mark| text.replace(&format!("{mark}("), &format!("{mark} (")))
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
