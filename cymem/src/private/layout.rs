//! Layout checks: what the compiler made of the item, compared with C's rules.

use core::marker::PhantomData;

use crate::plain::Plain;

/// What the type of a field says about the layout around it. Made as a constant of the type, it is
/// computed once for all fields of that type.
#[derive(Clone, Copy, Debug)]
pub struct FieldType {
    /// In bytes.
    size: usize,
    /// In bytes.
    align: usize,
    /// Whether it has a destructor.
    drops: bool,
    /// Whether its size may not be 0.
    sized: bool,
    /// Whether it has padding of its own.
    padded: bool,
}

impl FieldType {
    pub(super) const fn sized<T>(padded: bool) -> Self {
        FieldType { sized: true, padded, ..Self::unknown::<T>() }
    }

    const fn unknown<T>() -> Self {
        let (size, align) = (size_of::<T>(), align_of::<T>());
        FieldType { size, align, drops: core::mem::needs_drop::<T>(), sized: false, padded: false }
    }
}

/// A field of any type but of size 0. A struct by value clears its own padding.
pub struct OtherField<T>(PhantomData<T>);

impl<T> OtherField<T> {
    /// The layout of the type.
    pub const TYPE: FieldType = FieldType::sized::<T>(false);
}

/// Uses a plain type without a bound on it, so that a type that is not plain is reported by the
/// field check alone.
pub struct Probe<T>(PhantomData<T>);

impl<T: Plain> Probe<T> {
    /// [`Plain::FUNCTIONS`].
    pub const FUNCTIONS: bool = T::FUNCTIONS;

    /// The layout of a type that is plain.
    pub const TYPE: FieldType = FieldType::sized::<T>(T::PADDED);

    /// [`Plain::write_fields`].
    ///
    /// # Safety
    ///
    /// As [`Plain::write_fields`].
    #[inline]
    pub unsafe fn write_fields(value: &T, slot: *mut T) {
        // SAFETY: the caller's promise.
        unsafe { value.write_fields(slot) };
    }
}

/// What [`Probe`] falls back to; the field check has failed then.
pub trait NotPlain {
    /// The type in question.
    type Value;

    /// Unknown.
    const FUNCTIONS: bool = true;

    /// The layout of a type that is not plain, or of a pointer.
    const TYPE: FieldType = FieldType::unknown::<Self::Value>();

    /// Does nothing.
    ///
    /// # Safety
    ///
    /// None is needed.
    unsafe fn write_fields(_: &Self::Value, _: *mut Self::Value) {}
}

impl<T> NotPlain for Probe<T> {
    type Value = T;
}

/// An enum of the size that `repr(C)` gives to small values.
#[repr(C)]
#[derive(Debug)]
pub enum CEnum {
    /// The value of zero bytes.
    Zero,
}

/// Compares an enum with its `repr`.
///
/// # Panics
///
/// At compile time, if the enum is not what the derive was told.
pub const fn check_enum<T>(size: usize) {
    assert!(
        !core::mem::needs_drop::<T>(),
        "an enum in pool memory must not implement `Drop`: the pool frees the memory without running destructors"
    );
    assert!(size_of::<T>() >= size, "another attribute has removed or changed the `repr` of the enum");
}

/// Compares the layout of `T` with C's rules (Reference, "The C representation") and tells
/// whether it has padding between or behind its fields, given in order and with their addresses.
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
pub const unsafe fn checked_padding<T>(start: *const T, fields: &[(*const u8, FieldType)]) -> bool {
    let (mut end, mut content, mut drops, mut padded, mut i) = (0, 0, false, false, 0);
    while i < fields.len() {
        let (address, field) = fields[i];
        // SAFETY: both point into the same place.
        let offset = unsafe { address.offset_from(start.cast::<u8>()) };
        // The field is not before the start.
        let offset = offset.unsigned_abs();
        assert!(
            field.size != 0 || !field.sized,
            "a field of size 0 has no counterpart in C: leave it out, or use `PhantomData`"
        );
        drops |= field.drops;
        padded |= field.padded;
        let in_place = offset == usize::next_multiple_of(end, field.align);
        assert!(
            in_place && align_of::<T>() >= field.align,
            "the struct is not laid out by C's rules: another attribute has removed or changed its `#[repr(C)]`"
        );
        end = offset + field.size;
        content += field.size;
        i += 1;
    }
    // A field with a destructor is not plain, nor a node, and was reported as such.
    assert!(
        drops || !core::mem::needs_drop::<T>(),
        "a struct in pool memory must not implement `Drop`: the pool frees the memory without running destructors"
    );
    assert!(
        size_of::<T>() == usize::next_multiple_of(end, align_of::<T>()),
        "the struct is not laid out by C's rules: another attribute has removed or changed its `#[repr(C)]`"
    );
    padded || content != size_of::<T>()
}
