//! Compiles what a C programmer would write, optimised as the Rust code is.

fn main() {
    println!("cargo::rerun-if-changed=c");
    cc::Build::new().file("c/calloc.c").opt_level(3).extra_warnings(true).compile("cymem_benches");
}
