//! One operation, to be counted by callgrind: `instructions NAME` runs it some times, and then once in `counted`.
//! `tests/instructions.sh` counts all that `instructions --list` names.

use std::env;
use std::hint::black_box;
use std::process::ExitCode;

use bumpalo::Bump;
use cymem::Pool;
use cymem_benches::case::Workload;
use cymem_benches::list::List;
use cymem_benches::matrix::Matrix;
use cymem_benches::strings::{Argv, Names};
use cymem_benches::svm::Samples;
use cymem_benches::tree::Tree;

/// What callgrind counts: `--toggle-collect` finds it by its name.
#[inline(never)]
fn counted(operation: &mut dyn FnMut()) {
    operation();
}

/// Runs until memory and caches are as they stay.
fn measure(mut operation: impl FnMut()) {
    for _ in 0..4 {
        operation();
    }
    counted(&mut operation);
}

fn reused(workload: impl Workload) {
    let mut pool = Pool::new();
    measure(|| {
        black_box(workload.in_pool(&pool));
        pool.reset();
    });
}

fn names_from_str(len: usize) {
    let (names, mut pool) = (Names::new(len), Pool::new());
    measure(|| {
        black_box(names.in_pool_from_str(&pool));
        pool.reset();
    });
}

fn graph(workload: impl Workload) {
    measure(|| drop(black_box(workload.graph())));
}

fn by_hand(workload: impl Workload) {
    let mut pool = Pool::new();
    measure(|| {
        black_box(workload.by_hand(&pool));
        pool.reset();
    });
}

fn bumpalo(workload: impl Workload) {
    let mut bump = Bump::new();
    measure(|| {
        black_box(workload.by_hand(&bump));
        bump.reset();
    });
}

fn bumpalo_with_capacity(workload: impl Workload) {
    measure(|| {
        let bump = Bump::with_capacity(2048);
        black_box(workload.by_hand(&bump));
        drop(bump);
    });
}

fn calloc(workload: impl Workload) {
    measure(|| drop(black_box(workload.calloc())));
}

/// The names, and what they run.
static OPERATIONS: &[(&str, fn())] = &[
    ("10x8/cymem-reset", || reused(Matrix::uniform(10, 8))),
    ("10x8/cymem-graph", || graph(Matrix::uniform(10, 8))),
    ("10x8/cymem-by-hand", || by_hand(Matrix::uniform(10, 8))),
    ("10x8/bumpalo-reset", || bumpalo(Matrix::uniform(10, 8))),
    ("10x8/bumpalo-with-capacity", || bumpalo_with_capacity(Matrix::uniform(10, 8))),
    ("10x8/calloc", || calloc(Matrix::uniform(10, 8))),
    ("1x4/cymem-reset", || reused(Matrix::uniform(1, 4))),
    ("1x4/bumpalo-reset", || bumpalo(Matrix::uniform(1, 4))),
    ("10x1/cymem-reset", || reused(Matrix::uniform(10, 1))),
    ("10x1/bumpalo-reset", || bumpalo(Matrix::uniform(10, 1))),
    ("1000x3/cymem-reset", || reused(Matrix::uniform(1_000, 3))),
    ("1000x3/cymem-by-hand", || by_hand(Matrix::uniform(1_000, 3))),
    ("1000x3/bumpalo-reset", || bumpalo(Matrix::uniform(1_000, 3))),
    ("1000-strings/cymem-reset", || reused(Names::new(1_000))),
    ("1000-strings/cymem-reset-from-str", || names_from_str(1_000)),
    ("1000-strings/bumpalo-reset", || bumpalo(Names::new(1_000))),
    ("argv-of-10/cymem-reset", || reused(Argv::new(10))),
    ("argv-of-10/bumpalo-reset", || bumpalo(Argv::new(10))),
    ("1000-list/cymem-reset", || reused(List::new(1_000))),
    ("1000-list/bumpalo-reset", || bumpalo(List::new(1_000))),
    ("svm/cymem-reset", || reused(Samples::heart_scale())),
    ("svm/bumpalo-reset", || bumpalo(Samples::heart_scale())),
    ("tree-of-1023/cymem-reset", || reused(Tree::new(9, 2))),
    ("tree-of-1023/bumpalo-reset", || bumpalo(Tree::new(9, 2))),
];

fn main() -> ExitCode {
    let name = env::args().nth(1).unwrap_or_default();
    match OPERATIONS.iter().find(|operation| operation.0 == name) {
        Some((_, run)) => run(),
        None if name == "--list" => OPERATIONS.iter().for_each(|(name, _)| println!("{name}")),
        None => {
            eprintln!("usage: instructions --list | NAME");
            return ExitCode::FAILURE;
        }
    }
    ExitCode::SUCCESS
}
