#!/usr/bin/env bash
# Generates the bindings with bindgen, from the headers in the sources of libsvm-sys and libgit2-sys, and from those
# of Debian 12. It needs libclang and the headers:
#     apt-get update && apt-get install -y libclang-dev libvulkan-dev libglib2.0-dev libpng-dev libx264-dev
set -euo pipefail
cd "$(dirname "$0")"
cargo fetch --quiet --locked --manifest-path ../../Cargo.toml

# source_of CRATE: the folder of its newest version in cargo's registry.
source_of() {
    find "${CARGO_HOME:-$HOME/.cargo}"/registry/src/*/ -maxdepth 1 -name "$1-[0-9]*" | sort -V | tail -1
}

export CARGO_TARGET_DIR=${CARGO_TARGET_DIR:-../../target}
cargo run --quiet --manifest-path generate/Cargo.toml -- \
    "$(source_of libsvm-sys)/libsvm/svm.h" "$(source_of libgit2-sys)/libgit2/include" .
cargo run --quiet --manifest-path generate/Cargo.toml --bin unions -- ../c/unions.h unions.rs
cargo run --quiet --manifest-path generate/Cargo.toml --bin recipes -- recipes.h recipes.rs
