//! Constants in attributes: positions in plain arrays, which lengths are computed from, and alignments.

/// `[T; N]`: a type of another name that can be indexed is none.
///
/// # Safety
///
/// The type is an array.
#[diagnostic::on_unimplemented(
    message = "a length can name positions of an array `[T; N]`, and `{Self}` is none",
    label = "not an array"
)]
pub unsafe trait FixedArray {
    /// `T`
    type Item;

    /// The element at this position.
    fn at<const POSITION: usize>(&self) -> &Self::Item;
}

#[diagnostic::do_not_recommend]
// SAFETY: it is an array.
unsafe impl<T, const N: usize> FixedArray for [T; N] {
    type Item = T;

    #[inline]
    fn at<const POSITION: usize>(&self) -> &T {
        const { assert!(POSITION < N, "a length names a position outside of the array") };
        &self[POSITION]
    }
}

/// The element of a real array at a constant position. Its argument is of a type that is not coerced.
#[inline]
pub fn position<A: FixedArray, const POSITION: usize>(array: &A) -> &A::Item {
    array.at::<POSITION>()
}

/// The alignment of an array.
///
/// # Panics
///
/// At compile time, if it is none that Rust's own `repr(align)` takes.
#[must_use]
pub const fn alignment(align: usize) -> usize {
    assert!(
        align.is_power_of_two() && align <= 1 << 29,
        "the value of `align` is no alignment: write a power of two up to 2^29"
    );
    align
}
