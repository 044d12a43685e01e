//! Types and terminators that a description names, without bounds on them.

use core::marker::PhantomData;
use core::mem;

use super::kind::{End, FieldType};
use super::reference::Reference;
use crate::node::{PoolAlloc, described, node_array_type};
use crate::shape::terminated::Terminator;
use crate::shape::unchecked::{Promised, promised_element};
use crate::union::Union;

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
    /// The type of a node by value, whose own layout is compared where this is computed, and so on inwards.
    pub const TYPE: &'static FieldType = described::<T>();

    /// The type.
    #[must_use]
    pub fn node() -> &'static FieldType {
        described::<T>()
    }
}

impl<T: PoolAlloc, const N: usize> LeadsTo<[T; N]> {
    /// The type of an array of nodes by value.
    pub const ARRAY: &'static FieldType = &node_array_type::<T, N>();
}

/// Names what ends an array of `T`s, likewise.
pub struct EndsWith<E, T>(PhantomData<(E, T)>);

impl<E: Terminator<T>, T> EndsWith<E, T> {
    /// The end.
    pub const REFERENCE: Reference = end::<E, T>();
}

/// What ends such an array.
const fn end<E: Terminator<T>, T>() -> Reference {
    // SAFETY: pointers to types with a size are passed alike (standard library, "ABI compatibility" of `fn`).
    let write = unsafe { mem::transmute::<unsafe fn(*mut T), unsafe fn(*mut u8)>(E::write) };
    // SAFETY: as above.
    let ends =
        unsafe { mem::transmute::<unsafe fn(*const T) -> bool, unsafe fn(*const u8) -> bool>(E::ends) };
    Reference::End(End { write, ends, size: size_of::<T>() })
}

/// What these fall back to; there is another error then.
pub trait LeadsNowhere {
    /// The type in question.
    type Value;

    /// Its layout, of which no more is known.
    const TYPE: &'static FieldType = &FieldType::unknown::<Self::Value>();

    /// Likewise.
    const ARRAY: &'static FieldType = Self::TYPE;

    /// Stands for anything.
    const REFERENCE: Reference = Reference::Align(1);

    /// Stands for any type.
    #[must_use]
    fn node() -> &'static FieldType {
        const { &FieldType::empty::<()>() }
    }
}

impl<T> LeadsNowhere for LeadsTo<T> {
    type Value = T;
}

impl<E, T> LeadsNowhere for EndsWith<E, T> {
    type Value = T;
}
