/* Reads structs of C libraries that were built in Rust, as those libraries do. Each check returns 0,
 * or the number of the line that failed. */
#include "shapes.h"

#include <stdalign.h>
#include <string.h>

#define CHECK(condition) do { if (!(condition)) return __LINE__; } while (0)

/* The size, the alignment, then the offset of each field in order. */
#define LAYOUT(name, type, ...) const size_t layout_##name[] = {sizeof(type), alignof(type), __VA_ARGS__}
#define AT(type, field) offsetof(type, field)

/* What the libraries' own documents and ABIs say, for 64 bits. */
#if UINTPTR_MAX == UINT64_MAX
_Static_assert(sizeof(struct problem) == 32, "linear.h");
_Static_assert(sizeof(OSQPCscMatrix) == 64, "osqp_api_types.h");
_Static_assert(sizeof(cholmod_sparse) == 88, "cholmod.h");
_Static_assert(sizeof(gsl_matrix) == 48, "gsl_matrix_double.h");
_Static_assert(sizeof(SHPObject) == 144, "shapefil.h");
_Static_assert(sizeof(LDAPMod) == 24, "ldap.h");
_Static_assert(sizeof(struct ArrowSchema) == 72, "the Arrow C data interface");
_Static_assert(sizeof(struct ArrowArray) == 80, "the Arrow C data interface");
_Static_assert(sizeof(VkDeviceQueueCreateInfo) == 40, "vulkan_core.h");
_Static_assert(sizeof(VkDeviceCreateInfo) == 72, "vulkan_core.h");
#endif
_Static_assert(sizeof(VkPhysicalDeviceFeatures) == 55 * sizeof(VkBool32), "vulkan_core.h");
_Static_assert(sizeof(VkStructureType) == 4, "an enum is an int");
_Static_assert(sizeof(char **) == sizeof(union mod_vals_u), "the members of the union are pointers");

LAYOUT(feature_node, struct feature_node, AT(struct feature_node, index), AT(struct feature_node, value));
LAYOUT(problem, struct problem, AT(struct problem, l), AT(struct problem, n), AT(struct problem, y),
       AT(struct problem, x), AT(struct problem, bias));
LAYOUT(OSQPCscMatrix, OSQPCscMatrix, AT(OSQPCscMatrix, m), AT(OSQPCscMatrix, n), AT(OSQPCscMatrix, p),
       AT(OSQPCscMatrix, i), AT(OSQPCscMatrix, x), AT(OSQPCscMatrix, nzmax), AT(OSQPCscMatrix, nz),
       AT(OSQPCscMatrix, owned));
LAYOUT(cholmod_sparse, cholmod_sparse, AT(cholmod_sparse, nrow), AT(cholmod_sparse, ncol),
       AT(cholmod_sparse, nzmax), AT(cholmod_sparse, p), AT(cholmod_sparse, i), AT(cholmod_sparse, nz),
       AT(cholmod_sparse, x), AT(cholmod_sparse, z), AT(cholmod_sparse, stype), AT(cholmod_sparse, itype),
       AT(cholmod_sparse, xtype), AT(cholmod_sparse, dtype), AT(cholmod_sparse, sorted),
       AT(cholmod_sparse, packed));
LAYOUT(gsl_block, gsl_block, AT(gsl_block, size), AT(gsl_block, data));
LAYOUT(gsl_matrix, gsl_matrix, AT(gsl_matrix, size1), AT(gsl_matrix, size2), AT(gsl_matrix, tda),
       AT(gsl_matrix, data), AT(gsl_matrix, block), AT(gsl_matrix, owner));
LAYOUT(SHPObject, SHPObject, AT(SHPObject, nSHPType), AT(SHPObject, nShapeId), AT(SHPObject, nParts),
       AT(SHPObject, panPartStart), AT(SHPObject, panPartType), AT(SHPObject, nVertices), AT(SHPObject, padfX),
       AT(SHPObject, padfY), AT(SHPObject, padfZ), AT(SHPObject, padfM), AT(SHPObject, dfXMin),
       AT(SHPObject, dfYMin), AT(SHPObject, dfZMin), AT(SHPObject, dfMMin), AT(SHPObject, dfXMax),
       AT(SHPObject, dfYMax), AT(SHPObject, dfZMax), AT(SHPObject, dfMMax), AT(SHPObject, bMeasureIsUsed),
       AT(SHPObject, bFastModeReadObject));
