from libc.stdint cimport int8_t, int16_t, int32_t, int64_t, intptr_t
from libc.stdint cimport uint8_t, uint16_t, uint32_t, uint64_t, uintptr_t
cdef extern from *:
  ctypedef bint bool
  ctypedef struct va_list

cdef extern from *:

  # A point, plain.
  cdef struct Point:
    double x;
    double y;

  # Points that share their count with weights.
  cdef struct Polygon:
    const char *name;
    uint32_t len;
    Point *points;
    const float *weights;
    bool closed;

  # A tree with labels and a callback.
  cdef struct Node:
    uint64_t id;
    char label[12];
    const char *const *aliases;
    Node *left;
    Node *right;
    Polygon shape;
    int (*visit)(uint64_t id, void *data);
    void *data;

  # What a function takes, so that cbindgen writes all of them.
  uint64_t node_id(const Node *node);
