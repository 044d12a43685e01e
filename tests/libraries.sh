#!/usr/bin/env bash
# Real C libraries read what the derive builds: each program in tests/libraries/src/bin calls one of Debian's and checks
# what it answers. Missing packages are installed if apt may. One line for each library: its version and what was
# checked, or why it was skipped, or FAILED. Arguments are names of programs, all by default: tests/libraries.sh png ldap
# With --valgrind they run under memcheck, which reports invalid accesses, uninitialised values and leaks, except for
# OpenCL: pocl has LLVM compile the kernel in the process, which takes minutes there and leaks in LLVM.
set -euo pipefail
cd "$(dirname "$0")/libraries"

# Program, packages. The first is the one that the program is linked with.
libraries='
png     libpng-dev
shapelib libshp-dev
openssl libssl-dev
gdbus   libglib2.0-dev
sqlite  libsqlite3-dev
vulkan  libvulkan-dev mesa-vulkan-drivers
opencl  ocl-icd-opencl-dev pocl-opencl-icd
x264    libx264-dev
ldap    libldap-dev slapd
glpk    libglpk-dev
assimp  libassimp-dev
'

memcheck=()
if [[ ${1:-} == --valgrind ]]; then
    memcheck=(valgrind --quiet --error-exitcode=1 "--suppressions=$PWD/../valgrind.supp" --leak-check=full
        --errors-for-leak-kinds=definite,indirect,possible --show-leak-kinds=definite,indirect,possible)
    shift
fi
wanted=" $* "
export CARGO_TARGET_DIR=${CARGO_TARGET_DIR:-$PWD/../../target/libraries}
work=$(mktemp -d)
trap 'if [[ -f $work/slapd.pid ]]; then kill "$(cat "$work/slapd.pid")"; fi; rm -rf "$work"' EXIT

installed() { dpkg-query -W -f '${db:Status-Status}\n' "$@" 2>/dev/null | grep -c '^installed$' | grep -qx $#; }

# have PACKAGES: whether they are there now.
have() {
    installed "$@" && return
    [[ $(id -u) -eq 0 ]] && command -v apt-get >/dev/null || return
    { apt-get update && DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends "$@"; } >"$work/apt" 2>&1
    installed "$@"
}

# What a program needs beside its library.
prepare_vulkan() {
    # lavapipe, whatever graphics card there is.
    VK_ICD_FILENAMES=$(echo /usr/share/vulkan/icd.d/lvp_icd.*.json)
    export VK_ICD_FILENAMES
}
prepare_ldap() {
    mkdir "$work/db"
    cat >"$work/slapd.conf" <<CONF
include /etc/ldap/schema/core.schema
include /etc/ldap/schema/cosine.schema
include /etc/ldap/schema/inetorgperson.schema
modulepath /usr/lib/ldap
moduleload back_mdb
pidfile $work/slapd.pid
database mdb
directory $work/db
suffix dc=example
rootdn cn=admin,dc=example
rootpw secret
CONF
    export LDAP_URI="ldapi://${work//\//%2F}%2Fsocket"
    /usr/sbin/slapd -f "$work/slapd.conf" -h "$LDAP_URI"
}

failed=0
while read -r name packages; do
    if [[ -z $name || ($# -gt 0 && $wanted != *" $name "*) ]]; then continue; fi
    read -ra packages <<<"$packages"
    if ! have "${packages[@]}"; then
        printf '%-8s skipped: needs %s, which apt cannot install here\n' "$name" "${packages[*]}"
        continue
    fi
    run=("${memcheck[@]}" "$CARGO_TARGET_DIR/debug/$name")
    if [[ $name == opencl ]]; then run=("$CARGO_TARGET_DIR/debug/$name"); fi
    if cargo build --quiet --locked --bin "$name" 2>"$work/log" &&
        { ! declare -F "prepare_$name" >/dev/null || "prepare_$name" 2>>"$work/log"; } &&
        "${run[@]}" >"$work/said" 2>>"$work/log"; then
        printf '%-8s ok: %s\n' "$name" "$(cat "$work/said")"
    else
        printf '%-8s FAILED\n' "$name"
        cat "$work/log"
        failed=$((failed + 1))
    fi
done <<<"$libraries"

[[ $failed -eq 0 ]]
