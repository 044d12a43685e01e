//! Changing a finished graph: what the editors of [`Graph::edit`](crate::Graph::edit) give out.
//!
//! `#[pool(edit)]` generates an editor `TEdit` for a struct `T`. Arrays and values that it leads to are these
//! types, or plain slices where the elements are Rust's own numbers.

mod array;
pub(crate) mod editor;
mod graph;
mod list;
pub(crate) mod reach;
pub(crate) mod shapes;
mod traits;
pub(crate) mod value;

pub use array::ArrayEdit;
pub use editor::Editable;
pub use list::ListEdit;
pub use traits::{EditElements, EditShape};
pub use value::ValueEdit;
