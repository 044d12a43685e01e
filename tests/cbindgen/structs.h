#include <stdarg.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>

/**
 * A point, plain.
 */
typedef struct Point {
  double x;
  double y;
} Point;

/**
 * Points that share their count with weights.
 */
typedef struct Polygon {
  const char *name;
  uint32_t len;
  struct Point *points;
  const float *weights;
  bool closed;
} Polygon;

/**
 * A tree with labels and a callback.
 */
typedef struct Node {
  uint64_t id;
  char label[12];
  const char *const *aliases;
  struct Node *left;
  struct Node *right;
  struct Polygon shape;
  int (*visit)(uint64_t id, void *data);
  void *data;
} Node;

#ifdef __cplusplus
extern "C" {
#endif // __cplusplus

/**
 * What a function takes, so that cbindgen writes all of them.
 */
uint64_t node_id(const struct Node *node);

#ifdef __cplusplus
}  // extern "C"
#endif  // __cplusplus
