/* Structs with unions, bit-fields and callbacks, as the headers of C libraries have them. */
#ifndef CYMEM_TESTS_UNIONS_H
#define CYMEM_TESTS_UNIONS_H

#include <stddef.h>
#include <stdint.h>

/* cairo.h */
typedef enum { CAIRO_PATH_MOVE_TO, CAIRO_PATH_LINE_TO, CAIRO_PATH_CURVE_TO, CAIRO_PATH_CLOSE_PATH } cairo_path_data_type_t;

typedef union _cairo_path_data_t {
    struct { cairo_path_data_type_t type; int length; } header;
    struct { double x, y; } point;
} cairo_path_data_t;

typedef struct cairo_path {
    int status;
    cairo_path_data_t *data;
    int num_data;
} cairo_path_t;

/* What protobuf-c generates for `oneof`. */
typedef enum { VALUE__NOT_SET = 0, VALUE_NUMBER = 2, VALUE_TEXT = 3, VALUE_POINT = 5 } Value__Case;

typedef struct { int32_t x, y; size_t n_tags; char **tags; } Point;

typedef struct {
    const void *base;
    char *name;
    Value__Case value_case;
    union {
        int64_t number;
        char *text;
        Point *point;
    };
} Value;

/* A union with a tag of one byte, and cases of different sizes: the rest is zero. */
struct small {
    uint8_t kind;
    union { uint8_t byte; struct { uint8_t a; uint32_t b; } pair; uint64_t words[3]; } u;
};

/* Bit-fields, which bindgen keeps in units. */
struct options {
    uint8_t kind;
    unsigned flag : 1;
    unsigned mode : 3;
    int delta : 12;
    char *name;
};

/* A logger with a variable number of arguments, and a visitor with a context. */
struct context { int seen; };
struct hooks {
    void (*log)(char *buffer, const char *format, ...);
    int (*visit)(struct context *context, const int *item);
    int n;
    int *items;
};

#endif
