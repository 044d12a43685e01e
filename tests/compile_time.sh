#!/usr/bin/env bash
# What the derive costs rustc: a debug build of a crate with 200 structs of 6 fields, everything it depends
# on built already. Prints medians of RUNS builds in seconds, and fails above LIMIT.
set -euo pipefail
repo=$(cd "$(dirname "$0")/.." && pwd)
runs=${RUNS:-5} limit=${LIMIT:-1.5}
export CARGO_INCREMENTAL=0 CARGO_TARGET_DIR=${CARGO_TARGET_DIR:-$repo/target}/compile_time
work=$CARGO_TARGET_DIR/crates
mkdir -p "$work"
cp "$repo/rust-toolchain.toml" "$work"

# crate NAME DEPENDENCY < source: makes the crate, and builds it once for its dependencies.
crate() {
    mkdir -p "$work/$1/src"
    printf '[package]\nname = "%s"\nedition = "2024"\n[workspace]\n[dependencies]\n%s\n' "$1" "$2" >"$work/$1/Cargo.toml"
    cat >"$work/$1/src/lib.rs"
    (cd "$work/$1" && cargo build --quiet)
}

# plain DERIVES: structs without pointers.
plain() {
    for i in {1..200}; do
        echo "#[derive($1)] #[repr(C)]
        pub struct Node$i { pub a: u64, pub b: f64, pub c: [i32; 2], pub d: u32, pub e: f32, pub n: usize }"
    done
}

# nodes STEP: structs with three arrays, and a function that builds every STEP-th of them.
nodes() {
    for i in {1..200}; do
        echo "#[derive(cymem::PoolAlloc)] #[repr(C)]
        pub struct Node$i {
            pub n: usize, pub a: u64, pub b: f64,
            #[pool(len = n)] pub x: *mut f64, #[pool(len = n)] pub y: *mut i32, #[pool(len = n)] pub z: *const u8,
        }"
        ((i % $1)) || echo "pub fn build$i(x: &[f64], y: &[i32], z: &[u8]) -> Result<cymem::Graph<Node$i>, cymem::Error> {
            cymem::Graph::new(Node${i}Init { a: 1, b: 2.0, x, y, z })
        }"
    done
}

# median NAME: of RUNS builds of the crate alone.
median() {
    for ((run = 0; run < runs; run++)); do
        touch "$work/$1/src/lib.rs"
        (cd "$work/$1" && TIMEFORMAT=%R && { time cargo build --quiet; } 2>&1)
    done | sort -n | sed -n "$(((runs + 1) / 2))p"
}

cymem="cymem = { path = '$repo/cymem' }"
plain 'Clone, Copy' | crate no_derive ''
plain 'Clone, Copy, bytemuck::Zeroable, bytemuck::Pod' | crate bytemuck_pod "bytemuck = { version = '1', features = ['derive'] }"
nodes 201 | crate cymem_unused "$cymem"
nodes 4 | crate cymem_some_built "$cymem"
nodes 1 | crate cymem_all_built "$cymem"

printf '%-18s %s\n' '200 structs' seconds
for name in no_derive bytemuck_pod cymem_unused cymem_some_built cymem_all_built; do
    seconds=$(median "$name")
    printf '%-18s %s\n' "$name" "$seconds"
    [ "$name" != cymem_some_built ] || ours=$seconds
done
awk -v ours="$ours" -v limit="$limit" 'BEGIN { if (ours > limit) { print "cymem_some_built: above " limit " s"; exit 1 } }'
