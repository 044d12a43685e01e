//! The rows of a large matrix, which C is pointed at.

use std::io;

use cymem::{Borrowed, Graph, PoolAlloc};

use crate::case::{Case, GRAPH, Size};
use crate::method::{Method, fresh};

/// A dense matrix, as C has it: an array of rows.
#[derive(PoolAlloc)]
#[repr(C)]
pub struct Dense {
    rows: usize,
    columns: usize,
    #[pool(len = rows, each(len = columns))]
    cells: *const *const f64,
}

/// As many rows in two sizes.
pub struct Lent {
    large: &'static [f64],
    small: &'static [f64],
}

const ROWS: usize = 1024;

impl Lent {
    /// A matrix of so many columns, and a small one. Graphs borrow only what is there for good.
    #[must_use]
    pub fn new(columns: usize) -> Self {
        let cells = |columns: usize| &*vec![0.0; ROWS * columns].leak();
        Lent { large: cells(columns), small: cells(1) }
    }
}

fn graph(cells: &'static [f64]) -> Graph<Dense> {
    let columns = cells.len() / ROWS;
    Graph::new(DenseInit { cells: cells.chunks_exact(columns).map(Borrowed) }).unwrap()
}

fn pointers(cells: &[f64]) -> Vec<*const f64> {
    cells.chunks_exact(cells.len() / ROWS).map(<[f64]>::as_ptr).collect()
}

impl Case for Lent {
    fn size(&self) -> io::Result<Size> {
        let stats = graph(self.large).stats();
        Ok(Size { bytes: stats.bytes, blocks: stats.allocations })
    }

    fn methods(&self, _: Size) -> Vec<Method<'_>> {
        vec![
            fresh("by hand: a Vec of pointers", || pointers(self.large)),
            fresh("cymem, Graph, of 8 KB", || graph(self.small)),
            fresh(GRAPH, || graph(self.large)),
        ]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_are_where_they_were() {
        let lent = Lent::new(3);
        let dense = graph(lent.large);
        let rows = dense.cells().iter().map(<[f64]>::as_ptr);
        assert!(rows.eq(pointers(lent.large)) && dense.columns() == 3);
    }
}
