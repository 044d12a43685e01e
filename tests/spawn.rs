//! `posix_spawn`: arrays of strings that end with NULL.
#![cfg(unix)]
#![allow(missing_docs)]

use core::ffi::{c_char, c_int};
use core::mem::MaybeUninit;
use core::ptr;
use std::io::{self, Read};
use std::os::fd::AsRawFd;

use cymem::{Graph, PoolAlloc};

#[derive(PoolAlloc)]
#[repr(C)]
struct Command {
    #[pool(cstr)]
    path: *const c_char,
    #[pool(null_terminated, each(cstr))]
    argv: *const *mut c_char,
    #[pool(null_terminated, each(cstr))]
    envp: *const *mut c_char,
}

/// Runs the command and returns what it wrote.
fn output(command: &Graph<Command>) -> String {
    let (mut reader, writer) = io::pipe().unwrap();
    let raw = command.as_raw();
    let mut actions = MaybeUninit::<libc::posix_spawn_file_actions_t>::uninit();
    let actions = actions.as_mut_ptr();
    let mut pid = 0;
    // SAFETY: the place is valid for writes.
    assert_eq!(unsafe { libc::posix_spawn_file_actions_init(actions) }, 0);
    // SAFETY: the actions are initialised.
    assert_eq!(unsafe { libc::posix_spawn_file_actions_adddup2(actions, writer.as_raw_fd(), 1) }, 0);
    let spawned =
        // SAFETY: path, argv and envp are strings in the graph, and both arrays end with NULL.
        unsafe { libc::posix_spawn(&raw mut pid, raw.path, actions, ptr::null(), raw.argv, raw.envp) };
    // SAFETY: the actions are initialised, and not used again.
    unsafe { libc::posix_spawn_file_actions_destroy(actions) };
    assert_eq!(spawned, 0, "{:?}", io::Error::from_raw_os_error(spawned));
    drop(writer);

    let mut text = String::new();
    reader.read_to_string(&mut text).unwrap();
    let mut status: c_int = -1;
    // SAFETY: the place is valid for writes.
    assert_eq!(unsafe { libc::waitpid(pid, &raw mut status, 0) }, pid);
    assert_eq!(status, 0, "the child failed and wrote {text:?}");
    text
}

fn shell<'a>(script: &'a str, arguments: &[&'a str], environment: &[(&str, &str)]) -> Graph<Command> {
    Graph::new(CommandInit {
        path: "/bin/sh",
        argv: [&["sh", "-c", script, "sh"], arguments].concat(),
        envp: environment.iter().map(|(name, value)| format!("{name}={value}")),
    })
    .unwrap()
}

#[test]
#[cfg_attr(miri, ignore = "calls C")]
fn arguments_arrive_as_they_are() {
    let arguments = ["one", "two words", "", "ünïcode", "*"];
    let command = shell(r#"printf '<%s>' "$@""#, &arguments, &[]);
    assert_eq!(output(&command), "<one><two words><><ünïcode><*>");
    assert_eq!(command.argv().len(), 9);
}

#[test]
#[cfg_attr(miri, ignore = "calls C")]
fn the_environment_is_what_was_given() {
    let command = shell(r#"printf %s "$GREETING, $NAME""#, &[], &[("GREETING", "hello"), ("NAME", "pool")]);
    assert_eq!(output(&command), "hello, pool");
    assert!(command.envp().iter().flatten().eq([c"GREETING=hello", c"NAME=pool"]));
}

#[test]
#[cfg_attr(miri, ignore = "calls C")]
fn an_empty_environment_is_an_array_with_nothing_but_null() {
    let command = shell(r#"printf %s "${HOME-unset}""#, &[], &[]);
    assert!(!command.as_raw().envp.is_null());
    assert_eq!(output(&command), "unset");
}

#[test]
#[cfg_attr(miri, ignore = "calls C")]
fn a_thousand_arguments() {
    let numbers: Vec<String> = (0..1000).map(|n| n.to_string()).collect();
    let numbers: Vec<&str> = numbers.iter().map(String::as_str).collect();
    assert_eq!(output(&shell("printf %s $#,$1,${1000}", &numbers, &[])), "1000,0,999");
}

#[test]
fn null_among_the_arguments_is_refused() {
    let argv = [Some("sh"), None, Some("-c")];
    let result: Result<Graph<Command>, _> = Graph::new(CommandInit { path: "/bin/sh", argv, envp: [c"A=1"] });
    let error = result.unwrap_err();
    assert!(matches!(error, cymem::Error::EarlyTerminator { .. }), "{error}");
    assert!(error.to_string().starts_with("Command.argv[1]"), "{error}");
}
