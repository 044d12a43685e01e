//! Layout checks: what the compiler made of the item, compared with C's rules.

use core::marker::PhantomData;

use crate::node::{PoolAlloc, node_array_type, node_type};
use crate::plain::{Plain, field_type};
use crate::table::kind::FieldType;

/// A field whose type has a check of its own elsewhere, such as a pointer or a count.
pub struct OtherField<T>(PhantomData<T>);

impl<T> OtherField<T> {
    /// The layout of the type.
    pub const TYPE: &'static FieldType = &FieldType::bytes::<T>();
}

/// Uses a plain type without a bound on it, so that a type that is not plain is reported by the
/// field check alone.
pub struct Probe<T>(PhantomData<T>);

impl<T: Plain> Probe<T> {
    /// The layout of a type that is plain.
    pub const TYPE: &'static FieldType = &field_type::<T>();

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
    const TYPE: &'static FieldType = &FieldType::unknown::<Self::Value>();

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

/// A struct by value, without a bound on it: that a `T` is no node is reported where it is seen.
pub struct NestedField<T>(PhantomData<T>);

impl<T: PoolAlloc> NestedField<T> {
    /// The layout of a node, whose own layout is compared where this is computed, and so on inwards.
    pub const TYPE: &'static FieldType = &node_type::<T>();
}

/// An array of structs by value, without a bound on them.
pub struct NestedArrayField<A>(PhantomData<A>);

impl<T: PoolAlloc, const N: usize> NestedArrayField<[T; N]> {
    /// The layout of an array of nodes.
    pub const TYPE: &'static FieldType = &node_array_type::<T, N>();
}

/// What the fields above fall back to; there is another error then.
pub trait NotNested {
    /// The type in question.
    type Value;

    /// The layout of a type that is no node.
    const TYPE: &'static FieldType = &FieldType::unknown::<Self::Value>();
}

impl<T> NotNested for NestedField<T> {
    type Value = T;
}

impl<A> NotNested for NestedArrayField<A> {
    type Value = A;
}

/// An enum of the size that `repr(C)` gives to small values.
#[repr(C)]
#[derive(Debug)]
pub enum CEnum {
    /// The value of zero bytes.
    Zero,
}

/// Compares an enum with its `repr`, which means an integer type of this layout.
///
/// # Panics
///
/// At compile time, if the enum is not what the derive was told.
pub const fn check_enum<T, Repr>() {
    assert!(
        !core::mem::needs_drop::<T>(),
        "an enum in pool memory must not implement `Drop`: the pool frees the memory without running destructors"
    );
    assert!(
        size_of::<T>() == size_of::<Repr>() && align_of::<T>() == align_of::<Repr>(),
        "the enum has another size or alignment than its `repr` says: another attribute has removed or changed \
         the `repr`, or with `repr(C)` a value does not fit C's `int`"
    );
}
