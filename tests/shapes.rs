//! Structs of C libraries as their headers declare them (`c/shapes.h`): built by the derive, read field
//! by field by C in the way of those libraries, and refused where the data is wrong.
#![allow(missing_docs)]
#![allow(non_camel_case_types, non_snake_case, reason = "the names are those of the C headers")]

use core::ffi::{c_char, c_int, c_longlong, c_ulong, c_void};
use core::iter;
use core::mem::offset_of;
use core::ptr;
use std::sync::Arc;

use cymem::{Context, Error, Filled, Graph, Init, InitFrom, Null, OrNull, Plain, Pool, PoolAlloc};
use cymem::{Pooled, Root, Via, zeroed};
use cymem_tests as _; // links the C side

/// Hands a finished graph to a C function that checks it, on both engines and as a graph. Miri, which
/// calls no C, watches the building.
macro_rules! assert_c_reads {
    ($check:ident: $node:ident, $init:expr $(, $argument:expr)*) => {
        let (arena, tracked) = (Pool::new(), Pool::tracked());
        let graph: Graph<$node> = Graph::new($init).unwrap();
        let in_arena = $node::new_in(&arena, $init).unwrap();
        let in_tracked = $node::new_in(&tracked, $init).unwrap();
        for node in [graph.as_ptr(), in_arena.as_ptr(), in_tracked.as_ptr()] {
            // SAFETY: C reads a live graph of the type it expects.
            let line = if cfg!(miri) { 0 } else { unsafe { $check(node $(, $argument)*) } };
            assert_eq!(line, 0, "the line in c/shapes.c");
        }
    };
}

/// The error of a build that must fail, and the field that it names.
fn refused<T: PoolAlloc>(result: Result<Graph<T>, Error>) -> (Error, &'static str) {
    let error = result.expect_err("bad input");
    let field = error.field().expect("an error of a field");
    (error, field)
}

// liblinear.

#[derive(PoolAlloc, Clone, Copy, Debug, PartialEq)]
#[repr(C)]
struct feature_node {
    index: c_int,
    value: f64,
}

#[derive(PoolAlloc)]
#[repr(C)]
struct problem {
    l: c_int,
    n: c_int,
    #[pool(len = l)]
    y: *mut f64,
    #[pool(len = l, each(terminator = feature_node { index: -1, value: 0.0 }, until = |node| node.index == -1))]
    x: *mut *mut feature_node,
    bias: f64,
}

/// A row of liblinear: the features, then the bias term, which is feature 3.
fn row(number: u8, features: &[u8]) -> Vec<feature_node> {
    let node = |&index: &u8| feature_node { index: index.into(), value: f64::from(10 * number + index) };
    features.iter().map(node).chain([feature_node { index: 3, value: 1.0 }]).collect()
}

#[test]
fn c_reads_a_problem_of_liblinear() {
    assert_c_reads!(check_problem: problem, problemInit {
        n: 3,
        y: [1.0, -1.0, 1.0],
        x: [row(0, &[1, 2]), row(1, &[]), row(2, &[2])],
        bias: 1.0,
    });
}

#[test]
fn a_problem_needs_a_label_for_each_row_and_no_early_end() {
    let (error, field) =
        refused(Graph::new(problemInit { n: 3, y: [1.0, -1.0], x: [row(0, &[1])], bias: -1.0 }));
    assert_eq!(field, "problem.x");
    assert!(matches!(error, Error::LengthMismatch { expected: 2, found: 1, given_by: "problem.y", .. }));

    let end = feature_node { index: -1, value: 7.0 };
    let x = [row(0, &[1]), vec![row(1, &[])[0], end]];
    let (error, field) = refused(Graph::new(problemInit { n: 3, y: [1.0, -1.0], x, bias: -1.0 }));
    assert_eq!((field, error.place().indices()), ("problem.x", &[1, 1][..]));
    assert!(matches!(error, Error::EarlyTerminator { .. }));
}

// OSQP.

#[derive(PoolAlloc)]
#[repr(C)]
struct OSQPCscMatrix {
    m: c_longlong,
    n: c_longlong,
    #[pool(len = n + 1)]
    p: *mut c_longlong,
    #[pool(len = nzmax)]
    i: *mut c_longlong,
    #[pool(len = nzmax)]
    x: *mut f64,
    nzmax: c_longlong,
    #[pool(value = -1)]
    nz: c_longlong,
    #[pool(value = 0)]
    owned: c_longlong,
}

#[test]
fn c_reads_a_matrix_of_osqp() {
    assert_c_reads!(check_osqp: OSQPCscMatrix, OSQPCscMatrixInit {
        m: 2, n: 3, p: [0, 1, 2, 3], i: [0, 1, 0], x: [1.0, 3.0, 2.0],
    });
}

#[test]
fn a_matrix_of_osqp_needs_arrays_that_agree() {
    let (error, field) =
        refused(Graph::new(OSQPCscMatrixInit { m: 2, n: 3, p: [0, 1, 2], i: [0, 1], x: [1.0, 3.0] }));
    assert_eq!(field, "OSQPCscMatrix.p");
    assert!(matches!(error, Error::LengthMismatch { expected: 4, found: 3, given_by: "n + 1", .. }));

    let (error, field) =
        refused(Graph::new(OSQPCscMatrixInit { m: 2, n: 1, p: [0, 2], i: [0, 1], x: [1.0; 3] }));
    assert_eq!(field, "OSQPCscMatrix.x");
    assert!(matches!(
        error,
        Error::LengthMismatch { expected: 2, found: 3, given_by: "OSQPCscMatrix.i", .. }
    ));

    let (error, field) =
        refused(Graph::new(OSQPCscMatrixInit { m: 2, n: -2, p: [0; 0], i: [0; 0], x: [0.0; 0] }));
    assert_eq!(field, "OSQPCscMatrix.p");
    assert!(matches!(error, Error::LengthOverflow { found: None, .. }));
}

