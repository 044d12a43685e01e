//! What can be wrong with data that nobody vouches for.

use core::fmt;

/// What is wrong with data of C, or with a saved graph. [`Error::Invalid`](crate::Error::Invalid) says where.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[non_exhaustive]
pub enum Fault {
    /// A count is negative, or larger than any array.
    InvalidCount {
        /// What it is, if 64 bits are enough for it.
        found: Option<i64>,
    },
    /// A length in bytes is no whole number of elements.
    PartOfElement {
        /// The length.
        bytes: usize,
        /// The size of an element.
        size: usize,
    },
    /// A pointer is NULL, and the count says that there are elements.
    MissingArray {
        /// How many.
        count: usize,
    },
    /// A pointer that is always NULL is not.
    UnexpectedPointer,
    /// A pointer is not aligned for what it points to.
    MisalignedPointer {
        /// The address, or the offset in a saved graph.
        address: usize,
        /// What it must be a multiple of.
        align: usize,
    },
    /// A pointer leads out of the saved graph.
    OutOfBounds {
        /// The offset that it has.
        offset: usize,
        /// How many bytes it would lead to.
        bytes: usize,
        /// How many bytes there are.
        len: usize,
    },
    /// A `bool` is neither 0 nor 1.
    InvalidBool {
        /// What it is.
        found: u8,
    },
    /// An enum has none of its values.
    InvalidEnum {
        /// What it is; the largest number for what is larger than that.
        found: i64,
    },
    /// No case of a union has this tag.
    UnknownTag {
        /// The bits of it that count.
        found: u64,
    },
    /// Text, or an array, does not end within the limit.
    NoEnd {
        /// How many elements were looked at.
        limit: usize,
    },
    /// Text is not as long as its length says.
    TextLength {
        /// What the field with the length says.
        expected: usize,
        /// How many units stand before the NUL.
        found: usize,
    },
    /// A field that is the same in every value is not.
    OtherConstant,
    /// The struct says that it has another size.
    OtherSize {
        /// The size of the struct.
        expected: usize,
        /// What its field says; the largest number for what is larger than that.
        found: i64,
    },
    /// A node owns itself, by way of others.
    Cycle,
    /// There are more nodes than the limit allows.
    TooManyNodes {
        /// The limit.
        limit: usize,
    },
    /// There are more bytes than the limit allows.
    TooManyBytes {
        /// The limit.
        limit: usize,
    },
    /// A value of which nobody knows what its bytes mean: of a type that is [`Plain`](crate::Plain) by hand, by promise,
    /// or a union without tags.
    UnknownType,
    /// A pointer leads nobody knows where, or to a function, and must be NULL.
    OpaquePointer,
    /// This is no saved graph.
    NotSaved,
    /// It was saved by another version, on another kind of machine, or with another type.
    OtherFormat {
        /// What does not match.
        what: &'static str,
    },
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match *self {
            Fault::InvalidCount { found: Some(found) } => write!(f, "the count is {found}, expected a length from 0 up"),
            Fault::InvalidCount { found: None } => f.write_str("the count is larger than any array"),
            Fault::PartOfElement { bytes, size } => {
                write!(f, "a length of {bytes} bytes is no whole number of elements of {size} bytes")
            }
            Fault::MissingArray { count } => write!(f, "the pointer is NULL, expected {count} elements"),
            Fault::UnexpectedPointer => f.write_str("the pointer is not NULL, and always is"),
            Fault::MisalignedPointer { address, align } => {
                write!(f, "the pointer is {address:#x}, expected a multiple of {align}")
            }
            Fault::OutOfBounds { offset, bytes, len } => write!(
                f,
                "the pointer leads to {bytes} bytes at offset {offset}, and there are {len} bytes: the file is cut off \
                 or damaged"
            ),
            Fault::InvalidBool { found } => write!(f, "the `bool` is {found}, expected 0 or 1"),
            Fault::InvalidEnum { found } => write!(f, "{found} is no value of the enum"),
            Fault::UnknownTag { found } => write!(f, "no case of the union has the tag {found}"),
            Fault::NoEnd { limit } => write!(f, "no end was found among the first {limit} elements"),
            Fault::TextLength { expected, found } => {
                write!(f, "the text has {found} units in front of its NUL, expected {expected} as its length says")
            }
            Fault::OtherConstant => f.write_str("the value is not the one that this field always has"),
            Fault::OtherSize { expected, found } => {
                write!(f, "the struct says that its size is {found}, expected {expected}: another version of it?")
            }
            Fault::Cycle => f.write_str(
                "the node owns itself, by way of others: `one`, `list` and arrays form no cycle; `link` may",
            ),
            Fault::TooManyNodes { limit } => write!(f, "there are more than {limit} nodes; raise the limit if that is right"),
            Fault::TooManyBytes { limit } => write!(f, "there are more than {limit} bytes; raise the limit if that is right"),
            Fault::UnknownType => f.write_str(
                "nobody knows which bytes are a value of this type: it is plain by hand or by promise, or a union \
                 without tags",
            ),
            Fault::OpaquePointer => {
                f.write_str("the pointer leads nobody knows where; expected NULL, since what it leads to stays behind")
            }
            Fault::NotSaved => f.write_str("the bytes do not begin like a saved graph"),
            Fault::OtherFormat { what } => write!(f, "the graph was saved with another {what}"),
        }
    }
}
