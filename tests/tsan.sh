#!/usr/bin/env bash
# Runs the tests that share graphs and pools between threads under ThreadSanitizer, which needs a nightly compiler and
# the source of std: a std that the sanitizer does not see has locks that it does not see.
# Arguments are the names of tests to run: tests/tsan.sh threads
set -euo pipefail
cd "$(dirname "$0")/.."

target=x86_64-unknown-linux-gnu
if ! rustup component list --toolchain nightly 2>/dev/null | grep -q '^rust-src.*(installed)'; then
    echo "tsan: skipped: no nightly with rust-src"
    exit 0
fi

names=("$@")
[[ $# -gt 0 ]] || names=(threads absorb owned_values shared_limit views pool)

export PROPTEST_CASES="${PROPTEST_CASES:-16}"
export RUSTFLAGS="-Zsanitizer=thread -Cunsafe-allow-abi-mismatch=sanitizer ${RUSTFLAGS:-}"
export TSAN_OPTIONS="halt_on_error=1 ${TSAN_OPTIONS:-}"
export CARGO_TARGET_DIR="${CARGO_TARGET_DIR:-target/tsan}"
for name in "${names[@]}"; do
    printf '== tsan: %s\n' "$name"
    cargo +nightly test --quiet --locked -Zbuild-std --package cymem-tests --target "$target" --test "$name"
done
echo "tsan: all ${#names[@]} test binaries are clean"
