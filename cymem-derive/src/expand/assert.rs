//! What the macro believes of the fields, said again in types: tokens can lie, traits cannot.

use proc_macro2::{Ident, Span, TokenStream};
use quote::{ToTokens, quote, quote_spanned};
use syn::Type;
use syn::spanned::Spanned;

use super::{copied, is_generic, private_at, tag};
use crate::input::{Erased, Field, Input, Kind, Pointer, Role, Shape, Star};
use crate::{pointee, words};

/// A constant in an impl for the item: checks the type of every field, compares the layout with C's, and
/// lists the fields. Its value is needed to write the struct, so the checks are always made.
///
/// This says the types again, [`exhaustive`] the names: together they reject fields that another macro has
/// added, type macros that expand twice, and aliases of types that are not allowed.
pub(super) fn fields(input: &Input, fields: &[Field]) -> TokenStream {
    let private = &input.private;
    let checks = fields.iter().filter_map(|field| check(input, field));
    let layouts =
        fields.iter().filter(|field| !matches!(field.role, Role::Phantom)).map(|field| layout(input, field));
    let span = input.ident.span().resolved_at(Span::mixed_site());
    let here = private_at(input, span);
    // SAFETY (of what is generated): the addresses are those of fields of a live place.
    let checked = quote_spanned!(span=> #here::checked_fields);
    let align = input.align;
    let probed = fields.iter().any(|field| field.suspect.is_some());
    let plain = probed.then(|| quote!(use #private::NotPlain as _;));
    let nests = fields.iter().any(|field| matches!(field.role, Role::Nested | Role::NestedArray { .. }));
    let nested = nests.then(|| quote!(use #private::LeadsNowhere as _;));
    let tags = fields.iter().enumerate().filter_map(|(index, _)| tag::check(input, fields, index));
    let mirrored = input.options.mirror.as_ref().filter(|_| !is_concrete(input));
    let mirrored = mirrored.map(|_| quote!(let () = <Self as #private::Mirror>::SAME;));
    quote! {
        const FIELDS: &'static [#private::Field] = {
            #mirrored
            #plain
            #nested
            #(#checks;)*
            #(#tags;)*
            let __cymem_place = #private::core::mem::MaybeUninit::<Self>::uninit();
            let __cymem_start = #private::core::mem::MaybeUninit::as_ptr(&__cymem_place);
            unsafe { &#checked(__cymem_start, #align, [#(#layouts),*]) }
        };
    }
}

/// A constant in an impl for a union: the same for its cases.
pub(super) fn cases(input: &Input, fields: &[Field]) -> TokenStream {
    let private = &input.private;
    let checks = fields.iter().filter_map(|field| check(input, field));
    let layouts = fields.iter().map(|field| layout(input, field));
    let span = input.ident.span().resolved_at(Span::mixed_site());
    let here = private_at(input, span);
    // SAFETY (of what is generated): the addresses are those of fields of a live place.
    let checked = quote_spanned!(span=> #here::checked_cases);
    let align = input.align;
    quote! {
        const CASES: &'static [#private::Field] = {
            #[allow(unused_imports)]
            use {#private::LeadsNowhere as _, #private::NotPlain as _};
            #(#checks;)*
            let __cymem_place = #private::core::mem::MaybeUninit::<Self>::uninit();
            let __cymem_start = #private::core::mem::MaybeUninit::as_ptr(&__cymem_place);
            unsafe { &#checked(__cymem_start, #align, [#(#layouts),*]) }
        };
    }
}

/// What says the fields in the impl for the item, and what checks them whether the item is used or not.
pub(super) fn node(input: &Input, fields: &[Field]) -> (TokenStream, Option<TokenStream>) {
    let (ident, private) = (&input.ident, &input.private);
    if input.settled {
        let types = fields.iter().map(|field| match &field.role {
            Role::Pointer(pointer) => match pointee::innermost(pointer, &input.options.krate) {
                numbers if leads_to_numbers(&pointer.shape, &numbers) => quote!(#private::Numbers<#numbers>),
                _ => quote!(#private::AnyPointer),
            },
            _ => field.ty.to_token_stream(),
        });
        let list = quote!(type Fields = (#(#types,)*););
        let here = private_at(input, ident.span());
        let check = quote_spanned!(ident.span().resolved_at(Span::mixed_site())=> #here::check::<#ident>());
        return (list, Some(quote!(const _: () = #check;)));
    }
    let members = self::fields(input, fields);
    let check = is_concrete(input)
        .then(|| quote!(const _: &[#private::Field] = <#ident as #private::PoolAlloc>::FIELDS;));
    (quote!(type Fields = (); #members), check)
}

/// Whether the types of a node's fields say all, if nobody can change it any more: `repr(C)` alone lays it out, and
/// no type is in doubt.
pub(super) fn is_simple(input: &Input) -> bool {
    /// As many as a list has.
    const LONGEST: usize = 12;
    let is_simple = |field: &Field| match &field.role {
        Role::Plain | Role::Count => is_primitive(&field.ty),
        // Of another name, it may be an array of pointers.
        Role::Pointer(Pointer { star: Star::Named(_), .. }) => false,
        Role::Pointer(pointer) => pointer.erased.is_none() && pointer.suspect.is_none(),
        _ => false,
    };
    let Kind::Struct(fields) = &input.kind else { return false };
    input.align == 1
        && input.generics.params.is_empty()
        && input.generics.where_clause.is_none()
        && fields.len() <= LONGEST
        && fields.iter().all(is_simple)
}

/// Whether a pointer leads to arrays of numbers, by the name of their type.
fn leads_to_numbers(shape: &Shape, innermost: &Type) -> bool {
    shape.levels().any(|shape| matches!(shape, Shape::Value)) && is_primitive(innermost)
}

/// Whether a type has the name of one of Rust's own.
pub(super) fn is_primitive(ty: &Type) -> bool {
    const NAMES: &[&str] =
        &["u8", "u16", "u32", "u64", "usize", "i8", "i16", "i32", "i64", "isize", "f32", "f64"];
    match ty {
        Type::Path(path) if path.qself.is_none() => {
            path.path.get_ident().is_some_and(|name| NAMES.contains(&name.to_string().as_str()))
        }
        _ => false,
    }
}

/// Whether a field has the name of one of Rust's own types: what asks for its layout asks whether it is.
pub(super) fn is_number(input: &Input, ty: &Type) -> bool {
    is_primitive(ty) && !is_generic(input, ty)
}

/// The offset of a field and the layout of its type, from a constant that asks for what the type must be.
fn layout(input: &Input, field: &Field) -> TokenStream {
    let (member, ty) = (&field.member, &field.ty);
    let span = ty.span().resolved_at(Span::mixed_site());
    let private = private_at(input, span);
    let of_type = |name: &str| {
        let name = Ident::new(name, span);
        quote_spanned!(span=> <#ty as #private::#name>::TYPE)
    };
    if let Some(copied) = &field.copied {
        let ty = copied::layout(input, field, copied);
        return quote!((&raw const (*__cymem_start).#member as *const #private::u8, #ty));
    }
    let layout = match &field.role {
        Role::Plain | Role::Constant(_) if field.suspect.is_some() => quote!(#private::Probe::<#ty>::TYPE),
        Role::Plain | Role::Tag { .. } | Role::Constant(_) if is_number(input, ty) => of_type("Listed"),
        Role::Plain if is_generic(input, ty) => quote_spanned!(span=> #private::generic::<#ty>()),
        Role::Plain => of_type("PlainField"),
        Role::Constant(_) => of_type("ConstantField"),
        Role::Alignment => of_type("AlignmentField"),
        Role::Union { .. } => of_type("UnionField"),
        Role::Tag { .. } | Role::Count => of_type("PlainField"),
        Role::Opaque(_) => of_type("OpaqueField"),
        Role::Pointer(Pointer { erased: Some(Erased::Elem), .. }) => of_type("VoidField"),
        Role::Pointer(Pointer { erased: Some(Erased::Bytes), .. }) => of_type("BytesField"),
        Role::Nested => quote!(#private::LeadsTo::<#ty>::TYPE),
        Role::NestedArray { .. } => quote!(#private::LeadsTo::<#ty>::ARRAY),
        _ => quote!(#private::OtherField::<#ty>::TYPE),
    };
    // Not `offset_of!`, under which a deprecated field is a warning.
    quote!((&raw const (*__cymem_start).#member as *const #private::u8, #layout))
}

/// Takes a place of the item apart, with no `..` and without reading it, and checks what is
/// `PhantomData`. The place is a pointer to live memory with the item's layout.
pub(super) fn exhaustive(input: &Input, fields: &[Field], place: &Ident) -> TokenStream {
    let ident = &input.ident;
    let members = fields.iter().map(|field| &field.member);
    let phantoms = fields.iter().filter(|field| matches!(field.role, Role::Phantom)).map(|field| {
        let (member, ty) = (&field.member, &field.ty);
        let span = ty.span().resolved_at(Span::mixed_site());
        let private = private_at(input, span);
        quote_spanned!(span=> #private::phantom::<#ty>(&raw const (*#place).#member);)
    });
    // Only a union has a pattern with one field of several, and none without a field.
    let no_union = (fields.len() == 1).then(|| quote!(let #ident { .. } = *#place;));
    quote! {
        #no_union
        let #ident { #(#members: _),* } = *#place;
        #(#phantoms)*
    }
}

/// What a type must be that only looks wrong.
fn check(input: &Input, field: &Field) -> Option<TokenStream> {
    let (private, ty) = (&input.private, &field.ty);
    match (&field.role, &field.suspect) {
        (Role::Plain | Role::Constant(_), Some(message)) => {
            Some(suspect(input, message, ty, quote!(#private::Plain)))
        }
        (Role::Nested, Some(message)) => Some(suspect(input, message, ty, quote!(#private::PoolAlloc))),
        (Role::NestedArray { element }, Some(message)) => {
            Some(suspect(input, message, element, quote!(#private::PoolAlloc)))
        }
        (Role::Pointer(pointer), _) => {
            let known = pointer.suspect.as_ref()?;
            Some(suspect(input, &known.message, &known.ty, quote!(#private::PoolAlloc)))
        }
        _ => None,
    }
}

/// A check that fails with a message for this field: a trait of its own over the real one.
fn suspect(input: &Input, message: &str, ty: &Type, real: TokenStream) -> TokenStream {
    let name = words::unused(&input.words, "__Plain");
    let span = ty.span().resolved_at(Span::mixed_site());
    let (what, help) = message.split_once("\n  help: ").unwrap_or((message, ""));
    let note = (!help.is_empty()).then(|| quote!(, note = #help));
    quote_spanned! {span=>
        {
            #[diagnostic::on_unimplemented(message = #what, label = "not allowed in pool memory" #note)]
            trait #name {
                const CHECKED: () = ();
            }
            #[diagnostic::do_not_recommend]
            impl<Checked: #real> #name for Checked {}
            <#ty as #name>::CHECKED
        }
    }
}

/// Whether a struct without type or const parameters can be checked before it is used.
pub(super) fn is_concrete(input: &Input) -> bool {
    input.generics.params.is_empty()
}

/// Whether the innermost elements of a pointer are seen through `PoolAlloc`.
pub(super) fn leads_to_values(shape: &Shape) -> bool {
    let not_values = |shape: &Shape| {
        shape.is_text() || matches!(shape, Shape::Opaque(_) | Shape::InPlace(_) | Shape::OneOf(_))
    };
    !shape.levels().any(not_values)
}
