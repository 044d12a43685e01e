//! What C functions print to a `FILE *`.

use core::ffi::c_char;
use core::ptr;
use core::slice;

/// Runs `print` with a stream and returns what it wrote there.
pub(crate) fn captured(print: impl FnOnce(*mut libc::FILE)) -> String {
    let mut text: *mut c_char = ptr::null_mut();
    let mut len = 0;
    // SAFETY: both places are valid for writes until the stream is closed.
    let stream = unsafe { libc::open_memstream(&raw mut text, &raw mut len) };
    assert!(!stream.is_null());
    print(stream);
    // SAFETY: the stream is open, and not used again.
    assert_eq!(unsafe { libc::fclose(stream) }, 0);
    // SAFETY: closing has written the address and the length of a buffer.
    let bytes = unsafe { slice::from_raw_parts(text.cast::<u8>(), len) };
    let copy = String::from_utf8_lossy(bytes).into_owned();
    // SAFETY: the buffer is the caller's to free, and not used again.
    unsafe { libc::free(text.cast()) };
    copy
}
