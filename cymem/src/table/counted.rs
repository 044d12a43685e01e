//! How much a walk has come across, where there may be too much.

use super::fault::Fault;
use super::source::Source;
use super::visit::Visit;

/// Nodes and bytes.
#[derive(Clone, Copy, Default)]
pub(super) struct Counted {
    nodes: usize,
    bytes: usize,
}

impl Counted {
    /// Adds so many, if they are counted.
    ///
    /// # Errors
    ///
    /// There are more than the source may have.
    pub(super) fn add<R: Source, V: Visit>(
        &mut self,
        source: &R,
        nodes: usize,
        bytes: usize,
    ) -> Result<(), Fault> {
        if R::CHECKED {
            let (most_nodes, most_bytes) = source.limits();
            self.nodes = self.nodes.saturating_add(nodes);
            self.bytes = self.bytes.saturating_add(bytes);
            // Before it is known where they are, nodes that links lead to may be visited as parts of arrays, too.
            let twice = if V::FINDS { 2 } else { 1 };
            if self.nodes > most_nodes.saturating_mul(twice) {
                return Err(Fault::TooManyNodes { limit: most_nodes });
            }
            if self.bytes > most_bytes.saturating_mul(twice) {
                return Err(Fault::TooManyBytes { limit: most_bytes });
            }
        }
        Ok(())
    }
}
