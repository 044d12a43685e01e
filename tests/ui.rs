//! What must not compile, and what the person who wrote it reads; and what must compile.
#![cfg(not(miri))]

use std::fs;
use std::path::{Path, PathBuf};

/// One folder for each kind of mistake.
const MISTAKES: [&str; 6] = ["field", "item", "attr", "init", "recipe", "array"];

/// Attacks of safe code on the rules of the design.
const ATTACKS: [&str; 5] = ["lifetime", "sync", "rule", "attack", "cycle"];

#[test]
fn ui() {
    let tests = trybuild::TestCases::new();
    for folder in MISTAKES.iter().chain(&ATTACKS) {
        tests.compile_fail(format!("ui/{folder}/*.rs"));
    }
}

/// What only shows when code is generated: these are built, and run if they must compile.
#[test]
fn built() {
    let tests = trybuild::TestCases::new();
    tests.compile_fail("ui/built/*.rs");
    tests.pass("ui/pass/*.rs");
}

/// One mistake is one or two errors. A file with several of them says how many on its first line.
#[test]
fn one_mistake_is_at_most_two_errors() {
    for case in MISTAKES.iter().flat_map(|folder| cases(folder)) {
        let mistakes = mistakes(&case);
        let errors = stderr(&case).lines().filter(|line| line.starts_with("error")).count();
        assert!(
            (mistakes..=2 * mistakes).contains(&errors),
            "{}: {errors} errors for {mistakes} mistakes",
            case.display()
        );
    }
}

/// Users learn nothing from the names of other types, nor from a macro that panics.
#[test]
fn errors_are_about_the_mistake() {
    for case in MISTAKES.iter().flat_map(|folder| cases(folder)) {
        let stderr = stderr(&case);
        for noise in ["fn(A, B)", "others\n", "not all trait items implemented"] {
            assert!(!stderr.contains(noise), "{}: {noise}", case.display());
        }
        assert!(!stderr.contains("proc-macro derive panicked"), "{}", case.display());
    }
}

/// A wrong value in a recipe is explained at that value: with both types, and no longer than a screen.
#[test]
fn recipe_errors_are_at_the_value_and_short() {
    for case in cases("recipe") {
        let stderr = stderr(&case);
        let errors: Vec<_> = stderr.split("\nerror").collect();
        for error in &errors {
            let headline = error.lines().next().unwrap_or_default();
            let in_literal = !case.ends_with("vec_as_root.rs");
            assert!(!in_literal || !headline.contains("`_`"), "{}: {headline}", case.display());
            assert!(error.lines().count() <= 40, "{}: {} lines", case.display(), error.lines().count());
            for noise in ["following other types", "and 1 other", "Recipe` is not implemented"] {
                assert!(!error.contains(noise), "{}: {noise}", case.display());
            }
        }
        let source = fs::read_to_string(&case).expect("readable");
        let place = stderr.lines().find_map(|line| line.trim_start().strip_prefix("--> ")).expect("a place");
        let line: usize = place.rsplit(':').nth(1).and_then(|line| line.parse().ok()).expect("a line");
        let blamed = source.lines().nth(line - 1).expect("in the case, not in what it includes");
        assert!(!blamed.contains("derive"), "{}: {blamed}", case.display());
    }
}

/// Every rejected field is reported at its type, or at the key or value that is wrong.
#[test]
fn field_errors_are_not_at_the_derive() {
    for case in cases("field") {
        let source = fs::read_to_string(&case).expect("readable");
        let derive = source.lines().position(|line| line.starts_with("#[derive")).expect("a derive") + 1;
        let place = format!("{}:{derive}:", case.file_name().expect("a file").display());
        // An `E0080` adds a note of its own.
        let stderr = stderr(&case).replace("note: erroneous constant encountered\n", "");
        let first = stderr.split("-->").nth(1).expect("a place");
        assert!(!first.starts_with(&format!(" ui/field/{place}")), "{}", case.display());
    }
}

fn cases(folder: &str) -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("ui").join(folder);
    let files = fs::read_dir(&folder).expect("a folder").map(|entry| entry.expect("readable").path());
    let cases: Vec<_> = files.filter(|path| path.extension().is_some_and(|rs| rs == "rs")).collect();
    assert!(!cases.is_empty(), "{}", folder.display());
    cases
}

fn mistakes(case: &Path) -> usize {
    let source = fs::read_to_string(case).expect("readable");
    let count = source.lines().next().and_then(|line| line.strip_prefix("// mistakes: "));
    count.map_or(1, |count| count.parse().expect("a number"))
}

fn stderr(case: &Path) -> String {
    fs::read_to_string(case.with_extension("stderr")).expect("readable")
}