// CHOLMOD.

const CHOLMOD_INT: c_int = 0;
const CHOLMOD_REAL: c_int = 1;
const CHOLMOD_DOUBLE: c_int = 0;

#[derive(PoolAlloc)]
#[repr(C)]
struct cholmod_sparse {
    nrow: usize,
    ncol: usize,
    nzmax: usize,
    #[pool(elem = c_int, len = ncol + 1)]
    p: *mut c_void,
    #[pool(elem = c_int, len = nzmax)]
    i: *mut c_void,
    #[pool(null)]
    nz: *mut c_void,
    #[pool(elem = f64, len = nzmax)]
    x: *mut c_void,
    #[pool(null)]
    z: *mut c_void,
    stype: c_int,
    #[pool(value = CHOLMOD_INT)]
    itype: c_int,
    #[pool(value = CHOLMOD_REAL)]
    xtype: c_int,
    #[pool(value = CHOLMOD_DOUBLE)]
    dtype: c_int,
    sorted: c_int,
    #[pool(value = 1)]
    packed: c_int,
}

#[test]
fn c_reads_a_matrix_of_cholmod() {
    assert_c_reads!(check_cholmod: cholmod_sparse, cholmod_sparseInit {
        nrow: 2, ncol: 3, p: [0, 1, 2, 3], i: [0, 1, 0], x: [1.0, 3.0, 2.0], stype: 0, sorted: 1,
    });
}

#[test]
fn a_matrix_of_cholmod_needs_arrays_that_agree() {
    fn matrix(p: &[c_int], x: &[f64]) -> Result<Graph<cholmod_sparse>, Error> {
        Graph::new(cholmod_sparseInit { nrow: 2, ncol: 3, p, i: [0, 1, 0], x, stype: 0, sorted: 1 })
    }
    let (error, field) = refused(matrix(&[0, 1, 2, 3, 3], &[1.0; 3]));
    assert_eq!(field, "cholmod_sparse.p");
    assert!(matches!(error, Error::LengthMismatch { expected: 4, found: 5, given_by: "ncol + 1", .. }));

    let (error, field) = refused(matrix(&[0, 1, 2, 3], &[1.0; 2]));
    assert_eq!(field, "cholmod_sparse.x");
    assert!(matches!(
        error,
        Error::LengthMismatch { expected: 3, found: 2, given_by: "cholmod_sparse.i", .. }
    ));
}

// GSL.

#[derive(PoolAlloc)]
#[repr(C)]
struct gsl_block {
    size: usize,
    #[pool(len = size)]
    data: *mut f64,
}

/// The elements are the block's.
#[derive(PoolAlloc)]
#[repr(C)]
struct gsl_matrix {
    size1: usize,
    size2: usize,
    tda: usize,
    #[pool(opaque)]
    data: *mut f64,
    #[pool(link)]
    block: *mut gsl_block,
    #[pool(value = 0)]
    owner: c_int,
}

/// The same struct without a block, as `gsl_matrix_view_array_with_tda` makes it.
#[derive(PoolAlloc)]
#[repr(C)]
struct gsl_matrix_view {
    size1: usize,
    size2: usize,
    tda: usize,
    #[pool(len = size1 * tda)]
    data: *mut f64,
    #[pool(null)]
    block: *mut gsl_block,
    #[pool(value = 0)]
    owner: c_int,
}

/// Two rows of two, each in memory of three.
const ELEMENTS: [f64; 6] = [0.0, 1.0, -1.0, 10.0, 11.0, -1.0];

fn fill_matrix<'p>(pool: &'p Pool, root: Root<'p, gsl_matrix>) -> Result<Filled<'p, gsl_matrix>, Error> {
    let block = gsl_block::new_in(pool, gsl_blockInit { data: ELEMENTS })?;
    root.fill(gsl_matrixInit { size1: 2, size2: 2, tda: 3, data: block.as_raw().data, block })
}

#[test]
#[cfg_attr(miri, ignore = "calls C")]
fn c_reads_a_matrix_of_gsl_that_shares_its_elements_with_its_block() {
    let graph: Graph<gsl_matrix> = Graph::build(fill_matrix).unwrap();
    // SAFETY: C reads a live graph of the type it expects.
    assert_eq!(unsafe { check_gsl_matrix(graph.as_ptr()) }, 0, "the line in c/shapes.c");
    let block = graph.block().unwrap();
    assert_eq!((block.data(), block.as_raw().data), (&ELEMENTS[..], graph.data()));

    let pool = Pool::tracked();
    let block = gsl_block::new_in(&pool, gsl_blockInit { data: ELEMENTS }).unwrap();
    let data = block.as_raw().data;
    let node = gsl_matrix::new_in(&pool, gsl_matrixInit { size1: 2, size2: 2, tda: 3, data, block }).unwrap();
    // SAFETY: as above.
    assert_eq!(unsafe { check_gsl_matrix(node.as_ptr()) }, 0, "the line in c/shapes.c");
}

