//! Structs of other crates: mirrors of them, values of them, callbacks, and bit-fields as bindgen keeps them.
#![allow(missing_docs)]
#![allow(non_camel_case_types, reason = "the names are those of the C headers")]
#![allow(clippy::multiple_unsafe_ops_per_block, reason = "calls to C that belong together")]

use core::ffi::{CStr, c_char, c_int, c_void};

use cymem::{Bits, Graph, Null, Plain, Pool, PoolAlloc};
use cymem_tests::assert_layout_of_c;

/// `libc::addrinfo`, of our own.
#[derive(PoolAlloc)]
#[repr(C)]
#[pool(mirror = libc::addrinfo)]
struct AddrInfo {
    ai_flags: c_int,
    ai_family: c_int,
    ai_socktype: c_int,
    ai_protocol: c_int,
    #[pool(value = 0)]
    ai_addrlen: libc::socklen_t,
    #[pool(null)]
    ai_addr: *mut c_void,
    #[pool(cstr)]
    ai_canonname: *mut c_char,
    #[pool(list)]
    ai_next: *mut AddrInfo,
}

#[derive(PoolAlloc)]
#[repr(C)]
#[pool(mirror = libc::iovec)]
struct Chunk {
    #[pool(elem = u8, len = iov_len)]
    iov_base: *mut c_void,
    iov_len: usize,
}

#[derive(PoolAlloc)]
#[repr(C)]
struct Chunks {
    n: c_int,
    #[pool(len = n)]
    chunks: *mut Chunk,
}

/// Without pointers a mirror is plain, as every such struct.
#[derive(PoolAlloc, Clone, Copy, Debug, PartialEq)]
#[repr(C)]
#[pool(mirror = libc::timespec)]
struct Time {
    tv_sec: libc::time_t,
    tv_nsec: libc::c_long,
}

#[test]
fn a_mirror_is_a_pointer_to_the_other_struct() {
    let graph: Graph<AddrInfo> = Graph::new(AddrInfoInit {
        ai_flags: libc::AI_NUMERICHOST,
        ai_family: libc::AF_INET,
        ai_socktype: libc::SOCK_STREAM,
        ai_protocol: 0,
        ai_canonname: "localhost",
    })
    .unwrap();
    let foreign: *const libc::addrinfo = graph.as_foreign();
    // SAFETY: the graph lives, and is laid out like the other struct.
    let seen = unsafe { &*foreign };
    assert_eq!((seen.ai_family, seen.ai_socktype), (libc::AF_INET, libc::SOCK_STREAM));
    // SAFETY: it is a string of the graph.
    assert_eq!(unsafe { CStr::from_ptr(seen.ai_canonname) }, c"localhost");
    let pool = Pool::new();
    let time = pool.build(Time { tv_sec: 1, tv_nsec: 2 }).unwrap();
    // SAFETY: the pool lives.
    assert_eq!(unsafe { (*time.as_foreign()).tv_nsec }, 2);
}

#[test]
#[cfg_attr(miri, ignore = "calls C")]
fn libc_takes_mirrors() {
    let hints: Graph<AddrInfo> = Graph::new(AddrInfoInit {
        ai_flags: libc::AI_NUMERICHOST,
        ai_family: libc::AF_INET,
        ai_socktype: libc::SOCK_STREAM,
        ai_protocol: 0,
        ai_canonname: Null,
    })
    .unwrap();
    let mut found = core::ptr::null_mut();
    // SAFETY: the strings and the hints live, and the result is freed.
    unsafe {
        assert_eq!(
            libc::getaddrinfo(c"127.0.0.1".as_ptr(), c"80".as_ptr(), hints.as_foreign(), &mut found),
            0
        );
        assert_eq!((*found).ai_family, libc::AF_INET);
        libc::freeaddrinfo(found);
    }

    let chunks: Graph<Chunks> = Graph::new(ChunksInit {
        chunks: ["two ", "chunks"].map(|text| ChunkInit { iov_base: text.bytes() }),
    })
    .unwrap();
    let mut ends = [0; 2];
    let mut read = [0_u8; 16];
    // SAFETY: C reads as many live chunks as there are, and writes to live arrays.
    unsafe {
        assert_eq!(libc::pipe(ends.as_mut_ptr()), 0);
        let written = libc::writev(ends[1], chunks.as_raw().chunks.cast(), chunks.n());
        assert_eq!(written, 10);
        assert_eq!(libc::read(ends[0], read.as_mut_ptr().cast(), read.len()), 10);
        assert_eq!(ends.map(|end| libc::close(end)), [0, 0]);
    }
    assert_eq!(&read[..10], b"two chunks");
}

#[cfg(not(miri))]
mod of_crates {
    use super::*;
    use ash::vk;

