//! Shapes: what a slot is to C, and how it is seen.
//!
//! They are met in the types of views. `svm_node **` with `#[pool(len = l, each(terminator = …))]` is a
//! [`Counted`]`<`[`Terminated`]`<…>>`, and its view a [`List`] of slots.

// A shape is one file: its marker, what is written as it, and how it is seen.
pub(crate) mod back;
pub(crate) mod block;
pub(crate) mod bytes;
pub(crate) mod counted;
pub(crate) mod cstring;
pub(crate) mod ended;
pub(crate) mod inline;
pub(crate) mod items;
pub(crate) mod jagged;
pub(crate) mod letter;
pub(crate) mod linked;
pub(crate) mod next;
pub(crate) mod one;
pub(crate) mod one_of;
pub(crate) mod opaque;
pub(crate) mod pointers;
pub(crate) mod reserved;
pub(crate) mod tagged;
pub(crate) mod terminated;
pub(crate) mod text;
pub(crate) mod traits;
pub(crate) mod unchecked;
pub(crate) mod utf16;
pub(crate) mod value;
pub(crate) mod with_len;

pub use crate::list::{List, ListIter};
pub use crate::pointer::Pointer;
pub use crate::put::tag::Tag;
pub use crate::union::{Cases, Union};
pub use back::{Child, PointsBack};
pub use block::{Block, Strings};
pub use bytes::Bytes;
pub use counted::Counted;
pub use cstring::CString;
pub use ended::Ended;
pub use inline::Inline;
pub use jagged::{Jagged, Row};
pub use linked::Linked;
pub use next::{ChainIter, ListNode, Next};
pub use one::One;
pub use one_of::OneOf;
pub use opaque::Opaque;
pub use pointers::Pointers;
pub use reserved::Reserved;
pub use tagged::{Tagged, Untagged};
pub use terminated::{Terminated, Terminator, Zero};
pub use text::Text;
pub use traits::Shape;
pub use unchecked::Unchecked;
pub use utf16::Utf16;
pub use value::Value;
pub use with_len::WithLen;
