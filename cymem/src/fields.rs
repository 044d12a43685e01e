//! What a type is made of: where its fields are, compared with C's rules, and how C compares values.

use core::mem;
use core::ptr;

use crate::table::kind::Kind;

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

impl Compared {
    /// How a type of these fields is compared.
    pub(crate) const fn of(fields: &[Field], padded: bool) -> Compared {
        if fields.is_empty() {
            return if padded { Compared::Cleared } else { Compared::Bytes };
        }
        let mut compared = if padded { Compared::Fields } else { Compared::Bytes };
        let mut cleared = false;
        let mut i = 0;
        while i < fields.len() {
            match type_of(fields[i]).content.compared {
                Compared::Bytes => {}
                Compared::Fields => compared = Compared::Fields,
                Compared::Cleared => cleared = true,
                Compared::Unknown => return Compared::Unknown,
            }
            i += 1;
        }
        if cleared { Compared::Cleared } else { compared }
    }
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
            "a field of size 0 has no counterpart in C: leave it out, or use `PhantomData`"
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

    const fn any<T>(content: Content) -> Self {
        FieldType { size: size_of::<T>(), align: align_of::<T>(), drops: mem::needs_drop::<T>(), content }
    }
}

/// A field of a struct: its offset, as the address that it has in a struct at address 0, and its type.
///
/// The compiler makes these for every struct, so they are made with little work: in place of addresses in
/// some struct, and with types that it does not follow when it looks at the constant.
pub type Field = (*const u8, *const FieldType);

/// Compares the layout of `T` with C's rules (Reference, "The C representation"), and gives its fields,
/// which come in order and with their addresses. `align` is what the item asks for beyond the alignment of
/// its fields, or 1.
///
/// # Safety
///
/// `start` points to a place for a `T`, and the other pointers to fields of it.
///
/// # Panics
///
/// At compile time, if the struct is not what the derive was told.
#[must_use]
#[track_caller]
pub const unsafe fn checked_fields<T, const N: usize>(
    start: *const T,
    mut align: usize,
    mut fields: [Field; N],
) -> [Field; N] {
    let (mut end, mut drops, mut in_place, mut i) = (0, false, true, 0);
    while i < N {
        let (address, ty) = fields[i];
        // SAFETY: it is made of a reference to a constant.
        let ty = unsafe { &*ty };
        // SAFETY: both point into the same place, the field not before the start.
        let offset = unsafe { address.offset_from(start as *const u8) } as usize;
        in_place &= offset == ty.behind(end);
        end = offset + ty.size;
        drops |= ty.drops;
        if ty.align > align {
            align = ty.align;
        }
        fields[i].0 = ptr::without_provenance(offset);
        i += 1;
    }
    // A field with a destructor is not plain, nor a node, and was reported as such.
    assert!(
        drops || !mem::needs_drop::<T>(),
        "a struct in pool memory must not implement `Drop`: the pool frees the memory without running destructors"
    );
    assert!(
        in_place && align_of::<T>() == align && size_of::<T>() == usize::next_multiple_of(end, align),
        "the struct is not laid out by C's rules: another attribute has removed or changed its `#[repr(C)]`"
    );
    fields
}

/// The size and the alignment that C gives to a struct of these fields.
pub(crate) const fn size_and_align(fields: &[Field]) -> (usize, usize) {
    let (mut end, mut align, mut i) = (0, 1, 0);
    while i < fields.len() {
        let ty = type_of(fields[i]);
        end = ty.behind(end) + ty.size;
        if ty.align > align {
            align = ty.align;
        }
        i += 1;
    }
    (usize::next_multiple_of(end, align), align)
}

/// Where a field is, and what stands there.
pub(crate) const fn placed(field: Field) -> (usize, &'static FieldType) {
    union Address {
        pointer: *const u8,
        offset: usize,
    }
    // SAFETY: the address was made of an offset, without provenance, so it is one.
    (unsafe { Address { pointer: field.0 }.offset }, type_of(field))
}

/// The type of a field.
#[inline]
const fn type_of((_, ty): Field) -> &'static FieldType {
    // SAFETY: it is made of a reference to a constant.
    unsafe { &*ty }
}

