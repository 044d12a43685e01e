//! Padding: where it is, and how it is cleared, for somebody else may have written to it.

use super::kind::{Field, FieldType, Kind, Role, described};
#[cfg(feature = "mmap")]
use super::read::type_in;

/// Where the padding of a type is.
#[derive(Default)]
pub(super) struct Gaps {
    gaps: [(usize, usize); 6],
    len: usize,
}

impl Gaps {
    /// Nothing if that is known to its author alone, or if there is much of it.
    pub(super) fn of(ty: &FieldType) -> Option<Self> {
        let mut gaps = Gaps::default();
        gaps.add(ty, 0).then_some(gaps)
    }

    pub(super) fn all(&self) -> &[(usize, usize)] {
        self.gaps.get(..self.len).unwrap_or(&[])
    }

    /// Adds the padding of a value at an offset, if it can. Types nest no deeper than they are written.
    fn add(&mut self, ty: &FieldType, offset: usize) -> bool {
        if !ty.content.gaps {
            return true;
        }
        match (ty.content.kind)() {
            Kind::Struct(entries) => {
                // Fields stand in the order in which they are written.
                let mut end = 0;
                described(entries).all(|(field, _)| {
                    let gap = (offset + end, field.offset.saturating_sub(end));
                    end = field.offset + field.ty.size;
                    self.push(gap) && !varies(field) && self.add(field.ty, offset + field.offset)
                }) && self.push((offset + end, ty.size.saturating_sub(end)))
            }
            Kind::Array(element, len) => (0..len).all(|at| self.add(element, offset + at * element.size)),
            Kind::Bytes(Some(_)) => false,
            _ => true,
        }
    }

    fn push(&mut self, gap: (usize, usize)) -> bool {
        if gap.1 == 0 {
            return true;
        }
        let place = self.gaps.get_mut(self.len);
        self.len += 1;
        place.map(|place| *place = gap).is_some()
    }
}

/// Whether the field is a union that has more padding with one tag than with another: behind its smaller cases, and in
/// them.
fn varies(field: &Field) -> bool {
    match (field.role, (field.ty.content.kind)()) {
        (Role::Union(..), Kind::Union(cases, _)) => {
            described(cases).any(|(case, _)| case.ty.size < field.ty.size || case.ty.content.gaps)
        }
        _ => false,
    }
}

/// Clears the padding of a value, where it is not zero. Types nest no deeper than they are written.
///
/// # Safety
///
/// A value of the type is there, of initialised bytes, and nobody else has the memory.
#[cfg(feature = "mmap")]
pub(super) unsafe fn clear_gaps(ty: &FieldType, place: *mut u8) {
    if !ty.content.gaps {
        return;
    }
    match (ty.content.kind)() {
        Kind::Struct(entries) => {
            // Fields stand in the order in which they are written.
            let mut end = 0;
            for (field, _) in described(entries) {
                // SAFETY: the field stands in the struct, and so does what is in front of it.
                unsafe { clear(place.wrapping_add(end), field.offset.saturating_sub(end)) };
                let at = place.wrapping_add(field.offset);
                // SAFETY: as above, with the tags of its unions.
                let ty = unsafe { type_in(field, place) };
                // SAFETY: so such a value is there.
                unsafe { clear_gaps(ty, at) };
                // SAFETY: a union has these bytes behind its case.
                unsafe { clear(at.wrapping_add(ty.size), field.ty.size - ty.size) };
                end = field.offset + field.ty.size;
            }
            // SAFETY: so does what is behind the last one.
            unsafe { clear(place.wrapping_add(end), ty.size.saturating_sub(end)) };
        }
        Kind::Array(element, len) => {
            for index in 0..len {
                // SAFETY: the array has so many elements.
                unsafe { clear_gaps(element, place.wrapping_add(index * element.size)) };
            }
        }
        _ => {}
    }
}

/// Clears bytes, where they are not zero: a page that is not written to is shared with the file.
///
/// # Safety
///
/// As many initialised bytes are there, and nobody else has them.
#[cfg(feature = "mmap")]
pub(super) unsafe fn clear(place: *mut u8, len: usize) {
    // SAFETY: the caller's promise.
    let bytes = unsafe { core::slice::from_raw_parts_mut(place, len) };
    if bytes.iter().any(|&byte| byte != 0) {
        bytes.fill(0);
    }
}
