//! Graphs with cycles: nodes are given places first, and are filled when all that leads to them can be named.

use alloc::vec::Vec;
use core::alloc::Layout;
use core::fmt;
use core::marker::PhantomData;
use core::ptr::NonNull;

use crate::engine::Engine;
use crate::engine::arena::Arena;
use crate::error::Error;
use crate::graph::Graph;
use crate::layout::array_layout;
use crate::node::{PoolAlloc, Pooled};
use crate::place::Place;
use crate::pool::Pool;
use crate::put::build::{Build, Failure};
use crate::put::traits::Put;
use crate::shape::value::Value;
use crate::slots::{Brand, Built, BuiltArray, InCycle, Links, Slot, Slots};

#[doc = include_str!("cyclic.md")]
pub struct Cyclic<'b, 'p, B: Engine = Arena> {
    pool: &'p Pool<B>,
    reserved: Vec<Reserved>,
    /// Of each slot, whether it was filled.
    filled: Vec<bool>,
    brand: Brand<'b, 'p>,
}

/// What one call has reserved.
struct Reserved {
    /// The number of its first slot.
    first: usize,
    /// What is to be there.
    ty: &'static str,
    array: bool,
}

impl<'b, 'p, B: Engine> Cyclic<'b, 'p, B> {
    fn new(pool: &'p Pool<B>) -> Self {
        Cyclic { pool, reserved: Vec::new(), filled: Vec::new(), brand: PhantomData }
    }

