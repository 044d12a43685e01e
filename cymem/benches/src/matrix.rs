//! A sparse matrix: an array of rows with two arrays each.

use std::ffi::c_void;

use cymem::{Graph, Pool, PoolAlloc};
use ffi_convert::{CDrop, CReprOf};
use ffi_convert_extra_ctypes::CArray;

use crate::arena::Arena;
use crate::calloc::Calloc;
use crate::case::Workload;
use crate::method::{Method, fresh};

/// A row: two arrays that share their count.
#[derive(PoolAlloc)]
#[repr(C)]
pub struct SparseRow {
    length: usize,
    #[pool(len = length)]
    pub(crate) indices: *mut usize,
    #[pool(len = length)]
    pub(crate) values: *mut f64,
}

/// The matrix of cymem's documentation.
#[derive(PoolAlloc)]
#[repr(C)]
pub struct SparseMatrix {
    length: usize,
    #[pool(len = length)]
    pub(crate) rows: *mut SparseRow,
}

/// The same for ffi-convert, whose arrays have a count each.
struct Row {
    indices: Vec<usize>,
    values: Vec<f64>,
}

#[derive(CReprOf, CDrop)]
#[target_type(Row)]
#[repr(C)]
struct ConvertedRow {
    indices: CArray<usize>,
    values: CArray<f64>,
}

/// Ordinary Rust data.
pub struct Matrix {
    indices: Vec<Vec<usize>>,
    values: Vec<Vec<f64>>,
    /// As C sees it.
    borrowed: Vec<SparseRow>,
}

unsafe extern "C" {
    fn matrix_build(source: *const SparseRow, length: usize) -> *mut c_void;
    fn matrix_free(matrix: *mut c_void);
}

impl Matrix {
    /// Rows of these lengths.
    pub fn new(lengths: impl Iterator<Item = usize>) -> Self {
        let indices: Vec<Vec<usize>> =
            lengths.enumerate().map(|(row, len)| (row..row + len).collect()).collect();
        let values: Vec<Vec<f64>> =
            indices.iter().enumerate().map(|(row, indices)| vec![row as f64; indices.len()]).collect();
        let borrow = |(indices, values): (&Vec<usize>, &Vec<f64>)| SparseRow {
            length: indices.len(),
            indices: indices.as_ptr().cast_mut(),
            values: values.as_ptr().cast_mut(),
        };
        let borrowed = indices.iter().zip(&values).map(borrow).collect();
        Matrix { indices, values, borrowed }
    }

    /// Rows of one length.
    #[must_use]
    pub fn uniform(rows: usize, entries: usize) -> Self {
        Matrix::new((0..rows).map(|_| entries))
    }

    /// Rows of lengths from 0 to `most`, the same in every run (xorshift).
    #[must_use]
    pub fn random(rows: usize, most: usize) -> Self {
        let mut state = 0x9E37_79B9_7F4A_7C15_u64;
        Matrix::new((0..rows).map(|_| {
            state ^= state << 13;
            state ^= state >> 7;
            state ^= state << 17;
            (state % (most as u64 + 1)) as usize
        }))
    }

    /// The data of its rows.
    pub fn rows(&self) -> impl ExactSizeIterator<Item = (&[usize], &[f64])> {
        self.indices.iter().zip(&self.values).map(|(indices, values)| (&indices[..], &values[..]))
    }

    fn init(&self) -> SparseMatrixInit<impl ExactSizeIterator<Item = SparseRowInit<&[usize], &[f64]>>> {
        SparseMatrixInit { rows: self.rows().map(|(indices, values)| SparseRowInit { indices, values }) }
    }
}

impl Workload for Matrix {
    type Root = SparseMatrix;

    #[inline]
    fn graph(&self) -> Graph<SparseMatrix> {
        Graph::new(self.init()).unwrap()
    }

    #[inline]
    fn in_pool(&self, pool: &Pool) -> *const SparseMatrix {
        SparseMatrix::new_in(pool, self.init()).unwrap().as_ptr()
    }

    #[inline]
    fn by_hand(&self, arena: &impl Arena) -> *const SparseMatrix {
        let rows = arena.fill(self.rows().map(|(indices, values)| SparseRow {
            length: indices.len(),
            indices: arena.copy(indices),
            values: arena.copy(values),
        }));
        arena.one(SparseMatrix { length: self.indices.len(), rows })
    }

    fn calloc(&self) -> Calloc {
        // SAFETY: C reads as many rows as there are.
        let root = unsafe { matrix_build(self.borrowed.as_ptr(), self.borrowed.len()) };
        // SAFETY: this is the pair of functions that belongs together.
        unsafe { Calloc::new(root, matrix_free) }
    }

    fn others(&self) -> Vec<Method<'_>> {
        vec![
            fresh("Vec<Vec<_>>, clone", || (self.indices.clone(), self.values.clone())),
            fresh("ffi-convert", || {
                let row = |(indices, values): (&[usize], &[f64])| Row {
                    indices: indices.to_vec(),
                    values: values.to_vec(),
                };
                CArray::<ConvertedRow>::c_repr_of(self.rows().map(row).collect::<Vec<_>>()).unwrap()
            }),
        ]
    }

    #[cfg(test)]
    #[allow(clippy::multiple_unsafe_ops_per_block, reason = "one walk over one graph")]
    unsafe fn sum(&self, root: *const SparseMatrix) -> u64 {
        let mut sum = crate::sum::Sum::default();
        // SAFETY: the caller's promise.
        unsafe {
            let matrix = &*root;
            for row in crate::sum::elements(matrix.rows, matrix.length) {
                crate::sum::elements(row.indices, row.length).iter().for_each(|&index| sum.add(index as u64));
                crate::sum::elements(row.values, row.length)
                    .iter()
                    .for_each(|value| sum.add(value.to_bits()));
            }
        }
        sum.0
    }
}
