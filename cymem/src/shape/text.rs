//! `str`: a string in place, in an array of `char`.

use core::ffi::{CStr, c_char};
use core::ptr;
use core::slice;

use super::traits::Shape;
use super::value::{Zeroed, Zeros};
use super::with_len::WithLen;
use crate::error::Error;
use crate::place::Place;
use crate::put::build::{Build, Failed, Failure};
use crate::put::length::Length;
use crate::put::traits::{Measured, Source, Write, put};
use crate::str::{Str, each_string};

/// A string with its NUL in an array, `[c_char; N]`; the rest of the array is zero.
#[derive(Clone, Copy, Debug, Default)]
pub struct Text;

impl Measured for Text {
    type Lengths<'a> = ();
}

/// Sources of a string in place.
///
/// # Safety
///
/// As [`Source`].
#[doc(hidden)]
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be written as text in a `{T}`",
    label = "expected a string, found `{Self}`",
    note = "`str` takes `&str`, `String`, `&CStr`, `CString`, paths, `Box`, `Rc`, `Arc` and `Cow` of these, or `Zeroed`"
)]
pub unsafe trait TextFor<T> {
    /// The way.
    type By;
}

// SAFETY: the same way.
#[diagnostic::do_not_recommend]
unsafe impl<T, I: Source<T, Text>> TextFor<T> for I {
    type By = I::By;
}

put!(Text: [T] T, TextFor<T>);
put!(WithLen<Text>: [T] T, TextFor<T>);

/// The way of text.
#[doc(hidden)]
#[derive(Debug)]
pub enum CopiedInPlace {}

macro_rules! sources {
    ($($ty:ty = $text:ident => $bytes:expr;)*) => { $(
        sources!(@ $ty);
        sources!(@ &$ty);
    )* };
    (@ $ty:ty) => {
        // SAFETY: it is text.
        #[diagnostic::do_not_recommend]
        unsafe impl<T> Source<T, Text> for $ty {
            type By = CopiedInPlace;
        }
    };
}
each_string!(sources);

// SAFETY: the empty string.
#[diagnostic::do_not_recommend]
unsafe impl<T> Source<T, Text> for Zeroed {
    type By = Zeros;
}

// SAFETY: all N elements are written.
unsafe impl<C, I: Str, const N: usize> Write<C, [c_char; N], Text, CopiedInPlace> for I {
    #[inline]
    unsafe fn write(self, build: Build<'_, C>, (): (), slot: *mut [c_char; N]) -> Result<(), Failed> {
        // SAFETY: the caller's promise.
        unsafe { write_text(&self, build.failure(), slot) }.map(|_| ())
    }
}

// SAFETY: as above, and the length is that of the text.
unsafe impl<C, I: Str, const N: usize> Write<C, [c_char; N], WithLen<Text>, CopiedInPlace> for I {
    #[inline]
    unsafe fn write(
        self,
        build: Build<'_, C>,
        length: Length<'_>,
        slot: *mut [c_char; N],
    ) -> Result<(), Failed> {
        // SAFETY: the caller's promise.
        let len = unsafe { write_text(&self, build.failure(), slot) }?;
        length.agree(len, build.failure())
    }
}

/// Writes text and its NUL to an array, the rest of which is zero, and returns its length.
///
/// # Safety
///
/// `slot` must be valid for writes.
#[inline]
unsafe fn write_text<const N: usize>(
    text: &impl Str,
    failure: &Failure,
    slot: *mut [c_char; N],
) -> Result<usize, Failed> {
    let bytes = checked(text, failure)?;
    if bytes.len() >= N {
        let max = N.saturating_sub(1);
        return Err(failure.set(Error::TooLong { at: Place::default(), found: bytes.len(), max }));
    }
    // SAFETY: the caller's promise.
    unsafe { slot.write_bytes(0, 1) };
    // SAFETY: the array is longer than the string.
    unsafe { ptr::copy_nonoverlapping(bytes.as_ptr(), slot.cast::<u8>(), bytes.len()) };
    Ok(bytes.len())
}

