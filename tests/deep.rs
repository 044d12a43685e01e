//! `each` to any depth and with every inner shape, `elem` with every outer one: read by C, seen from
//! Rust, and with the position of what is wrong.
#![allow(missing_docs)]

use core::ffi::{c_char, c_int, c_short, c_uint, c_void};
use core::num::Wrapping;
use core::ptr;

use cymem::{Chain, Error, Graph, Null, OrNull, Place, Pool, PoolAlloc, Pooled};
use cymem_tests as _; // links the C side

#[derive(PoolAlloc)]
#[repr(C)]
struct Leaf {
    id: c_int,
}

/// `struct deep` of `c/graphs.h`.
#[derive(PoolAlloc)]
#[repr(C)]
#[pool(zeroed)]
struct Deep {
    a: c_uint,
    b: c_uint,
    c: c_uint,
    #[pool(len = a, each(len = b, each(len = c)))]
    cube: *mut *mut *mut f64,
    #[pool(null_terminated, each(null_terminated, each(cstr)))]
    sentences: *mut *mut *mut c_char,
    #[pool(null_terminated, each(zero_terminated))]
    texts: *const *const u16,
    #[pool(len = a, each(link))]
    links: *mut *mut Leaf,
    #[pool(len = a, each(opaque))]
    handles: *mut *mut c_void,
    #[pool(len = a, each(terminator = -1))]
    runs: *mut *const c_short,
    #[pool(elem = Leaf, link)]
    shared: *const c_void,
    #[pool(elem = u32, zero_terminated)]
    words: *mut c_void,
    #[pool(elem = f64, len = b)]
    measures: *mut c_void,
}

unsafe extern "C" {
    fn check_deep(deep: *const Deep, handle: *const c_void) -> c_int;
}

#[derive(PoolAlloc, Clone, Copy, Debug, PartialEq)]
#[repr(C)]
#[allow(dead_code, reason = "C knows all of them")]
enum Color {
    Red,
    Green,
    Blue,
}

#[derive(PoolAlloc, Clone, Copy, Debug, PartialEq)]
#[repr(u8)]
#[allow(dead_code, reason = "C knows all of them")]
enum Level {
    None = 0,
    High = 200,
}

#[derive(PoolAlloc, Clone, Copy, Debug, PartialEq)]
#[repr(transparent)]
struct Metres(f64);

/// `struct kinds` of `c/graphs.h`.
#[derive(PoolAlloc)]
#[repr(C)]
struct Kinds {
    color: Color,
    level: Level,
    metres: Metres,
    wrapped: Wrapping<i32>,
    #[pool(null)]
    never: Option<extern "C" fn()>,
    #[pool(value = ptr::null_mut())]
    ids: *mut c_int,
}

unsafe extern "C" {
    fn check_kinds(kinds: *const Kinds) -> c_int;
}

#[test]
#[cfg_attr(miri, ignore = "calls C")]
fn c_reads_enums_newtypes_and_constants() {
    let kinds =
        KindsInit { color: Color::Blue, level: Level::High, metres: Metres(1.5), wrapped: Wrapping(-7) };
    let kinds: Graph<Kinds> = Graph::new(kinds).unwrap();
    assert_eq!((kinds.color(), kinds.level(), kinds.metres()), (Color::Blue, Level::High, Metres(1.5)));
    // SAFETY: C reads a live graph of the type it expects.
    assert_eq!(unsafe { check_kinds(kinds.as_ptr()) }, 0, "the line in c/check.c");
}

fn cube(i: usize, j: usize, k: usize) -> f64 {
    (100 * i + 10 * j + k) as f64
}

fn build<'p>(pool: &'p Pool, handle: *mut c_void) -> Result<Pooled<'p, Deep>, Error> {
    let leaf = Leaf::new_in(pool, Leaf { id: 5 })?;
    Deep::new_in(
        pool,
        DeepInit {
            cube: (0..2).map(|i| (0..3).map(move |j| (0..2).map(move |k| cube(i, j, k)))),
            sentences: [vec!["one", "two"], vec![]],
            texts: [vec![7, 8], vec![]],
            links: [Some(leaf), None],
            handles: &[handle, ptr::null_mut()],
            runs: [vec![3], vec![]],
            shared: leaf,
            words: [9],
            measures: [0.25, 0.5, 0.75],
        },
    )
}