LAYOUT(berval, struct berval, AT(struct berval, bv_len), AT(struct berval, bv_val));
LAYOUT(LDAPMod, LDAPMod, AT(LDAPMod, mod_op), AT(LDAPMod, mod_type), AT(LDAPMod, mod_vals.modv_strvals));
LAYOUT(LDAPMod_bvalues, LDAPMod, AT(LDAPMod, mod_op), AT(LDAPMod, mod_type), AT(LDAPMod, mod_vals.modv_bvals));
LAYOUT(ArrowSchema, struct ArrowSchema, AT(struct ArrowSchema, format), AT(struct ArrowSchema, name),
       AT(struct ArrowSchema, metadata), AT(struct ArrowSchema, flags), AT(struct ArrowSchema, n_children),
       AT(struct ArrowSchema, children), AT(struct ArrowSchema, dictionary), AT(struct ArrowSchema, release),
       AT(struct ArrowSchema, private_data));
LAYOUT(ArrowArray, struct ArrowArray, AT(struct ArrowArray, length), AT(struct ArrowArray, null_count),
       AT(struct ArrowArray, offset), AT(struct ArrowArray, n_buffers), AT(struct ArrowArray, n_children),
       AT(struct ArrowArray, buffers), AT(struct ArrowArray, children), AT(struct ArrowArray, dictionary),
       AT(struct ArrowArray, release), AT(struct ArrowArray, private_data));
LAYOUT(VkPhysicalDeviceFeatures, VkPhysicalDeviceFeatures, AT(VkPhysicalDeviceFeatures, robustBufferAccess),
       AT(VkPhysicalDeviceFeatures, samplerAnisotropy), AT(VkPhysicalDeviceFeatures, shaderFloat64),
       AT(VkPhysicalDeviceFeatures, inheritedQueries));
LAYOUT(VkPhysicalDeviceTimelineSemaphoreFeatures, VkPhysicalDeviceTimelineSemaphoreFeatures,
       AT(VkPhysicalDeviceTimelineSemaphoreFeatures, sType), AT(VkPhysicalDeviceTimelineSemaphoreFeatures, pNext),
       AT(VkPhysicalDeviceTimelineSemaphoreFeatures, timelineSemaphore));
LAYOUT(VkPhysicalDeviceFeatures2, VkPhysicalDeviceFeatures2, AT(VkPhysicalDeviceFeatures2, sType),
       AT(VkPhysicalDeviceFeatures2, pNext), AT(VkPhysicalDeviceFeatures2, features));
LAYOUT(VkDeviceQueueCreateInfo, VkDeviceQueueCreateInfo, AT(VkDeviceQueueCreateInfo, sType),
       AT(VkDeviceQueueCreateInfo, pNext), AT(VkDeviceQueueCreateInfo, flags),
       AT(VkDeviceQueueCreateInfo, queueFamilyIndex), AT(VkDeviceQueueCreateInfo, queueCount),
       AT(VkDeviceQueueCreateInfo, pQueuePriorities));
LAYOUT(VkDeviceCreateInfo, VkDeviceCreateInfo, AT(VkDeviceCreateInfo, sType), AT(VkDeviceCreateInfo, pNext),
       AT(VkDeviceCreateInfo, flags), AT(VkDeviceCreateInfo, queueCreateInfoCount),
       AT(VkDeviceCreateInfo, pQueueCreateInfos), AT(VkDeviceCreateInfo, enabledLayerCount),
       AT(VkDeviceCreateInfo, ppEnabledLayerNames), AT(VkDeviceCreateInfo, enabledExtensionCount),
       AT(VkDeviceCreateInfo, ppEnabledExtensionNames), AT(VkDeviceCreateInfo, pEnabledFeatures));

/* As liblinear's train walks it: no row has a length, each ends at index -1, behind the bias term. */
int check_problem(const struct problem *p) {
    static const double labels[] = {1.0, -1.0, 1.0};
    static const int lengths[] = {3, 1, 2};
    CHECK(p->l == 3 && p->n == 3 && p->bias == 1.0);
    for (int row = 0; row < p->l; row++) {
        int n = 0;
        CHECK(p->y[row] == labels[row]);
        for (const struct feature_node *node = p->x[row]; node->index != -1; node++, n++) {
            CHECK(node->index >= 1 && node->index <= p->n);
            CHECK(node->value == (node->index == p->n ? p->bias : 10.0 * row + node->index));
        }
        CHECK(n == lengths[row] && p->x[row][n - 1].index == p->n && p->x[row][n].value == 0.0);
    }
    return 0;
}

/* The matrix [[1, 0, 2], [0, 3, 0]] by columns. */
static const double dense[2][3] = {{1, 0, 2}, {0, 3, 0}};

