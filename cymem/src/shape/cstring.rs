//! `cstr`: a pointer to a string that ends with NUL, or NULL.

use core::alloc::Layout;
use core::ffi::CStr;
use core::ptr::NonNull;

use super::letter::Letter;
use super::text::checked;
use super::traits::Shape;
use super::with_len::WithLen;
use crate::copy::copy;
use crate::layout::array_layout;
use crate::list::List;
use crate::pointer::Pointer;
use crate::put::build::{Build, Context, Failed};
use crate::put::length::Length;
use crate::put::null::{Maybe, Nothing, Null};
use crate::put::traits::{Measured, Source, Write, put};
use crate::str::{Str, each_string};

/// A pointer to a string that ends with NUL, or NULL.
#[derive(Clone, Copy, Debug, Default)]
pub struct CString;

impl Measured for CString {
    type Lengths<'a> = ();
}

// SAFETY: an Init of this shape writes NULL or a pointer to a string with its NUL.
unsafe impl<P: Pointer<Target: Letter>> Shape<P> for CString {
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
        (!start.is_null()).then(|| unsafe { CStr::from_ptr(start.cast()) })
    }

    #[inline]
    unsafe fn slice<'a>(self, slots: &'a [P]) -> List<'a, P, CString> {
        // SAFETY: the caller's promise is the same.
        unsafe { List::new(slots, self) }
    }
}

/// Sources of a pointer to a string.
///
/// # Safety
///
/// As [`Source`].
#[doc(hidden)]
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be written as a C string",
    label = "expected a string, found `{Self}`",
    note = "`cstr` takes `&str`, `String`, `&CStr`, `CString`, paths, `Box`, `Rc`, `Arc` and `Cow` of these, an `Option` of one, or `Null`; bytes that are text go through `CStr::from_bytes_with_nul` or `str::from_utf8`"
)]
pub unsafe trait StringFor<T> {
    /// The way.
    type By;
}

// SAFETY: the same way.
#[diagnostic::do_not_recommend]
unsafe impl<T, I: Source<T, CString>> StringFor<T> for I {
    type By = I::By;
}

put!(CString: [P: Pointer] P, StringFor<P::Target>);
put!(WithLen<CString>: [P: Pointer] P, StringFor<P::Target>);

/// The way of text.
#[doc(hidden)]
#[derive(Debug)]
pub enum Copied {}

macro_rules! sources {
    ($($ty:ty = $text:ident => $bytes:expr;)*) => { $(
        sources!(@ $ty);
        sources!(@ &$ty);
    )* };
    (@ $ty:ty) => {
        // SAFETY: it is text.
        #[diagnostic::do_not_recommend]
        unsafe impl<T> Source<T, CString> for $ty {
            type By = Copied;
        }
    };
}
each_string!(sources);

// SAFETY: NULL.
#[diagnostic::do_not_recommend]
unsafe impl<T> Source<T, CString> for Null {
    type By = Nothing;
}

// SAFETY: NULL, or what is inside.
#[diagnostic::do_not_recommend]
unsafe impl<T, I> Source<T, CString> for Option<I> {
    type By = Maybe;
}

// SAFETY: as above.
#[diagnostic::do_not_recommend]
unsafe impl<T, I> Source<T, CString> for &Option<I> {
    type By = Maybe;
}

// SAFETY: writes a pointer to a copy of the string, with its NUL, in memory of the context.
unsafe impl<C: Context, P: Pointer<Target: Letter>, I: Str> Write<C, P, CString, Copied> for I {
    #[inline]
    unsafe fn write(self, build: Build<'_, C>, (): (), slot: *mut P) -> Result<(), Failed> {
        let start = write_string(&self, build)?;
        // SAFETY: the caller's promise.
        unsafe { slot.write(P::from_mut(start.as_ptr().cast())) };
        Ok(())
    }
}

// SAFETY: as above, and the length is that of the string.
unsafe impl<C: Context, P: Pointer<Target: Letter>, I: Str> Write<C, P, WithLen<CString>, Copied> for I {
    #[inline]
    unsafe fn write(self, build: Build<'_, C>, length: Length<'_>, slot: *mut P) -> Result<(), Failed> {
        let start = write_string(&self, build)?;
        length.agree(self.bytes().len(), build.failure())?;
        // SAFETY: the caller's promise.
        unsafe { slot.write(P::from_mut(start.as_ptr().cast())) };
        Ok(())
    }
}

/// A copy of the text with its NUL.
#[inline]
pub(crate) fn write_string<C: Context>(text: &impl Str, build: Build<'_, C>) -> Result<NonNull<u8>, Failed> {
    if let Some(text) = text.as_c_str() {
        let bytes = text.to_bytes_with_nul();
        let start = build.reserve(Layout::for_value(bytes))?;
        // SAFETY: the block is new, and as long as the string with its NUL.
        unsafe { copy(bytes.as_ptr(), start.as_ptr(), bytes.len(), 1) };
        return Ok(start);
    }
    let bytes = checked(text, build.failure())?;
    // A string is an object already, so one byte more does not wrap.
    let Some(layout) = array_layout::<u8>(bytes.len() + 1) else {
        return Err(build.failure().size_overflow(bytes.len() + 1, 1));
    };
    let start = build.reserve(layout)?;
    // SAFETY: the block is new and one byte longer than the string.
    unsafe { copy(bytes.as_ptr(), start.as_ptr(), bytes.len(), 1) };
    // SAFETY: so this is its last byte.
    let end = unsafe { start.add(bytes.len()) };
    // SAFETY: as above.
    unsafe { end.write(0) };
    Ok(start)
}
