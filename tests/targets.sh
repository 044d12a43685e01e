#!/usr/bin/env bash
# Runs the tests, those that call C above all, where a pointer has 32 bits (i686) and where the first
# byte is the highest (s390x): cross compilers build them, and QEMU runs what this machine cannot.
# What is missing is installed by rustup and, for root, by apt (packages of Debian and its kin); a
# target that this machine cannot have is skipped.
#
# Arguments are targets, tests, `lib` for the unit tests, `random` for the random structs and
# `svm_train` for the example; all of them by default. `smoke` is a part that takes a minute or two.
#     tests/targets.sh s390x vulkan git
set -euo pipefail
cd "$(dirname "$0")/.."

export PROPTEST_CASES="${PROPTEST_CASES:-32}"

targets=()
names=()
for argument in "$@"; do
    case $argument in
        i686 | s390x) targets+=("$argument") ;;
        smoke) targets+=(i686) names+=(c_roundtrip matrices shapelib ldap arrow vulkan random) ;;
        *) names+=("$argument") ;;
    esac
done
[[ ${#targets[@]} -gt 0 ]] || targets=(i686 s390x)
if [[ ${#names[@]} -eq 0 ]]; then
    # The compile-fail tests run the compiler of this machine and stay out.
    mapfile -t names < <(grep -L trybuild tests/*.rs | sed 's|^tests/\(.*\)\.rs$|\1|' | grep -vx build)
    names+=(lib random svm_train)
fi

have() { command -v "$1" >/dev/null; }

install() {
    [[ $EUID -eq 0 ]] && have apt-get || return 1
    local apt=(env DEBIAN_FRONTEND=noninteractive apt-get --quiet --yes --no-install-recommends install)
    "${apt[@]}" "$@" || { apt-get --quiet update && "${apt[@]}" "$@"; }
}

# Says what keeps this machine from having the target `$1`, whose C library Debian calls `$2`.
prepare() {
    local cpu=$1 libc=$2 triple=$1-unknown-linux-gnu gnu=$1-linux-gnu
    if ! { have "$gnu-gcc" && have "$gnu-g++" && [[ -e /usr/$gnu/lib/libc.so.6 ]]; }; then
        install "gcc-$gnu" "g++-$gnu" "libc6-dev-$libc-cross" >&2 || { echo "no $gnu-g++ with its C library"; return; }
    fi
    if [[ ! -d $(rustc --print target-libdir --target "$triple") ]]; then
        { have rustup && rustup target add "$triple"; } >&2 || { echo "no standard library of Rust"; return; }
    fi
    if [[ -z $(runner "$cpu") ]]; then
        install qemu-user >&2 || { echo "nothing to run its programs with"; return; }
    fi
}

# What runs a program of the target `$1`: its own dynamic loader, if this machine understands it, or QEMU.
runner() {
    local root=/usr/$1-linux-gnu loader qemu=qemu-${1/i686/i386}
    for loader in "$root"/lib/ld*.so.[0-9]; do
        if "$loader" --version >/dev/null 2>&1; then
            echo "$loader --library-path $root/lib"
            return
        fi
    done
    if have "$qemu"; then echo "$qemu -L $root"; fi
}

failed=()
ran=()
for cpu in "${targets[@]}"; do
    triple=$cpu-unknown-linux-gnu gnu=$cpu-linux-gnu
    missing=$(prepare "$cpu" "${cpu/i686/i386}")
    if [[ -n $missing ]]; then
        echo "targets: $cpu skipped: $missing"
        continue
    fi
    variable=${triple//-/_}
    export "CC_$variable=$gnu-gcc" "CXX_$variable=$gnu-g++" "AR_$variable=$gnu-ar"
    export "CARGO_TARGET_${variable^^}_LINKER=$gnu-gcc"
    # A test that starts a C compiler wants that of the target.
    export "CARGO_TARGET_${variable^^}_RUNNER=env CC=$gnu-gcc $(runner "$cpu")"

    for name in "${names[@]}"; do
        printf '== targets: %s %s\n' "$cpu" "$name"
        case $name in
            lib) cargo test --quiet --locked --target "$triple" --package cymem --lib ;;
            random) cargo test --quiet --locked --target "$triple" --package cymem-layout-tests ;;
            svm_train) cargo run --quiet --locked --target "$triple" --package cymem-examples --example svm_train ;;
            *) cargo test --quiet --locked --target "$triple" --package cymem-tests --test "$name" ;;
        esac || failed+=("$cpu $name")
    done
    ran+=("$cpu")
done

if [[ ${#failed[@]} -gt 0 ]]; then
    printf 'targets: FAILED: %s\n' "${failed[@]}"
    exit 1
fi
if [[ ${#ran[@]} -gt 0 ]]; then echo "targets: ${#names[@]} test binaries pass on each of: ${ran[*]}"; fi
