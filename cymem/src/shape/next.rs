//! Linked lists: nodes with a pointer to the next one, built and read in a loop.

use core::alloc::Layout;
use core::fmt;
use core::iter::FusedIterator;
use core::marker::PhantomData;
use core::ptr;

use super::one::One;
use super::traits::Shape;
use super::value::Value;
use crate::list::List;
use crate::node::{PoolAlloc, described};
use crate::pointer::Pointer;
use crate::put::build::{Build, Context, Failed};
use crate::put::traits::{Measured, Put, Source, Write};
use crate::table::debug::show_list;
use crate::table::derived::{Compare, Show};
use crate::table::equal::equal_lists;

/// A node of a linked list, derived for structs with a `list` field.
///
/// # Safety
///
/// `next_slot` returns the place of the pointer to the next node, inside the node.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is no node of a linked list",
    label = "has no field with `#[pool(list)]`",
    note = "mark the pointer to the next node with `#[pool(list)]`"
)]
pub unsafe trait ListNode: PoolAlloc {
    /// The type of the pointer to the next node.
    #[doc(hidden)]
    type Next: Pointer<Target = Self>;

    /// # Safety
    ///
    /// `node` must point into live memory with the layout of the node.
    #[doc(hidden)]
    unsafe fn next_slot(node: *mut Self) -> *mut Self::Next;

    /// Stores the pointer to the node before, NULL in the first, if there is a field for it.
    ///
    /// # Safety
    ///
    /// `node` is written, and `previous` is NULL or written, in one list; and nobody sees them yet.
    #[doc(hidden)]
    #[inline]
    unsafe fn point_back(node: *mut Self, previous: *mut Self) {
        let _ = (node, previous);
    }
}

/// An Init that links the nodes of any iterator into a list, where a pointer to the first of them
/// is due. An empty iterator gives NULL.
///
/// ```
/// use cymem::{Chain, Graph, PoolAlloc};
///
/// #[derive(PoolAlloc)]
/// #[repr(C)]
/// struct Task { id: u32, #[pool(list)] next: *mut Task }
///
/// #[derive(PoolAlloc)]
/// #[repr(C)]
/// struct Queue { #[pool(one)] first: *mut Task }
///
/// let queue: Graph<Queue> = Graph::new(QueueInit { first: Chain((1..4).map(|id| TaskInit { id })) })?;
/// let first = queue.first().unwrap();
/// assert_eq!(first.id(), 1);
/// assert!(first.next().map(|task| task.id()).eq([2, 3]));
/// # Ok::<(), cymem::Error>(())
/// ```
#[derive(Clone, Copy, Debug)]
pub struct Chain<I>(pub I);

/// The way of [`Chain`].
#[doc(hidden)]
#[derive(Debug)]
pub enum Chained {}

// SAFETY: the nodes of an iterator.
#[diagnostic::do_not_recommend]
unsafe impl<T, I> Source<T, One> for Chain<I> {
    type By = Chained;
}

// SAFETY: writes NULL or a pointer to a node that was written and linked to the next.
unsafe impl<C, P, I> Write<C, P, One, Chained> for Chain<I>
where
    C: Context,
    P: Pointer<Target: ListNode>,
    I: IntoIterator<Item: Put<C, P::Target, Value>>,
{
    const LATER: bool = <I::Item as Put<C, P::Target, Value>>::LATER;

    #[inline]
    unsafe fn write(self, build: Build<'_, C>, (): (), slot: *mut P) -> Result<(), Failed> {
        // SAFETY: the nodes are used as the slot is.
        let first = unsafe { write_list::<C, P::Target, Value, I>(self.0, build, ()) }?;
        // SAFETY: the caller's promise.
        unsafe { slot.write(P::from_mut(first)) };
        if <Self as Write<C, P, One, Chained>>::LATER {
            build.failure().nobody_asks(first.cast())
        } else {
            Ok(())
        }
    }
}

