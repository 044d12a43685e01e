//! Arrays: elements written once, straight into the pool.

use core::any::TypeId;
use core::marker::PhantomData;
use core::mem;
use core::ptr;
use core::slice;

use super::pointer::{Null, OrNull, Pointer};
use super::shape::{Terminated, Terminator};
use super::{Context, Init, InitArray};
use crate::error::Error;
use crate::layout::array_layout;
use crate::place::Place;

// SAFETY: `write` has written as many elements as it says.
#[diagnostic::do_not_recommend]
unsafe impl<C, T, S, I> InitArray<C, T, S> for I
where
    C: Context,
    I: IntoIterator<Item: Init<C, T, S>, IntoIter: ExactSizeIterator>,
{
    #[inline]
    unsafe fn init_array(self, cx: C) -> Result<(*mut T, Option<usize>), Error> {
        let (start, len) = write(self.into_iter(), cx, 0)?;
        let start = if len == 0 { ptr::null_mut() } else { start };
        Ok((start, Some(len)))
    }
}

// SAFETY: there is no array.
#[diagnostic::do_not_recommend]
unsafe impl<C: Context, T, S> InitArray<C, T, S> for Null {
    #[inline]
    unsafe fn init_array(self, _: C) -> Result<(*mut T, Option<usize>), Error> {
        Ok((ptr::null_mut(), None))
    }
}

