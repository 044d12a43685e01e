//! The Init traits: how ordinary Rust data becomes C data in a pool.
//!
//! [`shape`] says what a slot is to C, [`value`], [`array`], [`pointer`], [`chain`] and
//! [`string`] write it, [`count`]
//! and [`rows`] keep lengths honest, [`from`] lets users name Inits of their own.

pub(crate) mod array;
pub(crate) mod chain;
pub(crate) mod count;
pub(crate) mod from;
pub(crate) mod pointer;
pub(crate) mod rows;
pub(crate) mod shape;
pub(crate) mod string;
pub(crate) mod value;

use core::alloc::Layout;
use core::ptr::NonNull;

use crate::engine::sealed::Sealed;
use crate::error::Error;
use shape::Value;

/// Where memory for a graph comes from: `&Pool`. Sealed.
///
/// # Safety
///
/// A reserved block is valid for its layout and nobody else's for as long as nodes that were
/// built in this context can be reached.
pub unsafe trait Context: Copy + Sealed {
    /// A block with any content; one of size 0 is an aligned address without memory.
    ///
    /// # Errors
    ///
    /// Memory is exhausted, or the limit of the pool reached.
    #[doc(hidden)]
    fn reserve(self, layout: Layout) -> Result<NonNull<u8>, Error>;
}

/// "Can write a `T` of shape `S` in context `C`."
///
/// Plain values, references to them, the generated `TInit` literals, [`Pooled`](crate::Pooled)
/// handles, [`Null`](crate::Null) and `Option`s of these implement it where they fit.
///
/// # Safety
///
/// On `Ok`, `init` has written every byte of `*slot`, padding included, and `*slot` is a valid
/// `T` whose pointers and lengths are those of shape `S`: what they point to lives as long as the
/// memory of `cx` and is itself written by an Init. On `Err` or on a panic `*slot` has any
/// content, and nothing refers to it. `init` reads neither `*slot` nor anything it cannot reach
/// from `self`.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be written as a `{T}`",
    label = "this does not fit",
    note = "a struct with pointers is written by its recipe, such as `RowInit` for `Row`, never by a bare value of it",
    note = "a plain field takes a value of its own type; `one` takes a node, `Option`, `Pooled` or `Null`; an array takes any `ExactSizeIterator`, slice or `Vec` of its elements"
)]
pub unsafe trait Init<C: Context, T, S = Value> {
    /// Whether `init` only copies the bits of the `T` that `self` is or refers to, and `T` has
    /// no padding. An array of such elements is written with one `memcpy`.
    #[doc(hidden)]
    const COPIES: bool = false;

    /// Writes the value.
    ///
    /// # Errors
    ///
    /// Memory is exhausted, or the data cannot be what the field must hold.
    ///
    /// # Safety
    ///
    /// `slot` must be valid for writes of a `T` and aligned.
    unsafe fn init(self, cx: C, slot: *mut T) -> Result<(), Error>;
}

/// "Can write an array of `T`s of shape `S` in context `C`": every `IntoIterator` of an
/// [`Init`] with an exact length, and [`Null`](crate::Null).
///
/// # Safety
///
/// On `Ok((start, Some(n)))`, `start` points to `n` elements that were written as by [`Init`], or
/// is null and `n` is 0. On `Ok((start, None))` there is no array, and `start` is null.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be written as an array of `{T}`",
    label = "not an array of `{T}` with an exact length",
    note = "pass a slice, an array, a `Vec` or any `ExactSizeIterator`; its items are `{T}`s, references to plain `{T}`s, or recipes",
    note = "`Null` stands for no array, and `OrNull(option)` for one that may be missing",
    note = "an iterator without an exact length, such as `filter`, is collected into a `Vec` first"
)]
pub unsafe trait InitArray<C: Context, T, S = Value> {
    /// Writes the elements.
    ///
    /// # Errors
    ///
    /// As [`Init::init`], or the iterator's length was not as promised.
    ///
    /// # Safety
    ///
    /// The elements are not used once the memory of `cx` is gone.
    unsafe fn init_array(self, cx: C) -> Result<(*mut T, Option<usize>), Error>;
}
