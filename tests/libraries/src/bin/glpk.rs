//! GLPK: a linear program that is solved, changed in place, and solved again.
//!
//! `glp_load_matrix(P, ne, ia, ja, ar)` takes triplets in arrays that begin at position 1.

use std::ffi::{c_double, c_int, c_void};

use cymem::{Error, Graph, PoolAlloc};

/// Maximise `costs * x` where `0 <= x`, and each row of the matrix times `x` is at most its limit.
#[derive(PoolAlloc)]
#[repr(C)]
#[pool(edit)]
struct Program {
    rows: c_int,
    columns: c_int,
    entries: c_int,
    #[pool(len = rows)]
    limits: *mut c_double,
    #[pool(len = columns)]
    costs: *mut c_double,
    #[pool(len = entries + 1)]
    ia: *mut c_int,
    #[pool(len = entries + 1)]
    ja: *mut c_int,
    #[pool(len = entries + 1)]
    ar: *mut c_double,
}

#[link(name = "glpk")]
unsafe extern "C" {
    fn glp_create_prob() -> *mut c_void;
    fn glp_delete_prob(p: *mut c_void);
    fn glp_free_env() -> c_int;
    fn glp_set_obj_dir(p: *mut c_void, dir: c_int);
    fn glp_add_rows(p: *mut c_void, n: c_int) -> c_int;
    fn glp_add_cols(p: *mut c_void, n: c_int) -> c_int;
    fn glp_set_row_bnds(p: *mut c_void, i: c_int, kind: c_int, low: c_double, high: c_double);
    fn glp_set_col_bnds(p: *mut c_void, j: c_int, kind: c_int, low: c_double, high: c_double);
    fn glp_set_obj_coef(p: *mut c_void, j: c_int, coef: c_double);
    fn glp_load_matrix(p: *mut c_void, ne: c_int, ia: *const c_int, ja: *const c_int, ar: *const c_double);
    fn glp_simplex(p: *mut c_void, parameters: *const c_void) -> c_int;
    fn glp_get_obj_val(p: *mut c_void) -> c_double;
    fn glp_term_out(flag: c_int) -> c_int;
    fn glp_version() -> *const std::ffi::c_char;
}

const MAX: c_int = 2;
const LOW: c_int = 2;
const UP: c_int = 3;

/// What the best solution is worth.
fn solve(program: &Graph<Program>) -> f64 {
    let c = program.as_raw();
    // SAFETY: GLPK has made the problem; rows and columns are there before they are named.
    let problem = unsafe {
        let problem = glp_create_prob();
        glp_set_obj_dir(problem, MAX);
        glp_add_rows(problem, c.rows);
        glp_add_cols(problem, c.columns);
        problem
    };
    for (i, &limit) in (1..).zip(program.limits()) {
        // SAFETY: there are so many rows.
        unsafe { glp_set_row_bnds(problem, i, UP, 0.0, limit) };
    }
    for (j, &cost) in (1..).zip(program.costs()) {
        // SAFETY: there are so many columns.
        unsafe { glp_set_col_bnds(problem, j, LOW, 0.0, 0.0) };
        // SAFETY: as above.
        unsafe { glp_set_obj_coef(problem, j, cost) };
    }
    // SAFETY: the arrays have `entries` elements behind the first.
    unsafe { glp_load_matrix(problem, c.entries, c.ia, c.ja, c.ar) };
    // SAFETY: the problem is complete; without parameters the defaults hold.
    let worth = unsafe {
        assert_eq!(glp_simplex(problem, std::ptr::null()), 0);
        glp_get_obj_val(problem)
    };
    // SAFETY: it is not used again.
    unsafe { glp_delete_prob(problem) };
    worth
}

fn main() -> Result<(), Error> {
    // The example of GLPK's own manual.
    let mut program: Graph<Program> = Graph::new(ProgramInit {
        entries: 9,
        limits: [100.0, 600.0, 300.0],
        costs: [10.0, 6.0, 4.0],
        ia: [0, 1, 1, 1, 2, 3, 2, 3, 2, 3],
        ja: [0, 1, 2, 3, 1, 1, 2, 2, 3, 3],
        ar: [0.0, 1.0, 1.0, 1.0, 10.0, 2.0, 4.0, 2.0, 5.0, 6.0],
    })?;
    // SAFETY: no problem is solved yet.
    unsafe { glp_term_out(0) };
    let first = solve(&program);
    assert!((first - 733.333_333).abs() < 1e-5, "{first}");

    let address = program.as_ptr();
    program.edit().costs_mut().expect("its own")[0] = 12.0;
    let dearer = solve(&program);
    assert!(dearer > first, "{dearer}");

    // Half of the limits: half of the worth.
    for limit in program.edit().limits_mut().expect("its own") {
        *limit /= 2.0;
    }
    let half = solve(&program);
    assert!((half - dearer / 2.0).abs() < 1e-9, "{half}");
    assert_eq!(address, program.as_ptr());
    // SAFETY: all problems are gone; and it is a string of the library.
    let version = unsafe {
        glp_free_env();
        cymem_libraries::text(glp_version())
    };
    println!("GLPK {version} solves a program three times, changed in place in between: {first:.2}, {dearer:.2}, {half:.2}");
    Ok(())
}
