/* Reads graphs that were built in Rust, field by field. Each function returns 0, or the number of
 * the line whose check failed. */
#include "graphs.h"

#include <string.h>

#define CHECK(condition) do { if (!(condition)) return __LINE__; } while (0)

int check_sparse_matrix(const struct sparse_matrix *m) {
    CHECK(m->length == 3);
    CHECK(m->rows[0].length == 2);
    CHECK(m->rows[0].indices[0] == 1 && m->rows[0].indices[1] == 4);
    CHECK(m->rows[0].values[0] == 2.0 && m->rows[0].values[1] == 3.0);
    CHECK(m->rows[1].length == 0 && m->rows[1].indices == NULL && m->rows[1].values == NULL);
    CHECK(m->rows[2].length == 1 && m->rows[2].indices[0] == 7 && m->rows[2].values[0] == 0.5);
    return 0;
}

/* As svm_train walks it: no row has a length, each ends at index -1. */
int check_svm_problem(const struct svm_problem *problem) {
    static const int lengths[] = {2, 0, 1};
    CHECK(problem->l == 3);
    for (int row = 0; row < problem->l; row++) {
        int n = 0;
        CHECK(problem->y[row] == (row % 2 ? -1.0 : 1.0));
        for (const struct svm_node *node = problem->x[row]; node->index != -1; node++, n++)
            CHECK(node->index == n + 1 && node->value == row + 0.25 * n);
        CHECK(n == lengths[row]);
        CHECK(problem->x[row][n].value == 0.0);
    }
    return 0;
}

int check_svm_parameter(const struct svm_parameter *p) {
    CHECK(p->svm_type == 1 && p->kernel_type == 2 && p->degree == 3);
    CHECK(p->gamma == 0.5 && p->coef0 == 0.0 && p->cache_size == 100.0 && p->eps == 0.25 && p->C == 1.0);
    CHECK(p->nr_weight == 0 && p->weight_label == NULL && p->weight == NULL);
    CHECK(p->nu == 0.5 && p->p == 0.125 && p->shrinking == 1 && p->probability == 0);
    return 0;
}

/* The matrix [[1, 0, 2], [0, 3, 0]] by columns. */
int check_cs(const cs_di *a) {
    double dense[2][3] = {{0}};
    CHECK(a->m == 2 && a->n == 3 && a->nzmax == 3 && a->nz == -1);
    for (int column = 0; column < a->n; column++)
        for (int k = a->p[column]; k < a->p[column + 1]; k++)
            dense[a->i[k]][column] = a->x[k];
    CHECK(dense[0][0] == 1 && dense[0][1] == 0 && dense[0][2] == 2);
    CHECK(dense[1][0] == 0 && dense[1][1] == 3 && dense[1][2] == 0);
    return 0;
}

int check_strarray(const struct strarray *a) {
    CHECK(a->count == 3);
    CHECK(strcmp(a->strings[0], "src") == 0);
    CHECK(strcmp(a->strings[1], "") == 0);
    CHECK(strcmp(a->strings[2], "gr\xC3\xBC\xC3\x9F") == 0);
    return 0;
}

int check_scalars(const struct scalars *s) {
    CHECK(s->i8 == INT8_MIN && s->i16 == INT16_MIN && s->i32 == INT32_MIN && s->i64 == INT64_MIN);
    CHECK(s->u8 == UINT8_MAX && s->u16 == UINT16_MAX && s->u32 == UINT32_MAX && s->u64 == UINT64_MAX);
    CHECK(s->f32 == 1.5f && s->f64 == -2.25);
    CHECK(s->yes && !s->no);
    CHECK(s->bytes[0] == 1 && s->bytes[1] == -2 && s->bytes[2] == 3);
    return 0;
}

/* 1 if all padding of the struct is zero. */
int padding_is_zero(const struct scalars *s) {
    unsigned char values[sizeof *s] = {0};
#define COPY(field) memcpy(values + offsetof(struct scalars, field), &s->field, sizeof s->field)
    COPY(i8); COPY(i64); COPY(u8); COPY(u64); COPY(i16); COPY(f32); COPY(yes); COPY(f64);
    COPY(u16); COPY(i32); COPY(no); COPY(u32); COPY(bytes);
#undef COPY
    return memcmp(values, s, sizeof *s) == 0;
}

int check_line(const struct line *l) {
    CHECK(l->kind == 9);
    CHECK(l->from.x == 1 && l->from.y == 2 && strcmp(l->from.name, "from") == 0);
    CHECK(l->to.x == 3 && l->to.y == 4 && l->to.name == NULL);
    CHECK(l->control[0].x == 5 && l->control[0].y == 6 && strcmp(l->control[0].name, "c0") == 0);
    CHECK(l->control[1].x == 7 && l->control[1].y == 8 && strcmp(l->control[1].name, "c1") == 0);
    return 0;
}