/// Writes the nodes, links each to the one before, and returns the first, or NULL.
///
/// # Safety
///
/// The nodes are not used once the memory of the context is gone.
pub(crate) unsafe fn write_list<C, T, S, I>(
    items: I,
    build: Build<'_, C>,
    lengths: S::Lengths<'_>,
) -> Result<*mut T, Failed>
where
    C: Context,
    T: ListNode,
    S: Measured,
    I: IntoIterator<Item: Put<C, T, S>>,
{
    let (mut first, mut last): (*mut T, *mut T) = (ptr::null_mut(), ptr::null_mut());
    for (index, item) in items.into_iter().enumerate() {
        let node = build.reserve(Layout::new::<T>())?.cast::<T>().as_ptr();
        // SAFETY: the node is new memory of the context with the layout of `T`.
        let written = unsafe { item.put(build, lengths, node) };
        if last.is_null() {
            first = node;
        }
        match written {
            // SAFETY: both are written, for the items of one iterator are all written now, or all later.
            Ok(()) => unsafe { link(last, node) },
            Err(failed) if !<I::Item as Put<C, T, S>>::LATER => {
                return Err(build.failure().at_index(failed, index));
            }
            Err(failed) => {
                build.failure().is_later_at(failed, node.cast(), ptr::null(), index, None)?;
                let link = move || {
                    // SAFETY: both are written by then: the last node was put off before.
                    unsafe { link(last, node) };
                    Ok(())
                };
                // SAFETY: nothing is borrowed but what the pool has.
                unsafe { build.failure().after(link) }?;
            }
        }
        last = node;
    }
    Ok(first)
}

/// Links a node to the one before. If there is none, it leads back nowhere: it may be a copy of a node that had one.
///
/// # Safety
///
/// Both are written, and the list is not finished.
#[inline]
unsafe fn link<T: ListNode>(last: *mut T, node: *mut T) {
    if !last.is_null() {
        // SAFETY: the last node is live and written.
        let slot = unsafe { T::next_slot(last) };
        // SAFETY: the place of a pointer inside that node.
        unsafe { slot.write(T::Next::from_mut(node)) };
    }
    // SAFETY: the caller's promise.
    unsafe { T::point_back(node, last) };
}

/// A pointer to the next node of a list, or NULL.
#[derive(Clone, Copy, Debug, Default)]
pub struct Next;

impl Measured for Next {
    type Lengths<'a> = ();
}

// SAFETY: the pointer is NULL, or leads to a written node, of which the same is true.
unsafe impl<P: Pointer<Target: ListNode>> Shape<P> for Next {
    type View<'a>
        = ChainIter<'a, P::Target>
    where
        P: 'a;
    type Slice<'a>
        = List<'a, P, Next>
    where
        P: 'a;

    #[inline]
    unsafe fn view<'a>(self, slot: &'a P) -> ChainIter<'a, P::Target> {
        ChainIter { node: slot.as_const(), view: PhantomData }
    }

    #[inline]
    unsafe fn slice<'a>(self, slots: &'a [P]) -> List<'a, P, Next> {
        // SAFETY: the caller's promise is the same.
        unsafe { List::new(slots, self) }
    }
}

/// The nodes of a linked list that follow a node.
pub struct ChainIter<'a, T: ListNode> {
    node: *const T,
    view: PhantomData<&'a T::View>,
}

impl<'a, T: ListNode> Iterator for ChainIter<'a, T> {
    type Item = &'a T::View;

    #[inline]
    fn next(&mut self) -> Option<&'a T::View> {
        // SAFETY: a pointer that is not null leads to a written node that lives for `'a`, and the
        // view has its layout (contract of `PoolAlloc`).
        let view = unsafe { self.node.cast::<T::View>().as_ref() }?;
        // SAFETY: the node is live, and only the place in it is computed.
        let slot = unsafe { T::next_slot(self.node.cast_mut()) };
        // SAFETY: a written node's pointer is initialised.
        self.node = unsafe { slot.read() }.as_const();
        Some(view)
    }
}

impl<T: ListNode> FusedIterator for ChainIter<'_, T> {}

impl<T: ListNode> Clone for ChainIter<'_, T> {
    fn clone(&self) -> Self {
        ChainIter { node: self.node, view: PhantomData }
    }
}

// SAFETY: the iterator gives out nothing but shared views.
unsafe impl<T: ListNode<View: Sync>> Send for ChainIter<'_, T> {}
// SAFETY: as above.
unsafe impl<T: ListNode<View: Sync>> Sync for ChainIter<'_, T> {}

impl<T: ListNode + Show> fmt::Debug for ChainIter<'_, T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // SAFETY: NULL, or a written node of a list, whose parts these are (contract of `Show`).
        unsafe { show_list(f, self.node.cast(), described::<T>(), T::PARTS) }
    }
}

impl<T: ListNode + Compare> PartialEq for ChainIter<'_, T> {
    fn eq(&self, other: &Self) -> bool {
        // SAFETY: NULL, or written nodes of a list, whose parts these are (contract of `Compare`).
        unsafe { equal_lists(self.node.cast(), other.node.cast(), described::<T>(), T::PARTS) }
    }
}
