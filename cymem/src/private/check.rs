//! Field checks: what a field's type must be, said so that an error names no other types.

use core::ffi::c_void;
use core::marker::PhantomData;

use crate::plain::{Phantom, Plain, field_type};
use crate::pointer::Pointer;
use crate::table::kind::FieldType;
use crate::union::Union;

/// Accepts plain values: the check of a field without an attribute. A trait of its own over
/// [`Plain`], so that an error names no other types.
///
/// # Safety
///
/// The type is [`Plain`].
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot lie in pool memory as a plain value",
    label = "not a plain value",
    note = "a plain value needs no destructor, has no pointers, is valid when all its bytes are zero, and has C's layout",
    note = "if it is your own `#[repr(C)]` struct, add `#[derive(PoolAlloc)]` to it, and `#[pool(nested)]` to this field if it has pointers",
    note = "if it is a type of another crate that is plain all the same, add `#[pool(unsafe(plain))]`, which is your promise",
    note = "if it is an alias of a pointer, say with `#[pool(…)]` what it points to",
    note = "if it is a union, add `#[derive(PoolAlloc)]` to it, and `#[pool(tag = …)]` or `#[pool(untagged)]` to this field"
)]
pub unsafe trait PlainField {
    /// Its layout.
    const TYPE: &'static FieldType;
}

#[diagnostic::do_not_recommend]
// SAFETY: the bound is the promise.
unsafe impl<T: Plain> PlainField for T {
    const TYPE: &'static FieldType = &field_type::<T>();
}

/// The layout of a plain field whose type has parameters: the compiler can then suggest a bound.
#[must_use]
pub const fn generic<T: Plain>() -> &'static FieldType {
    const { &field_type::<T>() }
}

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

/// Accepts arrays without elements: what bindgen writes to align bit-fields.
///
/// # Safety
///
/// The type is such an array of [`Plain`] values.
#[diagnostic::on_unimplemented(
    message = "`{Self}` does not only align the bit-fields behind it",
    label = "not an empty array of integers"
)]
pub unsafe trait AlignmentField {
    /// Its layout.
    const TYPE: &'static FieldType;
}

#[diagnostic::do_not_recommend]
// SAFETY: the bound is the promise.
unsafe impl<T: Plain> AlignmentField for [T; 0] {
    const TYPE: &'static FieldType = &FieldType::empty::<Self>();
}

/// Accepts unions that derive `PoolAlloc`.
///
/// # Safety
///
/// The type is a [`Union`].
#[diagnostic::on_unimplemented(
    message = "`{Self}` is no union that the pool knows",
    label = "not a union that derives `PoolAlloc`",
    note = "`tag = …` and `untagged` are for a `#[repr(C)] union` with `#[derive(PoolAlloc)]`"
)]
pub unsafe trait UnionField {
    /// Its layout.
    const TYPE: &'static FieldType;
}

#[diagnostic::do_not_recommend]
// SAFETY: the bound is the promise.
unsafe impl<U: Union> UnionField for U {
    const TYPE: &'static FieldType = U::TYPE;
}

/// Accepts raw pointers of one word: the check of an `opaque` field.
///
/// # Safety
///
/// The type is a [`Pointer`].
#[diagnostic::on_unimplemented(
    message = "`{Self}` is no raw pointer of one word",
    label = "not a pointer",
    note = "`opaque` passes a raw pointer, `*mut T` or `*const T`, or a type alias of one; remove it, or name the pointer type that the C struct has here"
)]
pub unsafe trait OpaqueField {
    /// Its layout.
    const TYPE: &'static FieldType;
}

#[diagnostic::do_not_recommend]
// SAFETY: the bound is the promise.
unsafe impl<T: Pointer> OpaqueField for T {
    const TYPE: &'static FieldType = &FieldType::bytes::<T>();
}

/// Accepts pointers to `c_void`, and integers that hold an address: the check of a field with `elem = T`.
///
/// # Safety
///
/// The type is `*mut c_void`, `*const c_void`, `usize` or `u64`, and `pointer` gives back what `of` was given.
#[diagnostic::on_unimplemented(
    message = "`elem` is for pointers to `c_void` and for addresses in a `u64` or `usize`, and `{Self}` is none",
    label = "neither a `void *` nor an address",
    note = "if it is a pointer, it says what it points to: remove `elem`; if it is another integer, no address fits it on every target"
)]
pub unsafe trait VoidField: Sized {
    /// Its layout.
    const TYPE: &'static FieldType;

    /// The pointer or its address.
    fn of<P: Pointer>(pointer: P) -> Self;

