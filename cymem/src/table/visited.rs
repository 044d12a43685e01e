//! What a walk has visited, and what of it leads to where the walk is.

use alloc::vec::Vec;
use core::ptr;

use super::extent::{Block, Content};
use super::kind::FieldType;
use super::seen::{Key, Looked, Seen};
use super::source::Source;
use crate::error::Error;
use crate::place::Place;

/// Nodes and arrays.
pub(super) struct Visited<S> {
    /// What was made of each, and its size; of an array that is more than its elements, which of `ended` it is. The last
    /// bit says whether it is open, so that this is small.
    seen: Seen<(S, usize)>,
    /// The same of nodes where nothing is checked, so that none is open, and no more has to be known.
    nodes: Seen<S>,
    /// Arrays with a terminator, with room, or that are aligned further.
    ended: Vec<Block>,
    /// What is open, in the order in which it was opened.
    open: Vec<Key>,
}

/// Whether a node was visited before.
pub(super) enum Entered<S> {
    Known(S),
    New(Option<(usize, usize)>),
}

impl<S: Copy> Visited<S> {
    pub(super) const fn new() -> Self {
        Visited { seen: Seen::new(), nodes: Seen::new(), ended: Vec::new(), open: Vec::new() }
    }

    /// What was made of a node, and whether it is open.
    #[inline]
    pub(super) fn node<R: Source>(&mut self, key: Key) -> Option<(S, bool)> {
        if !R::CHECKED {
            return self.nodes.get_mut(key).map(|spot| (*spot, false));
        }
        self.seen.get_mut(key).map(|&mut (spot, bits)| (spot, bits & 1 == 1))
    }

    /// Looks up a node that is visited now if it was not before. Nothing is checked, so none is open.
    ///
    /// # Errors
    ///
    /// [`Error::OutOfMemory`].
    #[inline]
    pub(super) fn enter(&mut self, key: Key) -> Result<Entered<S>, Error> {
        match self.nodes.look(key) {
            Some(Looked::Known(spot)) => Ok(Entered::Known(spot)),
            Some(Looked::New(place)) => Ok(Entered::New(place)),
            None => Err(exhausted::<(Key, S)>()),
        }
    }

    /// Remembers it. Nothing else was remembered since.
    ///
    /// # Errors
    ///
    /// As [`enter`](Self::enter).
    #[inline]
    pub(super) fn entered(&mut self, place: Option<(usize, usize)>, key: Key, spot: S) -> Result<(), Error> {
        match self.nodes.insert_at(place, key, spot) {
            true => Ok(()),
            false => Err(exhausted::<(Key, S)>()),
        }
    }

    /// The same of an array that is like this one, or open.
    pub(super) fn array(&mut self, key: Key, block: &Block) -> Option<(S, bool)> {
        let (spot, bits) = *self.seen.get_mut(key)?;
        let (open, size) = (bits & 1 == 1, bits >> 1);
        let is_like = match is_plain(block) {
            true => size == block.size,
            false => self.ended.get(size).is_some_and(|known| known.is_like(block)),
        };
        (open || is_like).then_some((spot, open))
    }

    /// Whether an array was found before; from now on it was.
    ///
    /// # Errors
    ///
    /// [`Error::OutOfMemory`].
    pub(super) fn has_found(&mut self, block: &Block, slot: S) -> Result<bool, Error> {
        // No node has such a size, nor any description such an address.
        let key = (block.start.addr(), usize::MAX);
        if self.seen.get_mut(key).is_some() {
            return Ok(true);
        }
        self.remember(key, slot, false, block.size)?;
        Ok(false)
    }

    /// Remembers a node, which is open from now on.
    ///
    /// # Errors
    ///
    /// [`Error::OutOfMemory`].
    pub(super) fn open<R: Source>(&mut self, key: Key, spot: S, size: usize) -> Result<(), Error> {
        match R::CHECKED {
            true => self.open_sized::<R>(key, spot, size),
            false if self.nodes.insert(key, spot) => Ok(()),
            false => Err(exhausted::<(Key, S)>()),
        }
    }

    fn open_sized<R: Source>(&mut self, key: Key, spot: S, size: usize) -> Result<(), Error> {
        self.remember(key, spot, R::CHECKED, size)?;
        if R::CHECKED {
            self.open.try_reserve(1).map_err(|_| exhausted::<Key>())?;
            self.open.push(key);
        }
        Ok(())
    }

    /// The same for an array.
    ///
    /// # Errors
    ///
    /// As there.
    pub(super) fn open_array<R: Source>(&mut self, key: Key, spot: S, block: &Block) -> Result<(), Error> {
        if is_plain(block) {
            return self.open_sized::<R>(key, spot, block.size);
        }
        self.ended.try_reserve(1).map_err(|_| exhausted::<Block>())?;
        self.ended.push(*block);
        self.open_sized::<R>(key, spot, self.ended.len() - 1)
    }

    /// How many are open.
    pub(super) fn open_now(&self) -> usize {
        self.open.len()
    }

    /// Closes what was opened since so many were.
    pub(super) fn close(&mut self, since: usize) {
        for key in self.open.drain(since.min(self.open.len())..) {
            if let Some((_, bits)) = self.seen.get_mut(key) {
                *bits &= !1;
            }
        }
    }

    fn remember(&mut self, key: Key, spot: S, open: bool, size: usize) -> Result<(), Error> {
        // What is there is smaller than half of memory.
        match self.seen.insert(key, (spot, size << 1 | usize::from(open))) {
            true => Ok(()),
            false => Err(exhausted::<(Key, S)>()),
        }
    }
}

#[cold]
fn exhausted<T>() -> Error {
    Error::OutOfMemory { at: Place::default(), bytes: size_of::<T>() }
}

/// What a node is known by. There may be more than one description of a type, so where an address and a size are
/// enough, that is better: what was built has no two nodes in one place, but for the first field of a node.
pub(super) fn key_of<R: Source>(node: *const u8, ty: &'static FieldType) -> Key {
    (node.addr(), if R::BUILT { ty.size } else { ptr::from_ref(ty).addr() })
}

/// The same for an array, if it is worth while: of structs that lead further. No node has such a size, nor any description
/// such an address.
pub(super) fn key_of_array(block: &Block) -> Option<Key> {
    let kind = if is_plain(block) { 1 } else { 3 };
    match block.content {
        Content::Values(ty) if ty.content.leads => {
            Some((block.start.addr(), ptr::from_ref(ty).addr() | kind))
        }
        _ => None,
    }
}

/// Whether an array is nothing but its elements, so that those of one size are alike.
fn is_plain(block: &Block) -> bool {
    let align = match block.content {
        Content::Values(ty) => ty.align,
        _ => block.align,
    };
    block.end.is_none() && (block.filled, block.align) == (block.size, align)
}
