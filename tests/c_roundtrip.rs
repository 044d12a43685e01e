//! Graphs built in Rust and read, field by field, by C; and written by C and read in Rust. The
//! structs are those of `c/graphs.h`.
#![allow(missing_docs)]

use core::ffi::{c_char, c_int, c_void};
use std::collections::BTreeMap;

use cymem::{Graph, Null, Pool, PoolAlloc};
use cymem_tests as _; // links the C side

#[derive(PoolAlloc)]
#[repr(C)]
struct SparseRow {
    length: usize,
    #[pool(len = length)]
    indices: *mut usize,
    #[pool(len = length)]
    values: *mut f64,
}

#[derive(PoolAlloc)]
#[repr(C)]
struct SparseMatrix {
    length: usize,
    #[pool(len = length)]
    rows: *mut SparseRow,
}

#[derive(PoolAlloc, Clone, Copy, Debug, PartialEq)]
#[repr(C)]
struct SvmNode {
    index: c_int,
    value: f64,
}

#[derive(PoolAlloc)]
#[repr(C)]
struct SvmProblem {
    l: c_int,
    #[pool(len = l)]
    y: *mut f64,
    #[pool(len = l, each(terminator = SvmNode { index: -1, value: 0.0 }, until = |node| node.index == -1))]
    x: *mut *mut SvmNode,
}

#[derive(PoolAlloc)]
#[repr(C)]
#[allow(non_snake_case)]
struct SvmParameter {
    svm_type: c_int,
    kernel_type: c_int,
    degree: c_int,
    gamma: f64,
    coef0: f64,
    cache_size: f64,
    eps: f64,
    C: f64,
    nr_weight: c_int,
    #[pool(len = nr_weight)]
    weight_label: *mut c_int,
    #[pool(len = nr_weight)]
    weight: *mut f64,
    nu: f64,
    p: f64,
    shrinking: c_int,
    probability: c_int,
}

#[derive(PoolAlloc)]
#[repr(C)]
struct Cs {
    nzmax: c_int,
    m: c_int,
    n: c_int,
    #[pool(len = n + 1)]
    p: *mut c_int,
    #[pool(len = nzmax)]
    i: *mut c_int,
    #[pool(len = nzmax)]
    x: *mut f64,
    #[pool(value = -1)]
    nz: c_int,
}

#[derive(PoolAlloc)]
#[repr(C)]
struct StrArray {
    #[pool(len = count, each(cstr))]
    strings: *mut *mut c_char,
    count: usize,
}

#[derive(PoolAlloc, Clone, Copy, Debug, PartialEq)]
#[repr(C)]
struct Scalars {
    i8: i8,
    i64: i64,
    u8: u8,
    u64: u64,
    i16: i16,
    f32: f32,
    yes: bool,
    f64: f64,
    u16: u16,
    i32: i32,
    no: bool,
    u32: u32,
    bytes: [i8; 3],
}

#[derive(PoolAlloc)]
#[repr(C)]
struct Point {
    x: f32,
    y: f32,
    #[pool(cstr)]
    name: *mut c_char,
}

#[derive(PoolAlloc)]
#[repr(C)]
struct Line {
    kind: u8,
    #[pool(nested)]
    from: Point,
    #[pool(nested)]
    to: Point,
    #[pool(nested)]
    control: [Point; 2],
}

#[derive(PoolAlloc)]
#[repr(C)]
struct Tree {
    id: i32,
    #[pool(one)]
    left: *mut Tree,
    #[pool(one)]
    right: *const Tree,
}

#[derive(PoolAlloc)]
#[repr(C)]
struct Matrix {
    rows: u16,
    columns: u8,
    #[pool(len = rows, each(len = columns))]
    cells: *mut *mut f64,
}

#[derive(PoolAlloc)]
#[repr(C)]
struct Setting {
    #[pool(cstr)]
    name: *const c_char,
    has_value: c_int,
    code: c_int,
}

#[derive(PoolAlloc)]
#[repr(C)]
struct Command {
    #[pool(null_terminated, each(cstr))]
    argv: *const *const c_char,
    #[pool(null_terminated, each(one))]
    trees: *mut *mut Tree,
    #[pool(zero_terminated)]
    settings: *const Setting,
    #[pool(terminator = -1)]
    ids: *mut i16,
}

