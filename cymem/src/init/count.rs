//! Lengths: what arrays that share a count must agree on, and counts of any integer type.

use core::cell::Cell;
use core::mem::MaybeUninit;
use core::ptr;

use super::pointer::{Null, Pointer};
use super::shape::{Counted, Terminated, Terminator};
use super::{Context, Init, InitArray};
use crate::error::{Error, Place};

/// The integer types, as the type of a count field.
///
/// # Safety
///
/// `to_len` gives back what `from_len` was given.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot hold the length of an array",
    label = "not an integer",
    note = "`len` must name a field of an integer type such as `usize` or `c_int`"
)]
pub unsafe trait Count: Copy {
    #[doc(hidden)]
    const NAME: &'static str;

    #[doc(hidden)]
    fn from_len(len: usize) -> Option<Self>;

    /// The length, if it is not negative and an array can be so long.
    #[doc(hidden)]
    fn to_len(self) -> Option<usize>;

    #[doc(hidden)]
    fn to_i128(self) -> Option<i128>;
}

macro_rules! count {
    ($($ty:ident)*) => { $(
        // SAFETY: both are the checked conversions of core.
        #[diagnostic::do_not_recommend]
        unsafe impl Count for $ty {
            const NAME: &'static str = stringify!($ty);

            #[inline]
            fn from_len(len: usize) -> Option<Self> {
                Self::try_from(len).ok()
            }

            #[inline]
            fn to_len(self) -> Option<usize> {
                self.try_into().ok()
            }

            #[inline]
            fn to_i128(self) -> Option<i128> {
                self.try_into().ok()
            }
        }
    )* };
}
count!(u8 u16 u32 u64 u128 usize i8 i16 i32 i64 i128 isize);

/// The length in a count field that an Init has filled in. 0 if C has made it negative since.
#[doc(hidden)]
#[inline]
pub fn stored_len<N: Count>(count: N) -> usize {
    count.to_len().unwrap_or(0)
}

/// A `len` expression: integers of any type, and nothing if it overflows.
#[doc(hidden)]
#[derive(Clone, Copy, Debug)]
pub struct Len(Option<i128>);

macro_rules! arithmetic {
    ($($name:ident = $checked:ident)*) => { $(
        #[doc = concat!("`", stringify!($checked), "`")]
        #[inline]
        #[must_use]
        pub fn $name(self, other: Len) -> Len {
            Len(self.0.zip(other.0).and_then(|(a, b)| a.$checked(b)))
        }
    )* };
}

impl Len {
    /// The value of a field or of a constant.
    #[inline]
    pub fn of<N: Count>(value: N) -> Len {
        Len(value.to_i128())
    }

    /// The value of a literal.
    #[inline]
    #[must_use]
    pub const fn literal(value: i128) -> Len {
        Len(Some(value))
    }

    arithmetic! {
        plus = checked_add
        minus = checked_sub
        times = checked_mul
        divided_by = checked_div
        modulo = checked_rem
    }

    /// `checked_neg`
    #[inline]
    #[must_use]
    pub fn negated(self) -> Len {
        Len(self.0.and_then(i128::checked_neg))
    }

    #[inline]
    fn get(self) -> Option<usize> {
        self.0?.try_into().ok()
    }

    /// The length of an array that an Init has written with this length, computed from the same
    /// fields. 0 if C has made it negative since.
    #[inline]
    #[must_use]
    pub fn stored(self) -> usize {
        self.get().unwrap_or(0)
    }
}

/// The length that arrays of one node have to agree on.
#[doc(hidden)]
#[derive(Debug)]
pub struct Agreed {
    len: Cell<Option<usize>>,
    /// What gave the length.
    given_by: Cell<&'static str>,
}

impl Agreed {
    /// The first array gives the length.
    #[inline]
    #[must_use]
    pub const fn open() -> Self {
        Agreed { len: Cell::new(None), given_by: Cell::new("") }
    }

    /// An expression of other fields gives the length.
    ///
    /// # Errors
    ///
    /// [`Error::LengthOverflow`] if its value is not a length.
    #[inline]
    pub fn fixed(expression: Len, text: &'static str, field: &'static str) -> Result<Self, Error> {
        let overflow = || Error::LengthOverflow { at: Place::default(), found: None, ty: "usize" };
        let len = expression.get().ok_or_else(overflow).map_err(|error| error.in_field(field))?;
        Ok(Agreed { len: Cell::new(Some(len)), given_by: Cell::new(text) })
    }

