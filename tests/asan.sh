#!/usr/bin/env bash
# Runs every runtime test under AddressSanitizer and LeakSanitizer, which need a nightly compiler.
# Arguments are the names of tests to run, `lib` for the unit tests, all by default: tests/asan.sh pool padding
# As in release builds, threads keep a block between two pools with RUSTFLAGS='--cfg cymem_spare'.
set -euo pipefail
cd "$(dirname "$0")/.."

target=x86_64-unknown-linux-gnu
if ! rustup toolchain list 2>/dev/null | grep -q '^nightly'; then
    echo "asan: skipped: no nightly"
    exit 0
fi

names=("$@")
if [[ $# -eq 0 ]]; then
    names=(lib)
    # The compile-fail tests run the compiler, not cymem, and stay out.
    while read -r name path; do
        grep -q trybuild "tests/$path" || names+=("$name")
    done < <(sed -n '/^\[\[test\]\]/{n;s/^name = "\(.*\)"/\1/;N;s/\npath = "\(.*\)"/ \1/p}' tests/Cargo.toml)
fi

export PROPTEST_CASES="${PROPTEST_CASES:-64}"
export CYMEM_LARGER_FRAMES=1
export RUSTFLAGS="-Zsanitizer=address ${RUSTFLAGS:-}"
export CFLAGS="-fsanitize=address -fno-omit-frame-pointer"
failed=()
for name in "${names[@]}"; do
    case $name in
        lib) tests=(--package cymem --lib) source=cymem/src/lib.rs ;;
        *) tests=(--package cymem-tests --test "$name") source=tests/$name.rs ;;
    esac
    # Some tests leak on purpose: what safe code may do must not break anything else.
    leaks=1
    if grep -Eq '\b(leak|forget)\(' "$source"; then leaks=0; fi
    printf '== asan: %s (leaks: %s)\n' "$name" "$leaks"
    # Tests ask for more than there is, and want NULL for it.
    ASAN_OPTIONS="allocator_may_return_null=1:detect_stack_use_after_return=1:detect_leaks=$leaks" \
        cargo +nightly test --quiet --locked --target "$target" "${tests[@]}" || failed+=("$name")
done

if [[ ${#failed[@]} -gt 0 ]]; then
    echo "asan: FAILED: ${failed[*]}"
    exit 1
fi
echo "asan: all ${#names[@]} test binaries are clean"
