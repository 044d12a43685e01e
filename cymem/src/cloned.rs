//! `Cloned`: a finished node as an Init, with all that it leads to.

use core::ptr;

use crate::error::Error;
use crate::node::{PoolAlloc, described};
use crate::place::Place;
use crate::put::build::{Build, Context, Failed};
use crate::put::traits::{Source, Write};
use crate::shape::one::{NewNode, One};
use crate::shape::value::Value;
use crate::table::copy::copy;
use crate::table::kind::FieldType;
use crate::table::source::Built;

/// An Init that copies a finished node of any pool or graph, and all that it leads to, into the memory that is being
/// built: where a node is due by value, in an array of nodes, and behind `one`. It holds the node's view.
///
/// What is shared below the node is shared in the copy, and links inside lead into the copy, as in
/// [`Graph::try_clone`](crate::Graph::try_clone). Two `Cloned`s share nothing: for that, copy once with
/// [`Pool::copy`](crate::Pool::copy), and pass the handle. In a [`Chain`](crate::Chain) a copy is followed by the next
/// item, and what followed the original is copied in vain.
///
/// A bare reference to a view is no Init: a plain value is its own view, so where `&view` wrote a copy of the graph, rustc
/// could not tell it from a reference to a plain value, nor from one to a handle. One more `impl` for each struct would
/// lead from the view to its node, and everybody would pay for it when compiling.
///
/// ```
/// use cymem::{Cloned, Graph, PoolAlloc};
///
/// #[derive(PoolAlloc)]
/// #[repr(C)]
/// struct Row { len: usize, #[pool(len = len)] values: *mut f64 }
///
/// #[derive(PoolAlloc)]
/// #[repr(C)]
/// struct Matrix { len: usize, #[pool(len = len)] rows: *mut Row, #[pool(one)] mean: *mut Row }
///
/// let matrix: Graph<Matrix> = Graph::new(MatrixInit {
///     rows: [RowInit { values: vec![1.0] }, RowInit { values: vec![2.0, 3.0] }],
///     mean: RowInit { values: [2.0] },
/// })?;
/// let reversed: Graph<Matrix> = Graph::new(MatrixInit {
///     rows: matrix.rows().iter().rev().map(Cloned),
///     mean: matrix.mean().map(Cloned),
/// })?;
/// drop(matrix);
/// assert_eq!(reversed.rows()[0].values(), [2.0, 3.0]);
/// assert_eq!(reversed.mean().unwrap().values(), [2.0]);
/// # Ok::<(), cymem::Error>(())
/// ```
#[derive(Debug)]
pub struct Cloned<'a, V>(pub &'a V);

impl<V> Copy for Cloned<'_, V> {}
impl<V> Clone for Cloned<'_, V> {
    fn clone(&self) -> Self {
        *self
    }
}

/// "A `V` is how a written node of this type is seen." It carries the message for what is seen otherwise.
///
/// # Safety
///
/// `V` is the view of [`PoolAlloc`].
#[doc(hidden)]
#[diagnostic::on_unimplemented(
    message = "`Cloned` of a `{V}` cannot be written as a `{Self}`",
    label = "expected `Cloned` of the view of a `{Self}`",
    note = "`Cloned(&*graph)` and `Cloned(&*handle)` copy a node of the graph's or the handle's own type"
)]
pub unsafe trait ClonedFrom<V> {}

// SAFETY: its view.
#[diagnostic::do_not_recommend]
unsafe impl<T: PoolAlloc> ClonedFrom<T::View> for T {}

/// The way of [`Cloned`].
#[doc(hidden)]
#[derive(Debug)]
pub enum Clones {}

// SAFETY: a copy of a node.
#[diagnostic::do_not_recommend]
unsafe impl<T, V> Source<T, Value> for Cloned<'_, V> {
    type By = Clones;
}

// SAFETY: its value is written.
#[diagnostic::do_not_recommend]
unsafe impl<T, V> Source<T, One> for Cloned<'_, V> {
    type By = NewNode;
}

// SAFETY: a view is a written node, and so is its copy: every byte of it is written, and what it leads to is memory
// of the context, or the slot itself, where the node stays.
unsafe impl<C, T, V> Write<C, T, Value, Clones> for Cloned<'_, V>
where
    C: Context,
    T: PoolAlloc + ClonedFrom<V>,
{
    #[inline]
    unsafe fn write(self, build: Build<'_, C>, (): (), slot: *mut T) -> Result<(), Failed> {
        // SAFETY: the view is a written `T`, and the slot is the caller's promise.
        unsafe { write(build, described::<T>(), ptr::from_ref(self.0).cast(), slot.cast()) }
    }
}

/// The same without types, so that it is compiled once for each context.
///
/// # Safety
///
/// A written value of the type is at `from`, with all that it leads to; and `to` is valid for writes of one, aligned,
/// and memory of the context.
unsafe fn write<C: Context>(
    build: Build<'_, C>,
    ty: &'static FieldType,
    from: *const u8,
    to: *mut u8,
) -> Result<(), Failed> {
    let mut refused = None;
    let mut reserve = |layout| {
        build.reserve(layout).map_err(|failed| {
            refused = Some(failed);
            // The failure of the build has the error itself.
            Error::OutOfMemory { at: Place::default(), bytes: 0 }
        })
    };
    // SAFETY: the caller's promise.
    match unsafe { copy(Built, ty, from, to, &mut reserve) } {
        Ok(()) => Ok(()),
        Err(error) => Err(refused.unwrap_or_else(|| build.failure().set(error))),
    }
}
