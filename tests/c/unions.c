/* Reads what was built in Rust. Each check returns 0, or the number of the line that failed. */
#include "unions.h"

#include <stdalign.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "shapes.h"

#define CHECK(condition) do { if (!(condition)) return __LINE__; } while (0)

#define LAYOUT(name, type, ...) const size_t layout_##name[] = {sizeof(type), alignof(type), __VA_ARGS__}
#define AT(type, field) offsetof(type, field)

LAYOUT(cairo_path_data_t, cairo_path_data_t, AT(cairo_path_data_t, header), AT(cairo_path_data_t, point));
LAYOUT(cairo_path_t, cairo_path_t, AT(cairo_path_t, status), AT(cairo_path_t, data), AT(cairo_path_t, num_data));
LAYOUT(value, Value, AT(Value, base), AT(Value, name), AT(Value, value_case), AT(Value, number));
LAYOUT(small, struct small, AT(struct small, kind), AT(struct small, u));
LAYOUT(options, struct options, AT(struct options, kind), AT(struct options, name));

/* As cairo_append_path walks it. */
int check_cairo_path(const cairo_path_t *path) {
    double sum = 0;
    int moves = 0, lines = 0, closes = 0;
    for (int i = 0; i < path->num_data; i += path->data[i].header.length) {
        const cairo_path_data_t *data = &path->data[i];
        CHECK(data->header.length >= 1 && i + data->header.length <= path->num_data);
        switch (data->header.type) {
        case CAIRO_PATH_MOVE_TO: moves++; sum += data[1].point.x + data[1].point.y; break;
        case CAIRO_PATH_LINE_TO: lines++; sum += data[1].point.x + data[1].point.y; break;
        case CAIRO_PATH_CURVE_TO: CHECK(data->header.length == 4); sum += data[3].point.x; break;
        case CAIRO_PATH_CLOSE_PATH: closes++; CHECK(data->header.length == 1); break;
        default: CHECK(0);
        }
    }
    CHECK(path->status == 0 && path->num_data == 9);
    CHECK(moves == 1 && lines == 1 && closes == 1 && sum == 1 + 2 + 3 + 4 + 9);
    return 0;
}

/* Both members of the union in one array that ends with NULL. */
int check_ldap_mixed(LDAPMod **mods) {
    CHECK(mods[0]->mod_op == LDAP_MOD_ADD && strcmp(mods[0]->mod_type, "cn") == 0);
    CHECK(strcmp(mods[0]->mod_vals.modv_strvals[0], "Ada") == 0 && mods[0]->mod_vals.modv_strvals[1] == NULL);
    CHECK(mods[1]->mod_op == (LDAP_MOD_REPLACE | LDAP_MOD_BVALUES));
    struct berval **values = mods[1]->mod_vals.modv_bvals;
    CHECK(values[0]->bv_len == 3 && memcmp(values[0]->bv_val, "\xFF\0\x01", 3) == 0 && values[1] == NULL);
    CHECK(mods[2]->mod_op == LDAP_MOD_DELETE && mods[2]->mod_vals.modv_strvals == NULL && mods[3] == NULL);
    return 0;
}

int check_values(const Value *values, size_t n) {
    CHECK(n == 4);
    CHECK(values[0].value_case == VALUE_NUMBER && values[0].number == -7 && strcmp(values[0].name, "number") == 0);
    CHECK(values[1].value_case == VALUE_TEXT && strcmp(values[1].text, "seven") == 0);
    CHECK(values[2].value_case == VALUE_POINT && values[2].point->x == 1 && values[2].point->y == 2);
    CHECK(values[2].point->n_tags == 2 && strcmp(values[2].point->tags[1], "b") == 0);
    CHECK(values[3].value_case == VALUE__NOT_SET && values[3].number == 0);
    for (size_t i = 0; i < n; i++)
        CHECK(values[i].base == NULL);
    return 0;
}

/* Whatever the case does not use is zero, and so is all padding. */
int check_small(const struct small *s, size_t n) {
    struct small expected[3];
    memset(expected, 0, sizeof expected);
    expected[0].kind = 1;
    expected[0].u.byte = 9;
    expected[1].kind = 2;
    expected[1].u.pair.a = 3;
    expected[1].u.pair.b = 4;
    expected[2].kind = 3;
    expected[2].u.words[2] = 5;
    CHECK(n == 3 && memcmp(s, expected, sizeof expected) == 0);
    return 0;
}

void change_small(struct small *s) {
    s->kind = 200; /* no case has it */
}

int check_options(const struct options *o) {
    CHECK(o->kind == 5 && o->flag == 1 && o->mode == 6 && o->delta == -100 && strcmp(o->name, "bits") == 0);
    return 0;
}

static void log_to(char *buffer, const char *format, ...) {
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(buffer, 32, format, arguments);
    va_end(arguments);
}

void (*c_logger(void))(char *, const char *, ...) {
    return log_to;
}

/* Calls the visitor for each item, and logs how many it has seen. */
int call_hooks(const struct hooks *hooks, char *buffer) {
    struct context context = {0};
    for (int i = 0; i < hooks->n; i++)
        if (hooks->visit(&context, &hooks->items[i]) != 0)
            break;
    hooks->log(buffer, "%d of %d", context.seen, hooks->n);
    return context.seen;
}
