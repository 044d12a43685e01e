//! A closure for a C library that takes a function and a `void *`: `qsort_r` sorts positions by keys that are elsewhere.
//!
//! `cargo run --example callbacks [WORD…]`
//!
//! In C somebody defines a struct for the data of each function, fills it, keeps it for as long as the library may
//! call, and casts it back. Here it is what the closure captures, and the pool keeps it.
#![cfg_attr(not(all(target_os = "linux", target_env = "gnu")), allow(unused))]

use std::env;
use std::error::Error;
use std::ffi::{c_int, c_void};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use cymem::Pool;

#[cfg(all(target_os = "linux", target_env = "gnu"))]
unsafe extern "C" {
    fn qsort_r(
        base: *mut c_void,
        n: usize,
        size: usize,
        compare: unsafe extern "C" fn(*const c_void, *const c_void, *mut c_void) -> c_int,
        data: *mut c_void,
    );
}

#[cfg(all(target_os = "linux", target_env = "gnu"))]
fn main() -> Result<(), Box<dyn Error>> {
    let mut words: Vec<String> = env::args().skip(1).collect();
    if words.is_empty() {
        words = ["pool", "arena", "graph", "callback", "void"].map(String::from).into();
    }
    let words: Arc<[String]> = words.into();
    let calls = Arc::new(AtomicUsize::new(0));

    let pool = Pool::new();
    let by_word = pool.callback({
        let (words, calls) = (words.clone(), calls.clone());
        move |a: *const c_void, b: *const c_void| -> c_int {
            calls.fetch_add(1, Ordering::Relaxed);
            // SAFETY: `qsort_r` passes elements of `order`, which are positions in `words`.
            let [a, b] = [a, b].map(|place| &words[unsafe { *place.cast::<usize>() }]);
            a.cmp(b) as c_int
        }
    })?;
    let mut order: Vec<usize> = (0..words.len()).collect();
    // SAFETY: as many elements of this size as there are, and the function gets its own data.
    unsafe {
        qsort_r(order.as_mut_ptr().cast(), order.len(), size_of::<usize>(), by_word.last(), by_word.data());
    }
    for &position in &order {
        println!("{position} {}", words[position]);
    }
    println!("{} comparisons", calls.load(Ordering::Relaxed));
    assert!(order.is_sorted_by_key(|&position| &words[position]));
    Ok(())
}

#[cfg(not(all(target_os = "linux", target_env = "gnu")))]
fn main() {
    println!("qsort_r is glibc's");
}
