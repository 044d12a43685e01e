//! Layout checks: what the compiler made of the item, compared with C's rules.

use core::marker::PhantomData;
use core::mem::MaybeUninit;

use super::check::{ConstantField, PhantomField, PlainField};
use crate::init::pointer::Pointer;
use crate::plain::Plain;

/// Uses a plain type without a bound on it, so that a type that is not plain is reported by the
/// field check alone.
pub struct Probe<T>(PhantomData<T>);

impl<T: Plain> Probe<T> {
    /// [`Plain::PADDED`] of a type that is plain.
    pub const PADDED: Option<bool> = Some(T::PADDED);

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

    /// The type is not plain, or a pointer.
    const PADDED: Option<bool> = None;

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

/// A place for a `T`, to measure the distance of its fields.
#[derive(Debug)]
pub struct Unwritten<T>(MaybeUninit<T>);

impl<T> Unwritten<T> {
    /// A place with any content.
    #[must_use]
    #[allow(clippy::new_without_default, reason = "for generated code only")]
    pub const fn new() -> Self {
        Unwritten(MaybeUninit::uninit())
    }

    /// Its address.
    #[must_use]
    pub const fn start(&self) -> *const T {
        self.0.as_ptr()
    }
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

/// A field as the compiler has laid it out.
#[derive(Debug)]
pub struct FieldLayout {
    /// In bytes.
    offset: usize,
    /// In bytes.
    size: usize,
    /// In bytes.
    align: usize,
    /// Whether it has a destructor.
    drops: bool,
    /// Whether it has padding of its own.
    padded: bool,
}

impl FieldLayout {
    /// # Safety
    ///
    /// `start` must point to a place for an `S`, and `field` to a field of it.
    const unsafe fn new<T, S>(start: *const S, field: *const T, padded: bool) -> Self {
        FieldLayout {
            // SAFETY: both point into the same place, the field not before the start.
            offset: unsafe { field.byte_offset_from_unsigned(start) },
            size: size_of::<T>(),
            align: align_of::<T>(),
            drops: core::mem::needs_drop::<T>(),
            padded,
        }
    }
}

#[track_caller]
const fn assert_sized<T>() {
    assert!(
        size_of::<T>() != 0,
        "a field of size 0 has no counterpart in C: leave it out, or use `PhantomData`"
    );
}

macro_rules! fields {
    ($($(#[doc = $doc:literal])* $name:ident: $bound:path, $padded:expr;)*) => { $(
        $(#[doc = $doc])*
        ///
        /// # Safety
        ///
        /// `start` must point to a place for an `S`, and `field` to a field of it.
        ///
        /// # Panics
        ///
        /// At compile time, if the size is 0.
        #[must_use]
        #[track_caller]
        pub const unsafe fn $name<T: $bound, S>(start: *const S, field: *const T) -> FieldLayout {
            assert_sized::<T>();
            // SAFETY: the caller's promise.
            unsafe { FieldLayout::new(start, field, $padded) }
        }
    )* };
}

fields! {
    /// The layout of a plain field.
    plain_field: PlainField, T::PADDED;
    /// The layout of a plain field whose type has parameters: the compiler can then suggest a bound.
    generic_field: Plain, T::PADDED;
    /// The layout of a field with a constant value.
    constant_field: ConstantField, T::PADDED;
    /// The layout of a thin pointer.
    opaque_field: Pointer, false;
}

/// Accepts `PhantomData`, which has no part in the layout.
pub const fn phantom_field<T: PhantomField, S>(_: *const S, _: *const T) {}

/// The layout of another field. A struct by value clears its own padding.
///
/// # Safety
///
/// `start` must point to a place for an `S`, and `field` to a field of it.
#[must_use]
pub const unsafe fn other_field<T, S>(start: *const S, field: *const T) -> FieldLayout {
    // SAFETY: the caller's promise.
    unsafe { FieldLayout::new(start, field, false) }
}

/// The layout of a field that [`Probe`] has looked at. `None`: there was an error already.
///
/// # Safety
///
/// `start` must point to a place for an `S`, and `field` to a field of it.
///
/// # Panics
///
/// At compile time, if the size is 0.
#[must_use]
#[track_caller]
pub const unsafe fn probed_field<T, S>(
    start: *const S,
    field: *const T,
    padded: Option<bool>,
) -> FieldLayout {
    if padded.is_some() {
        assert_sized::<T>();
    }
    // SAFETY: the caller's promise.
    unsafe { FieldLayout::new(start, field, matches!(padded, Some(true))) }
}

/// Compares the layout of `T` with C's rules (Reference, "The C representation") and tells
/// whether it has padding between or behind its fields.
///
/// # Panics
///
/// At compile time, if the struct is not what the derive was told.
#[must_use]
#[track_caller]
pub const fn checked_padding<T>(fields: &[FieldLayout]) -> bool {
    let (mut end, mut content, mut drops, mut padded, mut i) = (0, 0, false, false, 0);
    while i < fields.len() {
        let field = &fields[i];
        drops |= field.drops;
        padded |= field.padded;
        let in_place = field.offset == usize::next_multiple_of(end, field.align);
        assert!(
            in_place && align_of::<T>() >= field.align,
            "the struct is not laid out by C's rules: another attribute has removed or changed its `#[repr(C)]`"
        );
        end = field.offset + field.size;
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
