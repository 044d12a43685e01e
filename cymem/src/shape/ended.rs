//! Arrays that a value ends which is only known when they are written.

use core::ptr::NonNull;

use super::items::{Array, Items, write_items};
use super::terminated::Element;
use super::value::Value;
use crate::pointer::Pointer;
use crate::put::build::{Build, Context, Failed};
use crate::put::length::Length;
use crate::put::traits::{Measured, Put, Write, put};

/// A pointer to an array of slots of shape `S`, with its length elsewhere and room for one slot more behind it, or
/// NULL: [`Pool::terminated`](crate::Pool::terminated) writes the terminator there.
#[derive(Clone, Copy, Debug, Default)]
pub struct Ended<S = Value>(S);

impl<S: Measured> Measured for Ended<S> {
    type Lengths<'a> = Length<'a, S::Lengths<'a>>;
}

put!(Ended<S>: [P: Pointer, S: Measured] P, Array);

// SAFETY: the array has as many elements as it agrees on, all of them written; nothing refers to the slot behind.
unsafe impl<C, P, S, I> Write<C, P, Ended<S>, Items> for I
where
    C: Context,
    P: Pointer,
    S: Measured,
    I: IntoIterator<Item: Put<C, P::Target, S>, IntoIter: ExactSizeIterator>,
{
    #[inline]
    unsafe fn write(
        self,
        build: Build<'_, C>,
        length: Length<'_, S::Lengths<'_>>,
        slot: *mut P,
    ) -> Result<(), Failed> {
        // SAFETY: the caller's promise.
        let (start, len) = unsafe { write_items::<C, P::Target, S, _>(self, build, length.inner, 1, None) }?;
        length.agree(len, build.failure())?;
        // SAFETY: the caller's promise.
        unsafe { slot.write(P::from_mut(start.cast().as_ptr())) };
        Ok(())
    }
}

/// Writes the terminator behind the elements, none of which C may take for it.
///
/// # Safety
///
/// An Init of shape [`Ended<S>`] has written the array in this build, with `len` elements.
pub(crate) unsafe fn end<C, T, S>(
    start: NonNull<T>,
    len: usize,
    terminator: impl Put<C, T, S>,
    build: Build<'_, C>,
) -> Result<(), Failed>
where
    C: Copy,
    T: Element,
    S: for<'a> Measured<Lengths<'a> = ()>,
{
    let start = start.as_ptr();
    // SAFETY: there is room for one element more.
    let last = unsafe { start.add(len) };
    // SAFETY: so it is valid for writes and aligned memory of the context.
    unsafe { terminator.put(build, (), last) }?;
    for index in 0..len {
        // SAFETY: the array has `len` elements.
        let element = unsafe { start.add(index) };
        // SAFETY: all of them are written, and so is the terminator.
        if unsafe { T::same_element(element, Some(last)) } {
            return Err(build.failure().early_terminator(index));
        }
    }
    Ok(())
}
