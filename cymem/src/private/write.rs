//! Writing: pointers, constants and counts of a node.

use core::mem::MaybeUninit;

use crate::error::{Error, Place};
use crate::init::count::Count;
use crate::init::pointer::Pointer;
use crate::init::{Context, Init};
use crate::plain::Plain;

/// Writes a field and names it in the error.
///
/// # Safety
///
/// As [`Init::init`].
///
/// # Errors
///
/// As [`Init::init`].
#[inline]
pub unsafe fn init<C, T, S, I>(value: I, cx: C, slot: *mut T, field: &'static str) -> Result<(), Error>
where
    C: Context,
    I: Init<C, T, S>,
{
    // SAFETY: the caller's promise.
    unsafe { value.init(cx, slot) }.map_err(|error| error.in_field(field))
}

/// Writes a pointer that is stored later, and names the field in the error.
///
/// # Safety
///
/// As [`Init::init`]; the pointer is not used once the memory of `cx` is gone.
///
/// # Errors
///
/// As [`Init::init`].
#[inline]
pub unsafe fn pointer<C, P, S, I>(value: I, cx: C, field: &'static str) -> Result<P, Error>
where
    C: Context,
    P: Pointer,
    I: Init<C, P, S>,
{
    let mut slot = MaybeUninit::uninit();
    // SAFETY: the slot is valid for writes; the caller's promise for the rest.
    match unsafe { value.init(cx, slot.as_mut_ptr()) } {
        // SAFETY: `init` has written it.
        Ok(()) => Ok(unsafe { slot.assume_init() }),
        Err(error) => Err(error.in_field(field)),
    }
}

/// Writes a plain value with its padding.
///
/// # Safety
///
/// `slot` must be valid for writes and aligned.
#[inline]
pub unsafe fn write_plain<T: Plain>(value: &T, slot: *mut T) {
    // SAFETY: the caller's promise.
    unsafe { crate::plain::write(value, slot) };
}

/// A field that is the same in every node: plain, or a pointer that nobody follows.
///
/// # Safety
///
/// As [`Plain`], but that it may be a pointer.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be a constant field",
    label = "neither plain nor a pointer",
    note = "`value = …` needs a plain type such as an integer, or a raw pointer"
)]
pub unsafe trait Constant: Sized {
    /// Writes the value to a slot that is zero if the type is padded.
    ///
    /// # Safety
    ///
    /// `slot` must be valid for writes and aligned.
    unsafe fn write(self, slot: *mut Self);
}

// SAFETY: it is plain.
#[diagnostic::do_not_recommend]
unsafe impl<T: Plain> Constant for T {
    #[inline]
    unsafe fn write(self, slot: *mut Self) {
        // SAFETY: the caller's promise.
        unsafe { self.write_fields(slot) };
    }
}

macro_rules! constant_pointers {
    ($($pointer:ty)*) => { $(
        // SAFETY: it is a pointer.
        #[diagnostic::do_not_recommend]
        unsafe impl<T> Constant for $pointer {
            #[inline]
            unsafe fn write(self, slot: *mut Self) {
                // SAFETY: the caller's promise.
                unsafe { slot.write(self) };
            }
        }
    )* };
}
constant_pointers!(*mut T *const T);

/// Types with a null value, for `null`.
#[diagnostic::on_unimplemented(
    message = "`{Self}` has no null value",
    label = "neither a raw pointer nor an `Option` of a function pointer"
)]
pub trait HasNull {
    /// The null value.
    const NULL: Self;
}

#[diagnostic::do_not_recommend]
impl<T> HasNull for *mut T {
    const NULL: Self = core::ptr::null_mut();
}

#[diagnostic::do_not_recommend]
impl<T> HasNull for *const T {
    const NULL: Self = core::ptr::null();
}

#[diagnostic::do_not_recommend]
impl<F> HasNull for Option<F>
where
    Option<F>: Plain,
{
    const NULL: Self = None;
}

/// Writes zeros. Not generic: it is called for every struct.
///
/// # Safety
///
/// `slot` must be valid for writes of `size` bytes.
#[inline]
pub unsafe fn clear(slot: *mut u8, size: usize) {
    // SAFETY: the caller's promise.
    unsafe { slot.write_bytes(0, size) };
}

/// The size of `T` as the integer type of a field.
///
/// # Errors
///
/// [`Error::LengthOverflow`] if it does not fit.
#[inline]
pub fn size_of_as<T, N: Count>(field: &'static str) -> Result<N, Error> {
    let overflow =
        || Error::LengthOverflow { at: Place::default(), found: Some(size_of::<T>()), ty: N::NAME };
    N::from_len(size_of::<T>()).ok_or_else(|| overflow().in_field(field))
}
