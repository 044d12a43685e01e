/* Sparse matrices as a C library might take them; `sparse_matrix.rs` mirrors these structs. */
#ifndef SPARSE_MATRIX_H
#define SPARSE_MATRIX_H

#include <stddef.h>

struct sparse_row {
    size_t length;
    size_t *indices; /* length */
    double *values;  /* length */
};

struct sparse_matrix {
    size_t length;
    struct sparse_row *rows; /* length */
};

struct matrix_array {
    size_t length;
    struct sparse_matrix **matrices; /* length */
};

struct matrix_sums {
    size_t entries;
    size_t indices;
    double values;
};

/* Walks all entries of all matrices. */
struct matrix_sums sum_matrices(const struct matrix_array *array);

#endif