    #[derive(PoolAlloc)]
    #[repr(C)]
    #[pool(mirror = libgit2_sys::git_strarray)]
    struct Strings {
        #[pool(len = count, each(cstr))]
        strings: *mut *mut c_char,
        count: libc::size_t,
    }

    #[derive(PoolAlloc)]
    #[repr(C)]
    #[pool(mirror = libgit2_sys::git_signature)]
    struct Signature {
        #[pool(cstr)]
        name: *mut c_char,
        #[pool(cstr)]
        email: *mut c_char,
        #[pool(unsafe(plain))]
        when: libgit2_sys::git_time,
    }

    #[derive(PoolAlloc)]
    #[repr(C)]
    #[pool(mirror = curl_sys::curl_slist)]
    struct Slist {
        #[pool(cstr)]
        data: *mut c_char,
        #[pool(list)]
        next: *mut Slist,
    }

    /// The struct types of `ash` have a lifetime, and enums that are structs around an `i32`.
    #[derive(PoolAlloc)]
    #[repr(C)]
    #[pool(mirror = vk::ApplicationInfo<'static>)]
    struct Application {
        #[pool(value = vk::StructureType::APPLICATION_INFO, unsafe(plain))]
        s_type: vk::StructureType,
        #[pool(null)]
        p_next: *const c_void,
        #[pool(cstr)]
        p_application_name: *const c_char,
        application_version: u32,
        #[pool(cstr)]
        p_engine_name: *const c_char,
        engine_version: u32,
        api_version: u32,
        _marker: core::marker::PhantomData<()>,
    }

    #[derive(PoolAlloc)]
    #[repr(C)]
    #[pool(mirror = vk::DeviceQueueCreateInfo<'static>)]
    struct Queue {
        // To C it is the same.
        #[pool(value = vk::StructureType::DEVICE_QUEUE_CREATE_INFO.as_raw())]
        s_type: i32,
        #[pool(null)]
        p_next: *const c_void,
        #[pool(unsafe(plain))]
        flags: vk::DeviceQueueCreateFlags,
        queue_family_index: u32,
        queue_count: u32,
        #[pool(len = queue_count)]
        p_queue_priorities: *const f32,
        _marker: core::marker::PhantomData<()>,
    }

    #[test]
    fn libgit2_takes_mirrors() {
        let strings: Graph<Strings> = Graph::new(StringsInit { strings: ["src/*.rs", "README.md"] }).unwrap();
        let mut pathspec = core::ptr::null_mut();
        // SAFETY: libgit2 is initialised, copies the live strings, and frees what it makes.
        unsafe {
            libgit2_sys::git_libgit2_init();
            assert_eq!(libgit2_sys::git_pathspec_new(&mut pathspec, strings.as_foreign()), 0);
            let matches = |path: &CStr| libgit2_sys::git_pathspec_matches_path(pathspec, 0, path.as_ptr());
            assert_eq!((matches(c"src/lib.rs"), matches(c"README.md"), matches(c"LICENSE")), (1, 1, 0));
            libgit2_sys::git_pathspec_free(pathspec);
        }
        let when = libgit2_sys::git_time { time: 7, offset: 60, sign: b'+' as c_char };
        let signature: Graph<Signature> =
            Graph::new(SignatureInit { name: "Ada", email: "ada@example.org", when }).unwrap();
        let mut copy = core::ptr::null_mut();
        // SAFETY: libgit2 copies a live signature, and frees the copy.
        unsafe {
            assert_eq!(libgit2_sys::git_signature_dup(&mut copy, signature.as_foreign()), 0);
            assert_eq!(((*copy).when.time, (*copy).when.offset), (7, 60));
            libgit2_sys::git_signature_free(copy);
        }
    }

    #[test]
    fn a_mirror_may_be_a_list() {
        let pool = Pool::new();
        let headers =
            Slist::list_in(&pool, ["a: b", "c: d"].map(|data| SlistInit { data })).unwrap().unwrap();
        let foreign: *const curl_sys::curl_slist = headers.as_foreign();
        // SAFETY: the pool lives.
        assert_eq!(unsafe { CStr::from_ptr((*(*foreign).next).data) }, c"c: d");
    }

