//! Tags: the fields that say which case of a union is there.

use core::cell::Cell;
use core::mem::MaybeUninit;

use super::build::{Failed, Failure};

/// The types that a tag may have: integers, `bool`, and enums that derive [`PoolAlloc`](derive@crate::PoolAlloc).
///
/// # Safety
///
/// It is an integer of 1, 2, 4, 8 or 16 bytes of which [`VALUES`](Tag::VALUES) are valid.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be the tag of a union",
    label = "no integer, and no enum that derives `PoolAlloc`",
    note = "`tag` must name a field of an integer type such as `c_int`, or of a field-less enum that derives `PoolAlloc`"
)]
pub unsafe trait Tag: Sized {
    #[doc(hidden)]
    const VALUES: Values;
}

/// The values of a [`Tag`].
#[doc(hidden)]
#[derive(Clone, Copy, Debug)]
pub enum Values {
    /// All from the first to the last.
    Range(i128, i128),
    /// These.
    Listed(&'static [i128]),
}

macro_rules! tags {
    ($($ty:ident)*) => { $(
        // SAFETY: an integer.
        #[diagnostic::do_not_recommend]
        unsafe impl Tag for $ty {
            #[allow(clippy::cast_possible_wrap, reason = "the type is no wider than 64 bits, or signed")]
            const VALUES: Values = Values::Range($ty::MIN as i128, $ty::MAX as i128);
        }
    )* };
}
tags!(u8 u16 u32 u64 usize i8 i16 i32 i64 i128 isize);

// SAFETY: a byte, 0 or 1.
#[diagnostic::do_not_recommend]
unsafe impl Tag for bool {
    const VALUES: Values = Values::Listed(&[0, 1]);
}

impl Values {
    pub(crate) const fn has(self, value: i128) -> bool {
        match self {
            Values::Range(first, last) => first <= value && value <= last,
            Values::Listed(values) => is_among(values, value),
        }
    }

    /// Whether one of them is negative.
    pub(crate) fn signed(self) -> bool {
        match self {
            Values::Range(first, _) => first < 0,
            Values::Listed(values) => values.iter().any(|&value| value < 0),
        }
    }
}

const fn is_among(values: &[i128], value: i128) -> bool {
    let mut i = 0;
    while i < values.len() {
        if values[i] == value {
            return true;
        }
        i += 1;
    }
    false
}

/// The bits of a tag that say which case it is: those of the mask, or all.
#[must_use]
pub const fn tag_mask<T: Tag>(mask: Option<i128>) -> u128 {
    let all = u128::MAX >> (128 - 8 * size_of::<T>());
    match mask {
        Some(mask) => mask as u128 & all,
        None => all,
    }
}

/// What is wrong with a tag, a mask and the tags of a union's cases, in the words of the derive.
#[derive(Clone, Copy, Debug)]
pub struct TagFaults {
    /// A mask on an enum.
    pub no_flags: &'static str,
    /// A mask without bits, or with some that the tag does not have.
    pub mask: &'static str,
    /// A case whose tag the field cannot hold.
    pub value: &'static str,
    /// A case whose tag has bits beyond the mask.
    pub bits: &'static str,
    /// Cases whose tags are different numbers of the same bits.
    pub same: &'static str,
}

/// Compares the tags of a union's cases with the field that holds them.
///
/// # Panics
///
/// At compile time, if the field cannot hold them, or not all of them apart.
#[track_caller]
pub const fn tags_fit<T: Tag>(cases: &[&[i128]], mask: Option<i128>, faults: TagFaults) {
    let (bits, all) = (tag_mask::<T>(mask), tag_mask::<T>(None));
    if let Some(mask) = mask {
        assert!(matches!(T::VALUES, Values::Range(..)), "{}", faults.no_flags);
        assert!(fits_as_bits::<T>(mask, all) && mask != 0, "{}", faults.mask);
    }
    let mut i = 0;
    while i < cases.len() {
        let mut j = 0;
        while j < cases[i].len() {
            let tag = cases[i][j];
            match mask {
                Some(_) => {
                    assert!(fits_as_bits::<T>(tag, all) && tag as u128 & all & !bits == 0, "{}", faults.bits)
                }
                None => assert!(T::VALUES.has(tag), "{}", faults.value),
            }
            // With a mask -1 and 255 both fit a byte, and are the same there.
            assert!(case_of(cases, tag as u128, bits) == i, "{}", faults.same);
            j += 1;
        }
        i += 1;
    }
}

/// Whether a value fits an integer, if its sign bit may count as any other.
const fn fits_as_bits<T: Tag>(value: i128, all: u128) -> bool {
    T::VALUES.has(value) || value >= 0 && value as u128 <= all
}

/// The tags of a union's cases.
///
/// # Panics
///
/// At compile time, if two are the same.
#[must_use]
#[track_caller]
pub const fn distinct(cases: &'static [&'static [i128]], fault: &'static str) -> &'static [&'static [i128]] {
    let mut i = 0;
    while i < cases.len() {
        let mut j = 0;
        while j < cases[i].len() {
            let (_, rest) = cases[i].split_at(j + 1);
            let mut found = is_among(rest, cases[i][j]);
            let mut other = i + 1;
            while other < cases.len() {
                found |= is_among(cases[other], cases[i][j]);
                other += 1;
            }
            assert!(!found, "{}", fault);
            j += 1;
        }
        i += 1;
    }
    cases
}

/// The number of the case with this tag, under a mask; as many as there are cases if none has it.
#[inline]
pub(crate) const fn case_of(cases: &[&[i128]], bits: u128, mask: u128) -> usize {
    let mut i = 0;
    while i < cases.len() {
        let mut j = 0;
        while j < cases[i].len() {
            if (cases[i][j] as u128 ^ bits) & mask == 0 {
                return i;
            }
            j += 1;
        }
        i += 1;
    }
    cases.len()
}

/// The bits of a tag, whether they are a value of its type or not.
#[inline]
pub(crate) fn tag_bits<T: Tag>(tag: &T) -> u128 {
    let start = core::ptr::from_ref(tag);
    macro_rules! read {
        ($($size:literal $ty:ty)*) => {
            match size_of::<T>() {
                // SAFETY: the tag is an integer of this size, and an integer is aligned no more than others of its size.
                $($size => unsafe { start.cast::<$ty>().read() as u128 },)*
                _ => 0,
            }
        };
    }
    read!(1 u8 2 u16 4 u32 8 u64 16 u128)
}

/// The tag of these bits.
///
/// # Safety
///
/// They are a value of the type, or zero.
#[inline]
unsafe fn tag_of_bits<T: Tag>(bits: u128) -> T {
    let mut tag = MaybeUninit::<T>::zeroed();
    let start = tag.as_mut_ptr();
    macro_rules! write {
        ($($size:literal $ty:ty)*) => {
            match size_of::<T>() {
                // SAFETY: the place is for an integer of this size.
                $($size => unsafe { start.cast::<$ty>().write(bits as $ty) },)*
                _ => {}
            }
        };
    }
    write!(1 u8 2 u16 4 u32 8 u64 16 u128);
    // SAFETY: the caller's promise, and zero is valid for a tag.
    unsafe { tag.assume_init() }
}

/// The tag that the unions of one node have to agree on.
#[derive(Debug)]
pub struct AgreedTag {
    bits: Cell<u128>,
    /// The bits that unions have given.
    mask: Cell<u128>,
    /// The first union.
    given_by: Cell<&'static str>,
}

impl AgreedTag {
    /// No union has given it yet.
    ///
    /// # Safety
    ///
    /// As [`Tagging::new`].
    #[inline]
    #[must_use]
    pub const unsafe fn open() -> Self {
        AgreedTag { bits: Cell::new(0), mask: Cell::new(0), given_by: Cell::new("") }
    }

