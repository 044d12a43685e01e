/* Every graph as a C programmer would write it: one calloc for each array, and a free that walks all of
   it. Errors are not handled, which is to the advantage of this side. */

#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

static void *copied(const void *source, size_t len, size_t size)
{
    void *copy = calloc(len ? len : 1, size);
    if (copy && len)
        memcpy(copy, source, len * size);
    return copy;
}

static char *text_copied(const char *source)
{
    return copied(source, strlen(source) + 1, 1);
}

/* Sparse matrices. */

struct row { size_t length; size_t *indices; double *values; };
struct matrix { size_t length; struct row *rows; };

struct matrix *matrix_build(const struct row *source, size_t length)
{
    struct matrix *matrix = calloc(1, sizeof *matrix);
    matrix->length = length;
    matrix->rows = calloc(length, sizeof *matrix->rows);
    for (size_t i = 0; i < length; i++) {
        struct row *row = &matrix->rows[i];
        row->length = source[i].length;
        row->indices = copied(source[i].indices, row->length, sizeof *row->indices);
        row->values = copied(source[i].values, row->length, sizeof *row->values);
    }
    return matrix;
}

void matrix_free(struct matrix *matrix)
{
    for (size_t i = 0; i < matrix->length; i++) {
        free(matrix->rows[i].indices);
        free(matrix->rows[i].values);
    }
    free(matrix->rows);
    free(matrix);
}

/* An array of structs with a string each. */

struct name { uint64_t id; char *text; };
struct names { size_t length; struct name *names; };

struct names *names_build(const char *const *source, size_t length)
{
    struct names *names = calloc(1, sizeof *names);
    names->length = length;
    names->names = calloc(length, sizeof *names->names);
    for (size_t i = 0; i < length; i++) {
        names->names[i].id = i;
        names->names[i].text = text_copied(source[i]);
    }
    return names;
}

void names_free(struct names *names)
{
    for (size_t i = 0; i < names->length; i++)
        free(names->names[i].text);
    free(names->names);
    free(names);
}

/* A NULL-terminated char **. */

struct arguments { char **argv; };

struct arguments *arguments_build(const char *const *source, size_t length)
{
    struct arguments *arguments = calloc(1, sizeof *arguments);
    arguments->argv = calloc(length + 1, sizeof *arguments->argv);
    for (size_t i = 0; i < length; i++)
        arguments->argv[i] = text_copied(source[i]);
    return arguments;
}

void arguments_free(struct arguments *arguments)
{
    for (char **text = arguments->argv; *text; text++)
        free(*text);
    free(arguments->argv);
    free(arguments);
}

/* A linked list. */

struct item { uint64_t value; struct item *next; };
struct list { struct item *first; };

struct list *list_build(const uint64_t *source, size_t length)
{
    struct list *list = calloc(1, sizeof *list);
    struct item **end = &list->first;
    for (size_t i = 0; i < length; i++) {
        *end = calloc(1, sizeof **end);
        (*end)->value = source[i];
        end = &(*end)->next;
    }
    return list;
}

void list_free(struct list *list)
{
    struct item *next;
    for (struct item *item = list->first; item; item = next) {
        next = item->next;
        free(item);
    }
    free(list);
}

/* A tree. */

struct tree { uint64_t id; size_t length; struct tree *kids; };

static void tree_copy(struct tree *tree, const struct tree *source)
{
    *tree = *source;
    if (!source->length)
        return;
    tree->kids = calloc(tree->length, sizeof *tree->kids);
    for (size_t i = 0; i < tree->length; i++)
        tree_copy(&tree->kids[i], &source->kids[i]);
}

static void tree_clear(struct tree *tree)
{
    if (!tree->length)
        return;
    for (size_t i = 0; i < tree->length; i++)
        tree_clear(&tree->kids[i]);
    free(tree->kids);
}

struct tree *tree_build(const struct tree *source)
{
    struct tree *tree = calloc(1, sizeof *tree);
    tree_copy(tree, source);
    return tree;
}

void tree_free(struct tree *tree)
{
    tree_clear(tree);
    free(tree);
}

/* libsvm's problem: rows end with index -1. */

struct svm_node { int index; double value; };
struct svm_problem { int l; double *y; struct svm_node **x; };
struct svm_row { const struct svm_node *nodes; size_t length; };

struct svm_problem *svm_build(const double *labels, const struct svm_row *rows, size_t length)
{
    struct svm_problem *problem = calloc(1, sizeof *problem);
    problem->l = (int)length;
    problem->y = copied(labels, length, sizeof *labels);
    problem->x = calloc(length, sizeof *problem->x);
    for (size_t i = 0; i < length; i++) {
        problem->x[i] = calloc(rows[i].length + 1, sizeof **problem->x);
        memcpy(problem->x[i], rows[i].nodes, rows[i].length * sizeof *rows[i].nodes);
        problem->x[i][rows[i].length].index = -1;
    }
    return problem;
}

void svm_free(struct svm_problem *problem)
{
    for (int i = 0; i < problem->l; i++)
        free(problem->x[i]);
    free(problem->x);
    free(problem->y);
    free(problem);
}
