//! Lengths: what arrays that share a count must agree on.

use core::cell::Cell;

use super::build::{Failed, Failure};
use super::count::Count;

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
    pub const fn literal(value: u128) -> Len {
        Len(0_i128.checked_add_unsigned(value))
    }

    arithmetic! {
        plus = checked_add
        minus = checked_sub
        times = checked_mul
        divided_by = checked_div
        modulo = checked_rem
    }

    /// The smaller of the two.
    #[inline]
    #[must_use]
    pub fn smaller(self, other: Len) -> Len {
        Len(self.0.zip(other.0).map(|(a, b)| a.min(b)))
    }

    /// The larger of the two.
    #[inline]
    #[must_use]
    pub fn larger(self, other: Len) -> Len {
        Len(self.0.zip(other.0).map(|(a, b)| a.max(b)))
    }

    /// `checked_neg`
    #[inline]
    #[must_use]
    pub fn negated(self) -> Len {
        Len(self.0.and_then(i128::checked_neg))
    }

    /// As many elements, each of which is `unit` of the length.
    pub(crate) fn capacity(
        self,
        unit: usize,
        text: &'static str,
        failure: &Failure,
    ) -> Result<usize, Failed> {
        let Some(len) = self.get() else { return Err(failure.length_overflow(None, "usize")) };
        match (len.checked_div(unit), len.checked_rem(unit)) {
            (Some(elements), Some(0)) => Ok(elements),
            // There is always room for elements without a size.
            (None, _) => Ok(usize::MAX),
            _ => Err(failure.partial_element(len, unit, text)),
        }
    }

    /// The value, if it did not overflow.
    pub(crate) fn value(self) -> Option<i128> {
        self.0
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
    /// What gave the length; nothing until it is given.
    given_by: Cell<&'static str>,
}

impl Agreed {
    /// The first array gives the length.
    ///
    /// # Safety
    ///
    /// As [`Length::new`].
    #[inline]
    #[must_use]
    pub const unsafe fn open() -> Self {
        Agreed { len: Cell::new(None), given_by: Cell::new("") }
    }

    /// An expression of other fields gives the length, if its value is one.
    #[inline]
    pub(crate) fn fixed(expression: Len, text: &'static str, failure: &Failure) -> Result<Self, Failed> {
        match expression.get() {
            Some(len) => Ok(Agreed { len: Cell::new(Some(len)), given_by: Cell::new(text) }),
            None => Err(failure.length_overflow(None, "usize")),
        }
    }

    /// Ends the agreement before something is computed from it: if no array has come, none that comes later
    /// may have elements.
    #[inline]
    pub(crate) fn settle(&self, count: &'static str) {
        if self.len.get().is_none() {
            self.len.set(Some(0));
            self.given_by.set(count);
        }
    }

    /// What was agreed on, 0 if no array has come. The next one is free again.
    #[inline]
    pub(crate) fn take(&self) -> usize {
        self.given_by.set("");
        self.len.take().unwrap_or(0)
    }

    /// What was agreed on, 0 if no array has come.
    #[inline]
    pub(crate) fn len(&self) -> usize {
        self.len.get().unwrap_or(0)
    }
}

/// The length that one counted array has to have, and the lengths of what its elements point to.
#[doc(hidden)]
#[derive(Clone, Copy, Debug)]
pub struct Length<'a, Inner = ()> {
    agreed: &'a Agreed,
    /// What one element adds to the length: 1, or its size where the length is in bytes.
    unit: usize,
    field: &'static str,
    /// The lengths of the elements.
    pub(crate) inner: Inner,
}

impl<'a, Inner> Length<'a, Inner> {
    /// The length of an array of `field`.
    ///
    /// # Safety
    ///
    /// The array is written for the node whose count, or whose expression, `agreed` gives.
    #[inline]
    pub const unsafe fn new(agreed: &'a Agreed, unit: usize, inner: Inner, field: &'static str) -> Self {
        Length { agreed, unit, field, inner }
    }

    /// The field of the array.
    #[inline]
    pub(crate) fn field(&self) -> &'static str {
        self.field
    }

    /// Compares the length of an array that was written with what was agreed before.
    #[inline]
    pub(crate) fn agree(&self, len: usize, failure: &Failure) -> Result<(), Failed> {
        // An array fits in `isize::MAX` bytes, so the product does not overflow.
        let found = len * self.unit;
        match self.agreed.len.get() {
            Some(expected) if found != expected => {
                Err(failure.disagree(expected, found, self.unit, self.agreed.given_by.get()))
            }
            Some(_) => Ok(()),
            None => {
                self.agreed.len.set(Some(found));
                self.agreed.given_by.set(self.field);
                Ok(())
            }
        }
    }
}
