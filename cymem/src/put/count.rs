//! Counts: the integer types that hold the length of an array.

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