#[derive(PoolAlloc)]
#[repr(C)]
struct Device {
    #[pool(value = 7)]
    version: u32,
    #[pool(size_of)]
    size: usize,
    #[pool(null)]
    reserved: *mut c_void,
    #[pool(opaque)]
    user_data: *mut c_void,
    callback: Option<extern "C" fn(*mut c_void, c_int) -> c_int>,
    #[pool(str)]
    name: [c_char; 16],
}

#[derive(PoolAlloc, Clone, Copy)]
#[repr(C, align(16))]
struct Lanes {
    lanes: [f32; 4],
    mask: u8,
}

#[derive(PoolAlloc)]
#[repr(C)]
struct Vectors {
    len: i64,
    #[pool(len = len)]
    items: *mut Lanes,
}

#[derive(PoolAlloc)]
#[repr(C)]
struct Task {
    #[pool(cstr)]
    title: *const c_char,
    #[pool(list)]
    next: *mut Task,
}

#[derive(PoolAlloc)]
#[repr(C)]
struct Buffer {
    #[pool(elem = u32, len = bytes, unit = bytes)]
    data: *mut c_void,
    bytes: usize,
}

unsafe extern "C" {
    fn check_sparse_matrix(matrix: *const SparseMatrix) -> c_int;
    fn check_svm_problem(problem: *const SvmProblem) -> c_int;
    fn check_svm_parameter(parameter: *const SvmParameter) -> c_int;
    fn check_cs(matrix: *const Cs) -> c_int;
    fn check_strarray(array: *const StrArray) -> c_int;
    fn check_scalars(scalars: *const Scalars) -> c_int;
    fn padding_is_zero(scalars: *const Scalars) -> c_int;
    fn check_line(line: *const Line) -> c_int;
    fn check_tree(tree: *const Tree) -> c_int;
    fn check_matrix(matrix: *const Matrix) -> c_int;
    fn check_command(command: *const Command) -> c_int;
    fn check_device(device: *const Device, user_data: *const c_void) -> c_int;
    fn check_vectors(vectors: *const Vectors) -> c_int;
    fn check_tasks(first: *const Task) -> c_int;
    fn check_buffer(buffer: *const Buffer) -> c_int;

    fn scale_rows(matrix: *mut SparseMatrix, factor: f64);
    fn negate_scalars(scalars: *mut Scalars);
    fn transpose_square(matrix: *mut Matrix);
    fn rename_device(device: *mut Device);
}

/// Hands a finished graph to a C function that checks it, on both engines and as a graph. Miri, which
/// calls no C, watches the building.
macro_rules! assert_c_reads {
    ($check:ident: $node:ident, $init:expr) => {
        let (arena, tracked) = (Pool::new(), Pool::tracked());
        let graph: Graph<$node> = Graph::new($init).unwrap();
        let in_arena = $node::new_in(&arena, $init).unwrap();
        let in_tracked = $node::new_in(&tracked, $init).unwrap();
        for node in [graph.as_ptr(), in_arena.as_ptr(), in_tracked.as_ptr()] {
            // SAFETY: C reads a live graph of the type it expects.
            let line = if cfg!(miri) { 0 } else { unsafe { $check(node) } };
            assert_eq!(line, 0, "the line in c/check.c");
        }
    };
}

fn dicts() -> Vec<BTreeMap<usize, f64>> {
    vec![[(1, 2.0), (4, 3.0)].into(), [].into(), [(7, 0.5)].into()]
}

fn matrix(dicts: &[BTreeMap<usize, f64>]) -> Graph<SparseMatrix> {
    let rows = dicts.iter().map(|row| SparseRowInit { indices: row.keys(), values: row.values() });
    Graph::build(|_, root| root.fill(SparseMatrixInit { rows })).unwrap()
}

// C reads.

#[test]
#[cfg_attr(miri, ignore = "calls C")]
fn c_reads_a_sparse_matrix() {
    let pool = Pool::new();
    let dicts = dicts();
    let rows = dicts.iter().map(|row| SparseRowInit { indices: row.keys(), values: row.values() });
    let node = SparseMatrix::new_in(&pool, SparseMatrixInit { rows }).unwrap();
    // SAFETY: C reads a live graph of the type it expects.
    assert_eq!(unsafe { check_sparse_matrix(node.as_ptr()) }, 0);
    // SAFETY: as above.
    assert_eq!(unsafe { check_sparse_matrix(matrix(&dicts).as_ptr()) }, 0);
}