#[test]
#[cfg_attr(miri, ignore = "calls C")]
fn c_reads_pointers_of_every_depth() {
    let mut target = 0;
    let handle = (&raw mut target).cast();
    let pool = Pool::new();
    let deep = build(&pool, handle).unwrap();
    // SAFETY: C reads a live graph of the type it expects.
    assert_eq!(unsafe { check_deep(deep.as_ptr(), handle) }, 0, "the line in c/check.c");
}

#[test]
fn views_show_pointers_of_every_depth() {
    let pool = Pool::new();
    let deep = build(&pool, ptr::null_mut()).unwrap();
    assert_eq!((deep.a(), deep.b(), deep.c()), (2, 3, 2));
    assert_eq!(deep.cube().get(1).unwrap().get(2).unwrap(), [120.0, 121.0]);
    let words: Vec<_> = deep.sentences().get(0).unwrap().iter().map(Option::unwrap).collect();
    assert_eq!(words, [c"one", c"two"]);
    assert!(deep.sentences().get(1).unwrap().is_empty());
    assert_eq!(deep.texts().iter().collect::<Vec<_>>(), [&[7, 8][..], &[]]);
    assert_eq!(deep.links().get(0).unwrap().map(|leaf| leaf.id), Some(5));
    assert!(deep.links().get(1).unwrap().is_none());
    assert_eq!(deep.handles(), [ptr::null_mut(); 2]);
    assert_eq!(deep.runs().get(0).unwrap(), [3]);
    assert_eq!(deep.shared().unwrap().id, 5);
    assert_eq!((deep.words(), deep.measures()), (&[9][..], &[0.25, 0.5, 0.75][..]));
}

#[test]
fn null_and_or_null_stand_for_arrays_of_arrays() {
    let empty: Graph<Deep> = Graph::new(DeepInit::zeroed()).unwrap();
    assert!(empty.cube().is_empty() && empty.sentences().is_empty() && empty.runs().is_empty());
    assert!(empty.as_raw().cube.is_null() && empty.as_raw().sentences.is_null());

    let half: Graph<Deep> = Graph::new(
        DeepInit::zeroed()
            .with_texts(OrNull(None::<[[u16; 1]; 1]>))
            .with_runs(OrNull(Some([OrNull(None), OrNull(Some([4]))])))
            .with_sentences(OrNull(Some([OrNull(Some(["a"]))]))),
    )
    .unwrap();
    assert!(half.as_raw().texts.is_null());
    assert_eq!((half.a(), half.runs().get(1).unwrap()), (2, &[4][..]));
    assert!(half.runs().get(0).unwrap().is_empty());
    assert_eq!(half.sentences().get(0).unwrap().get(0).unwrap(), Some(c"a"));
}

fn refused<T>(result: Result<Graph<T>, Error>) -> Error
where
    T: PoolAlloc,
{
    result.expect_err("bad input")
}

#[test]
fn an_error_has_the_position_in_every_array_around_it() {
    let end = refused(Graph::<Deep>::new(DeepInit::zeroed().with_runs([vec![1, 2, 3], vec![4, -1]])));
    assert_eq!((end.field(), end.place().indices()), (Some("Deep.runs"), &[1, 1][..]));
    assert!(end.to_string().starts_with("Deep.runs[1][1]: this element equals the terminator"));

    let text = refused(Graph::<Deep>::new(DeepInit::zeroed().with_texts([[1, 2], [3, 0]])));
    assert_eq!((text.field(), text.place().indices()), (Some("Deep.texts"), &[1, 1][..]));

    let nul = refused(Graph::<Deep>::new(DeepInit::zeroed().with_sentences([
        vec!["a"],
        vec![],
        vec!["b", "c", "d\0"],
    ])));
    assert_eq!((nul.field(), nul.place().indices()), (Some("Deep.sentences"), &[2, 2][..]));
    assert!(matches!(nul, Error::InteriorNul { position: 1, .. }));

    let null =
        refused(Graph::<Deep>::new(DeepInit::zeroed().with_sentences([OrNull(Some(["a"])), OrNull(None)])));
    assert_eq!((null.field(), null.place().index()), (Some("Deep.sentences"), Some(1)));
    assert!(matches!(null, Error::EarlyTerminator { .. }));

    let ragged = [vec![[0.0; 2]; 3], vec![[0.0; 2]; 2]];
    let ragged = refused(Graph::<Deep>::new(DeepInit::zeroed().with_cube(ragged)));
    assert_eq!((ragged.field(), ragged.place().index()), (Some("Deep.cube"), Some(1)));
    assert!(matches!(ragged, Error::LengthMismatch { expected: 3, found: 2, .. }));
}

