//! Nested C structs from ordinary Rust data, freed all at once.
//!
//! A [`Pool`] owns memory. `#[derive(PoolAlloc)]` on `#[repr(C)]` structs makes, for a struct `T`:
//!
//! - `TInit`, a recipe with a field for each thing that C wants to know, written by `T::new_in`,
//!   [`Pool::build`] or [`Graph::new`];
//! - `TView`, safe reads of a finished node: slices, strings, and the views of other nodes.
//!
//! ```
//! use cymem::{Pool, PoolAlloc};
//!
//! #[derive(PoolAlloc)]
//! #[repr(C)]
//! struct Polygon {
//!     len: i32, // filled in
//!     #[pool(len = len)]
//!     x: *mut f64,
//!     #[pool(len = len)]
//!     y: *mut f64,
//! }
//!
//! let pool = Pool::new();
//! let triangle = Polygon::new_in(&pool, PolygonInit { x: [0.0, 4.0, 0.0], y: [0.0, 0.0, 3.0] })?;
//! assert_eq!(triangle.len(), 3);
//! assert_eq!(triangle.y(), [0.0, 0.0, 3.0]);
//! let for_c: *const Polygon = triangle.as_ptr();
//! # let _ = for_c;
//! // Dropping `pool` frees everything; `triangle` cannot outlive it.
//! # Ok::<(), cymem::Error>(())
//! ```
//!
//! # Where to look
//!
//! | to | see |
//! |---|---|
//! | know the attributes, each with its C struct | [the derive](derive@PoolAlloc) |
//! | build many graphs in one pool | [`Pool`], [`Pooled`] |
//! | own one graph | [`Graph`] |
//! | build on many threads | `SyncPool`, `Local` |
//! | save a graph, load it, compare two | [Saving](Graph#saving), [`Graph::load`], [`Graph::same`] |
//! | pass arrays and strings to a C function | [`Pool::array`], [`Pool::cstr`], [`Pool::argv`] |
//! | point at data without a copy | [`Borrowed`], [`BorrowedMut`], [`Kept`] |
//! | change a finished graph | [`Graph::edit`] |
//! | build from recursive data of your own | [`InitFrom`], [`Via`] |
//! | see or copy what C has built, checked | [`FromC`], [`Limits`] |
//! | copy nodes of other graphs | [`Graph::try_clone`], [`Pool::copy`], [`Cloned`] |
//! | see what a graph looks like, and what takes its memory | [`Graph::dot`], [`Graph::report`] |
//! | take over whole graphs, put finished nodes side by side | [`Pool::absorb`], [`Copied`] |
//! | have memory that is used again as soon as a function ends | [`Pool::scope`] |
//! | build graphs with cycles | [`Cyclic`], [`Graph::new_cyclic`], [`InitFromIn`] |
//! | have nodes that know their parents | [`back`](derive@PoolAlloc#back-parents-and-the-node-before) |
//! | build linked lists | [`Chain`], `T::list_in` |
//! | free, resize or release single blocks, as in Python's cymem | [`TrackedPool`] |
//! | use a C `malloc` | [`CMalloc`], [`BaseAlloc`] |
//! | have one block without a pool | [`Address`] |
//!
//! # What is promised
//!
//! Safe code cannot cause undefined behaviour through this crate. A bare struct value is never
//! trusted: only a view, which safe code cannot make, is read through. Every byte of what is built,
//! padding included, is a value or zero. Whatever can fail returns an [`Error`] that names the
//! field. What C must not do in return is told at [`Graph`](Graph#what-c-may-change).
//!
//! # Features
//!
//! - `std` (default): the crate is `no_std` with `alloc` without it.
//! - `huge-pages` (default): on Linux, chunks of 2 MiB and more ask for huge pages, through `libc`.
//! - `mmap`: `Graph::map` opens a saved graph where it lies, without a copy, through `memmap2`.
//! - `serde`: graphs are `Serialize` and `Deserialize`, with no derive but that of this crate: see `cymem::ser`.
//!
//! # Debugging
//!
//! Debug builds write `0xDD` over memory that is reset or freed. An [`Arena`] is one block to
//! valgrind and AddressSanitizer; build with [`Pool::tracked`] and they see the bounds of each
//! array. In release builds each thread keeps one block of 4 KiB for its next pool, in which valgrind does
//! not see a use after drop; debug builds, Miri and the sanitizers see every block go.
#![no_std]

extern crate alloc;
#[cfg(feature = "std")]
extern crate std;

// Generated code says `::cymem`, also in this crate's own documentation and tests.
extern crate self as cymem;

mod absorb;
mod address;
mod array;
mod bytes;
pub mod callback;
mod cloned;
mod copied;
mod copy;
mod cyclic;
mod ending;
mod engine;
mod error;
mod field_list;
mod fields;
mod foreign;
mod frozen_pool;
mod function;
mod graph;
mod handle;
mod kept;
mod layout;
mod lent;
mod linking;
mod list;
mod looking;
#[cfg(feature = "mmap")]
mod mapped;
mod mirror;
mod node;
mod owned;
mod place;
mod plain;
mod pointer;
mod pool;
mod put;
mod recipe;
mod same_type;
mod saved;
mod scope;
mod slots;
mod start;
mod str;
#[cfg(feature = "std")]
mod sync_pool;
mod table;
mod tag;
mod tracked_pool;
mod union;

pub mod edit;
pub mod init;
#[cfg(feature = "serde")]
pub mod ser;
pub mod shape;

#[doc(hidden)]
pub mod private;

pub use address::Address;
pub use array::{PooledArray, PooledCStr};
pub use callback::Callback;
pub use cloned::Cloned;
pub use copied::Copied;
pub use cyclic::Cyclic;
#[doc = include_str!("derive.md")]
pub use cymem_derive::PoolAlloc;
pub use edit::Editable;
pub use engine::arena::Arena;
pub use engine::base::{BaseAlloc, CMalloc, Global};
pub use engine::tracked::Tracked;
pub use engine::{Engine, Stats};
pub use error::Error;
pub use foreign::FromC;
pub use graph::{Filled, Graph, Root};
pub use kept::Kept;
pub use lent::{Borrowed, BorrowedMut, Borrows};
pub use mirror::Mirror;
pub use node::{PoolAlloc, Pooled};
pub use place::Place;
pub use plain::Plain;
pub use pool::{ArenaPool, Pool, TrackedPool};
pub use put::build::Context;
pub use put::never::Never;
pub use put::null::{Null, OrNull};
pub use recipe::{Init, InitFrom, InitFromIn, Via, ViaIn};
pub use shape::next::Chain;
pub use shape::unchecked::Bits;
pub use shape::value::{Zeroed, zeroed};
pub use slots::{Built, BuiltArray, InCycle, Link, Links, Slot, Slots};
pub use start::Fresh;
#[cfg(feature = "std")]
pub use sync_pool::{Local, SyncPool};
pub use table::dot::Dot;
pub use table::fault::Fault;
pub use table::report::{Report, Usage};
pub use table::source::Limits;
