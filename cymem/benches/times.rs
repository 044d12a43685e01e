//! Times and memory of every way to build every graph.
//!
//! `cargo bench -p cymem-benches -- [--quick] [--report] [WORKLOAD…]`: `--quick` takes few rounds and leaves out the
//! graph of 1 GB, `--report` writes `BENCHMARKS.md` and its plots at the top of the repository.

use std::cell::RefCell;
use std::path::Path;
use std::process::ExitCode;
use std::{env, fs, io};

use cymem_benches::case::{Case, FLOOR, GRAPH, REUSED, Size};
use cymem_benches::catalogue::{Entry, HUGE, WORKLOADS, find};
use cymem_benches::limit::limits;
use cymem_benches::machine;
use cymem_benches::matrix::Matrix;
use cymem_benches::memory::measure_apart;
use cymem_benches::method::{Memory, Method, measured};
use cymem_benches::plot::{Line, svg};
use cymem_benches::python::Python;
use cymem_benches::report::{self, Measured};
use cymem_benches::targets::PYTHON;
use cymem_benches::turns::{State, take_turns};
use cymem_benches::whole;

const USAGE: &str = "usage: cargo bench -p cymem-benches -- [--quick] [--report] [WORKLOAD…]";

/// What the command line asks for.
#[derive(Default)]
struct Options {
    quick: bool,
    report: bool,
    workloads: Vec<&'static Entry>,
}

fn main() -> ExitCode {
    match run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error}");
            ExitCode::FAILURE
        }
    }
}

fn run() -> Result<(), String> {
    // Cargo adds `--bench`.
    let arguments: Vec<String> = env::args().skip(1).filter(|argument| argument != "--bench").collect();
    let options = Options::parse(&arguments)?;
    let python = Python::start().map(RefCell::new);
    if let Err(reason) = &python {
        println!("skipped: {PYTHON}: {reason}\n");
    }

    let mut all = Vec::new();
    for entry in &options.workloads {
        let measured = measure_workload(entry, options.quick, python.as_ref().ok());
        let measured = measured.map_err(|error| format!("{}: {error}", entry.name))?;
        print!("{}", report::times(&measured));
        all.push(measured);
    }
    let top = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let record = fs::read_to_string(top.join("tests/instructions.txt")).unwrap_or_default();
    println!("{}\n{}", report::memory(&all), report::summary(&all, &record));
    if options.report {
        let versions = python.map_or_else(
            |reason| format!("no {PYTHON}: {reason}"),
            |python| python.borrow().versions.clone(),
        );
        write_report(&top, &all, &record, &versions, options.quick).map_err(|error| error.to_string())?;
    }
    Ok(())
}

impl Options {
    fn parse(arguments: &[String]) -> Result<Self, String> {
        let mut options = Options::default();
        for argument in arguments {
            match (argument.as_str(), find(argument)) {
                ("--quick", _) => options.quick = true,
                ("--report", _) => options.report = true,
                (_, Some(entry)) => options.workloads.push(entry),
                _ => {
                    let names: Vec<_> = WORKLOADS.iter().map(|entry| entry.name).collect();
                    return Err(format!("{argument}\n{USAGE}\nworkloads: {}", names.join(" ")));
                }
            }
        }
        if options.workloads.is_empty() {
            let wanted = |entry: &&Entry| !options.quick || entry.name != HUGE;
            options.workloads = WORKLOADS.iter().filter(wanted).collect();
        }
        Ok(options)
    }
}

/// From this size on a graph is measured cold too, against the limits, and for its memory.
const LARGE: usize = 1 << 20;
/// From this size on real cymem takes no part: its dictionary of addresses takes seconds.
const TOO_LARGE_FOR_PYTHON: usize = 1 << 24;

/// What the huge graph is built by.
const HUGE_METHODS: [&str; 6] = [
    "C: calloc, recursive free",
    "bumpalo, fresh",
    "bumpalo, with capacity",
    "bump-scope, fresh",
    GRAPH,
    "limit: memcpy, new pages",
];

fn methods<'a>(entry: &Entry, case: &'a dyn Case, size: Size) -> Vec<Method<'a>> {
    let mut methods = case.methods(size);
    if size.bytes >= LARGE {
        methods.extend(limits(size.bytes));
    }
    if entry.name == HUGE {
        methods.retain(|method| HUGE_METHODS.contains(&method.name));
    }
    methods
}

