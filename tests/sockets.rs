//! `writev` and `sendmsg` of the C library: buffers whose length is in bytes, arrays of structs, and a
//! control message.
#![cfg(all(target_os = "linux", target_env = "gnu"))]
#![allow(missing_docs, non_camel_case_types)]

use core::ffi::{c_char, c_int, c_void};
use core::marker::PhantomData;
use core::mem::MaybeUninit;
use core::ptr;
use std::fs::{self, File};
use std::io::{self, IoSliceMut, Read, Write};
use std::os::fd::{AsRawFd, FromRawFd, OwnedFd};
use std::os::unix::net::{UnixDatagram, UnixStream};
use std::path::Path;

use cymem::{Graph, Null, Plain, PoolAlloc};
use cymem_tests::same_layout;

/// A buffer of any plain elements.
#[derive(PoolAlloc)]
#[repr(C)]
struct iovec<T: Plain> {
    #[pool(elem = T, len = iov_len, unit = bytes)]
    iov_base: *mut c_void,
    iov_len: usize,
    elements: PhantomData<T>,
}

#[derive(PoolAlloc)]
#[repr(C)]
struct Buffers<T: Plain> {
    #[pool(len = count)]
    start: *const iovec<T>,
    count: c_int,
}

/// A message: to the address of type `N`, with control messages of type `C`.
#[derive(PoolAlloc)]
#[repr(C)]
struct msghdr<N: PoolAlloc, C: Plain> {
    #[pool(elem = N, len = msg_namelen, unit = bytes)]
    msg_name: *mut c_void,
    msg_namelen: libc::socklen_t,
    #[pool(len = msg_iovlen)]
    msg_iov: *mut iovec<u8>,
    msg_iovlen: usize,
    #[pool(elem = C, len = msg_controllen, unit = bytes)]
    msg_control: *mut c_void,
    msg_controllen: usize,
    msg_flags: c_int,
    name: PhantomData<N>,
    control: PhantomData<C>,
}

/// A control message, as `CMSG_SPACE` lays it out, that passes two open files.
#[derive(PoolAlloc)]
#[repr(C)]
struct Files {
    cmsg_len: usize,
    cmsg_level: c_int,
    cmsg_type: c_int,
    files: [c_int; 2],
}

#[derive(PoolAlloc)]
#[repr(C)]
struct sockaddr_un {
    sun_family: libc::sa_family_t,
    #[pool(str)]
    sun_path: [c_char; 108],
}

same_layout! {
    iovec<f64> = libc::iovec { iov_base, iov_len }
    msghdr<u8, u8> = libc::msghdr {
        msg_name, msg_namelen, msg_iov, msg_iovlen, msg_control, msg_controllen, msg_flags
    }
    sockaddr_un = libc::sockaddr_un { sun_family, sun_path }
}
// SAFETY: the macro only computes.
const _: () = assert!(size_of::<Files>() == unsafe { libc::CMSG_SPACE(8) } as usize);

fn sent(result: isize) -> usize {
    usize::try_from(result).unwrap_or_else(|_| panic!("{}", io::Error::last_os_error()))
}

#[test]
#[cfg_attr(miri, ignore = "calls C")]
fn writev_writes_every_buffer() {
    let rows = [vec![1.0, 2.0], vec![], vec![0.5]];
    let init = rows.iter().map(|row| iovecInit { iov_base: row });
    let buffers: Graph<Buffers<f64>> = Graph::new(BuffersInit { start: init }).unwrap();
    assert_eq!(buffers.start()[0].iov_len(), 16);
    assert_eq!(buffers.start()[2].iov_base(), [0.5]);

    let (mut reader, writer) = io::pipe().unwrap();
    let raw = buffers.as_raw();
    // SAFETY: the array and the buffers are in the graph, with the lengths that it says.
    let written = unsafe { libc::writev(writer.as_raw_fd(), raw.start.cast(), raw.count) };
    assert_eq!(sent(written), 24);
    drop(writer);
    let mut bytes = vec![];
    reader.read_to_end(&mut bytes).unwrap();
    let numbers = bytes.chunks_exact(8).map(|bytes| f64::from_ne_bytes(bytes.try_into().unwrap()));
    assert!(numbers.eq([1.0, 2.0, 0.5]));
}

fn send<N: PoolAlloc, C: Plain>(socket: &impl AsRawFd, message: &Graph<msghdr<N, C>>) -> usize {
    // SAFETY: the message has C's layout, and what it points to is in the graph, with the lengths that it
    // says.
    sent(unsafe { libc::sendmsg(socket.as_raw_fd(), message.as_ptr().cast(), 0) })
}

