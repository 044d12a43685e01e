//! What is known of a type: its layout, what its bytes mean, and what it leads to.

use core::mem;

use crate::bytes::same_bytes_of;
use crate::put::length;
use crate::put::tag::Values;

/// What the type of a field says about the layout around it. Made as a constant of the type, it is
/// computed once for all fields of that type.
#[derive(Clone, Copy, Debug)]
pub struct FieldType {
    /// In bytes.
    pub(crate) size: usize,
    /// In bytes.
    pub(crate) align: usize,
    /// Whether it has a destructor.
    pub(crate) drops: bool,
    pub(crate) content: Content,
}

/// What is known of the bytes of a type.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Content {
    /// Whether some byte is padding that a writer of the struct around must clear.
    pub(crate) padded: bool,
    /// Whether it may hold the address of a function.
    pub(crate) functions: bool,
    /// Whether any bytes are a value.
    pub(crate) any_bits: bool,
    pub(crate) compared: Compared,
    pub(crate) same: Same,
    /// Whether something in it leads elsewhere.
    pub(crate) leads: bool,
    /// Whether some byte is known to be padding, no matter who clears it.
    pub(crate) gaps: bool,
    /// What it is. A function: what nobody asks for is not made.
    pub(crate) kind: fn() -> Kind,
}

/// Whether C finds two values equal, the second of which is zero if it is not given.
///
/// # Safety
///
/// Both pointers lead to values of the type that this belongs to, of which as many bytes are initialised as
/// its [`Compared`] says.
pub(crate) type Same = unsafe fn(*const u8, Option<*const u8>) -> bool;

/// How values of a type are compared.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Compared {
    /// All at once: equal values have equal bytes, and none of them is padding.
    Bytes,
    /// Field by field, without a look at the padding.
    Fields,
    /// Somewhere inside by all its bytes, padding included, since only the author of a type knows where that
    /// is. It must have been cleared.
    Cleared,
    /// Not at all: nobody knows where the padding is, and it was not cleared.
    Unknown,
}

/// Refuses a type of which elements cannot be compared with a terminator.
///
/// # Panics
///
/// At compile time.
#[track_caller]
pub(crate) const fn comparable(compared: Compared) {
    assert!(
        !matches!(compared, Compared::Unknown),
        "an element that holds a value of `unsafe(plain)` cannot be compared with a terminator, since its padding is \
         unknown: give the array a length, or implement `Plain` for a `#[repr(transparent)]` wrapper of the value"
    );
}

impl Content {
    /// Bytes without padding that are all that C looks at.
    pub(crate) const fn bytes<T>() -> Self {
        let same: Same = same_bytes_of::<T>;
        Content {
            padded: false,
            functions: false,
            any_bits: false,
            compared: Compared::Bytes,
            same,
            leads: false,
            gaps: false,
            kind: || Kind::Bytes(None),
        }
    }
}

impl FieldType {
    /// A field of a type that C has, too.
    ///
    /// # Panics
    ///
    /// At compile time, if the type has no size.
    #[track_caller]
    pub(crate) const fn sized<T>(content: Content) -> Self {
        assert!(
            size_of::<T>() != 0,
            "a field or an element of size 0 has no counterpart in C: leave it out, or use `PhantomData`"
        );
        Self::any::<T>(content)
    }

    /// A field without padding whose bytes are all that C looks at.
    pub(crate) const fn bytes<T>() -> Self {
        Self::sized::<T>(Content::bytes::<T>())
    }

    /// A pointer that nobody follows: whatever its bytes are, it is one.
    pub(crate) const fn address<T>() -> Self {
        Self::sized::<T>(Content { any_bits: true, ..Content::bytes::<T>() })
    }

    /// A field that takes no space and has an alignment.
    pub(crate) const fn empty<T>() -> Self {
        Self::any::<T>(Content::bytes::<T>())
    }

    /// A field of a type that was reported as wrong.
    pub(crate) const fn unknown<T>() -> Self {
        Self::any::<T>(Content::bytes::<T>())
    }

    /// Where a field of this type stands behind one that ends at `end`: at the first offset that is aligned for
    /// it (Reference, "The C representation").
    pub(crate) const fn behind(&self, end: usize) -> usize {
        usize::next_multiple_of(end, self.align)
    }

    pub(crate) const fn size(&self) -> usize {
        self.size
    }

    /// A type that may have no size.
    pub(crate) const fn any<T>(content: Content) -> Self {
        FieldType { size: size_of::<T>(), align: align_of::<T>(), drops: mem::needs_drop::<T>(), content }
    }
}

