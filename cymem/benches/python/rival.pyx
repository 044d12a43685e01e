# The sparse matrix of cymem's README, copied from C arrays: no Python object is converted, which is to the
# advantage of this side.
import sys
from importlib.metadata import version

from cymem.cymem cimport Pool
from libc.string cimport memcpy
from libc.stdint cimport int64_t


cdef extern from "<time.h>" nogil:
    cdef struct timespec:
        int64_t tv_sec
        int64_t tv_nsec
    int clock_gettime(int clock, timespec *time)
    int CLOCK_MONOTONIC


cdef int64_t now():
    cdef timespec time
    clock_gettime(CLOCK_MONOTONIC, &time)
    return time.tv_sec * 1_000_000_000 + time.tv_nsec


cdef struct Row:
    size_t length
    size_t *indices
    double *values


cdef struct Matrix:
    size_t length
    Row *rows


cdef Matrix *build(Pool mem, Row *source, size_t length) except NULL:
    cdef Matrix *matrix = <Matrix *>mem.alloc(1, sizeof(Matrix))
    cdef Row *row
    cdef size_t i
    matrix.length = length
    matrix.rows = <Row *>mem.alloc(length, sizeof(Row))
    for i in range(length):
        row = &matrix.rows[i]
        row.length = source[i].length
        row.indices = <size_t *>mem.alloc(row.length, sizeof(size_t))
        row.values = <double *>mem.alloc(row.length, sizeof(double))
        memcpy(row.indices, source[i].indices, row.length * sizeof(size_t))
        memcpy(row.values, source[i].values, row.length * sizeof(double))
    return matrix


def measure(size_t rows, size_t entries, size_t n):
    cdef Pool data = Pool()
    cdef Row *source = <Row *>data.alloc(rows, sizeof(Row))
    cdef size_t i, j
    for i in range(rows):
        source[i].length = entries
        source[i].indices = <size_t *>data.alloc(entries, sizeof(size_t))
        source[i].values = <double *>data.alloc(entries, sizeof(double))
        for j in range(entries):
            source[i].indices[j] = i + j
            source[i].values[j] = i
    cdef int64_t building = 0, freeing = 0, start, built
    cdef Pool mem
    for i in range(n):
        start = now()
        mem = Pool()
        build(mem, source, rows)
        built = now()
        mem = None
        freeing += now() - built
        building += built - start
    return building / n, freeing / n


def serve():
    print(f"cymem {version('cymem')}, Cython 3.2.1, Python {sys.version.split()[0]}", flush=True)
    for line in sys.stdin:
        print(*measure(*map(int, line.split())), flush=True)
