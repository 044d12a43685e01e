//! Trains the real libsvm on a problem that is built in one pool.
//!
//! `cargo run --release --example svm_train [FILE]` trains and predicts as libsvm's own tools
//! `svm-train` and `svm-predict` do, by default with libsvm's own `heart_scale`.

#[path = "svm/samples.rs"]
mod samples;

use std::env;
use std::error::Error;
use std::ffi::{CStr, c_char};
use std::marker::PhantomData;
use std::mem::offset_of;
use std::os::raw::c_int;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::ptr::NonNull;
use std::time::Instant;

use cymem::{Null, Pool, PoolAlloc, Pooled};

use samples::Samples;

fn main() -> ExitCode {
    match run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error}");
            ExitCode::FAILURE
        }
    }
}

fn run() -> Result<(), Box<dyn Error>> {
    let path = path_argument()?;
    let samples = Samples::read(&path)?;

    let start = Instant::now();
    let pool = Pool::new();
    let problem = Problem::build(&pool, &samples)?;
    let built = start.elapsed();

    let start = Instant::now();
    let model = Model::train(&pool, problem)?;
    let trained = start.elapsed();

    let labels = problem.labels();
    let correct = model.predict(problem).zip(labels).filter(|(found, label)| found == *label).count();
    let (total, features, stats) = (labels.len(), problem.features(), pool.stats());

    let start = Instant::now();
    drop(model);
    drop(pool); // before `drop(model)`, the compiler would refuse this
    let freed = start.elapsed();

    println!("{}: {total} samples with {features} features", path.display());
    println!(
        "pool: {} bytes, arrays and structs: {}, chunks: {}",
        stats.bytes, stats.allocations, stats.chunks
    );
    println!("built in {built:.1?}, trained in {trained:.1?}, freed in {freed:.1?}");
    let percent = six_digits(100.0 * correct as f64 / total as f64);
    println!("Accuracy = {percent}% ({correct}/{total}) (classification)");
    Ok(())
}

fn path_argument() -> Result<PathBuf, &'static str> {
    let mut arguments = env::args_os().skip(1);
    match (arguments.next(), arguments.next()) {
        (None, _) => Ok(Path::new(env!("CARGO_MANIFEST_DIR")).join("data/heart_scale")),
        (Some(path), None) => Ok(path.into()),
        _ => Err("expected one file, found more arguments"),
    }
}

/// Rounds as C's `%g` does: 86.66666666666667 to 86.6667.
fn six_digits(number: f64) -> f64 {
    format!("{number:.5e}").parse().unwrap_or(number)
}

// The structs of libsvm's `svm.h`, by their C names.

/// One feature of a sample. A row of them ends with index -1, whatever its value.
#[derive(PoolAlloc)]
#[repr(C)]
#[allow(non_camel_case_types)]
pub struct svm_node {
    index: c_int,
    value: f64,
}

/// The training set: `l` labels and `l` rows.
#[derive(PoolAlloc)]
#[repr(C)]
#[allow(non_camel_case_types)]
pub struct svm_problem {
    l: c_int,
    #[pool(len = l)]
    y: *mut f64,
    #[pool(len = l, each(terminator = svm_node { index: -1, value: 0.0 }, until = |node| node.index == -1))]
    x: *mut *mut svm_node,
}

/// What to train and how.
#[derive(PoolAlloc)]
#[repr(C)]
#[allow(non_camel_case_types, non_snake_case)]
pub struct svm_parameter {
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

/// Checks at compile time that two structs have the same size and the same offsets.
macro_rules! same_layout {
    ($($name:ident { $($field:ident),* })*) => { $( const _: () = {
        assert!(size_of::<$name>() == size_of::<libsvm_sys::$name>());
        $( assert!(offset_of!($name, $field) == offset_of!(libsvm_sys::$name, $field)); )*
    }; )* };
}
same_layout! {
    svm_node { index, value }
    svm_problem { l, y, x }
    svm_parameter {
        svm_type, kernel_type, degree, gamma, coef0, cache_size, eps, C, nr_weight, weight_label, weight, nu, p,
        shrinking, probability
    }
}

/// A problem that libsvm can be trusted with: samples that were checked, in pool memory.
#[derive(Clone, Copy)]
struct Problem<'p>(Pooled<'p, svm_problem>);

