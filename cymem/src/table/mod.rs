//! One table per type, and what treats whole graphs by it: the derive describes a struct once, and every operation
//! is one interpreter of that description, which is compiled once for all structs.

mod alike;
mod check;
pub(crate) mod copy;
mod counted;
#[cfg(feature = "serde")]
pub(crate) mod de;
pub(crate) mod debug;
pub(crate) mod derived;
pub(crate) mod dot;
pub(crate) mod equal;
mod extent;
pub(crate) mod fault;
mod find;
pub(crate) mod fingerprint;
mod frame;
mod gaps;
mod hashed;
mod header;
pub(crate) mod kind;
mod lane;
mod leaves;
pub(crate) mod load;
#[cfg(feature = "mmap")]
pub(crate) mod map;
#[cfg(feature = "serde")]
mod names;
mod numbers;
pub(crate) mod parse;
pub(crate) mod parts;
mod pass;
#[cfg(feature = "serde")]
mod path;
mod places;
mod plan;
mod read;
pub(crate) mod reference;
mod remaining;
pub(crate) mod report;
mod same_type;
pub(crate) mod save;
mod seen;
#[cfg(feature = "serde")]
pub(crate) mod ser;
mod show;
mod showing;
pub(crate) mod source;
mod stop;
pub(crate) mod target;
mod view;
mod visit;
mod visited;
mod walk;
#[cfg(feature = "serde")]
mod write;
