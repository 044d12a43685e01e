//! One table per type, and what treats whole graphs by it: the derive describes a struct once, and every operation
//! is one interpreter of that description, which is compiled once for all structs.

mod check;
pub(crate) mod copy;
mod extent;
pub(crate) mod fault;
pub(crate) mod kind;
pub(crate) mod parse;
mod plan;
mod read;
pub(crate) mod reference;
mod seen;
pub(crate) mod source;
mod walk;
