//! The derive on structs that bindgen has generated; `bindgen/regenerate.sh` made the bindings, and
//! `docs/bindgen.md` explains how. They are those of 64-bit targets.
#![cfg(target_pointer_width = "64")]

use core::ffi::{c_char, c_int, c_void};
use core::mem::offset_of;
use core::ptr;
use std::ffi::CStr;

use cymem::Graph;
use git2::{git_diff_options, git_diff_optionsInit, git_strarrayInit};
use svm::{svm_node, svm_parameter, svm_parameterInit, svm_problem, svm_problemInit};

#[allow(non_camel_case_types, non_snake_case, unreachable_pub)]
mod svm {
    include!("bindgen/svm.rs");
}

#[allow(dead_code, non_camel_case_types, non_upper_case_globals, unreachable_pub)]
mod git2 {
    include!("bindgen/git2.rs");
}

const fn node(index: c_int, value: f64) -> svm_node {
    svm_node { index, value }
}

#[test]
fn libsvm_problem() {
    let problem: Graph<svm_problem> = Graph::new(svm_problemInit {
        y: [1.0, -1.0],
        x: [vec![node(1, 0.5), node(3, 2.0)], vec![node(2, 4.0)]],
    })
    .expect("a problem of two rows");
    assert_eq!((problem.l(), problem.y()), (2, &[1.0, -1.0][..]));
    assert_eq!(problem.x().get(0), Some(&[node(1, 0.5), node(3, 2.0)][..]));
    assert_eq!(problem.x().get(1), Some(&[node(2, 4.0)][..]));

    // SAFETY: there are two rows.
    let first = unsafe { ptr::read(problem.as_raw().x) };
    // SAFETY: the first has two nodes, and the terminator behind them.
    assert_eq!(unsafe { ptr::read(first.wrapping_add(2)) }, node(-1, 0.0));

    let early = Graph::<svm_problem>::new(svm_problemInit { y: [1.0], x: [[node(-1, 7.0)]] });
    assert!(matches!(early, Err(cymem::Error::EarlyTerminator { .. })));
}

#[test]
fn libsvm_parameter() {
    let parameter: Graph<svm_parameter> = Graph::new(
        svm_parameterInit { C: 10.0, eps: 0.001, ..svm_parameterInit::zeroed() }
            .with_weight_label([1, -1])
            .with_weight([0.5, 2.0]),
    )
    .expect("a parameter with two weights");
    assert_eq!((parameter.C(), parameter.nr_weight(), parameter.gamma()), (10.0, 2, 0.0));
    assert_eq!((parameter.weight_label(), parameter.weight()), (&[1, -1][..], &[0.5, 2.0][..]));
}

unsafe extern "C" fn progress(
    _: *const git2::git_diff,
    _: *const c_char,
    _: *const c_char,
    _: *mut c_void,
) -> c_int {
    7
}

#[test]
fn libgit2_diff_options() {
    let options: Graph<git_diff_options> = Graph::new(git_diff_optionsInit {
        flags: 0x10,
        ignore_submodules: git2::git_submodule_ignore_t_GIT_SUBMODULE_IGNORE_UNSPECIFIED,
        pathspec: git_strarrayInit { strings: ["src", "docs/*.md"] },
        notify_cb: None,
        progress_cb: Some(progress),
        payload: ptr::null_mut(),
        context_lines: 3,
        interhunk_lines: 0,
        oid_type: git2::git_oid_t_GIT_OID_SHA1,
        id_abbrev: 7,
        max_size: 1 << 29,
        old_prefix: "a",
        new_prefix: cymem::Null,
    })
    .expect("options with two paths");
    assert_eq!((options.version(), options.flags(), options.id_abbrev()), (1, 0x10, 7));
    assert_eq!(options.pathspec().count(), 2);
    assert_eq!(options.pathspec().strings().get(1).flatten(), Some(c"docs/*.md"));
    assert_eq!((options.old_prefix(), options.new_prefix()), (Some(c"a"), None::<&CStr>));

    let callback = options.progress_cb().expect("a callback");
    // SAFETY: `progress` uses none of its arguments.
    assert_eq!(unsafe { callback(ptr::null(), ptr::null(), ptr::null(), ptr::null_mut()) }, 7);
}

/// Sizes and offsets as clang has them.
#[test]
fn layout() {
    assert_eq!((size_of::<svm_problem>(), offset_of!(svm_problem, x)), (24, 16));
    assert_eq!((size_of::<svm_parameter>(), offset_of!(svm_parameter, weight)), (104, 72));
    assert_eq!((size_of::<git_diff_options>(), offset_of!(git_diff_options, pathspec)), (96, 16));
    assert_eq!(offset_of!(git_diff_options, new_prefix), 88);
}
