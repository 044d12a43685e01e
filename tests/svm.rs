//! Models that libsvm trained, seen and imported.
#![cfg(not(miri))]
#![allow(
    clippy::undocumented_unsafe_blocks,
    clippy::multiple_unsafe_ops_per_block,
    reason = "calls of libsvm in a row"
)]
#![allow(non_snake_case, non_camel_case_types, reason = "the names are those of the C header")]

use std::ffi::{c_char, c_int};

use cymem::{Error, Fault, FromC, Graph, Limits, PoolAlloc};

// The library that libsvm-sys leaves out.
#[cfg_attr(target_vendor = "apple", link(name = "c++"))]
#[cfg_attr(not(target_vendor = "apple"), link(name = "stdc++"))]
unsafe extern "C" {}

#[derive(PoolAlloc, Clone, Copy, Debug, PartialEq)]
#[repr(C)]
struct svm_node {
    index: c_int,
    value: f64,
}

#[derive(PoolAlloc)]
#[repr(C)]
struct svm_problem {
    l: c_int,
    #[pool(len = l)]
    y: *mut f64,
    #[pool(len = l, each(terminator = svm_node { index: -1, value: 0.0 }, until = |node| node.index == -1))]
    x: *mut *mut svm_node,
}

#[derive(PoolAlloc)]
#[repr(C)]
#[pool(zeroed)]
struct svm_parameter {
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

/// A classifier with probabilities: others have NULL in some fields.
#[derive(PoolAlloc)]
#[repr(C)]
struct svm_model {
    #[pool(nested)]
    param: svm_parameter,
    nr_class: c_int,
    l: c_int,
    #[pool(len = l, each(terminator = svm_node { index: -1, value: 0.0 }, until = |node| node.index == -1))]
    SV: *mut *mut svm_node,
    #[pool(len = nr_class - 1, each(len = l))]
    sv_coef: *mut *mut f64,
    #[pool(len = nr_class * (nr_class - 1) / 2)]
    rho: *mut f64,
    #[pool(len = nr_class * (nr_class - 1) / 2)]
    probA: *mut f64,
    #[pool(len = nr_class * (nr_class - 1) / 2)]
    probB: *mut f64,
    #[pool(len = l)]
    sv_indices: *mut c_int,
    #[pool(len = nr_class)]
    label: *mut c_int,
    #[pool(len = nr_class)]
    nSV: *mut c_int,
    free_sv: c_int,
}

cymem_tests::same_layout! {
    svm_model = libsvm_sys::svm_model {
        param, nr_class, l, SV, sv_coef, rho, probA, probB, sv_indices, label, nSV, free_sv
    }
}

/// Three classes at the corners of a triangle.
fn problem() -> Graph<svm_problem> {
    let samples: Vec<_> = (0..60_i32)
        .map(|i| {
            let (class, noise) = (i % 3, f64::from(i * 7 % 11) / 10.0);
            let (x, y) = [(0.0, 0.0), (4.0, 0.0), (0.0, 4.0)][class as usize];
            (
                f64::from(class),
                [svm_node { index: 1, value: x + noise }, svm_node { index: 2, value: y - noise }],
            )
        })
        .collect();
    Graph::new(svm_problemInit {
        y: samples.iter().map(|sample| sample.0),
        x: samples.iter().map(|sample| &sample.1[..]),
    })
    .unwrap()
}

fn parameter(svm_type: u32, probability: c_int) -> Graph<svm_parameter> {
    Graph::new(svm_parameterInit {
        svm_type: svm_type as c_int,
        kernel_type: libsvm_sys::RBF as c_int,
        gamma: 0.5,
        cache_size: 1.0,
        eps: 0.001,
        C: 1.0,
        nu: 0.5,
        p: 0.1,
        shrinking: 1,
        probability,
        ..svm_parameterInit::zeroed()
    })
    .unwrap()
}

/// Trains, and hands the model to `look` before it is freed.
fn trained<R>(
    svm_type: u32,
    probability: c_int,
    look: impl FnOnce(*const svm_model, &svm_problemView) -> R,
) -> R {
    unsafe extern "C" fn silence(_: *const c_char) {}
    let (problem, parameter) = (problem(), parameter(svm_type, probability));
    // SAFETY: the structs have libsvm's layouts, and outlive the model.
    unsafe {
        libsvm_sys::svm_set_print_string_function(Some(silence));
        let mut model = libsvm_sys::svm_train(problem.as_ptr().cast(), parameter.as_ptr().cast());
        let result = look(model.cast_const().cast(), &problem);
        libsvm_sys::svm_free_and_destroy_model(&mut model);
        result
    }
}

#[test]
fn a_trained_model_is_seen_and_imported() {
    let (imported, predicted) = trained(libsvm_sys::C_SVC, 1, |raw, problem| {
        // SAFETY: libsvm made it, of this type, and it is not changed while it is in use.
        let (view, imported) =
            unsafe { (svm_model::view_raw(raw), svm_model::import(raw, Limits::new()).unwrap()) };
        assert_eq!((view.nr_class(), view.label(), view.rho().len()), (3, &[0, 1, 2][..], 3));
        assert_eq!(view.nSV().iter().sum::<c_int>(), view.l());
        assert_eq!((view.SV().len(), view.sv_coef().len()), (view.l() as usize, 2));
        for (row, &index) in view.SV().iter().zip(view.sv_indices()) {
            assert_eq!(row, problem.x().get(index as usize - 1).unwrap());
        }
        // SAFETY: the model is libsvm's own.
        let predict = |row: &*mut svm_node| unsafe { libsvm_sys::svm_predict(raw.cast(), row.cast()) };
        (imported, problem.x().as_raw().iter().map(predict).collect::<Vec<_>>())
    });
    // libsvm's model is gone, and the problem whose rows were its support vectors.
    let problem = problem();
    // SAFETY: the copy has the layout of libsvm's model.
    let predict =
        |row: &*mut svm_node| unsafe { libsvm_sys::svm_predict(imported.as_ptr().cast(), row.cast()) };
    let again: Vec<_> = problem.x().as_raw().iter().map(predict).collect();
    assert_eq!(again, predicted);
    let right = again.iter().zip(problem.y()).filter(|(found, label)| found == label).count();
    assert!(right > 50, "{right}");
    assert_eq!(imported.try_clone().unwrap().SV().len(), imported.l() as usize);
}

#[test]
fn models_without_probabilities_are_imported_and_those_without_labels_are_not() {
    // Without probabilities `probA` is NULL, whose length is computed.
    trained(libsvm_sys::C_SVC, 0, |raw, problem| {
        // SAFETY: libsvm made it.
        let model = unsafe { svm_model::import(raw, Limits::new()) }.unwrap();
        assert!(model.as_raw().probA.is_null() && model.probA().is_empty() && model.probB().is_empty());
        assert_eq!((model.label().len(), model.SV().len()), (3, model.l() as usize));
        for row in problem.x().as_raw() {
            // SAFETY: both have the layout of libsvm's model.
            let [ours, theirs] = [model.as_ptr(), raw]
                .map(|model| unsafe { libsvm_sys::svm_predict(model.cast(), row.cast()) });
            assert_eq!(ours, theirs);
        }
    });
    // A model of one class has no labels either, though its count says so.
    trained(libsvm_sys::ONE_CLASS, 0, |raw, _| {
        // SAFETY: libsvm made it.
        let error = unsafe { svm_model::import(raw, Limits::new()) }.unwrap_err();
        let Error::Invalid { path, fault: Fault::MissingArray { count: 2 } } = error else {
            panic!("{error}")
        };
        assert_eq!(&*path, "svm_model.label");
    });
    trained(libsvm_sys::C_SVC, 1, |raw, _| {
        // SAFETY: libsvm made it.
        let error = unsafe { svm_model::import(raw, Limits::new().bytes(500)) }.unwrap_err();
        assert!(matches!(error, Error::Invalid { fault: Fault::TooManyBytes { limit: 500 }, .. }), "{error}");
    });
}
