//! Copies of graphs: every block that can be reached, once, with pointers that lead to the copies.

use core::alloc::Layout;
use core::ptr::{self, NonNull};

use super::extent::{Block, Content};
use super::gaps::Gaps;
use super::kind::{Kind, described};
use super::read::type_in;
use super::source::Source;
use super::visit::{Edge, Visit};
use super::walk::walk;
use crate::copy::copy as copy_bytes;
use crate::error::Error;
use crate::place::Place;
use crate::table::kind::FieldType;

/// Copies all that the value at `from` leads to, into memory that `reserve` gives, and the value itself to `to`.
///
/// # Errors
///
/// Those of the source and of the memory. What was copied until then is left behind.
///
/// # Safety
///
/// As [`walk`]; and `to` is valid for writes of the type, and aligned.
pub(crate) unsafe fn copy<R: Source>(
    source: R,
    ty: &'static FieldType,
    from: *const u8,
    to: *mut u8,
    reserve: impl FnMut(Layout) -> Result<NonNull<u8>, Error>,
) -> Result<(), Error> {
    // SAFETY: the caller's promise.
    unsafe { walk(source, &mut Copier { reserve }, ty, from, to) }
}

struct Copier<F> {
    reserve: F,
}

impl<F: FnMut(Layout) -> Result<NonNull<u8>, Error>> Visit for Copier<F> {
    type Spot = *mut u8;

    fn root(&mut self, ty: &'static FieldType, from: *const u8, to: *mut u8) {
        // SAFETY: a value is there, and the caller of `copy` has promised a place for it.
        unsafe { copy_value(ty, from, to) };
    }

    #[inline(always)]
    fn block(&mut self, block: &Block, _: &Edge<*mut u8>) -> Result<*mut u8, Error> {
        let layout = Layout::from_size_align(block.size, block.align);
        let layout = layout.map_err(|_| Error::SizeOverflow {
            at: Place::default(),
            count: block.len,
            size: block.size,
        })?;
        let to = (self.reserve)(layout)?.as_ptr();
        // SAFETY: the block is as large, and the walk vouches for what is in the other.
        unsafe { copy_block(block, to) };
        Ok(to)
    }

    #[inline]
    fn at(to: *mut u8, offset: usize) -> *mut u8 {
        to.wrapping_add(offset)
    }

    #[inline]
    fn point(&mut self, slot: *mut u8, target: *mut u8, as_integer: bool) {
        // SAFETY: the slot was copied, and with it its pointer.
        unsafe { write_pointer(slot, target, as_integer) };
    }

    fn null(&mut self, slot: *mut u8, as_integer: bool) {
        // SAFETY: as above.
        unsafe { write_pointer(slot, ptr::null_mut(), as_integer) };
    }
}

/// # Safety
///
/// The slot has a pointer, or an integer that holds an address.
pub(super) unsafe fn write_pointer(slot: *mut u8, target: *mut u8, as_integer: bool) {
    if as_integer {
        // The integer is at least as large, and what of it is larger was copied as zero.
        let address = target.expose_provenance();
        // SAFETY: the caller's promise.
        unsafe { slot.cast::<usize>().write_unaligned(address) };
    } else {
        // SAFETY: as above.
        unsafe { slot.cast::<*mut u8>().write(target) };
    }
}

/// Copies what is in a block, with zeros in its padding and behind it.
///
/// # Safety
///
/// The block may be read, and `to` is valid for writes of as many bytes, and aligned for it.
#[inline(always)]
pub(super) unsafe fn copy_block(block: &Block, to: *mut u8) {
    let filled = block.filled - block.end.map_or(0, |end| end.size);
    match block.content {
        // SAFETY: the caller's promise.
        Content::Values(ty) if ty.content.gaps => unsafe { copy_values(ty, block.start, to, filled) },
        // SAFETY: the caller's promise.
        _ => unsafe { copy_bytes(block.start, to, filled, 1) },
    }
    if let Some(end) = block.end {
        // SAFETY: there is room for one element more, which is aligned.
        unsafe { (end.write)(to.wrapping_add(filled)) };
    }
    if block.size > block.filled {
        // SAFETY: as above.
        unsafe { to.wrapping_add(block.filled).write_bytes(0, block.size - block.filled) };
    }
}

/// Copies values of so many bytes together, with zeros in their padding.
///
/// # Safety
///
/// As many values of the type are at `from`, and `to` is valid for writes of as many, and aligned.
unsafe fn copy_values(ty: &FieldType, from: *const u8, to: *mut u8, filled: usize) {
    if let Some(gaps) = Gaps::of(ty).filter(|_| filled / ty.size.max(1) >= FEW) {
        // SAFETY: the caller's promise.
        unsafe { copy_bytes(from, to, filled, 1) };
        for at in (0..filled).step_by(ty.size.max(1)) {
            for &(offset, len) in gaps.all() {
                // SAFETY: a value stands there, with this padding.
                unsafe { to.wrapping_add(at + offset).write_bytes(0, len) };
            }
        }
        return;
    }
    for at in (0..filled).step_by(ty.size.max(1)) {
        // SAFETY: a value is there.
        unsafe { copy_value(ty, from.wrapping_add(at), to.wrapping_add(at)) };
    }
}

/// With how many values it is not worth while to look where their padding is.
const FEW: usize = 4;

/// Copies a value, with zeros in its padding.
///
/// # Safety
///
/// A value of the type is at `from`, and `to` is valid for writes of one, and aligned.
pub(super) unsafe fn copy_value(ty: &FieldType, from: *const u8, to: *mut u8) {
    if ty.content.gaps {
        match (ty.content.kind)() {
            Kind::Struct(entries) => {
                // SAFETY: the caller's promise.
                unsafe { to.write_bytes(0, ty.size) };
                for (field, _) in described(entries) {
                    // SAFETY: the struct has this field, and the tags of its unions.
                    let ty = unsafe { type_in(field, from) };
                    let (from, to) = (from.wrapping_add(field.offset), to.wrapping_add(field.offset));
                    // SAFETY: so such a value is there; behind the case of a union is padding.
                    unsafe { copy_value(ty, from, to) };
                }
                return;
            }
            Kind::Array(element, len) => {
                for index in 0..len {
                    let at = index * element.size;
                    // SAFETY: the array has so many elements.
                    unsafe { copy_value(element, from.wrapping_add(at), to.wrapping_add(at)) };
                }
                return;
            }
            Kind::Bytes(Some(write_fields)) => {
                // SAFETY: the caller's promise.
                unsafe { to.write_bytes(0, ty.size) };
                // SAFETY: as above.
                unsafe { write_fields(from, to) };
                return;
            }
            _ => {}
        }
    }
    // SAFETY: the caller's promise.
    unsafe { ptr::copy_nonoverlapping(from, to, ty.size) };
}
