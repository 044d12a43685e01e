//! What a process takes from the kernel, in a process of its own for each method.

use std::process::Command;
use std::{env, fs, mem, str};

use crate::method::Method;
use crate::turns::give_memory_back;

/// One graph, the first that the process builds.
#[derive(Clone, Copy, Debug)]
pub struct Use {
    /// Bytes that are resident with the graph, and were not before.
    pub resident: usize,
    /// The most that was resident during the build.
    pub peak: usize,
    /// Page faults of the build.
    pub faults: usize,
}

/// Measures this method here; the process has built no other graph by it.
///
/// # Panics
///
/// If `/proc` is not Linux's.
pub fn measure(method: &mut Method<'_>) -> Use {
    give_memory_back();
    // So that the peak is that of the build.
    fs::write("/proc/self/clear_refs", "5").expect("/proc/self/clear_refs");
    let (before, faults) = (kib("/proc/self/smaps_rollup", "Rss:"), page_faults());
    let mut taken = Use { resident: 0, peak: 0, faults: 0 };
    method.hold(&mut || {
        taken.faults = page_faults() - faults;
        taken.resident = kib("/proc/self/smaps_rollup", "Rss:").saturating_sub(before) << 10;
        taken.peak = kib("/proc/self/status", "VmHWM:").saturating_sub(before) << 10;
    });
    taken
}

/// Has a new process measure the method with this index, and prints nothing.
///
/// # Errors
///
/// What the process said instead of numbers.
pub fn measure_apart(workload: &str, method: usize) -> Result<Use, String> {
    let output = Command::new(env::current_exe().map_err(|error| error.to_string())?)
        .args(["--memory", workload, &method.to_string()])
        .output()
        .map_err(|error| error.to_string())?;
    let text = String::from_utf8_lossy(&output.stdout);
    let numbers: Vec<usize> = text.split_whitespace().filter_map(|word| word.parse().ok()).collect();
    match numbers[..] {
        [resident, peak, faults] if output.status.success() => Ok(Use { resident, peak, faults }),
        _ => Err(format!("{workload}, method {method}: {text}{}", String::from_utf8_lossy(&output.stderr))),
    }
}

fn kib(file: &str, key: &str) -> usize {
    let text = fs::read_to_string(file).unwrap_or_else(|error| panic!("{file}: {error}"));
    let line = text.lines().find_map(|line| line.strip_prefix(key));
    line.and_then(|rest| rest.split_whitespace().next()?.parse().ok())
        .unwrap_or_else(|| panic!("{file}: {key}"))
}

fn page_faults() -> usize {
    // SAFETY: zero is valid for all of it.
    let mut usage: libc::rusage = unsafe { mem::zeroed() };
    // SAFETY: `usage` is what the call writes to.
    unsafe { libc::getrusage(libc::RUSAGE_SELF, &raw mut usage) };
    (usage.ru_minflt + usage.ru_majflt) as usize
}
