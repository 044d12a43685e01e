//! What generated code calls. Not part of the interface.
//!
//! Generated code knows this module under a name of its own and says everything through it.

mod check;
mod elem;
mod enumeration;
mod part;
mod span;
mod terminator;
mod traits;
mod view;
mod write;

pub use core;
pub use core::primitive::{bool, str, u8, u16, usize};
pub use core::result::Result::{self, Err, Ok};

pub use crate::edit::editor::{Editor, EditorOf, in_place};
pub use crate::edit::reach::Reach;
pub use crate::edit::shapes::{all_in_place, numbers_mut};
pub use crate::edit::value::set;
pub use crate::edit::{ArrayEdit, EditShape, Editable};
pub use crate::engine::Engine;
pub use crate::error::Error;
pub use crate::field_list::{AnyPointer, FieldList, Listed, Numbers, check};
pub use crate::fields::{Field, checked_fields};
pub use crate::function::function_field;
pub use crate::graph::free_graph;
pub use crate::list::List;
pub use crate::mirror::{Fields, Mirror, NotNumbers, size_behind};
pub use crate::node::{IsNode, PoolAlloc, Pooled, described as node};
pub use crate::plain::{Phantom, Plain};
pub use crate::pointer::Pointer;
pub use crate::pool::Pool;
pub use crate::put::build::{Build, Context, Failed, Written};
pub use crate::put::count::stored_len;
pub use crate::put::length::{Agreed, Len, Length};
pub use crate::put::never::Never;
pub use crate::put::null::Null;
pub use crate::put::tag::{AgreedTag, Tag, TagFaults, Tagging, Values, distinct, tag_mask, tags_fit};
pub use crate::put::traits::{Put, Source, Write};
pub use crate::shape::back::{Child, Holder, Holds, PointsBack};
pub use crate::shape::block::Block;
pub use crate::shape::bytes::Bytes;
pub use crate::shape::counted::Counted;
pub use crate::shape::cstring::CString;
pub use crate::shape::inline::Inline;
pub use crate::shape::jagged::{Jagged, Row, RowLengths};
pub use crate::shape::linked::Linked;
pub use crate::shape::next::{ChainIter, ListNode, Next};
pub use crate::shape::one::{NewNode, NewNodes, One};
pub use crate::shape::one_of::OneOf;
pub use crate::shape::opaque::Opaque;
pub use crate::shape::pointers::Pointers;
pub use crate::shape::reserved::{Reserved, Room};
pub use crate::shape::tagged::{Case, NewUnions, Tagged, Untagged};
pub use crate::shape::terminated::{Terminated, Terminator, Zero};
pub use crate::shape::text::Text;
pub use crate::shape::traits::Shape;
pub use crate::shape::unchecked::{Unchecked, promised_field, zeroed_by_promise};
pub use crate::shape::utf16::Utf16;
pub use crate::shape::value::{Recipe, Value, Zeroed, zeroed};
pub use crate::shape::with_len::WithLen;
pub use crate::table::derived::{
    Compare, CompareUnion, OrNot, Show, ShowUnion, Views, own_debug, own_eq, union_debug, union_eq,
};
pub use crate::table::kind::{FieldType, Kind};
pub use crate::table::parse::Named;
pub use crate::table::parts::{DebugFn, Derived, EqualFn, How, Parts};
pub use crate::table::reference::Reference;
pub use crate::table::target::{EndsWith, LeadsNowhere, LeadsTo, promised, union};
pub use crate::union::{Cases, Union, WriteCase, checked_cases, plain_case, same_union};
pub use check::{
    AlignmentField, BytesField, ConstantField, NotPlain, OpaqueField, OtherField, PhantomField, PlainField,
    PlainTerminator, Probe, UnionField, VoidField, generic, phantom,
};
pub use elem::Elem;
pub use enumeration::{CEnum, check_enum};
pub use part::{alignment, position};
pub use span::{distance, end};
pub use terminator::ends_with;
pub use traits::{eq_generic_view, eq_view, fmt_case, fmt_generic_view, fmt_view};
pub use view::{
    Elsewhere, Node, Seen, SeenAs, SeenCopied, SeenUnion, Target, ViewOf, all_seen, array, behind, elements,
    equal, get, numbers, seen,
};
pub use write::{Constant, HasNull, Writer, list_in, write_terminator};
