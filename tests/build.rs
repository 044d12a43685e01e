//! Compiles the C side of the tests.

fn main() {
    println!("cargo::rerun-if-changed=c");
    // Miri calls no C, and there may be no compiler for the target that it interprets.
    if std::env::var_os("CARGO_CFG_MIRI").is_some() {
        return;
    }
    cc::Build::new()
        .files([
            "c/check.c",
            "c/write.c",
            "c/layout.c",
            "c/consumers.c",
            "c/shapes.c",
            "c/grammar.c",
            "c/unions.c",
            "c/arrays.c",
            "c/back.c",
        ])
        .std("c11")
        .warnings(true)
        .extra_warnings(true)
        .warnings_into_errors(true)
        .flag_if_supported("-Wpedantic")
        .compile("cymem_tests_c");
}
