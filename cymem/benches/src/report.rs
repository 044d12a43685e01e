//! Tables in Markdown.

use std::fmt::Write;

use crate::case::{FLOOR, GRAPH, REUSED, Size};
use crate::catalogue::Entry;
use crate::limit::PAGES_THERE;
use crate::memory::Use;
use crate::method::{Memory, Sample};
use crate::targets::{INSTRUCTIONS, targets};
use crate::turns::{Series, Spread, State};
use crate::whole::{self, REBUILDING};

/// All that was measured of one workload.
pub struct Measured {
    /// Which one.
    pub entry: &'static Entry,
    /// How large its graph is.
    pub size: Size,
    /// Each method, warm.
    pub warm: Vec<Series>,
    /// Each method that takes new memory, cold; empty for small graphs.
    pub cold: Vec<Series>,
    /// What each method takes from the kernel.
    pub memory: Vec<(&'static str, Use)>,
}

impl Measured {
    fn series(&self, state: State) -> &[Series] {
        match state {
            State::Cold => &self.cold,
            State::Warm => &self.warm,
        }
    }
}

fn find<'a>(all: &'a [Series], name: &str) -> Option<&'a Series> {
    all.iter().find(|series| series.name == name)
}

/// Nanoseconds with three digits.
fn time(nanoseconds: f64) -> String {
    match nanoseconds {
        n if n.is_nan() => "–".into(),
        n if n < 1e3 => format!("{n:.0} ns"),
        n if n < 1e6 => format!("{} µs", three_digits(n / 1e3)),
        n => format!("{} ms", three_digits(n / 1e6)),
    }
}

fn three_digits(number: f64) -> String {
    let digits = if number < 10.0 { 2 } else { usize::from(number < 100.0) };
    format!("{number:.digits$}")
}

fn spread(spread: Spread) -> String {
    if spread.median.is_nan() {
        return "–".into();
    }
    let percent = |number: f64| (number / spread.median - 1.0) * 100.0;
    format!("{} ({:+.0} {:+.0} %)", time(spread.median), percent(spread.low), percent(spread.high))
}

/// The method of cymem that does the same job.
fn ours(series: &Series) -> &'static str {
    if series.source == Memory::Reused { REUSED } else { GRAPH }
}

fn ratio(all: &[Series], rival: &Series) -> String {
    let ratio = find(all, ours(rival)).map_or(f64::NAN, |ours| ours.ratio(rival, |sample| sample.both));
    if ratio.is_nan() { "–".into() } else { format!("{ratio:.2}") }
}

/// The table of times of one workload.
#[must_use]
pub fn times(measured: &Measured) -> String {
    let Size { bytes, blocks } = measured.size;
    let mut text = format!(
        "### `{}`: {}\n\n{bytes} bytes in {blocks} blocks.\n\n",
        measured.entry.name, measured.entry.about
    );
    let cold = !measured.cold.is_empty();
    text += "| method | build | free | build and free | cymem ÷ this |";
    text += if cold {
        " cold: build | free | cymem ÷ this |\n|---|--:|--:|--:|--:|--:|--:|--:|\n"
    } else {
        "\n|---|--:|--:|--:|--:|\n"
    };
    for series in &measured.warm {
        let median = |time: fn(&Sample) -> f64| self::time(series.spread(time).median);
        let name = if [GRAPH, REUSED].contains(&series.name) {
            format!("**{}**", series.name)
        } else {
            series.name.into()
        };
        let both = spread(series.spread(|sample| sample.both));
        let ratio_here = ratio(&measured.warm, series);
        let (build, free) = (median(|sample| sample.build), median(|sample| sample.free));
        write!(text, "| {name} | {build} | {free} | {both} | {ratio_here} |").expect("a String takes all");
        if let Some(series) = find(&measured.cold, series.name) {
            let (build, free) = (series.spread(|sample| sample.build), series.spread(|sample| sample.free));
            let ratio_here = ratio(&measured.cold, series);
            write!(text, " {} | {} | {ratio_here} |", spread(build), time(free.median))
                .expect("a String takes all");
        } else if cold {
            text += " | | |";
        }
        text.push('\n');
    }
    text.push('\n');
    text
}

/// The table of memory of all workloads.
#[must_use]
pub fn memory(all: &[Measured]) -> String {
    let mut text = String::from(
        "| workload | bytes | method | resident ÷ bytes | peak ÷ bytes | page faults |\n|---|--:|---|--:|--:|--:|\n",
    );
    for measured in all {
        for (name, taken) in &measured.memory {
            let (bytes, part) =
                (measured.size.bytes, |taken: usize| taken as f64 / measured.size.bytes as f64);
            let (resident, peak) = (part(taken.resident), part(taken.peak));
            let (workload, faults) = (measured.entry.name, taken.faults);
            writeln!(text, "| `{workload}` | {bytes} | {name} | {resident:.2} | {peak:.2} | {faults} |")
                .expect("a String takes all");
        }
    }
    text
}

