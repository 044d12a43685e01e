#!/usr/bin/env bash
# What nobody uses adds nothing to a release binary: neither descriptions of structs and what interprets them, in a program that
# builds, reads and frees a graph, nor derives for structs that are never built. A program that copies a graph has both, or else
# nothing would be seen here.
set -euo pipefail
repo=$(cd "$(dirname "$0")/.." && pwd)
command -v nm >/dev/null && command -v size >/dev/null || { echo 'skipped: no binutils to look at programs with'; exit 0; }
export CARGO_TARGET_DIR=${CARGO_TARGET_DIR:-$repo/target}/unused
work=$CARGO_TARGET_DIR/crate
mkdir -p "$work/src/bin"
cp "$repo/rust-toolchain.toml" "$work"
printf '[package]\nname = "unused"\nedition = "2024"\n[workspace]\n[dependencies]\ncymem = { path = "%s/cymem" }\n' "$repo" \
    >"$work/Cargo.toml"

# structs COUNT: as many, of many shapes.
structs() {
    for ((i = 1; i <= $1; i++)); do
        echo "#[derive(PoolAlloc)] #[repr(C)] #[pool(derive(Debug, PartialEq))]
        pub struct Unused$i {
            pub length: usize,
            #[pool(len = length)] pub unused_values$i: *mut f64,
            #[pool(cstr)] pub unused_text$i: *const std::ffi::c_char,
            #[pool(one)] pub unused_one$i: *mut Unused$i,
            #[pool(link)] pub unused_link$i: *mut Unused$i,
        }"
    done
}

# program NAME COUNT STATEMENT: one that builds a graph, beside so many structs that it does not build.
program() {
    cat >"$work/src/bin/$1.rs" <<EOF
#![allow(dead_code)]
use cymem::{Graph, PoolAlloc};
#[derive(PoolAlloc)] #[repr(C)]
pub struct Row { pub length: usize, #[pool(len = length)] pub values: *mut f64 }
#[derive(PoolAlloc)] #[repr(C)]
pub struct Table {
    pub length: usize,
    #[pool(len = length)] pub rows: *mut Row,
    #[pool(cstr)] pub title: *const std::ffi::c_char,
}
$(structs "$2")
fn main() {
    let title = std::env::args().next().unwrap_or_default();
    let rows = title.bytes().map(|byte| RowInit { values: [f64::from(byte); 2] }).collect::<Vec<_>>();
    let graph: Graph<Table> = Graph::new(TableInit { rows, title: &*title }).unwrap();
    let sum: f64 = graph.rows().iter().flat_map(|row| row.values()).sum();
    println!("{sum} {:?}", graph.title());
    $3
}
EOF
}

program plain 0 ''
program derived 50 ''
program copied 50 'println!("{}", graph.try_clone().unwrap().rows().len());'
(cd "$work" && cargo build --quiet --release)

# tables NAME: how many symbols belong to descriptions of structs, or to what reads them.
tables() {
    nm --demangle "$CARGO_TARGET_DIR/release/$1" | grep -Ec 'cymem::(table|deep)::|::(KIND|FIELDS)\b|Unused' || true
}
# bytes NAME: of code and data.
bytes() {
    size "$CARGO_TARGET_DIR/release/$1" | awk 'NR == 2 { print $1 + $2 + $3 }'
}

failed=0
for name in plain derived copied; do
    printf '%-8s %8d bytes, %3d symbols of tables\n' $name "$(bytes $name)" "$(tables $name)"
done
[ "$(tables plain)" -eq 0 ] || { echo 'a program without any operation on tables has some'; failed=1; }
[ "$(bytes derived)" -eq "$(bytes plain)" ] || { echo 'derives of structs that are not built make a program larger'; failed=1; }
[ "$(tables copied)" -gt 0 ] || { echo 'no tables are found where there must be some'; failed=1; }
if strings -a "$CARGO_TARGET_DIR/release/derived" | grep -q 'unused_\(text\|values\|one\|link\)'; then
    echo 'names of fields of structs that are not built are in the program'
    failed=1
fi
exit $failed
