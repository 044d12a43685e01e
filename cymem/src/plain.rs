//! `Plain`: leaf values.

use core::marker::PhantomData;
use core::num::Wrapping;
use core::ptr;

/// A leaf value: data without pointers that may lie in pool memory as it is.
///
/// Implemented for the integers, `f32`, `f64`, `bool`, arrays of plain values, `Wrapping`, and
/// `Option` of an `extern "C"` function pointer. `#[derive(PoolAlloc)]` implements it for
/// `#[repr(C)]` structs whose fields are all plain, for `#[repr(transparent)]` newtypes, and for
/// field-less enums with a variant of value 0.
///
/// # Safety
///
/// - All zero bytes are a valid value.
/// - There is no drop glue and no interior mutability.
/// - The layout is fixed by C's rules, and the size is not 0.
/// - If it may hold the address of a function, `FUNCTIONS` is true: such an address is not the same in
///   every crate, so it cannot end an array.
/// - If [`PADDED`](Plain::PADDED) is false there are no padding bytes; otherwise
///   [`write_fields`](Plain::write_fields) writes every field and no padding byte.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot lie in pool memory",
    label = "not known to be plain data",
    note = "plain data needs no destructor, has no pointers, is valid when all its bytes are zero, and has C's layout",
    note = "if it is your own `#[repr(C)]` struct, add `#[derive(PoolAlloc)]` to it, or mark a pointer to it with `#[pool(opaque)]`"
)]
pub unsafe trait Plain: Sized {
    /// Whether some byte of the type is padding.
    const PADDED: bool = false;

    /// Whether it may hold the address of a function, which is not the same in every crate.
    #[doc(hidden)]
    const FUNCTIONS: bool = false;

    /// Copies the value field by field to `slot`.
    ///
    /// # Safety
    ///
    /// `slot` must be valid for writes and aligned. If the type is [`PADDED`](Plain::PADDED) its
    /// bytes are zero, and stay zero where there is padding.
    #[inline]
    unsafe fn write_fields(&self, slot: *mut Self) {
        // SAFETY: the slot is valid, and the value has no drop glue that a copy would double.
        unsafe { ptr::copy_nonoverlapping(self, slot, 1) };
    }
}

/// Compares the layout of a type with what its derive was told, where no value is written that
/// would do so.
pub(crate) const fn checked<T: Plain>() {
    // The constant of a derived type has the comparison in it.
    let _ = T::PADDED;
}

/// Writes a plain value to `slot`, with zeros in its padding.
///
/// # Safety
///
/// `slot` must be valid for writes and aligned.
#[inline]
pub(crate) unsafe fn write<T: Plain>(value: &T, slot: *mut T) {
    if T::PADDED {
        // SAFETY: the caller's promise.
        unsafe { slot.write_bytes(0, 1) };
    }
    // SAFETY: the slot is valid and, if it must be, zero.
    unsafe { value.write_fields(slot) };
}

macro_rules! plain {
    ($($ty:ty)*) => { $(
        // SAFETY: zero is valid, there is nothing to drop, the layout is C's (Reference, "Type
        // layout": primitive data layout), and scalars have no padding.
        #[diagnostic::do_not_recommend]
        unsafe impl Plain for $ty {}
    )* };
}
plain!(u8 u16 u32 u64 u128 usize i8 i16 i32 i64 i128 isize f32 f64 bool);

// SAFETY: an array is its elements one after the other.
#[diagnostic::do_not_recommend]
unsafe impl<T: Plain, const N: usize> Plain for [T; N] {
    const PADDED: bool = T::PADDED;
    const FUNCTIONS: bool = T::FUNCTIONS;

    #[inline]
    unsafe fn write_fields(&self, slot: *mut Self) {
        let elements = slot.cast::<T>();
        if T::PADDED {
            for (i, element) in self.iter().enumerate() {
                // SAFETY: the array has N elements.
                let slot = unsafe { elements.add(i) };
                // SAFETY: and the slot's bytes are zero.
                unsafe { element.write_fields(slot) };
            }
        } else {
            // SAFETY: the array has N elements without padding.
            unsafe { ptr::copy_nonoverlapping(self.as_ptr(), elements, N) };
        }
    }
}

// SAFETY: `Wrapping` is `repr(transparent)`.
#[diagnostic::do_not_recommend]
unsafe impl<T: Plain> Plain for Wrapping<T> {
    const PADDED: bool = T::PADDED;
    const FUNCTIONS: bool = T::FUNCTIONS;

    #[inline]
    unsafe fn write_fields(&self, slot: *mut Self) {
        // SAFETY: the slot of the wrapper is the slot of what it wraps.
        unsafe { self.0.write_fields(slot.cast::<T>()) };
    }
}

macro_rules! plain_functions {
    ($($arg:ident)*) => {
        plain_functions!(@ abi "C" $($arg)*);
        plain_functions!(@ abi "C-unwind" $($arg)*);
    };
    (@ abi $abi:literal $($arg:ident)*) => {
        // SAFETY: zero is `None`, and the layout is that of a C function pointer (documentation
        // of `Option`, "Representation").
        #[diagnostic::do_not_recommend]
        unsafe impl<Ret, $($arg),*> Plain for Option<extern $abi fn($($arg),*) -> Ret> {
            const FUNCTIONS: bool = true;
        }
        // SAFETY: as above.
        #[diagnostic::do_not_recommend]
        unsafe impl<Ret, $($arg),*> Plain for Option<unsafe extern $abi fn($($arg),*) -> Ret> {
            const FUNCTIONS: bool = true;
        }
    };
}
plain_functions!();
plain_functions!(A);
plain_functions!(A B);
plain_functions!(A B C);
plain_functions!(A B C D);
plain_functions!(A B C D E);
plain_functions!(A B C D E F);
plain_functions!(A B C D E F G);
plain_functions!(A B C D E F G H);
plain_functions!(A B C D E F G H I);
plain_functions!(A B C D E F G H I J);
plain_functions!(A B C D E F G H I J K);
plain_functions!(A B C D E F G H I J K L);

/// A field that is only there for the type checker: `PhantomData`.
#[doc(hidden)]
pub trait Phantom: crate::engine::sealed::Sealed {}

impl<T: ?Sized> crate::engine::sealed::Sealed for PhantomData<T> {}
impl<T: ?Sized> Phantom for PhantomData<T> {}
