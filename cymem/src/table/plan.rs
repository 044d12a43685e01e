//! Structs that lead to plain arrays and to nothing else: most of a graph is made of them, and they need no list of
//! what remains to be visited.

use super::kind::{Entry, Field, Kind, Len, Role, Step, described};
use super::read::read_bits;
use crate::table::kind::FieldType;

/// The arrays of such a struct.
pub(super) struct Plan {
    arrays: [Option<Array>; MOST],
}

/// With how many arrays it is worth while.
const MOST: usize = 4;

/// An array with a count in the same struct.
#[derive(Clone, Copy)]
pub(super) struct Array {
    pub(super) field: &'static Field,
    /// What its elements are.
    pub(super) element: &'static FieldType,
    /// Where the count stands, and how many bytes it has.
    count: (usize, usize),
    /// The bits of a count that is not negative.
    mask: u64,
}

impl Plan {
    /// A plan for structs that have nothing else.
    pub(super) fn of(entries: &'static [Entry]) -> Option<Self> {
        let mut arrays = [None; MOST];
        let mut places = arrays.iter_mut();
        for (field, steps) in described(entries) {
            match field.role {
                Role::Pointer { .. } => {
                    let &[
                        Entry::Step(Step::Counted(Len::Field(count), false)),
                        Entry::Step(Step::Elements(target)),
                    ] = steps
                    else {
                        return None;
                    };
                    let element = target();
                    if field.ty.content.any_bits || element.content.leads || element.size == 0 {
                        return None;
                    }
                    // Larger ones are looked at in the ordinary way.
                    let unused = 64_u32.checked_sub(8 * count.ty.size as u32)?;
                    let sign = u32::from(matches!((count.ty.content.kind)(), Kind::Signed));
                    let mask = u64::MAX >> (unused + sign);
                    *places.next()? =
                        Some(Array { field, element, count: (count.offset, count.ty.size), mask });
                }
                Role::Union(..) => return None,
                Role::Value if field.ty.content.leads => return None,
                _ => {}
            }
        }
        Some(Plan { arrays })
    }

    #[inline]
    pub(super) fn arrays(&self) -> impl Iterator<Item = &Array> {
        self.arrays.iter().map_while(Option::as_ref)
    }
}

impl Array {
    /// How many elements the array of this struct has; 0 if C has made the count negative.
    ///
    /// # Safety
    ///
    /// The struct is there.
    #[inline]
    pub(super) unsafe fn len(&self, node: *const u8) -> usize {
        let (offset, size) = self.count;
        let place = node.wrapping_add(offset);
        let bits = match size {
            // SAFETY: the caller's promise.
            8 => unsafe { place.cast::<u64>().read_unaligned() },
            // SAFETY: as above.
            4 => unsafe { place.cast::<u32>().read_unaligned() }.into(),
            // SAFETY: as above.
            _ => unsafe { read_bits(place, size) as u64 },
        };
        if bits > self.mask { 0 } else { bits as usize }
    }
}
