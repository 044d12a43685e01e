//! `argp_parse` and `argp_help` of the GNU C library: nested and recursive structs, const pointers,
//! arrays that end with zeros, and callbacks.
#![cfg(all(target_os = "linux", target_env = "gnu"))]
#![allow(missing_docs, non_camel_case_types)]

use core::ffi::{CStr, c_char, c_int, c_uint, c_void};
use core::mem::offset_of;
use core::ptr;

use cymem::{Context, Graph, Init, InitFrom, Null, Pool, PoolAlloc, Via};
use cymem_tests as _; // links the C side

#[path = "support/captured.rs"]
mod captured;
use captured::captured;

type Parser = extern "C" fn(c_int, *mut c_char, *mut argp_state) -> c_int;

#[derive(PoolAlloc)]
#[repr(C)]
struct argp_option {
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

#[derive(PoolAlloc)]
#[repr(C)]
#[pool(zeroed)]
struct argp {
    #[pool(zero_terminated)]
    options: *const argp_option,
    parser: Option<Parser>,
    #[pool(cstr)]
    args_doc: *const c_char,
    #[pool(cstr)]
    doc: *const c_char,
    #[pool(zero_terminated, until = |child| child.argp.is_null())]
    children: *const argp_child,
    help_filter: Option<extern "C" fn(c_int, *const c_char, *mut c_void) -> *mut c_char>,
    #[pool(cstr)]
    argp_domain: *const c_char,
}

#[derive(PoolAlloc)]
#[repr(C)]
struct argp_child {
    #[pool(one)]
    argp: *const argp,
    flags: c_int,
    #[pool(cstr)]
    header: *const c_char,
    group: c_int,
}

/// A whole command line, as `main` gets it.
#[derive(PoolAlloc)]
#[repr(C)]
struct Arguments {
    #[pool(null_terminated, each(cstr))]
    argv: *mut *mut c_char,
}

/// What argp tells a parser; made by argp, never by us.
#[repr(C)]
struct argp_state {
    root_argp: *const argp,
    argc: c_int,
    argv: *mut *mut c_char,
    next: c_int,
    flags: c_uint,
    arg_num: c_uint,
    quoted: c_int,
    input: *mut c_void,
    child_inputs: *mut *mut c_void,
    hook: *mut c_void,
    name: *mut c_char,
    err_stream: *mut libc::FILE,
    out_stream: *mut libc::FILE,
    pstate: *mut c_void,
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
    fn argp_help(argp: *const argp, stream: *mut libc::FILE, flags: c_uint, name: *mut c_char);