/// Whether a `T` of these fields has padding between or behind them, or inside of one that does not clear its
/// own. Without fields nothing is known.
pub(crate) const fn padded<T>(fields: &[Field]) -> bool {
    let (mut content, mut padded, mut i) = (0, false, 0);
    while i < fields.len() {
        let ty = type_of(fields[i]);
        content += ty.size;
        padded |= ty.content.padded;
        i += 1;
    }
    padded || !fields.is_empty() && content != size_of::<T>()
}

/// Whether one of the fields may hold the address of a function.
pub(crate) const fn functions(fields: &[Field]) -> bool {
    let mut i = 0;
    while i < fields.len() {
        if type_of(fields[i]).content.functions {
            return true;
        }
        i += 1;
    }
    false
}

/// Whether any bytes are a value of a struct of these fields. Without fields nothing is known.
pub(crate) const fn any_bits(fields: &[Field]) -> bool {
    let (mut all, mut i) = (!fields.is_empty(), 0);
    while i < fields.len() {
        all &= type_of(fields[i]).content.any_bits;
        i += 1;
    }
    all
}

/// Copies the fields of a struct, and nothing that lies between them.
///
/// # Safety
///
/// A struct of these fields lies at `from`, and `to` is valid for writes of another.
#[inline]
pub(crate) unsafe fn copy_fields(fields: &[Field], from: *const u8, to: *mut u8) {
    // Where the fields are a constant, this becomes a straight line.
    for &field in fields {
        let offset = field.0.addr();
        // SAFETY: the struct has a field there.
        let from = unsafe { from.add(offset) };
        // SAFETY: as above.
        let to = unsafe { to.add(offset) };
        // SAFETY: as above.
        unsafe { ptr::copy_nonoverlapping(from, to, type_of(field).size()) };
    }
}

/// Compares two values of a struct field by field, the second of which is zero if it is not given.
///
/// # Safety
///
/// As [`Same`], for a struct of these fields.
#[inline]
pub(crate) unsafe fn same_fields(fields: &[Field], a: *const u8, b: Option<*const u8>) -> bool {
    // Where the fields are a constant, this becomes a straight line.
    fields.iter().all(|&field| {
        let offset = field.0.addr();
        // SAFETY: the struct has a field there.
        let a = unsafe { a.add(offset) };
        // SAFETY: as above.
        let b = b.map(|b| unsafe { b.add(offset) });
        // SAFETY: the caller's promise, for the field.
        unsafe { (type_of(field).content.same)(a, b) }
    })
}

/// Compares the bytes of two values, the second of which is zero if it is not given.
///
/// # Safety
///
/// Every byte behind the pointers is initialised.
#[inline]
pub(crate) unsafe fn same_bytes<T>(a: *const T, b: Option<*const T>) -> bool {
    // SAFETY: the caller's promise.
    let a = unsafe { bytes(a) };
    match b {
        // SAFETY: the caller's promise.
        Some(b) => a == unsafe { bytes(b) },
        None => are_zero(a),
    }
}

/// # Safety
///
/// As [`Same`], for a `T` that is compared by its bytes.
unsafe fn same_bytes_of<T>(a: *const u8, b: Option<*const u8>) -> bool {
    // SAFETY: the caller's promise.
    unsafe { same_bytes(a.cast::<T>(), b.map(<*const u8>::cast)) }
}

/// # Safety
///
/// Every byte of the value is initialised, for as long as the slice is used.
#[inline]
unsafe fn bytes<'a, T>(value: *const T) -> &'a [u8] {
    // SAFETY: the caller's promise.
    unsafe { core::slice::from_raw_parts(value.cast(), size_of::<T>()) }
}

#[inline]
fn are_zero(bytes: &[u8]) -> bool {
    const ZEROS: [u8; 256] = [0; 256];
    // The length is the size of a type, so for most this is one comparison.
    if let Some(zeros) = ZEROS.get(..bytes.len()) {
        return bytes == zeros;
    }
    bytes.chunks(ZEROS.len()).all(|chunk| *chunk == ZEROS[..chunk.len()])
}
