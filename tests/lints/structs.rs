//! Structs of every kind, for crates in which lints are errors.

use std::ffi::{c_char, c_void};
use std::marker::PhantomData;

use cymem::{Plain, PoolAlloc};

/// Plain, with padding.
#[derive(Clone, Copy, Debug, PartialEq, PoolAlloc)]
#[repr(C)]
pub struct Point {
    /// A byte before padding.
    pub tag: u8,
    /// Eight bytes.
    pub x: f64,
}

/// A newtype.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PoolAlloc)]
#[repr(transparent)]
pub struct Id(pub u32);

/// An enum.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PoolAlloc)]
#[repr(u8)]
pub enum Color {
    /// Zero.
    Red,
    /// Not zero.
    Green = 7,
}

/// A node of every shape.
#[derive(Debug, PoolAlloc)]
#[pool(derive(Debug, PartialEq), edit)]
#[repr(C)]
pub struct Everything {
    /// Plain.
    pub point: Point,
    pub(crate) id: Id,
    pub(crate) color: Color,
    /// A count.
    pub n: u32,
    /// Counted.
    #[pool(len = n)]
    pub values: *mut f64,
    /// An expression.
    #[pool(len = n + 1)]
    pub offsets: *const usize,
    /// Rows.
    #[pool(len = n, each(zero_terminated))]
    pub rows: *mut *mut u16,
    /// A terminator.
    #[pool(terminator = -1)]
    pub indices: *mut i32,
    /// A test of its own.
    #[pool(zero_terminated, until = |value| *value == 9)]
    pub digits: *mut u8,
    /// One.
    #[pool(one)]
    pub next: *mut Self,
    /// Several.
    #[pool(null_terminated, each(one))]
    pub others: *mut *const Point,
    /// Text.
    #[pool(cstr)]
    pub name: *const c_char,
    /// Text in place.
    #[pool(str)]
    pub inline: [c_char; 8],
    /// Opaque.
    #[pool(opaque)]
    pub user: *mut c_void,
    /// In place.
    #[pool(nested)]
    pub nested: Counted,
    /// An array in place.
    #[pool(nested)]
    pub nested_array: [Counted; 2],
    /// A length.
    pub bytes: usize,
    /// Without a type.
    #[pool(elem = u32, len = bytes, unit = bytes)]
    pub erased: *mut c_void,
    /// A constant.
    #[pool(value = 3)]
    pub version: u8,
    /// A size.
    #[pool(size_of)]
    pub size: u16,
    /// Nothing.
    #[pool(null)]
    pub reserved: *mut u8,
    /// Old.
    #[deprecated = "for the test"]
    pub old: u8,
    /// Never.
    #[cfg(any())]
    pub absent: Vec<u8>,
    /// A raw name.
    pub r#type: u32,
}

/// A small node.
#[derive(Clone, Copy, Debug, PoolAlloc)]
#[pool(derive(Debug, PartialEq))]
#[pool(edit)]
#[repr(C)]
pub struct Counted {
    /// A count.
    pub r#in: u8,
    /// Bytes.
    #[pool(len = r#in)]
    pub r#ref: *mut u8,
}

/// A list.
#[derive(Debug, PoolAlloc)]
#[repr(C)]
pub struct Item {
    /// Its number.
    pub id: u32,
    /// The next item.
    #[pool(list)]
    pub next: *mut Self,
}

/// Parameters.
#[derive(Debug, PoolAlloc)]
#[repr(C)]
pub struct Generic<T, const N: usize>
where
    T: Plain + Copy,
{
    /// Plain.
    pub first: [T; N],
    /// A count.
    pub n: u64,
    /// Counted.
    #[pool(len = n)]
    pub rest: *mut [T; N],
    /// Nothing.
    pub phantom: PhantomData<fn() -> T>,
}

/// Parameters, plain.
#[derive(Clone, Copy, Debug, PoolAlloc)]
#[repr(C)]
pub struct PlainGeneric<T: Plain> {
    /// Plain.
    pub value: T,
    phantom: PhantomData<T>,
}

/// Old as a whole.
#[deprecated = "for the test"]
#[derive(Debug, PoolAlloc)]
#[repr(C)]
pub struct Old {
    /// A count.
    pub n: u32,
    /// Counted.
    #[pool(len = n)]
    pub values: *mut f64,
}

#[allow(non_camel_case_types)]
mod bindings {
    //! As bindgen writes them.
    use cymem::PoolAlloc;

