//! Values in memory, read without their types.

use core::ffi::c_void;
use core::ptr;

use super::kind::{Entry, Field, FieldType, Kind, Role, Slot, described};
use crate::put::tag::case_of;

/// The pointer that is stored there.
///
/// # Safety
///
/// A pointer is there, or an address in an integer of at least that size.
#[inline]
pub(super) unsafe fn read_pointer(place: *const u8, as_integer: bool) -> *const u8 {
    if as_integer {
        // SAFETY: the caller's promise; where an integer is larger than an address, that is what it was made from, so
        // the other half is zero.
        let address = unsafe { read_bits(place, size_of::<usize>()) };
        return ptr::with_exposed_provenance(address as usize);
    }
    // SAFETY: the caller's promise.
    unsafe { place.cast::<*const c_void>().read() }.cast()
}

/// The bits of an integer of so many bytes.
///
/// # Safety
///
/// As many initialised bytes are there.
#[inline]
pub(super) unsafe fn read_bits(place: *const u8, size: usize) -> u128 {
    macro_rules! read {
        ($($size:literal $ty:ty)*) => {
            match size {
                // SAFETY: the caller's promise.
                $($size => u128::from(unsafe { place.cast::<$ty>().read_unaligned() }),)*
                _ => 0,
            }
        };
    }
    read!(1 u8 2 u16 4 u32 8 u64 16 u128)
}

/// The integer that is stored there, if it fits.
///
/// # Safety
///
/// A value of the type, which is an integer, is there.
pub(super) unsafe fn read_int(place: *const u8, ty: &FieldType) -> Option<i128> {
    // SAFETY: the caller's promise.
    let bits = unsafe { read_bits(place, ty.size) };
    match (ty.content.kind)() {
        Kind::Signed | Kind::Enum(..) => {
            let unused = 128 - 8 * ty.size.min(16) as u32;
            Some(((bits << unused) as i128) >> unused)
        }
        _ => i128::try_from(bits).ok(),
    }
}

/// A case of a union.
pub(super) struct Case {
    /// Which one.
    pub(super) number: usize,
    /// All cases of the union.
    pub(super) cases: &'static [Entry],
    pub(super) field: &'static Field,
    /// Where its pointer leads.
    pub(super) steps: &'static [Entry],
}

/// The case that a union has; none if no case has the tag.
///
/// # Safety
///
/// A struct with the field and the tag is there.
pub(super) unsafe fn case(field: &Field, tag: Slot, mask: u128, node: *const u8) -> Option<Case> {
    let Kind::Union(cases, Some(tags)) = (field.ty.content.kind)() else { return None };
    // SAFETY: the caller's promise.
    let bits = unsafe { read_bits(node.wrapping_add(tag.offset), tag.ty.size) };
    let number = case_of(tags, bits, mask);
    let (field, steps) = described(cases).nth(number)?;
    Some(Case { number, cases, field, steps })
}

/// The type of what stands in a field: where that is a union, of its case, or its own if no case has the tag.
///
/// # Safety
///
/// A struct with the field, and with the tag of the union, is there.
pub(super) unsafe fn type_in(field: &Field, node: *const u8) -> &'static FieldType {
    let Role::Union(tag, mask) = field.role else { return field.ty };
    // SAFETY: the caller's promise.
    unsafe { case(field, tag, mask, node) }.map_or(field.ty, |case| case.field.ty)
}
