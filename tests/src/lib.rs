//! The tests of cymem; see the files beside this folder. What several of them need is here.

mod probe;

pub use probe::Probe;
