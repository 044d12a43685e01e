/* The C side of the tests with structs of the C library. */
#define _GNU_SOURCE
#include <netdb.h>
#include <stddef.h>
#include <stdio.h>
#include <sys/socket.h>

#ifdef __GLIBC__
#include <argp.h>

/* The size, then the offset of each field in order. */
const size_t layout_of_argp[4][15] = {
    {sizeof(struct argp_option), offsetof(struct argp_option, name), offsetof(struct argp_option, key),
     offsetof(struct argp_option, arg), offsetof(struct argp_option, flags), offsetof(struct argp_option, doc),
     offsetof(struct argp_option, group)},
    {sizeof(struct argp), offsetof(struct argp, options), offsetof(struct argp, parser),
     offsetof(struct argp, args_doc), offsetof(struct argp, doc), offsetof(struct argp, children),
     offsetof(struct argp, help_filter), offsetof(struct argp, argp_domain)},
    {sizeof(struct argp_child), offsetof(struct argp_child, argp), offsetof(struct argp_child, flags),
     offsetof(struct argp_child, header), offsetof(struct argp_child, group)},
    {sizeof(struct argp_state), offsetof(struct argp_state, root_argp), offsetof(struct argp_state, argc),
     offsetof(struct argp_state, argv), offsetof(struct argp_state, next), offsetof(struct argp_state, flags),
     offsetof(struct argp_state, arg_num), offsetof(struct argp_state, quoted),
     offsetof(struct argp_state, input), offsetof(struct argp_state, child_inputs),
     offsetof(struct argp_state, hook), offsetof(struct argp_state, name),
     offsetof(struct argp_state, err_stream), offsetof(struct argp_state, out_stream),
     offsetof(struct argp_state, pstate)},
};
#endif

/* One line: all names, then all addresses, byte by byte. */
void print_hostent(const struct hostent *host, FILE *out) {
    fputs(host->h_name, out);
    for (char **alias = host->h_aliases; *alias; alias++)
        fprintf(out, " %s", *alias);
    for (char **address = host->h_addr_list; *address; address++)
        for (int i = 0; i < host->h_length; i++)
            fprintf(out, "%c%d", i ? '.' : ' ', (unsigned char)(*address)[i]);
    fputc('\n', out);
}

/* A line for each address, as getnameinfo reads it. */
int print_addrinfo(const struct addrinfo *info, FILE *out) {
    for (; info; info = info->ai_next) {
        char host[NI_MAXHOST], port[NI_MAXSERV];
        int error = getnameinfo(info->ai_addr, info->ai_addrlen, host, sizeof host, port, sizeof port,
                                NI_NUMERICHOST | NI_NUMERICSERV);
        if (error)
            return error;
        fprintf(out, "%s %s %s\n", info->ai_canonname ? info->ai_canonname : "-", host, port);
    }
    return 0;
}
