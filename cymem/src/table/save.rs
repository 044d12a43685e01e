//! Graphs as bytes: one block after the other, with offsets in place of addresses.

use alloc::vec::Vec;

use super::copy::copy_block;
use super::extent::{Block, Content};
use super::header::Header;
use super::source::Inspected;
use super::visit::{Edge, Visit};
use super::walk::walk;
use crate::copy::copy as copy_bytes;
use crate::error::Error;
use crate::place::Place;
use crate::table::kind::FieldType;

/// The bytes of a graph: a header, the root, and what can be reached from it, in the order of the walk. Pointers are
/// offsets from the start, at which nothing but the header is; what is between the blocks is zero.
///
/// # Errors
///
/// Those of the source and of the memory.
///
/// # Safety
///
/// A written value of the type is there, with all that it leads to.
pub(crate) unsafe fn bytes_of(
    source: Inspected,
    ty: &'static FieldType,
    from: *const u8,
    fingerprint: u64,
) -> Result<Vec<u8>, Error> {
    let mut saver = Saver { bytes: Vec::new(), aligned: Vec::new(), align: 1 };
    saver.reserve(Header::LEN, 1)?;
    let root = saver.reserve(ty.size, ty.align)?;
    // SAFETY: the caller's promise.
    unsafe { walk(source, &mut saver, ty, from, root) }?;
    let Saver { mut bytes, align, .. } = saver;
    let header = Header { align, fingerprint, len: bytes.len(), root };
    if let Some(start) = bytes.first_chunk_mut() {
        *start = header.to_bytes();
    }
    Ok(bytes)
}

struct Saver {
    bytes: Vec<u8>,
    /// What does not lie in the bytes as it is aligned is written here first.
    aligned: Vec<u8>,
    /// What the first byte must be aligned to.
    align: usize,
}

impl Saver {
    /// Zeros for a block, and memory that [`write`](Self::write) needs: their offset.
    fn reserve(&mut self, size: usize, align: usize) -> Result<usize, Error> {
        let exhausted = || Error::OutOfMemory { at: Place::default(), bytes: size };
        let start = self.next(size, align)?;
        let end = start + size;
        self.bytes.resize(end, 0);
        if !self.is_aligned(start, align) {
            self.aligned.clear();
            self.aligned
                .try_reserve(size.checked_add(align).ok_or_else(exhausted)?)
                .map_err(|_| exhausted())?;
        }
        Ok(start)
    }

    /// Where a block will begin, for which there is room.
    #[inline]
    fn next(&mut self, size: usize, align: usize) -> Result<usize, Error> {
        let exhausted = || Error::OutOfMemory { at: Place::default(), bytes: size };
        self.align = self.align.max(align);
        // It is a power of two.
        let start = self.bytes.len().checked_add(align - 1).ok_or_else(exhausted)? & !(align - 1);
        let end = start.checked_add(size).ok_or_else(exhausted)?;
        self.bytes.try_reserve(end - self.bytes.len()).map_err(|_| exhausted())?;
        Ok(start)
    }

    /// Adds a block that is nothing but bytes.
    ///
    /// # Errors
    ///
    /// [`Error::OutOfMemory`].
    ///
    /// # Safety
    ///
    /// It may be read, and none of its bytes is padding.
    #[inline]
    unsafe fn add(&mut self, block: &Block) -> Result<usize, Error> {
        let start = self.next(block.size, block.align)?;
        self.bytes.resize(start, 0);
        let to = self.bytes.as_mut_ptr().wrapping_add(start);
        // SAFETY: there is room, and the caller's promise.
        unsafe { copy_bytes(block.start, to, block.size, 1) };
        // SAFETY: as many bytes were written.
        unsafe { self.bytes.set_len(start + block.size) };
        Ok(start)
    }

    fn is_aligned(&self, at: usize, align: usize) -> bool {
        self.bytes.as_ptr().wrapping_add(at).addr() % align == 0
    }

    /// Writes a block that is there to what was reserved last.
    ///
    /// # Safety
    ///
    /// The block may be read.
    unsafe fn write(&mut self, block: &Block, at: usize) {
        let is_aligned = self.is_aligned(at, block.align);
        let Some(to) = self.bytes.get_mut(at..).and_then(|to| to.get_mut(..block.size)) else { return };
        if is_aligned {
            // SAFETY: there are as many bytes, and the caller's promise.
            return unsafe { copy_block(block, to.as_mut_ptr()) };
        }
        // No more than was reserved.
        self.aligned.resize(block.size + block.align, 0);
        let start = self.aligned.as_ptr().addr();
        let before = start.next_multiple_of(block.align) - start;
        if let Some(place) = self.aligned.get_mut(before..before + block.size) {
            // SAFETY: as above.
            unsafe { copy_block(block, place.as_mut_ptr()) };
            to.copy_from_slice(place);
        }
    }

    fn write_offset(&mut self, slot: usize, offset: usize) {
        if let Some(slot) = self.bytes.get_mut(slot..).and_then(<[u8]>::first_chunk_mut) {
            *slot = offset.to_ne_bytes();
        }
    }
}

impl Visit for Saver {
    /// An offset.
    type Spot = usize;

    fn root(&mut self, ty: &'static FieldType, from: *const u8, at: usize) {
        let content = Content::Values(ty);
        let (filled, size, align) = (ty.size, ty.size, ty.align);
        let root = Block { start: from, len: 1, content, filled, size, align, end: None };
        // SAFETY: a value is there, of a type that was checked: no byte of it is padding but what is known as such.
        unsafe { self.write(&root, at) };
    }

    fn block(&mut self, block: &Block, _: &Edge<usize>) -> Result<usize, Error> {
        let gaps = matches!(block.content, Content::Values(ty) if ty.content.gaps);
        if !gaps && block.end.is_none() && block.filled == block.size {
            // SAFETY: the walk vouches for what is in it, which is of types that were checked.
            return unsafe { self.add(block) };
        }
        let at = self.reserve(block.size, block.align)?;
        // SAFETY: the walk vouches for what is in it.
        unsafe { self.write(block, at) };
        Ok(at)
    }

    fn at(spot: usize, offset: usize) -> usize {
        spot.wrapping_add(offset)
    }

    fn point(&mut self, slot: usize, target: usize, _: bool) {
        self.write_offset(slot, target);
    }

    fn null(&mut self, slot: usize, _: bool) {
        self.write_offset(slot, 0);
    }
}
