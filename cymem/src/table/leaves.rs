//! Arrays of structs that lead to leaves alone: they are visited without a list of what remains.

use super::counted::Counted;
use super::extent::{Block, Content};
use super::kind::{Entry, Field};
use super::plan::{Lens, Plan};
use super::read::read_pointer;
use super::source::Source;
use super::visit::{Edge, Visit};
use crate::error::Error;

/// A visit to the leaves of such structs.
pub(super) struct Leaves<'v, R: Source, V: Visit> {
    pub(super) plan: Plan,
    /// The structs.
    pub(super) entries: &'static [Entry],
    /// Their size.
    pub(super) size: usize,
    pub(super) source: &'v R,
    pub(super) visit: &'v mut V,
    pub(super) counted: &'v mut Counted,
}

/// The structs from this one on remain: something is wrong with it, or not usual.
pub(super) struct Rest<S> {
    pub(super) index: usize,
    pub(super) from: *const u8,
    pub(super) spot: S,
}

impl<R: Source, V: Visit> Leaves<'_, R, V> {
    /// Visits the leaves of so many structs, which stand in place one after the other.
    ///
    /// # Errors
    ///
    /// Those of the visitor.
    pub(super) fn visit(
        &mut self,
        mut from: *const u8,
        mut spot: V::Spot,
        len: usize,
    ) -> Result<Option<Rest<V::Spot>>, Error> {
        for index in 0..len {
            let Some(lens) = self.lens(from) else { return Ok(Some(Rest { index, from, spot })) };
            for (leaf, known) in self.plan.leaves().zip(lens) {
                let field = leaf.field;
                let (slot, entries) = (V::at(spot, field.offset), self.entries);
                let edge = Edge { slot, field, entries, node: from, link: false };
                let start = self.start(field, from);
                if start.is_null() {
                    continue;
                }
                // SAFETY: the struct was built, and has this pointer.
                let len = if R::CHECKED { known } else { unsafe { leaf.len(from, start) } };
                match leaf.block(start, len) {
                    Some(block) => {
                        let target = self.visit.block(&block, &edge)?;
                        self.visit.point(edge.slot, target, false);
                    }
                    None => self.visit.null(edge.slot, false),
                }
            }
            from = from.wrapping_add(self.size);
            if index + 1 < len {
                spot = V::at(spot, self.size);
            }
        }
        Ok(None)
    }

    /// Where a leaf of a struct is.
    #[inline]
    fn start(&self, field: &Field, node: *const u8) -> *const u8 {
        // SAFETY: the struct has this pointer.
        self.source.pointer(unsafe { read_pointer(node.wrapping_add(field.offset), false) })
    }

    /// Checks the leaves of a struct, and counts them: how long they are, if nothing is wrong. Whoever visits one may
    /// change what others have seen, so all are looked at first. Of what is not checked it says nothing.
    #[inline]
    fn lens(&mut self, node: *const u8) -> Option<Lens> {
        let mut lens = Lens::default();
        if !R::CHECKED {
            return Some(lens);
        }
        let mut counted = *self.counted;
        for (leaf, known) in self.plan.leaves().zip(&mut lens) {
            let start = self.start(leaf.field, node);
            // SAFETY: the promise of `walk`.
            let len = unsafe { leaf.checked_len(self.source, node, start) }?;
            if let Some(Block { content, size, .. }) = leaf.block(start, len).filter(|_| !start.is_null()) {
                let nodes = if let Content::Text = content { 0 } else { len };
                counted.add::<R, V>(self.source, nodes, size).ok()?;
            }
            *known = len;
        }
        *self.counted = counted;
        Some(lens)
    }
}
