//! Values written to memory without their types.

/// Writes the lowest bits to an integer of so many bytes.
///
/// # Safety
///
/// The place is valid for writes of as many bytes.
pub(super) unsafe fn write_bits(place: *mut u8, size: usize, bits: u128) {
    macro_rules! write {
        ($($size:literal $ty:ty)*) => {
            match size {
                // SAFETY: the caller's promise.
                $($size => unsafe { place.cast::<$ty>().write_unaligned(bits as $ty) },)*
                _ => {}
            }
        };
    }
    write!(1 u8 2 u16 4 u32 8 u64 16 u128);
}

/// Whether an integer of so many bytes can be this number.
pub(super) fn fits(value: i128, size: usize, signed: bool) -> bool {
    let bits = 8 * size.clamp(1, 16) as u32;
    match signed {
        true => value >= i128::MIN >> (128 - bits) && value <= i128::MAX >> (128 - bits),
        false => value >= 0 && value as u128 <= u128::MAX >> (128 - bits),
    }
}

/// The name of an integer type.
pub(super) fn int_name(size: usize, signed: bool) -> &'static str {
    match (signed, size) {
        (true, 1) => "i8",
        (true, 2) => "i16",
        (true, 4) => "i32",
        (true, 8) => "i64",
        (true, _) => "i128",
        (false, 1) => "u8",
        (false, 2) => "u16",
        (false, 4) => "u32",
        (false, 8) => "u64",
        (false, _) => "u128",
    }
}
