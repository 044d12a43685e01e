//! What can go wrong.

use core::fmt;

use crate::place::Place;

/// Why an operation failed. The pool is unchanged and usable after any of them: memory that was
/// already written stays in the pool, unreachable, until the pool is reset or dropped.
///
/// ```
/// use cymem::{Error, Pool};
///
/// let pool = Pool::new();
/// pool.set_limit(Some(64));
/// let error = pool.alloc::<u64>(1000).unwrap_err();
/// assert!(matches!(error, Error::LimitExceeded { bytes: 8000, limit: 64, .. }));
/// ```
#[derive(Clone, PartialEq, Eq, Debug)]
#[non_exhaustive]
pub enum Error {
    /// The base allocator returned NULL.
    OutOfMemory {
        /// The field whose memory was asked for.
        at: Place,
        /// How many bytes the base allocator was asked for.
        bytes: usize,
    },
    /// The base allocator returned a block that is not aligned as asked.
    Misaligned {
        /// The field whose memory was asked for.
        at: Place,
        /// The address that came back. It has been given back to the base allocator.
        address: usize,
        /// The alignment asked for, in bytes.
        align: usize,
    },
    /// The request would take the pool past [`Pool::set_limit`](crate::Pool::set_limit).
    LimitExceeded {
        /// The field whose memory was asked for.
        at: Place,
        /// How many bytes were asked for.
        bytes: usize,
        /// The alignment asked for, in bytes: the padding in front of the block counts too.
        align: usize,
        /// How many bytes the pool had already handed out.
        used: usize,
        /// The limit, in bytes.
        limit: usize,
    },
    /// `count` elements of `size` bytes are more than an object can have (`isize::MAX` bytes).
    SizeOverflow {
        /// The field whose memory was asked for.
        at: Place,
        /// How many elements were asked for.
        count: usize,
        /// The size of one element, in bytes.
        size: usize,
    },
    /// An array is not as long as the count, the expression or the array it shares a count with.
    LengthMismatch {
        /// The array with the other length.
        at: Place,
        /// The length it must have.
        expected: usize,
        /// The length it has.
        found: usize,
        /// Where the expected length comes from: a field such as `SparseRow.indices`, or the
        /// expression of the `len` attribute.
        given_by: &'static str,
    },
    /// A length in bytes is no whole number of elements.
    PartialElement {
        /// The array.
        at: Place,
        /// The length it must have, in bytes.
        bytes: usize,
        /// The size of one element, in bytes.
        size: usize,
        /// Where the length comes from, as in `LengthMismatch`.
        given_by: &'static str,
    },
    /// A length does not fit the integer type of its count field, or a `len` expression
    /// overflows or is negative.
    LengthOverflow {
        /// The count field, or the field with the expression.
        at: Place,
        /// The length, if it could be computed.
        found: Option<usize>,
        /// The type it does not fit, such as `i32`.
        ty: &'static str,
    },
    /// A tag is not the one of the case that its union has, or of another union with the same tag.
    TagMismatch {
        /// The union, or the field with the tag.
        at: Place,
        /// The tag that it must have, as bits under the mask; the lower 64 of them.
        expected: u64,
        /// The tag that it has, likewise.
        found: u64,
        /// The union that gave the expected tag, such as `LDAPMod.mod_vals`.
        given_by: &'static str,
    },
    /// An [`ExactSizeIterator`] yielded another number of items than its `size_hint` promised, or its
    /// `size_hint` did not say one number.
    IteratorLength {
        /// The array that was being written.
        at: Place,
        /// What it said, at least.
        promised: usize,
        /// How many items came, or could come; `None` if there were more than promised.
        found: Option<usize>,
    },
    /// An element equals the terminator, as -0.0 equals 0.0, so C would see a shorter array.
    EarlyTerminator {
        /// The array and the position of the element.
        at: Place,
    },
    /// A string has a NUL byte inside, so C would see a shorter string.
    InteriorNul {
        /// The string, and its position in an array of strings.
        at: Place,
        /// The position of the NUL, in bytes.
        position: usize,
    },
    /// A string does not fit its array together with the NUL that ends it.
    TooLong {
        /// The string.
        at: Place,
        /// How many bytes the string has, without its NUL.
        found: usize,
        /// How many bytes fit, without the NUL.
        max: usize,
    },
    /// An array does not fit the capacity that was given for it.
    OverCapacity {
        /// The array.
        at: Place,
        /// How many elements it has.
        found: usize,
        /// How many elements it is to have room for.
        capacity: usize,
    },
    /// There are more items than pointers in the array that lies in the struct.
    TooMany {
        /// The array.
        at: Place,
        /// How many items there are.
        found: usize,
        /// How many pointers the array has.
        max: usize,
    },
    /// The bytes of a node were to be copied to which others lead back, by `back`: see [`Copied`](crate::Copied).
    LeadsBack {
        /// Where the copy was due.
        at: Place,
        /// The field of the original that holds them, such as `aiNode.mChildren`.
        by: &'static str,
    },
    /// A build with cycles has ended, or an array of it was completed, with slots that nobody has filled.
    Unfilled {
        /// The type of the first of them.
        ty: &'static str,
        /// Which reservation of the build it is from, counted from 0; the root of a graph is the first.
        number: usize,
        /// Its position, if that is an array.
        index: Option<usize>,
        /// How many there are in all.
        left: usize,
    },
    /// There is no slot to fill at this position of an array, or it was filled before.
    NoSlot {
        /// The position.
        index: usize,
        /// How many slots there are.
        len: usize,
    },
    /// Data that nobody vouches for, such as what C has built or a file has in it, is not what its types say.
    Invalid {
        /// Where, such as `Mesh.vertices[3].name`. `(+17)` in it stands for 17 nodes of a list that were passed. Of more than 64 steps
        /// those in the middle are left out: `…`.
        path: alloc::boxed::Box<str>,
        /// What is wrong there.
        fault: crate::Fault,
    },
    /// The address was not handed out by this pool, or was freed or released before.
    UnknownAddress {
        /// The address.
        address: usize,
    },
}