    /// The tag, with the bits of the node's recipe that no union gives.
    pub(crate) fn value<T: Tag>(&self, given: Option<&T>, failure: &Failure) -> Result<T, Failed> {
        let given = given.map_or(0, tag_bits);
        let (bits, mask) = (self.bits.get(), self.mask.get());
        if given & mask != 0 && (given ^ bits) & mask != 0 {
            return Err(failure.tag_mismatch(bits, given & mask, self.given_by.get()));
        }
        // SAFETY: a union's tags are values of the type; with a mask the type is an integer.
        Ok(unsafe { tag_of_bits(given & !mask | bits) })
    }
}

/// The tag that one union has to give.
#[derive(Clone, Copy, Debug)]
pub struct Tagging<'a> {
    agreed: &'a AgreedTag,
    mask: u128,
    field: &'static str,
}

impl<'a> Tagging<'a> {
    /// The tag of the union in `field`.
    ///
    /// # Safety
    ///
    /// The union is written for the node whose tag `agreed` gives, and its tags were compared with the tag's type.
    #[inline]
    #[must_use]
    pub const unsafe fn new(agreed: &'a AgreedTag, mask: u128, field: &'static str) -> Self {
        Tagging { agreed, mask, field }
    }

    /// Compares the tag of a case that was written with what was agreed before.
    #[inline]
    pub(crate) fn agree(&self, tag: i128, failure: &Failure) -> Result<(), Failed> {
        let AgreedTag { bits, mask, given_by } = self.agreed;
        let tag = tag as u128 & self.mask;
        let both = mask.get() & self.mask;
        if (bits.get() ^ tag) & both != 0 {
            return Err(failure.tag_mismatch(bits.get() & both, tag & both, given_by.get()));
        }
        if mask.get() == 0 {
            given_by.set(self.field);
        }
        bits.set(bits.get() | tag);
        mask.set(mask.get() | self.mask);
        Ok(())
    }
}