    /// C's own name.
    #[derive(Clone, Copy, Debug, PoolAlloc)]
    #[repr(C)]
    pub struct svm_node {
        /// The column.
        pub index: i32,
        /// The value.
        pub value: f64,
    }

    /// C's own name.
    #[derive(Debug, PoolAlloc)]
    #[repr(C)]
    pub struct svm_problem {
        /// How many rows.
        pub l: i32,
        /// The rows.
        #[pool(len = l, each(terminator = svm_node { index: -1, value: 0.0 }, until = |node| node.index == -1))]
        pub x: *mut *mut svm_node,
    }
}
pub use bindings::{svm_node, svm_problem, svm_problemInit};

/// A union with tags.
#[derive(Clone, Copy, PoolAlloc)]
#[pool(derive(Debug, PartialEq), empty(nothing = Color::Red))]
#[repr(C)]
#[allow(missing_debug_implementations)]
pub union Value {
    /// A number.
    #[pool(when = Color::Green as u8)]
    pub number: f64,
    /// Text.
    #[pool(when = [8_u16, 9], cstr)]
    pub text: *const c_char,
    /// A struct.
    #[pool(when = 10, nested)]
    pub name: Name,
    /// A function.
    #[pool(when = 11)]
    pub function: Option<extern "C" fn(&u8) -> u8>,
}

/// A struct by value.
#[derive(Clone, Copy, Debug, PoolAlloc)]
#[pool(derive(Debug, PartialEq))]
#[repr(C)]
pub struct Name {
    /// Text.
    #[pool(cstr)]
    pub text: *const c_char,
}

/// A union without tags.
#[derive(Clone, Copy, PoolAlloc)]
#[pool(derive(Debug, PartialEq))]
#[repr(C)]
#[allow(missing_debug_implementations)]
pub union Word {
    /// A number.
    pub number: f64,
    /// Its bits.
    pub bits: u64,
}

/// A union without tags, and with a pointer.
#[derive(Clone, Copy, PoolAlloc)]
#[repr(C)]
#[allow(missing_debug_implementations)]
pub union Argument<T: Plain + Copy> {
    /// A number.
    pub number: T,
    /// Text.
    #[pool(cstr)]
    pub text: *const c_char,
}

/// What holds unions, and values of others.
#[allow(unsafe_code)]
#[derive(PoolAlloc)]
#[repr(C)]
#[allow(missing_debug_implementations)]
pub struct Holder {
    /// Filled in.
    pub kind: u8,
    /// Bits of it are.
    pub flags: u32,
    /// With a tag.
    #[pool(tag = kind)]
    pub value: Value,
    /// With flags.
    #[pool(tag = flags, mask = 0xF)]
    pub more: Value,
    /// Without.
    #[pool(untagged)]
    pub word: Word,
    /// Without, and behind a pointer.
    #[pool(one, untagged)]
    pub argument: *mut Argument<u8>,
    /// A promise.
    #[pool(unsafe(plain))]
    pub bits: std::num::Saturating<u32>,
    /// A callback.
    pub callback: Option<unsafe extern "C" fn(&mut u8, &u8)>,
}

/// A mirror.
#[derive(Debug, PoolAlloc)]
#[pool(mirror = Name)]
#[repr(C)]
pub struct Mirror {
    /// Text.
    #[pool(cstr)]
    pub text: *const c_char,
}

macro_rules! made {
    ($(#[$doc:meta])* $name:ident { $count:ident: $integer:ty, $field:ident: $ty:ty }) => {
        $(#[$doc])*
        #[derive(Debug, PoolAlloc)]
        #[repr(C)]
        pub struct $name {
            /// A count.
            pub $count: $integer,
            /// Counted.
            #[pool(len = $count)]
            pub $field: $ty,
            /// Named by the macro.
            #[pool(len = $count)]
            pub own: *mut $integer,
        }
    };
}
made!(
    /// Made by a macro.
    Made { n: u32, values: *mut f64 }
);

/// A struct in a function.
///
/// # Errors
///
/// Memory is exhausted.
pub fn local() -> Result<usize, cymem::Error> {
    #[derive(PoolAlloc)]
    #[repr(C)]
    struct Local {
        n: u32,
        #[pool(len = n)]
        values: *mut f64,
    }
    let graph: cymem::Graph<Local> = cymem::Graph::new(LocalInit { values: [1.0, 2.0] })?;
    Ok(graph.values().len())
}