#[test]
fn c_reads_a_matrix_of_gsl_whose_length_is_a_product() {
    assert_c_reads!(check_gsl_view: gsl_matrix_view, gsl_matrix_viewInit {
        size1: 2, size2: 2, tda: 3, data: ELEMENTS,
    });
}

#[test]
fn a_product_of_sizes_must_be_the_length() {
    let (error, field) =
        refused(Graph::new(gsl_matrix_viewInit { size1: 2, size2: 2, tda: 2, data: ELEMENTS }));
    assert_eq!(field, "gsl_matrix_view.data");
    assert!(matches!(error, Error::LengthMismatch { expected: 4, found: 6, given_by: "size1 * tda", .. }));

    let (size1, tda) = (usize::MAX, usize::MAX);
    let (error, field) = refused(Graph::new(gsl_matrix_viewInit { size1, size2: 2, tda, data: ELEMENTS }));
    assert_eq!(field, "gsl_matrix_view.data");
    assert!(matches!(error, Error::LengthOverflow { found: None, .. }));
}

// shapelib.

const SHPT_POLYGON: c_int = 5;
const SHPT_MULTIPOINTZ: c_int = 18;
const SHPP_RING: c_int = 5;

#[derive(PoolAlloc)]
#[repr(C)]
#[pool(zeroed)]
struct SHPObject {
    nSHPType: c_int,
    nShapeId: c_int,
    nParts: c_int,
    #[pool(len = nParts)]
    panPartStart: *mut c_int,
    #[pool(len = nParts)]
    panPartType: *mut c_int,
    nVertices: c_int,
    #[pool(len = nVertices)]
    padfX: *mut f64,
    #[pool(len = nVertices)]
    padfY: *mut f64,
    #[pool(len = nVertices)]
    padfZ: *mut f64,
    #[pool(len = nVertices)]
    padfM: *mut f64,
    dfXMin: f64,
    dfYMin: f64,
    dfZMin: f64,
    dfMMin: f64,
    dfXMax: f64,
    dfYMax: f64,
    dfZMax: f64,
    dfMMax: f64,
    bMeasureIsUsed: c_int,
    bFastModeReadObject: c_int,
}

/// What every polygon has.
const POLYGON: SHPObjectInit<Null, Null, Null, Null, Null, Null> =
    SHPObjectInit { nSHPType: SHPT_POLYGON, nShapeId: -1, ..SHPObjectInit::zeroed() };

#[test]
fn c_reads_a_polygon_without_z_and_m() {
    let y = |i: u8| f64::from(if i < 4 { i } else { 100 + i });
    assert_c_reads!(check_polygon: SHPObject, SHPObjectInit { dfXMax: 6.0, dfYMax: 106.0, ..POLYGON }
        .with_panPartStart([0, 4])
        .with_panPartType([SHPP_RING; 2])
        .with_padfX((0..7_u8).map(f64::from))
        .with_padfY((0..7_u8).map(y)));
}

#[test]
fn c_reads_points_without_parts() {
    assert_c_reads!(check_multipoint_z: SHPObject, SHPObjectInit {
        nSHPType: SHPT_MULTIPOINTZ, nShapeId: 7, panPartStart: Null, panPartType: [0; 0],
        padfX: [1.0, 2.0], padfY: [3.0, 4.0], padfZ: OrNull(Some([5.0, 6.0])), padfM: [7.0, 8.0],
        dfXMin: 1.0, dfYMin: 3.0, dfZMin: 5.0, dfMMin: 7.0, dfXMax: 2.0, dfYMax: 4.0, dfZMax: 6.0, dfMMax: 8.0,
        bMeasureIsUsed: 1, bFastModeReadObject: 0,
    });
}

#[test]
fn coordinates_of_a_shape_must_agree_also_behind_one_that_is_null() {
    let shape = POLYGON.with_padfX([0.0; 3]).with_padfY(Null).with_padfZ(OrNull(Some([0.0; 2])));
    let (error, field) = refused(Graph::new(shape));
    assert_eq!(field, "SHPObject.padfZ");
    assert!(matches!(
        error,
        Error::LengthMismatch { expected: 3, found: 2, given_by: "SHPObject.padfX", .. }
    ));

    let (error, field) =
        refused(Graph::new(POLYGON.with_panPartStart([0; 1]).with_panPartType([SHPP_RING; 2])));
    assert_eq!(field, "SHPObject.panPartType");
    assert!(matches!(
        error,
        Error::LengthMismatch { expected: 1, found: 2, given_by: "SHPObject.panPartStart", .. }
    ));
}

// OpenLDAP.

const LDAP_MOD_ADD: c_int = 0;
const LDAP_MOD_DELETE: c_int = 1;
const LDAP_MOD_REPLACE: c_int = 2;
const LDAP_MOD_BVALUES: c_int = 0x80;

/// With the union's member for strings.
#[derive(PoolAlloc)]
#[repr(C)]
struct LDAPMod {
    mod_op: c_int,
    #[pool(cstr)]
    mod_type: *mut c_char,
    #[pool(null_terminated, each(cstr))]
    modv_strvals: *mut *mut c_char,
}

