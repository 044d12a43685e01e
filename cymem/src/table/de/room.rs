//! Room behind arrays, which is made when all fields of a struct have come: one of them says how much.

use core::ptr;

use super::node::Node;
use crate::error::Error;
use crate::place::Place;
use crate::table::copy::write_pointer;
use crate::table::extent::{Content, Extent, Lengths};
use crate::table::kind::{Entry, Field, Len, Step};
use crate::table::read::read_pointer;
use crate::table::source::Built;

impl Node<'_> {
    /// Moves the arrays of a field to blocks with more room. Where they were read to stays unused.
    pub(super) fn make_room(&self, at: usize, field: &'static Field) -> Result<(), Error> {
        let steps = self.entries.get(at + 1..at + 1 + field.steps).unwrap_or(&[]);
        let place = self.base.wrapping_add(field.offset);
        let pointers = match steps {
            [Entry::Step(Step::Each), ..] => field.ty.size / size_of::<*const u8>(),
            _ => return self.room_behind(steps, place, field.ty.content.any_bits, Lens::NONE),
        };
        for index in 0..pointers {
            let slot = place.wrapping_add(index * size_of::<*const u8>());
            self.room_behind(steps.get(1..).unwrap_or(&[]), slot, false, Lens::NONE)?;
        }
        Ok(())
    }

    /// The same for one pointer. Types nest no deeper than they are written.
    fn room_behind(
        &self,
        steps: &'static [Entry],
        slot: *mut u8,
        as_integer: bool,
        Lens(lens, index): Lens,
    ) -> Result<(), Error> {
        let Some((&Entry::Step(step), inner)) = steps.split_first() else { return Ok(()) };
        // SAFETY: a pointer stands there.
        let start = unsafe { read_pointer(slot, as_integer) };
        if start.is_null() || !has_room(steps) {
            return Ok(());
        }
        let lengths = Lengths { node: self.base, lens, index };
        // SAFETY: all lengths were written, and so was what the pointer leads to; if it leads nowhere, its array has
        // no elements.
        let extent = unsafe { Extent::of(&Built, step, inner, start, &lengths) };
        let extent =
            extent.map_err(|_| Error::SizeOverflow { at: Place::default(), count: 1, size: usize::MAX })?;
        if let Step::Room(Some(capacity), _) = step {
            let capacity = self.length(capacity)?;
            let found = extent.as_ref().map_or(0, |extent| extent.block.len);
            if found > capacity {
                return Err(Error::OverCapacity { at: Place::default(), found, capacity });
            }
            let target = match &extent {
                None => ptr::null_mut(),
                Some(extent) => {
                    let block = &extent.block;
                    let target = self.cx.block(block.size, block.align)?.as_ptr();
                    // SAFETY: the new block is as large at least, and the old one has something in these bytes.
                    unsafe { ptr::copy_nonoverlapping(block.start, target, block.filled) };
                    target
                }
            };
            // SAFETY: a pointer stands there.
            unsafe { write_pointer(slot, target, as_integer) };
            if let Some(Entry::Step(Step::Counted(Len::To(end), _))) = inner.first() {
                let filled = extent.as_ref().map_or(0, |extent| extent.block.filled);
                let slot = self.base.wrapping_add(end.offset);
                // SAFETY: the end stands in the same struct.
                unsafe { write_pointer(slot, target.wrapping_add(filled), false) };
            }
        }
        let Some(extent) = extent else { return Ok(()) };
        let Content::Pointers = extent.block.content else { return Ok(()) };
        // SAFETY: it was written above, or is as it was.
        let first = unsafe { read_pointer(slot, as_integer) }.cast_mut();
        for index in 0..extent.block.len {
            let slot = first.wrapping_add(index * size_of::<*const u8>());
            self.room_behind(extent.inner, slot, false, Lens(extent.lens, index))?;
        }
        Ok(())
    }
}

/// The lengths of rows, and which of them it is.
struct Lens(crate::table::extent::Lens, usize);

impl Lens {
    const NONE: Self = Lens(None, 0);
}

/// Whether some array on the way has room behind it.
fn has_room(steps: &[Entry]) -> bool {
    steps.iter().any(|step| matches!(step, Entry::Step(Step::Room(Some(_), _))))
}
