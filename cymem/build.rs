//! Says whether a sanitizer watches, which stable Rust does not tell the crate itself.

fn main() {
    println!("cargo::rerun-if-changed=build.rs");
    println!("cargo::rustc-check-cfg=cfg(cymem_sanitized)");
    println!("cargo::rustc-check-cfg=cfg(cymem_spare)");
    if std::env::var_os("CARGO_CFG_SANITIZE").is_some() {
        println!("cargo::rustc-cfg=cymem_sanitized");
    }
}
