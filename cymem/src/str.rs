//! `Str`: what may become a C string.

use crate::engine::sealed::Sealed;

/// Text that may become a C string: `&str`, `String`, `&CStr`, `CString`, and what owns or borrows one of
/// these; with `std` on Unix also paths and `OsStr`s. Sealed.
pub trait Str: Sealed {
    /// The bytes without the NUL that ends them.
    #[doc(hidden)]
    fn bytes(&self) -> &[u8];
}

/// Calls a macro with all types of text, and how each gives its bytes.
///
/// A shape of text names each of them as its source: with one impl for all that is `Str`, errors would be
/// about that trait.
macro_rules! each_string {
    ($callback:ident) => {
        $callback! {
            &str = text => text.as_bytes();
            alloc::string::String = text => text.as_bytes();
            alloc::boxed::Box<str> = text => text.as_bytes();
            alloc::rc::Rc<str> = text => text.as_bytes();
            alloc::sync::Arc<str> = text => text.as_bytes();
            alloc::borrow::Cow<'_, str> = text => text.as_bytes();
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
