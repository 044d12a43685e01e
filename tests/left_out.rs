//! Arrays that are left out: NULL beside others that give their count is what a recipe makes, so everything that reads
//! graphs takes it, and NULL that nothing gives a count for is a mistake of C.
#![allow(
    clippy::undocumented_unsafe_blocks,
    clippy::multiple_unsafe_ops_per_block,
    reason = "C structs made by hand"
)]

use std::fmt::Debug;
use std::ptr;

use cymem::ser::DeserializeIn;
use cymem::{Error, Fault, FromC, Graph, Limits, Null, OrNull, Pool, PoolAlloc};
use serde::Serialize;
use serde::de::DeserializeOwned;

#[derive(PoolAlloc)]
#[repr(C)]
#[pool(derive(Debug, PartialEq))]
struct Shape {
    n: u32,
    #[pool(len = n)]
    x: *const f64,
    #[pool(len = n)]
    z: *const f64,
    bytes: u8,
    #[pool(bytes, len = bytes)]
    blob: *const u8,
    #[pool(len = bytes)]
    marks: *const u8,
}

#[derive(PoolAlloc)]
#[repr(C)]
#[pool(derive(Debug, PartialEq))]
struct Grid {
    n: u16,
    #[pool(len = n, each(len = m))]
    rows: *mut *mut f64,
    #[pool(len = n)]
    shapes: *mut Shape,
    m: u16,
    #[pool(len = m)]
    heads: *const u64,
    k: u16,
    #[pool(each(len = k))]
    planes: [*const u8; 2],
    #[pool(len = k, each(lens = lens))]
    jagged: *const *const u16,
    #[pool(len = k)]
    lens: *const u32,
}

/// Everything that makes a graph of another makes the same one.
fn agrees<T>(graph: &Graph<T>)
where
    T: FromC<View: Debug + PartialEq>,
    Graph<T>: Serialize + DeserializeOwned,
{
    let saved = graph.save_to_vec().unwrap();
    let json = serde_json::to_string(graph).unwrap();
    let copies = [
        graph.try_clone().unwrap(),
        unsafe { T::import(graph.as_ptr(), Limits::new()) }.unwrap(),
        Graph::load(&saved).unwrap(),
        serde_json::from_str(&json).unwrap(),
    ];
    for (way, copy) in copies.iter().enumerate() {
        assert!(**copy == **graph && graph.same(copy).unwrap(), "{way}: {:?}", &**copy);
        assert_eq!(copy.save_to_vec().unwrap(), saved, "{way}");
        assert_eq!(serde_json::to_string(copy).unwrap(), json, "{way}");
    }
}

fn shape(x: Option<&[f64]>, z: Option<&[f64]>, blob: Option<&[u8]>, marks: Option<&[u8]>) -> Graph<Shape> {
    Graph::new(ShapeInit { x: OrNull(x), z: OrNull(z), blob: OrNull(blob), marks: OrNull(marks) }).unwrap()
}

#[test]
fn rule_10_one_of_those_that_share_a_count_may_be_null() {
    for (x, z) in [(Some(&[1.0, 2.0][..]), None), (None, Some(&[3.0][..])), (None, None)] {
        for (blob, marks) in [(Some(&b"ab"[..]), None), (None, Some(&b"c"[..])), (Some(b"d"), Some(b"e"))] {
            let graph = shape(x, z, blob, marks);
            let raw = graph.as_raw();
            assert_eq!((raw.x.is_null(), raw.z.is_null()), (x.is_none(), z.is_none()));
            assert_eq!((raw.blob.is_null(), raw.marks.is_null()), (blob.is_none(), marks.is_none()));
            agrees(&graph);
        }
    }
}

