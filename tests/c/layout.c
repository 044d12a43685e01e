/* Sizes, alignments and offsets as the C compiler sees them: size, alignment, then the offset of
 * each field in order. */
#define _GNU_SOURCE
#include "graphs.h"

#include <getopt.h>
#include <grp.h>
#include <netdb.h>
#include <sys/socket.h>
#include <sys/uio.h>
#include <sys/un.h>

#define LAYOUT(name, type, ...) const size_t layout_##name[] = {sizeof(type), alignof(type), __VA_ARGS__}
#define AT(type, field) offsetof(type, field)

LAYOUT(sparse_row, struct sparse_row, AT(struct sparse_row, length), AT(struct sparse_row, indices),
       AT(struct sparse_row, values));
LAYOUT(svm_node, struct svm_node, AT(struct svm_node, index), AT(struct svm_node, value));
LAYOUT(svm_problem, struct svm_problem, AT(struct svm_problem, l), AT(struct svm_problem, y),
       AT(struct svm_problem, x));
LAYOUT(svm_parameter, struct svm_parameter, AT(struct svm_parameter, svm_type),
       AT(struct svm_parameter, kernel_type), AT(struct svm_parameter, degree), AT(struct svm_parameter, gamma),
       AT(struct svm_parameter, coef0), AT(struct svm_parameter, cache_size), AT(struct svm_parameter, eps),
       AT(struct svm_parameter, C), AT(struct svm_parameter, nr_weight), AT(struct svm_parameter, weight_label),
       AT(struct svm_parameter, weight), AT(struct svm_parameter, nu), AT(struct svm_parameter, p),
       AT(struct svm_parameter, shrinking), AT(struct svm_parameter, probability));
LAYOUT(cs_di, cs_di, AT(cs_di, nzmax), AT(cs_di, m), AT(cs_di, n), AT(cs_di, p), AT(cs_di, i), AT(cs_di, x),
       AT(cs_di, nz));
LAYOUT(strarray, struct strarray, AT(struct strarray, strings), AT(struct strarray, count));
LAYOUT(scalars, struct scalars, AT(struct scalars, i8), AT(struct scalars, i64), AT(struct scalars, u8),
       AT(struct scalars, u64), AT(struct scalars, i16), AT(struct scalars, f32), AT(struct scalars, yes),
       AT(struct scalars, f64), AT(struct scalars, u16), AT(struct scalars, i32), AT(struct scalars, no),
       AT(struct scalars, u32), AT(struct scalars, bytes));
LAYOUT(line, struct line, AT(struct line, kind), AT(struct line, from), AT(struct line, to),
       AT(struct line, control));
LAYOUT(matrix, struct matrix, AT(struct matrix, rows), AT(struct matrix, columns), AT(struct matrix, cells));
LAYOUT(device, struct device, AT(struct device, version), AT(struct device, size), AT(struct device, reserved),
       AT(struct device, user_data), AT(struct device, callback), AT(struct device, name));
LAYOUT(lanes, struct lanes, AT(struct lanes, lanes), AT(struct lanes, mask));

/* From the headers of libc. */
LAYOUT(option, struct option, AT(struct option, name), AT(struct option, has_arg), AT(struct option, flag),
       AT(struct option, val));
LAYOUT(iovec, struct iovec, AT(struct iovec, iov_base), AT(struct iovec, iov_len));
LAYOUT(msghdr, struct msghdr, AT(struct msghdr, msg_name), AT(struct msghdr, msg_namelen),
       AT(struct msghdr, msg_iov), AT(struct msghdr, msg_iovlen), AT(struct msghdr, msg_control),
       AT(struct msghdr, msg_controllen), AT(struct msghdr, msg_flags));
LAYOUT(group, struct group, AT(struct group, gr_name), AT(struct group, gr_passwd), AT(struct group, gr_gid),
       AT(struct group, gr_mem));
LAYOUT(addrinfo, struct addrinfo, AT(struct addrinfo, ai_flags), AT(struct addrinfo, ai_family),
       AT(struct addrinfo, ai_socktype), AT(struct addrinfo, ai_protocol), AT(struct addrinfo, ai_addrlen),
       AT(struct addrinfo, ai_addr), AT(struct addrinfo, ai_canonname), AT(struct addrinfo, ai_next));
LAYOUT(hostent, struct hostent, AT(struct hostent, h_name), AT(struct hostent, h_aliases),
       AT(struct hostent, h_addrtype), AT(struct hostent, h_length), AT(struct hostent, h_addr_list));
LAYOUT(sockaddr_un, struct sockaddr_un, AT(struct sockaddr_un, sun_family), AT(struct sockaddr_un, sun_path));
