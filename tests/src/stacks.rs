//! How large the stack is that a test runs on.

use std::env;
use std::panic::resume_unwind;
use std::thread;

/// Runs a test on a stack of so many bytes, so that a recursion shows. Under a sanitizer frames are larger, as `tests/asan.sh`
/// and `tests/tsan.sh` say in `CYMEM_LARGER_FRAMES`, and so is the stack.
///
/// # Panics
///
/// Panics if the test does.
pub fn on_a_stack_of(bytes: usize, test: impl FnOnce() + Send + 'static) {
    let larger = if env::var_os("CYMEM_LARGER_FRAMES").is_some() { 4 } else { 1 };
    let thread = thread::Builder::new().stack_size(larger * bytes).spawn(test).unwrap();
    thread.join().unwrap_or_else(|panic| resume_unwind(panic));
}
