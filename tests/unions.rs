//! Unions: with a tag, with flags, and without either, as C headers have them (`c/unions.h`).
#![allow(missing_docs)]
#![allow(non_camel_case_types, reason = "the names are those of the C headers")]

use core::ffi::{c_char, c_int, c_uint, c_ulong, c_void};

use cymem::{Context, Error, Graph, Init, Null, PoolAlloc, Zeroed};
use cymem_tests::{assert_c_reads, assert_layout_of_c, bytes_at, dirty_pool, refused};

// cairo: an array of untagged unions, in which headers say how many points follow.

#[derive(PoolAlloc, Clone, Copy, Debug, PartialEq)]
#[repr(C)]
struct path_header {
    kind: c_uint,
    length: c_int,
}

#[derive(PoolAlloc, Clone, Copy, Debug, PartialEq)]
#[repr(C)]
struct path_point {
    x: f64,
    y: f64,
}

#[derive(PoolAlloc)]
#[repr(C)]
#[pool(derive(Debug, PartialEq))]
union cairo_path_data_t {
    header: path_header,
    point: path_point,
}

#[derive(PoolAlloc)]
#[repr(C)]
#[pool(derive(Debug, PartialEq))]
struct cairo_path_t {
    status: c_int,
    #[pool(len = num_data, untagged)]
    data: *mut cairo_path_data_t,
    num_data: c_int,
}

/// What a Rust program has.
enum Segment {
    Move(f64, f64),
    Line(f64, f64),
    Curve([(f64, f64); 3]),
    Close,
}

/// One element of C's array for each header and each point, without a `Vec` in between but for the iterator's
/// exact length.
fn path(segments: &[Segment]) -> impl Init<cymem::Fresh, cairo_path_t> {
    let header = |kind, length| cairo_path_data_t::header(path_header { kind, length });
    let point = |x, y| cairo_path_data_t::point(path_point { x, y });
    let data: Vec<_> = segments
        .iter()
        .flat_map(|segment| match *segment {
            Segment::Move(x, y) => vec![header(0, 2), point(x, y)],
            Segment::Line(x, y) => vec![header(1, 2), point(x, y)],
            Segment::Curve(points) => {
                let mut data = vec![header(2, 4)];
                data.extend(points.map(|(x, y)| point(x, y)));
                data
            }
            Segment::Close => vec![header(3, 1)],
        })
        .collect();
    cairo_path_tInit { status: 0, data }
}

const SEGMENTS: [Segment; 4] = [
    Segment::Move(1.0, 2.0),
    Segment::Line(3.0, 4.0),
    Segment::Curve([(5.0, 6.0), (7.0, 8.0), (9.0, 10.0)]),
    Segment::Close,
];

#[test]
#[cfg_attr(miri, ignore = "calls C")]
fn c_walks_a_path_of_cairo() {
    unsafe extern "C" {
        fn check_cairo_path(path: *const cairo_path_t) -> c_int;
    }
    let graph: Graph<cairo_path_t> = Graph::new(path(&SEGMENTS[..2])).unwrap();
    assert_eq!(graph.num_data(), 4);
    let graph: Graph<cairo_path_t> = Graph::new(path(&SEGMENTS)).unwrap();
    // SAFETY: C reads a live graph of the type it expects.
    assert_eq!(unsafe { check_cairo_path(graph.as_ptr()) }, 0, "the line in c/unions.c");
    assert_layout_of_c! {
        cairo_path_data_t = cairo_path_data_t { header, point }
        cairo_path_t = cairo_path_t { status, data, num_data }
    }
}

