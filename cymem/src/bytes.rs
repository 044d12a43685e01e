//! Values compared by their bytes.

/// Compares the bytes of two values, the second of which is zero if it is not given.
///
/// # Safety
///
/// Every byte behind the pointers is initialised.
#[inline]
pub(crate) unsafe fn same_bytes<T>(a: *const T, b: Option<*const T>) -> bool {
    // SAFETY: the caller's promise.
    let a = unsafe { bytes(a) };
    match b {
        // SAFETY: the caller's promise.
        Some(b) => a == unsafe { bytes(b) },
        None => are_zero(a),
    }
}

/// # Safety
///
/// As [`same_bytes`].
pub(crate) unsafe fn same_bytes_of<T>(a: *const u8, b: Option<*const u8>) -> bool {
    // SAFETY: the caller's promise.
    unsafe { same_bytes(a.cast::<T>(), b.map(<*const u8>::cast)) }
}

/// # Safety
///
/// Every byte of the value is initialised, for as long as the slice is used.
#[inline]
unsafe fn bytes<'a, T>(value: *const T) -> &'a [u8] {
    // SAFETY: the caller's promise.
    unsafe { core::slice::from_raw_parts(value.cast(), size_of::<T>()) }
}

#[inline]
fn are_zero(bytes: &[u8]) -> bool {
    const ZEROS: [u8; 256] = [0; 256];
    // The length is the size of a type, so for most this is one comparison.
    if let Some(zeros) = ZEROS.get(..bytes.len()) {
        return bytes == zeros;
    }
    bytes.chunks(ZEROS.len()).all(|chunk| *chunk == ZEROS[..chunk.len()])
}
