//! cymem: C struct graphs from Rust data.
#![no_std]

extern crate alloc;
#[cfg(feature = "std")]
extern crate std;

// Generated code says `::cymem`, also in this crate's own documentation and tests.
extern crate self as cymem;

mod address;
mod engine;
mod error;
mod graph;
mod init;
mod list;
mod owned;
mod plain;
mod pool;
mod pooled;

#[doc(hidden)]
pub mod private;

pub use address::Address;
pub use cymem_derive::PoolAlloc;
pub use engine::arena::Arena;
pub use engine::base::{BaseAlloc, CMalloc, Global};
pub use engine::tracked::Tracked;
pub use engine::{Engine, Stats};
pub use error::{Error, Place};
pub use graph::{Filled, Graph, Root};
pub use init::chain::{Chain, ChainIter, ListNode, Next};
pub use init::count::Count;
pub use init::from::{InitFrom, Via};
pub use init::pointer::{Null, Nullable, Pointer, ToNode};
pub use init::shape::{Counted, Linked, One, Opaque, Shape, Terminated, Terminator, Value, Zero};
pub use init::string::{CString, Str, Text};
pub use init::value::{Inline, Zeroed, zeroed};
pub use init::{Context, Init, InitArray};
pub use list::{List, ListIter};
pub use plain::Plain;
pub use pool::{ArenaPool, Pool, TrackedPool};
pub use pooled::{PoolAlloc, Pooled};
