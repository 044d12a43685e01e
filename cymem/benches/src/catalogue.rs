//! All workloads by name.

use crate::case::Case;
use crate::lent::Lent;
use crate::list::List;
use crate::matrix::Matrix;
use crate::strings::{Argv, Names};
use crate::svm::Samples;
use crate::tree::Tree;

/// A name, and how to make the data.
pub struct Entry {
    /// What the command line and the report call it.
    pub name: &'static str,
    /// What it is.
    pub about: &'static str,
    /// Rows and entries, where real cymem builds it too.
    pub uniform: Option<(usize, usize)>,
    /// Makes the data.
    pub make: fn() -> Box<dyn Case>,
}

macro_rules! uniform {
    ($name:literal, $about:literal, $rows:literal, $entries:literal) => {
        Entry {
            name: $name,
            about: $about,
            uniform: Some(($rows, $entries)),
            make: || Box::new(Matrix::uniform($rows, $entries)),
        }
    };
}

macro_rules! other {
    ($name:literal, $about:literal, $make:expr) => {
        Entry { name: $name, about: $about, uniform: None, make: || Box::new($make) }
    };
}

/// The one that needs gigabytes of memory.
pub const HUGE: &str = "1gb";

/// All workloads, the small ones first.
pub static WORKLOADS: &[Entry] = &[
    uniform!("10x8", "10 rows of 8 entries: 22 arrays", 10, 8),
    uniform!("1x4", "1 row of 4 entries", 1, 4),
    uniform!("10x1", "10 rows of 1 entry", 10, 1),
    uniform!("1000x3", "1000 rows of 3 entries", 1_000, 3),
    uniform!("1000x1000", "1000 rows of 1000 entries: 16 MB", 1_000, 1_000),
    uniform!("100000x8", "100 000 rows of 8 entries: 15 MB in 200 002 arrays", 100_000, 8),
    other!("random8", "100 000 rows of 0 to 8 entries", Matrix::random(100_000, 8)),
    other!("random32", "100 000 rows of 0 to 32 entries", Matrix::random(100_000, 32)),
    uniform!("9mb", "60 000 rows of 8 entries: 9 MB", 60_000, 8),
    uniform!("30mb", "200 000 rows of 8 entries: 30 MB", 200_000, 8),
    uniform!("1gb", "6 600 000 rows of 8 entries: 1 GB", 6_600_000, 8),
    other!("lent", "1024 rows of a matrix of 1 GB that is not copied", Lent::new(1 << 17)),
    other!("strings", "100 000 structs with a C string each", Names::new(100_000)),
    other!("argv", "a `char **` of 10 strings", Argv::new(10)),
    other!("argv100000", "a `char **` of 100 000 strings", Argv::new(100_000)),
    other!("list", "a linked list of 1 000 000 nodes", List::new(1_000_000)),
    other!("svm", "the training set `heart_scale` of libsvm", Samples::heart_scale()),
    other!("tree", "a tree with 2 children a node and 16 levels", Tree::new(16, 2)),
    other!("deep", "a tree with 1 child a node and 20 000 levels", Tree::new(20_000, 1)),
];

/// The workload of this name.
#[must_use]
pub fn find(name: &str) -> Option<&'static Entry> {
    WORKLOADS.iter().find(|entry| entry.name == name)
}
