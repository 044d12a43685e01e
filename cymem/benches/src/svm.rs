//! The training set of libsvm, from its own example.

use std::ffi::{c_int, c_void};

use cymem::{Graph, Pool, PoolAlloc};

use crate::arena::Arena;
use crate::calloc::Calloc;
use crate::case::Workload;

/// libsvm's `svm_node`.
#[derive(PoolAlloc, Clone, Copy)]
#[repr(C)]
pub struct Feature {
    index: c_int,
    value: f64,
}

const END: Feature = Feature { index: -1, value: 0.0 };

/// libsvm's `svm_problem`.
#[derive(PoolAlloc)]
#[repr(C)]
pub struct Problem {
    l: c_int,
    #[pool(len = l)]
    y: *mut f64,
    #[pool(len = l, each(terminator = END, until = |node| node.index == -1))]
    x: *mut *mut Feature,
}

/// A row as C sees it.
#[repr(C)]
struct Row {
    nodes: *const Feature,
    length: usize,
}

unsafe extern "C" {
    fn svm_build(labels: *const f64, rows: *const Row, length: usize) -> *mut c_void;
    fn svm_free(problem: *mut c_void);
}

/// Labels, and rows without a terminator.
pub struct Samples {
    labels: Vec<f64>,
    rows: Vec<Vec<Feature>>,
    borrowed: Vec<Row>,
}

impl Samples {
    /// Reads `heart_scale`.
    #[must_use]
    pub fn heart_scale() -> Self {
        let (mut labels, mut rows) = (Vec::new(), Vec::new());
        for line in include_str!("../../../examples/data/heart_scale").lines() {
            let mut words = line.split_ascii_whitespace();
            labels.push(words.next().unwrap().parse().unwrap());
            let feature = |word: &str| {
                let (index, value) = word.split_once(':').unwrap();
                Feature { index: index.parse().unwrap(), value: value.parse().unwrap() }
            };
            rows.push(words.map(feature).collect());
        }
        let borrow = |row: &Vec<Feature>| Row { nodes: row.as_ptr(), length: row.len() };
        let borrowed = rows.iter().map(borrow).collect();
        Samples { labels, rows, borrowed }
    }

    /// One sample less.
    #[cfg(test)]
    pub fn without_the_last(mut self) -> Self {
        self.labels.pop();
        self.rows.pop();
        self.borrowed.pop();
        self
    }

    fn init(&self) -> ProblemInit<&[f64], impl ExactSizeIterator<Item = &[Feature]>> {
        ProblemInit { y: &self.labels, x: self.rows.iter().map(|row| &row[..]) }
    }
}

impl Workload for Samples {
    type Root = Problem;

    #[inline]
    fn graph(&self) -> Graph<Problem> {
        Graph::new(self.init()).unwrap()
    }

    #[inline]
    fn in_pool(&self, pool: &Pool) -> *const Problem {
        Problem::new_in(pool, self.init()).unwrap().as_ptr()
    }

    #[inline]
    fn by_hand(&self, arena: &impl Arena) -> *const Problem {
        let ended =
            |row: &Vec<Feature>| arena.fill((0..row.len() + 1).map(|i| row.get(i).copied().unwrap_or(END)));
        let x = arena.fill(self.rows.iter().map(ended));
        arena.one(Problem { l: self.labels.len() as c_int, y: arena.copy(&self.labels), x })
    }

    fn calloc(&self) -> Calloc {
        // SAFETY: C reads as many labels and rows as there are.
        let root = unsafe { svm_build(self.labels.as_ptr(), self.borrowed.as_ptr(), self.borrowed.len()) };
        // SAFETY: this is the pair of functions that belongs together.
        unsafe { Calloc::new(root, svm_free) }
    }

    #[cfg(test)]
    #[allow(clippy::multiple_unsafe_ops_per_block, reason = "one walk over one graph")]
    unsafe fn sum(&self, root: *const Problem) -> u64 {
        let mut sum = crate::sum::Sum::default();
        // SAFETY: the caller's promise.
        unsafe {
            let len = (*root).l as usize;
            crate::sum::elements((*root).y, len).iter().for_each(|label| sum.add(label.to_bits()));
            for &row in crate::sum::elements((*root).x, len) {
                let mut feature = row;
                while (*feature).index != -1 {
                    sum.add((*feature).index as u64);
                    sum.add((*feature).value.to_bits());
                    feature = feature.add(1);
                }
            }
        }
        sum.0
    }
}