#[test]
#[cfg_attr(miri, ignore = "calls C")]
fn sendmsg_passes_open_files() {
    let (mut pipe_out, pipe_in) = io::pipe().unwrap();
    let null = File::open("/dev/null").unwrap();
    let message: Graph<msghdr<u8, Files>> = Graph::new(msghdrInit {
        msg_name: Null,
        msg_iov: ["two ", "files"].map(|text| iovecInit { iov_base: text.bytes() }),
        msg_control: [Files {
            // SAFETY: the function only computes.
            cmsg_len: unsafe { libc::CMSG_LEN(8) } as usize,
            cmsg_level: libc::SOL_SOCKET,
            cmsg_type: libc::SCM_RIGHTS,
            files: [pipe_in.as_raw_fd(), null.as_raw_fd()],
        }],
        msg_flags: 0,
    })
    .unwrap();
    assert_eq!((message.msg_iovlen(), message.msg_controllen()), (2, size_of::<Files>()));

    let (ours, theirs) = UnixStream::pair().unwrap();
    assert_eq!(send(&ours, &message), 9);
    drop((message, pipe_in, null));

    let (text, files) = receive(&theirs);
    assert_eq!(text, "two files");
    let [copy_of_pipe, copy_of_null] = files;
    File::from(copy_of_pipe).write_all(b"through the copy").unwrap();
    let mut text = String::new();
    pipe_out.read_to_string(&mut text).unwrap();
    assert_eq!(text, "through the copy");
    assert_eq!(File::from(copy_of_null).read(&mut [0]).unwrap(), 0);
}

/// Receives with the structs of `libc`: a text and two files.
fn receive(socket: &UnixStream) -> (String, [OwnedFd; 2]) {
    let mut text = [0; 64];
    let mut control = MaybeUninit::<Files>::zeroed();
    let mut buffer = IoSliceMut::new(&mut text);
    let mut message = libc::msghdr {
        msg_name: ptr::null_mut(),
        msg_namelen: 0,
        msg_iov: (&raw mut buffer).cast(), // the same layout, as std promises
        msg_iovlen: 1,
        msg_control: control.as_mut_ptr().cast(),
        msg_controllen: size_of::<Files>(),
        msg_flags: 0,
    };
    // SAFETY: the message's buffers are live and as long as it says.
    let len = sent(unsafe { libc::recvmsg(socket.as_raw_fd(), &raw mut message, libc::MSG_CMSG_CLOEXEC) });
    // SAFETY: integers of any value, all of them zero at least.
    let control = unsafe { control.assume_init() };
    assert_eq!((control.cmsg_level, control.cmsg_type), (libc::SOL_SOCKET, libc::SCM_RIGHTS));
    // SAFETY: the kernel has made a new file for each number, which nobody else owns.
    let files = control.files.map(|file| unsafe { OwnedFd::from_raw_fd(file) });
    (String::from_utf8(text[..len].to_vec()).unwrap(), files)
}

fn to_path<'a>(path: &'a Path, text: &'a str) -> Result<Graph<msghdr<sockaddr_un, u8>>, cymem::Error> {
    Graph::new(msghdrInit {
        msg_name: [sockaddr_unInit {
            sun_family: libc::AF_UNIX as libc::sa_family_t,
            sun_path: path.to_str().unwrap(),
        }],
        msg_iov: [iovecInit { iov_base: text.bytes() }],
        msg_control: Null,
        msg_flags: 0,
    })
}

#[test]
#[cfg_attr(miri, ignore = "calls C")]
fn sendmsg_finds_the_socket_by_its_address() {
    let path = std::env::temp_dir().join(format!("cymem-sendmsg-{}", std::process::id()));
    let receiver = UnixDatagram::bind(&path).unwrap();
    let message = to_path(&path, "by name").unwrap();
    assert_eq!(message.msg_name()[0].sun_path().to_str().unwrap(), path.to_str().unwrap());
    let len = send(&UnixDatagram::unbound().unwrap(), &message);
    fs::remove_file(&path).unwrap();

    let mut buffer = [0; 64];
    assert_eq!(receiver.recv(&mut buffer).unwrap(), len);
    assert_eq!(&buffer[..len], b"by name");
}

#[test]
fn a_path_that_does_not_fit_is_refused() {
    let error = to_path(Path::new(&"x".repeat(108)), "").unwrap_err();
    assert!(matches!(error, cymem::Error::TooLong { found: 108, max: 107, .. }), "{error}");
    println!("{error}");
}
