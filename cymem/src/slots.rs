//! Slots of a build with cycles, and what leads to them: tokens that carry the brand of their build.

use core::fmt;
use core::marker::PhantomData;
use core::ptr::NonNull;

use crate::engine::Engine;
use crate::engine::arena::Arena;
use crate::engine::sealed::Sealed;
use crate::lent::Borrows;
use crate::owned::Buffer;
use crate::pool::Pool;
use crate::put::build::{Build, Context, Failed, Failure};

/// The context of [`Cyclic::build`](crate::Cyclic::build) and [`Cyclic::fill`](crate::Cyclic::fill): handles of the
/// pool, [`Link`]s and [`Built`] nodes of this build are Inits there. Name it where
/// [`InitFromIn`](crate::InitFromIn) is implemented; no value of this type reaches safe code.
pub struct InCycle<'b, 'p, B: Engine = Arena> {
    pub(crate) pool: &'p Pool<B>,
    brand: Brand<'b, 'p>,
}

/// Makes both lifetimes those of one build and no other: were a build with a long-lived pool one with a
/// short-lived pool, too, it would take handles that do not live as long as it does.
pub(crate) type Brand<'b, 'p> = PhantomData<fn(&'b (), &'p ()) -> (&'b (), &'p ())>;

impl<'p, B: Engine> InCycle<'_, 'p, B> {
    pub(crate) fn new(pool: &'p Pool<B>) -> Self {
        InCycle { pool, brand: PhantomData }
    }
}

impl<B: Engine> Copy for InCycle<'_, '_, B> {}
impl<B: Engine> Clone for InCycle<'_, '_, B> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<B: Engine> Sealed for InCycle<'_, '_, B> {}

// SAFETY: blocks come from the pool.
unsafe impl<B: Engine> Context for InCycle<'_, '_, B> {
    #[inline]
    fn reserve(self, layout: core::alloc::Layout, failure: &Failure) -> Result<NonNull<u8>, Failed> {
        Context::reserve(self.pool, layout, failure)
    }

    fn keep(self, buffer: Buffer, failure: &Failure) -> Result<(), Failed> {
        Context::keep(self.pool, buffer, failure)
    }

    #[inline]
    fn changing(self, place: *const u8) -> Option<NonNull<u8>> {
        Context::changing(self.pool, place)
    }
}

// SAFETY: as for the pool, which is borrowed for `'p`.
unsafe impl<'a: 'p, 'p, B: Engine> Borrows<'a> for InCycle<'_, 'p, B> {}

impl<'f, 'p, B: Engine> Build<'f, InCycle<'_, 'p, B>> {
    /// The same in the pool alone.
    #[inline]
    pub(crate) fn in_pool(self) -> Build<'f, &'p Pool<B>> {
        Build::new(self.context().pool, self.failure())
    }
}

/// A node of which `T` and the build are exactly these.
pub(crate) type Of<'b, T> = PhantomData<fn(&'b (), T) -> (&'b (), T)>;

/// A node that has a place and no content yet: [`Cyclic::reserve`](crate::Cyclic::reserve) makes it,
/// [`Cyclic::fill`](crate::Cyclic::fill) writes it, and what is written before may lead to it by [`link`](Slot::link).
#[must_use = "a slot that nobody fills is an error at the end of the build"]
pub struct Slot<'b, T> {
    pub(crate) node: NonNull<T>,
    /// Its number among all slots of the build.
    pub(crate) number: usize,
    pub(crate) brand: Of<'b, T>,
}

impl<'b, T> Slot<'b, T> {
    /// An Init of `link` fields that leads to the slot.
    #[inline]
    #[must_use]
    pub fn link(&self) -> Link<'b, T> {
        Link { node: self.node, brand: PhantomData }
    }
}

/// The elements of an array that have places and no content yet, by
/// [`Cyclic::reserve_array`](crate::Cyclic::reserve_array).
///
/// [`Cyclic::fill_at`](crate::Cyclic::fill_at) writes them one by one, and [`Cyclic::complete`](crate::Cyclic::complete)
/// makes the array of them; or [`Cyclic::fill_all`](crate::Cyclic::fill_all) does both.
#[must_use = "slots that nobody fills are an error at the end of the build"]
pub struct Slots<'b, T> {
    pub(crate) links: Links<'b, T>,
    /// The number of the first among all slots of the build.
    pub(crate) number: usize,
}

impl<'b, T> Slots<'b, T> {
    /// How many there are.
    #[inline]
    #[must_use]
    pub fn len(&self) -> usize {
        self.links.len
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.links.len == 0
    }

