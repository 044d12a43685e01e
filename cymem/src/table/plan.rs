//! Structs that lead to plain arrays and strings and to nothing else: most of a graph is made of them, and they need no
//! list of what remains to be visited.

use core::ffi::CStr;

use super::check::takes_any_bits;
use super::extent::{Block, Content};
use super::kind::{Entry, Field, FieldType, Kind, Len, Role, Slot, Step, described};
use super::read::read_bits;
use super::source::Source;

/// The leaves of such a struct.
pub(super) struct Plan {
    leaves: [Option<Leaf>; MOST],
}

/// How long the blocks of a struct are.
pub(super) type Lens = [usize; MOST];

/// With how many leaves it is worth while.
const MOST: usize = 4;

/// A pointer that leads to a block which leads nowhere.
#[derive(Clone, Copy)]
pub(super) struct Leaf {
    pub(super) field: &'static Field,
    what: What,
}

#[derive(Clone, Copy)]
enum What {
    /// So many elements.
    Values(&'static FieldType, Count),
    /// Bytes up to NUL.
    CString,
}

/// A count in the same struct.
#[derive(Clone, Copy)]
pub(super) struct Count {
    /// Where it stands.
    offset: usize,
    /// How many bytes it has.
    size: usize,
    /// The bits of one that is not negative.
    mask: u64,
}

impl Plan {
    /// A plan for structs that have nothing else; and, if what they lead to is checked, nothing in which not all bytes are
    /// values.
    pub(super) fn of(entries: &'static [Entry], checked: bool) -> Option<Self> {
        let mut leaves = [None; MOST];
        let mut places = leaves.iter_mut();
        for (field, steps) in described(entries) {
            match field.role {
                Role::Pointer { .. } if field.ty.content.any_bits => return None,
                Role::Pointer { .. } => *places.next()? = Some(Leaf::of(field, steps, checked)?),
                Role::Union(..) => return None,
                Role::Value if field.ty.content.leads => return None,
                _ => {}
            }
        }
        Some(Plan { leaves })
    }

    #[inline]
    pub(super) fn leaves(&self) -> impl Iterator<Item = &Leaf> {
        self.leaves.iter().map_while(Option::as_ref)
    }
}

/// A type that leads nowhere.
fn plain(ty: &'static FieldType, checked: bool) -> Option<&'static FieldType> {
    (!ty.content.leads && ty.size > 0 && (!checked || takes_any_bits(ty))).then_some(ty)
}

impl Count {
    pub(super) fn of(count: Slot) -> Option<Self> {
        // Larger ones are looked at in the ordinary way.
        let unused = 64_u32.checked_sub(8 * count.ty.size as u32)?;
        let sign = u32::from(matches!((count.ty.content.kind)(), Kind::Signed));
        Some(Count { offset: count.offset, size: count.ty.size, mask: u64::MAX >> (unused + sign) })
    }

    /// What it says in this struct; nothing if that is negative.
    ///
    /// # Safety
    ///
    /// The struct is there.
    #[inline]
    pub(super) unsafe fn read(&self, node: *const u8) -> Option<usize> {
        let place = node.wrapping_add(self.offset);
        let bits = match self.size {
            // SAFETY: the caller's promise.
            8 => unsafe { place.cast::<u64>().read_unaligned() },
            // SAFETY: as above.
            4 => unsafe { place.cast::<u32>().read_unaligned() }.into(),
            // SAFETY: as above.
            size => unsafe { read_bits(place, size) as u64 },
        };
        if bits > self.mask { None } else { usize::try_from(bits).ok() }
    }
}

impl Leaf {
    /// What such a pointer leads to, if it is a leaf; and, if that is checked, one of which all bytes are values.
    pub(super) fn of(field: &'static Field, steps: &'static [Entry], checked: bool) -> Option<Self> {
        let what = match *steps {
            [Entry::Step(Step::Counted(Len::Field(count), false)), Entry::Step(Step::Elements(target))] => {
                What::Values(plain(target(), checked)?, Count::of(count)?)
            }
            [Entry::Step(Step::CString(len))] if !checked || len.is_none() => What::CString,
            _ => return None,
        };
        Some(Leaf { field, what })
    }

    /// The same for nodes that lead further, and what they are.
    pub(super) fn nodes(
        field: &'static Field,
        steps: &'static [Entry],
    ) -> Option<(Self, &'static FieldType)> {
        match *steps {
            [Entry::Step(Step::Counted(Len::Field(count), false)), Entry::Step(Step::Elements(target))]
                if target().content.leads =>
            {
                Some((Leaf { field, what: What::Values(target(), Count::of(count)?) }, target()))
            }
            _ => None,
        }
    }

    /// How long the block is that the pointer of this struct leads to.
    ///
    /// # Safety
    ///
    /// The struct was built, and its pointer is `start`, which is not NULL.
    #[inline]
    pub(super) unsafe fn len(&self, node: *const u8, start: *const u8) -> usize {
        match self.what {
            // SAFETY: the caller's promise.
            What::Values(_, count) => unsafe { count.read(node) }.unwrap_or(0),
            // SAFETY: the caller's promise.
            What::CString => unsafe { CStr::from_ptr(start.cast()) }.count_bytes(),
        }
    }

    /// The same, if all is as it should be; or if it is not, or is not usual, nothing.
    ///
    /// # Safety
    ///
    /// As [`pass`](super::pass::pass), for the struct, whose pointer is `start`.
    pub(super) unsafe fn checked_len<R: Source>(
        &self,
        source: &R,
        node: *const u8,
        start: *const u8,
    ) -> Option<usize> {
        match self.what {
            What::Values(ty, count) => {
                // SAFETY: the caller's promise.
                let len = unsafe { count.read(node) }?;
                if start.is_null() {
                    return (len == 0 || source.trusts_null()).then_some(0);
                }
                let bytes =
                    len.checked_mul(ty.size).filter(|&bytes| bytes <= isize::MAX as usize - ty.align)?;
                if len > 0 {
                    source.check(start, bytes, ty.align).ok()?;
                }
                Some(len)
            }
            What::CString if start.is_null() => Some(0),
            What::CString => {
                source.check(start, 1, 1).ok()?;
                // SAFETY: text ends before that, or as many bytes are there.
                let is_end = |&at: &usize| unsafe { start.wrapping_add(at).read() } == 0;
                (0..source.longest(start, 1)).find(is_end)
            }
        }
    }

    /// A block of this length; nothing if it has no bytes.
    #[inline]
    pub(super) fn block(&self, start: *const u8, len: usize) -> Option<Block> {
        let (content, size, align) = match self.what {
            What::Values(_, _) if len == 0 => return None,
            // What is there is no larger than memory.
            What::Values(ty, _) => (Content::Values(ty), len * ty.size, ty.align),
            What::CString => (Content::Text, len + 1, 1),
        };
        Some(Block { start, len, content, filled: size, size, align, end: None })
    }
}
