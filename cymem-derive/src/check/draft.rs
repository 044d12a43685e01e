//! Fields whose types are still to be looked at.

use syn::ext::IdentExt;
use syn::{Ident, Index, Member, Type};

use super::syntax::{self, text};
use crate::attr::{self, FieldKeys, Keyed, Meaning, Owner};
use crate::diagnostics::{Advice, Diagnostics, Reported};
use crate::input::{Constant, Tokens};

/// A field whose keys are known and whose type is still to be looked at.
pub(super) struct Draft<'a> {
    pub(super) index: usize,
    pub(super) field: &'a syn::Field,
    pub(super) member: Member,
    pub(super) ty: &'a Type,
    pub(super) keys: Result<FieldKeys, Reported>,
}

/// All fields of the struct, its parameters, and where the runtime crate is.
#[derive(Clone, Copy)]
pub(super) struct Siblings<'a> {
    pub(super) drafts: &'a [Draft<'a>],
    pub(super) generics: &'a syn::Generics,
    /// The path of the runtime crate.
    pub(super) krate: &'a Tokens,
}

impl<'a> Draft<'a> {
    pub(super) fn new(
        index: usize,
        field: &'a syn::Field,
        owner: Owner,
        diagnostics: &mut Diagnostics,
    ) -> Self {
        let member = match &field.ident {
            Some(ident) => Member::Named(ident.clone()),
            None => Member::Unnamed(Index::from(index)),
        };
        let keys = attr::field_keys(&field.attrs, owner, &subject(&member), diagnostics);
        Self { index, field, member, ty: syntax::strip(&field.ty), keys }
    }

    /// Whether an expression that says `name` means this field; `r#` makes no difference.
    pub(super) fn is_called(&self, name: &Ident) -> bool {
        matches!(&self.member, Member::Named(ident) if ident.unraw() == name.unraw())
    }

    /// The field's name as the user writes it.
    pub(super) fn written(&self) -> String {
        syntax::text(&self.member)
    }

    /// How a message about the field begins.
    pub(super) fn subject(&self) -> String {
        subject(&self.member)
    }

    pub(super) fn meaning(&self) -> Option<&Keyed<Meaning>> {
        self.keys.as_ref().ok().and_then(|keys| keys.meaning.as_ref())
    }

    /// Whether it is said to be a union.
    pub(super) fn is_union(&self) -> bool {
        self.keys.as_ref().is_ok_and(|keys| keys.union_key().is_some())
    }

    /// Whether `unsafe(plain)` is said of it.
    pub(super) fn is_promised(&self) -> bool {
        self.keys.as_ref().is_ok_and(|keys| keys.promised().is_some())
    }

    /// Whether a length may be computed from it.
    pub(super) fn is_value(&self) -> bool {
        match self.meaning().map(|keyed| &keyed.value) {
            None => {
                !syntax::is_named(self.ty, "PhantomData")
                    && syntax::raw_pointer(self.ty).is_none()
                    && !self.is_promised()
                    && !self.is_union()
            }
            Some(Meaning::Constant(constant)) => !matches!(constant, Constant::Null),
            Some(Meaning::Given) => true,
            Some(_) => false,
        }
    }

    /// Whether it is a count that stays an input.
    pub(super) fn is_given(&self) -> bool {
        matches!(self.meaning(), Some(Keyed { value: Meaning::Given, .. }))
    }

    /// Whether the field already has a part that keeps it from being filled in as a count.
    pub(super) fn has_keys(&self) -> bool {
        self.meaning().is_some() || self.is_promised() || self.is_union()
    }
}

/// How a message about a field begins.
pub(super) fn subject(member: &Member) -> String {
    match member {
        Member::Named(name) => format!("field `{name}`"),
        Member::Unnamed(index) => format!("field `{}`", index.index),
    }
}

/// A key on a type that it says nothing about.
pub(super) fn misplaced(
    draft: &Draft,
    key: &Ident,
    needs: &str,
    help: impl Into<String>,
    diagnostics: &mut Diagnostics,
) -> Reported {
    let why = format!("`{key}` needs {needs}, and `{}` is none", text(draft.ty));
    diagnostics.error(key, Advice::new(why, help).about(draft.subject()))
}
