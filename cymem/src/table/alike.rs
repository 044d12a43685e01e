//! Structs that lead to plain arrays and strings and to nothing else, compared in one loop: most of a graph is made of
//! them.

use core::ffi::CStr;

use super::kind::{Compared, Entry, FieldType, Kind, Len, Role, Step, described};
use super::parts::{EqualFn, How, Parts};
use super::plan::Count;
use super::read::read_pointer;
use super::view::text;
use crate::shape::traits::slots;

/// With how many fields it is worth while.
const MOST: usize = 12;

/// How the fields of such a struct are compared.
pub(super) struct Alike {
    fields: [Option<Part>; MOST],
}

/// A field.
#[derive(Clone, Copy)]
struct Part {
    offset: usize,
    what: What,
}

#[derive(Clone, Copy)]
enum What {
    /// A value in place.
    Value(Way),
    /// So many values behind a pointer.
    Array(Way, Count),
    /// A string behind a pointer.
    CString,
    /// Text in as many bytes in place.
    Text(usize),
    /// A pointer that nobody follows.
    Address,
}

/// How values of so many bytes each are compared.
#[derive(Clone, Copy)]
enum Way {
    /// -0.0 is 0.0, and what is not a number is not even itself.
    F32,
    F64,
    /// Equal ones have equal bytes.
    Bytes(usize),
    /// By a function of their own.
    Own(usize, EqualFn),
}

impl Alike {
    /// How structs are compared that have nothing else; nothing for others.
    pub(super) fn of(entries: &'static [Entry], parts: Parts<EqualFn>) -> Option<Self> {
        let mut fields = [None; MOST];
        let mut places = fields.iter_mut();
        let mut rest = parts;
        for (position, (field, steps)) in described(entries).enumerate() {
            let how = match rest {
                [(part, how), others @ ..] if *part == position => {
                    rest = others;
                    Some(*how)
                }
                _ => None,
            };
            let what = match field.role {
                Role::Empty | Role::End(_) => continue,
                Role::Text(_) => What::Text(field.ty.size),
                Role::Union(..) => return None,
                Role::Pointer { .. } if field.ty.content.any_bits => return None,
                Role::Pointer { .. } => match *steps {
                    [Entry::Step(Step::Opaque)] => What::Address,
                    [Entry::Step(Step::CString(_))] if how.is_none() => What::CString,
                    [
                        Entry::Step(Step::Counted(Len::Field(count), false)),
                        Entry::Step(Step::Elements(target)),
                    ] => What::Array(Way::of(target(), how)?, Count::of(count)?),
                    _ => return None,
                },
                _ => What::Value(Way::of(field.ty, how)?),
            };
            *places.next()? = Some(Part { offset: field.offset, what });
        }
        Some(Alike { fields })
    }

    /// Whether two such structs are equal. Adds to `bytes` how much they have led to.
    ///
    /// # Safety
    ///
    /// Written structs are there, with all that they lead to.
    #[inline]
    pub(super) unsafe fn are(&self, a: *const u8, b: *const u8, bytes: &mut usize) -> bool {
        // SAFETY: the caller's promise.
        self.fields.iter().map_while(Option::as_ref).all(|part| unsafe { part.is_alike(a, b, bytes) })
    }
}

impl Way {
    fn of(ty: &'static FieldType, how: Option<fn() -> How<EqualFn>>) -> Option<Self> {
        if ty.content.leads || ty.size == 0 {
            return None;
        }
        match (how, (ty.content.kind)(), ty.size) {
            (Some(how), ..) => match how() {
                How::Own(equal) => Some(Way::Own(ty.size, equal)),
                _ => None,
            },
            (None, Kind::Float, 4) => Some(Way::F32),
            (None, Kind::Float, 8) => Some(Way::F64),
            (None, ..) if ty.content.compared == Compared::Bytes => Some(Way::Bytes(ty.size)),
            _ => None,
        }
    }

