//! Several sparse matrices in one pool, handed to C: the `MatrixArray` of Python's cymem.
//!
//! `cargo run --example sparse_matrix`

use std::collections::BTreeMap;
use std::error::Error;

use cymem::{Pool, PoolAlloc, Pooled};

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

/// Pointers to matrices that are built already.
#[derive(PoolAlloc)]
#[repr(C)]
pub struct MatrixArray {
    length: usize,
    #[pool(len = length, each(one))]
    matrices: *mut *mut SparseMatrix,
}

/// What C returns: sums over all entries.
#[derive(Debug, PartialEq)]
#[repr(C)]
struct MatrixSums {
    entries: usize,
    indices: usize,
    values: f64,
}

unsafe extern "C" {
    fn sum_matrices(array: *const MatrixArray) -> MatrixSums;
}

/// A row in Rust: column to value.
type Row = BTreeMap<usize, f64>;

fn main() -> Result<(), Box<dyn Error>> {
    let data: Vec<Vec<Row>> = vec![
        vec![Row::from([(0, 1.0), (3, 2.5)]), Row::new(), Row::from([(7, -4.0)])],
        vec![Row::from([(2, 0.5), (4, 0.25), (9, 8.0)])],
        vec![],
    ];

    let pool = Pool::new();
    let matrices = data.iter().map(|rows| build(&pool, rows)).collect::<Result<Vec<_>, _>>()?;
    let array = MatrixArray::new_in(&pool, MatrixArrayInit { matrices })?;

    for (number, matrix) in array.matrices().iter().flatten().enumerate() {
        println!("matrix {number}:");
        for row in matrix.rows() {
            println!("  columns {:?} hold {:?}", row.indices(), row.values());
        }
    }

    // SAFETY: C reads the array and all that it points to, which `pool` keeps alive.
    let from_c = unsafe { sum_matrices(array.as_ptr()) };
    let from_rust = sum(&data);
    println!("C found    {from_c:?}");
    println!("Rust found {from_rust:?}");
    println!("pool held  {} bytes in {} allocations", pool.stats().bytes, pool.stats().allocations);
    if from_c == from_rust { Ok(()) } else { Err("C and Rust disagree".into()) }
}

/// Builds one matrix: three nested arrays, each written once, straight into the pool.
fn build<'p>(pool: &'p Pool, rows: &[Row]) -> Result<Pooled<'p, SparseMatrix>, cymem::Error> {
    SparseMatrix::new_in(
        pool,
        SparseMatrixInit {
            rows: rows.iter().map(|row| SparseRowInit { indices: row.keys(), values: row.values() }),
        },
    )
}

/// The same sums without C.
fn sum(data: &[Vec<Row>]) -> MatrixSums {
    let entries = || data.iter().flatten().flatten();
    MatrixSums {
        entries: entries().count(),
        indices: entries().map(|(column, _)| column).sum(),
        values: entries().map(|(_, value)| value).sum(),
    }
}
