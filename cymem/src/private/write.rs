//! Writing: what the fields of a node are written with.

use core::cell::Cell;
use core::ptr;

use super::check::PlainTerminator;
use crate::engine::Engine;
use crate::error::Error;
use crate::fields::{Field, copy_fields};
use crate::node::{PoolAlloc, Pooled};
use crate::plain::Plain;
use crate::pointer::Pointer;
use crate::pool::Pool;
use crate::put::build::{Build, Failed, Written};
use crate::put::count::Count;
use crate::put::length::{Agreed, Len, Length};
use crate::put::tag::{AgreedTag, Tag, Tagging};
use crate::put::traits::{Measured, Put};
use crate::shape::counted::Counted;
use crate::shape::next::ListNode;
use crate::shape::tagged::Tagged;
use crate::shape::value::{Value, zeroed};
use crate::table::kind::comparable;

/// Writes the fields of one node. After the first that fails it writes no more.
///
/// So generated code is a straight line. With a way out behind each field rustc would spend most of
/// its time on what must be dropped there. The methods have names that a trait for all types will not
/// have: it would come first.
pub struct Writer<'b, C> {
    build: Build<'b, C>,
    failed: Cell<bool>,
}

impl<'b, C: Copy> Writer<'b, C> {
    /// Begins a node, or a case of a union.
    ///
    /// # Safety
    ///
    /// The build is the one that the node is written in.
    #[inline]
    pub unsafe fn start(build: Build<'b, C>) -> Self {
        Writer { build, failed: Cell::new(false) }
    }

    /// Zeroes a node with padding, whose fields are stored one by one.
    ///
    /// # Safety
    ///
    /// `slot` must be valid for writes and aligned.
    #[inline]
    pub unsafe fn cymem_clear<T: PoolAlloc>(&self, slot: *mut T) {
        if T::PADDED {
            // SAFETY: the caller's promise.
            unsafe { slot.write_bytes(0, 1) };
        }
    }

    /// Ends the node by storing it as a whole, with zeros in its padding.
    ///
    /// Stores through a raw pointer are checked in debug builds, one by one and in every struct, and this
    /// is one copy of bytes.
    ///
    /// # Errors
    ///
    /// A field has failed.
    ///
    /// # Safety
    ///
    /// `slot` must be valid for writes and aligned, and no field have padding of its own.
    #[inline]
    pub unsafe fn cymem_store<T: PoolAlloc>(&self, node: &T, slot: *mut T) -> Written {
        let fields = const { if T::PADDED { Some(T::FIELDS) } else { None } };
        // SAFETY: the caller's promise; the fields are those of a `T`.
        unsafe {
            self.store(node as *const T as *const u8, slot as *mut u8, const { size_of::<T>() }, fields)
        }
    }

    /// The same without the type: all bytes, or where there is padding these fields.
    ///
    /// # Safety
    ///
    /// As [`cymem_store`](Self::cymem_store), for a node of this size.
    #[inline]
    unsafe fn store(&self, node: *const u8, slot: *mut u8, size: usize, fields: Option<&[Field]>) -> Written {
        match fields {
            // SAFETY: the caller's promise; what is borrowed lies elsewhere.
            None => unsafe { ptr::copy_nonoverlapping(node, slot, size) },
            Some(fields) => {
                // SAFETY: the caller's promise.
                unsafe { slot.write_bytes(0, size) };
                // SAFETY: as above.
                unsafe { copy_fields(fields, node, slot) };
            }
        }
        self.cymem_finish()
    }

    /// Ends the node. Without an error everything that was asked for is written.
    ///
    /// # Errors
    ///
    /// A field has failed.
    #[inline]
    pub fn cymem_finish(&self) -> Written {
        if self.failed.get() { Err(self.build.failure().again()) } else { Ok(()) }
    }

