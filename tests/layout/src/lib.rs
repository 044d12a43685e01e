//! Random structs: `build.rs` writes them in Rust and in C. C compares size, alignment, every offset,
//! every field of structs that the derive has built of random data, and every byte of padding.
#![cfg(test)]

mod random;

use core::ffi::CStr;

use cymem::{Pool, Pooled};
use proptest::prelude::*;
use random::Random;

/// A generated struct.
trait Checked: cymem::PoolAlloc {
    /// Size, alignment and offsets.
    const LAYOUT: &[usize];

    fn build<'p>(pool: &'p Pool, r: &mut Random) -> Pooled<'p, Self>;
}

struct Case {
    name: &'static str,
    layout: &'static [usize],
    layout_in_c: fn() -> &'static [usize],
    /// What C finds wrong.
    check: fn(u64) -> Option<&'static CStr>,
}

#[allow(unused_braces, non_camel_case_types)]
mod structs {
    use core::ffi::{CStr, c_char, c_void};
    use core::mem::offset_of;

    use cymem::{Pool, PoolAlloc, Pooled};

    use super::{Case, Checked, Random};

    macro_rules! case {
        ($name:ident, $check:ident, $layout:ident) => {
            Case {
                name: stringify!($name),
                layout: <$name as Checked>::LAYOUT,
                // SAFETY: C defines it so, and never writes to it.
                layout_in_c: || unsafe { &*(&raw const $layout) },
                check: |seed| {
                    let pool = Pool::new();
                    let node = $name::build(&pool, &mut Random(seed));
                    // SAFETY: the node is what C takes it for if this test passes.
                    let wrong = unsafe { $check(node.as_ptr(), &mut { seed }) };
                    // SAFETY: it is NULL or a string literal.
                    (!wrong.is_null()).then(|| unsafe { CStr::from_ptr(wrong) })
                },
            }
        };
    }

    /// C has no integers of 128 bits on 32-bit targets; see `build/head.c`.
    #[cfg(target_pointer_width = "32")]
    type u128 = u64;
    #[cfg(target_pointer_width = "32")]
    type i128 = i64;

    include!(concat!(env!("OUT_DIR"), "/structs.rs"));
}

const SEED: &str = env!("LAYOUT_SEED");

#[test]
fn layouts_are_those_of_c() {
    for case in structs::CASES {
        assert_eq!(case.layout, (case.layout_in_c)(), "{} of CYMEM_LAYOUT_SEED={SEED}", case.name);
    }
}

proptest! {
    #[test]
    fn c_reads_what_was_built(seed: u64) {
        for case in structs::CASES {
            prop_assert_eq!((case.check)(seed), None, "CYMEM_LAYOUT_SEED={}", SEED);
        }
    }
}
