//! What the programs in `bin` have in common. Each builds nested structs of one C library, calls it, and checks what
//! it answers; `tests/libraries.sh` installs the libraries and runs them.

use std::ffi::{CStr, c_char};

/// Text that C holds.
///
/// # Safety
///
/// `text` points to a string with its NUL, which stays as it is for `'a`.
pub unsafe fn text<'a>(text: *const c_char) -> &'a str {
    // SAFETY: as the caller promises.
    let text = unsafe { CStr::from_ptr(text) };
    text.to_str().expect("UTF-8")
}
