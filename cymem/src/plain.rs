//! `Plain`: leaf values.

use core::marker::PhantomData;
use core::mem;
use core::num::Wrapping;
use core::ptr;

use crate::bytes;
use crate::fields::{self, Field};
use crate::table::kind::{Compared, Content, FieldType, Kind};
use crate::table::parse::{Named, entries_of};

/// A leaf value: data without pointers that may lie in pool memory as it is.
///
/// Implemented for the integers, `f32`, `f64`, `bool`, arrays of plain values, `Wrapping`, and
/// `Option` of an `extern "C"` function pointer, also with `...`. `#[derive(PoolAlloc)]` implements it for
/// `#[repr(C)]` structs whose fields are all plain, for `#[repr(transparent)]` newtypes, and for
/// field-less enums with a variant of value 0.
///
/// # By hand
///
/// For a single field or pointer, `#[pool(unsafe(plain))]` says it: see
/// [the derive](derive@crate::PoolAlloc#unsafe-plain). For a type, everywhere:
/// what the derive does not take may be plain all the same: a union whose bytes mean something in every
/// case, a struct of another crate in a `#[repr(transparent)]` wrapper. Whoever implements the trait answers
/// for the list below. A type without padding needs no more than its name:
///
/// ```
/// use cymem::{Graph, Plain, PoolAlloc};
///
/// /// `union word { double number; uint64_t bits; };`
/// #[derive(Clone, Copy)]
/// #[repr(C)]
/// union Word { number: f64, bits: u64 }
///
/// // SAFETY: any eight bytes are valid for both fields, zeros too; both fill the union, which has nothing
/// // to drop, and `repr(C)`.
/// unsafe impl Plain for Word {}
///
/// #[derive(PoolAlloc)]
/// #[repr(C)]
/// struct Stack { depth: u32, #[pool(len = depth)] words: *mut Word }
///
/// let stack: Graph<Stack> = Graph::new(StackInit { words: [Word { number: 1.0 }, Word { bits: 7 }] })?;
/// // SAFETY: the bytes of a word are valid for each of its fields.
/// assert_eq!(unsafe { (stack.words()[0].number, stack.words()[1].bits) }, (1.0, 7));
/// # Ok::<(), cymem::Error>(())
/// ```
///
/// A type with padding says so, and writes its fields and nothing else. Its slot was zeroed, and what C
/// reads between the fields are these zeros:
///
/// ```
/// use cymem::{Plain, Pool};
///
/// /// As the headers of some library have it: `struct stamp { uint8_t zone; int64_t seconds; };`
/// #[derive(Clone, Copy)]
/// #[repr(C)]
/// struct stamp { zone: u8, seconds: i64 }
///
/// #[derive(Clone, Copy)]
/// #[repr(transparent)]
/// struct Stamp(stamp);
///
/// // SAFETY: zero is valid, there is nothing to drop, and both fields are written and no padding.
/// unsafe impl Plain for Stamp {
///     const PADDED: bool = true;
///
///     unsafe fn write_fields(&self, slot: *mut Self) {
///         let slot = slot.cast::<stamp>(); // the wrapper is transparent
///         // SAFETY: the caller's slot is valid for writes.
///         unsafe { (*slot).zone = self.0.zone };
///         // SAFETY: as above.
///         unsafe { (*slot).seconds = self.0.seconds };
///     }
/// }
///
/// let pool = Pool::new();
/// let stamp = pool.build(Stamp(stamp { zone: 1, seconds: 60 }))?;
/// // SAFETY: every byte of what is built is initialised.
/// let bytes = unsafe { core::slice::from_raw_parts(stamp.as_ptr().cast::<u8>(), 16) };
/// assert_eq!(bytes[1..8], [0; 7]);
/// # Ok::<(), cymem::Error>(())
/// ```
///
/// Where such a type ends an array by its value, its bytes are compared: -0.0 inside does not count as 0.0,
/// which it does in types that are derived.
///
/// # Safety
///
/// - All zero bytes are a valid value.
/// - There is no drop glue and no interior mutability.
/// - The layout is fixed by C's rules, and the size is not 0.
/// - If it may hold the address of a function, `FUNCTIONS` is true: such an address is not the same in
///   every crate, so it cannot end an array.
/// - If [`PADDED`](Plain::PADDED) is false there are no padding bytes; otherwise
///   [`write_fields`](Plain::write_fields) writes every field and no padding byte.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot lie in pool memory",
    label = "not known to be plain data",
    note = "plain data needs no destructor, has no pointers, is valid when all its bytes are zero, and has C's layout",
    note = "if it is your own `#[repr(C)]` struct, add `#[derive(PoolAlloc)]` to it, or mark a pointer to it with `#[pool(opaque)]`"
)]
pub unsafe trait Plain: Sized {
    /// Whether some byte of the type is padding.
    const PADDED: bool = fields::padded::<Self>(Self::FIELDS);

    /// Whether it may hold the address of a function, which is not the same in every crate.
    const FUNCTIONS: bool = fields::functions(Self::FIELDS);

    /// Whether any bytes are a value, as of an integer and not of a `bool`.
    #[doc(hidden)]
    const ANY_BITS: bool = fields::any_bits(Self::FIELDS);