    #[test]
    fn structs_of_ash() {
        let application: Graph<Application> = Graph::new(ApplicationInit {
            p_application_name: "tests",
            application_version: 1,
            p_engine_name: Null,
            engine_version: 2,
            api_version: vk::API_VERSION_1_3,
        })
        .unwrap();
        let foreign: *const vk::ApplicationInfo<'_> = application.as_foreign();
        // SAFETY: the graph lives.
        let seen = unsafe { &*foreign };
        assert!(seen.s_type == vk::StructureType::APPLICATION_INFO);
        assert_eq!((seen.engine_version, seen.p_engine_name.is_null()), (2, true));
        // SAFETY: it is a string of the graph.
        assert_eq!(unsafe { seen.application_name_as_c_str() }, Some(c"tests"));
        let queue: Graph<Queue> = Graph::new(QueueInit {
            flags: vk::DeviceQueueCreateFlags::PROTECTED,
            queue_family_index: 3,
            p_queue_priorities: [1.0, 0.5],
        })
        .unwrap();
        // SAFETY: the graph lives.
        let seen = unsafe { &*queue.as_foreign() };
        assert!(seen.s_type == vk::StructureType::DEVICE_QUEUE_CREATE_INFO && seen.queue_count == 2);
        assert!(seen.flags == vk::DeviceQueueCreateFlags::PROTECTED);
    }
}

// Values of types of other crates, in place, in arrays, and behind pointers.

#[derive(PoolAlloc)]
#[repr(C)]
#[pool(zeroed)]
struct Timers {
    #[pool(unsafe(plain))]
    first: libc::timeval,
    #[pool(unsafe(plain))]
    pair: [libc::timespec; 2],
    n: usize,
    #[pool(len = n, unsafe(plain))]
    timers: *mut libc::itimerval,
    #[pool(one, unsafe(plain))]
    last: *const libc::timeval,
    #[pool(null_terminated, each(one, unsafe(plain)))]
    more: *mut *mut libc::timeval,
    #[pool(value = libc::timeval { tv_sec: 5, tv_usec: 0 }, unsafe(plain))]
    always: libc::timeval,
}

const fn timeval(tv_sec: libc::time_t) -> libc::timeval {
    libc::timeval { tv_sec, tv_usec: 1 }
}

#[test]
fn values_of_other_crates() {
    let timer = libc::itimerval { it_interval: timeval(3), it_value: timeval(4) };
    let last = timeval(9);
    let graph: Graph<Timers> = Graph::new(TimersInit {
        first: timeval(1),
        pair: [libc::timespec { tv_sec: 2, tv_nsec: 0 }; 2],
        timers: [timer, timer],
        last: &last,
        more: [Some(&last), Some(&timeval(10))],
    })
    .unwrap();
    assert_eq!((graph.first().tv_sec, graph.pair()[1].tv_sec, graph.always().tv_sec), (1, 2, 5));
    assert_eq!((graph.n(), graph.timers()[1].it_value.tv_sec), (2, 4));
    assert_eq!(graph.last().map(|last| last.tv_sec), Some(9));
    assert!(graph.more().iter().flatten().map(|time| time.tv_sec).eq([9, 10]));
    let graph: Graph<Timers> = Graph::new(
        TimersInit { first: timeval(1), ..TimersInit::zeroed() }
            .with_last(Bits(timeval(3)))
            .with_timers(&[timer]),
    )
    .unwrap();
    assert_eq!((graph.pair()[0].tv_sec, graph.n()), (0, 1));
    assert_eq!(graph.last().map(|last| last.tv_sec), Some(3));
    assert!(graph.more().is_empty());
}

/// A struct without pointers stays plain with such a field.
#[derive(PoolAlloc, Clone, Copy)]
#[repr(C)]
struct Stamp {
    kind: u8,
    #[pool(unsafe(plain))]
    time: libc::timeval,
}

#[test]
fn a_struct_with_a_promise_is_plain() {
    fn is_plain<T: Plain>(value: T) -> T {
        value
    }
    let stamp: Graph<Stamp> = Graph::new(is_plain(Stamp { kind: 1, time: timeval(2) })).unwrap();
    assert_eq!((stamp.kind, stamp.time.tv_sec), (1, 2));
}

// Callbacks.

struct Context {
    seen: c_int,
}

#[derive(PoolAlloc)]
#[repr(C)]
struct Hooks {
    log: Option<unsafe extern "C" fn(*mut c_char, *const c_char, ...)>,
    visit: Option<extern "C" fn(&mut Context, &c_int) -> c_int>,
    n: c_int,
    #[pool(len = n)]
    items: *mut c_int,
}

/// References, return values with lifetimes, many arguments, and none of them.
#[derive(PoolAlloc, Clone, Copy, Debug)]
#[repr(C)]
struct Table {
    borrow: Option<for<'a> unsafe extern "C-unwind" fn(&'a Context, *const c_void) -> &'a c_int>,
    #[allow(clippy::type_complexity)]
    many: Option<extern "C" fn(u8, u8, u8, u8, u8, u8, u8, u8, u8, u8, u8, u8, u8, u8)>,
    scan: Option<unsafe extern "C" fn(*const c_char, *const c_char, u8, ...) -> c_int>,
    nested: Option<extern "C" fn(Option<extern "C" fn(&c_int)>)>,
}

