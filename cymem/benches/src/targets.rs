//! What must hold.

use crate::case::{GRAPH, REUSED};
use crate::method::Sample;
use crate::turns::State::{self, Cold, Warm};

/// One of the times of a sample.
pub type Time = fn(&Sample) -> f64;

/// A ratio of times that must not be exceeded.
pub struct Target {
    /// What the report calls it.
    pub about: &'static str,
    /// The workload.
    pub workload: &'static str,
    /// Cold or warm.
    pub state: State,
    /// What is divided by what.
    pub methods: (&'static str, &'static str),
    /// Which time.
    pub time: Time,
    /// The most that it may be.
    pub limit: f64,
}

const BUILD: Time = |sample| sample.build;
const FREE: Time = |sample| sample.free;
const BOTH: Time = |sample| sample.both;

const BUMPALO_RESET: (&str, &str) = (REUSED, "bumpalo, reset");
const BUMPALO_FRESH: (&str, &str) = (GRAPH, "bumpalo, fresh");
/// The name of real cymem.
pub const PYTHON: &str = "Python's cymem, Cython";

type Row = (&'static str, &'static str, State, (&'static str, &'static str), Time, f64);

static ROWS: &[Row] = &[
    ("reused pool", "10x8", Warm, BUMPALO_RESET, BOTH, 0.60),
    ("reused pool", "1x4", Warm, BUMPALO_RESET, BOTH, 0.60),
    ("reused pool", "10x1", Warm, BUMPALO_RESET, BOTH, 0.60),
    ("reused pool", "1000x3", Warm, BUMPALO_RESET, BOTH, 0.60),
    ("small graph, build and free", "10x8", Warm, (GRAPH, "bumpalo, with capacity"), BOTH, 0.80),
    ("warm, reused", "100000x8", Warm, BUMPALO_RESET, BOTH, 1.00),
    ("warm, fresh", "100000x8", Warm, BUMPALO_FRESH, BOTH, 1.00),
    ("cold, fresh", "100000x8", Cold, BUMPALO_FRESH, BOTH, 0.30),
    ("warm, reused", "1000x1000", Warm, BUMPALO_RESET, BOTH, 0.70),
    ("rebuilt", "9mb", Warm, BUMPALO_FRESH, BOTH, 0.70),
    ("rebuilt", "30mb", Warm, BUMPALO_FRESH, BOTH, 0.70),
    ("fresh", "1gb", Cold, BUMPALO_FRESH, BOTH, 0.30),
    ("free against recursive free", "100000x8", Warm, (GRAPH, "C: calloc, recursive free"), FREE, 0.02),
    ("build against real cymem", "100000x8", Warm, (GRAPH, PYTHON), BUILD, 0.05),
    ("free against real cymem", "100000x8", Warm, (GRAPH, PYTHON), FREE, 0.02),
];

/// All targets of time.
pub fn targets() -> impl Iterator<Item = Target> {
    ROWS.iter().map(|&(about, workload, state, methods, time, limit)| Target {
        about,
        workload,
        state,
        methods,
        time,
        limit,
    })
}

/// A ratio of instructions that must not be exceeded, by the names in `tests/instructions.txt`.
pub static INSTRUCTIONS: &[(&str, &str, f64)] =
    &[("10x8/cymem-reset", "10x8/cymem-by-hand", 1.03), ("1000x3/cymem-reset", "1000x3/cymem-by-hand", 1.03)];
