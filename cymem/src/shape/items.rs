//! The elements of an array, written once, straight into memory of the context.

use alloc::vec;
use core::alloc::Layout;
use core::ptr::NonNull;
use core::slice;

use crate::copy::copy;
use crate::layout::layout_of;
use crate::put::build::{Build, Context, Failed, Failure};
use crate::put::levels::Until;
use crate::put::never::{Never, NoValue};
use crate::put::null::{Maybe, Nothing, Null, OrNull};
use crate::put::traits::{Measured, Put};
use crate::same_type::same_type;

/// Sources of an array, whatever its elements: every `IntoIterator` with an exact length.
///
/// # Safety
///
/// As [`Source`](crate::init::Source).
#[doc(hidden)]
#[diagnostic::on_unimplemented(
    message = "`{Self}` is no array with an exact length",
    label = "expected an array, found `{Self}`",
    note = "pass a slice, an array, a `Vec` or any `ExactSizeIterator`; collect an iterator without an exact length, such as `filter` or `chars`, into a `Vec` first",
    note = "`Null` stands for no array, and `OrNull(option)` for one that may be missing"
)]
pub unsafe trait Array {
    /// The way.
    type By;
}

/// The way of an iterator.
#[doc(hidden)]
#[derive(Debug)]
pub enum Items {}

// SAFETY: it has an exact length.
#[diagnostic::do_not_recommend]
unsafe impl<I: IntoIterator<IntoIter: ExactSizeIterator>> Array for I {
    type By = Items;
}

// SAFETY: there is no array.
#[diagnostic::do_not_recommend]
unsafe impl Array for Null {
    type By = Nothing;
}

// SAFETY: there is no such source.
#[diagnostic::do_not_recommend]
unsafe impl Array for Never {
    type By = NoValue;
}

// SAFETY: there is no array, or the one inside.
#[diagnostic::do_not_recommend]
unsafe impl<I> Array for OrNull<I> {
    type By = Maybe;
}

/// Writes the items to a new array with room for `extra` elements more, and returns its start and
/// the number of items: in two registers where it is not inlined. An array without any room is nowhere. The `field` is
/// that of the array, if it is known.
///
/// All this is compiled in the user's crate, in debug builds too, for every type of elements: so what needs no
/// type has none.
///
/// # Safety
///
/// As [`Write::write`](crate::init::Write::write) of an array of these items.
#[inline]
pub(super) unsafe fn write_items<C, T, S, I>(
    items: I,
    build: Build<'_, C>,
    lengths: S::Lengths<'_>,
    extra: usize,
    field: Option<&'static str>,
) -> Result<(NonNull<u8>, usize), Failed>
where
    C: Context,
    S: Measured,
    I: IntoIterator<Item: Put<C, T, S>, IntoIter: ExactSizeIterator>,
{
    let items = items.into_iter();
    if <I::Item as Put<C, T, S>>::COPIES {
        if let Some(source) = as_slice::<T, I::IntoIter>(&items) {
            let element = const { Layout::new::<T>() };
            // SAFETY: the elements are plain, and `source` has so many.
            return unsafe { copy_items(source.as_ptr() as *const u8, source.len(), element, build, extra) };
        }
    }
    // SAFETY: the caller's promise.
    unsafe { write_each(items, build, lengths, extra, field) }
}

/// Copies `len` elements that lie one after the other.
///
/// # Safety
///
/// So many elements of this layout, without padding, must be at `source`.
#[inline]
unsafe fn copy_items<C: Context>(
    source: *const u8,
    len: usize,
    element: Layout,
    build: Build<'_, C>,
    extra: usize,
) -> Result<(NonNull<u8>, usize), Failed> {
    // No object is larger than a layout can be.
    let size = len * element.size();
    let start = match extra {
        0 if len == 0 => return Ok((NonNull::dangling(), 0)),
        // SAFETY: so the size of the source is that of a layout.
        0 => build.reserve(unsafe { Layout::from_size_align_unchecked(size, element.align()) }),
        _ => reserve(build, element, len, extra),
    };
    match start {
        Ok(start) => {
            // SAFETY: the block is new, and as long as the source at least.
            unsafe { copy(source, start.as_ptr(), size, element.size()) };
            Ok((start, len))
        }
        Err(failed) => Err(failed),
    }
}

