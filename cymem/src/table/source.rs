//! Where a graph is read from: a pool, memory of C, a saved graph.

use core::ptr;

use super::fault::Fault;
use crate::table::kind::{Compared, Content};

/// Memory that holds a graph.
pub(crate) trait Source: Copy {
    /// Nobody vouches for what is there: all of it is checked.
    const CHECKED: bool;

    /// Recipes have written it, so that no two nodes stand in one place: an address is enough to know one by.
    const BUILT: bool = false;

    /// The pointer that a stored one stands for.
    fn pointer(&self, stored: *const u8) -> *const u8 {
        stored
    }

    /// The same for one that a visitor may have replaced by where it leads.
    fn replaced(&self, stored: *const u8) -> *const u8 {
        self.pointer(stored)
    }

    /// Whether something may be there.
    ///
    /// # Errors
    ///
    /// That it is not aligned, or lies outside.
    fn check(&self, start: *const u8, size: usize, align: usize) -> Result<(), Fault>;

    /// At how many elements of a size an array ends at the latest that goes on until it says that it ends.
    fn longest(&self, start: *const u8, size: usize) -> usize;

    /// Whether values of types with such content may be there that nobody has described.
    fn trusts_unknown(&self, content: &Content) -> bool {
        let _ = content;
        true
    }

    /// Whether pointers that nobody follows may be there.
    fn trusts_opaque(&self) -> bool {
        true
    }

    /// Whether an array may be NULL whatever its count says, as in graphs that recipes have built and C has changed.
    fn trusts_null(&self) -> bool {
        true
    }

    /// Whether a graph is made of what is checked, the nodes of which have their constants and cases. Nodes of zeros lack
    /// them, and those that C has changed may.
    fn is_read(&self) -> bool {
        true
    }

    /// How many nodes and bytes there may be.
    fn limits(&self) -> (usize, usize) {
        (usize::MAX, usize::MAX)
    }
}

/// A graph that was built, on the way to bytes that are looked at: all of it must be known.
#[derive(Clone, Copy)]
pub(crate) struct Inspected {
    /// They stay in this process, where addresses are what they are.
    pub(crate) stays: bool,
}

impl Source for Inspected {
    const CHECKED: bool = true;
    const BUILT: bool = true;

    fn check(&self, _: *const u8, _: usize, _: usize) -> Result<(), Fault> {
        Ok(())
    }

    fn longest(&self, _: *const u8, _: usize) -> usize {
        usize::MAX
    }

    /// If it is known what in them is padding.
    fn trusts_unknown(&self, content: &Content) -> bool {
        self.stays && content.compared != Compared::Unknown
    }

    fn trusts_opaque(&self) -> bool {
        self.stays
    }

    fn is_read(&self) -> bool {
        !self.stays
    }
}

/// A graph that was built: as it says.
#[derive(Clone, Copy)]
pub(crate) struct Built;

impl Source for Built {
    const CHECKED: bool = false;
    const BUILT: bool = true;

    fn check(&self, _: *const u8, _: usize, _: usize) -> Result<(), Fault> {
        Ok(())
    }

    fn longest(&self, _: *const u8, _: usize) -> usize {
        usize::MAX
    }
}

/// How much [`FromC::import`](crate::FromC::import) takes.
///
/// ```
/// use cymem::Limits;
///
/// let limits = Limits::new().nodes(1000).bytes(1 << 20);
/// assert_eq!((limits.nodes, limits.bytes, limits.unended), (1000, 1 << 20, 1_000_000));
/// ```
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Limits {
    /// How many structs there may be, the elements of arrays and the nodes of lists included.
    pub nodes: usize,
    /// How many bytes the graph may have.
    pub bytes: usize,
    /// How many elements are looked at for the end of a string or of an array that ends itself.
    pub unended: usize,
    /// Values are taken as they are whose types nobody has described: plain by hand or by promise, and unions
    /// without tags. Whoever says so vouches for their bytes, by `with_unknown`.
    unknown: bool,
}