#[test]
fn c_reads_a_problem_of_libsvm_with_terminated_rows() {
    let node = |index, value| SvmNode { index, value };
    assert_c_reads!(check_svm_problem: SvmProblem, SvmProblemInit {
        y: [1.0, -1.0, 1.0],
        x: [vec![node(1, 0.0), node(2, 0.25)], vec![], vec![node(1, 2.0)]],
    });
}

#[test]
fn c_reads_a_parameter_with_empty_arrays() {
    assert_c_reads!(check_svm_parameter: SvmParameter, SvmParameterInit {
        svm_type: 1, kernel_type: 2, degree: 3, gamma: 0.5, coef0: 0.0, cache_size: 100.0, eps: 0.25, C: 1.0,
        weight_label: Null, weight: [0.0; 0], nu: 0.5, p: 0.125, shrinking: 1, probability: 0,
    });
}

#[test]
fn c_reads_a_compressed_matrix_with_one_offset_more_than_columns() {
    assert_c_reads!(check_cs: Cs, CsInit { m: 2, n: 3, p: [0, 1, 2, 3], i: [0, 1, 0], x: [1.0, 3.0, 2.0] });
}

#[test]
fn c_reads_an_array_of_strings() {
    assert_c_reads!(check_strarray: StrArray, StrArrayInit { strings: ["src", "", "grüß"] });
}

const SCALARS: Scalars = Scalars {
    i8: i8::MIN,
    i64: i64::MIN,
    u8: u8::MAX,
    u64: u64::MAX,
    i16: i16::MIN,
    f32: 1.5,
    yes: true,
    f64: -2.25,
    u16: u16::MAX,
    i32: i32::MIN,
    no: false,
    u32: u32::MAX,
    bytes: [1, -2, 3],
};

#[test]
fn c_reads_every_scalar() {
    assert_c_reads!(check_scalars: Scalars, SCALARS);
}

#[test]
#[cfg_attr(miri, ignore = "calls C")]
fn c_finds_zeros_in_the_padding() {
    let mut pool = Pool::new();
    for _ in 0..2 {
        pool.alloc::<u8>(200).unwrap().fill(0xFF);
        pool.reset();
        let scalars = Scalars::new_in(&pool, SCALARS).unwrap();
        // SAFETY: C reads a live graph of the type it expects.
        assert_eq!(unsafe { padding_is_zero(scalars.as_ptr()) }, 1);
    }
}

#[test]
fn c_reads_structs_by_value_and_arrays_of_them() {
    fn point(x: u8, name: Option<&str>) -> PointInit<Option<&str>> {
        PointInit { x: f32::from(x), y: f32::from(x + 1), name }
    }
    assert_c_reads!(check_line: Line, LineInit {
        kind: 9, from: point(1, Some("from")), to: point(3, None),
        control: [point(5, Some("c0")), point(7, Some("c1"))],
    });
}

#[test]
#[cfg_attr(miri, ignore = "calls C")]
fn c_reads_a_shared_node_through_mut_and_const_pointers() {
    fn tree<'p>(pool: &'p Pool<impl cymem::Engine>) -> cymem::Pooled<'p, Tree> {
        let leaf = Tree::new_in(pool, TreeInit { id: 2, left: Null, right: Null }).unwrap();
        let right = TreeInit { id: 3, left: leaf, right: Null };
        Tree::new_in(pool, TreeInit { id: 1, left: leaf, right }).unwrap()
    }
    let (arena, tracked) = (Pool::new(), Pool::tracked());
    for root in [tree(&arena), tree(&tracked)] {
        // SAFETY: C reads a live graph of the type it expects.
        assert_eq!(unsafe { check_tree(root.as_ptr()) }, 0);
    }
}

#[test]
fn c_reads_a_matrix_of_row_pointers() {
    assert_c_reads!(check_matrix: Matrix, MatrixInit { cells: [[0.0, 1.0, 2.0], [10.0, 11.0, 12.0]] });
}

