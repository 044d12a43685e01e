//! Copies of arrays.

use core::ptr;

/// Copies `size` bytes, a multiple of `element`.
///
/// Most arrays of C structs are short, and what a call of `memcpy` costs there is not its work but the
/// registers that its caller must save. Up to four pieces of 16 bytes, which overlap where the length is no
/// multiple, need no call and no loop.
///
/// Here and elsewhere, what has no type is inlined in release builds alone: in debug builds each crate that uses it would
/// compile it again, and none would be faster for it.
///
/// # Safety
///
/// So many bytes must be at `from`, and `to` must be valid for writes of as many, and lie elsewhere.
#[cfg_attr(not(debug_assertions), inline(always))]
pub(crate) unsafe fn copy(from: *const u8, to: *mut u8, size: usize, element: usize) {
    match size {
        33..=64 => {
            // SAFETY: two pieces from the front, and two that end with the array.
            unsafe { piece::<16>(from, to, 0) };
            // SAFETY: as above.
            unsafe { piece::<16>(from, to, 16) };
            // SAFETY: as above.
            unsafe { piece::<16>(from, to, size - 32) };
            // SAFETY: as above.
            unsafe { piece::<16>(from, to, size - 16) };
        }
        // SAFETY: there are 16 bytes.
        16..=32 => unsafe { ends::<16>(from, to, size) },
        // SAFETY: there are 8 bytes.
        8..=15 => unsafe { ends::<8>(from, to, size) },
        // SAFETY: there are 4 bytes. Only arrays of small elements can be so short.
        4..8 if element < 8 => unsafe { ends::<4>(from, to, size) },
        // SAFETY: the caller's promise.
        _ => unsafe { call(from, to, size) },
    }
}

/// The same by a call of `memcpy`, out of the way: registers are saved here and not by the caller.
///
/// # Safety
///
/// As [`copy`].
#[cold]
#[inline(never)]
unsafe fn call(from: *const u8, to: *mut u8, size: usize) {
    // SAFETY: the caller's promise.
    unsafe { ptr::copy_nonoverlapping(from, to, size) };
}

/// Copies the first and the last `N` of `size` bytes.
///
/// # Safety
///
/// There must be `N` bytes at least, and `to` must be valid for writes of them all.
#[cfg_attr(not(debug_assertions), inline(always))]
unsafe fn ends<const N: usize>(from: *const u8, to: *mut u8, size: usize) {
    // SAFETY: the caller's promise.
    unsafe { piece::<N>(from, to, 0) };
    // SAFETY: as above.
    unsafe { piece::<N>(from, to, size - N) };
}

/// Copies `N` bytes at an offset, with their provenance and whether they are initialised.
///
/// # Safety
///
/// Both blocks must have so many bytes behind the offset.
#[cfg_attr(not(debug_assertions), inline(always))]
unsafe fn piece<const N: usize>(from: *const u8, to: *mut u8, offset: usize) {
    // SAFETY: the caller's promise.
    let from = unsafe { from.add(offset) };
    // SAFETY: as above.
    let to = unsafe { to.add(offset) };
    // SAFETY: as above.
    unsafe { ptr::copy_nonoverlapping(from, to, N) };
}

#[cfg(test)]
mod tests {
    use super::copy;

    fn all_lengths<T: Copy + PartialEq + core::fmt::Debug, const N: usize>(value: impl Fn(usize) -> T) {
        for len in (0..N).step_by(if cfg!(miri) { 5 } else { 1 }) {
            let source: alloc::vec::Vec<T> = (0..len).map(&value).collect();
            let mut target = alloc::vec::Vec::<T>::with_capacity(len);
            let (from, to) = (source.as_ptr().cast::<u8>(), target.as_mut_ptr().cast::<u8>());
            // SAFETY: there is room for `len` elements.
            unsafe { copy(from, to, len * size_of::<T>(), size_of::<T>()) };
            // SAFETY: all of them are written.
            unsafe { target.set_len(len) };
            assert_eq!(source, target);
        }
    }

    #[test]
    fn arrays_of_every_length_arrive() {
        all_lengths::<u8, 140>(|i| i as u8);
        all_lengths::<[u8; 3], 50>(|i| [i as u8, 1, 2]);
        all_lengths::<u64, 20>(|i| i as u64);
        all_lengths::<[u16; 5], 20>(|i| [i as u16; 5]);
        // Pointers keep their provenance.
        static NUMBERS: [u32; 20] = [7; 20];
        all_lengths::<&u32, 20>(|i| &NUMBERS[i]);
    }
}
