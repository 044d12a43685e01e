/* Reads the arrays and strings that `tests/arrays.rs` has built without a struct around them. */
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

/* The line of the first that does not hold. */
#define CHECK(condition) do { if (!(condition)) return __LINE__; } while (0)

/* METIS' xadj and adjncy, the edges of a graph in compressed rows. Returns how many vertices are reached
   from the first one. */
int reached(int nvtxs, const int32_t *xadj, const int32_t *adjncy);
int reached(int nvtxs, const int32_t *xadj, const int32_t *adjncy) {
    int stack[64], depth = 0, count = 0;
    char seen[64] = {1};
    stack[depth++] = 0;
    while (depth > 0) {
        int vertex = stack[--depth];
        count++;
        for (int32_t i = xadj[vertex]; i < xadj[vertex + 1]; i++) {
            int next = adjncy[i];
            if (next < nvtxs && !seen[next]) {
                seen[next] = 1;
                stack[depth++] = next;
            }
        }
    }
    return count;
}

/* glp_load_matrix: counted from 1. The sum of the row numbers times values. */
double load_matrix(int n, const int ia[], const int ja[], const double ar[]);
double load_matrix(int n, const int ia[], const int ja[], const double ar[]) {
    double sum = 0;
    for (int i = 1; i <= n; i++) {
        sum += ia[i] * ar[i] + ja[i] * 100;
    }
    return sum;
}

typedef struct event { uint8_t kind; double value; } event;

/* Padding that is compared, as caches and hash tables do. */
int check_events(const event *events, size_t n);
int check_events(const event *events, size_t n) {
    event same;
    memset(&same, 0, sizeof same);
    for (size_t i = 0; i < n; i++) {
        same.kind = (uint8_t)(i + 1);
        same.value = (double)i;
        CHECK(memcmp(&events[i], &same, sizeof same) == 0);
    }
    return 0;
}

/* Lua's luaL_Reg, ends with a pair of NULL. */
typedef struct luaL_Reg { const char *name; int (*func)(void *); } luaL_Reg;

int check_registry(const luaL_Reg *functions);
int check_registry(const luaL_Reg *functions) {
    CHECK(strcmp(functions[0].name, "open") == 0 && functions[0].func(NULL) == 1);
    CHECK(strcmp(functions[1].name, "close") == 0 && functions[1].func(NULL) == 2);
    CHECK(functions[2].name == NULL && functions[2].func == NULL);
    return 0;
}

/* The menu library of ncurses: ITEM **, ends with NULL. */
typedef struct item { const char *name; int length; } item;

int check_items(item *const *items);
int check_items(item *const *items) {
    CHECK(strcmp(items[0]->name, "first") == 0 && items[0]->length == 5);
    CHECK(items[1] == items[0]);
    CHECK(strcmp(items[2]->name, "last") == 0 && items[3] == NULL);
    return 0;
}

int check_counted_items(item *const *items, size_t n);
int check_counted_items(item *const *items, size_t n) {
    CHECK(n == 3 && items[0] == items[2] && items[1] == NULL && items[0]->length == 5);
    return 0;
}

/* Ends with a value of the caller's: -1. Sums and overwrites. */
int drain(int *numbers);
int drain(int *numbers) {
    int sum = 0;
    for (; *numbers != -1; numbers++) {
        sum += *numbers;
        *numbers = 7;
    }
    return sum;
}

int check_argv(int argc, char *const argv[], const char *program);
int check_argv(int argc, char *const argv[], const char *program) {
    CHECK(argc == 3 && strcmp(argv[0], program) == 0);
    CHECK(strcmp(argv[1], "--name=two words") == 0 && strcmp(argv[2], "") == 0 && argv[3] == NULL);
    return 0;
}

int check_nothing(const int *counted, const int *terminated, char *const *argv, const char *text);
int check_nothing(const int *counted, const int *terminated, char *const *argv, const char *text) {
    CHECK(counted == NULL && terminated != NULL && *terminated == 0);
    CHECK(argv != NULL && *argv == NULL && *text == '\0');
    return 0;
}

/* Flexible array members: behind the struct, and from the padding at its end on. */
typedef struct handle { unsigned handle_bytes; int handle_type; unsigned char f_handle[]; } handle;
typedef struct packet { uint64_t id; uint16_t n; uint16_t data[]; } packet;

int check_handle(const handle *h);
int check_handle(const handle *h) {
    CHECK(h->handle_bytes == 5 && h->handle_type == 129 && memcmp(h->f_handle, "bytes", 5) == 0);
    return 0;
}

int check_packet(const packet *p);
int check_packet(const packet *p) {
    CHECK(offsetof(packet, data) == 10 && sizeof(packet) == 16);
    CHECK(p->id == 7 && p->n == 4);
    for (int i = 0; i < p->n; i++) {
        CHECK(p->data[i] == i + 1);
    }
    return 0;
}
