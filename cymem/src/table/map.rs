//! A saved graph where it lies: a file is mapped, and its pointers are replaced by where they lead.

use core::ptr::{self, NonNull};
use std::fs::File;
use std::io;

use memmap2::{MmapOptions, MmapRaw};

use super::copy::write_pointer;
use super::extent::{Block, Content};
use super::gaps::{clear, clear_gaps};
use super::header::Header;
use super::load::{header, io_error};
use super::source::Saved;
use super::visit::{Edge, Visit};
use super::walk::walk;
use crate::error::Error;
use crate::pool::Pool;
use crate::table::kind::FieldType;

/// The pool that owns a mapped graph, and its root, with at least [`Header::LEN`] bytes in front of it that nobody needs.
/// Nothing if the file has a graph which cannot stand where it lies: it was not written by this crate, has memory under
/// two types, or must be aligned to more than a page; and if something is wrong with it, for then it is not known whether
/// that is so in the file, too, or only where pointers were replaced.
///
/// # Errors
///
/// Those of the file and its header.
///
/// # Safety
///
/// Nobody changes the file as long as the pool lives.
pub(crate) unsafe fn mapped(file: &File, ty: &'static FieldType) -> io::Result<Option<(Pool, *mut u8)>> {
    // SAFETY: the caller's promise. What is written to private pages does not reach the file.
    let bytes = unsafe { MmapOptions::new().map_copy(file) }?;
    let Header { align, len, root, .. } = header(&bytes, ty).map_err(io_error)?;
    let bytes = MmapRaw::from(bytes);
    let start = bytes.as_mut_ptr();
    let stands_well = start.addr() % align == 0 && start.addr() > len;
    if !stands_well || root != Header::LEN.next_multiple_of(ty.align) {
        return Ok(None);
    }
    let pool = Pool::new();
    let Some(first) = NonNull::new(start) else { return Ok(None) };
    // SAFETY: the private pages are the pool's alone, and end with the mapping.
    unsafe { pool.own_memory(bytes, (first, len)) }.map_err(io_error)?;
    let source = Saved { start, len, align, in_place: true };
    let mut fixer = Fixer { start, len, end: root };
    let root = start.wrapping_add(root);
    // SAFETY: the mapping lives as long as the pool, and all its bytes are there.
    match unsafe { walk(source, &mut fixer, ty, root, root) } {
        Ok(()) => Ok(Some((pool, root))),
        Err(_) => Ok(None),
    }
}

/// Replaces offsets by pointers. Each block begins behind the one before, as they are saved; so none overlaps another, and
/// what was checked does not change any more.
struct Fixer {
    /// The first byte.
    start: *mut u8,
    len: usize,
    /// Where the blocks end that were visited, as an offset.
    end: usize,
}

impl Fixer {
    /// The place of a block behind those that were visited.
    fn place(&mut self, block: &Block) -> Option<*mut u8> {
        let from = block.start.addr().checked_sub(self.start.addr()).filter(|&from| from >= self.end)?;
        let to = from.checked_add(block.size).filter(|&to| to <= self.len)?;
        self.end = to;
        Some(self.start.wrapping_add(from)).filter(|place| place.addr() % block.align == 0)
    }
}

impl Visit for Fixer {
    type Spot = *mut u8;

    fn root(&mut self, ty: &'static FieldType, _: *const u8, place: *mut u8) {
        self.end += ty.size;
        // SAFETY: the walk has found a value there, in memory that is ours.
        unsafe { clear_gaps(ty, place) };
    }

    fn block(&mut self, block: &Block, _: &Edge<*mut u8>) -> Result<*mut u8, Error> {
        let Some(place) = self.place(block) else {
            // Nobody sees it.
            return Err(Error::UnknownAddress { address: block.start.addr() });
        };
        let filled = block.filled - block.end.map_or(0, |end| end.size);
        match block.content {
            Content::Values(ty) if ty.content.gaps => {
                for at in (0..filled).step_by(ty.size.max(1)) {
                    // SAFETY: the walk vouches for a value there, in memory that is ours.
                    unsafe { clear_gaps(ty, place.wrapping_add(at)) };
                }
            }
            _ => {}
        }
        if let Some(end) = block.end {
            // SAFETY: an element stands there, which is aligned.
            unsafe { (end.write)(place.wrapping_add(filled)) };
        }
        // SAFETY: the block has so many bytes.
        unsafe { clear(place.wrapping_add(block.filled), block.size - block.filled) };
        Ok(place)
    }

    fn at(place: *mut u8, offset: usize) -> *mut u8 {
        place.wrapping_add(offset)
    }

    fn point(&mut self, slot: *mut u8, target: *mut u8, as_integer: bool) {
        // SAFETY: the slot stands in a block that was visited, or in the root.
        unsafe { write_pointer(slot, target, as_integer) };
    }

    fn null(&mut self, slot: *mut u8, as_integer: bool) {
        // SAFETY: as above.
        unsafe { write_pointer(slot, ptr::null_mut(), as_integer) };
    }
}
