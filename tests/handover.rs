//! `unsafe(free_fn = "…")`: graphs that C and Python are handed, and free (rule 32).
#![cfg(not(miri))]

use std::env;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

/// Where cargo puts what it builds for this test, and the root of the repository.
fn places() -> (PathBuf, PathBuf) {
    let repository = Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("a parent").to_owned();
    let test = env::current_exe().expect("a path");
    // target/debug/deps/handover-…
    let target = test.ancestors().nth(2).expect("a folder").to_owned();
    (target, repository)
}

fn run(command: &mut Command) -> Output {
    command.output().unwrap_or_else(|error| panic!("{command:?}: {error}"))
}

fn succeed(command: &mut Command) -> String {
    let output = run(command);
    let [out, err] =
        [&output.stdout, &output.stderr].map(|bytes| String::from_utf8_lossy(bytes).into_owned());
    assert!(output.status.success(), "{command:?}: {}\n{out}{err}", output.status);
    out
}

/// Builds the shared library, in a folder of its own: cargo holds that of the tests. It goes into programs without a
/// sanitizer.
fn library() -> PathBuf {
    let (target, repository) = places();
    let target = target.join("handover");
    let cargo = env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    succeed(
        Command::new(cargo)
            .args(["build", "--quiet", "--locked", "--package", "cymem-handover", "--target-dir"])
            .arg(&target)
            .env_remove("RUSTFLAGS")
            .current_dir(repository),
    );
    target.join("debug")
}

/// The program in C, linked with the library.
fn program(library: &Path) -> PathBuf {
    let (_, repository) = places();
    let program = library.join("handover-in-c");
    let compiler = env::var_os("CC").unwrap_or_else(|| "cc".into());
    succeed(
        Command::new(compiler)
            .args(["-std=c11", "-Wall", "-Wextra", "-Wpedantic", "-Werror", "-g"])
            .arg(repository.join("examples/handover/main.c"))
            .arg("-o")
            .arg(&program)
            .arg("-L")
            .arg(library)
            .arg("-lcymem_handover")
            .arg(format!("-Wl,-rpath,{}", library.display())),
    );
    program
}

const SAID: &str = "Potsdam: 5.750\nZugspitze: 21.417\nHelgoland: 29.750\nalone: 1.000\n";

#[test]
fn rule_32_c_and_python_read_a_graph_and_free_it() {
    let library = library();
    let program = program(&library);
    assert_eq!(succeed(&mut Command::new(&program)), SAID);
    // Every byte is freed, by the functions that the derive has exported.
    if Command::new("valgrind").arg("--version").output().is_ok() {
        let checks = [
            "--quiet",
            "--error-exitcode=1",
            "--leak-check=full",
            "--show-leak-kinds=definite,indirect,possible",
        ];
        let said = succeed(Command::new("valgrind").args(checks).arg(&program));
        assert_eq!(said, SAID);
    } else {
        println!("skipped: no valgrind to look for leaks with");
    }
    // A debug build tells that a station is no survey, and ends the program before it frees anything.
    let wrong = run(Command::new(&program).arg("wrong"));
    let stderr = String::from_utf8_lossy(&wrong.stderr);
    assert!(!wrong.status.success());
    assert!(stderr.contains("`Graph::from_raw` of a `cymem_handover::Survey`"), "{stderr}");
    assert!(stderr.contains("the root is that of a graph of a `cymem_handover::Station`"), "{stderr}");

    let (_, repository) = places();
    let shared =
        library.join(format!("{}cymem_handover{}", env::consts::DLL_PREFIX, env::consts::DLL_SUFFIX));
    let python = repository.join("examples/python/readings.py");
    match Command::new("python3").arg(python).arg(shared).output() {
        Ok(output) => {
            let [out, err] =
                [&output.stdout, &output.stderr].map(|bytes| String::from_utf8_lossy(bytes).into_owned());
            print!("{out}");
            assert!(output.status.success(), "{out}{err}");
            assert!(out.contains("copied none") || out.starts_with("skipped"), "{out}");
        }
        Err(error) => println!("skipped: no python3: {error}"),
    }
}
