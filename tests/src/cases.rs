//! How many cases a test goes through.

/// A step through cases: `n` where every instruction is interpreted, else 1. That is under Miri, and under valgrind, as
/// `tests/valgrind.sh` says in `CYMEM_FEWER_CASES`.
#[must_use]
pub fn one_in(n: usize) -> usize {
    if cfg!(miri) || std::env::var_os("CYMEM_FEWER_CASES").is_some() { n } else { 1 }
}
