//! Unions: `tag` and `untagged`.

use super::one_of::{NewSlot, OneOf};
use super::traits::Shape;
use super::value::{Zeroed, Zeros};
use crate::put::build::{Build, Failed};
use crate::put::tag::{Tag, Tagging, case_of, tag_bits};
use crate::put::traits::{Measured, Source, Write, put};
use crate::union::{Cases, Union, WriteCase};

/// A union whose tag stands elsewhere.
#[derive(Clone, Copy, Debug, Default)]
pub struct Tagged {
    bits: u128,
    mask: u128,
}

impl Tagged {
    /// The shape of a union with this tag.
    #[doc(hidden)]
    #[inline]
    pub fn new<T: Tag>(tag: &T, mask: u128) -> Self {
        Tagged { bits: tag_bits(tag), mask }
    }
}

/// A union of which nobody says which case it has.
#[derive(Clone, Copy, Debug, Default)]
pub struct Untagged;

impl Measured for Tagged {
    type Lengths<'a> = Tagging<'a>;
}

impl Measured for Untagged {
    type Lengths<'a> = ();
}

// SAFETY: an Init of this shape writes the case with the tag.
unsafe impl<U: Cases> Shape<U> for Tagged {
    type View<'a>
        = U::View<'a>
    where
        U: 'a;
    type Slice<'a>
        = &'a [U]
    where
        U: 'a;

    #[inline]
    unsafe fn view(self, slot: &U) -> U::View<'_> {
        // SAFETY: that is the case that an Init has written.
        unsafe { slot.view(case_of(U::TAGS, self.bits, self.mask)) }
    }

    #[inline]
    unsafe fn slice(self, slots: &[U]) -> &[U] {
        slots
    }
}

// SAFETY: the view has the layout of the union, and its safe methods read no pointers.
unsafe impl<U: Union> Shape<U> for Untagged {
    type View<'a>
        = &'a U::Untagged
    where
        U: 'a;
    type Slice<'a>
        = &'a [U::Untagged]
    where
        U: 'a;

    #[inline]
    unsafe fn view(self, slot: &U) -> &U::Untagged {
        // SAFETY: an Init has written it (contract of `Union`).
        unsafe { &*core::ptr::from_ref(slot).cast() }
    }

    #[inline]
    unsafe fn slice(self, slots: &[U]) -> &[U::Untagged] {
        // SAFETY: as above, for each of them.
        unsafe { core::slice::from_raw_parts(slots.as_ptr().cast(), slots.len()) }
    }
}

/// Sources of a union.
///
/// # Safety
///
/// As [`Source`].
#[doc(hidden)]
#[diagnostic::on_unimplemented(
    message = "`{Self}` is no case of `{T}`",
    label = "expected a case of `{T}`, found `{Self}`",
    note = "a union is written by one of its cases: for a field `text` of a union `Value` that is `Value::text(…)` or `ValueInit::Text(…)`"
)]
pub unsafe trait CaseFor<T, S> {
    /// The way.
    type By;
}

// SAFETY: the same way.
#[diagnostic::do_not_recommend]
unsafe impl<T, S, I: Source<T, S>> CaseFor<T, S> for I {
    type By = I::By;
}

put!(Tagged: [U] U, CaseFor<U, Tagged>);
put!(Untagged: [U] U, CaseFor<U, Untagged>);

/// The shapes in which a recipe of a union may be met, and which way it then goes.
#[doc(hidden)]
pub trait NewUnions {
    /// The way.
    type By;
}

impl NewUnions for Tagged {
    type By = Case;
}

impl NewUnions for Untagged {
    type By = Case;
}

impl NewUnions for OneOf<Untagged> {
    type By = NewSlot;
}

/// The way of a recipe of a union.
#[doc(hidden)]
#[derive(Debug)]
pub enum Case {}

// SAFETY: the rest of the union is zero, and the tag is that of the case.
unsafe impl<C, U: Cases, I: WriteCase<C, U>> Write<C, U, Tagged, Case> for I {
    #[inline]
    unsafe fn write(self, build: Build<'_, C>, tagging: Tagging<'_>, slot: *mut U) -> Result<(), Failed> {
        let (case, failure) = (self.cymem_case(), build.failure());
        // SAFETY: the caller's promise.
        unsafe { write_case(self, build, slot) }?;
        match U::TAGS.get(case).and_then(|tags| tags.first()) {
            Some(&tag) => tagging.agree(tag, failure),
            None => Err(failure.refuse()),
        }
    }
}

// SAFETY: the rest of the union is zero.
unsafe impl<C, U: Union, I: WriteCase<C, U>> Write<C, U, Untagged, Case> for I {
    #[inline]
    unsafe fn write(self, build: Build<'_, C>, (): (), slot: *mut U) -> Result<(), Failed> {
        // SAFETY: the caller's promise.
        unsafe { write_case(self, build, slot) }
    }
}

/// # Safety
///
/// As [`Write::write`].
#[inline]
unsafe fn write_case<C, U: Union, I: WriteCase<C, U>>(
    recipe: I,
    build: Build<'_, C>,
    slot: *mut U,
) -> Result<(), Failed> {
    // Nothing else here would compare the layout.
    const { _ = U::TYPE };
    // SAFETY: the caller's promise.
    unsafe { slot.write_bytes(0, 1) };
    // SAFETY: as above.
    unsafe { recipe.cymem_write_case(build, slot) }
}

macro_rules! zeroed {
    ($($shape:ty: $by:ty;)*) => { $(
        // SAFETY: zeros.
        #[diagnostic::do_not_recommend]
        unsafe impl<U> Source<U, $shape> for Zeroed {
            type By = $by;
        }
    )* };
}
zeroed! { Tagged: Zeros; Untagged: Zeros; OneOf<Untagged>: NewSlot; }

// SAFETY: zero is valid for every case, and for the tag.
unsafe impl<C, U: Cases> Write<C, U, Tagged, Zeros> for Zeroed {
    #[inline]
    unsafe fn write(self, build: Build<'_, C>, tagging: Tagging<'_>, slot: *mut U) -> Result<(), Failed> {
        const { _ = U::TYPE };
        // SAFETY: the caller's promise.
        unsafe { slot.write_bytes(0, 1) };
        tagging.agree(0, build.failure())
    }
}

// SAFETY: zero is valid for every case.
unsafe impl<C, U: Union> Write<C, U, Untagged, Zeros> for Zeroed {
    #[inline]
    unsafe fn write(self, _: Build<'_, C>, (): (), slot: *mut U) -> Result<(), Failed> {
        const { _ = U::TYPE };
        // SAFETY: the caller's promise.
        unsafe { slot.write_bytes(0, 1) };
        Ok(())
    }
}
