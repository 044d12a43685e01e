//! Graphs out of serde's data: values, arrays and nodes are written straight into pool memory, by what the table
//! says, with no tree in between.
//!
//! What is written is zero first, so it is a valid node at any time, and what a recipe would have written when its
//! last field has come: counts, tags, ends and constants are filled in then, and lengths that other fields give are
//! compared. Nothing points to a node before it is complete. Arrays grow in a [`Buffer`](buffer::Buffer) until their
//! length is known; no pointer leads into it, so they can be moved.

mod array;
mod back;
mod buffer;
mod node;
mod number;
mod pointer;
mod position;
mod room;
mod text;
mod value;

use core::alloc::Layout;
use core::cell::Cell;
use core::fmt;
use core::ptr::NonNull;

use serde::de::{DeserializeSeed, Deserializer, Error as _};

use super::extent::Block;
use super::fault::Fault;
use super::names::type_name;
use super::path::Path;
use super::source::{Source, aligned};
use super::visit::{Edge, Visit};
use super::walk::walk;
use crate::error::Error;
use crate::layout::size_overflow_of;
use crate::table::kind::FieldType;
use value::Value;

/// Where the graph is written.
pub(crate) trait Memory {
    /// A block with any content, which stays.
    ///
    /// # Errors
    ///
    /// As [`Pool::alloc`](crate::Pool::alloc).
    fn reserve(&self, layout: Layout) -> Result<NonNull<u8>, Error>;

    /// How many bytes there may be more.
    fn left(&self) -> usize;
}

/// Writes the value that `deserializer` has, with all that it leads to.
///
/// # Errors
///
/// Those of the data, with the path to where they are, and of the memory. What was written until then is left
/// behind.
///
/// # Safety
///
/// `root` is valid for writes of the type, and aligned.
pub(crate) unsafe fn read<'de, D: Deserializer<'de>>(
    memory: &dyn Memory,
    ty: &'static FieldType,
    root: *mut u8,
    deserializer: D,
) -> Result<(), D::Error> {
    // SAFETY: the caller's promise.
    unsafe { root.write_bytes(0, ty.size) };
    let cx = Cx { memory, buffered: Cell::new(0) };
    let path = Path::root(type_name(ty));
    Value { cx: &cx, path: &path, ty, place: root, alone: false }.deserialize(deserializer)?;
    // Deserializers are safe code of others, and may call visitors as no format would. So what becomes a view is looked
    // at once more as a whole: a small part of what reading text costs.
    // SAFETY: the graph was written.
    unsafe { walk(Written, &mut Nobody, ty, root, ()) }.map_err(D::Error::custom)?;
    // SAFETY: so it is what it says, and was read from data.
    unsafe { back::point_back(ty, root) }.map_err(D::Error::custom)
}

/// What belongs to one call of [`read`].
struct Cx<'m> {
    memory: &'m dyn Memory,
    /// How many bytes are in buffers.
    buffered: Cell<usize>,
}

impl Cx<'_> {
    /// A block of zeros.
    fn block(&self, size: usize, align: usize) -> Result<NonNull<u8>, Error> {
        let layout = Layout::from_size_align(size, align).map_err(|_| size_overflow_of(1, size))?;
        let block = self.memory.reserve(layout)?;
        // SAFETY: the block is new.
        unsafe { block.write_bytes(0, size) };
        Ok(block)
    }
}

const TOO_DEEP: &str = "the data nests deeper than 128 structs and arrays";
const UNKNOWN: &str = "nobody knows which bytes are a value of this type: it is plain by hand or by promise, or a \
                       union without tags";
const NOWHERE: &str = "no data says where this pointer leads; expected nothing";

/// An error at a place in the data.
#[cold]
fn fail<E: serde::de::Error>(path: &Path<'_>, what: impl fmt::Display) -> E {
    E::custom(format_args!("`{path}`: {what}"))
}

/// A graph that was written here, which is read again to see whether it is right.
#[derive(Clone, Copy)]
struct Written;

impl Source for Written {
    const CHECKED: bool = true;

    fn check(&self, start: *const u8, _: usize, align: usize) -> Result<(), Fault> {
        aligned(start.addr(), align)
    }

    fn longest(&self, _: *const u8, _: usize) -> usize {
        usize::MAX
    }

    fn trusts_opaque(&self) -> bool {
        false
    }
}

/// Looks at a graph, and does nothing.
struct Nobody;

impl Visit for Nobody {
    type Spot = ();

    fn root(&mut self, _: &'static FieldType, _: *const u8, (): ()) {}

    fn block(&mut self, _: &Block, _: &Edge<()>) -> Result<(), Error> {
        Ok(())
    }

    fn null(&mut self, (): (), _: bool) {}

    fn at((): (), _: usize) {}

    fn point(&mut self, (): (), (): (), _: bool) {}
}
