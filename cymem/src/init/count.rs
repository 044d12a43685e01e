//! Lengths: what arrays that share a count must agree on, and counts of any integer type.

use core::cell::Cell;

use crate::error::Error;
use crate::place::Place;

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
    const ZERO: Self;

    #[doc(hidden)]
    const LARGEST: u128;

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
            const ZERO: Self = 0;
            const LARGEST: u128 = $ty::MAX as u128;

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

    /// An expression of other fields gives the length, if its value is one.
    #[inline]
    pub(crate) fn fixed(expression: Len, text: &'static str) -> Result<Self, Error> {
        match expression.get() {
            Some(len) => Ok(Agreed { len: Cell::new(Some(len)), given_by: Cell::new(text) }),
            None => Err(Error::LengthOverflow { at: Place::default(), found: None, ty: "usize" }),
        }
    }

    /// Ends the agreement before the count is used in an expression: no array has come, so none
    /// may have elements.
    #[inline]
    pub fn cymem_settle(&self) {
        if self.len.get().is_none() {
            self.len.set(Some(0));
        }
    }

    /// Compares the length of an array with what was agreed before; no array agrees with any.
    #[inline]
    pub(crate) fn agree(&self, len: Option<usize>, field: &'static str) -> Result<(), Error> {
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

    /// What was agreed on, 0 if no array has come.
    #[inline]
    pub(crate) fn len(&self) -> usize {
        self.len.get().unwrap_or(0)
    }
}