int check_osqp(const OSQPCscMatrix *a) {
    double found[2][3] = {{0}};
    CHECK(a->m == 2 && a->n == 3 && a->nzmax == 3 && a->nz == -1 && a->owned == 0);
    CHECK(a->p[0] == 0 && a->p[a->n] == a->nzmax);
    for (OSQPInt column = 0; column < a->n; column++)
        for (OSQPInt k = a->p[column]; k < a->p[column + 1]; k++)
            found[a->i[k]][column] = a->x[k];
    CHECK(memcmp(found, dense, sizeof dense) == 0);
    return 0;
}

int check_cholmod(const cholmod_sparse *a) {
    double found[2][3] = {{0}};
    const int *p = a->p, *i = a->i;
    const double *x = a->x;
    CHECK(a->nrow == 2 && a->ncol == 3 && a->nzmax == 3 && a->nz == NULL && a->z == NULL);
    CHECK(a->stype == 0 && a->itype == CHOLMOD_INT && a->xtype == CHOLMOD_REAL && a->dtype == CHOLMOD_DOUBLE);
    CHECK(a->sorted == 1 && a->packed == 1 && p[0] == 0 && (size_t)p[a->ncol] == a->nzmax);
    for (size_t column = 0; column < a->ncol; column++)
        for (int k = p[column]; k < p[column + 1]; k++)
            found[i[k]][column] = x[k];
    CHECK(memcmp(found, dense, sizeof dense) == 0);
    return 0;
}

/* Rows of two in memory of three: the third column belongs to nobody, and is -1. */
static int check_elements(const gsl_matrix *m) {
    CHECK(m->size1 == 2 && m->size2 == 2 && m->tda == 3 && m->owner == 0);
    for (size_t i = 0; i < m->size1; i++)
        for (size_t j = 0; j < m->tda; j++)
            CHECK(m->data[i * m->tda + j] == (j < m->size2 ? (double)(10 * i + j) : -1.0));
    return 0;
}

int check_gsl_matrix(const gsl_matrix *m) {
    CHECK(m->block != NULL && m->block->size == m->size1 * m->tda && m->block->data == m->data);
    return check_elements(m);
}

/* What gsl_matrix_view_array_with_tda makes. */
int check_gsl_view(const gsl_matrix *m) {
    CHECK(m->block == NULL);
    return check_elements(m);
}

/* Two rings without Z and M; vertex i is at (i, i), and 100 higher in the second ring. */
int check_polygon(const SHPObject *s) {
    CHECK(s->nSHPType == SHPT_POLYGON && s->nShapeId == -1 && s->nParts == 2 && s->nVertices == 7);
    CHECK(s->panPartStart[0] == 0 && s->panPartStart[1] == 4);
    CHECK(s->panPartType[0] == SHPP_RING && s->panPartType[1] == SHPP_RING);
    for (int part = 0; part < s->nParts; part++) {
        int end = part + 1 < s->nParts ? s->panPartStart[part + 1] : s->nVertices;
        for (int i = s->panPartStart[part]; i < end; i++)
            CHECK(s->padfX[i] == i && s->padfY[i] == 100 * part + i);
    }
    CHECK(s->padfZ == NULL && s->padfM == NULL && s->bMeasureIsUsed == 0 && s->bFastModeReadObject == 0);
    CHECK(s->dfXMin == 0 && s->dfXMax == 6 && s->dfYMin == 0 && s->dfYMax == 106);
    CHECK(s->dfZMin == 0 && s->dfZMax == 0 && s->dfMMin == 0 && s->dfMMax == 0);
    return 0;
}

/* Two points with Z and M, and no parts. */
int check_multipoint_z(const SHPObject *s) {
    CHECK(s->nSHPType == SHPT_MULTIPOINTZ && s->nShapeId == 7 && s->nParts == 0 && s->nVertices == 2);
    CHECK(s->panPartStart == NULL && s->panPartType == NULL);
    CHECK(s->padfX[0] == 1 && s->padfX[1] == 2 && s->padfY[0] == 3 && s->padfY[1] == 4);
    CHECK(s->padfZ[0] == 5 && s->padfZ[1] == 6 && s->padfM[0] == 7 && s->padfM[1] == 8);
    CHECK(s->dfXMin == 1 && s->dfYMin == 3 && s->dfZMin == 5 && s->dfMMin == 7);
    CHECK(s->dfXMax == 2 && s->dfYMax == 4 && s->dfZMax == 6 && s->dfMMax == 8);
    CHECK(s->bMeasureIsUsed == 1 && s->bFastModeReadObject == 0);
    return 0;
}

