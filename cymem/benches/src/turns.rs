//! Methods take turns, so that a disturbance of the machine hits all of them alike.

use std::io;

use crate::method::{Memory, Method, Sample};
use crate::process::Fork;

/// Where a graph gets its pages from.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum State {
    /// From the kernel: all free memory was given back before each turn.
    Cold,
    /// From the allocator: each turn starts with a build that is not measured.
    Warm,
}

/// What one method has measured, a sample a round.
#[derive(Debug)]
pub struct Series {
    /// The method.
    pub name: &'static str,
    /// Where its memory comes from.
    pub source: Memory,
    /// A sample for each round.
    pub samples: Vec<Sample>,
}

/// So many rounds come first and do not count: an arena that is reset needs some until it has its final chunk.
const UNCOUNTED: usize = 2;

/// Runs all methods in turns, each in its own process. Only methods that take new memory are ever cold.
///
/// # Errors
///
/// What the system says, or that a process has ended.
pub fn take_turns(methods: &mut [Method<'_>], state: State, rounds: usize) -> io::Result<Vec<Series>> {
    let mut all = Vec::new();
    for method in methods {
        if state == State::Warm || method.source == Memory::Fresh {
            let series = Series { name: method.name, source: method.source, samples: Vec::new() };
            all.push((series, Fork::new(move |_| turn(method, state))?));
        }
    }
    for round in 0..rounds + UNCOUNTED {
        for (series, process) in &mut all {
            let [build, free, both] = process.ask("turn")?[..] else {
                return Err(io::Error::other("expected three numbers"));
            };
            if round >= UNCOUNTED {
                series.samples.push(Sample { build, free, both });
            }
        }
    }
    Ok(all.into_iter().map(|(series, _)| series).collect())
}

/// One turn of one method, in its own process.
fn turn(method: &mut Method<'_>, state: State) -> String {
    let sample = match state {
        State::Cold => {
            method.once();
            give_memory_back();
            method.once()
        }
        State::Warm => {
            method.once();
            method.turn()
        }
    };
    format!("{} {} {}", sample.build, sample.free, sample.both)
}

/// Gives all free memory back to the kernel.
pub fn give_memory_back() {
    #[cfg(target_env = "gnu")]
    // SAFETY: only free memory is given back.
    unsafe {
        libc::malloc_trim(0);
    }
}

/// A median and the quartiles around it.
#[derive(Clone, Copy, Debug)]
pub struct Spread {
    /// A quarter is below.
    pub low: f64,
    /// A half is below.
    pub median: f64,
    /// A quarter is above.
    pub high: f64,
}

impl Spread {
    /// The spread of some numbers; all of it is `NAN` if one of them is.
    #[must_use]
    pub fn of(numbers: impl Iterator<Item = f64>) -> Self {
        let mut sorted: Vec<f64> = numbers.collect();
        sorted.sort_by(f64::total_cmp);
        let at = |quarter: usize| sorted[(sorted.len() - 1) * quarter / 4];
        if sorted.iter().any(|number| number.is_nan()) {
            return Spread { low: f64::NAN, median: f64::NAN, high: f64::NAN };
        }
        Spread { low: at(1), median: at(2), high: at(3) }
    }
}

impl Series {
    /// The spread of one of the three times.
    pub fn spread(&self, time: impl Fn(&Sample) -> f64) -> Spread {
        Spread::of(self.samples.iter().map(time))
    }

    /// The ratio to a rival, taken within each round.
    pub fn ratio(&self, rival: &Series, time: impl Fn(&Sample) -> f64) -> f64 {
        Spread::of(self.samples.iter().zip(&rival.samples).map(|(ours, theirs)| time(ours) / time(theirs)))
            .median
    }
}
