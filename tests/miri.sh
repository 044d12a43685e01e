#!/usr/bin/env bash
# Runs the unit tests, the examples of the documentation and every runtime test under Miri, always with
# strict provenance: by the rules of Stacked Borrows and of Tree Borrows, and as a big-endian and as a
# 32-bit machine. Needs a nightly compiler; Miri itself is installed by rustup.
#
# Miri calls no C. A test that does says `#[cfg_attr(miri, ignore = "calls C")]`; a file that needs a C
# library or starts a compiler says `#![cfg(not(miri))]`, and the crates that it needs stand under
# `not(miri)` in Cargo.toml.
#
# Arguments are modes (stacked, tree, s390x, i686) and tests, `lib` for the unit tests, `doc` for the
# documentation; all of them by default. `smoke` is a part that takes a minute or two.
#     tests/miri.sh tree i686 pool padding
# As in release builds, threads keep a block between two pools with RUSTFLAGS='--cfg cymem_spare'.
set -euo pipefail
cd "$(dirname "$0")/.."

modes=()
names=()
for argument in "$@"; do
    case $argument in
        stacked | tree | s390x | i686) modes+=("$argument") ;;
        smoke) modes+=(stacked) names+=(lib original deep matrices shapelib ldap arrow vulkan) ;;
        *) names+=("$argument") ;;
    esac
done
[[ ${#modes[@]} -gt 0 ]] || modes=(stacked tree s390x i686)
if [[ ${#names[@]} -eq 0 ]]; then
    mapfile -t names < <(grep -LF '#![cfg(not(miri))]' tests/*.rs | sed 's|^tests/\(.*\)\.rs$|\1|' | grep -vx build)
    names+=(lib doc)
fi

if ! cargo +nightly miri --version >/dev/null 2>&1 &&
    ! rustup component add miri rust-src --toolchain nightly; then
    echo "miri: skipped: no nightly with Miri"
    exit 0
fi

failed=()
for mode in "${modes[@]}"; do
    export MIRIFLAGS="-Zmiri-strict-provenance"
    target=()
    case $mode in
        stacked) ;;
        tree) MIRIFLAGS+=" -Zmiri-tree-borrows" ;;
        *) target=(--target "$mode-unknown-linux-gnu") ;;
    esac
    for name in "${names[@]}"; do
        printf '== miri: %s %s\n' "$mode" "$name"
        case $name in
            lib) tests=(--package cymem --lib) ;;
            doc) tests=(--package cymem --package cymem-tests --doc) ;;
            *) tests=(--package cymem-tests --test "$name") ;;
        esac
        # Some tests leak on purpose: what safe code may do must not break anything else.
        leaks=
        if grep -Eqs '\b(leak|forget)\(' "tests/$name.rs"; then leaks=-Zmiri-ignore-leaks; fi
        MIRIFLAGS="$MIRIFLAGS $leaks" cargo +nightly miri test --quiet --locked "${target[@]}" "${tests[@]}" || failed+=("$mode $name")
    done
done

if [[ ${#failed[@]} -gt 0 ]]; then
    printf 'miri: FAILED: %s\n' "${failed[@]}"
    exit 1
fi
echo "miri: ${#names[@]} test binaries are clean in each of: ${modes[*]}"
