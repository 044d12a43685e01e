//! Memory as the tests look at it.

/// Reads a whole block as bytes.
///
/// # Safety
///
/// The block must stay live and unchanged for `'a`, and each of its bytes must be initialised.
#[must_use]
pub unsafe fn bytes_at<'a>(start: *const u8, len: usize) -> &'a [u8] {
    // SAFETY: the caller's promise.
    unsafe { core::slice::from_raw_parts(start, len) }
}
