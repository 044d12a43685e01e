//! How a recipe is written: first everything that can fail or panic, then the stores.

use std::collections::HashSet;

use proc_macro2::{Ident, Span, TokenStream};
use quote::{ToTokens, quote, quote_spanned};
use syn::{Expr, Type};

use super::init::Slot;
use super::{assert, length, local, path, shape};
use crate::input::{Constant, Field, Input, Length, Pointer, Role, Shape};
use crate::words;

/// The method `init`. Rule 9: counts and pointers are stored last, with nothing that can panic in
/// between.
pub(super) fn body(input: &Input, fields: &[Field], slots: &[Slot<'_>], context: &Ident) -> TokenStream {
    let (ident, private) = (&input.ident, &input.private);
    let (_, arguments, _) = input.generics.split_for_impl();
    let members = slots.iter().map(|slot| {
        let (member, local) = (&slot.field.member, local(slot.index));
        quote!(#member: #local)
    });
    let constants = fields.iter().enumerate().filter_map(|(index, field)| constant(input, index, field));
    let nested = fields.iter().enumerate().filter_map(|(index, field)| nested(input, index, field));
    let pointers = pointers(input, fields);
    let is_count = |(_, field): &(usize, &Field)| matches!(field.role, Role::Count);
    let agreements = fields.iter().enumerate().filter(is_count).map(|(index, _)| {
        let agreed = agreed(index);
        quote_spanned!(Span::mixed_site()=> let #agreed = #private::Agreed::open();)
    });
    let counts = fields.iter().enumerate().filter(is_count).map(|(index, field)| count(input, index, field));
    let stores = fields.iter().enumerate().filter_map(|(index, field)| store(input, index, field));
    let exhaustive = assert::exhaustive(input, fields, &Ident::new("__cymem_slot", Span::mixed_site()));
    let probed = fields.iter().any(|field| matches!(field.role, Role::Plain));
    let fallback = probed.then(|| quote!(use #private::NotPlain as _;));
    quote_spanned! {Span::mixed_site()=>
        unsafe fn init(self, __cymem_cx: #context, __cymem_slot: *mut #ident #arguments) -> #private::Result<(), #private::Error> {
            #fallback
            let Self { #(#members),* } = self;
            let __cymem_writer = unsafe { #private::Writer::start(__cymem_cx, __cymem_slot) };
            #(#agreements)*
            #(#constants)*
            #(#nested)*
            #pointers
            #(#counts)*
            unsafe {
                #exhaustive
                #(#stores)*
            }
            __cymem_writer.cymem_finish()
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
    let (local, agreed, ty, path) = (local(index), agreed(index), &field.ty, path(input, field));
    quote_spanned!(Span::mixed_site()=> let #local = __cymem_writer.cymem_count::<#ty>(&#agreed, #path);)
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

fn value_name(input: &Input, index: usize) -> Ident {
    words::unused(&input.words, &format!("__Value{index}"))
}

fn nested(input: &Input, index: usize, field: &Field) -> Option<TokenStream> {
    let private = &input.private;
    let shape = match field.role {
        Role::Nested => quote!(#private::Value),
        Role::NestedArray { .. } => quote!(#private::Inline),
        Role::Str => quote!(#private::Text),
        _ => return None,
    };
    let (local, member, ty, path) = (local(index), &field.member, &field.ty, path(input, field));
    Some(quote_spanned! {Span::mixed_site()=>
        unsafe { __cymem_writer.cymem_field::<#ty, #shape, _>(#local, &raw mut (*__cymem_slot).#member, #path) };
    })
}

/// The pointers, each after the counts that its lengths are computed from.
fn pointers(input: &Input, fields: &[Field]) -> TokenStream {
    let (mut tokens, mut settled) = (TokenStream::new(), HashSet::new());
    for turn in &input.order {
        for &count_field in turn.needed.iter().filter(|&&count_field| settled.insert(count_field)) {
            let (agreed, count) = (agreed(count_field), count(input, count_field, &fields[count_field]));
            tokens.extend(quote_spanned!(Span::mixed_site()=> #agreed.cymem_settle(); #count));
        }
        if let Role::Pointer(pointer) = &fields[turn.field].role {
            tokens.extend(pointer_init(input, fields, turn.field, &fields[turn.field], pointer));
        }
    }
    tokens
}

fn pointer_init(
    input: &Input,
    fields: &[Field],
    index: usize,
    field: &Field,
    pointer: &Pointer,
) -> TokenStream {
    let private = &input.private;
    let span = Span::mixed_site();
    let (local, path, ty) = (local(index), path(input, field), shape::pointer_type(pointer));
    match &pointer.shape {
        Shape::List => quote_spanned!(span=> let #local = <#ty as #private::HasNull>::NULL;),
        Shape::Counted { len, unit_bytes, inner } => {
            let (agreed, setup) = agreement(input, fields, index, 0, len, &path);
            let unit = if *unit_bytes {
                let target = &pointer.target;
                quote!(#private::core::mem::size_of::<#target>())
            } else {
                quote!(1)
            };
            let (items, setup_inner) =
                rows(input, fields, (index, 1), (&pointer.target, inner), quote!(#local), &path);
            let shape = shape::type_at(input, index, 1, inner);
            quote_spanned! {span=>
                #setup
                #setup_inner
                let #local = unsafe { __cymem_writer.cymem_counted::<#ty, #shape, _>(#items, &#agreed, #unit, #path) };
            }
        }
        Shape::Terminated { by, until, inner } if matches!(**inner, Shape::Counted { .. }) => {
            let Shape::Counted { len, inner: element, .. } = &**inner else { return TokenStream::new() };
            let (agreed, setup) = agreement(input, fields, index, 1, len, &path);
            let end = shape::terminator_type(input, index, 0, by, until.as_ref());
            let element = shape::type_at(input, index, 2, element);
            quote_spanned! {span=>
                #setup
                let #local = unsafe { __cymem_writer.cymem_terminated_rows::<#ty, #end, #element, _>(#local, &#agreed, #path) };
            }
        }
        shape => {
            let shape = shape::shape_type(input, index, shape);
            quote_spanned!(span=> let #local = unsafe { __cymem_writer.cymem_pointer::<#ty, #shape, _>(#local, #path) };)
        }
    }
}

/// The agreement that a counted array takes part in: its count's, or one that its expression fixes.
fn agreement(
    input: &Input,
    fields: &[Field],
    index: usize,
    depth: usize,
    len: &Length,
    path: &str,
) -> (Ident, TokenStream) {
    match len {
        Length::Field(count) => (agreed(*count), TokenStream::new()),
        Length::Expr { expr, fields: named } => {
            let name = Ident::new(&format!("__cymem_agreed_{index}_{depth}"), Span::mixed_site());
            let text = text(expr);
            let place = length::Place { field: index, level: depth };
            let value = |sibling: usize, span: Span| {
                let mut local = local(sibling);
                local.set_span(span);
                local.to_token_stream()
            };
            let expected = length::call(input, fields, place, named, &value);
            let setup = quote_spanned! {Span::mixed_site()=>
                let #name = __cymem_writer.cymem_fixed(#expected, #text, #path);
            };
            (name, setup)
        }
    }
}

fn text(expr: &Expr) -> String {
    let spaced = expr.to_token_stream().to_string();
    spaced.replace("( ", "(").replace(" )", ")")
}

/// The items of an array of counted arrays, each bound to its agreed length.
fn rows(
    input: &Input,
    fields: &[Field],
    place: (usize, usize),
    (target, shape): (&Type, &Shape),
    items: TokenStream,
    path: &str,
) -> (TokenStream, TokenStream) {
    let private = &input.private;
    let (index, depth) = place;
    let Shape::Counted { len, inner, .. } = shape else { return (items, TokenStream::new()) };
    let span = Span::mixed_site();
    let (agreed, setup) = agreement(input, fields, index, depth, len, path);
    let element = shape::type_at(input, index, depth + 1, inner);
    if !matches!(**inner, Shape::Counted { .. }) {
        let items = quote_spanned! {span=>
            #private::IntoRows::<_, #target, #element>::into_rows(#items, &#agreed, #path)
        };
        return (items, setup);
    }
    let row = Ident::new("__cymem_row", span);
    let next = (shape::pointee(target), &**inner);
    let (row_items, setup_inner) = rows(input, fields, (index, depth + 1), next, quote!(#row), path);
    let items = quote_spanned! {span=>
        #private::IntoDeepRows::<_, #target, #element>::map_rows(
            #items,
            |#row| #private::Row::new(#row_items, &#agreed, #path),
        )
    };
    (items, quote!(#setup #setup_inner))
}

fn store(input: &Input, index: usize, field: &Field) -> Option<TokenStream> {
    let private = &input.private;
    let (local, member, ty) = (local(index), &field.member, &field.ty);
    let span = Span::mixed_site();
    match &field.role {
        Role::Phantom | Role::Nested | Role::NestedArray { .. } | Role::Str => None,
        Role::Plain => Some(quote_spanned! {span=>
            #private::Probe::<#ty>::write_fields(&#local, &raw mut (*__cymem_slot).#member);
        }),
        Role::Pointer(pointer) if pointer.erased => Some(quote_spanned! {span=>
            (*__cymem_slot).#member = #local.cast();
        }),
        Role::Constant(_) => Some(quote_spanned! {span=>
            #private::Constant::write(#local, &raw mut (*__cymem_slot).#member);
        }),
        Role::Count | Role::Opaque | Role::Pointer(_) => Some(quote_spanned! {span=>
            (*__cymem_slot).#member = #local;
        }),
    }
}