int check_tree(const struct tree *t) {
    CHECK(t->id == 1 && t->left->id == 2 && t->right->id == 3);
    CHECK(t->left->left == NULL && t->left->right == NULL);
    CHECK(t->right->left == t->left && t->right->right == NULL);
    return 0;
}

int check_matrix(const struct matrix *m) {
    CHECK(m->rows == 2 && m->columns == 3);
    for (int row = 0; row < m->rows; row++)
        for (int column = 0; column < m->columns; column++)
            CHECK(m->cells[row][column] == 10 * row + column);
    return 0;
}

int check_command(const struct command *c) {
    int n;
    for (n = 0; c->argv[n]; n++)
        CHECK(strcmp(c->argv[n], n == 0 ? "ls" : "-l") == 0);
    CHECK(n == 2);
    for (n = 0; c->trees[n]; n++)
        CHECK(c->trees[n]->id == n + 5);
    CHECK(n == 3);
    for (n = 0; c->settings[n].name; n++)
        CHECK(strlen(c->settings[n].name) == 4 && c->settings[n].has_value == n && c->settings[n].code == 'a' + n);
    CHECK(n == 2 && c->settings[n].has_value == 0 && c->settings[n].code == 0);
    for (n = 0; c->ids[n] != -1; n++)
        CHECK(c->ids[n] == 100 * n);
    CHECK(n == 4);
    return 0;
}

int check_device(const struct device *d, const void *user_data) {
    CHECK(d->version == 7 && d->size == sizeof *d && d->reserved == NULL);
    CHECK(d->user_data == user_data);
    CHECK(d->callback(d->user_data, 20) == 42);
    CHECK(strcmp(d->name, "GPU 0") == 0);
    for (size_t i = strlen(d->name); i < sizeof d->name; i++)
        CHECK(d->name[i] == 0);
    return 0;
}

int check_vectors(const struct vectors *v) {
    CHECK(v->len == 3);
    for (int64_t i = 0; i < v->len; i++) {
        CHECK((uintptr_t)&v->items[i] % 16 == 0);
        for (int lane = 0; lane < 4; lane++)
            CHECK(v->items[i].lanes[lane] == (float)(10 * i + lane));
        CHECK(v->items[i].mask == i);
    }
    return 0;
}

int check_tasks(const struct task *first) {
    static const char *const titles[] = {"read", "think", "write"};
    int n = 0;
    for (const struct task *task = first; task; task = task->next, n++)
        CHECK(n < 3 && strcmp(task->title, titles[n]) == 0);
    CHECK(n == 3);
    return 0;
}

int check_buffer(const struct buffer *b) {
    CHECK(b->bytes == 12);
    CHECK(memcmp(b->data, (const uint32_t[]){1, 2, 3}, b->bytes) == 0);
    return 0;
}

int check_deep(const struct deep *d, const void *handle) {
    CHECK(d->a == 2 && d->b == 3 && d->c == 2);
    for (unsigned i = 0; i < d->a; i++)
        for (unsigned j = 0; j < d->b; j++)
            for (unsigned k = 0; k < d->c; k++)
                CHECK(d->cube[i][j][k] == 100.0 * i + 10.0 * j + k);
    CHECK(strcmp(d->sentences[0][0], "one") == 0 && strcmp(d->sentences[0][1], "two") == 0);
    CHECK(d->sentences[0][2] == NULL && d->sentences[1][0] == NULL && d->sentences[2] == NULL);
    CHECK(d->texts[0][0] == 7 && d->texts[0][1] == 8 && d->texts[0][2] == 0);
    CHECK(d->texts[1][0] == 0 && d->texts[2] == NULL);
    CHECK(d->links[0]->id == 5 && d->links[1] == NULL);
    CHECK(d->handles[0] == handle && d->handles[1] == NULL);
    CHECK(d->runs[0][0] == 3 && d->runs[0][1] == -1 && d->runs[1][0] == -1);
    CHECK(d->shared == d->links[0]);
    CHECK(((const uint32_t *)d->words)[0] == 9 && ((const uint32_t *)d->words)[1] == 0);
    CHECK(((const double *)d->measures)[2] == 0.75);
    return 0;
}

int check_kinds(const struct kinds *k) {
    CHECK(k->color == BLUE && k->level == 200 && k->metres == 1.5 && k->wrapped == -7);
    CHECK(k->never == NULL && k->ids == NULL);
    return 0;
}
