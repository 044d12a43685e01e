//! A way to build and free one graph, and how long that takes.

use std::hint::black_box;
use std::time::{Duration, Instant};

/// One turn of a method, in nanoseconds for each graph.
#[derive(Clone, Copy, Debug)]
pub struct Sample {
    /// Building alone.
    pub build: f64,
    /// Freeing alone, or `NAN` where it cannot be told apart.
    pub free: f64,
    /// Building and freeing, one after the other.
    pub both: f64,
}

/// What can be measured.
trait Run {
    /// Builds and frees one graph, timed apart.
    fn once(&mut self) -> Sample;

    /// Builds and frees so many small graphs.
    fn many(&mut self, n: u32) -> Sample;

    /// Builds a graph, and lets somebody look at the process before it is freed.
    fn hold(&mut self, look: &mut dyn FnMut());
}

/// Where a method has the memory for the next graph from.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Memory {
    /// New for each graph.
    Fresh,
    /// What the last graph had.
    Reused,
    /// Another process sees to it.
    Elsewhere,
}

/// A method by its name.
pub struct Method<'a> {
    /// What the report calls it.
    pub name: &'static str,
    /// Where its memory comes from.
    pub source: Memory,
    run: Box<dyn Run + 'a>,
}

/// Long enough that reading the clock costs nothing.
const TURN: f64 = 200_000.0;

impl Method<'_> {
    /// One turn. A large graph is built once, a small one as often as makes a turn long enough.
    pub fn turn(&mut self) -> Sample {
        let first = self.run.once();
        match TURN / first.both {
            n if n < 4.0 => first,
            n => self.run.many((n as u32).min(5_000)),
        }
    }

    /// Builds and frees once, timed or not.
    pub fn once(&mut self) -> Sample {
        self.run.once()
    }

    /// Builds a graph, and lets somebody look at the process before it is freed.
    pub fn hold(&mut self, look: &mut dyn FnMut()) {
        self.run.hold(look);
    }
}

/// A method that takes new memory for each graph, and frees it.
pub fn fresh<'a, T>(name: &'static str, build: impl FnMut() -> T + 'a) -> Method<'a> {
    Method { name, source: Memory::Fresh, run: Box::new(Fresh(build)) }
}

/// A method that clears its memory, and uses it again.
pub fn reused<'a, A: 'a, T>(
    name: &'static str,
    arena: A,
    reset: impl FnMut(&mut A) + 'a,
    build: impl FnMut(&A) -> T + 'a,
) -> Method<'a> {
    Method { name, source: Memory::Reused, run: Box::new(Reused { arena, reset, build }) }
}

/// A method that somebody else measures: so many graphs, and nanoseconds for each.
pub fn measured<'a>(name: &'static str, run: impl FnMut(u32) -> (f64, f64) + 'a) -> Method<'a> {
    Method { name, source: Memory::Elsewhere, run: Box::new(Measured(run)) }
}

fn each(time: Duration, n: u32) -> f64 {
    time.as_secs_f64() * 1e9 / f64::from(n)
}

struct Fresh<F>(F);

/// So many graphs are alive at once when building and freeing are timed apart.
const ALIVE: u32 = 64;

impl<T, F: FnMut() -> T> Run for Fresh<F> {
    fn once(&mut self) -> Sample {
        let start = Instant::now();
        let graph = black_box((self.0)());
        let built = Instant::now();
        drop(graph);
        let freed = Instant::now();
        Sample { build: each(built - start, 1), free: each(freed - built, 1), both: each(freed - start, 1) }
    }

    fn many(&mut self, n: u32) -> Sample {
        let start = Instant::now();
        for _ in 0..n {
            drop(black_box((self.0)()));
        }
        let both = each(start.elapsed(), n);

        let n = n.min(ALIVE);
        let mut graphs = Vec::with_capacity(n as usize);
        let start = Instant::now();
        for _ in 0..n {
            graphs.push((self.0)());
        }
        let built = Instant::now();
        drop(black_box(graphs));
        Sample { build: each(built - start, n), free: each(built.elapsed(), n), both }
    }

    fn hold(&mut self, look: &mut dyn FnMut()) {
        let graph = black_box((self.0)());
        look();
        drop(graph);
    }
}

struct Reused<A, R, F> {
    arena: A,
    reset: R,
    build: F,
}

impl<A, T, R: FnMut(&mut A), F: FnMut(&A) -> T> Run for Reused<A, R, F> {
    fn once(&mut self) -> Sample {
        let start = Instant::now();
        black_box((self.build)(&self.arena));
        let built = Instant::now();
        (self.reset)(&mut self.arena);
        let freed = Instant::now();
        Sample { build: each(built - start, 1), free: each(freed - built, 1), both: each(freed - start, 1) }
    }

    fn many(&mut self, n: u32) -> Sample {
        let start = Instant::now();
        for _ in 0..n {
            black_box((self.build)(&self.arena));
            (self.reset)(&mut self.arena);
        }
        let both = each(start.elapsed(), n);
        Sample { build: both, free: f64::NAN, both }
    }

    fn hold(&mut self, look: &mut dyn FnMut()) {
        black_box((self.build)(&self.arena));
        look();
        (self.reset)(&mut self.arena);
    }
}

struct Measured<F>(F);

impl<F: FnMut(u32) -> (f64, f64)> Run for Measured<F> {
    fn once(&mut self) -> Sample {
        self.many(1)
    }

    fn many(&mut self, n: u32) -> Sample {
        let (build, free) = (self.0)(n);
        Sample { build, free, both: build + free }
    }

    fn hold(&mut self, look: &mut dyn FnMut()) {
        look();
    }
}
