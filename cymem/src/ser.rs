//! Graphs as data: serde's [`Serialize`] and [`Deserialize`], by the description that the derive has made of each
//! struct. Feature `serde`.
//!
//! A [`Graph`] and a [`Pooled`] handle are `Serialize`; [`view`] is for views. A `Graph` is `Deserialize`, and
//! [`T::deserialize_in`](DeserializeIn::deserialize_in) reads into a pool. The structs themselves need no derive of serde.
//!
//! ```
//! use cymem::ser::DeserializeIn;
//! use cymem::{Graph, Pool, PoolAlloc};
//!
//! #[derive(PoolAlloc)]
//! #[repr(C)]
//! struct Row { len: usize, #[pool(len = len)] indices: *mut usize, #[pool(len = len)] values: *mut f64 }
//!
//! #[derive(PoolAlloc)]
//! #[repr(C)]
//! struct Matrix { len: u32, #[pool(len = len)] rows: *mut Row }
//!
//! let json = r#"{"rows":[{"indices":[0,2],"values":[1.0,3.5]},{"indices":[],"values":[]}]}"#;
//! let matrix: Graph<Matrix> = serde_json::from_str(json)?;
//! assert_eq!((matrix.len(), matrix.rows()[0].values()), (2, &[1.0, 3.5][..]));
//! assert_eq!(serde_json::to_string(&matrix)?, json);
//! assert_eq!(
//!     serde_json::to_string(&cymem::ser::view::<Row>(&matrix.rows()[0]))?,
//!     r#"{"indices":[0,2],"values":[1.0,3.5]}"#
//! );
//!
//! let pool = Pool::new();
//! pool.set_limit(Some(1 << 20)); // the data comes from somebody else
//! let mut json = serde_json::Deserializer::from_str(r#"{"indices":[0,2],"values":[1.0]}"#);
//! let error = Row::deserialize_in(&pool, &mut json).unwrap_err();
//! assert_eq!(
//!     error.to_string().split(" at line").next(),
//!     Some("`Row.values`: expected 2 elements as in `indices`, found 1; make both the same length")
//! );
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! # What is data
//!
//! What a recipe is given; what it fills in is left out, and is filled in again: counts that are not `given`, tags, `end`, the lengths of jagged
//! rows, terminators, `value`, `size_of` and `null`. So are pointers back: the node that is read leads back to what holds it in the data, if the
//! field there says `back`, and in a list to the one before. Data may be a part of a graph: the first node leads back nowhere.
//!
//! | in C | as data |
//! |---|---|
//! | a struct | a struct, with the names of C |
//! | a struct with the one field `0` | that field |
//! | numbers, `bool`, arrays by value | the same, as a tuple for arrays |
//! | an enum | the name of its variant |
//! | a union with a tag | its case, as an enum in Rust: `{"text": "…"}`, or `"none"` for a case without a field |
//! | a tag with a `mask` | the bits that no union has |
//! | `one` | the node, or null |
//! | an array | a sequence; null if it is NULL though its count is not 0, or if it has no count |
//! | `each(…)` in place | a sequence of as many pointers; fewer may be read |
//! | `list` | a sequence of the nodes that follow, which have no such field of their own |
//! | `cstr`, `utf16`, `str` | a string, or null; text that is not Unicode is an error |
//! | `block` | a sequence of strings, or null |
//! | `bytes` | bytes, which are a sequence of numbers in JSON; text is read, too |
//! | `link`, `opaque`, functions | null; an error if it is not NULL |
//! | `back` | nothing: it is left out |
//! | plain by hand or by promise, `untagged` | an error |
//!
//! Whatever may be NULL is an `Option` to serde, arrays and strings too. As an array, null goes with any count,
//! as [`Null`](crate::Null) does. Data has no form for what is shared: a node that is met a second time is an error, and
//! so are an array of structs with pointers that is, and what nests deeper than 128 structs and arrays.
//!
//! # Data of others
//!
//! Whatever comes is a graph as recipes write it, or an error that says where: arrays of different lengths that share a
//! count, lengths that do not fit the count or are not what other fields say, unknown, missing and repeated fields, text
//! with a NUL or too long for its array, elements that would end an array, numbers out of range. Errors of the syntax are those of the format.
//!
//! Memory is limited by [`Pool::set_limit`], arrays included while they grow; a `Graph` has at most [`LIMIT`] bytes. A
//! pool without a limit takes what a `capacity` in the data asks for.