/// The tables of whole graphs.
#[must_use]
pub fn whole(all: &[whole::Measured]) -> String {
    let mut text = String::new();
    for whole::Measured { about, bytes: [graph, saved, archive], warm } in all {
        write!(
            text,
            "{about}. {graph} bytes, saved {saved}, in rkyv's archive {archive}.\n\n\
             | operation | time | ÷ building |\n|---|--:|--:|\n"
        )
        .expect("a String takes all");
        for series in warm {
            let ratio = find(warm, REBUILDING)
                .map_or(f64::NAN, |building| series.ratio(building, |sample| sample.build));
            let time = spread(series.spread(|sample| sample.build));
            writeln!(text, "| {} | {time} | {ratio:.2} |", series.name).expect("a String takes all");
        }
        text.push('\n');
    }
    text
}

/// Pairs of names and counts, from `tests/instructions.txt`.
pub fn recorded(text: &str) -> impl Iterator<Item = (&str, u64)> {
    let pair = |line: &str| line.split_once(' ').and_then(|(_, count)| count.parse().ok());
    text.lines().filter_map(move |line| Some((line.split_once(' ')?.0, pair(line)?)))
}

/// The table of instructions.
#[must_use]
pub fn instructions(record: &str) -> String {
    let mut text = String::from("| operation | instructions |\n|---|--:|\n");
    for (name, count) in recorded(record) {
        writeln!(text, "| {} | {count} |", name.replace('/', ", ")).expect("a String takes all");
    }
    text
}

/// The table of what must hold.
#[must_use]
pub fn summary(all: &[Measured], record: &str) -> String {
    let mut text = String::from(
        "| case | ratio | found | at most | | floor | memcpy |\n|---|---|--:|--:|---|--:|--:|\n",
    );
    let mut row = |case: String, what: String, found: f64, limit: f64, lowest: [Option<f64>; 2]| {
        let verdict = if found <= limit { "holds" } else { "**missed**" };
        let [floor, copy] = lowest.map(|ratio| ratio.map_or(String::new(), |ratio| format!("{ratio:.3}")));
        writeln!(text, "| {case} | {what} | {found:.3} | {limit} | {verdict} | {floor} | {copy} |")
            .expect("a String takes all");
    };
    const NONE: [Option<f64>; 2] = [None; 2];
    const LOWEST: [&str; 2] = [FLOOR, PAGES_THERE];
    for target in targets() {
        let series = all
            .iter()
            .find(|measured| measured.entry.name == target.workload)
            .map(|measured| measured.series(target.state));
        let pair = |all| Some((all, find(all, target.methods.0)?, find(all, target.methods.1)?));
        if let Some((all, ours, rival)) = series.and_then(pair) {
            let case = format!("`{}`: {}", target.workload, target.about);
            let what = format!("{} ÷ {}", ours.name, rival.name);
            let by_hand = target.methods.1.starts_with("bumpalo");
            let lowest =
                LOWEST.map(|name| Some(find(all, name).filter(|_| by_hand)?.ratio(rival, target.time)));
            row(case, what, ours.ratio(rival, target.time), target.limit, lowest);
        }
    }
    let count = |wanted| recorded(record).find(|(name, _)| *name == wanted).map(|(_, count)| count as f64);
    if let Some(found) = count("10x8/cymem-reset") {
        row("`10x8`: reused pool".into(), "instructions".into(), found, 850.0, NONE);
    }
    for (ours, rival, limit) in INSTRUCTIONS {
        if let (Some(ours_found), Some(found)) = (count(ours), count(rival)) {
            row(
                "derive against the raw pool".into(),
                format!("{ours} ÷ {rival}, instructions"),
                ours_found / found,
                *limit,
                NONE,
            );
        }
    }
    for measured in all.iter().filter(|measured| measured.size.bytes >= 8 << 20) {
        if let Some((_, taken)) = measured.memory.iter().find(|(name, _)| *name == GRAPH) {
            let found = taken.resident as f64 / measured.size.bytes as f64;
            let case = format!("`{}`: memory", measured.entry.name);
            row(case, "resident ÷ bytes".into(), found, 1.05, NONE);
        }
    }
    row("an empty pool".into(), "bytes held".into(), cymem::Pool::new().stats().capacity as f64, 0.0, NONE);
    text
}