    static layout_of_argp: [[usize; 15]; 4];
}

const KEY_ARG: c_int = 0;
const KEY_INIT: c_int = 0x0100_0003;
const ERR_UNKNOWN: c_int = libc::E2BIG;
/// `ARGP_NO_EXIT | ARGP_NO_ERRS | ARGP_NO_HELP`
const SILENT: c_uint = 0x20 | 0x02 | 0x10;
/// `ARGP_HELP_USAGE | ARGP_HELP_LONG | ARGP_HELP_DOC`
const ALL_HELP: c_uint = 0x01 | 0x08 | 0x30;

/// What the parsers saw, in order.
type Seen = Vec<(c_int, Option<String>)>;

/// Records letters and arguments, and gives its input to its children.
extern "C" fn record<const CHILDREN: usize>(key: c_int, arg: *mut c_char, state: *mut argp_state) -> c_int {
    // SAFETY: argp passes its state, and nobody else has it during the call.
    let state = unsafe { &mut *state };
    if key == KEY_INIT {
        for child in 0..CHILDREN {
            // SAFETY: argp has a place for each of the children.
            let place = unsafe { state.child_inputs.add(child) };
            // SAFETY: and it is for the parser to fill.
            unsafe { place.write(state.input) };
        }
        return 0;
    }
    if key != KEY_ARG && !(1..128).contains(&key) {
        return ERR_UNKNOWN;
    }
    // SAFETY: the input of the root, handed down, is the `Seen` of `parse`.
    let seen = unsafe { &mut *state.input.cast::<Seen>() };
    // SAFETY: an argument is a string of the command line.
    let arg = (!arg.is_null()).then(|| unsafe { CStr::from_ptr(arg) });
    seen.push((key, arg.map(|arg| arg.to_str().unwrap().to_owned())));
    0
}

fn parse(argp: *const argp, words: &[&str]) -> Result<Seen, c_int> {
    let mut arguments: Graph<Arguments> = Graph::new(ArgumentsInit { argv: words }).unwrap();
    let argc = c_int::try_from(arguments.argv().len()).unwrap();
    let mut seen = Seen::new();
    // SAFETY: the arguments are live; only the pointer is read here.
    let argv = unsafe { (*arguments.as_mut_ptr()).argv };
    let input = (&raw mut seen).cast();
    // SAFETY: `argp` is a live graph with the layout of argp.h, its parsers take a `Seen`, and argv has
    // `argc` strings that argp may put in another order.
    match unsafe { argp_parse(argp, argc, argv, SILENT, ptr::null_mut(), input) } {
        0 => Ok(seen),
        error => Err(error),
    }
}

fn help(argp: *const argp) -> String {
    captured(|stream| {
        // SAFETY: `argp` is a live graph with the layout of argp.h, and the name is only read.
        unsafe { argp_help(argp, stream, ALL_HELP, c"tool".as_ptr().cast_mut()) }
    })
}

fn letter(letter: char, argument: &str) -> (c_int, Option<String>) {
    (letter as c_int, Some(argument.to_owned()))
}

/// Three levels, each of another type, as a nested literal.
#[test]
#[cfg_attr(miri, ignore = "calls C")]
fn nested_literals_parse_a_command_line() {
    let option =
        |name, key: char, arg, doc| argp_optionInit { name, key: key as c_int, arg, flags: 0, doc, group: 0 };
    let tool: Graph<argp> = Graph::new(argpInit {
        options: [
            option("verbose", 'v', None, "Say more"),
            option("output", 'o', Some("FILE"), "Write to FILE"),
        ],
        parser: Some(record::<1>),
        args_doc: "INPUT...",
        doc: "A tool made of parts.\x0bReport bugs to nobody.",
        children: [argp_childInit {
            argp: argpInit {
                options: [option("port", 'p', Some("N"), "Listen on port N")],
                parser: Some(record::<1>),
                args_doc: Null,
                doc: Null,
                children: [argp_childInit {
                    argp: argpInit {
                        options: [option("cert", 'c', Some("PEM"), "Show PEM to clients")],
                        parser: Some(record::<0>),
                        args_doc: Null,
                        doc: Null,
                        children: Null,
                        help_filter: None,
                        argp_domain: Null,
                    },
                    flags: 0,
                    header: "Encryption:",
                    group: 0,
                }],
                help_filter: None,
                argp_domain: Null,
            },
            flags: 0,
            header: "Network:",
            group: 0,
        }],
        help_filter: Some(shout),
        argp_domain: Null,
    })
    .unwrap();

    let seen = parse(tool.as_ptr(), &["tool", "in", "-v", "--port=80", "-oout", "--cert", "a.pem"]).unwrap();
    let arg = (KEY_ARG, Some("in".to_owned()));
    let verbose = ('v' as c_int, None);
    assert_eq!(seen, [verbose, letter('p', "80"), letter('o', "out"), letter('c', "a.pem"), arg]);
    assert_eq!(parse(tool.as_ptr(), &["tool", "--port"]), Err(libc::EINVAL));

    let help = help(tool.as_ptr());
    let expected = [
        "INPUT...",
        "A TOOL MADE OF PARTS",
        "REPORT BUGS TO NOBODY",
        "-v, --verbose",
        "-o, --output=FILE",
        " NETWORK:",
        "-p, --port=N",
        " Encryption:",
        "-c, --cert=PEM",
    ];
    for text in expected {
        assert!(help.contains(text), "no {text:?} in {help}");
    }
    let network = &tool.children()[0];
    assert_eq!(network.argp().unwrap().children()[0].header(), Some(c"Encryption:"));
}

/// Argp frees what a filter returns, if that is not what the filter was given.
extern "C" fn shout(_: c_int, text: *const c_char, _: *mut c_void) -> *mut c_char {
    if text.is_null() {
        return ptr::null_mut();
    }
    // SAFETY: argp passes a string.
    let text = unsafe { CStr::from_ptr(text) }.to_str().unwrap().to_uppercase();
    let text = std::ffi::CString::new(text).unwrap();
    // SAFETY: a live string.
    unsafe { libc::strdup(text.as_ptr()) }
}

/// Data of an application, as deep as it likes.
struct Section {
    title: &'static str,
    options: Vec<(&'static str, char)>,
    sections: Vec<Section>,
}

impl<'a> InitFrom<&'a Section> for argp {
    fn init_from<C: Context>(section: &'a Section) -> impl Init<C, Self> {
        argpInit {
            options: section.options.iter().map(|&(name, key)| argp_optionInit {
                name,
                key: key as c_int,
                arg: "X",
                flags: 0,
                doc: Null,
                group: 0,
            }),
            parser: Some(record_all),
            args_doc: Null,
            doc: Null,
            children: section.sections.iter().map(|section| argp_childInit {
                argp: Via(section),
                flags: 0,
                header: section.title,
                group: 0,
            }),
            help_filter: None,
            argp_domain: Null,
        }
    }
}

/// As `record`, for a section with one section at most.
extern "C" fn record_all(key: c_int, arg: *mut c_char, state: *mut argp_state) -> c_int {
    // SAFETY: argp passes its state; a parser without children has no place for inputs.
    let children = unsafe { (*state).child_inputs };
    if key == KEY_INIT && children.is_null() {
        return 0;
    }
    record::<1>(key, arg, state)
}

#[test]
#[cfg_attr(miri, ignore = "calls C")]
fn recursive_data_becomes_recursive_children() {
    let mut sections = vec![];
    for (title, name, key) in [("Third:", "third", 'c'), ("Second:", "second", 'b'), ("First:", "first", 'a')]
    {
        sections = vec![Section { title, options: vec![(name, key)], sections }];
    }
    // Not without options: glibc's help leaks one byte for an array of none.
    let root = Section { title: "", options: vec![("zeroth", 'z')], sections };
    let tool: Graph<argp> = Graph::new(Via(&root)).unwrap();

    let seen = parse(tool.as_ptr(), &["tool", "--third=3", "-a1", "--second", "2"]).unwrap();
    assert_eq!(seen, [letter('c', "3"), letter('a', "1"), letter('b', "2")]);
    let help = help(tool.as_ptr());
    assert!(help.contains(" Third:\n  -c, --third=X"), "{help}");
}

/// Siblings of different types, one of them used twice.
#[test]
#[cfg_attr(miri, ignore = "calls C")]
fn finished_nodes_are_shared_between_parents() {
    let pool = Pool::new();
    let leaf = |key: char| {
        let option =
            argp_optionInit { name: Null, key: key as c_int, arg: "X", flags: 0, doc: Null, group: 0 };
        let init = argpInit { parser: Some(record::<0> as Parser), ..argpInit::zeroed() };
        argp::new_in(&pool, init.with_options([option]))
    };
    let (a, b) = (leaf('a').unwrap(), leaf('b').unwrap());
    let child = |argp| argp_childInit { argp, flags: 0, header: Null, group: 0 };
    let both = || argpInit { parser: Some(record::<2> as Parser), ..argpInit::zeroed() };
    let first = argp::new_in(&pool, both().with_children([child(a), child(b)])).unwrap();
    let second = argp::new_in(&pool, both().with_children([child(b), child(a)])).unwrap();

    for tool in [first, second] {
        let seen = parse(tool.as_ptr(), &["tool", "-a1", "-b", "2"]).unwrap();
        assert_eq!(seen, [letter('a', "1"), letter('b', "2")]);
    }
    assert_eq!(first.as_raw().options, ptr::null());
}

#[test]
fn a_child_without_argp_would_end_the_array() {
    let child = argp_childInit { argp: Null, flags: 1, header: "never shown", group: 0 };
    let result: Result<Graph<argp>, _> = Graph::new(argpInit::zeroed().with_children([child]));
    let error = result.unwrap_err();
    assert!(matches!(error, cymem::Error::EarlyTerminator { .. }), "{error}");
    assert!(error.to_string().starts_with("argp.children[0]"), "{error}");
}

#[test]
#[cfg_attr(miri, ignore = "calls C")]
fn the_layout_is_that_of_argp_h() {
    macro_rules! layout {
        ($name:ident { $($field:ident),* }) => { vec![size_of::<$name>(), $(offset_of!($name, $field)),*] };
    }
    let ours = [
        layout!(argp_option { name, key, arg, flags, doc, group }),
        layout!(argp { options, parser, args_doc, doc, children, help_filter, argp_domain }),
        layout!(argp_child { argp, flags, header, group }),
        layout!(argp_state {
            root_argp,
            argc,
            argv,
            next,
            flags,
            arg_num,
            quoted,
            input,
            child_inputs,
            hook,
            name,
            err_stream,
            out_stream,
            pstate
        }),
    ];
    // SAFETY: C defines the array, and nobody writes to it.
    let theirs = unsafe { layout_of_argp };
    for (ours, theirs) in ours.iter().zip(theirs) {
        assert_eq!(*ours, theirs[..ours.len()]);
    }
}
