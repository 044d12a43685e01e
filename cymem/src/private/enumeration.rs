//! The check of an enum: what the compiler made of it, compared with what the derive was told.

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
