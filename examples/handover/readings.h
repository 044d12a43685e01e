/* What src/lib.rs exports. */
#ifndef READINGS_H
#define READINGS_H

#include <stddef.h>

struct station {
    const char *name;
    size_t hours;
    double *readings;
};

struct survey {
    size_t count;
    struct station *stations;
};

struct survey *survey_load(const char *names, size_t hours);
struct station *station_load(size_t hours);

/* Free all of it at once; NULL is fine. */
void survey_free(struct survey *);
void station_free(struct station *);

#endif
