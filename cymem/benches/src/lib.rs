//! The graphs that are measured, every way to build them, and how to measure that.
//!
//! `times.rs` measures time and memory, `instructions.rs` runs single operations under callgrind.

pub mod arena;
pub mod calloc;
pub mod case;
pub mod catalogue;
pub mod limit;
pub mod machine;
pub mod memory;
pub mod method;
pub mod plot;
pub mod process;
pub mod python;
pub mod report;
#[cfg(test)]
pub mod sum;
pub mod targets;
pub mod turns;
pub mod whole;

pub mod lent;
pub mod list;
pub mod matrix;
pub mod strings;
pub mod svm;
pub mod tree;