/// What `ldap_modify_ext` takes is the pointer inside.
#[derive(PoolAlloc)]
#[repr(C)]
struct Modifications {
    #[pool(null_terminated, each(one))]
    mods: *mut *mut LDAPMod,
}

#[derive(PoolAlloc)]
#[repr(C)]
struct berval {
    bv_len: c_ulong,
    #[pool(len = bv_len)]
    bv_val: *mut c_char,
}

/// With the union's member for bytes.
#[derive(PoolAlloc)]
#[repr(C)]
struct LDAPMod_bvalues {
    mod_op: c_int,
    #[pool(cstr)]
    mod_type: *mut c_char,
    #[pool(null_terminated, each(one))]
    modv_bvals: *mut *mut berval,
}

#[derive(PoolAlloc)]
#[repr(C)]
struct BinaryModifications {
    #[pool(null_terminated, each(one))]
    mods: *mut *mut LDAPMod_bvalues,
}

/// One modification; without values it concerns the whole attribute.
fn modification<'a>(
    mod_op: c_int,
    mod_type: &'a str,
    values: &'a [&'a str],
) -> LDAPModInit<&'a str, OrNull<&'a [&'a str]>> {
    let modv_strvals = OrNull((!values.is_empty()).then_some(values));
    LDAPModInit { mod_op, mod_type, modv_strvals }
}

#[test]
#[cfg_attr(miri, ignore = "calls C")]
fn c_reads_modifications_of_ldap() {
    let mods = [
        modification(LDAP_MOD_ADD, "mail", &["a@example.org", "b@example.org"]),
        modification(LDAP_MOD_REPLACE, "cn", &["Ada"]),
        modification(LDAP_MOD_DELETE, "fax", &[]),
    ];
    let graph: Graph<Modifications> = Graph::new(ModificationsInit { mods }).unwrap();
    // SAFETY: C reads a live graph of the type it expects.
    assert_eq!(unsafe { check_ldap_mods(graph.as_raw().mods) }, 0, "the line in c/shapes.c");
    let last = graph.mods().get(2).unwrap().unwrap();
    assert!(last.modv_strvals().is_empty() && last.as_raw().modv_strvals.is_null());
}

#[test]
#[cfg_attr(miri, ignore = "calls C")]
fn c_reads_modifications_of_ldap_with_bytes() {
    let bytes = [&b"\xFF\xD8\0\x01"[..], b""]
        .map(|bytes| bervalInit { bv_val: bytes.iter().map(|&byte| c_char::from_ne_bytes([byte])) });
    let photo = LDAPMod_bvaluesInit {
        mod_op: LDAP_MOD_ADD | LDAP_MOD_BVALUES,
        mod_type: "jpegPhoto",
        modv_bvals: bytes,
    };
    let graph: Graph<BinaryModifications> = Graph::new(BinaryModificationsInit { mods: [photo] }).unwrap();
    // SAFETY: C reads a live graph of the type it expects.
    assert_eq!(unsafe { check_ldap_bvalues(graph.as_raw().mods) }, 0, "the line in c/shapes.c");
}

#[test]
fn no_modification_of_ldap_may_end_the_array() {
    let add = |mod_type, values| modification(LDAP_MOD_ADD, mod_type, values);
    let mods = [Some(add("cn", &["Ada"])), None, Some(add("sn", &["Byron"]))];
    let (error, field) = refused(Graph::new(ModificationsInit { mods }));
    assert_eq!((field, error.place().index()), ("Modifications.mods", Some(1)));
    assert!(matches!(error, Error::EarlyTerminator { .. }));

    let (error, field) =
        refused(Graph::new(ModificationsInit { mods: [add("cn", &["Ada"]), add("sn", &["a", "b\0c"])] }));
    assert_eq!((field, error.place().index()), ("LDAPMod.modv_strvals", Some(1)));
    assert!(error.to_string().ends_with("(in Modifications.mods[1])"), "{error}");
    assert!(matches!(error, Error::InteriorNul { position: 1, .. }));

    let modv_strvals = [Some("a"), None];
    let (error, field) =
        refused(Graph::<LDAPMod>::new(LDAPModInit { mod_op: LDAP_MOD_ADD, mod_type: "cn", modv_strvals }));
    assert_eq!((field, error.place().index()), ("LDAPMod.modv_strvals", Some(1)));
    assert!(matches!(error, Error::EarlyTerminator { .. }));
}

// Arrow.

#[derive(PoolAlloc)]
#[repr(C)]
struct ArrowSchema {
    #[pool(cstr)]
    format: *const c_char,
    #[pool(cstr)]
    name: *const c_char,
    #[pool(null)]
    metadata: *const c_char,
    flags: i64,
    n_children: i64,
    #[pool(len = n_children, each(one))]
    children: *mut *mut ArrowSchema,
    #[pool(one)]
    dictionary: *mut ArrowSchema,
    release: Option<unsafe extern "C" fn(*mut ArrowSchema)>,
    #[pool(opaque)]
    private_data: *mut c_void,
}

#[derive(PoolAlloc)]
#[repr(C)]
struct ArrowArray {
    length: i64,
    null_count: i64,
    offset: i64,
    n_buffers: i64,
    n_children: i64,
    #[pool(len = n_buffers, each(opaque))]
    buffers: *mut *const c_void,
    #[pool(len = n_children, each(one))]
    children: *mut *mut ArrowArray,
    #[pool(one)]
    dictionary: *mut ArrowArray,
    release: Option<unsafe extern "C" fn(*mut ArrowArray)>,
    #[pool(opaque)]
    private_data: *mut c_void,
}

