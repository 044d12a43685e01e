/* What the generated checks use: see `src/random.rs`. */
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#ifdef __SIZEOF_INT128__
__extension__ typedef unsigned __int128 u128;
__extension__ typedef __int128 i128;
#else /* 32-bit targets have none: the next best there, also in `src/lib.rs` */
typedef uint64_t u128;
typedef int64_t i128;
#endif

static inline uint64_t next(uint64_t *r) {
    uint64_t x = *r += 0x9E3779B97F4A7C15;
    x = (x ^ (x >> 30)) * 0xBF58476D1CE4E5B9;
    x = (x ^ (x >> 27)) * 0x94D049BB133111EB;
    return x ^ (x >> 31);
}

static inline size_t len(uint64_t *r) { return next(r) % 4; }

static inline bool text(const char *s, uint64_t *r) {
    size_t n = len(r);
    for (size_t i = 0; i < n; i++)
        if (s[i] != (char)('a' + next(r) % 26)) return false;
    return s[n] == 0;
}

static inline bool callback(int32_t (*f)(int32_t), uint64_t *r) {
    return next(r) % 2 == 1 ? f != NULL && f(21) == 42 : f == NULL;
}

/* Whether every byte from `from` to `to` is zero. */
static inline bool zero(const void *block, size_t from, size_t to) {
    const unsigned char *bytes = block;
    for (size_t i = from; i < to; i++)
        if (bytes[i]) return false;
    return true;
}

/* Returns the name of the field if the condition does not hold, or what `check` has returned. */
#define MUST(field, condition) do { if (!(condition)) return field; } while (0)
#define TRY(check) do { const char *bad = check; if (bad) return bad; } while (0)