    /// Ends the agreement before the count is used in an expression: no array has come, so none
    /// may have elements.
    #[inline]
    pub fn settle(&self) {
        if self.len.get().is_none() {
            self.len.set(Some(0));
        }
    }

    /// Compares the length of an array with what was agreed before; no array agrees with any.
    #[inline]
    fn agree(&self, len: Option<usize>, field: &'static str) -> Result<(), Error> {
        match (len, self.len.get()) {
            (Some(found), Some(expected)) if found != expected => {
                let given_by = self.given_by.get();
                Err(Error::LengthMismatch { at: Place::default(), expected, found, given_by })
            }
            (Some(_), None) => {
                self.len.set(len);
                self.given_by.set(field);
                Ok(())
            }
            _ => Ok(()),
        }
    }

    /// The value of the count field.
    ///
    /// # Errors
    ///
    /// [`Error::LengthOverflow`] if the length does not fit it.
    #[inline]
    pub fn count<N: Count>(&self, field: &'static str) -> Result<N, Error> {
        let len = self.len.get().unwrap_or(0);
        N::from_len(len).ok_or_else(|| {
            Error::LengthOverflow { at: Place::default(), found: Some(len), ty: N::NAME }.in_field(field)
        })
    }
}

/// Writes the array of a counted field and returns its start. One element adds `unit` to the
/// length that is agreed on: 1, or its size where the length is in bytes.
///
/// # Errors
///
/// As [`InitArray::init_array`], or the length is not what was agreed.
///
/// # Safety
///
/// As [`InitArray::init_array`].
#[doc(hidden)]
#[inline]
pub unsafe fn counted<C, P, S, I>(
    items: I,
    cx: C,
    agreed: &Agreed,
    unit: usize,
    field: &'static str,
) -> Result<P, Error>
where
    C: Context,
    P: Pointer,
    I: InitArray<C, P::Target, S>,
{
    // SAFETY: the caller's promise.
    match unsafe { items.init_array(cx) } {
        // An array fits in `isize::MAX` bytes, so the product does not overflow.
        Ok((start, len)) => match agreed.agree(len.map(|len| len * unit), field) {
            Ok(()) => Ok(P::from_mut(start)),
            Err(error) => Err(error.in_field(field)),
        },
        Err(error) => Err(error.in_field(field)),
    }
}

/// "Can write an array of counted arrays": rows that all have the agreed length, or `Null`.
///
/// # Safety
///
/// Every row that is not NULL has agreed to its length with the `Agreed` that `into_rows` is given.
#[doc(hidden)]
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be written as an array of arrays",
    label = "not an array of arrays with exact lengths",
    note = "pass a slice, an array, a `Vec`, or any `ExactSizeIterator` of these; `Null` for no array"
)]
pub unsafe trait IntoRows<C: Context, P: Pointer, S> {
    /// The rows, bound to the length.
    type Rows<'a>: InitArray<C, P, Counted<S>>;

    /// Binds the rows to the length.
    ///
    /// # Safety
    ///
    /// `agreed` gives the count of the node that the rows are written for.
    unsafe fn into_rows<'a>(self, agreed: &'a Agreed, field: &'static str) -> Self::Rows<'a>;

