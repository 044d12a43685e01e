//! One table per type, and what treats whole graphs by it: the derive describes a struct once, and every operation
//! is one interpreter of that description, which is compiled once for all structs.

mod check;
pub(crate) mod copy;
pub(crate) mod dot;
mod extent;
pub(crate) mod fault;
pub(crate) mod fingerprint;
mod header;
pub(crate) mod kind;
pub(crate) mod load;
pub(crate) mod parse;
mod plan;
mod read;
pub(crate) mod reference;
pub(crate) mod report;
pub(crate) mod save;
mod seen;
mod show;
pub(crate) mod source;
mod walk;