impl Error {
    /// Where the error arose; empty for operations that concern no field.
    #[must_use]
    pub fn place(&self) -> Place {
        match *self {
            Error::OutOfMemory { at, .. }
            | Error::Misaligned { at, .. }
            | Error::LimitExceeded { at, .. }
            | Error::SizeOverflow { at, .. }
            | Error::LengthMismatch { at, .. }
            | Error::PartialElement { at, .. }
            | Error::LengthOverflow { at, .. }
            | Error::TagMismatch { at, .. }
            | Error::IteratorLength { at, .. }
            | Error::EarlyTerminator { at }
            | Error::InteriorNul { at, .. }
            | Error::TooLong { at, .. }
            | Error::OverCapacity { at, .. }
            | Error::TooMany { at, .. }
            | Error::LeadsBack { at, .. } => at,
            Error::UnknownAddress { .. }
            | Error::Invalid { .. }
            | Error::Unfilled { .. }
            | Error::NoSlot { .. } => Place::default(),
        }
    }

    /// The field that the error is about, as `Struct.field`.
    #[must_use]
    pub fn field(&self) -> Option<&'static str> {
        self.place().field()
    }

    /// Adds the field that the error arose in.
    #[cold]
    #[must_use]
    pub(crate) fn in_field(mut self, field: &'static str) -> Self {
        if let Some(at) = self.place_mut() {
            at.out_to_field(field);
        }
        self
    }

    /// Adds the position in an array.
    #[cold]
    #[must_use]
    pub(crate) fn at_index(mut self, index: usize) -> Self {
        if let Some(at) = self.place_mut() {
            at.out_to_array(index);
        }
        self
    }

    fn place_mut(&mut self) -> Option<&mut Place> {
        match self {
            Error::OutOfMemory { at, .. }
            | Error::Misaligned { at, .. }
            | Error::LimitExceeded { at, .. }
            | Error::SizeOverflow { at, .. }
            | Error::LengthMismatch { at, .. }
            | Error::PartialElement { at, .. }
            | Error::LengthOverflow { at, .. }
            | Error::TagMismatch { at, .. }
            | Error::IteratorLength { at, .. }
            | Error::EarlyTerminator { at }
            | Error::InteriorNul { at, .. }
            | Error::TooLong { at, .. }
            | Error::OverCapacity { at, .. }
            | Error::TooMany { at, .. }
            | Error::LeadsBack { at, .. } => Some(at),
            Error::UnknownAddress { .. }
            | Error::Invalid { .. }
            | Error::Unfilled { .. }
            | Error::NoSlot { .. } => None,
        }
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let place = self.place();
        write!(f, "{place}")?;
        self.fmt_cause(f)?;
        place.fmt_within(f)
    }
}

