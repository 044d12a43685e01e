/* The C side of the graphs that the tests build: the structs as a C library would declare them. */
#ifndef CYMEM_TESTS_GRAPHS_H
#define CYMEM_TESTS_GRAPHS_H

#include <stdalign.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct sparse_row {
    size_t length;
    size_t *indices;
    double *values;
};

struct sparse_matrix {
    size_t length;
    struct sparse_row *rows;
};

/* libsvm's svm.h */
struct svm_node {
    int index;
    double value;
};

struct svm_problem {
    int l;
    double *y;
    struct svm_node **x;
};

struct svm_parameter {
    int svm_type;
    int kernel_type;
    int degree;
    double gamma;
    double coef0;
    double cache_size;
    double eps;
    double C;
    int nr_weight;
    int *weight_label;
    double *weight;
    double nu;
    double p;
    int shrinking;
    int probability;
};

/* CSparse's cs.h */
typedef struct {
    int nzmax;
    int m;
    int n;
    int *p;
    int *i;
    double *x;
    int nz;
} cs_di;

/* libgit2's git2/strarray.h */
struct strarray {
    char **strings;
    size_t count;
};

/* Every scalar, with padding between most of them. */
struct scalars {
    int8_t i8;
    int64_t i64;
    uint8_t u8;
    uint64_t u64;
    int16_t i16;
    float f32;
    bool yes;
    double f64;
    uint16_t u16;
    int32_t i32;
    bool no;
    uint32_t u32;
    int8_t bytes[3];
};

struct point {
    float x;
    float y;
    char *name;
};

/* Structs by value, and in an array by value. */
struct line {
    uint8_t kind;
    struct point from;
    struct point to;
    struct point control[2];
};

/* Pointers to one struct, const or not, shared or null. */
struct tree {
    int32_t id;
    struct tree *left;
    const struct tree *right;
};

struct matrix {
    uint16_t rows;
    uint8_t columns;
    double **cells;
};

struct command {
    const char *const *argv;       /* ends with NULL */
    struct tree **trees;           /* ends with NULL */
    const struct setting *settings; /* ends with zeros */
    int16_t *ids;                  /* ends with -1 */
};

struct setting {
    const char *name;
    int has_value;
    int code;
};

struct device {
    uint32_t version;    /* 7 */
    size_t size;         /* sizeof(struct device) */
    void *reserved;      /* NULL */
    void *user_data;     /* the caller's */
    int (*callback)(void *user_data, int number);
    char name[16];
};

struct lanes {
    alignas(16) float lanes[4];
    uint8_t mask;
};

struct vectors {
    int64_t len;
    struct lanes *items;
};

struct task {
    const char *title;
    struct task *next;
};

struct buffer {
    void *data;
    size_t bytes;
};

/* Pointers of every depth. */
struct leaf {
    int id;
};

struct deep {
    unsigned a, b, c;
    double ***cube;             /* a x b x c */
    char ***sentences;          /* NULL-terminated lists of words */
    const uint16_t *const *texts; /* NULL-terminated, each ends with 0 */
    struct leaf **links;        /* a */
    void **handles;             /* a */
    const short **runs;         /* a, each ends with -1 */
    const void *shared;         /* a leaf */
    void *words;                /* uint32_t, ends with 0 */
    void *measures;             /* b doubles */
};

/* Plain values of Rust types of their own. */
enum color { RED, GREEN, BLUE };

struct kinds {
    enum color color;
    uint8_t level;  /* an enum of one byte */
    double metres;  /* a newtype */
    int32_t wrapped;
    void (*never)(void);
    int *ids;       /* none */
};

int check_kinds(const struct kinds *kinds);

int check_deep(const struct deep *deep, const void *handle);

#endif
