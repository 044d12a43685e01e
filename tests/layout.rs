//! Structs as Rust lays them out, compared with what the C compiler says of the same ones: those of
//! `c/graphs.h`, and those of the headers of libc.
#![allow(missing_docs, dead_code)]

use core::ffi::{c_char, c_int, c_uint, c_void};

use cymem::PoolAlloc;
use cymem_tests as _; // links the C side

/// Declares structs, and a test for each that compares size, alignment and offsets with the C
/// array `layout_…`.
macro_rules! layouts {
    ($(
        $test:ident: $(#[$on_struct:meta])* struct $name:ident {
            $($(#[$on_field:meta])* $field:ident: $ty:ty,)*
        }
    )*) => { $(
        #[derive(PoolAlloc)]
        #[repr(C)]
        $(#[$on_struct])*
        struct $name {
            $($(#[$on_field])* $field: $ty,)*
        }

        #[test]
        #[cfg_attr(miri, ignore = "reads C")]
        fn $test() {
            const FIELDS: usize = [$(stringify!($field)),*].len();
            unsafe extern "C" {
                #[link_name = concat!("layout_", stringify!($test))]
                static FROM_C: [usize; FIELDS + 2];
            }
            // SAFETY: C defines an array of this length, and nobody writes to it.
            let from_c = unsafe { FROM_C };
            let fields = [$((stringify!($field), core::mem::offset_of!($name, $field))),*];
            assert_eq!([size_of::<$name>(), align_of::<$name>()], from_c[..2]);
            for ((field, offset), expected) in fields.into_iter().zip(&from_c[2..]) {
                assert_eq!(offset, *expected, "{field}");
            }
        }
    )* };
}

layouts! {
    sparse_row: struct SparseRow {
        length: usize,
        #[pool(len = length)] indices: *mut usize,
        #[pool(len = length)] values: *mut f64,
    }

    svm_node: #[derive(Clone, Copy)] struct SvmNode {
        index: c_int,
        value: f64,
    }

    svm_problem: struct SvmProblem {
        l: c_int,
        #[pool(len = l)] y: *mut f64,
        #[pool(len = l, each(terminator = SvmNode { index: -1, value: 0.0 }))] x: *mut *mut SvmNode,
    }

    svm_parameter: #[allow(non_snake_case)] struct SvmParameter {
        svm_type: c_int,
        kernel_type: c_int,
        degree: c_int,
        gamma: f64,
        coef0: f64,
        cache_size: f64,
        eps: f64,
        C: f64,
        nr_weight: c_int,
        #[pool(len = nr_weight)] weight_label: *mut c_int,
        #[pool(len = nr_weight)] weight: *mut f64,
        nu: f64,
        p: f64,
        shrinking: c_int,
        probability: c_int,
    }

    cs_di: struct Cs {
        nzmax: c_int,
        m: c_int,
        n: c_int,
        #[pool(len = n + 1)] p: *mut c_int,
        #[pool(len = nzmax)] i: *mut c_int,
        #[pool(len = nzmax)] x: *mut f64,
        #[pool(value = -1)] nz: c_int,
    }

    strarray: struct StrArray {
        #[pool(len = count, each(cstr))] strings: *mut *mut c_char,
        count: usize,
    }

    scalars: struct Scalars {
        i8: i8,
        i64: i64,
        u8: u8,
        u64: u64,
        i16: i16,
        f32: f32,
        yes: bool,
        f64: f64,
        u16: u16,
        i32: i32,
        no: bool,
        u32: u32,
        bytes: [i8; 3],
    }

    line: struct Line {
        kind: u8,
        #[pool(nested)] from: Point,
        #[pool(nested)] to: Point,
        #[pool(nested)] control: [Point; 2],
    }

    matrix: struct Matrix {
        rows: u16,
        columns: u8,
        #[pool(len = rows, each(len = columns))] cells: *mut *mut f64,
    }

    device: struct Device {
        #[pool(value = 7)] version: u32,
        #[pool(size_of)] size: usize,
        #[pool(null)] reserved: *mut c_void,
        #[pool(opaque)] user_data: *mut c_void,
        callback: Option<extern "C" fn(*mut c_void, c_int) -> c_int>,
        #[pool(str)] name: [c_char; 16],
    }

    lanes: #[repr(align(16))] struct Lanes {
        lanes: [f32; 4],
        mask: u8,
    }

    option: struct LongOption {
        #[pool(cstr)] name: *const c_char,
        has_arg: c_int,
        #[pool(opaque)] flag: *mut c_int,
        val: c_int,
    }

    iovec: struct IoVec {
        #[pool(elem = u8, len = iov_len, unit = bytes)] iov_base: *mut c_void,
        iov_len: usize,
    }

    msghdr: struct Message {
        #[pool(elem = u8, len = msg_namelen, unit = bytes)] msg_name: *mut c_void,
        msg_namelen: c_uint,
        #[pool(len = msg_iovlen)] msg_iov: *mut IoVec,
        msg_iovlen: usize,
        #[pool(elem = u64, len = msg_controllen, unit = bytes)] msg_control: *mut c_void,
        msg_controllen: usize,
        msg_flags: c_int,
    }

    group: struct Group {
        #[pool(cstr)] gr_name: *mut c_char,
        #[pool(cstr)] gr_passwd: *mut c_char,
        gr_gid: c_uint,
        #[pool(null_terminated, each(cstr))] gr_mem: *mut *mut c_char,
    }

    addrinfo: struct AddrInfo {
        ai_flags: c_int,
        ai_family: c_int,
        ai_socktype: c_int,
        ai_protocol: c_int,
        ai_addrlen: c_uint,
        #[pool(opaque)] ai_addr: *mut c_void,
        #[pool(cstr)] ai_canonname: *mut c_char,
        #[pool(list)] ai_next: *mut AddrInfo,
    }

    hostent: struct HostEnt {
        #[pool(cstr)] h_name: *mut c_char,
        #[pool(null_terminated, each(cstr))] h_aliases: *mut *mut c_char,
        h_addrtype: c_int,
        #[pool(value = 4)] h_length: c_int,
        #[pool(null_terminated, each(len = 4))] h_addr_list: *mut *mut u8,
    }

    sockaddr_un: struct UnixAddress {
        sun_family: u16,
        #[pool(str)] sun_path: [c_char; 108],
    }
}

#[derive(PoolAlloc)]
#[repr(C)]
struct Point {
    x: f32,
    y: f32,
    #[pool(cstr)]
    name: *mut c_char,
}

/// The views and the seal take no room: C and Rust look at the same bytes.
#[test]
fn views_have_the_layout_of_their_structs() {
    assert_eq!(size_of::<SvmProblemView>(), size_of::<SvmProblem>());
    assert_eq!(align_of::<SvmProblemView>(), align_of::<SvmProblem>());
    let pointer = size_of::<*mut f64>();
    assert_eq!(size_of::<SvmProblem>(), 3 * pointer);
    assert_eq!(core::mem::offset_of!(SvmProblem, x), 2 * pointer);
}
