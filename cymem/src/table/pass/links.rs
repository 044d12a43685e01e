//! What links lead into: arrays and nodes that are visited as a whole.

use super::Walk;
use crate::table::extent::Block;
use crate::table::kind::FieldType;
use crate::table::source::Source;
use crate::table::stop::Stop;
use crate::table::visit::{Edge, Visit};
use crate::table::visited::key_of;

#[allow(clippy::result_large_err, reason = "one word more than an `Error`")]
impl<R: Source, V: Visit> Walk<'_, R, V> {
    /// A part of a block, which a link leads to.
    pub(super) fn part(
        &mut self,
        block: &Block,
        ty: &'static FieldType,
        spot: Option<V::Spot>,
        offset: usize,
        edge: &Edge<V::Spot>,
        as_integer: bool,
    ) -> Result<(), Stop> {
        if let Some(spot) = spot {
            let target = V::at(spot, offset);
            self.visit.again(edge, target);
            self.visit.point(edge.slot, target, as_integer);
            return Ok(());
        }
        self.check(ty, block.start, block.len, block.size)?;
        let spot = self.visit.block(block, edge)?;
        self.visit.point(edge.slot, V::at(spot, offset), as_integer);
        let many = block.len != 1;
        if let Some(place) = self.places.as_mut().and_then(|all| all.exactly(block, ty)) {
            (place.spot, place.unowned) = (Some(spot), true);
        }
        // A node is known by itself, and an array waits for what owns it.
        if !many {
            self.visited.open::<R>(key_of::<R>(block.start, ty), spot, ty.size)?;
        }
        self.elements(ty, block.start, spot, block.len, many)
    }

    pub(super) fn made(&mut self, block: &Block, ty: &'static FieldType, spot: V::Spot) {
        if let Some(places) = &mut self.places {
            places.made(block, ty, spot);
        }
    }

    /// What a link has made of an array that is owned only now.
    pub(super) fn claimed(&mut self, block: &Block, ty: &'static FieldType) -> Option<V::Spot> {
        let place = self.places.as_mut()?.exactly(block, ty)?;
        if !core::mem::take(&mut place.unowned) {
            return None;
        }
        place.spot
    }
}