impl<'p> Problem<'p> {
    /// Writes all labels and rows straight into the pool.
    fn build(pool: &'p Pool, samples: &Samples) -> Result<Self, cymem::Error> {
        let problem = svm_problem::new_in(pool, svm_problemInit { y: samples.labels(), x: samples.rows() })?;
        Ok(Problem(problem))
    }

    fn labels(self) -> &'p [f64] {
        self.0.view().y()
    }

    /// The highest index of a feature.
    fn features(self) -> c_int {
        self.0.x().iter().filter_map(|row| row.last()).map(|node| node.index).max().unwrap_or(0)
    }

    /// The rows as C takes them, terminator included.
    fn raw_rows(self) -> &'p [*mut svm_node] {
        self.0.view().x().as_raw()
    }

    fn as_ptr(self) -> *const libsvm_sys::svm_problem {
        self.0.as_ptr().cast()
    }
}

/// libsvm's defaults: C-SVC, RBF kernel, gamma = 1 / number of features.
fn default_parameter(pool: &Pool, features: c_int) -> Result<Pooled<'_, svm_parameter>, cymem::Error> {
    svm_parameter::new_in(
        pool,
        svm_parameterInit {
            svm_type: libsvm_sys::C_SVC as c_int,
            kernel_type: libsvm_sys::RBF as c_int,
            degree: 3,
            gamma: 1.0 / f64::from(features.max(1)),
            coef0: 0.0,
            cache_size: 100.0,
            eps: 0.001,
            C: 1.0,
            weight_label: Null,
            weight: Null,
            nu: 0.5,
            p: 0.1,
            shrinking: 1,
            probability: 0,
        },
    )
}

/// A trained model. Its support vectors are rows of the problem, so it borrows the pool.
struct Model<'p> {
    raw: NonNull<libsvm_sys::svm_model>,
    problem: PhantomData<&'p svm_problem>,
}

impl<'p> Model<'p> {
    fn train(pool: &'p Pool, problem: Problem<'p>) -> Result<Self, Box<dyn Error>> {
        let parameter = default_parameter(pool, problem.features())?;
        let (problem, parameter) = (problem.as_ptr(), parameter.as_ptr().cast());
        // SAFETY: the function only replaces a global pointer, and this program has one thread.
        unsafe { libsvm_sys::svm_set_print_string_function(Some(silence)) };
        // SAFETY: both structs are in the pool and have libsvm's layout, see `same_layout!`.
        let complaint = unsafe { libsvm_sys::svm_check_parameter(problem, parameter) };
        if !complaint.is_null() {
            // SAFETY: a complaint is a string literal of libsvm.
            return Err(unsafe { CStr::from_ptr(complaint) }.to_str()?.into());
        }
        // SAFETY: as above, and libsvm accepts the parameters; a `Problem` has at least one sample, and
        // labels that fit an `int`. What the model keeps of both lives in the pool, for `'p`.
        let raw = unsafe { libsvm_sys::svm_train(problem, parameter) };
        let raw = NonNull::new(raw).ok_or("libsvm returned no model")?;
        Ok(Model { raw, problem: PhantomData })
    }

    /// The label that the model gives to each sample of `problem`.
    fn predict(&self, problem: Problem<'p>) -> impl Iterator<Item = f64> {
        problem.raw_rows().iter().map(|row| {
            // SAFETY: the model is trained, and a row of a problem ends with index -1.
            unsafe { libsvm_sys::svm_predict(self.raw.as_ptr(), row.cast()) }
        })
    }
}

impl Drop for Model<'_> {
    fn drop(&mut self) {
        let mut raw = self.raw.as_ptr();
        // SAFETY: libsvm made the model, and nobody uses it after this. Pool memory stays: libsvm
        // frees support vectors only if it has loaded them from a file.
        unsafe { libsvm_sys::svm_free_and_destroy_model(&raw mut raw) };
    }
}

/// Keeps libsvm's progress report off the terminal.
unsafe extern "C" fn silence(_: *const c_char) {}