    /// A place for a node. Until it is filled it is a node all the same, of zeros: without neighbours, with empty arrays.
    ///
    /// # Errors
    ///
    /// As [`Pool::alloc`].
    pub fn reserve<T: PoolAlloc>(&mut self) -> Result<Slot<'b, T>, Error> {
        let node = self.pool.alloc_layout(Layout::new::<T>())?.cast();
        // SAFETY: the block is new, zero, and has the layout of `T`.
        unsafe { self.slot(node) }
    }

    /// # Safety
    ///
    /// There is memory of the pool with the layout of `T`, zero, which nobody else uses.
    unsafe fn slot<T: PoolAlloc>(&mut self, node: NonNull<T>) -> Result<Slot<'b, T>, Error> {
        let number = self.note::<T>(1, false)?;
        Ok(Slot { node, number, brand: PhantomData })
    }

    /// Places for the elements of an array of `n` nodes, as [`reserve`](Cyclic::reserve).
    ///
    /// # Errors
    ///
    /// As [`Pool::alloc`].
    pub fn reserve_array<T: PoolAlloc>(&mut self, n: usize) -> Result<Slots<'b, T>, Error> {
        let overflow = || Error::SizeOverflow { at: Place::default(), count: n, size: size_of::<T>() };
        let layout = array_layout::<T>(n).ok_or_else(overflow)?;
        let start = self.pool.alloc_layout(layout)?.cast();
        let number = self.note::<T>(n, true)?;
        // SAFETY: the block is new, zero, and has room for `n` nodes.
        Ok(Slots { links: unsafe { Links::new(start, n) }, number })
    }

    /// Remembers slots, and returns the number of the first.
    fn note<T: PoolAlloc>(&mut self, n: usize, array: bool) -> Result<usize, Error> {
        // What is zero is not written by anything else that would compare the layout.
        const { _ = T::PADDED };
        let exhausted = |_| Error::OutOfMemory { at: Place::default(), bytes: n };
        self.filled.try_reserve(n).map_err(exhausted)?;
        self.reserved.try_reserve(1).map_err(exhausted)?;
        let first = self.filled.len();
        self.reserved.push(Reserved { first, ty: core::any::type_name::<T>(), array });
        self.filled.resize(first + n, false);
        Ok(first)
    }

    /// Builds a node that nothing leads to yet: one that needs no slot.
    ///
    /// # Errors
    ///
    /// As [`Pool::build`].
    pub fn build<T, I>(&mut self, init: I) -> Result<Built<'b, T>, Error>
    where
        T: PoolAlloc,
        I: Put<InCycle<'b, 'p, B>, T, Value>,
    {
        let node = self.pool.reserve(Layout::new::<T>())?.cast();
        // SAFETY: the block is new and has the layout of `T`.
        unsafe { self.write(node, init) }?;
        // SAFETY: the node was written; and what it owns was written before, so it does not own it.
        Ok(unsafe { Built::new(node) })
    }

    /// Writes the node of a slot.
    ///
    /// # Errors
    ///
    /// As [`Pool::build`]. The slot is zero again, and stays unfilled: the build fails, whatever else it does.
    pub fn fill<T, I>(&mut self, slot: Slot<'b, T>, init: I) -> Result<Built<'b, T>, Error>
    where
        T: PoolAlloc,
        I: Put<InCycle<'b, 'p, B>, T, Value>,
    {
        // SAFETY: the slot is this build's, which the brand says, and nobody sees it: this call borrows the build.
        unsafe { self.write_slot(slot.node, slot.number, init) }?;
        // SAFETY: the node was written; and what it owns was written before, for a slot is filled once.
        Ok(unsafe { Built::new(slot.node) })
    }

    /// Writes the element at this position, in any order.
    ///
    /// # Errors
    ///
    /// As [`Pool::build`]: the element is zero again, and may be filled another time. [`Error::NoSlot`] if there is no
    /// such element, or it was filled before.
    pub fn fill_at<T, I>(&mut self, slots: &Slots<'b, T>, index: usize, init: I) -> Result<(), Error>
    where
        T: PoolAlloc,
        I: Put<InCycle<'b, 'p, B>, T, Value>,
    {
        let len = slots.len();
        // The sum of a position that there is does not overflow.
        let number = slots.number.wrapping_add(index);
        if index >= len || self.filled.get(number).is_none_or(|&filled| filled) {
            return Err(Error::NoSlot { index, len });
        }
        // SAFETY: there is such an element.
        let node = unsafe { slots.links.start.add(index) };
        // SAFETY: the slot is this build's, which the brand says, and nobody sees it: this call borrows the build.
        unsafe { self.write_slot(node, number, init) }
    }

    /// The array, all elements of which were filled.
    ///
    /// # Errors
    ///
    /// [`Error::Unfilled`].
    pub fn complete<T>(&self, slots: Slots<'b, T>) -> Result<BuiltArray<'b, T>, Error> {
        let of_array = slots.number..slots.number + slots.len();
        match self.filled.get(of_array.clone()) {
            Some(filled) if filled.contains(&false) => Err(self.unfilled(of_array.start, filled)),
            // SAFETY: all were written, and what they own was written before the array can be owned: that is now. The
            // slots are not copied, so nothing else is made of them.
            _ => Ok(unsafe { BuiltArray::new(slots.links) }),
        }
    }

    /// Writes the elements, one after the other, and returns the array of them.
    ///
    /// # Errors
    ///
    /// Those of [`fill_at`](Cyclic::fill_at); [`Error::IteratorLength`] if there are not as many Inits as slots.
    pub fn fill_all<T, I>(&mut self, slots: Slots<'b, T>, inits: I) -> Result<BuiltArray<'b, T>, Error>
    where
        T: PoolAlloc,
        I: IntoIterator<Item: Put<InCycle<'b, 'p, B>, T, Value>>,
    {
        let promised = slots.len();
        let length = |found| Error::IteratorLength { at: Place::default(), promised, found };
        let mut inits = inits.into_iter();
        for index in 0..promised {
            let Some(init) = inits.next() else { return Err(length(Some(index))) };
            self.fill_at(&slots, index, init).map_err(|error| error.at_index(index))?;
        }
        match inits.next() {
            None => self.complete(slots),
            Some(_) => Err(length(None)),
        }
    }

    /// What a node looks like by now: links may lead to slots that are not filled, which are nodes of zeros. Nothing can
    /// be filled while the view is in use.
    #[must_use]
    pub fn view<T: PoolAlloc>(&self, built: Built<'b, T>) -> &T::View {
        // SAFETY: the node was written by an Init, and all that it leads to was, or is zero, which is valid; nothing
        // of it is written while this borrows the build; and the view has its layout (contract of `PoolAlloc`).
        unsafe { built.node.cast::<T::View>().as_ref() }
    }

    /// # Safety
    ///
    /// The slot is one of this build with this number, and no view is alive.
    unsafe fn write_slot<T, I>(&mut self, node: NonNull<T>, number: usize, init: I) -> Result<(), Error>
    where
        T: PoolAlloc,
        I: Put<InCycle<'b, 'p, B>, T, Value>,
    {
        /// Makes the slot a node of zeros again, also while a panic passes through.
        struct Zero<T>(NonNull<T>);
        impl<T> Drop for Zero<T> {
            fn drop(&mut self) {
                // SAFETY: the slot is memory with the layout of `T`, which is written only here.
                unsafe { self.0.write_bytes(0, 1) };
            }
        }
        let zero = Zero(node);
        // SAFETY: the slot is memory of the pool with the layout of `T`.
        unsafe { self.write(node, init) }?;
        core::mem::forget(zero);
        if let Some(filled) = self.filled.get_mut(number) {
            *filled = true;
        }
        Ok(())
    }

    /// # Safety
    ///
    /// `node` is memory of the pool with the layout of `T`.
    unsafe fn write<T, I>(&mut self, node: NonNull<T>, init: I) -> Result<(), Error>
    where
        T: PoolAlloc,
        I: Put<InCycle<'b, 'p, B>, T, Value>,
    {
        let failure = Failure::none();
        let build = Build::new(InCycle::new(self.pool), &failure);
        // SAFETY: the caller's promise.
        unsafe { init.put(build, (), node.as_ptr()) }.map_err(|failed| failure.into_error(failed))
    }

    /// That every slot was filled.
    fn finish(&self) -> Result<(), Error> {
        if self.filled.contains(&false) { Err(self.unfilled(0, &self.filled)) } else { Ok(()) }
    }

    /// Names the first of these slots that was not filled.
    #[cold]
    fn unfilled(&self, start: usize, filled: &[bool]) -> Error {
        let slot = start + filled.iter().position(|&filled| !filled).unwrap_or(0);
        let left = filled.iter().filter(|&&filled| !filled).count();
        let number = self.reserved.partition_point(|reserved| reserved.first <= slot).saturating_sub(1);
        match self.reserved.get(number) {
            Some(&Reserved { first, ty, array }) => {
                Error::Unfilled { ty, number, index: array.then_some(slot - first), left }
            }
            None => Error::Unfilled { ty: "", number, index: None, left },
        }
    }
}

impl<B: Engine> Pool<B> {
    /// Builds nodes that lead to each other: see [`Cyclic`].
    ///
    /// # Errors
    ///
    /// What the closure returns; [`Error::Unfilled`] if it leaves a slot unfilled. What was built until then stays in the
    /// pool, unreachable.
    ///
    /// ```
    /// use cymem::{Error, Null, Pool, PoolAlloc};
    ///
    /// #[derive(PoolAlloc)]
    /// #[repr(C)]
    /// struct Person { id: u32, #[pool(link)] spouse: *mut Person }
    ///
    /// let pool = Pool::new();
    /// let ann = pool.build_cyclic(|cx| {
    ///     let ann = cx.reserve::<Person>()?;
    ///     let bob = cx.build(PersonInit { id: 2, spouse: ann.link() })?;
    ///     cx.fill(ann, PersonInit { id: 1, spouse: bob })
    /// })?;
    /// assert_eq!(ann.spouse().unwrap().spouse().unwrap().id(), 1);
    /// # Ok::<(), Error>(())
    /// ```
    pub fn build_cyclic<'p, T, E>(
        &'p self,
        f: impl for<'b> FnOnce(&mut Cyclic<'b, 'p, B>) -> Result<Built<'b, T>, E>,
    ) -> Result<Pooled<'p, T>, E>
    where
        T: PoolAlloc,
        E: From<Error>,
    {
        let mut cx = Cyclic::new(self);
        let Built { node, .. } = f(&mut cx)?;
        cx.finish()?;
        // SAFETY: the node was written by an Init in memory of this pool, which the brand says, and every slot is filled.
        Ok(unsafe { Pooled::new(node) })
    }
}

impl<T: PoolAlloc> Graph<T> {
    /// Builds a graph with cycles, the root of which is a slot: see [`Cyclic`].
    ///
    /// # Errors
    ///
    /// What the closure returns; [`Error::Unfilled`] if it leaves a slot unfilled. Nothing is left behind.
    ///
    /// ```
    /// use cymem::{Graph, PoolAlloc};
    ///
    /// #[derive(PoolAlloc)]
    /// #[repr(C)]
    /// struct Ring { id: u32, #[pool(link)] next: *mut Ring }
    ///
    /// let ring: Graph<Ring> = Graph::new_cyclic(|cx, first| {
    ///     let mut next = first.link();
    ///     for id in (1..4).rev() {
    ///         next = cx.build(RingInit { id, next })?.link();
    ///     }
    ///     cx.fill(first, RingInit { id: 0, next }).map(drop)
    /// })?;
    /// assert_eq!(ring.next().unwrap().next().unwrap().id(), 2);
    /// # Ok::<(), cymem::Error>(())
    /// ```
    pub fn new_cyclic<E: From<Error>>(
        f: impl for<'b, 'p> FnOnce(&mut Cyclic<'b, 'p>, Slot<'b, T>) -> Result<(), E>,
    ) -> Result<Self, E> {
        let write = |pool: &Pool, root: *mut u8| {
            // SAFETY: the place is memory with the layout of `T`.
            unsafe { root.cast::<T>().write_bytes(0, 1) };
            let mut cx = Cyclic::new(pool);
            // SAFETY: no block starts at address 0.
            let root = unsafe { NonNull::new_unchecked(root.cast()) };
            // SAFETY: the place is zero now, and nobody else uses it.
            let root = unsafe { cx.slot(root) }?;
            f(&mut cx, root)?;
            Ok(cx.finish()?)
        };
        // SAFETY: the root was filled as all slots were, with what leads to memory of the pool alone.
        unsafe { Self::written_by(write, E::from) }
    }
}

impl<B: Engine> fmt::Debug for Cyclic<'_, '_, B> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let left = self.filled.iter().filter(|&&filled| !filled).count();
        f.debug_struct("Cyclic").field("pool", self.pool).field("unfilled", &left).finish()
    }
}
