//! How much memory a pointer leads to, and what is in it.

use core::ffi::CStr;
use core::ptr;

use super::check::{Wrong, check_bytes};
use super::fault::Fault;
use super::kind::End;
use super::kind::{Entry, Len, Slot, Step};
use super::read::{read_bits, read_int, read_pointer};
use super::source::Source;
use crate::table::kind::FieldType;

/// Memory that one pointer leads to.
#[derive(Clone, Copy)]
pub(crate) struct Block {
    pub(crate) start: *const u8,
    /// How many elements it has, its terminator not counted.
    pub(crate) len: usize,
    /// What they are.
    pub(crate) content: Content,
    /// How many bytes have something in them, the terminator too.
    pub(crate) filled: usize,
    /// How many bytes it has; those behind are zero.
    pub(crate) size: usize,
    pub(crate) align: usize,
    /// What ends it. A user's own test may have found the end, and find another one the next time; so whoever copies the
    /// elements writes an end behind them that is sure to be one.
    pub(crate) end: Option<End>,
}

impl Block {
    /// Whether another one at the same address with elements of the same type is this one.
    pub(super) fn is_like(&self, other: &Block) -> bool {
        let same_end = match (self.end, other.end) {
            (Some(a), Some(b)) => ptr::fn_addr_eq(a.write, b.write),
            (a, b) => a.is_none() && b.is_none(),
        };
        same_end
            && (self.len, self.filled, self.size, self.align)
                == (other.len, other.filled, other.size, other.align)
    }
}

/// What is in a block.
#[derive(Clone, Copy)]
pub(crate) enum Content {
    Values(&'static FieldType),
    Pointers,
    /// Bytes, or units of UTF-16.
    Text,
}

/// An array of lengths: where it is, and what they are.
pub(super) type Lens = Option<(*const u8, &'static FieldType)>;

/// What lengths are computed from.
pub(super) struct Lengths {
    /// The struct.
    pub(super) node: *const u8,
    /// The lengths of rows.
    pub(super) lens: Lens,
    /// The position of the row.
    pub(super) index: usize,
}

impl Lengths {
    /// What a length is that is stored, or computed from what is stored; nothing if it is a pointer.
    ///
    /// # Safety
    ///
    /// The struct is a value, as far as the length is computed from it, and there are as many lengths as rows.
    pub(super) unsafe fn stored(&self, len: Len) -> Option<i128> {
        match len {
            // SAFETY: the field stands in the struct.
            Len::Field(count) => unsafe { read_int(self.node.wrapping_add(count.offset), count.ty) },
            Len::Row => match self.lens {
                // SAFETY: there are as many lengths as rows.
                Some((start, ty)) => unsafe { read_int(start.wrapping_add(self.index * ty.size), ty) },
                None => Some(0),
            },
            // SAFETY: the struct is a value, as far as the length is computed from it.
            Len::Computed(len) => unsafe { len(self.node) }.value(),
            Len::To(_) => None,
        }
    }
}

/// An array, and what more is to be known of it.
pub(super) struct Extent {
    pub(super) block: Block,
    /// The field that says where it ends.
    pub(super) end: Option<Slot>,
    /// The lengths of its rows.
    pub(super) lens: Lens,
    /// Where its pointers lead.
    pub(super) inner: &'static [Entry],
}

impl Extent {
    /// What a pointer of this step leads to; nothing if that is no memory.
    ///
    /// # Errors
    ///
    /// What is wrong with it, if the source is checked.
    ///
    /// # Safety
    ///
    /// As [`walk`](super::walk::walk), for the pointer to `start` and the struct with the lengths.
    pub(super) unsafe fn of<R: Source>(
        source: &R,
        step: Step,
        inner: &'static [Entry],
        start: *const u8,
        lengths: &Lengths,
    ) -> Result<Option<Extent>, Wrong> {
        // The promise that all of its methods rely on.
        let reader = Reader { source, start, lengths };
        match step {
            Step::Room(capacity, align) => {
                let Some((&Entry::Step(step), inner)) = inner.split_first() else { return Ok(None) };
                let found = reader.extent(step, inner)?;
                let unit = match step {
                    Step::Counted(..) => unit(inner),
                    _ => 1,
                };
                let room = match capacity {
                    Some(capacity) => reader.length(capacity, unit)?.saturating_mul(unit),
                    None => 0,
                };
                let mut extent = match found {
                    Some(extent) => extent,
                    // There may be room all the same.
                    None if room > 0 && !start.is_null() => Extent::text(start, 0, 0, unit),
                    None => return Ok(None),
                };
                if R::CHECKED && room > isize::MAX as usize - align {
                    return Err(Fault::InvalidCount { found: None }.into());
                }
                extent.block.size = extent.block.filled.max(room);
                extent.block.align = extent.block.align.max(align);
                Ok(Some(extent))
            }
            _ => reader.extent(step, inner),
        }
    }

    fn text(start: *const u8, len: usize, filled: usize, align: usize) -> Extent {
        let align = align.next_power_of_two();
        let block = Block { start, len, content: Content::Text, filled, size: filled, align, end: None };
        Extent { block, end: None, lens: None, inner: &[] }
    }
}

/// The size of an element.
fn unit(inner: &'static [Entry]) -> usize {
    match inner.first() {
        Some(Entry::Step(Step::Elements(target))) => target().size,
        _ => size_of::<*const u8>(),
    }
}

/// What [`Extent::of`] was called with, and so what its caller has promised.
struct Reader<'a, R> {
    source: &'a R,
    start: *const u8,
    lengths: &'a Lengths,
}

impl<R: Source> Reader<'_, R> {
    fn extent(&self, step: Step, inner: &'static [Entry]) -> Result<Option<Extent>, Wrong> {
        match step {
            Step::Counted(len, in_bytes) => self.counted(len, in_bytes, inner),
            Step::Rows(len, lens, ty) => self.rows(len, lens, ty(), inner),
            Step::Until(end) => self.until(end, inner),
            Step::Bytes(len) => self.bytes(len),
            Step::CString(len) => self.text(1, len),
            Step::Utf16(len) => self.text(2, len),
            Step::Block(wide) => self.strings(if wide { 2 } else { 1 }),
            _ => Ok(None),
        }
    }

