//! Layout checks: what the compiler made of the item, compared with C's rules.

use core::marker::PhantomData;

use crate::fields::FieldType;
use crate::plain::{Plain, field_type};

/// A field of any type but of size 0. A struct by value clears its own padding.
pub struct OtherField<T>(PhantomData<T>);

impl<T> OtherField<T> {
    /// The layout of the type.
    pub const TYPE: FieldType = FieldType::bytes::<T>();
}

/// Uses a plain type without a bound on it, so that a type that is not plain is reported by the
/// field check alone.
pub struct Probe<T>(PhantomData<T>);

impl<T: Plain> Probe<T> {
    /// The layout of a type that is plain.
    pub const TYPE: FieldType = field_type::<T>();

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
