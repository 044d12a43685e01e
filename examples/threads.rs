//! A large matrix, built on all cores by rayon and read by C code that knows nothing of it.
//!
//! `cargo run --release --example threads`
//!
//! In C each worker has an arena or a lock of its own, and somebody has to keep all arenas until nobody reads
//! the matrix any more. Here a `SyncPool` keeps them, and the borrow checker keeps the `SyncPool`.

use std::error::Error;
use std::time::Instant;

use cymem::{Copied, Pool, PoolAlloc, Pooled, SyncPool};
use rayon::prelude::*;

/// One row: the columns that are not zero, and their values.
#[derive(PoolAlloc)]
#[repr(C)]
pub struct SparseRow {
    length: usize,
    #[pool(len = length)]
    indices: *mut usize,
    #[pool(len = length)]
    values: *mut f64,
}

/// A matrix: its rows by value, one after the other.
#[derive(PoolAlloc)]
#[repr(C)]
pub struct SparseMatrix {
    length: usize,
    #[pool(len = length)]
    rows: *mut SparseRow,
}

const ROWS: usize = 20_000;
const ENTRIES: usize = 100;

/// The recipe of a row, whose entries are computed while it is written.
fn row(
    row: usize,
) -> SparseRowInit<impl ExactSizeIterator<Item = usize>, impl ExactSizeIterator<Item = f64>> {
    SparseRowInit {
        indices: (0..ENTRIES).map(move |entry| row + entry),
        values: (0..ENTRIES).map(move |entry| ((row * ENTRIES + entry) as f64).sqrt()),
    }
}

/// As C would sum it up: `double sum(const SparseMatrix *);`
unsafe extern "C" fn sum(matrix: *const SparseMatrix) -> f64 {
    // SAFETY: the caller's matrix is live.
    let SparseMatrix { length, rows } = *unsafe { &*matrix };
    // SAFETY: it has so many rows.
    let rows = unsafe { std::slice::from_raw_parts(rows, length) };
    // SAFETY: and each row as many values as it says.
    rows.iter().flat_map(|row| unsafe { std::slice::from_raw_parts(row.values, row.length) }).sum()
}

fn main() -> Result<(), Box<dyn Error>> {
    let start = Instant::now();
    let pool = Pool::new();
    let alone = SparseMatrix::new_in(&pool, SparseMatrixInit { rows: (0..ROWS).map(row) })?;
    println!("one thread: {:?}", start.elapsed());

    let start = Instant::now();
    let pool = SyncPool::new();
    // Each worker has an arena while it works, and gives it back for the next piece of work.
    let rows: Vec<Pooled<'_, SparseRow>> = (0..ROWS)
        .into_par_iter()
        .map_init(|| pool.local(), |local, n| local.build(row(n)))
        .collect::<Result<_, _>>()?;
    // The rows side by side; their arrays stay in the arenas of the threads.
    let matrix: Pooled<'_, SparseMatrix> =
        pool.local().build(SparseMatrixInit { rows: rows.iter().map(|&row| Copied(row)) })?;
    println!("{} threads: {:?}", rayon::current_num_threads(), start.elapsed());

    // SAFETY: C reads it while its pool lives.
    let sums = [&alone, &matrix].map(|matrix| unsafe { sum(matrix.as_ptr()) });
    println!("sums: {sums:?}");
    assert_eq!(sums[0], sums[1]);
    Ok(())
}
