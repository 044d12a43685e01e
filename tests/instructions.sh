#!/usr/bin/env bash
# Counts the instructions of single operations by callgrind, and compares them with tests/instructions.txt: cymem's own may
# be 3 % above or below, for a record that is too high would hide the next loss. `--bless` writes the record.
# Time on a shared machine is noise; these counts are the same in every run of one compiler and one C library.
set -euo pipefail
cd "$(dirname "$0")/.."
record=tests/instructions.txt
tolerance=3

command -v valgrind >/dev/null || { echo 'skipped: no valgrind to count instructions with'; exit 0; }
# glibc chooses its memcpy by the processor.
vectors=$(grep -m1 -ow avx2 /proc/cpuinfo || echo 'no avx2')
here="# $(rustc --version), $(rustc -vV | sed -n 's/^host: //p'), $(getconf GNU_LIBC_VERSION), $vectors"
if [ "${1-}" != --bless ] && [ "$here" != "$(head -n 1 $record)" ]; then
    printf 'skipped: instructions were recorded with\n  %s\nand here is\n  %s\n' "$(head -n 1 $record)" "$here"
    exit 0
fi

cargo build --locked --release --package cymem-benches --bin instructions
binary=${CARGO_TARGET_DIR:-target}/release/instructions

# count OPERATION: what callgrind collects between entering and leaving the function `counted`.
count() {
    valgrind --tool=callgrind --callgrind-out-file=/dev/null --collect-atstart=no --toggle-collect='*counted*' \
        "$binary" "$1" 2>&1 | sed -n 's/.*Collected *: *//p'
}

counts=$(for operation in $("$binary" --list); do echo "$operation $(count "$operation")"; done)
if [ "${1-}" = --bless ]; then
    printf '%s\n%s\n' "$here" "$counts" >$record
    cat $record
    exit 0
fi
awk -v tolerance=$tolerance '
    NR == FNR { if (!/^#/) recorded[$1] = $2; next }
    {
        change = $1 in recorded ? ($2 / recorded[$1] - 1) * 100 : 100
        wrong = $1 ~ "/cymem" && (change > tolerance || change < -tolerance)
        failed += wrong
        printf "%-28s %9d  %+6.2f %%%s\n", $1, $2, change, wrong ? "  FAILED" : ""
        delete recorded[$1]
    }
    END {
        for (name in recorded) { printf "%s: recorded, but not counted\n", name; failed++ }
        if (!failed) exit 0
        print "instructions: more than " tolerance " % off the record; tests/instructions.sh --bless writes a new one"
        exit 1
    }' $record - <<<"$counts"
