#!/usr/bin/env bash
# Runs the tests that start threads under ThreadSanitizer, which needs a nightly compiler and the source of std: a std that
# the sanitizer does not see has locks that it does not see.
# Arguments are the names of tests to run, all of them by default: tests/tsan.sh threads
# As in release builds, threads keep a block between two pools with RUSTFLAGS='--cfg cymem_spare'.
set -euo pipefail
cd "$(dirname "$0")/.."

target=x86_64-unknown-linux-gnu
if ! rustup component list --toolchain nightly 2>/dev/null | grep -q '^rust-src.*(installed)'; then
    echo "tsan: skipped: no nightly with rust-src"
    exit 0
fi

names=("$@")
if [[ $# -eq 0 ]]; then
    mapfile -t names < <(grep -lE '\bthread::(spawn|scope)\b' tests/*.rs | sed 's|^tests/\(.*\)\.rs$|\1|')
fi

export PROPTEST_CASES="${PROPTEST_CASES:-16}"
export CYMEM_FEWER_CASES=1
export CYMEM_LARGER_FRAMES=1
export RUSTFLAGS="-Zsanitizer=thread -Cunsafe-allow-abi-mismatch=sanitizer ${RUSTFLAGS:-}"
# Tests ask for more than there is, and want NULL for it.
export TSAN_OPTIONS="halt_on_error=1 allocator_may_return_null=1 ${TSAN_OPTIONS:-}"
export CARGO_TARGET_DIR="${CARGO_TARGET_DIR:-target/tsan}"
failed=()
for name in "${names[@]}"; do
    printf '== tsan: %s\n' "$name"
    cargo +nightly test --quiet --locked -Zbuild-std --package cymem-tests --target "$target" --test "$name" ||
        failed+=("$name")
done

if [[ ${#failed[@]} -gt 0 ]]; then
    echo "tsan: FAILED: ${failed[*]}"
    exit 1
fi
echo "tsan: all ${#names[@]} test binaries are clean"
