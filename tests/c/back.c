/* Readers that follow pointers back: of assimp's nodes, of a document, of GLib's lists. */
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

typedef struct aiNode {
    const char *mName;
    struct aiNode *mParent;
    unsigned int mNumChildren;
    struct aiNode **mChildren;
} aiNode;

unsigned int ai_depth(const aiNode *node) {
    unsigned int depth = 0;
    while ((node = node->mParent) != NULL)
        depth++;
    return depth;
}

const aiNode *ai_deepest(const aiNode *node) {
    const aiNode *deepest = node;
    for (unsigned int i = 0; i < node->mNumChildren; i++) {
        const aiNode *below = ai_deepest(node->mChildren[i]);
        if (ai_depth(below) > ai_depth(deepest))
            deepest = below;
    }
    return deepest;
}

struct attribute {
    int32_t value;
    struct dom *owner;
    struct attribute *next;
    const struct attribute *previous;
};

struct dom {
    const char *tag;
    struct dom *parent;
    size_t len;
    struct dom *children;
    struct attribute *attributes;
    struct dom *slots[2];
};

/* Writes the path from the root, and returns the value of the node's last attribute, or -1. */
int dom_path(const struct dom *node, char *path, size_t size) {
    const struct attribute *last = node->attributes;
    int written = 0;
    if (node->parent != NULL) {
        dom_path(node->parent, path, size);
        while (path[written] != 0)
            written++;
    }
    snprintf(path + written, size - (size_t)written, "/%s", node->tag);
    while (last != NULL && last->next != NULL) {
        if (last->owner != node || last->next->previous != last)
            return -1;
        last = last->next;
    }
    return last != NULL ? last->value : -1;
}

typedef struct GList {
    void *data;
    struct GList *next;
    struct GList *prev;
} GList;

/* The length, forth and back; -1 if they differ. */
int g_list_check(const GList *list) {
    int forth = 0, back = 0;
    const GList *last = NULL;
    for (; list != NULL; list = list->next, forth++)
        last = list;
    for (; last != NULL; last = last->prev)
        back++;
    return forth == back ? forth : -1;
}
