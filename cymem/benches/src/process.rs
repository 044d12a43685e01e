//! A process of its own for each method, so that none works in a heap that another has left behind: pages that one has
//! made huge stay huge, and holes stay holes.

use std::io::{self, BufRead, BufReader, PipeReader, PipeWriter, Write, pipe};
use std::panic::{AssertUnwindSafe, catch_unwind};

/// A copy of this process that answers questions, a line each. It sees all data as it was, without a copy.
pub struct Fork {
    id: libc::pid_t,
    questions: PipeWriter,
    answers: BufReader<PipeReader>,
}

impl Fork {
    /// Starts it. This process must have one thread.
    ///
    /// # Errors
    ///
    /// What the system says.
    pub fn new(answer: impl FnMut(&str) -> String) -> io::Result<Self> {
        let (its_questions, questions) = pipe()?;
        let (answers, its_answers) = pipe()?;
        // SAFETY: there is no other thread that could hold a lock.
        match unsafe { libc::fork() } {
            -1 => Err(io::Error::last_os_error()),
            0 => {
                let served = catch_unwind(AssertUnwindSafe(|| serve(its_questions, its_answers, answer)));
                let failed = !matches!(served, Ok(Ok(())));
                // SAFETY: it ends the process, without destructors that are the other one's business.
                unsafe { libc::_exit(failed.into()) }
            }
            id => Ok(Fork { id, questions, answers: BufReader::new(answers) }),
        }
    }

    /// Asks, and waits for the answer: numbers.
    ///
    /// # Errors
    ///
    /// What the system says, or that the process has ended.
    pub fn ask(&mut self, question: &str) -> io::Result<Vec<f64>> {
        writeln!(self.questions, "{question}")?;
        let mut line = String::new();
        self.answers.read_line(&mut line)?;
        match line.split_whitespace().map(str::parse).collect::<Result<Vec<_>, _>>() {
            Ok(numbers) if !numbers.is_empty() => Ok(numbers),
            _ => Err(io::Error::other(format!("a measuring process answered {line:?}"))),
        }
    }
}

fn serve(
    questions: PipeReader,
    mut answers: PipeWriter,
    mut answer: impl FnMut(&str) -> String,
) -> io::Result<()> {
    for question in BufReader::new(questions).lines() {
        writeln!(answers, "{}", answer(&question?))?;
    }
    Ok(())
}

impl Drop for Fork {
    fn drop(&mut self) {
        // SAFETY: it is a child of this process that nobody has waited for.
        unsafe { libc::kill(self.id, libc::SIGKILL) };
        // SAFETY: as above.
        unsafe { libc::waitpid(self.id, std::ptr::null_mut(), 0) };
    }
}