use core::alloc::Layout;
use core::ptr::NonNull;

use serde::de::{Deserialize, Deserializer, Error as _};
use serde::ser::{Serialize, Serializer};

use crate::engine::Engine;
use crate::error::Error;
use crate::graph::Graph;
use crate::node::{PoolAlloc, Pooled, described};
use crate::pool::Pool;
use crate::table::de::{Memory, read};
use crate::table::ser::Root;

/// How many bytes a [`Graph`] has at most that was read by [`Deserialize`]: 1 GiB. To choose another limit, read into
/// a pool that has it.
pub const LIMIT: usize = 1 << 30;

/// A view as [data](self).
pub fn view<T: PoolAlloc>(view: &T::View) -> impl Serialize + '_ {
    // SAFETY: a view is a written node, and has its layout.
    unsafe { Root::new(described::<T>(), view) }
}

impl<T: PoolAlloc> Serialize for Graph<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        view::<T>(self).serialize(serializer)
    }
}

impl<T: PoolAlloc> Serialize for Pooled<'_, T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        view::<T>(self).serialize(serializer)
    }
}

impl<'de, T: PoolAlloc> Deserialize<'de> for Graph<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let read_root = |pool: &Pool, root| {
            pool.set_limit(Some(LIMIT));
            // SAFETY: the place is for a `T`.
            unsafe { read(pool, described::<T>(), root, deserializer) }
        };
        // SAFETY: the root is read, or there is an error.
        unsafe { Graph::written_by(read_root, D::Error::custom) }
    }
}

/// Reading into a pool, for every struct that derives [`PoolAlloc`](derive@crate::PoolAlloc).
pub trait DeserializeIn: PoolAlloc {
    /// Reads a node, and all that it leads to, into a pool: see [`ser`](self) for the form of the data, and what
    /// it may be.
    ///
    /// ```
    /// use cymem::ser::DeserializeIn;
    /// use cymem::{Pool, PoolAlloc};
    ///
    /// #[derive(PoolAlloc)]
    /// #[repr(C)]
    /// struct Row { len: u32, #[pool(len = len)] values: *const f64 }
    ///
    /// let pool = Pool::new();
    /// let row = Row::deserialize_in(&pool, &mut serde_json::Deserializer::from_str(r#"{"values": [1, 2.5]}"#))?;
    /// assert_eq!((row.len(), row.values()), (2, &[1.0, 2.5][..]));
    /// # Ok::<(), serde_json::Error>(())
    /// ```
    ///
    /// # Errors
    ///
    /// Those of the deserializer, which say where the data is wrong. What was read until then stays in the pool,
    /// unreachable.
    fn deserialize_in<'p, 'de, B: Engine, D: Deserializer<'de>>(
        pool: &'p Pool<B>,
        deserializer: D,
    ) -> Result<Pooled<'p, Self>, D::Error> {
        let root = pool.reserve(Layout::new::<Self>()).map_err(D::Error::custom)?;
        // SAFETY: the place is new memory with the layout of the node.
        unsafe { read(pool, described::<Self>(), root.as_ptr(), deserializer) }?;
        // SAFETY: the node was written, and the pool keeps it.
        Ok(unsafe { Pooled::new(root.cast()) })
    }
}

impl<T: PoolAlloc> DeserializeIn for T {}

impl<B: Engine> Memory for Pool<B> {
    fn reserve(&self, layout: Layout) -> Result<NonNull<u8>, Error> {
        Pool::reserve(self, layout)
    }

    fn left(&self) -> usize {
        Pool::left(self)
    }
}