/// What a type is, for whoever treats values of it without knowing it.
#[derive(Clone, Copy)]
pub enum Kind {
    /// Nobody has said: a type that is plain by hand, or by promise. If there is padding between its fields, this
    /// copies the fields alone.
    Bytes(Option<unsafe fn(*const u8, *mut u8)>),
    /// An integer without a sign, of the size of the type.
    Unsigned,
    /// An integer with a sign.
    Signed,
    /// `f32` or `f64`.
    Float,
    /// A byte that is 0 or 1.
    Bool,
    /// The address of a function, or NULL.
    Function,
    /// `[T; N]`: the type of an element, and how many there are.
    Array(&'static FieldType, usize),
    /// An enum without fields: its name, the names of its variants, and their values in the same order.
    Enum(&'static str, &'static [&'static str], Values),
    /// A struct. The first entry is its name.
    Struct(&'static [Entry]),
    /// A union, likewise; and the tags of each case, if it has any. Behind the cases that are fields are those that
    /// are empty.
    Union(&'static [Entry], Option<&'static [&'static [i128]]>),
}

/// A piece of the description of a struct or a union.
#[derive(Clone, Copy)]
pub enum Entry {
    /// Its name, which comes first.
    Name(&'static str),
    /// A field, or a case.
    Field(Field),
    /// What the pointer in the field before it leads to, from the outside in.
    Step(Step),
}

/// A field of a struct, or a case of a union.
#[derive(Clone, Copy)]
pub struct Field {
    /// As C sees it.
    pub(crate) name: &'static str,
    /// Where it stands.
    pub(crate) offset: usize,
    /// What stands there.
    pub(crate) ty: &'static FieldType,
    /// What it is there for.
    pub(crate) role: Role,
    /// How many of the entries that follow are steps of its pointer.
    pub(crate) steps: usize,
}

/// What a field is there for.
#[derive(Clone, Copy)]
pub(crate) enum Role {
    /// A value of its type, plain or a node.
    Value,
    /// `[T; 0]`, or a case of a union without a field.
    Empty,
    /// How long an array is; filled in.
    Count,
    /// Which case a union has; filled in.
    Tag,
    /// The same in every value.
    Constant(Always),
    /// The size of the struct.
    SizeOf,
    /// A pointer that is always NULL.
    Null,
    /// Text that ends with NUL, in place; and its length, if there is a field for it.
    Text(Option<Len>),
    /// A union of which nobody says which case it has.
    Untagged,
    /// A union, the place of its tag, and the bits that count.
    Union(Slot, u128),
    /// The end of the array at which the pointer in that place leads.
    End(Slot),
    /// A pointer; the steps that follow say where it leads.
    Pointer {
        /// It is filled in, and no part of a recipe.
        filled: Option<Filled>,
        /// The new nodes that it leads to lead back to the struct.
        back: bool,
    },
}

/// What fills a pointer in.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Filled {
    /// Rows, of which it leads to the lengths.
    Rows,
    /// What holds the node: it leads back there.
    Holder,
    /// The list that the node is in: it leads to the one before.
    Before,
}

/// A field that another one needs.
#[derive(Clone, Copy)]
pub struct Slot {
    /// Where it stands.
    pub(crate) offset: usize,
    /// What stands there.
    pub(crate) ty: &'static FieldType,
    /// It is filled in, rather than an input.
    pub(crate) filled: bool,
}

/// Where a pointer leads.
#[derive(Clone, Copy)]
pub enum Step {
    /// To one value that nothing else points to, but by the same step.
    One(Target),
    /// To a node of the same graph.
    Link(Target),
    /// To the next node of a list.
    List(Target),
    /// To an array; and whether its length is in bytes.
    Counted(Len, bool),
    /// To an array that this ends.
    Until(End),
    /// To an array of pointers to rows, the lengths of which, of that type, are behind the pointer in that place.
    Rows(Len, Slot, Target),
    /// Nowhere yet: it is an array of pointers.
    Each,
    /// As the next step says, in a block that has more room, or is aligned further.
    Room(Option<Len>, usize),
    /// Of an array: its elements stand in place.
    Elements(Target),
    /// To text in bytes that ends with NUL; and its length, if there is a field for it.
    CString(Option<Len>),
    /// To text in UTF-16 that ends with NUL.
    Utf16(Option<Len>),
    /// To as many bytes.
    Bytes(Len),
    /// To strings one after the other, which an empty one ends; and whether they are UTF-16.
    Block(bool),
    /// Nobody knows.
    Opaque,
}

/// A type, asked for when it is needed: types lead to themselves.
pub(crate) type Target = fn() -> &'static FieldType;

/// A length, computed from a node.
pub(crate) type Computed = unsafe fn(*const u8) -> length::Len;

/// Gives the value that a field always has, which lives as long as the call.
pub(crate) type Always = fn(&mut dyn FnMut(*const u8));

/// What ends an array.
#[derive(Clone, Copy)]
pub struct End {
    /// Writes it.
    pub(crate) write: unsafe fn(*mut u8),
    /// Whether it is an element.
    pub(crate) ends: unsafe fn(*const u8) -> bool,
    /// The size of an element.
    pub(crate) size: usize,
}

/// How long an array is.
#[derive(Clone, Copy)]
pub enum Len {
    /// As an integer in the struct says.
    Field(Slot),
    /// As far as to the pointer in that place.
    To(Slot),
    /// As the place of the row in the array of lengths says.
    Row,
    /// As a function of the struct says.
    Computed(Computed),
}

/// A field, and the steps of the pointer in it.
pub(crate) type Described = (&'static Field, &'static [Entry]);

/// The fields of a struct, or the cases of a union.
pub(crate) fn described(entries: &'static [Entry]) -> impl Iterator<Item = Described> {
    entries.iter().enumerate().filter_map(move |(at, entry)| match entry {
        Entry::Field(field) => Some((field, steps(entries, at, field))),
        _ => None,
    })
}

/// The steps of the field at this position.
#[inline]
pub(crate) fn steps(entries: &'static [Entry], at: usize, field: &Field) -> &'static [Entry] {
    entries.get(at + 1..at + 1 + field.steps).unwrap_or(&[])
}

/// The name of a struct or a union.
pub(crate) fn name(entries: &'static [Entry]) -> &'static str {
    match entries.first() {
        Some(Entry::Name(name)) => name,
        _ => "",
    }
}
