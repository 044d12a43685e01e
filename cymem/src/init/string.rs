//! Strings: `char *` to a copy in the pool, and `char[N]` in place.

use alloc::borrow::Cow;
use alloc::boxed::Box;
use alloc::ffi::CString as OwnedCString;
use alloc::string::String;
use core::ffi::{CStr, c_char};
use core::ptr;
use core::slice;

use super::pointer::Pointer;
use super::shape::Shape;
use super::{Context, Init};
use crate::error::Error;
use crate::layout::array_layout;
use crate::list::List;
use crate::place::Place;

/// A pointer to a string that ends with NUL, or NULL.
#[derive(Clone, Copy, Debug, Default)]
pub struct CString;

/// A string with its NUL in an array, `[c_char; N]`; the rest of the array is zero.
#[derive(Clone, Copy, Debug, Default)]
pub struct Text;

/// Text that may become a C string. Sealed.
pub trait Str: crate::engine::sealed::Sealed {
    /// The bytes without the NUL that ends them.
    #[doc(hidden)]
    fn bytes(&self) -> &[u8];
}

macro_rules! strings {
    ($($ty:ty = $self:ident => $bytes:expr;)*) => { $(
        impl crate::engine::sealed::Sealed for $ty {}
        impl Str for $ty {
            #[inline]
            fn bytes(&$self) -> &[u8] {
                $bytes
            }
        }
    )* };
}

strings! {
    &str = self => self.as_bytes();
    String = self => self.as_bytes();
    &String = self => self.as_bytes();
    &CStr = self => self.to_bytes();
    OwnedCString = self => self.to_bytes();
    &OwnedCString = self => self.to_bytes();
    &&str = self => self.as_bytes();
    &&CStr = self => self.to_bytes();
    Box<str> = self => self.as_bytes();
    Cow<'_, str> = self => self.as_bytes();
}

#[cfg(all(feature = "std", unix))]
strings! {
    &std::ffi::OsStr = self => self.as_encoded_bytes();
    std::ffi::OsString = self => self.as_encoded_bytes();
    &std::path::Path = self => self.as_os_str().as_encoded_bytes();
    std::path::PathBuf = self => self.as_os_str().as_encoded_bytes();
}

/// The bytes, if C sees all of them.
fn checked(text: &impl Str) -> Result<&[u8], Error> {
    let bytes = text.bytes();
    match bytes.iter().position(|&byte| byte == 0) {
        Some(position) => Err(Error::InteriorNul { at: Place::default(), position }),
        None => Ok(bytes),
    }
}

// SAFETY: writes a pointer to a copy of the string, with its NUL, in memory of the context.
#[diagnostic::do_not_recommend]
unsafe impl<C: Context, P: Pointer<Target = c_char>, I: Str> Init<C, P, CString> for I {
    #[inline]
    unsafe fn init(self, cx: C, slot: *mut P) -> Result<(), Error> {
        let bytes = checked(&self)?;
        let start = cx.reserve(array_layout::<u8>(bytes.len() + 1)?)?.as_ptr();
        // SAFETY: the block is new and one byte longer than the string.
        unsafe { ptr::copy_nonoverlapping(bytes.as_ptr(), start, bytes.len()) };
        // SAFETY: so this is its last byte.
        let end = unsafe { start.add(bytes.len()) };
        // SAFETY: as above.
        unsafe { end.write(0) };
        // SAFETY: the caller's promise.
        unsafe { slot.write(P::from_mut(start.cast())) };
        Ok(())
    }
}

// SAFETY: an Init of this shape writes NULL or a pointer to a string with its NUL.
unsafe impl<P: Pointer<Target = c_char>> Shape<P> for CString {
    type View<'a>
        = Option<&'a CStr>
    where
        P: 'a;
    type Slice<'a>
        = List<'a, P, CString>
    where
        P: 'a;

    #[inline]
    unsafe fn view(self, slot: &P) -> Option<&CStr> {
        let start = slot.as_const();
        // SAFETY: a pointer that is not null leads to a string that lives for `'a`.
        (!start.is_null()).then(|| unsafe { CStr::from_ptr(start) })
    }

    #[inline]
    unsafe fn slice<'a>(self, slots: &'a [P]) -> List<'a, P, CString> {
        // SAFETY: the caller's promise is the same.
        unsafe { List::new(slots, self) }
    }
}

// SAFETY: all N elements are written.
#[diagnostic::do_not_recommend]
unsafe impl<C: Context, I: Str, const N: usize> Init<C, [c_char; N], Text> for I {
    #[inline]
    unsafe fn init(self, _: C, slot: *mut [c_char; N]) -> Result<(), Error> {
        let bytes = checked(&self)?;
        if bytes.len() >= N {
            let max = N.saturating_sub(1);
            return Err(Error::TooLong { at: Place::default(), found: bytes.len(), max });
        }
        // SAFETY: the caller's promise.
        unsafe { slot.write_bytes(0, 1) };
        // SAFETY: the array is longer than the string.
        unsafe { ptr::copy_nonoverlapping(bytes.as_ptr(), slot.cast::<u8>(), bytes.len()) };
        Ok(())
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
