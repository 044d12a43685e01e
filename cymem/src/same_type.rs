//! Types that are the same but for their lifetimes.

use core::any::TypeId;
use core::marker::PhantomData;
use core::mem;
use core::ptr;

/// `from` as a `To`, if the two types differ in lifetimes at most.
///
/// The lifetimes are the business of the callers: what they make of it is a slice that they read
/// while `from` is borrowed, and `Put::COPIES` says that the items of `from` are the elements of
/// that slice.
#[inline]
pub(crate) fn same_type<From, To>(from: &From) -> Option<&To> {
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
