//! Arrays of plain values and of nodes.

use core::marker::PhantomData;
use core::ops::{Deref, DerefMut};
use core::ptr::NonNull;
use core::slice;

use super::editor::{Editable, editor_of};
use super::reach::{Alone, Reach};
use super::value::{no_padding, set};
use crate::plain::Plain;
use crate::pointer::Pointer;

/// An array that can be changed, which a pointer of type `P` leads to.
///
/// Where its elements are nodes, [`enter`](ArrayEdit::enter) gives the editor of one. Plain ones are seen as a slice,
/// by deref, and changed there if the pointer is `*mut` and they have no padding; [`set`](ArrayEdit::set) writes one
/// with padding.
///
/// ```
/// use cymem::{Graph, PoolAlloc};
///
/// #[derive(PoolAlloc, Clone, Copy)]
/// #[repr(C)]
/// struct Point { x: f32, y: f32 }
///
/// #[derive(PoolAlloc)]
/// #[repr(C)]
/// #[pool(edit)]
/// struct Line { len: u32, width: f32, #[pool(len = len)] points: *mut Point }
///
/// #[derive(PoolAlloc)]
/// #[repr(C)]
/// #[pool(edit)]
/// struct Plot { len: u32, #[pool(len = len)] lines: *mut Line }
///
/// let points = [Point { x: 0.0, y: 1.0 }, Point { x: 2.0, y: 3.0 }];
/// let mut plot: Graph<Plot> = Graph::new(PlotInit { lines: [LineInit { width: 1.0, points }] })?;
///
/// let mut line = plot.edit().lines_mut().unwrap().enter(0).unwrap();
/// line.set_width(2.0);
/// line.points_mut().unwrap()[1].x = 5.0;
/// assert_eq!((plot.lines()[0].width(), plot.lines()[0].points()[1].x), (2.0, 5.0));
/// # Ok::<(), cymem::Error>(())
/// ```
#[derive(Debug)]
pub struct ArrayEdit<'e, P: Pointer> {
    start: NonNull<P::Target>,
    len: usize,
    reach: Reach<'e>,
    alone: Alone<'e, P>,
}

impl<'e, P: Pointer> ArrayEdit<'e, P> {
    /// # Safety
    ///
    /// So many elements are there, written by an Init, in memory of `reach` that is changed through nothing else
    /// for `'e`.
    pub(super) unsafe fn new(start: NonNull<P::Target>, len: usize, reach: Reach<'e>) -> Self {
        ArrayEdit { start, len, reach, alone: PhantomData }
    }

    /// How many elements there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.len
    }

    /// Whether there is no element.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len == 0
    }

    /// The same for a shorter time.
    #[must_use]
    pub fn reborrow(&mut self) -> ArrayEdit<'_, P> {
        ArrayEdit { start: self.start, len: self.len, reach: self.reach, alone: PhantomData }
    }

    /// The editor of one node.
    #[must_use]
    pub fn enter<N>(self, index: usize) -> Option<N::Edit<'e>>
    where
        P: Pointer<Target = N>,
        N: Editable,
    {
        let node = self.place(index)?;
        // SAFETY: the node was written by an Init; and the promise of `new`.
        Some(unsafe { editor_of(node, self.reach) })
    }

    fn place(&self, index: usize) -> Option<NonNull<P::Target>> {
        // SAFETY: the array has more elements.
        (index < self.len).then(|| unsafe { self.start.add(index) })
    }
}

impl<'e, T: Plain> ArrayEdit<'e, *mut T> {
    /// Writes one element, with zeros in its padding; `None` if there is none at this position.
    pub fn set(&mut self, index: usize, value: T) -> Option<()> {
        let place = self.place(index)?;
        // SAFETY: the element is nobody else's.
        unsafe { set(place.as_ptr(), value) };
        Some(())
    }

    /// The elements; refused by the compiler for a type with padding.
    #[must_use]
    pub fn into_mut(self) -> &'e mut [T]
    where
        T: 'e,
    {
        const { no_padding::<T>() };
        // SAFETY: the promise of `new`, and plain values have no pointers.
        unsafe { slice::from_raw_parts_mut(self.start.as_ptr(), self.len) }
    }
}

impl<P: Pointer<Target: Plain>> Deref for ArrayEdit<'_, P> {
    type Target = [P::Target];

    fn deref(&self) -> &[P::Target] {
        // SAFETY: the promise of `new`; nothing changes them while the editor is borrowed.
        unsafe { slice::from_raw_parts(self.start.as_ptr(), self.len) }
    }
}

impl<T: Plain> DerefMut for ArrayEdit<'_, *mut T> {
    fn deref_mut(&mut self) -> &mut [T] {
        self.reborrow().into_mut()
    }
}