    /// Writes a field in place.
    ///
    /// # Safety
    ///
    /// As [`Write::write`](crate::init::Write::write).
    #[inline]
    pub unsafe fn cymem_field<T, S, I>(&self, source: I, slot: *mut T, field: &'static str)
    where
        S: for<'a> Measured<Lengths<'a> = ()>,
        I: Put<C, T, S>,
    {
        if !self.failed.get() {
            // SAFETY: the caller's promise.
            if let Err(failed) = unsafe { source.put(self.build, (), slot) } {
                if I::LATER {
                    self.fail_in(failed, slot as *const u8, field);
                } else {
                    self.fail(failed, field);
                }
            }
        }
    }

    /// The same for a field that holds something of a length.
    ///
    /// # Safety
    ///
    /// As [`Write::write`](crate::init::Write::write).
    #[inline]
    pub unsafe fn cymem_measured<T, S, I>(
        &self,
        source: I,
        lengths: S::Lengths<'_>,
        slot: *mut T,
        field: &'static str,
    ) where
        S: Measured,
        I: Put<C, T, S>,
    {
        if !self.failed.get() {
            // SAFETY: the caller's promise.
            if let Err(failed) = unsafe { source.put(self.build, lengths, slot) } {
                if I::LATER {
                    self.fail_in(failed, slot as *const u8, field);
                } else {
                    self.fail(failed, field);
                }
            }
        }
    }

    /// Writes a union, which gives its tag.
    ///
    /// # Safety
    ///
    /// As [`Write::write`](crate::init::Write::write).
    #[inline]
    pub unsafe fn cymem_tagged<U, I>(
        &self,
        source: I,
        tagging: Tagging<'_>,
        slot: *mut U,
        field: &'static str,
    ) where
        I: Put<C, U, Tagged>,
    {
        if !self.failed.get() {
            // SAFETY: the caller's promise.
            if let Err(failed) = unsafe { source.put(self.build, tagging, slot) } {
                self.fail(failed, field);
            }
        }
    }

    /// The tag that the unions of the node have agreed on, with other bits from the recipe; zero after an error.
    ///
    /// # Safety
    ///
    /// The node is the one that `agreed` was opened for.
    #[inline]
    pub unsafe fn cymem_tag<T: Tag + Plain>(
        &self,
        agreed: &AgreedTag,
        given: Option<&T>,
        field: &'static str,
    ) -> T {
        if !self.failed.get() {
            match agreed.value(given, self.build.failure()) {
                Ok(tag) => return tag,
                Err(failed) => self.fail(failed, field),
            }
        }
        zeroed()
    }

    /// Writes what a pointer points to and returns the pointer, NULL after an error.
    ///
    /// # Safety
    ///
    /// As [`Write::write`](crate::init::Write::write); the pointer is not used once the memory of the
    /// context is gone.
    #[inline(always)]
    pub unsafe fn cymem_pointer<P: Pointer, S: Measured, I: Put<C, P, S>>(
        &self,
        source: I,
        lengths: S::Lengths<'_>,
        field: &'static str,
    ) -> P {
        let mut pointer = P::from_mut(ptr::null_mut());
        if !self.failed.get() {
            // SAFETY: the place is valid for writes; the caller's promise for the rest.
            if let Err(failed) = unsafe { source.put(self.build, lengths, &raw mut pointer) } {
                if I::LATER {
                    let target = self.fail_in(failed, pointer.as_const() as *const u8, field);
                    return P::from_mut(target as *mut P::Target);
                }
                self.fail(failed, field);
                // What is there now is not written to the end.
                return P::from_mut(ptr::null_mut());
            }
        }
        pointer
    }

    /// The same for the array of a counted field. One element adds `unit` to the length that is agreed on: 1, or
    /// its size where the length is in bytes; `inner` are the lengths of what the elements point to.
    ///
    /// # Safety
    ///
    /// As [`cymem_pointer`](Self::cymem_pointer), and as [`Length::new`].
    #[inline(always)]
    pub unsafe fn cymem_counted<'a, P: Pointer, S: Measured, I: Put<C, P, Counted<S>>>(
        &self,
        source: I,
        agreed: &'a Agreed,
        unit: usize,
        inner: S::Lengths<'a>,
        field: &'static str,
    ) -> P {
        // SAFETY: the caller's promise.
        let length = unsafe { Length::new(agreed, unit, inner, field) };
        // SAFETY: the caller's promise.
        unsafe { self.cymem_pointer::<P, Counted<S>, I>(source, length, field) }
    }