    /// Writes the rows, and the terminator behind them.
    ///
    /// # Errors
    ///
    /// As [`Init::init`].
    ///
    /// # Safety
    ///
    /// As [`Init::init`].
    unsafe fn terminate<Q, E>(rows: Self::Rows<'_>, cx: C) -> Result<Q, Error>
    where
        Q: Pointer<Target = P>,
        E: Terminator<P>;
}

// SAFETY: `Rows` passes it on to every row.
#[diagnostic::do_not_recommend]
unsafe impl<C, P, S, I> IntoRows<C, P, S> for I
where
    C: Context,
    P: Pointer,
    I: IntoIterator<Item: InitArray<C, P::Target, S>, IntoIter: ExactSizeIterator>,
{
    type Rows<'a> = Rows<'a, I::IntoIter>;

    #[inline]
    unsafe fn into_rows<'a>(self, agreed: &'a Agreed, field: &'static str) -> Rows<'a, I::IntoIter> {
        Rows { items: self.into_iter(), agreed, field }
    }

    unsafe fn terminate<Q, E>(rows: Rows<'_, I::IntoIter>, cx: C) -> Result<Q, Error>
    where
        Q: Pointer<Target = P>,
        E: Terminator<P>,
    {
        let mut slot = MaybeUninit::uninit();
        // SAFETY: the slot is valid for writes; the caller's promise for the rest.
        unsafe { Init::<C, Q, Terminated<E, Counted<S>>>::init(rows, cx, slot.as_mut_ptr()) }?;
        // SAFETY: `init` has written it.
        Ok(unsafe { slot.assume_init() })
    }
}

// SAFETY: there is no row.
unsafe impl<C: Context, P: Pointer, S> IntoRows<C, P, S> for Null {
    type Rows<'a> = Null;

    #[inline]
    unsafe fn into_rows(self, _: &Agreed, _: &'static str) -> Null {
        Null
    }

    unsafe fn terminate<Q, E>(_: Null, _: C) -> Result<Q, Error>
    where
        Q: Pointer<Target = P>,
        E: Terminator<P>,
    {
        Ok(Q::from_mut(ptr::null_mut()))
    }
}

/// Writes rows that all have the agreed length, and the terminator behind them.
///
/// # Errors
///
/// As [`Init::init`], or the lengths are not what was agreed.
///
/// # Safety
///
/// As [`Init::init`], and `agreed` gives the count of the node that the rows are written for.
#[doc(hidden)]
pub unsafe fn terminated_rows<C, P, E, S, I>(
    rows: I,
    cx: C,
    agreed: &Agreed,
    field: &'static str,
) -> Result<P, Error>
where
    C: Context,
    P: Pointer<Target: Pointer>,
    E: Terminator<P::Target>,
    I: IntoRows<C, P::Target, S>,
{
    // SAFETY: the caller's promise.
    let rows = unsafe { rows.into_rows(agreed, field) };
    // SAFETY: the caller's promise.
    unsafe { I::terminate::<P, E>(rows, cx) }.map_err(|error| error.in_field(field))
}

/// The rows of an array of arrays.
#[doc(hidden)]
#[derive(Debug)]
pub struct Rows<'a, I> {
    items: I,
    agreed: &'a Agreed,
    field: &'static str,
}

impl<'a, I: Iterator> Iterator for Rows<'a, I> {
    type Item = Row<'a, I::Item>;

    #[inline]
    fn next(&mut self) -> Option<Row<'a, I::Item>> {
        let items = self.items.next()?;
        Some(Row { items, agreed: self.agreed, field: self.field })
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        self.items.size_hint()
    }
}

impl<I: ExactSizeIterator> ExactSizeIterator for Rows<'_, I> {
    fn len(&self) -> usize {
        self.items.len()
    }
}

/// One array of an array of arrays that all have the agreed length.
#[doc(hidden)]
#[derive(Debug)]
pub struct Row<'a, I> {
    items: I,
    agreed: &'a Agreed,
    field: &'static str,
}

impl<'a, I> Row<'a, I> {
    /// `items`, bound to the length.
    ///
    /// # Safety
    ///
    /// `agreed` gives the count of the node that the row is written for.
    pub unsafe fn new(items: I, agreed: &'a Agreed, field: &'static str) -> Self {
        Row { items, agreed, field }
    }
}

// SAFETY: the array is as long as was agreed, which is what the node's count says, or NULL.
#[diagnostic::do_not_recommend]
unsafe impl<C, P, S, I> Init<C, P, Counted<S>> for Row<'_, I>
where
    C: Context,
    P: Pointer,
    I: InitArray<C, P::Target, S>,
{
    #[inline]
    unsafe fn init(self, cx: C, slot: *mut P) -> Result<(), Error> {
        // SAFETY: the caller's promise.
        let (start, len) = unsafe { self.items.init_array(cx) }?;
        self.agreed.agree(len, self.field)?;
        // SAFETY: the caller's promise.
        unsafe { slot.write(P::from_mut(start)) };
        Ok(())
    }
}
