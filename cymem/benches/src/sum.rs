//! A sum in which each place counts differently.

/// The sum of what was added so far.
#[derive(Default)]
pub struct Sum(pub u64);

impl Sum {
    /// Adds a number.
    pub fn add(&mut self, number: u64) {
        self.0 = self.0.rotate_left(5) ^ number.wrapping_mul(0x9E37_79B9_7F4A_7C15);
    }
}

/// An array of a graph; an empty one may be null.
///
/// # Safety
///
/// It has `len` elements, and lives for `'a`.
pub unsafe fn elements<'a, T>(start: *const T, len: usize) -> &'a [T] {
    match len {
        0 => &[],
        // SAFETY: the caller's promise.
        len => unsafe { std::slice::from_raw_parts(start, len) },
    }
}
