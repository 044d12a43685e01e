//! Looking at graphs as a whole: drawings, and what takes the memory.

use crate::error::Error;
use crate::graph::Graph;
use crate::node::{PoolAlloc, Pooled, described};
use crate::table::dot::Dot;
use crate::table::report::Report;

impl<T: PoolAlloc> Graph<T> {
    /// Draws the graph, in the language of [Graphviz](https://graphviz.org): a box for each block with its address,
    /// its fields and their values, an arrow from each pointer to where it leads (dashed for `link`), and what is
    /// shared once. For errors and notebooks rather than for large graphs.
    ///
    /// Of an array 8 elements are drawn, with all that they lead to, and of a text 32 bytes or units. Text is quoted and
    /// escaped as Rust would, with `\xFF` for what is no UTF-8. What nobody knows is `…`: unions without a tag, and
    /// values that are plain by promise.
    ///
    /// ```
    /// use cymem::{Graph, PoolAlloc};
    ///
    /// #[derive(PoolAlloc)]
    /// #[repr(C)]
    /// struct Signal { gain: f32, len: u32, #[pool(len = len)] samples: *mut i16 }
    ///
    /// let signal: Graph<Signal> = Graph::new(SignalInit { gain: 0.5, samples: [1, -2, 3] })?;
    /// let drawing = signal.dot().to_string(); // or: write!(file, "{}", signal.dot())
    /// assert!(drawing.starts_with("digraph {"));
    /// assert!(drawing.contains(r"gain\ =\ 0.5"));
    /// assert!(drawing.contains("n0:p8 -> n1"));
    /// # Ok::<(), cymem::Error>(())
    /// ```
    ///
    /// A matrix of three rows, two of which are one, through `dot -Tsvg`:
    ///
    #[doc = concat!("<div style=\"background:white\">", include_str!("graph.svg"), "</div>")]
    #[must_use]
    pub fn dot(&self) -> Dot<'_> {
        // SAFETY: the root was written, and the graph is borrowed.
        unsafe { Dot::new(described::<T>(), self.as_ptr().cast()) }
    }

    /// What takes the memory: how many blocks and bytes the pointers of each field lead to.
    ///
    /// # Errors
    ///
    /// [`Error::OutOfMemory`]: what was counted before is remembered.
    ///
    /// ```
    /// use cymem::{Graph, PoolAlloc};
    ///
    /// #[derive(PoolAlloc)]
    /// #[repr(C)]
    /// struct Row { len: usize, #[pool(len = len)] indices: *mut u32, #[pool(len = len)] values: *mut f64 }
    ///
    /// #[derive(PoolAlloc)]
    /// #[repr(C)]
    /// struct Matrix { len: usize, #[pool(len = len)] rows: *mut Row }
    ///
    /// let matrix: Graph<Matrix> = Graph::new(MatrixInit {
    ///     rows: (0..100).map(|_| RowInit { indices: 0..10_u32, values: [0.5; 10] }),
    /// })?;
    /// let report = matrix.report()?;
    /// let most = report.rows().next().unwrap();
    /// assert_eq!((most.to_string().as_str(), most.blocks, most.bytes), ("Row.values", 100, 8000));
    /// println!("{report}");
    /// # Ok::<(), cymem::Error>(())
    /// ```
    ///
    /// This prints, where addresses have 64 bits:
    ///
    /// ```text
    #[doc = include_str!("report.txt")]
    /// ```
    pub fn report(&self) -> Result<Report, Error> {
        // SAFETY: the root was written, and the graph is borrowed.
        unsafe { Report::of(described::<T>(), self.as_ptr().cast(), Some(self.pool())) }
    }
}

impl<'p, T: PoolAlloc> Pooled<'p, T> {
    /// Draws the node and all that it leads to: see [`Graph::dot`].
    #[must_use]
    pub fn dot(self) -> Dot<'p> {
        // SAFETY: the node was written, and lives for `'p`.
        unsafe { Dot::new(described::<T>(), self.as_ptr().cast()) }
    }

    /// What takes the memory of the node and of all that it leads to: see [`Graph::report`].
    ///
    /// # Errors
    ///
    /// [`Error::OutOfMemory`].
    pub fn report(self) -> Result<Report, Error> {
        // SAFETY: the node was written, and lives for `'p`.
        unsafe { Report::of(described::<T>(), self.as_ptr().cast(), None) }
    }
}