#[derive(PoolAlloc)]
#[repr(C)]
struct Name {
    #[pool(str)]
    short: [c_char; 4],
    #[pool(cstr)]
    long: *const c_char,
    #[pool(list)]
    next: *mut Name,
}

#[derive(PoolAlloc)]
#[repr(C)]
struct Names {
    n: u8,
    #[pool(len = n)]
    many: *mut Name,
    #[pool(nested)]
    pair: [Name; 2],
    #[pool(one)]
    first: *mut Name,
    #[pool(null_terminated, each(one))]
    pointers: *mut *mut Name,
}

#[test]
fn an_error_in_a_node_says_which_node_of_the_array() {
    let name = |short: &'static str, long: &'static str| NameInit { short, long };
    let good = || name("abc", "fine");
    type Field = Option<&'static str>;
    fn at(place: &Place) -> (Field, Option<(Field, &[usize])>) {
        (place.field(), place.within())
    }

    let many =
        NamesInit { many: [good(), name("a", "b\0d")], pair: [good(), good()], first: Null, pointers: Null };
    let many = refused(Graph::<Names>::new(many));
    assert_eq!(at(&many.place()), (Some("Name.long"), Some((Some("Names.many"), &[1][..]))));
    assert_eq!(
        many.to_string(),
        "Name.long: the string has a NUL byte at position 1, so C would see it end there; remove it (in Names.many[1])"
    );

    let pair = NamesInit { many: Null, pair: [good(), name("four", "")], first: Null, pointers: Null };
    assert_eq!(
        at(&refused(Graph::<Names>::new(pair)).place()),
        (Some("Name.short"), Some((Some("Names.pair"), &[1][..])))
    );

    let listed = (0..9).map(|i| if i == 5 { name("far too long", "") } else { good() });
    let list = NamesInit { many: Null, pair: [good(), good()], first: Chain(listed), pointers: Null };
    assert_eq!(
        at(&refused(Graph::<Names>::new(list)).place()),
        (Some("Name.short"), Some((Some("Names.first"), &[5][..])))
    );

    let pointers = NamesInit {
        many: Null,
        pair: [good(), good()],
        first: Null,
        pointers: [Some(name("a\0", "")), None],
    };
    assert_eq!(
        at(&refused(Graph::<Names>::new(pointers)).place()),
        (Some("Name.short"), Some((Some("Names.pointers"), &[0][..])))
    );

    let error = Name::list_in(&Pool::new(), [good(), name("four", "")]).expect_err("bad input");
    assert_eq!(at(&error.place()), (Some("Name.short"), Some((None, &[1][..]))));
    assert!(error.to_string().ends_with("shorten it (in element 1)"));
}

#[derive(PoolAlloc)]
#[repr(C)]
struct Line {
    #[pool(nested)]
    from: Name,
    #[pool(one)]
    to: *mut Name,
}

#[derive(PoolAlloc)]
#[repr(C)]
struct Grid {
    rows: u8,
    columns: u8,
    #[pool(len = rows, each(len = columns))]
    names: *mut *mut Name,
    #[pool(null_terminated, each(one))]
    lines: *mut *mut Line,
}

#[test]
fn an_error_in_a_node_says_which_row_or_field_holds_it() {
    let name = |short: &'static str| NameInit { short, long: Null };
    let line = |from: &'static str, to: &'static str| LineInit { from: name(from), to: name(to) };
    for (bad, field) in [(line("four", "b"), "(in Line.from)"), (line("a", "four"), "(in Line.to)")] {
        let error = refused(Graph::<Line>::new(bad));
        assert!(error.to_string().ends_with(field), "{error}");
    }
    let grid = GridInit { names: [[name("a"), name("b")], [name("four"), name("d")]], lines: Null };
    let error = refused(Graph::<Grid>::new(grid));
    assert_eq!(error.place().within(), Some((Some("Grid.names"), &[1, 0][..])));
    // The position counts for more than the field in between.
    let grid = GridInit { names: [[name("a")]; 1], lines: [line("a", "b"), line("a", "four")] };
    let error = refused(Graph::<Grid>::new(grid));
    assert!(error.to_string().ends_with("shorten it (in Grid.lines[1])"), "{error}");
}

