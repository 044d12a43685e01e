//! Arrays of pointers.

use core::fmt;
use core::marker::PhantomData;

use super::reach::{Alone, Reach};
use super::traits::EditShape;

/// An array of pointers `P`, each of shape `S`: what they lead to can be changed, the pointers themselves stay.
///
/// ```
/// use cymem::{Graph, PoolAlloc};
///
/// #[derive(PoolAlloc)]
/// #[repr(C)]
/// #[pool(edit)]
/// struct Matrix { rows: u32, columns: u32, #[pool(len = rows, each(len = columns))] cells: *mut *mut f64 }
///
/// let mut matrix: Graph<Matrix> = Graph::new(MatrixInit { cells: [[1.0, 2.0], [3.0, 4.0]] })?;
/// matrix.edit().cells_mut().unwrap().enter(1).unwrap()[0] = 5.0;
/// assert_eq!(matrix.cells().get(1), Some(&[5.0, 4.0][..]));
/// # Ok::<(), cymem::Error>(())
/// ```
pub struct ListEdit<'e, P, S> {
    start: *const P,
    len: usize,
    shape: S,
    reach: Reach<'e>,
    alone: Alone<'e, (P, S)>,
}

impl<'e, P, S: EditShape<P>> ListEdit<'e, P, S> {
    /// # Safety
    ///
    /// So many slots are there, written with this shape, and not changed for `'e`.
    pub(super) unsafe fn new(start: *const P, len: usize, shape: S, reach: Reach<'e>) -> Self {
        ListEdit { start, len, shape, reach, alone: PhantomData }
    }

    /// How many pointers there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.len
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len == 0
    }

    /// The same for a shorter time.
    #[must_use]
    pub fn reborrow(&mut self) -> ListEdit<'_, P, S> {
        ListEdit {
            start: self.start,
            len: self.len,
            shape: self.shape,
            reach: self.reach,
            alone: PhantomData,
        }
    }

    /// What one of the pointers leads to; `None` if there is no such pointer, if it is NULL, or if it leads out of
    /// the graph's own memory.
    #[must_use]
    pub fn enter(self, index: usize) -> Option<S::Edit<'e>> {
        if index >= self.len {
            return None;
        }
        // SAFETY: there are more slots.
        let slot = unsafe { self.start.add(index) };
        // SAFETY: and nobody changes them.
        let slot = unsafe { &*slot };
        // SAFETY: it was written with this shape.
        unsafe { self.shape.edit(slot, self.reach) }
    }
}

impl<P, S> fmt::Debug for ListEdit<'_, P, S> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ListEdit").field("start", &self.start).field("len", &self.len).finish()
    }
}
