//! What a process takes from the kernel, in a process of its own for each method.

use std::{fs, io, mem};

use crate::method::Method;
use crate::process::Fork;
use crate::turns::give_memory_back;

/// One graph, the first that the process builds.
#[derive(Clone, Copy, Debug)]
pub struct Use {
    /// Bytes of its own that are resident with the graph, and were not before. Pages of the program, which the kernel
    /// reads where its code is run for the first time, are no memory of the graph.
    pub resident: usize,
    /// The most that was resident during the build, those pages included.
    pub peak: usize,
    /// Page faults of the build.
    pub faults: usize,
}

/// Measures this method here, where no graph was built before.
fn measure(method: &mut Method<'_>) -> Use {
    give_memory_back();
    // So that the peak is that of the build.
    fs::write("/proc/self/clear_refs", "5").expect("/proc/self/clear_refs");
    let own = || kib("/proc/self/smaps_rollup", "Anonymous:");
    let (before, own_before) = (kib("/proc/self/smaps_rollup", "Rss:"), own());
    let faults = page_faults();
    let mut taken = Use { resident: 0, peak: 0, faults: 0 };
    method.hold(&mut || {
        taken.faults = page_faults() - faults;
        taken.resident = own().saturating_sub(own_before) << 10;
        taken.peak = kib("/proc/self/status", "VmHWM:").saturating_sub(before) << 10;
    });
    taken
}

/// Has a process of its own measure this method.
///
/// # Errors
///
/// What the system says, or that the process has ended.
pub fn measure_apart(method: &mut Method<'_>) -> io::Result<Use> {
    let mut process = Fork::new(|_| {
        let taken = measure(method);
        format!("{} {} {}", taken.resident, taken.peak, taken.faults)
    })?;
    let numbers = process.ask("memory")?;
    let at = |i: usize| numbers.get(i).map_or(0, |&number| number as usize);
    Ok(Use { resident: at(0), peak: at(1), faults: at(2) })
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
