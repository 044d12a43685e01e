//! What the figures were measured on.

use std::process::Command;
use std::{env, fs};

fn first_line(program: &str, argument: &str) -> String {
    let output = Command::new(program).arg(argument).output();
    let text = output.map(|output| String::from_utf8_lossy(&output.stdout).into_owned()).unwrap_or_default();
    text.lines().next().unwrap_or("not found").to_owned()
}

fn value(file: &str, key: &str) -> String {
    let text = fs::read_to_string(file).unwrap_or_default();
    let line = text.lines().find(|line| line.starts_with(key)).unwrap_or("unknown");
    line[key.len().min(line.len())..].trim_start_matches([' ', '\t', ':']).to_owned()
}

/// The version of a crate in `Cargo.lock`.
fn locked(name: &str) -> String {
    let lock = include_str!("../../../Cargo.lock");
    let entry = lock.split("[[package]]").find(|entry| entry.contains(&format!("name = \"{name}\"\n")));
    let version = entry.and_then(|entry| entry.lines().find_map(|line| line.strip_prefix("version = ")));
    format!("{name} {}", version.unwrap_or("?").trim_matches('"'))
}

/// A list in Markdown.
#[must_use]
pub fn describe(python: &str) -> String {
    let libc = first_line("getconf", "GNU_LIBC_VERSION");
    let crates: Vec<_> = ["bumpalo", "bump-scope", "ffi-convert"].map(locked).into();
    let cores = std::thread::available_parallelism().map_or(0, usize::from);
    format!(
        "- {}, {cores} cores, {} of memory, Linux {}\n- huge pages: {}; load when the report was written: {}\n\
         - {}, profile `bench` (optimised as `release`); {}; {libc}\n- {}; {python}\n",
        value("/proc/cpuinfo", "model name"),
        value("/proc/meminfo", "MemTotal"),
        value("/proc/sys/kernel/osrelease", ""),
        value("/sys/kernel/mm/transparent_hugepage/enabled", ""),
        value("/proc/loadavg", ""),
        first_line(&env::var("RUSTC").unwrap_or_else(|_| "rustc".into()), "--version"),
        first_line(&env::var("CC").unwrap_or_else(|_| "cc".into()), "--version"),
        crates.join(", "),
    )
}
