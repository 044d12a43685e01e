//! `getopt_long` of the C library: an array that ends with zeros, and `flag` pointers that C writes
//! through.
#![cfg(target_os = "linux")]
#![allow(missing_docs)]

use core::ffi::{CStr, c_char, c_int};
use core::ptr;

use cymem::{Graph, Null, Pool, PoolAlloc, Pooled};
use cymem_tests::same_layout;

/// `struct option`, which `Option` would be easy to take for.
#[derive(PoolAlloc)]
#[repr(C)]
struct LongOption {
    #[pool(cstr)]
    name: *const c_char,
    has_arg: c_int,
    #[pool(one)]
    flag: *mut c_int,
    val: c_int,
}

same_layout! { LongOption = libc::option { name, has_arg, flag, val } }

#[derive(PoolAlloc)]
#[repr(C)]
struct CommandLine {
    #[pool(zero_terminated)]
    options: *const LongOption,
    #[pool(null_terminated, each(cstr))]
    argv: *const *mut c_char,
}

unsafe extern "C" {
    static mut optind: c_int;
    static mut opterr: c_int;
    static optarg: *mut c_char;
}

const NO_ARGUMENT: c_int = 0;
const REQUIRED_ARGUMENT: c_int = 1;

/// An option that was found: what `getopt_long` returned, the index, and the argument.
type Found = (c_int, c_int, Option<String>);

/// The options, and the words that are none.
fn parse(line: Pooled<'_, CommandLine>) -> (Vec<Found>, Vec<String>) {
    let (argv, options) = (line.as_raw().argv, line.as_raw().options.cast());
    let argc = c_int::try_from(line.argv().len()).unwrap();
    let mut found = vec![];
    // SAFETY: this file has one test that parses, so nobody else uses getopt's globals.
    unsafe { optind = 0 };
    // SAFETY: as above.
    unsafe { opterr = 0 };
    loop {
        let mut index = -1;
        // SAFETY: argv has `argc` strings that may be put in another order, the options have C's layout
        // and end with zeros, and their flags are pool memory.
        let value = unsafe { libc::getopt_long(argc, argv, c"".as_ptr(), options, &raw mut index) };
        if value == -1 {
            break;
        }
        // SAFETY: as for `optind`.
        let argument = unsafe { optarg };
        // SAFETY: it is NULL or a string of argv.
        let argument = (!argument.is_null()).then(|| unsafe { CStr::from_ptr(argument) });
        found.push((value, index, argument.map(|argument| argument.to_str().unwrap().to_owned())));
    }
    // SAFETY: as above.
    let first = usize::try_from(unsafe { optind }).unwrap();
    // C has put the other words at the end.
    let rest = line.argv().iter().skip(first).map(|word| word.unwrap().to_str().unwrap().to_owned());
    (found, rest.collect())
}

#[test]
#[cfg_attr(miri, ignore = "calls C")]
fn getopt_long_reads_options_and_writes_flags() {
    let pool = Pool::new();
    let shared = pool.build::<c_int, _>(0).unwrap();
    let option = |name, has_arg, flag, val| LongOptionInit { name, has_arg, flag, val };
    let line = CommandLine::new_in(
        &pool,
        CommandLineInit {
            options: [
                option("output", REQUIRED_ARGUMENT, None, 7),
                option("quiet", NO_ARGUMENT, Some(shared), 1),
                option("verbose", NO_ARGUMENT, Some(shared), 2),
            ],
            argv: ["tool", "one", "--verbose", "--output", "file", "two", "--outp=x", "--bad"],
        },
    )
    .unwrap();

    let (found, rest) = parse(line);
    assert_eq!(
        found,
        [
            (0, 2, None),
            (7, 0, Some("file".to_owned())),
            (7, 0, Some("x".to_owned())),
            ('?' as c_int, -1, None)
        ]
    );
    assert_eq!(rest, ["one", "two"]);
    assert_eq!(*shared, 2);
    assert_eq!(line.options()[1].flag(), Some(&2));
    assert_eq!(line.options()[0].flag(), None);
}

#[test]
fn a_flag_of_its_own_lies_in_the_pool() {
    let line: Graph<CommandLine> = Graph::new(CommandLineInit {
        options: [LongOptionInit { name: "on", has_arg: NO_ARGUMENT, flag: 5, val: 0 }],
        argv: Null,
    })
    .unwrap();
    assert_eq!(line.options()[0].flag(), Some(&5));
    assert_eq!(line.as_raw().argv, ptr::null());
}

/// An option of zeros would end the array; getopt itself looks at the name alone.
#[test]
fn an_option_of_zeros_is_refused() {
    let option = |name| LongOptionInit { name, has_arg: 0, flag: Null, val: 0 };
    let options = [option(Some("a")), option(None), option(Some("b"))];
    let result: Result<Graph<CommandLine>, _> = Graph::new(CommandLineInit { options, argv: Null });
    let error = result.unwrap_err();
    assert!(error.to_string().starts_with("CommandLine.options[1]"), "{error}");
}
