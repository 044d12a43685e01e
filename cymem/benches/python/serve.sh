#!/usr/bin/env bash
# Serves times of real cymem (https://pypi.org/project/cymem) under Cython: a line "ROWS ENTRIES N" is answered by
# the nanoseconds that building and freeing take. Needs Python 3 with its headers and a C compiler; the rest is
# installed into target/.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
work=${CARGO_TARGET_DIR:-$here/../../../target}/python-cymem
mkdir -p "$work"
cd "$work"
{
    [ -x venv/bin/cython ] || { python3 -m venv venv && venv/bin/pip install --quiet cython==3.2.1 cymem==2.0.16; }
    if [ ! -e rival.so ] || [ "$here/rival.pyx" -nt rival.so ]; then
        venv/bin/cython -3 "$here/rival.pyx" -o rival.c
        ${CC:-cc} -O3 -shared -fPIC $(python3-config --includes) rival.c -o rival.so
    fi
} >&2
exec venv/bin/python -c 'import rival; rival.serve()'