#[test]
fn c_reads_arrays_that_end_with_null_zeros_or_minus_one() {
    let tree = |id| TreeInit { id, left: Null, right: Null };
    let setting = |name, has_value, code: u8| SettingInit { name, has_value, code: c_int::from(code) };
    assert_c_reads!(check_command: Command, CommandInit {
        argv: ["ls", "-l"],
        trees: [tree(5), tree(6), tree(7)],
        settings: [setting("long", 0, b'a'), setting("slow", 1, b'b')],
        ids: [0, 100, 200, 300],
    });
}

extern "C" fn twice_plus_two(user_data: *mut c_void, number: c_int) -> c_int {
    // SAFETY: the test passes a live `i32`.
    let user_data = unsafe { *user_data.cast::<i32>() };
    2 * number + user_data
}

#[test]
#[cfg_attr(miri, ignore = "calls C")]
fn c_reads_constants_and_calls_back_with_the_opaque_pointer() {
    let mut user_data = 2_i32;
    let user_data: *mut c_void = (&raw mut user_data).cast();
    let init = DeviceInit { user_data, callback: Some(twice_plus_two), name: "GPU 0" };
    let mut graph: Graph<Device> = Graph::new(init).unwrap();
    // SAFETY: C reads a live graph of the type it expects, and the callback gets a live `i32`.
    assert_eq!(unsafe { check_device(graph.as_ptr(), user_data) }, 0);
    // SAFETY: C writes plain fields, and no view is alive.
    unsafe { rename_device(graph.as_mut_ptr()) };
    assert_eq!((graph.version(), graph.name(), graph.user_data()), (8, c"CPU 0", user_data));
}

#[test]
fn c_reads_structs_that_are_aligned_to_16() {
    let items =
        || (0..3_u8).map(|i| Lanes { lanes: [0, 1, 2, 3].map(|lane| f32::from(10 * i + lane)), mask: i });
    assert_c_reads!(check_vectors: Vectors, VectorsInit { items: items() });
}

#[test]
#[cfg_attr(miri, ignore = "calls C")]
fn c_walks_a_linked_list() {
    let pool = Pool::new();
    let titles = ["read", "think", "write"];
    let first = Task::list_in(&pool, titles.iter().map(|title| TaskInit { title })).unwrap().unwrap();
    // SAFETY: C reads a live list of the type it expects.
    assert_eq!(unsafe { check_tasks(first.as_ptr()) }, 0);
    assert!(first.next().map(|task| task.title()).eq([Some(c"think"), Some(c"write")]));
}

#[test]
fn c_reads_a_void_pointer_with_a_length_in_bytes() {
    assert_c_reads!(check_buffer: Buffer, BufferInit { data: [1, 2, 3] });
}

// C writes.

#[test]
#[cfg_attr(miri, ignore = "calls C")]
fn rust_reads_back_what_c_wrote_to_arrays() {
    let mut graph = matrix(&dicts());
    // SAFETY: C writes plain values of a live graph, and no view is alive.
    unsafe { scale_rows(graph.as_mut_ptr(), 10.0) };
    assert_eq!(graph.rows()[0].values(), [20.0, 30.0]);
    assert_eq!(graph.rows()[2].values(), [5.0]);
    assert_eq!(graph.rows()[0].indices(), [1, 4]);
}

#[test]
#[cfg_attr(miri, ignore = "calls C")]
fn rust_reads_back_what_c_wrote_to_fields() {
    let mut graph: Graph<Scalars> = Graph::new(SCALARS).unwrap();
    // SAFETY: C writes plain fields, and no reference is alive.
    unsafe { negate_scalars(graph.as_mut_ptr()) };
    assert_eq!(*graph, Scalars { i8: 1, u64: 2, f32: -1.5, yes: false, bytes: [1, -2, -3], ..SCALARS });
}

#[test]
#[cfg_attr(miri, ignore = "calls C")]
fn rust_reads_back_what_c_swapped_between_rows() {
    let mut graph: Graph<Matrix> = Graph::new(MatrixInit { cells: [[1.0, 2.0], [3.0, 4.0]] }).unwrap();
    // SAFETY: C writes plain values of a live graph, and no view is alive.
    unsafe { transpose_square(graph.as_mut_ptr()) };
    assert!(graph.cells().iter().eq([[1.0, 3.0], [2.0, 4.0]]));
}
