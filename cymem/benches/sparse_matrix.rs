//! Building a sparse matrix of R rows with K (`usize`, `f64`) entries, against its rivals.
//!
//! `cargo bench -p cymem --bench sparse_matrix` prints medians in milliseconds. All methods take
//! turns in every round, so a disturbance hits them alike: trust the ratios within one run. A
//! *cold* build gets its pages from the kernel, as all free memory was returned with
//! `malloc_trim`; a *warm* one gets them from the allocator. Criterion measures one method after
//! the other, and knows nothing of this difference.

#![allow(missing_docs, reason = "a benchmark has no interface")]

use std::alloc::{Layout, alloc_zeroed, dealloc};
use std::hint::black_box;
use std::time::{Duration, Instant};

use bumpalo::Bump;
use cymem::{Graph, Pool, PoolAlloc};

#[derive(PoolAlloc)]
#[repr(C)]
pub struct SparseRow {
    length: usize,
    #[pool(len = length)]
    indices: *mut usize,
    #[pool(len = length)]
    values: *mut f64,
}

#[derive(PoolAlloc)]
#[repr(C)]
pub struct SparseMatrix {
    length: usize,
    #[pool(len = length)]
    rows: *mut SparseRow,
}

struct Data {
    indices: Vec<Vec<usize>>,
    values: Vec<Vec<f64>>,
}

impl Data {
    fn new(rows: usize, entries: usize) -> Self {
        Data {
            indices: (0..rows).map(|row| (row..row + entries).collect()).collect(),
            values: (0..rows).map(|row| vec![row as f64; entries]).collect(),
        }
    }

    fn rows(&self) -> impl ExactSizeIterator<Item = (&[usize], &[f64])> {
        self.indices.iter().zip(&self.values).map(|(indices, values)| (&indices[..], &values[..]))
    }
}

fn cymem_fresh(data: &Data) -> Graph<SparseMatrix> {
    Graph::new(SparseMatrixInit {
        rows: data.rows().map(|(indices, values)| SparseRowInit { indices, values }),
    })
    .unwrap()
}

fn cymem_in(pool: &Pool, data: &Data) -> *const SparseMatrix {
    SparseMatrix::new_in(
        pool,
        SparseMatrixInit { rows: data.rows().map(|(indices, values)| SparseRowInit { indices, values }) },
    )
    .unwrap()
    .as_ptr()
}

fn bumpalo_in(bump: &Bump, data: &Data) -> *const SparseMatrix {
    let rows = bump.alloc_slice_fill_iter(data.rows().map(|(indices, values)| SparseRow {
        length: indices.len(),
        indices: bump.alloc_slice_copy(indices).as_mut_ptr(),
        values: bump.alloc_slice_copy(values).as_mut_ptr(),
    }));
    bump.alloc(SparseMatrix { length: rows.len(), rows: rows.as_mut_ptr() })
}

/// One `calloc` for each array, as a C programmer would write it.
struct Calloc(*mut SparseMatrix);

impl Calloc {
    fn new(data: &Data) -> Self {
        fn array<T>(len: usize) -> *mut T {
            // SAFETY: no array here is empty.
            unsafe { alloc_zeroed(Layout::array::<T>(len).unwrap()) }.cast()
        }
        let rows = array::<SparseRow>(data.indices.len());
        for (i, (indices, values)) in data.rows().enumerate() {
            let row = SparseRow {
                length: indices.len(),
                indices: array(indices.len()),
                values: array(values.len()),
            };
            // SAFETY: the arrays are as long as the sources, and `rows` as there are rows.
            #[allow(clippy::multiple_unsafe_ops_per_block, reason = "three copies of one kind")]
            unsafe {
                row.indices.copy_from_nonoverlapping(indices.as_ptr(), row.length);
                row.values.copy_from_nonoverlapping(values.as_ptr(), row.length);
                rows.add(i).write(row);
            }
        }
        Calloc(Box::into_raw(Box::new(SparseMatrix { length: data.indices.len(), rows })))
    }
}