    /// An Init of `link` fields that leads to the element at this position; `None` if there is no such element. A
    /// `link` field takes the `Option` as well, and `None` is NULL there.
    #[inline]
    #[must_use]
    pub fn link(&self, index: usize) -> Option<Link<'b, T>> {
        self.links.get(index)
    }

    /// What leads to the elements, to be kept beside the slots.
    #[inline]
    #[must_use]
    pub fn links(&self) -> Links<'b, T> {
        self.links
    }
}

/// What leads to the elements of [`Slots`].
pub struct Links<'b, T> {
    pub(crate) start: NonNull<T>,
    len: usize,
    brand: Of<'b, T>,
}

impl<'b, T> Links<'b, T> {
    /// # Safety
    ///
    /// Behind `start` are as many zeroed nodes, in memory of the build's pool.
    pub(crate) unsafe fn new(start: NonNull<T>, len: usize) -> Self {
        Links { start, len, brand: PhantomData }
    }

    /// How many there are.
    #[inline]
    #[must_use]
    pub fn len(&self) -> usize {
        self.len
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len == 0
    }

    /// As [`Slots::link`].
    #[inline]
    #[must_use]
    pub fn get(&self, index: usize) -> Option<Link<'b, T>> {
        if index >= self.len {
            return None;
        }
        // SAFETY: there is such an element.
        Some(Link { node: unsafe { self.start.add(index) }, brand: PhantomData })
    }

    /// One for each element.
    pub fn iter(self) -> impl ExactSizeIterator<Item = Link<'b, T>> + DoubleEndedIterator + Clone {
        // SAFETY: there are so many elements.
        (0..self.len).map(move |index| Link { node: unsafe { self.start.add(index) }, brand: PhantomData })
    }
}

/// What leads to a [`Slot`], filled or not: an Init of `link` fields of nodes that the same build writes, and of
/// nothing else. It shows nothing.
pub struct Link<'b, T> {
    pub(crate) node: NonNull<T>,
    brand: Of<'b, T>,
}

/// A node that a build with cycles has written: an Init of `one` and of `link` fields of nodes that the same build
/// writes later. As slots behind it may still be filled, only
/// [`Cyclic::view`](crate::Cyclic::view) shows it, while nothing is filled.
pub struct Built<'b, T> {
    pub(crate) node: NonNull<T>,
    brand: Of<'b, T>,
}

impl<'b, T> Built<'b, T> {
    /// # Safety
    ///
    /// The node was written by an Init, in memory of the build's pool, and owns nothing that owns it.
    #[inline]
    pub(crate) unsafe fn new(node: NonNull<T>) -> Self {
        Built { node, brand: PhantomData }
    }

    /// An Init of `link` fields that leads to the node. The node itself is one, too.
    #[inline]
    #[must_use]
    pub fn link(&self) -> Link<'b, T> {
        Link { node: self.node, brand: PhantomData }
    }
}

/// An array that a build with cycles has written: an Init of a field with `len`. It fits into one field, for arrays are
/// not shared; one that no field has is reached by links alone.
#[must_use = "an array that no field has is reached by links alone"]
pub struct BuiltArray<'b, T>(Links<'b, T>);

impl<'b, T> BuiltArray<'b, T> {
    /// # Safety
    ///
    /// All of the nodes were written by Inits, and own nothing that owns them; and nothing else has their array.
    pub(crate) unsafe fn new(links: Links<'b, T>) -> Self {
        BuiltArray(links)
    }

    /// What leads to the elements.
    #[inline]
    #[must_use]
    pub fn links(&self) -> Links<'b, T> {
        self.0
    }
}

macro_rules! tokens {
    ($($name:ident)*) => { $(
        impl<T> Copy for $name<'_, T> {}
        impl<T> Clone for $name<'_, T> {
            fn clone(&self) -> Self {
                *self
            }
        }
    )* };
}
tokens!(Links Link Built);

macro_rules! shown {
    ($($name:ident: $($field:tt),+;)*) => { $(
        impl<T> fmt::Debug for $name<'_, T> {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.debug_struct(stringify!($name))$(.field(stringify!($field), &self.$field))+.finish()
            }
        }
    )* };
}
shown! {
    Slot: node, number;
    Slots: links, number;
    Links: start, len;
    Link: node;
    Built: node;
    BuiltArray: 0;
}

impl<B: Engine> fmt::Debug for InCycle<'_, '_, B> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("InCycle").field(&self.pool).finish()
    }
}
