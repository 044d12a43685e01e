/* Reads what `tests/text.rs`, `tests/places.rs` and `tests/lengths.rs` have built. */
#include "grammar.h"

#include <stdalign.h>
#include <string.h>

/* The line of the first that does not hold. */
#define CHECK(condition) do { if (!(condition)) return __LINE__; } while (0)

#define LAYOUT(type, ...) extern const size_t layout_##type[]; \
    const size_t layout_##type[] = {sizeof(type), alignof(type), __VA_ARGS__}
#define AT(type, field) offsetof(type, field)

LAYOUT(named_pointers, AT(named_pointers, main), AT(named_pointers, count), AT(named_pointers, devices),
       AT(named_pointers, samples), AT(named_pointers, name), AT(named_pointers, names));
LAYOUT(sized_text, AT(sized_text, text), AT(sized_text, text_length), AT(sized_text, name),
       AT(sized_text, length), AT(sized_text, data));
LAYOUT(image, AT(image, planes), AT(image, size), AT(image, plane), AT(image, names), AT(image, parts));
LAYOUT(card, AT(card, fb_id_ptr), AT(card, name_ptr), AT(card, count_fbs));
LAYOUT(tensor, AT(tensor, size), AT(tensor, pixels), AT(tensor, dims), AT(tensor, values), AT(tensor, rows),
       AT(tensor, columns), AT(tensor, diagonal), AT(tensor, border));

int check_named_pointers(const named_pointers *p);
int check_named_pointers(const named_pointers *p) {
    const uint16_t *samples = p->samples;
    CHECK((uintptr_t)p->main == 1 && p->count == 2);
    CHECK((uintptr_t)p->devices[0] == 2 && (uintptr_t)p->devices[1] == 3);
    CHECK(samples[0] == 7 && samples[1] == 8);
    CHECK(strcmp(p->name, "name") == 0);
    CHECK(strcmp(p->names[0], "a") == 0 && strcmp(p->names[1], "b") == 0 && p->names[2] == NULL);
    return 0;
}

int check_berval(const berval *b);
int check_berval(const berval *b) {
    CHECK(b->bv_len == 5 && memcmp(b->bv_val, "a\0b\xff" "c", 5) == 0);
    return 0;
}

int check_octets(const octets *o);
int check_octets(const octets *o) {
    CHECK(o->length == 3 && memcmp(o->data, "xyz", 3) == 0 && memcmp(o->same, "abc", 3) == 0);
    return 0;
}

int check_sized_text(const sized_text *t);
int check_sized_text(const sized_text *t) {
    CHECK(t->text_length == 6 && t->text[6] == 0 && strcmp(t->text, "gr\xc3\xbc\xc3\x9f") == 0);
    CHECK(strcmp((const char *)t->name, "xml") == 0);
    CHECK(t->length == 4 && strcmp(t->data, "node") == 0);
    for (size_t i = t->length; i < sizeof t->data; i++)
        CHECK(t->data[i] == 0);
    return 0;
}

int check_wide(const wide *w);
int check_wide(const wide *w) {
    static const uint16_t title[] = {'h', 0xe4, 0xd83d, 0xde00, 0};
    CHECK(memcmp(w->title, title, sizeof title) == 0);
    CHECK(w->path_length == 2 && w->path[0] == 'c' && w->path[1] == ':' && w->path[2] == 0);
    return 0;
}

int check_blocks(const blocks *b);
int check_blocks(const blocks *b) {
    static const uint16_t filter[] = {'*', 0, 0xdf, '?', 0, 0};
    CHECK(memcmp(b->environment, "A=1\0HOME=/\0", 12) == 0);
    CHECK(memcmp(b->filter, filter, sizeof filter) == 0);
    return 0;
}

int check_image(const image *m);
int check_image(const image *m) {
    CHECK(m->planes == 2 && m->size == 3 && m->plane[2] == NULL && m->plane[3] == NULL);
    for (int p = 0; p < m->planes; p++)
        for (int i = 0; i < m->size; i++)
            CHECK(m->plane[p][i] == 10 * p + i);
    CHECK(strcmp(m->names[0], "y") == 0 && strcmp(m->names[1], "uv") == 0 && m->names[2] == NULL);
    CHECK(m->parts[0]->bv_len == 1 && m->parts[0]->bv_val[0] == 'p' && m->parts[1] == NULL);
    return 0;
}

int check_card(const card *c);
int check_card(const card *c) {
    const uint32_t *ids = (const uint32_t *)(uintptr_t)c->fb_id_ptr;
    const char *name = (const char *)(uintptr_t)c->name_ptr;
    CHECK(c->count_fbs == 2 && ids[0] == 7 && ids[1] == 8);
    CHECK(strcmp(name, "hd") == 0);
    return 0;
}

int check_module(const module *m, int samplers);
int check_module(const module *m, int samplers) {
    CHECK(m->code_size == 8 && m->code[0] == 0x07230203 && m->code[1] == 9 && m->samplers == 2);
    if (samplers)
        CHECK(m->sampler[0] == 4 && m->sampler[1] == 5);
    else
        CHECK(m->sampler == NULL);
    return 0;
}

int check_room(const buffer *b);
int check_room(const buffer *b) {
    CHECK(b->size == 3 && b->asize == 8 && memcmp(b->ptr, "abc\0\0\0\0", 8) == 0);
    return 0;
}

int check_words(const words *w);
int check_words(const words *w) {
    CHECK(w->size == 8 && w->alloc == 16 && w->data[0] == 1 && w->data[1] == 2);
    CHECK(w->data[2] == 0 && w->data[3] == 0);
    return 0;
}

int check_samples(const samples *s);
int check_samples(const samples *s) {
    CHECK(s->n == 2 && (uintptr_t)s->re % 64 == 0 && s->re[0] == 0.5f && s->re[1] == 1.5f);
    CHECK(s->controllen == 3 && (uintptr_t)s->control % 16 == 0 && memcmp(s->control, "fds", 3) == 0);
    return 0;
}

int check_tensor(const tensor *t);
int check_tensor(const tensor *t) {
    for (int i = 0; i < t->size.w * t->size.h; i++)
        CHECK(t->pixels[i] == i);
    for (int i = 0; i < t->dims[0] * t->dims[1]; i++)
        CHECK(t->values[i] == 0.5 * i);
    CHECK(t->size.w == 3 && t->size.h == 2 && t->dims[0] == 2 && t->dims[1] == 2 && t->rows == 2 && t->columns == 3);
    CHECK(t->diagonal[0] == 1 && t->diagonal[1] == 2);
    CHECK(t->border[0] == 7 && t->border[2] == 9);
    return 0;
}

int check_program(const program *p);
int check_program(const program *p) {
    CHECK(p->n == 2 && p->lengths[0] == 4 && p->lengths[1] == 0);
    CHECK(memcmp(p->strings[0], "main", 4) == 0 && p->strings[1][0] == 0);
    return 0;
}

int check_ragged(const ragged *r);
int check_ragged(const ragged *r) {
    CHECK(r->n == 3 && r->lens[0] == 2 && r->lens[1] == 0 && r->lens[2] == 1);
    CHECK(r->rows[0][0] == 1.0 && r->rows[0][1] == 2.0 && r->rows[1] == NULL && r->rows[2][0] == 3.0);
    return 0;
}

int check_span(const span *s, int length);
int check_span(const span *s, int length) {
    CHECK(s->end - s->begin == length);
    for (const int *i = s->begin; i != s->end; i++)
        CHECK(*i == i - s->begin);
    if (length == 0)
        CHECK(s->begin == NULL && s->end == NULL);
    return 0;
}
