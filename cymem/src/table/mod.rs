//! One table per type, and what treats whole graphs by it: the derive describes a struct once, and every operation
//! is one interpreter of that description, which is compiled once for all structs.

mod check;
pub(crate) mod copy;
pub(crate) mod dot;
#[cfg(feature = "serde")]
pub(crate) mod de;
mod extent;
pub(crate) mod fault;
pub(crate) mod kind;
#[cfg(feature = "serde")]
mod names;
pub(crate) mod parse;
mod plan;
#[cfg(feature = "serde")]
mod path;
mod read;
pub(crate) mod reference;
pub(crate) mod report;
mod seen;
mod show;
#[cfg(feature = "serde")]
pub(crate) mod ser;
pub(crate) mod source;
mod walk;
#[cfg(feature = "serde")]
mod write;