    /// Whether it is an array, which no C function takes by value.
    #[doc(hidden)]
    const ARRAY: bool = false;

    /// The fields of a derived struct, whose layout is compared with C's where this is computed.
    #[doc(hidden)]
    const FIELDS: &'static [Field] = &[];

    /// How values are compared by [`same_value`](Plain::same_value).
    #[doc(hidden)]
    const COMPARED: Compared = fields::compared(Self::FIELDS, Self::PADDED);

    /// What the fields are, as in [`PoolAlloc`]; empty if nobody has said.
    #[doc(hidden)]
    const DESCRIPTION: &'static str = "";

    /// What the description refers to.
    #[doc(hidden)]
    const NAMED: Named = (&[], &[]);

    /// What the type is, for whoever treats values without knowing their types.
    #[doc(hidden)]
    #[must_use]
    fn cymem_kind() -> Kind {
        match Self::DESCRIPTION {
            "" => Kind::Bytes(if Self::PADDED { Some(write_fields::<Self>) } else { None }),
            _ => Kind::Struct(const { entries_of::<Self>() }),
        }
    }

    /// Copies the value field by field to `slot`.
    ///
    /// # Safety
    ///
    /// `slot` must be valid for writes and aligned. If the type is [`PADDED`](Plain::PADDED) its
    /// bytes are zero, and stay zero where there is padding.
    #[inline]
    unsafe fn write_fields(&self, slot: *mut Self) {
        // SAFETY: the slot is valid, and the value has no drop glue that a copy would double.
        unsafe { ptr::copy_nonoverlapping(self, slot, 1) };
    }

    /// Whether C finds two values equal, the second of which is zero if it is not given: 0.0 and -0.0 are,
    /// and what stands in padding does not count.
    ///
    /// # Safety
    ///
    /// Both pointers lead to values, in memory of which every byte is initialised; if
    /// [`COMPARED`](Plain::COMPARED) is not `Cleared`, padding need not be.
    #[doc(hidden)]
    #[inline]
    unsafe fn same_value(this: *const Self, other: Option<*const Self>) -> bool {
        // SAFETY: the caller's promise.
        unsafe { same_by_fields(Self::FIELDS, Self::COMPARED, this, other) }
    }
}

/// Compares two values of a type of these fields.
///
/// # Safety
///
/// As [`Plain::same_value`].
#[inline]
pub(crate) unsafe fn same_by_fields<T>(
    fields: &[Field],
    compared: Compared,
    this: *const T,
    other: Option<*const T>,
) -> bool {
    if fields.is_empty() || compared == Compared::Bytes {
        // SAFETY: no byte is padding, or the caller has cleared it.
        unsafe { bytes::same_bytes(this, other) }
    } else {
        // SAFETY: the caller's promise.
        unsafe { fields::same_fields(fields, this.cast(), other.map(<*const T>::cast)) }
    }
}

/// What the type of a plain field says about the struct around it.
pub(crate) const fn field_type<T: Plain>() -> FieldType {
    /// # Safety
    ///
    /// As [`Plain::same_value`].
    unsafe fn same<T: Plain>(this: *const u8, other: Option<*const u8>) -> bool {
        // SAFETY: the caller's promise.
        unsafe { T::same_value(this.cast(), other.map(<*const u8>::cast)) }
    }
    FieldType::sized::<T>(Content {
        padded: T::PADDED,
        functions: T::FUNCTIONS,
        any_bits: T::ANY_BITS,
        compared: T::COMPARED,
        same: same::<T>,
        leads: false,
        gaps: T::PADDED,
        kind: T::cymem_kind,
    })
}

/// Compares the layout of a type with what its derive was told, where no value is written that
/// would do so. Nor may a type have a destructor that is plain by hand.
pub(crate) const fn checked<T: Plain>() {
    // The constant of a derived type has the comparison in it.
    let _ = T::PADDED;
    assert!(
        !mem::needs_drop::<T>(),
        "a plain type must not implement `Drop`: the pool frees the memory without running destructors"
    );
}

/// [`Plain::write_fields`] without its type.
///
/// # Safety
///
/// As there.
unsafe fn write_fields<T: Plain>(value: *const u8, slot: *mut u8) {
    // SAFETY: the caller's promise.
    let value = unsafe { &*value.cast::<T>() };
    // SAFETY: as above.
    unsafe { value.write_fields(slot.cast()) };
}

/// Writes a plain value to `slot`, with zeros in its padding.
///
/// # Safety
///
/// `slot` must be valid for writes and aligned.
#[inline]
pub(crate) unsafe fn write<T: Plain>(value: &T, slot: *mut T) {
    if T::PADDED {
        // SAFETY: the caller's promise.
        unsafe { slot.write_bytes(0, 1) };
    }
    // SAFETY: the slot is valid and, if it must be, zero.
    unsafe { value.write_fields(slot) };
}

/// Rust's own numbers. A name such as `f64` may be another type's; what relies on the name asks this.
///
/// # Safety
///
/// The type is one of them.
#[doc(hidden)]
#[diagnostic::on_unimplemented(
    message = "`{Self}` is called like a type of Rust, and is another",
    label = "not the primitive type",
    note = "give your own type another name"
)]
pub unsafe trait Primitive: Plain + Copy {}

