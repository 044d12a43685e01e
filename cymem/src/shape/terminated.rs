//! Terminators: a pointer to an array that ends itself.

use core::marker::PhantomData;

use super::items::{Array, Items, write_items};
use super::traits::{Shape, slots};
use super::value::Value;
use crate::bytes::same_bytes;
use crate::list::List;
use crate::node::PoolAlloc;
use crate::pointer::Pointer;
use crate::put::build::{Build, Context, Failed, Failure};
use crate::put::levels::Until;
use crate::put::traits::{Measured, Put, Write, put};
use crate::table::kind::comparable;

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

impl<E, S> Terminated<E, S> {
    /// How many slots stand before the terminator, none at NULL; and the shape of each.
    ///
    /// # Safety
    ///
    /// An Init of this shape has written the array that begins there.
    pub(crate) unsafe fn parts<T>(self, start: *const T) -> (usize, S)
    where
        E: Terminator<T>,
    {
        let mut len = 0;
        let mut element = start;
        // SAFETY: the array goes on at least until the terminator that was written, and the loop stops
        // there.
        while !start.is_null() && !unsafe { E::ends(element) } {
            len += 1;
            // SAFETY: so there is another element behind this one.
            element = unsafe { start.add(len) };
        }
        (len, self.inner)
    }
}

impl<E, S: Copy> Copy for Terminated<E, S> {}
impl<E, S: Copy> Clone for Terminated<E, S> {
    fn clone(&self) -> Self {
        *self
    }
}

/// What ends an array of `T`s. Elements are written and compared where they are, however large they are.
///
/// # Safety
///
/// `write` must write all bytes of the slot, and `ends` must be true of what it has written.
pub unsafe trait Terminator<T> {
    /// Writes the terminator to the place behind the last element.
    ///
    /// # Safety
    ///
    /// `slot` must be valid for writes and aligned.
    #[doc(hidden)]
    unsafe fn write(slot: *mut T);

    /// Whether C takes the element for the terminator.
    ///
    /// # Safety
    ///
    /// `element` must point to a written slot, of which every byte is initialised.
    #[doc(hidden)]
    unsafe fn ends(element: *const T) -> bool;
}

/// What an array of C holds: plain values, nodes and pointers.
///
/// # Safety
///
/// `same_element` reads no more than the values.
#[doc(hidden)]
pub unsafe trait Element {
    /// Whether it may have parts that are put off though itself is not: it is a node.
    const HAS_PARTS: bool;

    /// Whether C finds two elements equal, the second of which is zero if it is not given.
    ///
    /// # Safety
    ///
    /// Both pointers lead to values, in memory of which every byte is initialised.
    unsafe fn same_element(this: *const Self, other: Option<*const Self>) -> bool;
}

// SAFETY: the contract of `PoolAlloc::same_value` is the same.
#[diagnostic::do_not_recommend]
unsafe impl<T: PoolAlloc> Element for T {
    const HAS_PARTS: bool = T::LEADS;

    #[inline]
    unsafe fn same_element(this: *const Self, other: Option<*const Self>) -> bool {
        const { comparable(T::COMPARED) };
        // SAFETY: the caller's promise.
        unsafe { <T as PoolAlloc>::same_value(this, other) }
    }
}

macro_rules! pointer_elements {
    ($($pointer:ty)*) => { $(
        // SAFETY: the pointer is read, and nothing through it.
        #[diagnostic::do_not_recommend]
        unsafe impl<T> Element for $pointer {
            const HAS_PARTS: bool = false;

            #[inline]
            unsafe fn same_element(this: *const Self, other: Option<*const Self>) -> bool {
                // SAFETY: the caller's promise.
                unsafe { same_bytes(this, other) }
            }
        }
    )* };
}
pointer_elements!(*mut T *const T);

/// The terminator of `zero_terminated` and `null_terminated`: all bytes are zero.
#[derive(Clone, Copy, Debug, Default)]
pub struct Zero;

// SAFETY: all bytes are written, as zeros, which equal zero.
unsafe impl<T: Element> Terminator<T> for Zero {
    #[inline]
    unsafe fn write(slot: *mut T) {
        // SAFETY: the caller's promise.
        unsafe { slot.write_bytes(0, 1) };
    }

    #[inline]
    unsafe fn ends(element: *const T) -> bool {
        // SAFETY: the caller's promise.
        unsafe { T::same_element(element, None) }
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
        // SAFETY: the caller's promise.
        let (len, inner) = unsafe { self.parts(start) };
        // SAFETY: `len` slots stand before the terminator.
        let slots = unsafe { slots(start, len) };
        // SAFETY: all of them were written with shape `S`.
        unsafe { inner.slice(slots) }
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
    P: Pointer<Target: Element>,
    E: Terminator<P::Target>,
    S: Measured,
    I: IntoIterator<Item: Put<C, P::Target, S>, IntoIter: ExactSizeIterator>,
{
    const LATER: bool = <I::Item as Put<C, P::Target, S>>::LATER || P::Target::HAS_PARTS;

    #[inline]
    unsafe fn write(self, build: Build<'_, C>, lengths: S::Lengths<'_>, slot: *mut P) -> Result<(), Failed> {
        let failure = build.failure();
        let later = <Self as Write<C, P, Terminated<E, S>, Items>>::LATER;
        let begun = if later { failure.until_now() } else { Until::START };
        // SAFETY: the caller's promise.
        let (start, len) = unsafe { write_items::<C, P::Target, S, _>(self, build, lengths, 1, None) }?;
        let start = start.as_ptr().cast::<P::Target>();
        // SAFETY: there is room for one more.
        let end = unsafe { start.add(len) };
        // SAFETY: so it is valid for writes.
        unsafe { E::write(end) };
        // SAFETY: the caller's promise.
        unsafe { slot.write(P::from_mut(start)) };
        if !later {
            // SAFETY: the array has `len` elements, and they are written.
            return unsafe { no_early_terminator::<E, P::Target>(start.cast(), len, failure) };
        }
        // SAFETY: the array has `len` elements.
        unsafe { failure.compare(start.cast(), len, no_early_terminator::<E, P::Target>, begun) }
    }
}

/// That none of the elements is taken for the terminator.
///
/// # Safety
///
/// There are `len` elements of type `T`, all of them written.
#[inline]
unsafe fn no_early_terminator<E: Terminator<T>, T>(
    start: *const u8,
    len: usize,
    failure: &Failure,
) -> Result<(), Failed> {
    for index in 0..len {
        // SAFETY: the array has `len` elements.
        let element = unsafe { start.cast::<T>().add(index) };
        // SAFETY: and they are written.
        if unsafe { E::ends(element) } {
            return Err(failure.early_terminator(index));
        }
    }
    Ok(())
}
