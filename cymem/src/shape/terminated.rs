//! Terminators: a pointer to an array that ends itself.

use core::marker::PhantomData;
use core::mem::MaybeUninit;

use super::items::{Array, Items, write_items};
use super::traits::{Shape, slots};
use super::value::Value;
use crate::list::List;
use crate::pointer::Pointer;
use crate::put::build::{Build, Context, Failed};
use crate::put::traits::{Measured, Put, Write, put};
use crate::same_type::same_type;

/// A pointer to an array of slots of shape `S` that ends at a terminator, or NULL.
pub struct Terminated<E, S = Value> {
    inner: S,
    terminator: PhantomData<E>,
}

impl<E, S> Terminated<E, S> {
    /// The shape of an array that `E` ends, of slots of shape `inner`.
    #[doc(hidden)]
    pub const fn new(inner: S) -> Self {
        Terminated { inner, terminator: PhantomData }
    }
}

impl<E, S: Copy> Copy for Terminated<E, S> {}
impl<E, S: Copy> Clone for Terminated<E, S> {
    fn clone(&self) -> Self {
        *self
    }
}

/// What ends an array of `T`s.
///
/// # Safety
///
/// `write` must write all bytes of the slot, and always the same ones.
pub unsafe trait Terminator<T> {
    /// Writes the terminator to the place behind the last element.
    ///
    /// # Safety
    ///
    /// `slot` must be valid for writes and aligned.
    #[doc(hidden)]
    unsafe fn write(slot: *mut T);

    /// Whether C takes `element` for the terminator, beyond those that are equal to it.
    #[doc(hidden)]
    fn until(element: &T) -> bool {
        let _ = element;
        false
    }
}

/// The terminator of `zero_terminated` and `null_terminated`: all bytes are zero.
#[derive(Clone, Copy, Debug, Default)]
pub struct Zero;

// SAFETY: all bytes are written, as zeros.
unsafe impl<T> Terminator<T> for Zero {
    #[inline]
    unsafe fn write(slot: *mut T) {
        // SAFETY: the caller's promise.
        unsafe { slot.write_bytes(0, 1) };
    }
}

// SAFETY: an Init of this shape writes NULL, or a pointer to slots that the terminator follows.
unsafe impl<P: Pointer, E: Terminator<P::Target>, S: Shape<P::Target>> Shape<P> for Terminated<E, S> {
    type View<'a>
        = S::Slice<'a>
    where
        P: 'a;
    type Slice<'a>
        = List<'a, P, Self>
    where
        P: 'a;

    unsafe fn view<'a>(self, slot: &'a P) -> Self::View<'a> {
        let start = slot.as_const();
        let mut len = 0;
        let mut element = start;
        // SAFETY: the array goes on at least until an element that has the terminator's bytes, and
        // the loop stops there.
        while !start.is_null() && !unsafe { is_terminator::<P::Target, E>(element) } {
            len += 1;
            // SAFETY: so there is another element behind this one.
            element = unsafe { start.add(len) };
        }
        // SAFETY: `len` slots stand before the terminator.
        let slots = unsafe { slots(start, len) };
        // SAFETY: all of them were written with shape `S`.
        unsafe { self.inner.slice(slots) }
    }

    unsafe fn slice<'a>(self, slots: &'a [P]) -> List<'a, P, Self> {
        // SAFETY: the caller's promise is the same.
        unsafe { List::new(slots, self) }
    }
}

impl<E, S: Measured> Measured for Terminated<E, S> {
    type Lengths<'a> = S::Lengths<'a>;
}

put!(Terminated<E, S>: [P: Pointer, E, S: Measured] P, Array);

// SAFETY: the array ends with a terminator, and no element before it is taken for one.
unsafe impl<C, P, E, S, I> Write<C, P, Terminated<E, S>, Items> for I
where
    C: Context,
    P: Pointer,
    E: Terminator<P::Target>,
    S: Measured,
    I: IntoIterator<Item: Put<C, P::Target, S>, IntoIter: ExactSizeIterator>,
{
    #[inline]
    unsafe fn write(self, build: &Build<C>, lengths: S::Lengths<'_>, slot: *mut P) -> Result<(), Failed> {
        // SAFETY: the caller's promise.
        let (start, len) = unsafe { write_items::<C, P::Target, S, _>(self, build, lengths, 1) }?;
        for index in 0..len {
            // SAFETY: the array has `len` elements.
            let element = unsafe { start.add(index) };
            // SAFETY: and they are written.
            if unsafe { is_terminator::<P::Target, E>(element) } {
                return Err(build.failure().early_terminator(index));
            }
        }
        // SAFETY: there is room for one more.
        let end = unsafe { start.add(len) };
        // SAFETY: so it is valid for writes.
        unsafe { E::write(end) };
        // SAFETY: the caller's promise.
        unsafe { slot.write(P::from_mut(start)) };
        Ok(())
    }
}

/// Whether C takes the element for the terminator.
///
/// # Safety
///
/// `element` must point to a written slot, of which every byte is initialised.
#[inline]
pub(crate) unsafe fn is_terminator<T, E: Terminator<T>>(element: *const T) -> bool {
    let mut terminator = MaybeUninit::<T>::uninit();
    // SAFETY: the place is valid for writes.
    unsafe { E::write(terminator.as_mut_ptr()) };
    // SAFETY: the slot was written, and so was the terminator, padding included.
    let equal = unsafe { same_bytes(element, terminator.as_ptr()) };
    // SAFETY: a written slot is a valid `T`.
    let element = unsafe { &*element };
    // SAFETY: so is the terminator.
    equal || equal_floats(element, unsafe { terminator.assume_init_ref() }) || E::until(element)
}

/// Whether C finds two numbers equal that have different bytes: 0.0 and -0.0.
#[inline]
fn equal_floats<T>(a: &T, b: &T) -> bool {
    fn equal<T, F: PartialEq>(a: &T, b: &T) -> bool {
        same_type::<T, F>(a).is_some_and(|a| Some(a) == same_type::<T, F>(b))
    }
    equal::<T, f32>(a, b) || equal::<T, f64>(a, b)
}

/// # Safety
///
/// Every byte behind both pointers must be initialised.
#[inline]
unsafe fn same_bytes<T>(a: *const T, b: *const T) -> bool {
    // SAFETY: the caller's promise.
    let a = unsafe { core::slice::from_raw_parts(a.cast::<u8>(), size_of::<T>()) };
    // SAFETY: as above.
    let b = unsafe { core::slice::from_raw_parts(b.cast::<u8>(), size_of::<T>()) };
    a == b
}
