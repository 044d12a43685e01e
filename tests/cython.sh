#!/usr/bin/env bash
# Cython reads the declarations that cbindgen has written: a module builds a Polygon by hand and reads it.
# Needs Python 3 with its headers and a C compiler; Cython is installed into target/.
set -euo pipefail
repo=$(cd "$(dirname "$0")/.." && pwd)
work=${CARGO_TARGET_DIR:-$repo/target}/cython
mkdir -p "$work"
cd "$work"
[ -x venv/bin/cython ] || { python3 -m venv venv && venv/bin/pip install --quiet cython==3.2.1; }

cat >probe.pyx <<'PYX'
cdef extern from "structs.h":
    pass

from structs cimport Node, Point, Polygon

def read():
    cdef Point corners[2]
    cdef Polygon polygon
    cdef Node node
    corners[0] = Point(x=1, y=2)
    corners[1] = Point(x=3, y=4)
    polygon = Polygon(name=b"box", len=2, points=&corners[0], weights=NULL, closed=True)
    node.id = 7
    node.left = node.right = NULL
    node.shape = polygon
    assert node.shape.points[node.shape.len - 1].y == 4
    return sizeof(Point), sizeof(Polygon), sizeof(Node)
PYX
venv/bin/cython -3 -I "$repo/tests/cbindgen" probe.pyx
${CC:-cc} -shared -fPIC -I "$repo/tests/cbindgen" $(python3-config --includes) probe.c -o probe.so
venv/bin/python -c 'import probe; sizes = probe.read(); assert sizes == (16, 40, 104), sizes'
echo 'Cython reads structs.pxd'
