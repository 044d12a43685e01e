//! How many cases a test goes through.

/// A step through cases: `n` where every access is checked, else 1. That is under Miri, and under valgrind and
/// ThreadSanitizer, as `tests/valgrind.sh` and `tests/tsan.sh` say in `CYMEM_FEWER_CASES`.
#[must_use]
pub fn one_in(n: usize) -> usize {
    if cfg!(miri) || std::env::var_os("CYMEM_FEWER_CASES").is_some() { n } else { 1 }
}