// SAFETY: the empty string is zeros.
unsafe impl<C, const N: usize> Write<C, [c_char; N], Text, Zeros> for Zeroed {
    #[inline]
    unsafe fn write(self, _: Build<'_, C>, (): (), slot: *mut [c_char; N]) -> Result<(), Failed> {
        // SAFETY: the caller's promise.
        unsafe { slot.write_bytes(0, 1) };
        Ok(())
    }
}

// SAFETY: as above, and its length is 0.
unsafe impl<C, const N: usize> Write<C, [c_char; N], WithLen<Text>, Zeros> for Zeroed {
    #[inline]
    unsafe fn write(
        self,
        build: Build<'_, C>,
        length: Length<'_>,
        slot: *mut [c_char; N],
    ) -> Result<(), Failed> {
        // SAFETY: the caller's promise.
        unsafe { slot.write_bytes(0, 1) };
        length.agree(0, build.failure())
    }
}

// SAFETY: all N elements were written.
unsafe impl<const N: usize> Shape<[c_char; N]> for Text {
    type View<'a> = &'a CStr;
    type Slice<'a> = &'a [[c_char; N]];

    #[inline]
    unsafe fn view(self, slot: &[c_char; N]) -> &CStr {
        // SAFETY: `c_char` and `u8` have the same layout.
        let bytes = unsafe { slice::from_raw_parts(slot.as_ptr().cast::<u8>(), N) };
        // C may have overwritten the NUL since.
        CStr::from_bytes_until_nul(bytes).unwrap_or_default()
    }

    #[inline]
    unsafe fn slice(self, slots: &[[c_char; N]]) -> &[[c_char; N]] {
        slots
    }
}

/// The bytes of text, if C sees all of them.
#[inline]
pub(super) fn checked<'a>(text: &'a impl Str, failure: &Failure) -> Result<&'a [u8], Failed> {
    let bytes = text.bytes();
    if text.as_c_str().is_none() && has_nul(bytes) { Err(interior_nul(bytes, failure)) } else { Ok(bytes) }
}

/// Whether C would take a byte for the end. Most strings are short: two pieces, which may overlap, and no call.
#[inline]
fn has_nul(bytes: &[u8]) -> bool {
    match bytes.len() {
        33..=64 => in_ends::<32>(bytes),
        16..=32 => in_ends::<16>(bytes),
        8..=15 => in_ends::<8>(bytes),
        4..=7 => in_ends::<4>(bytes),
        _ => bytes.contains(&0),
    }
}

/// Whether there is a NUL among the first `N` bytes or the last `N`.
#[inline]
fn in_ends<const N: usize>(bytes: &[u8]) -> bool {
    // Without a branch, so that a machine compares all bytes at once.
    let any = |piece: &[u8; N]| piece.iter().fold(false, |any, &byte| any | (byte == 0));
    bytes.first_chunk().is_some_and(any) | bytes.last_chunk().is_some_and(any)
}

#[cold]
fn interior_nul(bytes: &[u8], failure: &Failure) -> Failed {
    let position = bytes.iter().position(|&byte| byte == 0).unwrap_or(bytes.len());
    failure.set(Error::InteriorNul { at: Place::default(), position })
}

#[cfg(test)]
mod tests {
    use super::has_nul;

    #[test]
    fn a_nul_is_found_wherever_it_is() {
        for len in (0..140).step_by(if cfg!(miri) { 13 } else { 1 }) {
            for other in [1, 0x7f, 0x80, 0x81, 0xff].into_iter().take(if cfg!(miri) { 2 } else { 5 }) {
                let mut bytes = alloc::vec![other; len];
                assert!(!has_nul(&bytes));
                for position in 0..len {
                    bytes[position] = 0;
                    assert!(has_nul(&bytes), "{position} of {len}");
                    bytes[position] = other;
                }
            }
        }
    }
}