/* As ldap_modify_ext takes it: ends with NULL, and so do the values of each. */
int check_ldap_mods(LDAPMod **mods) {
    static const struct { int op; const char *type, *first, *second; } expected[] = {
        {LDAP_MOD_ADD, "mail", "a@example.org", "b@example.org"},
        {LDAP_MOD_REPLACE, "cn", "Ada", NULL},
        {LDAP_MOD_DELETE, "fax", NULL, NULL},
    };
    int n = 0;
    for (; mods[n]; n++) {
        CHECK(n < 3 && mods[n]->mod_op == expected[n].op && strcmp(mods[n]->mod_type, expected[n].type) == 0);
        char **values = mods[n]->mod_vals.modv_strvals;
        if (!expected[n].first) { /* the whole attribute */
            CHECK(values == NULL);
            continue;
        }
        CHECK(strcmp(values[0], expected[n].first) == 0);
        if (expected[n].second)
            CHECK(strcmp(values[1], expected[n].second) == 0 && values[2] == NULL);
        else
            CHECK(values[1] == NULL);
    }
    CHECK(n == 3);
    return 0;
}

/* The other member of the union. */
int check_ldap_bvalues(LDAPMod **mods) {
    CHECK(mods[0]->mod_op == (LDAP_MOD_ADD | LDAP_MOD_BVALUES) && mods[1] == NULL);
    CHECK(strcmp(mods[0]->mod_type, "jpegPhoto") == 0);
    struct berval **values = mods[0]->mod_vals.modv_bvals;
    CHECK(values[0]->bv_len == 4 && memcmp(values[0]->bv_val, "\xFF\xD8\0\x01", 4) == 0);
    CHECK(values[1]->bv_len == 0 && values[1]->bv_val == NULL && values[2] == NULL);
    return 0;
}

static int check_field(const struct ArrowSchema *s, const char *format, const char *name, int64_t flags,
                       int64_t n_children) {
    CHECK(s->release != NULL && strcmp(s->format, format) == 0 && s->metadata == NULL);
    CHECK(name ? strcmp(s->name, name) == 0 : s->name == NULL);
    CHECK(s->flags == flags && s->n_children == n_children && (n_children == 0) == (s->children == NULL));
    return 0;
}

/* struct<id: int32, kind: dictionary<int32, utf8>, tags: list<utf8>> */
static int read_schema(const struct ArrowSchema *s) {
    CHECK(check_field(s, "+s", "", 0, 3) == 0 && s->dictionary == NULL && s->private_data != NULL);
    CHECK(check_field(s->children[0], "i", "id", 2, 0) == 0);
    CHECK(check_field(s->children[1], "i", "kind", 0, 0) == 0);
    CHECK(check_field(s->children[2], "+l", "tags", 2, 1) == 0);
    for (int64_t i = 0; i < s->n_children; i++)
        CHECK((s->children[i]->dictionary != NULL) == (i == 1) && s->children[i]->private_data == NULL);
    CHECK(check_field(s->children[1]->dictionary, "u", NULL, 0, 0) == 0);
    CHECK(s->children[1]->dictionary->dictionary == NULL);
    CHECK(check_field(s->children[2]->children[0], "u", "item", 2, 0) == 0);
    CHECK(s->children[2]->children[0]->dictionary == NULL);
    return 0;
}

/* A consumer may move a child to a struct of its own. The memory is the parent's, so it goes first. */
static int move_child(struct ArrowSchema *parent, int64_t i) {
    struct ArrowSchema moved = *parent->children[i];
    parent->children[i]->release = NULL;
    CHECK(strcmp(moved.name, "id") == 0);
    moved.release(&moved);
    CHECK(moved.release == NULL);
    return 0;
}

/* A consumer: reads, then releases. */
int consume_schema(struct ArrowSchema *s) {
    int line = read_schema(s);
    if (line == 0)
        line = move_child(s, 0);
    s->release(s);
    if (line == 0 && s->release != NULL)
        line = __LINE__;
    return line;
}

static int check_column(const struct ArrowArray *a, int64_t length, int64_t nulls, int64_t n_buffers) {
    CHECK(a->release != NULL && a->length == length && a->null_count == nulls && a->offset == 0);
    CHECK(a->n_buffers == n_buffers && a->n_children == 0 && a->children == NULL && a->private_data == NULL);
    return 0;
}

