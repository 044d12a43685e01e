//! Starts a program with `posix_spawn`: two arrays of strings that end with NULL.
//!
//! `cargo run --example posix_spawn [PROGRAM [ARGUMENT…]]`
#![cfg_attr(not(unix), allow(unused))]

use std::env;
use std::error::Error;
use std::ffi::{c_char, c_int};
use std::io;
use std::ptr;

use cymem::{Graph, PoolAlloc};

/// What `posix_spawn` wants to know.
#[derive(PoolAlloc)]
#[repr(C)]
pub struct Command {
    #[pool(cstr)]
    path: *const c_char,
    #[pool(null_terminated, each(cstr))]
    argv: *const *mut c_char,
    #[pool(null_terminated, each(cstr))]
    envp: *const *mut c_char,
}

#[cfg(unix)]
fn main() -> Result<(), Box<dyn Error>> {
    let mut argv: Vec<String> = env::args().skip(1).collect();
    if argv.is_empty() {
        argv = ["/bin/sh", "-c", "echo \"$GREETING from process $$\""].map(String::from).into();
    }
    let command: Graph<Command> = Graph::new(CommandInit {
        path: &argv[0],
        argv: &argv,
        envp: ["GREETING=hello", "PATH=/usr/bin:/bin"],
    })?;
    println!("starting {:?}", command.argv());
    println!("status {}", run(&command)?);
    Ok(())
}

/// Runs the command and waits for its end.
#[cfg(unix)]
fn run(command: &Graph<Command>) -> io::Result<c_int> {
    let Command { path, argv, envp } = *command.as_raw();
    let (mut pid, mut status) = (0, 0);
    // SAFETY: the path and the words are strings of the graph, and both arrays end with NULL.
    let error = unsafe { libc::posix_spawnp(&raw mut pid, path, ptr::null(), ptr::null(), argv, envp) };
    if error != 0 {
        return Err(io::Error::from_raw_os_error(error));
    }
    // SAFETY: the status is valid for writes.
    if unsafe { libc::waitpid(pid, &raw mut status, 0) } < 0 {
        return Err(io::Error::last_os_error());
    }
    Ok(libc::WEXITSTATUS(status))
}

#[cfg(not(unix))]
fn main() {
    println!("this system has no posix_spawn");
}
