//! What the text of a description cannot say by itself.

use core::marker::PhantomData;
use core::mem;
use core::ptr::NonNull;

use super::kind::{Always, Computed, End};
use crate::put::length::Len;

/// Something that a description names.
#[derive(Clone, Copy)]
pub enum Reference {
    /// The end of an array.
    End(End),
    /// A length.
    Computed(Computed),
    /// The bits of a tag.
    Mask(u128),
    /// An alignment.
    Align(usize),
    /// What a field is always.
    Constant(Always),
}

impl Reference {
    /// A length that is computed from the fields of a `T`.
    #[must_use]
    pub const fn computed<T>(len: fn(&T) -> Len) -> Self {
        // SAFETY: a reference is passed as a pointer is.
        Reference::Computed(unsafe { mem::transmute::<fn(&T) -> Len, Computed>(len) })
    }

    /// What a field is always.
    #[must_use]
    pub const fn constant<T, F: Copy + Fn() -> T>(_: F) -> Self {
        Reference::Constant(Constant::<T, F>::give)
    }
}

/// A function without captures that gives a value.
struct Constant<T, F>(PhantomData<(T, F)>);

impl<T, F: Fn() -> T> Constant<T, F> {
    fn give(to: &mut dyn FnMut(*const u8)) {
        const { assert!(size_of::<F>() == 0, "a function that captures nothing has no size") };
        // SAFETY: a value without a size, one of which was passed to `constant`.
        let function = unsafe { NonNull::<F>::dangling().as_ref() };
        let value = function();
        to((&raw const value).cast());
    }
}
