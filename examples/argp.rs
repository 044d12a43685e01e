//! A command line described by ordinary recursive data, and parsed by the GNU C library's `argp_parse`.
//!
//! `cargo run --example argp -- --help`
#![cfg_attr(not(all(target_os = "linux", target_env = "gnu")), allow(unused))]

use std::env;
use std::error::Error;
use std::ffi::{CStr, c_char, c_int, c_uint, c_void};
use std::io;
use std::ptr;
use std::sync::{Mutex, PoisonError};

use cymem::{Context, Graph, Init, InitFrom, Null, PoolAlloc, Via};

/// A program or a part of it: its options, and the parts that it has.
struct Part {
    title: &'static str,
    options: &'static [Choice],
    parts: &'static [Part],
}

/// A letter, a word for the same, what the argument is if there is one, and what it does.
struct Choice(char, &'static str, Option<&'static str>, &'static str);

const SERVER: Part = Part {
    title: "",
    options: &[
        Choice('v', "verbose", None, "Say what happens"),
        Choice('r', "root", Some("FOLDER"), "Serve the files in FOLDER"),
    ],
    parts: &[
        Part {
            title: "Network:",
            options: &[Choice('p', "port", Some("N"), "Listen on port N")],
            parts: &[Part {
                title: "Encryption:",
                options: &[Choice('c', "certificate", Some("FILE"), "Prove who we are with FILE")],
                parts: &[],
            }],
        },
        Part { title: "Logs:", options: &[Choice('l', "log", Some("FILE"), "Write to FILE")], parts: &[] },
    ],
};

// The structs of `argp.h`, by their C names.

/// One option. An array of them ends with zeros.
#[derive(PoolAlloc)]
#[repr(C)]
#[allow(non_camel_case_types)]
pub struct argp_option {
    #[pool(cstr)]
    name: *const c_char,
    key: c_int,
    #[pool(cstr)]
    arg: *const c_char,
    flags: c_int,
    #[pool(cstr)]
    doc: *const c_char,
    group: c_int,
}

/// Options, what to do with them, and children, which end with zeros too.
#[derive(PoolAlloc)]
#[repr(C)]
#[allow(non_camel_case_types)]
pub struct argp {
    #[pool(zero_terminated)]
    options: *const argp_option,
    parser: Option<extern "C" fn(c_int, *const c_char, *mut c_void) -> c_int>,
    #[pool(null)]
    args_doc: *const c_char,
    #[pool(cstr)]
    doc: *const c_char,
    #[pool(zero_terminated)]
    children: *const argp_child,
    #[pool(null)]
    help_filter: *const c_void,
    #[pool(null)]
    argp_domain: *const c_char,
}

/// A child: an `argp` again, under a header.
#[derive(PoolAlloc)]
#[repr(C)]
#[allow(non_camel_case_types)]
pub struct argp_child {
    #[pool(one)]
    argp: *const argp,
    flags: c_int,
    #[pool(cstr)]
    header: *const c_char,
    group: c_int,
}

/// The words of a command line, as C takes them.
#[derive(PoolAlloc)]
#[repr(C)]
pub struct Words {
    #[pool(null_terminated, each(cstr))]
    argv: *mut *mut c_char,
}

unsafe extern "C" {
    fn argp_parse(
        argp: *const argp,
        argc: c_int,
        argv: *mut *mut c_char,
        flags: c_uint,
        arg_index: *mut c_int,
        input: *mut c_void,
    ) -> c_int;
}

/// How a part becomes an `argp`. Nothing is copied but into the pool.
impl<'a> InitFrom<&'a Part> for argp {
    fn init_from<C: Context>(part: &'a Part) -> impl Init<C, Self> {
        argpInit {
            options: part.options.iter().map(|&Choice(letter, name, arg, doc)| argp_optionInit {
                name,
                key: letter as c_int,
                arg,
                flags: 0,
                doc,
                group: 0,
            }),
            parser: Some(record),
            doc: Null,
            children: part.parts.iter().map(|part| argp_childInit {
                argp: Via(part),
                flags: 0,
                header: part.title,
                group: 0,
            }),
        }
    }
}

/// The letters that were found, with their arguments.
static FOUND: Mutex<Vec<(char, Option<String>)>> = Mutex::new(Vec::new());

/// Argp calls this for every option, and for events, which have keys that are no letters.
extern "C" fn record(key: c_int, argument: *const c_char, _state: *mut c_void) -> c_int {
    const UNKNOWN: c_int = libc::E2BIG; // so argp.h says
    let Some(letter) = u8::try_from(key).ok().filter(u8::is_ascii_alphabetic) else { return UNKNOWN };
    // SAFETY: an argument that is not NULL is a word of the command line.
    let argument = (!argument.is_null()).then(|| unsafe { CStr::from_ptr(argument) });
    let argument = argument.map(|argument| argument.to_string_lossy().into_owned());
    FOUND.lock().unwrap_or_else(PoisonError::into_inner).push((letter.into(), argument));
    0
}

#[cfg(all(target_os = "linux", target_env = "gnu"))]
fn main() -> Result<(), Box<dyn Error>> {
    let mut words: Vec<String> = env::args().collect();
    if words.len() == 1 {
        words.extend(["-v", "--port=8080", "-c", "site.pem", "--log", "today.log"].map(String::from));
        println!("parsing {}; try --help", words[1..].join(" "));
    }
    let description: Graph<argp> = Graph::new(Via(&SERVER))?;
    let words: Graph<Words> = Graph::new(WordsInit { argv: &words })?;
    let (argc, argv) = (c_int::try_from(words.argv().len())?, words.as_raw().argv);

    // SAFETY: both graphs have C's layout and live, and argv has `argc` words, which argp may put in
    // another order.
    let error = unsafe { argp_parse(description.as_ptr(), argc, argv, 0, ptr::null_mut(), ptr::null_mut()) };
    if error != 0 {
        return Err(io::Error::from_raw_os_error(error).into());
    }
    for (letter, argument) in FOUND.lock()?.iter() {
        println!("  -{letter} {}", argument.as_deref().unwrap_or_default());
    }
    println!("{:?}", description.stats());
    Ok(())
}

#[cfg(not(all(target_os = "linux", target_env = "gnu")))]
fn main() {
    println!("argp is a part of the GNU C library");
}
