#!/usr/bin/env bash
# Runs every runtime test under valgrind's memcheck: invalid accesses, uninitialised values and leaks.
# Arguments are the names of tests to run, all by default: tests/valgrind.sh pool padding
# As in release builds, threads keep a block between two pools with RUSTFLAGS='--cfg cymem_spare'.
# The compile-fail tests run the compiler, not cymem, and stay out.
set -euo pipefail
cd "$(dirname "$0")/.."

export PROPTEST_CASES="${PROPTEST_CASES:-8}"
export CYMEM_FEWER_CASES=1
# To name the functions of a panic that a test wants takes a hundred times as long as the test.
export RUST_BACKTRACE=0
wanted=" $* "
failed=0
ran=0

# Name, source and path of each test binary.
binaries() {
    cargo test --locked --package cymem-tests --tests --no-run --message-format=json 2>/dev/null |
        python3 -c '
import json, sys
for line in sys.stdin:
    message = json.loads(line)
    if message.get("executable") and message["target"]["kind"] == ["test"]:
        print(message["target"]["name"], message["target"]["src_path"], message["executable"])'
}

cargo test --locked --package cymem-tests --tests --no-run
while read -r name source binary; do
    if grep -q trybuild "$source"; then continue; fi
    if [[ $# -gt 0 && $wanted != *" $name "* ]]; then continue; fi
    printf '== valgrind: %s\n' "$name"
    # Some tests leak on purpose: what safe code may do must not break anything else.
    leak_check=full
    if grep -Eq '\b(leak|forget)\(' "$source"; then leak_check=no; fi
    # One thread keeps the reports in order.
    if (cd tests && valgrind --quiet --error-exitcode=1 --suppressions=valgrind.supp --leak-check=$leak_check \
        --errors-for-leak-kinds=definite,indirect,possible --show-leak-kinds=definite,indirect,possible \
        "$binary" --test-threads=1 --quiet); then
        ran=$((ran + 1))
    else
        failed=$((failed + 1))
        printf 'valgrind: %s FAILED\n' "$name"
    fi
done < <(binaries)

[[ $failed -eq 0 && $ran -gt 0 ]] || { printf 'valgrind: %d clean, %d FAILED\n' "$ran" "$failed"; exit 1; }
printf 'valgrind: all %d test binaries are clean\n' "$ran"
