//! What is done with a graph, block by block: copying, saving, drawing, reporting.

use super::extent::Block;
use super::fault::Fault;
use super::kind::{Entry, Field, FieldType};
use crate::error::Error;

/// What is done with a graph.
pub(crate) trait Visit {
    /// What has been made of a place in the graph.
    type Spot: Copy;

    /// How many elements of an array are visited at most.
    const ELEMENTS: usize = usize::MAX;

    /// Whether it asks where blocks are, so that each array is visited once, too, and every node that a link leads to is
    /// one of its own.
    const FINDS: bool = false;

    /// The value that the walk begins with.
    fn root(&mut self, ty: &'static FieldType, from: *const u8, spot: Self::Spot);

    /// A block that was not visited before; and where it hangs.
    ///
    /// # Errors
    ///
    /// If nothing can be made of it.
    fn block(&mut self, block: &Block, edge: &Edge<Self::Spot>) -> Result<Self::Spot, Error>;

    /// The pointer leads nowhere, though it may not be NULL: what it would lead to has no bytes.
    fn null(&mut self, slot: Self::Spot, as_integer: bool);

    /// The place so many bytes further.
    fn at(spot: Self::Spot, offset: usize) -> Self::Spot;

    /// The pointer in the first place leads to the second; and whether it is an address in an integer.
    fn point(&mut self, slot: Self::Spot, target: Self::Spot, as_integer: bool);

    /// The pointer leads to what was visited before, as [`point`](Visit::point) then says.
    fn again(&mut self, edge: &Edge<Self::Spot>, target: Self::Spot) {
        let _ = (edge, target);
    }

    /// A pointer that nobody follows, and is not NULL.
    ///
    /// # Errors
    ///
    /// If there must be none.
    fn opaque(&mut self, edge: &Edge<Self::Spot>) -> Result<(), Fault> {
        let _ = edge;
        Ok(())
    }
}

/// The pointer that leads to a block.
pub(crate) struct Edge<S> {
    /// Where it stands.
    pub(crate) slot: S,
    /// In which field.
    pub(crate) field: &'static Field,
    /// Of which struct or union.
    pub(crate) entries: &'static [Entry],
    /// Where that stands.
    #[cfg_attr(
        not(feature = "serde"),
        expect(dead_code, reason = "pointers back are filled in when data is read")
    )]
    pub(crate) node: *const u8,
    /// It only refers to what others own.
    pub(crate) link: bool,
}
