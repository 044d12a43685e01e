/* Writes into graphs that were built in Rust. */
#include "graphs.h"

void scale_rows(struct sparse_matrix *m, double factor) {
    for (size_t row = 0; row < m->length; row++)
        for (size_t k = 0; k < m->rows[row].length; k++)
            m->rows[row].values[k] *= factor;
}

void negate_scalars(struct scalars *s) {
    s->i8 = 1;
    s->u64 = 2;
    s->f32 = -s->f32;
    s->yes = !s->yes;
    s->bytes[2] = -3;
}

void transpose_square(struct matrix *m) {
    for (int row = 0; row < m->rows; row++)
        for (int column = 0; column < row; column++) {
            double swap = m->cells[row][column];
            m->cells[row][column] = m->cells[column][row];
            m->cells[column][row] = swap;
        }
}

void rename_device(struct device *d) {
    d->name[0] = 'C';
    d->version++;
}
