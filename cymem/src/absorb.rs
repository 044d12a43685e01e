//! `Pool::absorb`: a graph becomes a part of a pool.

use crate::engine::Engine;
use crate::graph::Graph;
use crate::node::{PoolAlloc, Pooled};
use crate::pool::Pool;

impl<B: Engine> Pool<B> {
    /// Takes a graph over, with all its memory and all that it owns, and without a copy: its nodes stay where they
    /// are, and live as long as the pool. What it takes to do so does not depend on how much there is; a
    /// [tracked](Pool::tracked) pool looks at each chunk of the graph. When the pool is reset, the memory goes with the graph.
    ///
    /// ```
    /// use cymem::{Copied, Graph, Pool, PoolAlloc};
    ///
    /// #[derive(PoolAlloc)]
    /// #[repr(C)]
    /// struct Row { len: usize, #[pool(len = len)] values: *mut f64 }
    ///
    /// #[derive(PoolAlloc)]
    /// #[repr(C)]
    /// struct Matrix { len: usize, #[pool(len = len)] rows: *mut Row }
    ///
    /// // Each thread makes a graph of its own …
    /// let threads = [1.0, 2.0].map(|value| {
    ///     std::thread::spawn(move || Graph::<Row>::new(RowInit { values: vec![value; 1000] }))
    /// });
    /// // … and one pool takes them all. `Copied` puts the rows side by side, their values stay.
    /// let pool = Pool::new();
    /// let mut rows = Vec::new();
    /// for thread in threads {
    ///     rows.push(pool.absorb(thread.join().unwrap()?).expect("the pool has no limit"));
    /// }
    /// let matrix = pool.build::<Matrix, _>(MatrixInit { rows: rows.iter().map(|&row| Copied(row)) })?;
    /// assert_eq!(matrix.rows()[1].values(), [2.0; 1000]);
    /// # Ok::<(), cymem::Error>(())
    /// ```
    ///
    /// In C somebody has to remember for each part who has made it, and how it is freed; or what another thread has made
    /// is copied, and then freed:
    ///
    /// ```c
    /// for (t = 0; t < THREADS; t++) {
    ///     pthread_join(ids[t], NULL);
    ///     matrix->rows[t].len = rows[t]->len;
    ///     matrix->rows[t].values = malloc(rows[t]->len * sizeof(double));     /* and free, when the matrix is freed */
    ///     memcpy(matrix->rows[t].values, rows[t]->values, rows[t]->len * sizeof(double));
    ///     row_free(rows[t]);
    /// }
    /// ```
    ///
    /// The graph counts in [`Pool::stats`] and against the limit with what was handed out in it. A
    /// [tracked](Pool::tracked) pool has a block for each chunk of the graph, which counts as a whole.
    ///
    /// # Errors
    ///
    /// The graph, as it was: if the limit is too low for it, if the pool has a base allocator other than
    /// [`Global`](crate::Global), from which graphs have their memory, or if a tracked pool has no memory for its books.
    pub fn absorb<T: PoolAlloc>(&self, graph: Graph<T>) -> Result<Pooled<'_, T>, Graph<T>> {
        let (owned, engine) = self.parts();
        // SAFETY: an engine takes all chunks, or none.
        let (root, theirs) = unsafe { graph.dissolve(|memory| engine.absorb(memory)) }?;
        // An engine that takes chunks has the base allocator of graphs, so the values can end as its own do.
        owned.append(theirs);
        // SAFETY: the root of a graph is written, and the pool has its memory now.
        Ok(unsafe { Pooled::new(root) })
    }
}