impl Limits {
    /// A million nodes, 1 GiB, strings and arrays up to a million elements; nothing unknown.
    #[must_use]
    pub const fn new() -> Self {
        Limits { nodes: 1_000_000, bytes: 1 << 30, unended: 1_000_000, unknown: false }
    }

    /// With so many nodes at most.
    #[must_use]
    pub const fn nodes(self, nodes: usize) -> Self {
        Limits { nodes, ..self }
    }

    /// With so many bytes at most.
    #[must_use]
    pub const fn bytes(self, bytes: usize) -> Self {
        Limits { bytes, ..self }
    }

    /// With so many elements at most in front of an end.
    #[must_use]
    pub const fn unended(self, unended: usize) -> Self {
        Limits { unended, ..self }
    }

    /// With values of types that nobody has described.
    ///
    /// # Safety
    ///
    /// Their bytes are values of their types.
    #[must_use]
    pub const unsafe fn with_unknown(self) -> Self {
        Limits { unknown: true, ..self }
    }
}

impl Default for Limits {
    fn default() -> Self {
        Self::new()
    }
}

/// What C has built.
#[derive(Clone, Copy)]
pub(crate) struct Foreign(pub(crate) Limits);

impl Source for Foreign {
    const CHECKED: bool = true;

    fn check(&self, start: *const u8, _: usize, align: usize) -> Result<(), Fault> {
        aligned(start.addr(), align)
    }

    fn longest(&self, _: *const u8, _: usize) -> usize {
        self.0.unended
    }

    fn trusts_unknown(&self, _: &Content) -> bool {
        self.0.unknown
    }

    fn trusts_null(&self) -> bool {
        false
    }

    fn limits(&self) -> (usize, usize) {
        (self.0.nodes, self.0.bytes)
    }
}

/// A saved graph: pointers are offsets from the start.
#[derive(Clone, Copy)]
pub(crate) struct Saved {
    /// The first byte.
    pub(crate) start: *const u8,
    /// How many bytes there are. They are initialised, and stay there as long as this is used.
    pub(crate) len: usize,
    /// What the first byte is aligned to.
    pub(crate) align: usize,
    /// Pointers are replaced by where they lead, one by one. The first byte has a larger address than any offset.
    pub(crate) in_place: bool,
}

impl Source for Saved {
    const CHECKED: bool = true;

    fn pointer(&self, stored: *const u8) -> *const u8 {
        match stored.addr() {
            0 => ptr::null(),
            // Wherever it leads, `check` looks at it first.
            offset => self.start.wrapping_add(offset),
        }
    }

    fn replaced(&self, stored: *const u8) -> *const u8 {
        match self.offset(stored) {
            offset if self.in_place && offset <= self.len => self.start.wrapping_add(offset),
            _ => self.pointer(stored),
        }
    }

    fn check(&self, start: *const u8, size: usize, align: usize) -> Result<(), Fault> {
        let offset = self.offset(start);
        aligned(offset, align)?;
        // Both are powers of two.
        aligned(self.align, align)?;
        match self.len.checked_sub(offset) {
            Some(rest) if size <= rest => Ok(()),
            _ => Err(Fault::OutOfBounds { offset, bytes: size, len: self.len }),
        }
    }

    fn longest(&self, start: *const u8, size: usize) -> usize {
        self.len.saturating_sub(self.offset(start)).checked_div(size).unwrap_or(0)
    }

    fn trusts_unknown(&self, _: &Content) -> bool {
        false
    }

    fn trusts_opaque(&self) -> bool {
        false
    }

    /// No more than the file has. Blocks do not overlap when they are saved, and those of a hostile file that do count
    /// each time, so what is made of them is no larger; twice as much is for nodes of types that two crates
    /// have described, which are visited by each description.
    fn limits(&self) -> (usize, usize) {
        (usize::MAX, self.len.saturating_mul(2))
    }
}

impl Saved {
    fn offset(&self, start: *const u8) -> usize {
        start.addr().wrapping_sub(self.start.addr())
    }
}

/// Whether an address is a multiple.
pub(super) fn aligned(address: usize, align: usize) -> Result<(), Fault> {
    match address % align {
        0 => Ok(()),
        _ => Err(Fault::MisalignedPointer { address, align }),
    }
}
