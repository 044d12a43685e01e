//! How a recipe is written: first everything that can fail or panic, then the stores.

use proc_macro2::{Ident, Span, TokenStream};
use quote::{ToTokens, quote, quote_spanned};
use syn::{Expr, Type};

use super::init::Slot;
use super::{length, local, path, shape};
use crate::input::{Constant, Field, Input, Length, Pointer, Role, Shape};

/// The method `init`. Rule 9: counts and pointers are stored last, with nothing that can panic in
/// between.
pub(super) fn body(input: &Input, fields: &[Field], slots: &[Slot<'_>], context: &Ident) -> TokenStream {
    let krate = &input.options.krate;
    let core = quote!(#krate::private::core);
    let span = Span::mixed_site();
    let ident = &input.ident;
    let (_, arguments, _) = input.generics.split_for_impl();

    let members = slots.iter().map(|slot| {
        let (member, local) = (&slot.field.member, local(slot.index));
        quote!(#member: #local)
    });
    let constants = fields.iter().enumerate().filter_map(|(index, field)| constant(input, index, field));
    let agreements =
        fields.iter().enumerate().filter(|(_, field)| matches!(field.role, Role::Count)).map(|(index, _)| {
            let agreed = agreed(index);
            quote_spanned!(span=> let #agreed = #krate::private::Agreed::open();)
        });
    let nested = fields.iter().enumerate().filter_map(|(index, field)| nested(input, index, field));
    let pointers = pointers(input, fields, context);
    let counts = fields.iter().enumerate().filter(|(_, field)| matches!(field.role, Role::Count)).map(
        |(index, field)| {
            let (local, agreed, ty, path) = (local(index), agreed(index), &field.ty, path(input, field));
            {
                let count = or_return(input, &quote_spanned!(span=> #agreed.count::<#ty>(#path)));
                quote_spanned!(span=> let #local = #count;)
            }
        },
    );
    let probed = fields.iter().any(|field| matches!(field.role, Role::Plain));
    let fallback = probed.then(|| quote!(use #krate::private::NotPlain as _;));
    let stores: Vec<_> =
        fields.iter().enumerate().filter_map(|(index, field)| store(input, index, field)).collect();
    let stores = (!stores.is_empty()).then(|| quote_spanned!(span=> unsafe { #(#stores)* }));
    quote_spanned! {span=>
        unsafe fn init(self, cx: #context, slot: *mut #ident #arguments)
            -> #core::result::Result<(), #krate::Error>
        {
            #fallback
            let Self { #(#members),* } = self;
            #(#constants)*
            #(#agreements)*
            if <#ident #arguments as #krate::PoolAlloc>::PADDED {
                unsafe { #krate::private::clear(slot as *mut #core::primitive::u8, #core::mem::size_of::<#ident #arguments>()) };
            }
            #(#nested)*
            #pointers
            #(#counts)*
            #stores
            #krate::private::Ok(())
        }
    }
}

fn agreed(index: usize) -> Ident {
    Ident::new(&format!("agreed_{index}"), Span::mixed_site())
}

fn constant(input: &Input, index: usize, field: &Field) -> Option<TokenStream> {
    let krate = &input.options.krate;
    let Role::Constant(constant) = &field.role else { return None };
    let (local, ty, ident) = (local(index), &field.ty, &input.ident);
    let (_, arguments, _) = input.generics.split_for_impl();
    let path = path(input, field);
    let value = match constant {
        Constant::Value(_) => {
            let name = value_name(index);
            let turbofish = arguments.as_turbofish();
            quote!(#name #turbofish::value())
        }
        Constant::SizeOf => quote! {
            #krate::private::size_of_as::<#ident #arguments, #ty>(#path)?
        },
        Constant::Null => quote!(<#ty as #krate::private::HasNull>::NULL),
    };
    Some(quote_spanned!(Span::mixed_site()=> let #local: #ty = #value;))
}

/// The value of a constant field, in an item of its own, where the user's expression cannot profit
/// from our `unsafe`.
pub(super) fn value(input: &Input, index: usize, field: &Field) -> Option<TokenStream> {
    let krate = &input.options.krate;
    let Role::Constant(Constant::Value(value)) = &field.role else { return None };
    let (name, ident, ty) = (value_name(index), &input.ident, &field.ty);
    let (generics, arguments, bounds) = input.generics.split_for_impl();
    Some(quote_spanned! {Span::mixed_site()=>
        struct #name #generics (#krate::private::core::marker::PhantomData<#ident #arguments>) #bounds;
        impl #generics #name #arguments #bounds {
            #[inline]
            fn value() -> #ty {
                #value
            }
        }
    })
}

fn value_name(index: usize) -> Ident {
    Ident::new(&format!("__Value{index}"), Span::mixed_site())
}

fn nested(input: &Input, index: usize, field: &Field) -> Option<TokenStream> {
    let krate = &input.options.krate;
    let shape = match field.role {
        Role::Nested => quote!(#krate::Value),
        Role::NestedArray { .. } => quote!(#krate::Inline),
        Role::Str => quote!(#krate::Text),
        _ => return None,
    };
    let (local, member, ty, path) = (local(index), &field.member, &field.ty, path(input, field));
    Some(quote_spanned! {Span::mixed_site()=>
        if let #krate::private::Err(error) =
            unsafe { #krate::private::init::<_, #ty, #shape, _>(#local, cx, &raw mut (*slot).#member, #path) }
        {
            return #krate::private::Err(error);
        }
    })
}

/// The pointers, in an order in which every `len` expression finds the counts it needs: first those
/// without an expression, then the others.
fn pointers(input: &Input, fields: &[Field], context: &Ident) -> TokenStream {
    let (mut first, mut then) = (TokenStream::new(), TokenStream::new());
    let mut needed = std::collections::BTreeSet::new();
    for (index, field) in fields.iter().enumerate() {
        let Role::Pointer(pointer) = &field.role else { continue };
        let mut computed = false;
        expressions(&pointer.shape, &mut |siblings| {
            computed = true;
            needed.extend(
                siblings.iter().copied().filter(|&sibling| matches!(fields[sibling].role, Role::Count)),
            );
        });
        let tokens = pointer_init(input, fields, index, field, pointer, context);
        if computed { then.extend(tokens) } else { first.extend(tokens) }
    }
    let settled = needed.into_iter().map(|index| {
        let (local, agreed, ty) = (local(index), agreed(index), &fields[index].ty);
        let path = path(input, &fields[index]);
        let count = or_return(input, &quote_spanned!(Span::mixed_site()=> #agreed.count::<#ty>(#path)));
        quote_spanned! {Span::mixed_site()=>
            #agreed.settle();
            let #local = #count;
        }
    });
    quote!(#first #(#settled)* #then)
}

/// Calls `found` with the siblings of every `len` expression in the shape.
fn expressions(shape: &Shape, found: &mut dyn FnMut(&[usize])) {
    match shape {
        Shape::Counted { len, inner, .. } => {
            if let Length::Expr { fields, .. } = len {
                found(fields);
            }
            expressions(inner, found);
        }
        Shape::Terminated { inner, .. } => expressions(inner, found),
        _ => {}
    }
}

fn pointer_init(
    input: &Input,
    fields: &[Field],
    index: usize,
    field: &Field,
    pointer: &Pointer,
    context: &Ident,
) -> TokenStream {
    let krate = &input.options.krate;
    let span = Span::mixed_site();
    let (local, path, ty) = (local(index), path(input, field), shape::pointer_type(pointer));
    match &pointer.shape {
        Shape::List => quote_spanned!(span=> let #local = <#ty as #krate::private::HasNull>::NULL;),
        Shape::Counted { len, unit_bytes, inner } => {
            let (agreed, setup) = agreement(input, fields, index, 0, len, &path);
            let unit = if *unit_bytes {
                let target = &pointer.target;
                quote!(#krate::private::core::mem::size_of::<#target>())
            } else {
                quote!(1)
            };
            let (items, setup_inner) =
                rows(input, fields, (index, 1), (&pointer.target, inner), quote!(#local), context, &path);
            let shape = shape::type_at(input, index, 1, inner);
            let array = quote_spanned! {span=>
                unsafe { #krate::private::counted::<#context, #ty, #shape, _>(#items, cx, &#agreed, #unit, #path) }
            };
            let array = or_return(input, &array);
            quote_spanned!(span=> #setup #setup_inner let #local = #array;)
        }
        Shape::Terminated { by, until, inner } if matches!(**inner, Shape::Counted { .. }) => {
            let Shape::Counted { len, inner: element, .. } = &**inner else { return TokenStream::new() };
            let (agreed, setup) = agreement(input, fields, index, 1, len, &path);
            let end = shape::terminator_type(input, index, 0, by, until.as_ref());
            let element = shape::type_at(input, index, 2, element);
            let array = quote_spanned! {span=>
                unsafe {
                    #krate::private::terminated_rows::<#context, #ty, #end, #element, _>(#local, cx, &#agreed, #path)
                }
            };
            let array = or_return(input, &array);
            quote_spanned!(span=> #setup let #local = #array;)
        }
        shape => {
            let shape = shape::shape_type(input, index, shape);
            let pointer = quote_spanned! {span=>
                unsafe { #krate::private::pointer::<#context, #ty, #shape, _>(#local, cx, #path) }
            };
            let pointer = or_return(input, &pointer);
            quote_spanned!(span=> let #local = #pointer;)
        }
    }
}

/// `result?`, as rustc checks it in less time.
fn or_return(input: &Input, result: &TokenStream) -> TokenStream {
    let krate = &input.options.krate;
    quote_spanned! {Span::mixed_site()=>
        match #result {
            #krate::private::Ok(value) => value,
            #krate::private::Err(error) => return #krate::private::Err(error),
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
    let krate = &input.options.krate;
    match len {
        Length::Field(count) => (agreed(*count), TokenStream::new()),
        Length::Expr { expr, .. } => {
            let name = Ident::new(&format!("agreed_{index}_{depth}"), Span::mixed_site());
            let text = text(expr);
            let expected = length::checked(input, fields, expr, &|sibling| local(sibling).to_token_stream());
            let fixed = quote_spanned! {Span::mixed_site()=>
                #krate::private::Agreed::fixed(#expected, #text, #path)
            };
            let fixed = or_return(input, &fixed);
            let setup = quote_spanned!(Span::mixed_site()=> let #name = #fixed;);
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
    context: &Ident,
    path: &str,
) -> (TokenStream, TokenStream) {
    let krate = &input.options.krate;
    let (index, depth) = place;
    let Shape::Counted { len, inner, .. } = shape else { return (items, TokenStream::new()) };
    let span = Span::mixed_site();
    let (agreed, setup) = agreement(input, fields, index, depth, len, path);
    if !matches!(**inner, Shape::Counted { .. }) {
        let element = shape::type_at(input, index, depth + 1, inner);
        let items = quote_spanned! {span=>
            #krate::private::IntoRows::<#context, #target, #element>::into_rows(#items, &#agreed, #path)
        };
        return (items, setup);
    }
    let core = quote!(#krate::private::core);
    let row = Ident::new("row", span);
    let next = (shape::pointee(target), &**inner);
    let (row_items, setup_inner) = rows(input, fields, (index, depth + 1), next, quote!(#row), context, path);
    let items = quote_spanned! {span=>
        #core::iter::Iterator::map(
            #core::iter::IntoIterator::into_iter(#items),
            |#row| unsafe { #krate::private::Row::new(#row_items, &#agreed, #path) },
        )
    };
    (items, quote!(#setup #setup_inner))
}

fn store(input: &Input, index: usize, field: &Field) -> Option<TokenStream> {
    let krate = &input.options.krate;
    let (local, member, ty) = (local(index), &field.member, &field.ty);
    let span = Span::mixed_site();
    match &field.role {
        Role::Phantom | Role::Nested | Role::NestedArray { .. } | Role::Str => None,
        Role::Plain => Some(quote_spanned! {span=>
            #krate::private::Probe::<#ty>::write_fields(&#local, &raw mut (*slot).#member);
        }),
        Role::Pointer(pointer) if pointer.erased => Some(quote_spanned! {span=>
            (*slot).#member = #local.cast();
        }),
        Role::Constant(_) => Some(quote_spanned! {span=>
            #krate::private::Constant::write(#local, &raw mut (*slot).#member);
        }),
        Role::Count | Role::Opaque | Role::Pointer(_) => Some(quote_spanned! {span=>
            (*slot).#member = #local;
        }),
    }
}
