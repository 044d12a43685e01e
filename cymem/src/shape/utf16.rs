//! `utf16`: a pointer to text in UTF-16 that ends with NUL, or NULL.

use super::letter::WideLetter;
use super::text::checked;
use super::traits::{Shape, slots};
use super::with_len::WithLen;
use crate::layout::array_layout;
use crate::list::List;
use crate::pointer::Pointer;
use crate::put::build::{Build, Context, Failed};
use crate::put::length::Length;
use crate::put::null::{Maybe, Nothing, Null};
use crate::put::traits::{Measured, Source, Write, put};
use crate::str::{Utf8, each_str};

/// A pointer to text in UTF-16 that ends with NUL, or NULL.
#[derive(Clone, Copy, Debug, Default)]
pub struct Utf16;

impl Measured for Utf16 {
    type Lengths<'a> = ();
}

// SAFETY: an Init of this shape writes NULL or a pointer to text with its NUL.
unsafe impl<P: Pointer<Target: WideLetter>> Shape<P> for Utf16 {
    type View<'a>
        = &'a [u16]
    where
        P: 'a;
    type Slice<'a>
        = List<'a, P, Utf16>
    where
        P: 'a;

    #[inline]
    unsafe fn view(self, slot: &P) -> &[u16] {
        let start: *const u16 = slot.as_const().cast();
        // SAFETY: a pointer that is not null leads to text with its NUL.
        let len = if start.is_null() { 0 } else { unsafe { units_before_nul(start) } };
        // SAFETY: as many units stand in front of it.
        unsafe { slots(start, len) }
    }

    #[inline]
    unsafe fn slice<'a>(self, slots: &'a [P]) -> List<'a, P, Utf16> {
        // SAFETY: the caller's promise is the same.
        unsafe { List::new(slots, self) }
    }
}

/// How many units stand before the first NUL.
///
/// # Safety
///
/// There is a NUL behind the pointer, and every unit before it is written.
pub(super) unsafe fn units_before_nul(start: *const u16) -> usize {
    let (mut len, mut unit) = (0, start);
    // SAFETY: the text goes on until its NUL, where the loop stops.
    while unsafe { unit.read() } != 0 {
        len += 1;
        // SAFETY: so there is another unit behind this one.
        unit = unsafe { start.add(len) };
    }
    len
}

/// Sources of a pointer to text in UTF-16.
///
/// # Safety
///
/// As [`Source`].
#[doc(hidden)]
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be written as UTF-16",
    label = "expected text in UTF-8, found `{Self}`",
    note = "`utf16` takes `&str`, `String`, `Box`, `Rc`, `Arc` and `Cow` of `str`, an `Option` of one, or `Null`; units that are there already go into a field with `zero_terminated` or `len = …`"
)]
pub unsafe trait Utf16For<T> {
    /// The way.
    type By;
}

// SAFETY: the same way.
#[diagnostic::do_not_recommend]
unsafe impl<T, I: Source<T, Utf16>> Utf16For<T> for I {
    type By = I::By;
}

put!(Utf16: [P: Pointer] P, Utf16For<P::Target>);
put!(WithLen<Utf16>: [P: Pointer] P, Utf16For<P::Target>);

/// The way of text.
#[doc(hidden)]
#[derive(Debug)]
pub enum Encoded {}

macro_rules! sources {
    ($($ty:ty = $text:ident => $bytes:expr;)*) => { $(
        sources!(@ $ty);
        sources!(@ &$ty);
    )* };
    (@ $ty:ty) => {
        // SAFETY: it is text.
        #[diagnostic::do_not_recommend]
        unsafe impl<T> Source<T, Utf16> for $ty {
            type By = Encoded;
        }
    };
}
each_str!(sources);

// SAFETY: NULL.
#[diagnostic::do_not_recommend]
unsafe impl<T> Source<T, Utf16> for Null {
    type By = Nothing;
}

macro_rules! maybe {
    ($($ty:ty)*) => { $(
        // SAFETY: NULL, or what is inside.
        #[diagnostic::do_not_recommend]
        unsafe impl<T, I> Source<T, Utf16> for $ty {
            type By = Maybe;
        }
    )* };
}
maybe!(Option<I> &Option<I>);

// SAFETY: writes a pointer to the text, with its NUL, in memory of the context.
unsafe impl<C: Context, P: Pointer<Target: WideLetter>, I: Utf8> Write<C, P, Utf16, Encoded> for I {
    #[inline]
    unsafe fn write(self, build: Build<'_, C>, (): (), slot: *mut P) -> Result<(), Failed> {
        let (start, _) = write_units(&self, build)?;
        // SAFETY: the caller's promise.
        unsafe { slot.write(P::from_mut(start.cast())) };
        Ok(())
    }
}

// SAFETY: as above, and the length is that of the text.
unsafe impl<C: Context, P: Pointer<Target: WideLetter>, I: Utf8> Write<C, P, WithLen<Utf16>, Encoded> for I {
    #[inline]
    unsafe fn write(self, build: Build<'_, C>, length: Length<'_>, slot: *mut P) -> Result<(), Failed> {
        let (start, len) = write_units(&self, build)?;
        length.agree(len, build.failure())?;
        // SAFETY: the caller's promise.
        unsafe { slot.write(P::from_mut(start.cast())) };
        Ok(())
    }
}

/// The text in UTF-16 with its NUL, and the length without it.
fn write_units<C: Context>(text: &impl Utf8, build: Build<'_, C>) -> Result<(*mut u16, usize), Failed> {
    checked(text, build.failure())?;
    let text = text.text();
    let len = text.encode_utf16().count();
    // There are no more units than bytes, and a string is an object already, so one more does not wrap.
    let Some(layout) = array_layout::<u16>(len + 1) else {
        return Err(build.failure().size_overflow(len + 1, size_of::<u16>()));
    };
    let start = build.reserve(layout)?.cast::<u16>().as_ptr();
    for (index, unit) in text.encode_utf16().chain([0]).enumerate() {
        // SAFETY: the block has `len` units and one more.
        let slot = unsafe { start.add(index) };
        // SAFETY: as above.
        unsafe { slot.write(unit) };
    }
    Ok((start, len))
}
