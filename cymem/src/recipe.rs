//! `Recipe`: what stands for a new node where a pointer is due.

/// An Init of a node that may also stand where a pointer to the node is due; the node then gets
/// memory of its own. Implemented for the generated `TInit` and for plain values, but for `Option`
/// of a function pointer: where a pointer is due, `None` is the null pointer.
#[doc(hidden)]
pub trait Recipe {}