macro_rules! primitives {
    ($($ty:ty)*) => { $(
        #[diagnostic::do_not_recommend]
        // SAFETY: it is.
        unsafe impl Primitive for $ty {}
    )* };
}
primitives!(u8 u16 u32 u64 usize i8 i16 i32 i64 isize f32 f64);

macro_rules! plain {
    ($kind:ident: $($ty:ty)*) => { $(
        // SAFETY: zero is valid, there is nothing to drop, the layout is C's (Reference, "Type
        // layout": primitive data layout), and scalars have no padding.
        #[diagnostic::do_not_recommend]
        unsafe impl Plain for $ty {
            const ANY_BITS: bool = true;

            fn cymem_kind() -> Kind {
                Kind::$kind
            }
        }
    )* };
}
plain!(Unsigned: u8 u16 u32 u64 u128 usize);
plain!(Signed: i8 i16 i32 i64 i128 isize);

// SAFETY: as above.
#[diagnostic::do_not_recommend]
unsafe impl Plain for bool {
    fn cymem_kind() -> Kind {
        Kind::Bool
    }
}

macro_rules! plain_floats {
    ($($ty:ty)*) => { $(
        // SAFETY: as above.
        #[diagnostic::do_not_recommend]
        unsafe impl Plain for $ty {
            const COMPARED: Compared = Compared::Fields;
            const ANY_BITS: bool = true;

            fn cymem_kind() -> Kind {
                Kind::Float
            }

            #[inline]
            unsafe fn same_value(this: *const Self, other: Option<*const Self>) -> bool {
                // SAFETY: the caller's promise.
                let this = unsafe { *this };
                // SAFETY: as above.
                let other = other.map_or(0.0, |other| unsafe { *other });
                // A NaN equals none for C, but it is what ends an array that it was written to end.
                this == other || this.to_bits() == other.to_bits()
            }
        }
    )* };
}
plain_floats!(f32 f64);

// SAFETY: an array is its elements one after the other.
#[diagnostic::do_not_recommend]
unsafe impl<T: Plain, const N: usize> Plain for [T; N] {
    const PADDED: bool = T::PADDED;
    const FUNCTIONS: bool = T::FUNCTIONS;
    const ANY_BITS: bool = T::ANY_BITS;
    const COMPARED: Compared = T::COMPARED;
    const ARRAY: bool = true;

    fn cymem_kind() -> Kind {
        Kind::Array(const { &field_type::<T>() }, N)
    }

    #[inline]
    unsafe fn write_fields(&self, slot: *mut Self) {
        let elements = slot.cast::<T>();
        if T::PADDED {
            for (i, element) in self.iter().enumerate() {
                // SAFETY: the array has N elements.
                let slot = unsafe { elements.add(i) };
                // SAFETY: and the slot's bytes are zero.
                unsafe { element.write_fields(slot) };
            }
        } else {
            // SAFETY: the array has N elements without padding.
            unsafe { ptr::copy_nonoverlapping(self.as_ptr(), elements, N) };
        }
    }

    #[inline]
    unsafe fn same_value(this: *const Self, other: Option<*const Self>) -> bool {
        if T::COMPARED == Compared::Bytes {
            // SAFETY: there is no padding.
            return unsafe { bytes::same_bytes(this, other) };
        }
        (0..N).all(|i| {
            // SAFETY: the array has N elements.
            let this = unsafe { this.cast::<T>().add(i) };
            // SAFETY: as above.
            let other = other.map(|other| unsafe { other.cast::<T>().add(i) });
            // SAFETY: the caller's promise.
            unsafe { T::same_value(this, other) }
        })
    }
}

// SAFETY: `Wrapping` is `repr(transparent)`.
#[diagnostic::do_not_recommend]
unsafe impl<T: Plain> Plain for Wrapping<T> {
    const PADDED: bool = T::PADDED;
    const FUNCTIONS: bool = T::FUNCTIONS;
    const ANY_BITS: bool = T::ANY_BITS;
    const COMPARED: Compared = T::COMPARED;
    const ARRAY: bool = T::ARRAY;

    fn cymem_kind() -> Kind {
        T::cymem_kind()
    }

    #[inline]
    unsafe fn write_fields(&self, slot: *mut Self) {
        // SAFETY: the slot of the wrapper is the slot of what it wraps.
        unsafe { self.0.write_fields(slot.cast::<T>()) };
    }

    #[inline]
    unsafe fn same_value(this: *const Self, other: Option<*const Self>) -> bool {
        // SAFETY: the wrapper is what it wraps.
        unsafe { T::same_value(this.cast(), other.map(<*const Self>::cast)) }
    }
}

/// A field that is only there for the type checker: `PhantomData`.
#[doc(hidden)]
pub trait Phantom: crate::engine::sealed::Sealed {}

impl<T: ?Sized> crate::engine::sealed::Sealed for PhantomData<T> {}
impl<T: ?Sized> Phantom for PhantomData<T> {}