/* The ids 1, none, 3 and the kinds "b", "a", "b". */
static int read_array(const struct ArrowArray *a) {
    CHECK(a->length == 3 && a->null_count == 0 && a->offset == 0 && a->n_buffers == 1 && a->n_children == 2);
    CHECK(a->buffers[0] == NULL && a->dictionary == NULL && a->private_data != NULL);
    const struct ArrowArray *id = a->children[0], *kind = a->children[1];
    CHECK(check_column(id, 3, 1, 2) == 0 && id->dictionary == NULL);
    CHECK(((const uint8_t *)id->buffers[0])[0] == 5);
    CHECK(memcmp(id->buffers[1], (const int32_t[]){1, 0, 3}, 12) == 0);
    CHECK(check_column(kind, 3, 0, 2) == 0 && kind->buffers[0] == NULL && kind->dictionary != NULL);
    CHECK(memcmp(kind->buffers[1], (const int32_t[]){1, 0, 1}, 12) == 0);
    const struct ArrowArray *values = kind->dictionary;
    CHECK(check_column(values, 2, 0, 3) == 0 && values->buffers[0] == NULL && values->dictionary == NULL);
    CHECK(memcmp(values->buffers[1], (const int32_t[]){0, 1, 2}, 12) == 0);
    CHECK(memcmp(values->buffers[2], "ab", 2) == 0);
    return 0;
}

int consume_array(struct ArrowArray *a) {
    int line = read_array(a);
    a->release(a);
    if (line == 0 && a->release != NULL)
        line = __LINE__;
    return line;
}

/* All 55 are off but samplerAnisotropy and shaderFloat64. */
static int check_features(const VkPhysicalDeviceFeatures *features) {
    VkBool32 all[55];
    memcpy(all, features, sizeof all);
    for (size_t i = 0; i < 55; i++)
        CHECK(all[i] == (i == AT(VkPhysicalDeviceFeatures, samplerAnisotropy) / sizeof(VkBool32) ||
                         i == AT(VkPhysicalDeviceFeatures, shaderFloat64) / sizeof(VkBool32)));
    return 0;
}

static int check_queues(const VkDeviceCreateInfo *info) {
    CHECK(info->queueCreateInfoCount == 2);
    for (uint32_t i = 0; i < info->queueCreateInfoCount; i++) {
        const VkDeviceQueueCreateInfo *queue = &info->pQueueCreateInfos[i];
        CHECK(queue->sType == VK_STRUCTURE_TYPE_DEVICE_QUEUE_CREATE_INFO && queue->pNext == NULL);
        CHECK(queue->flags == 0 && queue->queueFamilyIndex == 3 * i && queue->queueCount == i + 1);
        for (uint32_t k = 0; k < queue->queueCount; k++)
            CHECK(queue->pQueuePriorities[k] == 1.0f - 0.5f * (float)k);
    }
    return 0;
}

/* As a driver reads it: features by `pNext`, in a chain of two, or by `pEnabledFeatures`. */
int check_vulkan(const VkDeviceCreateInfo *info, int chained) {
    CHECK(info->sType == VK_STRUCTURE_TYPE_DEVICE_CREATE_INFO && info->flags == 0 && check_queues(info) == 0);
    CHECK(info->enabledLayerCount == 0 && info->ppEnabledLayerNames == NULL);
    CHECK(info->enabledExtensionCount == 2);
    CHECK(strcmp(info->ppEnabledExtensionNames[0], "VK_KHR_swapchain") == 0);
    CHECK(strcmp(info->ppEnabledExtensionNames[1], "VK_EXT_robustness2") == 0);
    if (!chained) {
        CHECK(info->pNext == NULL);
        return check_features(info->pEnabledFeatures);
    }
    const VkPhysicalDeviceFeatures2 *features = info->pNext;
    CHECK(info->pEnabledFeatures == NULL && features->sType == VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_FEATURES_2);
    const VkPhysicalDeviceTimelineSemaphoreFeatures *timeline = features->pNext;
    CHECK(timeline->sType == VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_TIMELINE_SEMAPHORE_FEATURES);
    CHECK(timeline->pNext == NULL && timeline->timelineSemaphore == 1);
    return check_features(&features->features);
}

/* As glp_load_matrix reads it: 1-based, so the elements 0 are not used. */
int check_triplets(int ne, const int ia[], const int ja[], const double ar[]) {
    double found[2][3] = {{0}};
    CHECK(ne == 3 && ia[0] == 0 && ja[0] == 0 && ar[0] == 0);
    for (int k = 1; k <= ne; k++) {
        CHECK(1 <= ia[k] && ia[k] <= 2 && 1 <= ja[k] && ja[k] <= 3);
        found[ia[k] - 1][ja[k] - 1] = ar[k];
    }
    CHECK(memcmp(found, dense, sizeof dense) == 0);
    return 0;
}
