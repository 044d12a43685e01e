//! What C has built, seen as a view or copied to a graph.

use crate::error::Error;
use crate::graph::Graph;
use crate::node::PoolAlloc;
use crate::table::fault::Fault;
use crate::table::source::{Foreign, Limits};

/// What C has built, for every struct that derives [`PoolAlloc`](derive@crate::PoolAlloc): [`view_raw`](FromC::view_raw)
/// takes it as it is, and [`import`](FromC::import) copies and checks it.
pub trait FromC: PoolAlloc {
    /// Sees a node that C has built, as long as whatever the reference is bound to.
    ///
    /// ```
    /// use cymem::{FromC, PoolAlloc};
    ///
    /// #[derive(PoolAlloc)]
    /// #[repr(C)]
    /// struct Row { len: u32, #[pool(len = len)] values: *const f64 }
    ///
    /// static VALUES: [f64; 2] = [1.0, 2.0];
    /// let row = Row { len: 2, values: VALUES.as_ptr() }; // as C would make it
    /// // SAFETY: there are two values, and nobody changes them.
    /// let view = unsafe { Row::view_raw(&row) };
    /// assert_eq!(view.values(), [1.0, 2.0]);
    /// ```
    ///
    /// # Safety
    ///
    /// The node and all that it leads to is as a recipe would have written it: pointers are NULL or lead to what the
    /// fields say, of the length that they say, with the terminator that they say; `bool`s and enums have values of
    /// their types, and tags go with their unions. None of it is changed or freed while the view is in use.
    /// [`import`](FromC::import) checks most of this.
    #[must_use]
    unsafe fn view_raw<'a>(node: *const Self) -> &'a Self::View {
        // SAFETY: the caller's promise; and the view has the layout of the node.
        unsafe { &*node.cast::<Self::View>() }
    }

    /// Copies a graph that C has built, and checks what it copies: counts that are negative or too large, NULL where
    /// a count says that there are elements, pointers that are not aligned, `bool`s, enums, tags and constants
    /// with other values, strings and arrays without an end, nodes that own themselves, and more than the limits
    /// allow.
    ///
    /// ```
    /// use core::ptr;
    /// use cymem::{Error, Fault, FromC, Limits, PoolAlloc};
    ///
    /// #[derive(PoolAlloc)]
    /// #[repr(C)]
    /// struct Row { len: i32, #[pool(len = len)] values: *const f64 }
    ///
    /// let values = [1.0, 2.0];
    /// let row = Row { len: 2, values: values.as_ptr() }; // as C would make it
    /// // SAFETY: the pointer leads to two values.
    /// let graph = unsafe { Row::import(&row, Limits::new()) }?;
    /// assert_eq!(graph.values(), values);
    ///
    /// // SAFETY: the pointer is not followed.
    /// let error = unsafe { Row::import(&Row { len: -1, ..row }, Limits::new()) }.unwrap_err();
    /// assert_eq!(error.to_string(), "`Row.values`: the count is -1, expected a length from 0 up");
    /// # Ok::<(), Error>(())
    /// ```
    ///
    /// An array whose count is a field that recipes fill in must be there if the count is not 0, or another one with the same
    /// count, as recipes have it that leave an array out. One whose length is an expression, or a count that is
    /// `given`, may be NULL all the same, as `probA` in a model of libsvm without probabilities: its view has
    /// no elements then.
    ///
    /// # Errors
    ///
    /// [`Error::Invalid`] with the path to what is wrong, [`Error::OutOfMemory`].
    ///
    /// # Safety
    ///
    /// What pointers lead to may be read as far as their types and lengths say, or up to their end; nobody writes to
    /// it meanwhile. Pointers that are NULL or not aligned are not followed. Pointers that nobody follows, to
    /// functions and of `opaque` fields, are what C would have there.
    unsafe fn import(node: *const Self, limits: Limits) -> Result<Graph<Self>, Error> {
        if node.is_null() {
            return Err(Error::Invalid { path: "the root".into(), fault: Fault::MissingArray { count: 1 } });
        }
        // SAFETY: the caller's promise.
        unsafe { Graph::copied(Foreign(limits), node) }
    }
}

impl<T: PoolAlloc> FromC for T {}
