#!/usr/bin/env bash
# Fuzzes what reads bytes and memory of others, under AddressSanitizer: `Graph::load` and `map`, `FromC::import`,
# and deserializing. Needs a nightly compiler and cargo-fuzz, which are installed if they are missing.
# Arguments are the seconds for each target, 60 by default, and targets:
#     tests/fuzz.sh 600 load import deserialize
# What it finds of interest goes to a folder in fuzz/target; fuzz/corpus has a few inputs to begin with. It fails with
# an input that crashes, in fuzz/artifacts.
set -euo pipefail
cd "$(dirname "$0")/../fuzz"

seconds=${1:-60}
targets=("${@:2}")
[[ ${#targets[@]} -gt 0 ]] || targets=(load import deserialize)

if ! rustup toolchain list 2>/dev/null | grep -q '^nightly' &&
    ! rustup toolchain install nightly --profile minimal --no-self-update; then
    echo "fuzz: skipped: no nightly"
    exit 0
fi
if ! cargo fuzz --version >/dev/null 2>&1 && ! cargo install --locked cargo-fuzz; then
    echo "fuzz: skipped: no cargo-fuzz"
    exit 0
fi

# Files ask for more than there is, and want NULL for it.
export ASAN_OPTIONS="allocator_may_return_null=1:detect_odr_violation=0"
for target in "${targets[@]}"; do
    printf '== fuzz: %s, %s s\n' "$target" "$seconds"
    found="target/found/$target"
    mkdir -p "$found"
    nice cargo +nightly fuzz run "$target" "$found" "corpus/$target" -- \
        -max_total_time="$seconds" -max_len=4096 -timeout=20 -rss_limit_mb=3000 -verbosity=0 -print_final_stats=1
done
echo "fuzz: nothing found in ${#targets[@]} targets"
