//! `Str`: what may become a C string.

use core::ffi::CStr;

use crate::engine::sealed::Sealed;

/// Text that may become a C string: `&str`, `String`, `&CStr`, `CString`, and what owns or borrows one of
/// these; with `std` on Unix also paths and `OsStr`s. Sealed.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is no text that could become a C string",
    label = "expected a string, found `{Self}`",
    note = "text is `&str`, `String`, `&CStr`, `CString`, paths, and `Box`, `Rc`, `Arc` and `Cow` of these"
)]
pub trait Str: Sealed {
    /// The bytes without the NUL that ends them.
    #[doc(hidden)]
    fn bytes(&self) -> &[u8];

    /// The text as C has it, if it is a C string already: nobody needs to look for a NUL.
    #[doc(hidden)]
    #[inline]
    fn as_c_str(&self) -> Option<&CStr> {
        None
    }
}

/// Text in UTF-8: `&str`, `String`, and what owns or borrows one of these. Sealed.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is no text that could become UTF-16",
    label = "expected text in UTF-8, found `{Self}`",
    note = "text is `&str`, `String`, and `Box`, `Rc`, `Arc` and `Cow` of `str`"
)]
pub trait Utf8: Str {
    /// The text.
    #[doc(hidden)]
    fn text(&self) -> &str;
}

/// Calls a macro with all types of text in UTF-8, and how each gives its bytes.
macro_rules! each_str {
    ($callback:ident) => {
        $callback! {
            &str = text => text.as_bytes();
            alloc::string::String = text => text.as_bytes();
            alloc::boxed::Box<str> = text => text.as_bytes();
            alloc::rc::Rc<str> = text => text.as_bytes();
            alloc::sync::Arc<str> = text => text.as_bytes();
            alloc::borrow::Cow<'_, str> = text => text.as_bytes();
        }
    };
}
pub(crate) use each_str;

/// Calls a macro with all types of C strings, and how each gives its bytes.
macro_rules! each_c_str {
    ($callback:ident) => {
        $callback! {
            &core::ffi::CStr = text => text.to_bytes();
            alloc::ffi::CString = text => text.to_bytes();
            alloc::boxed::Box<core::ffi::CStr> = text => text.to_bytes();
            alloc::rc::Rc<core::ffi::CStr> = text => text.to_bytes();
            alloc::sync::Arc<core::ffi::CStr> = text => text.to_bytes();
            alloc::borrow::Cow<'_, core::ffi::CStr> = text => text.to_bytes();
        }
    };
}
pub(crate) use each_c_str;

/// Calls a macro with all types of text of the system, and how each gives its bytes.
macro_rules! each_os_str {
    ($callback:ident) => {
        #[cfg(all(feature = "std", unix))]
        $callback! {
            &std::ffi::OsStr = text => text.as_encoded_bytes();
            std::ffi::OsString = text => text.as_encoded_bytes();
            &std::path::Path = text => text.as_os_str().as_encoded_bytes();
            std::path::PathBuf = text => text.as_os_str().as_encoded_bytes();
            alloc::boxed::Box<std::ffi::OsStr> = text => text.as_encoded_bytes();
            alloc::rc::Rc<std::ffi::OsStr> = text => text.as_encoded_bytes();
            alloc::sync::Arc<std::ffi::OsStr> = text => text.as_encoded_bytes();
            alloc::borrow::Cow<'_, std::ffi::OsStr> = text => text.as_encoded_bytes();
            alloc::boxed::Box<std::path::Path> = text => text.as_os_str().as_encoded_bytes();
            alloc::rc::Rc<std::path::Path> = text => text.as_os_str().as_encoded_bytes();
            alloc::sync::Arc<std::path::Path> = text => text.as_os_str().as_encoded_bytes();
            alloc::borrow::Cow<'_, std::path::Path> = text => text.as_os_str().as_encoded_bytes();
        }
    };
}
pub(crate) use each_os_str;

/// Calls a macro with all types of text, and how each gives its bytes.
///
/// A shape of text names each of them as its source: with one impl for all that is `Str`, errors would be
/// about that trait.
macro_rules! each_string {
    ($callback:ident) => {
        $crate::str::each_str!($callback);
        $crate::str::each_c_str!($callback);
        $crate::str::each_os_str!($callback);
    };
}
pub(crate) use each_string;

macro_rules! strings {
    ($($ty:ty = $text:ident => $bytes:expr;)*) => { $(
        strings!(@ $ty, $text, $bytes);
        strings!(@ &$ty, $text, $bytes);
    )* };
    (@ $ty:ty, $text:ident, $bytes:expr $(, $as_c_str:item)?) => {
        impl Sealed for $ty {}
        #[diagnostic::do_not_recommend]
        impl Str for $ty {
            #[inline]
            fn bytes(&self) -> &[u8] {
                let $text = self;
                $bytes
            }
            $($as_c_str)?
        }
    };
}
each_str!(strings);
each_os_str!(strings);

macro_rules! c_strings {
    ($($ty:ty = $text:ident => $bytes:expr;)*) => { $(
        c_strings!(@ $ty, $text, $bytes);
        c_strings!(@ &$ty, $text, $bytes);
    )* };
    (@ $ty:ty, $text:ident, $bytes:expr) => {
        strings!(@ $ty, $text, $bytes, #[inline] fn as_c_str(&self) -> Option<&CStr> { Some(self) });
    };
}
each_c_str!(c_strings);

macro_rules! utf8 {
    ($($ty:ty = $text:ident => $bytes:expr;)*) => { $(
        utf8!(@ $ty);
        utf8!(@ &$ty);
    )* };
    (@ $ty:ty) => {
        impl Utf8 for $ty {
            #[inline]
            fn text(&self) -> &str {
                self
            }
        }
    };
}
each_str!(utf8);
