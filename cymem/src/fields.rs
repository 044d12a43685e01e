//! What a type is made of: where its fields are, compared with C's rules, and how C compares values.

use core::mem;
use core::ptr;

use crate::table::kind::{Compared, FieldType};

/// A field of a struct: its offset, as the address that it has in a struct at address 0, and its type.
///
/// The compiler makes these for every struct, so they are made with little work: in place of addresses in
/// some struct, and with types that it does not follow when it looks at the constant.
pub type Field = (*const u8, *const FieldType);

/// Compares the layout of `T` with C's rules (Reference, "The C representation"), and gives its fields,
/// which come in order and with their addresses. `align` is what the item asks for beyond the alignment of
/// its fields, or 1.
///
/// # Safety
///
/// `start` points to a place for a `T`, and the other pointers to fields of it.
///
/// # Panics
///
/// At compile time, if the struct is not what the derive was told.
#[must_use]
#[track_caller]
pub const unsafe fn checked_fields<T, const N: usize>(
    start: *const T,
    mut align: usize,
    mut fields: [Field; N],
) -> [Field; N] {
    let (mut end, mut drops, mut in_place, mut i) = (0, false, true, 0);
    while i < N {
        let (address, ty) = fields[i];
        // SAFETY: it is made of a reference to a constant.
        let ty = unsafe { &*ty };
        // SAFETY: both point into the same place, the field not before the start.
        let offset = unsafe { address.offset_from(start as *const u8) } as usize;
        in_place &= offset == ty.behind(end);
        end = offset + ty.size;
        drops |= ty.drops;
        if ty.align > align {
            align = ty.align;
        }
        fields[i].0 = ptr::without_provenance(offset);
        i += 1;
    }
    // A field with a destructor is not plain, nor a node, and was reported as such.
    assert!(
        drops || !mem::needs_drop::<T>(),
        "a struct in pool memory must not implement `Drop`: the pool frees the memory without running destructors"
    );
    assert!(
        in_place && align_of::<T>() == align && size_of::<T>() == usize::next_multiple_of(end, align),
        "the struct is not laid out by C's rules: another attribute has removed or changed its `#[repr(C)]`, or moved its fields"
    );
    fields
}

/// The size and the alignment that C gives to a struct of these fields.
pub(crate) const fn size_and_align(fields: &[Field]) -> (usize, usize) {
    let (mut end, mut align, mut i) = (0, 1, 0);
    while i < fields.len() {
        let ty = type_of(fields[i]);
        end = ty.behind(end) + ty.size;
        if ty.align > align {
            align = ty.align;
        }
        i += 1;
    }
    (usize::next_multiple_of(end, align), align)
}

/// Where a field is, and what stands there.
pub(crate) const fn placed(field: Field) -> (usize, &'static FieldType) {
    union Address {
        pointer: *const u8,
        offset: usize,
    }
    // SAFETY: the address was made of an offset, without provenance, so it is one.
    (unsafe { Address { pointer: field.0 }.offset }, type_of(field))
}

/// The type of a field.
#[cfg_attr(not(debug_assertions), inline)]
const fn type_of((_, ty): Field) -> &'static FieldType {
    // SAFETY: it is made of a reference to a constant.
    unsafe { &*ty }
}

/// Whether a `T` of these fields has padding between or behind them, or inside of one that does not clear its
/// own. Without fields nothing is known.
pub(crate) const fn padded<T>(fields: &[Field]) -> bool {
    let (mut content, mut padded, mut i) = (0, false, 0);
    while i < fields.len() {
        let ty = type_of(fields[i]);
        content += ty.size;
        padded |= ty.content.padded;
        i += 1;
    }
    padded || !fields.is_empty() && content != size_of::<T>()
}

/// How a type of these fields is compared.
pub(crate) const fn compared(fields: &[Field], padded: bool) -> Compared {
    if fields.is_empty() {
        return if padded { Compared::Cleared } else { Compared::Bytes };
    }
    let mut compared = if padded { Compared::Fields } else { Compared::Bytes };
    let mut cleared = false;
    let mut i = 0;
    while i < fields.len() {
        match type_of(fields[i]).content.compared {
            Compared::Bytes => {}
            Compared::Fields => compared = Compared::Fields,
            Compared::Cleared => cleared = true,
            Compared::Unknown => return Compared::Unknown,
        }
        i += 1;
    }
    if cleared { Compared::Cleared } else { compared }
}

/// Whether one of the fields may hold the address of a function.
pub(crate) const fn functions(fields: &[Field]) -> bool {
    let mut i = 0;
    while i < fields.len() {
        if type_of(fields[i]).content.functions {
            return true;
        }
        i += 1;
    }
    false
}

/// Whether any bytes are a value of a struct of these fields. Without fields nothing is known.
pub(crate) const fn any_bits(fields: &[Field]) -> bool {
    let (mut all, mut i) = (!fields.is_empty(), 0);
    while i < fields.len() {
        all &= type_of(fields[i]).content.any_bits;
        i += 1;
    }
    all
}

/// Copies the fields of a struct, and nothing that lies between them.
///
/// # Safety
///
/// A struct of these fields lies at `from`, and `to` is valid for writes of another.
#[cfg_attr(not(debug_assertions), inline)]
pub(crate) unsafe fn copy_fields(fields: &[Field], from: *const u8, to: *mut u8) {
    // Where the fields are a constant, this becomes a straight line.
    for &field in fields {
        let offset = field.0.addr();
        // SAFETY: the struct has a field there.
        let from = unsafe { from.add(offset) };
        // SAFETY: as above.
        let to = unsafe { to.add(offset) };
        // SAFETY: as above.
        unsafe { ptr::copy_nonoverlapping(from, to, type_of(field).size()) };
    }
}

/// Compares two values of a struct field by field, the second of which is zero if it is not given.
///
/// # Safety
///
/// As [`Same`], for a struct of these fields.
#[inline]
pub(crate) unsafe fn same_fields(fields: &[Field], a: *const u8, b: Option<*const u8>) -> bool {
    // Where the fields are a constant, this becomes a straight line.
    fields.iter().all(|&field| {
        let offset = field.0.addr();
        // SAFETY: the struct has a field there.
        let a = unsafe { a.add(offset) };
        // SAFETY: as above.
        let b = b.map(|b| unsafe { b.add(offset) });
        // SAFETY: the caller's promise, for the field.
        unsafe { (type_of(field).content.same)(a, b) }
    })
}