/// How a graph goes to a consumer: the root is copied to the consumer's struct, whose `private_data`
/// keeps the memory until `release`. Children only note that they are released: theirs is the same memory.
macro_rules! exported {
    ($node:ident, $export:ident, $release:ident, $release_child:ident) => {
        fn $export(graph: Graph<$node>) -> $node {
            let root = graph.into_raw();
            // SAFETY: `into_raw` gives a live node, which has no destructor.
            let copy = unsafe { root.read() };
            $node { release: Some($release), private_data: root.cast(), ..copy }
        }

        unsafe extern "C" fn $release(node: *mut $node) {
            // SAFETY: the consumer passes its own struct, which nobody else uses.
            let node = unsafe { &mut *node };
            node.release = None;
            // SAFETY: the root is from `into_raw`, and the consumer is done with what is behind it.
            drop(unsafe { Graph::from_raw(node.private_data.cast::<$node>()) });
        }

        unsafe extern "C" fn $release_child(node: *mut $node) {
            // SAFETY: the consumer passes a struct of the graph, which nobody else uses.
            unsafe { (*node).release = None };
        }
    };
}
exported!(ArrowSchema, export_schema, release_schema, release_child_schema);
exported!(ArrowArray, export_array, release_array, release_child_array);

/// A field of a table, in Rust.
#[derive(Default)]
struct Field {
    format: &'static str,
    name: Option<&'static str>,
    flags: i64,
    children: Vec<Field>,
    dictionary: Option<Box<Field>>,
}

impl<'a> InitFrom<&'a Field> for ArrowSchema {
    fn init_from<C: Context>(field: &'a Field) -> impl Init<C, Self> {
        ArrowSchemaInit {
            format: field.format,
            name: field.name,
            flags: field.flags,
            children: field.children.iter().map(Via),
            dictionary: field.dictionary.as_deref().map(Via),
            release: Some(release_child_schema as unsafe extern "C" fn(*mut ArrowSchema)),
            private_data: ptr::null_mut(),
        }
    }
}

const NULLABLE: i64 = 2;

fn field(format: &'static str, name: &'static str, flags: i64) -> Field {
    Field { format, name: Some(name), flags, ..Field::default() }
}

/// `struct<id: int32, kind: dictionary<int32, utf8>, tags: list<utf8>>`
fn table() -> Field {
    let values = Field { format: "u", ..Field::default() };
    let kind = Field { dictionary: Some(Box::new(values)), ..field("i", "kind", 0) };
    let tags = Field { children: vec![field("u", "item", NULLABLE)], ..field("+l", "tags", NULLABLE) };
    Field { children: vec![field("i", "id", NULLABLE), kind, tags], ..field("+s", "", 0) }
}

#[test]
#[cfg_attr(miri, ignore = "calls C")]
fn c_reads_and_releases_a_schema_of_arrow() {
    let owned = Arc::new(());
    let graph: Graph<ArrowSchema> = Graph::build(|pool, root| {
        pool.own(Arc::clone(&owned))?;
        root.fill(Via(&table()))
    })
    .unwrap();
    assert_eq!(graph.children().get(1).unwrap().unwrap().dictionary().unwrap().format(), Some(c"u"));

    let mut schema = export_schema(graph);
    assert_eq!(Arc::strong_count(&owned), 2);
    // SAFETY: C reads a live schema, releases it, and looks at nothing behind it afterwards.
    assert_eq!(unsafe { consume_schema(&raw mut schema) }, 0, "the line in c/shapes.c");
    assert_eq!(Arc::strong_count(&owned), 1, "the pool is gone");
}

/// A buffer of its own in the pool.
fn buffer<T: Plain + Copy>(pool: &Pool, data: &[T]) -> Result<*const c_void, Error> {
    let buffer = pool.alloc::<T>(data.len())?;
    buffer.copy_from_slice(data);
    Ok(buffer.as_ptr().cast())
}

/// A column with its buffers; the first says which values are there.
fn column<'p>(
    pool: &'p Pool,
    length: i64,
    null_count: i64,
    buffers: &[*const c_void],
    dictionary: Option<Pooled<'p, ArrowArray>>,
) -> Result<Pooled<'p, ArrowArray>, Error> {
    let (release, private_data) = (Some(release_child_array as _), ptr::null_mut());
    ArrowArray::new_in(
        pool,
        ArrowArrayInit {
            length,
            null_count,
            offset: 0,
            buffers: buffers.iter().copied(),
            children: Null,
            dictionary,
            release,
            private_data,
        },
    )
}

/// The ids 1, none, 3, in a `Vec` that the pool takes over, and the kinds "b", "a", "b".
fn fill_array<'p>(pool: &'p Pool, root: Root<'p, ArrowArray>) -> Result<Filled<'p, ArrowArray>, Error> {
    let ids: &Vec<i32> = pool.own(vec![1, 0, 3])?;
    let id = column(pool, 3, 1, &[buffer(pool, &[0b101_u8])?, ids.as_ptr().cast()], None)?;
    let texts = [ptr::null(), buffer(pool, &[0, 1, 2])?, buffer(pool, b"ab")?];
    let texts = column(pool, 2, 0, &texts, None)?;
    let kind = column(pool, 3, 0, &[ptr::null(), buffer(pool, &[1, 0, 1])?], Some(texts))?;
    root.fill(ArrowArrayInit {
        length: 3,
        null_count: 0,
        offset: 0,
        buffers: [ptr::null()],
        children: [id, kind],
        dictionary: Null,
        release: None,
        private_data: ptr::null_mut(),
    })
}