/// Writes the items one by one. Apart from the copy in one piece, which has no item on the stack.
///
/// # Safety
///
/// As [`write_items`].
#[inline]
unsafe fn write_each<C, T, S, I>(
    items: I,
    build: Build<'_, C>,
    lengths: S::Lengths<'_>,
    extra: usize,
    field: Option<&'static str>,
) -> Result<(NonNull<u8>, usize), Failed>
where
    C: Context,
    S: Measured,
    I: ExactSizeIterator<Item: Put<C, T, S>>,
{
    let promised = promised(&items, build.failure())?;
    let start = reserve(build, const { Layout::new::<T>() }, promised, extra)?;
    // SAFETY: the block has room for all that were promised; and the caller's promise.
    unsafe { fill(items, promised, build, lengths, start.as_ptr() as *mut T, field) }?;
    Ok((start, promised))
}

/// Writes as many items as were promised.
///
/// # Safety
///
/// As [`write_items`], and the array at `start` has room for all of them.
#[inline]
pub(super) unsafe fn fill<C, T, S, I>(
    mut items: I,
    promised: usize,
    build: Build<'_, C>,
    lengths: S::Lengths<'_>,
    start: *mut T,
    field: Option<&'static str>,
) -> Result<(), Failed>
where
    C: Copy,
    S: Measured,
    I: Iterator<Item: Put<C, T, S>>,
{
    let mut index = 0;
    while index < promised {
        let Some(item) = items.next() else {
            return Err(build.failure().iterator_length(promised, Some(index)));
        };
        // SAFETY: there is room for all that were promised.
        let slot = unsafe { start.add(index) };
        let begun = if S::ROWS { build.failure().until_now() } else { Until::START };
        // SAFETY: so the slot is valid for writes and aligned memory of the context; and the caller's promise.
        if let Err(failed) = unsafe { item.put(build, lengths, slot) } {
            if !<I::Item as Put<C, T, S>>::LATER {
                return Err(build.failure().at_index(failed, index));
            }
            let (slot, start) = (slot as *const u8, start as *const u8);
            build.failure().is_later_at(failed, slot, start, index, field)?;
        } else if S::ROWS {
            // SAFETY: the row is written.
            unsafe { build.failure().row_is_at(begun, slot.cast_const(), start.cast_const(), index) };
        }
        index += 1;
    }
    if items.next().is_some() {
        return Err(build.failure().iterator_length(promised, None));
    }
    Ok(())
}

/// How many items an iterator promises. Not `len()`, which panics where the two hints differ.
#[inline]
pub(super) fn promised(items: &impl Iterator, failure: &Failure) -> Result<usize, Failed> {
    match items.size_hint() {
        (promised, Some(at_most)) if promised == at_most => Ok(promised),
        (promised, at_most) => Err(failure.iterator_length(promised, at_most)),
    }
}

/// A new array of `len` and `extra` elements.
#[inline]
fn reserve<C: Context>(
    build: Build<'_, C>,
    element: Layout,
    len: usize,
    extra: usize,
) -> Result<NonNull<u8>, Failed> {
    let len = len.saturating_add(extra);
    match layout_of(element, len) {
        Some(layout) => build.reserve(layout),
        None => Err(build.failure().size_overflow(len, element.size())),
    }
}

/// The elements that an iterator over a slice or a `Vec` has left, if it is one of those. The
/// test is decided at compile time: by size, before there is anything to compile for the other type, then by
/// type. LLVM makes no `memcpy` of the general loop, as it has two exits.
#[inline]
pub(super) fn as_slice<'a, T, I>(items: &'a I) -> Option<&'a [T]> {
    if const { size_of::<I>() == size_of::<slice::Iter<'_, T>>() } {
        if let Some(items) = same_type::<I, slice::Iter<'a, T>>(items) {
            return Some(items.as_slice());
        }
    }
    if const { size_of::<I>() == size_of::<vec::IntoIter<T>>() } {
        if let Some(items) = same_type::<I, vec::IntoIter<T>>(items) {
            return Some(items.as_slice());
        }
    }
    None
}