// SAFETY: the array ends with a terminator, and no element before it is taken for one.
#[diagnostic::do_not_recommend]
unsafe impl<C, P, E, S, I> Init<C, P, Terminated<E, S>> for I
where
    C: Context,
    P: Pointer,
    E: Terminator<P::Target>,
    I: IntoIterator<Item: Init<C, P::Target, S>, IntoIter: ExactSizeIterator>,
{
    #[inline]
    unsafe fn init(self, cx: C, slot: *mut P) -> Result<(), Error> {
        let (start, len) = write(self.into_iter(), cx, 1)?;
        for index in 0..len {
            // SAFETY: the array has `len` elements.
            let element = unsafe { start.add(index) };
            // SAFETY: and they are written.
            if unsafe { E::ends(element) } {
                return Err(Error::EarlyTerminator { at: Place::default() }.at_index(index));
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

// SAFETY: NULL is valid for a pointer.
#[diagnostic::do_not_recommend]
unsafe impl<C: Context, P: Pointer, E: Terminator<P::Target>, S> Init<C, P, Terminated<E, S>> for Null {
    #[inline]
    unsafe fn init(self, _: C, slot: *mut P) -> Result<(), Error> {
        // SAFETY: the caller's promise.
        unsafe { slot.write(P::from_mut(ptr::null_mut())) };
        Ok(())
    }
}

// SAFETY: what the inner Init does, or what `Null` does.
#[diagnostic::do_not_recommend]
unsafe impl<C: Context, T, S, I: InitArray<C, T, S>> InitArray<C, T, S> for OrNull<I> {
    #[inline]
    unsafe fn init_array(self, cx: C) -> Result<(*mut T, Option<usize>), Error> {
        match self.0 {
            // SAFETY: the caller's promise.
            Some(items) => unsafe { items.init_array(cx) },
            // SAFETY: as above.
            None => unsafe { InitArray::<C, T, S>::init_array(Null, cx) },
        }
    }
}

// SAFETY: as above.
#[diagnostic::do_not_recommend]
unsafe impl<C, P, E, S, I> Init<C, P, Terminated<E, S>> for OrNull<I>
where
    C: Context,
    P: Pointer,
    E: Terminator<P::Target>,
    I: Init<C, P, Terminated<E, S>>,
{
    #[inline]
    unsafe fn init(self, cx: C, slot: *mut P) -> Result<(), Error> {
        match self.0 {
            // SAFETY: the caller's promise.
            Some(items) => unsafe { items.init(cx, slot) },
            // SAFETY: as above.
            None => unsafe { Init::<C, P, Terminated<E, S>>::init(Null, cx, slot) },
        }
    }
}

/// Writes the items to a new array with room for `extra` elements more, and returns its start and
/// the number of items.
#[inline]
fn write<C, T, S, I>(items: I, cx: C, extra: usize) -> Result<(*mut T, usize), Error>
where
    C: Context,
    I: ExactSizeIterator<Item: Init<C, T, S>>,
{
    let source = if <I::Item as Init<C, T, S>>::COPIES { as_slice::<T, I>(&items) } else { None };
    if let Some(source) = source {
        let start = reserve(cx, source.len(), extra)?;
        // SAFETY: the block is new, and as long as the source at least.
        unsafe { ptr::copy_nonoverlapping(source.as_ptr(), start, source.len()) };
        return Ok((start, source.len()));
    }
    write_each(items, cx, extra)
}

/// Writes the items one by one. Apart from the copy in one piece, which has no item on the stack.
#[inline]
fn write_each<C, T, S, I>(mut items: I, cx: C, extra: usize) -> Result<(*mut T, usize), Error>
where
    C: Context,
    I: ExactSizeIterator<Item: Init<C, T, S>>,
{
    let promised = items.len();
    let start = reserve::<C, T>(cx, promised, extra)?;
    for index in 0..promised {
        let Some(item) = items.next() else { return Err(wrong_length(promised, Some(index))) };
        // SAFETY: the block has room for `promised` elements.
        let slot = unsafe { start.add(index) };
        // SAFETY: so the slot is valid for writes, and it is aligned.
        if let Err(error) = unsafe { item.init(cx, slot) } {
            return Err(error.at_index(index));
        }
    }
    if items.next().is_some() {
        return Err(wrong_length(promised, None));
    }
    Ok((start, promised))
}

#[inline]
fn reserve<C: Context, T>(cx: C, len: usize, extra: usize) -> Result<*mut T, Error> {
    let layout = array_layout::<T>(len.saturating_add(extra))?;
    Ok(cx.reserve(layout)?.cast::<T>().as_ptr())
}

#[cold]
fn wrong_length(promised: usize, found: Option<usize>) -> Error {
    Error::IteratorLength { at: Place::default(), promised, found }
}

/// The elements that an iterator over a slice or a `Vec` has left, if it is one of those. The
/// test is decided at compile time. LLVM makes no `memcpy` of the general loop, as it has two
/// exits.
#[inline]
fn as_slice<T, I>(items: &I) -> Option<&[T]> {
    fn in_slice<'a, T, I>(items: &'a I) -> Option<&'a [T]> {
        let items: &slice::Iter<'a, T> = same_type(items)?;
        Some(items.as_slice())
    }
    fn in_vec<T, I>(items: &I) -> Option<&[T]> {
        let items: &alloc::vec::IntoIter<T> = same_type(items)?;
        Some(items.as_slice())
    }
    in_slice(items).or_else(|| in_vec(items))
}

/// `from` as a `To`, if the two types differ in lifetimes at most.
///
/// The lifetimes are the business of the callers: what they make of it is a slice that they read
/// while `from` is borrowed, and `Init::COPIES` says that the items of `from` are the elements of
/// that slice.
#[inline]
pub(super) fn same_type<From, To>(from: &From) -> Option<&To> {
    if erased_type_id::<From>() == erased_type_id::<To>() {
        // SAFETY: the types are the same up to lifetimes, which have no part in the layout.
        Some(unsafe { &*ptr::from_ref(from).cast::<To>() })
    } else {
        None
    }
}

/// The id of a type with all its lifetimes replaced by `'static`.
#[inline]
fn erased_type_id<T>() -> TypeId {
    trait Id {
        fn id(&self) -> TypeId
        where
            Self: 'static;
    }
    impl<T> Id for PhantomData<T> {
        #[inline]
        fn id(&self) -> TypeId
        where
            Self: 'static,
        {
            TypeId::of::<T>()
        }
    }
    let phantom = PhantomData::<T>;
    let short: &dyn Id = &phantom;
    // SAFETY: only the lifetime bound changes, and `id` reads nothing through the pointer.
    let long: &(dyn Id + 'static) = unsafe { mem::transmute(short) };
    long.id()
}