#[test]
#[cfg_attr(miri, ignore = "calls C")]
fn c_reads_and_releases_an_array_of_arrow() {
    let owned = Arc::new(());
    let graph: Graph<ArrowArray> = Graph::build(|pool, root| {
        pool.own(Arc::clone(&owned))?;
        fill_array(pool, root)
    })
    .unwrap();
    assert_eq!((graph.n_buffers(), graph.n_children(), graph.buffers()), (1, 2, &[ptr::null()][..]));

    let mut array = export_array(graph);
    // SAFETY: C reads a live array, releases it, and looks at nothing behind it afterwards.
    assert_eq!(unsafe { consume_array(&raw mut array) }, 0, "the line in c/shapes.c");
    assert_eq!(Arc::strong_count(&owned), 1, "the pool is gone");
}

#[test]
fn a_wrong_name_in_a_schema_is_found_in_its_parent() {
    let mut table = table();
    table.children[2].children[0].name = Some("it\0em");
    let (error, field) = refused(Graph::<ArrowSchema>::new(Via(&table)));
    assert_eq!(field, "ArrowSchema.name");
    assert!(error.to_string().ends_with("(in ArrowSchema.children[0])"), "{error}");
    assert!(matches!(error, Error::InteriorNul { position: 2, .. }));
}

// Vulkan.

type VkBool32 = u32;
type VkFlags = u32;
type VkStructureType = u32;

const VK_STRUCTURE_TYPE_DEVICE_QUEUE_CREATE_INFO: VkStructureType = 2;
const VK_STRUCTURE_TYPE_DEVICE_CREATE_INFO: VkStructureType = 3;
const VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_FEATURES_2: VkStructureType = 1_000_059_000;
const VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_TIMELINE_SEMAPHORE_FEATURES: VkStructureType = 1_000_207_000;

#[derive(PoolAlloc, Clone, Copy)]
#[repr(C)]
struct VkPhysicalDeviceFeatures {
    robustBufferAccess: VkBool32,
    fullDrawIndexUint32: VkBool32,
    imageCubeArray: VkBool32,
    independentBlend: VkBool32,
    geometryShader: VkBool32,
    tessellationShader: VkBool32,
    sampleRateShading: VkBool32,
    dualSrcBlend: VkBool32,
    logicOp: VkBool32,
    multiDrawIndirect: VkBool32,
    drawIndirectFirstInstance: VkBool32,
    depthClamp: VkBool32,
    depthBiasClamp: VkBool32,
    fillModeNonSolid: VkBool32,
    depthBounds: VkBool32,
    wideLines: VkBool32,
    largePoints: VkBool32,
    alphaToOne: VkBool32,
    multiViewport: VkBool32,
    samplerAnisotropy: VkBool32,
    textureCompressionETC2: VkBool32,
    textureCompressionASTC_LDR: VkBool32,
    textureCompressionBC: VkBool32,
    occlusionQueryPrecise: VkBool32,
    pipelineStatisticsQuery: VkBool32,
    vertexPipelineStoresAndAtomics: VkBool32,
    fragmentStoresAndAtomics: VkBool32,
    shaderTessellationAndGeometryPointSize: VkBool32,
    shaderImageGatherExtended: VkBool32,
    shaderStorageImageExtendedFormats: VkBool32,
    shaderStorageImageMultisample: VkBool32,
    shaderStorageImageReadWithoutFormat: VkBool32,
    shaderStorageImageWriteWithoutFormat: VkBool32,
    shaderUniformBufferArrayDynamicIndexing: VkBool32,
    shaderSampledImageArrayDynamicIndexing: VkBool32,
    shaderStorageBufferArrayDynamicIndexing: VkBool32,
    shaderStorageImageArrayDynamicIndexing: VkBool32,
    shaderClipDistance: VkBool32,
    shaderCullDistance: VkBool32,
    shaderFloat64: VkBool32,
    shaderInt64: VkBool32,
    shaderInt16: VkBool32,
    shaderResourceResidency: VkBool32,
    shaderResourceMinLod: VkBool32,
    sparseBinding: VkBool32,
    sparseResidencyBuffer: VkBool32,
    sparseResidencyImage2D: VkBool32,
    sparseResidencyImage3D: VkBool32,
    sparseResidency2Samples: VkBool32,
    sparseResidency4Samples: VkBool32,
    sparseResidency8Samples: VkBool32,
    sparseResidency16Samples: VkBool32,
    sparseResidencyAliased: VkBool32,
    variableMultisampleRate: VkBool32,
    inheritedQueries: VkBool32,
}

#[derive(PoolAlloc)]
#[repr(C)]
struct VkPhysicalDeviceTimelineSemaphoreFeatures {
    #[pool(value = VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_TIMELINE_SEMAPHORE_FEATURES)]
    sType: VkStructureType,
    #[pool(null)]
    pNext: *mut c_void,
    timelineSemaphore: VkBool32,
}