    /// The pointer.
    fn pointer<T>(&self) -> *mut T;
}

macro_rules! void_pointers {
    ($($pointer:ty)*) => { $(
        #[diagnostic::do_not_recommend]
        // SAFETY: it is such a pointer.
        unsafe impl VoidField for $pointer {
            const TYPE: &'static FieldType = &FieldType::bytes::<Self>();

            #[inline]
            fn of<P: Pointer>(pointer: P) -> Self {
                pointer.as_const().cast_mut().cast()
            }

            #[inline]
            fn pointer<T>(&self) -> *mut T {
                (*self as *mut c_void).cast()
            }
        }
    )* };
}
void_pointers!(*mut c_void *const c_void);

macro_rules! addresses {
    ($($integer:ty)*) => { $(
        #[diagnostic::do_not_recommend]
        // SAFETY: an address fits, and its provenance is exposed.
        unsafe impl VoidField for $integer {
            const TYPE: &'static FieldType = &field_type::<Self>();

            #[inline]
            fn of<P: Pointer>(pointer: P) -> Self {
                const { assert!(size_of::<Self>() >= size_of::<usize>()) };
                pointer.as_const().expose_provenance() as Self
            }

            #[inline]
            #[allow(clippy::cast_possible_truncation, reason = "it holds what was a `usize`")]
            fn pointer<T>(&self) -> *mut T {
                core::ptr::with_exposed_provenance_mut(*self as usize)
            }
        }
    )* };
}
addresses!(usize u64);

/// Accepts pointers to bytes and to `c_void`: the check of a field with `bytes`.
///
/// # Safety
///
/// The type is a raw pointer of one word.
#[diagnostic::on_unimplemented(
    message = "`bytes` needs a pointer to `c_char`, `u8`, `i8` or `c_void`, and `{Self}` is none",
    label = "not a pointer to bytes",
    note = "for an array of other elements write `len = …` alone, with `unit = bytes` if it counts bytes"
)]
pub unsafe trait BytesField {
    /// Its layout.
    const TYPE: &'static FieldType;
}

macro_rules! bytes_fields {
    ($($pointer:ty)*) => { $(
        #[diagnostic::do_not_recommend]
        // SAFETY: it is such a pointer.
        unsafe impl BytesField for $pointer {
            const TYPE: &'static FieldType = &FieldType::bytes::<Self>();
        }
    )* };
}
bytes_fields!(*mut u8 *const u8 *mut i8 *const i8 *mut c_void *const c_void);

/// Accepts plain values and pointers: the check of a field with a constant value.
///
/// # Safety
///
/// The type is a [`Constant`](super::Constant).
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be a constant field",
    label = "neither plain nor a pointer",
    note = "`value = …` needs a plain type such as an integer, or a raw pointer"
)]
pub unsafe trait ConstantField {
    /// Its layout.
    const TYPE: &'static FieldType;
}

#[diagnostic::do_not_recommend]
// SAFETY: it is plain.
unsafe impl<T: Plain> ConstantField for T {
    const TYPE: &'static FieldType = &field_type::<T>();
}

#[diagnostic::do_not_recommend]
// SAFETY: it is a pointer.
unsafe impl<T> ConstantField for *mut T {
    const TYPE: &'static FieldType = &FieldType::address::<Self>();
}

#[diagnostic::do_not_recommend]
// SAFETY: it is a pointer.
unsafe impl<T> ConstantField for *const T {
    const TYPE: &'static FieldType = &FieldType::address::<Self>();
}

/// Accepts plain values: the check of a constant terminator.
///
/// # Safety
///
/// The type is [`Plain`].
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot end an array as a constant: it is no plain value",
    label = "needs a plain type for `terminator = …`",
    note = "a plain value has no pointers, needs no destructor, is valid when all its bytes are zero, and has C's layout",
    note = "for a struct with pointers write `zero_terminated`, and `until = |element| …` if C looks at a part of it only"
)]
pub unsafe trait PlainTerminator: Plain {}

#[diagnostic::do_not_recommend]
// SAFETY: the bound is the promise.
unsafe impl<T: Plain> PlainTerminator for T {}

/// Accepts `PhantomData`.
///
/// # Safety
///
/// The type is `PhantomData`.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is another type than the `PhantomData` of the standard library",
    label = "not `core::marker::PhantomData`",
    note = "give your own type another name"
)]
pub unsafe trait PhantomField {}

#[diagnostic::do_not_recommend]
// SAFETY: the bound is the promise.
unsafe impl<T: Phantom> PhantomField for T {}

/// The check of a field that is only there for the type checker.
pub const fn phantom<T: PhantomField>(_: *const T) {}
