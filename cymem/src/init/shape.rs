//! Shapes: what a slot is to C, and how it is seen from Rust.

use core::marker::PhantomData;
use core::ptr;
use core::slice;

use super::pointer::Pointer;
use crate::fields::same_bytes;
use crate::list::List;
use crate::pooled::PoolAlloc;

/// How a slot of type `T` that an Init of this shape has written is seen. Sealed by its safety.
///
/// # Safety
///
/// The views must read no more than what an [`Init`](crate::Init) of this shape has written.
pub unsafe trait Shape<T>: Copy {
    /// The view of one slot.
    type View<'a>
    where
        T: 'a;

    /// The view of several slots.
    type Slice<'a>
    where
        T: 'a;

    /// # Safety
    ///
    /// An Init of this shape has written the slot, and what it points to lives for `'a`.
    #[doc(hidden)]
    unsafe fn view<'a>(self, slot: &'a T) -> Self::View<'a>;

    /// # Safety
    ///
    /// As [`view`](Shape::view), for every slot.
    #[doc(hidden)]
    unsafe fn slice<'a>(self, slots: &'a [T]) -> Self::Slice<'a>;
}

/// The value itself.
#[derive(Clone, Copy, Debug, Default)]
pub struct Value;

// SAFETY: a written slot is a value, and the view type has its layout.
unsafe impl<T: PoolAlloc> Shape<T> for Value {
    type View<'a>
        = &'a T::View
    where
        T: 'a;
    type Slice<'a>
        = &'a [T::View]
    where
        T: 'a;

    #[inline]
    unsafe fn view(self, slot: &T) -> &T::View {
        // SAFETY: the slot was written by an Init, so it may be seen as its view, which has the
        // same layout (contract of `PoolAlloc`).
        unsafe { &*ptr::from_ref(slot).cast::<T::View>() }
    }

    #[inline]
    unsafe fn slice(self, slots: &[T]) -> &[T::View] {
        // SAFETY: as above, for each of them.
        unsafe { slice::from_raw_parts(slots.as_ptr().cast::<T::View>(), slots.len()) }
    }
}

/// A pointer to one node, or NULL.
#[derive(Clone, Copy, Debug, Default)]
pub struct One;

// SAFETY: an Init of this shape writes NULL or a pointer to a written node.
unsafe impl<P: Pointer<Target: PoolAlloc>> Shape<P> for One {
    type View<'a>
        = Option<&'a <P::Target as PoolAlloc>::View>
    where
        P: 'a;
    type Slice<'a>
        = List<'a, P, One>
    where
        P: 'a;

    #[inline]
    unsafe fn view<'a>(self, slot: &'a P) -> Self::View<'a> {
        // SAFETY: a pointer that is not null leads to a written node that lives for `'a`.
        let node = unsafe { slot.as_const().as_ref::<'a>() }?;
        // SAFETY: the node was written by an Init.
        Some(unsafe { Value.view(node) })
    }

    #[inline]
    unsafe fn slice<'a>(self, slots: &'a [P]) -> List<'a, P, One> {
        // SAFETY: the caller's promise is the same.
        unsafe { List::new(slots, self) }
    }
}

/// A pointer to a node that is built elsewhere in the graph, or NULL.
#[derive(Clone, Copy, Debug, Default)]
pub struct Linked;

// SAFETY: an Init of this shape writes NULL or a pointer to a written node.
unsafe impl<P: Pointer<Target: PoolAlloc>> Shape<P> for Linked {
    type View<'a>
        = Option<&'a <P::Target as PoolAlloc>::View>
    where
        P: 'a;
    type Slice<'a>
        = List<'a, P, Linked>
    where
        P: 'a;

    #[inline]
    unsafe fn view<'a>(self, slot: &'a P) -> Self::View<'a> {
        // SAFETY: what this shape writes is what `One` may write.
        unsafe { One.view(slot) }
    }

    #[inline]
    unsafe fn slice<'a>(self, slots: &'a [P]) -> List<'a, P, Linked> {
        // SAFETY: the caller's promise is the same.
        unsafe { List::new(slots, self) }
    }
}

/// A pointer that the pool does not look at.
#[derive(Clone, Copy, Debug, Default)]
pub struct Opaque;

// SAFETY: the pointer is only copied.
unsafe impl<P: Pointer> Shape<P> for Opaque {
    type View<'a>
        = P
    where
        P: 'a;
    type Slice<'a>
        = &'a [P]
    where
        P: 'a;

    #[inline]
    unsafe fn view(self, slot: &P) -> P {
        *slot
    }

    #[inline]
    unsafe fn slice(self, slots: &[P]) -> &[P] {
        slots
    }
}

/// A pointer to an array of slots of shape `S`, with its length elsewhere; NULL if it is empty.
#[derive(Clone, Copy, Debug, Default)]
pub struct Counted<S = Value> {
    len: usize,
    inner: S,
}

impl<S> Counted<S> {
    /// The shape of an array of `len` slots of shape `inner`.
    #[doc(hidden)]
    pub const fn new(len: usize, inner: S) -> Self {
        Counted { len, inner }
    }
}

// SAFETY: an Init of this shape writes NULL or a pointer to as many slots as the length says.
unsafe impl<P: Pointer, S: Shape<P::Target>> Shape<P> for Counted<S> {
    type View<'a>
        = S::Slice<'a>
    where
        P: 'a;
    type Slice<'a>
        = List<'a, P, Self>
    where
        P: 'a;

    #[inline]
    unsafe fn view<'a>(self, slot: &'a P) -> Self::View<'a> {
        // SAFETY: the array has `len` slots, or none.
        let slots = unsafe { slots(slot.as_const(), self.len) };
        // SAFETY: all of them were written with shape `S`.
        unsafe { self.inner.slice(slots) }
    }

    #[inline]
    unsafe fn slice<'a>(self, slots: &'a [P]) -> List<'a, P, Self> {
        // SAFETY: the caller's promise is the same.
        unsafe { List::new(slots, self) }
    }
}

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
    #[inline]
    unsafe fn same_element(this: *const Self, other: Option<*const Self>) -> bool {
        // SAFETY: the caller's promise.
        unsafe { <T as PoolAlloc>::same_value(this, other) }
    }
}

macro_rules! pointer_elements {
    ($($pointer:ty)*) => { $(
        // SAFETY: the pointer is read, and nothing through it.
        #[diagnostic::do_not_recommend]
        unsafe impl<T> Element for $pointer {
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
        let mut len = 0;
        let mut element = start;
        // SAFETY: the array goes on at least until the terminator that was written, and the loop stops
        // there.
        while !start.is_null() && !unsafe { E::ends(element) } {
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

/// The slots of an array, none if the pointer is null.
///
/// # Safety
///
/// A pointer that is not null leads to `len` written slots that live for `'a`.
#[inline]
pub(crate) unsafe fn slots<'a, T>(start: *const T, len: usize) -> &'a [T] {
    if start.is_null() {
        return &[];
    }
    // SAFETY: the caller's promise.
    unsafe { slice::from_raw_parts(start, len) }
}