#[derive(PoolAlloc)]
#[repr(C)]
struct VkPhysicalDeviceFeatures2 {
    #[pool(value = VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_FEATURES_2)]
    sType: VkStructureType,
    #[pool(elem = VkPhysicalDeviceTimelineSemaphoreFeatures, one)]
    pNext: *mut c_void,
    features: VkPhysicalDeviceFeatures,
}

#[derive(PoolAlloc)]
#[repr(C)]
struct VkDeviceQueueCreateInfo {
    #[pool(value = VK_STRUCTURE_TYPE_DEVICE_QUEUE_CREATE_INFO)]
    sType: VkStructureType,
    #[pool(null)]
    pNext: *const c_void,
    flags: VkFlags,
    queueFamilyIndex: u32,
    queueCount: u32,
    #[pool(len = queueCount)]
    pQueuePriorities: *const f32,
}

#[derive(PoolAlloc)]
#[repr(C)]
struct VkDeviceCreateInfo {
    #[pool(value = VK_STRUCTURE_TYPE_DEVICE_CREATE_INFO)]
    sType: VkStructureType,
    #[pool(elem = VkPhysicalDeviceFeatures2, one)]
    pNext: *const c_void,
    flags: VkFlags,
    queueCreateInfoCount: u32,
    #[pool(len = queueCreateInfoCount)]
    pQueueCreateInfos: *const VkDeviceQueueCreateInfo,
    enabledLayerCount: u32,
    #[pool(len = enabledLayerCount, each(cstr))]
    ppEnabledLayerNames: *const *const c_char,
    enabledExtensionCount: u32,
    #[pool(len = enabledExtensionCount, each(cstr))]
    ppEnabledExtensionNames: *const *const c_char,
    #[pool(one)]
    pEnabledFeatures: *const VkPhysicalDeviceFeatures,
}

const EXTENSIONS: [&str; 2] = ["VK_KHR_swapchain", "VK_EXT_robustness2"];

fn features() -> VkPhysicalDeviceFeatures {
    VkPhysicalDeviceFeatures { samplerAnisotropy: 1, shaderFloat64: 1, ..zeroed() }
}

/// A queue of a family with these priorities.
fn queue<P>(queueFamilyIndex: u32, pQueuePriorities: P) -> VkDeviceQueueCreateInfoInit<P> {
    VkDeviceQueueCreateInfoInit { flags: 0, queueFamilyIndex, pQueuePriorities }
}

fn queues() -> [VkDeviceQueueCreateInfoInit<&'static [f32]>; 2] {
    [queue(0, &[1.0]), queue(3, &[1.0, 0.5])]
}

#[test]
fn c_reads_a_device_of_vulkan() {
    assert_c_reads!(check_vulkan: VkDeviceCreateInfo, VkDeviceCreateInfoInit {
        pNext: Null, flags: 0, pQueueCreateInfos: queues(), ppEnabledLayerNames: Null,
        ppEnabledExtensionNames: EXTENSIONS, pEnabledFeatures: features(),
    }, 0);
}

#[test]
fn c_reads_a_device_of_vulkan_with_a_chain() {
    let chain = || VkPhysicalDeviceFeatures2Init {
        pNext: VkPhysicalDeviceTimelineSemaphoreFeaturesInit { timelineSemaphore: 1 },
        features: features(),
    };
    assert_c_reads!(check_vulkan: VkDeviceCreateInfo, VkDeviceCreateInfoInit {
        pNext: chain(), flags: 0, pQueueCreateInfos: queues(), ppEnabledLayerNames: [""; 0],
        ppEnabledExtensionNames: EXTENSIONS, pEnabledFeatures: Null,
    }, 1);
}

#[test]
fn what_is_wrong_in_a_device_of_vulkan_has_its_place() {
    let (error, field) = refused(Graph::<VkDeviceCreateInfo>::new(VkDeviceCreateInfoInit {
        pNext: Null,
        flags: 0,
        pQueueCreateInfos: queues(),
        ppEnabledLayerNames: Null,
        ppEnabledExtensionNames: ["VK_KHR_swapchain", "VK_KHR\0"],
        pEnabledFeatures: Null,
    }));
    assert_eq!((field, error.place().index()), ("VkDeviceCreateInfo.ppEnabledExtensionNames", Some(1)));
    assert!(matches!(error, Error::InteriorNul { position: 6, .. }));

    let pool = Pool::new();
    pool.set_limit(Some(1 << 20));
    let too_many = iter::repeat_n(0.5, 1 << 20);
    let error = VkDeviceCreateInfo::new_in(
        &pool,
        VkDeviceCreateInfoInit {
            pNext: Null,
            flags: 0,
            pQueueCreateInfos: [queue(0, iter::repeat_n(1.0, 1)), queue(1, too_many)],
            ppEnabledLayerNames: Null,
            ppEnabledExtensionNames: Null,
            pEnabledFeatures: Null,
        },
    )
    .expect_err("4 MiB do not fit");
    assert_eq!(error.field(), Some("VkDeviceQueueCreateInfo.pQueuePriorities"));
    assert!(error.to_string().ends_with("(in VkDeviceCreateInfo.pQueueCreateInfos[1])"), "{error}");
    assert!(matches!(error, Error::LimitExceeded { bytes: 0x40_0000, .. }));
}

// GLPK.

