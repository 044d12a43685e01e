//! Values that nobody vouches for, compared with what their types allow.

use alloc::format;
use alloc::string::String;

use super::fault::Fault;
use super::kind::{Field, Kind, Len, Role, described};
use super::read::{Case, case, read_bits, read_int, read_pointer};
use super::source::Source;
use crate::table::kind::{Compared, FieldType};

/// What is wrong with a value, and where in it.
pub(super) struct Wrong {
    pub(super) fault: Fault,
    pub(super) path: String,
}

impl From<Fault> for Wrong {
    fn from(fault: Fault) -> Self {
        Wrong { fault, path: String::new() }
    }
}

impl Wrong {
    #[cold]
    pub(super) fn at_index(&mut self, index: usize) {
        self.path = format!("[{index}]{}", self.path);
    }

    #[cold]
    fn in_field(mut self, field: &Field) -> Self {
        self.path = format!(".{}{}", field.name, self.path);
        self
    }
}

/// What is asked of a value.
#[derive(Clone, Copy, PartialEq)]
enum Asked {
    /// That its bytes are one of its type, so that it may be looked at.
    Bytes,
    /// Also that it has the constants, sizes, tags and texts of a node.
    All,
}

/// Checks the bytes of a value, and of all that stands in it; pointers are left to who follows them. Types nest no
/// deeper than they are written.
///
/// # Safety
///
/// As many initialised bytes are there as the type has.
pub(super) unsafe fn check_value<R: Source>(
    source: &R,
    ty: &FieldType,
    place: *const u8,
) -> Result<(), Wrong> {
    let asked = if source.is_read() { Asked::All } else { Asked::Bytes };
    // SAFETY: the caller's promise.
    unsafe { check(source, ty, place, asked) }
}

/// Checks that the bytes are a value which may be compared with what ends an array. That one is no node: if it is all zeros,
/// it lacks the constants of one, and its tags are of no case.
///
/// # Safety
///
/// As [`check_value`].
pub(super) unsafe fn check_bytes<R: Source>(
    source: &R,
    ty: &FieldType,
    place: *const u8,
) -> Result<(), Wrong> {
    // SAFETY: the caller's promise.
    unsafe { check(source, ty, place, Asked::Bytes) }
}

/// # Safety
///
/// As [`check_value`].
unsafe fn check<R: Source>(source: &R, ty: &FieldType, place: *const u8, asked: Asked) -> Result<(), Wrong> {
    match (ty.content.kind)() {
        Kind::Unsigned | Kind::Signed | Kind::Float => Ok(()),
        // SAFETY: the caller's promise.
        Kind::Bool => match unsafe { place.read() } {
            0 | 1 => Ok(()),
            found => Err(Fault::InvalidBool { found }.into()),
        },
        Kind::Enum(_, _, values) => {
            // Whether it has a sign is not known, but no value means two numbers.
            // SAFETY: as above.
            let bits = unsafe { read_bits(place, ty.size) } as i128;
            // SAFETY: as above.
            let signed = unsafe { read_int(place, ty) }.unwrap_or(bits);
            if values.has(signed) || values.has(bits) {
                Ok(())
            } else {
                Err(Fault::InvalidEnum { found: short(if values.signed() { signed } else { bits }) }.into())
            }
        }
        // SAFETY: as above.
        Kind::Function => match unsafe { read_pointer(place, false) } {
            function if !function.is_null() && !source.trusts_opaque() => Err(Fault::OpaquePointer.into()),
            _ => Ok(()),
        },
        Kind::Array(element, len) => {
            for index in 0..len {
                let place = place.wrapping_add(index * element.size);
                // SAFETY: the array has so many elements.
                if let Err(mut wrong) = unsafe { check(source, element, place, asked) } {
                    wrong.at_index(index);
                    return Err(wrong);
                }
            }
            Ok(())
        }
        Kind::Struct(entries) => {
            for (field, _) in described(entries) {
                // SAFETY: the struct has this field.
                unsafe { check_field(source, ty, field, place, asked) }
                    .map_err(|wrong| wrong.in_field(field))?;
            }
            Ok(())
        }
        Kind::Bytes(_) | Kind::Union(..) if ty.content.any_bits || source.trusts_unknown(&ty.content) => {
            Ok(())
        }
        Kind::Bytes(_) | Kind::Union(..) => Err(Fault::UnknownType.into()),
    }
}

/// Whether any bytes are a value, but for where its pointers lead: of many such values none is looked at.
pub(super) fn takes_any_bits(ty: &FieldType) -> bool {
    match (ty.content.kind)() {
        Kind::Unsigned | Kind::Signed | Kind::Float => true,
        Kind::Array(element, _) => takes_any_bits(element),
        Kind::Struct(entries) => described(entries).all(|(field, _)| match field.role {
            Role::Empty | Role::Pointer { .. } | Role::End(_) => true,
            Role::Value | Role::Count | Role::Tag => takes_any_bits(field.ty),
            _ => false,
        }),
        _ => false,
    }
}