#[test]
fn untagged_plain_cases_are_read_in_safe_code() {
    let graph: Graph<cairo_path_t> = Graph::new(path(&SEGMENTS)).unwrap();
    assert_eq!(graph.data()[0].header(), path_header { kind: 0, length: 2 });
    assert_eq!(graph.data()[1].point(), path_point { x: 1.0, y: 2.0 });
    // The other case of the same bytes: any are a value, and those that were not written are zero.
    let halves = 1.0_f64.to_ne_bytes();
    let half = |at: usize| [halves[at], halves[at + 1], halves[at + 2], halves[at + 3]];
    let (kind, length) = (c_uint::from_ne_bytes(half(0)), c_int::from_ne_bytes(half(4)));
    assert_eq!(graph.data()[1].header(), path_header { kind, length });
    assert_eq!(graph.data()[0].point().y, 0.0);
    let same: Graph<cairo_path_t> = Graph::new(path(&SEGMENTS)).unwrap();
    assert_eq!(*graph, *same);
    let other: Graph<cairo_path_t> = Graph::new(path(&SEGMENTS[1..])).unwrap();
    assert_ne!(*graph, *other);
    assert!(format!("{:?}", *other).contains("cairo_path_data_t { .. }"));
}

// LDAP: a flag in `mod_op` says which case it is.

const LDAP_MOD_BVALUES: c_int = 0x80;

#[derive(PoolAlloc)]
#[repr(C)]
#[pool(derive(Debug, PartialEq))]
struct berval {
    bv_len: c_ulong,
    #[pool(len = bv_len)]
    bv_val: *mut c_char,
}

#[derive(PoolAlloc)]
#[repr(C)]
#[pool(derive(Debug, PartialEq))]
union mod_vals_u {
    #[pool(when = 0, null_terminated, each(cstr))]
    modv_strvals: *mut *mut c_char,
    #[pool(when = LDAP_MOD_BVALUES, null_terminated, each(one))]
    modv_bvals: *mut *mut berval,
}

#[derive(PoolAlloc)]
#[repr(C)]
#[pool(derive(Debug, PartialEq))]
struct LDAPMod {
    mod_op: c_int,
    #[pool(cstr)]
    mod_type: *mut c_char,
    #[pool(tag = mod_op, mask = LDAP_MOD_BVALUES)]
    mod_vals: mod_vals_u,
}

#[derive(PoolAlloc)]
#[repr(C)]
#[pool(derive(Debug, PartialEq))]
struct Modifications {
    #[pool(null_terminated, each(one))]
    mods: *mut *mut LDAPMod,
}