impl Error {
    fn fmt_cause(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match *self {
            Error::OutOfMemory { bytes, .. } => {
                write!(
                    f,
                    "the base allocator has no block of {bytes} bytes; free memory or build a smaller graph"
                )
            }
            Error::Misaligned { address, align, .. } => write!(
                f,
                "the base allocator returned {address:#x}, expected a multiple of {align}; \
                 use one that honours the alignment of the type"
            ),
            Error::LimitExceeded { bytes, align, used, limit, .. } => {
                write!(f, "{bytes} bytes ")?;
                if bytes <= limit.saturating_sub(used) {
                    write!(f, "and the padding that brings them to a multiple of {align} ")?;
                }
                write!(
                    f,
                    "do not fit: {used} of the pool's limit of {limit} bytes are in use; \
                     raise it with `set_limit`"
                )
            }
            Error::SizeOverflow { count, size, .. } => write!(
                f,
                "{count} elements of {size} bytes are more than the largest possible object ({} bytes)",
                isize::MAX
            ),
            Error::LengthMismatch { expected, found, given_by, .. } => write!(
                f,
                "expected {expected} elements as in `{given_by}`, found {found}; make both the same length"
            ),
            Error::PartialElement { bytes, size, given_by, .. } => write!(
                f,
                "{bytes} bytes as in `{given_by}` are no whole number of elements of {size} bytes; \
                 give a multiple"
            ),
            Error::LengthOverflow { found: Some(found), ty, .. } => {
                write!(f, "a length of {found} does not fit `{ty}`; pass fewer elements or split the data")
            }
            Error::LengthOverflow { found: None, ty, .. } => write!(
                f,
                "the length computed from the other fields is negative or overflows `{ty}`; check those fields"
            ),
            Error::TagMismatch { expected, found, given_by, .. } => write!(
                f,
                "expected the tag {expected:#x} of the case in `{given_by}`, found {found:#x}; \
                 leave the bits out where they are given, or write the other case"
            ),
            Error::IteratorLength { promised, found: Some(found), .. } => write!(
                f,
                "the iterator promised {promised} items, found {found}; its `size_hint` must say exactly how many come"
            ),
            Error::IteratorLength { promised, found: None, .. } => write!(
                f,
                "the iterator promised {promised} items, found more; its `size_hint` must say exactly how many come"
            ),
            Error::EarlyTerminator { .. } => f.write_str(
                "this element equals the terminator, so C would see the array end here; \
                 leave the terminator out of the data, it is added for you",
            ),
            Error::InteriorNul { position, .. } => write!(
                f,
                "the string has a NUL byte at position {position}, so C would see it end there; remove it"
            ),
            Error::TooLong { found, max, .. } => {
                write!(f, "the string has {found} bytes, expected at most {max} and a NUL; shorten it")
            }
            Error::OverCapacity { found, capacity, .. } => write!(
                f,
                "there are {found} elements, expected at most the capacity of {capacity}; give a larger capacity"
            ),
            Error::TooMany { found, max, .. } => {
                write!(f, "there are {found} items, expected at most {max}, one for each pointer; pass fewer")
            }
            Error::LeadsBack { by, .. } => write!(
                f,
                "nodes in `{by}` of the original lead back to it, and would not lead to its copy; \
                 copy them with it by `Cloned`, or write the node anew"
            ),
            Error::Unfilled { ty, number, index, left } => {
                write!(f, "reservation {number} of the build, of `{ty}`, ")?;
                if let Some(index) = index {
                    write!(f, "has a slot at position {index} that ")?;
                }
                write!(
                    f,
                    "was not filled, one of {left} in all; fill every slot, once, before the build ends"
                )
            }
            Error::NoSlot { index, len } if index < len => {
                write!(f, "the slot at position {index} was filled before; a slot is filled once")
            }
            Error::NoSlot { index, len } => {
                write!(f, "there is no slot at position {index}; reserve more than {len}")
            }
            Error::Invalid { ref path, fault } => write!(f, "`{path}`: {fault}"),
            Error::UnknownAddress { address } => write!(
                f,
                "{address:#x} is not an address of this pool; it was never handed out, or was freed or released before"
            ),
        }
    }
}

impl core::error::Error for Error {}
