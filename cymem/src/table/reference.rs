//! What the text of a description cannot say: types, terminators, computed lengths.

use core::marker::PhantomData;
use core::mem;
use core::ptr::NonNull;

use super::kind::{Always, Computed, End, FieldType};
use crate::node::{PoolAlloc, described};
use crate::put::length::Len;
use crate::shape::terminated::Terminator;
use crate::shape::unchecked::{Promised, promised_element};
use crate::union::Union;

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
    const fn end<E: Terminator<T>, T>() -> Self {
        // SAFETY: pointers to types with a size are passed alike (standard library, "ABI compatibility" of `fn`).
        let write = unsafe { mem::transmute::<unsafe fn(*mut T), unsafe fn(*mut u8)>(E::write) };
        // SAFETY: as above.
        let ends =
            unsafe { mem::transmute::<unsafe fn(*const T) -> bool, unsafe fn(*const u8) -> bool>(E::ends) };
        Reference::End(End { write, ends, size: size_of::<T>() })
    }

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

/// A type that is plain by promise. Whoever has what this gives can do nothing with it but describe a type, which only
/// unsafe traits do.
#[must_use]
pub fn promised<T: Promised>() -> &'static FieldType {
    promised_element::<T>()
}

/// A union.
#[must_use]
pub fn union<U: Union>() -> &'static FieldType {
    U::TYPE
}

/// Names a node or a plain type without a bound on it, so that another one is reported where it is seen, and not here
/// again.
pub struct LeadsTo<T>(PhantomData<T>);

impl<T: PoolAlloc> LeadsTo<T> {
    /// The type.
    #[must_use]
    pub fn node() -> &'static FieldType {
        described::<T>()
    }
}

/// Names what ends an array of `T`s, likewise.
pub struct EndsWith<E, T>(PhantomData<(E, T)>);

impl<E: Terminator<T>, T> EndsWith<E, T> {
    /// The end.
    pub const REFERENCE: Reference = Reference::end::<E, T>();
}

/// What these fall back to; there is another error then.
pub trait LeadsNowhere {
    /// Stands for anything.
    const REFERENCE: Reference = Reference::Align(1);

    /// Stands for any type.
    #[must_use]
    fn node() -> &'static FieldType {
        const { &FieldType::empty::<()>() }
    }
}

impl<T> LeadsNowhere for LeadsTo<T> {}
impl<E, T> LeadsNowhere for EndsWith<E, T> {}

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