    /// The same for an array of values, whose length is in elements.
    ///
    /// # Safety
    ///
    /// As [`cymem_counted`](Self::cymem_counted).
    #[inline]
    pub unsafe fn cymem_array<P: Pointer, I: Put<C, P, Counted>>(
        &self,
        source: I,
        agreed: &Agreed,
        field: &'static str,
    ) -> P {
        // SAFETY: the caller's promise.
        let length = unsafe { Length::new(agreed, 1, (), field) };
        // SAFETY: the caller's promise.
        unsafe { self.cymem_pointer::<P, Counted, I>(source, length, field) }
    }

    /// The length that an expression of other fields gives to arrays.
    ///
    /// # Safety
    ///
    /// As [`Length::new`](crate::private::Length::new).
    #[inline]
    pub unsafe fn cymem_fixed(&self, expression: Len, text: &'static str, field: &'static str) -> Agreed {
        if !self.failed.get() {
            match Agreed::fixed(expression, text, self.build.failure()) {
                Ok(agreed) => return agreed,
                Err(failed) => self.fail(failed, field),
            }
        }
        // SAFETY: the caller's promise, and nothing is written after an error.
        unsafe { Agreed::open() }
    }

    /// The room that an array is to have, in elements; one is `unit` of the expression. 0 after an error.
    #[inline]
    pub fn cymem_capacity(
        &self,
        expression: Len,
        unit: usize,
        text: &'static str,
        field: &'static str,
    ) -> usize {
        if !self.failed.get() {
            match expression.capacity(unit, text, self.build.failure()) {
                Ok(capacity) => return capacity,
                Err(failed) => self.fail(failed, field),
            }
        }
        0
    }

    /// The value of a count field that lengths are computed from; it does not change any more.
    ///
    /// # Safety
    ///
    /// The node is the one that `agreed` was opened for.
    #[inline]
    pub unsafe fn cymem_settled<N: Count>(&self, agreed: &Agreed, field: &'static str) -> N {
        agreed.settle(field);
        // SAFETY: the caller's promise.
        unsafe { self.cymem_count(agreed, field) }
    }

    /// The value of a count field, 0 after an error.
    ///
    /// # Safety
    ///
    /// The node is the one that `agreed` was opened for.
    #[inline]
    pub unsafe fn cymem_count<N: Count>(&self, agreed: &Agreed, field: &'static str) -> N {
        if !self.failed.get() {
            let len = agreed.len();
            match N::from_len(len) {
                Some(count) => return count,
                None => self.fail(self.build.failure().length_overflow(Some(len), N::NAME), field),
            }
        }
        N::ZERO
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

    /// A field has failed, or what it leads to is written later; that is what comes back. What a pointer that has failed
    /// leads to is not written to the end.
    #[cold]
    fn fail_in(&self, failed: Failed, place: *const u8, field: &'static str) -> *const u8 {
        if self.build.failure().is_later_in(failed, place, field) {
            return place;
        }
        self.failed.set(true);
        ptr::null()
    }

    #[cold]
    fn fail(&self, failed: Failed, field: &'static str) {
        self.failed.set(true);
        self.build.failure().in_field(failed, field);
    }
}

/// What `T::list_in` calls.
///
/// # Errors
///
/// As [`Pool::build`].
pub fn list_in<'p, B, T, I>(pool: &'p Pool<B>, inits: I) -> Result<Option<Pooled<'p, T>>, Error>
where
    B: Engine,
    T: ListNode,
    I: IntoIterator<Item: Put<&'p Pool<B>, T, Value>>,
{
    pool.list(inits)
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
    const { comparable(T::COMPARED) };
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
