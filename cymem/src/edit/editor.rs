//! `Editable`: structs with an editor, and what every editor has in it.

use core::marker::PhantomData;
use core::mem;
use core::ops::Deref;
use core::ptr::NonNull;

use super::reach::{Alone, OtherThread, Reach};
use super::value::ValueEdit;
use crate::node::{IsNode, IsPlain, PoolAlloc};
use crate::plain::Plain;

/// "A finished node of this type can be changed": structs with `#[pool(edit)]`.
///
/// # Safety
///
/// An editor changes nothing but plain values that no length is computed from.
#[diagnostic::on_unimplemented(
    message = "a `{Self}` has no editor, by which it could be changed once it is built",
    label = "has no editor",
    note = "add `#[pool(edit)]` to `{Self}`, which generates one"
)]
pub unsafe trait Editable: PoolAlloc<Kind = IsNode> {
    /// The editor, `TEdit` for a struct `T`.
    type Edit<'e>;

    /// # Safety
    ///
    /// An Init has written the node, in memory of `reach` or by value in a node there. It is changed through
    /// nothing else while the editor lives.
    #[doc(hidden)]
    unsafe fn editor<'e>(node: NonNull<Self>, reach: Reach<'e>) -> Self::Edit<'e>;
}

/// What can be entered: nodes with an editor, and plain values. Which of them a `T` is, its kind says, so that one
/// impl is left for an error to be about.
///
/// # Safety
///
/// As [`Editable`].
#[doc(hidden)]
pub unsafe trait Enter<T> {
    /// The editor.
    type Edit<'e>;

    /// # Safety
    ///
    /// As [`Editable::editor`].
    unsafe fn enter<'e>(node: NonNull<T>, reach: Reach<'e>) -> Self::Edit<'e>;
}

/// The editor of a node.
///
/// # Safety
///
/// As [`Editable::editor`].
#[inline]
pub(super) unsafe fn editor_of<'e, T: Editable>(node: NonNull<T>, reach: Reach<'e>) -> T::Edit<'e> {
    const {
        assert!(
            !mem::needs_drop::<T::Edit<'e>>(),
            "an editor has no `Drop`: what leads further takes the editor itself, so this would run when it has given out \
             what it leads to"
        );
    }
    // SAFETY: the caller's promise.
    unsafe { T::editor(node, reach) }
}

// SAFETY: the same editor.
unsafe impl<T: Editable> Enter<T> for IsNode {
    type Edit<'e> = T::Edit<'e>;

    #[inline]
    unsafe fn enter<'e>(node: NonNull<T>, reach: Reach<'e>) -> T::Edit<'e> {
        // SAFETY: the caller's promise.
        unsafe { editor_of(node, reach) }
    }
}

// SAFETY: a plain value is changed as a whole.
unsafe impl<T: Plain> Enter<T> for IsPlain {
    type Edit<'e> = ValueEdit<'e, T>;

    #[inline]
    unsafe fn enter<'e>(node: NonNull<T>, _: Reach<'e>) -> ValueEdit<'e, T> {
        // SAFETY: the caller's promise.
        unsafe { ValueEdit::new(node) }
    }
}

/// The editor of a `T`.
pub type EditorOf<'e, T> = <<T as PoolAlloc>::Kind as Enter<T>>::Edit<'e>;

/// What a generated editor wraps: the place of the node, and how far it reaches.
///
/// A pointer and no reference: a link may lead to a node that is being edited, and while the editor of what it leads
/// to is used, this one only waits.
pub struct Editor<'e, T> {
    node: NonNull<T>,
    reach: Reach<'e>,
    alone: Alone<'e, T>,
}

// SAFETY: never: there is no such editor.
unsafe impl<T> Send for Editor<'_, T> where Self: OtherThread {}
// SAFETY: as above.
unsafe impl<T> Sync for Editor<'_, T> where Self: OtherThread {}

impl<'e, T> Editor<'e, T> {
    /// # Safety
    ///
    /// As [`Editable::editor`].
    #[inline]
    pub unsafe fn new(node: NonNull<T>, reach: Reach<'e>) -> Self {
        Editor { node, reach, alone: PhantomData }
    }

    /// The place of the node.
    #[inline]
    #[must_use]
    pub fn node(&self) -> *mut T {
        self.node.as_ptr()
    }

    /// How far it reaches.
    #[inline]
    #[must_use]
    pub fn reach(&self) -> Reach<'e> {
        self.reach
    }

    /// The same for a shorter time.
    #[inline]
    #[must_use]
    pub fn reborrow(&mut self) -> Editor<'_, T> {
        Editor { node: self.node, reach: self.reach, alone: PhantomData }
    }

    /// The node, while nothing is changed.
    #[inline]
    #[must_use]
    pub fn view(&self) -> &T::View
    where
        T: PoolAlloc,
    {
        // SAFETY: the node was written by an Init, the view has its layout (contract of `PoolAlloc`), and nothing
        // is changed while the editor is borrowed.
        unsafe { self.node.cast::<T::View>().as_ref() }
    }
}

/// The struct as C sees it, where a view has it, so that lengths are computed by the same words.
#[repr(transparent)]
pub struct Raw<T> {
    /// The struct.
    pub raw: T,
}

impl<T> Deref for Editor<'_, T> {
    type Target = Raw<T>;

    #[inline]
    fn deref(&self) -> &Raw<T> {
        // SAFETY: as for `view`, with the layout of the struct itself.
        unsafe { self.node.cast().as_ref() }
    }
}

/// The editor of a node by value.
///
/// # Safety
///
/// As [`Editable::editor`].
#[inline]
pub unsafe fn in_place<T: PoolAlloc<Kind: Enter<T>>>(node: *mut T, reach: Reach<'_>) -> EditorOf<'_, T> {
    // SAFETY: a field is not at address 0.
    let node = unsafe { NonNull::new_unchecked(node) };
    // SAFETY: the caller's promise.
    unsafe { T::Kind::enter(node, reach) }
}
