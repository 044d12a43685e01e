//! `group`, `hostent` and `addrinfo` of the C library: arrays of strings and of addresses that end with
//! NULL, and a linked list.
#![cfg(all(target_os = "linux", target_env = "gnu"))]
#![allow(missing_docs, non_camel_case_types)]

use core::ffi::{c_char, c_int, c_void};
use core::net::{IpAddr, Ipv4Addr, SocketAddr};

use cymem::{Graph, Null, Pool, PoolAlloc};
use cymem_tests as _; // links the C side
use cymem_tests::same_layout;

#[path = "support/captured.rs"]
mod captured;
use captured::captured;

#[derive(PoolAlloc)]
#[repr(C)]
struct group {
    #[pool(cstr)]
    gr_name: *mut c_char,
    #[pool(cstr)]
    gr_passwd: *mut c_char,
    gr_gid: libc::gid_t,
    #[pool(null_terminated, each(cstr))]
    gr_mem: *mut *mut c_char,
}

/// C's addresses are `char *`, whatever they are; here they are those of IPv4.
#[derive(PoolAlloc)]
#[repr(C)]
struct hostent {
    #[pool(cstr)]
    h_name: *mut c_char,
    #[pool(null_terminated, each(cstr))]
    h_aliases: *mut *mut c_char,
    h_addrtype: c_int,
    #[pool(value = 4)]
    h_length: c_int,
    #[pool(null_terminated, each(one))]
    h_addr_list: *mut *mut [u8; 4],
}

/// Addresses of different sizes, all of which consist of 32-bit words.
#[derive(PoolAlloc)]
#[repr(C)]
struct addrinfo {
    ai_flags: c_int,
    ai_family: c_int,
    ai_socktype: c_int,
    ai_protocol: c_int,
    ai_addrlen: libc::socklen_t,
    #[pool(elem = u32, len = ai_addrlen, unit = bytes)]
    ai_addr: *mut c_void,
    #[pool(cstr)]
    ai_canonname: *mut c_char,
    #[pool(list)]
    ai_next: *mut addrinfo,
}

same_layout! {
    group = libc::group { gr_name, gr_passwd, gr_gid, gr_mem }
    hostent = libc::hostent { h_name, h_aliases, h_addrtype, h_length, h_addr_list }
    addrinfo = libc::addrinfo {
        ai_flags, ai_family, ai_socktype, ai_protocol, ai_addrlen, ai_addr, ai_canonname, ai_next
    }
}

unsafe extern "C" {
    fn print_hostent(host: *const hostent, out: *mut libc::FILE);
    fn print_addrinfo(info: *const addrinfo, out: *mut libc::FILE) -> c_int;
}

#[test]
#[cfg_attr(miri, ignore = "calls C")]
fn putgrent_prints_a_group() {
    let print = |group: &Graph<group>| {
        captured(|stream| {
            // SAFETY: the group has C's layout, its strings and the end of its members are in the graph.
            assert_eq!(unsafe { libc::putgrent(group.as_ptr().cast(), stream) }, 0);
        })
    };
    let staff: Graph<group> =
        Graph::new(groupInit { gr_name: "staff", gr_passwd: "x", gr_gid: 50, gr_mem: ["ann", "bob"] })
            .unwrap();
    assert_eq!(print(&staff), "staff:x:50:ann,bob\n");

    let nobody: Graph<group> =
        Graph::new(groupInit { gr_name: "empty", gr_passwd: Null, gr_gid: 7, gr_mem: [""; 0] }).unwrap();
    assert_eq!(print(&nobody), "empty::7:\n");
}

#[test]
#[cfg_attr(miri, ignore = "calls C")]
fn a_hostent_has_names_and_addresses() {
    let addresses = [Ipv4Addr::LOCALHOST, Ipv4Addr::new(10, 0, 0, 2)].map(|address| address.octets());
    let host: Graph<hostent> = Graph::new(hostentInit {
        h_name: "localhost",
        h_aliases: ["loopback", "me"],
        h_addrtype: libc::AF_INET,
        h_addr_list: addresses,
    })
    .unwrap();
    assert_eq!(host.h_length(), 4);
    assert_eq!(host.h_addr_list().get(1), Some(Some(&[10, 0, 0, 2])));
    // SAFETY: C only reads the graph, which ends where C looks for ends.
    let text = captured(|stream| unsafe { print_hostent(host.as_ptr(), stream) });
    assert_eq!(text, "localhost loopback me 127.0.0.1 10.0.0.2\n");
}

/// A `sockaddr_in` or a `sockaddr_in6`, in words.
fn words(address: SocketAddr) -> Vec<u32> {
    let start = |family: c_int| {
        let ([a, b], [c, d]) = ((family as u16).to_ne_bytes(), address.port().to_be_bytes());
        u32::from_ne_bytes([a, b, c, d])
    };
    match address.ip() {
        IpAddr::V4(ip) => vec![start(libc::AF_INET), u32::from_ne_bytes(ip.octets()), 0, 0],
        IpAddr::V6(ip) => {
            let octets = ip.octets();
            let (quads, _) = octets.as_chunks::<4>();
            let mut words = vec![start(libc::AF_INET6), 0];
            words.extend(quads.iter().map(|quad| u32::from_ne_bytes(*quad)));
            words.push(0);
            words
        }
    }
}

#[test]
#[cfg_attr(miri, ignore = "calls C")]
fn getnameinfo_reads_a_list_of_addresses() {
    let entry = |address: &str, name| {
        let address: SocketAddr = address.parse().unwrap();
        addrinfoInit {
            ai_flags: 0,
            ai_family: if address.is_ipv4() { libc::AF_INET } else { libc::AF_INET6 },
            ai_socktype: libc::SOCK_STREAM,
            ai_protocol: 0,
            ai_addr: words(address),
            ai_canonname: name,
        }
    };
    let pool = Pool::new();
    let entries =
        [entry("127.0.0.1:80", Some("here")), entry("[::1]:443", None), entry("10.1.2.3:65535", None)];
    let info = addrinfo::list_in(&pool, entries).unwrap().unwrap();
    assert_eq!(info.ai_addrlen(), 16);
    assert!(info.ai_next().map(|info| info.ai_addrlen()).eq([28, 16]));

    let text = captured(|stream| {
        // SAFETY: C only reads the list, which ends with NULL and has addresses as long as it says.
        assert_eq!(unsafe { print_addrinfo(info.as_ptr(), stream) }, 0);
    });
    assert_eq!(text, "here 127.0.0.1 80\n- ::1 443\n- 10.1.2.3 65535\n");
}
