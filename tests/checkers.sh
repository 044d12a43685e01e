#!/usr/bin/env bash
# Runs every runtime test under every memory checker, as threads of debug builds do and as those of release builds, which
# keep a block between two pools. Hours of work; a line for each checker at the end.
# Arguments are checkers (valgrind, asan, tsan, miri), all by default: tests/checkers.sh valgrind asan
set -uo pipefail
cd "$(dirname "$0")/.."

[[ $# -gt 0 ]] || set -- valgrind asan tsan miri
target=${CARGO_TARGET_DIR:-$PWD/target}
verdicts=()
failed=0
for spare in off on; do
    export CARGO_TARGET_DIR=$target/checkers-$spare RUSTFLAGS=
    [[ $spare = off ]] || RUSTFLAGS='--cfg cymem_spare'
    for checker in "$@"; do
        if verdict=$("tests/$checker.sh" | tee >(cat >&2) | tail -n 1); then :; else failed=1; fi
        verdicts+=("$(git rev-parse --short HEAD), block kept between pools $spare: $verdict")
    done
done
printf '%s\n' "${verdicts[@]}"
exit $failed