    fn counted(&self, len: Len, in_bytes: bool, inner: &'static [Entry]) -> Result<Option<Extent>, Wrong> {
        let unit = unit(inner);
        let mut count = self.length(len, unit)?;
        if in_bytes {
            if R::CHECKED && unit > 0 && count % unit != 0 {
                return Err(Fault::PartOfElement { bytes: count, size: unit }.into());
            }
            count = count.checked_div(unit).unwrap_or(0);
        }
        let mut extent = self.array(count, 0, inner, filled_in(len))?;
        if let (Some(extent), Len::To(end)) = (&mut extent, len) {
            extent.end = Some(end);
        }
        Ok(extent)
    }

    fn rows(
        &self,
        len: Len,
        lens: Slot,
        ty: &'static FieldType,
        inner: &'static [Entry],
    ) -> Result<Option<Extent>, Wrong> {
        let count = self.length(len, size_of::<*const u8>())?;
        let Some(mut extent) = self.array(count, 0, inner, filled_in(len))? else { return Ok(None) };
        let place = self.lengths.node.wrapping_add(lens.offset);
        // SAFETY: the struct has this pointer.
        let lens = self.source.replaced(unsafe { read_pointer(place, false) });
        if R::CHECKED && lens.is_null() && !self.source.trusts_null() {
            return Err(Fault::MissingArray { count }.into());
        }
        if R::CHECKED && !lens.is_null() {
            self.source.check(lens, ty.size.saturating_mul(count), ty.align)?;
        }
        extent.lens = (!lens.is_null()).then_some((lens, ty));
        Ok(Some(extent))
    }

    fn until(&self, end: End, inner: &'static [Entry]) -> Result<Option<Extent>, Wrong> {
        if self.start.is_null() {
            return Ok(None);
        }
        let values = match inner.first() {
            Some(Entry::Step(Step::Elements(target))) => Some(target()),
            _ => None,
        };
        let align = values.map_or(align_of::<*const u8>(), |ty| ty.align);
        let len = self.count_until(end.size, align, |place| {
            if let (true, Some(ty)) = (R::CHECKED, values) {
                // SAFETY: as many bytes are there.
                unsafe { check_bytes(self.source, ty, place) }?;
            }
            // SAFETY: an element is there, which is a value as far as it is plain.
            Ok(unsafe { (end.ends)(place) })
        })?;
        let mut extent = self.array(len, 1, inner, false)?;
        if let Some(extent) = &mut extent {
            extent.block.end = Some(end);
        }
        Ok(extent)
    }

    fn bytes(&self, len: Len) -> Result<Option<Extent>, Wrong> {
        let count = self.length(len, 1)?;
        self.present(count, filled_in(len))?;
        if count == 0 || self.start.is_null() {
            return Ok(None);
        }
        if R::CHECKED {
            if count > isize::MAX as usize {
                return Err(Fault::InvalidCount { found: None }.into());
            }
            self.source.check(self.start, count, 1)?;
        }
        Ok(Some(Extent::text(self.start, count, count, 1)))
    }

