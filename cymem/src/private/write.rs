//! Writing: what the fields of a node are written with.

use core::cell::Cell;
use core::ptr;

use super::check::PlainTerminator;
use crate::error::Error;
use crate::init::count::{Agreed, Count, Len};
use crate::init::pointer::Pointer;
use crate::init::rows::IntoRows;
use crate::init::shape::Terminator;
use crate::init::{Context, Init, InitArray};
use crate::place::Place;
use crate::plain::Plain;
use crate::pooled::PoolAlloc;

/// Writes the fields of one node and keeps the first error, after which it writes no more.
///
/// So generated code is a straight line. With a way out behind each field rustc would spend most of
/// its time on what must be dropped there. The methods have names that a trait for all types will not
/// have: it would come first.
pub struct Writer<C> {
    cx: C,
    failed: Cell<bool>,
    error: Cell<Option<Error>>,
}

impl<C: Context> Writer<C> {
    /// Begins a node; one with padding is zeroed.
    ///
    /// # Safety
    ///
    /// `slot` must be valid for writes and aligned.
    #[inline]
    pub unsafe fn start<T: PoolAlloc>(cx: C, slot: *mut T) -> Self {
        if T::PADDED {
            // SAFETY: the caller's promise.
            unsafe { slot.write_bytes(0, 1) };
        }
        Writer { cx, failed: Cell::new(false), error: Cell::new(None) }
    }

    /// Ends the node. Without an error everything that was asked for is written.
    ///
    /// # Errors
    ///
    /// The first error of a field.
    #[inline]
    pub fn cymem_finish(self) -> Result<(), Error> {
        match self.error.into_inner() {
            None => Ok(()),
            Some(error) => Err(error),
        }
    }

    /// Writes a field in place.
    ///
    /// # Safety
    ///
    /// As [`Init::init`].
    #[inline]
    pub unsafe fn cymem_field<T, S, I: Init<C, T, S>>(&self, value: I, slot: *mut T, field: &'static str) {
        if self.failed.get() {
            return;
        }
        // SAFETY: the caller's promise.
        if let Err(error) = unsafe { value.init(self.cx, slot) } {
            self.fail(error, field);
        }
    }

    /// Writes what a pointer points to and returns the pointer, NULL after an error.
    ///
    /// # Safety
    ///
    /// As [`Init::init`]; the pointer is not used once the memory of the context is gone.
    #[inline]
    pub unsafe fn cymem_pointer<P, S, I>(&self, value: I, field: &'static str) -> P
    where
        P: Pointer,
        I: Init<C, P, S>,
    {
        let mut pointer = P::from_mut(ptr::null_mut());
        // SAFETY: the place is valid for writes; the caller's promise for the rest.
        unsafe { self.cymem_field::<P, S, I>(value, &raw mut pointer, field) };
        if self.failed.get() { P::from_mut(ptr::null_mut()) } else { pointer }
    }

    /// Writes the array of a counted field and returns its start, NULL after an error. One element
    /// adds `unit` to the length that is agreed on: 1, or its size where the length is in bytes.
    ///
    /// # Safety
    ///
    /// As [`InitArray::init_array`].
    #[inline]
    pub unsafe fn cymem_counted<P, S, I>(
        &self,
        items: I,
        agreed: &Agreed,
        unit: usize,
        field: &'static str,
    ) -> P
    where
        P: Pointer,
        I: InitArray<C, P::Target, S>,
    {
        if !self.failed.get() {
            // SAFETY: the caller's promise.
            match unsafe { items.init_array(self.cx) } {
                // An array fits in `isize::MAX` bytes, so the product does not overflow.
                Ok((start, len)) => match agreed.agree(len.map(|len| len * unit), field) {
                    Ok(()) => return P::from_mut(start),
                    Err(error) => self.fail(error, field),
                },
                Err(error) => self.fail(error, field),
            }
        }
        P::from_mut(ptr::null_mut())
    }

    /// Writes an array of counted arrays and the terminator behind them, and returns its start, NULL
    /// after an error.
    ///
    /// # Safety
    ///
    /// As [`Init::init`], and `agreed` gives the count of this node.
    #[inline]
    pub unsafe fn cymem_terminated_rows<P, E, S, I>(&self, rows: I, agreed: &Agreed, field: &'static str) -> P
    where
        P: Pointer<Target: Pointer>,
        E: Terminator<P::Target>,
        I: IntoRows<C, P::Target, S>,
    {
        if !self.failed.get() {
            // SAFETY: the caller's promise.
            let rows = unsafe { rows.into_rows(agreed, field) };
            // SAFETY: the caller's promise.
            match unsafe { I::terminate::<P, E>(rows, self.cx) } {
                Ok(start) => return start,
                Err(error) => self.fail(error, field),
            }
        }
        P::from_mut(ptr::null_mut())
    }

    /// The length that an expression of other fields gives to arrays.
    #[inline]
    pub fn cymem_fixed(&self, expression: Len, text: &'static str, field: &'static str) -> Agreed {
        match Agreed::fixed(expression, text) {
            Ok(agreed) => agreed,
            Err(error) => {
                self.fail(error, field);
                Agreed::open()
            }
        }
    }

    /// The value of a count field, 0 after an error.
    #[inline]
    pub fn cymem_count<N: Count>(&self, agreed: &Agreed, field: &'static str) -> N {
        let len = agreed.len();
        match N::from_len(len) {
            Some(count) => count,
            None => {
                self.fail(
                    Error::LengthOverflow { at: Place::default(), found: Some(len), ty: N::NAME },
                    field,
                );
                N::ZERO
            }
        }
    }

    /// The size of `T` as the integer type of a field, which is compared with it at compile time.
    #[inline]
    pub fn cymem_size_of<T, N: Count>(&self) -> N {
        const {
            assert!(
                size_of::<T>() as u128 <= N::LARGEST,
                "the size of the struct does not fit its `size_of` field"
            )
        };
        N::from_len(size_of::<T>()).unwrap_or(N::ZERO)
    }

    #[cold]
    fn fail(&self, error: Error, field: &'static str) {
        if !self.failed.replace(true) {
            self.error.set(Some(error.in_field(field)));
        }
    }
}

/// Writes a terminator with its padding.
///
/// # Safety
///
/// `slot` must be valid for writes and aligned.
#[inline]
pub unsafe fn write_terminator<T: PlainTerminator>(value: &T, slot: *mut T) {
    const {
        assert!(
            !T::FUNCTIONS,
            "a terminator may not hold a function pointer: the address of a function is not the same everywhere"
        );
    }
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
    /// Whether some byte of the type is padding.
    const PADDED: bool = false;

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
    const PADDED: bool = T::PADDED;

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
