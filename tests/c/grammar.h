/* Structs for one attribute each, in the form in which C headers have them. */
#ifndef CYMEM_TESTS_GRAMMAR_H
#define CYMEM_TESTS_GRAMMAR_H

#include <stddef.h>
#include <stdint.h>

/* Pointers by other names, as Vulkan, GLib and libpng have them. */
typedef struct device_T *device;
typedef void *gpointer;
typedef const char *text;
typedef text *texts;
typedef struct named_pointers {
    device main;
    uint32_t count;
    const device *devices;
    gpointer samples;
    text name;
    texts names;
} named_pointers;

/* OpenLDAP's lber.h, Kerberos' krb5.h */
typedef struct berval { unsigned long bv_len; char *bv_val; } berval;
typedef struct octets { unsigned length; const unsigned char *data; void *same; } octets;

/* libpng's png_text, OSSL_PARAM's text, assimp's aiString, libxml2's xmlChar */
typedef struct sized_text {
    char *text;
    size_t text_length;
    const unsigned char *name;
    uint32_t length;
    char data[16];
} sized_text;

/* Windows' WCHAR, ODBC's SQLWCHAR */
typedef struct wide { const uint16_t *title; const uint16_t *path; int path_length; } wide;

/* /proc/self/environ, REG_MULTI_SZ */
typedef struct blocks { const char *environment; const uint16_t *filter; } blocks;

/* x264_image_t, AVFrame, aiMesh */
typedef struct image { int planes; int size; uint8_t *plane[4]; const char *names[3]; struct berval *parts[2]; } image;

/* drm_mode_card_res */
typedef struct card { uint64_t fb_id_ptr; uint64_t name_ptr; uint32_t count_fbs; } card;

/* VkShaderModuleCreateInfo, VkDescriptorSetLayoutBinding */
typedef struct module { size_t code_size; const uint32_t *code; uint32_t samplers; const int *sampler; } module;

/* git_buf, wl_array, FFTW's buffers */
typedef struct buffer { char *ptr; size_t asize, size; } buffer;
typedef struct words { size_t size, alloc; uint32_t *data; } words;
typedef struct samples { size_t n; float *re; void *control; size_t controllen; } samples;

/* Images and tensors */
typedef struct extent { uint16_t w, h; } extent;
typedef struct tensor {
    extent size;
    uint8_t *pixels;
    int64_t dims[2];
    double *values;
    int rows, columns;
    int *diagonal;
    int *border;
} tensor;

/* clCreateProgramWithSource's arguments, rows of any length */
typedef struct program { int n; const size_t *lengths; const char **strings; } program;
typedef struct ragged { int n; const int *lens; const double *const *rows; } ragged;

/* Begin and end, as C++ has them */
typedef struct span { const int *begin, *end; } span;

#endif