#[derive(PoolAlloc)]
#[repr(C)]
#[pool(zeroed, derive(Debug))]
struct Module {
    #[pool(null)]
    free: Option<unsafe extern "C" fn(&mut Context)>,
    #[pool(value = Some(visit as extern "C" fn(&mut Context, &c_int) -> c_int))]
    visit: Option<extern "C" fn(&mut Context, &c_int) -> c_int>,
    init: Option<extern "C" fn(&mut Context)>,
    #[pool(one)]
    table: *const Table,
}

extern "C" fn visit(context: &mut Context, item: &c_int) -> c_int {
    context.seen += 1;
    c_int::from(*item == 3)
}

#[test]
#[cfg_attr(miri, ignore = "calls C")]
fn c_calls_back_with_references_and_dots() {
    unsafe extern "C" {
        fn c_logger() -> Option<unsafe extern "C" fn(*mut c_char, *const c_char, ...)>;
        fn call_hooks(hooks: *const Hooks, buffer: *mut c_char) -> c_int;
    }
    // SAFETY: it only returns a function.
    let log = unsafe { c_logger() };
    let hooks: Graph<Hooks> = Graph::new(HooksInit { log, visit: Some(visit), items: [1, 2, 3, 4] }).unwrap();
    let mut buffer = [0; 32];
    // SAFETY: the graph lives, and the buffer has room for 32 bytes.
    assert_eq!(unsafe { call_hooks(hooks.as_ptr(), buffer.as_mut_ptr()) }, 3);
    // SAFETY: C has written a string.
    assert_eq!(unsafe { CStr::from_ptr(buffer.as_ptr()) }, c"3 of 4");
}

#[test]
fn functions_are_plain() {
    let table = Table { borrow: None, many: None, scan: None, nested: None };
    let module: Graph<Module> = Graph::new(ModuleInit { init: None, table }).unwrap();
    assert!(module.free().is_none() && module.init().is_none());
    let mut context = Context { seen: 0 };
    let visit = module.visit().unwrap();
    assert_eq!((visit(&mut context, &3), context.seen), (1, 1));
    let zeroed: Graph<Module> = Graph::new(ModuleInit::zeroed()).unwrap();
    assert!(
        zeroed.table().is_none() && format!("{:?}", *zeroed).starts_with("Module { free: None, visit: Some(")
    );
}

// Bit-fields, as bindgen 0.73 writes them.

#[repr(C)]
#[derive(Copy, Clone, Debug, Default, PartialEq)]
struct __BindgenBitfieldUnit<Storage> {
    storage: Storage,
}

#[derive(PoolAlloc)]
#[repr(C)]
struct options {
    kind: u8,
    _bitfield_align_1: [u8; 0],
    #[pool(unsafe(plain))]
    _bitfield_1: __BindgenBitfieldUnit<[u8; 2usize]>,
    __bindgen_padding_0: u8,
    #[pool(cstr)]
    name: *mut c_char,
}

/// What bindgen's `new_bitfield_1` computes.
fn new_bitfield_1(flag: bool, mode: u16, delta: i16) -> __BindgenBitfieldUnit<[u8; 2]> {
    let bits = u16::from(flag) | (mode & 7) << 1 | (delta as u16) << 4;
    __BindgenBitfieldUnit { storage: bits.to_le_bytes() }
}

#[test]
#[cfg(target_endian = "little")]
#[cfg_attr(miri, ignore = "calls C")]
fn c_reads_bit_fields() {
    unsafe extern "C" {
        fn check_options(options: *const options) -> c_int;
    }
    let graph: Graph<options> = Graph::new(optionsInit {
        kind: 5,
        _bitfield_1: new_bitfield_1(true, 6, -100),
        __bindgen_padding_0: 0,
        name: "bits",
    })
    .unwrap();
    // SAFETY: C reads a live graph of the type it expects.
    assert_eq!(unsafe { check_options(graph.as_ptr()) }, 0, "the line in c/unions.c");
    assert_layout_of_c! { options = options { kind, name } }
    assert_eq!(graph._bitfield_1(), new_bitfield_1(true, 6, -100));
}

/// Aligned to more than their bytes.
#[derive(PoolAlloc, Clone, Copy, Debug)]
#[repr(C)]
struct aligned {
    kind: u8,
    _bitfield_align_1: [u32; 0],
    #[pool(unsafe(plain))]
    _bitfield_1: __BindgenBitfieldUnit<[u8; 4usize]>,
}

#[test]
fn alignment_of_bit_fields_counts() {
    let unit = __BindgenBitfieldUnit { storage: [1, 2, 3, 4] };
    let graph: Graph<aligned> =
        Graph::new(aligned { kind: 1, _bitfield_align_1: [], _bitfield_1: unit }).unwrap();
    assert_eq!((core::mem::offset_of!(aligned, _bitfield_1), graph._bitfield_1), (4, unit));
}
