//! `Str`: what may become a C string.

use alloc::borrow::Cow;
use alloc::boxed::Box;
use alloc::ffi::CString;
use alloc::rc::Rc;
use alloc::string::String;
use alloc::sync::Arc;
use core::ffi::CStr;

use crate::engine::sealed::Sealed;

/// Text that may become a C string: `&str`, `String`, `&CStr`, `CString`, and what owns or borrows one of
/// these; with `std` on Unix also paths and `OsStr`s. Sealed.
pub trait Str: Sealed {
    /// The bytes without the NUL that ends them.
    #[doc(hidden)]
    fn bytes(&self) -> &[u8];
}

macro_rules! strings {
    ($($ty:ty = $self:ident => $bytes:expr;)*) => { $(
        strings!(@ $ty, $self, $bytes);
        strings!(@ &$ty, $self, $bytes);
    )* };
    (@ $ty:ty, $self:ident, $bytes:expr) => {
        impl Sealed for $ty {}
        impl Str for $ty {
            #[inline]
            fn bytes(&$self) -> &[u8] {
                $bytes
            }
        }
    };
}

strings! {
    &str = self => self.as_bytes();
    String = self => self.as_bytes();
    Box<str> = self => self.as_bytes();
    Rc<str> = self => self.as_bytes();
    Arc<str> = self => self.as_bytes();
    Cow<'_, str> = self => self.as_bytes();
    &CStr = self => self.to_bytes();
    CString = self => self.to_bytes();
    Box<CStr> = self => self.to_bytes();
    Rc<CStr> = self => self.to_bytes();
    Arc<CStr> = self => self.to_bytes();
    Cow<'_, CStr> = self => self.to_bytes();
}

#[cfg(all(feature = "std", unix))]
strings! {
    &std::ffi::OsStr = self => self.as_encoded_bytes();
    std::ffi::OsString = self => self.as_encoded_bytes();
    &std::path::Path = self => self.as_os_str().as_encoded_bytes();
    std::path::PathBuf = self => self.as_os_str().as_encoded_bytes();
}
