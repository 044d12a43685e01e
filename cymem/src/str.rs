//! `Str`: what may become a C string.

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

/// Calls a macro with all types of text, and how each gives its bytes.
///
/// A shape of text names each of them as its source: with one impl for all that is `Str`, errors would be
/// about that trait.
macro_rules! each_string {
    ($callback:ident) => {
        $crate::str::each_str!($callback);
        $callback! {
            &core::ffi::CStr = text => text.to_bytes();
            alloc::ffi::CString = text => text.to_bytes();
            alloc::boxed::Box<core::ffi::CStr> = text => text.to_bytes();
            alloc::rc::Rc<core::ffi::CStr> = text => text.to_bytes();
            alloc::sync::Arc<core::ffi::CStr> = text => text.to_bytes();
            alloc::borrow::Cow<'_, core::ffi::CStr> = text => text.to_bytes();
        }
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
pub(crate) use each_string;

macro_rules! strings {
    ($($ty:ty = $text:ident => $bytes:expr;)*) => { $(
        strings!(@ $ty, $text, $bytes);
        strings!(@ &$ty, $text, $bytes);
    )* };
    (@ $ty:ty, $text:ident, $bytes:expr) => {
        impl Sealed for $ty {}
        #[diagnostic::do_not_recommend]
        impl Str for $ty {
            #[inline]
            fn bytes(&self) -> &[u8] {
                let $text = self;
                $bytes
            }
        }
    };
}
each_string!(strings);

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
