//! What a pointer type points to, however it is spelt.

use std::borrow::Cow;

use proc_macro2::Span;
use quote::{ToTokens, quote_spanned};
use syn::Type;

use crate::input::{Pointer, Shape, Tokens};

/// One level less: what stands behind the star, or what the trait says of a type that is a pointer by another name.
pub(crate) fn pointee<'a>(ty: &'a Type, krate: &Tokens) -> Cow<'a, Type> {
    match ty {
        Type::Ptr(pointer) => Cow::Borrowed(strip(&pointer.elem)),
        Type::Group(group) => pointee(&group.elem, krate),
        Type::Paren(paren) => pointee(&paren.elem, krate),
        named => Cow::Owned(target_of(named, krate)),
    }
}

/// What the shape inside of `outer`, a pointer to `target`, is about: the same target, or what that points to.
pub(crate) fn behind<'a>(target: &'a Type, outer: &Shape, krate: &Tokens) -> Cow<'a, Type> {
    match (outer, outer.inner()) {
        (Shape::Reserved { .. }, _) | (_, None | Some(Shape::Value | Shape::InPlace(_))) => {
            Cow::Borrowed(target)
        }
        _ => pointee(target, krate),
    }
}

/// The type behind the last pointer that is followed.
pub(crate) fn innermost<'a>(pointer: &'a Pointer, krate: &Tokens) -> Cow<'a, Type> {
    let followed =
        pointer.shape.levels().filter(|outer| !matches!(outer.inner(), None | Some(Shape::Opaque(_))));
    followed.fold(Cow::Borrowed(&pointer.target), |target, outer| match target {
        Cow::Borrowed(target) => behind(target, outer, krate),
        Cow::Owned(target) => Cow::Owned(behind(&target, outer, krate).into_owned()),
    })
}

/// Whether tokens do not tell what a type is: it is what a named pointer points to.
pub(crate) fn is_behind_a_name(ty: &Type) -> bool {
    matches!(strip(ty), Type::Verbatim(_))
}

fn strip(ty: &Type) -> &Type {
    match ty {
        Type::Group(group) => strip(&group.elem),
        Type::Paren(paren) => strip(&paren.elem),
        other => other,
    }
}

fn target_of(named: &Type, krate: &Tokens) -> Type {
    let (start, end) = ends(named);
    let target = syn::Ident::new("Target", end);
    Type::Verbatim(quote_spanned!(start=> <#named as #krate::private::Pointer>::#target))
}

/// From the first to the last token of the type: errors about what stands between the two underline all of it.
pub(crate) fn ends(ty: &Type) -> (Span, Span) {
    let mut spans =
        ty.to_token_stream().into_iter().map(|token| token.span().resolved_at(Span::mixed_site()));
    let start = spans.next().unwrap_or_else(Span::mixed_site);
    (start, spans.last().unwrap_or(start))
}
