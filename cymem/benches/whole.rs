//! Copies, saves, loads and maps of whole graphs, beside rkyv's: `cargo bench -p cymem-benches --bench whole`.

use std::process::ExitCode;

use cymem_benches::{report, whole};

fn main() -> ExitCode {
    match whole::measure(31) {
        Ok(all) => {
            print!("{}", report::whole(&all));
            ExitCode::SUCCESS
        }
        Err(error) => {
            eprintln!("error: {error}");
            ExitCode::FAILURE
        }
    }
}
