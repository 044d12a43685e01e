//! What generated code calls. Not part of the interface.
//!
//! Generated code knows this module under a name of its own and says everything through it.

mod check;
mod elem;
mod layout;
mod view;
mod write;

pub use core;
pub use core::primitive::{bool, u8};
pub use core::result::Result::{self, Err, Ok};

pub use crate::engine::Engine;
pub use crate::error::Error;
pub use crate::init::chain::{Alone, ChainIter, ListNode, Next, list_in};
pub use crate::init::count::{Agreed, Len, stored_len};
pub use crate::init::pointer::{Null, Recipe};
pub use crate::init::rows::{IntoDeepRows, IntoRows, Row};
pub use crate::init::shape::{Counted, Linked, One, Opaque, Shape, Terminated, Terminator, Value, Zero};
pub use crate::init::string::{CString, Text};
pub use crate::init::value::{Inline, Zeroed, zeroed};
pub use crate::init::{Context, Init, InitArray};
pub use crate::list::List;
pub use crate::plain::{Phantom, Plain};
pub use crate::pool::Pool;
pub use crate::pooled::{PoolAlloc, Pooled};
pub use check::{
    ConstantField, OpaqueField, PhantomField, PlainField, PlainTerminator, VoidField, generic, phantom,
};
pub use elem::Elem;
pub use layout::{CEnum, FieldType, NotPlain, OtherField, Probe, check_enum, checked_padding};
pub use view::{Node, Seen, SeenAs, Target, ViewOf, all_seen, array, elements, equal, get, seen};
pub use write::{Constant, HasNull, Writer, write_terminator};
