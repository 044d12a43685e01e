//! Makes up structs, the same in Rust and in C, with code that builds them in Rust and code that
//! checks them in C. Another set: `CYMEM_LAYOUT_SEED=7 CYMEM_LAYOUT_STRUCTS=200 cargo test …`.

#[path = "build/structs.rs"]
mod structs;

use std::path::PathBuf;
use std::{env, fs};

fn main() {
    let seed = number("CYMEM_LAYOUT_SEED", 1);
    let count = number("CYMEM_LAYOUT_STRUCTS", 60);
    println!("cargo::rerun-if-changed=build");
    println!("cargo::rustc-env=LAYOUT_SEED={seed}");

    let (rust, c) = structs::generate(seed, count);
    let out = PathBuf::from(env::var_os("OUT_DIR").expect("cargo sets it"));
    fs::write(out.join("structs.rs"), rust).expect("a writable OUT_DIR");
    fs::write(out.join("structs.c"), c).expect("a writable OUT_DIR");
    cc::Build::new()
        .file(out.join("structs.c"))
        .include("build")
        .std("c11")
        .warnings(true)
        .extra_warnings(true)
        .warnings_into_errors(true)
        .compile("cymem_layout_c");
}

fn number(variable: &str, default: u64) -> u64 {
    println!("cargo::rerun-if-env-changed={variable}");
    env::var(variable).map_or(default, |text| text.parse().expect("a number"))
}
