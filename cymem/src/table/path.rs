//! Where something stands in a graph, on the way down to it.

use core::fmt;

/// How deep data may nest: as deep as `serde_json` has it.
pub(super) const DEPTH: usize = 128;

/// The way from the root, one part for each struct or array on it.
#[derive(Clone, Copy)]
pub(super) struct Path<'a> {
    up: Option<&'a Path<'a>>,
    part: Part,
    depth: usize,
}

#[derive(Clone, Copy)]
enum Part {
    Root(&'static str),
    Field(&'static str),
    Index(usize),
}

impl<'a> Path<'a> {
    pub(super) fn root(name: &'static str) -> Self {
        Path { up: None, part: Part::Root(name), depth: 0 }
    }

    pub(super) fn field(&'a self, name: &'static str) -> Self {
        Path { up: Some(self), part: Part::Field(name), depth: self.depth + 1 }
    }

    pub(super) fn index(&'a self, index: usize) -> Self {
        Path { up: Some(self), part: Part::Index(index), depth: self.depth + 1 }
    }

    pub(super) fn is_too_deep(&self) -> bool {
        self.depth > DEPTH
    }
}

impl fmt::Display for Path<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // No path is longer than `DEPTH` and some.
        if let Some(up) = self.up {
            up.fmt(f)?;
        }
        match self.part {
            Part::Root(name) => f.write_str(name),
            Part::Field(name) => write!(f, ".{name}"),
            Part::Index(index) => write!(f, "[{index}]"),
        }
    }
}