fn measure_workload(
    entry: &'static Entry,
    quick: bool,
    python: Option<&RefCell<Python>>,
) -> io::Result<Measured> {
    let case = (entry.make)();
    let size = case.size()?;
    let mut methods = methods(entry, &*case, size);
    let large = size.bytes >= LARGE;
    let mut memory = Vec::new();
    for method in &mut methods {
        if large && (method.source == Memory::Fresh || method.name == REUSED) {
            memory.push((method.name, measure_apart(method)?));
        }
    }
    if let (Some(python), Some(rows_and_entries)) = (python, entry.uniform)
        && size.bytes < TOO_LARGE_FOR_PYTHON
    {
        methods.push(measured(PYTHON, move |n| python.borrow_mut().measure(rows_and_entries, n)));
    }
    let rounds = match (quick, entry.name) {
        (true, _) => 5,
        (_, HUGE) => 5,
        _ => 31,
    };
    let warm = take_turns(&mut methods, State::Warm, rounds)?;
    let cold = if large { take_turns(&mut methods, State::Cold, rounds)? } else { Vec::new() };
    Ok(Measured { entry, size, warm, cold, memory })
}

/// Lines for the plots: rows of 8 entries, from 1 KB on.
fn sweep(quick: bool) -> io::Result<[(&'static str, &'static str, Vec<Line>); 3]> {
    const SHOWN: [&str; 8] = [
        "C: calloc, recursive free",
        "Vec<Vec<_>>, clone",
        "ffi-convert",
        "bumpalo, fresh",
        "bumpalo, reset",
        FLOOR,
        GRAPH,
        REUSED,
    ];
    let mut plots = [
        ("warm", "Warm: built and freed, memory from the allocator", Vec::new()),
        ("cold", "Cold: built and freed, memory from the kernel", Vec::new()),
        ("reused", "Reused: built in memory that is reset", Vec::new()),
    ];
    let largest = if quick { 200_000 } else { 6_600_000 };
    for rows in [7, 20, 66, 200, 660, 2_000, 6_600, 20_000, 66_000, 200_000, 660_000, 2_000_000, 6_600_000] {
        if rows > largest {
            break;
        }
        eprintln!("plots: {rows} rows");
        let case = Matrix::uniform(rows, 8);
        let size = case.size()?;
        let mut methods = case.methods(size);
        methods.retain(|method| SHOWN.contains(&method.name));
        let rounds = if quick || rows > 1_000_000 { 3 } else { 11 };
        let warm = take_turns(&mut methods, State::Warm, rounds)?;
        let cold = take_turns(&mut methods, State::Cold, rounds)?;
        for (plot, series) in warm
            .iter()
            .map(|series| (if series.source == Memory::Reused { 2 } else { 0 }, series))
            .chain(cold.iter().map(|series| (1, series)))
        {
            let lines: &mut Vec<Line> = &mut plots[plot].2;
            let point = (size.bytes as f64, series.spread(|sample| sample.both).median / size.blocks as f64);
            match lines.iter_mut().find(|line| line.name == series.name) {
                Some(line) => line.points.push(point),
                None => lines.push(Line { name: series.name, points: vec![point] }),
            }
        }
    }
    Ok(plots)
}

fn write_report(top: &Path, all: &[Measured], record: &str, python: &str, quick: bool) -> io::Result<()> {
    let mut plots = String::new();
    for (name, title, lines) in sweep(quick)? {
        fs::write(top.join(format!("docs/benchmarks-{name}.svg")), svg(title, &lines))?;
        plots += &format!("![{title}](docs/benchmarks-{name}.svg)\n\n");
    }
    let notice =
        if quick { "**A quick run of few rounds: take no figure here for granted.**\n\n" } else { "" };
    let times: String = all.iter().map(report::times).collect();
    let text = include_str!("BENCHMARKS.in.md")
        .replace("{quick}", notice)
        .replace("{machine}", &machine::describe(python))
        .replace("{summary}", &report::summary(all, record))
        .replace("{plots}", &plots)
        .replace("{whole}", &report::whole(&whole::measure(if quick { 5 } else { 31 })?))
        .replace("{times}", &times)
        .replace("{memory}", &report::memory(all))
        .replace("{instructions}", &report::instructions(record));
    fs::write(top.join("BENCHMARKS.md"), text.replace("\n\n\n", "\n\n"))
}
