/* What headers have besides pointers and counts: one struct for each recipe of docs/bindgen.md. */
#include <stddef.h>
#include <stdint.h>

/* Handles: pointers to what only the library knows. */
typedef struct window_T *window;
typedef struct screen { uint32_t count; const window *windows; window root; } screen;

/* Enums: as integers, as an enum of Rust, and as a newtype. */
enum colour { COLOUR_RED, COLOUR_GREEN };
enum border { BORDER_NONE, BORDER_THIN };
enum dash { DASH_DOTTED = 1, DASH_LONG = 2 };
typedef struct pen { enum colour colour; enum border border; int n; const enum dash *dashes; } pen;

/* Anonymous structs: of a named field, and of none. */
typedef struct plot { const char *name; struct { int n; double *x; } line; struct { int width, height; }; } plot;

/* Names that begin with an underscore: libxml2's _xmlSAXHandler, GLib's _GOptionEntry. */
typedef struct _handler { const char *name; int (*call)(void *data); void *data; } handler;
typedef struct _entry { const char *name; int value; } entry;

/* Types that another crate has. */
#include <sys/time.h>
typedef struct record { struct timeval when; int n; const struct timeval *ticks; const char *what; } record;

/* A struct that is written by hand, since C's has bytes where there are two numbers. */
typedef struct point { char bytes[8]; } point;
typedef struct route { int n; const point *points; } route;

/* A flexible array member. */
typedef struct blob { uint32_t size; unsigned char data[]; } blob;
typedef struct store { const char *name; blob *blob; } store;
