//! What takes the memory of a graph.

use alloc::vec::Vec;
use core::fmt;

use super::extent::{Block, Content};
use super::kind::{Kind, name};
use super::source::Built;
use super::visit::{Edge, Visit};
use super::walk::walk;
use crate::engine::Stats;
use crate::error::Error;
use crate::place::Place;
use crate::table::kind::FieldType;

/// What takes the memory of a graph, by [`Graph::report`](crate::Graph::report): how many blocks and bytes the pointers
/// of each field lead to. `{}` shows a table.
#[derive(Clone, Debug)]
pub struct Report {
    rows: Vec<Usage>,
    stats: Option<Stats>,
}

/// A row of a [`Report`]: what the pointers in one field of all nodes lead to.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[non_exhaustive]
pub struct Usage {
    /// The struct, or the union.
    pub owner: &'static str,
    /// The field; none for the root itself.
    pub field: Option<&'static str>,
    /// These are arrays of pointers; what they lead to is in a row of its own.
    pub pointers: bool,
    /// How many arrays, nodes and strings there are, each counted once.
    pub blocks: usize,
    /// How many elements they have, or bytes and units of text, without what ends them.
    pub elements: usize,
    /// How many bytes they have, with what ends them and the room behind.
    pub bytes: usize,
}

impl Report {
    /// The rows, the one with the most bytes first.
    pub fn rows(&self) -> impl ExactSizeIterator<Item = &Usage> {
        self.rows.iter()
    }

    /// How many bytes can be reached from the root.
    #[must_use]
    pub fn bytes(&self) -> usize {
        self.rows.iter().map(|row| row.bytes).sum()
    }

    /// How many blocks can be reached from the root.
    #[must_use]
    pub fn blocks(&self) -> usize {
        self.rows.iter().map(|row| row.blocks).sum()
    }

    /// What the pool of the graph holds, if it belongs to the graph alone. What of `stats.bytes` cannot be reached is
    /// padding between blocks, the head of the graph, and what nothing points to any more.
    #[must_use]
    pub fn stats(&self) -> Option<Stats> {
        self.stats
    }

    /// # Errors
    ///
    /// [`Error::OutOfMemory`].
    ///
    /// # Safety
    ///
    /// A written value of the type is there, with all that it leads to.
    pub(crate) unsafe fn of(
        ty: &'static FieldType,
        root: *const u8,
        stats: Option<Stats>,
    ) -> Result<Self, Error> {
        let mut counting = Counting { rows: Vec::new() };
        let owner = match (ty.content.kind)() {
            Kind::Struct(entries) => name(entries),
            _ => "the root",
        };
        let place = Usage { owner, field: None, pointers: false, blocks: 0, elements: 0, bytes: 0 };
        counting.add(place, 1, ty.size)?;
        // SAFETY: the caller's promise.
        unsafe { walk(Built, &mut counting, ty, root, ()) }?;
        let mut rows = counting.rows;
        rows.sort_unstable_by(|a, b| b.bytes.cmp(&a.bytes).then_with(|| a.key().cmp(&b.key())));
        Ok(Report { rows, stats })
    }
}

impl Usage {
    fn key(&self) -> (&'static str, Option<&'static str>, bool) {
        (self.owner, self.field, self.pointers)
    }
}

/// `Struct.field`.
impl fmt::Display for Usage {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.owner)?;
        if let Some(field) = self.field {
            write!(f, ".{field}")?;
        }
        f.write_str(if self.pointers { " (pointers)" } else { "" })
    }
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (blocks, bytes) = (self.blocks(), self.bytes());
        writeln!(f, "{:>14} {:>6} {:>12} {:>14}  field", "bytes", "%", "blocks", "elements")?;
        for row in &self.rows {
            let percent = row.bytes as f64 * 100.0 / (bytes as f64).max(1.0);
            writeln!(f, "{:>14} {percent:>6.1} {:>12} {:>14}  {row}", row.bytes, row.blocks, row.elements)?;
        }
        write!(f, "{bytes:>14} {:>6} {blocks:>12} {:>14}  in all", "100.0", "")?;
        if let Some(stats) = self.stats {
            let beside = stats.bytes.saturating_sub(bytes);
            let unused = stats.capacity.saturating_sub(stats.bytes);
            write!(f, "\n{beside:>14} {:>36}  padding, and what cannot be reached", "")?;
            write!(f, "\n{unused:>14} {:>36}  held and not used", "")?;
        }
        Ok(())
    }
}

struct Counting {
    rows: Vec<Usage>,
}

impl Counting {
    fn add(&mut self, empty: Usage, elements: usize, bytes: usize) -> Result<(), Error> {
        let row = match self.rows.iter().position(|row| row.key() == empty.key()) {
            Some(row) => row,
            None => {
                let exhausted = |_| Error::OutOfMemory { at: Place::default(), bytes: size_of::<Usage>() };
                self.rows.try_reserve(1).map_err(exhausted)?;
                self.rows.push(empty);
                self.rows.len() - 1
            }
        };
        if let Some(row) = self.rows.get_mut(row) {
            row.blocks += 1;
            row.elements += elements;
            row.bytes += bytes;
        }
        Ok(())
    }
}

impl Visit for Counting {
    type Spot = ();

    fn root(&mut self, _: &'static FieldType, _: *const u8, (): ()) {}

    fn block(&mut self, block: &Block, edge: &Edge<()>) -> Result<(), Error> {
        let pointers = matches!(block.content, Content::Pointers);
        let (owner, field) = (edge.owner, Some(edge.field.name));
        self.add(Usage { owner, field, pointers, blocks: 0, elements: 0, bytes: 0 }, block.len, block.size)
    }

    fn null(&mut self, (): (), _: bool) {}

    fn at((): (), _: usize) {}

    fn point(&mut self, (): (), (): (), _: bool) {}
}