    /// An array of so many elements, and some more that end it.
    fn array(
        &self,
        len: usize,
        more: usize,
        inner: &'static [Entry],
        counted: bool,
    ) -> Result<Option<Extent>, Wrong> {
        self.present(len, counted)?;
        if self.start.is_null() || len + more == 0 {
            return Ok(None);
        }
        let (content, size, align) = match inner.first() {
            Some(Entry::Step(Step::Elements(target))) => {
                let ty = target();
                (Content::Values(ty), ty.size, ty.align)
            }
            _ => (Content::Pointers, size_of::<*const u8>(), align_of::<*const u8>()),
        };
        let filled = match len.checked_add(more).and_then(|len| len.checked_mul(size)) {
            Some(filled) if filled <= isize::MAX as usize - align => filled,
            _ => return Err(Fault::InvalidCount { found: None }.into()),
        };
        if R::CHECKED {
            self.source.check(self.start, filled, align)?;
        }
        let block = Block { start: self.start, len, content, filled, size: filled, align, end: None };
        Ok(Some(Extent { block, end: None, lens: None, inner }))
    }

    /// Whether there are elements where a count that is filled in says so.
    fn present(&self, count: usize, filled: bool) -> Result<(), Wrong> {
        if R::CHECKED && filled && count > 0 && self.start.is_null() && !self.source.trusts_null() {
            return Err(Fault::MissingArray { count }.into());
        }
        Ok(())
    }

    /// Text that ends with NUL.
    fn text(&self, unit: usize, len: Option<Len>) -> Result<Option<Extent>, Wrong> {
        if self.start.is_null() {
            return Ok(None);
        }
        let found = match unit {
            // SAFETY: what was built ends.
            1 if !R::CHECKED => unsafe { CStr::from_ptr(self.start.cast()) }.count_bytes(),
            // SAFETY: as many bytes are there.
            _ => self.count_until(unit, unit, |place| Ok(unsafe { read_bits(place, unit) } == 0))?,
        };
        if let (true, Some(len)) = (R::CHECKED, len) {
            let expected = self.length(len, unit)?;
            if found != expected {
                return Err(Fault::TextLength { expected, found }.into());
            }
        }
        Ok(Some(Extent::text(self.start, found, (found + 1) * unit, unit)))
    }

    /// Strings, which an empty one ends.
    fn strings(&self, unit: usize) -> Result<Option<Extent>, Wrong> {
        if self.start.is_null() {
            return Ok(None);
        }
        let mut after_nul = true;
        let len = self.count_until(unit, unit, |place| {
            // SAFETY: as many bytes are there.
            let is_nul = unsafe { read_bits(place, unit) } == 0;
            let ends = is_nul && after_nul;
            after_nul = is_nul;
            Ok(ends)
        })?;
        let mut extent = Extent::text(self.start, len, (len + 1) * unit, unit);
        // Without any strings there are two NULs, as behind the last one.
        extent.block.size = extent.block.filled.max(2 * unit);
        Ok(Some(extent))
    }

    /// How many elements stand in front of the one that ends them.
    fn count_until(
        &self,
        size: usize,
        align: usize,
        mut ends: impl FnMut(*const u8) -> Result<bool, Wrong>,
    ) -> Result<usize, Wrong> {
        let limit = self.source.longest(self.start, size);
        if R::CHECKED {
            self.source.check(self.start, size, align)?;
        }
        let (mut place, mut len) = (self.start, 0);
        while len < limit {
            match ends(place) {
                Ok(true) => return Ok(len),
                Ok(false) => {}
                Err(mut wrong) => {
                    wrong.at_index(len);
                    return Err(wrong);
                }
            }
            len += 1;
            place = place.wrapping_add(size);
        }
        Err(Fault::NoEnd { limit }.into())
    }

    /// A length; of an array that ends at a pointer, in elements of this size.
    fn length(&self, len: Len, unit: usize) -> Result<usize, Wrong> {
        let int = match len {
            Len::To(end) => {
                let node = self.lengths.node;
                // SAFETY: the field stands in the struct.
                let end = self.source.pointer(unsafe { read_pointer(node.wrapping_add(end.offset), false) });
                let bytes = match self.start.is_null() {
                    true => 0,
                    false => end.addr() as i128 - self.start.addr() as i128,
                };
                let unit = (unit as i128).max(1);
                if R::CHECKED && bytes % unit != 0 {
                    return Err(Fault::PartOfElement {
                        bytes: bytes.unsigned_abs() as usize,
                        size: unit as usize,
                    }
                    .into());
                }
                Some(bytes / unit)
            }
            // SAFETY: the promise of `Extent::of`.
            _ => unsafe { self.lengths.stored(len) },
        };
        match int.map(usize::try_from) {
            Some(Ok(len)) => Ok(len),
            _ if !R::CHECKED => Ok(0),
            _ => Err(Fault::InvalidCount { found: int.and_then(|int| i64::try_from(int).ok()) }.into()),
        }
    }
}

/// Whether the count is filled in along with the array. Where it is an input, or computed from such, the array may be NULL:
/// recipes have it so, and C leaves out what it has no use for.
fn filled_in(len: Len) -> bool {
    match len {
        Len::Field(count) => count.filled,
        Len::To(_) | Len::Row => true,
        Len::Computed(_) => false,
    }
}