#[derive(PoolAlloc)]
#[repr(C)]
struct Floats {
    #[pool(zero_terminated)]
    doubles: *mut f64,
    #[pool(null_terminated, each(terminator = 0.0))]
    rows: *mut *mut f32,
}

#[test]
fn negative_zero_ends_an_array_of_floats_too() {
    let error = refused(Graph::<Floats>::new(FloatsInit { doubles: [1.0, -0.0, 2.0], rows: Null }));
    assert!(matches!(error, Error::EarlyTerminator { .. }));
    assert_eq!((error.field(), error.place().index()), (Some("Floats.doubles"), Some(1)));
    let error = refused(Graph::<Floats>::new(FloatsInit { doubles: Null, rows: [[1.0], [-0.0]] }));
    assert_eq!((error.field(), error.place().indices()), (Some("Floats.rows"), &[1, 0][..]));
    let good: Graph<Floats> = Graph::new(FloatsInit { doubles: [1.0], rows: Null }).unwrap();
    assert_eq!(good.doubles(), [1.0]);
}

/// Counts that come from rows whose own length is computed, wherever the fields stand.
#[derive(PoolAlloc)]
#[repr(C)]
struct Order {
    #[pool(len = n + 1)]
    offsets: *mut u8,
    n: usize,
    #[pool(len = n, each(len = 3usize))]
    rows: *mut *mut u8,
    m: u16,
    #[pool(len = m, each(len = n * 2))]
    pairs: *mut *mut u8,
}

#[test]
fn counts_are_known_before_the_lengths_computed_from_them() {
    let order = OrderInit { offsets: [1, 2, 3], rows: [[1, 2, 3], [4, 5, 6]], pairs: [[1, 2, 3, 4]] };
    let order: Graph<Order> = Graph::new(order).unwrap();
    assert_eq!((order.n(), order.m()), (2, 1));
    assert_eq!(order.rows().get(1).unwrap(), [4, 5, 6]);
    assert_eq!((order.offsets(), order.pairs().get(0).unwrap()), (&[1, 2, 3][..], &[1, 2, 3, 4][..]));
}

#[test]
fn an_error_stays_small() {
    // Clippy's `result_large_err` begins at 128 bytes.
    assert!(size_of::<Error>() < 128, "{}", size_of::<Error>());
}

/// Rows whose length the node knows, at any depth.
#[derive(PoolAlloc)]
#[repr(C)]
#[pool(derive(Debug, PartialEq))]
struct Deeper {
    n: u32,
    m: u8,
    #[pool(null_terminated, each(null_terminated, each(len = n)))]
    ends: *mut *mut *mut f64,
    #[pool(null_terminated, each(len = m, each(len = n)))]
    mixed: *mut *mut *mut u16,
}

#[test]
fn rows_may_stand_at_any_depth() {
    let ends = vec![vec![[1.0, 2.0], [3.0, 4.0]], vec![[5.0, 6.0]]];
    let build = |mixed: &[[[u16; 2]; 3]]| Graph::<Deeper>::new(DeeperInit { ends: &ends, mixed });
    let graph = build(&[[[1, 2], [3, 4], [5, 6]]]).unwrap();
    assert_eq!((graph.n(), graph.m()), (2, 3));
    assert_eq!(graph.ends().get(0).unwrap().get(1).unwrap(), [3.0, 4.0]);
    assert_eq!(graph.ends().get(1).unwrap().len(), 1);
    assert_eq!(graph.mixed().get(0).unwrap().get(2).unwrap(), [5, 6]);
    assert!(*graph == *build(&[[[1, 2], [3, 4], [5, 6]]]).unwrap());

    let uneven = vec![vec![vec![1.0, 2.0]], vec![vec![3.0, 4.0], vec![5.0]]];
    let error = Graph::<Deeper>::new(DeeperInit { ends: uneven, mixed: Null }).unwrap_err();
    assert_eq!((error.field(), error.place().indices()), (Some("Deeper.ends"), &[1, 1][..]));
}
