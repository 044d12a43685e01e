//! Matrices and training data of C libraries as their headers declare them (`c/shapes.h`): built by the
//! derive, read field by field by C in the way of those libraries, and refused where arrays disagree.
#![allow(missing_docs)]
#![allow(non_camel_case_types, reason = "the names are those of the C headers")]

use core::ffi::{c_int, c_longlong, c_void};

use cymem::{Error, Filled, Graph, Pool, PoolAlloc, Root};
use cymem_tests::{assert_c_reads, assert_layout_of_c, refused};

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
    fn check_triplets(ne: c_int, ia: *const c_int, ja: *const c_int, ar: *const f64) -> c_int;
}

#[test]
#[cfg_attr(miri, ignore = "calls C")]
fn the_layouts_are_those_of_c() {
    assert_layout_of_c! {
        feature_node = feature_node { index, value }
        problem = problem { l, n, y, x, bias }
        OSQPCscMatrix = OSQPCscMatrix { m, n, p, i, x, nzmax, nz, owned }
        cholmod_sparse = cholmod_sparse {
            nrow, ncol, nzmax, p, i, nz, x, z, stype, itype, xtype, dtype, sorted, packed
        }
        gsl_block = gsl_block { size, data }
        gsl_matrix = gsl_matrix { size1, size2, tda, data, block, owner }
        gsl_matrix_view = gsl_matrix { size1, size2, tda, data, block, owner }
    }
}
