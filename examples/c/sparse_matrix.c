#include "sparse_matrix.h"

static void add_row(struct matrix_sums *sums, const struct sparse_row *row) {
    for (size_t i = 0; i < row->length; i++) {
        sums->entries += 1;
        sums->indices += row->indices[i];
        sums->values += row->values[i];
    }
}

struct matrix_sums sum_matrices(const struct matrix_array *array) {
    struct matrix_sums sums = {0, 0, 0.0};
    for (size_t m = 0; m < array->length; m++) {
        const struct sparse_matrix *matrix = array->matrices[m];
        for (size_t r = 0; r < matrix->length; r++) {
            add_row(&sums, &matrix->rows[r]);
        }
    }
    return sums;
}
