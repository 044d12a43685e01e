//! Graphs that stay in the file that they were saved to.

use std::fs::File;
use std::io;

use memmap2::Mmap;

use crate::graph::Graph;
use crate::node::{PoolAlloc, described};
use crate::table::load::io_error;
use crate::table::map;

impl<T: PoolAlloc> Graph<T> {
    /// Makes a graph of a file that was [saved](Graph#saving), without a copy of it: the file is mapped to private
    /// memory, and its pointers are replaced there by where they lead. Pages that have pointers are read for it, and so are
    /// those with values that have to be checked; others, of large arrays of numbers, are read when somebody
    /// looks at them. Nothing is written to the file.
    ///
    /// The file is checked as [`load`](Graph::load) does it, and has nothing but one graph. The mapping
    /// belongs to the graph, and ends with it; [`stats`](Graph::stats) do not count it. On 32-bit machines, and
    /// where a graph is to be kept for long and its file is not, load it.
    ///
    /// A graph that cannot stand where it lies is loaded: one that is to be aligned to more than a page, and one that
    /// was put together by others in another order.
    ///
    /// This needs the feature `mmap`.
    ///
    /// # Errors
    ///
    /// Those of the file; and those of [`load`](Graph::load) as an [`io::Error`] around the [`Error`](crate::Error),
    /// which [`downcast`](io::Error::downcast) gives back.
    ///
    /// # Safety
    ///
    /// As long as the graph lives, nobody changes the file or cuts it off: no other process, and nobody here. Pages that
    /// were not read until then would change with it, after they were checked.
    ///
    /// ```
    /// use std::fs::{self, File};
    /// use cymem::{Graph, PoolAlloc};
    ///
    /// #[derive(PoolAlloc)]
    /// #[repr(C)]
    /// struct Row { len: u32, #[pool(len = len)] values: *const f64 }
    ///
    /// # if !cfg!(miri) {
    /// let path = std::env::temp_dir().join(format!("row of {}", std::process::id()));
    /// let row: Graph<Row> = Graph::new(RowInit { values: [1.0, 2.0] })?;
    /// row.save(&mut File::create(&path)?)?;
    ///
    /// // SAFETY: nobody else knows the file.
    /// let mapped = unsafe { Graph::<Row>::map(&File::open(&path)?) }?;
    /// assert_eq!(mapped.values(), [1.0, 2.0]);
    /// # drop(mapped);
    /// # fs::remove_file(&path)?;
    /// # }
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub unsafe fn map(file: &File) -> io::Result<Self> {
        // SAFETY: the caller's promise.
        if let Some((pool, root)) = unsafe { map::mapped(file, described::<T>()) }? {
            // SAFETY: a root of this type was found there, with all that it leads to in memory that the pool owns, and
            // with the header of the file in front of it.
            return Ok(unsafe { Self::owned_by(pool, root) });
        }
        // SAFETY: as above.
        let bytes = unsafe { Mmap::map(file) }?;
        Self::load(&bytes).map_err(io_error)
    }
}
