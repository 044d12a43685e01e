//! What takes the memory of a graph.

use alloc::vec::Vec;
use core::fmt;

use super::extent::{Block, Content};
use super::kind::{Kind, name};
use super::source::Built;
use super::visit::{Edge, Visit};
use super::walk::walk;
use crate::engine::Stats;
use crate::engine::spans::Spans;
use crate::error::Error;
use crate::frozen_pool::FrozenPool;
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
    /// How many of these are in no memory that the graph's pool has handed out: lent, kept, mapped, or of another pool.
    /// Nobody knows in the report of a single node, where this is 0.
    pub elsewhere: usize,
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

    /// How many of these bytes are in no memory that the graph's pool has handed out.
    #[must_use]
    pub fn elsewhere(&self) -> usize {
        self.rows.iter().map(|row| row.elsewhere).sum()
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
        pool: Option<&FrozenPool>,
    ) -> Result<Self, Error> {
        let stats = pool.map(FrozenPool::stats);
        let pool = pool.map(|pool| pool.memory().spans()).transpose()?;
        let mut counting = Counting { rows: Vec::new(), pool };
        let owner = match (ty.content.kind)() {
            Kind::Struct(entries) => name(entries),
            _ => "the root",
        };
        counting.add(Usage::none(owner, None, false), 1, (root, ty.size))?;
        // SAFETY: the caller's promise.
        unsafe { walk(Built, &mut counting, ty, root, ()) }?;
        let mut rows = counting.rows;
        rows.sort_unstable_by(|a, b| b.bytes.cmp(&a.bytes).then_with(|| a.key().cmp(&b.key())));
        Ok(Report { rows, stats })
    }
}

impl Usage {
    fn none(owner: &'static str, field: Option<&'static str>, pointers: bool) -> Self {
        Usage { owner, field, pointers, blocks: 0, elements: 0, bytes: 0, elsewhere: 0 }
    }

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
            let elsewhere = self.elsewhere();
            if elsewhere > 0 {
                write!(f, "\n{elsewhere:>14} {:>36}  of it lent, kept, mapped, or of another pool", "")?;
            }
            let beside = stats.bytes.saturating_sub(bytes - elsewhere);
            let unused = stats.capacity.saturating_sub(stats.bytes);
            write!(f, "\n{beside:>14} {:>36}  padding, and what cannot be reached", "")?;
            write!(f, "\n{unused:>14} {:>36}  held and not used", "")?;
        }
        Ok(())
    }
}

struct Counting {
    rows: Vec<Usage>,
    /// What is counted is in there, or elsewhere.
    pool: Option<Spans>,
}

impl Counting {
    fn add(
        &mut self,
        empty: Usage,
        elements: usize,
        (start, bytes): (*const u8, usize),
    ) -> Result<(), Error> {
        let is_elsewhere =
            self.pool.as_ref().is_some_and(|pool| bytes > 0 && pool.place(start.addr()).is_none());
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
            row.elsewhere += if is_elsewhere { bytes } else { 0 };
        }
        Ok(())
    }
}

impl Visit for Counting {
    type Spot = ();

    fn root(&mut self, _: &'static FieldType, _: *const u8, (): ()) {}

    fn block(&mut self, block: &Block, edge: &Edge<()>) -> Result<(), Error> {
        let pointers = matches!(block.content, Content::Pointers);
        let (owner, field) = (name(edge.entries), Some(edge.field.name));
        self.add(Usage::none(owner, field, pointers), block.len, (block.start, block.size))
    }

    fn null(&mut self, (): (), _: bool) {}

    fn at((): (), _: usize) {}

    fn point(&mut self, (): (), (): (), _: bool) {}
}
