//! What generated code calls. Not part of the interface.

mod check;
mod layout;
mod view;
mod write;

pub use core;
pub use core::result::Result::{Err, Ok};

pub use crate::init::chain::{Alone, list_in};
pub use crate::init::count::{Agreed, Len, counted, stored_len};
pub use crate::init::pointer::Recipe;
pub use crate::init::rows::{IntoRows, Row, terminated_rows};
pub use crate::plain::Phantom;
pub use check::{ConstantField, PhantomField, PlainField, plain, same, thin_pointer};
pub use layout::{CEnum, FieldLayout, NotPlain, Probe, Unwritten, check_enum, checked_padding};
pub use view::{Node, Seen, SeenAs, Target, ViewOf, all_seen, array, elements, equal, seen};
pub use write::{Constant, HasNull, clear, init, pointer, size_of_as, write_plain};
