//! A large matrix on all cores against one: `cargo bench -p cymem-benches --bench threads`.
//!
//! Wall time is what a user sees, and on a shared machine what others leave. Processor time is repeatable: *each* is that
//! of what is done alone, before and after, and of the rest divided by the number of threads. So long it would take if
//! every thread had a core of its own.

use std::hint::black_box;
use std::time::{Duration, Instant};

use cymem::init::Put;
use cymem::shape::Value;
use cymem::{Copied, Pool, PoolAlloc, Pooled, SyncPool};
use rayon::prelude::*;

#[derive(PoolAlloc)]
#[repr(C)]
struct SparseRow {
    length: usize,
    #[pool(len = length)]
    indices: *mut usize,
    #[pool(len = length)]
    values: *mut f64,
}

#[derive(PoolAlloc)]
#[repr(C)]
struct SparseMatrix {
    length: usize,
    #[pool(len = length)]
    rows: *mut SparseRow,
}

/// The recipe of the row with a number, which fits every pool.
trait Rows: Fn(usize) -> Self::Row + Sync {
    type Row: for<'p> Put<&'p Pool, SparseRow, Value>;
}

impl<F, R> Rows for F
where
    F: Fn(usize) -> R + Sync,
    R: for<'p> Put<&'p Pool, SparseRow, Value>,
{
    type Row = R;
}

fn one_thread(n: usize, row: &impl Rows, pool: &Pool) {
    black_box(SparseMatrix::new_in(pool, SparseMatrixInit { rows: (0..n).map(row) }).unwrap());
}

fn one_local(n: usize, row: &impl Rows, pool: &SyncPool) {
    let rows = (0..n).map(row);
    let matrix: Pooled<'_, SparseMatrix> = pool.local().build(SparseMatrixInit { rows }).unwrap();
    black_box(matrix);
}

fn all_threads(n: usize, row: &impl Rows, pool: &SyncPool) {
    let mut rows: Vec<Pooled<'_, SparseRow>> = Vec::new();
    (0..n)
        .into_par_iter()
        .map_init(|| pool.local(), |local, n| local.build(row(n)).unwrap())
        .collect_into_vec(&mut rows);
    let rows = rows.iter().map(|&row| Copied(row));
    let matrix: Pooled<'_, SparseMatrix> = pool.local().build(SparseMatrixInit { rows }).unwrap();
    black_box(matrix);
}

/// The processor time of the thread that calls.
fn thread_time() -> Duration {
    let mut time = libc::timespec { tv_sec: 0, tv_nsec: 0 };
    // SAFETY: there is room for a time.
    unsafe { libc::clock_gettime(libc::CLOCK_THREAD_CPUTIME_ID, &raw mut time) };
    Duration::new(time.tv_sec.cast_unsigned(), u32::try_from(time.tv_nsec).unwrap_or(0))
}

#[derive(Clone, Copy)]
struct Times {
    wall: f64,
    each: f64,
}

fn measure(run: impl FnOnce()) -> Times {
    let workers = || rayon::broadcast(|_| thread_time()).into_iter().sum::<Duration>();
    let (before, own, start) = (workers(), thread_time(), Instant::now());
    run();
    let (wall, own) = (start.elapsed(), thread_time() - own);
    let each = own + (workers() - before) / u32::try_from(rayon::current_num_threads()).unwrap_or(1);
    Times { wall: wall.as_secs_f64() * 1e3, each: each.as_secs_f64() * 1e3 }
}

fn median(mut figures: Vec<f64>) -> f64 {
    figures.sort_by(f64::total_cmp);
    figures[figures.len() / 2]
}

fn compare(n: usize, what: &str, row: impl Rows) {
    const ROUNDS: usize = 25;
    let (mut plain, mut shared, mut parallel) = (Pool::new(), SyncPool::new(), SyncPool::new());
    let mut rounds = Vec::new();
    for round in 0..=ROUNDS {
        let times = [
            measure(|| one_thread(n, &row, &plain)),
            measure(|| one_local(n, &row, &shared)),
            measure(|| all_threads(n, &row, &parallel)),
        ];
        plain.reset();
        shared.reset();
        parallel.reset();
        // The first one takes the memory that the others use again.
        if round > 0 {
            rounds.push(times);
        }
    }
    println!("{n} rows of {what}, {} threads, medians of {ROUNDS} rounds", rayon::current_num_threads());
    println!(
        "{:<22} {:>10} {:>10} {:>20} {:>20}",
        "", "wall, ms", "each, ms", "Pool ÷ this, wall", "Pool ÷ this, each"
    );
    for (at, name) in ["Pool, one thread", "SyncPool, one thread", "SyncPool, rayon"].into_iter().enumerate()
    {
        let of = |figure: fn(&[Times; 3], usize) -> f64| {
            median(rounds.iter().map(|round| figure(round, at)).collect())
        };
        println!(
            "{name:<22} {:>10.2} {:>10.2} {:>20.2} {:>20.2}",
            of(|round, at| round[at].wall),
            of(|round, at| round[at].each),
            of(|round, at| round[0].wall / round[at].wall),
            of(|round, at| round[0].each / round[at].each),
        );
    }
    println!();
}

/// A value that takes no longer than to store it.
fn root(row: usize, entry: usize) -> f64 {
    ((row * 1_000 + entry) as f64).sqrt()
}

/// A value with some work: how much a word counts in a document (TF-IDF).
fn weight(row: usize, entry: usize) -> f64 {
    let (in_document, with_word) = ((row ^ entry) % 7 + 1, entry + 1);
    (1.0 + (in_document as f64).ln()) * (1e6 / with_word as f64).ln()
}

/// What all threads make of a loop over one vector, where nothing is allocated: no pool can gain more on this machine.
fn limit(n: usize, entries: usize, value: fn(usize, usize) -> f64) {
    const ROUNDS: usize = 25;
    let mut memory = vec![(0_usize, 0.0_f64); n * entries];
    let fill = |(row, places): (usize, &mut [(usize, f64)])| {
        for (entry, place) in places.iter_mut().enumerate() {
            *place = (row + entry, value(row, entry));
        }
    };
    let mut gains = Vec::new();
    for _ in 0..ROUNDS {
        let one = measure(|| memory.chunks_mut(entries).enumerate().for_each(fill)).wall;
        let all = measure(|| memory.par_chunks_mut(entries).enumerate().for_each(fill)).wall;
        black_box(&memory);
        gains.push(one / all);
    }
    println!("limit of the next one, a loop over one vector: {:.2}", median(gains));
}

fn main() {
    type Value = (&'static str, fn(usize, usize) -> f64);
    const ROOT: Value = ("roots", root);
    const WEIGHT: Value = ("weights", weight);
    for (n, entries, (what, value)) in
        [(20_000, 100, ROOT), (10_000, 1_000, ROOT), (20_000, 100, WEIGHT), (10_000, 1_000, WEIGHT)]
    {
        limit(n, entries, value);
        compare(n, &format!("{entries} entries that are computed: {what}"), move |row| SparseRowInit {
            indices: (0..entries).map(move |entry| row + entry),
            values: (0..entries).map(move |entry| value(row, entry)),
        });
    }
    let indices: Vec<usize> = (0..1_000).collect();
    let values: Vec<f64> = indices.iter().map(|&n| n as f64).collect();
    for (n, entries) in [(20_000, 100), (100_000, 8)] {
        let (indices, values) = (&indices[..entries], &values[..entries]);
        compare(n, &format!("{entries} entries that are copied"), move |_| SparseRowInit { indices, values });
    }
}