impl Drop for Calloc {
    fn drop(&mut self) {
        // SAFETY: `new` has made all of this, with these layouts.
        #[allow(clippy::multiple_unsafe_ops_per_block, reason = "the deallocator that C needs")]
        unsafe {
            let matrix = Box::from_raw(self.0);
            for i in 0..matrix.length {
                let row = matrix.rows.add(i).read();
                dealloc(row.indices.cast(), Layout::array::<usize>(row.length).unwrap());
                dealloc(row.values.cast(), Layout::array::<f64>(row.length).unwrap());
            }
            dealloc(matrix.rows.cast(), Layout::array::<SparseRow>(matrix.length).unwrap());
        }
    }
}

/// Build and free times of the rounds of one method.
struct Method<'a> {
    name: &'static str,
    run: Box<dyn FnMut() -> (Duration, Duration) + 'a>,
}

fn timed<'a, T>(name: &'static str, mut build: impl FnMut() -> T + 'a) -> Method<'a> {
    let run = Box::new(move || {
        let start = Instant::now();
        let built = black_box(build());
        let built_at = Instant::now();
        drop(built);
        (built_at - start, built_at.elapsed())
    });
    Method { name, run }
}

fn return_free_memory() {
    #[cfg(target_env = "gnu")]
    // SAFETY: it only gives free memory back to the kernel.
    unsafe {
        libc::malloc_trim(0);
    }
}

fn median(mut times: Vec<Duration>) -> f64 {
    times.sort_unstable();
    times[times.len() / 2].as_secs_f64() * 1e3
}

/// Runs all methods in turns and prints their medians; returns the build medians.
fn compare(title: &str, rounds: usize, cold: bool, methods: &mut [Method<'_>]) -> Vec<f64> {
    let mut times = vec![(Vec::new(), Vec::new()); methods.len()];
    for round in 0..rounds + 2 {
        for (method, (builds, frees)) in methods.iter_mut().zip(&mut times) {
            if cold {
                return_free_memory();
            }
            let (build, free) = (method.run)();
            if round >= 2 {
                builds.push(build);
                frees.push(free);
            }
        }
    }
    println!("{title}");
    let medians: Vec<_> = times.into_iter().map(|(builds, frees)| (median(builds), median(frees))).collect();
    for (method, (build, free)) in methods.iter().zip(&medians) {
        println!("  {:<28} build {build:8.3}  free {free:7.3}", method.name);
    }
    medians.into_iter().map(|(build, _)| build).collect()
}

fn main() {
    for (rows, entries) in [(100_000, 8), (1_000, 1_000)] {
        let data = Data::new(rows, entries);
        let fresh = || {
            [
                timed("calloc per array", || Calloc::new(&data)),
                timed("Vec<Vec<_>> clone", || (data.indices.clone(), data.values.clone())),
                timed("bumpalo, fresh", || {
                    let bump = Bump::new();
                    bumpalo_in(&bump, &data);
                    bump
                }),
                timed("cymem, fresh", || cymem_fresh(&data)),
            ]
        };
        let cold = compare(&format!("R = {rows}, K = {entries}, cold (ms)"), 25, true, &mut fresh());
        let warm = compare(&format!("R = {rows}, K = {entries}, warm (ms)"), 25, false, &mut fresh());

        let (mut bump, mut pool) = (Bump::new(), Pool::new());
        let mut reused = [
            timed("bumpalo, reset and reused", || {
                bump.reset();
                bumpalo_in(&bump, &data)
            }),
            timed("cymem, reset and reused", || {
                pool.reset();
                cymem_in(&pool, &data)
            }),
        ];
        let reuse = compare(&format!("R = {rows}, K = {entries}, reused (ms)"), 51, false, &mut reused);
        println!(
            "  cymem / bumpalo: cold {:.2}, warm {:.2}, reused {:.2}\n",
            cold[3] / cold[2],
            warm[3] / warm[2],
            reuse[1] / reuse[0]
        );
    }
}