enum Values {
    Text(Vec<&'static str>),
    Bytes(Vec<Vec<u8>>),
    All,
}

fn modifications(mods: &[(c_int, &'static str, Values)]) -> Graph<Modifications> {
    let mods = mods.iter().map(|&(mod_op, mod_type, ref values)| LDAPModInit {
        mod_op,
        mod_type,
        mod_vals: match values {
            Values::Text(text) => mod_vals_uInit::ModvStrvals(cymem::OrNull(Some(text))),
            Values::All => mod_vals_uInit::ModvStrvals(cymem::OrNull(None)),
            Values::Bytes(bytes) => mod_vals_uInit::ModvBvals(
                bytes.iter().map(|bytes| bervalInit { bv_val: bytes.iter().map(|&byte| byte as c_char) }),
            ),
        },
    });
    Graph::new(ModificationsInit { mods }).unwrap()
}

fn mixed() -> Graph<Modifications> {
    modifications(&[
        (0, "cn", Values::Text(vec!["Ada"])),
        (2, "jpegPhoto", Values::Bytes(vec![vec![0xFF, 0, 1]])),
        (1, "fax", Values::All),
    ])
}

#[test]
#[cfg_attr(miri, ignore = "calls C")]
fn c_reads_both_cases_in_one_array() {
    unsafe extern "C" {
        fn check_ldap_mixed(mods: *mut *mut LDAPMod) -> c_int;
    }
    let graph = mixed();
    // SAFETY: C reads a live graph of the type it expects.
    let line = unsafe { check_ldap_mixed(graph.as_raw().mods) };
    assert_eq!(line, 0, "the line in c/unions.c");
    assert_layout_of_c! { LDAPMod = LDAPMod { mod_op, mod_type, mod_vals } }
}

#[test]
fn a_flag_is_filled_in_beside_what_is_given() {
    let graph = mixed();
    let mods: Vec<_> = graph.mods().iter().flatten().collect();
    assert_eq!(mods.iter().map(|one| one.mod_op()).collect::<Vec<_>>(), [0, 0x82, 1]);
    let mod_vals_uView::ModvStrvals(text) = mods[0].mod_vals() else { panic!("text") };
    assert!(text.iter().eq([Some(c"Ada")]));
    let mod_vals_uView::ModvBvals(bytes) = mods[1].mod_vals() else { panic!("bytes") };
    assert_eq!(bytes.get(0).flatten().map(|value| value.bv_len()), Some(3));
    assert_eq!(*graph, *mixed());
    assert!(format!("{:?}", *graph).contains("mod_vals: ModvStrvals([Some(\"Ada\")])"), "{:?}", *graph);
    // The flag of the other case is refused, that of the same case may be given.
    let (error, field) = refused(Graph::<LDAPMod>::new(LDAPModInit {
        mod_op: 0x82,
        mod_type: "cn",
        mod_vals: mod_vals_u::modv_strvals(["Ada"]),
    }));
    let expected = ("LDAPMod.mod_op", 0, 0x80, "LDAPMod.mod_vals");
    match error {
        Error::TagMismatch { expected: tag, found, given_by, .. } => {
            assert_eq!((field, tag, found, given_by), expected);
        }
        error => panic!("{error}"),
    }
    let given: Graph<LDAPMod> =
        Graph::new(LDAPModInit { mod_op: 0x80, mod_type: "cn", mod_vals: mod_vals_u::modv_bvals(Null) })
            .unwrap();
    assert_eq!(given.mod_op(), 0x80);
}

// protobuf-c: bindgen's anonymous union, with a case without a value.

#[derive(PoolAlloc, Clone, Copy, Debug, PartialEq)]
#[repr(C)]
enum Value__Case {
    NotSet = 0,
    Number = 2,
    Text = 3,
    Point = 5,
}

#[derive(PoolAlloc)]
#[repr(C)]
#[pool(derive(Debug, PartialEq))]
struct Point {
    x: i32,
    y: i32,
    n_tags: usize,
    #[pool(len = n_tags, each(cstr))]
    tags: *mut *mut c_char,
}

#[derive(PoolAlloc, Clone, Copy)]
#[repr(C)]
#[pool(empty(not_set = Value__Case::NotSet), derive(Debug, PartialEq))]
union Value__bindgen_ty_1 {
    #[pool(when = Value__Case::Number)]
    number: i64,
    #[pool(when = Value__Case::Text, cstr)]
    text: *mut c_char,
    #[pool(when = Value__Case::Point, one)]
    point: *mut Point,
}

#[derive(PoolAlloc)]
#[repr(C)]
#[pool(derive(Debug, PartialEq))]
struct Value {
    #[pool(null)]
    base: *const c_void,
    #[pool(cstr)]
    name: *mut c_char,
    value_case: Value__Case,
    #[pool(tag = value_case)]
    __bindgen_anon_1: Value__bindgen_ty_1,
}

#[derive(PoolAlloc)]
#[repr(C)]
#[pool(derive(Debug, PartialEq))]
struct Values2 {
    n: usize,
    #[pool(len = n)]
    values: *mut Value,
}

enum Json {
    Number(i64),
    Text(String),
    Point(i32, i32, Vec<&'static str>),
    Nothing,
}

fn values(data: &[(&str, Json)]) -> Result<Graph<Values2>, Error> {
    Graph::new(Values2Init {
        values: data.iter().map(|(name, value)| ValueInit {
            name: *name,
            __bindgen_anon_1: match value {
                Json::Number(number) => Value__bindgen_ty_1Init::Number(*number),
                Json::Text(text) => Value__bindgen_ty_1Init::Text(text),
                Json::Point(x, y, tags) => Value__bindgen_ty_1Init::Point(PointInit { x: *x, y: *y, tags }),
                Json::Nothing => Value__bindgen_ty_1Init::NotSet,
            },
        }),
    })
}

fn four() -> Graph<Values2> {
    values(&[
        ("number", Json::Number(-7)),
        ("text", Json::Text("seven".into())),
        ("point", Json::Point(1, 2, vec!["a", "b"])),
        ("nothing", Json::Nothing),
    ])
    .unwrap()
}

#[test]
#[cfg_attr(miri, ignore = "calls C")]
fn c_reads_a_oneof_of_protobuf() {
    unsafe extern "C" {
        fn check_values(values: *const Value, n: usize) -> c_int;
    }
    let graph = four();
    // SAFETY: C reads a live graph of the type it expects.
    let line = unsafe { check_values(graph.as_raw().values, graph.n()) };
    assert_eq!(line, 0, "the line in c/unions.c");
    assert_layout_of_c! { Value = value { base, name, value_case, __bindgen_anon_1 } }
}

#[test]
fn the_view_is_an_enum_over_the_cases() {
    let graph = four();
    let mut seen = Vec::new();
    for value in graph.values() {
        seen.push(match value.__bindgen_anon_1() {
            Value__bindgen_ty_1View::Number(number) => number.to_string(),
            Value__bindgen_ty_1View::Text(text) => format!("{text:?}"),
            Value__bindgen_ty_1View::Point(point) => format!("{}", point.unwrap().y()),
            Value__bindgen_ty_1View::NotSet => "-".into(),
            Value__bindgen_ty_1View::Unknown(_) => unreachable!(),
        });
    }
    assert_eq!(seen, ["-7", "Some(\"seven\")", "2", "-"]);
    assert_eq!(graph.values()[2].value_case(), Value__Case::Point);
    assert_eq!(*graph, *four());
    let other = values(&[("point", Json::Point(1, 2, vec!["a", "c"]))]).unwrap();
    assert!(graph.values()[2] != other.values()[0]);
    assert!(format!("{:?}", *other).ends_with(
        "value_case: Point, __bindgen_anon_1: Point(Some(Point { x: 1, y: 2, n_tags: 2, tags: [Some(\"a\"), Some(\"c\")] })) }] }"
    ));
}

#[test]
fn some_cases_are_named_alone() -> Result<(), Error> {
    let number = |number| ValueInit { name: "n", __bindgen_anon_1: Value__bindgen_ty_1::number(number) };
    let graph: Graph<Value> = Graph::new(number(4))?;
    assert_eq!(graph.value_case(), Value__Case::Number);
    // One arm says that the other cases have no data.
    let either = |text: Option<&'static str>| ValueInit {
        name: "either",
        __bindgen_anon_1: match text {
            Some(text) => Value__bindgen_ty_1Init::Text(text),
            None => Value__bindgen_ty_1Init::<_>::Number(0),
        },
    };
    let graph: Graph<Value> = Graph::new(either(Some("x")))?;
    assert_eq!(graph.value_case(), Value__Case::Text);
    let graph: Graph<Value> = Graph::new(either(None))?;
    assert_eq!(graph.value_case(), Value__Case::Number);
    let nothing: Graph<Value> =
        Graph::new(ValueInit { name: "none", __bindgen_anon_1: Value__bindgen_ty_1::not_set() })?;
    assert_eq!(nothing.value_case(), Value__Case::NotSet);
    let zeroed: Graph<Value> = Graph::new(ValueInit { name: "none", __bindgen_anon_1: Zeroed })?;
    assert_eq!(*zeroed, *nothing);
    Ok(())
}

#[test]
fn errors_in_a_case_name_it() {
    let (error, field) = refused(Graph::<Value>::new(ValueInit {
        name: "x",
        __bindgen_anon_1: Value__bindgen_ty_1::text("a\0b"),
    }));
    assert_eq!(field, "Value__bindgen_ty_1.text");
    assert!(error.to_string().ends_with("(in Value.__bindgen_anon_1)"), "{error}");
}

// The bytes that a case does not use.

#[derive(PoolAlloc, Clone, Copy)]
#[repr(C)]
struct pair {
    a: u8,
    b: u32,
}

#[derive(PoolAlloc)]
#[repr(C)]
union small_u {
    #[pool(when = 1)]
    byte: u8,
    #[pool(when = 2)]
    pair: pair,
    #[pool(when = [3, 4])]
    words: [u64; 3],
}

#[derive(PoolAlloc)]
#[repr(C)]
struct small {
    kind: u8,
    #[pool(tag = kind)]
    u: small_u,
}

#[derive(PoolAlloc)]
#[repr(C)]
struct Smalls {
    n: usize,
    #[pool(len = n)]
    smalls: *mut small,
}

fn smalls<C: Context>() -> impl Init<C, Smalls> {
    let small = |u| smallInit { u };
    SmallsInit {
        smalls: [
            small(small_u::byte(9)),
            small(small_u::pair(pair { a: 3, b: 4 })),
            small(small_u::words([0, 0, 5])),
        ],
    }
}

#[test]
fn bytes_that_the_case_does_not_use_are_zero() {
    let pool = dirty_pool();
    let built = pool.build::<Smalls, _>(smalls()).unwrap();
    // SAFETY: the array has three elements, of which every byte is initialised.
    let bytes = unsafe { bytes_at(built.as_raw().smalls.cast(), 3 * size_of::<small>()) };
    let (first, rest) = bytes.split_at(size_of::<small>());
    let at = core::mem::offset_of!(small, u);
    assert_eq!((first[0], first[at]), (1, 9));
    assert!(first[1..at].iter().chain(&first[at + 1..]).all(|&byte| byte == 0));
    let second = &rest[at..size_of::<small>()];
    assert_eq!(second[0], 3);
    assert!(second[1..4].iter().chain(&second[8..]).all(|&byte| byte == 0));
}

#[test]
#[cfg_attr(miri, ignore = "calls C")]
fn c_compares_unions_by_their_bytes_and_changes_a_tag() {
    unsafe extern "C" {
        fn check_small(smalls: *const small, n: usize) -> c_int;
        fn change_small(small: *mut small);
    }
    let pool = dirty_pool();
    let built = pool.build::<Smalls, _>(smalls()).unwrap();
    // SAFETY: C reads a live array of the type it expects.
    assert_eq!(unsafe { check_small(built.as_raw().smalls, built.n()) }, 0, "the line in c/unions.c");
    assert_layout_of_c! { small = small { kind, u } }
    let graph: Graph<Smalls> = Graph::new(smalls()).unwrap();
    let first = graph.as_raw().smalls;
    // SAFETY: no view is in use, and C may change a tag to one that no case has.
    unsafe { change_small(first) };
    assert!(matches!(graph.smalls()[0].u(), small_uView::Unknown(_)));
    assert!(matches!(graph.smalls()[1].u(), small_uView::Pair(pair { a: 3, b: 4 })));
}

#[test]
fn a_case_may_have_several_tags() {
    let mut graph: Graph<small> = Graph::new(smallInit { u: small_u::words([1, 2, 3]) }).unwrap();
    assert_eq!(graph.kind(), 3);
    // SAFETY: no view is in use, and the case has this tag, too.
    unsafe { (*graph.as_mut_ptr()).kind = 4 };
    assert!(matches!(graph.u(), small_uView::Words([1, 2, 3])));
}

#[test]
fn c_reads_small_unions_from_every_engine() {
    unsafe extern "C" {
        fn check_small(smalls: *const small, n: usize) -> c_int;
    }
    /// # Safety
    ///
    /// As `check_small`.
    unsafe fn check(smalls: *const Smalls) -> c_int {
        // SAFETY: the caller's promise.
        let smalls = unsafe { &*smalls };
        // SAFETY: as above.
        unsafe { check_small(smalls.smalls, smalls.n) }
    }
    assert_c_reads!(check: Smalls, smalls());
}