/// Whether all bytes of a value are zero.
///
/// # Safety
///
/// As [`check_value`].
unsafe fn is_zero(ty: &FieldType, place: *const u8) -> bool {
    // SAFETY: the caller's promise.
    (0..ty.size).all(|at| unsafe { place.wrapping_add(at).read() } == 0)
}

/// Whether it is known which bytes are a value.
fn is_described(ty: &FieldType) -> bool {
    !matches!((ty.content.kind)(), Kind::Bytes(_))
}

/// A number for a message.
fn short(number: i128) -> i64 {
    i64::try_from(number).unwrap_or(i64::MAX)
}

/// # Safety
///
/// As [`check_value`], for the struct with the field.
unsafe fn check_field<R: Source>(
    source: &R,
    ty: &FieldType,
    field: &Field,
    node: *const u8,
    asked: Asked,
) -> Result<(), Wrong> {
    let place = node.wrapping_add(field.offset);
    match field.role {
        // Where they lead is not asked here.
        Role::Empty | Role::Pointer { .. } | Role::End(_) => Ok(()),
        // SAFETY: the caller's promise.
        Role::Value | Role::Count | Role::Tag | Role::Untagged => unsafe {
            check(source, field.ty, place, asked)
        },
        Role::SizeOf | Role::Null | Role::Text(_) if asked == Asked::Bytes => Ok(()),
        // What cannot be compared is not let through as if it could.
        Role::Constant(_) if R::BUILT && field.ty.content.compared == Compared::Unknown => {
            Err(Fault::UnknownType.into())
        }
        // Zeros are a value of any type.
        // SAFETY: the caller's promise.
        Role::Constant(_) if asked == Asked::Bytes && unsafe { is_zero(field.ty, place) } => Ok(()),
        Role::Constant(_) if asked == Asked::Bytes && is_described(field.ty) => {
            // SAFETY: as above.
            unsafe { check(source, field.ty, place, asked) }
        }
        Role::Constant(always) => {
            let content = &field.ty.content;
            match (content.kind)() {
                // Pointers of constants are not what they were in another process. Other types that nobody has described
                // are no constants before they are values.
                Kind::Bytes(_) if content.any_bits && source.trusts_opaque() => return Ok(()),
                // Any bytes can be compared with those of a value.
                Kind::Bytes(_) if content.compared == Compared::Bytes => {}
                // SAFETY: the caller's promise.
                _ => unsafe { check(source, field.ty, place, asked) }?,
            }
            // Where padding is nobody knows, and it may be anything.
            if matches!(content.compared, Compared::Cleared | Compared::Unknown) {
                return Ok(());
            }
            let mut same = false;
            always(&mut |value| {
                // SAFETY: so both are values, and what is looked at of them is initialised.
                same = unsafe { (content.same)(place, Some(value)) };
            });
            if same { Ok(()) } else { Err(Fault::OtherConstant.into()) }
        }
        // SAFETY: the caller's promise.
        Role::SizeOf => match unsafe { read_int(place, field.ty) } {
            Some(found) if i128::try_from(ty.size) != Ok(found) => {
                Err(Fault::OtherSize { expected: ty.size, found: short(found) }.into())
            }
            _ => Ok(()),
        },
        // SAFETY: the caller's promise.
        Role::Null => match unsafe { read_pointer(place, false) } {
            pointer if pointer.is_null() => Ok(()),
            _ => Err(Fault::UnexpectedPointer.into()),
        },
        Role::Text(len) => {
            let text = (0..field.ty.size).find(|&at| {
                // SAFETY: as many bytes are there.
                unsafe { place.wrapping_add(at).read() == 0 }
            });
            let Some(found) = text else { return Err(Fault::NoEnd { limit: field.ty.size }.into()) };
            let Some(Len::Field(count)) = len else { return Ok(()) };
            // SAFETY: the caller's promise.
            match unsafe { read_int(node.wrapping_add(count.offset), count.ty) } {
                Some(expected) if i128::try_from(found) == Ok(expected) => Ok(()),
                expected => {
                    let expected =
                        expected.and_then(|expected| usize::try_from(expected).ok()).unwrap_or(usize::MAX);
                    Err(Fault::TextLength { expected, found }.into())
                }
            }
        }
        // SAFETY: the caller's promise.
        Role::Union(tag, mask) => match unsafe { case(field, tag, mask, node) } {
            Some(Case { field: case, .. }) => {
                // SAFETY: the case begins where the union does.
                unsafe { check_field(source, ty, case, place, asked) }.map_err(|wrong| wrong.in_field(case))
            }
            None if asked == Asked::Bytes => Ok(()),
            None => {
                // SAFETY: the caller's promise.
                let found = unsafe { read_bits(node.wrapping_add(tag.offset), tag.ty.size) } & mask;
                Err(Fault::UnknownTag { found: found as u64 }.into())
            }
        },
    }
}
