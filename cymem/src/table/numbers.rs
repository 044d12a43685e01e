//! Rust's own numbers, as the table knows them.

use core::fmt;

use super::kind::{FieldType, Kind};
use crate::shape::traits::slots;

macro_rules! numbers {
    ($($name:ident: $kind:ident $ty:ty;)*) => {
        /// Numbers of one type. Such as are called `usize` or `c_int` are shown and compared like those of their size.
        #[derive(PartialEq)]
        pub(super) enum Numbers<'a> {
            $($name(&'a [$ty]),)*
        }

        impl Numbers<'_> {
            /// As many numbers of a type; none if it is no number.
            ///
            /// # Safety
            ///
            /// They are there, or the pointer is null, and stay there.
            pub(super) unsafe fn read<'a>(ty: &FieldType, start: *const u8, len: usize) -> Option<Numbers<'a>> {
                match ((ty.content.kind)(), ty.size) {
                    $((Kind::$kind, size) if size == size_of::<$ty>() => {
                        // SAFETY: the caller's promise.
                        let numbers = unsafe { slots(start.cast(), len) };
                        Some(Numbers::$name(numbers))
                    })*
                    _ => None,
                }
            }

            /// Shows the first of them.
            pub(super) fn fmt_first(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                match self {
                    $(Numbers::$name(numbers) => match numbers.first() {
                        Some(number) => fmt::Debug::fmt(number, f),
                        None => Ok(()),
                    },)*
                }
            }
        }

        impl fmt::Debug for Numbers<'_> {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                match self {
                    $(Numbers::$name(numbers) => numbers.fmt(f),)*
                }
            }
        }
    };
}
numbers! {
    U8: Unsigned u8;
    U16: Unsigned u16;
    U32: Unsigned u32;
    U64: Unsigned u64;
    U128: Unsigned u128;
    I8: Signed i8;
    I16: Signed i16;
    I32: Signed i32;
    I64: Signed i64;
    I128: Signed i128;
    F32: Float f32;
    F64: Float f64;
}