    /// The size of a value.
    #[inline]
    fn size(self) -> usize {
        match self {
            Way::F32 => 4,
            Way::F64 => 8,
            Way::Bytes(size) | Way::Own(size, _) => size,
        }
    }

    /// Whether so many values are equal.
    ///
    /// # Safety
    ///
    /// They are there.
    #[inline]
    unsafe fn are_equal(self, a: *const u8, b: *const u8, len: usize) -> bool {
        match self {
            // SAFETY: the caller's promise.
            Way::F32 => unsafe { equal::<f32>(a, b, len) },
            // SAFETY: as above.
            Way::F64 => unsafe { equal::<f64>(a, b, len) },
            // SAFETY: as above.
            Way::Bytes(size) => unsafe { equal::<u8>(a, b, len * size) },
            Way::Own(size, equal) => {
                // SAFETY: the function is for these values.
                (0..len).all(|at| unsafe { equal(a.wrapping_add(at * size), b.wrapping_add(at * size)) })
            }
        }
    }
}

/// # Safety
///
/// So many values are in both places, which are aligned for them.
#[inline]
unsafe fn equal<T: PartialEq>(a: *const u8, b: *const u8, len: usize) -> bool {
    // SAFETY: the caller's promise.
    let a = unsafe { slots::<T>(a.cast(), len) };
    // SAFETY: as above.
    a == unsafe { slots::<T>(b.cast(), len) }
}

/// # Safety
///
/// As many bytes are in both places.
#[inline]
unsafe fn same_bits<T: PartialEq>(a: *const u8, b: *const u8) -> bool {
    // SAFETY: the caller's promise.
    let a = unsafe { a.cast::<T>().read_unaligned() };
    // SAFETY: as above.
    a == unsafe { b.cast::<T>().read_unaligned() }
}

impl Part {
    /// # Safety
    ///
    /// As [`Alike::are`].
    #[inline]
    unsafe fn is_alike(&self, node: *const u8, other: *const u8, bytes: &mut usize) -> bool {
        let (in_a, in_b) = (node.wrapping_add(self.offset), other.wrapping_add(self.offset));
        match self.what {
            // The most common ones, without a call.
            // SAFETY: as many bytes are there.
            What::Value(Way::Bytes(8)) => return unsafe { same_bits::<u64>(in_a, in_b) },
            // SAFETY: as above.
            What::Value(Way::Bytes(4)) => return unsafe { same_bits::<u32>(in_a, in_b) },
            // SAFETY: a value is there.
            What::Value(way) => return unsafe { way.are_equal(in_a, in_b, 1) },
            What::Text(size) => {
                // SAFETY: as many bytes are there.
                let a = unsafe { text(in_a, size) };
                // SAFETY: as above.
                return a == unsafe { text(in_b, size) };
            }
            What::Array(..) | What::CString | What::Address => {}
        }
        // SAFETY: the field is a pointer.
        let a = unsafe { read_pointer(in_a, false) };
        // SAFETY: as above.
        let b = unsafe { read_pointer(in_b, false) };
        match self.what {
            What::Array(way, count) => {
                let len = |start: *const u8, node| match start.is_null() {
                    true => 0,
                    // SAFETY: both have this count.
                    false => unsafe { count.read(node) }.unwrap_or(0),
                };
                let found = len(a, node);
                *bytes = bytes.wrapping_add(found * way.size());
                // SAFETY: so many are there.
                found == len(b, other) && unsafe { way.are_equal(a, b, found) }
            }
            What::CString if !a.is_null() && !b.is_null() => {
                // SAFETY: text is there that ends.
                let a = unsafe { CStr::from_ptr(a.cast()) };
                *bytes = bytes.wrapping_add(a.count_bytes());
                // SAFETY: as above.
                a == unsafe { CStr::from_ptr(b.cast()) }
            }
            _ => a == b,
        }
    }
}
