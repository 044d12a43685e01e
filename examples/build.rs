//! Compiles the C side of the examples, and links what libsvm needs.

use std::{env, fs, io};

fn main() -> io::Result<()> {
    compile_c()?;
    link_cpp_runtime();
    Ok(())
}

fn compile_c() -> io::Result<()> {
    println!("cargo::rerun-if-changed=c");
    let mut build = cc::Build::new();
    for entry in fs::read_dir("c")? {
        let path = entry?.path();
        if path.extension().is_some_and(|extension| extension == "c") {
            build.file(path);
        }
    }
    build.extra_warnings(true).compile("cymem_examples");
    Ok(())
}

/// libsvm is written in C++, and `libsvm-sys` 3.24 leaves its runtime out. A link argument comes
/// behind all libraries, where a linker that looks only forward still needs it.
fn link_cpp_runtime() {
    let runtime = match env::var("CARGO_CFG_TARGET_VENDOR").as_deref() {
        Ok("apple") => "-lc++",
        _ if env::var("CARGO_CFG_TARGET_ENV").as_deref() == Ok("msvc") => return,
        _ => "-lstdc++",
    };
    println!("cargo::rustc-link-arg-examples={runtime}");
}
