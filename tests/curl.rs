//! libcurl: `curl_slist`, a linked list of strings, as the headers of a request to a server in this
//! process.
#![cfg(not(miri))]
#![allow(missing_docs, non_camel_case_types)]

use core::ffi::{CStr, c_char, c_long};
use std::io::{BufRead, BufReader, Write};
use std::net::{SocketAddr, TcpListener};
use std::sync::Once;
use std::thread::{self, JoinHandle};

use curl_sys as curl;
use cymem::{Chain, Graph, Pool, PoolAlloc};
use cymem_tests::same_layout;

#[derive(PoolAlloc)]
#[repr(C)]
struct curl_slist {
    #[pool(cstr)]
    data: *mut c_char,
    #[pool(list)]
    next: *mut curl_slist,
}

/// Any number of headers, also none.
#[derive(PoolAlloc)]
#[repr(C)]
struct Headers {
    #[pool(one)]
    first: *mut curl_slist,
}

same_layout! { curl_slist = curl::curl_slist { data, next } }

/// Answers one request, and returns its first line and its headers.
fn server() -> (SocketAddr, JoinHandle<Vec<String>>) {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = listener.local_addr().unwrap();
    let thread = thread::spawn(move || {
        let (mut stream, _) = listener.accept().unwrap();
        let lines = BufReader::new(stream.try_clone().unwrap()).lines().map(Result::unwrap);
        let lines = lines.take_while(|line| !line.is_empty()).collect();
        stream.write_all(b"HTTP/1.1 204 No Content\r\nConnection: close\r\n\r\n").unwrap();
        lines
    });
    (address, thread)
}

/// Sends a request with these headers, and returns what the server got.
fn request(headers: *const curl_slist) -> Vec<String> {
    static ONCE: Once = Once::new();
    ONCE.call_once(|| {
        // SAFETY: other threads wait for `call_once`.
        let code = unsafe { curl::curl_global_init(curl::CURL_GLOBAL_NOTHING) };
        assert_eq!(code, curl::CURLE_OK);
    });

    let (address, server) = server();
    let url = format!("http://{address}/headers\0");
    // SAFETY: libcurl is initialised.
    let handle = unsafe { curl::curl_easy_init() };
    assert!(!handle.is_null());
    let none = c"".as_ptr();
    let codes = [
        // SAFETY: the option takes a string, which libcurl copies.
        unsafe { curl::curl_easy_setopt(handle, curl::CURLOPT_URL, url.as_ptr()) },
        // SAFETY: as above.
        unsafe { curl::curl_easy_setopt(handle, curl::CURLOPT_PROXY, none) },
        // SAFETY: the option takes a long.
        unsafe { curl::curl_easy_setopt(handle, curl::CURLOPT_NOSIGNAL, 1 as c_long) },
        // SAFETY: as above.
        unsafe { curl::curl_easy_setopt(handle, curl::CURLOPT_TIMEOUT_MS, 20_000 as c_long) },
        // SAFETY: the option takes a list, which libcurl reads until the handle is gone, and never frees.
        unsafe { curl::curl_easy_setopt(handle, curl::CURLOPT_HTTPHEADER, headers) },
        // SAFETY: all that the options point to is live.
        unsafe { curl::curl_easy_perform(handle) },
    ];
    let mut status: c_long = 0;
    // SAFETY: this information is a long.
    let code = unsafe { curl::curl_easy_getinfo(handle, curl::CURLINFO_RESPONSE_CODE, &raw mut status) };
    // SAFETY: the handle is not used again.
    unsafe { curl::curl_easy_cleanup(handle) };
    assert_eq!((codes, code), ([curl::CURLE_OK; 6], curl::CURLE_OK));
    assert_eq!(status, 204);
    server.join().unwrap()
}

#[test]
fn libcurl_sends_every_header_of_the_list() {
    let pool = Pool::new();
    let data = ["X-First: 1", "Accept: text/plain", "User-Agent: cymem", "Host: example.org", "X-Empty;"];
    let headers = curl_slist::list_in(&pool, data.map(|data| curl_slistInit { data })).unwrap().unwrap();
    let got = request(headers.as_ptr());
    assert_eq!(
        got,
        [
            "GET /headers HTTP/1.1",
            "Host: example.org",
            "X-First: 1",
            "Accept: text/plain",
            "User-Agent: cymem",
            "X-Empty:",
        ]
    );
    // libcurl has left the list as it was, and the pool frees it.
    let strings = headers.next().map(|header| header.data().unwrap().to_str().unwrap());
    assert!(strings.eq(data[1..].iter().copied()));
}

#[test]
fn a_list_that_owns_its_memory() {
    let numbers = (0..500).map(|n| curl_slistInit { data: format!("X-{n}: {}", n * n) });
    let headers: Graph<Headers> = Graph::new(HeadersInit { first: Chain(numbers) }).unwrap();
    let got = request(headers.as_raw().first);
    let expected: Vec<String> = (0..500).map(|n| format!("X-{n}: {}", n * n)).collect();
    assert!(got.ends_with(&expected), "{got:?}");
}

#[test]
fn no_headers_are_null() {
    let headers: Graph<Headers> =
        Graph::new(HeadersInit { first: Chain(std::iter::empty::<curl_slistInit<&CStr>>()) }).unwrap();
    assert!(headers.as_raw().first.is_null());
    let got = request(headers.as_raw().first);
    assert_eq!(got[0], "GET /headers HTTP/1.1");
    assert_eq!(got.len(), 3); // and Host, and Accept
}
