//! `unsafe(plain)`: values that are plain by the user's promise, copied as they are.

use super::traits::Shape;
use crate::put::build::{Build, Failed};
use crate::put::traits::{Measured, Source, Write, put};
use crate::table::kind::{Compared, Content, FieldType};

/// A value that is plain by promise: it is copied with its padding, which nobody knows.
#[derive(Clone, Copy, Debug, Default)]
pub struct Unchecked;

// SAFETY: a written slot is a value.
unsafe impl<T> Shape<T> for Unchecked {
    type View<'a>
        = &'a T
    where
        T: 'a;
    type Slice<'a>
        = &'a [T]
    where
        T: 'a;

    #[inline]
    unsafe fn view(self, slot: &T) -> &T {
        slot
    }

    #[inline]
    unsafe fn slice(self, slots: &[T]) -> &[T] {
        slots
    }
}

impl Measured for Unchecked {
    type Lengths<'a> = ();
}

/// Sources of a value that is plain by promise.
///
/// # Safety
///
/// As [`Source`].
#[doc(hidden)]
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be written as a `{T}`",
    label = "expected a `{T}`, found `{Self}`",
    note = "`unsafe(plain)` copies values of exactly this type, which is `Copy`, or references to them; behind `one` they are `&value` or `Bits(value)`"
)]
pub unsafe trait CopyOf<T> {
    /// The way.
    type By;
}

// SAFETY: the same way.
#[diagnostic::do_not_recommend]
unsafe impl<T, I: Source<T, Unchecked>> CopyOf<T> for I {
    type By = I::By;
}

put!(Unchecked: [T] T, CopyOf<T>);

/// The way of a value.
#[doc(hidden)]
#[derive(Debug)]
pub enum AsItIs {}

/// The way of a reference to one.
#[doc(hidden)]
#[derive(Debug)]
pub enum FromReference {}

/// The way of [`Bits`].
#[doc(hidden)]
#[derive(Debug)]
pub enum FromBits {}

/// A value by itself where a pointer to one is due that is plain by promise, as `#[pool(one, unsafe(plain))]` has
/// it. A reference does the same.
///
/// ```
/// use cymem::{Bits, Graph, PoolAlloc};
///
/// /// Of another crate.
/// #[derive(Clone, Copy)]
/// #[repr(C)]
/// struct Stamp { seconds: i64, nanos: i64 }
///
/// #[derive(PoolAlloc)]
/// #[repr(C)]
/// struct Timer {
///     #[pool(one, unsafe(plain))]
///     start: *const Stamp,
///     #[pool(one, unsafe(plain))]
///     end: *const Stamp, // NULL: never
/// }
///
/// let start = Bits(Stamp { seconds: 1, nanos: 0 });
/// let timer: Graph<Timer> = Graph::new(TimerInit { start, end: None::<&Stamp> })?;
/// assert_eq!(timer.start().map(|start| start.seconds), Some(1));
/// assert!(timer.end().is_none());
/// # Ok::<(), cymem::Error>(())
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Bits<T>(pub T);

// SAFETY: a value of the type itself.
#[diagnostic::do_not_recommend]
unsafe impl<T: Copy> Source<T, Unchecked> for T {
    type By = AsItIs;
}

// SAFETY: as above.
#[diagnostic::do_not_recommend]
unsafe impl<T: Copy> Source<T, Unchecked> for &T {
    type By = FromReference;
}

// SAFETY: as above.
#[diagnostic::do_not_recommend]
unsafe impl<T: Copy> Source<T, Unchecked> for Bits<T> {
    type By = FromBits;
}

macro_rules! copies {
    ($($source:ty, $by:ty, $self:ident => $value:expr;)*) => { $(
        // SAFETY: the value is written. That all its bytes are values is the user's promise, padding left out, which
        // nothing reads.
        unsafe impl<C, T: Copy> Write<C, T, Unchecked, $by> for $source {
            #[inline]
            unsafe fn write($self, _: Build<'_, C>, (): (), slot: *mut T) -> Result<(), Failed> {
                // SAFETY: the caller's promise.
                unsafe { slot.write($value) };
                Ok(())
            }
        }
    )* };
}
copies! {
    T, AsItIs, self => self;
    &T, FromReference, self => *self;
    Bits<T>, FromBits, self => self.0;
}

/// The layout of a field that is plain by promise, with a message if it is not even `Copy`.
///
/// # Safety
///
/// `T` is what [`Plain`](crate::Plain) asks for, but that it may have padding.
#[must_use]
pub const unsafe fn promised_field<T: Promised>() -> &'static FieldType {
    const { &FieldType::sized::<T>(content::<T>()) }
}

/// The layout of an element that is plain by promise, which may have no size.
pub(crate) const fn promised_element<T: Promised>() -> &'static FieldType {
    const { &FieldType::any::<T>(content::<T>()) }
}

const fn content<T>() -> Content {
    Content { padded: true, compared: Compared::Unknown, ..Content::bytes::<T>() }
}

/// What may be plain by promise.
#[doc(hidden)]
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be plain: it is not `Copy`",
    label = "not `Copy`",
    note = "plain data needs no destructor; derive `Clone` and `Copy` for it if it has none"
)]
pub trait Promised: Copy {}

#[diagnostic::do_not_recommend]
impl<T: Copy> Promised for T {}

/// The value of zero bytes.
///
/// # Safety
///
/// Zero is valid for `T`.
#[must_use]
pub const unsafe fn zeroed_by_promise<T: Promised>() -> T {
    // SAFETY: the caller's promise.
    unsafe { core::mem::zeroed() }
}