/// In arrays of structs, which are walked by a plan, and among rows.
#[test]
fn rule_10_arrays_inside_arrays_may_be_null() {
    let row = |at: usize| (!at.is_multiple_of(3)).then_some([at as f64, 0.5]);
    let shapes = |at: usize| ShapeInit {
        x: OrNull((at.is_multiple_of(2)).then_some([1.0; 3])),
        z: OrNull((!at.is_multiple_of(2)).then_some([2.0])),
        blob: Null,
        marks: [7],
    };
    let grid: Graph<Grid> = Graph::new(GridInit {
        rows: (0..20).map(|at| OrNull(row(at))),
        shapes: (0..20).map(shapes),
        heads: OrNull(None::<[u64; 2]>),
        planes: [OrNull(Some([1, 2])), OrNull(None)],
        jagged: OrNull(None::<[[u16; 1]; 2]>),
    })
    .unwrap();
    assert!(grid.as_raw().heads.is_null() && grid.as_raw().jagged.is_null());
    agrees(&grid);
    let grid: Graph<Grid> = Graph::new(GridInit {
        rows: OrNull(None::<[[f64; 2]; 1]>),
        shapes: [shapes(0)],
        heads: [1, 2],
        planes: [Null, Null],
        jagged: [OrNull(None), OrNull(Some([1, 2, 3]))],
    })
    .unwrap();
    agrees(&grid);
}

fn refused<T: FromC>(change: impl FnOnce(&mut T), graph: Graph<T>, path: &str, count: usize) {
    let mut graph = graph;
    change(unsafe { &mut *graph.as_mut_ptr() });
    let error = unsafe { T::import(graph.as_ptr(), Limits::new()) }.err();
    assert_eq!(error, Some(Error::Invalid { path: path.into(), fault: Fault::MissingArray { count } }));
}

#[test]
fn rule_28_null_that_nothing_gives_a_count_for_is_a_mistake() {
    let both = || shape(Some(&[1.0, 2.0]), None, Some(b"abc"), None);
    refused(|raw| raw.x = ptr::null(), both(), "Shape.x", 2);
    refused(|raw| raw.blob = ptr::null(), both(), "Shape.blob", 3);
    let grid = || {
        Graph::<Grid>::new(GridInit {
            rows: [[1.0, 2.0], [3.0, 4.0]],
            shapes: Null,
            heads: Null,
            planes: [OrNull(Some([1, 2])), OrNull(None)],
            jagged: [OrNull(None), OrNull(Some([1_u16, 2, 3]))],
        })
        .unwrap()
    };
    agrees(&grid());
    refused(|raw| raw.rows = ptr::null_mut(), grid(), "Grid.rows", 2);
    let nothing = |raw: &mut Grid| unsafe {
        raw.rows.write(ptr::null_mut());
        raw.rows.add(1).write(ptr::null_mut());
    };
    refused(nothing, grid(), "Grid.rows[0]", 2);
    // The lengths of rows are filled in with the rows, and give no count.
    let no_rows = |raw: &mut Grid| (raw.jagged, raw.planes) = (ptr::null(), [ptr::null(); 2]);
    refused(no_rows, grid(), "Grid.planes[0]", 2);
    refused(|raw| raw.lens = ptr::null(), grid(), "Grid.jagged", 2);
}

/// Data says it, too: `null` is an array that is left out, and has no length.
#[test]
fn null_in_data_goes_with_any_length() {
    let pool = Pool::new();
    let json = r#"{"x":[1.0,2.0],"z":null,"blob":null,"marks":[1]}"#;
    let shape = Shape::deserialize_in(&pool, &mut serde_json::Deserializer::from_str(json)).unwrap();
    assert_eq!((shape.as_raw().n, shape.x(), shape.z()), (2, &[1.0, 2.0][..], &[][..]));
    assert_eq!((shape.as_raw().bytes, shape.as_raw().blob.is_null()), (1, true));
    let json = r#"{"x":[1.0,2.0],"z":[],"blob":null,"marks":[1]}"#;
    let error = Shape::deserialize_in(&pool, &mut serde_json::Deserializer::from_str(json)).unwrap_err();
    assert!(error.to_string().contains("Shape.z"), "{error}");
}
