//! Real cymem under Cython, in a process that stays, so that it takes its turn like any other method.

use std::io::{BufRead, BufReader, Write};
use std::path::Path;
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};

/// The process.
pub struct Python {
    child: Child,
    ask: ChildStdin,
    answers: BufReader<ChildStdout>,
    /// What runs there.
    pub versions: String,
}

impl Python {
    /// Installs, compiles and starts it.
    ///
    /// # Errors
    ///
    /// Why there is none.
    pub fn start() -> Result<Self, String> {
        let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("python/serve.sh");
        let mut child = Command::new(script)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .map_err(|error| error.to_string())?;
        let (ask, answers) = (child.stdin.take().unwrap(), BufReader::new(child.stdout.take().unwrap()));
        let mut python = Python { child, ask, answers, versions: String::new() };
        python.versions = python.line().ok_or("Python, its headers, a C compiler or PyPI is missing")?;
        Ok(python)
    }

    fn line(&mut self) -> Option<String> {
        let mut line = String::new();
        self.answers.read_line(&mut line).ok().filter(|&read| read > 0)?;
        Some(line.trim().to_owned())
    }

    /// Builds and frees so many matrices; nanoseconds for each.
    pub fn measure(&mut self, (rows, entries): (usize, usize), n: u32) -> (f64, f64) {
        writeln!(self.ask, "{rows} {entries} {n}").expect("Python reads");
        let line = self.line().expect("Python answers");
        let (build, free) = line.split_once(' ').expect("two numbers");
        (build.parse().expect("a number"), free.parse().expect("a number"))
    }
}

impl Drop for Python {
    fn drop(&mut self) {
        // It may have ended already.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