#[test]
#[cfg_attr(miri, ignore = "calls C")]
fn c_reads_arrays_that_begin_at_one() {
    let entries = [(1, 1, 1.0), (2, 2, 3.0), (1, 3, 2.0)];
    let pool = Pool::new();
    let n = entries.len();
    let ia = pool.alloc::<c_int>(n + 1).unwrap();
    let ja = pool.alloc::<c_int>(n + 1).unwrap();
    let ar = pool.alloc::<f64>(n + 1).unwrap();
    for (k, (row, column, value)) in (1..).zip(entries) {
        (ia[k], ja[k], ar[k]) = (row, column, value);
    }
    let ne = c_int::try_from(n).unwrap();
    // SAFETY: C reads the elements 0 to `ne` of live arrays.
    assert_eq!(unsafe { check_triplets(ne, ia.as_ptr(), ja.as_ptr(), ar.as_ptr()) }, 0);

    let error = pool.alloc::<c_int>(usize::MAX).unwrap_err();
    assert!(matches!(error, Error::SizeOverflow { count: usize::MAX, size: 4, .. }));
    assert_eq!(error.field(), None);
}

unsafe extern "C" {
    fn check_problem(problem: *const problem) -> c_int;
    fn check_osqp(matrix: *const OSQPCscMatrix) -> c_int;
    fn check_cholmod(matrix: *const cholmod_sparse) -> c_int;
    fn check_gsl_matrix(matrix: *const gsl_matrix) -> c_int;
    fn check_gsl_view(matrix: *const gsl_matrix_view) -> c_int;
    fn check_polygon(shape: *const SHPObject) -> c_int;
    fn check_multipoint_z(shape: *const SHPObject) -> c_int;
    fn check_ldap_mods(mods: *mut *mut LDAPMod) -> c_int;
    fn check_ldap_bvalues(mods: *mut *mut LDAPMod_bvalues) -> c_int;
    fn consume_schema(schema: *mut ArrowSchema) -> c_int;
    fn consume_array(array: *mut ArrowArray) -> c_int;
    fn check_vulkan(info: *const VkDeviceCreateInfo, chained: c_int) -> c_int;
    fn check_triplets(ne: c_int, ia: *const c_int, ja: *const c_int, ar: *const f64) -> c_int;
}

/// Compares sizes, alignments and offsets with the C arrays `layout_…`.
macro_rules! assert_same_layout {
    ($($name:ident = $c:ident { $($field:ident),* $(,)? })*) => { $({
        const FIELDS: usize = [$(stringify!($field)),*].len();
        unsafe extern "C" {
            #[link_name = concat!("layout_", stringify!($c))]
            static FROM_C: [usize; FIELDS + 2];
        }
        // SAFETY: C defines an array of this length, and nobody writes to it.
        let from_c = unsafe { FROM_C };
        let ours = [size_of::<$name>(), align_of::<$name>(), $(offset_of!($name, $field)),*];
        assert_eq!(ours, from_c, stringify!($name));
    })* };
}

#[test]
#[cfg_attr(miri, ignore = "calls C")]
fn the_layouts_are_those_of_c() {
    assert_same_layout! {
        feature_node = feature_node { index, value }
        problem = problem { l, n, y, x, bias }
        OSQPCscMatrix = OSQPCscMatrix { m, n, p, i, x, nzmax, nz, owned }
        cholmod_sparse = cholmod_sparse {
            nrow, ncol, nzmax, p, i, nz, x, z, stype, itype, xtype, dtype, sorted, packed
        }
        gsl_block = gsl_block { size, data }
        gsl_matrix = gsl_matrix { size1, size2, tda, data, block, owner }
        gsl_matrix_view = gsl_matrix { size1, size2, tda, data, block, owner }
        SHPObject = SHPObject {
            nSHPType, nShapeId, nParts, panPartStart, panPartType, nVertices, padfX, padfY, padfZ, padfM,
            dfXMin, dfYMin, dfZMin, dfMMin, dfXMax, dfYMax, dfZMax, dfMMax, bMeasureIsUsed, bFastModeReadObject
        }
        berval = berval { bv_len, bv_val }
        LDAPMod = LDAPMod { mod_op, mod_type, modv_strvals }
        LDAPMod_bvalues = LDAPMod_bvalues { mod_op, mod_type, modv_bvals }
        ArrowSchema = ArrowSchema {
            format, name, metadata, flags, n_children, children, dictionary, release, private_data
        }
        ArrowArray = ArrowArray {
            length, null_count, offset, n_buffers, n_children, buffers, children, dictionary, release,
            private_data
        }
        VkPhysicalDeviceFeatures = VkPhysicalDeviceFeatures {
            robustBufferAccess, samplerAnisotropy, shaderFloat64, inheritedQueries
        }
        VkPhysicalDeviceTimelineSemaphoreFeatures = VkPhysicalDeviceTimelineSemaphoreFeatures {
            sType, pNext, timelineSemaphore
        }
        VkPhysicalDeviceFeatures2 = VkPhysicalDeviceFeatures2 { sType, pNext, features }
        VkDeviceQueueCreateInfo = VkDeviceQueueCreateInfo {
            sType, pNext, flags, queueFamilyIndex, queueCount, pQueuePriorities
        }
        VkDeviceCreateInfo = VkDeviceCreateInfo {
            sType, pNext, flags, queueCreateInfoCount, pQueueCreateInfos, enabledLayerCount,
            ppEnabledLayerNames, enabledExtensionCount, ppEnabledExtensionNames, pEnabledFeatures
        }
    }
}
